//! French sentences about a schedule.
//!
//! «la réunion WGTU»: the names of bodies have no article that is known, and «réunion» has one; what
//! agrees with it is feminine.

use chrono::NaiveDateTime;

use super::dates::{AT, DATES, FROM, INSTEAD_OF, TO, after, day, day_and_clock, hours, moment};
use crate::{
    locale::explain::{
        CauseClauses, HeldSentences, MeetingEnd, MovedLines, OverviewLines, ReasonClauses,
        RecordLines, Sentences, SessionClauses, StartSentences,
    },
    plan::CalledOff,
    schedule::State,
    time::{Duration, Moment},
};

pub(super) const SENTENCES: Sentences = Sentences {
    name: |id| format!("la réunion {id}"),
    it: "elle",
    called_off: |id, how| format!("La réunion {id} {}", is_called_off(how)),
    is_called_off: |name, how| format!("{name} {}", is_called_off(how)),
    before_reason: |how| match how {
        CalledOff::Cancelled => "\u{a0}: ",
        CalledOff::Postponed => " ",
    },
    instead_of: |is, was| format!("{is} au lieu de {was}"),
    start: START,
    held: HeldSentences {
        was_opened: "Elle a été ouverte",
        was_held: "Elle s’est tenue",
        is_held: "Elle se tient",
        part_of: |took, whole| format!("{took} sur {whole}"),
        because: ", car ",
        ended_because: "\u{a0}; elle a pris fin à ce moment, car ",
    },
    reasons: REASONS,
    causes: CAUSES,
    sessions: SESSIONS,
    overview: OVERVIEW,
    moved: MovedLines {
        before: |id| format!("{id}\u{a0}: "),
        added: |starts| match starts {
            Some(starts) => format!("réunion ajoutée, {starts}"),
            None => "réunion ajoutée".to_owned(),
        },
        gone: "ne figure plus au calendrier",
        called_off: |how| match how {
            CalledOff::Cancelled => "réunion annulée",
            CalledOff::Postponed => "réunion reportée",
        },
        reinstated: "de nouveau prévue",
        no_session: |minutes| format!("aucune séance n’est disponible pour {minutes}"),
        moves: |(was, is), ends| {
            let until = ends.map(|ends| format!("\u{a0}; prend fin {}", day_and_clock(ends)));
            let is_new = day_and_clock(is);
            format!(
                "{is_new} ({}){}",
                previously(was, is),
                until.unwrap_or_default()
            )
        },
        ends: |was, is| format!("prend fin {} ({})", day_and_clock(is), previously(was, is)),
    },
    record: RECORD,
};

/// Returns `précédemment à 15 heures`, with the weekday if that is another.
fn previously(was: Moment, is: Moment) -> String {
    if was.date_naive() == is.date_naive() {
        format!("précédemment {}", after(is, was, AT))
    } else {
        format!("précédemment {}", day_and_clock(was))
    }
}

/// Returns the verb for a meeting that is not held.
const fn is_called_off(how: CalledOff) -> &'static str {
    match how {
        CalledOff::Cancelled => "est annulée",
        CalledOff::Postponed => "est reportée",
    }
}

const START: StartSentences = StartSentences {
    starts: |id, has_begun, moment| {
        let verb = if has_begun { "a commencé" } else { "commence" };
        format!("La réunion {id} {verb} le {moment}")
    },
    no_session: |id| format!("Aucune séance n’est disponible pour la réunion {id}"),
    moved: |start, (starts, was), by, causes| {
        let was = after(starts, was, INSTEAD_OF);
        format!("{start} {was} ({by}), car {causes}")
    },
    by: |minutes, of_meeting_time, is_earlier| {
        let of = if of_meeting_time {
            " de temps de séance"
        } else {
            ""
        };
        let word = if is_earlier { "plus tôt" } else { "plus tard" };
        format!("{minutes}{of} {word}")
    },
    as_planned: |is_planned| {
        if is_planned {
            ", comme prévu\u{a0}: "
        } else {
            ", comme dans la version publiée\u{a0}: "
        }
    },
    takes_up: |was_suspended, id, stopped| {
        let verb = if was_suspended { "reprend" } else { "poursuit" };
        format!("elle {verb} les travaux de la réunion {id}, qui {stopped}")
    },
    not_planned: "\u{a0}; elle n’était pas prévue, faute de temps de séance",
    now_there_is: "\u{a0}; il y en a désormais, car ",
    left_day: |on| {
        let on = day(on);
        format!("Elle doit se tenir le {on}, mais ne se tient pas entièrement ce jour-là.")
    },
    whatever: "Elle commence à ce moment, quelle que soit la durée des autres réunions.",
    between: |earliest, latest| {
        let from = moment(earliest);
        match latest {
            Some(latest) => {
                let latest = after(earliest, latest, AT);
                format!("Elle commence au plus tôt le {from}, au plus tard {latest}.")
            }
            None => format!(
                "Elle commence au plus tôt le {from}\u{a0}; l’heure de début au plus tard n’est pas connue, car les séances ne suffisent pas si chaque réunion prend sa durée maximale."
            ),
        }
    },
};

