//! The table `[tracks.A]`: meetings that follow one another in one room.

use super::{
    day::{Day, DayBuilder},
    headings::{ByWord, Named},
    level::Level,
    reader::PathRef,
    session::{Session, SessionBuilder},
    table::prelude::*,
};
use crate::{
    text::{Livestream, Wording},
    time::Hours,
};

table! {
    /// A table under `[tracks]`.
    struct Track {
        key: String,
    }

    /// A track of a [`PlanBuilder`](crate::build::PlanBuilder).
    builder TrackBuilder;

    /// The name of the track, if it is not the word in its heading.
    name: Wording = "name", Optional, r#""Committee A""#, set_into;

    /// The room of its meetings.
    room: Wording = "room", Optional, r#""Room XX""#, set_into;

    /// The hours of its days, instead of those of the schedule.
    sessions: Vec<Slot<Session>>
        = "sessions", Optional, r#"["09:00-12:00", "14:00-17:00"]"#, set_each(Hours);

    /// Its days that differ from the others, each under a heading `[tracks.A.days.2026-03-20]`.
    days: Vec<Day> as ByWord<Day>
        = "days", Optional, r#"{ 2026-03-20 = { sessions = ["10:00-13:00"] } }"#, add(day: DayBuilder);

    /// The address at which its meetings can be watched, instead of the `livestream` of the group or
    /// the schedule; or `"none"`.
    livestream: Livestream = "livestream", Optional, r#""https://media.un.org""#,
        set_into "Takes an [`Address`](crate::Address) or a [`Livestream`](crate::text::Livestream).";

    /// The languages from and into which there is interpretation; or `"none"`.
    interpretation: Wording = "interpretation", Optional, r#""English, French""#, set_into;

    /// A note on the track, which stands under the table.
    note: Wording = "note", Optional, r#""Badges are needed.""#, set_into;
}

impl Named for Track {
    const LEVEL: Level = Level::Track;
    const FORM: &'static str = "a heading, such as `[tracks.A]`";

    fn with_word(self, key: &str, _: &PathRef<'_>, _: &mut Reading) -> Option<Self> {
        Some(Self {
            key: key.to_owned(),
            ..self
        })
    }
}

impl TrackBuilder {
    /// Makes a track with this key.
    pub fn new(key: impl Into<String>) -> Self {
        Self(Track {
            key: key.into(),
            ..Track::default()
        })
    }

    /// Adds a session of its days after those so far; it then has these instead of those of the schedule.
    pub fn session(mut self, session: SessionBuilder) -> Self {
        session.add_to(&mut self.0.sessions);
        self
    }
}
