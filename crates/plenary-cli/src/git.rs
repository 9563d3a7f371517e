//! Files of earlier commits.

use std::{io, process::Command};

use crate::outcome::Failure;

/// Returns a file as it stood in a commit; its path is from the working folder, or from the top of the
/// repository as git has it.
pub(crate) fn show(commit: &str, file: &str) -> Result<Vec<u8>, Failure> {
    let whole = format!("{commit}:{file}");
    let from_here = run(&format!("{commit}:./{file}"), &whole)?;
    let found = match from_here {
        Ok(bytes) => return Ok(bytes),
        Err(why) => run(&whole, &whole)?.map_err(|_| why),
    };
    found.map_err(|why| {
        let reason = why.trim_start_matches("fatal: ").trim_end_matches('.');
        Failure::Usage(format!(
            "there is no file `{whole}`, neither here nor in git: {reason}"
        ))
    })
}

/// Returns the object that git has under a name, or the message of git.
fn run(object: &str, typed: &str) -> Result<Result<Vec<u8>, String>, Failure> {
    let git = Command::new("git")
        .args(["cat-file", "blob", "--end-of-options", object])
        .output();
    let done = git.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Failure::Usage(format!(
            "there is no file `{typed}`, and no git to look for it in a commit"
        )),
        _ => Failure::File("cannot call git".to_owned(), error),
    })?;
    if done.status.success() {
        return Ok(Ok(done.stdout));
    }
    let said = String::from_utf8_lossy(&done.stderr);
    Ok(Err(said.lines().next().unwrap_or_default().to_owned()))
}
