//! `plenary summary`: the figures of a report.

use plenary::{Severity, Summary};

use crate::{
    args::{SummaryArgs, SummaryFormat},
    files,
    outcome::{Failure, Outcome, print, show},
};

pub(crate) fn run(args: &SummaryArgs) -> Result<Outcome, Failure> {
    let path = &args.file;
    let source = files::source(path, files::display_name(path))?;
    let summary = match source.and_then(|source| plenary::compile(&source)) {
        Ok(warned) => Summary::of(&warned.value),
        Err(report) => {
            show(&report.at_least(Severity::Warning))?;
            return Ok(Outcome::Faulty);
        }
    };
    print(&match args.format {
        SummaryFormat::Text => summary.to_string(),
        SummaryFormat::Markdown => summary.to_markdown(),
        SummaryFormat::Json => summary.to_json(),
    })?;
    Ok(Outcome::Well)
}
