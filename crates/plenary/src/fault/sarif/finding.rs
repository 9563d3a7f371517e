//! The faults of one source, as results of a log.

use std::collections::BTreeMap;

use super::{
    log::{Finding, Fingerprint, Suppression, Text},
    place::{SourceText, location, whole_file},
    rule::Rule,
};
use crate::{
    fault::{Fault, Label, Path, Report, Severity, Stale, Step, Waiver},
    source::Source,
    text::fnv_1a,
};

/// A fault or a file out of date.
enum Subject<'a> {
    Fault(&'a Fault, Option<&'a Waiver>),
    Stale(&'a Stale),
}

/// Returns the results of a report, each made as it is taken. `rules` are in order, and hold all of its.
pub(super) fn findings<'a>(
    report: &'a Report,
    rules: &'a [Rule],
) -> impl Iterator<Item = Finding> + 'a {
    let written = report.source().map(SourceText::new);
    let mut prints = Fingerprints::default();
    let faults = report
        .faults()
        .iter()
        .map(|fault| Subject::Fault(fault, None));
    let allowed = report
        .waived()
        .iter()
        .map(|(fault, waiver)| Subject::Fault(fault, Some(waiver)));
    let stale = report.stale().iter().map(Subject::Stale);
    let all = faults.chain(allowed).chain(stale);
    all.map(move |said| match said {
        Subject::Fault(fault, waiver) => {
            let print = prints.of(fault, report.source());
            let found = of_fault(fault, written.as_ref(), rules, print);
            let suppressions = waiver.map(|waiver| Suppression::new(&waiver.reason));
            Finding {
                suppressions: suppressions.into_iter().collect(),
                ..found
            }
        }
        Subject::Stale(stale) => {
            let print = prints.of_file(Rule::Stale.id(), &stale.file);
            of_stale(stale, rules, print)
        }
    })
}

fn of_fault(
    fault: &Fault,
    written: Option<&SourceText<'_>>,
    rules: &[Rule],
    print: String,
) -> Finding {
    let others = fault.others.iter().enumerate();
    let related = others.map(|(i, label)| location(label, Some(i + 1), written));
    let fixes = fault.help.iter().filter_map(|help| written?.fix(help));
    let rule = Rule::Code(fault.code);
    Finding {
        rule_id: rule.id(),
        rule_index: index(rule, rules),
        level: fault.severity,
        message: Text::message(&sentences(fault)),
        locations: [location(&fault.place, None, written)],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprint { fault: print },
        suppressions: Vec::new(),
        fixes: fixes.collect(),
    }
}

fn of_stale(stale: &Stale, rules: &[Rule], print: String) -> Finding {
    let message = format!("{}. To mend it: `{}`.", stale.message(), stale.fix);
    Finding {
        rule_id: Rule::Stale.id(),
        rule_index: index(Rule::Stale, rules),
        level: Severity::Error,
        message: Text::message(&message),
        locations: [whole_file(&stale.file)],
        related_locations: Vec::new(),
        partial_fingerprints: Fingerprint { fault: print },
        suppressions: Vec::new(),
        fixes: Vec::new(),
    }
}

fn index(rule: Rule, rules: &[Rule]) -> usize {
    rules.binary_search(&rule).unwrap_or_default()
}

/// Says what is wrong, then the other parties, each a link to its place, then what to type.
fn sentences(fault: &Fault) -> String {
    let mut said = unlinked(&fault.headline()) + ".";
    for (i, label) in fault.others.iter().enumerate() {
        said = format!("{said} See [{}]({}).", link_text(label), i + 1);
    }
    for help in &fault.help {
        said = format!("{said} Help: {}.", unlinked(&help.message));
    }
    said
}

/// Returns a text that holds no link: one that is quoted from a source leads nowhere from here.
fn unlinked(text: &str) -> String {
    text.replace("](", "] (")
}

/// Returns the text of a label as that of a link, in which brackets are marked.
fn link_text(label: &Label) -> String {
    let text = if label.text.is_empty() {
        label.path.to_string()
    } else {
        label.text.clone()
    };
    text.replace('\\', "\\\\")
        .replace('[', "\\[")
        .replace(']', "\\]")
}

/// Fingerprints of the faults of one report: each stays the same when the lines of its source move.
#[derive(Default)]
pub(super) struct Fingerprints(BTreeMap<u64, usize>);

impl Fingerprints {
    /// Returns the hash of the code, of the way to the value and of the value as it is written; and how
    /// many alike there have been, with this one.
    ///
    /// The numbers on the way are left out: a meeting put in above moves all that follow by one.
    pub(super) fn of(&mut self, fault: &Fault, source: Option<&Source>) -> String {
        let span = fault.place.span.clone();
        let written = source
            .zip(span)
            .and_then(|(source, span)| source.text().get(span));
        let keys = keys(&fault.place.path);
        self.next([fault.code.number(), &keys, written.unwrap_or_default()])
    }

    /// Returns the fingerprint of a rule and the file that breaks it.
    pub(super) fn of_file(&mut self, rule: &str, file: &str) -> String {
        self.next([rule, file, ""])
    }

    fn next(&mut self, parts: [&str; 3]) -> String {
        let hash = fnv_1a(parts.join("\0").bytes().filter(|byte| *byte != b'\r'));
        let alike = self.0.entry(hash).or_default();
        *alike += 1;
        format!("{hash:016x}:{alike}")
    }
}

fn keys(path: &Path) -> String {
    let key = |step: &Step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Index(_) => "[]".to_owned(),
    };
    path.steps().iter().map(key).collect()
}
