"""Follows a calendar from one version to the next with icalendar, as a subscribed reader does.

    follow.py OLD NEW

Prints what changes for the delegate who reads it, a line each.
"""

import sys
from pathlib import Path

from icalendar import Calendar


def events_of(path):
    calendar = Calendar.from_ical(Path(path).read_bytes())
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def when(event):
    starts, ends = event["DTSTART"].dt, event["DTEND"].dt
    return f"{starts:%a %H:%M}-{ends:%H:%M}"


def is_shown(event):
    return event is not None and str(event["STATUS"]) != "CANCELLED"


def change(old, new):
    """What a reader shows of one event; the newer SEQUENCE counts, the same one changes nothing."""
    if old is not None and new is not None and int(new["SEQUENCE"]) <= int(old["SEQUENCE"]):
        new = old
    if is_shown(old) and not is_shown(new):
        return f"cancelled {when(old)}"
    if not is_shown(old):
        return f"added {when(new)}" if is_shown(new) else None
    return None if when(old) == when(new) else f"{when(old)} -> {when(new)}"


def main(old, new):
    old, new = events_of(old), events_of(new)
    for uid in sorted({*old, *new}):
        # A reader that keeps what it has heard of keeps what is not told of any more.
        told = change(old.get(uid), new.get(uid, old.get(uid)))
        if told:
            print(f"{uid.split('.')[0]}: {told}")


if __name__ == "__main__":
    main(*sys.argv[1:])
