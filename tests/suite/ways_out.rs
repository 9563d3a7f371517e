//! Every way out that is offered of what does not fit works, in the source as it is typed.

mod sources;

use std::collections::BTreeMap;

use plenary::{
    Code, Fault, Language, Minutes, Report, Severity, Source,
    report::{Edit, Help},
};
use proptest::prelude::*;

use self::sources::sources;
use crate::faults::{edited, said_of};

/// Counts of the errors of each kind at each place.
type Errors = BTreeMap<(Code, String), usize>;

fn errors(report: &Report) -> Errors {
    let mut errors = Errors::new();
    let wrong = report.faults().iter();
    for fault in wrong.filter(|fault| fault.severity == Severity::Error) {
        *errors.entry(key(fault)).or_default() += 1;
    }
    errors
}

fn key(fault: &Fault) -> (Code, String) {
    (fault.code, fault.place.path.to_string())
}

fn concerns(fault: &Fault) -> bool {
    let codes = [
        Code::DoesNotFit,
        Code::OffItsDay,
        Code::NeverWhole,
        Code::OutsideSessions,
    ];
    codes.contains(&fault.code)
}

/// Applies every edit that a report offers, and gives those that leave the fault or bring another.
fn broken(text: &str, report: &Report, found: &Report) -> Vec<String> {
    let before = errors(found);
    let mut broken = Vec::new();
    for fault in report.faults().iter().filter(|fault| concerns(fault)) {
        for help in &fault.help {
            let Some(edit) = &help.edit else { continue };
            if edit.span.is_none() {
                broken.push(format!("{}: {} has no place", fault.code, help.message));
                continue;
            }
            let after = edited(text, edit);
            let now = errors(&said_of(&Source::new("after.toml", after.as_str())));
            let allowed = |error: &(Code, String)| {
                let number = before.get(error).copied().unwrap_or(0);
                number.saturating_sub(usize::from(*error == key(fault)))
            };
            if !now.iter().all(|(error, number)| *number <= allowed(error)) {
                let (code, message) = (fault.code, &help.message);
                broken.push(format!("{code}: {message}\n{now:?}\n{after}"));
            }
        }
    }
    broken
}

/// The value that a help says to write under a key of a meeting.
fn written<'h>(help: &'h Help, key: &str) -> Option<&'h str> {
    let (_, rest) = help.message.split_once(&format!("write `{key} = \""))?;
    rest.split('"').next()
}

fn typed(minutes: u32) -> String {
    format!("{}h{}m", minutes / 60, minutes % 60)
}

/// The edit that takes a minute less away; none if it is none of a length of time.
fn a_minute_less(help: &Help) -> Option<Edit> {
    let value = ["duration", "extended"]
        .iter()
        .find_map(|key| written(help, key))?;
    let minutes: Minutes = value.parse().ok()?;
    let mut edit = help.edit.clone()?;
    let more = typed(minutes.0 + 1);
    edit.replacement = edit
        .replacement
        .replace(&format!("\"{value}\""), &format!("\"{more}\""));
    Some(edit)
}

/// The lines of the meeting in which an edit is made.
fn block<'t>(text: &'t str, edit: &Edit) -> &'t str {
    let at = edit.span.clone().unwrap_or_default().start;
    let start = text[..at].rfind("[[meeting]]").unwrap_or(0);
    let end = text[at..]
        .find("[[meeting]]")
        .map_or(text.len(), |end| at + end);
    &text[start..end]
}

/// A meeting that leaves its day by the news.
const LEFT: &str = "conference = \"CSP12\"\nname.en = \"CSP12 meetings\"\nname.fr = \"Réunions de la CSP12\"\n\
    time-zone = \"Europe/Zurich\"\nfirst-day = 2026-03-16\nlast-day = 2026-03-17\n\
    sessions = [\"10:00-13:00\"]\nlanguages = [\"en\", \"fr\"]\n[groups.A]\n[groups.B]\n\
    [[meeting]]\ngroup = \"A\"\nduration = \"2h\"\nextended = \"30m\"\n\
    [[meeting]]\ngroup = \"B\"\nduration = \"1h\"\non = 2026-03-16\n";

