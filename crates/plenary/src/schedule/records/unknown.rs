//! News of what the plan does not have.

use crate::{
    fault::{Code, Fault, Faults, Path},
    meant::nearest,
    plan::{News, Plan},
    schedule::current,
};

/// The faults of news of days that the plan does not have, and of groups and tracks.
pub(in crate::schedule) fn unknown_days(plan: &Plan, news: &News) -> Faults {
    let mut faults = Faults::new();
    let (first, last) = (plan.frame.first_day, plan.frame.last_day);
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
        let tracks = plan.frame.tracks.iter();
        let mut keys = tracks.map(|track| track.key.as_deref());
        if record.track.is_some() && !keys.any(|key| key == record.track.as_deref()) {
            let key = record.track.as_deref().unwrap_or_default();
            let message = format!("no track is called `{key}`");
            let fault = Fault::new(Code::UnknownTrack, message, at.clone());
            faults.push(fault.help("record it under one of the tracks"));
        }
        for (i, extra) in record.extra.iter().enumerate() {
            let Some(group) = &extra.group else { continue };
            if !plan.groups.iter().any(|own| own.id == *group) {
                faults.push(unknown_group(
                    group,
                    plan,
                    at.then("extra").then(i).then("for"),
                ));
            }
        }
    }
    faults
}

fn unknown_group(group: &str, plan: &Plan, at: Path) -> Fault {
    let message = format!("no group called `{group}`");
    let fault = Fault::new(Code::UnknownGroup, message, at).label("not declared under `[groups]`");
    let ids = plan.groups.iter().map(|own| &*own.id);
    match nearest(group, ids) {
        Some(near) => fault.write(format!("\"{near}\"")),
        None => fault.help("write the acronym of a group"),
    }
}
