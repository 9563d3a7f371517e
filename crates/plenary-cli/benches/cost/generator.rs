//! Schedules of any size, the same for the same number of meetings.

use std::fmt::Write;

use plenary::chrono::{Datelike, Days, NaiveDate};

/// The half hours of a day that meetings may take: two sessions of three hours.
const HALF_HOURS: usize = 12;

/// The meetings of one track that fit into a year.
const A_YEAR: usize = 1_100;

/// A source with this many meetings: tracks, groups and sub-groups, titles and notes in Markdown,
/// meetings that are pinned, meetings that have been held, events, documents.
pub(crate) fn source(meetings: usize) -> String {
    let size = Size::of(meetings);
    let mut text = size.heading();
    for track in 0..size.tracks {
        let _ = write!(text, "\n[tracks.T{track}]\nroom = \"Room {track}\"\n");
    }
    for group in 0..size.groups() {
        text.push_str(&group_of(group));
    }
    for meeting in 0..meetings {
        text.push_str(&size.meeting(meeting));
    }
    for event in 0..meetings.div_ceil(100) {
        text.push_str(&size.event(event));
    }
    for document in 0..meetings.div_ceil(50) {
        text.push_str(&size.document(document));
    }
    text
}

/// Extent of a generated schedule.
struct Size {
    meetings: usize,
    tracks: usize,
    days: usize,
}

impl Size {
    /// As tracks grow, so do days, up to a year.
    fn of(meetings: usize) -> Self {
        let tracks = (meetings.isqrt() / 5).max(meetings / A_YEAR).max(1);
        let of_track = meetings.div_ceil(tracks);
        let days = (of_track * 2).div_ceil(HALF_HOURS) * 5 / 4 + 1;
        Self {
            meetings,
            tracks,
            days,
        }
    }

    /// Two in each track take turns.
    fn groups(&self) -> usize {
        self.meetings.min(self.tracks * 2)
    }

    /// A working day.
    fn day(&self, number: usize) -> NaiveDate {
        let monday = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap_or_default();
        let number = number % self.days;
        monday + Days::new((number / 5 * 7 + number % 5) as u64)
    }

    fn heading(&self) -> String {
        let (first, last) = (self.day(0), self.day(self.days - 1));
        format!(
            r#"conference = "X{meetings}"
name = "X{meetings} meetings"
organisation = "Organisation of Measured Things"
time-zone = "Europe/Zurich"
first-day = {first}
last-day = {last}
sessions = ["10:00-13:00", "15:00-18:00"]
side-events = "tbc"
outputs = ["markdown", "html", "ics"]
note = "The meetings will be held **on a rolling basis**."
"#,
            meetings = self.meetings,
        )
    }

    /// A meeting of the group whose turn it is in its track.
    fn meeting(&self, number: usize) -> String {
        let track = number % self.tracks;
        let turn = number / self.tracks;
        let group = track * 2 + turn % 2;
        let body = ["", "/a", "/b"][turn % 3];
        let mut text = format!(
            "\n[[meeting]]\ngroup = \"G{group}{body}\"\nid = \"m{number}\"\ntrack = \"T{track}\"\n"
        );
        let _ = match turn % 4 {
            0 => writeln!(
                text,
                "title = \"Item {turn}: *draft* decision on **measure {number}**\""
            ),
            _ => writeln!(text, "title = \"Item {turn}: measure {number}\""),
        };
        if turn % 40 == 39 {
            let day = self.day(turn / 6 + 1);
            let _ = writeln!(text, "starts = \"{day} 15:00\"\nduration = \"45m\"");
        } else {
            let minutes = [30, 45, 60, 90, 60][turn % 5];
            let _ = writeln!(text, "duration = \"{minutes}m\"");
        }
        if turn % 10 == 5 {
            text.push_str("note = \"Texts are [on the site](https://example.org/texts).\"\n");
        }
        if number * 20 < self.meetings {
            text.push_str("took = \"50m\"\n");
        }
        text
    }

    fn event(&self, number: usize) -> String {
        let day = self.day(number);
        format!(
            "\n[[event]]\ntitle = \"Side event {number}\"\nkind = \"side-event\"\non = {day}\ntime = \"13:15-14:45\"\n"
        )
    }

    fn document(&self, number: usize) -> String {
        let issued = self.day(0) - Days::new(30);
        let year = issued.year();
        format!(
            "\n[[document]]\nsymbol = \"X/{year}/{number}\"\ntitle = \"Report {number}\"\nissued = {issued}\n"
        )
    }
}

/// A group with two sub-groups.
fn group_of(number: usize) -> String {
    format!(
        r#"
[groups.G{number}]
name = "Working Group {number} on measured things"

[groups.G{number}.subgroups.a]
name = "Sub-working Group {number} on reading"

[groups.G{number}.subgroups.b]
name = "Sub-working Group {number} on writing"
"#
    )
}
