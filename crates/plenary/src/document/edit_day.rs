//! Changes of what is recorded of a day: its lines, and the heading that they need.

use chrono::NaiveDate;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    Facilities,
    edit::{delete, text_of, wording},
    table::{Fields, Line},
    table_editor::{Patch, TableEditor, new_day},
};
use crate::time::Hours;

/// A day, of a track or of all.
pub(super) type OfDay<'k> = (Option<&'k str>, NaiveDate);

/// Returns the patch that writes a key under a day, which may have no table yet.
pub(super) fn line_of_day(
    root: &DeTable<'_>,
    (track, of): OfDay<'_>,
    key: &str,
    value: &str,
    text: &str,
) -> Patch {
    if let Some(day) = day(root, track, of) {
        return day.change(text, key, value);
    }
    let heading = (track, &*of.to_string());
    new_day(root, text, heading, format!("{key} = {value}"))
}

/// Returns the patch that deletes a key under a day: its line, and the heading with the blank line before it
/// if nothing else stands under the heading. None if the key is not there.
pub(super) fn delete_of_day(
    root: &DeTable<'_>,
    (track, of): OfDay<'_>,
    key: &str,
    text: &str,
) -> Option<Patch> {
    let day = day(root, track, of)?;
    let (span, with) = delete(&day, key, text)?;
    let heading = text.get(day.start()..span.start)?;
    let line = heading.trim_end();
    let is_alone = day.table().len() == 1 && line.starts_with('[') && !line.contains('\n');
    if !is_alone {
        return Some((span, with));
    }
    let before = text.get(..day.start())?;
    // The blank line that came with the heading goes with it.
    let end = before.strip_suffix('\n').unwrap_or(before);
    let above = end.strip_suffix('\r').unwrap_or(end);
    let start = if above.ends_with('\n') {
        above.len()
    } else {
        before.len()
    };
    Some((start..span.end, with))
}

/// The list `extra` of a day.
pub(super) struct Extras<'t, 'i>(&'t Spanned<DeValue<'i>>);

impl<'t, 'i> Extras<'t, 'i> {
    pub(super) fn of(root: &'t DeTable<'i>, (track, of): OfDay<'_>) -> Option<Self> {
        let list = day(root, track, of)?.table().get("extra")?;
        list.get_ref().is_array().then_some(Self(list))
    }

    fn elements(&self) -> &'t [Spanned<DeValue<'i>>] {
        self.0.get_ref().as_array().map_or(&[], |list| list)
    }

    /// Returns the place of the element of these hours.
    fn position(&self, hours: &str) -> Option<usize> {
        let is_same = |element: &Spanned<DeValue<'_>>| {
            let value = element.get_ref();
            let table = value.as_table().and_then(|table| table.get("time"));
            let typed = table.map_or(value, Spanned::get_ref).as_str();
            let time = typed.and_then(|typed| typed.parse::<Hours>().ok());
            time.is_some_and(|time| time.to_string() == hours)
        };
        self.elements().iter().position(is_same)
    }

    /// Returns the patch that writes an element: in the place of that of the same hours, else behind all. An
    /// element that is replaced keeps its room, its livestream and its interpretation.
    pub(super) fn add(&self, hours: &str, element: &str, text: &str) -> Patch {
        if let Some(old) = self.position(hours) {
            let replaced = &self.elements()[old];
            return (replaced.span(), with_facilities_of(replaced, element, text));
        }
        match self.elements().last() {
            Some(last) => (last.span().end..last.span().end, format!(", {element}")),
            None => (self.0.span(), format!("[{element}]")),
        }
    }

    /// Returns the patch that deletes the element of these hours; with the last, the whole list.
    pub(super) fn delete(
        &self,
        root: &DeTable<'_>,
        of: OfDay<'_>,
        hours: &str,
        text: &str,
    ) -> Option<Patch> {
        let place = self.position(hours)?;
        let elements = self.elements();
        let span = match (place, elements.len()) {
            (_, 1) => return delete_of_day(root, of, "extra", text),
            (0, _) => elements[0].span().start..elements[1].span().start,
            _ => elements[place - 1].span().end..elements[place].span().end,
        };
        Some((span, String::new()))
    }
}

/// Returns an element of `extra` with the room, the livestream and the interpretation of another.
fn with_facilities_of(other: &Spanned<DeValue<'_>>, element: &str, text: &str) -> String {
    let table = other.get_ref().as_table();
    let given = Facilities::LINES.iter().filter_map(|line| {
        let Line::Key(entry) = line else {
            return None;
        };
        let value = text_of(table?.get(entry.name)?, text)?;
        Some(format!(", {} = {}", entry.name, wording(&value)))
    });
    let keys: String = given.collect();
    if keys.is_empty() {
        return element.to_owned();
    }
    match element.strip_suffix(" }") {
        Some(open) => format!("{open}{keys} }}"),
        None => format!("{{ time = {element}{keys} }}"),
    }
}

/// Returns an editor of the table of a day, if there is one.
fn day<'t, 'i>(
    root: &'t DeTable<'i>,
    track: Option<&str>,
    day: NaiveDate,
) -> Option<TableEditor<'t, 'i>> {
    let table = match track {
        Some(key) => {
            let tracks = root.get("tracks")?.get_ref().as_table()?;
            tracks.get(key)?.get_ref().as_table()?
        }
        None => root,
    };
    let days = table.get("days")?.get_ref().as_table()?;
    TableEditor::of(days.get(&*day.to_string())?)
}
