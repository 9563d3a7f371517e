//! Reading: files and pipes, and nothing that never ends.

use std::{
    fs,
    io::{self, Read},
    path::Path,
};

use plenary::{Report, Source};

use super::is_stdin;
use crate::outcome::Failure;

/// One byte more than a source may have, so that the one which is too long is seen to be.
const SOURCE: u64 = Source::MOST_BYTES as u64 + 1;
/// More than any source renders to.
const RENDERED: u64 = 256 * 1024 * 1024;
/// Number of attempts to read a source that is being written.
const ATTEMPTS: usize = 3;

/// Reads a source from a file, or from the standard input for `-`. What is read may be no text.
pub(crate) fn source(path: &Path, name: String) -> Result<Result<Source, Report>, Failure> {
    // A terminal and a log would obey it wherever the file is named.
    let typed = path.to_string_lossy();
    if typed.contains(char::is_control) {
        let shown = typed.escape_debug();
        return Err(Failure::Usage(format!(
            "the name \"{shown}\" holds a character that nobody sees: rename the file"
        )));
    }
    let source = Source::from_bytes(name, &page(path)?);
    Ok(source.map(|source| with_issued(source, path)))
}

/// Returns the bytes of a file, or of the standard input for `-`, text or not.
pub(crate) fn page(path: &Path) -> Result<Vec<u8>, Failure> {
    if is_stdin(path) {
        return stdin();
    }
    bytes(path)
}

/// Returns the source with the issued versions that it names. Where one cannot be read, compiling says so.
fn with_issued(source: Source, path: &Path) -> Source {
    let version = |name: Option<String>| {
        let place = path.with_file_name(name?);
        let bytes = bytes(&place).ok()?;
        Source::from_bytes(place.display().to_string(), &bytes).ok()
    };
    let earlier = version(plenary::earlier_name(&source));
    let issued = version(plenary::issued_name(&source));
    let with_earlier = match earlier {
        Some(earlier) => source.since(earlier),
        None => source,
    };
    match issued {
        Some(issued) => with_earlier.as_issued(issued),
        None => with_earlier,
    }
}

fn stdin() -> Result<Vec<u8>, Failure> {
    let read = up_to(SOURCE, io::stdin().lock());
    read.map_err(|error| Failure::File("cannot read the standard input".to_owned(), error))
}

fn up_to(most: u64, from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Returns the bytes of a source; reads again while somebody else is writing it.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error| unreadable(path, error);
    readable(path)?;
    for _ in 0..ATTEMPTS {
        let file = fs::File::open(path).map_err(unreadable)?;
        let before = file.metadata().map_err(unreadable)?;
        let bytes = up_to(SOURCE, &file).map_err(unreadable)?;
        let after = file.metadata().map_err(unreadable)?;
        if !after.is_file() || same(&before, &after) {
            return Ok(bytes);
        }
    }
    let path = path.display();
    Err(Failure::Usage(format!(
        "`{path}` is being written at this moment: run the command again once it is done"
    )))
}

fn same(before: &fs::Metadata, after: &fs::Metadata) -> bool {
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}

/// Refuses what is neither a file nor a pipe: a device may have no end.
fn readable(path: &Path) -> Result<(), Failure> {
    let kind = fs::metadata(path).map_err(|error| unreadable(path, error))?;
    if kind.is_file() || kind.is_dir() || is_pipe(&kind) {
        return Ok(());
    }
    let path = path.display();
    Err(Failure::Usage(format!(
        "`{path}` is a device and no file: give a file, or `-` for the standard input"
    )))
}

#[cfg(unix)]
fn is_pipe(kind: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::Metadata) -> bool {
    false
}

fn unreadable(path: &Path, error: io::Error) -> Failure {
    let name = path.display();
    let missing = error.kind() == io::ErrorKind::NotFound;
    if let (Ok(end), true) = (fs::read_link(path), missing) {
        let end = end.display();
        return Failure::Usage(format!(
            "`{name}` is a link to `{end}`, which is not there: mend the link, or give another file"
        ));
    }
    if missing {
        return Failure::Usage(format!("there is no file `{name}`"));
    }
    if path.is_dir() {
        return Failure::Usage(format!("`{name}` is a folder: give the files in it"));
    }
    Failure::file("read", path, error)
}

/// Returns the bytes of a rendered file; none if there is no such file.
pub(crate) fn contents(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let kind = match fs::metadata(path) {
        Ok(kind) => kind,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::file("read", path, error)),
    };
    if kind.is_file() && kind.len() < RENDERED {
        let file = fs::File::open(path).and_then(|file| up_to(RENDERED, file));
        return file
            .map(Some)
            .map_err(|error| Failure::file("read", path, error));
    }
    let what = if kind.is_dir() {
        "a folder"
    } else if kind.is_file() {
        "larger than any rendered file"
    } else {
        "no file"
    };
    let path = path.display();
    Err(Failure::Usage(format!(
        "`{path}` is {what}, and the rendered file has to stand there: move it away"
    )))
}
