//! Comparison of the parts of two versions.

use super::{
    change::{Base, Changed, Changes, Length, Places, Subject, What, When},
    conditions, lines,
    parts::Pairs,
    phrase::Phrase,
    reading::read,
    version::{Part, Version},
};
use crate::{plan::CalledOff, text::Language, view::View};

impl Changes {
    /// Compares two views of a schedule, or of two versions of one. The changes are written in the language
    /// of the later one.
    ///
    /// Texts are compared in all languages that both schedules have finished, so that the same changes are told in
    /// every language. Where the earlier one is not in the language of the later view, its texts stand in
    /// its first language, as they were issued. If they have no language in common, no text is compared.
    #[must_use]
    pub fn between(earlier: &View<'_>, later: &View<'_>) -> Changes {
        let language = later.language();
        let both = later.plan().finished_languages();
        let compared: Vec<_> = both
            .filter(|language| earlier.plan().is_finished_in(*language))
            .collect();
        let [before, after] = [earlier, later].map(|view| read(view, language, &compared));
        let with_dates =
            earlier.plan().frame.weekdays_recur() || later.plan().frame.weekdays_recur();
        Changes {
            since: earlier.plan().day_of_issue(),
            since_revision: earlier.plan().revision().map(|revision| revision.number),
            ..between(
                (before, after),
                !compared.is_empty(),
                (language, with_dates),
            )
        }
    }
}

/// Compares two versions; their texts only where they are in one language.
pub(super) fn between(
    (before, after): (Version, Version),
    with_texts: bool,
    (language, with_dates): (Language, bool),
) -> Changes {
    let pairs = Pairs::of(&before, &after);
    let mut old: Vec<_> = before.all.into_iter().map(Some).collect();
    let mut take = |place: usize| old.get_mut(place).and_then(Option::take);
    let mut all = Vec::new();
    for (now, then) in after.all.into_iter().zip(pairs.before) {
        let is_short = after.unplaced.contains(&now.of);
        let whole = Part { is_short, ..now };
        all.extend(Changed::from(
            then.and_then(&mut take),
            Some(whole),
            with_texts,
        ));
    }
    let gone = pairs.gone.into_iter().filter_map(take);
    for then in gone.filter(|then| !after.unplaced.contains(&then.of)) {
        all.extend(Changed::from(Some(then), None, with_texts));
    }
    let mut changes = Changes {
        language,
        changed: all,
        renamed: pairs.renamed,
        with_dates,
        since: None,
        since_revision: None,
        base: Base::Issued,
        places: Places::default(),
    };
    changes.index();
    changes.write();
    changes
}

impl Changed {
    /// Compares a part with what it was; one of them is missing if it is new or gone. Returns none if
    /// nothing has changed.
    pub(super) fn from(
        mut then: Option<Part>,
        now: Option<Part>,
        with_texts: bool,
    ) -> Option<Self> {
        let mut what = match (&mut then, &now) {
            (None, Some(now)) if now.is_held() => vec![addition(now)],
            (Some(then), None) if then.is_held() => removal(then),
            (Some(then), Some(now)) => changed_times(then, now),
            _ => Vec::new(),
        };
        if with_texts {
            what.extend(text_changes(then.as_ref(), now.as_ref()));
        }
        let instead = conditions::instead(then.as_ref(), now.as_ref(), &mut what);
        let elsewhere = |what: &What| what.is_in_another_language_alone();
        if !what.iter().all(elsewhere) {
            what.retain(|what| !elsewhere(what));
        }
        // Said once, however many texts there are.
        what.dedup_by(|one, other| elsewhere(one) && elsewhere(other));
        if what.is_empty() {
            return None;
        }
        // A removal has its times among the changes.
        let before = then.as_mut().filter(|_| now.is_some());
        let was = before.map_or_else(Vec::new, |then| std::mem::take(&mut then.whens));
        let is_called_off = now.as_ref().is_some_and(|now| now.called_off.is_some());
        let is_there = now.is_some();
        let earlier_stop = then.as_ref().and_then(|then| then.stop);
        let part = now.or(then)?;
        Some(Self {
            of: part.of,
            long_name: part.long_name.unwrap_or_else(|| part.name.text.clone()),
            name: part.name.text,
            what,
            says: String::new(),
            sentence: String::new(),
            was,
            has_changed_again: false,
            stop: part
                .stop
                .filter(|stop| is_there && earlier_stop != Some(*stop)),
            whens: if is_there { part.whens } else { Vec::new() },
            had_no_room: part.had_no_room,
            is_called_off,
            instead,
        })
    }
}

/// Compares the texts of a part. The texts of a new or removed meeting or event are left out, since the
/// page has the new ones and nobody needs the old ones; those of a group, since its meetings name it.
fn text_changes(then: Option<&Part>, now: Option<&Part>) -> Vec<What> {
    match (then, now) {
        (Some(then), Some(now)) => changed_texts(then, now),
        (Some(only), None) | (None, Some(only)) => {
            if only.is_held() || matches!(only.of, Subject::Group(_)) {
                return Vec::new();
            }
            let lines = |part: Option<&Part>| part.map_or(Vec::new(), |part| part.lines.clone());
            lines::compare(&lines(then), &lines(now), true)
        }
        (None, None) => Vec::new(),
    }
}

