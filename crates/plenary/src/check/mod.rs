//! From a [`Document`] to a [`Plan`] and its [`News`]: what refers to what, the frame, the names.

mod access;
mod days;
mod deadlines;
mod documents;
mod events;
mod exclusive;
mod facilities;
mod frame;
mod groups;
mod heading;
mod languages;
mod lint;
mod meetings;
mod records;
mod references;
mod revision;
mod rooms;
mod rules;
mod sessions;
mod texts;
mod timetable;
mod waivers;

use std::{mem::take, sync::Arc};

pub(crate) use self::texts::WrittenText;
pub(crate) use self::{
    events::taken_time,
    meetings::groups::{GroupIndex, unknown_group},
    sessions::{instant, instants},
};
use self::{rooms::Rooms, texts::Texts};
use crate::{
    document::{Document, Slot, is_beside},
    fault::{Code, Fault, Faults, Path, Severity, path_to},
    keywords::{Output, Status},
    plan::{
        Common, Deadline, Event, Frame, Group, Heading, ListedDocument, Meeting, News, Page, Plan,
    },
    text::Text,
};

/// Judges a document, and the name of the source that it was read from. None if a fault leaves no
/// plan to speak of; the faults say so themselves.
pub(crate) fn check(
    document: Document,
    source: Option<&str>,
    faults: &mut Faults,
) -> Option<(Plan, News)> {
    lint::check(&document, source, faults);
    let texts = Texts::of(&document.languages, faults);
    let checked = check_with(document, &texts, faults);
    let gaps = texts.gaps.borrow();
    faults.extend(gaps.notes(&texts.languages));
    let is_sound = faults.iter().all(|fault| fault.severity != Severity::Error);
    let named = checked.as_ref().filter(|_| is_sound);
    let unfinished = gaps.unfinished(&texts.languages, named.map(|(plan, _)| plan));
    faults.extend(gaps.warnings(&unfinished, texts.languages.first(), source));
    checked.map(|(plan, news)| (Plan { unfinished, ..plan }, news))
}

/// Returns the texts of a document as they are written, with their places.
pub(crate) fn texts(document: Document) -> Vec<WrittenText> {
    let mut faults = Faults::new();
    let texts = Texts::of(&document.languages, &mut faults).gathering();
    check_with(document, &texts, &mut faults);
    texts.gathered()
}

fn check_with(mut document: Document, texts: &Texts, faults: &mut Faults) -> Option<(Plan, News)> {
    let head = head(&mut document, texts, faults);
    let groups = groups(&mut document, texts, faults);
    let listed = absent_if_empty(take(&mut document.meetings));
    let queue = need(listed, "meeting", "", faults);
    let known = head.frame.as_ref();
    let lookup = Lookup {
        rooms: &head.rooms,
        texts,
    };
    let events = events(&mut document, known, &lookup, faults);
    let (meetings, news) = meetings::check(queue, &groups, known, &lookup, head.news, faults);
    by_status(&document.status, &meetings, &news, faults);
    let heading = head.heading.as_ref();
    let (office_holders, nominations) = offices(&mut document, heading, &groups, texts, faults);
    let deadlines = deadlines(&mut document, (&meetings, known), texts, faults);
    let documents = documents(&mut document, known, &news, texts, faults);
    let rules = rules::check(&document);
    let waivers = waivers::check(document.allows, faults);
    let ((heading, mut frame), events) = head.heading.zip(head.frame).zip(events)?;
    frame.taken = taken_time(&events, &frame, faults);
    let plan = Plan {
        languages: texts.languages.clone(),
        unfinished: Vec::new(),
        page: head.page,
        common: Common {
            rooms: head.rooms.list,
            ..head.common
        },
        has_timed_items: meetings.iter().any(Meeting::has_timed_items),
        heading,
        frame,
        rules,
        groups,
        meetings: share(meetings),
        events,
        office_holders,
        nominations,
        deadlines,
        documents,
        waivers,
    };
    Some((plan, news))
}

/// The parts of a schedule that its groups and meetings stand in.
struct Head {
    page: Page,
    common: Common,
    rooms: Rooms,
    heading: Option<Heading>,
    frame: Option<Frame>,
    /// The records of days.
    news: News,
}

