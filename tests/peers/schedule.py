"""Prints a schedule of 1,000 meetings, the same whenever it is asked for."""

import random
from datetime import date, timedelta

NUMBER = 1000
GROUPS = 20
# The meetings of a day, in minutes: one of them spans the hours in the middle of it.
DAYS = [
    [20, 25, 30, 35, 40, 60, 30, 25, 20, 15, 30, 30],
    [15, 45, 30, 60, 60, 40, 50, 60],
    [20, 20, 20, 30, 30, 90, 50, 25, 25, 30, 20],
]
MINUTES_OF_A_DAY = 360
SUBJECTS = [
    "Adoption of the **agenda**",
    "Report of the *Chair*",
    "Review of [the draft](https://example.org/draft)",
    "Consideration of proposals",
    "Statements of observers",
    "Budget for the next period",
]


def main():
    chance = random.Random(12)
    tracks = [durations(chance) for _ in range(2)]
    first = date(2027, 3, 1)
    busiest = max(map(sum, tracks))
    print(frame(first, after_working_days(first, (busiest - 1) // MINUTES_OF_A_DAY)))
    for number in range(1, GROUPS + 1):
        print(group(number))
    in_turn = [duration for pair in zip(*tracks, strict=True) for duration in pair]
    for number, duration in enumerate(in_turn):
        print(meeting(number, duration, chance))


def durations(chance):
    durations = []
    while len(durations) < NUMBER // 2:
        durations += chance.choice(DAYS)
    return durations[: NUMBER // 2]


def after_working_days(monday, days):
    return monday + timedelta(weeks=days // 5, days=days % 5)


def frame(first, last):
    return f"""conference = "CPM1"
name = "CPM1 preparatory meetings"
time-zone = "Europe/Zurich"
first-day = {first}
last-day = {last}
sessions = ["10:00-13:00", "15:00-18:00"]
outputs = ["markdown", "html", "ics"]

[tracks.A]

[tracks.B]
"""


def group(number):
    return f"""[groups.WG{number}]
name = "Working Group No. {number}"

[groups.WG{number}.subgroups.drafting]
name = "Sub-working Group on drafting"
"""


def meeting(number, duration, chance):
    of_track = number // 2 % (GROUPS // 2) * 2 + number % 2 + 1
    word = chance.choice(["", "/drafting"])
    return f"""[[meeting]]
id = "m{number + 1}"
group = "WG{of_track}{word}"
title = "{chance.choice(SUBJECTS)}"
track = "{"AB"[number % 2]}"
duration = "{duration}m"
"""


main()
