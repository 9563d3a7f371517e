//! From a [`Document`] to a [`Plan`] and its [`News`]: what refers to what, the frame, the names.

mod access;
mod around;
mod details;
mod events;
mod exclusive;
mod frame;
mod groups;
mod heading;
mod lint;
mod meetings;
mod records;
mod references;
mod rooms;
mod rules;
mod sessions;
mod texts;
mod timetable;
mod waivers;

use std::sync::Arc;

use self::{details::Beside, rooms::Rooms, texts::Texts};
pub(crate) use self::{
    events::taken,
    sessions::{instant, instants},
};
use crate::{
    document::{Document, Slot, is_beside},
    fault::{Code, Fault, Faults, Path, path_to},
    keywords::{Output, Status},
    plan::{Common, Meeting, News, Page, Plan},
};

/// Judges a document, and the name of the source that it was read from. None if a fault leaves no
/// plan to speak of; the faults say so themselves.
pub(crate) fn check(
    mut document: Document,
    source: Option<&str>,
    faults: &mut Faults,
) -> Option<(Plan, News)> {
    lint::check(&document, source, faults);
    let status = document.heading.status.as_given().copied();
    let texts = Texts::of(&document.languages, faults);
    let page = page(&document, faults);
    let common = common(&mut document, &texts, faults);
    let rooms = Rooms::read(document.rooms, &texts, faults);
    let heading = heading::check(document.heading, &texts, faults);
    let frame = frame::check(document.frame, &rooms, &texts, faults);
    let (frame, news) = frame.map_or_else(Default::default, |(frame, news)| (Some(frame), news));
    let listed = need(filled(document.groups), "groups", "", faults);
    let groups = groups::check(listed, &texts, faults);
    let queue = need(filled(document.meetings), "meeting", "", faults);
    let known = frame.as_ref();
    let beside = Beside {
        rooms: &rooms,
        texts: &texts,
    };
    let events = document.events.given();
    let events = known.map(|frame| events::check(events, frame, &beside, faults));
    let (meetings, news) = meetings::check(queue, &groups, known, &beside, news, faults);
    by_status(status, &meetings, &news, faults);
    let lookup = around::Lookup {
        heading: heading.as_ref(),
        groups: &groups,
        meetings: &meetings,
        frame: frame.as_ref(),
        begun: news.meetings().next().is_some(),
    };
    let around = around::check(document.around, &lookup, &texts, faults);
    let waivers = waivers::check(document.allows, faults);
    let ((heading, mut frame), events) = heading.zip(frame).zip(events)?;
    frame.taken = taken(&events, &frame, faults);
    let plan = Plan {
        languages: texts.languages,
        page,
        common: Common {
            rooms: rooms.list,
            ..common
        },
        has_hours: meetings.iter().any(Meeting::has_hours),
        heading,
        frame,
        rules: rules::check(&document.rules),
        groups,
        meetings: shared(meetings),
        events,
        around,
        waivers,
    };
    Some((plan, news))
}

/// The meetings, each in a place of its own.
fn shared(meetings: Vec<Meeting>) -> Vec<Arc<Meeting>> {
    let mut shared: Vec<_> = meetings.into_iter().map(Arc::new).collect();
    // It has grown out of the list of the meetings, and has kept its room.
    shared.shrink_to_fit();
    shared
}

/// What the status of a schedule asks for.
fn by_status(status: Option<Status>, meetings: &[Meeting], news: &News, faults: &mut Faults) {
    lint::weigh_vacancies(status, faults);
    if status == Some(Status::AsHeld) {
        faults.extend(records::shortfall(meetings, news));
    }
}

/// What the annex is to look like.
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

/// The document from which Word documents take their look. What leads out of the folder of a source
/// is not read: whoever checks it did not write what it names.
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

/// What holds for all meetings, but for the rooms.
fn common(document: &mut Document, texts: &Texts, faults: &mut Faults) -> Common {
    let shows = |slot: &Slot<bool>, else_it: bool| slot.as_given().copied().unwrap_or(else_it);
    let (show_offices, show_ends) = (&document.show_offices, &document.show_ends);
    let heading = &mut document.heading;
    let spoken = std::mem::take(&mut heading.interpretation);
    let at_top = || path_to!["interpretation"];
    Common {
        livestream: std::mem::take(&mut heading.livestream).given(),
        interpretation: details::interpretation(spoken, at_top, texts, faults),
        interpretation_teams: document.interpretation_teams.as_given().copied(),
        show_offices: shows(show_offices, false),
        show_ends: shows(show_ends, true),
        mark_continued: shows(&document.mark_continued, false),
        rooms: Vec::new(),
    }
}

/// What a schedule cannot do without; its absence is a fault with a line to add.
fn need<T>(slot: Slot<T>, key: &'static str, example: &str, faults: &mut Faults) -> Option<T> {
    if slot.is_absent() {
        faults.push(missing(&path_to![key], key, example));
    }
    slot.given()
}

/// A list with nothing in it is as good as none.
fn filled<T>(list: Slot<Vec<T>>) -> Slot<Vec<T>> {
    match list {
        Slot::Given(elements) if elements.is_empty() => Slot::Absent,
        other => other,
    }
}

/// The fault of a key that is not there. Groups and meetings are told by their headings.
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

/// The fault of a list that names nothing.
fn empty_list(key: &'static str, example: &str) -> Fault {
    Fault::new(
        Code::EmptyText,
        format!("`{key}` names nothing"),
        path_to![key],
    )
    .label("empty")
    .help(format!("write `{key} = {example}`, or delete the line"))
}

/// The fault of a text with nothing in it.
fn empty_text(message: impl Into<String>, at: Path, help: &str) -> Fault {
    let fault = Fault::new(Code::EmptyText, message, at);
    fault.label("nothing in it").help(help)
}

/// The elements of a list that may hold each but once.
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
