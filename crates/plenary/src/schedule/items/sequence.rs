//! An agenda with durations: the items follow one another through the sittings.

use std::collections::VecDeque;

use chrono::TimeDelta;

use super::{Chain, Distributed, Item, ItemOutcome, Stretch};
use crate::time::Moment;

/// The items of a chain as they are put into its sittings.
pub(super) struct Sequence<'c> {
    chain: &'c Chain,
    distributed: Distributed,
    /// The moment up to which items are put.
    cursor: Option<Moment>,
    /// The moment up to which it is recorded which items were concluded.
    known: Option<Moment>,
}

/// An item that is still to be considered, and for how long.
struct Rest<'c> {
    item: &'c Item,
    minutes: i64,
}

impl<'c> Sequence<'c> {
    pub(super) fn of(chain: &'c Chain) -> Self {
        Self {
            distributed: Distributed {
                by_stretch: vec![Vec::new(); chain.stretches.len()],
                lacking: 0,
            },
            cursor: chain.stretches.first().map(|first| first.starts),
            known: None,
            chain,
        }
    }

    pub(super) fn distribute(mut self) -> Distributed {
        self.put_concluded();
        if self.chain.is_closed {
            self.put_outcomes();
        } else {
            self.put_open();
        }
        self.distributed
    }

    /// Puts the items that are concluded, in that order: each took the time since the one before.
    fn put_concluded(&mut self) {
        let done = self.chain.items.iter();
        let mut done: Vec<_> = done.filter_map(|item| Some((item.done?, item))).collect();
        done.sort_by_key(|(at, _)| *at);
        for (at, item) in done {
            self.put_up_to(item, at);
            self.known = Some(at);
        }
    }

    /// Puts an item from the cursor up to a moment.
    fn put_up_to(&mut self, item: &Item, to: Moment) {
        let from = self.cursor.unwrap_or(to);
        let stretches = self.chain.stretches.iter().enumerate();
        let mut used = stretches
            .filter(|(_, of)| of.starts < to && from < of.ends)
            .peekable();
        if used.peek().is_none() {
            let mut ended = self.chain.stretches.iter();
            let last = ended.rposition(|of| of.starts <= to).unwrap_or(0);
            self.put(item, last, to);
        }
        for (place, of) in used {
            self.put(item, place, from.max(of.starts));
        }
        self.cursor = self.cursor.max(Some(to));
    }

    /// Puts a part of an item into a sitting, from a moment of it.
    fn put(&mut self, item: &Item, place: usize, starts: Moment) {
        let by_stretch = &mut self.distributed.by_stretch;
        let mut part = item.considered(Some(starts));
        part.is_continued = by_stretch.iter().flatten().any(|other| item.is_of(other));
        part.is_repeated = part.is_continued;
        let opens = self.chain.stretches[place].starts;
        let is_set = item.at == Some(starts) || self.known == Some(starts);
        part.is_estimate = starts != opens && !is_set;
        by_stretch[place].push(part);
    }

    /// Puts the items that were not concluded at the end.
    fn put_outcomes(&mut self) {
        let Some(end) = self.chain.end() else { return };
        for (item, outcome) in self.chain.outcomes() {
            if outcome == ItemOutcome::NotConcluded {
                self.put_up_to(item, end);
            } else {
                self.put_without_hour(item);
            }
            let last = self.distributed.by_stretch.last_mut();
            let parts = last.into_iter().flatten();
            for part in parts.filter(|part| item.is_of(part)) {
                part.outcome = Some(outcome);
            }
        }
    }

    /// Lists an item in the last sitting, of which no more is known.
    fn put_without_hour(&mut self, item: &Item) {
        if let Some(last) = self.distributed.by_stretch.last_mut() {
            last.push(item.considered(None));
        }
    }

    /// Puts the items that are still to be considered: those with an hour at their hour, the others around them.
    fn put_open(&mut self) {
        let open = self.chain.items.iter().filter(|item| item.done.is_none());
        let rest = |item: &'c Item| Rest {
            minutes: item.duration.map_or(0, |minutes| i64::from(minutes.0)),
            item,
        };
        let (mut pins, mut queue): (VecDeque<_>, VecDeque<_>) =
            open.map(rest).partition(|rest| rest.item.at.is_some());
        let mut cut = VecDeque::new();
        let mut last = None;
        for (place, stretch) in self.chain.stretches.iter().enumerate() {
            self.fill(place, stretch, [&mut pins, &mut queue, &mut cut], &mut last);
        }
        for rest in cut.iter().chain(&pins).chain(&queue) {
            let lacking = u32::try_from(rest.minutes).unwrap_or(0);
            self.distributed.lacking = self.distributed.lacking.saturating_add(lacking);
            let mut parts = self.distributed.by_stretch.iter().flatten();
            if !parts.any(|part| rest.item.is_of(part)) {
                self.put_without_hour(rest.item);
            }
        }
    }

    /// Fills one sitting from the cursor on. What was put last takes the time that nobody asks.
    fn fill(
        &mut self,
        place: usize,
        stretch: &Stretch,
        [pins, queue, cut]: [&mut VecDeque<Rest<'c>>; 3],
        last: &mut Option<&'c Item>,
    ) {
        let mut at = self.cursor.unwrap_or(stretch.starts).max(stretch.starts);
        while at < stretch.ends {
            let is_due = |pin: &Rest<'_>| pin.item.at.is_some_and(|hour| hour <= at);
            // A pinned item gives way to the next at its hour.
            while pins.get(1).is_some_and(is_due) {
                cut.extend(pins.pop_front());
            }
            let is_pin = pins.front().is_some_and(is_due);
            let hour = pins.get(usize::from(is_pin)).and_then(|pin| pin.item.at);
            let until = hour.map_or(stretch.ends, |hour| hour.min(stretch.ends));
            let turn = if is_pin { &mut *pins } else { &mut *queue };
            let Some(first) = turn.front_mut() else {
                let goes_on = last.filter(|_| hour.is_none());
                if let Some(item) = goes_on
                    && at == stretch.starts
                {
                    self.put(item, place, at);
                }
                at = until;
                continue;
            };
            let item = first.item;
            let to = (at + TimeDelta::minutes(first.minutes)).min(until);
            first.minutes -= (to - at).num_minutes();
            if first.minutes == 0 {
                turn.pop_front();
            }
            self.put(item, place, at);
            *last = Some(item);
            at = to;
        }
        self.cursor = self.cursor.max(Some(stretch.ends));
    }
}
