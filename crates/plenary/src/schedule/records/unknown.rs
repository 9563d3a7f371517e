//! News of what the plan does not have.

use std::collections::HashSet;

use crate::{
    fault::{Code, Fault, Faults, Path},
    plan::{News, Plan},
    schedule::current,
    suggest::nearest_after,
};

/// The faults of news of days that the plan does not have, and of groups and tracks.
pub(in crate::schedule) fn unknown_days(plan: &Plan, news: &News) -> Faults {
    let mut faults = Faults::new();
    let (first, last) = (plan.frame.first_day, plan.frame.last_day);
    let tracks = plan.frame.tracks.iter();
    let tracks: HashSet<_> = tracks.filter_map(|track| track.key.as_deref()).collect();
    let groups: HashSet<_> = plan.groups.iter().map(|group| &*group.id).collect();
    for record in news.days() {
        let at = current::path(record);
        if !(first..=last).contains(&record.day) {
            let message = format!(
                "{} is not one of the days from {first} to {last}",
                record.day
            );
            let fault = Fault::new(Code::OutsideDays, message, at.clone());
            faults.push(fault.help("record it under one of the days"));
        }
        let track = record.track.as_deref();
        if let Some(key) = track.filter(|key| !tracks.contains(key)) {
            let message = format!("no track is called `{key}`");
            let fault = Fault::new(Code::UnknownTrack, message, at.clone());
            faults.push(fault.help("record it under one of the tracks"));
        }
        for (i, extra) in record.extra.iter().enumerate() {
            let Some(group) = &extra.group else { continue };
            if !groups.contains(&**group) {
                let at = at.then("extra").then(i).then("for");
                faults.push(unknown_group(group, plan, at, faults.len()));
            }
        }
    }
    faults
}

fn unknown_group(group: &str, plan: &Plan, at: Path, before: usize) -> Fault {
    let message = format!("no group called `{group}`");
    let fault = Fault::new(Code::UnknownGroup, message, at).label("not declared under `[groups]`");
    let ids = plan.groups.iter().map(|own| &*own.id);
    match nearest_after(before, group, ids) {
        Some(near) => fault.write(format!("\"{near}\"")),
        None => fault.help("write the acronym of a group"),
    }
}
