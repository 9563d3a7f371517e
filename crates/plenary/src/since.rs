//! A schedule beside the versions that were issued before it.

use crate::{
    changes::Changes,
    document::is_beside,
    fault::{Code, Fault, Faults, Path, Report, Severity, path_to},
    schedule::Schedule,
    sheet,
    source::Source,
    text::{Language, plain},
};

/// Returns the schedule with the issued versions that its source has; adds the faults of each beside it.
pub(crate) fn attach(schedule: Schedule, source: &Source, faults: &mut Faults) -> Schedule {
    let earlier = Version::Earlier.compile(&schedule, source, faults);
    let issued = Version::Issued.compile(&schedule, source, faults);
    let mut attached = schedule;
    if let Some(earlier) = earlier {
        if Version::Earlier.is_named(source, &attached) {
            let since = changes(&earlier, &attached);
            if issued.is_none() {
                faults.extend(renamed(&since, &attached));
            }
            faults.extend(unmarked(&earlier, &attached, since));
            faults.extend(too_early(&earlier, &attached));
        }
        attached = attached.since(earlier);
    }
    if let Some(issued) = issued {
        let unissued = changes(&issued, &attached);
        faults.extend(renamed(&unissued, &attached));
        faults.extend(other_issue(&issued, &attached));
        let languages = new_languages(&issued, &attached);
        let completed = completed(source, &languages).unwrap_or(issued);
        attached = attached.as_issued(completed);
        faults.extend(not_issued(&unissued, &attached, source));
        faults.extend(
            languages
                .into_iter()
                .map(|language| not_issued_in(language, source)),
        );
    }
    attached
}

fn changes(earlier: &Schedule, later: &Schedule) -> Changes {
    let view = later.first_view();
    Changes::between(&earlier.view_or_first(view.language()), &view)
}

/// An issued version that a source names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    /// The issue before the last one.
    Earlier,
    /// The last issue.
    Issued,
}

impl Version {
    fn key(self) -> &'static str {
        match self {
            Self::Earlier => "since",
            Self::Issued => "as-issued",
        }
    }

    /// Returns the words before the name of its file.
    fn noun(self) -> &'static str {
        match self {
            Self::Earlier => "the last version",
            Self::Issued => "the last issue",
        }
    }

    /// Returns its name, where the source gives one.
    fn name(self, schedule: &Schedule) -> Option<&str> {
        match self {
            Self::Earlier => schedule.plan.since(),
            Self::Issued => schedule.plan.as_issued(),
        }
    }

    /// Returns its source, if it is at hand.
    fn source(self, source: &Source) -> Option<&Source> {
        match self {
            Self::Earlier => source.earlier(),
            Self::Issued => source.issued(),
        }
    }

    /// True if the source itself names it.
    fn is_named(self, source: &Source, schedule: &Schedule) -> bool {
        let named = self.name(schedule).filter(|name| is_beside(name));
        let version = self.source(source).map(Source::name);
        named
            .zip(version)
            .is_some_and(|(named, version)| version.ends_with(named))
    }

    /// Compiles it; none, with a fault, if it cannot be had.
    fn compile(
        self,
        schedule: &Schedule,
        source: &Source,
        faults: &mut Faults,
    ) -> Option<Schedule> {
        let Some(version) = self.source(source) else {
            let named = self.name(schedule);
            faults.extend(named.map(|name| self.not_at_hand(name)));
            return None;
        };
        let is_named = self.is_named(source, schedule);
        let key = if is_named {
            path_to!["revision", self.key()]
        } else {
            path_to!["revision"]
        };
        if version.text() == source.text() && is_named {
            faults.push(self.itself(version, key));
            return None;
        }
        match crate::compile_alone(version) {
            Ok(warned) => {
                faults.extend(other_conference(&warned.value, schedule, key));
                Some(warned.value)
            }
            Err(report) => {
                faults.push(self.unsound(version, &report, key));
                None
            }
        }
    }

    fn not_at_hand(self, name: &str) -> Fault {
        let (what, label) = if is_beside(name) {
            ("cannot be read", "no schedule of that name beside this one")
        } else {
            (
                "is not kept beside this one",
                "leads out of the folder of this file, and is not read",
            )
        };
        let message = format!("{}, `{name}`, {what}", self.noun());
        let key = path_to!["revision", self.key()];
        let fault = Fault::new(Code::NoEarlier, message, key).label(label);
        if !is_beside(name) {
            return fault.help(OTHER_NAME);
        }
        let lost = match self {
            Self::Earlier => "what the last issue changed",
            Self::Issued => "what has changed since the last issue",
        };
        fault.help(put_back(name)).help(format!(
            "if it has another name now, write that; if it is lost, delete the line: no page then marks {lost}"
        ))
    }

    fn itself(self, version: &Source, key: Path) -> Fault {
        let message = format!("`{}` is named as {} of itself", version.name(), self.noun());
        Fault::new(Code::UnsoundEarlier, message, key)
            .label("the same text")
            .help(OTHER_NAME)
    }

    fn unsound(self, version: &Source, report: &Report, key: Path) -> Fault {
        let name = version.name();
        let errors = report.count(Severity::Error);
        let plural = if errors == 1 { "" } else { "s" };
        let message = format!("{}, `{name}`, has {errors} error{plural}", self.noun());
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
}

