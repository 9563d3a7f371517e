//! The table `[days.2026-03-20]`, of the schedule or of a track: a day that differs from the others.

use chrono::NaiveDate;

use super::{
    facilities::Facilities,
    headings::Named,
    level::Level,
    reader::PathRef,
    session::{Extra, HeldHours, Session, SessionBuilder, add_in_reserve},
    table::prelude::*,
};
use crate::{
    fault::{Code, Fault, Part},
    suggest,
    text::{Livestream, Wording},
    time::Hours,
};

table! {
    /// A table under `[days]`, of the schedule or of a track.
    struct Day {
        key: String,
        date: NaiveDate,
    }

    /// A day of a [`PlanBuilder`](crate::build::PlanBuilder) or a [`TrackBuilder`](crate::build::TrackBuilder) that
    /// differs from the others.
    builder DayBuilder;

    /// The hours of this day, instead of those of every day.
    sessions: Vec<Slot<Session>> = "sessions", Optional, r#"["10:00-13:00"]"#;

    /// The reason why nothing is held on this day.
    closed: Wording = "closed", Optional, r#""Official holiday""#;

    /// The hours at which the sessions of this day were really held; `[]` if none was. Write all
    /// sessions of the day, also those still to come. A session that you leave out counts as not
    /// held. Sessions that were agreed as `extra` stay beside them.
    held: Vec<Slot<Hours>> as HeldHours = "held", Optional, r#"["10:25-13:10", "15:00-16:40"]"#;

    /// The sessions that were agreed later, for all or for one group.
    extra: Vec<Slot<Extra>> = "extra", Optional, r#"["18:30-20:30"]"#;

    facilities: Facilities;

    /// A note on the day, which stands under the table.
    note: Wording = "note", Optional, r#""The cafeteria is closed.""#, set_into;
}

impl Named for Day {
    const LEVEL: Level = Level::Day;
    const FORM: &'static str = "a heading, such as `[days.2026-03-20]`";
    const WORD: &'static str = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    fn with_word(self, key: &str, at: &PathRef<'_>, found: &mut Reading) -> Option<Self> {
        let date = key.parse::<NaiveDate>().ok();
        let Some(date) = date.filter(|date| date.to_string() == key) else {
            found.push(no_date(key, at));
            return None;
        };
        Some(Self {
            key: key.to_owned(),
            date,
            ..self
        })
    }
}

/// Returns the fault of a heading that names no day.
fn no_date(key: &str, at: &PathRef<'_>) -> Fault {
    let message = format!("`{key}` is not a day");
    let fault = Fault::new(Code::BadDate, message, at.path())
        .part(Part::Key)
        .label("year, month and day are needed, such as in `[days.2026-03-20]`");
    match suggest::date(key).and_then(suggest::MeantDate::certain) {
        Some(date) => fault.write(date.to_string()),
        None => fault.help("write year, month and day, such as in `[days.2026-03-20]`"),
    }
}

impl DayBuilder {
    /// Makes a day with the hours of every day.
    pub fn usual(day: NaiveDate) -> Self {
        Self(Day {
            key: day.to_string(),
            date: day,
            ..Day::default()
        })
    }

    /// Makes a day with these hours, instead of those of every day.
    pub fn new(day: NaiveDate, hours: impl IntoIterator<Item = Hours>) -> Self {
        let mut builder = Self::usual(day);
        builder.0.sessions = slots(hours.into_iter().map(Session::from));
        builder
    }

    /// Makes a day on which nothing is held, and says why.
    pub fn closed(day: NaiveDate, reason: impl Into<Wording>) -> Self {
        let mut builder = Self::usual(day);
        builder.0.closed = Slot::Given(reason.into());
        builder
    }

    /// Adds sessions after those so far, which are kept in reserve.
    pub fn if_needed(mut self, hours: impl IntoIterator<Item = Hours>) -> Self {
        add_in_reserve(&mut self.0.sessions, hours);
        self
    }

    /// Adds a session after those so far; the day then has these instead of those of every day.
    pub fn session(mut self, session: SessionBuilder) -> Self {
        session.add_to(&mut self.0.sessions);
        self
    }

    /// Sets the key `room`: the room of the meetings on this day, instead of the room of their track.
    pub fn room(mut self, room: impl Into<Wording>) -> Self {
        self.0.facilities.room = Slot::Given(room.into());
        self
    }

    /// Sets the key `livestream`: where the meetings on this day can be watched. Takes an
    /// [`Address`](crate::Address) or a [`Livestream`](crate::text::Livestream).
    pub fn livestream(mut self, livestream: impl Into<Livestream>) -> Self {
        self.0.facilities.livestream = Slot::Given(livestream.into());
        self
    }

    /// Sets the key `interpretation`: the languages of the interpretation on this day, or `none`.
    pub fn interpretation(mut self, interpretation: impl Into<Wording>) -> Self {
        self.0.facilities.interpretation = Slot::Given(interpretation.into());
        self
    }
}
