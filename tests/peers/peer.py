"""What a secretariat's own script would do: `peer.py SOURCE FOLDER` places the meetings of a schedule
and writes its page, its Markdown and its calendar."""

import sys
import tomllib
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from jinja2 import Environment, FileSystemLoader
from markdown_it import MarkdownIt


def main():
    source = tomllib.loads(Path(sys.argv[1]).read_text())
    folder = Path(sys.argv[2])
    sittings = place(source)
    inline = MarkdownIt().renderInline
    for sitting in sittings:
        sitting["html"] = inline(sitting["label"])
    templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    page = templates.get_template("peer.html.jinja")
    (folder / "peer.html").write_text(page.render(name=source["name"], sittings=sittings))
    (folder / "peer.md").write_text(markdown(source["name"], sittings))
    (folder / "peer.ics").write_bytes(calendar(sittings, ZoneInfo(source["time-zone"])))


def place(source):
    tracks = list(source.get("tracks", {None: None}))
    left = {track: frame(source) for track in tracks}
    session = minutes_between(*source["sessions"][0].split("-"))
    sittings = []
    for meeting in source["meeting"]:
        sessions = left[meeting.get("track", tracks[0])]
        remains = minutes(meeting["duration"], session)
        while remains:
            start, end = sessions[0]
            until = min(end, start + timedelta(minutes=remains))
            remains -= (until - start).seconds // 60
            sessions[0] = (until, end)
            if until == end:
                sessions.pop(0)
            sittings.append(sitting(source, meeting, start, until))
    return sorted(sittings, key=lambda sitting: sitting["start"])


def frame(source):
    day, sessions = source["first-day"], []
    while day <= source["last-day"]:
        for hours in source["sessions"] if day.weekday() < 5 else []:
            opens, closes = map(time.fromisoformat, hours.split("-"))
            sessions.append((datetime.combine(day, opens), datetime.combine(day, closes)))
        day += timedelta(days=1)
    return sessions


def minutes(duration, session):
    number = int(duration.split()[0].rstrip("m"))
    return number * session if "session" in duration else number


def minutes_between(opens, closes):
    hours = [datetime.strptime(hour, "%H:%M") for hour in (opens, closes)]
    return (hours[1] - hours[0]).seconds // 60


def sitting(source, meeting, start, end):
    word, _, part = meeting["group"].partition("/")
    group = source["groups"][word]
    names = [group["subgroups"][part]["name"]] if part else []
    names += [meeting["title"]] if "title" in meeting else []
    return {
        "id": meeting.get("id", meeting["group"]),
        "label": " ".join([f"**{word}**", *names]),
        "track": meeting.get("track", ""),
        "start": start,
        "end": end,
    }


def markdown(name, sittings):
    rows = ["# " + name, "", "| | | | |", "| --- | --- | --- | --- |"]
    for sitting in sittings:
        day, hours = f"{sitting['start']:%A %d %B}", f"{sitting['start']:%H:%M}–{sitting['end']:%H:%M}"
        rows.append(f"| {day} | {hours} | {sitting['track']} | {sitting['label']} |")
    return "\n".join(rows) + "\n"


def calendar(sittings, zone):
    calendar = Calendar()
    calendar.add("prodid", "-//peers//")
    calendar.add("version", "2.0")
    numbers = {}
    for sitting in sittings:
        numbers[sitting["id"]] = numbers.get(sitting["id"], 0) + 1
        event = Event()
        event.add("uid", f"{sitting['id']}-{numbers[sitting['id']]}@example.org")
        event.add("summary", sitting["label"].replace("*", ""))
        event.add("dtstart", sitting["start"].replace(tzinfo=zone))
        event.add("dtend", sitting["end"].replace(tzinfo=zone))
        event.add("dtstamp", datetime(2027, 1, 1, tzinfo=ZoneInfo("UTC")))
        calendar.add_component(event)
    return calendar.to_ical()


if __name__ == "__main__":
    main()
