//! The facts that texts are compared with: conference, days, zone, status.

use chrono::{Datelike, NaiveDate};

use super::marks::Mark;
use crate::{
    document::{Document, Group, Meeting, Session, Slot},
    keywords::Status,
    text::Wording,
    time::Zone,
};

/// Keys of a schedule that its texts may contradict.
pub(super) struct Facts<'d> {
    /// The marks of the conference, in each language.
    pub(super) marks: Vec<Mark<'d>>,
    pub(super) days: Option<Days>,
    pub(super) issued: Option<NaiveDate>,
    pub(super) status: Option<Status>,
    /// True if something is recorded as over.
    pub(super) has_news: bool,
    pub(super) groups: &'d [Group],
    pub(super) sessions: &'d [Slot<Session>],
    zone: Option<&'d str>,
}

/// First and last day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl Days {
    pub(super) fn hold(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    pub(super) fn hold_year(self, year: i32) -> bool {
        (self.first.year()..=self.last.year()).contains(&year)
    }

    /// Prints the years of the days: `2026`, or `2026 and 2027`.
    pub(super) fn years(self) -> String {
        let (first, last) = (self.first.year(), self.last.year());
        if first == last {
            first.to_string()
        } else {
            format!("{first} and {last}")
        }
    }
}

impl<'d> Facts<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let days = document
            .first_day
            .as_given()
            .zip(document.last_day.as_given())
            .filter(|(first, last)| first <= last);
        let meetings = document.meetings.as_given();
        Self {
            marks: marks(document.conference.as_given()),
            days: days.map(|(first, last)| Days {
                first: *first,
                last: *last,
            }),
            issued: document.issued.as_given().copied(),
            status: document.status.as_given().copied(),
            has_news: meetings.is_some_and(|meetings| meetings.iter().any(Meeting::is_recorded)),
            groups: document.groups.as_given().map_or(&[], Vec::as_slice),
            sessions: document.sessions.as_given().map_or(&[], Vec::as_slice),
            zone: document.time_zone.as_given().map(String::as_str),
        }
    }

    /// Returns the zone, if there is one of this name.
    pub(super) fn zone(&self) -> Option<Zone> {
        Zone::named(self.zone?)
    }
}

fn marks(conference: Option<&Wording>) -> Vec<Mark<'_>> {
    match conference {
        None => Vec::new(),
        Some(Wording::Plain(text)) => Mark::of(text).into_iter().collect(),
        Some(Wording::ByLanguage(versions)) => {
            let marks = versions.iter().filter_map(|(_, text)| Mark::of(text));
            marks.collect()
        }
    }
}
