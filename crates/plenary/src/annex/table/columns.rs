//! Which tables there are, and what their columns are of.

use chrono::{Datelike, NaiveDate};

use super::{Sheet, by_day::Held};
use crate::{
    annex::Column,
    keywords::DayHeading,
    plan::Session,
    text::{Inline, Text},
    view::Occurrence,
};

/// The most days that one table has, unless it is a single week.
const WEEK: usize = 7;

/// The days of one table.
pub(super) struct Days<'a> {
    /// Which they are, where there are several tables.
    pub(super) heading: Option<String>,
    /// The day, if it is one.
    pub(super) day: Option<NaiveDate>,
    pub(super) columns: Vec<Place<'a>>,
}

/// What a column is of: a day, or a track on a day.
pub(super) struct Place<'a> {
    pub(super) head: Column,
    pub(super) held: &'a Held<'a>,
    pub(super) day: NaiveDate,
    /// All of them, if there is none.
    pub(super) track: Option<usize>,
}

impl<'a> Place<'a> {
    pub(super) fn has(&self, session: &Session) -> bool {
        session.day == self.day && self.is_of(session.track)
    }

    pub(super) fn is_of(&self, track: usize) -> bool {
        self.track.is_none_or(|own| own == track)
    }

    /// True if something on its day concerns it.
    pub(super) fn shows(&self, own: &Occurrence<'_>) -> bool {
        own.track.is_none_or(|track| self.is_of(track))
    }

    /// Why nothing is held, if the day is closed for all that it is of.
    pub(super) fn closed(&self, sheet: &Sheet<'_>) -> Option<&'a Text> {
        let own = |track: usize| self.track == Some(track) || sheet.is_alone();
        let mut closed = self.held.closed.iter();
        let own = closed.find(|closed| closed.track.is_none_or(own));
        own.map(|closed| &closed.reason)
    }

    /// Whether anything stands under it.
    fn has_use(&self, sheet: &Sheet<'_>) -> bool {
        let mut events = self.held.events.iter();
        self.held.all_sessions().any(|session| self.has(session))
            || events.any(|event| self.shows(event))
            || self.closed(sheet).is_some()
    }

    /// Whether anything is held in it, or can be if needed, or nothing for a reason, or whether a
    /// note is on it.
    fn has_content(&self, sheet: &Sheet<'_>) -> bool {
        let mut sittings = self.held.sittings.iter();
        let mut sessions = self.held.all_sessions().filter(|own| self.has(own));
        let mut own = self.held.events.iter().filter(|own| own.track.is_some());
        let mut notes = sheet.view.plan().frame.notes.iter();
        sittings.any(|own| self.shows(own))
            || notes.any(|note| note.day == self.day && note.track == self.track)
            || sessions.any(|session| !session.is_usable())
            || own.any(|event| self.shows(event))
            || self.closed(sheet).is_some()
    }
}

impl Sheet<'_> {
    /// Whether there is only one track.
    pub(super) fn is_alone(&self) -> bool {
        self.view.plan().frame.tracks.len() == 1
    }
}

/// A table for each week, from Monday to Sunday where the days are more than one.
pub(super) fn weeks<'a>(sheet: &'a Sheet<'a>) -> Vec<Days<'a>> {
    let days: Vec<_> = sheet.view.plan().frame.days().collect();
    let several = days.len() > WEEK;
    let same_week =
        |one: &NaiveDate, other: &NaiveDate| !several || one.iso_week() == other.iso_week();
    let week = |days: &[NaiveDate]| {
        let places = days.iter().map(|day| of_day(sheet, *day, several));
        let columns: Vec<_> = places.filter(|place| place.has_use(sheet)).collect();
        let range = columns.first().zip(columns.last()).filter(|_| several);
        Days {
            heading: range
                .map(|(first, last)| sheet.view.catalogue.dates.range(first.day, last.day)),
            day: None,
            columns,
        }
    };
    let weeks = days.chunk_by(same_week).map(week);
    weeks.filter(|days| !days.columns.is_empty()).collect()
}

fn of_day<'a>(sheet: &'a Sheet<'a>, day: NaiveDate, several_weeks: bool) -> Place<'a> {
    let by_content = if several_weeks {
        DayHeading::Both
    } else {
        DayHeading::Weekday
    };
    let asked = sheet.view.plan().page.day_headings;
    let heading = |by_content: DayHeading| {
        let heading = asked.unwrap_or(by_content);
        vec![Inline::text(
            sheet.view.catalogue.dates.day_heading(day, heading),
        )]
    };
    let head = Column {
        day: Some(day),
        track: None,
        name: heading(by_content),
        full_name: heading(DayHeading::Both),
        note: None,
    };
    Place {
        head,
        held: sheet.on(day),
        day,
        track: None,
    }
}

/// A table for each day, with a column for each track that has something on it. A room that is free
/// all day is left out beside those that are not.
pub(super) fn days<'a>(sheet: &'a Sheet<'a>) -> Vec<Days<'a>> {
    let days = sheet.view.plan().frame.days();
    let day = |day: NaiveDate| {
        let tracks = 0..sheet.view.plan().frame.tracks.len();
        let places = tracks.map(|track| of_track(sheet, day, track));
        let mut columns: Vec<_> = places.filter(|place| place.has_use(sheet)).collect();
        if columns.iter().any(|place| place.has_content(sheet)) {
            columns.retain(|place| place.has_content(sheet));
        }
        Days {
            heading: Some(sheet.view.catalogue.dates.weekday_and_date(day)),
            day: Some(day),
            columns,
        }
    };
    let days = days.map(day);
    days.filter(|days| !days.columns.is_empty()).collect()
}

fn of_track<'a>(sheet: &'a Sheet<'a>, day: NaiveDate, track: usize) -> Place<'a> {
    let name = if sheet.is_alone() {
        vec![Inline::text(
            sheet.view.catalogue.dates.weekday_and_date(day),
        )]
    } else {
        sheet.view.localizer.track(track)
    };
    Place {
        head: Column {
            day: None,
            track: Some(track),
            name: name.clone(),
            full_name: name,
            note: None,
        },
        held: sheet.on(day),
        day,
        track: Some(track),
    }
}
