//! Meetings that would open on an earlier day than the one for which they were issued.

use std::sync::Arc;

use super::{Placed, Schedule, place::try_errors};
use crate::{
    fault::{Faults, Severity},
    keywords::Rolling,
    plan::{List, Meeting, MeetingId, News},
    time::{self, Moment},
};

/// The most meetings for which keys are tried that keep the day: each trial places the whole schedule.
const MOST_TRIED: usize = 8;

/// A meeting that would open on an earlier day than the one for which it was issued.
pub(crate) struct EarlierOpening {
    pub(crate) meeting: MeetingId,
    pub(crate) opens: Moment,
    /// The opening that was issued.
    pub(crate) was: Moment,
    /// The keys of which each keeps the day, as they are typed under the meeting.
    pub(crate) keys: Vec<String>,
}

impl Schedule {
    /// Returns the meetings that have not begun and would open on an earlier day than in an issued schedule;
    /// without one, than in the plan.
    pub(crate) fn earlier_openings(&self, issued: Option<&Schedule>) -> Vec<EarlierOpening> {
        let mut found = Vec::new();
        for (meeting, placed) in self.meetings.with_ids() {
            let was = match issued {
                Some(issued) => issued
                    .meeting(&placed.meeting.id)
                    .and_then(|issued| issued.current.starts()),
                None => placed.planned.starts(),
            };
            let Some((opens, was)) = placed.current.starts().zip(was) else {
                continue;
            };
            let has_begun = self.now.is_some_and(|now| opens < now);
            let is_open = !placed.record.is_settled() && !has_begun;
            if is_open && opens.date_naive() < was.date_naive() {
                let tries = found.len() < MOST_TRIED;
                found.push(EarlierOpening {
                    meeting,
                    opens,
                    was,
                    keys: if tries {
                        self.keys(meeting, was)
                    } else {
                        Vec::new()
                    },
                });
            }
        }
        found
    }

    /// Returns the keys under a meeting of which each lets it open on the day of a moment, and everything
    /// fit: a promise, and the rule that a meeting does not begin at once.
    fn keys(&self, meeting: MeetingId, was: Moment) -> Vec<String> {
        let not_before = format!("not-before = {}", time::to_toml(was.naive_local()));
        let promise = |changed: &mut Meeting| changed.start.not_before = Some(was);
        let mut keys = Vec::new();
        if self.keeps_day(meeting, was, promise) {
            keys.push(not_before);
        }
        let rules = [Rolling::NextSession, Rolling::AsPlanned];
        let keeps = |rule: &Rolling| {
            self.keeps_day(meeting, was, |changed| changed.start.rolling = Some(*rule))
        };
        let rule = rules.into_iter().find(keeps);
        keys.extend(rule.map(|rule| format!("rolling = \"{rule}\"")));
        keys
    }

    fn keeps_day(
        &self,
        meeting: MeetingId,
        was: Moment,
        change: impl FnOnce(&mut Meeting),
    ) -> bool {
        let mut plan = self.plan.clone();
        if let Some(meeting) = plan.meetings.get_mut(meeting.index()) {
            change(Arc::make_mut(meeting));
        }
        let mut faults = Faults::new();
        let Some(after) = try_errors(plan, &self.news(), &mut faults) else {
            return false;
        };
        let starts = after
            .meetings
            .get(meeting.index())
            .and_then(|placed| placed.current.starts());
        let is_sound = faults.iter().all(|fault| fault.severity != Severity::Error);
        is_sound && starts.is_some_and(|starts| starts.date_naive() == was.date_naive())
    }

    /// Returns the news by which it is placed.
    fn news(&self) -> News {
        let recorded = |news: News, placed: &Placed| {
            news.with_record(&placed.meeting.id, placed.record.clone())
        };
        let of_meetings = self.meetings.iter().fold(News::default(), recorded);
        let news = self.days.iter().cloned().fold(of_meetings, News::with_day);
        match self.now {
            Some(now) => news.as_of(now.naive_local()),
            None => news,
        }
    }
}
