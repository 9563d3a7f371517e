//! Keys of one meeting that exclude each other.

use crate::{
    document::{self as raw, Slot},
    fault::{Code, Edit, Fault, Path, path_to},
    keywords::StartForm,
    plan::{Meeting, MeetingId},
    time::Duration,
};

/// Returns the faults of keys that exclude each other.
pub(super) fn keys(written: &raw::Meeting, at: &Path) -> Vec<Fault> {
    let mut faults = beside_pin(written, at);
    faults.extend(other_day(written, at));
    faults.extend(bounds_of_rest(written, at));
    faults
}

fn beside_pin(written: &raw::Meeting, at: &Path) -> Vec<Fault> {
    let with_pin = [
        ("on", !written.on.is_absent()),
        ("not-before", !written.not_before.is_absent()),
        ("start-by", !written.start_by.is_absent()),
        ("undivided", written.undivided.as_given() == Some(&true)),
        ("rolling", !written.rolling.is_absent()),
        (
            "start-shown",
            written.start_shown.as_given() == Some(&StartForm::Condition),
        ),
    ];
    let pinned = !written.starts.is_absent();
    let given = with_pin.iter().filter(|(_, given)| pinned && *given);
    let faults = given.map(|(key, _)| {
        let message = format!("a meeting is pinned, and has `{key}`");
        Fault::new(Code::ContradictoryKeys, message, at.then(*key))
            .label(match *key {
                "start-shown" => "shows a condition instead of its hour",
                _ => "says when it can begin",
            })
            .and(at.then("starts"))
            .label("says when it begins")
            .help(format!("delete `{key}` or `starts`"))
    });
    faults.collect()
}

fn other_day(written: &raw::Meeting, at: &Path) -> Option<Fault> {
    let day = written.on.as_given().zip(written.not_before.as_given());
    let (on, before) = day.filter(|(on, before)| before.date() > **on)?;
    let message = format!(
        "a meeting is held on {on}, and not before {}",
        before.date()
    );
    let fault = Fault::new(Code::ContradictoryKeys, message, at.then("not-before"))
        .label("on a later day")
        .and(at.then("on"))
        .label("on this day")
        .help("mend one of the two days");
    Some(fault)
}

/// Returns the faults of bounds where the duration is the rest of the session, and of bounds that are
/// the rest of the session themselves.
fn bounds_of_rest(written: &raw::Meeting, at: &Path) -> Vec<Fault> {
    let is_rest = |slot: &Slot<Duration>| slot.as_given() == Some(&Duration::RestOfSession);
    let bounds = [
        ("at-least", &written.at_least),
        ("at-most", &written.at_most),
    ];
    let given = bounds.into_iter().filter(|(_, bound)| !bound.is_absent());
    let fault = |(key, bound): (&'static str, &Slot<Duration>)| {
        if is_rest(&written.duration) {
            let message = format!("a meeting lasts to the close of its session, and has `{key}`");
            let fault = Fault::new(Code::ContradictoryKeys, message, at.then(key))
                .label("a bound of its duration")
                .and(at.then("duration"))
                .label("ends when the session closes");
            return Some(fault.help(format!("delete `{key}`, or write how long the meeting is")));
        }
        let message = format!("`{key}` is the rest of the session, which has no length of its own");
        let fault = Fault::new(Code::ContradictoryKeys, message, at.then(key));
        let help = "write a length, such as `\"1 session\"` or `\"3h\"`, or delete the line";
        is_rest(bound).then(|| fault.label("no length").help(help))
    };
    given.filter_map(fault).collect()
}

/// Returns the fault of a meeting that is to show the condition of its start, and has none: no `after`, and
/// no `start-by` behind another meeting of its track.
pub(super) fn without_condition(
    written: &raw::Meeting,
    place: MeetingId,
    meetings: &[Meeting],
) -> Option<Fault> {
    let shows = written.start_shown.as_given() == Some(&StartForm::Condition);
    // Values that cannot be read have faults of their own.
    let waits = match &written.after {
        Slot::Absent => false,
        Slot::Bad => true,
        Slot::Given(ids) => !ids.is_empty(),
    };
    if !shows || waits || !written.starts.is_absent() {
        return None;
    }
    let track = meetings.get(place.index())?.track;
    let mut others = meetings.iter().enumerate().filter(|(other, meeting)| {
        let is_before = *other < place.index() || meeting.start.pinned.is_some();
        meeting.track == track && *other != place.index() && is_before
    });
    let has_hour = !written.start_by.is_absent();
    if has_hour && others.next().is_some() {
        return None;
    }
    let at = path_to!["meeting", place];
    let message = "a meeting shows the condition on which it begins, and has none";
    let fault = Fault::new(Code::LoneKey, message, at.then("start-shown"));
    let labelled = if has_hour {
        let first = fault.label("no meeting stands before it in its track");
        first
            .and(at.then("start-by"))
            .label("says until when it waits for one")
    } else {
        fault.label("neither `after` nor `start-by` under this meeting")
    };
    let before = place.index().checked_sub(1);
    let earlier = before.and_then(|before| meetings.get(before));
    let fault = labelled.write("\"hour\"");
    Some(match earlier {
        Some(earlier) => {
            let list = format!("[\"{}\"]", earlier.id);
            let message = format!("let it wait for another meeting: `after = {list}`");
            fault.offer(message, Edit::enter(at.then("after"), list))
        }
        None => fault,
    })
}
