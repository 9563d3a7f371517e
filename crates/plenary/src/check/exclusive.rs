//! Keys of one meeting that exclude each other.

use crate::{
    document::{self as raw, Slot},
    fault::{Code, Fault, Path},
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
    ];
    let pinned = !written.starts.is_absent();
    let given = with_pin.iter().filter(|(_, given)| pinned && *given);
    let faults = given.map(|(key, _)| {
        let message = format!("a meeting is pinned, and has `{key}`");
        Fault::new(Code::ContradictoryKeys, message, at.then(*key))
            .label("says when it can begin")
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
