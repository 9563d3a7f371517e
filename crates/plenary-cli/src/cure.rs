//! Advice for errors of the operating system.

use std::io::{Error, ErrorKind};

/// Returns the advice that follows the message of the system.
pub(crate) fn cure(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "; make room there, and run the command again"
        }
        ErrorKind::ReadOnlyFilesystem => "; nothing can be written there: choose another folder",
        ErrorKind::PermissionDenied => "; ask its owner for the right to it, or use a copy",
        ErrorKind::NotFound => "; make its folder, and run the command again",
        ErrorKind::InvalidFilename => "; give it a shorter name",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "; a file is where a folder has to be: choose another folder"
        }
        _ => "",
    }
}
