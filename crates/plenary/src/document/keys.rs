//! The one table of the source language: every key, by the table in which it stands.
//!
//! A key is a constant that knows the type of its value, so that it cannot be read as another, and
//! its documentation is what editors show to people. The keys that are known, the JSON Schema and,
//! by a test, the tables of the README are made of the same lines.

use std::marker::PhantomData;

use chrono::NaiveDate;

use super::{
    Allow, Meeting, Slot,
    read::{Groups, Subgroups},
    reader::Value,
    schema::Schema,
    words::ZoneName,
};
use crate::{
    fault::Code,
    terms::{Output, Role, Status},
    text::{Language, Wording},
    time::{Duration, Hours, Minutes},
};

/// A key whose value is read as a `T`.
pub(super) struct Key<T> {
    pub(super) name: &'static str,
    value: PhantomData<fn() -> T>,
}

/// What there is to say of a key.
pub(super) struct Entry {
    pub(super) name: &'static str,
    /// What it holds, in Markdown.
    about: &'static str,
    pub(super) presence: Presence,
    /// A value as it is typed.
    pub(super) example: &'static str,
    pub(super) schema: fn() -> Schema,
}

/// Whether a key has to be there.
pub(super) enum Presence {
    Needed,
    Optional,
    /// It is as if this were typed.
    Default(&'static str),
}

impl Entry {
    pub(super) fn about(&self) -> &'static str {
        self.about.trim_start()
    }
}

