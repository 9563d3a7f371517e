//! Reads tables key by key, and reports the keys that nobody asked for.

use toml::de::{DeArray, DeTable, DeValue};

use super::{
    Slot,
    keys::{self, Level},
};
use crate::{
    fault::{Code, Fault, Faults, Part, Path, Step},
    nearest::nearest,
};

/// Where reading stands, as a chain that costs nothing until a fault needs its [`Path`].
#[derive(Clone, Copy)]
pub(super) enum Trail<'a> {
    Top,
    Key(&'a Trail<'a>, &'a str),
    Index(&'a Trail<'a>, usize),
}

impl<'a> Trail<'a> {
    pub(super) fn key(&'a self, key: &'a str) -> Self {
        Self::Key(self, key)
    }

    pub(super) fn index(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }

    pub(super) fn path(&self) -> Path {
        match self {
            Self::Top => Path::default(),
            Self::Key(parent, key) => parent.path().then(Step::from((*key).to_owned())),
            Self::Index(parent, index) => parent.path().then(*index),
        }
    }
}

/// A value of the source language: how it is called, and how it is read.
pub(super) trait Value: Sized {
    /// What is asked for, in words that a person can type by.
    const FORM: &'static str;

    /// Reads the value; [`Slot::Bad`] when a fault has been reported.
    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self>;
}

/// The fault of a value that is not of the form its key asks for.
pub(super) fn wrong_type<T: Value>(
    value: &DeValue<'_>,
    at: &Trail<'_>,
    faults: &mut Faults,
) -> Slot<T> {
    if already_reported(value) {
        return Slot::Bad;
    }
    let found = match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date or a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let path = at.path();
    let key = path.steps().iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    });
    let key = key.unwrap_or_default();
    faults.push(
        Fault::new(
            Code::WrongType,
            format!("`{key}` is {found}, and should be {}", T::FORM),
            path,
        )
        .label("of the wrong kind")
        .help(format!("write {}", T::FORM)),
    );
    Slot::Bad
}

/// Whether the parser has left a hole here, and said why.
fn already_reported(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Datetime(date) => date.date.is_none() && date.time.is_none(),
        DeValue::Float(number) => number.as_str().is_empty(),
        DeValue::Integer(number) => number.as_str().is_empty(),
        _ => false,
    }
}

/// A table that is being read.
pub(super) struct Table<'t, 'i> {
    table: &'t DeTable<'i>,
    level: Level,
    at: Trail<'t>,
    found: usize,
}

impl<'t, 'i> Table<'t, 'i> {
    pub(super) fn open(table: &'t DeTable<'i>, level: Level, at: Trail<'t>) -> Self {
        Self {
            table,
            level,
            at,
            found: 0,
        }
    }

    /// The value under a key.
    pub(super) fn take<T: Value>(&mut self, key: &str, faults: &mut Faults) -> Slot<T> {
        match self.raw(key) {
            Some(value) => T::read(value, &self.at.key(key), faults),
            None => Slot::Absent,
        }
    }

    /// The value under a key, unread.
    pub(super) fn raw(&mut self, key: &str) -> Option<&'t DeValue<'i>> {
        debug_assert!(self.level.keys().contains(&key), "`{key}` is not listed");
        let value = self.table.get(key)?;
        self.found += 1;
        Some(value.get_ref())
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self, faults: &mut Faults) {
        if self.found == self.table.len() {
            return;
        }
        let known = self.level.keys();
        let strange = self.table.keys().map(|key| key.get_ref().as_ref());
        for key in strange.filter(|key| !known.contains(key)) {
            faults.push(unknown_key(key, self.level, &self.at));
        }
    }
}

fn unknown_key(key: &str, level: Level, at: &Trail<'_>) -> Fault {
    let path = at.path().then(key.to_owned());
    let fault = Fault::new(Code::UnknownKey, format!("no key is called `{key}`"), path)
        .part(Part::Key)
        .label(format!("not known {}", level.place()));
    match keys::suggest(key, level) {
        keys::Suggestion::Instead(known) => fault.help(format!("write `{known}`")),
        keys::Suggestion::Elsewhere(known, other) => {
            fault.help(format!("`{known}` belongs {}", other.place()))
        }
        keys::Suggestion::OneOf(known) => {
            fault.help(format!("the keys {} are {known}", level.place()))
        }
        keys::Suggestion::Nothing => {
            fault.help("delete the line, or begin it with `#` to keep it as a remark")
        }
    }
}

/// Reads each element of a list, with holes for the bad ones.
pub(super) fn list<T: Value>(
    array: &DeArray<'_>,
    at: &Trail<'_>,
    faults: &mut Faults,
) -> Vec<Slot<T>> {
    let elements = array.iter().enumerate();
    elements
        .map(|(i, element)| T::read(element.get_ref(), &at.index(i), faults))
        .collect()
}

/// The fault of a word where only a few others are known.
pub(super) fn unknown_value(word: &str, known: &[&str], at: &Trail<'_>, faults: &mut Faults) {
    let list = keys::listed(known);
    let fault = Fault::new(
        Code::UnknownValue,
        format!("`{word}` is not known here"),
        at.path(),
    )
    .label(format!("one of {list}"));
    faults.push(match nearest(word, known.iter().copied()) {
        Some(near) => fault.help(format!("write `\"{near}\"`")),
        None => fault.help(format!("write one of {list}")),
    });
}
