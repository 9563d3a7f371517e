//! `plenary new`: a schedule to start from, and the schema that its first line names.

use std::path::Path;

use crate::{
    args::NewArgs,
    files::{self, Fresh, Hold},
    outcome::{Failure, Outcome, print},
    schema,
};

pub(crate) fn run(args: &NewArgs) -> Result<Outcome, Failure> {
    let path = &args.file;
    if path.as_os_str() == "-" {
        print(plenary::starting_file())?;
        return Ok(Outcome::Well);
    }
    let written = write(path, plenary::starting_file())?;
    print(&format!("{written}\n{}", next(path)?))?;
    Ok(Outcome::Well)
}

/// Writes a schedule that is not there yet, and the schema that its first line names; says so.
pub(crate) fn write(path: &Path, text: &str) -> Result<String, Failure> {
    if path.extension().is_none_or(|extension| extension != "toml") {
        let path = path.display();
        return Err(Failure::Usage(format!(
            "`{path}` does not end in `.toml`, as schedules do: write `{path}.toml`"
        )));
    }
    let there = || {
        let path = path.display();
        Failure::Usage(format!("`{path}` is there already: give another name"))
    };
    if path.symlink_metadata().is_ok() {
        return Err(there());
    }
    files::stem(path)?;
    let hold = Hold::on([files::folder(path, None)]);
    let schedule = Fresh::new(&hold, path, text.as_bytes())?;
    let schema = write_schema(path)?;
    if !schedule.put_anew()? {
        return Err(there());
    }
    Ok(format!("{}: written\n{schema}", path.display()))
}

/// Writes the schema beside a schedule, unless there is one, and says so.
fn write_schema(path: &Path) -> Result<String, Failure> {
    let schema = plenary::schema();
    let place = files::folder(path, None).join(schema::NAME);
    let name = place.display().to_string();
    if files::create(&place, &schema)? {
        return Ok(format!("{name}: written\n"));
    }
    let now = files::contents(&place)?;
    if now.is_some_and(|now| now == schema.as_bytes()) {
        return Ok(String::new());
    }
    let place = files::quoted(&name);
    Ok(format!(
        "{name}: of another version; to write it again: plenary schema > {place}\n"
    ))
}

/// Returns the advice that follows a newly written schedule.
fn next(path: &Path) -> Result<String, Failure> {
    let (stem, source) = (
        files::stem(path)?,
        files::quoted(&path.display().to_string()),
    );
    Ok(format!(
        "Its comments say what to change. Then:\n\
         \x20 plenary render {source}            print the annex\n\
         \x20 plenary render --write {source}    write {stem}.md and {stem}.html beside it\n\
         \x20 plenary check {source}             find faults, and files that are out of date\n"
    ))
}
