//! The revision of a source: the last version that it names, and the opening of the next one.

use chrono::NaiveDate;
use toml::de::DeTable;

use super::table_editor::{Patch, TableEditor, above_headings};
use crate::{fault::Report, source::Source};

/// Returns the file that the `[revision]` of a text names as the last version, if it lies beside it.
pub(crate) fn since(text: &str) -> Option<String> {
    if !text.contains("since") || text.len() > Source::MOST_BYTES {
        return None;
    }
    let (table, _) = DeTable::parse_recoverable(text);
    let revision = table.get_ref().get("revision")?.get_ref().as_table()?;
    let name = revision.get("since")?.get_ref().as_str();
    name.filter(|name| is_beside(name)).map(str::to_owned)
}

/// True if a name leads to a file in the folder of a source or below it, on every system.
pub(crate) fn is_beside(name: &str) -> bool {
    let of_a_drive = name.as_bytes().get(1) == Some(&b':');
    let leads_out = name.split('/').any(|step| matches!(step, "" | ".."));
    !of_a_drive && !leads_out && !name.contains('\\')
}

/// Returns a version as it is kept beside the one that revises it: with no outputs, since its files
/// are those of its successor now. Every other byte stays.
///
/// # Errors
/// The faults of the source, as [`read`](crate::read).
///
/// ```
/// let source = plenary::open("csp12.toml")?;
/// let kept = plenary::edit::snapshot(&source)?;
/// assert!(kept.text().contains("\noutputs = []\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn snapshot(source: &Source) -> Result<Source, Report> {
    crate::read(source)?;
    let (table, _) = DeTable::parse_recoverable(source.text());
    let (at, with) = TableEditor::top(table.get_ref()).change(source.text(), "outputs", "[]");
    let mut text = source.text().to_owned();
    text.replace_range(at, &with);
    Ok(source.with_text(text))
}

/// Opens the next revision of a source: `[revision]` counts one more, has the day on which it is to
/// be issued, and names the file of the last version, which it has as its earlier one. Every other
/// byte stays. Faults of the lines that it adds do not show them: they are in no file yet.
///
/// # Errors
/// The faults of the source, and those that it would have then, as [`read`](crate::read).
///
/// ```
/// let source = plenary::open("csp12.toml")?;
/// let day = plenary::chrono::NaiveDate::from_ymd_opt(2026, 2, 12).unwrap_or_default();
/// let next = plenary::edit::revise(&source, day, "csp12-rev0.toml")?;
/// let revision = "[revision]\nnumber = 1\nissued = 2026-02-12\nsince = \"csp12-rev0.toml\"\n";
/// assert!(next.text().contains(revision));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn revise(source: &Source, issued: NaiveDate, last: &str) -> Result<Source, Report> {
    let (plan, _) = crate::read(source)?.value;
    let number = plan.revision().map_or(0, |revision| revision.number);
    let keys = [
        ("number", number.saturating_add(1).to_string()),
        ("issued", issued.to_string()),
        ("since", super::edit::text_to_toml(last)),
    ];
    let next = if plan.revision().is_some() {
        keys.iter().fold(source.clone(), |source, (key, value)| {
            apply(&source, &revision_patch(source.text(), key, value))
        })
    } else {
        let lines = keys.map(|(key, value)| format!("{key} = {value}"));
        let heading = [String::new(), "[revision]".to_owned()];
        let lines = [&heading[..], &lines].concat();
        apply(source, &above_headings(source.text(), &lines))
    };
    crate::read(&next)?;
    Ok(next.since(Source::new(last, source.text())))
}

/// Applies a patch that the command has made to a source.
fn apply(source: &Source, (at, with): &Patch) -> Source {
    source.patched(at, with, "`revise`")
}

/// Returns the patch of a key of the `[revision]` of a text, which may be written with dots, too.
fn revision_patch(text: &str, key: &str, value: &str) -> Patch {
    let (table, _) = DeTable::parse_recoverable(text);
    let top = table.get_ref();
    let table_editor = top
        .get("revision")
        .and_then(|value| Some((value.span(), TableEditor::of(value)?)));
    match table_editor {
        Some((span, table_editor)) if text[span.clone()].starts_with(['[', '{']) => {
            table_editor.change(text, key, value)
        }
        Some((_, table_editor)) if table_editor.has(key) => table_editor.change(text, key, value),
        _ => TableEditor::top(top).change(text, &format!("revision.{key}"), value),
    }
}
