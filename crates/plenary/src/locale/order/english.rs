//! British English.

use super::OrderWords;
use crate::{
    keywords::Rolling,
    schedule::{Deviation, Reason},
};

pub(super) const WORDS: OrderWords = OrderWords {
    sitting: |which, all| format!("Sitting {which} of {all}"),
    follows: "follows ",
    precedes: "precedes ",
    semicolon: "; ",
    ended: |ended| match ended {
        Deviation::AsPlanned => None,
        Deviation::Early(by) => Some(format!(" ({by} earlier than planned)")),
        Deviation::Late(by) => Some(format!(" ({by} later than planned)")),
    },
    reason: |reason| match reason {
        Reason::Opens => Some("The first in the order"),
        Reason::Pinned => Some("At a fixed time"),
        Reason::NotBefore => Some("Does not begin before this hour"),
        Reason::OnDay => Some("To be held on this day"),
        Reason::AsPlanned => Some("Does not begin earlier than planned"),
        Reason::Event { .. } => Some("Begins after an event at a fixed time"),
        Reason::Undivided { .. } => Some("Begins in a session into which it fits whole"),
        Reason::TooLittleLeft { .. } => {
            Some("Begins then, as too little was left of the time before")
        }
        Reason::NextSession { .. } => Some(
            "Begins with a session, as the time that an early end gives up is used from then on",
        ),
        Reason::PlannedTime { .. } => {
            Some("Begins at its planned time, before which it may not begin inside a session")
        }
        Reason::SessionHeld => Some("Moved, as a session was held at other hours than planned"),
        Reason::SessionLost => Some("Moved, as a session was not held"),
        Reason::SessionAdded => Some("Moved, as a session was added"),
        Reason::SessionOpened => Some("Moved, as a session kept in reserve was opened"),
        Reason::CalledOff { .. } => Some("Moved up, as the meeting before it is not held"),
        Reason::Follows { .. }
        | Reason::After { .. }
        | Reason::Behind { .. }
        | Reason::Continues
        | Reason::TooLate { .. } => None,
    },
    start_by: "Inside a session, begins only up to ",
    goes_on_from: "Goes on from ",
    rolling: |rolling| match rolling {
        Rolling::AtOnce => {
            "On a rolling basis: begins when the meeting before it ends, be that earlier or later than foreseen"
        }
        Rolling::NextSession => {
            "On a rolling basis: if the meeting before it ends early, begins with the next session or at its planned time, whichever comes first; if that one runs over, begins later"
        }
        Rolling::AsPlanned => {
            "Never begins earlier than planned; if the meeting before it runs over, begins later"
        }
    },
    withdrawn: "No longer in the schedule",
    deadline: "Deadline",
};
