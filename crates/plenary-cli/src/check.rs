//! `plenary check`: the faults of sources, and whether the files beside them are up to date.

use std::path::Path;

use similar::TextDiff;

use crate::{
    args::CheckArgs,
    files,
    outcome::{Failure, Outcome, print, say, show},
};

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Failure> {
    let sources = files::sources(&args.paths)?;
    if let Some(folder) = &args.out_dir {
        files::one_source_each(&sources, folder)?;
    }
    let mut outcome = Outcome::Well;
    for path in sources {
        outcome = outcome.max(match check(&path, args.out_dir.as_deref()) {
            Ok(outcome) => outcome,
            Err(failure) => {
                say(&failure);
                Outcome::Undone
            }
        });
    }
    Ok(outcome)
}

fn check(path: &Path, out_dir: Option<&Path>) -> Result<Outcome, Failure> {
    let compiled = files::source(path)?.and_then(|source| plenary::compile(&source));
    let schedule = match compiled {
        Ok(warned) => {
            show(&warned.warnings)?;
            warned.value
        }
        Err(report) => {
            show(&report)?;
            return Ok(Outcome::Faulty);
        }
    };
    if files::is_stdin(path) {
        print("<stdin>: no errors\n")?;
        return Ok(Outcome::Well);
    }
    let folder = files::folder(path, out_dir);
    let kept = plenary::files(&schedule, &files::stem(path)?);
    let mut stale = Vec::new();
    for file in &kept {
        let place = folder.join(&file.name);
        let now = files::contents(&place)?;
        if now.as_deref() != Some(file.text.as_bytes()) {
            stale.push(difference(&place, now, &file.text));
        }
    }
    tell(path, out_dir, kept.len(), &stale)
}

/// What has to change in a file, as a unified diff.
fn difference(place: &Path, now: Option<Vec<u8>>, wanted: &str) -> String {
    let name = place.display().to_string();
    let Some(now) = now else {
        return format!("{name}: missing\n");
    };
    let now = String::from_utf8_lossy(&now);
    if now.replace("\r\n", "\n") == wanted {
        return format!("{name}: the same, but its lines end in CR LF\n");
    }
    TextDiff::from_lines(&*now, wanted)
        .unified_diff()
        .header(&name, &format!("{name} (as rendered now)"))
        .to_string()
}

/// Says whether the files of a source are up to date, and what mends them.
fn tell(
    path: &Path,
    out_dir: Option<&Path>,
    kept: usize,
    stale: &[String],
) -> Result<Outcome, Failure> {
    let name = path.display();
    if stale.is_empty() {
        let files = if kept == 1 {
            "1 file".to_owned()
        } else {
            format!("{kept} files")
        };
        print(&format!("{name}: no errors, {files} up to date\n"))?;
        return Ok(Outcome::Well);
    }
    let number = stale.len();
    let into = out_dir.map_or_else(String::new, |folder| {
        format!(
            " --out-dir {}",
            files::quoted(&folder.display().to_string())
        )
    });
    let source = files::quoted(&name.to_string());
    print(&format!(
        "{}{name}: {number} of {kept} files out of date; to mend it: plenary render --write{into} {source}\n",
        stale.concat()
    ))?;
    Ok(Outcome::Faulty)
}
