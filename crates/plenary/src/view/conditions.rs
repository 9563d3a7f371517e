//! Conditions on which meetings begin: that others have ended, or have ended by an hour.

use super::{
    Inlines, Occurrence, OccurrenceKind, View,
    inlines::{capitalized, text},
};
use crate::{
    keywords::StartForm,
    locale::{ByHourWords, DayDetail},
    plan::MeetingId,
    schedule::{Placed, alternatives::AlternativeStart},
    text::{Inline, plain},
    time::Moment,
};
use chrono::TimeDelta;

/// The condition that others have ended by an hour.
#[derive(Debug, Clone)]
pub(crate) struct ByHour {
    /// The meetings that have to end.
    pub(crate) predecessors: Vec<MeetingId>,
    /// The last moment for their end.
    pub(crate) by: Moment,
    /// The moment at which the meeting begins otherwise.
    pub(crate) otherwise: Moment,
}

impl<'s> View<'s> {
    /// Returns the form in which the start of a meeting is shown: as the source asks, until the condition
    /// is met or the meeting has begun.
    pub(super) fn start_form(&self, place: MeetingId, placed: &'s Placed) -> StartForm {
        let asked = placed.meeting.start.form;
        let is_off = || self.called_off(placed).is_some();
        if asked == StartForm::Hour || is_off() || self.has_begun(placed) {
            return StartForm::Hour;
        }
        let predecessors = self.predecessors(place, placed);
        let is_open = predecessors
            .into_iter()
            .any(|earlier| self.is_open(earlier));
        if is_open || self.by_hour(place, placed).is_some() {
            StartForm::Condition
        } else {
            StartForm::Hour
        }
    }

    /// Returns the condition that stands in the place of the hours of an occurrence; empty if the hours do.
    pub(crate) fn condition_instead(&self, occurrence: &Occurrence<'s>) -> Inlines {
        if occurrence.start == StartForm::Hour {
            return Inlines::new();
        }
        capitalized(self.condition(occurrence).unwrap_or_default())
    }

    /// Returns the line with the condition under an occurrence, unless it stands in the place of the hours.
    pub(super) fn condition_line(&self, occurrence: &Occurrence<'s>) -> Option<Inlines> {
        let is_instead = occurrence.start == StartForm::Condition && !self.localizer.is_standalone;
        self.condition(occurrence).filter(|_| !is_instead)
    }

    /// Returns the condition on which an occurrence begins, if there is one.
    pub(crate) fn condition(&self, occurrence: &Occurrence<'s>) -> Option<Inlines> {
        let OccurrenceKind::Sitting { place, placed, .. } = occurrence.kind else {
            return None;
        };
        if occurrence.called_off.is_some() {
            return None;
        }
        let mut line = self
            .by_hour_line(occurrence)
            .or_else(|| self.after(occurrence, &self.predecessors(place, placed)))?;
        let promise = placed.meeting.start.not_before;
        let is_instead = occurrence.start == StartForm::Condition;
        let same_day =
            |at: &Moment| Some(at.date_naive()) == occurrence.starts.map(|at| at.date_naive());
        if let Some(promised) = promise.filter(|at| is_instead && same_day(at)) {
            let hour = (self.catalogue.dates.clock)(promised.naive_local().time());
            line.push(Inline::text((self.catalogue.times.not_before)(&hour)));
        }
        Some(line)
    }

    /// Returns the condition that others have ended by an hour, in words, if an occurrence has it.
    pub(crate) fn by_hour_line(&self, occurrence: &Occurrence<'s>) -> Option<Inlines> {
        let by_hour = self.by_hour_of(occurrence)?;
        let names = self.names(by_hour.predecessors.iter().copied());
        let ByHourWords {
            after,
            concludes_by,
            otherwise,
        } = &self.catalogue.times.by_hour;
        let (dates, is_one) = (&self.catalogue.dates, names.len() == 1);
        let mut line = vec![text(after)];
        line.extend(self.join_bodies(names));
        line.push(Inline::text((concludes_by)(
            is_one,
            &(dates.clock)(by_hour.by.time()),
        )));
        let same_day = by_hour.by.date_naive() == by_hour.otherwise.date_naive();
        let detail = if same_day {
            DayDetail::Nothing
        } else {
            DayDetail::of(self.plan().frame.weekdays_recur())
        };
        let (preposition, moment) = (self.catalogue.marks.at)(by_hour.otherwise, detail);
        line.push(Inline::text(format!("{otherwise}{preposition}{moment}")));
        Some(line)
    }

