//! Writing: every file whole, and put in its place by its name alone.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use plenary::{File, Source};
use tempfile::TempPath;

use super::{
    contents, folder,
    leftover::{BEGINS, ENDS, Hold},
    named,
    read::bytes,
};
use crate::outcome::Failure;

/// More links than anybody follows.
const LINKS: usize = 40;

/// Returns the path at the end of the links of a file, even if nothing is there yet.
fn end(path: &Path) -> Result<PathBuf, Failure> {
    let mut end = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&end) {
            Ok(next) => end = folder(&end, None).join(next),
            Err(_) => return Ok(end),
        }
    }
    let path = path.display();
    Err(Failure::Usage(format!(
        "`{path}` is a link that leads back to itself: delete it"
    )))
}

/// Returns the one path of a file, without links and relative parts.
pub(crate) fn place(path: &Path) -> Result<PathBuf, Failure> {
    let end = end(path)?;
    let folder = fs::canonicalize(named(folder(&end, None)))
        .map_err(|error| Failure::file("write", path, error))?;
    Ok(folder.join(end.file_name().unwrap_or_default()))
}

/// A file that is written whole but does not yet stand in its place.
pub(crate) struct Fresh {
    path: PathBuf,
    end: PathBuf,
    file: TempPath,
}

impl Fresh {
    /// Writes a file beside its place, in a folder that is held.
    pub(crate) fn new(hold: &Hold, path: &Path, bytes: &[u8]) -> Result<Self, Failure> {
        Self::written(hold, path, bytes, false)
    }

    /// Returns the same, for what cannot be made again: it is on the disk before it is in its place.
    fn lasting(hold: &Hold, path: &Path, text: &str) -> Result<Self, Failure> {
        Self::written(hold, path, text.as_bytes(), true)
    }

    fn written(hold: &Hold, path: &Path, bytes: &[u8], lasting: bool) -> Result<Self, Failure> {
        let end = end(path)?;
        let beside = named(folder(&end, None));
        if beside != named(folder(path, None)) {
            hold.also(beside);
        }
        let file = new_file(beside, &end, bytes, lasting)
            .map_err(|error| Failure::file("write", path, error))?;
        Ok(Self {
            path: path.to_owned(),
            end,
            file,
        })
    }

    /// Puts the file in its place, whatever is there.
    fn put(self) -> Result<(), Failure> {
        let put = self.file.persist(&self.end);
        put.map_err(|failed| Failure::file("write", &self.path, failed.error))
    }

    /// Puts the file in its place. False if one is there already.
    pub(crate) fn put_anew(self) -> Result<bool, Failure> {
        match self.file.persist_noclobber(&self.end) {
            Ok(()) => Ok(true),
            Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(failed) => Err(Failure::file("write", &self.path, failed.error)),
        }
    }
}

/// Writes a new file whole. False if there is one of that name.
pub(crate) fn create(path: &Path, text: &str) -> Result<bool, Failure> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    let hold = Hold::on([folder(path, None)]);
    let made = Fresh::lasting(&hold, path, text)?.put_anew()?;
    settle(path);
    Ok(made)
}

/// Replaces a source whole, unless somebody has changed it since it was read as this one.
pub(crate) fn replace(path: &Path, before: &Source, text: &str) -> Result<(), Failure> {
    let failed = |error| Failure::file("write", path, error);
    let rights = fs::metadata(path).map_err(failed)?;
    if !rights.is_file() || rights.permissions().readonly() {
        return Err(not_to_be_written(path, rights.is_file()));
    }
    let hold = Hold::on([folder(path, None)]);
    let fresh = Fresh::lasting(&hold, path, text)?;
    // Two commands at once: the second to get the file finds that it is no longer what it has read.
    let _alone = alone(path);
    if bytes(path)? != before.text().as_bytes() {
        let path = path.display();
        return Err(Failure::Usage(format!(
            "`{path}` has been changed by somebody else meanwhile, and is left as it is now: run the command again"
        )));
    }
    let end = fresh.end.clone();
    fresh.put()?;
    settle(&end);
    Ok(())
}

/// Returns a file that no other command can get meanwhile.
#[cfg(unix)]
fn alone(path: &Path) -> Option<fs::File> {
    let file = fs::File::open(path).ok()?;
    super::leftover::patiently(|| file.try_lock()).then_some(file)
}

/// Stands in for locks where a locked file cannot be read either.
#[cfg(not(unix))]
fn alone(_: &Path) -> Option<fs::File> {
    None
}

fn not_to_be_written(path: &Path, file: bool) -> Failure {
    let name = path.display();
    if !file {
        return Failure::Usage(format!(
            "`{name}` is no file that could be written: give a file"
        ));
    }
    let typed = super::quoted(&name.to_string());
    Failure::Usage(format!(
        "`{name}` is write-protected, and is left as it is: to let it be changed: chmod u+w {typed}"
    ))
}

/// Has the folder of a file on the disk too, where folders can be; the file itself is there already.
fn settle(path: &Path) {
    if let Ok(folder) = fs::File::open(named(folder(path, None))) {
        let _ = folder.sync_all();
    }
}

/// A rendered file that is ready to be put in its place, or stands there already.
pub(crate) struct Prepared {
    pub(crate) path: PathBuf,
    fresh: Option<Fresh>,
}

impl Prepared {
    /// Writes a file beside its place, unless the same bytes stand there already.
    pub(crate) fn new(hold: &Hold, folder: &Path, file: &File) -> Result<Self, Failure> {
        let path = folder.join(&file.name);
        let now = contents(&path)?;
        let fresh = if now.is_some_and(|now| now == file.bytes) {
            None
        } else {
            Some(Fresh::new(hold, &path, &file.bytes)?)
        };
        Ok(Self { path, fresh })
    }

    /// Puts the file in its place. True if anything changed.
    pub(crate) fn put(self) -> Result<bool, Failure> {
        let Some(fresh) = self.fresh else {
            return Ok(false);
        };
        fresh.put()?;
        Ok(true)
    }
}

/// Returns a new file of the owner and with the rights of the one that it will replace, or those of any
/// new file. It is closed, for thousands of them are made before the first is put in its place.
fn new_file(folder: &Path, end: &Path, bytes: &[u8], lasting: bool) -> io::Result<TempPath> {
    // The error of the system alone, without the name of a file that nobody knows of.
    let mut code = None;
    let open = |path: &Path| {
        let made = fs::File::options().write(true).create_new(true).open(path);
        made.inspect_err(|error| code = error.raw_os_error())
    };
    let made = tempfile::Builder::new()
        .prefix(BEGINS)
        .suffix(ENDS)
        .make_in(folder, open);
    let mut file = made.map_err(|error| code.map_or(error, io::Error::from_raw_os_error))?;
    file.as_file_mut().write_all(bytes)?;
    if let Ok(now) = fs::metadata(end) {
        as_owned(file.as_file(), &now)?;
        file.as_file().set_permissions(now.permissions())?;
    }
    if lasting {
        file.as_file().sync_all()?;
    }
    Ok(file.into_temp_path())
}

/// Gives a file to the owner and the group of another, as far as whoever runs the command may.
#[cfg(unix)]
fn as_owned(file: &fs::File, other: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let metadata = file.metadata()?;
    if (metadata.uid(), metadata.gid()) != (other.uid(), other.gid()) {
        let group = Some(other.gid());
        let _ = fchown(file, Some(other.uid()), group).or_else(|_| fchown(file, None, group));
    }
    Ok(())
}

#[cfg(not(unix))]
fn as_owned(_: &fs::File, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}
