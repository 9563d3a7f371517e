//! From a [`Document`] to a [`Plan`] and its [`News`]: what refers to what, the frame, the names.

mod conference;
mod frame;
mod groups;
mod meetings;
mod texts;

use self::texts::Texts;
use super::{News, Output, Plan};
use crate::{
    document::{Document, Slot},
    fault::{Code, Fault, Faults, Path, at},
};

/// Judges a document. None if a fault leaves no plan to speak of; the faults say so themselves.
pub(crate) fn check(document: Document, faults: &mut Faults) -> Option<(Plan, News)> {
    conference::check(&document, faults);
    let languages = texts::languages(&document.languages, faults);
    let outputs = outputs(&document.outputs, faults);
    let texts = Texts::new(languages);
    let conference = need(document.conference, "conference", "\"CSP12\"", faults);
    let conference = texts.one(conference, || at!["conference"], faults);
    let name = need(
        document.name,
        "name",
        "\"CSP12 Working Group meetings\"",
        faults,
    );
    let name = texts.one(name, || at!["name"], faults);
    let title = texts.one(document.title.given(), || at!["title"], faults);
    let organisation = texts.one(
        document.organisation.given(),
        || at!["organisation"],
        faults,
    );
    let secretariat = texts.one(document.secretariat.given(), || at!["secretariat"], faults);
    let venue = texts.one(document.venue.given(), || at!["venue"], faults);
    let note = texts.one(document.note.given(), || at!["note"], faults);
    let side_events = texts.side_events(document.side_events.given(), faults);
    let president = groups::president(document.president.given(), &texts, faults);
    let frame = frame::check(
        frame::Asked {
            time_zone: document.time_zone,
            first_day: document.first_day,
            last_day: document.last_day,
            sessions: document.sessions,
        },
        faults,
    );
    let listed = need(document.groups, "groups", "", faults);
    let groups = groups::check(listed, &texts, faults);
    let queue = need(document.meetings, "meeting", "", faults);
    let (meetings, news) = meetings::check(queue, &groups, &texts, faults);
    let frame = frame?;
    let plan = Plan {
        languages: texts.languages,
        outputs,
        join_sittings: document.join_sittings.given().unwrap_or_default(),
        organisation,
        conference: conference?,
        name: name?,
        title,
        secretariat,
        president,
        issued: document.issued.given(),
        status: document.status.given(),
        time_zone: frame.zone,
        venue,
        first_day: frame.first_day,
        last_day: frame.last_day,
        hours: frame.hours,
        frame: frame.sessions,
        side_events,
        note,
        groups,
        meetings,
    };
    Some((plan, news))
}

/// What a schedule cannot do without; its absence is a fault with a line to add.
fn need<T>(slot: Slot<T>, key: &'static str, example: &str, faults: &mut Faults) -> Option<T> {
    if slot.is_absent() {
        faults.push(missing(at![key], key, example));
    }
    slot.given()
}

/// The fault of a key that is not there. Groups and meetings are told by their headings.
fn missing(path: Path, key: &str, example: &str) -> Fault {
    let fault = |message: &str| Fault::new(Code::MissingKey, message, path.clone());
    match (key, path.steps().len()) {
        ("groups", _) => fault("no group is declared")
            .help("add a group: a line `[groups.WGTU]`, and under it `name = \"…\"`"),
        ("meeting", _) => fault("no meeting is asked for")
            .help("add a meeting: a line `[[meeting]]`, and under it `group` and `duration`"),
        (_, 1) => fault(&format!("`{key}` is missing")).help(format!(
            "add the line `{key} = {example}` above the first `[`"
        )),
        _ => fault(&format!("`{key}` is missing"))
            .label(format!("no `{key}` under this"))
            .help(format!("add the line `{key} = {example}` under it")),
    }
}

fn outputs(asked: &Slot<Vec<Slot<Output>>>, faults: &mut Faults) -> Vec<Output> {
    match asked {
        Slot::Given(asked) => without_doubles(asked, "outputs", |output| output.name(), faults),
        Slot::Absent | Slot::Bad => vec![Output::Markdown, Output::Html],
    }
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
                    Fault::new(Code::UnknownValue, message, at![key, i])
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
