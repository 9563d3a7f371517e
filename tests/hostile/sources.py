"""Writes a source for each hostile text that is accepted, into a folder: sources.py FOLDER.

The text stands wherever one can stand in a schedule; `0.toml` has a harmless one.
"""

import json
import pathlib
import sys
import tomllib

HERE = pathlib.Path(__file__).parent

FORM = """conference = {t}
name = {t}
title = {t}
organisation = {t}
secretariat = {t}
president = {person}
venue = {t}
note = {t}
nominations = {t}
side-events = {t}
interpretation = {t}
office-holders = true
show-offices = true
time-zone = "UTC"
first-day = 2026-03-16
last-day = 2026-03-16
sessions = ["10:00-13:00"]
[days.2026-03-16]
note = {t}
[tracks.A]
name = {t}
room = {t}
note = {t}
[groups.G]
acronym = {t}
name = {t}
chair = {person}
[groups.G.subgroups.S]
name = {t}
rapporteur = {person}
[[meeting]]
group = "G/S"
track = "A"
duration = "1h"
title = {t}
note = {t}
speakers = [{t}]
agenda = [{{ title = {t}, item = {t}, document = {t} }}]
[[meeting]]
id = "cancelled"
track = "A"
duration = "1h"
title = {t}
cancelled = {t}
[[event]]
title = {t}
host = {t}
room = {t}
note = {t}
time = "11:00-11:10"
[[document]]
title = {t}
[[deadline]]
title = {t}
on = 2026-03-01
"""


def typed(text):
    """The text as it is typed in TOML."""
    return json.dumps(text, ensure_ascii=False)


def main():
    folder = pathlib.Path(sys.argv[1])
    texts = tomllib.loads((HERE / "texts.toml").read_text())["text"]
    accepted = [text["typed"] for text in texts if "refused" not in text]
    for number, text in enumerate(["harmless", *accepted]):
        # A person has a name.
        source = FORM.format(t=typed(text), person=typed("Ms. X " + text))
        (folder / f"{number}.toml").write_text(source)


main()
