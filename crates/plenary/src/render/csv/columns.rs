//! The columns of the table.

use super::{cells, people, times};
use crate::view::{Occurrence, View};

/// Writer of a cell.
type Cell = fn(&View<'_>, &Occurrence<'_>) -> String;

/// Every column: its name, and what stands in it.
pub(super) const COLUMNS: &[(&str, Cell)] = &[
    ("kind", cells::kind),
    ("id", cells::id),
    ("ordinal", cells::ordinal),
    ("group", cells::group),
    ("acronym", cells::acronym),
    ("group-name", cells::group_name),
    ("title", cells::title),
    ("number", cells::number),
    ("resumption", cells::resumption),
    ("track", cells::track),
    ("track-name", cells::track_name),
    ("room", cells::room),
    ("building", cells::building),
    ("date", times::date),
    ("start", times::start),
    ("end-date", times::end_date),
    ("end", times::end),
    ("zone", times::zone),
    ("start-utc", times::start_utc),
    ("end-utc", times::end_utc),
    ("minutes", times::minutes),
    ("status", times::status),
    ("reason", times::reason),
    ("planned-date", times::planned_date),
    ("planned-start", times::planned_start),
    ("earliest-start", times::earliest_start),
    ("latest-start", times::latest_start),
    ("chair", people::chair),
    ("co-chairs", people::co_chairs),
    ("vice-chair", people::vice_chair),
    ("facilitator", people::facilitator),
    ("rapporteur", people::rapporteur),
    ("speakers", people::speakers),
    ("host", people::host),
    ("format", cells::format),
    ("access", cells::access),
    ("informal", cells::informal),
    ("open-end", cells::open_end),
    ("interpretation", cells::interpretation),
    ("livestream", cells::livestream),
    ("link", cells::link),
    ("agenda", cells::agenda),
    ("note", cells::note),
];
