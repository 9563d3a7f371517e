//! A schedule beside the version that was issued before it.

use crate::{
    changes::changes,
    fault::{Code, Fault, Faults, Path, Report, Severity, at},
    schedule::Schedule,
    source::Source,
    text::{Language, plain},
};

/// The schedule of a source as a revision of the version before it, if it is one.
pub(crate) fn attach(schedule: Schedule, source: &Source, faults: &mut Faults) -> Schedule {
    let Some(before) = source.earlier() else {
        let named = schedule.plan.since();
        faults.extend(named.map(not_at_hand));
        return schedule;
    };
    if before.text() == source.text() {
        faults.push(itself(before));
        return schedule;
    }
    let earlier = match crate::compile_alone(before) {
        Ok(warned) => warned.value,
        Err(report) => {
            faults.push(unsound(before, &report));
            return schedule;
        }
    };
    faults.extend(other_conference(&earlier, &schedule));
    faults.extend(unmarked(&earlier, &schedule));
    schedule.since(earlier)
}

fn key() -> Path {
    at!["revision", "since"]
}

fn not_at_hand(name: &str) -> Fault {
    let message = format!("the last version, `{name}`, cannot be read");
    Fault::new(Code::NoEarlier, message, key())
        .label("no such file beside this one")
        .help("write the name under which the issued file is kept beside this one, or delete the line")
}

fn itself(before: &Source) -> Fault {
    let message = format!("`{}` is named as its own last version", before.name());
    Fault::new(Code::UnsoundEarlier, message, key())
        .label("the same text")
        .help("write the name under which the issued file is kept beside this one, or delete the line")
}

fn unsound(before: &Source, report: &Report) -> Fault {
    let name = before.name();
    let errors = report.count(Severity::Error);
    let plural = if errors == 1 { "" } else { "s" };
    let message = format!("the last version, `{name}`, has {errors} error{plural}");
    let mut first = report.faults().iter();
    let first = first.find(|fault| fault.severity == Severity::Error);
    let first = first.map(|fault| format!("the first: {}, {}", fault.code, fault.message));
    Fault::new(Code::UnsoundEarlier, message, key())
        .label(first.unwrap_or_default())
        .help(format!(
            "`plenary check {name}` says all of them; mend that file as little as can be"
        ))
}

fn other_conference(earlier: &Schedule, later: &Schedule) -> Option<Fault> {
    let conference = |schedule: &Schedule| {
        let mut versions = schedule.plan.conference().versions();
        versions.next().map(|(_, own)| plain(own))
    };
    let (was, is) = (conference(earlier)?, conference(later)?);
    let message = format!("the last version is of `{was}`, and this one of `{is}`");
    (was != is).then(|| {
        Fault::new(Code::OtherEarlier, message, key())
            .label("of another conference")
            .and(at!["conference"])
            .label("everything in it is new to a calendar that follows the last version")
            .help("write the name of the file that was issued for this conference")
    })
}

/// The warning of other times under the mark of the version that had been issued.
fn unmarked(earlier: &Schedule, later: &Schedule) -> Option<Fault> {
    let number = |schedule: &Schedule| schedule.plan.revision().map_or(0, |own| own.number);
    let (was, is) = (number(earlier), number(later));
    if is > was {
        return None;
    }
    let language = later.plan.languages.first().copied();
    let changes = changes(earlier, later, language.unwrap_or(Language::English)).of_time();
    let first = changes.changed.first()?;
    let message = format!("times differ from the last version, and both are revision {was}");
    let message = if is == was {
        message
    } else {
        format!("this is revision {is}, and the last version is revision {was}")
    };
    let next = was.saturating_add(1);
    let fault = Fault::new(Code::UnmarkedRevision, message, at!["revision", "number"]);
    Some(
        fault
            .label(first.says.clone())
            .help(format!("write `number = {next}` under `[revision]`")),
    )
}
