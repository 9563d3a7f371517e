//! Options that name news: `why` and `record`.

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
  plenary why csp12.toml WGTU --item 5                 an item of its agenda
  plenary why csp12.toml WGTU --took WGETI/exchange=4h30m
  plenary why csp12.toml --now '2026-03-17 11:00'      what is over, under way, and next

For a meeting that has moved, `plenary why` names the root causes: what was recorded,
and what was edited since the last issued version. Without a MEETING it prints a line for each meeting. With --now it
prints what is over, what is under way in which room, what is paused, and what is
next.")]
pub(crate) struct WhyArgs {
    /// A schedule in TOML; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The ids of meetings; for a meeting without `id`, its group
    #[arg(value_name = "MEETING")]
    pub(crate) meetings: Vec<String>,

    /// An item of the agenda of the meeting, by its number or its title
    #[arg(long, value_name = "ITEM", requires = "meetings")]
    pub(crate) item: Option<String>,

    /// Explain in this language; a name without a text in it is in the schedule's first language
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
  plenary record csp12.toml WGTU --item 4 --done 12:10
  plenary record csp12.toml WGTU --cancelled 'no quorum'
  plenary record csp12.toml WGTU --postponed 'to CSP13'
  plenary record csp12.toml 2026-03-16 --held 10:25-13:10,15:00-16:40
  plenary record csp12.toml Monday --held 10:25-13:10,15:00-16:40
  plenary record csp12.toml Tuesday --extra 18:30-20:30 --for WGETI/issues
  plenary record csp12.toml WGTU --took none           take it back
  plenary record csp12.toml --at 18:00                 nothing new: complete up to 18:00

You can leave out the day if only one sitting fits: one that is not over and is held at
that hour. You can give a weekday, if the schedule has only one day of that name. If
several fit, `plenary record` names each of them and writes nothing.

--took, --ended, --suspended and --adjourned replace one another, and so do --cancelled
and --postponed; --extended adds to the time before. A record that contradicts another,
such as --cancelled of a meeting that was extended or suspended, is refused, with the
command to type first.

Each record names the command that takes it back. The word is `none`, also in place of a
reason; for --held, where `none` means that no session was held, it is `as-planned`; for
--extra it is `none`, or 'none 18:30-20:30' if the day has several.

Each record also writes `as-of`, the moment up to which the news is complete: that of
--at, else that of the record itself, else that of the clock of this computer (or of
SOURCE_DATE_EPOCH). It is always later than before. While the days go on, what is still to
come by the clock, or an extra session that is over, is refused without --at. With --at
alone, `plenary record` writes that moment and nothing else: there was no other news.

To see first what would move: plenary why csp12.toml --took WGETI/exchange=4h30m")]
#[command(group(clap::ArgGroup::new("what").requires("of")))]
pub(crate) struct RecordArgs {
    /// The schedule in TOML
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The id of a meeting, or a day such as 2026-03-16 or Monday; none with --at alone
    #[arg(
        value_name = "MEETING|DAY",
        required_unless_present = "at",
        requires = "what"
    )]
    pub(crate) of: Option<String>,

    /// The meeting is over, and took this long: 4h30m
    #[arg(long, value_name = "TIME", group = "what")]
    pub(crate) took: Option<String>,

    /// The meeting ended at this moment: '2026-03-16 16:30', 'Monday 16:30' or 16:30
    #[arg(long, value_name = "MOMENT", group = "what")]
    pub(crate) ended: Option<String>,

    /// The meeting needs this much more time: 2h, beside what was recorded before; or '3h in all'
    #[arg(long, value_name = "TIME", group = "what")]
    pub(crate) extended: Option<String>,

    /// The meeting stopped at this moment, and will be resumed
    #[arg(long, value_name = "MOMENT", group = "what")]
    pub(crate) suspended: Option<String>,

    /// The meeting stopped at this moment, and a new meeting will take up the rest
    #[arg(long, value_name = "MOMENT", group = "what")]
    pub(crate) adjourned: Option<String>,

    /// The meeting is not held, for this reason
    #[arg(long, value_name = "REASON", group = "what")]
    pub(crate) cancelled: Option<String>,

    /// The meeting is postponed: 'to CSP13'
    #[arg(long, value_name = "UNTIL", group = "what")]
    pub(crate) postponed: Option<String>,

    /// With --item: the item was concluded at this moment
    #[arg(long, value_name = "MOMENT", group = "what", requires = "item")]
    pub(crate) done: Option<String>,

    /// With --done: an item of the agenda of the meeting, by its number or its title
    #[arg(long, value_name = "ITEM", requires = "done")]
    pub(crate) item: Option<String>,

    /// The sessions of the day were held at these hours: 10:25-13:10,15:00-16:40, or `none`
    #[arg(long, value_name = "HOURS", group = "what")]
    pub(crate) held: Option<String>,

    /// One more session was agreed on the day: 18:30-20:30
    #[arg(long, value_name = "HOURS", group = "what")]
    pub(crate) extra: Option<String>,

    /// With --extra: only for this group
    #[arg(long = "for", value_name = "GROUP", requires = "what", conflicts_with_all = [
        "took", "ended", "extended", "suspended", "adjourned", "cancelled", "postponed", "done", "held",
    ])]
    pub(crate) group: Option<String>,

    /// With --held or --extra: only on this track
    #[arg(long, value_name = "TRACK", requires = "what", conflicts_with_all = [
        "took", "ended", "extended", "suspended", "adjourned", "cancelled", "postponed", "done",
    ])]
    pub(crate) track: Option<String>,

    /// The moment up to which the news is complete now: '2026-03-16 16:40', 'Monday 16:40', or 16:40
    /// for today
    #[arg(long, value_name = "MOMENT")]
    pub(crate) at: Option<String>,

    /// Print what moves in this language
    #[arg(long, value_name = "LANGUAGE", value_parser = language, default_value_t = Language::English)]
    pub(crate) lang: Language,
}
