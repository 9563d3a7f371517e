//! French.

use super::{Catalogue, counted};
use crate::{
    keywords::{Attendance, Role, Status},
    plan::Resumption,
    text::Language,
};

pub(super) const WORDS: Catalogue = Catalogue {
    language: Language::French,
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
    all_day: "Toute la journée",
    not_available: "indisponible",
    hosted_by: "à l’invitation de ",
    to_be_confirmed: "à confirmer",
    if_needed: "en cas de besoin",
    cancelled: "✕ annulée",
    postponed: "✕ reportée",
    added: "✚ ajoutée",
    not_planned: "✚ non prévue auparavant",
    earlier: "▲ plus tôt\u{a0}: prévue ",
    later: "▼ plus tard\u{a0}: prévue ",
    other_end: "◆ prévue jusqu’à ",
    removed: "✕ n’est plus prévue",
    reinstated: "✚ de nouveau prévue",
    earlier_than: "▲ plus tôt\u{a0}: auparavant ",
    later_than: "▼ plus tard\u{a0}: auparavant ",
    was: "◆ auparavant ",
    changed: "◆ modifiée",
    longer: "plus longue\u{a0}: ",
    shorter: "plus courte\u{a0}: ",
    until: "jusqu’à ",
    no_longer: "n’est plus indiqué\u{a0}: ",
    changes: "Modifications",
    changes_below: |number| format!("{number} modifications, indiquées ci-dessous"),
    name: "nom",
    place: "lieu",
    title: "Titre",
    venue: "Lieu",
    organisation: "Organisation",
    secretariat: "Secrétariat",
    time_zone: "Fuseau horaire",
    quoted: |text| format!("«\u{a0}{text}\u{a0}»"),
    from: "à partir de ",
    at_the_latest: ", au plus tard ",
    continued: "(suite)",
    resumption,
    next_day: "le lendemain",
    issued: "Publication",
    status: |status| match status {
        Status::Draft => "Projet",
        Status::Provisional => "Provisoire",
        Status::Indicative => "Indicatif",
        Status::Tentative => "Prévisionnel",
        Status::Final => "Définitif",
        Status::AsHeld => "Tel que suivi",
    },
    as_of: "situation au ",
    office_holders: "Titulaires de fonctions",
    // The offices, so that they fit whoever holds them.
    role: |role| match role {
        Role::President | Role::Chair => "présidence",
        Role::CoChair => "coprésidence",
        Role::ViceChair => "vice-présidence",
        Role::Facilitator => "facilitation",
        Role::Rapporteur => "rapporteur ou rapporteuse",
    },
    vacant: "à pourvoir",
    nominations: "Candidatures",
    deadlines: "Échéances",
    documents: "Documents",
    does_not_fit: "Ne tient pas, aucune séance ne reste pour",
    off_its_day: "Pas au jour prévu",
    note: "Note",
    back_to_title: "Retour au titre",
    in_order: "Réunions par ordre chronologique",
    local_time: "Heure locale, ",
    all_times: "Toutes les heures",
    from_moment: "à partir du ",
    colon: "\u{a0}: ",
    and: " et ",
    or_later: "ou plus tard si nécessaire",
    open_ended: "sans heure de fin",
    informal: "consultations officieuses",
    format: |format| match format {
        Attendance::InPerson => "en présentiel",
        Attendance::Hybrid => "hybride",
        Attendance::Virtual => "en ligne",
    },
    open: "publique",
    closed: "à huis clos",
    office: |role| match role {
        Role::President | Role::Chair => "Présidence",
        Role::CoChair => "Coprésidence",
        Role::ViceChair => "Vice-présidence",
        Role::Facilitator => "Facilitation",
        Role::Rapporteur => "Rapport",
    },
    speakers: |_| "Interventions",
    item: "Point ",
    immediately_after: "immédiatement après la clôture de ",
    after_closure: "après la clôture de ",
    livestream: "Diffusion en direct",
    no_livestream: "sans diffusion en direct",
    link: "Lien",
    interpretation: "Interprétation",
    no_interpretation: "sans interprétation",
    building: "Bâtiment",
    back_to_table: "Retour au tableau",
    numbers: |numbers| {
        let word = if numbers.len() == 1 {
            "séance"
        } else {
            "séances"
        };
        counted(numbers, word, (ordinal, resumption), " et ")
    },
    numbers_of: |numbers, body| format!("{body}\u{a0}: {numbers}"),
};

/// Returns what stands behind a meeting that takes up what another left.
const fn resumption(how: Resumption) -> &'static str {
    match how {
        Resumption::Resumed => "(reprise)",
        Resumption::Continued => "(suite)",
    }
}

/// `1re`, `2e`: of a sitting, which is feminine.
fn ordinal(number: u32) -> String {
    match number {
        1 => "1re".to_owned(),
        other => format!("{other}e"),
    }
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::plan::Resumption;

    #[test]
    fn sittings_are_numbered_in_the_feminine() {
        let all = |numbers: &[u32]| {
            let numbers: Vec<_> = numbers.iter().map(|own| (*own, None)).collect();
            (WORDS.numbers)(&numbers)
        };
        assert_eq!(all(&[1]), "1re séance");
        assert_eq!(all(&[21, 22, 23]), "21e, 22e et 23e séances");
        let resumed = (WORDS.numbers)(&[(8, Some(Resumption::Resumed))]);
        assert_eq!(resumed, "8e séance (reprise)");
        let both = (WORDS.numbers)(&[(8, Some(Resumption::Resumed)), (9, None)]);
        assert_eq!(both, "8e (reprise) et 9e séances");
        assert_eq!(
            (WORDS.numbers_of)(&resumed, "CEP"),
            "CEP\u{a0}: 8e séance (reprise)"
        );
    }
}
