//! A report as JSON Lines: one object a line for each fault, and for each file out of date.

use std::ops::Range;

use serde::Serialize;

use super::{Code, Difference, Edit, Fault, Help, Label, Lines, Path, Report, Severity, Stale};
use crate::source::Span;

impl Report {
    /// Returns the report as JSON Lines, in the manner of rustc.
    ///
    /// A line of the kind `fault` has its `code`, `severity`, `message` and `file`; its `spans`, of
    /// which the first alone `is_primary`; and its `help`, each with an `edit` where it is one. Lines
    /// and columns are those of [`Position`](crate::report::Position), and ends are those of the byte behind.
    /// A fault without a place in the text has `null` for its numbers. A line of the kind `allowed` is the same
    /// for what the schedule allows, with the `reason`. A line of the kind `stale` is a [`Stale`] file.
    /// Keys come in this order, and more may follow.
    ///
    /// ```
    /// let source = plenary::Source::new("csp12.toml", "first-day = 16.03.2026\n");
    /// let report = plenary::compile(&source).unwrap_err();
    /// let lines = report.to_json_lines();
    /// assert!(lines.contains(r#"{"kind":"fault","code":"P0104","severity":"error","message":"#));
    /// assert!(lines.contains(r#""replacement":"2026-03-16","machine_applicable":true"#));
    /// ```
    #[must_use]
    pub fn to_json_lines(&self) -> String {
        let lines = self.source().map(Lines::of);
        let file = self.name();
        let faults = self.faults().iter().map(|fault| (fault, None));
        let waived = self
            .waived()
            .iter()
            .map(|(fault, waiver)| (fault, Some(&*waiver.reason)));
        let all_faults = faults.chain(waived).map(|(fault, reason)| {
            let line = FaultLine::new(fault, reason, file, lines.as_ref());
            serde_json::to_string(&line)
        });
        let stale = self.stale().iter().map(|stale| {
            let line = StaleLine::new(stale, file);
            serde_json::to_string(&line)
        });
        // Every key is a text, so that no line can fail.
        let written = all_faults.chain(stale).filter_map(Result::ok);
        written.map(|line| line + "\n").collect()
    }
}

#[derive(Serialize)]
struct FaultLine<'a> {
    kind: &'static str,
    code: Code,
    severity: Severity,
    message: &'a str,
    file: Option<&'a str>,
    spans: Vec<Place<'a>>,
    help: Vec<Advice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct StaleLine<'a> {
    kind: &'static str,
    severity: Severity,
    message: String,
    file: &'a str,
    source: Option<&'a str>,
    difference: Difference,
    fix: &'a str,
}

/// The bytes, the lines and the columns of a span.
#[derive(Serialize, Default)]
struct Extent {
    byte_start: Option<usize>,
    byte_end: Option<usize>,
    line_start: Option<usize>,
    line_end: Option<usize>,
    column_start: Option<usize>,
    column_end: Option<usize>,
}

#[derive(Serialize)]
struct Place<'a> {
    #[serde(flatten)]
    extent: Extent,
    is_primary: bool,
    label: Option<&'a str>,
    path: Option<&'a Path>,
}

#[derive(Serialize)]
struct Advice<'a> {
    message: &'a str,
    edit: Option<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    #[serde(flatten)]
    extent: Extent,
    replacement: &'a str,
    machine_applicable: bool,
}

impl<'a> FaultLine<'a> {
    fn new(
        fault: &'a Fault,
        reason: Option<&'a str>,
        file: Option<&'a str>,
        lines: Option<&Lines<'_>>,
    ) -> Self {
        let places = fault
            .labels()
            .enumerate()
            .map(|(i, label)| Place::new(label, i == 0, lines));
        Self {
            kind: if reason.is_some() { "allowed" } else { "fault" },
            code: fault.code,
            severity: fault.severity,
            message: &fault.message,
            file,
            spans: places.collect(),
            help: fault.help.iter().map(|help| advice(help, lines)).collect(),
            reason,
        }
    }
}

impl<'a> StaleLine<'a> {
    fn new(stale: &'a Stale, source: Option<&'a str>) -> Self {
        Self {
            kind: "stale",
            severity: Severity::Error,
            message: stale.message(),
            file: &stale.file,
            source,
            difference: stale.difference,
            fix: &stale.fix,
        }
    }
}

impl<'a> Place<'a> {
    fn new(label: &'a Label, is_primary: bool, lines: Option<&Lines<'_>>) -> Self {
        Self {
            extent: Extent::of(label.span.as_ref(), lines),
            is_primary,
            label: (!label.text.is_empty()).then_some(&*label.text),
            path: (!label.path.steps().is_empty()).then_some(&label.path),
        }
    }
}

fn advice<'a>(help: &'a Help, lines: Option<&Lines<'_>>) -> Advice<'a> {
    Advice {
        message: &help.message,
        edit: help.edit.as_ref().map(|edit| Change::new(edit, lines)),
    }
}

impl<'a> Change<'a> {
    fn new(edit: &'a Edit, lines: Option<&Lines<'_>>) -> Self {
        Self {
            extent: Extent::of(edit.span.as_ref(), lines),
            replacement: &edit.replacement,
            machine_applicable: edit.machine_applicable,
        }
    }
}

impl Extent {
    fn of(span: Option<&Span>, lines: Option<&Lines<'_>>) -> Self {
        let (Some(span), Some(lines)) = (span, lines) else {
            return Self::default();
        };
        let Range { start, end } = lines.range(span);
        Self {
            byte_start: Some(span.start),
            byte_end: Some(span.end),
            line_start: Some(start.line),
            line_end: Some(end.line),
            column_start: Some(start.column),
            column_end: Some(end.column),
        }
    }
}
