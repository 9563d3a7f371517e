//! Why a meeting begins when it does, in a sentence for delegates.

use crate::{
    schedule::{Ended, Reason},
    text::Language,
};

/// What is said of a reason.
struct Reasons {
    opens: &'static str,
    follows: fn(&str) -> String,
    early: fn(&str) -> String,
    late: fn(&str) -> String,
    continues: &'static str,
    pinned: &'static str,
    not_before: &'static str,
    on_day: &'static str,
    as_planned: &'static str,
    undivided: &'static str,
    opening: &'static str,
    too_little_left: &'static str,
    next_session: &'static str,
}

const ENGLISH: Reasons = Reasons {
    opens: "The first meeting in the order.",
    follows: |other| format!("Begins when {other} has ended"),
    early: |minutes| format!(", {minutes} earlier than planned"),
    late: |minutes| format!(", {minutes} later than planned"),
    continues: "The meeting goes on.",
    pinned: "Begins at this hour, however long other meetings take.",
    not_before: "Does not begin before this hour.",
    on_day: "Held on this day.",
    as_planned: "Does not begin earlier than planned.",
    undivided: "Held in a session into which it fits whole.",
    opening: "Begins with the session: it was too late to begin in the one before.",
    too_little_left: "Begins with the session: too little was left of the one before.",
    next_session: "Does not begin at once, though a meeting before it ended early.",
};

const FRENCH: Reasons = Reasons {
    opens: "Première réunion dans l’ordre.",
    follows: |other| format!("Commence à la clôture de {other}"),
    early: |minutes| format!(", {minutes} plus tôt que prévu"),
    late: |minutes| format!(", {minutes} plus tard que prévu"),
    continues: "Suite de la réunion.",
    pinned: "Commence à cette heure, quelle que soit la durée des autres réunions.",
    not_before: "Ne commence pas avant cette heure.",
    on_day: "Se tient ce jour-là.",
    as_planned: "Ne commence pas plus tôt que prévu.",
    undivided: "Se tient dans une séance où elle tient en entier.",
    opening: "Commence avec la séance\u{a0}: il était trop tard dans la précédente.",
    too_little_left: "Commence avec la séance\u{a0}: il restait trop peu de la précédente.",
    next_session: "Ne commence pas aussitôt, bien qu’une réunion ait fini plus tôt.",
};

/// Why a sitting begins when it does. `called` is what the meeting is called whose end it follows.
pub(crate) fn because(reason: Reason, called: &str, language: Language) -> String {
    let words = match language {
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    };
    let sentence = match reason {
        Reason::Follows { ended, .. } | Reason::After { ended, .. } => {
            let moved = match ended {
                Ended::AsPlanned => String::new(),
                Ended::Early(minutes) => (words.early)(&minutes.to_string()),
                Ended::Late(minutes) => (words.late)(&minutes.to_string()),
            };
            return format!("{}{moved}.", (words.follows)(called));
        }
        Reason::Opens => words.opens,
        Reason::Continues => words.continues,
        Reason::Pinned => words.pinned,
        Reason::NotBefore => words.not_before,
        Reason::OnDay => words.on_day,
        Reason::AsPlanned => words.as_planned,
        Reason::Undivided { .. } => words.undivided,
        Reason::TooLate { .. } => words.opening,
        Reason::TooLittleLeft { .. } => words.too_little_left,
        Reason::NextSession { .. } => words.next_session,
    };
    sentence.to_owned()
}
