//! The explanation of one item of an agenda: why it begins when it does.

use std::collections::HashMap;

use super::Explainer;
use crate::{
    keywords::Show,
    locale::Items,
    plan::{List, MeetingId},
    schedule::{Chain, Consideration, ItemLength, Schedule},
    text::Language,
    time::{Minutes, Moment},
};

impl Schedule {
    /// Says why an item of the agenda of a meeting begins when it does; none if there is no such meeting or item.
    /// The item is given by its place in the agenda, from 0.
    ///
    /// The language need not be one of the plan's: names are then in the first of those.
    ///
    /// ```
    /// use plenary::{Language, News, Source};
    /// let agenda = "agenda = [{ item = \"4\", duration = \"10m\" }, { item = \"5\", duration = \"10m\" }]";
    /// let text = plenary::starting_file().replace("[[meeting]]", &format!("[[meeting]]\n{agenda}"));
    /// let (plan, _) = plenary::read(&Source::new("csp13.toml", text))?.value;
    /// let first = plan.meetings()[0].id.clone();
    /// let schedule = plenary::place(plan, &News::default())?.value;
    /// let why = schedule.why_item(&first, 1, Language::English).ok_or("no such item")?;
    /// assert!(why.starts_with("Item 5 begins on ") && why.ends_with(", as planned.\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn why_item(&self, meeting: &str, item: usize, language: Language) -> Option<String> {
        let (place, placed) = self.find_meeting(meeting)?;
        placed.meeting.details().agenda.get(item)?;
        let agenda = Agenda::new(self, place, language);
        let reason = agenda.reason(item);
        Some(reason.sentence() + "\n")
    }

    /// Explains the items that begin at another moment than in an earlier schedule, a line each.
    pub(super) fn moved_items(&self, earlier: &Self, language: Language) -> Vec<String> {
        if !self.plan.has_timed_items {
            return Vec::new();
        }
        let mut lines = Vec::new();
        let earlier_meetings = earlier.meetings.with_ids();
        let places: HashMap<_, _> = earlier_meetings
            .map(|(place, placed)| (&placed.meeting.id, place))
            .collect();
        for (place, placed) in self.meetings.with_ids() {
            let Some(was) = places.get(&placed.meeting.id).copied() else {
                continue;
            };
            let items = 0..placed.meeting.details().agenda.len();
            if items.is_empty() {
                continue;
            }
            let agendas = [(self, place), (earlier, was)];
            let [now, then] = agendas.map(|(of, place)| Agenda::new(of, place, language));
            for item in items {
                let (reason, before) = (now.reason(item), then.reason(item));
                if reason.done().is_none() && reason.starts != before.starts {
                    lines.push(reason.sentence());
                }
            }
        }
        lines
    }

    /// Explains the items of a meeting that begin at another moment than planned, a line each.
    pub(super) fn why_items(&self, meeting: MeetingId, language: Language) -> Vec<String> {
        if !self.plan.has_timed_items {
            return Vec::new();
        }
        let items = 0..self.meetings[meeting].meeting.details().agenda.len();
        let agenda = Agenda::new(self, meeting, language);
        let reasons = items.map(|item| agenda.reason(item));
        let moved = reasons.filter(ItemReason::has_moved);
        moved.map(|reason| reason.sentence()).collect()
    }
}

/// The agenda of a meeting, with what its sittings make of it now and by the plan.
struct Agenda<'s> {
    explainer: Explainer<'s>,
    meeting: MeetingId,
    current: Option<Chain>,
    planned: Option<Chain>,
    current_parts: Vec<Consideration>,
    planned_parts: Vec<Consideration>,
}

impl<'s> Agenda<'s> {
    fn new(schedule: &'s Schedule, meeting: MeetingId, language: Language) -> Self {
        let chains = [Show::Current, Show::Planned].map(|show| schedule.chain_of(meeting, show));
        let [current_parts, planned_parts] = chains
            .each_ref()
            .map(|chain| chain.as_ref().map_or_else(Vec::new, Chain::parts));
        let [current, planned] = chains;
        Self {
            explainer: Explainer::new(schedule, language),
            meeting,
            current,
            planned,
            current_parts,
            planned_parts,
        }
    }

    /// Returns the reason for which an item begins when it does.
    fn reason(&self, item: usize) -> ItemReason<'s, '_> {
        let is_of_item = |part: &&Consideration| (part.meeting, part.item) == (self.meeting, item);
        let mut current = self.current_parts.iter().filter(is_of_item);
        let mut planned = self.planned_parts.iter().filter(is_of_item);
        let first = current.next();
        ItemReason {
            explainer: self.explainer,
            agenda: self,
            item,
            starts: first.and_then(|first| Some((first.starts?, first.is_estimate))),
            planned: planned.next().and_then(|first| first.starts),
            last: current.next_back().or(first),
        }
    }
}

/// The reason of one item's start.
struct ItemReason<'s, 'a> {
    explainer: Explainer<'s>,
    agenda: &'a Agenda<'s>,
    item: usize,
    /// The last part of the item, which says what became of it.
    last: Option<&'a Consideration>,
    starts: Option<(Moment, bool)>,
    planned: Option<Moment>,
}

