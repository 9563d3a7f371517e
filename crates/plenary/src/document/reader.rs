//! The reader of tables, which takes them key by key and reports the keys that nobody asked for.

use std::collections::HashSet;

use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue},
};

pub(super) use crate::fault::PathRef;

use super::{
    Slot,
    level::Level,
    limits,
    schema::Schema,
    suggest::{Suggestion, list_words, quoted, suggest},
};
use crate::{
    fault::{Code, Fault, Faults, Part, Step},
    locale::catalogue,
    source::Span,
    suggest::{self, nearest},
    text::Language,
};

/// The faults and holes that reading has found so far.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) faults: Faults,
    /// The values that the parser could not read, and has reported.
    pub(super) holes: HashSet<Span>,
}

impl Reading {
    pub(super) fn push(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Reads a value, unless there is a hole where it should be.
    pub(super) fn read<T: Value>(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        at: &PathRef<'_>,
    ) -> Slot<T> {
        if self.holes.contains(&value.span()) {
            return Slot::Bad;
        }
        if let Some(fault) = limits::long_text(value.get_ref(), at) {
            self.push(fault);
            return Slot::Bad;
        }
        T::read(value.get_ref(), at, self)
    }
}

/// A value of the source language, with its form in words, its reader and its schema.
pub(super) trait Value: Sized {
    /// The form of the value, in words that a person can type by.
    const FORM: &'static str;

    /// True if a list of such values holds none twice, and is not empty.
    const EACH_ONCE: bool = false;

    /// True if a list of such values may be empty all the same.
    const MAY_BE_NONE: bool = false;

    /// Returns what to type instead of a value of another kind, where it is plain.
    fn suggest(_value: &DeValue<'_>) -> Option<String> {
        None
    }

    /// Reads the value; [`Slot::Bad`] when a fault has been reported.
    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self>;

    /// Returns the schema of the values that can be read, as far as a schema can say so.
    fn schema() -> Schema;
}

/// Reports a value that is not of the form its key asks for.
pub(super) fn wrong_type<T: Value>(
    value: &DeValue<'_>,
    at: &PathRef<'_>,
    found: &mut Reading,
) -> Slot<T> {
    let kind = match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date or a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let path = at.path();
    let key = path
        .steps()
        .iter()
        .rev()
        .find_map(|step| match step {
            Step::Key(key) => Some(key.clone()),
            Step::Index(_) => None,
        })
        .unwrap_or_default();
    let message = format!("`{key}` is {kind}, and should be {}", T::FORM);
    let fault = Fault::new(Code::WrongType, message, path).label("of the wrong kind");
    found.push(match T::suggest(value) {
        Some(meant) => fault.write(meant),
        None => fault.help(format!("write {}", T::FORM)),
    });
    Slot::Bad
}

/// A table that is being read.
pub(super) struct Table<'t, 'i> {
    entries: &'t DeTable<'i>,
    level: Level,
    at: PathRef<'t>,
    taken: usize,
}

impl<'t, 'i> Table<'t, 'i> {
    pub(super) fn open(entries: &'t DeTable<'i>, level: Level, at: PathRef<'t>) -> Self {
        Self {
            entries,
            level,
            at,
            taken: 0,
        }
    }

