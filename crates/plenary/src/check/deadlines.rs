//! The deadlines: what is to be done, and by which day.

use chrono::{Datelike, NaiveDate};

use super::{missing, references::MeetingIndex, sessions::whole_minutes, texts::Texts, zero};
use crate::{
    document as raw,
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{Deadline, Due, Frame, MOST_PLACES, Meeting},
};

/// The most days on which meetings can begin.
const MOST_BEGINNINGS: usize = 367;

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
    let all: Vec<_> = deadlines.collect();
    faults.extend(too_many(&all, meetings.len()));
    all
}

/// Returns the fault of more days than a schedule can have for deadlines before each meeting.
fn too_many(deadlines: &[Deadline], meetings: usize) -> Option<Fault> {
    let mut repeated = deadlines
        .iter()
        .enumerate()
        .filter(|(_, one)| one.is_before_each());
    let most = MOST_PLACES / meetings.clamp(1, MOST_BEGINNINGS);
    let (place, _) = repeated.nth(most)?;
    let message = format!("the deadlines before each meeting would be more than {MOST_PLACES}");
    let fault = Fault::new(
        Code::TooLong,
        message,
        path_to!["deadline", place, "before"],
    );
    Some(
        fault
            .label("too many, with those before it")
            .help("give fewer deadlines"),
    )
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
    let id = written.before.given().filter(|_| !meetings.is_empty());
    let days = written.days_before.given().unwrap_or(1);
    faults.extend(zero(days, at.then("days-before")));
    let before = id.and_then(|id| due_before(&id, days, (known, meetings), &at, faults));
    let due = on.map(Due::On).or(before).filter(|_| clear);
    let typed = written.time.given();
    let time = typed.and_then(|time| whole_minutes(time, &at.then("time"), faults));
    Some(Deadline {
        title: title?,
        due: due?,
        working_days: written.working_days.given().unwrap_or_default(),
        time,
        link: written.link.given(),
    })
}

/// Words that are typed for all meetings.
const EVERY: [&str; 4] = ["each", "each meeting", "every", "all"];

/// Returns the day before a meeting, or before each.
fn due_before(
    id: &str,
    days: u32,
    (known, meetings): (&MeetingIndex<'_>, &[Meeting]),
    at: &Path,
    faults: &mut Faults,
) -> Option<Due> {
    if EVERY.contains(&&*id.to_lowercase()) && !known.has(id) && id != raw::Deadline::EACH {
        let message = format!("no meeting has the id `{id}`");
        let fault = Fault::new(Code::UnknownMeeting, message, at.then("before"));
        let labelled = fault.label("not the `id` of a meeting");
        faults.push(labelled.edit(
            "for a deadline before each meeting, write `\"each\"`",
            "\"each\"",
        ));
        return None;
    }
    if id != raw::Deadline::EACH {
        let meeting = known.find(id, at.then("before"), faults)?;
        return Some(Due::Before { meeting, days });
    }
    let mut ids = meetings.iter();
    if let Some(place) = ids.position(|meeting| meeting.id == id) {
        faults.push(ambiguous(place, at));
    }
    Some(Due::BeforeEach { days })
}

/// Returns the fault of `each` where a meeting has this id.
fn ambiguous(meeting: usize, at: &Path) -> Fault {
    let message = "`each` is the id of a meeting, and the word for all of them";
    Fault::new(Code::AmbiguousEach, message, at.then("before"))
        .label("one meeting, or all?")
        .and(path_to!["meeting", meeting])
        .label("has the id `each`")
        .help("give that meeting another id, such as `id = \"each-body\"`, wherever it is named")
}

/// Returns the fault of a deadline whose day is given by no key, or by two.
fn unclear_day(written: &raw::Deadline, at: &Path) -> Option<Fault> {
    let counting = if written.days_before.is_absent() {
        (!written.working_days.is_absent()).then_some("working-days")
    } else {
        Some("days-before")
    };
    let keys = (written.on.is_absent(), written.before.is_absent(), counting);
    let fault =
        |message: &str, key: &'static str| Fault::new(Code::DeadlineDay, message, at.then(key));
    match keys {
        (false, false, _) => Some(
            fault("a deadline has `on` and `before`", "before")
                .label("tells the day by a meeting")
                .and(at.then("on"))
                .label("tells it by its date")
                .help("delete `on` or `before`"),
        ),
        (false, true, Some(key)) => Some(
            fault(&format!("a deadline has `on` and `{key}`"), key)
                .label("counts from a meeting")
                .and(at.then("on"))
                .label("tells the day by its date")
                .help(format!(
                    "delete `{key}`, or write `before` and a meeting instead of `on`"
                )),
        ),
        (true, true, _) => Some(no_day(at)),
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
