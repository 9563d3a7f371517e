//! Small schedules as their authors type them, with keys that bind and news of what has happened.

use std::fmt::Write;

use proptest::prelude::*;

/// A schedule to be typed.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    days: usize,
    hours: usize,
    reserve: bool,
    tracks: Option<bool>,
    rules: (usize, usize, usize),
    special: Vec<(usize, usize, Special)>,
    events: Vec<(usize, usize, usize, bool)>,
    meetings: Vec<Meeting>,
    as_of: Option<(usize, usize)>,
}

/// A key of a day.
#[derive(Debug, Clone)]
enum Special {
    Closed,
    Own(usize),
    Held(usize),
    Extra(usize, Option<usize>),
}

#[derive(Debug, Clone)]
struct Meeting {
    group: usize,
    second: bool,
    duration: usize,
    on: Option<usize>,
    undivided: bool,
    after: Option<usize>,
    starts: Option<(usize, usize)>,
    not_before: Option<(usize, usize)>,
    /// True if it has `start-by`, and `at-least`.
    keys: (bool, bool),
    news: Option<News>,
}

#[derive(Debug, Clone)]
enum News {
    Took(usize),
    Extended(usize),
    Ended(usize, usize),
    Suspended(usize, usize),
    Cancelled,
}

const HOURS: [&[&str]; 5] = [
    &["10:00-13:00", "15:00-18:00"],
    &["09:00-12:00"],
    &["09:30-11:00", "11:30-13:00", "15:00-17:00"],
    &["10:00-12:30", "14:00-18:30"],
    &["18:00-22:30"],
];
const DURATIONS: [&str; 10] = [
    "30m",
    "1h",
    "1h30m",
    "2h",
    "3h",
    "5h",
    "1 session",
    "2 sessions",
    "3 sessions",
    "1.5 sessions",
];
const LENGTHS: [&str; 6] = ["20m", "1h", "1h40m", "3h", "4h30m", "8h"];
const CLOCKS: [&str; 12] = [
    "09:40", "10:00", "11:15", "12:30", "13:10", "14:20", "15:00", "16:00", "17:30", "18:10",
    "19:00", "22:50",
];
const EXTRAS: [&str; 4] = ["18:30-20:30", "19:00-20:00", "13:15-14:00", "08:00-09:00"];
const EVENTS: [&str; 4] = ["10:00-11:00", "09:00-18:00", "16:00-18:30", "12:00-15:30"];
const GROUPS: [&str; 4] = ["A", "B", "B/sub", "C"];

fn seldom<S: Strategy>(percent: u32, value: S) -> impl Strategy<Value = Option<S::Value>> {
    prop::option::weighted(f64::from(percent) / 100.0, value)
}

fn special() -> impl Strategy<Value = Special> {
    prop_oneof![
        3 => Just(Special::Closed),
        2 => (0..HOURS.len()).prop_map(Special::Own),
        2 => (0..HOURS.len()).prop_map(Special::Held),
        3 => (0..EXTRAS.len(), seldom(50, 0..GROUPS.len()))
            .prop_map(|(hours, group)| Special::Extra(hours, group)),
    ]
}

fn news() -> impl Strategy<Value = News> {
    let moment = || (0..6_usize, 0..CLOCKS.len());
    prop_oneof![
        3 => (0..LENGTHS.len()).prop_map(News::Took),
        4 => (0..LENGTHS.len()).prop_map(News::Extended),
        4 => moment().prop_map(|(day, clock)| News::Ended(day, clock)),
        2 => moment().prop_map(|(day, clock)| News::Suspended(day, clock)),
        1 => Just(News::Cancelled),
    ]
}

