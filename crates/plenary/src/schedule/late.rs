//! Durations in sessions of meetings that a key lets begin late in their first session.

use super::{Placed, Reason, Schedule};
use crate::{
    fault::{Code, Fault, Faults, path_to},
    plan::{List, MeetingId},
    time::{Duration, Minutes, clock, describe},
};

/// Returns the warnings of meetings that ask whole sessions and run on into another one, since a
/// key lets them begin inside their first.
pub(super) fn of(schedule: &Schedule) -> Faults {
    let meetings = schedule.meetings.with_ids();
    let faults = meetings.filter_map(|(place, placed)| begun_late(place, placed, schedule));
    faults.collect()
}

fn begun_late(place: MeetingId, placed: &Placed, schedule: &Schedule) -> Option<Fault> {
    let Some(Duration::Sessions { thousandths }) = placed.meeting.duration else {
        return None;
    };
    let sessions = usize::try_from(thousandths / 1000).ok()?;
    let sittings = &placed.planned.sittings;
    let runs_on = thousandths % 1000 == 0 && sittings.len() > sessions;
    let next = sittings.get(sessions).filter(|_| runs_on)?;
    let (first, last) = (sittings.first()?, sittings.get(sessions - 1)?);
    let session = schedule.session(first.session)?;
    let key = key(first.reason).filter(|_| session.opens < first.starts)?;
    let id = &placed.meeting.id;
    let message = format!(
        "`{id}` begins at {}, inside a session, and runs on into the one after, until {}",
        clock(first.starts),
        describe(sittings.last()?.ends)
    );
    let fault = Fault::new(
        Code::BegunLate,
        message,
        path_to!["meeting", place, "duration"],
    )
    .label(format!("continues on {}", describe(next.starts)))
    .and(path_to!["meeting", place, key])
    .label("lets it begin inside a session");
    let duration = if sessions == 1 {
        Duration::RestOfSession
    } else {
        let minutes = sittings[..sessions]
            .iter()
            .map(|sitting| (sitting.ends - sitting.starts).num_minutes())
            .sum::<i64>();
        Duration::Time(Minutes(u32::try_from(minutes).unwrap_or(0)))
    };
    Some(fault.edit(
        format!("to end at {}, write `\"{duration}\"`", clock(last.ends)),
        format!("\"{duration}\""),
    ))
}

/// Returns the key that lets a meeting begin inside a session; none if only the order does.
fn key(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::NotBefore => Some("not-before"),
        Reason::After { .. } => Some("after"),
        Reason::OnDay => Some("on"),
        Reason::TooLate { .. } => Some("start-by"),
        Reason::Pinned => Some("starts"),
        _ => None,
    }
}
