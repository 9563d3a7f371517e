//! Outcome of a run: its exit code, and the message to the person who started it.

use std::{
    fmt::{self, Display},
    io::{self, Error, ErrorKind, Write},
    path::Path,
};

use plenary::{Report, Severity, Source};

/// Outcomes of a run, from good to bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    Well,
    /// A source has faults, or a file is out of date.
    Faulty,
    /// Part of it could not be done, and this has been said.
    Undone,
}

/// Why a run could not be done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Writing to the standard output or error failed.
    Output(io::Error),
    /// Something about a file.
    File(String, io::Error),
    /// Something about what was typed; the message says what to type.
    Usage(String),
}

impl Failure {
    pub(crate) fn file(what: &str, path: &Path, error: io::Error) -> Self {
        Self::File(format!("cannot {what} `{}`", path.display()), error)
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Output(error) => write!(f, "cannot print: {error}{}", advice(error)),
            Self::File(what, error) => write!(f, "{what}: {error}{}", advice(error)),
            Self::Usage(message) => f.write_str(message),
        }
    }
}

/// Says why a run could not be done.
pub(crate) fn say(failure: &Failure) {
    // There is nobody left to tell when the standard error is closed too.
    let _ = writeln!(anstream::stderr(), "plenary: {failure}");
}

/// Says to people how a run has ended where nothing is printed.
pub(crate) fn tell(line: &str) -> Result<(), Failure> {
    unless_closed(writeln!(anstream::stderr(), "{line}"))
}

/// Says several lines to people, which end themselves.
pub(crate) fn tell_all(lines: &[String]) -> Result<(), Failure> {
    unless_closed(write!(anstream::stderr(), "{}", lines.concat()))
}

/// Prints to the standard output. Whoever closes it has read enough: the work goes on, and its
/// outcome stands.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// Prints what need not be text.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    unless_closed(written)
}

/// Prints a text with styles to the standard output; they are left out where nobody would see them.
pub(crate) fn print_styled(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    unless_closed(written)
}

pub(crate) fn unless_closed(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(Failure::Output),
    }
}

/// Draws a report on the standard error, with colours where they are wanted, and a line of counts.
pub(crate) fn show(report: &Report) -> Result<(), Failure> {
    if report.is_empty() {
        return Ok(());
    }
    let worst = report.faults().iter().min_by_key(|fault| fault.severity);
    let code = worst.map_or_else(String::new, |fault| fault.code.to_string());
    let name = report.source().map_or("", Source::name);
    let (drawn, counts) = (report.to_ansi(), counts(report));
    unless_closed(writeln!(
        anstream::stderr(),
        "{drawn}\n\n{name}: {counts}; `plenary explain {code}` says more"
    ))
}

fn counts(report: &Report) -> String {
    let kinds = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Note, "note"),
    ];
    let counted = kinds.iter().filter_map(|(severity, word)| {
        let number = report.count(*severity);
        let plural = if number == 1 { "" } else { "s" };
        (number > 0).then(|| format!("{number} {word}{plural}"))
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// Returns the advice that follows the message of the system.
fn advice(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "; make room there, and run the command again"
        }
        ErrorKind::ReadOnlyFilesystem => "; nothing can be written there: choose another folder",
        ErrorKind::PermissionDenied => "; ask its owner for the right to it, or use a copy",
        ErrorKind::NotFound => "; make its folder, and run the command again",
        ErrorKind::InvalidFilename => "; give it a shorter name",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "; a file is where a folder has to be: choose another folder"
        }
        _ => "",
    }
}
