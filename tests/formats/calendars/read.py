"""Reads calendars with icalendar, and says when each event is, by the zone that is in the file.

    read.py FILE...

Writes FILE.icalendar beside each, with lines of UID, beginning, end, status, sequence and stamp.
"""

import sys
from datetime import datetime, timezone
from pathlib import Path

from icalendar import Calendar


def problems_of(calendar):
    """What icalendar found wrong; it reads on, and gathers it."""
    for component in calendar.walk():
        for name, error in component.errors:
            yield f"{component.name} {name}: {error}"


def moment(event, name, zone):
    """An instant by Greenwich, or a day."""
    if name not in event:
        return "-"
    value = event[name].dt
    if not isinstance(value, datetime):
        return value.isoformat()
    if zone and event[name].params.get("TZID"):
        own = value.replace(tzinfo=zone).astimezone(timezone.utc)
        known = value.astimezone(timezone.utc)
        if own != known:
            raise ValueError(f"{event['UID']}: {own} by the file, {known} by the tz database")
        value = own
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(path):
    calendar = Calendar.from_ical(path.read_bytes())
    zones = [own.to_tz(lookup_tzid=False) for own in calendar.walk("VTIMEZONE")]
    zone = zones[0] if zones else None
    lines = []
    for event in calendar.walk("VEVENT"):
        moments = [moment(event, name, zone) for name in ("DTSTART", "DTEND")]
        version = [str(event["SEQUENCE"]), moment(event, "DTSTAMP", None)]
        lines.append("\t".join([str(event["UID"]), *moments, str(event["STATUS"]), *version]))
    Path(f"{path}.icalendar").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return list(problems_of(calendar))


def main(paths):
    problems = [f"{path}: {problem}" for path in map(Path, paths) for problem in read(path)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