prop_compose! {
    fn meeting()(
        (group, second, duration) in (0..GROUPS.len(), any::<bool>(), 0..DURATIONS.len()),
        (on, undivided, after) in (
            seldom(25, 0..6_usize),
            prop::bool::weighted(0.25),
            seldom(20, 0..8_usize),
        ),
        (starts, not_before) in (
            seldom(8, (0..6_usize, 0..CLOCKS.len())),
            seldom(8, (0..6_usize, 0..CLOCKS.len())),
        ),
        keys in (prop::bool::weighted(0.1), prop::bool::weighted(0.1)),
        news in seldom(25, news()),
    ) -> Meeting {
        Meeting {
            group, second, duration, on, undivided, after, starts, not_before, keys, news,
        }
    }
}

prop_compose! {
    /// Schedules of all kinds, of which many do not fit.
    pub(crate) fn sources()(
        (days, hours, reserve) in (1..5_usize, 0..HOURS.len(), prop::bool::weighted(0.25)),
        tracks in seldom(35, any::<bool>()),
        rules in (0..3_usize, 0..3_usize, 0..3_usize),
        special in prop::collection::vec((0..5_usize, 0..3_usize, special()), 0..3),
        events in prop::collection::vec(
            (0..5_usize, 0..=EVENTS.len(), 0..3_usize, any::<bool>()), 0..2),
        meetings in prop::collection::vec(meeting(), 1..7),
        as_of in seldom(25, (0..5_usize, 0..CLOCKS.len())),
    ) -> Asked {
        Asked { days, hours, reserve, tracks, rules, special, events, meetings, as_of }
    }
}

impl Asked {
    /// A day from Thursday 12 March 2026 on, so that there can be a weekend between.
    fn day(&self, day: usize) -> String {
        format!("2026-03-{:02}", 12 + day % self.days)
    }

    fn moment(&self, (day, clock): (usize, usize)) -> String {
        format!("\"{} {}\"", self.day(day), CLOCKS[clock])
    }

    /// The whole source.
    pub(crate) fn text(&self) -> String {
        let mut text = format!(
            "conference = \"CSP12\"\nname = \"CSP12 meetings\"\ntime-zone = \"Europe/Zurich\"\n\
             first-day = 2026-03-12\nlast-day = {}\noutputs = []\n",
            self.day(self.days - 1)
        );
        let reserve = if self.reserve {
            ", { time = \"23:00-24:00\", if-needed = true }"
        } else {
            ""
        };
        let hours = list(HOURS[self.hours]);
        _ = writeln!(text, "sessions = [{hours}{reserve}]");
        let (rolling, sliver, change_over) = self.rules;
        let rolling = ["at-once", "next-session", "as-planned"][rolling];
        _ = writeln!(text, "rolling = \"{rolling}\"");
        if sliver == 1 {
            text.push_str("no-start-in-last = \"30m\"\n");
        }
        if change_over == 1 {
            text.push_str("change-over = \"10m\"\n");
        }
        if let Some(at) = self.as_of {
            _ = writeln!(text, "as-of = {}", self.moment(at));
        }
        text.push_str("[groups.A]\n[groups.B]\n[groups.B.subgroups.sub]\n[groups.C]\n");
        self.tracks_of(&mut text);
        self.special_days(&mut text);
        for (place, (day, hours, track, every)) in self.events.iter().enumerate() {
            _ = writeln!(
                text,
                "[[event]]\nid = \"e{place}\"\ntitle = \"Not available\"\nkind = \"unavailable\""
            );
            if let Some(time) = EVENTS.get(*hours) {
                _ = writeln!(text, "time = \"{time}\"");
            }
            if !every {
                _ = writeln!(text, "on = [{}]", self.day(*day));
            }
            if let Some(key) = self.track_key(*track) {
                _ = writeln!(text, "track = \"{key}\"");
            }
        }
        self.queue(&mut text);
        text
    }

