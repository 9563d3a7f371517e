"""The sources that `run` makes: each a name, the text, and what is expected of the command."""

MIB = 1024 * 1024
MOST = 16 * MIB

HEAD = """conference = "X1"
name = "X1 meetings"
time-zone = "UTC"
first-day = 2026-03-16
last-day = 2026-03-19
sessions = ["10:00-13:00", "15:00-18:00"]
"""
GROUP = "[groups.G]\nname = \"Group\"\n"
MEETING = "[[meeting]]\ngroup = \"G\"\nduration = \"1h\"\n"
TAIL = GROUP + MEETING
YEAR = HEAD.replace("2026-03-19", "2027-03-15").replace('"10:00-13:00", "15:00-18:00"', '"08:00-18:00"')


def fill(piece, most=MOST - 4096):
    """As many of a piece as a source may have."""
    return piece * (most // len(piece.encode()))


def numbered(form, number):
    """A piece for each number, up to the size that a source may have."""
    made, size = [], 0
    for i in range(number):
        piece = form.format(i=i)
        size += len(piece)
        if size > MOST - 128 * 1024:
            break
        made.append(piece)
    return "".join(made)


def titled(text):
    """A schedule with a title."""
    return HEAD + f"title = '''{text}'''\n" + TAIL


def plain():
    """Texts of every size that are one thing many times."""
    yield "100 MB of remarks", HEAD + "# remark\n" * (100 * MIB // 9) + TAIL
    yield "100 MB of one letter", "a" * (100 * MIB)
    yield "100 MB of NUL", "\0" * (100 * MIB)
    yield "100 MB that are no UTF-8", b"\xff" * (100 * MIB)
    yield "16 MiB of remarks", HEAD + fill("# remark\n") + TAIL
    yield "16 MiB of one letter", fill("a")
    yield "16 MiB of NUL", fill("\0")
    yield "16 MiB that are no UTF-8", b"\xff" * (MOST - 4096)
    yield "16 MiB of line ends", fill("\n")
    yield "16 MiB of carriage returns", fill("\r")
    yield "16 MiB of invisible characters", fill("\u200b")
    yield "16 MiB of invisible characters in a text", titled(fill("\u200b"))
    yield "16 MiB of quotation marks", fill('"')
    yield "16 MiB of equals signs", fill("=\n")
    yield "16 MiB of unclosed texts", fill('a = "\n')
    yield "16 MiB of unclosed notes", fill('a = """\n')
    yield "16 MiB of CR LF", fill("# remark\r\n")


def nested():
    """Levels within levels."""
    for levels in [10_000, 1_000_000]:
        for name, opens, closes in [("lists", "[", "]"), ("tables in braces", "{a=", "}")]:
            inner = "1" if opens != "[" else ""
            yield f"{levels} {name}", HEAD + "x = " + opens * levels + inner + closes * levels + "\n" + TAIL
            yield f"{levels} {name}, open", HEAD + "x = " + opens * levels
        dotted = "a" + ".a" * levels
        yield f"{levels} dotted keys", HEAD + dotted + " = 1\n" + TAIL
        yield f"{levels} dotted keys in a heading", HEAD + TAIL + f"[{dotted}]\n"
        yield f"{levels} dotted keys in a double heading", HEAD + TAIL + f"[[{dotted}]]\n"
        yield f"{levels} groups below each other", HEAD + TAIL + "[groups.G" + ".subgroups.a" * levels + "]\n"
    yield "headings that each go deeper", HEAD + TAIL + "".join("[a" + ".a" * i + "]\n" for i in range(4000))
    yield "dotted keys that each go deeper", HEAD + "".join("a" + ".a" * i + ".b = 1\n" for i in range(4000)) + TAIL


def many():
    """As many of everything as a source may have."""
    m = 2_000_000
    yield "unknown keys", HEAD + numbered("k{i}=1\n", m) + TAIL
    yield "unknown keys of a meeting", HEAD + TAIL + numbered("k{i}=1\n", m)
    yield "unknown keys nearly known", HEAD + TAIL + numbered("duratio{i}=1\n", m)
    yield "unknown tables", HEAD + TAIL + numbered("[k{i}]\n", m)
    yield "one unknown key of 16 MiB", HEAD + fill("a") + "=1\n" + TAIL
    yield "one unknown word of 16 MiB", HEAD + 'status = "' + fill("a") + '"\n' + TAIL
    yield "one unknown group of 16 MiB", HEAD + GROUP + MEETING.replace('"G"', '"' + fill("a") + '"')
    yield "one wrong date of 16 MiB", HEAD.replace('2026-03-16', '"' + fill("1.") + '"') + TAIL
    yield "one wrong duration of 16 MiB", HEAD + GROUP + MEETING.replace('"1h"', '"' + fill("1h ") + '"')
    yield "one wrong range of 16 MiB", HEAD.replace('"10:00-13:00"', '"' + fill("1-2, ") + '"') + TAIL
    yield "one wrong moment of 16 MiB", HEAD + TAIL + 'starts = "' + fill("1 ") + '"\n'
    yield "one wrong zone of 16 MiB", HEAD.replace('UTC', fill("Zurich ")) + TAIL
    yield "one number of 16 MiB", HEAD + "interpretation-teams = " + fill("9") + "\n" + TAIL
    yield "one wrong address of 16 MiB", HEAD + 'livestream = "' + fill("www. ") + '"\n' + TAIL
    yield "groups", HEAD + numbered("[groups.g{i}]\n", m) + TAIL
    yield "groups without a meeting", HEAD + numbered("[groups.g{i}]\n", m)
    yield "groups with one name", HEAD + fill("[groups.G]\n") + TAIL
    yield "sub-working groups", HEAD + TAIL + numbered("[groups.G.subgroups.g{i}]\n", m)
    yield "groups and unknown groups", HEAD + numbered("[groups.g{i}]\n", 200_000) + numbered('[[meeting]]\ngroup="h{i}"\nduration="1m"\n', 200_000)
    yield "groups and groups nearly known", HEAD + numbered("[groups.group{i}]\n", 300_000) + numbered('[[meeting]]\ngroup="grup{i}"\nduration="1m"\n', 220_000)
    yield "meetings of one group", HEAD + GROUP + fill(MEETING)
    yield "meetings", YEAR + GROUP + numbered('[[meeting]]\ngroup="G"\nid="m{i}"\nduration="1m"\n', m)
    yield "meetings that do not fit", HEAD + GROUP + numbered('[[meeting]]\ngroup="G"\nid="m{i}"\nduration="1h"\n', m)
    yield "meetings after unknown ones", HEAD + GROUP + numbered('[[meeting]]\ngroup="G"\nid="m{i}"\nduration="1m"\nafter=["n{i}"]\n', m)
    yield "meetings after all others", HEAD + GROUP + numbered('[[meeting]]\ngroup="G"\nid="m{i}"\nduration="1m"\n', 100_000) + 'after=[' + numbered('"m{i}",', 99_000) + "]\n"
    yield "meetings after the one before", YEAR + GROUP + '[[meeting]]\ngroup="G"\nid="m"\nduration="1m"\n' + "".join(f'[[meeting]]\ngroup="G"\nid="m{i}"\nduration="1m"\nafter=["m{max(i - 1, 0)}"]\n' for i in range(200_000))
    yield "meetings that resume each other", YEAR + GROUP + '[[meeting]]\ngroup="G"\nid="m0"\nduration="100h"\n' + numbered('[[meeting]]\nresumes="m0"\nid="r{i}"\n', m)
    yield "pinned meetings", YEAR + GROUP + "".join(f'[[meeting]]\ngroup="G"\nid="m{i}"\nduration="1m"\nstarts="2026-03-{16 + i % 4} 10:{i % 60:02}"\n' for i in range(180_000))
    yield "meetings with wrong values", HEAD + GROUP + numbered('[[meeting]]\ngroup=1\nduration=2\nid=3\n', m)
    yield "values without quotation marks", HEAD + numbered("a{i}=x\n", m) + TAIL
    yield "dates that do not exist", HEAD + numbered("a{i}=2026-02-30\n", m) + TAIL
    yield "keys written twice", HEAD + fill("a=1\n") + TAIL
    yield "keys of a meeting written twice", HEAD + TAIL + fill('duration="1h"\n')
    yield "single brackets", HEAD + GROUP + fill('[meeting]\ngroup="G"\n')
    yield "lines that are no TOML", HEAD + fill("what is this\n")
    yield "events", HEAD + TAIL + numbered('[[event]]\ntitle="e{i}"\non=[2026-03-16]\n', m)
    yield "events on every day of a year", YEAR + TAIL + numbered('[[event]]\ntitle="e{i}"\ntime="10:00-11:00"\n', m)
    yield "events with one name", HEAD + TAIL + fill('[[event]]\ntitle="e"\n')
    yield "rooms", HEAD + numbered("[rooms.r{i}]\n", m) + TAIL
    yield "rooms and other rooms", HEAD + numbered("[rooms.r{i}]\n", 300_000) + GROUP + numbered('[[meeting]]\ngroup="G"\nid="m{i}"\nduration="1m"\nroom="s{i}"\n', 160_000)
    yield "rooms, and meetings in the last", HEAD + numbered("[rooms.r{i}]\n", 200_000) + GROUP + numbered('[[meeting]]\ngroup="G"\nid="m{i}"\nduration="1m"\nroom="r199999"\n', 160_000)
    yield "tracks", HEAD + numbered("[tracks.t{i}]\n", m) + GROUP + MEETING + 'track="t1"\n'
    yield "tracks and unknown tracks", HEAD + numbered("[tracks.t{i}]\n", 1000) + GROUP + numbered('[[meeting]]\ngroup="G"\nid="m{i}"\nduration="1m"\ntrack="u{i}"\n', m)
    yield "sessions of a minute, days and tracks", YEAR.replace('"08:00-18:00"', ",".join(f'"{h:02}:{n:02}-{h:02}:{n + 1:02}"' for h in range(24) for n in range(0, 59, 2))) + numbered("[tracks.t{i}]\n", 1000) + GROUP + MEETING + 'track="t1"\n'
    yield "sessions that overlap", HEAD.replace('"10:00-13:00"', fill('"10:00-13:00",') + '"10:00-13:00"') + TAIL
    yield "sessions with wrong hours", HEAD.replace('"10:00-13:00"', fill('"1-2",') + '"10:00-13:00"') + TAIL
    yield "wrong days", HEAD + numbered("[days.d{i}]\n", m) + TAIL
    yield "days of other years", HEAD + "".join(f"[days.{y}-{mo:02}-{d:02}]\n" for y in range(1000, 3000) for mo in range(1, 13) for d in range(1, 29))[:MOST - 4096].rsplit("\n", 1)[0] + "\n" + TAIL
    yield "hours held", HEAD + '[days.2026-03-16]\nheld=[' + fill('"10:00-10:01",') + "]\n" + TAIL
    yield "extra sessions", HEAD + '[days.2026-03-16]\nextra=[' + fill('"20:00-20:01",') + "]\n" + TAIL
    yield "items of an agenda", HEAD + TAIL + "agenda=[" + numbered('"i{i}",', m) + "]\n"
    yield "items of an agenda that are no items", HEAD + TAIL + "agenda=[" + fill("1,") + "]\n"
    yield "speakers", HEAD + TAIL + "speakers=[" + numbered('"s{i}",', m) + "]\n"
    yield "co-chairs", HEAD + GROUP + "co-chairs=[" + numbered('"s{i}",', m) + "]\n" + MEETING
    yield "joint meetings", HEAD + numbered("[groups.g{i}]\n", 400_000) + TAIL + "with=[" + numbered('"g{i}",', 400_000) + "]\n"
    yield "deadlines", HEAD + TAIL + numbered('[[deadline]]\ntitle="d{i}"\non=2026-03-01\n', m)
    yield "deadlines before unknown meetings", HEAD + TAIL + numbered('[[deadline]]\ntitle="d{i}"\nbefore="g{i}"\n', m)
    yield "documents", HEAD + TAIL + numbered('[[document]]\nsymbol="d{i}"\n', m)
    yield "waivers", HEAD + TAIL + numbered('[[allow]]\ncode="P0205"\nreason="r"\nat="groups.g{i}"\n', m)
    yield "waivers and warnings", HEAD + numbered("[groups.g{i}]\n", 240_000) + TAIL + numbered('[[allow]]\ncode="P0205"\nreason="r"\nat="groups.g{i}"\n', 200_000)
    yield "languages", HEAD + "languages=[" + fill('"en",') + "]\n" + TAIL
    yield "outputs", HEAD + "outputs=[" + fill('"html",') + "]\n" + TAIL
    yield "a text in languages that are none", HEAD + "title={" + numbered('k{i}="a",', m)[:-1] + "}\n" + TAIL
    yield "vacant offices", HEAD + numbered('[groups.g{i}]\nchair="vacant"\n', m) + TAIL
    yield "keys written twice in one line", HEAD + "x={" + fill("a=1,") + "a=1}\n" + TAIL
    yield "wrong values in one line", HEAD + "x=[" + fill("a,") + "a]\n" + TAIL
    yield "inline sub-working groups of a long name", HEAD + TAIL + '[groups."' + "n" * 200 + '"]\nsubgroups={' + numbered("g{i}={{}},", m)[:-1] + "}\n"
    yield "names that are too long", HEAD + TAIL + "".join(f"[groups.{'n' * 300}{i}]\n" for i in range(40_000))
    yield "titles of 4000 bytes on every day", YEAR + TAIL + "".join(f'[[event]]\nid="e{i}"\ntitle="{"t" * 3990}"\n' for i in range(540))
    yield "titles of 4000 bytes in every session", YEAR + GROUP + "".join(f'[[meeting]]\ngroup="G"\nid="m{i}"\nduration="{1 + i % 9}h"\ntitle="{"t" * 3990}"\n' for i in range(500))
    yield "a title of 4000 bytes for 2000 sessions", YEAR.replace('"08:00-18:00"', ",".join(f'"{h:02}:00-{h:02}:55"' for h in range(1, 23))) + GROUP + f'[[meeting]]\ngroup="G"\nduration="2000 sessions"\ntitle="{"t" * 3990}"\nnote="{"n" * 15990}"\nagenda=[' + f'"{"a" * 3990}",' * 999 + "]\nspeakers=[" + f'"{"s" * 3990}",' * 999 + "]\n"
    yield "meetings that resume each other in turn", YEAR + numbered("[groups.g{i}]\n", 1000) + GROUP + '[[meeting]]\ngroup="G"\nid="m0"\nduration="100h"\nwith=[' + numbered('"g{i}",', 999) + "]\n" + "".join(f'[[meeting]]\nresumes="m{i}"\nid="m{i + 1}"\n' for i in range(200_000))
    yield "tracks on every day of a year", YEAR + numbered("[tracks.t{i}]\n", 270) + GROUP + MEETING + 'track="t1"\n'
    yield "a last version outside the folder", HEAD + TAIL + '[revision]\nnumber=1\nsince="/dev/zero"\n'
    yield "unsafe texts", HEAD + TAIL + "speakers=[" + numbered('"<b>{i}",', m) + "]\n"


def texts():
    """Titles of nearly 16 MiB, and short ones many times."""
    pieces = {
        "one word": "a", "words": "word ", "one emphasis": "*a* ", "stars": "*", "stars and letters": "*a",
        "double stars": "**a", "stars that open": "*a ", "stars that close": "a* ", "underscores": "_a_ ",
        "mixed marks": "*a_b**c__", "brackets": "[", "brackets that close": "]", "pairs of brackets": "[]",
        "links": "[a](https://a) ", "open links": "[a](", "links in angles": "[a](<b", "references": "[a][b] ",
        "definitions": "[a]: b\n\n", "definitions of many": "[a]: b\n", "images": "![", "backticks": "`",
        "backticks of many lengths": None, "code": "`a` ", "angles": "<", "closing angles": ">", "comments": "<!--",
        "instructions": "<?", "declarations": "<!A", "tags": "<a ", "ampersands": "&", "entities": "&amp;",
        "backslashes": "\\", "line ends": "\n", "hard breaks": "a  \n", "paragraphs": "a\n\n", "headings": "# a\n",
        "lists": "- a\n", "quotations": "> ", "fences": "```\n", "tildes": "~~~\n", "tables": "|a|\n|-|\n",
        "numbers": "1. ", "dates": "16 March 2026 ", "wrong dates": "17 March 2026 Monday ", "other days": "20 April 2026 ",
        "hours": "10:00-13:00 ", "hyphens": "16-19 March 2026, ", "weekdays": "Monday ", "months": "March ",
        "conferences": "X2 ", "years": "2025 ", "capital letters": "A ", "dashes": "\u2013", "combining marks": "\u0301",
        "wide letters": "\u4e2d", "emoji": "\U0001f9a6\u200d", "right to left": "\u05d0 ", "addresses": "https://a ",
        "mail addresses": "a@b.c ", "zones": "CET ", "rooms": "Room ", "quotation marks": "\" ", "soft hyphens": "\u00ad",
    }
    for name, piece in pieces.items():
        if piece is None:
            text = "".join("`" * i + " " for i in range(1, 5600))
        else:
            text = fill(piece, MOST - 8192)
        yield f"a title: {name}", titled(text)
        yield f"a short title: {name}", titled(text.encode()[:9000].decode(errors="ignore"))


def extremes():
    """Numbers, durations, days and hours beyond all bounds."""
    whole = ["0", "-1", "1", "4294967295", "4294967296", "9223372036854775807", "9223372036854775808",
             "-9223372036854775808", "1" * 400, "0xffffffff", "0xffffffffffffffffff", "0o777", "0b1", "1_000", "1e400", "inf", "nan", "-inf", "1.5"]
    for key, where in [("interpretation-teams", "top"), ("numbered-from", "group"), ("number", "revision"), ("days-before", "deadline")]:
        for value in whole:
            yield f"{key} = {value[:24]}", placed(where, f"{key} = {value}\n")
    durations = ["0m", "1m", "8784h", "8784h1m", "99999999999h", "999999999999999999999m", "2000 sessions", "2000.001 sessions",
                 "4294967296 sessions", "0.001 sessions", "0.0001 sessions", "-1h", "1h60m", "00000000000000000000000001h", "1e9h", "\u0661h", "1h" + "0" * 400 + "1m", "4294967295m"]
    for key in ["duration", "at-least", "at-most", "took", "extended"]:
        for value in durations:
            yield f"{key} = {value[:24]}", placed("meeting", f'{key} = "{value}"\n')
    for key in ["no-start-in-last", "change-over"]:
        for value in durations:
            yield f"{key} = {value[:24]}", placed("top", f'{key} = "{value}"\n')
    moments = ["0000-01-01 00:00", "0001-01-01 00:00", "9999-12-31 23:59", "2026-02-30 10:00", "2026-03-16 24:00", "2026-03-16 23:60",
               "-9999-01-01 00:00", "+262142-12-31 23:59", "99999-01-01 00:00", "2026-03-16 10:00:60", "2026-03-16 99:99"]
    for key in ["starts", "not-before", "ended", "suspended"]:
        for value in moments:
            yield f"{key} = {value}", placed("meeting", f'{key} = "{value}"\n')
    for value in moments:
        yield f"as-of = {value}", placed("top", f'as-of = "{value}"\n')
    native = ["0000-01-01", "0001-01-01", "9999-12-31", "2026-02-30", "1970-01-01", "2099-12-31", "2100-01-01", "0000-01-01T00:00:00Z",
              "9999-12-31T23:59:60+23:59", "23:59:60", "2026-03-16T10:00:00.99999999999999999999"]
    for key in ["first-day", "last-day", "issued"]:
        for value in native:
            text = placed("top", f"{key} = {value}\n") if key == "issued" else "".join(
                f"{key} = {value}\n" if line.startswith(key) else line for line in (HEAD + TAIL).splitlines(True))
            yield f"{key} = {value}", text
    for key, where in [("starts", "meeting"), ("on", "meeting"), ("start-by", "meeting"), ("issued", "revision"), ("on", "deadline"), ("issued", "document"), ("as-of", "top")]:
        for value in native:
            yield f"{key} = {value}", placed(where, f"{key} = {value}\n")
    hours = ["00:00-24:00", "00:00-00:00+1", "23:59-23:58+1", "00:00-23:59+1", "24:00-25:00", "99:99-99:99", "00:00-00:01", "10:00-13:00+9", "999999999999:0-1:0", "-1:00-2:00"]
    for value in hours:
        yield f"sessions = {value}", (HEAD + TAIL).replace("10:00-13:00", value)
        yield f"held = {value}", placed("day", f'held = ["{value}"]\n')
        yield f"extra = {value}", placed("day", f'extra = ["{value}"]\n')
        yield f"time = {value}", placed("event", f'time = "{value}"\n')
        yield f"start-by = {value}", placed("meeting", f'start-by = "{value[:5]}"\n')
    for first, last in [("1000-01-01", "2000-01-01"), ("0001-01-01", "9999-12-31"), ("2026-01-01", "2027-01-01"), ("2026-01-01", "2027-01-02"), ("1970-01-01", "2099-12-31"), ("2099-12-31", "2099-12-31"), ("1970-01-01", "1970-01-01")]:
        yield f"days from {first} to {last}", (HEAD + TAIL).replace("2026-03-16", first).replace("2026-03-19", last)
    yield "long meetings at the end of time", (HEAD + TAIL).replace("2026-03-16", "2099-12-31").replace("2026-03-19", "2099-12-31").replace('"15:00-18:00"', '"15:00-14:59+1"') + 'took="8784h"\n'


PLACES = {
    "group": "[groups.G]\n", "revision": "[revision]\n", "deadline": '[[deadline]]\ntitle = "D"\nbefore = "G"\n',
    "document": '[[document]]\ntitle = "D"\n', "day": '[days."2026-03-16"]\n', "event": '[[event]]\ntitle = "E"\n',
}


def placed(where, line):
    """A schedule with a line in one of its tables."""
    if where == "top":
        return HEAD + line + TAIL
    if where == "group":
        return HEAD + GROUP + line + MEETING
    if where == "meeting":
        own = "".join(kept for kept in MEETING.splitlines(True) if kept.split(" =")[0] != line.split(" =")[0])
        return HEAD + GROUP + own + line
    if where == "deadline" and line.startswith("on "):
        return HEAD + TAIL + '[[deadline]]\ntitle = "D"\n' + line
    return HEAD + TAIL + PLACES[where] + line


FAMILIES = {"plain": plain, "nested": nested, "many": many, "texts": texts, "extremes": extremes}