fn addition(now: &Part) -> What {
    cancellation(now).unwrap_or_else(|| What::Added {
        to: now.whens.clone(),
    })
}

/// Returns the removal of a meeting or an event, unless it was called off before.
fn removal(then: &Part) -> Vec<What> {
    let from = then.whens.clone();
    Vec::from_iter(then.called_off.is_none().then_some(What::Removed { from }))
}

/// Returns the cancellation or postponement of a part, if it is called off.
fn cancellation(now: &Part) -> Option<What> {
    let text = || now.reason.text.clone();
    now.called_off.map(|how| match how {
        CalledOff::Cancelled => What::Cancelled { reason: text() },
        CalledOff::Postponed => What::Postponed { until: text() },
    })
}

fn changed_times(then: &mut Part, now: &Part) -> Vec<What> {
    match (cancellation(then), cancellation(now)) {
        (Some(_), Some(_)) if then.called_off == now.called_off && then.reason == now.reason => {
            return Vec::new();
        }
        (_, Some(after)) => return vec![after],
        (Some(_), None) => {
            let to = now.whens.clone();
            return vec![What::Reinstated { to }];
        }
        (None, None) => {}
    }
    if same_clocks(&then.whens, &now.whens) {
        return Vec::new();
    }
    let changed_length = changed_length(then, now);
    let mut what = Vec::new();
    if changed_length.is_none() || !differs_only_at_end(then, now) {
        what.push(What::Moved {
            from: std::mem::take(&mut then.whens),
            to: now.whens.clone(),
        });
    }
    what.extend(changed_length);
    what
}

/// True if times are equal, or the clocks show the same in another time zone.
fn same_clocks(then: &[When], now: &[When]) -> bool {
    let local = |when: &When| [when.starts, when.ends].map(|at| at.map(|at| at.naive_local()));
    let pairs = then.iter().zip(now);
    then == now
        && pairs
            .map(|(one, other)| (local(one), local(other)))
            .all(|(a, b)| a == b)
}

/// True if one only ends earlier than the other: a meeting may go on in later sessions, an event only on
/// the same days.
fn differs_only_at_end(then: &Part, now: &Part) -> bool {
    let (then_whens, now_whens) = (&then.whens, &now.whens);
    let shorter = then_whens.len().min(now_whens.len());
    let event = matches!(now.of, Subject::Event(_));
    if shorter == 0 || event && then_whens.len() != now_whens.len() {
        return false;
    }
    let begins = |whens: &[When]| whens[shorter - 1].starts;
    same_clocks(&then_whens[..shorter - 1], &now_whens[..shorter - 1])
        && begins(then_whens) == begins(now_whens)
}

/// Returns the change of length, if there is one and all beginnings and ends are known.
fn changed_length(then: &Part, now: &Part) -> Option<What> {
    // Some of a meeting that finds no session has no hours yet, and is not given up.
    if now.is_short {
        return None;
    }
    let (from, to) = (then.length()?, now.length()?);
    let length = Length {
        from,
        to,
        ended: then.whens.last()?.ends?,
        ends: now.whens.last()?.ends?,
    };
    match from.cmp(&to) {
        std::cmp::Ordering::Less => Some(What::Lengthened(length)),
        std::cmp::Ordering::Greater => Some(What::Shortened(length)),
        std::cmp::Ordering::Equal => None,
    }
}

/// Returns the changes of places: one, if all times have changed alike, else one for each time.
fn changed_places(then: &Part, now: &Part) -> Vec<What> {
    let whole = |from: &Phrase, to: &Phrase| What::Place {
        from: from.text.clone(),
        to: to.text.clone(),
    };
    if then.places.is_empty() && now.places.is_empty() {
        let is_other = then.place != now.place;
        return Vec::from_iter(is_other.then(|| whole(&then.place, &now.place)));
    }
    let times = now.all_places().enumerate();
    let pairs: Vec<_> = times
        .filter_map(|(ordinal, (at, to))| Some((at, then.place_before(&at, ordinal)?, to)))
        .collect();
    let is_alike =
        |pair: &[(When, &Phrase, &Phrase)]| pair[0].1 == pair[1].1 && pair[0].2 == pair[1].2;
    let changed = pairs.iter().filter(|(_, from, to)| from != to);
    match pairs.first() {
        Some((_, from, to)) if from != to && pairs.windows(2).all(is_alike) => {
            vec![whole(from, to)]
        }
        _ => changed
            .map(|(at, from, to)| What::PlaceAt {
                at: *at,
                from: from.text.clone(),
                to: to.text.clone(),
            })
            .collect(),
    }
}

fn changed_texts(then: &Part, now: &Part) -> Vec<What> {
    let mut what = Vec::new();
    if then.name != now.name {
        what.push(What::Renamed {
            from: then.name.text.clone(),
            to: now.name.text.clone(),
        });
    }
    what.extend(changed_places(then, now));
    if then.numbers != now.numbers && !then.numbers.is_empty() && !now.numbers.is_empty() {
        what.push(What::Said {
            from: then.numbers.text.clone(),
            to: now.numbers.text.clone(),
        });
    }
    what.extend(conditions::change(then, now));
    let alone = !now.is_held();
    what.extend(lines::compare(&then.lines, &now.lines, alone));
    what
}
