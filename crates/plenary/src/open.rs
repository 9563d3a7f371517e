//! Sources opened from files, with the issued versions that they name.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use crate::{document, source::Source};

/// Opens a source from a file, whose path becomes its name. The issued versions that its `[revision]`
/// names are opened too; if one cannot be read, compiling reports it at its place.
///
/// # Errors
/// If the file cannot be read, is not UTF-8, or has more than [`Source::MOST_BYTES`]; the message
/// names it.
///
/// ```
/// let source = plenary::open("csp12.toml")?;
/// assert_eq!(source.name(), "csp12.toml");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn open(path: impl AsRef<Path>) -> io::Result<Source> {
    let path = path.as_ref();
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let text = contents(path).map_err(named)?;
    let mut source = Source::new(path.to_string_lossy(), text);
    let version = |name: Option<String>| {
        let place = path.with_file_name(name?);
        // A device or a pipe may have no end.
        let text = place.is_file().then(|| contents(&place).ok()).flatten()?;
        Some(Source::new(place.to_string_lossy(), text))
    };
    if let Some(earlier) = version(earlier_name(&source)) {
        source = source.since(earlier);
    }
    if let Some(issued) = version(issued_name(&source)) {
        source = source.as_issued(issued);
    }
    Ok(source)
}

/// Returns the name of the file of the issue before the last one, as `since` under `[revision]` gives
/// it, in the folder of the source. None if it would lie outside that folder: a named file is read, and
/// shown in faults, on the computer of whoever checks the source.
///
/// ```
/// let text = "[revision]\nnumber = 1\nsince = \"csp12-rev0.toml\"\n";
/// let source = plenary::Source::new("csp12.toml", text);
/// assert_eq!(plenary::earlier_name(&source).as_deref(), Some("csp12-rev0.toml"));
/// ```
#[must_use]
pub fn earlier_name(source: &Source) -> Option<String> {
    document::named_version(source.text(), "since")
}

/// Returns the name of the file of the last issue, as `as-issued` under `[revision]` gives it, in the
/// folder of the source. None if it would lie outside that folder.
///
/// ```
/// let text = "[revision]\nnumber = 1\nas-issued = \"csp12-rev1.toml\"\n";
/// let source = plenary::Source::new("csp12.toml", text);
/// assert_eq!(plenary::issued_name(&source).as_deref(), Some("csp12-rev1.toml"));
/// ```
#[must_use]
pub fn issued_name(source: &Source) -> Option<String> {
    document::named_version(source.text(), "as-issued")
}

/// Returns the text of a file, unless it is longer than any source.
fn contents(path: &Path) -> io::Result<String> {
    let most = Source::MOST_BYTES;
    let mut text = String::new();
    let file = File::open(path)?.take(most as u64 + 1);
    io::BufReader::new(file).read_to_string(&mut text)?;
    if text.len() > most {
        let message = format!("the file has more than {most} bytes");
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    Ok(text)
}
