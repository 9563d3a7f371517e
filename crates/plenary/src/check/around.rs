//! What stands around the table: deadlines, documents, offices, and the revision.

use chrono::{Datelike, NaiveDate};

use super::{
    empty_text, missing,
    references::MeetingIndex,
    texts::{Texts, strange_name},
};
use crate::{
    document as raw,
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{
        Around, Deadline, Due, Frame, Group, Heading, Holder, ListedDocument, Meeting, Revision,
    },
};

/// What the rest of the schedule says that matters here.
pub(super) struct Lookup<'s> {
    pub(super) heading: Option<&'s Heading>,
    pub(super) groups: &'s [Group],
    pub(super) meetings: &'s [Meeting],
    pub(super) frame: Option<&'s Frame>,
    /// Whether something is recorded of a meeting.
    pub(super) begun: bool,
}

pub(super) fn check(
    written: raw::Around,
    lookup: &Lookup<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> Around {
    let nominations = written.nominations.given();
    let office_holders = written.office_holders.given().unwrap_or_default();
    faults.extend(offices(office_holders, nominations.is_some(), lookup));
    let deadlines = written.deadlines.given().unwrap_or_default();
    let meetings = lookup.meetings.iter().filter(|_| !deadlines.is_empty());
    let ids: Vec<_> = meetings.map(|meeting| meeting.id.clone()).collect();
    let known = MeetingIndex::of(&ids);
    let deadlines = deadlines.into_iter().enumerate();
    let deadline = |(place, one)| deadline(one, place, &known, lookup, texts, faults);
    let deadlines = deadlines.filter_map(deadline).collect();
    let documents = written.documents.given().unwrap_or_default();
    let documents = documents.into_iter().enumerate();
    let document =
        |(place, one)| document(one, &path_to!["document", place], lookup, texts, faults);
    Around {
        deadlines,
        documents: documents.map(document).collect(),
        office_holders,
        nominations: texts.one(nominations, || path_to!["nominations"], faults),
    }
}

/// The warning of a list of offices in which something is missing.
fn offices(listed: bool, sought: bool, lookup: &Lookup<'_>) -> Option<Fault> {
    let offices = lookup.groups.iter().flat_map(|group| &group.offices);
    let of_groups = offices.map(|office| &office.holder);
    let mut holders = lookup.heading?.president.iter().chain(of_groups);
    if sought {
        let vacant = holders.any(|holder| *holder == Holder::Vacant);
        return (!vacant).then(nothing_vacant);
    }
    (listed && holders.next().is_none()).then(no_office)
}

fn nothing_vacant() -> Fault {
    let message = "nominations are asked for, and no office is vacant";
    Fault::new(Code::NothingVacant, message, path_to!["nominations"])
        .label("for which office?")
        .help("write `\"vacant\"` for the office that is to be filled, or delete `nominations`")
}

fn no_office() -> Fault {
    let message = "who holds which office is to be listed, and no office is declared";
    Fault::new(Code::NoOffice, message, path_to!["office-holders"])
        .label("nobody to list")
        .help("add an office, such as `chair = \"vacant\"` under a group, or delete the line")
}

fn deadline(
    written: raw::Deadline,
    place: usize,
    known: &MeetingIndex<'_>,
    lookup: &Lookup<'_>,
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
    if let (Some(day), Some(frame)) = (on, lookup.frame) {
        faults.extend(late_deadline(day, frame.last_day, &at));
    }
    // Where there is no meeting at all, that is said already.
    let before = written
        .before
        .given()
        .filter(|_| !lookup.meetings.is_empty());
    let meeting = before.and_then(|id| known.find(&id, at.then("before"), faults));
    let days = written.days_before.given().unwrap_or(1);
    faults.extend(nought(days, at.then("days-before")));
    let before = meeting.map(|meeting| Due::Before { meeting, days });
    let due = on.map(Due::On).or(before).filter(|_| clear);
    Some(Deadline {
        title: title?,
        due: due?,
        time: written.time.given(),
        link: written.link.given(),
    })
}

/// The fault of a deadline of which the day is told by no key, or by two.
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

fn document(
    written: raw::ListedDocument,
    at: &Path,
    lookup: &Lookup<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> ListedDocument {
    if written.title.is_absent() && written.symbol.is_absent() {
        faults.push(nameless(at));
    }
    let title = texts.one(written.title.given(), || at.then("title"), faults);
    let symbol = written.symbol.given();
    if symbol
        .as_ref()
        .is_some_and(|symbol| symbol.trim().is_empty())
    {
        let help = "write the symbol, or delete the line";
        faults.push(empty_text("a `symbol` is empty", at.then("symbol"), help));
    }
    let characters = symbol.as_deref().unwrap_or_default();
    faults.extend(strange_name(characters, || at.then("symbol")));
    let issued = written.issued.given();
    if let (Some(day), Some(frame), false) = (issued, lookup.frame, lookup.begun) {
        faults.extend(late_document(day, frame.first_day, at));
    }
    ListedDocument {
        title,
        symbol,
        issued,
        link: written.link.given(),
    }
}

fn nameless(at: &Path) -> Fault {
    let title = at.then("title");
    Fault::new(Code::MissingKey, "`title` is missing", title.clone())
        .missing(title)
        .label("neither `title` nor `symbol` under this")
        .help("add a line such as `title = \"Draft agenda\"` under it")
}

/// Once meetings are over there are documents of them.
fn late_document(day: NaiveDate, first: NaiveDate, at: &Path) -> Option<Fault> {
    let message = format!("a document is issued on {day}, and the meetings begin on {first}");
    let fault = Fault::new(Code::LateDocument, message, at.then("issued"))
        .label("after they have begun")
        .and(path_to!["first-day"])
        .label("the first day");
    (day > first).then(|| other_year(fault, day, first))
}

/// Offers the same day of an earlier year, if that is what was meant.
fn other_year(fault: Fault, day: NaiveDate, latest: NaiveDate) -> Fault {
    let earlier = day.with_year(latest.year()).filter(|day| *day <= latest);
    match earlier {
        Some(day) => fault.edit(
            format!("if the year is wrong, write `{day}`"),
            day.to_string(),
        ),
        None => fault.help("mend the date; if it is right, allow this with its reason"),
    }
}

/// The revision; `issued` is the day on which the schedule itself was issued.
pub(super) fn revision(
    written: Option<raw::Revision>,
    issued: Option<NaiveDate>,
    faults: &mut Faults,
) -> Option<Revision> {
    let raw::Revision {
        number,
        issued: again,
        ..
    } = written?;
    let again = again.given();
    faults.extend(nought(number, path_to!["revision", "number"]));
    if let (Some(first), Some(again)) = (issued, again)
        && again < first
    {
        faults.push(revised_early(again, first));
    }
    Some(Revision {
        number,
        issued: again,
    })
}

/// The fault of a number that only a program can give.
fn nought(number: u32, at: Path) -> Option<Fault> {
    let message = format!("{} is 0, and is counted from 1", at.in_words());
    let fault = Fault::new(Code::WrongType, message, at).help("give 1 or more");
    (number == 0).then_some(fault)
}

fn revised_early(again: NaiveDate, first: NaiveDate) -> Fault {
    let message = format!("the revision is issued on {again}, and the schedule on {first}");
    Fault::new(Code::RevisedEarly, message, path_to!["revision", "issued"])
        .label("earlier than what it revises")
        .and(path_to!["issued"])
        .label("the day of the first version")
        .help("write here the day on which this revision goes out, and there that of the first version")
}
