//! `plenary import`: a schedule of an annex that somebody typed, or whose source is lost.

use plenary_import::{Imported, Options};

use crate::{
    args::ImportArgs,
    files, new,
    outcome::{Failure, Outcome, print, tell},
};

pub(crate) fn run(args: &ImportArgs) -> Result<Outcome, Failure> {
    let name = files::display_name(&args.file);
    let bytes = files::page(&args.file)?;
    let mut options = Options::default();
    options.time_zone.clone_from(&args.time_zone);
    options.year = args.year;
    options.first_day = args.first_day;
    let imported = plenary_import::import(&bytes, &options)
        .map_err(|problem| Failure::Usage(format!("`{name}`: {problem}")))?;
    if files::is_stdin(&args.out) {
        print(&imported.source)?;
    } else {
        print(&new::write(&args.out, &imported.source)?)?;
    }
    report_import(&name, &imported)
}

/// Says what was assumed, and what differs.
fn report_import(name: &str, imported: &Imported) -> Result<Outcome, Failure> {
    for assumed in &imported.assumed {
        tell(&format!("{name}: {assumed}"))?;
    }
    for unread in &imported.unread {
        tell(&format!("{name}: {unread}"))?;
    }
    if imported.unread.is_empty() {
        tell(&format!("{name}: its annex is that of the schedule"))?;
        return Ok(Outcome::Well);
    }
    Ok(Outcome::Faulty)
}
