//! `plenary revise`: keeps what was issued, and opens the next revision.

use std::path::Path;

use plenary::{Report, Source};

use crate::{
    args::ReviseArgs,
    files,
    outcome::{Failure, Outcome, print, show},
};

pub(crate) fn run(args: &ReviseArgs) -> Result<Outcome, Failure> {
    let path = &args.file;
    if files::is_stdin(path) {
        let message = "the standard input has no name to keep it under: give a file";
        return Err(Failure::Usage(message.to_owned()));
    }
    let name = path.display().to_string();
    let source = files::source(path, name.clone())?;
    let opened = source.and_then(|source| opened(&source, path, args));
    let (issued, kept, next) = match opened {
        Ok(opened) => opened,
        Err(report) => {
            show(&report)?;
            return Ok(Outcome::Faulty);
        }
    };
    if let Some(last) = unchanged(&issued) {
        return Err(Failure::Usage(format!(
            "nothing in `{name}` differs from `{last}`: write the changes there first"
        )));
    }
    let place = files::folder(path, None).join(&kept);
    if !files::create(&place, issued.text())? {
        let place = place.display();
        return Err(Failure::Usage(format!(
            "`{place}` is there already: this version has been kept before; write the changes in `{name}`"
        )));
    }
    files::replace(path, next.text())?;
    let source = files::quoted(&name);
    print(&format!(
        "{}: kept as it was issued\n{name}: opened; write the changes, then\n\
         \x20 plenary diff {source}              say what has changed\n\
         \x20 plenary render --write {source}    write it out, with the changes marked\n",
        place.display()
    ))?;
    Ok(Outcome::Well)
}

/// What was issued, the name to keep it under, and the next revision.
fn opened(
    issued: &Source,
    path: &Path,
    args: &ReviseArgs,
) -> Result<(Source, String, Source), Report> {
    let plan = plenary::compile(issued)?.value.plan().clone();
    let number = plan.revision().map_or(0, |revision| revision.number);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let kept = format!("{stem}-rev{number}.toml");
    let next = plenary::revise(issued, args.issued, &kept)?;
    Ok((issued.clone(), kept, next))
}

/// The last version, if a reader sees nothing that has changed since.
fn unchanged(issued: &Source) -> Option<String> {
    let later = plenary::compile(issued).ok()?.value;
    let earlier = later.earlier()?;
    let language = *later.plan().languages().first()?;
    let changes = plenary::changes(earlier, &later, language);
    let last = issued.earlier()?.name().to_owned();
    changes.changed.is_empty().then_some(last)
}
