//! A report as workflow commands, which GitHub shows beside the lines of a change.

use super::{Fault, Label, Lines, Report, Severity, Stale};

impl Report {
    /// Returns the report as annotations of GitHub Actions, one line for each fault and for each file
    /// out of date; notes are notices. What the schedule allows is left out.
    ///
    /// ```
    /// let source = plenary::Source::new("plans/csp12.toml", "first-day = 16.03.2026\n");
    /// let report = plenary::compile(&source).unwrap_err();
    /// assert!(report.to_github().contains(
    ///     "::error file=plans/csp12.toml,line=1,col=13,endLine=1,endColumn=23,title=P0104::"
    /// ));
    /// ```
    #[must_use]
    pub fn to_github(&self) -> String {
        let lines = self.source().map(Lines::of);
        let faults = self
            .faults()
            .iter()
            .map(|fault| annotation(fault, self.name(), lines.as_ref()));
        let stale = self.stale().iter().map(out_of_date);
        faults.chain(stale).collect()
    }
}

fn annotation(fault: &Fault, file: Option<&str>, lines: Option<&Lines<'_>>) -> String {
    let command = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    properties.extend(file.map(|file| ("file", tidy(file))));
    properties.extend(place(&fault.place, lines));
    properties.push(("title", fault.code.to_string()));
    command_line(command, &properties, &message(fault, lines))
}

fn out_of_date(stale: &Stale) -> String {
    let properties = [
        ("file", tidy(&stale.file)),
        ("title", "out of date".to_owned()),
    ];
    let message = format!("{}\nto mend it: {}", stale.message(), stale.fix);
    command_line("error", &properties, &message)
}

/// Returns the place of a label as properties. GitHub takes columns only for what stands on one line.
fn place(label: &Label, lines: Option<&Lines<'_>>) -> Vec<(&'static str, String)> {
    let (Some(span), Some(lines)) = (&label.span, lines) else {
        return Vec::new();
    };
    let range = lines.range(span);
    let (start, end) = (range.start, range.end);
    let mut numbers = vec![("line", start.line), ("endLine", end.line)];
    if start.line == end.line {
        numbers.insert(1, ("col", start.column));
        numbers.push(("endColumn", end.column));
    }
    let texts = numbers.into_iter();
    texts
        .map(|(key, number)| (key, number.to_string()))
        .collect()
}

/// Returns all that the fault says, a paragraph for each party and each way out.
fn message(fault: &Fault, lines: Option<&Lines<'_>>) -> String {
    let mut paragraphs = vec![fault.headline()];
    if lines.is_none() {
        paragraphs.push(format!("at `{}`", fault.place.path));
    }
    let others = fault.others.iter();
    paragraphs.extend(others.map(|label| format!("{}: {}", at(label, lines), label.text)));
    let help = fault.help.iter();
    paragraphs.extend(help.map(|help| format!("help: {}", help.message)));
    paragraphs.join("\n")
}

/// Says in words where another party stands.
fn at(label: &Label, lines: Option<&Lines<'_>>) -> String {
    match (&label.span, lines) {
        (Some(span), Some(lines)) => format!("line {}", lines.position(span.start).line),
        _ => format!("`{}`", label.path),
    }
}

fn command_line(command: &str, properties: &[(&str, String)], message: &str) -> String {
    let written: Vec<_> = properties
        .iter()
        .map(|(key, value)| format!("{key}={}", property(value)))
        .collect();
    format!("::{command} {}::{}\n", written.join(","), data(message))
}

/// Returns a text as the message of a command, in one line.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Returns a text as the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Returns the name of a file with forward slashes, and without steps that lead nowhere.
///
/// A backslash is taken for the separator that it is on Windows, whatever the machine, so that a
/// name gives the same bytes everywhere.
pub(super) fn tidy(name: &str) -> String {
    let slashed = name.replace('\\', "/");
    let plain = slashed.strip_prefix("//?/").unwrap_or(&slashed);
    let root: String = plain.chars().take_while(|c| *c == '/').collect();
    let steps: Vec<_> = plain
        .split('/')
        .filter(|step| !["", "."].contains(step))
        .collect();
    root + &steps.join("/")
}
