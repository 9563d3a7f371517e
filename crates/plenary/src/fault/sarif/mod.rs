//! Reports as one log in SARIF 2.1.0, the Static Analysis Results Interchange Format.

mod finding;
mod log;
mod place;
mod rule;

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use self::{
    finding::findings,
    log::{BaseIds, Described, Driver, Log, Run, Text, Tool},
    rule::Rule,
};
use super::Report;

/// Writes the reports of one run as one log in SARIF 2.1.0.
///
/// The rules are the codes that were found, each with its page as help, and `stale` for files out
/// of date. Names of sources are relative references to `%SRCROOT%`, unless they are absolute
/// paths. Fingerprints stay when lines move: they are made of the code, the way to the value and
/// the value as it is written. Changes that mend a fault are its fixes; what the schedule allows is
/// suppressed, with the reason.
///
/// ```
/// let source = plenary::Source::new("plans/mars 2026.toml", "first-day = 16.03.2026\n");
/// let report = plenary::compile(&source).unwrap_err();
/// let log = plenary::report::sarif(&[report]);
/// assert!(log.contains(r#""uri": "plans/mars%202026.toml""#));
/// assert!(log.contains(r#""ruleId": "P0104""#));
/// ```
#[must_use]
pub fn sarif(reports: &[Report]) -> String {
    let rules: Vec<_> = rules(reports).into_iter().collect();
    let results = Results {
        reports,
        rules: &rules,
    };
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [run(&rules, results)],
    };
    // Every key is a text, so that it cannot fail.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

/// Returns every kind of result that there is, in order.
fn rules(reports: &[Report]) -> BTreeSet<Rule> {
    let faults = reports.iter().flat_map(Report::faults);
    let waived = reports.iter().flat_map(Report::waived);
    let stale = reports.iter().flat_map(Report::stale);
    let codes = faults
        .chain(waived.map(|(fault, _)| fault))
        .map(|fault| Rule::Code(fault.code));
    codes.chain(stale.map(|_| Rule::Stale)).collect()
}

/// All findings, each made as it is written: of a file full of faults they would fill the memory.
struct Results<'a> {
    reports: &'a [Report],
    rules: &'a [Rule],
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reports = self.reports.iter();
        serializer.collect_seq(reports.flat_map(|report| findings(report, self.rules)))
    }
}

fn run<'a>(rules: &[Rule], results: Results<'a>) -> Run<Results<'a>> {
    let root = "The folder in which the names of the sources begin.";
    Run {
        tool: Tool {
            driver: Driver {
                name: "plenary",
                full_name: "Plenary, which compiles the schedules of international meetings",
                semantic_version: env!("CARGO_PKG_VERSION"),
                rules: rules.iter().map(|rule| rule.descriptor()).collect(),
            },
        },
        original_uri_base_ids: BaseIds {
            root: Described {
                description: Text::plain(root),
            },
        },
        column_kind: "unicodeCodePoints",
        default_encoding: "utf-8",
        results,
    }
}