const REASONS: ReasonClauses = ReasonClauses {
    ends: |end, (said, ends)| {
        let verb = match end {
            MeetingEnd::Recorded => "a pris fin",
            MeetingEnd::Suspended => "a été suspendue",
            MeetingEnd::Adjourned => "a été levée",
            MeetingEnd::Overdue => "aurait dû prendre fin",
            MeetingEnd::ToCome => "prend fin",
        };
        format!("{verb} {}", after(said, ends, AT))
    },
    comes_before: "la précède",
    no_session_left: "il ne reste aucune séance",
    waits_for: |has_begun, id, ends| {
        let verb = if has_begun { "a attendu" } else { "attend" };
        format!("elle {verb} la réunion {id}, qui {ends}")
    },
    opens: "elle est la première, et la séance s’ouvre à ce moment",
    continues: "elle se poursuit",
    // The rule first, so that its «elle» is no other meeting.
    rule_and_end: |rule, end| format!("{rule} ({end})"),
    and: ", et ",
    change_over: |gap| format!("`change-over` est de {gap}"),
    pinned: "elle est à heure fixe",
    not_before: |moments| match moments {
        Some((said, moment)) => {
            let moment = after(said, moment, ("avant", "avant le"));
            format!("elle ne doit pas commencer {moment}")
        }
        None => "elle ne doit pas commencer plus tôt".to_owned(),
    },
    on_day: "elle doit se tenir ce jour-là",
    as_planned: "elle ne commence jamais plus tôt que prévu",
    undivided: |has_begun| {
        if has_begun {
            "elle a attendu une séance où elle tient en entier"
        } else {
            "elle attend une séance où elle tient en entier"
        }
    },
    start_by: |by| match by {
        Some(by) => format!("au cours d’une séance, elle ne commence pas après {by}"),
        None => "au cours d’une séance, elle ne commence pas après une certaine heure".to_owned(),
    },
    too_little_left: "il reste trop peu de temps dans la séance précédente",
    next_session: "le temps que libère une fin anticipée n’est utilisé qu’à partir de la séance suivante",
    planned_time: |clock| {
        format!(
            "elle commence à l’heure prévue, {clock}, avant laquelle elle ne peut commencer au cours d’une séance"
        )
    },
    behind: |id| format!("elle se tient après la réunion {id}, qui est à heure fixe"),
    pinned_takes: |id, is_over, said, (starts, ends)| {
        let verb = if is_over { "s’est tenue" } else { "se tient" };
        let (from, to) = (after(said, starts, FROM), after(starts, ends, TO));
        format!("la réunion {id}, qui est à heure fixe, {verb} {from} {to}")
    },
    event_takes: |title, (starts, ends)| {
        let (from, to) = (after(ends, starts, FROM), after(ends, ends, TO));
        format!("l’événement «\u{a0}{title}\u{a0}» a lieu {from} {to}")
    },
    an_event: "un événement occupe le temps qui précède",
    not_held: |id| format!("la réunion {id} n’est pas tenue"),
    other_hours: "les séances ont été tenues à d’autres heures que prévu",
};