fn head(document: &mut Document, texts: &Texts, faults: &mut Faults) -> Head {
    let page = page(document, faults);
    let common = common(document, texts, faults);
    let rooms = Rooms::read(take(&mut document.rooms), texts, faults);
    let heading = heading::check(document, texts, faults);
    let (frame, news) = frame::check(document, &rooms, texts, faults).unzip();
    Head {
        page,
        common,
        rooms,
        heading,
        frame,
        news: news.unwrap_or_default(),
    }
}

/// Things that other tables refer to: the rooms that are declared, and the languages.
struct Lookup<'a> {
    rooms: &'a Rooms,
    texts: &'a Texts,
}

fn groups(document: &mut Document, texts: &Texts, faults: &mut Faults) -> Vec<Group> {
    let listed = absent_if_empty(take(&mut document.groups));
    groups::check(need(listed, "groups", "", faults), texts, faults)
}

/// Judges the events; none if there is no frame to hold them.
fn events(
    document: &mut Document,
    frame: Option<&Frame>,
    lookup: &Lookup<'_>,
    faults: &mut Faults,
) -> Option<Vec<Event>> {
    let listed = take(&mut document.events).given();
    frame.map(|frame| events::check(listed, frame, lookup, faults))
}

fn deadlines(
    document: &mut Document,
    queue: (&[Meeting], Option<&Frame>),
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<Deadline> {
    let listed = take(&mut document.deadlines).given();
    deadlines::check(listed, queue, texts, faults)
}

/// Judges the documents; once a meeting is recorded, a late one is no surprise.
fn documents(
    document: &mut Document,
    frame: Option<&Frame>,
    news: &News,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<ListedDocument> {
    let listed = take(&mut document.documents).given();
    let not_begun = frame.filter(|_| news.meetings().next().is_none());
    documents::check(listed, not_begun, texts, faults)
}

/// Puts each meeting behind a pointer of its own, so that plans can share it.
fn share(meetings: Vec<Meeting>) -> Vec<Arc<Meeting>> {
    let mut shared: Vec<_> = meetings.into_iter().map(Arc::new).collect();
    // The pointers are collected into the memory of the meetings themselves, which is larger.
    shared.shrink_to_fit();
    shared
}

/// Judges whether the holders of offices are listed, and how to be nominated.
fn offices(
    document: &mut Document,
    heading: Option<&Heading>,
    groups: &[Group],
    texts: &Texts,
    faults: &mut Faults,
) -> (bool, Option<Text>) {
    let listed = document
        .office_holders
        .as_given()
        .copied()
        .unwrap_or_default();
    let wording = take(&mut document.nominations).given();
    let asked = (listed, wording.is_some());
    faults.extend(groups::nothing_to_list(asked, heading, groups));
    let nominations = texts.one(wording, || path_to!["nominations"], faults);
    (listed, nominations)
}

/// Judges what the status of a schedule asks for: holders of offices in a final one, records in one
/// that is kept as held.
fn by_status(status: &Slot<Status>, meetings: &[Meeting], news: &News, faults: &mut Faults) {
    let known = status.as_given().copied();
    lint::weigh_vacancies(known, faults);
    if known == Some(Status::AsHeld) {
        faults.extend(records::shortfall(meetings, news));
    }
}

/// Reads the keys for the look of the annex.
fn page(document: &Document, faults: &mut Faults) -> Page {
    let asked = |slot: &Slot<bool>| slot.as_given().copied().unwrap_or_default();
    Page {
        outputs: outputs(&document.outputs, faults),
        docx_reference: docx_reference(&document.docx_reference, faults),
        join_sittings: asked(&document.join_sittings),
        show: document.show.as_given().copied().unwrap_or_default(),
        layout: document.layout.as_given().copied(),
        day_headings: document.day_headings.as_given().copied(),
        forecast: asked(&document.forecast),
    }
}

/// Returns the name of the document from which Word documents take their look. A name that leads out of
/// the folder of the source is a fault, and not read: whoever checks a source did not write it.
fn docx_reference(asked: &Slot<String>, faults: &mut Faults) -> Option<String> {
    let name = asked.as_given()?;
    let at = || path_to!["docx-reference"];
    faults.extend(texts::strange_name(name, at));
    if is_beside(name) {
        return Some(name.clone());
    }
    let message = format!("`{name}` is not kept beside this file");
    let fault = Fault::new(Code::NotBeside, message, at());
    faults.push(fault.label("leads out of the folder of this file, and is not read").help(
        "keep the document beside this file, and write its name alone: `docx-reference = \"letterhead.docx\"`",
    ));
    None
}

/// Reads the keys that hold for all meetings, except the rooms.
fn common(document: &mut Document, texts: &Texts, faults: &mut Faults) -> Common {
    let shows = |slot: &Slot<bool>, else_it: bool| slot.as_given().copied().unwrap_or(else_it);
    let (show_offices, show_ends) = (&document.show_offices, &document.show_ends);
    let spoken = take(&mut document.interpretation);
    let at_top = || path_to!["interpretation"];
    Common {
        livestream: take(&mut document.livestream).given(),
        interpretation: access::interpretation(spoken, at_top, texts, faults),
        interpretation_teams: document.interpretation_teams.as_given().copied(),
        show_offices: shows(show_offices, false),
        show_ends: shows(show_ends, true),
        mark_continued: shows(&document.mark_continued, false),
        rooms: Vec::new(),
    }
}

/// Returns the value of a required key; its absence is a fault with a line to add.
fn need<T>(slot: Slot<T>, key: &'static str, example: &str, faults: &mut Faults) -> Option<T> {
    if slot.is_absent() {
        faults.push(missing(&path_to![key], key, example));
    }
    slot.given()
}

/// Returns a list as absent if it is empty.
fn absent_if_empty<T>(list: Slot<Vec<T>>) -> Slot<Vec<T>> {
    match list {
        Slot::Given(elements) if elements.is_empty() => Slot::Absent,
        other => other,
    }
}

/// Returns the fault of a key that is not there; `groups` and `meeting` are headings, and not keys.
fn missing(path: &Path, key: &str, example: &str) -> Fault {
    let fault =
        |message: &str| Fault::new(Code::MissingKey, message, path.clone()).missing(path.clone());
    match (key, path.steps().len()) {
        ("groups", _) => fault("no group is declared")
            .help("add a group: a line `[groups.WGTU]`, and under it `name = \"…\"`"),
        ("meeting", _) => fault("no meeting is asked for")
            .help("add a meeting: a line `[[meeting]]`, and under it `group` and `duration`"),
        (_, 1) => fault(&format!("`{key}` is missing")).help(format!(
            "add a line such as `{key} = {example}` above the first heading in brackets"
        )),
        _ => fault(&format!("`{key}` is missing"))
            .label(format!("no `{key}` under this"))
            .help(format!("add a line such as `{key} = {example}` under it")),
    }
}

fn outputs(asked: &Slot<Vec<Slot<Output>>>, faults: &mut Faults) -> Vec<Output> {
    match asked {
        Slot::Given(asked) => without_doubles(asked, "outputs", Output::name, faults),
        Slot::Absent | Slot::Bad => vec![Output::Markdown, Output::Html],
    }
}

/// Returns the fault of the number 0, which only a program can give.
fn zero(number: u32, at: Path) -> Option<Fault> {
    let message = format!("{} is 0, and is counted from 1", at.in_words());
    let fault = Fault::new(Code::WrongType, message, at).help("give 1 or more");
    (number == 0).then_some(fault)
}

/// Returns the fault of a list that names nothing.
fn empty_list(key: &'static str, example: &str) -> Fault {
    Fault::new(
        Code::EmptyText,
        format!("`{key}` names nothing"),
        path_to![key],
    )
    .label("empty")
    .help(format!("write `{key} = {example}`, or delete the line"))
}

/// Returns the fault of a text with nothing in it.
fn empty_text(message: impl Into<String>, at: Path, help: &str) -> Fault {
    let fault = Fault::new(Code::EmptyText, message, at);
    fault.label("nothing in it").help(help)
}

/// Returns the elements of a list without repetitions; each repetition is a fault.
fn without_doubles<T: Copy + PartialEq>(
    list: &[Slot<T>],
    key: &'static str,
    name: fn(T) -> &'static str,
    faults: &mut Faults,
) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for (i, element) in list.iter().enumerate() {
        match element.as_given() {
            Some(element) if kept.contains(element) => {
                let message = format!("`{}` is listed twice", name(*element));
                faults.push(
                    Fault::new(Code::UnknownValue, message, path_to![key, i])
                        .label("listed before")
                        .help("delete one of the two"),
                );
            }
            Some(element) => kept.push(*element),
            None => {}
        }
    }
    kept
}
