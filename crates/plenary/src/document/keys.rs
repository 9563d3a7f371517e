//! The one table of the source language: every key, by the table in which it stands.
//!
//! A key is a constant that knows the type of its value, so that it cannot be read as another, and
//! its documentation is what editors show to people. The keys that are known, the JSON Schema and,
//! by a test, the tables of the README are made of the same lines.

use std::marker::PhantomData;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{
    Allow, Deadline, Event, Extra, ListedDocument, Meeting, Revision, Session, Slot,
    event::Dates,
    frame::{Days, Held, Tracks},
    groups::{Groups, Subgroups},
    table::{Entry, Presence},
    words::ZoneName,
};
use crate::{
    keywords::{DayHeading, EventKind, EventStatus, Layout, Output, Role, Rolling, Show, Status},
    text::{Language, Wording},
    time::{Duration, EventTime, Hours, Minutes},
};

/// A key whose value is read as a `T`.
pub(super) struct Key<T> {
    pub(super) name: &'static str,
    value: PhantomData<fn() -> T>,
}

/// Declares the keys of a table: what is said of each to people, its constant, its name, the type
/// that reads its value, whether it has to be there, and an example.
macro_rules! keys {
    ($table:ident: $($(#[doc = $about:literal])+ $key:ident = $name:literal: $value:ty, $presence:ident $(($default:literal))?, $example:literal;)+) => {
        pub(in crate::document) mod $table {
            use super::*;

            $($(#[doc = $about])+
            pub(in crate::document) const $key: Key<$value> = Key {
                name: $name,
                value: PhantomData,
            };)+

            pub(in crate::document) const KEYS: &[Entry] = &[$(Entry {
                name: $name,
                documentation: concat!($($about),+),
                presence: Presence::$presence $(($default))?,
                example: $example,
                schema: <$value as crate::document::reader::Value>::schema,
            }),+];
        }
    };
}

mod around;
pub(super) mod details;
mod events;
mod frame;

pub(super) use self::{
    around::{deadline, document, revision},
    events::event,
    frame::{day, extra, session, track},
};

keys! { top:
    /// The conference that the meetings prepare.
    CONFERENCE = "conference": Wording, Needed, r#""CSP12""#;

    /// The name of all the meetings together; the title is made from it.
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

    /// Which version this is, under a heading `[revision]`. Write it once the schedule has been issued
    /// before.
    REVISION = "revision": Revision, Optional, "{ number = 1, issued = 2026-02-12 }";

    /// How settled the schedule is: `"draft"`, `"provisional"`, `"indicative"`, `"tentative"`,
    /// `"final"`, or `"as-held"` for the archive, which requires `took`, `ended`, `suspended` or
    /// `adjourned` under every meeting that was held.
    STATUS = "status": Status, Optional, r#""draft""#;

    /// The time zone of the venue: a continent and a city, as in the tz database.
    TIME_ZONE = "time-zone": ZoneName, Needed, r#""Europe/Zurich""#;

    /// Where the meetings are held.
    VENUE = "venue": Wording, Optional, r#""Palais des Nations, Geneva""#;

    /// The first day: year, month and day, without quotation marks.
    FIRST_DAY = "first-day": NaiveDate, Needed, "2026-03-16";

    /// The last day; if there is only one, the same as the first.
    LAST_DAY = "last-day": NaiveDate, Needed, "2026-03-19";

    /// The hours in which there can be meetings, the same on every day, in order. Over midnight:
    /// `"22:00-01:00+1"`, where `+1` is the day after. In reserve: `{ time = "18:30-20:30", if-needed =
    /// true }`.
    SESSIONS = "sessions": Vec<Slot<Session>>, Needed, r#"["10:00-13:00", "15:00-18:00"]"#;

    /// What happens to the next meeting when one ends early. `"at-once"`: it begins at once.
    /// `"next-session"`: it waits for the opening of a session or for its planned time, whichever comes
    /// first. `"as-planned"`: it waits for its planned time.
    ROLLING = "rolling": Rolling, Default(r#""at-once""#), r#""next-session""#;

    /// So short before the end of a piece of a session no meeting begins, unless it can end there. A
    /// session whose pieces are all shorter can be used from the first minute of its longest piece.
    NO_START_IN_LAST = "no-start-in-last": Minutes, Optional, r#""30m""#;

    /// The time between two meetings of one session.
    CHANGE_OVER = "change-over": Minutes, Optional, r#""10m""#;

    /// The news is complete up to this moment.
    AS_OF = "as-of": NaiveDateTime, Optional, r#""2026-03-17 11:00""#;

    /// Adds a row for side events: `"tbc"`, or a text that stands in it on every day.
    SIDE_EVENTS = "side-events": Wording, Optional, r#""tbc""#;

    /// The note under the table; the star of the title leads to it.
    NOTE = "note": Wording, Optional, r#""The meetings are held **on a rolling basis**.""#;

    /// `true` lists in the annex the offices and who holds them, with those that are vacant.
    OFFICE_HOLDERS = "office-holders": bool, Default("false"), "true";

    /// How to be nominated for the vacant offices. It lists the offices too, as `office-holders` does.
    NOMINATIONS = "nominations": Wording, Optional,
        r#""Nominations may be sent to the Secretariat.""#;

    /// The languages of the annex: `"en"`, `"fr"`. A text without a language is in the first.
    LANGUAGES = "languages": Vec<Slot<Language>>, Default(r#"["en"]"#), r#"["en", "fr"]"#;

    /// The files that are kept beside the source: `"markdown"`, `"html"`, and `"fragment"`, which
    /// is HTML to put into a page; `"text"`, for a mail; `"ics"`, a calendar; `"json"`, the compiled
    /// schedule for programs; `"csv"`, a row for each sitting and event; `"schedule-xml"`, for
    /// conference apps; and `"docx"`, a Word document. None for a version that is kept for comparison: `[]`.
    OUTPUTS = "outputs": Vec<Slot<Output>>, Default(r#"["markdown", "html"]"#), r#"["html"]"#;

    /// A Word file beside the source. The Word documents of the schedule take their styles, page
    /// set-up, header and footer from it.
    DOCX_REFERENCE = "docx-reference": String, Optional, r#""letterhead.docx""#;

    /// `true`: the sittings of one meeting on one day stand in one cell.
    JOIN_SITTINGS = "join-sittings": bool, Default("false"), "true";

    /// Which times the annex shows: `"current"`; those that were `"planned"`; or `"changes"`, the
    /// current ones with what has moved marked.
    SHOW = "show": Show, Default(r#""current""#), r#""changes""#;

    /// `true`: the annex shows the earliest and the latest start of each meeting, by their `at-least`
    /// and `at-most`.
    FORECAST = "forecast": bool, Default("false"), "true";

    /// How the annex lays out its days: `"week"`, days as columns; `"day"`, a table for each day with
    /// tracks as columns; `"list"`, no table. Chosen by the number of tracks unless it is given.
    LAYOUT = "layout": Layout, Optional, r#""day""#;

    /// How days are headed: by `"weekday"`, by `"date"`, or by `"both"`.
    DAY_HEADINGS = "day-headings": DayHeading, Optional, r#""both""#;

    /// `true`: Saturdays and Sundays have sessions as other days. `false`: a weekend between the first
    /// and the last day is free, but for days with `sessions` of their own.
    WEEKENDS = "weekends": bool, Default("false"), "true";

    /// The days that differ from the others, each under a heading `[days.2026-03-20]`.
    DAYS = "days": Days, Optional, r#"{ 2026-03-20 = { closed = "Official holiday" } }"#;

    /// The tracks, where meetings are held at one time in several rooms, each under a heading
    /// `[tracks.A]`.
    TRACKS = "tracks": Tracks, Optional, r#"{ A = { room = "Room XX" } }"#;

    /// The groups that meet, each under a heading `[groups.ACRONYM]`.
    GROUPS = "groups": Groups, Needed,
        r#"{ WGTU = { name = "Working Group on Treaty Universalization" } }"#;

    /// The meetings in the order in which they are held, each under a heading `[[meeting]]`.
    MEETINGS = "meeting": Vec<Meeting>, Needed,
        r#"[{ group = "WGTU", duration = "2 sessions" }]"#;

    /// What is not a meeting and stands at a fixed time, each under a heading `[[event]]`: ceremonies,
    /// breaks, receptions, side events.
    EVENTS = "event": Vec<Event>, Optional,
        r#"[{ title = "Lunch break", kind = "break", time = "13:00-15:00" }]"#;

    /// The deadlines, each under a heading `[[deadline]]`.
    DEADLINES = "deadline": Vec<Deadline>, Optional,
        r#"[{ title = "Registration", on = 2026-03-06 }]"#;

    /// The documents of the meetings, each under a heading `[[document]]`.
    DOCUMENTS = "document": Vec<ListedDocument>, Optional,
        r#"[{ symbol = "ATT/CSP12/WG/2026/1", title = "Draft agenda" }]"#;

    /// The warnings and notes that you accept, each under a heading `[[allow]]`.
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

    /// What an early end does to the meetings of this group, before the schedule's `rolling`:
    /// `"at-once"`, `"next-session"` or `"as-planned"`.
    ROLLING = "rolling": Rolling, Optional, r#""as-planned""#;
}

keys! { group:
    /// The acronym, where it is not the one in the heading, or differs between languages.
    ACRONYM = "acronym": Wording, Optional, r#"{ en = "WGTR", fr = "GTTR" }"#;

    /// The sub-working groups, each under a heading `[groups.ACRONYM.subgroups.WORD]`.
    SUBGROUPS = "subgroups": Subgroups, Optional,
        r#"{ exchange = { name = "Sub-working Group on exchange" } }"#;
}

keys! { meeting:
    /// Who meets: the acronym in the heading of a group, such as `"WGTU"`; of a sub-working group, the
    /// acronym, a slash and its word, such as `"WGETI/exchange"`. A meeting without a group has a
    /// `title` and an `id`.
    GROUP = "group": String, Optional, r#""WGETI/exchange""#;

    /// How long it is: `"2 sessions"`, `"1.5 sessions"`, `"4h30m"`, `"45m"`, or `"rest of the
    /// session"`. Needed, except under a meeting that `resumes` another.
    DURATION = "duration": Duration, Optional, r#""2 sessions""#;

    /// What the meeting is called, beside its group or instead of one.
    TITLE = "title": Wording, Optional, r#""Opening of the session""#;

    /// A word for this meeting alone; the acronym of its group unless it is given. From the second
    /// meeting of a group on, each needs one, except a meeting that `resumes` another.
    ID = "id": String, Optional, r#""WGTU-2""#;

    /// In which track it is held, where there are several.
    TRACK = "track": String, Optional, r#""A""#;

    /// Pinned: it begins at this moment, or with its session if that was opened later; nothing else
    /// moves it.
    STARTS = "starts": NaiveDateTime, Optional, r#""2026-03-18 10:00""#;

    /// It is held on this day; if it finds no room on it, that is a fault.
    ON = "on": NaiveDate, Optional, "2026-03-19";

    /// It does not begin before this moment.
    NOT_BEFORE = "not-before": NaiveDateTime, Optional, r#""2026-03-18 10:00""#;

    /// It does not begin before these meetings have ended, in whatever track.
    AFTER = "after": Vec<Slot<String>>, Optional, r#"["WGETI/issues"]"#;

    /// `true`: it begins only where it can be held in one piece of a session.
    UNDIVIDED = "undivided": bool, Default("false"), "true";

    /// Inside a session it begins only up to this hour; at the opening of a session it may always
    /// begin.
    START_BY = "start-by": NaiveTime, Optional, r#""11:30""#;

    /// The shortest time that it may take, for the forecast.
    AT_LEAST = "at-least": Duration, Optional, r#""1 session""#;

    /// The longest time that it may take, for the forecast.
    AT_MOST = "at-most": Duration, Optional, r#""3 sessions""#;

    /// What an early end does to it, before what its sub-working group, its group or the schedule says:
    /// `"at-once"`, `"next-session"` or `"as-planned"`.
    ROLLING = "rolling": Rolling, Optional, r#""as-planned""#;

    /// How long it has taken, once it is over: `"4h30m"`. The meetings after it move.
    TOOK = "took": Minutes, Optional, r#""4h30m""#;

    /// When it ended, once it is over. The meetings after it move.
    ENDED = "ended": NaiveDateTime, Optional, r#""2026-03-16 16:40""#;

    /// How much more time it needs; it is not over.
    EXTENDED = "extended": Minutes, Optional, r#""2h""#;

    /// The moment at which it stopped. A later block with `resumes` takes it up.
    SUSPENDED = "suspended": NaiveDateTime, Optional, r#""2026-03-16 16:40""#;

    /// As `suspended`, but the block that `resumes` it is a new meeting, with the next number.
    ADJOURNED = "adjourned": NaiveDateTime, Optional, r#""2026-03-16 17:20""#;

    /// The `id` of the suspended or adjourned meeting that is taken up here.
    RESUMES = "resumes": String, Optional, r#""WGETI/exchange""#;

    /// Why it is not held: it is shown as cancelled, and takes no time, unless `took` or `ended` says
    /// that it was opened.
    CANCELLED = "cancelled": Wording, Optional, r#""no quorum""#;

    /// Until when it is put off, such as `"to CSP13"`; else as `cancelled`, and shown as postponed.
    POSTPONED = "postponed": Wording, Optional, r#""to CSP13""#;
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

#[cfg(test)]
mod tests {
    use super::Holders;
    use crate::keywords::Role;

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
}
