//! The revision of a source: which one it names as the last, and how the next is opened.

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::edit::{Home, last_line};
use crate::{fault::Report, source::Source};

/// The file that the `[revision]` of a text names as the last version.
pub(crate) fn since(text: &str) -> Option<String> {
    if !text.contains("since") {
        return None;
    }
    let (table, _) = DeTable::parse_recoverable(text);
    let revision = table.get_ref().get("revision")?.get_ref().as_table()?;
    revision.get("since")?.get_ref().as_str().map(str::to_owned)
}

/// Opens the next revision of a source: `[revision]` counts one more, has the day on which it is to
/// be issued, and names the file of the last version. Every other byte stays.
///
/// # Errors
/// The faults of the source, as [`read`](crate::read).
///
/// ```
/// let source = plenary::Source::read("../../schedules/att-csp12-working-groups.toml")?;
/// let day = plenary::chrono::NaiveDate::from_ymd_opt(2026, 2, 12).unwrap_or_default();
/// let next = plenary::revise(&source, day, "csp12-rev0.toml")?;
/// assert!(next.text().ends_with(
///     "[revision]\nnumber = 1\nissued = 2026-02-12\nsince = \"csp12-rev0.toml\"\n"
/// ));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn revise(source: &Source, issued: NaiveDate, last: &str) -> Result<Source, Report> {
    let (plan, _) = crate::read(source)?.value;
    let number = plan.revision().map_or(0, |revision| revision.number);
    let keys = [
        ("number", number.saturating_add(1).to_string()),
        ("issued", issued.to_string()),
        ("since", super::edit::typed(last)),
    ];
    let mut text = source.text().to_owned();
    if plan.revision().is_none() {
        let lines = keys.map(|(key, value)| format!("{key} = {value}"));
        last_line(&mut text, &["", "[revision]"], &lines);
        return Ok(source.with_text(text));
    }
    for (key, value) in keys {
        text = with(&text, key, &value).unwrap_or(text);
    }
    Ok(source.with_text(text))
}

/// The text with a key of its `[revision]`.
fn with(text: &str, key: &str, value: &str) -> Option<String> {
    let (table, _) = DeTable::parse_recoverable(text);
    let revision = table.get_ref().get("revision")?;
    match revision.get_ref() {
        DeValue::Table(_) => Some(Home::of(revision)?.put(text, key, value)),
        _ => None,
    }
}
