//! Values as they are printed in a cell.

use chrono::NaiveDate;

use crate::{
    text::Text,
    view::{Occurrence, View},
};

/// Sign between several in one cell.
pub(super) const SEVERAL: &str = "; ";

/// The word for a day on which nothing is held.
pub(super) const CLOSED: &str = "closed";

/// Returns the day on which it begins: past midnight another than that on which it is listed.
pub(super) fn date_of(occurrence: &Occurrence<'_>) -> NaiveDate {
    occurrence
        .starts
        .map_or(occurrence.day, |starts| starts.date_naive())
}

/// Returns a value as it is printed; an empty cell if there is none.
pub(super) fn printed(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// Returns the characters of a text; an empty cell if there is none.
pub(super) fn optional(view: &View<'_>, text: Option<&Text>) -> String {
    text.map_or_else(String::new, |text| view.plain(text))
}
