"""`inputs.py SOURCE SITTINGS FOLDER`: what TaskJuggler, Hugo and pandoc read, made of a schedule and of
the sittings that a peer has placed."""

import sys
import tomllib
from datetime import timedelta
from pathlib import Path


def main():
    source = tomllib.loads(Path(sys.argv[1]).read_text())
    sittings, folder = Path(sys.argv[2]).read_text(), Path(sys.argv[3])
    (folder / "schedule.tjp").write_text(project(source))
    (folder / "table.md").write_text(sittings)
    site(source, sittings, folder / "site")


def project(source):
    # A week more than there are days: TaskJuggler takes no project that is full to the last minute.
    end = source["last-day"] + timedelta(days=8)
    hours = ", ".join(hours.replace("-", " - ") for hours in source["sessions"])
    lines = [
        f'project peers "{source["name"]}" {source["first-day"]} - {end} {{',
        f'  timezone "{source["time-zone"]}"',
        "  timingresolution 5min",
        "  dailyworkinghours 6",
        f"  workinghours mon - fri {hours}",
        "  workinghours sat, sun off",
        "}",
    ]
    tracks = list(source.get("tracks", {"room": {}}))
    lines += [f'resource {track} "{track}"' for track in tracks]
    before = {}
    for number, meeting in enumerate(source["meeting"]):
        track = meeting.get("track", tracks[0])
        lines += task(number, meeting, track, before.get(track))
        before[track] = number
    return "\n".join(lines + REPORTS) + "\n"


def task(number, meeting, track, before):
    effort = meeting["duration"].replace("m", "min")
    if "session" in effort:
        effort = f"{int(effort.split()[0]) * 3}h"
    after = [] if before is None else [f"  depends !m{before}"]
    name = " ".join([meeting["group"], meeting.get("title", "")]).strip()
    return [f'task m{number} "{name}" {{', f"  effort {effort}", f"  allocate {track}", *after, "}"]


REPORTS = [
    'taskreport "schedule" {',
    "  formats html",
    "  columns name, start, end",
    '  timeformat "%A %d %B %H:%M"',
    "}",
    'icalreport "calendar" {',
    "}",
]


def site(source, sittings, folder):
    rows = [row.strip("| ").split(" | ") for row in sittings.splitlines()[4:]]
    tables = [f"[[sitting]]\nday = '{day}'\nhours = '{hours}'\nlabel = '{label}'" for day, hours, label in
              ((row[0], row[1], row[-1]) for row in rows)]
    for name, text in {
        "hugo.toml": f'title = "{source["name"]}"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap"]\n',
        "data/schedule.toml": "\n\n".join(tables) + "\n",
        "layouts/index.html": LAYOUT,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


LAYOUT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{{ .Site.Title }}</title>
<h1>{{ .Site.Title }}</h1>
<table>
{{- range .Site.Data.schedule.sitting }}
<tr><th scope="row">{{ .day }}<td>{{ .hours }}<td>{{ .label | markdownify }}
{{- end }}
</table>
</html>
"""

if __name__ == "__main__":
    main()
