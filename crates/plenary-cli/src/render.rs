//! `plenary render`: the annex to the standard output, or the files beside the source.

use std::{
    io::{self, IsTerminal},
    path::Path,
};

use plenary::{Code, Language, Output, Report, Schedule, Severity};

use crate::{
    args::RenderArgs,
    diff, docx, files,
    findings::{self, Findings, Messages, Stream},
    many::each,
    outcome::{self, Failure, Outcome, print_bytes},
    summary,
    tally::Verdict,
    what_if, writing,
};

pub(crate) fn run(args: &RenderArgs) -> Result<Outcome, Failure> {
    if args.write {
        only_for_looking(args)?;
        return writing::run(args);
    }
    if args.bom {
        marks_a_table(args)?;
    }
    let sources = files::without_doubles(&args.files);
    documents(args, sources.len())?;
    let mut findings = Findings::new(args.format, Stream::Error);
    let (mut printed, mut fits) = (Some(Vec::new()), Outcome::Well);
    let tally = each(&sources, &mut findings, |path, messages| {
        let (schedule, verdict) = compile(path, args, messages);
        if schedule.as_ref().is_some_and(|schedule| !schedule.fits()) {
            fits = Outcome::Faulty;
        }
        let this = schedule.map(|schedule| drawn(path, &schedule, args));
        let both = printed.take().zip(this.transpose()?);
        printed = both.map(|(before, drawn)| [before, drawn].concat());
        Ok(verdict)
    })?;
    findings.finish()?;
    if let Some(printed) = printed {
        let mark = if args.bom { "\u{feff}" } else { "" };
        print_bytes(&[mark.as_bytes(), &printed].concat())?;
    } else if tally.number() > 1 && findings::for_people(args.format) {
        outcome::tell(&format!("nothing is printed of {}", tally.of_sources()))?;
    }
    Ok(tally.outcome().max(fits))
}

/// Refuses to write with options that only look. Written files depend on the source alone, so that `check`
/// can tell whether they are up to date.
fn only_for_looking(args: &RenderArgs) -> Result<(), Failure> {
    let refused = if !args.to.is_empty() {
        "`--to` is for looking: name what --write makes in the source, as in `outputs = [\"markdown\", \"html\"]`"
    } else if args.lang.is_some() {
        "`--lang` is for looking: name the languages that --write makes in the source, as in `languages = [\"en\", \"fr\"]`"
    } else if args.reference.is_some() {
        "`--reference` is for looking: name the document in the source, as in `docx-reference = \"letterhead.docx\"`"
    } else if args.bom {
        "`--bom` is for looking, and what --write makes has no byte order mark: for Excel, `plenary render FILE.toml --to csv --bom > FILE.csv`"
    } else if args.show.is_some() {
        "`--show` is for looking: say in the source which times it shows, as in `show = \"changes\"`"
    } else if args.day.is_some() {
        "`--day` is for looking: for the paper of a day, `plenary render FILE.toml --day 2026-03-17 --to html > FILE.html`"
    } else if args.forecast {
        "`--forecast` is for looking: write `forecast = true` in the source"
    } else if args.since.is_some() {
        "`--since` is for looking: name the earlier version in the source, as `since` under `[revision]`"
    } else if args.unfit {
        "`--unfit` is for looking: no file is written until the meetings fit; to look: `plenary render FILE.toml --unfit`"
    } else if !args.what_if.typed().is_empty() {
        "`--took`, `--now` and their like are for looking: `plenary record` writes into the source what has happened"
    } else if args.files.iter().any(|path| files::is_stdin(path)) {
        "the standard input has no name to call the written files by: give a file"
    } else {
        return Ok(());
    };
    Err(Failure::Usage(refused.to_owned()))
}

/// Refuses a byte order mark unless a table is printed alone.
fn marks_a_table(args: &RenderArgs) -> Result<(), Failure> {
    if matches!(forms(args)[..], [Output::Csv]) {
        return Ok(());
    }
    let refused = "`--bom` is for a table alone: `--to csv --bom`";
    Err(Failure::Usage(refused.to_owned()))
}

/// Refuses to print a Word document beside other forms, or to a terminal, as it is no text.
fn documents(args: &RenderArgs, sources: usize) -> Result<(), Failure> {
    let forms = forms(args);
    let refused = if !forms.contains(&Output::Docx) {
        if args.reference.is_none() {
            return Ok(());
        }
        "`--reference` is for Word documents: `--to docx --reference letterhead.docx`"
    } else if forms.len() > 1 || sources > 1 {
        "a Word document stands alone: give one schedule, and `--to docx` once and alone"
    } else if io::stdout().is_terminal() {
        "a Word document cannot be shown here: `plenary render FILE.toml --to docx > FILE.docx`"
    } else {
        return Ok(());
    };
    Err(Failure::Usage(refused.to_owned()))
}

