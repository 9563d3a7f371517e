//! The items of agendas: which sitting takes up which of them, and when.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use super::Schedule;
use crate::{
    keywords::{Show, keywords},
    plan::{AgendaItem, List, MeetingId},
    time::{Minutes, Moment},
};

mod judge;
mod sequence;
mod unordered;

pub(super) use judge::{judge, too_long};
use sequence::Sequence;

keywords! {
    /// The fate of an item that was not concluded when its meeting ended.
    #[derive(PartialOrd, Ord)]
    pub enum ItemOutcome {
        /// It was under way at the end.
        NotConcluded = "not-concluded",
        /// Its turn did not come.
        NotTakenUp = "not-taken-up",
    }
}

/// The part of one sitting in which an item of an agenda is considered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Consideration {
    /// The meeting in whose agenda the item stands: that of the sitting, or one that it resumes.
    pub meeting: MeetingId,
    /// The place of the item in that agenda, from 0.
    pub item: usize,
    /// The moment at which this part begins; none if the agenda has neither hours nor durations.
    pub starts: Option<Moment>,
    /// True if the moment is reckoned from durations. False if it was set or recorded, or is the start of the
    /// sitting.
    pub is_estimate: bool,
    /// True if the item was taken up before.
    pub is_continued: bool,
    /// True if a sitting before lists it too.
    pub(crate) is_repeated: bool,
    /// The fate of the item, if its meeting ended without concluding it.
    pub outcome: Option<ItemOutcome>,
}

/// The considerations of each sitting, by its meeting and its place among the sittings of that, from 0. A sitting
/// without an agenda is not there.
pub(crate) type Considerations = BTreeMap<(MeetingId, usize), Vec<Consideration>>;

/// A sitting among those that deal with one agenda.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    meeting: MeetingId,
    sitting: usize,
    starts: Moment,
    ends: Moment,
}

/// An item among those that a meeting, and the meetings that resume it, deal with.
#[derive(Debug, Clone, Copy)]
struct Item {
    meeting: MeetingId,
    place: usize,
    at: Option<Moment>,
    duration: Option<Minutes>,
    done: Option<Moment>,
}

/// A meeting with the meetings that resume it: their sittings and their items, in order.
#[derive(Debug)]
pub(crate) struct Chain {
    stretches: Vec<Stretch>,
    items: Vec<Item>,
    /// True if the last of them is over or has stopped, and it is recorded when items were concluded.
    is_closed: bool,
}

/// The time that an item took, and that it was given.
pub(crate) struct ItemLength {
    pub(crate) meeting: MeetingId,
    pub(crate) item: usize,
    pub(crate) took: Minutes,
    pub(crate) asked: Minutes,
}

/// The items of a chain by its sittings, and the minutes that they lack.
struct Distributed {
    by_stretch: Vec<Vec<Consideration>>,
    lacking: u32,
}

impl Schedule {
    /// Returns the items that each sitting of a meeting takes up, in the order of its sittings.
    ///
    /// With durations, items follow one another through the sittings. Without, each sitting has those that are
    /// not concluded before it. The sittings are the current ones, or with [`Show::Planned`] the planned
    /// ones, in which nothing is recorded.
    ///
    /// ```
    /// use plenary::{Minutes, Show, Source};
    /// let agenda = "agenda = [{ item = \"4\", duration = \"4h\" }, { item = \"5\", duration = \"2h\" }]";
    /// let text = plenary::starting_file().replace("[[meeting]]", &format!("[[meeting]]\n{agenda}"));
    /// let schedule = plenary::compile(&Source::new("csp13.toml", text))?.value;
    /// let items = schedule.considerations(schedule.meetings()[0].meeting.id.as_str(), Show::Current);
    /// assert!(items[0][0].starts.is_some() && !items[0][0].is_continued);
    /// # Ok::<(), plenary::Report>(())
    /// ```
    #[must_use]
    pub fn considerations(&self, meeting: &str, show: Show) -> Vec<Vec<Consideration>> {
        let Some((place, placed)) = self.find_meeting(meeting) else {
            return Vec::new();
        };
        let mut of_chain = Considerations::new();
        if let Some(chain) = self.chain_of(place, show) {
            of_chain.extend(self.listed(&chain, show));
        }
        let sittings = 0..placed.standing(show).sittings.len();
        sittings
            .map(|sitting| of_chain.remove(&(place, sitting)).unwrap_or_default())
            .collect()
    }

