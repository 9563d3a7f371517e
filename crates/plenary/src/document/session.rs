//! The sessions of a day: hours, or a table in braces that says more of them.

use toml::de::DeValue;

use super::{
    facilities::Facilities,
    headings::fields,
    level::Level,
    reader::PathRef,
    schema::{Schema, text_or_table},
    table::prelude::*,
};
use crate::{
    fault::{Code, Fault},
    text::{Livestream, Wording},
    time::Hours,
};

/// A session among the hours of a day.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) hours: Hours,
    pub(crate) if_needed: bool,
    pub(crate) opened: bool,
    /// Its room, its livestream and its interpretation; mostly none.
    pub(crate) facilities: Option<Box<Facilities>>,
}

table! {
    /// An element of `sessions` in braces.
    struct SessionTable {}

    /// A session of a [`PlanBuilder`](crate::build::PlanBuilder), a [`TrackBuilder`](crate::build::TrackBuilder) or a
    /// [`DayBuilder`](crate::build::DayBuilder), of which more is said than its hours.
    ///
    /// ```
    /// use plenary::{build::{DayBuilder, SessionBuilder}, chrono::NaiveDate};
    /// let day = NaiveDate::from_ymd_opt(2026, 3, 17).ok_or("no such day")?;
    /// let morning = SessionBuilder::new("10:00-13:00".parse()?);
    /// let afternoon = SessionBuilder::new("15:00-18:00".parse()?).room("Room XX").interpretation("none");
    /// let tuesday = DayBuilder::usual(day).session(morning).session(afternoon);
    /// # let _ = tuesday;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    builder SessionBuilder;

    /// The beginning and the end.
    time: Hours = "time", Needed, r#""18:30-20:30""#;

    /// `true`: it is kept in reserve, and nothing is held in it until `opened = true` is added.
    if_needed: bool = "if-needed", Default("false"), "true", set;

    /// `true`, beside `if-needed`: the session in reserve is used. To open it on one day, repeat the
    /// sessions under that day.
    opened: bool = "opened", Default("false"), "true", set;

    facilities: Facilities;
}

impl From<Hours> for Session {
    fn from(hours: Hours) -> Self {
        Self {
            hours,
            if_needed: false,
            opened: false,
            facilities: None,
        }
    }
}

impl SessionTable {
    /// Returns the session with its hours.
    fn with_hours(self, hours: Hours) -> Session {
        Session {
            hours,
            if_needed: self.if_needed.given().unwrap_or_default(),
            opened: self.opened.given().unwrap_or_default(),
            facilities: self.facilities.boxed(),
        }
    }
}

impl SessionBuilder {
    /// Makes a session of these hours.
    pub fn new(hours: Hours) -> Self {
        Self(SessionTable {
            time: Slot::Given(hours),
            ..SessionTable::default()
        })
    }

    /// Sets the key `room`: the room of the meetings in it, instead of the room of their track.
    pub fn room(mut self, room: impl Into<Wording>) -> Self {
        self.0.facilities.room = Slot::Given(room.into());
        self
    }

    /// Sets the key `livestream`: where the meetings in it can be watched. Takes an
    /// [`Address`](crate::Address) or a [`Livestream`](crate::text::Livestream).
    pub fn livestream(mut self, livestream: impl Into<Livestream>) -> Self {
        self.0.facilities.livestream = Slot::Given(livestream.into());
        self
    }

    /// Sets the key `interpretation`: the languages of the interpretation in it, or `none`.
    pub fn interpretation(mut self, interpretation: impl Into<Wording>) -> Self {
        self.0.facilities.interpretation = Slot::Given(interpretation.into());
        self
    }

    /// Adds the session to a list.
    pub(super) fn add_to(self, sessions: &mut Slot<Vec<Slot<Session>>>) {
        if let Slot::Given(hours) = self.0.time {
            push(sessions, Slot::Given(self.0.with_hours(hours)));
        }
    }
}

impl Value for Session {
    const FORM: &'static str = Hours::FORM;

    const EACH_ONCE: bool = true;

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        Hours::suggest(value)
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let DeValue::Table(table) = value else {
            return Hours::read(value, at, found).map(Self::from);
        };
        let mut session: SessionTable = fields(table, Level::Session, *at, found);
        let time = std::mem::take(&mut session.time);
        require_hours(time, at, found).map(|hours| session.with_hours(hours))
    }

    fn schema() -> Schema {
        text_or_table(Hours::pattern(), Level::Session)
    }
}

/// Adds sessions that are kept in reserve to those of a builder.
pub(super) fn add_in_reserve(
    sessions: &mut Slot<Vec<Slot<Session>>>,
    hours: impl IntoIterator<Item = Hours>,
) {
    let mut listed = std::mem::take(sessions).given().unwrap_or_default();
    listed.extend(hours.into_iter().map(|hours| {
        Slot::Given(Session {
            if_needed: true,
            ..hours.into()
        })
    }));
    *sessions = Slot::Given(listed);
}

/// A session that was agreed later.
#[derive(Debug, Clone)]
pub(crate) struct Extra {
    pub(crate) hours: Hours,
    pub(crate) group: Slot<String>,
    /// Its room, its livestream and its interpretation; mostly none.
    pub(crate) facilities: Option<Box<Facilities>>,
}

table! {
    /// An element of `extra` in braces.
    struct ExtraTable {}

    /// The beginning and the end.
    time: Hours = "time", Needed, r#""18:30-20:30""#;

    /// Only the meetings of this group can use it, and its joint meetings with other groups.
    group: String = "for", Optional, r#""WGETI/issues""#;

    facilities: Facilities;
}

impl Value for Extra {
    const FORM: &'static str = Hours::FORM;

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let DeValue::Table(table) = value else {
            let everyone = |hours| Self {
                hours,
                group: Slot::Absent,
                facilities: None,
            };
            return Hours::read(value, at, found).map(everyone);
        };
        let extra: ExtraTable = fields(table, Level::Extra, *at, found);
        require_hours(extra.time, at, found).map(|hours| Self {
            hours,
            group: extra.group,
            facilities: extra.facilities.boxed(),
        })
    }

    fn schema() -> Schema {
        text_or_table(Hours::pattern(), Level::Extra)
    }
}

/// Returns the hours of a session in braces, which have to be there.
fn require_hours(hours: Slot<Hours>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Hours> {
    if hours.is_absent() {
        let path = at.path();
        let fault = Fault::new(Code::MissingKey, "`time` is missing", path.clone());
        found.push(
            fault
                .missing(path.then("time"))
                .label("no `time` in this")
                .help("add the hours, such as `time = \"18:30-20:30\"`"),
        );
        return Slot::Bad;
    }
    hours
}

/// The hours at which the sessions of a day were held; there may be none.
pub(super) struct HeldHours(Vec<Slot<Hours>>);

impl From<HeldHours> for Vec<Slot<Hours>> {
    fn from(held: HeldHours) -> Self {
        held.0
    }
}

impl Value for HeldHours {
    const FORM: &'static str = "a list in square brackets";

    fn suggest(value: &DeValue<'_>) -> Option<String> {
        Vec::<Slot<Hours>>::suggest(value)
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        Vec::<Slot<Hours>>::read(value, at, found).map(Self)
    }

    fn schema() -> Schema {
        let list = Schema::of("array").with("items", Hours::schema());
        list.with("uniqueItems", true)
    }
}
