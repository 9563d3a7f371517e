//! French.

mod dates;
mod explain;
mod items;

use super::{
    BeforeEach, ByHourWords, Calendar, Catalogue, ChangesWords, Direction, Grid, Heading,
    Honorifics, Issue, Marks, MeetingWords, Offices, PaperWords, ShortChanges, Signs, Times,
    capital,
};
use crate::{
    keywords::{Attendance, Role, Rolling, Status},
    plan::Resumption,
    schedule::{Deviation, Reason},
    text::{Inline, Language},
};

pub(super) const CATALOGUE: Catalogue = Catalogue {
    language: Language::French,
    regional_tag: "fr-FR",
    names: &["french", "français", "francais"],
    is_linted: true,
    language_name: |language| match language {
        Language::English => "anglais",
        Language::French => "français",
        #[cfg(test)]
        Language::Dummy => "Dummy",
    },
    direction: Direction::LeftToRight,
    signs: Signs {
        colon: "\u{a0}: ",
        semicolon: "\u{a0}; ",
        comma: ", ",
        and: " et ",
        quoted: |text| format!("«\u{a0}{text}\u{a0}»"),
        emphasis: Inline::Emphasis,
    },
    dates: dates::DATES,
    heading: Heading {
        schedule_of: |status| match status {
            Some(Status::Draft) => "Projet de calendrier\u{a0}: ",
            Some(Status::Provisional) => "Calendrier provisoire\u{a0}: ",
            Some(Status::Indicative) => "Calendrier indicatif\u{a0}: ",
            Some(Status::Tentative) => "Calendrier prévisionnel\u{a0}: ",
            Some(Status::AsHeld) => "Calendrier tel que suivi\u{a0}: ",
            Some(Status::Final) | None => "Calendrier\u{a0}: ",
        },
        before_dates: ", ",
        status: |status| match status {
            Status::Draft => "Projet",
            Status::Provisional => "Provisoire",
            Status::Indicative => "Indicatif",
            Status::Tentative => "Prévisionnel",
            Status::Final => "Définitif",
            Status::AsHeld => "Tel que suivi",
        },
        issued: "Publication",
        local_time: "Heure locale, ",
        all_times: "Toutes les heures",
        from_date: "à partir du ",
        building: "Bâtiment",
        does_not_fit: "Ne tient pas, aucune séance ne reste pour",
        off_its_day: "Pas au jour prévu",
        note: "Note",
        original: "Original",
    },
    grid: Grid {
        time: "Horaire",
        all_day: "Toute la journée",
        side_events: "ÉVÉNEMENTS PARALLÈLES",
        in_order: "Réunions par ordre chronologique",
        back_to_title: "Retour au titre",
        back_to_table: "Retour au tableau",
        deadlines: "Échéances",
        before_each,
        documents: "Documents",
    },
    times: Times {
        to_be_confirmed: "à confirmer",
        if_needed: "si nécessaire",
        next_day: "le lendemain",
        or_later: "ou plus tard si nécessaire",
        open_ended: "sans heure de fin",
        from: "à partir de ",
        at_the_latest: ", au plus tard ",
        immediately_after: "immédiatement après la fin des travaux\u{a0}: ",
        not_before: |hour| format!(", pas avant {hour}"),
        after_conclusion: "après la fin des travaux\u{a0}: ",
        immediately_after_suspension: "immédiatement après la suspension\u{a0}: ",
        after_suspension: "après la suspension\u{a0}: ",
        last_body: ", ",
        by_hour: ByHourWords {
            after: "immédiatement après\u{a0}: ",
            concludes_by: |is_one, hour| {
                if is_one {
                    format!(", si ses travaux prennent fin à {hour} au plus tard")
                } else {
                    format!(", si leurs travaux prennent fin à {hour} au plus tard")
                }
            },
            otherwise: "\u{a0}; sinon ",
        },
    },
    meeting: MeetingWords {
        continued: "(suite)",
        resumption,
        ordinal,
        numbered: |number| if number == 1 { "séance" } else { "séances" },
        numbers_of: |numbers, body| format!("{body}\u{a0}: {numbers}"),
        informal: "consultations officieuses",
        attendance: |format| match format {
            Attendance::InPerson => "en présentiel",
            Attendance::Hybrid => "hybride",
            Attendance::Virtual => "en ligne",
        },
        open: "séance publique",
        closed: "séance privée",
        livestream: "Diffusion en direct",
        no_livestream: "sans diffusion en direct",
        link: "Lien",
        interpretation: "Interprétation",
        no_interpretation: "sans interprétation",
        not_available: "indisponible",
        hosted_by: "organisation\u{a0}: ",
    },
    items: items::ITEMS,
    offices: Offices {
        holders: "Titulaires de fonctions",
        nominations: "Candidatures",
        // The offices, so that they fit whoever holds them.
        role: |role| match role {
            Role::President | Role::Chair => "présidence",
            Role::CoChair => "coprésidence",
            Role::ViceChair => "vice-présidence",
            Role::Facilitator => "facilitation",
            Role::Rapporteur => "rapport",
        },
        heading: |role| match role {
            Role::President | Role::Chair => "Présidence",
            Role::CoChair => "Coprésidence",
            Role::ViceChair => "Vice-présidence",
            Role::Facilitator => "Facilitation",
            Role::Rapporteur => "Rapport",
        },
        speakers: |_| "Interventions",
        vacant: "à pourvoir",
        of_body: |role, body| format!("{body}, {}", (CATALOGUE.offices.role)(role)),
        honorifics: Honorifics {
            excellency: "S.E.",
            mr: "M.",
            ms: &["Mme"],
            others: &[
                "Mme.",
                "Mlle",
                "Madame",
                "Monsieur",
                "Mademoiselle",
                "S.E",
                "S.Exc.",
                "Ambassadeur",
                "Ambassadrice",
                "Professeur",
                "Pr",
            ],
        },
    },
    // Nouns where the gender of what has changed is not known.
    marks: Marks {
        not_then: "n’a plus lieu à cette heure",
        cancelled: "annulée",
        postponed: "reportée",
        added: "ajout",
        not_planned: "hors du plan initial",
        removed: "ne figure plus au calendrier",
        reinstated: "de nouveau au calendrier",
        previously: "précédemment ",
        originally: "initialement ",
        changed: "modification",
        at: dates::at,
        until: dates::until,
        on: dates::on,
    },
    issue: Issue {
        draft_of: |number| format!("Projet de Rev.{number}, non publié"),
        replaces: "remplace la version du ",
        reissued: ("* Nouveau tirage pour raisons techniques (", ")."),
        situation: "Situation au ",
        before_clock: " à ",
        changes_since: "Modifications apportées depuis la version du ",
        since: |number| match number {
            0 => "depuis la première version".to_owned(),
            number => format!("depuis la Rev.{number}"),
        },
        changes_since_revision: |number| format!("Modifications apportées depuis la Rev.{number}"),
    },
    paper: PaperWords {
        number: |number| format!("N° {number}, "),
        title: |number, day| {
            let on = dates::DATES.full_date_inside(day);
            capital(&format!("{number}{on}, Programme des séances"))
        },
        no_meetings: "Aucune séance ce jour.",
    },
    changes: ChangesWords {
        heading: "Modifications",
        listed_below: |number| match number {
            1 => "1 modification, indiquée ci-dessous".to_owned(),
            number => format!("{number} modifications, indiquées ci-dessous"),
        },
        times: dates::times,
        no_sitting: "pas de séance\u{a0}: ",
        added_text: "ajout\u{a0}: ",
        deleted_text: "suppression\u{a0}: ",
        previous_text: "précédemment\u{a0}: ",
        duration: "durée",
        new_name: "nouvel intitulé",
        no_place: "non indiqué",
        other_language: "texte modifié dans une autre langue seulement",
        was_vacant: "poste précédemment vacant",
        postponed_for_now: "reportée à une date ultérieure",
        suspended: |at, resumed| match resumed {
            Some(resumed) => format!("suspendue {at}\u{a0}; reprise prévue {resumed}"),
            None => format!("suspendue {at}"),
        },
        adjourned: |at| format!("levée {at}"),
        short: ShortChanges {
            added: "✚ ajoutée",
            removed: "✕ n’est plus prévue",
            reinstated: "✚ de nouveau prévue",
            longer: "plus longue\u{a0}: ",
            shorter: "plus courte\u{a0}: ",
            until: "jusqu’à ",
            no_longer: "n’est plus indiqué\u{a0}: ",
        },
        name: "nom",
        place: "lieu",
        symbol: "Cote",
        title: "Titre",
        venue: "Lieu",
        organisation: "Organisation",
        secretariat: "Secrétariat",
        time_zone: "Fuseau horaire",
    },
    calendar: Calendar {
        sitting: |which, all| format!("Partie {which} sur {all}"),
        follows: "suit ",
        precedes: "précède ",
        ended: |ended| match ended {
            Deviation::AsPlanned => None,
            Deviation::Early(by) => Some(format!(" ({by} plus tôt que prévu)")),
            Deviation::Late(by) => Some(format!(" ({by} plus tard que prévu)")),
        },
        reason: |reason| match reason {
            Reason::Opens => Some("Première dans l’ordre des réunions"),
            Reason::Pinned => Some("À heure fixe"),
            Reason::NotBefore => Some("Ne commence pas avant cette heure"),
            Reason::OnDay => Some("Doit se tenir ce jour"),
            Reason::AsPlanned => Some("Ne commence pas plus tôt que prévu"),
            Reason::Event { .. } => Some("Commence après une manifestation à heure fixe"),
            Reason::Undivided { .. } => Some("Commence dans une séance où elle tient en entier"),
            Reason::TooLittleLeft { .. } => {
                Some("Commence alors, car il restait trop peu de temps auparavant")
            }
            Reason::NextSession { .. } => Some(
                "Commence avec une séance, car le temps que libère une fin anticipée n’est utilisé qu’à partir de là",
            ),
            Reason::PlannedTime { .. } => Some(
                "Commence à l’heure prévue, avant laquelle elle ne peut commencer au cours d’une séance",
            ),
            Reason::SessionHeld => {
                Some("Déplacée, car une séance a été tenue à d’autres heures que prévu")
            }
            Reason::SessionLost => Some("Déplacée, car une séance n’a pas été tenue"),
            Reason::SessionAdded => Some("Déplacée, car une séance a été ajoutée"),
            Reason::SessionOpened => Some("Déplacée, car une séance de réserve a été ouverte"),
            Reason::CalledOff { .. } => Some("Avancée, car la réunion précédente n’est pas tenue"),
            Reason::Follows { .. }
            | Reason::After { .. }
            | Reason::Behind { .. }
            | Reason::Continues
            | Reason::TooLate { .. } => None,
        },
        start_by: "Au cours d’une séance, ne commence que jusqu’à ",
        goes_on_from: "Suite de la partie commencée le ",
        rolling: |rolling| match rolling {
            Rolling::AtOnce => {
                "Réunions tenues à la suite\u{a0}: commence dès que prend fin la réunion précédente, plus tôt ou plus tard que prévu"
            }
            Rolling::NextSession => {
                "Réunions tenues à la suite\u{a0}: si la réunion précédente prend fin plus tôt, commence avec la séance suivante ou à l’heure prévue, selon ce qui vient d’abord\u{a0}; si celle-ci se prolonge, commence plus tard"
            }
            Rolling::AsPlanned => {
                "Ne commence jamais plus tôt que prévu\u{a0}; si la réunion précédente se prolonge, commence plus tard"
            }
        },
        withdrawn: "Ne figure plus au calendrier",
        deadline: "Échéance",
    },
    sentences: explain::SENTENCES,
};

