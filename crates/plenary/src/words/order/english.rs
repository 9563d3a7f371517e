//! British English.

use super::OrderWords;
use crate::{
    schedule::{Ended, Reason},
    terms::Rolling,
};

pub(super) const WORDS: OrderWords = OrderWords {
    sitting: |which, all| format!("Sitting {which} of {all}"),
    follows: "follows ",
    precedes: "precedes ",
    semicolon: "; ",
    ended: |ended| match ended {
        Ended::AsPlanned => None,
        Ended::Early(by) => Some(format!(" ({by} earlier than planned)")),
        Ended::Late(by) => Some(format!(" ({by} later than planned)")),
    },
    reason: |reason| match reason {
        Reason::Opens => Some("The first in the order"),
        Reason::Pinned => Some("At a fixed time"),
        Reason::NotBefore => Some("Does not begin before this hour"),
        Reason::OnDay => Some("To be held on this day"),
        Reason::AsPlanned => Some("Does not begin earlier than planned"),
        Reason::Undivided { .. } => Some("Begins in a session into which it fits whole"),
        Reason::TooLittleLeft { .. } => {
            Some("Begins with a session, as too little was left of the one before")
        }
        Reason::NextSession { .. } => Some(
            "Begins with a session, as the time that an early end gives up is used from then on",
        ),
        Reason::Follows { .. }
        | Reason::After { .. }
        | Reason::Continues
        | Reason::TooLate { .. } => None,
    },
    start_by: "Begins with a session, as inside one it begins only up to ",
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
