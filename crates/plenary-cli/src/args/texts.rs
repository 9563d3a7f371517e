//! Options of `texts`.

use std::path::PathBuf;

use clap::Args as Arguments;
use plenary::Language;

use super::language;

/// Arguments of `texts`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary texts csp12.toml --to fr > csp12-fr.csv
  plenary texts csp12.toml --to fr --semicolons > csp12-fr.csv
  plenary texts csp12.toml --to fr --from csp12-fr.csv

The sheet has a row for each text: its path in the schedule, the text in the first of
`languages`, the translation, and the state. A text in the state `missing` has to be
translated. One in the state `name` is the same in every language, unless you write a
translation. It opens in a spreadsheet; --semicolons is for Excel in French.

With --from the translations are written into the schedule, and all else in it stays. A
row is left if the text in the first language is not that of the schedule any more, or
if the schedule has no text of its path. Each of these rows is listed. An empty
translation is left alone. If one translation has an error, such as a link that is not
safe, nothing is written. The sheet may be saved with commas, semicolons or tabs, as
UTF-8 or as Excel in French does.

While a text is missing, nothing is made in the language; the others are made as
always.")]
pub(crate) struct TextsArgs {
    /// The schedule in TOML; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The language of the translation
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub(crate) to: Language,

    /// Take the translations of this sheet into the schedule
    #[arg(long, value_name = "SHEET")]
    pub(crate) from: Option<PathBuf>,

    /// Put semicolons between the cells, as Excel in French expects
    #[arg(long, conflicts_with = "from")]
    pub(crate) semicolons: bool,
}
