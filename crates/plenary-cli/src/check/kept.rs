//! The files that are kept beside a source, and how they differ from what it renders to.

use std::path::{Path, PathBuf};

use plenary::{File, Language, Schedule, report::Difference};
use similar::{ChangeTag, TextDiff};

use crate::{docx, files, issue::Unfinished, outcome::Failure, schema::Outdated};

/// A file that is kept beside a source.
pub(super) struct Kept {
    pub(super) place: PathBuf,
    wanted: File,
    now: Option<Vec<u8>>,
    pub(super) difference: Option<Difference>,
    /// Changes that a reader of the file on disk does not know, as far as it can be read.
    pub(super) changes: Vec<String>,
    /// The command that writes it again, if it is not that of the source.
    pub(super) fix: Option<String>,
}

impl From<Outdated> for Kept {
    fn from(schema: Outdated) -> Self {
        Self {
            fix: schema.fix(),
            place: schema.place,
            wanted: schema.file,
            now: None,
            difference: Some(Difference::OtherVersion),
            changes: Vec::new(),
        }
    }
}

impl Kept {
    /// Returns an issue that was kept before a run was stopped.
    pub(super) fn unfinished(source: &Path, left: Unfinished) -> Self {
        let typed = files::quoted(&source.display().to_string());
        let option = if left.is_correction {
            " --correction"
        } else {
            ""
        };
        Self {
            fix: Some(format!("plenary issue {typed}{option}")),
            wanted: File::new("", Vec::new()),
            place: left.place,
            now: None,
            difference: Some(Difference::UnfinishedIssue),
            changes: Vec::new(),
        }
    }

    /// Returns every file that a schedule keeps.
    pub(super) fn all(
        source: &Path,
        out_dir: Option<&Path>,
        schedule: &Schedule,
    ) -> Result<Vec<Self>, Failure> {
        let folder = files::folder(source, out_dir);
        let files = docx::files(source, folder, schedule)?;
        let language = schedule
            .plan()
            .languages()
            .first()
            .copied()
            .unwrap_or(Language::English);
        files
            .into_iter()
            .map(|file| Self::read(folder, file, language))
            .collect()
    }

    /// True if the file is there, and a reader of it is told something else than the schedule says.
    pub(super) fn is_stale(&self) -> bool {
        !matches!(
            self.difference,
            None | Some(Difference::Missing | Difference::LineEnds)
        )
    }

    /// True if none of the files of a schedule is there: it has not been rendered yet.
    pub(super) fn none_is_there(all: &[Self]) -> bool {
        let is_missing = |file: &Self| matches!(file.difference, Some(Difference::Missing));
        !all.is_empty() && all.iter().all(is_missing)
    }

    fn read(folder: &Path, wanted: File, language: Language) -> Result<Self, Failure> {
        let place = folder.join(&wanted.name);
        let now = files::contents(&place)?;
        let difference = Difference::between(now.as_deref(), &wanted);
        let was = difference.and(now.as_deref());
        let changes = was
            .map(|was| changes(was, &wanted, language))
            .unwrap_or_default();
        Ok(Self {
            place,
            wanted,
            now,
            difference,
            changes,
            fix: None,
        })
    }

    /// Returns the unified diff that brings the file up to date.
    fn diff(&self) -> Option<String> {
        let name = self.place.display().to_string();
        let now = self.now.as_deref().unwrap_or_default();
        Some(match (self.difference?, self.wanted.text()) {
            (Difference::Missing, _) => format!("{name}: missing\n"),
            (Difference::UnfinishedIssue, _) => {
                format!("{name}: of an issue that was not finished\n")
            }
            (Difference::OtherVersion, _) => format!("{name}: of another version of Plenary\n"),
            (Difference::LineEnds, _) => format!("{name}: the same, but its lines end in CR LF\n"),
            (_, Some(wanted)) => lines_between(&name, &String::from_utf8_lossy(now), wanted),
            (_, None) => format!("{name}: {}\n", self.changes.join("\n  ")),
        })
    }
}

/// Returns the changes that a reader of the file on disk does not know.
fn changes(was: &[u8], wanted: &File, language: Language) -> Vec<String> {
    let Some(text) = wanted.text() else {
        return words_between(docx::words(was), docx::words(&wanted.bytes));
    };
    let was = String::from_utf8_lossy(was);
    plenary::Changes::of_page(&was, text, language)
        .map(|changes| changes.changed)
        .unwrap_or_default()
        .into_iter()
        .map(|changed| changed.says)
        .collect()
}

fn lines_between(name: &str, now: &str, wanted: &str) -> String {
    TextDiff::from_lines(now, wanted)
        .unified_diff()
        .header(name, &format!("{name} (as rendered now)"))
        .to_string()
}

/// Returns the lines in which a Word document differs from the wanted one.
fn words_between(now: Option<Vec<String>>, wanted: Option<Vec<String>>) -> Vec<String> {
    let Some((now, wanted)) = now.zip(wanted) else {
        return vec!["it is no Word document".to_owned()];
    };
    if now == wanted {
        let same = "it says the same, saved by another program or with another look";
        return vec![same.to_owned()];
    }
    let (now, wanted): (Vec<&str>, Vec<&str>) = (borrowed(&now), borrowed(&wanted));
    let diff = TextDiff::from_slices(&now, &wanted);
    let changes = diff
        .iter_all_changes()
        .filter(|change| change.tag() != ChangeTag::Equal);
    let lines = changes.map(|change| format!("{} {}", change.tag(), change.value()));
    ["it says something else:".to_owned()]
        .into_iter()
        .chain(lines)
        .collect()
}

fn borrowed(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}

/// Returns the differences of the files of a source, as diffs and in words.
pub(super) fn differences(name: &str, kept: &[Kept]) -> String {
    let diffs: String = kept.iter().filter_map(Kept::diff).collect();
    let texts = kept.iter().filter(|file| file.wanted.text().is_some());
    let changes = texts
        .map(|file| &file.changes)
        .find(|changes| !changes.is_empty())
        .map_or_else(String::new, |changes| {
            format!("{name}: what has changed:\n  {}\n", changes.join("\n  "))
        });
    diffs + &changes
}
