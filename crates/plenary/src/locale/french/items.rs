//! French words about the items of an agenda.

use crate::{
    locale::{Items, capital},
    schedule::ItemOutcome,
    time::Minutes,
};

pub(super) const ITEMS: Items = Items {
    item: "Point ",
    about: "vers ",
    continued: "(suite)",
    outcome: |outcome| match outcome {
        ItemOutcome::NotConcluded => "(examen non achevé)",
        ItemOutcome::NotTakenUp => "(non abordé)",
    },
    numbered: |number| format!("le point {number}"),
    titled: |title| format!("le point «\u{a0}{title}\u{a0}»"),
    begins: |item, (is_estimate, when), was| {
        let when = if is_estimate {
            when.replacen(" à ", " vers ", 1)
        } else {
            when.to_owned()
        };
        let instead = was.map_or_else(String::new, |was| format!(" au lieu de {was}"));
        format!("{} commence le {when}{instead}", capital(item))
    },
    as_planned: ", comme prévu",
    hour_is_set: "\u{a0}: cette heure est fixée",
    because: ", car ",
    and: " et ",
    took: |item, by, is_longer| {
        let by = minutes(by);
        let more = if is_longer { "plus" } else { "moins" };
        format!("{item} a duré {by} de {more}")
    },
    meeting_begins: |meeting, when| format!("{meeting} commence le {when}"),
    sits_otherwise: |meeting| format!("{meeting} siège à d’autres heures que prévu"),
    was_concluded: |item, when| format!("l’examen a pris fin le {when} pour {item}"),
    stopped: |meeting, when| format!("{meeting} s’est interrompue le {when}"),
    not_held: |item, meeting| {
        format!(
            "{} n’est pas abordé\u{a0}: {meeting} n’a pas lieu.",
            capital(item)
        )
    },
    concluded: |item, when| format!("{}\u{a0}: examen achevé le {when}.", capital(item)),
    left: |item, outcome| match outcome {
        ItemOutcome::NotConcluded => format!("{} n’a pas été achevé.", capital(item)),
        ItemOutcome::NotTakenUp => format!("{} n’a pas été abordé.", capital(item)),
    },
    without_hour: |item| {
        format!(
            "{} n’a pas d’heure\u{a0}: il vient après les points qui le précèdent.",
            capital(item)
        )
    },
};

fn minutes(length: Minutes) -> String {
    match length.0 {
        1 => "1 minute".to_owned(),
        short @ ..60 => format!("{short} minutes"),
        _ => length.to_string(),
    }
}