    /// Returns the items that each sitting takes up.
    pub(crate) fn all_considerations(&self, show: Show) -> Considerations {
        let mut all = Considerations::new();
        for chain in self.chains(show) {
            all.extend(self.listed(&chain, show));
        }
        all
    }

    /// Returns the items that each sitting of a chain lists.
    fn listed(
        &self,
        chain: &Chain,
        show: Show,
    ) -> impl Iterator<Item = ((MeetingId, usize), Vec<Consideration>)> {
        let by_stretch = chain.distribute().by_stretch;
        let listed = chain.stretches.iter().zip(by_stretch);
        listed.map(move |(stretch, mut items)| {
            let record = &self.meetings[stretch.meeting].record;
            if show != Show::Planned && record.takes_no_time() {
                // No hours of a meeting that is not held.
                for part in &mut items {
                    (part.starts, part.is_estimate) = (None, false);
                }
            }
            ((stretch.meeting, stretch.sitting), items)
        })
    }

    /// Returns the item of a consideration.
    pub(crate) fn item(&self, consideration: &Consideration) -> Option<&AgendaItem> {
        let meeting = &self.meetings[consideration.meeting].meeting;
        meeting.details().agenda.get(consideration.item)
    }

    /// Returns the chains that have items and sittings.
    fn chains(&self, show: Show) -> impl Iterator<Item = Chain> {
        let meetings = self.meetings.with_ids();
        let roots = meetings.filter(|(_, placed)| placed.meeting.resumes.is_none());
        roots.filter_map(move |(place, _)| self.chain(place, show))
    }

    /// Returns a meeting with those that resume it; none if they have no items or no sittings.
    fn chain(&self, root: MeetingId, show: Show) -> Option<Chain> {
        let mut chain = Chain {
            stretches: Vec::new(),
            items: Vec::new(),
            is_closed: false,
        };
        let is_current = show != Show::Planned;
        let mut next = Some(root);
        while let Some(place) = next {
            let placed = &self.meetings[place];
            next = self.resumed_by(place).filter(|_| is_current);
            let agenda = &placed.meeting.details().agenda;
            if agenda.is_empty() && chain.items.is_empty() && next.is_none() {
                return None;
            }
            let record = &placed.record;
            let sittings = placed.standing(show).sittings.iter().enumerate();
            let stretches = sittings.map(|(sitting, of)| Stretch {
                meeting: place,
                sitting,
                starts: of.starts,
                ends: of.ends,
            });
            chain.stretches.extend(stretches);
            let zone = self.plan.frame.time_zone;
            let done = |item: usize| record.done.get(&item).filter(|_| is_current);
            let items = agenda.iter().enumerate().map(|(item, asked)| Item {
                meeting: place,
                place: item,
                at: None,
                duration: asked.duration,
                done: done(item).map(|local| zone.earliest(*local)),
            });
            chain.items.extend(items);
            let is_left = record.stopped().is_some() || record.takes_no_time();
            chain.is_closed = is_current && (record.is_over() || is_left);
        }
        chain.is_closed &= chain.items.iter().any(|item| item.done.is_some());
        chain.resolve_hours(self);
        (!chain.items.is_empty() && !chain.stretches.is_empty()).then_some(chain)
    }

    /// Returns the chain to which a meeting belongs; none if it has no items or no sittings.
    pub(crate) fn chain_of(&self, meeting: MeetingId, show: Show) -> Option<Chain> {
        self.chain(self.root(meeting), show)
    }

    /// Returns the first of the meetings that resume one another.
    fn root(&self, place: MeetingId) -> MeetingId {
        let mut root = place;
        while let Some(earlier) = self.meetings[root].meeting.resumes {
            root = earlier;
        }
        root
    }

    /// Returns the meeting that takes up another.
    fn resumed_by(&self, place: MeetingId) -> Option<MeetingId> {
        self.meetings[place].record.stopped()?;
        let mut others = self.meetings.with_ids();
        let rest = others.find(|(_, other)| other.meeting.resumes == Some(place));
        rest.map(|(other, _)| other)
    }
}

impl Chain {
    /// Finds the moment of each item that has an hour: in the first sitting that holds the hour, and not
    /// before the item in front of it.
    fn resolve_hours(&mut self, schedule: &Schedule) {
        let mut earliest = None;
        for item in &mut self.items {
            let agenda = &schedule.meetings[item.meeting].meeting.details().agenda;
            let Some(hour) = agenda.get(item.place).and_then(|asked| asked.at) else {
                continue;
            };
            let moments = self.stretches.iter().filter_map(|of| of.at(hour, schedule));
            item.at = moments.clone().find(|at| Some(*at) >= earliest);
            earliest = item.at.max(earliest);
        }
    }

