//! The keys of events.

use super::{
    Dates, Entry, EventKind, EventStatus, EventTime, Key, PhantomData, Presence, Value, Wording,
};

use crate::text::Address;

keys! { event:
    /// What it is called.
    TITLE = "title": Wording, Needed, r#""Opening ceremony""#;

    /// What it is: `"ceremony"`, `"break"`, `"reception"`, `"registration"`, `"side-event"`,
    /// `"exhibition"`, `"unavailable"`, where the room cannot be had, or `"event"`.
    KIND = "kind": EventKind, Default(r#""event""#), r#""break""#;

    /// The day, or a list of days; every day with sessions unless it is given.
    ON = "on": Dates, Optional, "2026-03-16";

    /// From when to when, or only when it begins, or `"tbc"`; the whole day unless it is given.
    TIME = "time": EventTime, Optional, r#""11:15-11:30""#;

    /// In which track, where there are several; it concerns all of them unless it is given.
    TRACK = "track": String, Optional, r#""A""#;

    /// Where.
    ROOM = "room": Wording, Optional, r#""Restaurant, 8th floor""#;

    /// Who invites.
    HOST = "host": Wording, Optional, r#""Permanent Mission of Exampland""#;

    /// How certain it is: `"confirmed"`, `"tbc"` or `"cancelled"`.
    STATUS = "status": EventStatus, Default(r#""confirmed""#), r#""tbc""#;

    /// `false`: meetings go on beside it. `true`: they flow round it. Side events, registration and
    /// exhibitions are beside the meetings, and so is what has no `time`, but for `"unavailable"`; all
    /// else is not.
    TAKES_TIME = "takes-time": bool, Optional, "false";

    /// `false`: a session in which it takes time counts as one piece, before and after it. `true`: it
    /// does not. A break of at most 30 minutes does not part a session, all else does.
    PARTS = "parts": bool, Optional, "false";

    /// An address on the web.
    LINK = "link": Address, Optional, r#""https://example.org/reception""#;

    /// A note on it, to which a mark leads.
    NOTE = "note": Wording, Optional, r#""By invitation only.""#;

    /// A word for it alone, by which calendars know it; its title unless it is given.
    ID = "id": String, Optional, r#""reception""#;
}
