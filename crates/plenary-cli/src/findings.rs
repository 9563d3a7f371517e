//! Findings in sources, written in the form that `--format` names.

use std::{
    io::{self, Write},
    path::Path,
};

use plenary::{Report, Stale};

use crate::{
    args::Format,
    files,
    outcome::{self, Failure, print, show, unless_closed},
};

/// Says reports one after the other, or gathers them where the form is one whole.
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
pub(crate) struct Said(Vec<Saying>);

#[derive(Debug)]
enum Saying {
    Found(Report, Vec<Stale>),
    Remark(String),
    Failed(Failure),
}

impl Said {
    /// Adds the faults of a source and, for programs, its files that are out of date. People are shown those
    /// files elsewhere, with a diff.
    pub(crate) fn found(&mut self, report: Report, stale: Vec<Stale>) {
        if !report.is_empty() || !stale.is_empty() {
            self.0.push(Saying::Found(report, stale));
        }
    }

    /// Adds a line that only people are shown.
    pub(crate) fn remark(&mut self, text: impl Into<String>) {
        self.0.push(Saying::Remark(text.into()));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Why something could not be done.
    pub(crate) fn failed(&mut self, failure: Failure) {
        self.0.push(Saying::Failed(failure));
    }
}

/// Returns the name of a file for a form. A SARIF log is read on another machine, so that its paths are
/// relative.
pub(crate) fn name(format: Format, path: &Path) -> String {
    match format {
        Format::Sarif if !files::is_stdin(path) => files::from_here(path).display().to_string(),
        _ => files::called(path),
    }
}

/// True if remarks are said at all.
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

    /// Says what there is to say of a source.
    pub(crate) fn tell(&mut self, said: Said) -> Result<(), Failure> {
        for saying in said.0 {
            match saying {
                Saying::Found(report, stale) => self.say(report, stale)?,
                Saying::Remark(text) => self.remark(&text)?,
                Saying::Failed(failure) => outcome::say(&failure),
            }
        }
        Ok(())
    }

    fn say(&mut self, report: Report, stale: Vec<Stale>) -> Result<(), Failure> {
        match self.format {
            Format::Text => show(&report),
            Format::Json => self.write(&plenary::json(&report.and_stale(stale))),
            Format::Github => self.write(&plenary::github(&report.and_stale(stale))),
            Format::Sarif => {
                self.gathered.push(report.and_stale(stale));
                Ok(())
            }
        }
    }

    /// Writes a line that only people are shown.
    pub(crate) fn remark(&self, text: &str) -> Result<(), Failure> {
        if for_people(self.format) {
            print(text)?;
        }
        Ok(())
    }

    /// Says what was gathered, once every source has been read.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self.format {
            Format::Sarif => self.write(&plenary::sarif(&self.gathered)),
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
