//! `plenary schema`: what schedules look like, and what is written as JSON.

use clap::{Args, ValueEnum};

use crate::outcome::{Failure, Outcome, print};

/// Arguments of `schema`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  plenary schema > plenary.schema.json       beside the schedules whose first line is
                                             `#:schema ./plenary.schema.json`
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
