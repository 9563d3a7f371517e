//! `plenary revise`: keeps what was issued, and opens the next revision.

use std::{fs, path::Path};

use plenary::{Report, Severity, Source};

use crate::{
    args::ReviseArgs,
    diff, docx, files,
    outcome::{Failure, Outcome, print, show},
};

pub(crate) fn run(args: &ReviseArgs) -> Result<Outcome, Failure> {
    let path = &args.file;
    if files::is_stdin(path) {
        let message = "the standard input has no name to keep it under: give a file";
        return Err(Failure::Usage(message.to_owned()));
    }
    files::stem(path)?;
    let name = path.display().to_string();
    let now = files::source(path, name.clone())?;
    let issued = match &args.from {
        Some(version) => diff::read(version)?,
        None => now.clone(),
    };
    let opened = issued.and_then(|issued| Opened::new(&issued, &now?, path, args));
    let opened = match opened {
        Ok(opened) => opened,
        Err(report) => {
            show(&report)?;
            return Ok(Outcome::Faulty);
        }
    };
    if args.from.is_none() {
        as_issued(path, &opened.now)?;
    }
    show(&opened.warnings)?;
    let kept = opened.keep(path)?;
    let source = files::quoted(&name);
    print(&format!(
        "{kept}: kept as it was issued\n{name}: opened; write the changes, then\n\
         \x20 plenary diff {source}              say what has changed\n\
         \x20 plenary render --write {source}    write it out, with the changes marked\n"
    ))?;
    Ok(Outcome::Well)
}

/// A revision that is about to be opened.
struct Opened {
    now: Source,
    /// The issued version, under the name of its file.
    kept: Source,
    name: String,
    next: Source,
    warnings: Report,
}

impl Opened {
    fn new(issued: &Source, now: &Source, path: &Path, args: &ReviseArgs) -> Result<Self, Report> {
        let schedule = plenary::compile_alone(issued)?.value;
        let number = schedule
            .plan()
            .revision()
            .map_or(0, |revision| revision.number);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!("{stem}-rev{number}.toml");
        let next = plenary::edit::revise(now, args.issued, &name)?;
        let kept = plenary::edit::snapshot(issued)?;
        let last = Source::new(&*name, kept.text());
        let warned = plenary::compile(&next.clone().since(last))?;
        Ok(Self {
            now: now.clone(),
            kept,
            name,
            next,
            warnings: warned.warnings.at_least(Severity::Warning),
        })
    }

    /// Writes both; where it is kept.
    fn keep(&self, path: &Path) -> Result<String, Failure> {
        let place = files::folder(path, None).join(&self.name);
        let kept = place.display().to_string();
        if !files::create(&place, self.kept.text())? {
            let path = path.display();
            return Err(Failure::Usage(format!(
                "`{kept}` is there already: this version has been kept before; write the changes in `{path}`"
            )));
        }
        if let Err(failure) = files::replace(path, &self.now, self.next.text()) {
            // A copy that cannot be opened is not kept, so that the command can be run again.
            let _ = fs::remove_file(&place);
            return Err(failure);
        }
        Ok(kept)
    }
}

/// Refuses to keep as issued what was never written out, or differs in nothing from the last version.
fn as_issued(path: &Path, now: &Source) -> Result<(), Failure> {
    let name = path.display().to_string();
    let typed = files::quoted(&name);
    let Ok(warned) = plenary::compile(now) else {
        return Ok(());
    };
    let schedule = warned.value;
    if let (Some(last), Some(true)) = (now.earlier(), unchanged(&schedule)) {
        let last_name = last.name();
        return Err(Failure::Usage(format!(
            "nothing in `{name}` differs from `{last_name}`: write the changes there first"
        )));
    }
    for file in docx::files(path, files::folder(path, None), &schedule)? {
        let place = files::folder(path, None).join(&file.name);
        if files::contents(&place)?.is_some_and(|now| now != file.bytes) {
            let place = place.display();
            return Err(Failure::Usage(format!(
                "`{place}` is not what `{name}` renders to, so that `{name}` is not what was issued: \
                 keep what was, with --from HEAD:{typed} or --from and a file; or, if it was issued so, \
                 write it out first: plenary render --write {typed}"
            )));
        }
    }
    Ok(())
}

/// True if a reader sees nothing that has changed since the last version.
fn unchanged(later: &plenary::Schedule) -> Option<bool> {
    let earlier = later.earlier()?;
    let mut languages = later.plan().languages().iter();
    let unchanged = |language| {
        let views = [earlier, later].map(|schedule| schedule.view_or_first(language));
        plenary::Changes::between(&views[0], &views[1])
            .changed
            .is_empty()
    };
    Some(languages.all(|language| unchanged(*language)))
}
