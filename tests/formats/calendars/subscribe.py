"""A small model of a reader who is subscribed to a calendar: it takes an event only if its SEQUENCE is
greater than that of the event it has, or the same and its DTSTAMP is greater.

    subscribe.py READER FILE...

The files are the calendar as it was published, one time after the other, and FILE.READER is what a
reader makes of each. Every event has to be taken in the version that was published last.
"""

import sys
from pathlib import Path


def events_of(path, reader):
    """The events of a calendar by UID: their version, and what is shown of them."""
    lines = Path(f"{path}.{reader}").read_text("utf-8").splitlines()
    for line in lines:
        uid, starts, ends, status, sequence, stamp = line.split("\t")
        yield uid, (int(sequence), stamp), (starts, ends, status)


def main(reader, paths):
    known, wrong, taken = {}, [], 0
    for path in paths:
        for uid, version, shown in events_of(path, reader):
            if uid not in known or version > known[uid][0]:
                taken += uid in known and known[uid][1] != shown
                known[uid] = (version, shown)
            if known[uid][1] != shown:
                wrong.append(f"{path}: {uid} is still {known[uid]}, and should be {shown}")
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{reader}: {len(paths)} calendars, {taken} moves are seen")
    return len(wrong) > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
