//! What was found in one source, as results of a log.

use super::{
    fingerprint::Fingerprints,
    log::{Finding, Fingerprint, Suppression},
    place::{SourceText, location, whole_file},
    rule::Rule,
    text::Text,
};
use crate::fault::{Fault, Label, Report, Severity, Stale, Waiver};

/// What there is to say of a source.
enum Said<'a> {
    Fault(&'a Fault, Option<&'a Waiver>),
    Stale(&'a Stale),
}

/// The results of a report, each made as it is taken. `rules` are in order, and hold all of its.
pub(super) fn findings<'a>(
    report: &'a Report,
    rules: &'a [Rule],
) -> impl Iterator<Item = Finding> + 'a {
    let written = report.source().map(SourceText::new);
    let mut prints = Fingerprints::default();
    let faults = report.faults().iter();
    let faults = faults.map(|fault| Said::Fault(fault, None));
    let allowed = report.waived().iter();
    let allowed = allowed.map(|(fault, waiver)| Said::Fault(fault, Some(waiver)));
    let stale = report.stale().iter().map(Said::Stale);
    let all = faults.chain(allowed).chain(stale);
    all.map(move |said| match said {
        Said::Fault(fault, waiver) => {
            let print = prints.of(fault, report.source());
            let found = of_fault(fault, written.as_ref(), rules, print);
            let suppressions = waiver.map(|waiver| Suppression::new(&waiver.reason));
            Finding {
                suppressions: suppressions.into_iter().collect(),
                ..found
            }
        }
        Said::Stale(stale) => {
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

/// What is wrong, then the other parties, each a link to its place, then what to type.
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

/// A text that holds no link: one that is quoted from a source leads nowhere from here.
fn unlinked(text: &str) -> String {
    text.replace("](", "] (")
}

/// What a label says as the text of a link, in which brackets are marked.
fn link_text(label: &Label) -> String {
    let text = if label.text.is_empty() {
        label.path.to_string()
    } else {
        label.text.clone()
    };
    let text = text.replace('\\', "\\\\");
    text.replace('[', "\\[").replace(']', "\\]")
}
