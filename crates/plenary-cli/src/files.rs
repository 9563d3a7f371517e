//! Sources in, rendered files out.

mod leftover;
mod read;
mod write;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

pub(crate) use self::{
    leftover::Hold,
    read::{contents, page, source},
    write::{Fresh, Prepared, create, place, replace},
};
use crate::{
    outcome::{self, Failure},
    schema,
};

pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Returns the name of a source for messages.
pub(crate) fn display_name(path: &Path) -> String {
    if is_stdin(path) {
        return "<stdin>".to_owned();
    }
    path.display().to_string()
}

/// Returns the path from the root of the repository that a file is in, as code scanning and GitHub Actions
/// look it up. Outside of every repository it is the path from the working folder, unless the file is
/// elsewhere.
pub(crate) fn from_root(path: &Path) -> PathBuf {
    let Some(whole) = whole(path) else {
        return path.to_owned();
    };
    // In a linked work tree, `.git` is a file.
    let mut above = whole.ancestors().skip(1);
    let root = above.find(|folder| folder.join(".git").exists());
    let base = root
        .map(Path::to_owned)
        .or_else(|| fs::canonicalize(".").ok());
    let relative = base.and_then(|base| Some(whole.strip_prefix(base).ok()?.to_owned()));
    relative.unwrap_or(whole)
}

/// Returns the absolute path of a file, without relative parts. A link at its end stays.
fn whole(path: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(named(path.parent()?)).ok()?;
    Some(folder.join(path.file_name()?))
}

/// Returns the sources that these paths name: files as they are, folders with every schedule below them.
/// A file of another program that was named is passed over, and this is said; for a hook names every
/// `.toml` of a commit.
pub(crate) fn sources(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = found.len();
            walk(path, &mut found)?;
            if found.len() == before {
                let message = format!("no schedule (`*.toml`) in `{}`", path.display());
                return Err(Failure::Usage(message));
            }
        } else if is_of_another_program(path) {
            outcome::tell(&passed_over(path))?;
        } else {
            found.push(path.clone());
        }
    }
    Ok(without_doubles(&found))
}

fn passed_over(path: &Path) -> String {
    let name = path.display();
    format!(
        "{name}: passed over, as it is no schedule: it has no `[[meeting]]`, no `conference`, and no line \
         `#:schema ./{}`",
        schema::NAME
    )
}

/// True if a file is TOML of another program, such as `pyproject.toml`. A schedule names its schema or has
/// one of the keys that every schedule needs. An empty file is taken for a schedule that was lost, and
/// so is one that cannot be read.
fn is_of_another_program(path: &Path) -> bool {
    // A name that a terminal would obey is refused by whoever reads the file.
    if !is_toml(path) || path.to_string_lossy().contains(char::is_control) {
        return false;
    }
    let bytes = contents(path).ok().flatten();
    let Some(text) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) else {
        return false;
    };
    let is_content = |line: &str| !line.trim().is_empty() && !line.trim().starts_with('#');
    let is_ours = schema::named_by(&text).is_some() || text.lines().any(is_of_a_schedule);
    text.lines().any(is_content) && !is_ours
}

/// True if a line has one of the keys that every schedule needs, in whatever form it was typed.
fn is_of_a_schedule(line: &str) -> bool {
    let typed = line.trim().trim_start_matches('\u{feff}');
    let inner = typed.trim_start_matches(['[', ' ']);
    let key_end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    let (key, rest) = inner.split_at(key_end.unwrap_or(inner.len()));
    let is_heading = typed.starts_with('[');
    let has_value = rest.trim_start().starts_with('=');
    match key.to_ascii_lowercase().as_str() {
        "meeting" | "meetings" => is_heading || has_value,
        "conference" => is_heading || has_value || rest.starts_with('.'),
        "groups" => is_heading && rest.starts_with('.'),
        _ => false,
    }
}

/// Returns each path once.
pub(crate) fn without_doubles(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    paths
        .iter()
        .filter(|path| seen.insert(*path))
        .cloned()
        .collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failed = |error| Failure::file("read the folder", folder, error);
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(failed)?.collect();
    let mut paths: Vec<_> = entries
        .map_err(failed)?
        .iter()
        .map(fs::DirEntry::path)
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() && !path.is_symlink() {
            walk(&path, found)?;
        } else if may_be_a_schedule(&path) && !is_of_another_program(&path) {
            found.push(path);
        }
    }
    Ok(())
}

/// True if a file of a folder is read. Nothing is ever read from a pipe or a device that nobody named.
fn may_be_a_schedule(path: &Path) -> bool {
    is_toml(path) && fs::metadata(path).map_or(true, |now| now.is_file())
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "toml")
}

/// Refuses two sources whose rendered files would be the same ones of a folder.
pub(crate) fn one_source_each(sources: &[PathBuf], folder: &Path) -> Result<(), Failure> {
    let mut owners: BTreeMap<String, &Path> = BTreeMap::new();
    for source in sources {
        if let Some(other) = owners.insert(stem(source)?, source) {
            return Err(same_files(other, source, folder));
        }
    }
    Ok(())
}

/// Returns two sources may not have one file.
pub(crate) fn same_files(one: &Path, other: &Path, folder: &Path) -> Failure {
    let (one, other, folder) = (one.display(), other.display(), named(folder).display());
    Failure::Usage(format!(
        "the files of `{one}` and `{other}` would be the same ones in `{folder}`: rename one of the two"
    ))
}

/// Returns the name of a source without its folder and its ending.
pub(crate) fn stem(source: &Path) -> Result<String, Failure> {
    match source.file_stem().and_then(|stem| stem.to_str()) {
        Some(stem) => Ok(stem.to_owned()),
        None => Err(Failure::Usage(format!(
            "`{}` has no name in UTF-8 to call other files by: rename it",
            source.display()
        ))),
    }
}

/// Returns the folder for the rendered files of a source.
pub(crate) fn folder<'p>(source: &'p Path, out_dir: Option<&'p Path>) -> &'p Path {
    out_dir.unwrap_or_else(|| source.parent().unwrap_or(Path::new("")))
}

/// Returns a folder as the system takes it, which knows none without a name.
fn named(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        return Path::new(".");
    }
    folder
}

/// Returns a path as it can be pasted into a shell.
pub(crate) fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+\\:".contains(c);
    if path.starts_with('-') {
        quoted(&format!("./{path}"))
    } else if path.chars().all(plain) {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}
