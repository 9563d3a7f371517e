//! What can be typed about what has happened.

use std::path::PathBuf;

use clap::Args as Arguments;
use plenary::Language;

use super::{WhatIf, language};

/// Arguments of `why`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary why csp12.toml                               a line for each meeting
  plenary why csp12.toml WGTU
  plenary why csp12.toml WGTU --lang fr
  plenary why csp12.toml WGTU --took WGETI/exchange=4h30m
  plenary why csp12.toml --now '2026-03-17 11:00'      what is over, on, and next")]
pub(crate) struct WhyArgs {
    /// A schedule in TOML; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The ids of meetings; unless a meeting has its own, its group
    #[arg(value_name = "MEETING")]
    pub(crate) meetings: Vec<String>,

    /// Say it in this language; names stay in the first of the schedule if it lacks that one
    #[arg(long, value_name = "LANGUAGE", value_parser = language, default_value_t = Language::English)]
    pub(crate) lang: Language,

    #[command(flatten)]
    pub(crate) what_if: WhatIf,
}

/// Arguments of `record`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary record csp12.toml WGETI/exchange --took 4h30m
  plenary record csp12.toml WGETI/exchange --ended '2026-03-16 16:30'
  plenary record csp12.toml WGETI/exchange --ended 16:30
  plenary record csp12.toml WGTU --cancelled 'no quorum'
  plenary record csp12.toml WGTU --postponed 'to CSP13'
  plenary record csp12.toml 2026-03-16 --held 10:25-13:10,15:00-16:40
  plenary record csp12.toml Monday --held 10:25-13:10,15:00-16:40

An hour alone is that of the one sitting of the meeting which holds it and is not
over; a weekday, the one day of that name. If there are several, nothing is
recorded, and each is named.

To see first what would move: plenary why csp12.toml --took WGETI/exchange=4h30m")]
#[command(group(clap::ArgGroup::new("what").required(true)))]
pub(crate) struct RecordArgs {
    /// The schedule in TOML
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The id of a meeting, or a day such as 2026-03-16 or Monday
    #[arg(value_name = "MEETING|DAY")]
    pub(crate) of: String,

    /// It is over, and took so long: 4h30m
    #[arg(long, value_name = "TIME", group = "what")]
    pub(crate) took: Option<String>,

    /// It is over, since this moment: '2026-03-16 16:30', 'Monday 16:30' or 16:30
    #[arg(long, value_name = "MOMENT", group = "what")]
    pub(crate) ended: Option<String>,

    /// It needs so much more: 2h
    #[arg(long, value_name = "TIME", group = "what")]
    pub(crate) extended: Option<String>,

    /// It stopped at this moment, and is to be resumed
    #[arg(long, value_name = "MOMENT", group = "what")]
    pub(crate) suspended: Option<String>,

    /// It stopped at this moment, and a new meeting is to take up the rest
    #[arg(long, value_name = "MOMENT", group = "what")]
    pub(crate) adjourned: Option<String>,

    /// It is not held, for this reason
    #[arg(long, value_name = "REASON", group = "what")]
    pub(crate) cancelled: Option<String>,

    /// It is not held now, but later: 'to CSP13'
    #[arg(long, value_name = "UNTIL", group = "what")]
    pub(crate) postponed: Option<String>,

    /// When the sessions of the day were held: 10:25-13:10,15:00-16:40; `none` if none was
    #[arg(long, value_name = "HOURS", group = "what")]
    pub(crate) held: Option<String>,

    /// With --held: on this track alone
    #[arg(long, value_name = "TRACK", requires = "held")]
    pub(crate) track: Option<String>,

    /// Say what moves in this language
    #[arg(long, value_name = "LANGUAGE", value_parser = language, default_value_t = Language::English)]
    pub(crate) lang: Language,
}