impl ItemReason<'_, '_> {
    const fn words(&self) -> &'static Items {
        &self.explainer.catalogue.items
    }

    /// True if the item begins at another moment than planned, and is yet to be concluded.
    fn has_moved(&self) -> bool {
        let starts = self.starts.map(|(starts, _)| starts);
        self.done().is_none() && starts.is_some() && starts != self.planned
    }

    fn done(&self) -> Option<Moment> {
        let schedule = self.explainer.schedule;
        let done = schedule.meetings[self.agenda.meeting]
            .record
            .done
            .get(&self.item)?;
        Some(schedule.plan.frame.time_zone.earliest(*done))
    }

    fn sentence(&self) -> String {
        let (words, explainer) = (self.words(), self.explainer);
        let name = self.name(self.agenda.meeting, self.item);
        if let Some(done) = self.done() {
            return (words.concluded)(&name, &explainer.moment(done));
        }
        if let Some(outcome) = self.last.and_then(|last| last.outcome) {
            return (words.left)(&name, outcome);
        }
        let placed = &explainer.schedule.meetings[self.agenda.meeting];
        if placed.record.takes_no_time() {
            return (words.not_held)(&name, &placed.meeting.id);
        }
        let Some((starts, is_estimate)) = self.starts else {
            return (words.without_hour)(&name);
        };
        let when = (is_estimate, &*explainer.moment(starts));
        let was = self.planned.filter(|was| *was != starts);
        let instead = was.map(|was| self.clock_or_moment(was, starts));
        let begins = (words.begins)(&name, when, instead.as_deref());
        let because = if self.hour_is_set(starts) {
            words.hour_is_set.to_owned()
        } else if was.is_none() {
            words.as_planned.to_owned()
        } else {
            self.because(starts)
        };
        format!("{begins}{because}.")
    }

    fn hour_is_set(&self, starts: Moment) -> bool {
        let meeting = &self.explainer.schedule.meetings[self.agenda.meeting].meeting;
        let item = meeting.details().agenda.get(self.item);
        item.and_then(|item| item.at) == Some(starts.naive_local().time())
    }

    /// Returns a moment, without its day if that is the day of another.
    fn clock_or_moment(&self, moment: Moment, other: Moment) -> String {
        if moment.date_naive() == other.date_naive() {
            (self.explainer.catalogue.dates.clock)(moment.naive_local().time())
        } else {
            self.explainer.moment(moment)
        }
    }

    /// Returns the clause with all that moved the item; empty if nothing is known.
    fn because(&self, starts: Moment) -> String {
        let causes = self.causes(starts);
        if causes.is_empty() {
            return String::new();
        }
        let words = self.words();
        format!("{}{}", words.because, causes.join(words.and))
    }

    /// Returns the clauses for what moved the item: its meeting, or items that took another time than theirs, if
    /// these make up for all of it.
    fn causes(&self, starts: Moment) -> Vec<String> {
        let (schedule, words) = (self.explainer.schedule, self.words());
        let chain = self.agenda.current.as_ref();
        if let Some((meeting, item, done)) = chain.and_then(Chain::concluded_out_of_order) {
            let name = self.name(meeting, item);
            return vec![(words.was_concluded)(&name, &self.explainer.moment(done))];
        }
        let placed = &schedule.meetings[self.agenda.meeting];
        let (is, was) = (placed.current.starts(), placed.planned.starts());
        let moved = is.filter(|_| was.is_some() && is != was).map(|begins| {
            (words.meeting_begins)(&placed.meeting.id, &self.explainer.moment(begins))
        });
        let lengths = chain.map_or_else(Vec::new, Chain::lengths);
        let delay = |length: &ItemLength| i64::from(length.took.0) - i64::from(length.asked.0);
        let delays: i64 = lengths.iter().map(delay).sum();
        let is_all = self.delay(starts) == Some(delays);
        let others = lengths
            .iter()
            .filter(|_| is_all)
            .filter_map(|length| self.cause(length));
        let mut causes: Vec<_> = moved.into_iter().chain(others).collect();
        let by_the_clock = self.planned.map(|was| (starts - was).num_minutes());
        let is_enough = is_all && by_the_clock == Some(delays);
        if let Some(stopped) = placed.record.stopped().filter(|_| !is_enough) {
            let stops = schedule.plan.frame.time_zone.earliest(stopped);
            causes.push((words.stopped)(
                &placed.meeting.id,
                &self.explainer.moment(stops),
            ));
        }
        if causes.is_empty() && placed.has_moved() {
            causes.push((words.sits_otherwise)(&placed.meeting.id));
        }
        causes
    }

    /// Returns by how many minutes of meeting time the item begins later than planned.
    fn delay(&self, starts: Moment) -> Option<i64> {
        let is = self.agenda.current.as_ref()?.sat_before(starts)?;
        let was = self.agenda.planned.as_ref()?.sat_before(self.planned?)?;
        Some(i64::from(is.0) - i64::from(was.0))
    }

    fn cause(&self, length: &ItemLength) -> Option<String> {
        let (took, asked) = (length.took, length.asked);
        let by = Minutes(took.0.abs_diff(asked.0));
        let name = self.name(length.meeting, length.item);
        (by > Minutes(0)).then(|| (self.words().took)(&name, by, took > asked))
    }

    /// Returns an item in the middle of a sentence.
    fn name(&self, meeting: MeetingId, item: usize) -> String {
        let words = self.words();
        let agenda = &self.explainer.schedule.meetings[meeting]
            .meeting
            .details()
            .agenda;
        let Some(item) = agenda.get(item) else {
            return String::new();
        };
        match (&item.item, &item.title) {
            (Some(number), _) => (words.numbered)(&self.explainer.plain(number)),
            (None, Some(title)) => (words.titled)(&self.explainer.plain(title)),
            (None, None) => String::new(),
        }
    }
}
