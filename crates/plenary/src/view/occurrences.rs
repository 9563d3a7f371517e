//! The occurrences of a view, in order of time.

use std::{borrow::Cow, collections::HashMap};

use chrono::NaiveDate;

use super::{
    View, event, numbers,
    occurrence::{End, Occurrence, OccurrenceKind},
};
use crate::{
    keywords::StartForm,
    plan::{Activity, ClosedDay, Deadline, Event, EventId, List, MeetingId, Plan},
    schedule::{DatedDeadline, Placed, items::Considerations},
    text::{Text, plain},
    time::{EventTime, Moment},
};

/// Lists all occurrences in order of time; what begins together is in order of kind and of the plan.
pub(super) fn of<'s>(view: &View<'s>) -> Vec<Occurrence<'s>> {
    let plan = view.plan();
    let meetings = view.schedule.meetings.with_ids();
    let mut items = view.schedule.all_considerations(view.show);
    let mut all = Vec::with_capacity(view.schedule.meetings.len());
    for (place, placed) in meetings {
        all.extend(sittings(view, place, placed, &mut items));
    }
    all.sort_by_cached_key(|occurrence| occurrence.starts);
    numbers::assign(&mut all, view);
    let events = plan.events.with_ids();
    all.extend(events.flat_map(|(place, event)| event_days(place, event, view)));
    all.extend(plan.frame.closed.iter().map(|day| closed(day, plan)));
    all.extend(deadlines(view));
    all.sort_by_key(|occurrence| (occurrence.day, occurrence.starts));
    all
}

fn sittings<'s>(
    view: &View<'s>,
    place: MeetingId,
    placed: &'s Placed,
    items: &mut Considerations,
) -> impl Iterator<Item = Occurrence<'s>> {
    let (schedule, standing) = (view.schedule, view.standing(placed));
    let called_off = view.called_off(placed);
    let meeting = &*placed.meeting;
    let all = standing.sittings.len();
    let is_open = meeting.details().open_end && !view.is_settled(placed);
    let shows_ends = view.plan().shows_ends();
    let form = view.start_form(place, placed);
    let sittings = standing.sittings.iter().enumerate();
    sittings.filter_map(move |(before, sitting)| {
        let session = schedule.session(sitting.session)?;
        let is_last = before + 1 == all;
        // Behind an estimated start, only the close of a session is a known end.
        let is_estimate = form == StartForm::Condition
            && (before == 0 || is_last && sitting.ends != session.closes);
        Some(Occurrence {
            kind: OccurrenceKind::Sitting {
                place,
                placed,
                sitting,
                session,
            },
            id: Cow::Borrowed(&meeting.id),
            ordinal: before + 1,
            day: session.day,
            starts: Some(sitting.starts),
            start: if before == 0 { form } else { StartForm::Hour },
            ends: Some(sitting.ends),
            end: End::of(shows_ends && !is_estimate, is_open && is_last),
            called_off,
            track: Some(meeting.track),
            room: schedule.room_of(placed, sitting),
            has_new_facilities: before.checked_sub(1).is_some_and(|before| {
                let pair = [&standing.sittings[before], sitting];
                !schedule.have_same_facilities(placed, pair)
            }),
            is_first: before == 0,
            is_last,
            activity: Some(Activity::Meeting(place)),
            numbers: Vec::new(),
            resumption: None,
            items: items.remove(&(place, before)).unwrap_or_default(),
        })
    })
}

fn event_days<'s>(
    place: EventId,
    event: &'s Event,
    view: &View<'s>,
) -> impl Iterator<Item = Occurrence<'s>> {
    let (schedule, zone, sessions) = (view.schedule, view.plan().frame.time_zone, view.sessions());
    let days = event.days.iter().enumerate();
    days.map(move |(before, day)| {
        let instants = event.instants(*day, zone);
        Occurrence {
            id: Cow::Borrowed(&event.id),
            ordinal: before + 1,
            day: *day,
            starts: instants.map(|(starts, _)| starts),
            ends: instants.and_then(|(_, ends)| ends),
            end: match event.time {
                Some(EventTime::From(_)) => End::Hidden,
                _ => End::Shown,
            },
            called_off: event::called_off(event),
            activity: Some(Activity::Event(place)),
            track: event.track,
            room: schedule.room_of_event(event, *day, sessions),
            ..without_hours(OccurrenceKind::Event(event), *day)
        }
    })
}

