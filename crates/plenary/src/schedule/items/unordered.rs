//! An agenda without durations: each sitting has the items that are not concluded before it.

use super::{Chain, Consideration, Item, Stretch};
use crate::time::Moment;

/// Returns the items that each sitting takes up.
pub(super) fn distribute(chain: &Chain) -> Vec<Vec<Consideration>> {
    let mut known = vec![false; chain.items.len()];
    let mut by_stretch = Vec::with_capacity(chain.stretches.len());
    let mut before = None;
    for (place, stretch) in chain.stretches.iter().enumerate() {
        let is_last = place + 1 == chain.stretches.len();
        let mut parts = Vec::new();
        for (item, asked) in chain.items.iter().enumerate() {
            let has_come = is_last && !known[item] || !is_later(chain, item, stretch);
            let is_over = is_over(chain, item, stretch.starts) && known[item];
            if is_over || !has_come {
                continue;
            }
            let within = |at: &Moment| (stretch.starts..stretch.ends).contains(at);
            let mut part = asked.considered(asked.at.filter(within));
            let is_first = parts.is_empty();
            part.is_continued =
                is_first && known[item] && was_under_way(chain, before, stretch.starts);
            part.is_repeated = known[item];
            known[item] = true;
            parts.push(part);
        }
        before = Some(stretch.ends);
        by_stretch.push(parts);
    }
    if let Some(last) = by_stretch.last_mut().filter(|_| chain.is_closed) {
        for (item, outcome) in chain.outcomes() {
            if let Some(part) = last.iter_mut().find(|part| item.is_of(part)) {
                part.outcome = Some(outcome);
            }
        }
    }
    by_stretch
}

/// True if an item is over at a moment: it is concluded, or, where it is recorded of no item when it was, the hour of
/// a later one has come.
fn is_over(chain: &Chain, item: usize, at: Moment) -> bool {
    if chain.last_done().is_some() {
        return chain.items[item].done.is_some_and(|done| done <= at);
    }
    let passed = |later: &Item| later.at.is_some_and(|hour| hour <= at);
    chain.items[item + 1..].iter().any(passed)
}

/// True if an item is taken up after a sitting only: its hour, or that of one before it, is later.
fn is_later(chain: &Chain, item: usize, stretch: &Stretch) -> bool {
    let hours = chain.items[..=item].iter().filter_map(|item| item.at);
    hours.max().is_some_and(|hour| hour >= stretch.ends)
}

/// True if the first item of a sitting was under way when the sitting before it ended: no item was concluded just
/// then.
fn was_under_way(chain: &Chain, before: Option<Moment>, starts: Moment) -> bool {
    let done = chain.items.iter().filter_map(|item| item.done);
    let last = done.filter(|done| *done <= starts).max();
    last.is_none_or(|last| Some(last) < before)
}