/// Advice where a name leads to no issued version.
/// Tells how a lost file is put back. A name that means something else in a shell stands in no command.
fn put_back(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    let by_git = if name.chars().all(is_plain) {
        format!(", or with `git checkout -- {name}`")
    } else {
        String::new()
    };
    format!("put the file back: from a backup{by_git}")
}

const OTHER_NAME: &str =
    "write the name under which the issued file is kept beside this one, or delete the line";

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

/// Returns the fault of a last issue that is another than the source says.
fn other_issue(issued: &Schedule, later: &Schedule) -> Option<Fault> {
    let issue = |schedule: &Schedule| {
        let revision = schedule.plan.revision();
        revision.map(|revision| (revision.number, revision.issued))
    };
    let (was, is) = (issue(issued)?, issue(later)?);
    let name = later.plan.as_issued()?;
    let (key, value) = if was.0 == is.0 {
        ("issued", was.1.filter(|_| was.1 != is.1)?.to_string())
    } else {
        ("number", was.0.to_string())
    };
    let message = format!("`{name}` was issued with `{key} = {value}`");
    Some(
        Fault::new(Code::OtherIssue, message, path_to!["revision", key])
            .label("says another")
            .and(path_to!["revision", "as-issued"])
            .label("kept as it was issued")
            .help(format!(
                "write `{key} = {value}`; `plenary issue` writes the next number"
            )),
    )
}

/// Returns the note of all that has not been issued, in words.
fn not_issued(changes: &Changes, later: &Schedule, source: &Source) -> Option<Fault> {
    let number = changes.changed.len();
    let first = changes.changed.first()?;
    let counted = if number == 1 {
        "1 change has".to_owned()
    } else {
        format!("{number} changes have")
    };
    let issue = match later.plan.revision().map_or(0, |revision| revision.number) {
        0 => "the first issue".to_owned(),
        number => format!("Rev.{number}"),
    };
    let message = if later.is_draft() {
        format!("the plan was edited since {issue}, and {counted} not been issued")
    } else {
        format!("by what has happened since {issue}, {counted} not been issued")
    };
    let rest = match number {
        1 => String::new(),
        more => format!("; and {} more", more - 1),
    };
    let name = source.name();
    let is_paper_alone = later.is_draft() && changes.clone().of_facts().changed.is_empty();
    let issue = format!("`plenary issue {name}` issues them");
    let advice = if is_paper_alone {
        format!(
            "{issue}; if the paper was wrong and the facts were not: `plenary issue {name} --correction`"
        )
    } else {
        issue
    };
    Some(
        Fault::new(Code::NotIssued, message, path_to!["revision", "as-issued"])
            .label(format!("{}{rest}", first.says))
            .help(advice),
    )
}

/// Returns the languages that are finished, and in which the last issue did not go out.
fn new_languages(issued: &Schedule, later: &Schedule) -> Vec<Language> {
    let languages = later.plan.finished_languages();
    languages
        .filter(|language| issued.view(*language).is_none())
        .collect()
}

/// Returns the last issue with the texts that the source has in languages that came later, so that a page in
/// such a language tells all changes in it.
fn completed(source: &Source, languages: &[Language]) -> Option<Schedule> {
    let kept = source.issued()?;
    if languages.is_empty() {
        return None;
    }
    let complete = |kept: Source, language: &Language| {
        let taken = sheet::complete(&kept, source, *language);
        taken.map_or(kept, |taken| taken.source)
    };
    let whole = languages.iter().fold(kept.clone(), complete);
    Some(crate::compile_alone(&whole).ok()?.value)
}

/// Returns the note of a language that is finished, and in which the last issue did not go out.
fn not_issued_in(language: Language, source: &Source) -> Fault {
    let message = format!("`{language}` is finished, and the last issue did not go out in it");
    Fault::new(Code::NotIssued, message, path_to!["revision", "as-issued"])
        .label("kept without it")
        .help(format!(
            "`plenary issue {} --lang {language}` completes the issue",
            source.name()
        ))
}

/// Returns the warning of a revision that is issued before the version that it revises.
fn too_early(earlier: &Schedule, later: &Schedule) -> Option<Fault> {
    let issued = |schedule: &Schedule| schedule.plan.last_issued();
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
