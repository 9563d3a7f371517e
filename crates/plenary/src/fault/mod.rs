//! Faults of a schedule: a code, a place, both parties of a conflict, and a fix.
//!
//! Every stage returns its faults as values of [`Fault`]; a [`Report`] gathers them, finds their
//! places in the source and draws them. For programs it is written as JSON Lines, as SARIF, or as
//! annotations for GitHub.

mod code;
mod draw;
mod escape;
mod github;
mod json;
mod path;
mod position;
mod report;
#[cfg(feature = "json")]
mod sarif;
mod stale;
mod waiver;

pub use code::{Code, UnknownCode};
pub(crate) use escape::escape_for_display;
pub use path::{Path, Step};
pub(crate) use path::{PathRef, path_to};
pub use position::{Lines, Position, Unit};
pub(crate) use report::{Errors, Faults};
pub use report::{Report, Warned};
#[cfg(feature = "json")]
pub use sarif::sarif;
pub use stale::{Difference, Stale};
pub use waiver::Waiver;
pub(crate) use waiver::{Judged, waive};

use std::fmt;

use crate::keywords::keywords;
use crate::source::{Draft, Place, Span};

/// The place of what an option of the command gave.
const COMMAND_LINE: &str = "the command line";

keywords! {
    /// The weight of a fault.
    #[derive(PartialOrd, Ord)]
    pub enum Severity {
        /// Nothing can be made of the schedule until this is mended.
        Error = "error",
        /// The schedule compiles, and is probably not what was meant.
        Warning = "warning",
        /// Worth knowing, and not wrong.
        Note = "note",
    }
}

/// The part of a value that a label points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// The key before the `=`, or the name in a table's header.
    Key,
    /// The value.
    Value,
    /// These bytes of the text that the value holds.
    Within(Span),
    /// The key with its value, and the line on which they stand alone: to be deleted.
    Entry,
    /// The value, or a new line with the key where it is not there: to be written.
    Entered,
    /// A new element at the end of the list, or a new list where there is none: to be written.
    Element,
}

/// One place that a fault speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Label {
    /// The way to the value in the schedule.
    pub path: Path,
    /// The bytes of the source, where the schedule was read from one.
    pub span: Option<Span>,
    /// A remark about this place; may be empty.
    pub text: String,
    pub(crate) part: Part,
    /// True if an option of the command gave the value: it stands in no file.
    pub(crate) on_command_line: bool,
}

/// A way out of a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Help {
    /// The words that say what to type.
    pub message: String,
    /// The change of the source, where the help is one.
    pub edit: Option<Edit>,
}

/// A change of a source that mends a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    /// The bytes that are replaced, where the schedule was read from a source.
    pub span: Option<Span>,
    /// The text that takes their place.
    pub replacement: String,
    /// True if it only writes the same value in another way, so that a program can make it unseen.
    pub machine_applicable: bool,
    pub(crate) place: Label,
}

impl Edit {
    /// Replaces the value at a path.
    pub(crate) fn value(path: Path, replacement: impl Into<String>) -> Self {
        Self::of(path, Part::Value, replacement)
    }

    /// Writes a key with a value: instead of the old value, or on a new line under its heading.
    pub(crate) fn enter(path: Path, value: impl Into<String>) -> Self {
        Self::of(path, Part::Entered, value)
    }

    /// Adds an element to a list, which is made if it is not there.
    pub(crate) fn add(list: Path, element: impl Into<String>) -> Self {
        Self::of(list, Part::Element, element)
    }

    /// Deletes a key with its value.
    pub(crate) fn delete(path: Path) -> Self {
        Self::of(path, Part::Entry, "")
    }

    fn of(path: Path, part: Part, replacement: impl Into<String>) -> Self {
        let replacement = replacement.into();
        let place = Label {
            part,
            // In a source, more may be written than the value.
            text: replacement.clone(),
            ..Label::new(path)
        };
        Self {
            span: None,
            replacement,
            machine_applicable: false,
            place,
        }
    }
}

/// One thing that is wrong, or worth knowing, in a schedule.
///
/// Messages start in lower case, have no final stop, and stand alone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The number and page of this kind of fault.
    pub code: Code,
    /// The weight.
    pub severity: Severity,
    /// The sentence that says what is wrong.
    pub message: String,
    /// The place to mend.
    pub place: Label,
    /// The other parties, each at its place.
    pub others: Vec<Label>,
    /// The ways out, the best first.
    pub help: Vec<Help>,
    /// The value that a misspelt key was to give; its absence is no fault of its own.
    pub(crate) stands_for: Option<Path>,
    /// The path of a missing value; it is no fault if the value stands there under another name.
    pub(crate) missing: Option<Path>,
}

