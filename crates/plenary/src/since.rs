//! A schedule beside the version that was issued before it.

use crate::{
    changes::Changes,
    document::is_beside,
    fault::{Code, Fault, Faults, Path, Report, Severity, path_to},
    schedule::Schedule,
    source::Source,
    text::plain,
};

/// Returns the schedule as a revision of the version before it, if it has one; adds the faults of
/// the two beside each other.
pub(crate) fn attach(schedule: Schedule, source: &Source, faults: &mut Faults) -> Schedule {
    let Some(before) = source.earlier() else {
        let named = schedule.plan.since();
        faults.extend(named.map(not_at_hand));
        return schedule;
    };
    let is_named = is_named(source, &schedule);
    let key = if is_named {
        path_to!["revision", "since"]
    } else {
        path_to!["revision"]
    };
    if before.text() == source.text() && is_named {
        faults.push(itself(before, key));
        return schedule;
    }
    let earlier = match crate::compile_alone(before) {
        Ok(warned) => warned.value,
        Err(report) => {
            faults.push(unsound(before, &report, key));
            return schedule;
        }
    };
    faults.extend(other_conference(&earlier, &schedule, key));
    if is_named {
        let later = schedule.first_view();
        let changes = Changes::between(&earlier.view_or_first(later.language()), &later);
        faults.extend(renamed(&changes, &schedule));
        faults.extend(unmarked(&earlier, &schedule, changes));
        faults.extend(too_early(&earlier, &schedule));
    }
    schedule.since(earlier)
}

/// True if the source itself names the version before it.
fn is_named(source: &Source, schedule: &Schedule) -> bool {
    let named = schedule.plan.since().filter(|name| is_beside(name));
    let before = source.earlier().map(Source::name);
    named
        .zip(before)
        .is_some_and(|(named, before)| before.ends_with(named))
}

fn not_at_hand(name: &str) -> Fault {
    let (what, label) = if is_beside(name) {
        ("cannot be read", "no schedule of that name beside this one")
    } else {
        (
            "is not kept beside this one",
            "leads out of the folder of this file, and is not read",
        )
    };
    let message = format!("the last version, `{name}`, {what}");
    Fault::new(Code::NoEarlier, message, path_to!["revision", "since"])
        .label(label)
        .help("write the name under which the issued file is kept beside this one, or delete the line")
}

fn itself(before: &Source, key: Path) -> Fault {
    let message = format!("`{}` is named as its own last version", before.name());
    Fault::new(Code::UnsoundEarlier, message, key)
        .label("the same text")
        .help("write the name under which the issued file is kept beside this one, or delete the line")
}

fn unsound(before: &Source, report: &Report, key: Path) -> Fault {
    let name = before.name();
    let errors = report.count(Severity::Error);
    let plural = if errors == 1 { "" } else { "s" };
    let message = format!("the last version, `{name}`, has {errors} error{plural}");
    let first = report
        .faults()
        .iter()
        .find(|fault| fault.severity == Severity::Error)
        .map(|fault| format!("the first: {}, {}", fault.code, fault.message));
    Fault::new(Code::UnsoundEarlier, message, key)
        .label(first.unwrap_or_default())
        .help(format!(
            "`plenary check {name}` says all of them; mend that file as little as can be"
        ))
}

fn other_conference(earlier: &Schedule, later: &Schedule, key: Path) -> Option<Fault> {
    let conference = |schedule: &Schedule| {
        let versions = schedule.plan.conference().versions();
        versions.map(|(_, name)| plain(name)).collect::<Vec<_>>()
    };
    let (before, now) = (conference(earlier), conference(later));
    let (was, is) = (before.first()?, now.first()?);
    let message = format!("the last version is of `{was}`, and this one of `{is}`");
    let other = !before.iter().any(|name| now.contains(name));
    other.then(|| {
        Fault::new(Code::OtherEarlier, message, key)
            .label("of another conference")
            .and(path_to!["conference"])
            .label("everything in it is new to a calendar that follows the last version")
            .help("write the name of the file that was issued for this conference")
    })
}

/// Returns the warning of other times under the number of the version that had been issued.
fn unmarked(earlier: &Schedule, later: &Schedule, changes: Changes) -> Option<Fault> {
    let number = |schedule: &Schedule| {
        schedule
            .plan
            .revision()
            .map_or(0, |revision| revision.number)
    };
    let (was, is) = (number(earlier), number(later));
    if is > was {
        return None;
    }
    let of_time = changes.of_time();
    let first = of_time.changed.first()?;
    let message = if is == was {
        format!("times differ from the last version, and both are revision {was}")
    } else {
        format!("this is revision {is}, and the last version is revision {was}")
    };
    let next = was.saturating_add(1);
    let fault = Fault::new(
        Code::UnmarkedRevision,
        message,
        path_to!["revision", "number"],
    );
    Some(
        fault
            .label(first.says.clone())
            .help(format!("write `number = {next}` under `[revision]`")),
    )
}

/// Returns the warning of a revision that is issued before the version that it revises.
fn too_early(earlier: &Schedule, later: &Schedule) -> Option<Fault> {
    let issued = |schedule: &Schedule| {
        let again = schedule
            .plan
            .revision()
            .and_then(|revision| revision.issued);
        again.or(schedule.plan.issued())
    };
    let again = later.plan.revision()?.issued?;
    // Another fault names a day that is earlier than that of the first version.
    let first = later.plan.issued().is_some_and(|first| again < first);
    let was = issued(earlier).filter(|was| again < *was && !first)?;
    let message = format!("the revision is issued on {again}, and the last version on {was}");
    Some(
        Fault::new(Code::RevisedEarly, message, path_to!["revision", "issued"])
            .label("earlier than what it revises")
            .help("write here the day on which this revision goes out"),
    )
}

/// Returns the warnings of meetings that have another id than they were issued with.
fn renamed(changes: &Changes, later: &Schedule) -> Faults {
    let places = later.plan.places();
    let pairs = changes.renamed.iter();
    let faults = pairs.filter_map(|(was, is)| {
        let place = *places.get(&**is)?;
        let message = format!("the meeting `{is}` was issued with the id `{was}`");
        Some(
            Fault::new(Code::OtherId, message, path_to!["meeting", place])
                .label("a new meeting to every calendar that follows the last version")
                .help(format!("write `id = \"{was}\"` under it")),
        )
    });
    faults.collect()
}
