//! Issues of a source: the versions that it names, and the writing of the next one.

use chrono::NaiveDate;
use toml::de::DeTable;

use super::{
    edit::{delete, text_to_toml},
    table_editor::{Patch, TableEditor, above_headings},
};
use crate::{
    fault::{Code, Fault, Faults, Report, path_to},
    plan::Plan,
    source::Source,
    text::Language,
};

/// Returns the file that a key of the `[revision]` of a text names, if it lies beside it.
pub(crate) fn named_version(text: &str, key: &str) -> Option<String> {
    if !text.contains(key) || text.len() > Source::MOST_BYTES {
        return None;
    }
    let (table, _) = DeTable::parse_recoverable(text);
    let revision = table.get_ref().get("revision")?.get_ref().as_table()?;
    let name = revision.get(key)?.get_ref().as_str();
    name.filter(|name| is_beside(name)).map(str::to_owned)
}

/// True if a name leads to a file in the folder of a source or below it, on every system.
pub(crate) fn is_beside(name: &str) -> bool {
    let of_a_drive = name.as_bytes().get(1) == Some(&b':');
    let leads_out = name.split('/').any(|step| matches!(step, "" | ".."));
    !of_a_drive && !leads_out && !name.contains('\\')
}

/// An issue of a source: the source that says it, and the version that is kept of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Issue {
    /// The number of the issue: 0 for the first.
    pub number: u32,
    /// The source with the issue in its `[revision]`, and with the versions that it names.
    pub source: Source,
    /// The version that is kept beside it, under the name of its file.
    pub kept: Source,
}

impl Issue {
    /// Returns the names under which the next issue and the next correction of a plan are kept beside its
    /// source, whose name without `.toml` is the stem. A file of such a name that the source does not name
    /// is of an issue that was not finished.
    ///
    /// ```
    /// use plenary::edit::Issue;
    /// let source = plenary::open("csp12.toml")?;
    /// let (plan, _) = plenary::read(&source)?.value;
    /// assert_eq!(Issue::next_names(&plan, "csp12")[0], "csp12-rev0.toml");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn next_names(plan: &Plan, stem: &str) -> Vec<String> {
        let issue = kept_name(stem, next_number(plan));
        let correction = plan
            .revision()
            .filter(|_| plan.as_issued().is_some())
            .map(|last| corrected_name(stem, last.number, last.corrections.saturating_add(1)));
        [Some(issue), correction].into_iter().flatten().collect()
    }
}

fn next_number(plan: &Plan) -> u32 {
    match (plan.revision(), plan.as_issued()) {
        (None, _) => 0,
        // It is said, and was not kept.
        (Some(last), None) => last.number,
        (Some(last), Some(_)) => last.number.saturating_add(1),
    }
}

fn kept_name(stem: &str, number: u32) -> String {
    format!("{stem}-rev{number}.toml")
}

fn corrected_name(stem: &str, number: u32, corrections: u32) -> String {
    format!("{stem}-rev{number}-corrected{corrections}.toml")
}

/// Returns a version as it is kept beside its source: with no outputs, since its files are those of the
/// source now, and without `as-issued`, since it is that itself. Every other byte stays.
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
    let kept = Source::new(source.name(), text);
    Ok(without(&kept, "as-issued"))
}

