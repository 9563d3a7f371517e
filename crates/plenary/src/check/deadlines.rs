//! The deadlines: what is to be done, and by which day.

use chrono::{Datelike, NaiveDate};

use super::{missing, references::MeetingIndex, sessions::whole_minutes, texts::Texts, zero};
use crate::{
    document as raw,
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{Deadline, Due, Frame, Meeting},
};

/// Judges the deadlines, in the order of the source.
pub(super) fn check(
    written: Option<Vec<raw::Deadline>>,
    (meetings, frame): (&[Meeting], Option<&Frame>),
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<Deadline> {
    let listed = written.unwrap_or_default();
    let needed = meetings.iter().filter(|_| !listed.is_empty());
    let ids: Vec<_> = needed.map(|meeting| meeting.id.clone()).collect();
    let known = MeetingIndex::of(&ids);
    let deadlines = listed
        .into_iter()
        .enumerate()
        .filter_map(|(place, one)| deadline(one, place, &known, (meetings, frame), texts, faults));
    deadlines.collect()
}

fn deadline(
    written: raw::Deadline,
    place: usize,
    known: &MeetingIndex<'_>,
    (meetings, frame): (&[Meeting], Option<&Frame>),
    texts: &Texts,
    faults: &mut Faults,
) -> Option<Deadline> {
    let at = path_to!["deadline", place];
    if written.title.is_absent() {
        faults.push(missing(&at.then("title"), "title", "\"Registration\""));
    }
    let fault = unclear_day(&written, &at);
    let clear = fault.is_none();
    faults.extend(fault);
    let title = texts.one(written.title.given(), || at.then("title"), faults);
    let on = written.on.given();
    if let (Some(day), Some(frame)) = (on, frame) {
        faults.extend(late_deadline(day, frame.last_day, &at));
    }
    // A schedule without meetings is a fault already.
    let before = written.before.given().filter(|_| !meetings.is_empty());
    let meeting = before.and_then(|id| known.find(&id, at.then("before"), faults));
    let days = written.days_before.given().unwrap_or(1);
    faults.extend(zero(days, at.then("days-before")));
    let before = meeting.map(|meeting| Due::Before { meeting, days });
    let due = on.map(Due::On).or(before).filter(|_| clear);
    let typed = written.time.given();
    let time = typed.and_then(|time| whole_minutes(time, &at.then("time"), faults));
    Some(Deadline {
        title: title?,
        due: due?,
        time,
        link: written.link.given(),
    })
}

/// Returns the fault of a deadline whose day is given by no key, or by two.
fn unclear_day(written: &raw::Deadline, at: &Path) -> Option<Fault> {
    let keys = [
        written.on.is_absent(),
        written.before.is_absent(),
        written.days_before.is_absent(),
    ];
    let fault =
        |message: &str, key: &'static str| Fault::new(Code::DeadlineDay, message, at.then(key));
    match keys {
        [false, false, _] => Some(
            fault("a deadline has `on` and `before`", "before")
                .label("tells the day by a meeting")
                .and(at.then("on"))
                .label("tells it by its date")
                .help("delete `on` or `before`"),
        ),
        [false, true, false] => Some(
            fault("a deadline has `on` and `days-before`", "days-before")
                .label("counts from a meeting")
                .and(at.then("on"))
                .label("tells the day by its date")
                .help("delete `days-before`, or write `before` and a meeting instead of `on`"),
        ),
        [true, true, _] => Some(no_day(at)),
        _ => None,
    }
}

fn no_day(at: &Path) -> Fault {
    let message = "a deadline has neither `on` nor `before`";
    Fault::new(Code::DeadlineDay, message, at.clone())
        .missing(at.then("before"))
        .label("no day under this")
        .help(
            "add a line such as `on = 2026-03-06` under it, or `before` and the `id` of a meeting",
        )
}

fn late_deadline(day: NaiveDate, last: NaiveDate, at: &Path) -> Option<Fault> {
    let message = format!("a deadline is on {day}, and the last day is {last}");
    let fault = Fault::new(Code::LateDeadline, message, at.then("on"))
        .label("after the meetings")
        .and(path_to!["last-day"])
        .label("the last day");
    (day > last).then(|| other_year(fault, day, last))
}

/// Offers the same day of an earlier year, if that is what was meant.
pub(super) fn other_year(fault: Fault, day: NaiveDate, latest: NaiveDate) -> Fault {
    let earlier = day.with_year(latest.year()).filter(|day| *day <= latest);
    match earlier {
        Some(day) => fault.edit(
            format!("if the year is wrong, write `{day}`"),
            day.to_string(),
        ),
        None => fault.help("mend the date; if it is right, allow this with its reason"),
    }
}
