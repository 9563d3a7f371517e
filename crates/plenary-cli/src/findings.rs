//! Findings in sources, written in the form that `--format` names.

use std::{
    io::{self, Write},
    path::Path,
};

use plenary::{Report, report::Stale};

use crate::{
    args::Format,
    files,
    outcome::{self, Failure, print, show, unless_closed},
};

/// Writer of reports: one after the other, or all at the end where the form is one whole.
pub(crate) struct Findings {
    format: Format,
    stream: Stream,
    gathered: Vec<Report>,
}

/// Stream for the forms that programs read; text always goes to the standard error.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stream {
    Output,
    Error,
}

/// Messages about one source, in order.
#[derive(Debug, Default)]
pub(crate) struct Messages(Vec<Message>);

#[derive(Debug)]
enum Message {
    Faults(Report, Vec<Stale>),
    Line(String),
    Failed(Failure),
}

impl Messages {
    /// Adds the faults of a source and, for programs, its files that are out of date. People are shown those
    /// files elsewhere, with a diff.
    pub(crate) fn add(&mut self, report: Report, stale: Vec<Stale>) {
        if !report.is_empty() || !stale.is_empty() {
            self.0.push(Message::Faults(report, stale));
        }
    }

    /// Adds a line that only people are shown.
    pub(crate) fn line(&mut self, text: impl Into<String>) {
        self.0.push(Message::Line(text.into()));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds the reason why something could not be done.
    pub(crate) fn failed(&mut self, failure: Failure) {
        self.0.push(Message::Failed(failure));
    }
}

/// Returns the name of a file for a form. A SARIF log is read on another machine, so that its paths are
/// relative.
pub(crate) fn name(format: Format, path: &Path) -> String {
    match format {
        Format::Sarif if !files::is_stdin(path) => files::from_here(path).display().to_string(),
        _ => files::display_name(path),
    }
}

/// True if the form shows lines for people.
pub(crate) fn for_people(format: Format) -> bool {
    matches!(format, Format::Text)
}

impl Findings {
    pub(crate) fn new(format: Format, stream: Stream) -> Self {
        Self {
            format,
            stream,
            gathered: Vec::new(),
        }
    }

    /// Writes the messages about a source.
    pub(crate) fn tell(&mut self, messages: Messages) -> Result<(), Failure> {
        for message in messages.0 {
            match message {
                Message::Faults(report, stale) => self.say(report, stale)?,
                Message::Line(text) => self.line(&text)?,
                Message::Failed(failure) => outcome::say(&failure),
            }
        }
        Ok(())
    }

    fn say(&mut self, report: Report, stale: Vec<Stale>) -> Result<(), Failure> {
        match self.format {
            Format::Text => show(&report),
            Format::Json => self.write(&report.and_stale(stale).to_json_lines()),
            Format::Github => self.write(&report.and_stale(stale).to_github()),
            Format::Sarif => {
                self.gathered.push(report.and_stale(stale));
                Ok(())
            }
        }
    }

    /// Writes a line that only people are shown.
    pub(crate) fn line(&self, text: &str) -> Result<(), Failure> {
        if for_people(self.format) {
            print(text)?;
        }
        Ok(())
    }

    /// Writes the gathered reports, once every source has been read.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self.format {
            Format::Sarif => self.write(&plenary::report::sarif(&self.gathered)),
            Format::Text | Format::Json | Format::Github => Ok(()),
        }
    }

    fn write(&self, text: &str) -> Result<(), Failure> {
        match self.stream {
            Stream::Output => print(text),
            Stream::Error => unless_closed(io::stderr().write_all(text.as_bytes())),
        }
    }
}
