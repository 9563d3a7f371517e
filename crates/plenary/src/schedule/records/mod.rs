//! Whether what is recorded can have happened.

mod conflicts;
mod overtime;
mod stopped;
mod unknown;

pub(super) use unknown::unknown_days;

use super::{
    demands::{Noted, Records},
    place_queue::Placing,
    queue_input::QueueInput,
};
use crate::{
    fault::{Code, Fault, Faults, path_to},
    plan::{News, Record},
    time::{Minutes, Moment},
};

/// The faults of all records, one by one and beside each other.
pub(super) fn judge(
    orders: &QueueInput<'_>,
    noted: &Records<'_>,
    current: &Placing,
    (news, now): (&News, Option<Moment>),
) -> Faults {
    let mut faults = Faults::new();
    let judged = Judged { orders, current };
    let meetings = noted.of.iter().enumerate();
    for (place, noted) in meetings.filter_map(|(place, noted)| Some((place, (*noted)?))) {
        let contradictory = judged.exclusive(place, noted.record);
        if contradictory.is_empty() {
            faults.extend(judged.stopped(place, noted));
            faults.extend(judged.disagree(place, noted));
        }
        faults.extend(contradictory);
    }
    faults.extend(judged.resumptions(noted));
    faults.extend(judged.gaps(noted));
    faults.extend(judged.overtime(news));
    if let Some(now) = now {
        faults.extend(judged.future(noted, news, now));
    }
    faults
}

/// The records beside the placing that they led to.
struct Judged<'a> {
    orders: &'a QueueInput<'a>,
    current: &'a Placing,
}

impl Judged<'_> {
    fn id(&self, place: usize) -> &str {
        &self.orders.line.plan.meetings[place].id
    }

    /// The faults of records of which only one can be true.
    fn exclusive(&self, place: usize, record: &Record) -> Faults {
        let over = match (record.took, record.ended) {
            (Some(_), _) => Some("took"),
            (None, Some(_)) => Some("ended"),
            (None, None) => None,
        };
        let given = [
            ("cancelled", record.cancelled.is_some()),
            ("postponed", record.postponed.is_some()),
            ("suspended", record.suspended.is_some()),
            ("adjourned", record.adjourned.is_some()),
            (over.unwrap_or("took"), over.is_some()),
            ("extended", record.extended.is_some()),
        ];
        let given: Vec<_> = given
            .iter()
            .filter(|(_, given)| *given)
            .map(|(key, _)| *key)
            .collect();
        let excludes = |one: &str, other: &str| match one {
            // What was opened and not held has used time.
            "cancelled" | "postponed" => !matches!(other, "took" | "ended"),
            "suspended" | "adjourned" => other != "extended",
            _ => false,
        };
        let pair = given.iter().enumerate().find_map(|(i, one)| {
            let other = given[i + 1..].iter().find(|other| excludes(one, other))?;
            Some((*one, *other))
        });
        let fault = |(one, other): (&'static str, &'static str)| {
            let message = format!("`{}` has both `{one}` and `{other}`", self.id(place));
            Fault::new(
                Code::RecordsDisagree,
                message,
                path_to!["meeting", place, one],
            )
            .label("only one of the two can be true")
            .and(path_to!["meeting", place, other])
            .label("the other")
            .help(format!("delete `{one}` or `{other}`"))
        };
        pair.map(fault).into_iter().collect()
    }

    /// The fault of `took` and `ended` that do not say the same.
    fn disagree(&self, place: usize, noted: Noted<'_>) -> Option<Fault> {
        let (took, _) = noted.record.took.zip(noted.ended)?;
        let taken = Minutes(self.current.spots[place].taken);
        (took != taken).then(|| {
            let message = format!("`{}` took {took}, and by its end {taken}", self.id(place));
            Fault::new(
                Code::RecordsDisagree,
                message,
                path_to!["meeting", place, "took"],
            )
            .label(took.to_string())
            .and(path_to!["meeting", place, "ended"])
            .label(taken.to_string())
            .edit(
                format!("write `\"{}\"`, or delete one of the two", taken.to_toml()),
                format!("\"{}\"", taken.to_toml()),
            )
        })
    }
}
