//! Tables under headings: several under `[[event]]`, or each under a word, as in
//! `[rooms.XX]`.

use std::borrow::Cow;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    Slot,
    level::Level,
    limits,
    reader::{PathRef, Reading, Table, Value, wrong_type},
    schema::{Schema, table},
    table::Fields,
};
use crate::fault::{Code, Fault, Part};

/// Reads the keys of a table, and reports those that it cannot have.
pub(super) fn fields<T: Fields>(
    table: &DeTable<'_>,
    level: Level,
    at: PathRef<'_>,
    found: &mut Reading,
) -> T {
    let mut keys = Table::open(table, level, at);
    let fields = T::take(&mut keys, found);
    keys.finish(found);
    fields
}

/// A table that stands with others of its kind under headings `[[KEY]]`.
pub(super) trait Listed: Fields + Default {
    const LEVEL: Level;
    const KEY: &'static str;

    /// The form of the list, in words that a person can type by.
    const FORM: &'static str;

    /// True if a schedule has at least one.
    const IS_NEEDED: bool = false;

    /// Returns a table of which nothing could be read, so that no more faults come of it.
    fn unreadable() -> Self {
        Self::default()
    }
}

impl<T: Listed> Value for Vec<T> {
    const FORM: &'static str = T::FORM;

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let Some(array) = value.as_array() else {
            if value.is_table() {
                found.push(single_brackets(T::KEY, at));
                return Slot::Bad;
            }
            return wrong_type(value, at, found);
        };
        let element = |(i, element): (usize, &Spanned<DeValue<'_>>)| {
            let place = at.index(i);
            match element.get_ref() {
                DeValue::Table(table) => fields(table, T::LEVEL, place, found),
                other => {
                    wrong_type::<Self>(other, &place, found);
                    T::unreadable()
                }
            }
        };
        Slot::Given(array.iter().enumerate().map(element).collect())
    }

    fn schema() -> Schema {
        let list = Schema::of("array").with("items", table(T::LEVEL));
        if T::IS_NEEDED {
            list.with("minItems", 1)
        } else {
            list
        }
    }
}

fn single_brackets(key: &str, at: &PathRef<'_>) -> Fault {
    let message = format!("the heading `[{key}]` has single brackets");
    Fault::new(Code::WrongType, message, at.path())
        .part(Part::Key)
        .label(format!("one {key}, not one of several"))
        .edit(format!("write `[[{key}]]`"), format!("[{key}]"))
        .machine_applicable(true)
}

/// A table that stands under a heading with a word that names it.
pub(super) trait Named: Fields {
    const LEVEL: Level;

    /// The form of the heading, in words that a person can type by.
    const FORM: &'static str;

    /// The pattern of the word.
    const WORD: &'static str = r"\S";

    /// True if a schedule has at least one.
    const IS_NEEDED: bool = false;

    /// Gives the table its word; `None` if the word is a fault that leaves nothing of the table.
    fn with_word(self, word: &str, at: &PathRef<'_>, found: &mut Reading) -> Option<Self>;
}

/// Tables by their words, in the order of the source.
pub(super) struct ByWord<T>(pub(super) Vec<T>);

impl<T> From<ByWord<T>> for Vec<T> {
    fn from(tables: ByWord<T>) -> Self {
        tables.0
    }
}

impl<T: Named> Value for ByWord<T> {
    const FORM: &'static str = T::FORM;

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        read_by_word::<T, Self>(value, T::LEVEL, at, found).map(Self)
    }

    fn schema() -> Schema {
        let tables = named_tables(T::LEVEL, T::WORD);
        if T::IS_NEEDED {
            tables.with("minProperties", 1)
        } else {
            tables
        }
    }
}

/// Reads tables by their words; `F` says how a heading is written.
pub(super) fn read_by_word<T: Named, F: Value>(
    value: &DeValue<'_>,
    level: Level,
    at: &PathRef<'_>,
    found: &mut Reading,
) -> Slot<Vec<T>> {
    let Some(table) = value.as_table() else {
        return wrong_type::<F>(value, at, found).map(|_| Vec::new());
    };
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(word, _)| word.span().start);
    let read = |(word, value): (&Spanned<Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
        let name = word.get_ref();
        let place = at.key(name);
        if let Some(fault) = limits::long_name(name, &place) {
            found.push(fault);
            return None;
        }
        match value.get_ref() {
            DeValue::Table(table) => {
                let table: T = fields(table, level, place, found);
                table.with_word(name, &place, found)
            }
            other => {
                wrong_type::<F>(other, &place, found);
                None
            }
        }
    };
    Slot::Given(entries.into_iter().filter_map(read).collect())
}

/// Returns the schema of tables of this kind, each under a word of this pattern.
pub(super) fn named_tables(level: Level, word: &str) -> Schema {
    let by_word = Schema::default().with(word, table(level));
    Schema::of("object")
        .with("patternProperties", by_word)
        .with("additionalProperties", false)
}