impl Fault {
    /// Returns every place that the fault speaks of, the one to mend first.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        std::iter::once(&self.place).chain(&self.others)
    }

    /// Returns a fault at one place.
    pub(crate) fn new(code: Code, message: impl Into<String>, path: Path) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: escape_for_display(message),
            place: Label::new(path),
            others: Vec::new(),
            help: Vec::new(),
            stands_for: None,
            missing: None,
        }
    }

    /// Sets another severity than that of the code.
    pub(crate) fn weighs(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Says something beside the newest label.
    pub(crate) fn label(mut self, text: impl Into<String>) -> Self {
        self.newest().text = escape_for_display(text);
        self
    }

    /// Points the newest label at a part of its value.
    pub(crate) fn part(mut self, part: Part) -> Self {
        self.newest().part = part;
        self
    }

    /// Sets the bytes of the newest label, where they are known already.
    pub(crate) fn span(mut self, span: Option<Span>) -> Self {
        self.newest().span = span;
        self
    }

    /// Adds another party, to which [`Fault::label`] and [`Fault::part`] then apply.
    pub(crate) fn and(mut self, path: Path) -> Self {
        self.others.push(Label::new(path));
        self
    }

    fn newest(&mut self) -> &mut Label {
        self.others.last_mut().unwrap_or(&mut self.place)
    }

    /// Returns the message for a reader who is shown no lines of the source.
    pub(crate) fn headline(&self) -> String {
        let Self { message, place, .. } = self;
        if place.text.is_empty() {
            message.clone()
        } else {
            format!("{message} ({})", place.text)
        }
    }

    /// Returns the places of the fault, to be found in a source.
    pub(crate) fn labels_mut(&mut self) -> impl Iterator<Item = &mut Label> {
        std::iter::once(&mut self.place).chain(&mut self.others)
    }

    /// Returns the changes that would mend it.
    pub(crate) fn edits_mut(&mut self) -> impl Iterator<Item = &mut Edit> {
        self.help.iter_mut().filter_map(|help| help.edit.as_mut())
    }

    /// Gives the spans of a draft as those of its file. What an option has added has none, and cannot be
    /// edited.
    pub(crate) fn stand_in_file(&mut self, draft: &Draft) {
        for label in self.labels_mut() {
            match label.span.as_ref().map(|span| draft.place(span)) {
                Some(Place::File(span)) => label.span = Some(span),
                Some(Place::Option(option)) => label.given_by(option),
                None => {}
            }
        }
        for help in &mut self.help {
            let edit = help.edit.as_mut();
            let place = edit.and_then(|edit| Some(draft.place(edit.span.as_ref()?)));
            match (place, &mut help.edit) {
                (Some(Place::File(span)), Some(edit)) => edit.span = Some(span),
                (Some(Place::Option(_)), edit) => *edit = None,
                _ => {}
            }
        }
    }

    /// Says which key a misspelt one stands for.
    pub(crate) fn stands_for(mut self, path: Path) -> Self {
        self.stands_for = Some(path);
        self
    }

    /// Says which value is missing.
    pub(crate) fn missing(mut self, path: Path) -> Self {
        self.missing = Some(path);
        self
    }

    /// Adds one thing to do.
    pub(crate) fn help(self, message: impl Into<String>) -> Self {
        self.add_help(message, None)
    }

    /// Adds the lines of an `[[allow]]` that allows it, for the end of the source.
    pub(crate) fn or_allow(mut self, reason: &str) -> Self {
        let quoted = |text: String| text.replace('\\', "\\\\").replace('"', "\\\"");
        let at = escape_for_display(quoted(self.place.path.to_string()));
        let code = self.code.number();
        let message = format!(
            "if it is meant, add at the end of the file:\n[[allow]]\ncode = \"{code}\"\nat = \"{at}\"\nreason = \"{reason}\""
        );
        self.help.push(Help {
            message,
            edit: None,
        });
        self
    }

    fn add_help(mut self, message: impl Into<String>, edit: Option<Edit>) -> Self {
        // Most faults have one way out.
        if self.help.is_empty() {
            self.help.reserve_exact(1);
        }
        let message = escape_for_display(message);
        self.help.push(Help { message, edit });
        self
    }

    /// Adds one thing to type at the place of the fault.
    pub(crate) fn write(self, replacement: impl Into<String>) -> Self {
        let replacement = replacement.into();
        let message = format!("write `{replacement}`");
        self.edit(message, replacement)
    }

    /// Adds one thing to type at the place of the fault, with a message.
    pub(crate) fn edit(self, message: impl Into<String>, replacement: impl Into<String>) -> Self {
        let edit = Edit {
            span: None,
            replacement: replacement.into(),
            machine_applicable: false,
            place: self.place.clone(),
        };
        self.add_help(message, Some(edit))
    }

    /// Adds one change of the source, at any place.
    pub(crate) fn offer(self, message: impl Into<String>, edit: Edit) -> Self {
        self.add_help(message, Some(edit))
    }

    /// Says whether the newest edit only writes the same thing in another way.
    pub(crate) fn machine_applicable(mut self, same: bool) -> Self {
        let edit = self.help.last_mut().and_then(|help| help.edit.as_mut());
        if let Some(edit) = edit {
            edit.machine_applicable = same;
        }
        self
    }
}

impl Label {
    pub(super) fn new(path: Path) -> Self {
        Self {
            path,
            span: None,
            text: String::new(),
            part: Part::Value,
            on_command_line: false,
        }
    }

    /// Says that the value stands in no file, and which option gave it.
    pub(crate) fn given_by(&mut self, option: &str) {
        self.span = None;
        self.on_command_line = true;
        self.text = match &*self.text {
            "" => escape_for_display(option),
            text => escape_for_display(format!("{option}: {text}")),
        };
    }
}

impl fmt::Display for Fault {
    /// Prints the first line of the drawn fault: ``error[P0201]: no group called `WGTUU` ``.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)
    }
}