/// Returns what stands behind a meeting that takes up what another left.
const fn resumption(how: Resumption) -> &'static str {
    match how {
        Resumption::Resumed => "(reprise)",
        Resumption::Continued => "(suite)",
    }
}

/// Returns `1re`, `2e`: of a sitting, which is feminine.
fn ordinal(number: u32) -> String {
    match number {
        1 => "1re".to_owned(),
        other => format!("{other}e"),
    }
}

/// Returns `À 18 h 30, la veille de chaque séance`.
fn before_each(due: BeforeEach<'_>) -> String {
    let day = match (due.days, due.working) {
        (1, false) => "la veille de chaque séance".to_owned(),
        (1, true) => "le jour ouvrable précédant chaque séance".to_owned(),
        (days, false) => format!("{days}\u{a0}jours avant chaque séance"),
        (days, true) => format!("{days}\u{a0}jours ouvrables avant chaque séance"),
    };
    match due.clock {
        None => capital(&day),
        Some(clock) => format!("À {clock}, {day}"),
    }
}

#[cfg(test)]
mod tests {
    use super::CATALOGUE;
    use crate::plan::Resumption;

    #[test]
    fn sittings_are_numbered_in_the_feminine() {
        let all = |numbers: &[u32]| {
            let numbers: Vec<_> = numbers.iter().map(|own| (*own, None)).collect();
            CATALOGUE.numbers(&numbers)
        };
        assert_eq!(all(&[1]), "1re séance");
        assert_eq!(all(&[21, 22, 23]), "21e, 22e et 23e séances");
        let resumed = CATALOGUE.numbers(&[(8, Some(Resumption::Resumed))]);
        assert_eq!(resumed, "8e séance (reprise)");
        let both = CATALOGUE.numbers(&[(8, Some(Resumption::Resumed)), (9, None)]);
        assert_eq!(both, "8e (reprise) et 9e séances");
        assert_eq!(
            (CATALOGUE.meeting.numbers_of)(&resumed, "CEP"),
            "CEP\u{a0}: 8e séance (reprise)"
        );
    }
}
