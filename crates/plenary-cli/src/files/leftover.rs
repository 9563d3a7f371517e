//! Temporary files that a killed run has left behind.
//!
//! While a run writes, it holds a shared lock on the folder in or below which all its files stand. A run
//! that gets an exclusive lock on that folder and all above it knows that nobody is writing there, so that
//! every file with a temporary name is left over. Where folders cannot be locked nothing is removed.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    thread::sleep,
    time::Duration,
};

/// Prefix and suffix of the temporary name of a file that is being written.
pub(super) const BEGINS: &str = ".plenary-";
pub(super) const ENDS: &str = ".tmp";

/// Somebody else may have the folder for as long as it takes to clear it, or for good.
const ATTEMPTS: usize = 50;
const BETWEEN: Duration = Duration::from_millis(2);

/// Keeps what is in the making in folders, and below them, from being taken away by another run.
#[derive(Default)]
pub(crate) struct Hold {
    folders: RefCell<BTreeMap<PathBuf, Option<File>>>,
}

impl Hold {
    /// Clears folders of what was left in them, and holds them: by one lock, for there may be more of
    /// them than files that may be open.
    pub(crate) fn on<'p>(folders: impl IntoIterator<Item = &'p Path>) -> Self {
        let hold = Self::default();
        let whole: BTreeSet<_> = folders.into_iter().filter_map(whole).collect();
        let linked: BTreeSet<_> = whole.iter().flat_map(|folder| linked(folder)).collect();
        for folder in whole.union(&linked) {
            clear(folder);
        }
        if let Some(shared) = shared(&whole) {
            hold.hold(shared);
        }
        hold
    }

    /// Locks one more folder, into which a link leads.
    pub(super) fn also(&self, folder: &Path) {
        let Some(folder) = whole(folder) else { return };
        let held =
            |folders: &BTreeMap<PathBuf, _>| folders.keys().any(|known| folder.starts_with(known));
        if !held(&self.folders.borrow()) {
            self.hold(folder);
        }
    }

    fn hold(&self, folder: PathBuf) {
        let handle = hold(&folder);
        self.folders.borrow_mut().insert(folder, handle);
    }
}

fn whole(folder: &Path) -> Option<PathBuf> {
    fs::canonicalize(super::named(folder)).ok()
}

/// Returns the folder that all of these are or lie below.
fn shared(folders: &BTreeSet<PathBuf>) -> Option<PathBuf> {
    let (first, last) = (folders.first()?, folders.last()?);
    let steps = first.components().zip(last.components());
    Some(
        steps
            .take_while(|(one, other)| one == other)
            .map(|(one, _)| one)
            .collect(),
    )
}

fn hold(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    patiently(|| folder.try_lock_shared()).then_some(folder)
}

/// True if a lock can be had, which others keep for a moment. Who starts the command under a lock of
/// their own keeps it for good, and is not waited for.
pub(super) fn patiently(lock: impl Fn() -> Result<(), TryLockError>) -> bool {
    for _ in 0..ATTEMPTS {
        match lock() {
            Ok(()) => return true,
            Err(TryLockError::WouldBlock) => sleep(BETWEEN),
            Err(TryLockError::Error(_)) => return false,
        }
    }
    false
}

fn clear(folder: &Path) {
    let left = left(folder);
    if left.is_empty() {
        return;
    }
    if let Some(_alone) = alone(folder) {
        for path in left {
            // A file that cannot be removed does no harm.
            let _ = fs::remove_file(path);
        }
    }
}

/// Returns the folders into which links lead from one.
fn linked(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let links = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_symlink()));
    let ends = links.filter_map(|link| fs::read_link(link.path()).ok());
    ends.filter_map(|end| whole(super::folder(&folder.join(end), None)))
        .collect()
}

fn left(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let in_the_making = entries.filter(|entry| {
        let file_name = entry.file_name();
        let name = file_name.to_string_lossy();
        name.starts_with(BEGINS)
            && name.ends_with(ENDS)
            && entry.file_type().is_ok_and(|kind| kind.is_file())
    });
    in_the_making.map(|entry| entry.path()).collect()
}

/// Returns the folder and all above it, if nobody holds one of them.
fn alone(folder: &Path) -> Option<Vec<File>> {
    let lock = |folder: &Path| {
        let folder = File::open(folder).ok()?;
        folder.try_lock().ok()?;
        Some(folder)
    };
    folder.ancestors().map(lock).collect()
}
