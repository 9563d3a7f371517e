//! French.

use super::OrderWords;
use crate::{
    keywords::Rolling,
    schedule::{Deviation, Reason},
};

pub(super) const WORDS: OrderWords = OrderWords {
    sitting: |which, all| format!("Partie {which} sur {all}"),
    follows: "suit ",
    precedes: "précède ",
    semicolon: "\u{a0}; ",
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
};
