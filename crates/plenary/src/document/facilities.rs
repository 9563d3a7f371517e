//! Keys for the room, the livestream and the interpretation of a session or a day.

use super::table::prelude::*;
use crate::text::{Livestream, Wording};

table! {
    /// Keys that a session, an extra session and a day have in common.
    struct Facilities {}

    /// The room of its meetings, instead of the room of their track. A meeting with a `room` of its own
    /// stays in that. The room of a session goes before that of its day.
    room: Wording = "room", Optional, r#""Room XX""#;

    /// The address at which its meetings can be watched, instead of the `livestream` of their
    /// track, their group or the schedule; or `"none"`. The `livestream` of a meeting goes before it.
    livestream: Livestream = "livestream", Optional, r#""https://media.un.org""#;

    /// The languages of the interpretation of its meetings, instead of those of the track or the schedule; or
    /// `"none"`. The `interpretation` of a meeting goes before it.
    interpretation: Wording = "interpretation", Optional, r#""none""#;
}

impl Facilities {
    /// True if none of the keys is there.
    pub(crate) fn is_empty(&self) -> bool {
        let Self {
            room,
            livestream,
            interpretation,
        } = self;
        room.is_absent() && livestream.is_absent() && interpretation.is_absent()
    }

    /// Puts the keys into a box; none if there are none.
    pub(super) fn boxed(self) -> Option<Box<Self>> {
        (!self.is_empty()).then(|| Box::new(self))
    }
}
