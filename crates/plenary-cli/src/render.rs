//! `plenary render`: the annex to the standard output, or the files beside the source.

use std::{fs, path::Path};

use plenary::{Language, Output, Schedule, Severity};

use crate::{
    args::RenderArgs,
    diff,
    files::{self, Prepared},
    findings::{Findings, Stream},
    outcome::{Failure, Outcome, print},
};

pub(crate) fn run(args: &RenderArgs) -> Result<Outcome, Failure> {
    if args.write {
        only_for_looking(args)?;
    }
    if args.bom {
        marks_a_table(args)?;
    }
    let mut findings = Findings::new(args.format, Stream::Error);
    let mut compiled = Vec::new();
    let mut outcome = Outcome::Well;
    let sources = files::without_doubles(&args.files);
    for path in &sources {
        let schedule = compile(path, args, &mut findings)?;
        let schedule = schedule.map(|schedule| as_asked(schedule, args));
        if schedule
            .as_ref()
            .is_none_or(|schedule| !schedule.lacking().is_empty())
        {
            outcome = Outcome::Faulty;
        }
        compiled.extend(schedule.map(|schedule| (path.as_path(), schedule)));
    }
    findings.finish()?;
    if compiled.len() < sources.len() {
        return Ok(outcome);
    }
    if args.write {
        write(&compiled, args.out_dir.as_deref())?;
    } else {
        print(&texts(&compiled, args)?)?;
    }
    Ok(outcome)
}

/// What is written is up to the source alone, so that `check` can tell whether it is up to date.
fn only_for_looking(args: &RenderArgs) -> Result<(), Failure> {
    let refused = if !args.to.is_empty() {
        "`--to` is for looking: name what --write makes in the source, as in `outputs = [\"markdown\", \"html\"]`"
    } else if args.lang.is_some() {
        "`--lang` is for looking: name the languages that --write makes in the source, as in `languages = [\"en\", \"fr\"]`"
    } else if args.bom {
        "`--bom` is for looking, and what --write makes has no byte order mark: for Excel, `plenary render FILE.toml --to csv --bom > FILE.csv`"
    } else if args.show.is_some() {
        "`--show` is for looking: say in the source which times it shows, as in `show = \"changes\"`"
    } else if args.forecast {
        "`--forecast` is for looking: write `forecast = true` in the source"
    } else if args.since.is_some() {
        "`--since` is for looking: name the earlier version in the source, as `since` under `[revision]`"
    } else if args.unfit {
        "`--unfit` is for looking: a schedule that does not fit is not written"
    } else if !args.what_if.changes().is_empty() {
        "`--took`, `--now` and their like are for looking: `plenary record` writes into the source what has happened"
    } else if args.files.iter().any(|path| files::is_stdin(path)) {
        "the standard input has no name to call the written files by: give a file"
    } else {
        return Ok(());
    };
    Err(Failure::Usage(refused.to_owned()))
}

/// Only a table of which nothing else is printed can begin with a byte order mark.
fn marks_a_table(args: &RenderArgs) -> Result<(), Failure> {
    if matches!(forms(args)[..], [Output::Csv]) {
        return Ok(());
    }
    let refused = "`--bom` is for a table alone: `--to csv --bom`";
    Err(Failure::Usage(refused.to_owned()))
}

/// Compiles a source and says what is wrong with it; what is only worth knowing is for `check`.
fn compile(
    path: &Path,
    args: &RenderArgs,
    findings: &mut Findings,
) -> Result<Option<Schedule>, Failure> {
    let source = files::source(path, findings.name(path))?;
    let changes = args.what_if.changes();
    let source = source.and_then(|source| plenary::record(&source, &changes));
    let last = args.since.as_deref().map(diff::read).transpose()?;
    let source = source.and_then(|source| match last {
        Some(last) => Ok(source.since(last?)),
        None => Ok(source),
    });
    let make = if args.unfit {
        plenary::compile_unfit
    } else {
        plenary::compile
    };
    let compiled = source.and_then(|source| make(&source));
    let (schedule, report) = match compiled {
        Ok(warned) => (
            Some(warned.value),
            warned.warnings.at_least(Severity::Warning),
        ),
        Err(report) => (None, report),
    };
    findings.say(report, Vec::new())?;
    Ok(schedule)
}

/// The schedule, of which the annex shows what was asked for.
fn as_asked(schedule: Schedule, args: &RenderArgs) -> Schedule {
    let show = args.show.unwrap_or(schedule.plan().shows());
    let forecast = args.forecast || schedule.plan().shows_forecast();
    schedule.showing(show).with_forecast(forecast)
}

/// Everything that was asked for, one after the other.
fn texts(compiled: &[(&Path, Schedule)], args: &RenderArgs) -> Result<String, Failure> {
    let mark = if args.bom { "\u{feff}" } else { "" };
    let mut texts = mark.to_owned();
    for (path, schedule) in compiled {
        let first = schedule.plan().languages().first().copied();
        let language = args.lang.or(first).unwrap_or(Language::English);
        for form in forms(args) {
            let text = plenary::render(schedule, form, language);
            texts += &text.ok_or_else(|| not_in(language, path))?;
        }
    }
    Ok(texts)
}

fn forms(args: &RenderArgs) -> Vec<Output> {
    if args.to.is_empty() {
        return vec![Output::Markdown];
    }
    args.to.iter().map(|form| Output::from(*form)).collect()
}

fn not_in(language: Language, path: &Path) -> Failure {
    let path = path.display();
    let message =
        format!("`{path}` is not written in `{language}`: add it to `languages` at its top");
    Failure::Usage(message)
}

/// Refuses to write over what is being read: a source that is called `csp12.md`.
fn not_over_a_source(file: &Path, compiled: &[(&Path, Schedule)]) -> Result<(), Failure> {
    if compiled.iter().any(|(source, _)| *source == file) {
        let file = file.display();
        let message = format!("`{file}` is a source itself: let its name end in `.toml`");
        return Err(Failure::Usage(message));
    }
    Ok(())
}

/// Writes every file whole, once all are ready to be put in their places.
fn write(compiled: &[(&Path, Schedule)], out_dir: Option<&Path>) -> Result<(), Failure> {
    if let Some(folder) = out_dir {
        let sources: Vec<_> = compiled
            .iter()
            .map(|(path, _)| path.to_path_buf())
            .collect();
        files::one_source_each(&sources, folder)?;
        fs::create_dir_all(folder).map_err(|error| Failure::file("make", folder, error))?;
    }
    let mut prepared = Vec::new();
    for (source, schedule) in compiled {
        let folder = files::folder(source, out_dir);
        for file in plenary::files(schedule, &files::stem(source)?) {
            not_over_a_source(&folder.join(&file.name), compiled)?;
            prepared.push(Prepared::new(folder, &file)?);
        }
    }
    for file in prepared {
        let path = file.path.display().to_string();
        let said = if file.put()? { "written" } else { "up to date" };
        print(&format!("{path}: {said}\n"))?;
    }
    Ok(())
}
