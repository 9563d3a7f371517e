//! The table `[[allow]]`: a warning that is known and meant.

use chrono::NaiveDate;

use super::{headings::Listed, level::Level, table::prelude::*};
use crate::fault::Code;

table! {
    /// An `[[allow]]`.
    struct Allow {}

    /// The code of a warning or a note that you accept, as it was printed.
    code: Code = "code", Needed, r#""P0205""#;

    /// The place that is named in the warning; any place, if this is not given.
    at: String = "at", Optional, r#""groups.WGTU""#;

    /// The reason why the warning may be ignored. `plenary check` prints this reason.
    reason: String = "reason", Needed, r#""meets by correspondence""#;

    /// The last day on which it is allowed. Plenary does not use the date of today. It takes the
    /// latest of `as-of`, `issued`, and `issued` under `[revision]`. A version that is issued after
    /// this day has the warning again.
    until: NaiveDate = "until", Optional, "2026-02-28";
}

impl Listed for Allow {
    const LEVEL: Level = Level::Allow;
    const KEY: &'static str = "allow";
    const FORM: &'static str = "a heading `[[allow]]` for each warning";
}
