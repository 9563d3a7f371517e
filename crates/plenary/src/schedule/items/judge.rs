//! Faults of the times of items: an agenda that is too long, an item concluded when its meeting did not sit.

use chrono::NaiveDateTime;

use super::{Chain, Stretch};
use crate::{
    fault::{Code, Fault, Faults, path_to},
    keywords::Show,
    plan::{List, MeetingId},
    schedule::{Placed, Schedule},
    time::{Minutes, Moment, describe},
};

/// Returns the warning of an agenda that asks more time than the planned sittings of its meeting have.
pub(in crate::schedule) fn too_long(schedule: &Schedule, place: MeetingId) -> Option<Fault> {
    let lacking = schedule.chain(place, Show::Planned)?.distribute().lacking;
    let meeting = &schedule.meetings[place].meeting;
    let agenda = &meeting.details().agenda;
    let asked = agenda.iter().filter_map(|item| item.duration);
    let asked = Minutes(asked.map(|minutes| minutes.0).sum());
    let takes = schedule.meetings[place].planned.takes;
    let message = if asked > takes {
        format!(
            "the items of `{}` ask {asked}, and the meeting has {takes}",
            meeting.id
        )
    } else {
        let late = Minutes(lacking);
        format!(
            "the items of `{}` lack {late}, as some wait for an hour",
            meeting.id
        )
    };
    (lacking > 0).then(|| {
        Fault::new(
            Code::AgendaTooLong,
            message,
            path_to!["meeting", place, "agenda"],
        )
        .label(format!("{} too long", Minutes(lacking)))
        .and(path_to!["meeting", place, "duration"])
        .label("what the meeting takes")
        .help("shorten an item, or give the meeting more time")
    })
}

/// Returns the faults of items that were concluded when their meetings did not sit, or after the moment up to
/// which the news goes.
pub(in crate::schedule) fn judge(schedule: &Schedule) -> Faults {
    let mut faults = Faults::new();
    for (place, placed) in schedule.meetings.with_ids() {
        if placed.record.done.is_empty() {
            continue;
        }
        let chain = schedule.chain_of(place, Show::Current);
        for (item, at) in &placed.record.done {
            faults.extend(wrong_moment(
                schedule,
                (place, placed),
                (*item, *at),
                chain.as_ref(),
            ));
        }
    }
    faults
}

fn wrong_moment(
    schedule: &Schedule,
    (place, placed): (MeetingId, &Placed),
    (item, local): (usize, NaiveDateTime),
    chain: Option<&Chain>,
) -> Option<Fault> {
    let id = &placed.meeting.id;
    let path = path_to!["meeting", place, "agenda", item, "done"];
    let agenda = &placed.meeting.details().agenda;
    if item >= agenda.len() {
        let many = match agenda.len() {
            1 => "1 item".to_owned(),
            many => format!("{many} items"),
        };
        let message = format!("the agenda of `{id}` has {many}, and none at the place {item}");
        let fault = Fault::new(Code::ConcludedOutside, message, path_to!["meeting", place]);
        return Some(fault.help("give the place of an item in the agenda, counted from 0"));
    }
    let at = schedule.plan.frame.time_zone.earliest(local);
    if let Some(now) = schedule.now.filter(|now| *now < at) {
        let message = format!(
            "an item of `{id}` was concluded on {}, after {}",
            describe(at),
            describe(now)
        );
        let fault = Fault::new(Code::RecordOfFuture, message, path)
            .label("still to come")
            .and(path_to!["as-of"])
            .label("what has happened is recorded up to then")
            .help("mend the record, or write a later `as-of`");
        return Some(fault);
    }
    let listed = chain.map_or(&[][..], |chain| &chain.stretches);
    // A meeting that is not held lists the planned sittings.
    let is_held = |of: &&Stretch| !schedule.meetings[of.meeting].record.takes_no_time();
    let stretches: Vec<_> = listed.iter().filter(is_held).collect();
    let sits = stretches.iter().any(|of| of.starts < at && at <= of.ends);
    (!sits).then(|| {
        outside(
            (id, place),
            (local, path),
            stretches.iter().map(|of| (of.starts, of.ends)),
        )
    })
}

fn outside(
    (id, place): (&str, MeetingId),
    (at, path): (NaiveDateTime, crate::fault::Path),
    sittings: impl Iterator<Item = (Moment, Moment)>,
) -> Fault {
    let sits: Vec<_> = sittings
        .map(|(starts, ends)| format!("{}–{}", starts.format("%A %H:%M"), ends.format("%H:%M")))
        .collect();
    let message = format!(
        "an item of `{id}` was concluded on {}, when `{id}` did not sit",
        at.format("%A %-d %B at %H:%M")
    );
    let held = if sits.is_empty() {
        "is not held".to_owned()
    } else {
        format!("sits {}", sits.join(", "))
    };
    Fault::new(Code::ConcludedOutside, message, path)
        .label("outside its sittings")
        .and(path_to!["meeting", place])
        .label(held)
        .help("mend the moment, or record first when the meeting ended, or the hours at which the day was held")
}
