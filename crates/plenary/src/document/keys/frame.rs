//! The keys of days, tracks and sessions.

use super::{Days, Entry, Extra, Held, Hours, Key, PhantomData, Presence, Session, Slot, Wording};

keys! { day:
    /// The hours of this day, instead of those of every day.
    SESSIONS = "sessions": Vec<Slot<Session>>, Optional, r#"["10:00-13:00"]"#;

    /// Nothing is held on this day; this is the reason.
    CLOSED = "closed": Wording, Optional, r#""Official holiday""#;

    /// When the sessions of this day were really held; `[]` if none was. Write all sessions of the day,
    /// those still to come too: one that is missing was not held.
    HELD = "held": Held, Optional, r#"["10:25-13:10", "15:00-16:40"]"#;

    /// The sessions that were agreed later, for all or for one group.
    EXTRA = "extra": Vec<Slot<Extra>>, Optional, r#"["18:30-20:30"]"#;
}

keys! { track:
    /// What the track is called, if not by the word in its heading.
    NAME = "name": Wording, Optional, r#""Committee A""#;

    /// Where its meetings are held.
    ROOM = "room": Wording, Optional, r#""Room XX""#;

    /// The hours of its days, instead of those of the schedule.
    SESSIONS = "sessions": Vec<Slot<Session>>, Optional, r#"["09:00-12:00", "14:00-17:00"]"#;

    /// Its days that differ from the others, each under a heading `[tracks.A.days.2026-03-20]`.
    DAYS = "days": Days, Optional, r#"{ 2026-03-20 = { sessions = ["10:00-13:00"] } }"#;
}

keys! { session:
    /// From when to when.
    TIME = "time": Hours, Needed, r#""18:30-20:30""#;

    /// `true`: it is kept in reserve, and nothing is held in it until `opened = true` is added.
    IF_NEEDED = "if-needed": bool, Default("false"), "true";

    /// `true`, beside `if-needed`: the session in reserve is used. To open it on one day, repeat the
    /// sessions under that day.
    OPENED = "opened": bool, Default("false"), "true";
}

keys! { extra:
    /// From when to when.
    TIME = "time": Hours, Needed, r#""18:30-20:30""#;

    /// Only meetings in which this group takes part can use it, joint meetings too.
    FOR = "for": String, Optional, r#""WGETI/issues""#;
}
