//! Sources in, rendered files out.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, OpenOptions},
    io::{self, Read, Write},
    path::{Component, Path, PathBuf},
};

use plenary::{File, Report, Source};
use tempfile::NamedTempFile;

use crate::outcome::Failure;

/// Reads a source from a file, or from the standard input for `-`. What is read may be no text.
pub(crate) fn source(path: &Path, name: String) -> Result<Result<Source, Report>, Failure> {
    // A terminal and a log would obey it wherever the file is named.
    if path.to_string_lossy().contains(char::is_control) {
        let message =
            format!("the name {path:?} holds a character that nobody sees: rename the file");
        return Err(Failure::Usage(message));
    }
    let bytes = if is_stdin(path) {
        stdin()?
    } else {
        let file = fs::File::open(path).and_then(bytes);
        file.map_err(|error| unreadable(path, error))?
    };
    let source = Source::from_bytes(name, &bytes);
    Ok(source.map(|source| with_last(source, path)))
}

/// The source with the version before it. Where that cannot be read, compiling says so.
fn with_last(source: Source, path: &Path) -> Source {
    let last = source.names_earlier().and_then(|name| {
        let place = path.with_file_name(name);
        // What is no file may have no end.
        let bytes = place
            .is_file()
            .then(|| fs::File::open(&place).and_then(bytes));
        let bytes = bytes?.ok()?;
        Source::from_bytes(place.display().to_string(), &bytes).ok()
    });
    match last {
        Some(last) => source.since(last),
        None => source,
    }
}

fn stdin() -> Result<Vec<u8>, Failure> {
    let read = bytes(io::stdin().lock());
    read.map_err(|error| Failure::File("cannot read the standard input".to_owned(), error))
}

/// What can be read, up to one byte more than a source may have: there may be no end.
fn bytes(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = Source::MOST_BYTES as u64 + 1;
    from.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: io::Error) -> Failure {
    if error.kind() == io::ErrorKind::NotFound {
        return Failure::Usage(format!("there is no file `{}`", path.display()));
    }
    if path.is_dir() {
        let path = path.display();
        return Failure::Usage(format!("`{path}` is a folder: give the files in it"));
    }
    Failure::file("read", path, error)
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// How a source is called in what is said of it.
pub(crate) fn called(path: &Path) -> String {
    if is_stdin(path) {
        return "<stdin>".to_owned();
    }
    path.display().to_string()
}

/// The path from the working folder, if it leads there by a detour; the whole path if it leads
/// elsewhere.
pub(crate) fn from_here(path: &Path) -> PathBuf {
    let up = |step: Component<'_>| step == Component::ParentDir;
    let detour = path.is_absolute() || path.components().any(up);
    let direct = detour.then(|| whole(path)).flatten();
    direct.unwrap_or_else(|| path.to_owned())
}

fn whole(path: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(path.parent()?).ok()?;
    let here = fs::canonicalize(".").ok()?;
    let path = folder.join(path.file_name()?);
    Some(path.strip_prefix(here).map(Path::to_owned).unwrap_or(path))
}

/// The sources that these paths name: files as they are, folders with every `.toml` below them.
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
        } else {
            found.push(path.clone());
        }
    }
    Ok(without_doubles(&found))
}

/// Each path once.
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
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            found.push(path);
        }
    }
    Ok(())
}

/// Refuses two sources whose rendered files would be the same ones of a folder.
pub(crate) fn one_source_each(sources: &[PathBuf], folder: &Path) -> Result<(), Failure> {
    let mut owners: BTreeMap<String, &Path> = BTreeMap::new();
    for source in sources {
        if let Some(other) = owners.insert(stem(source)?, source) {
            return Err(Failure::Usage(format!(
                "the files of `{}` and `{}` would be the same ones in `{}`: rename one of the two",
                other.display(),
                source.display(),
                folder.display(),
            )));
        }
    }
    Ok(())
}

/// The name of a source without its folder and its ending.
pub(crate) fn stem(source: &Path) -> Result<String, Failure> {
    match source.file_stem().and_then(|stem| stem.to_str()) {
        Some(stem) => Ok(stem.to_owned()),
        None => Err(Failure::Usage(format!(
            "`{}` has no name to call the rendered files by",
            source.display()
        ))),
    }
}

/// Where the rendered files of a source are kept.
pub(crate) fn folder<'p>(source: &'p Path, out_dir: Option<&'p Path>) -> &'p Path {
    out_dir.unwrap_or_else(|| source.parent().unwrap_or(Path::new("")))
}

/// What stands in a file now; none if there is no such file.
pub(crate) fn contents(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::file("read", path, error)),
    }
}

/// Writes a new file whole. False if there is one of that name.
pub(crate) fn create(path: &Path, text: &str) -> Result<bool, Failure> {
    let failed = |error| Failure::file("write", path, error);
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map_err(failed)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        Err(error) => return Err(failed(error)),
    }
    Ok(true)
}

/// Replaces a file whole.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file = File::new(name, text);
    Prepared::new(folder(path, None), &file)?.put().map(|_| ())
}

/// A path as it can be pasted into a shell.
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

/// A file that is written whole but does not yet stand in its place.
pub(crate) struct Prepared {
    pub(crate) path: PathBuf,
    file: Option<NamedTempFile>,
}

impl Prepared {
    /// Writes a file beside its place, unless the same bytes stand there already.
    pub(crate) fn new(folder: &Path, file: &File) -> Result<Self, Failure> {
        let path = folder.join(&file.name);
        if contents(&path)?.is_some_and(|bytes| bytes == file.text.as_bytes()) {
            return Ok(Self { path, file: None });
        }
        let target = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        let beside = target
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let written = new_file(beside.unwrap_or(Path::new(".")), &target, &file.text);
        let written =
            written.map_err(|error| Failure::file("write", &path, without_path(error)))?;
        let file = Some(written);
        Ok(Self { path, file })
    }

    /// Puts the file in its place. True if anything changed.
    pub(crate) fn put(self) -> Result<bool, Failure> {
        let Some(file) = self.file else {
            return Ok(false);
        };
        let target = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        file.persist(target)
            .map_err(|failed| Failure::file("write", &self.path, failed.error))?;
        Ok(true)
    }
}

/// The error of the system alone, without the name of a file that nobody knows of.
fn without_path(error: io::Error) -> io::Error {
    let code = error
        .get_ref()
        .and_then(|inner| inner.source())
        .and_then(|source| {
            source
                .downcast_ref::<io::Error>()
                .and_then(io::Error::raw_os_error)
        });
    code.or(error.raw_os_error())
        .map_or(error, io::Error::from_raw_os_error)
}

/// A new file with the rights of the one that it will replace, or those of any new file.
fn new_file(folder: &Path, target: &Path, text: &str) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".plenary-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    if let Ok(now) = fs::metadata(target) {
        file.as_file().set_permissions(now.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}