/// Compiles a source and says what is wrong with it.
pub(crate) fn compile(
    path: &Path,
    args: &RenderArgs,
    messages: &mut Messages,
) -> (Option<Schedule>, Verdict) {
    match compiled(path, args) {
        Ok((schedule, report)) => {
            let mut faults = report.faults().iter();
            let is_overfull = faults.any(|fault| fault.code == Code::DoesNotFit);
            messages.add(report, Vec::new());
            if args.write && is_overfull {
                messages.line(summary::not_until_it_fits(path, &[]));
            }
            let sound = schedule.is_some();
            (
                schedule,
                if sound {
                    Verdict::Well
                } else {
                    Verdict::Faulty
                },
            )
        }
        Err(failure) => {
            messages.failed(failure);
            (None, Verdict::Undone)
        }
    }
}

/// Returns a schedule, and what is wrong with it; what is only worth knowing is for `check`.
fn compiled(path: &Path, args: &RenderArgs) -> Result<(Option<Schedule>, Report), Failure> {
    let source = files::source(path, findings::name(args.format, path))?;
    let source = what_if::suppose(source, &args.what_if.typed())?;
    let last = args.since.as_deref().map(diff::read).transpose()?;
    let compared = source.and_then(|source| match last {
        Some(last) => Ok(source.since(last?)),
        None => Ok(source),
    });
    let make = if args.unfit {
        plenary::compile_overfull
    } else {
        plenary::compile
    };
    Ok(match compared.and_then(|source| make(&source)) {
        Ok(warned)
            if args
                .lang
                .is_some_and(|asked| is_unfinished(&warned.value, asked)) =>
        {
            let language = args.lang.unwrap_or(Language::English);
            let warnings = warned.warnings.at_least(Severity::Warning);
            (None, warnings.asked_in(language))
        }
        Ok(warned) => match as_asked(warned.value, args) {
            Ok(schedule) => (Some(schedule), warned.warnings.at_least(Severity::Warning)),
            Err(report) => (None, report),
        },
        Err(report) => (None, report),
    })
}

/// True if a text of a schedule is missing in one of its languages.
fn is_unfinished(schedule: &Schedule, language: Language) -> bool {
    let mut unfinished = schedule.plan().unfinished_languages().iter();
    unfinished.any(|of| of.language == language)
}

/// Returns the schedule, of which the annex shows what was asked for.
fn as_asked(schedule: Schedule, args: &RenderArgs) -> Result<Schedule, Report> {
    let show = args.show.unwrap_or(schedule.plan().shows());
    let forecast = args.forecast || schedule.plan().shows_forecast();
    Ok(schedule.showing(show)?.with_forecast(forecast))
}

/// Returns the forms of one source that are printed, one after the other.
fn drawn(path: &Path, schedule: &Schedule, args: &RenderArgs) -> Result<Vec<u8>, Failure> {
    let first = schedule.plan().languages().first().copied();
    let language = args.lang.or(first).unwrap_or(Language::English);
    if let Some(typed) = &args.day {
        return paper(path, schedule, language, (args, typed));
    }
    let mut all = Vec::new();
    for form in forms(args) {
        let drawn = match form {
            Output::Docx => docx::document((path, schedule), language, args.reference.as_deref())?,
            form => schedule.render(form, language).map(String::into_bytes),
        };
        all.extend(drawn.ok_or_else(|| not_in(language, path))?);
    }
    Ok(all)
}

/// Returns the paper of a day, in the forms for people.
fn paper(
    path: &Path,
    schedule: &Schedule,
    language: Language,
    (args, typed): (&RenderArgs, &str),
) -> Result<Vec<u8>, Failure> {
    let resolved = schedule.resolve_day(typed);
    let day = resolved.map_err(|why| Failure::Usage(why.to_string()))?;
    let (first, last) = (schedule.plan().first_day(), schedule.plan().last_day());
    if day < first || last < day {
        return Err(Failure::Usage(format!(
            "{day} is no day of `{}`: its days are {first} to {last}",
            path.display()
        )));
    }
    let view = schedule
        .view(language)
        .ok_or_else(|| not_in(language, path))?;
    let annex = view.on_day(day, args.number).marked_annex();
    let mut all = Vec::new();
    for form in forms(args) {
        all.extend(match form {
            Output::Markdown => annex.to_markdown().into_bytes(),
            Output::Html => annex.to_html().into_bytes(),
            Output::Fragment => annex.to_fragment().into_bytes(),
            Output::Text => annex.to_text().into_bytes(),
            Output::Docx => docx::of_annex((path, schedule), &annex, args.reference.as_deref())?,
            form => {
                let message = format!(
                    "a paper of a day is for people, and `{form}` for programs: \
                     leave `--to {form}` away, or --day"
                );
                return Err(Failure::Usage(message));
            }
        });
    }
    Ok(all)
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