fn closed<'s>(closed: &'s ClosedDay, plan: &'s Plan) -> Occurrence<'s> {
    let track = closed
        .track
        .and_then(|track| plan.tracks().get(track.index()));
    Occurrence {
        track: closed.track,
        room: track.and_then(|track| track.room.as_ref()),
        ..without_hours(OccurrenceKind::Closed(closed), closed.day)
    }
}

/// Returns the deadlines that have a day.
fn deadlines<'s>(view: &View<'s>) -> Vec<Occurrence<'s>> {
    let plan = view.plan();
    let keys = deadline_keys(plan);
    let one = |dated: DatedDeadline| {
        let deadline = plan.deadlines().get(dated.deadline.index())?;
        let (title, ordinal) = keys.get(dated.deadline.index())?.clone();
        let day = view.deadline_day(&dated)?;
        let meeting = dated
            .meeting
            .and_then(|place| plan.meetings().get(place.index()));
        Some(Occurrence {
            id: Cow::Owned(match meeting.filter(|_| deadline.is_before_each()) {
                Some(meeting) => format!("{title}\n{}", meeting.id),
                None => title,
            }),
            ordinal,
            activity: dated.meeting.map(Activity::Meeting),
            starts: view.deadline_moment(deadline, day),
            end: End::Hidden,
            ..without_hours(OccurrenceKind::Deadline(deadline), day)
        })
    };
    view.deadlines().into_iter().filter_map(one).collect()
}

/// Makes an occurrence without hours, to be completed.
fn without_hours(kind: OccurrenceKind<'_>, day: NaiveDate) -> Occurrence<'_> {
    Occurrence {
        kind,
        id: Cow::Borrowed(""),
        ordinal: 1,
        day,
        starts: None,
        start: StartForm::Hour,
        ends: None,
        end: End::Shown,
        called_off: None,
        track: None,
        room: None,
        has_new_facilities: false,
        is_first: true,
        is_last: true,
        activity: None,
        numbers: Vec::new(),
        resumption: None,
        items: Vec::new(),
    }
}

/// Returns the keys of the deadlines, which have no ids: the title in the first language, and the number
/// among the deadlines of that title.
pub(super) fn deadline_keys(plan: &Plan) -> Vec<(String, usize)> {
    let mut alike: HashMap<String, usize> = HashMap::new();
    let keys = plan.deadlines().iter().map(|deadline| {
        let title = in_first_language(plan, &deadline.title);
        let ordinal = alike.entry(title.clone()).or_default();
        *ordinal += 1;
        (title, *ordinal)
    });
    keys.collect()
}

fn in_first_language(plan: &Plan, title: &Text) -> String {
    let language = plan.languages().first();
    language.map_or_else(String::new, |language| plain(title.in_language(*language)))
}

/// The meetings that are held before and after a meeting in its track.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Neighbours {
    pub(crate) before: Option<MeetingId>,
    pub(crate) after: Option<MeetingId>,
}

impl View<'_> {
    /// Returns the deadlines in order of the day that the view shows; those without one come last.
    pub(crate) fn deadlines(&self) -> Vec<DatedDeadline> {
        self.schedule.deadlines_in_order(self.is_planned())
    }

    /// Returns the moment of a deadline on its day, if it has an hour.
    pub(super) fn deadline_moment(&self, deadline: &Deadline, day: NaiveDate) -> Option<Moment> {
        let zone = self.plan().frame.time_zone;
        deadline.time.map(|time| zone.earliest(day.and_time(time)))
    }

    /// Returns the day of a deadline that the view shows.
    pub(crate) fn deadline_day(&self, dated: &DatedDeadline) -> Option<NaiveDate> {
        if self.is_planned() {
            dated.planned
        } else {
            dated.current
        }
    }

    /// Finds the neighbours of each meeting among those that are held.
    pub(crate) fn neighbours(&self) -> Vec<Neighbours> {
        let meetings = self.schedule.meetings.with_ids();
        let held =
            meetings.filter(|(_, placed)| self.is_planned() || !placed.record.takes_no_time());
        let mut order: Vec<_> = held
            .filter_map(|(place, placed)| {
                let starts = self.standing(placed).starts()?;
                Some((placed.meeting.track, starts, place))
            })
            .collect();
        order.sort_unstable();
        let mut neighbours = vec![Neighbours::default(); self.schedule.meetings.len()];
        for pair in order.windows(2) {
            if let [(track, _, before), (other, _, after)] = *pair
                && track == other
            {
                neighbours[before.index()].after = Some(after);
                neighbours[after.index()].before = Some(before);
            }
        }
        neighbours
    }
}