    fn track_key(&self, track: usize) -> Option<&'static str> {
        self.tracks?;
        ["X", "Y"].get(track).copied()
    }

    fn tracks_of(&self, text: &mut String) {
        let Some(both) = self.tracks else { return };
        text.push_str("[tracks.X]\n[tracks.Y]\n");
        if both {
            text.push_str("sessions = [\"09:00-12:30\", \"14:00-17:00\"]\n");
        }
    }

    /// Writes the keys of days, each table once and each key once.
    fn special_days(&self, text: &mut String) {
        let mut seen = Vec::new();
        for (day, track, special) in &self.special {
            let day = self.day(*day);
            let heading = match self.track_key(*track) {
                Some(key) => format!("[tracks.{key}.days.{day}]"),
                None => format!("[days.{day}]"),
            };
            if seen.contains(&heading) {
                continue;
            }
            _ = match special {
                Special::Closed => writeln!(text, "{heading}\nclosed = \"Holiday\""),
                Special::Own(hours) => {
                    writeln!(text, "{heading}\nsessions = [{}]", list(HOURS[*hours]))
                }
                Special::Held(hours) => {
                    writeln!(text, "{heading}\nheld = [{}]", list(HOURS[*hours]))
                }
                Special::Extra(hours, None) => {
                    writeln!(text, "{heading}\nextra = [\"{}\"]", EXTRAS[*hours])
                }
                Special::Extra(hours, Some(group)) => writeln!(
                    text,
                    "{heading}\nextra = [{{ time = \"{}\", for = \"{}\" }}]",
                    EXTRAS[*hours], GROUPS[*group]
                ),
            };
            seen.push(heading);
        }
    }

    fn queue(&self, text: &mut String) {
        let mut suspended = Vec::new();
        for (place, meeting) in self.meetings.iter().enumerate() {
            let track = self.tracks.map(|_| if meeting.second { "Y" } else { "X" });
            let resumes = meeting.news.is_none().then(|| suspended.pop()).flatten();
            _ = match resumes {
                Some(earlier) => {
                    writeln!(
                        text,
                        "[[meeting]]\nid = \"m{place}\"\nresumes = \"m{earlier}\""
                    )
                }
                None => writeln!(
                    text,
                    "[[meeting]]\nid = \"m{place}\"\ngroup = \"{}\"\nduration = \"{}\"",
                    GROUPS[meeting.group], DURATIONS[meeting.duration]
                ),
            };
            if let Some(track) = track.filter(|_| resumes.is_none()) {
                _ = writeln!(text, "track = \"{track}\"");
            }
            self.start(meeting, place, text);
            if meeting.keys.1 && resumes.is_none() {
                text.push_str("at-least = \"20m\"\n");
            }
            if let Some(news) = &meeting.news {
                if matches!(news, News::Suspended(..)) {
                    suspended.push(place);
                }
                self.record(news, text);
            }
        }
    }

    fn start(&self, meeting: &Meeting, place: usize, text: &mut String) {
        if let Some(other) = meeting.after.and_then(|pick| pick.checked_rem(place)) {
            _ = writeln!(text, "after = [\"m{other}\"]");
        }
        if let Some(at) = meeting.starts {
            _ = writeln!(text, "starts = {}", self.moment(at));
            return;
        }
        if let Some(day) = meeting.on {
            _ = writeln!(text, "on = {}", self.day(day));
        } else if let Some(at) = meeting.not_before {
            _ = writeln!(text, "not-before = {}", self.moment(at));
        }
        if meeting.undivided {
            text.push_str("undivided = true\n");
        }
        if meeting.keys.0 {
            text.push_str("start-by = \"15:30\"\n");
        }
    }

    fn record(&self, news: &News, text: &mut String) {
        _ = match news {
            News::Took(length) => writeln!(text, "took = \"{}\"", LENGTHS[*length]),
            News::Extended(length) => writeln!(text, "extended = \"{}\"", LENGTHS[*length]),
            News::Ended(day, clock) => writeln!(text, "ended = {}", self.moment((*day, *clock))),
            News::Suspended(day, clock) => {
                writeln!(text, "suspended = {}", self.moment((*day, *clock)))
            }
            News::Cancelled => writeln!(text, "cancelled = \"no quorum\""),
        };
    }
}

fn list(hours: &[&str]) -> String {
    let hours: Vec<_> = hours.iter().map(|hours| format!("\"{hours}\"")).collect();
    hours.join(", ")
}
