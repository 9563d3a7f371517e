//! `plenary schema`: the JSON Schemas of schedules and of their JSON; and the schema that stands beside
//! schedules, which becomes out of date with a new version of the command.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use clap::{Args, ValueEnum};
use plenary::File;

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

/// The schema of this version, which is made once for all schedules of a run.
static SCHEMA: LazyLock<String> = LazyLock::new(plenary::schema);

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
        // Git for Windows may have changed the ends of its lines, which no editor minds.
        if now.replace("\r\n", "\n") == *SCHEMA {
            return None;
        }
        let is_beside = files::folder(&place, None) == files::folder(source, None);
        Some(Self {
            is_rendered: is_beside && title(&now) == title(&SCHEMA),
            place,
            file: File::new(NAME, &**SCHEMA),
        })
    }

    /// Returns the command that writes it again, if that of the schedule does not.
    pub(crate) fn fix(&self) -> Option<String> {
        let place = files::quoted(&self.place.display().to_string());
        (!self.is_rendered).then(|| format!("plenary schema > {place}"))
    }
}

/// Returns the text of a file. Of a pipe, which can be read only once, nothing is read.
fn regular(path: &Path) -> Option<String> {
    String::from_utf8(files::contents(path).ok()??).ok()
}

/// Returns the line with the title of a schema.
fn title(schema: &str) -> Option<&str> {
    let mut lines = schema.lines().map(str::trim);
    lines.find(|line| line.starts_with("\"title\":"))
}
