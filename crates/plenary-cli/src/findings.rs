//! What is found in sources, said in the form that was asked for.

use std::{
    io::{self, Write},
    path::Path,
};

use plenary::{Report, Stale};

use crate::{
    args::Format,
    files,
    outcome::{Failure, print, show},
};

/// Says reports one after the other, or gathers them where the form is one whole.
pub(crate) struct Findings {
    format: Format,
    stream: Stream,
    gathered: Vec<Report>,
}

/// Where a form for programs goes; text always goes to the standard error.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stream {
    Output,
    Error,
}

impl Findings {
    pub(crate) fn new(format: Format, stream: Stream) -> Self {
        Self {
            format,
            stream,
            gathered: Vec::new(),
        }
    }

    /// How a file is called. A log is read elsewhere, where no path leads that is not relative.
    pub(crate) fn name(&self, path: &Path) -> String {
        match self.format {
            Format::Sarif if !files::is_stdin(path) => files::from_here(path).display().to_string(),
            _ => files::called(path),
        }
    }

    /// What was found in a source. The files that are out of date are shown to people elsewhere,
    /// with what has to change in them.
    pub(crate) fn say(&mut self, report: Report, stale: Vec<Stale>) -> Result<(), Failure> {
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

    /// What is only said to people.
    pub(crate) fn remark(&self, text: &str) -> Result<(), Failure> {
        if self.for_people() {
            print(text)?;
        }
        Ok(())
    }

    /// Whether remarks are said at all.
    pub(crate) fn for_people(&self) -> bool {
        matches!(self.format, Format::Text)
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
            Stream::Error => io::stderr()
                .write_all(text.as_bytes())
                .map_err(Failure::Output),
        }
    }
}