#[test]
fn a_meeting_that_leaves_its_day_can_be_looked_at() {
    let source = Source::new("left.toml", LEFT);
    assert!(plenary::compile(&source).is_err());
    let warned = plenary::compile_overfull(&source).expect("it can be looked at");
    assert_eq!(warned.warnings.count(Severity::Error), 1);
    let schedule = warned.value;
    assert!(!schedule.fits() && schedule.shortfall().is_empty());
    let left: Vec<_> = schedule.off_their_day().collect();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].meeting.id, "B");
    let says = [
        "Not on the day on which it is to be held",
        "Pas au jour prévu",
    ];
    let languages = [Language::English, plenary::Language::French];
    for (says, language) in says.into_iter().zip(languages) {
        let page = schedule
            .render(plenary::Output::Markdown, language)
            .expect("it is in both languages");
        assert!(page.contains(says), "{page}");
    }
    let why = schedule.overview(Language::English);
    assert!(why.contains("; not on Monday 16 March, its day\n"), "{why}");
}

#[test]
fn one_meeting_that_leaves_its_day_silences_no_other_fault() {
    let more = "[[meeting]]\nid = \"C\"\ngroup = \"A\"\nduration = \"5h\"\n";
    let report = said_of(&Source::new("left.toml", format!("{LEFT}{more}")));
    let codes: Vec<_> = report.faults().iter().map(|fault| fault.code).collect();
    assert!(codes.contains(&Code::OffItsDay), "{report}");
    assert!(codes.contains(&Code::DoesNotFit), "{report}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_edit_takes_its_fault_away_and_brings_none(asked in sources()) {
        let text = asked.text();
        let report = said_of(&Source::new("source.toml", text.as_str()));
        for fault in report.faults().iter().filter(|fault| concerns(fault)) {
            prop_assert!(!fault.help.is_empty());
        }
        let broken = broken(&text, &report, &report);
        prop_assert!(broken.is_empty(), "{}\n{}", text, broken.join("\n"));
    }

    /// A fix that is offered for a plan that was read is right in the source that it was read from.
    #[test]
    fn what_is_tried_on_a_plan_is_right_in_its_source(asked in sources()) {
        let text = asked.text();
        let source = Source::new("source.toml", text.as_str());
        let Ok(read) = plenary::read(&source) else { return Ok(()) };
        let (plan, news) = read.value;
        let Err(report) = plenary::place(plan, &news) else { return Ok(()) };
        let report = report.attach(&source);
        let broken = broken(&text, &report, &said_of(&source));
        prop_assert!(broken.is_empty(), "{}\n{}", text, broken.join("\n"));
    }

    /// Of what is over nothing is taken away, and of the rest the least.
    #[test]
    fn what_is_shortened_is_not_over_and_loses_the_least(asked in sources()) {
        let text = asked.text();
        let report = said_of(&Source::new("source.toml", text.as_str()));
        let before = errors(&report);
        for fault in report.faults().iter().filter(|fault| concerns(fault)) {
            for help in &fault.help {
                prop_assert!(!help.message.contains(" 6 days "));
                let Some(edit) = help.edit.as_ref().filter(|_| help.message.contains(" less: "))
                else {
                    continue;
                };
                let table = block(&text, edit);
                prop_assert!(!table.contains("\ntook = ") && !table.contains("\nended = "), "{}", text);
                let Some(less) = a_minute_less(help) else { continue };
                let after = edited(&text, &less);
                let after = errors(&said_of(&Source::new("after.toml", after.as_str())));
                let gone = before.iter().all(|(error, number)| {
                    let less = usize::from(*error == key(fault));
                    after.get(error).copied().unwrap_or(0) <= number - less
                });
                let come = after.keys().any(|error| !before.contains_key(error));
                prop_assert!(!gone || come, "{}\n{}", text, help.message);
            }
        }
    }
}
