"""Reads every schedule as conference apps and as mail programs do, and compares the two with the
structured data of the web page: all tell the same hours, by the clocks that Python knows.

    forms.py FOLDER

FOLDER holds NAME.LANGUAGE.html, .text and .schedule-xml.
"""

import html.parser
import json
import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

COLUMNS = 72

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}

problems = []


def check(holds, what):
    if not holds:
        problems.append(what)


class StructuredData(html.parser.HTMLParser):
    """The text of the script of structured data."""

    def __init__(self):
        super().__init__()
        self.inside = False
        self.text = ""

    def handle_starttag(self, tag, attributes):
        self.inside = tag == "script" and ("type", "application/ld+json") in attributes

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        self.text += data if self.inside else ""


def of_page(path):
    """When each part begins and ends, by the web page; and the days of those whose hour nobody has set."""
    reader = StructuredData()
    reader.feed(path.read_text(encoding="utf-8"))
    every = json.loads(reader.text)["subEvent"] if reader.text else []
    parts = [part for part in every if "T" in part["startDate"]]
    estimated = sorted(part["startDate"] for part in every if "T" not in part["startDate"])
    starts = [datetime.fromisoformat(part["startDate"]) for part in parts]
    ends = [datetime.fromisoformat(part.get("endDate", part["startDate"])) for part in parts]
    return sorted(zip(starts, ends)), estimated


def of_document(path):
    """When each event begins and ends, by the document of apps, on which day it stands, and whether nobody has set
    its hour."""
    root = ElementTree.parse(path).getroot()
    zone = ZoneInfo(root.findtext("conference/time_zone_name"))
    check(int(root.findtext("conference/days")) == len(root.findall("day")), f"{path.name}: days")
    found = []
    for day in root.findall("day"):
        first, last = (datetime.fromisoformat(day.get(end)) for end in ("start", "end"))
        for room in day.findall("room"):
            check(room.findall("event"), f"{path.name}: {room.get('name')} is empty")
        for event in day.findall("room/event"):
            starts = datetime.fromisoformat(event.findtext("date"))
            hours, minutes = map(int, event.findtext("duration").split(":"))
            ends = starts + timedelta(hours=hours, minutes=minutes)
            local = starts.astimezone(zone)
            what = f"{path.name}: {event.findtext('title')}"
            check(local.utcoffset() == starts.utcoffset(), f"{what}: {starts} in {zone}")
            check(local.strftime("%H:%M") == event.findtext("start"), f"{what}: start")
            check(first <= starts and ends <= last, f"{what} is not in its day")
            estimated = re.search(r"\b(about|vers) \d", event.findtext("subtitle"), re.IGNORECASE)
            found.append((starts, ends, day.get("date"), estimated is not None))
    return found


def width(line):
    """How wide a line is seen."""
    unseen = ("Mn", "Me", "Cf")
    seen = [c for c in line if unicodedata.category(c) not in unseen]
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in seen)


def of_mail(path, language):
    """The hours at which something begins, by day and month, after what holds for every line."""
    text = path.read_bytes().decode()
    check(text.endswith("\n") and not text.endswith("\n\n"), f"{path.name}: its end")
    months = MONTHS[language].split()
    hours, day, previous = {}, None, ""
    for line in text.split("\n")[:-1]:
        alone = len(line.split()) <= 2 and "://" in line
        check(width(line) <= COLUMNS or alone, f"{path.name}: {width(line)} columns: {line}")
        check(line == line.rstrip() and "\t" not in line, f"{path.name}: blanks: {line}")
        check(not line.startswith(("From ", ">")), f"{path.name}: {line}")
        heading = re.match(r"\S+ (\d+)(?:er)? (\w+)", previous)
        if re.fullmatch("-+", line):
            known = heading and heading[2] in months
            day = (int(heading[1]), months.index(heading[2]) + 1) if known else None
        if day and re.match("[\u2066]?\\d\\d:\\d\\d", line):
            hours.setdefault(day, set()).update(re.findall(r"\d\d:\d\d", line[:COLUMNS]))
        previous = line
    return hours


def main(folder):
    documents = sorted(folder.glob("*.schedule-xml"))
    events = 0
    for path in documents:
        stem, language = path.stem.rsplit(".", 1)
        page, days = of_page(path.with_name(f"{stem}.{language}.html"))
        all_found = of_document(path)
        check(sorted(one[0].strftime("%Y-%m-%d") for one in all_found if one[3]) == days, f"{path.name}: estimates")
        found = [one for one in all_found if not one[3]]
        check(sorted((starts, ends) for starts, ends, *_ in found) == page, f"{path.name}: hours")
        hours = of_mail(path.with_name(f"{stem}.{language}.text"), language)
        for starts, _, date, _ in found:
            _, month, day = map(int, date.split("-"))
            said = hours.get((day, month), set())
            check(starts.strftime("%H:%M") in said, f"{path.name}: the mail lacks {starts}")
        events += len(all_found)
    for problem in problems:
        print(problem)
    print(f"{len(documents)} schedules, {events} events, {len(problems)} wrong")
    sys.exit(0 if events > 400 and not problems else 1)


main(Path(sys.argv[1]))