    /// Returns the condition that others have ended by an hour, if an occurrence has it.
    pub(crate) fn by_hour_of(&self, occurrence: &Occurrence<'s>) -> Option<ByHour> {
        let OccurrenceKind::Sitting { place, placed, .. } = occurrence.kind else {
            return None;
        };
        let is_open = occurrence.is_first && occurrence.called_off.is_none();
        is_open.then(|| self.by_hour(place, placed)).flatten()
    }

    /// Returns the condition that others have ended by an hour; none once the meeting has begun, or if all
    /// that it waits for have ended.
    fn by_hour(&self, place: MeetingId, placed: &'s Placed) -> Option<ByHour> {
        placed.meeting.start.by?;
        let alternative = self.schedule.alternative(place, self.is_planned())?;
        if self.has_begun(placed) {
            return None;
        }
        let track = placed.meeting.track;
        let predecessors = self.predecessors_by_hour(place, placed, alternative);
        let change_over = self.plan().rules.change_over.0;
        let is_beside =
            |earlier: &MeetingId| self.schedule.meetings[*earlier].meeting.track == track;
        let beside = predecessors
            .iter()
            .filter(|earlier| is_beside(earlier))
            .count();
        let is_one_hour = change_over == 0 || beside == 0 || beside == predecessors.len();
        let needed = if beside > 0 { change_over } else { 0 };
        let by = alternative.by - TimeDelta::minutes(i64::from(needed));
        if predecessors.is_empty() || !is_one_hour || by <= alternative.opens {
            return None;
        }
        Some(ByHour {
            predecessors,
            by,
            otherwise: alternative.otherwise,
        })
    }

    /// Returns the meetings that have to end by an hour of `start-by`: all that `after` names, and the one before
    /// it in its track if that ends in the session of the hour. None if nothing ends in that session.
    fn predecessors_by_hour(
        &self,
        place: MeetingId,
        placed: &'s Placed,
        alternative: &AlternativeStart,
    ) -> Vec<MeetingId> {
        let end = |earlier: MeetingId| {
            let placed = self.schedule.meetings.get(earlier.index())?;
            self.standing(placed).ends()
        };
        let ends_in_session = |earlier: &MeetingId| {
            let ends = end(*earlier);
            self.is_open(*earlier)
                && ends.is_some_and(|ends| alternative.opens < ends && ends <= alternative.closes)
        };
        let mut all = self.predecessors(place, placed);
        all.retain(|earlier| self.is_open(*earlier));
        let sittings = &self.standing(placed).sittings;
        let followed = sittings.first().and_then(|first| first.reason.follows());
        for earlier in followed.into_iter().chain(self.queued_before(place)) {
            if ends_in_session(&earlier) && !all.contains(&earlier) {
                all.push(earlier);
            }
        }
        if !all.iter().any(ends_in_session) {
            all.clear();
        }
        all
    }

    /// Returns the held meeting before another in the queue of its track.
    fn queued_before(&self, place: MeetingId) -> Option<MeetingId> {
        let meetings = &self.schedule.meetings;
        let track = meetings[place].meeting.track;
        let mut earlier = (0..place.index()).rev().map(MeetingId::new);
        earlier.find(|earlier| {
            let placed = &meetings[*earlier];
            let is_queued = placed.meeting.track == track && placed.meeting.start.pinned.is_none();
            is_queued && (self.is_planned() || !placed.record.takes_no_time())
        })
    }

