//! The table `[[event]]`: something that is not a meeting and stands at a fixed time.

use chrono::{NaiveDate, NaiveTime};
use toml::de::DeValue;

use super::{
    headings::Listed,
    level::Level,
    reader::{PathRef, wrong_type},
    schema::Schema,
    table::prelude::*,
};
use crate::{
    keywords::{EventKind, EventStatus},
    text::{Address, Wording},
    time::{EventTime, Hours},
};

table! {
    /// An `[[event]]`.
    struct Event {}

    /// An event of a [`PlanBuilder`](crate::build::PlanBuilder): a break, a ceremony, a side event.
    ///
    /// ```
    /// use plenary::{build::EventBuilder, plan::EventKind, time::EventTime};
    /// let lunch = EventBuilder::new("Lunch break")
    ///     .kind(EventKind::Break)
    ///     .time(EventTime::Hours("13:00-15:00".parse()?));
    /// # Ok::<(), plenary::time::BadHours>(())
    /// ```
    builder EventBuilder;

    /// The title.
    title: Wording = "title", Needed, r#""Opening ceremony""#;

    /// The kind of event: `"ceremony"`, `"break"`, `"reception"`, `"registration"`, `"side-event"`,
    /// `"exhibition"`, `"unavailable"` if the room cannot be had, or `"event"`.
    kind: EventKind = "kind", Default(r#""event""#), r#""break""#, set;

    /// The day, or a list of days. If you leave it out: every day with sessions.
    on: Vec<Slot<NaiveDate>> as Dates = "on", Optional, "2026-03-16", set_each(NaiveDate);

    /// The beginning and the end, or the beginning alone, or `"tbc"`. If you leave it out, the event
    /// lasts the whole day.
    time: EventTime = "time", Optional, r#""11:15-11:30""#, set;

    /// The track of the event, if there are several tracks. If you leave it out, the event is for all
    /// of them.
    track: String = "track", Optional, r#""A""#, set_into;

    /// The room.
    room: Wording = "room", Optional, r#""Restaurant, 8th floor""#, set_into;

    /// The host, who invites.
    host: Wording = "host", Optional, r#""Permanent Mission of Exampland""#, set_into;

    /// The status: `"confirmed"`, `"tbc"` or `"cancelled"`.
    status: EventStatus = "status", Default(r#""confirmed""#), r#""tbc""#, set;

    /// `true`: meetings stop for it and go on after it. `false`: they do not. If you leave it out, it
    /// is `true` for `"unavailable"`; `false` for side events, registration, exhibitions, and events
    /// without `time`; and `true` for all others.
    takes_time: bool = "takes-time", Optional, "false", set;

    /// `true`: it parts the session in two pieces. `false`: the session stays one piece. If you leave
    /// it out, it is `false` for a `"break"` of 30 minutes or less, and `true` for all others.
    parts: bool = "parts", Optional, "false",
        set "Only an event that takes time parts a session.";

    /// An address on the web.
    link: Address = "link", Optional, r#""https://example.org/reception""#,
        set "More is said of the event there.";

    /// A footnote on it.
    note: Wording = "note", Optional, r#""By invitation only.""#, set_into;

    /// A word that no other event has, by which calendars find it again. If you leave it out: the
    /// title.
    id: String = "id", Optional, r#""reception""#, set_into;
}

impl Listed for Event {
    const LEVEL: Level = Level::Event;
    const KEY: &'static str = "event";
    const FORM: &'static str = "a heading `[[event]]` for each event";

    fn unreadable() -> Self {
        Self {
            title: Slot::Bad,
            ..Self::default()
        }
    }
}

impl EventBuilder {
    /// Makes an event of this title, on every day that has sessions.
    pub fn new(title: impl Into<Wording>) -> Self {
        Self(Event {
            title: Slot::Given(title.into()),
            ..Event::default()
        })
    }
}

/// A day, or a list of days.
struct Dates(Vec<Slot<NaiveDate>>);

impl From<Dates> for Vec<Slot<NaiveDate>> {
    fn from(dates: Dates) -> Self {
        dates.0
    }
}

impl Value for Dates {
    const FORM: &'static str =
        "a date without quotation marks, such as `2026-03-16`, or a list of dates";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        match value.as_array() {
            Some(_) => Vec::read(value, at, found).map(Self),
            None => NaiveDate::read(value, at, found).map(|day| Self(vec![Slot::Given(day)])),
        }
    }

    fn schema() -> Schema {
        // One list of kinds, since editors describe no key that has alternatives.
        Schema::of_kinds(["string", "array"])
            .with("format", "date")
            .with("items", NaiveDate::schema())
            .with("minItems", 1)
            .with("uniqueItems", true)
    }
}

impl Value for EventTime {
    const FORM: &'static str =
        "hours in quotation marks, such as `\"11:15-11:30\"`, or `\"18:30\"`, or `\"tbc\"`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let Some(text) = value.as_str() else {
            return wrong_type(value, at, found);
        };
        if text.trim() == "tbc" {
            return Slot::Given(Self::Tbc);
        }
        if text.contains(['-', '–']) {
            return Hours::read(value, at, found).map(Self::Hours);
        }
        NaiveTime::read(value, at, found).map(Self::From)
    }

    fn schema() -> Schema {
        let range = Hours::pattern();
        let one = r"^\s*(([01][0-9]|2[0-3]):[0-5][0-9]|tbc)\s*$";
        Schema::of("string").with("pattern", format!("{range}|{one}"))
    }
}
