//! A report as JSON: one object for each fault, and for each file out of date.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

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
    /// Keys come in this order, and more may follow. A report is serialized as the list of these objects; a
    /// [`Fault`] alone is such an object too, without lines, columns and file, and can be read back from any.
    ///
    /// ```
    /// let source = plenary::Source::new("csp12.toml", "first-day = 16.03.2026\n");
    /// let report = plenary::compile(&source).unwrap_err();
    /// let lines = report.to_json_lines();
    /// assert!(lines.contains(r#"{"kind":"fault","code":"P0104","severity":"error","message":"#));
    /// assert!(lines.contains(r#""replacement":"2026-03-16","machine_applicable":true"#));
    /// ```
    #[cfg(feature = "json")]
    #[must_use]
    pub fn to_json_lines(&self) -> String {
        // Every key is a text, so that no object can fail.
        let objects = self.objects().into_iter();
        let lines = objects.filter_map(|object| serde_json::to_string(&object).ok());
        lines.map(|line| line + "\n").collect()
    }

    /// Returns the objects of the faults, of those that are allowed, and of the files out of date.
    fn objects(&self) -> Vec<ReportLine<'_>> {
        let lines = self.source().map(Lines::of);
        let file = self.name();
        let faults = self.iter().map(|fault| (fault, None));
        let waived = self.waived().iter();
        let allowed = waived.map(|(fault, waiver)| (fault, Some(&*waiver.reason)));
        let all_faults = faults.chain(allowed).map(|(fault, reason)| {
            ReportLine::Fault(FaultLine::new(fault, reason, file, lines.as_ref()))
        });
        let stale = self.stale().iter();
        let all_stale = stale.map(|stale| ReportLine::Stale(StaleLine::new(stale, file)));
        all_faults.chain(all_stale).collect()
    }
}

impl Serialize for Report {
    /// Writes the list of the objects of [`Report::to_json_lines`].
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.objects())
    }
}

impl Serialize for Fault {
    /// Writes the object of [`Report::to_json_lines`] without lines, columns and file.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        FaultLine::new(self, None, None, None).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Fault {
    /// Reads an object of [`Report::to_json_lines`], of the kind `fault` or `allowed`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        FaultLine::deserialize(deserializer)?
            .into_fault()
            .map_err(de::Error::custom)
    }
}

/// One object of a report.
#[derive(Serialize)]
#[serde(untagged)]
enum ReportLine<'a> {
    Fault(FaultLine<'a>),
    Stale(StaleLine<'a>),
}

#[derive(Serialize, Deserialize)]
struct FaultLine<'a> {
    kind: Cow<'a, str>,
    code: Code,
    severity: Severity,
    message: Cow<'a, str>,
    file: Option<Cow<'a, str>>,
    spans: Vec<Place<'a>>,
    help: Vec<Advice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Cow<'a, str>>,
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
#[derive(Serialize, Deserialize, Default)]
struct Extent {
    byte_start: Option<usize>,
    byte_end: Option<usize>,
    line_start: Option<usize>,
    line_end: Option<usize>,
    column_start: Option<usize>,
    column_end: Option<usize>,
}

#[derive(Serialize, Deserialize)]
struct Place<'a> {
    #[serde(flatten)]
    extent: Extent,
    is_primary: bool,
    label: Option<Cow<'a, str>>,
    path: Option<Cow<'a, Path>>,
}

#[derive(Serialize, Deserialize)]
struct Advice<'a> {
    message: Cow<'a, str>,
    edit: Option<Change<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Change<'a> {
    #[serde(flatten)]
    extent: Extent,
    replacement: Cow<'a, str>,
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
            kind: Cow::Borrowed(if reason.is_some() { "allowed" } else { "fault" }),
            code: fault.code,
            severity: fault.severity,
            message: Cow::Borrowed(&fault.message),
            file: file.map(Cow::Borrowed),
            spans: places.collect(),
            help: fault.help.iter().map(|help| advice(help, lines)).collect(),
            reason: reason.map(Cow::Borrowed),
        }
    }

    /// Returns the fault that the object stands for.
    fn into_fault(self) -> Result<Fault, &'static str> {
        if !matches!(&*self.kind, "fault" | "allowed") {
            return Err("the object is no fault");
        }
        let mut labels = self.spans.into_iter().map(Place::into_label);
        let place = labels.next().ok_or("the fault has no place")?;
        let help = self.help.into_iter().map(|advice| Help {
            message: advice.message.into_owned(),
            edit: advice.edit.map(|edit| edit.into_edit(&place)),
        });
        let mut fault = Fault::new(self.code, String::new(), place.path.clone());
        // The printed message is escaped already.
        fault.message = self.message.into_owned();
        fault.severity = self.severity;
        fault.help = help.collect();
        fault.place = place;
        fault.others.extend(labels);
        Ok(fault)
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
            label: (!label.text.is_empty()).then_some(Cow::Borrowed(&*label.text)),
            path: (!label.path.steps().is_empty()).then_some(Cow::Borrowed(&label.path)),
        }
    }

    fn into_label(self) -> Label {
        Label {
            span: self.extent.span(),
            text: self.label.unwrap_or_default().into_owned(),
            ..Label::new(self.path.unwrap_or_default().into_owned())
        }
    }
}

fn advice<'a>(help: &'a Help, lines: Option<&Lines<'_>>) -> Advice<'a> {
    Advice {
        message: Cow::Borrowed(&help.message),
        edit: help.edit.as_ref().map(|edit| Change::new(edit, lines)),
    }
}

impl<'a> Change<'a> {
    fn new(edit: &'a Edit, lines: Option<&Lines<'_>>) -> Self {
        Self {
            extent: Extent::of(edit.span.as_ref(), lines),
            replacement: Cow::Borrowed(&edit.replacement),
            machine_applicable: edit.machine_applicable,
        }
    }

    fn into_edit(self, place: &Label) -> Edit {
        Edit {
            span: self.extent.span(),
            replacement: self.replacement.into_owned(),
            machine_applicable: self.machine_applicable,
            place: place.clone(),
        }
    }
}

impl Extent {
    fn span(&self) -> Option<Span> {
        Some(self.byte_start?..self.byte_end?)
    }

    fn of(span: Option<&Span>, lines: Option<&Lines<'_>>) -> Self {
        let range = span.zip(lines).map(|(span, lines)| lines.range(span));
        Self {
            byte_start: span.map(|span| span.start),
            byte_end: span.map(|span| span.end),
            line_start: range.as_ref().map(|range| range.start.line),
            line_end: range.as_ref().map(|range| range.end.line),
            column_start: range.as_ref().map(|range| range.start.column),
            column_end: range.as_ref().map(|range| range.end.column),
        }
    }
}