    /// Returns the held meetings after whose end a meeting begins: those that its `after` names, each by the
    /// last block that takes it up before the meeting. None if the meeting is pinned.
    fn predecessors(&self, place: MeetingId, placed: &Placed) -> Vec<MeetingId> {
        let start = &placed.meeting.start;
        if start.pinned.is_some() {
            return Vec::new();
        }
        let named = start.after.iter();
        let latest = named.map(|earlier| self.latest_block(*earlier, place));
        latest.filter(|earlier| self.is_held(*earlier)).collect()
    }

    /// Returns the last held block of a suspended or adjourned meeting before a place in the order.
    fn latest_block(&self, meeting: MeetingId, place: MeetingId) -> MeetingId {
        let meetings = &self.schedule.meetings;
        let mut latest = meeting;
        let stopped = |block: MeetingId| {
            let record = &meetings[block].record;
            record.stopped().is_some() && !self.is_planned()
        };
        while stopped(latest) {
            let mut between = (latest.index() + 1..place.index()).map(MeetingId::new);
            let resumes = |block: &MeetingId| meetings[*block].meeting.resumes == Some(latest);
            match between.find(|block| resumes(block) && self.is_held(*block)) {
                Some(block) => latest = block,
                None => break,
            }
        }
        latest
    }

    fn is_held(&self, meeting: MeetingId) -> bool {
        let placed = self.schedule.meetings.get(meeting.index());
        placed.is_some_and(|placed| self.called_off(placed).is_none())
    }

    /// True if it is not known yet when a meeting has ended.
    fn is_open(&self, meeting: MeetingId) -> bool {
        !self.is_settled(&self.schedule.meetings[meeting])
    }

    /// True if a meeting stopped to be resumed, and has not been taken up before those that wait for it.
    fn is_suspended(&self, meeting: MeetingId) -> bool {
        let record = &self.schedule.meetings[meeting].record;
        record.suspended.is_some() && !self.is_planned()
    }

    /// Returns `immediately after the conclusion of Committee A and Committee B`.
    fn after(&self, occurrence: &Occurrence<'_>, predecessors: &[MeetingId]) -> Option<Inlines> {
        let meetings = &self.schedule.meetings;
        let ends = predecessors.iter().filter_map(|earlier| {
            let placed = &meetings[*earlier];
            self.standing(placed).ends()
        });
        let at_once = ends.max()? == occurrence.starts?;
        let words = &self.catalogue.times;
        let mut all = predecessors.iter().copied();
        let suspended = self.names(all.clone().filter(|earlier| self.is_suspended(*earlier)));
        let concluded = self.names(all.by_ref().filter(|earlier| !self.is_suspended(*earlier)));
        let mut line = Inlines::new();
        for (names, immediately, later) in [
            (
                suspended,
                words.immediately_after_suspension,
                words.after_suspension,
            ),
            (concluded, words.immediately_after, words.after_conclusion),
        ] {
            if names.is_empty() {
                continue;
            }
            let is_first = line.is_empty();
            line.extend((!is_first).then(|| text(self.catalogue.signs.and)));
            line.push(text(if at_once && is_first {
                immediately
            } else {
                later
            }));
            line.extend(self.join_bodies(names));
        }
        Some(line)
    }

    /// Returns the full names of meetings in a sentence, each once.
    fn names(&self, meetings: impl Iterator<Item = MeetingId>) -> Vec<Inlines> {
        let mut names: Vec<Inlines> = Vec::new();
        for meeting in meetings {
            let placed = &self.schedule.meetings[meeting];
            let name = self.localizer.body_in_sentence(&placed.meeting);
            if !names.iter().any(|known| plain(known) == plain(&name)) {
                names.push(name);
            }
        }
        names
    }

    /// Joins the names of bodies as a condition has them.
    fn join_bodies(&self, names: Vec<Inlines>) -> Inlines {
        let last = names.len().saturating_sub(1);
        let mut line = Inlines::new();
        for (place, name) in names.into_iter().enumerate() {
            line.extend((place > 0).then(|| {
                text(if place == last {
                    self.catalogue.times.last_body
                } else {
                    self.catalogue.signs.comma
                })
            }));
            line.extend(name);
        }
        line
    }
}