    /// Reads the value under a key.
    pub(super) fn take<T: Value>(&mut self, key: &'static str, found: &mut Reading) -> Slot<T> {
        debug_assert!(
            self.level.knows(key) || !self.level.has(key),
            "`{key}` is not declared"
        );
        if !self.level.has(key) {
            return Slot::Absent;
        }
        // Most keys are in few tables: once all that are there have been taken, none is looked for.
        if self.taken == self.entries.len() {
            return Slot::Absent;
        }
        let Some(value) = self.entries.get(key) else {
            return Slot::Absent;
        };
        self.taken += 1;
        found.read(value, &self.at.key(key))
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self, found: &mut Reading) {
        if self.taken == self.entries.len() {
            return;
        }
        for (key, value) in self.entries {
            let name = key.get_ref();
            if !self.level.knows(name) {
                let is_table = value.get_ref().is_table();
                let before = found.faults.len();
                found.push(unknown_key(name, is_table, self.level, &self.at, before));
            }
        }
    }
}

fn unknown_key(key: &str, is_table: bool, level: Level, at: &PathRef<'_>, before: usize) -> Fault {
    let path = at.path();
    let place = level.place();
    let fault = Fault::new(
        Code::UnknownKey,
        format!("no key is called `{key}`"),
        path.then(key.to_owned()),
    )
    .part(Part::Key)
    .label(format!("not known {place}"));
    let suggestion = if suggest::is_advised(before) {
        suggest(key, is_table, level)
    } else {
        Suggestion::Nothing
    };
    match suggestion {
        Suggestion::Instead(known) => fault
            .stands_for(path.then(known))
            .write(known)
            .machine_applicable(suggest::distance(key, known) == 0),
        Suggestion::Elsewhere(known, other) => {
            fault.help(format!("`{known}` belongs {}", other.place()))
        }
        Suggestion::Heading(missing) => {
            let meant = path.then(missing).then(key.to_owned());
            let key = quoted(key);
            let heading = if path.steps().is_empty() {
                format!("{missing}.{key}")
            } else {
                format!("{path}.{missing}.{key}")
            };
            fault
                .stands_for(meant)
                .help(format!("write the heading `[{heading}]`"))
        }
        Suggestion::NoDates => fault.help(
            "delete the line: no date or hour stands on a meeting, its order and duration are enough",
        ),
        Suggestion::OneOf(known) => fault.help(format!("the keys {place} are {known}")),
        Suggestion::Nothing => {
            fault.help("delete the line, or begin it with `#` to keep it as a remark")
        }
    }
}

/// Reads each element of a list, with holes for the bad ones.
pub(super) fn list<T: Value>(
    array: &DeArray<'_>,
    at: &PathRef<'_>,
    found: &mut Reading,
) -> Vec<Slot<T>> {
    let elements = array.iter().enumerate();
    elements
        .map(|(i, element)| found.read(element, &at.index(i)))
        .collect()
}

/// Returns the fault of a word where only a few others are known.
pub(super) fn unknown_value(word: &str, known: &[&str], at: &PathRef<'_>) -> Fault {
    let list = list_words(known, "or");
    let message = format!("`{word}` is not known here");
    let fault = Fault::new(Code::UnknownValue, message, at.path()).label(format!("not {list}"));
    match nearest(word, known.iter().copied()) {
        Some(near) => fault
            .write(format!("\"{near}\""))
            .machine_applicable(suggest::distance(word, near) == 0),
        None => fault.help(format!("write {list}, in quotation marks")),
    }
}

/// Returns the fault of a language in which no annex can be made. Tags are too short to guess by.
pub(super) fn unknown_language(tag: &str, at: &PathRef<'_>, part: Part) -> Fault {
    let is_key = part == Part::Key;
    let tags: Vec<_> = Language::ALL.iter().copied().map(Language::tag).collect();
    let message = format!("no annex can be made in `{tag}`");
    let fault = Fault::new(Code::UnknownValue, message, at.path())
        .part(part)
        .label("not known");
    match tags
        .iter()
        .find(|known| known.eq_ignore_ascii_case(tag.trim()))
    {
        Some(known) => fault.help(format!("write `{known}`, in small letters")),
        None => match named_language(tag) {
            Some(language) if is_key => fault
                .stands_for(at.sibling(language.tag()))
                .write(language.tag())
                .machine_applicable(true),
            Some(language) => fault
                .write(format!("\"{language}\""))
                .machine_applicable(true),
            None => fault.help(format!("the languages are {}", list_words(&tags, "and"))),
        },
    }
}

/// Returns the language of a name.
fn named_language(name: &str) -> Option<Language> {
    let small = name.trim().to_lowercase();
    let has_name = |language: &Language| catalogue(*language).names.contains(&&*small);
    Language::ALL.iter().copied().find(has_name)
}
