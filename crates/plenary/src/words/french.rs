//! French.

use super::Words;
use crate::terms::Status;

pub(super) const WORDS: Words = Words {
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
    day_of_month: |day| match day {
        1 => "1er".to_owned(),
        other => other.to_string(),
    },
    schedule_of: |status| match status {
        Some(Status::Draft) => "Projet de calendrier\u{a0}: ",
        Some(Status::Provisional) => "Calendrier provisoire\u{a0}: ",
        Some(Status::Indicative) => "Calendrier indicatif\u{a0}: ",
        Some(Status::Tentative) => "Calendrier prévisionnel\u{a0}: ",
        Some(Status::AsHeld) => "Calendrier tel que suivi\u{a0}: ",
        Some(Status::Final) | None => "Calendrier\u{a0}: ",
    },
    before_dates: ", ",
    time: "Horaire",
    side_events: "ÉVÉNEMENTS PARALLÈLES",
    to_be_confirmed: "à confirmer",
    if_needed: "en cas de besoin",
    cancelled: "✕ annulée",
    added: "✚ ajoutée",
    earlier: "▲ plus tôt\u{a0}: prévue ",
    later: "▼ plus tard\u{a0}: prévue ",
    other_end: "◆ prévue jusqu’à ",
    from: "à partir de ",
    at_the_latest: ", au plus tard ",
    continued: "(suite)",
    next_day: "le lendemain",
    issued: "Publication",
    does_not_fit: "Ne tient pas, aucune séance ne reste pour",
    note: "Note",
    back_to_title: "Retour au titre",
    in_order: "Réunions par ordre chronologique",
    local_time: "Heure locale, ",
    colon: "\u{a0}: ",
    and: " et ",
};
