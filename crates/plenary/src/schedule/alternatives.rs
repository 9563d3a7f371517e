//! The other starts of meetings with `start-by`, as moments.

use super::{
    Schedule,
    place_queue::{Alternative, Placing},
    timeline::{Timeline, Timelines},
};
use crate::{
    fault::{Code, Fault, Faults, path_to},
    keywords::StartForm,
    plan::{List, MeetingId},
    time::Moment,
};

/// The other start of a meeting with `start-by`: it begins as soon as those before it have ended, if that
/// is by an hour, and otherwise at a later opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AlternativeStart {
    /// True for planned times, and the meeting.
    key: (bool, MeetingId),
    /// The opening of the session in which the hour lies.
    pub(crate) opens: Moment,
    /// The close of that session.
    pub(crate) closes: Moment,
    /// The last moment at which the meeting begins in that session.
    pub(crate) by: Moment,
    /// The moment at which it begins otherwise.
    pub(crate) otherwise: Moment,
}

/// Returns the other starts in the placing without news, and in that with it, by their keys.
pub(super) fn of(
    [planned, current]: [&Placing; 2],
    timelines: &Timelines<'_>,
) -> Vec<AlternativeStart> {
    let all = |placing: &Placing, timeline: &Timeline<'_>, is_planned: bool| {
        let starts = placing.alternatives.iter();
        let moments = starts.map(|one| AlternativeStart::of(one, timeline, is_planned));
        moments.collect::<Vec<_>>()
    };
    let mut starts = all(planned, &timelines.planned, true);
    starts.extend(all(current, &timelines.current, false));
    starts.sort_unstable_by_key(|one| one.key);
    starts
}

impl AlternativeStart {
    fn of(one: &Alternative, timeline: &Timeline<'_>, is_planned: bool) -> Self {
        let session = &timeline.sessions[one.session];
        let (later, minute) = one.begins;
        Self {
            key: (is_planned, one.meeting),
            opens: session.opens,
            closes: session.closes,
            by: timeline.moment(one.session, one.by),
            otherwise: timeline.moment(later, minute),
        }
    }
}

impl Schedule {
    /// Returns the other start of a meeting by its planned times, or by the current ones.
    pub(crate) fn alternative(
        &self,
        meeting: MeetingId,
        is_planned: bool,
    ) -> Option<&AlternativeStart> {
        let key = (is_planned, meeting);
        let found = self.alternatives.binary_search_by_key(&key, |one| one.key);
        self.alternatives.get(found.ok()?)
    }
}

/// Returns the warnings of meetings that show the condition of their `start-by`, and have none in the plan.
pub(super) fn untold(schedule: &Schedule) -> Faults {
    let meetings = schedule.meetings.with_ids();
    let shown = meetings.filter(|(_, placed)| {
        let start = &placed.meeting.start;
        start.form == StartForm::Condition && start.after.is_empty()
    });
    let untold = shown.filter(|(place, _)| schedule.alternative(*place, true).is_none());
    let fault = |(place, id): (MeetingId, &str)| {
        let at = |key| path_to!["meeting", place, key];
        let message =
            format!("`{id}` is shown with its hour, since `start-by` is no condition in this plan");
        Fault::new(Code::UntoldCondition, message, at("start-shown"))
            .label("asks for a condition")
            .and(at("start-by"))
            .label("no meeting before it ends in a session with this hour, or something else delays it")
            .write("\"hour\"")
    };
    let ids = untold.map(|(place, placed)| (place, &*placed.meeting.id));
    ids.map(fault).collect()
}