/// Writes the next issue into a source. `[revision]` has the number of the issue, its day, and the names
/// of the issue before and of the kept version; the first issue also sets `issued`. Every other byte
/// stays. The stem is the name of the source without `.toml`.
///
/// A source whose `[revision]` names no `as-issued` was revised by hand: its issue keeps its number.
///
/// Faults of the lines that it adds do not show them: they are in no file yet.
///
/// # Errors
/// The faults of the source, and those that it would have then, as [`read`](crate::read).
///
/// ```
/// let source = plenary::open("csp12.toml")?;
/// let day = plenary::chrono::NaiveDate::from_ymd_opt(2026, 1, 16).unwrap_or_default();
/// let issue = plenary::edit::issue(&source, day, "csp12")?;
/// let revision = "[revision]\nnumber = 0\nissued = 2026-01-16\nas-issued = \"csp12-rev0.toml\"\n";
/// assert!(issue.source.text().contains(revision));
/// assert_eq!(issue.kept.name(), "csp12-rev0.toml");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn issue(source: &Source, day: NaiveDate, stem: &str) -> Result<Issue, Report> {
    let (plan, _) = crate::read(source)?.value;
    let number = next_number(&plan);
    let name = kept_name(stem, number);
    let mut keys = vec![("number", number.to_string()), ("issued", day.to_string())];
    keys.extend(plan.as_issued().map(|last| ("since", text_to_toml(last))));
    keys.push(("as-issued", text_to_toml(&name)));
    let mut next = without(source, "reissued");
    if let Some(last) = source.issued() {
        next = next.since(last.clone());
    }
    if number == 0 {
        next = with_top(&next, "issued", &day.to_string());
    }
    finish(number, &with_keys(&next, &keys), &name)
}

/// Writes a correction of the last issue into a source: the paper was wrong, and the facts were not. The
/// number and the day of the issue stay.
///
/// # Errors
/// As [`issue`]; P0102 if the last issue was not kept.
pub fn correct(source: &Source, day: NaiveDate, stem: &str) -> Result<Issue, Report> {
    let (plan, _) = crate::read(source)?.value;
    let Some(last) = plan.revision().filter(|_| plan.as_issued().is_some()) else {
        return Err(Report::located(source, Faults::from([no_issue()])));
    };
    let corrections = last.corrections.saturating_add(1);
    let name = corrected_name(stem, last.number, corrections);
    let keys = [
        ("as-issued", text_to_toml(&name)),
        ("reissued", day.to_string()),
        ("corrections", corrections.to_string()),
    ];
    finish(last.number, &with_keys(source, &keys), &name)
}

fn no_issue() -> Fault {
    let message = "nothing has been issued that could be corrected";
    Fault::new(Code::MissingKey, message, path_to!["revision"])
        .help("issue the schedule first: `plenary issue`")
}

fn finish(number: u32, next: &Source, name: &str) -> Result<Issue, Report> {
    let kept = Source::new(name, snapshot(next)?.text());
    Ok(Issue {
        number,
        source: next.clone().as_issued(kept.clone()),
        kept,
    })
}

/// Applies a patch that the command has made to a source.
fn apply(source: &Source, (at, with): &Patch) -> Source {
    source.patched(at, with, "`issue`")
}

fn with_top(source: &Source, key: &str, value: &str) -> Source {
    let (table, _) = DeTable::parse_recoverable(source.text());
    let top = TableEditor::top(table.get_ref());
    apply(source, &top.change(source.text(), key, value))
}

/// Returns a source that lists these languages.
pub(crate) fn with_languages(source: &Source, languages: &[Language]) -> Source {
    let tags: Vec<_> = languages.iter().map(|tag| format!("\"{tag}\"")).collect();
    let listed = with_top(source, "languages", &format!("[{}]", tags.join(", ")));
    Source::new(source.name(), listed.text())
}

/// Returns a source with values of keys under `[revision]`, which is made if it is not there.
fn with_keys(source: &Source, keys: &[(&str, String)]) -> Source {
    let (table, _) = DeTable::parse_recoverable(source.text());
    if table.get_ref().get("revision").is_some() {
        return keys.iter().fold(source.clone(), |source, (key, value)| {
            apply(&source, &revision_patch(source.text(), key, value))
        });
    }
    let lines = keys.iter().map(|(key, value)| format!("{key} = {value}"));
    let heading = [String::new(), "[revision]".to_owned()];
    let lines: Vec<_> = heading.into_iter().chain(lines).collect();
    apply(source, &above_headings(source.text(), &lines))
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

/// Returns a source without a key of its `[revision]`.
fn without(source: &Source, key: &str) -> Source {
    let (table, _) = DeTable::parse_recoverable(source.text());
    let revision = table.get_ref().get("revision");
    let table_editor = revision.and_then(TableEditor::of);
    match table_editor.and_then(|editor| delete(&editor, key, source.text())) {
        Some(patch) => apply(source, &patch),
        None => source.clone(),
    }
}