    fn distribute(&self) -> Distributed {
        let is_timed = self.items.iter().all(|item| item.duration.is_some());
        if is_timed {
            Sequence::of(self).distribute()
        } else {
            Distributed {
                by_stretch: unordered::distribute(self),
                lacking: 0,
            }
        }
    }

    /// Returns the end of the last sitting.
    fn end(&self) -> Option<Moment> {
        self.stretches.last().map(|last| last.ends)
    }

    /// Returns the moment at which the last item was concluded, as far as it is recorded.
    fn last_done(&self) -> Option<Moment> {
        self.items.iter().filter_map(|item| item.done).max()
    }

    /// Returns what became of the items that are not concluded, in order, once all is over.
    fn outcomes(&self) -> impl Iterator<Item = (&Item, ItemOutcome)> {
        let was_under_way = self.last_done() < self.end();
        let open = self.items.iter().filter(|item| item.done.is_none());
        open.enumerate().map(move |(place, item)| {
            let outcome = if place == 0 && was_under_way {
                ItemOutcome::NotConcluded
            } else {
                ItemOutcome::NotTakenUp
            };
            (item, outcome)
        })
    }
}

impl Chain {
    /// Returns the parts of all items, sitting by sitting.
    pub(crate) fn parts(&self) -> Vec<Consideration> {
        self.distribute().by_stretch.into_iter().flatten().collect()
    }

    /// Returns the item that was concluded last, and when, if an item before it in the list is still open: the
    /// lengths of the items then say nothing.
    pub(crate) fn concluded_out_of_order(&self) -> Option<(MeetingId, usize, Moment)> {
        let done: Vec<_> = self.items.iter().map(|item| item.done).collect();
        let last = done.iter().rposition(Option::is_some)?;
        let is_in_order = done[..=last].iter().all(Option::is_some) && done[..=last].is_sorted();
        let latest = self.items.iter().max_by_key(|item| item.done)?;
        (!is_in_order).then_some((latest.meeting, latest.place, latest.done?))
    }

    /// Returns how long the sittings were before a moment.
    pub(crate) fn sat_before(&self, at: Moment) -> Option<Minutes> {
        let first = self.stretches.first()?;
        Some(self.sat_between(first.starts, at))
    }

    /// Returns the items that are concluded, in that order, with the time that each took.
    pub(crate) fn lengths(&self) -> Vec<ItemLength> {
        let done = self.items.iter();
        let mut done: Vec<_> = done.filter_map(|item| Some((item.done?, item))).collect();
        done.sort_by_key(|(at, _)| *at);
        let mut from = self.stretches.first().map(|first| first.starts);
        let lengths = done.into_iter().filter_map(|(at, item)| {
            let asked = item.duration?;
            let took = self.sat_between(from.replace(at)?, at);
            Some(ItemLength {
                meeting: item.meeting,
                item: item.place,
                took,
                asked,
            })
        });
        lengths.collect()
    }

    /// Returns how long the sittings were between two moments.
    fn sat_between(&self, from: Moment, to: Moment) -> Minutes {
        let parts = self.stretches.iter();
        let minutes = parts.map(|of| (of.ends.min(to) - of.starts.max(from)).num_minutes().max(0));
        Minutes(u32::try_from(minutes.sum::<i64>()).unwrap_or(0))
    }
}

impl Stretch {
    /// Returns the moment at which the sitting comes to an hour.
    fn at(&self, hour: NaiveTime, schedule: &Schedule) -> Option<Moment> {
        let zone = schedule.plan.frame.time_zone;
        let days = [self.starts, self.ends].map(|moment| moment.naive_local().date());
        let moments = days.map(|day| zone.earliest(day.and_time(hour)));
        moments
            .into_iter()
            .find(|at| (self.starts..self.ends).contains(at))
    }
}

impl Item {
    /// Returns the part of a sitting in which the item is considered, from a moment if that is known.
    fn considered(&self, starts: Option<Moment>) -> Consideration {
        Consideration {
            meeting: self.meeting,
            item: self.place,
            starts,
            is_estimate: false,
            is_continued: false,
            is_repeated: false,
            outcome: None,
        }
    }

    /// True if a part is one of this item.
    fn is_of(&self, part: &Consideration) -> bool {
        (self.meeting, self.place) == (part.meeting, part.item)
    }
}
