//! The parts of two versions compared.

use super::{
    change::{Base, Changed, Changes, Length, Places, Subject, What, When},
    pairs,
    parts::Pairs,
    reading::read,
    saying::Saying,
    version::{Part, Version},
};
use crate::{plan::CalledOff, text::Language, view::View};

/// Compares two views of a schedule, or of two versions of one. The changes are told in the language
/// of the later one; where the earlier view is in another language, texts are not compared.
#[must_use]
pub fn changes(earlier: &View<'_>, later: &View<'_>) -> Changes {
    let in_words = earlier.language() == later.language();
    let versions = (read(earlier), read(later));
    let with_dates = earlier.plan().frame.weekdays_recur() || later.plan().frame.weekdays_recur();
    between(versions, in_words, (later.language(), with_dates))
}

pub(super) fn between(
    (before, after): (Version, Version),
    in_words: bool,
    (language, with_dates): (Language, bool),
) -> Changes {
    let pairs = Pairs::of(&before, &after);
    let mut old: Vec<_> = before.all.into_iter().map(Some).collect();
    let mut take = |place: usize| old.get_mut(place).and_then(Option::take);
    let mut all = Vec::new();
    for (now, then) in after.all.into_iter().zip(pairs.before) {
        all.extend(Changed::from(then.and_then(&mut take), Some(now), in_words));
    }
    let gone = pairs.gone.into_iter().filter_map(take);
    for then in gone.filter(|then| !after.unplaced.contains(&then.of)) {
        all.extend(Changed::from(Some(then), None, in_words));
    }
    let mut changes = Changes {
        language,
        changed: all,
        renamed: pairs.renamed,
        with_dates,
        base: Base::Issued,
        places: Places::default(),
    };
    changes.index();
    let saying = Saying::of(&changes);
    for one in &mut changes.changed {
        one.says = saying.sentence(&one.name, &one.what);
    }
    changes
}

impl Changed {
    /// Compares a part with what it was; of what is new or gone one of them is missing.
    pub(super) fn from(mut then: Option<Part>, now: Option<Part>, in_words: bool) -> Option<Self> {
        let mut what = match (&mut then, &now) {
            (None, Some(now)) if now.is_held() => vec![is_new(now)],
            (Some(then), None) if then.is_held() => is_gone(then),
            (Some(then), Some(now)) => of_time(then, now),
            _ => Vec::new(),
        };
        if in_words {
            what.extend(in_words_alone(then.as_ref(), now.as_ref()));
        }
        let own = now.as_ref().or(then.as_ref())?;
        if what.is_empty() {
            return None;
        }
        let had_no_room = own.had_no_room;
        let is_called_off = now.as_ref().is_some_and(|now| now.called_off.is_some());
        let is_there = now.is_some();
        let own = now.or(then)?;
        Some(Self {
            of: own.of,
            name: own.name,
            what,
            says: String::new(),
            whens: if is_there { own.whens } else { Vec::new() },
            had_no_room,
            is_called_off,
        })
    }
}

/// Compares the texts. What is new is read on the page, and of what is gone nobody need know more; a
/// text that is nothing else is a change itself, but for a group, which its meetings name.
fn in_words_alone(then: Option<&Part>, now: Option<&Part>) -> Vec<What> {
    match (then, now) {
        (Some(then), Some(now)) => in_text(then, now),
        (Some(own), None) | (None, Some(own)) => {
            if own.is_held() || matches!(own.of, Subject::Group(_)) {
                return Vec::new();
            }
            let lines = |part: Option<&Part>| part.map_or(Vec::new(), |part| part.lines.clone());
            pairs::said(&lines(then), &lines(now), true)
        }
        (None, None) => Vec::new(),
    }
}

fn is_new(now: &Part) -> What {
    called_off(now).unwrap_or_else(|| What::Added {
        to: now.whens.clone(),
    })
}

/// Returns that something is gone that was to be held; of what was called off it has been told.
fn is_gone(then: &Part) -> Vec<What> {
    let from = then.whens.clone();
    Vec::from_iter(then.called_off.is_none().then_some(What::Removed { from }))
}

/// Returns that something is not held, if it is not.
fn called_off(now: &Part) -> Option<What> {
    let text = || now.reason.clone();
    now.called_off.map(|how| match how {
        CalledOff::Cancelled => What::Cancelled { reason: text() },
        CalledOff::Postponed => What::Postponed { until: text() },
    })
}

fn of_time(then: &mut Part, now: &Part) -> Vec<What> {
    match (called_off(then), called_off(now)) {
        (before, Some(after)) if before.as_ref() == Some(&after) => return Vec::new(),
        (_, Some(after)) => return vec![after],
        (Some(_), None) => {
            let to = now.whens.clone();
            return vec![What::Reinstated { to }];
        }
        (None, None) => {}
    }
    if same(&then.whens, &now.whens) {
        return Vec::new();
    }
    let length = length(then, now);
    let mut what = Vec::new();
    if length.is_none() || !goes_on_alike(then, now) {
        what.push(What::Moved {
            from: std::mem::take(&mut then.whens),
            to: now.whens.clone(),
        });
    }
    what.extend(length);
    what
}

/// True if the clocks show the same, too, where the time zone is another.
fn same(then: &[When], now: &[When]) -> bool {
    let local = |when: &When| [when.starts, when.ends].map(|at| at.map(|at| at.naive_local()));
    let pairs = then.iter().zip(now);
    then == now
        && pairs
            .map(|(one, other)| (local(one), local(other)))
            .all(|(a, b)| a == b)
}

/// Whether one only ends where the other goes on: of a meeting in later sessions, of an event on the
/// same days.
fn goes_on_alike(then: &Part, now: &Part) -> bool {
    let (then_whens, now_whens) = (&then.whens, &now.whens);
    let shorter = then_whens.len().min(now_whens.len());
    let event = matches!(now.of, Subject::Event(_));
    if shorter == 0 || event && then_whens.len() != now_whens.len() {
        return false;
    }
    let begins = |whens: &[When]| whens[shorter - 1].starts;
    same(&then_whens[..shorter - 1], &now_whens[..shorter - 1])
        && begins(then_whens) == begins(now_whens)
}

/// Returns that it takes more time, or less, where beginnings and ends are known.
fn length(then: &Part, now: &Part) -> Option<What> {
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

fn in_text(then: &Part, now: &Part) -> Vec<What> {
    let mut what = Vec::new();
    if then.name != now.name {
        what.push(What::Renamed {
            from: then.name.clone(),
            to: now.name.clone(),
        });
    }
    if then.place != now.place {
        what.push(What::Place {
            from: then.place.clone(),
            to: now.place.clone(),
        });
    }
    if then.numbers != now.numbers && !then.numbers.is_empty() && !now.numbers.is_empty() {
        what.push(What::Said {
            from: then.numbers.clone(),
            to: now.numbers.clone(),
        });
    }
    let alone = !now.is_held();
    what.extend(pairs::said(&then.lines, &now.lines, alone));
    what
}
