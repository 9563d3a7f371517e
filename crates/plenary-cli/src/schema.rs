//! `plenary schema`: the JSON Schemas of schedules and of their JSON; and the schema that stands beside
//! schedules, which becomes out of date with a new version of the command.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use plenary::{File, report::Difference};

use crate::{
    files,
    outcome::{Failure, Outcome, print},
};

/// The file beside the schedules that editors read.
pub(crate) const NAME: &str = "plenary.schema.json";

/// Arguments of `schema`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  plenary schema > plenary.schema.json       beside the schedules whose first line is
                                             `#:schema ./plenary.schema.json`;
                                             `plenary render --write` updates it
  plenary schema --of output                 what `--to json` writes")]
pub(crate) struct SchemaArgs {
    /// Which schema to print [default: source]
    #[arg(
        long,
        value_name = "WHAT",
        value_enum,
        default_value_t,
        hide_default_value = true
    )]
    of: Of,
}

/// The subjects of a schema.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Of {
    /// Schedules in TOML
    #[default]
    Source,
    /// Compiled schedules in JSON
    Output,
}

pub(crate) fn run(args: &SchemaArgs) -> Result<Outcome, Failure> {
    let schema = match args.of {
        Of::Source => plenary::schema(),
        Of::Output => plenary::output_schema(),
    };
    print(&schema).map(|()| Outcome::Well)
}

/// Returns the path of the schema that the first comment of a schedule names, if it has the name of ours.
pub(crate) fn named_by(text: &str) -> Option<&str> {
    let lines = text.trim_start_matches('\u{feff}').lines();
    let mut comments = lines.take_while(|line| line.trim().is_empty() || line.starts_with('#'));
    let named = comments.find_map(|line| line.strip_prefix("#:schema"))?;
    let path = named.trim();
    (path.rsplit(['/', '\\']).next() == Some(NAME)).then_some(path)
}

/// A schema that a schedule names, and that another version of Plenary has written.
pub(crate) struct Outdated {
    pub(crate) place: PathBuf,
    pub(crate) file: File,
    pub(crate) difference: Difference,
    /// True if it stands beside the schedule and was made by Plenary, so that it can be written again
    /// like every other file of the schedule.
    pub(crate) is_rendered: bool,
}

impl Outdated {
    /// Returns the schema that a schedule names, if it is out of date. One that is missing is not: no more
    /// is lost than the help of an editor.
    pub(crate) fn of(source: &Path) -> Option<Self> {
        let text = regular(source)?;
        let named = named_by(&text).filter(|path| !path.contains("://"))?;
        let place = files::folder(source, None).join(named.trim_start_matches("./"));
        let now = regular(&place)?;
        let file = File::new(NAME, plenary::schema());
        let difference = match Difference::between(Some(now.as_bytes()), &file)? {
            Difference::LineEnds => Difference::LineEnds,
            _ => Difference::OtherVersion,
        };
        let is_beside = files::folder(&place, None) == files::folder(source, None);
        Some(Self {
            is_rendered: is_beside && title(&now) == file.text().and_then(title),
            place,
            file,
            difference,
        })
    }

    /// Returns the command that writes it again, if that of the schedule does not.
    pub(crate) fn fix(&self) -> Option<String> {
        let place = files::quoted(&self.place.display().to_string());
        (!self.is_rendered).then(|| format!("plenary schema > {place}"))
    }
}

/// Returns the text of a file. Nothing is read from a pipe, which can be read only once.
fn regular(path: &Path) -> Option<String> {
    let is_file = fs::metadata(path).is_ok_and(|now| now.is_file());
    let bytes = files::contents(path).ok().flatten();
    String::from_utf8(bytes.filter(|_| is_file)?).ok()
}

/// Returns the line with the title of a schema.
fn title(schema: &str) -> Option<&str> {
    let mut lines = schema.lines().map(str::trim);
    lines.find(|line| line.starts_with("\"title\":"))
}
