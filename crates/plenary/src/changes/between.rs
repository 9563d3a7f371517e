//! The parts of two versions compared.

use super::{
    Base, Changed, Changes, Length, Subject, What, When,
    marks::Places,
    pairs,
    parts::Pairs,
    saying::Saying,
    version::{Part, Version},
};
use crate::{plan::CalledOff, text::Language};

pub(super) fn between(
    (before, after): (&Version, &Version),
    in_words: bool,
    (language, with_dates): (Language, bool),
) -> Changes {
    let pairs = Pairs::of(before, after);
    let mut all = Vec::new();
    for (place, now) in after.all.iter().enumerate() {
        let then = pairs.before[place].map(|place| &before.all[place]);
        all.extend(Changed::from(then, Some(now), in_words));
    }
    for place in pairs.gone {
        let then = &before.all[place];
        if !after.unplaced.contains(&then.of) {
            all.extend(Changed::from(Some(then), None, in_words));
        }
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
    pub(super) fn from(then: Option<&Part>, now: Option<&Part>, in_words: bool) -> Option<Self> {
        let own = now.or(then)?;
        let mut what = match (then, now) {
            (None, Some(now)) if now.is_held() => vec![is_new(now)],
            (Some(then), None) if then.is_held() => is_gone(then),
            (Some(then), Some(now)) => of_time(then, now),
            _ => Vec::new(),
        };
        // What is new is read on the page, and of what is gone nobody need know more.
        let both = then.zip(now);
        let words = both
            .filter(|_| in_words)
            .map(|(then, now)| in_text(then, now));
        what.extend(words.into_iter().flatten());
        // So is a group, by its meetings.
        let by_itself = !own.is_held() && !matches!(own.of, Subject::Group(_));
        if by_itself && in_words && both.is_none() {
            let lines = |part: Option<&Part>| part.map_or(Vec::new(), |part| part.lines.clone());
            what.extend(pairs::said(&lines(then), &lines(now), true));
        }
        (!what.is_empty()).then(|| Self {
            of: own.of.clone(),
            name: own.name.clone(),
            what,
            says: String::new(),
            whens: now.map_or_else(Vec::new, |now| now.whens.clone()),
            had_no_room: own.had_no_room,
            is_called_off: now.is_some_and(|now| now.called_off.is_some()),
        })
    }
}

fn is_new(now: &Part) -> What {
    called_off(now).unwrap_or_else(|| What::Added {
        to: now.whens.clone(),
    })
}

/// What is gone that was to be held; of what was called off it has been said.
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

fn of_time(then: &Part, now: &Part) -> Vec<What> {
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
            from: then.whens.clone(),
            to: now.whens.clone(),
        });
    }
    what.extend(length);
    what
}

/// Whether the clocks show the same, too, where the time zone is another.
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

/// That it takes more time, or less, where beginnings and ends are known.
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
