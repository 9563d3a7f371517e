//! The keys of what a schedule says of a single meeting beside its time, and of rooms.

use super::{Entry, Key, NaiveTime, PhantomData, Presence, Slot, Wording};
use crate::{
    document::{AgendaItem, Room, headings::ByWord, words::AccessWording},
    keywords::Attendance,
    text::{Address, Livestream},
};

keys! { top_details:
    /// Where the whole conference can be watched; or `"none"`. Informal and restricted meetings have it
    /// only if they say so themselves.
    LIVESTREAM = "livestream": Livestream, Optional, r#""https://media.un.org""#;

    /// The languages of the interpretation, from and into each of them; or `"none"`.
    INTERPRETATION = "interpretation": Wording, Optional, r#""English, French""#;

    /// How many meetings can be interpreted at once; more at one time are a warning.
    INTERPRETATION_TEAMS = "interpretation-teams": u32, Optional, "2";

    /// `true` names the chair, the facilitator and the rapporteur under each meeting.
    SHOW_OFFICES = "show-offices": bool, Default("false"), "true";

    /// `false`: the hours at which meetings end are not shown.
    SHOW_ENDS = "show-ends": bool, Default("true"), "false";

    /// `true` marks a sitting in which a meeting goes on from an earlier session.
    MARK_CONTINUED = "mark-continued": bool, Default("false"), "true";

    /// The rooms, for schedules in which several meetings use one, each under a heading `[rooms.WORD]`.
    ROOMS = "rooms": ByWord<Room>, Optional, r#"{ XX = { name = "Room XX" } }"#;
}

keys! { track_details:
    /// Where its meetings can be watched, before what the group or the schedule says; or `"none"`.
    LIVESTREAM = "livestream": Livestream, Optional, r#""https://media.un.org""#;

    /// From and into which languages there is interpretation; or `"none"`.
    INTERPRETATION = "interpretation": Wording, Optional, r#""English, French""#;

    /// A note on the track, which stands under the table.
    NOTE = "note": Wording, Optional, r#""Badges are needed.""#;
}

keys! { day_details:
    /// A note on the day, which stands under the table.
    NOTE = "note": Wording, Optional, r#""The cafeteria is closed.""#;
}

keys! { body_details:
    /// Who may attend its meetings: `"open"` to everyone, `"closed"`, or a text of two or more words
    /// that says to whom they are open; then they are not for everyone.
    ACCESS = "access": AccessWording, Optional, r#""Open to Parties and Observer States only""#;

    /// Where its meetings can be watched, before what the schedule says; or `"none"`. If their track
    /// has a `livestream`, that of the track is used.
    LIVESTREAM = "livestream": Livestream, Optional, r#""https://media.un.org""#;

    /// The number of its first meeting here; each session in which it meets takes the next.
    NUMBERED_FROM = "numbered-from": u32, Optional, "34";
}

keys! { meeting_details:
    /// Its own room, instead of its track's.
    ROOM = "room": Wording, Optional, r#""Room XX""#;

    /// Where more is said of it.
    LINK = "link": Address, Optional, r#""https://indico.un.org""#;

    /// Where it can be watched, before what its track, its group or the schedule says; or `"none"`. A
    /// meeting that is informal, or not open to all, has a livestream only if it is written here.
    LIVESTREAM = "livestream": Livestream, Optional, r#""https://media.un.org""#;

    /// The languages of the interpretation, before what its track or the schedule says; or `"none"`.
    INTERPRETATION = "interpretation": Wording, Optional, r#""none""#;

    /// How people take part: `"in-person"`, `"hybrid"` or `"virtual"`.
    FORMAT = "format": Attendance, Optional, r#""hybrid""#;

    /// Who may attend: `"open"` to everyone, `"closed"`, or a text of two or more words that says to
    /// whom it is open; then it is not for everyone.
    ACCESS = "access": AccessWording, Optional, r#""closed""#;

    /// Who chairs it, instead of the chair of the group: a name, or `"vacant"`.
    CHAIR = "chair": Wording, Optional, r#""Ms. Marie DUPONT""#;

    /// Who speaks: a list of names.
    SPEAKERS = "speakers": Vec<Slot<Wording>>, Optional, r#"["Mr. John SMITH"]"#;

    /// `true`: it is an informal consultation, marked as such and not numbered.
    INFORMAL = "informal": bool, Default("false"), "true";

    /// The groups with which it is a joint meeting.
    WITH = "with": Vec<Slot<String>>, Optional, r#"["WGTR"]"#;

    /// `true`: its end is shown as open; placing does not change.
    OPEN_END = "open-end": bool, Default("false"), "true";

    /// A note on the meeting, which stands under the table.
    NOTE = "note": Wording, Optional, r#""Working lunch.""#;

    /// What is dealt with, in order: texts, or items in braces that say more.
    AGENDA = "agenda": Vec<Slot<AgendaItem>>, Optional, r#"["Adoption of the report"]"#;
}

keys! { agenda:
    /// The number of the item. An item has a number, a title, or both.
    ITEM = "item": Wording, Optional, r#""4""#;

    /// What it is called.
    TITLE = "title": Wording, Optional, r#""Adoption of the report""#;

    /// The hour at which it is taken up.
    AT = "at": NaiveTime, Optional, r#""10:00""#;

    /// The document that is considered.
    DOCUMENT = "document": Wording, Optional, r#""A/HRC/61/2""#;

    /// Where the document, or more, is to be read.
    LINK = "link": Address, Optional, r#""https://docs.un.org/A/HRC/61/2""#;
}
