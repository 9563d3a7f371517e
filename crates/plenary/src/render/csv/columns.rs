//! The columns of the table.

use super::{cells, people, times};
use crate::view::{Occurrence, View};

/// Writer of a cell.
type Cell = for<'s> fn(&View<'s>, &Occurrence<'s>) -> String;

/// Declares the columns: their names, the writers of their cells, and a text about what they hold. The
/// texts are the table in the documentation of [`Schedule::to_csv`](crate::Schedule::to_csv).
macro_rules! columns {
    ($($name:literal = $cell:path $(, $more:literal = $more_cell:path)*: $about:literal;)+) => {
        /// Every column: its name, and what writes its cells.
        pub(super) const COLUMNS: &[(&str, Cell)] =
            &[$(($name, $cell), $(($more, $more_cell),)*)+];

        /// The columns as a table in Markdown.
        macro_rules! table_of_columns {
            () => {
                concat!(
                    "| column | what it holds |\n| --- | --- |\n",
                    $("| `", $name, $("`, `", $more,)* "` | ", $about, " |\n",)+
                )
            };
        }
        pub(super) use table_of_columns;
    };
}

columns! {
    "kind" = cells::kind:
        "`meeting`; for an event what it is: `event`, `ceremony`, `break`, `reception`, `registration`, \
        `side-event`, `exhibition`, `unavailable`; `closed` for a day on which nothing is held";
    "id" = cells::id: "the id of the meeting or the event";
    "ordinal" = cells::ordinal: "which of its sittings, or of its days, from 1";
    "group" = cells::group: "the ids of the groups that meet";
    "acronym" = cells::acronym: "the acronyms of their working groups";
    "group-name" = cells::group_name: "their names in full, or what they are called in short";
    "title" = cells::title: "the title of the meeting or the event; why nothing is held";
    "number" = cells::number:
        "which meeting of its group it is, where they are numbered; of a joint meeting the number of \
        each behind its id: `COP 7; CMP 7`";
    "resumption" = cells::resumption:
        "`resumed` where it takes up a suspended meeting under its number, `continued` where it takes \
        up an adjourned one under a number of its own; else empty";
    "track" = cells::track, "track-name" = cells::track_name:
        "the track: the word in its heading, and what it is called";
    "room" = cells::room, "building" = cells::building: "where";
    "date" = times::date, "start" = times::start:
        "when it begins, by the clocks of the venue: `2026-03-16`, `10:00`";
    "end-date" = times::end_date, "end" = times::end: "when it ends, likewise";
    "zone" = times::zone: "the time zone, by its name in the tz database";
    "start-utc" = times::start_utc, "end-utc" = times::end_utc: "the same in UTC: `2026-03-16T09:00:00Z`";
    "minutes" = times::minutes: "how long it is";
    "status" = times::status:
        "of a meeting `planned`, `estimated` if it begins on a condition that readers are shown instead \
        of the hour, `not-planned` if it is to come and had no room in the plan, `under-way`, `held`, `cancelled` or `postponed`; of an event `confirmed`, `tbc`, which its \
        hour may be too, or `cancelled`; `closed`";
    "reason" = times::reason: "why the meeting is cancelled, or to when it is postponed; else the condition on which it begins";
    "planned-date" = times::planned_date, "planned-start" = times::planned_start:
        "when this sitting was planned to begin";
    "earliest-start" = times::earliest_start, "latest-start" = times::latest_start:
        "between when the meeting begins, by the bounds of the durations: `2026-03-16 10:00`; with its \
        first sitting, until it has begun, and if the schedule says `forecast = true`";
    "chair" = people::chair, "co-chairs" = people::co_chairs, "vice-chair" = people::vice_chair,
        "facilitator" = people::facilitator, "rapporteur" = people::rapporteur:
        "who holds the office for this meeting; `vacant` if nobody does";
    "speakers" = people::speakers: "who speaks";
    "host" = people::host: "who invites";
    "format" = cells::format: "`in-person`, `hybrid` or `virtual`";
    "access" = cells::access: "`open`, `closed`, or the text that says to whom it is open";
    "informal" = cells::informal: "`true` for an informal consultation, else `false`";
    "open-end" = cells::open_end: "`true` if the meeting may go on after its end, else `false`";
    "interpretation" = cells::interpretation: "the languages, in words; `none` if there is none";
    "livestream" = cells::livestream: "where it can be watched";
    "link" = cells::link: "where more is said of it";
    "agenda" = cells::agenda: "what is dealt with";
    "note" = cells::note: "the notes on the meeting or the event, on its track and on the day";
}
