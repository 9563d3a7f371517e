//! The words of Plenary by which a form is read, in each language.

/// The words of a language.
pub(super) struct Words {
    pub(super) weekdays: [&'static str; 7],
    pub(super) months: [&'static str; 12],
    pub(super) cancelled: &'static str,
    pub(super) postponed: &'static str,
    pub(super) continued: &'static str,
    pub(super) immediately_after: &'static str,
    pub(super) after: &'static str,
    /// The same words of a meeting that has been suspended.
    pub(super) suspended: [&'static str; 2],
    /// Words before meetings that have to end by an hour, and a word behind them.
    pub(super) by_hour: [&'static str; 2],
    pub(super) follows: &'static str,
    /// The word for one time that a body meets.
    pub(super) meeting: &'static str,
    pub(super) ordinals: &'static [&'static str],
    pub(super) offices: &'static [&'static str],
    pub(super) and: &'static str,
    pub(super) deadlines: &'static str,
    /// Words behind an end.
    pub(super) ends: [&'static str; 3],
    /// Words in the place of an occurrence.
    pub(super) beside: [&'static str; 2],
}

pub(super) const ENGLISH: Words = Words {
    weekdays: [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ],
    months: [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    cancelled: "cancelled",
    postponed: "postponed",
    continued: "(continued)",
    immediately_after: "immediately after the conclusion of ",
    after: "after the conclusion of ",
    suspended: [
        "immediately after the suspension of ",
        "after the suspension of ",
    ],
    by_hour: ["immediately after ", "; otherwise "],
    follows: "Follows ",
    meeting: "meeting",
    ordinals: &["st", "nd", "rd", "th"],
    offices: &[
        "Chair",
        "Co-Chairs",
        "Facilitator",
        "Rapporteur",
        "Speaker",
        "Speakers",
    ],
    and: "and",
    deadlines: "Deadlines",
    ends: [" (next day)", " or later if required", ", open-ended"],
    beside: ["if necessary", "tbc"],
};

pub(super) const FRENCH: Words = Words {
    weekdays: [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ],
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    cancelled: "annulée",
    postponed: "reportée",
    continued: "(suite)",
    immediately_after: "immédiatement après la fin des travaux\u{a0}: ",
    after: "après la fin des travaux\u{a0}: ",
    suspended: [
        "immédiatement après la suspension\u{a0}: ",
        "après la suspension\u{a0}: ",
    ],
    by_hour: ["immédiatement après\u{a0}: ", "\u{a0}; sinon "],
    follows: "Suit ",
    meeting: "séance",
    ordinals: &["re", "e"],
    offices: &[
        "Présidence",
        "Coprésidence",
        "Facilitation",
        "Rapport",
        "Interventions",
    ],
    and: "et",
    deadlines: "Échéances",
    ends: [
        " (le lendemain)",
        " ou plus tard si nécessaire",
        ", sans heure de fin",
    ],
    beside: ["si nécessaire", "à confirmer"],
};