const CAUSES: CauseClauses = CauseClauses {
    since: |number| match number {
        0 => "depuis la première publication".to_owned(),
        number => format!("depuis la version Rev.{number}"),
    },
    order: "l’ordre des réunions a changé",
    plan: "le plan a changé",
    sessions: |on| format!("les séances du {} ont changé", day(on)),
    added: |name| format!("{name} a été ajoutée"),
    removed: |name| format!("{name} a été retirée"),
    after: |takes| format!(", après {takes}"),
    stopped: |was_suspended, moment| {
        let verb = if was_suspended { "suspendue" } else { "levée" };
        format!("a été {verb} le {moment}")
    },
    takes_up_rest: |id| format!(", et la réunion {id} en reprend le reste"),
    took: |name, length| format!("{name} a duré {length}"),
    takes: |name, length| format!("{name} dure {length}"),
    taken_back: ", car ce qui en était consigné a été retiré",
    extended: |name, more| format!("{name} est prolongée de {more}"),
    not_extended: |name| format!("{name} n’est plus prolongée"),
    length_of_its_own: |id, resumed, takes| {
        format!(
            "la réunion {id}, qui reprend les travaux de la réunion {resumed}, a une durée qui lui est propre, {takes}"
        )
    },
    duration: |id| format!("la durée de la réunion {id} a changé"),
    from_to: |was, is| format!(" ({} au lieu de {})", length(is), length(was)),
    keys: |keys, id| match keys {
        [] => format!("les clés de la réunion {id} ont changé"),
        [one] => format!("`{one}` de la réunion {id} a changé"),
        several => {
            let keys = several.join("` et `");
            format!("`{keys}` de la réunion {id} ont changé")
        }
    },
    rule: |key| format!("`{key}` a changé"),
    change_over: |was, is| format!("`change-over` est passé de {was} à {is}"),
    no_longer: " dans la version publiée, mais plus à présent",
};

/// Returns a duration in words: `4 h 30 min`, `1,5 séance`, `2 séances`.
fn length(duration: Duration) -> String {
    match duration {
        Duration::Time(minutes) => minutes.to_string(),
        Duration::RestOfSession => "le reste de la séance".to_owned(),
        Duration::Sessions { thousandths } => {
            let word = if thousandths < 2000 {
                "séance"
            } else {
                "séances"
            };
            let digits = format!("{:03}", thousandths % 1000);
            let decimals = digits.trim_end_matches('0');
            let comma = if decimals.is_empty() { "" } else { "," };
            format!("{}{comma}{decimals} {word}", thousandths / 1000)
        }
    }
}

const SESSIONS: SessionClauses = SessionClauses {
    in_track: |key| format!(" ({key})"),
    goes_on: |hours, (opens, closes)| {
        let on = day(opens.date_naive());
        let until = after(opens, closes, ("jusqu’à", "jusqu’au"));
        format!("la séance {hours} du {on} se poursuit {until}, car du temps y a été ajouté")
    },
    extra: |opens, closes| {
        let on = day(opens.date_naive());
        let (from, to) = (after(opens, opens, FROM), after(opens, closes, TO));
        format!("une séance supplémentaire se tient le {on} {from} {to}")
    },
    extra_hours: |on, of| {
        let (on, of) = (day(on), hours(of));
        format!("une séance supplémentaire se tient le {on} {of}")
    },
    for_group: |group| format!(" pour {group}"),
    opened: |hours, on| {
        let on = day(on);
        format!("la séance {hours} du {on}, gardée en réserve, a été ouverte")
    },
    none_held: |on, track| format!("aucune séance n’a été tenue le {}{track}", day(on)),
    not_held: |hours, on, track| {
        format!("la séance {hours} du {}{track} n’a pas été tenue", day(on))
    },
    held: |hours, on, track, held| {
        format!("la séance {hours} du {}{track} a été tenue {held}", day(on))
    },
    held_unplanned: |on, track, held| {
        let on = day(on);
        format!("une séance qui n’était pas prévue a été tenue le {on}{track} {held}")
    },
    from_to: |opens, closes| {
        let (from, to) = (after(opens, opens, FROM), after(opens, closes, TO));
        format!("{from} {to}")
    },
    and: " et ",
};