/// Declares the keys of a table: what is said of each to people, its constant, its name, the type
/// that reads its value, whether it has to be there, and an example.
macro_rules! keys {
    ($table:ident: $($(#[doc = $about:literal])+ $key:ident = $name:literal: $value:ty, $presence:ident $(($default:literal))?, $example:literal;)+) => {
        pub(super) mod $table {
            use super::*;

            $($(#[doc = $about])+
            pub(in crate::document) const $key: Key<$value> = Key {
                name: $name,
                value: PhantomData,
            };)+

            pub(super) const KEYS: &[Entry] = &[$(Entry {
                name: $name,
                about: concat!($($about),+),
                presence: Presence::$presence $(($default))?,
                example: $example,
                schema: <$value>::schema,
            }),+];
        }
    };
}

keys! { top:
    /// What the meetings prepare.
    CONFERENCE = "conference": Wording, Needed, r#""CSP12""#;

    /// What the meetings are called together; the title is made of it.
    NAME = "name": Wording, Needed, r#""CSP12 Working Group meetings""#;

    /// A title instead of the one that is made of `status`, `name` and the days.
    TITLE = "title": Wording, Optional, r#""Timetable of the CSP12 week""#;

    /// The treaty or the organisation whose meetings they are.
    ORGANISATION = "organisation": Wording, Optional, r#""Arms Trade Treaty""#;

    /// Who issues the schedule.
    SECRETARIAT = "secretariat": Wording, Optional, r#""ATT Secretariat""#;

    /// Who presides over the conference: a name, or `"vacant"`.
    PRESIDENT = "president": Wording, Optional, r#""Ms. Tsholofelo TSHEOLE""#;

    /// The day on which the schedule is issued: year, month and day, without quotation marks.
    ISSUED = "issued": NaiveDate, Optional, "2026-01-16";

    /// How settled the schedule is: `"draft"`, `"provisional"`, `"indicative"`, `"tentative"`,
    /// `"final"`, or `"as-held"` for the archive, which asks for `took` under every meeting.
    STATUS = "status": Status, Optional, r#""draft""#;

    /// The time zone of the venue: a continent and a city, as the tz database names them.
    TIME_ZONE = "time-zone": ZoneName, Needed, r#""Europe/Zurich""#;

    /// Where the meetings are held.
    VENUE = "venue": Wording, Optional, r#""Palais des Nations, Geneva""#;

    /// The first day: year, month and day, without quotation marks.
    FIRST_DAY = "first-day": NaiveDate, Needed, "2026-03-16";

    /// The last day; if there is only one, the same as the first.
    LAST_DAY = "last-day": NaiveDate, Needed, "2026-03-19";

    /// The hours of every day in which there can be meetings, in order. Over midnight:
    /// `"22:00-01:00+1"`.
    SESSIONS = "sessions": Vec<Slot<Hours>>, Needed, r#"["10:00-13:00", "15:00-18:00"]"#;

    /// A row for side events: `"tbc"`, or a text that stands under every day.
    SIDE_EVENTS = "side-events": Wording, Optional, r#""tbc""#;

    /// The note under the table, to which the star of the title leads.
    NOTE = "note": Wording, Optional, r#""The meetings are held **on a rolling basis**.""#;

    /// The languages in which the annex is made: `"en"`, `"fr"`. The first is that of plain texts.
    LANGUAGES = "languages": Vec<Slot<Language>>, Default(r#"["en"]"#), r#"["en", "fr"]"#;

    /// The files that are kept beside the source: `"markdown"`, `"html"`, and `"fragment"`, which
    /// is HTML to put into a page.
    OUTPUTS = "outputs": Vec<Slot<Output>>, Default(r#"["markdown", "html"]"#), r#"["html"]"#;

    /// `true` lets the sittings of a meeting in one day share a cell.
    JOIN_SITTINGS = "join-sittings": bool, Default("false"), "true";

    /// The groups that meet, each under a heading `[groups.ACRONYM]`.
    GROUPS = "groups": Groups, Needed,
        r#"{ WGTU = { name = "Working Group on Treaty Universalization" } }"#;

    /// The meetings in the order in which they are held, each under a heading `[[meeting]]`.
    MEETINGS = "meeting": Vec<Meeting>, Needed,
        r#"[{ group = "WGTU", duration = "2 sessions" }]"#;

    /// The warnings and notes that are meant, each under a heading `[[allow]]`.
    ALLOWS = "allow": Vec<Allow>, Optional,
        r#"[{ code = "P0205", reason = "meets by correspondence" }]"#;
}

keys! { body:
    /// The name in full.
    NAME = "name": Wording, Optional, r#""Working Group on Treaty Universalization""#;

    /// Who chairs: a name, or `"vacant"`.
    CHAIR = "chair": Wording, Optional, r#""Ms. Marie DUPONT""#;

    /// Those who chair together: a list of names, or of `"vacant"`.
    CO_CHAIRS = "co-chairs": Vec<Slot<Wording>>, Optional, r#"["Ms. Marie DUPONT", "vacant"]"#;

    /// Who stands in for the chair: a name, or `"vacant"`.
    VICE_CHAIR = "vice-chair": Wording, Optional, r#""vacant""#;

    /// Who leads the work: a name, or `"vacant"`.
    FACILITATOR = "facilitator": Wording, Optional, r#""Mr. John SMITH""#;

    /// Who reports on the work: a name, or `"vacant"`.
    RAPPORTEUR = "rapporteur": Wording, Optional, r#""vacant""#;
}

keys! { group:
    /// The acronym, where it is not the one in the heading, or differs between languages.
    ACRONYM = "acronym": Wording, Optional, r#"{ en = "WGTR", fr = "GTTR" }"#;

    /// The sub-working groups, each under a heading `[groups.ACRONYM.subgroups.WORD]`.
    SUBGROUPS = "subgroups": Subgroups, Optional,
        r#"{ exchange = { name = "Sub-working Group on exchange" } }"#;
}

keys! { meeting:
    /// Who meets: the acronym in the heading of a group, such as `"WGTU"`; for a sub-working group
    /// its word too, such as `"WGETI/exchange"`. A meeting of no group has a `title` and an `id`.
    GROUP = "group": String, Optional, r#""WGETI/exchange""#;

    /// How long it is: `"2 sessions"`, `"1.5 sessions"`, `"4h30m"`, `"45m"`.
    DURATION = "duration": Duration, Needed, r#""2 sessions""#;

    /// What the meeting is called, beside its group or instead of one.
    TITLE = "title": Wording, Optional, r#""Opening of the session""#;

    /// A word for this meeting alone; the acronym of its group unless it is given. The second
    /// meeting of a group needs one.
    ID = "id": String, Optional, r#""WGTU-2""#;

    /// How long it has taken, once it is over: `"4h30m"`. What follows moves.
    TOOK = "took": Minutes, Optional, r#""4h30m""#;
}

keys! { allow:
    /// The code of a warning or a note that is meant, as it was printed.
    CODE = "code": Code, Needed, r#""P0205""#;

    /// The place that it was printed for; any, if this is not given.
    AT = "at": String, Optional, r#""groups.WGTU""#;

    /// Why it is right: `check` lists it.
    REASON = "reason": String, Needed, r#""meets by correspondence""#;
}

/// The key under which those stand who hold an office of a group.
pub(super) enum Holders {
    One(Key<Wording>),
    Several(Key<Vec<Slot<Wording>>>),
}

impl Holders {
    /// None for an office of the conference.
    pub(super) fn of(role: Role) -> Option<Self> {
        match role {
            Role::President => None,
            Role::Chair => Some(Self::One(body::CHAIR)),
            Role::CoChair => Some(Self::Several(body::CO_CHAIRS)),
            Role::ViceChair => Some(Self::One(body::VICE_CHAIR)),
            Role::Facilitator => Some(Self::One(body::FACILITATOR)),
            Role::Rapporteur => Some(Self::One(body::RAPPORTEUR)),
        }
    }
}

/// A kind of table in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Top,
    Group,
    Subgroup,
    Meeting,
    Allow,
}

impl Level {
    pub(super) const ALL: [Self; 5] = [
        Self::Top,
        Self::Group,
        Self::Subgroup,
        Self::Meeting,
        Self::Allow,
    ];

    /// What a table of this kind can hold, in the order in which people are told.
    pub(super) fn keys(self) -> impl Iterator<Item = &'static Entry> {
        let (keys, more): (_, &[_]) = match self {
            Self::Top => (top::KEYS, &[]),
            Self::Group => (body::KEYS, group::KEYS),
            Self::Subgroup => (body::KEYS, &[]),
            Self::Meeting => (meeting::KEYS, &[]),
            Self::Allow => (allow::KEYS, &[]),
        };
        keys.iter().chain(more)
    }

    pub(super) fn names(self) -> impl Iterator<Item = &'static str> {
        self.keys().map(|entry| entry.name)
    }

    /// Where the table is, in words.
    pub(super) const fn place(self) -> &'static str {
        match self {
            Self::Top => "above the first heading in brackets",
            Self::Group => "under a group",
            Self::Subgroup => "under a sub-working group",
            Self::Meeting => "under a `[[meeting]]`",
            Self::Allow => "under an `[[allow]]`",
        }
    }

    /// What the table is, in words.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Top => "Schedule of an international meeting",
            Self::Group => "Working group",
            Self::Subgroup => "Sub-working group",
            Self::Meeting => "Meeting",
            Self::Allow => "Permission",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Holders, Level};
    use crate::terms::Role;

    #[test]
    fn an_office_is_read_under_its_own_key() {
        for role in Role::OF_GROUPS {
            let name = Holders::of(role).map(|holders| match holders {
                Holders::One(key) => key.name,
                Holders::Several(key) => key.name,
            });
            assert_eq!(name, Some(role.key()));
        }
    }

    #[test]
    fn a_table_lists_a_key_once_and_says_what_it_holds() {
        for level in Level::ALL {
            let names: Vec<_> = level.names().collect();
            for entry in level.keys() {
                let same = names.iter().filter(|name| **name == entry.name);
                assert_eq!(same.count(), 1, "{}", entry.name);
                let about = entry.about();
                let closed = about.ends_with('.') && !about.contains("  ");
                assert!(closed, "{}: {about}", entry.name);
            }
        }
    }
}
