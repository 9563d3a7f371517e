//! The keys of events.

use super::{Dates, Entry, EventKind, EventStatus, EventTime, Key, PhantomData, Presence, Wording};

use crate::text::Address;

keys! { event:
    /// What it is called.
    TITLE = "title": Wording, Needed, r#""Opening ceremony""#;

    /// What it is: `"ceremony"`, `"break"`, `"reception"`, `"registration"`, `"side-event"`,
    /// `"exhibition"`, `"unavailable"` if the room cannot be had, or `"event"`.
    KIND = "kind": EventKind, Default(r#""event""#), r#""break""#;

    /// The day, or a list of days; every day with sessions unless it is given.
    ON = "on": Dates, Optional, "2026-03-16";

    /// From when to when, or only when it begins, or `"tbc"`. Left out, it stands on the whole day.
    TIME = "time": EventTime, Optional, r#""11:15-11:30""#;

    /// In which track, where there are several; it concerns all of them unless it is given.
    TRACK = "track": String, Optional, r#""A""#;

    /// Where.
    ROOM = "room": Wording, Optional, r#""Restaurant, 8th floor""#;

    /// Who invites.
    HOST = "host": Wording, Optional, r#""Permanent Mission of Exampland""#;

    /// How certain it is: `"confirmed"`, `"tbc"` or `"cancelled"`.
    STATUS = "status": EventStatus, Default(r#""confirmed""#), r#""tbc""#;

    /// `true`: meetings stop for it and go on after it. `false`: they do not. Left out, it is `false`
    /// for side events, registration, exhibitions, and events without `time`; `true` for all others and
    /// for `"unavailable"`.
    TAKES_TIME = "takes-time": bool, Optional, "false";

    /// `true`: it parts the session in two pieces. `false`: the session stays one piece. Left out, it
    /// is `false` for a `"break"` of 30 minutes or less, and else `true`.
    PARTS = "parts": bool, Optional, "false";

    /// An address on the web.
    LINK = "link": Address, Optional, r#""https://example.org/reception""#;

    /// A footnote on it.
    NOTE = "note": Wording, Optional, r#""By invitation only.""#;

    /// A word for it alone, by which calendars find it again; its title unless it is given.
    ID = "id": String, Optional, r#""reception""#;
}