const OVERVIEW: OverviewLines = OverviewLines {
    as_of: |moment| format!("situation au {moment}\u{a0}:"),
    state: |state| match state {
        State::Over => "terminée",
        State::UnderWay => "en cours",
        State::Paused => "en pause",
        State::Next => "suivante",
        State::ToCome => "à venir",
        State::Cancelled | State::Postponed => "",
    },
    room: |name| format!("\u{a0}; lieu\u{a0}: {name}"),
    goes_on: |moment| format!("\u{a0}; reprise {moment}"),
    from: |moment| format!("à partir de {moment}"),
    not_recorded: |id| format!("non consigné\u{a0}: la réunion {id} devrait être terminée"),
    no_session: "aucune séance n’est disponible",
    opened: "\u{a0}; ouverte ",
    planned: |span| format!(" (prévue {span})"),
    not_planned: " (non prévue)",
    follows: |id| format!("suit la réunion {id}"),
    first: "la première",
    off_its_day: |on| format!("\u{a0}; et non le {}, jour prévu", day(on)),
};

const RECORD: RecordLines = RecordLines {
    nothing_moves: "aucun horaire ne change",
    replaces: |is, was| format!("{is} remplace {was}"),
    is_there: |is| format!("déjà consigné\u{a0}: {is}"),
    extended_in_all: |total, before| {
        format!("prolongation de {total} au total (de {before} auparavant)")
    },
    recorded: |is_back, as_of| {
        let done = if is_back { "retiré" } else { "consigné" };
        format!("{done}, situation au {}", date_and_clock(as_of))
    },
    complete: |as_of| format!("situation au {}", date_and_clock(as_of)),
    to_take_back: "pour revenir en arrière\u{a0}: ",
    facilities_are_lost: "seules les heures reviennent ainsi\u{a0}: saisissez de nouveau la salle, la diffusion en direct et l’interprétation dans le fichier",
    to_update: "pour mettre ses fichiers à jour\u{a0}: ",
    not_until_it_fits: |look, paper| {
        format!(
            "ses fichiers ne peuvent être écrits tant que le temps manque\u{a0}: l’erreur ci-dessus indique ce qu’il faut écrire\u{a0}; pour les voir\u{a0}: {look}\u{a0}; pour le programme du jour\u{a0}: {paper}"
        )
    },
    taken_as: |typed, on, at| {
        let hour = at.map(|at| format!(" à {}", (DATES.clock)(at)));
        format!(
            "{typed} est compris comme {}{}",
            day(on),
            hour.unwrap_or_default()
        )
    },
    still_to_come: |at, now| {
        let (at, now) = (date_and_clock(at), date_and_clock(now));
        format!("encore à venir\u{a0}: {at}\u{a0}; à l’horloge de cet ordinateur\u{a0}: {now}")
    },
    is_later_already: |before, taken| {
        let (before, taken) = (date_and_clock(before), date_and_clock(taken));
        format!(
            "la situation est déjà celle du {before}, et chaque mention est postérieure à la précédente\u{a0}: moment retenu\u{a0}: {taken}\u{a0}; en cas d’erreur, corriger `as-of` en tête du fichier"
        )
    },
    stays_called_off: |id, how, command| {
        let how = match how {
            CalledOff::Cancelled => "annulée",
            CalledOff::Postponed => "reportée",
        };
        format!(
            "La réunion {id} reste {how}\u{a0}: ouverte, mais non tenue\u{a0}; si elle s’est tenue\u{a0}: {command}"
        )
    },
    opens_earlier: |id, is, was, is_issued| {
        let done = if is_issued { "annoncée" } else { "prévue" };
        format!(
            "La réunion {id} s’ouvrirait désormais le {}, et non le {}, jour pour lequel elle était {done}\u{a0}: à annoncer",
            day(is),
            day(was)
        )
    },
    keeps_the_day: |keys| {
        let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
        match &*keys {
            [first, rest @ ..] => {
                let others = rest.iter().map(|key| format!(", ou {key}"));
                let others: String = others.collect();
                format!("\u{a0}; pour garder le jour\u{a0}: {first} sous son [[meeting]]{others}")
            }
            [] => String::new(),
        }
    },
};

/// Returns `16 mars 2026 à 16 h 40`.
fn date_and_clock(at: NaiveDateTime) -> String {
    format!("{} à {}", DATES.date(at.date()), (DATES.clock)(at.time()))
}
