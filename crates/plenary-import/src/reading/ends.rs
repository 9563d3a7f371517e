//! When something ends of which a page says only when it begins.

use super::collect::Sitting;

/// Guesses the ends that are not said, and says so.
pub(crate) fn guess(sittings: &mut [Sitting]) -> Option<String> {
    let all = sittings.to_vec();
    let mut guessed = Vec::new();
    for sitting in sittings.iter_mut().filter(|own| !own.ends) {
        sitting.hours.to = end(sitting, &all);
        let acronym = sitting.entry.acronym.as_deref().unwrap_or_default();
        guessed.push(format!("{acronym} {}", sitting.hours.written()));
    }
    let few: Vec<_> = guessed.iter().take(FEW).cloned().collect();
    let more = if guessed.len() > FEW { ", …" } else { "" };
    (!guessed.is_empty()).then(|| {
        let few = few.join(", ");
        format!("the page does not say when meetings end: look at their durations ({few}{more})")
    })
}

/// So many are named.
const FEW: usize = 3;

/// When another begins that waits for it or follows it in its column; else with the session, or
/// halfway, if it is said not to take all of that.
fn end(sitting: &Sitting, all: &[Sitting]) -> u16 {
    let from = sitting.hours.from;
    let others = all.iter().filter(|own| own.place.day == sitting.place.day);
    let others = others.filter(|own| own.hours.from > from && own.hours.from < sitting.session.to);
    let follows = |own: &&Sitting| own.place.track == sitting.place.track || waits(own, sitting);
    let next = others
        .clone()
        .filter(follows)
        .map(|own| own.hours.from)
        .min();
    let whole = from == sitting.session.from;
    let any = others.map(|own| own.hours.from).min().filter(|_| whole);
    let half = || from + (sitting.session.to - from) / 2 / 5 * 5;
    next.or(any)
        .unwrap_or_else(|| if whole { half() } else { sitting.session.to })
}

/// Whether one begins when another is over.
fn waits(one: &Sitting, other: &Sitting) -> bool {
    let called = other.entry.acronym.as_deref().unwrap_or_default();
    let mut lines = one.entry.under.iter().map(crate::text::Line::plain);
    let closure = |line: String| {
        line.strip_prefix("immediately after the closure of ")
            .is_some_and(|name| name == called)
    };
    lines.any(closure)
}
