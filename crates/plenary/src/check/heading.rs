//! The heading: the names and texts that stand above the meetings.

use std::mem::take;

use super::{
    groups, need, revision,
    texts::{Texts, strange_name},
};
use crate::{
    document::{self as raw, Slot},
    fault::{Fault, Faults, path_to},
    keywords::Status,
    plan::{Heading, Revision},
};

pub(super) fn check(
    document: &mut raw::Document,
    texts: &Texts,
    faults: &mut Faults,
) -> Option<Heading> {
    let issued = document.issued.as_given().copied();
    let written = take(&mut document.revision).given();
    let [since, as_issued] = versions(written.as_ref(), faults);
    let revision = revision::check(written, issued, faults);
    let late = revision.and_then(|revision| late(document, revision, as_issued.as_deref()));
    faults.extend(late);
    let example = "\"CSP12 Working Group meetings\"";
    let acronym = need(
        take(&mut document.conference),
        "conference",
        "\"CSP12\"",
        faults,
    );
    // An acronym is mostly the same in every language.
    let conference = acronym.and_then(|name| texts.name(name, || path_to!["conference"], faults));
    let wording = need(take(&mut document.name), "name", example, faults);
    let name = texts.one(wording, || path_to!["name"], faults);
    let mut text =
        |slot: Slot<_>, key: &'static str| texts.one(slot.given(), || path_to![key], faults);
    let title = text(take(&mut document.title), "title");
    let organisation = text(take(&mut document.organisation), "organisation");
    let secretariat = text(take(&mut document.secretariat), "secretariat");
    let venue = text(take(&mut document.venue), "venue");
    let note = text(take(&mut document.note), "note");
    Some(Heading {
        title,
        organisation,
        secretariat,
        venue,
        note,
        side_events: texts.side_events(take(&mut document.side_events).given(), faults),
        president: groups::president(take(&mut document.president).given(), texts, faults),
        issued,
        symbol: symbol(take(&mut document.symbol), faults),
        revision,
        since,
        as_issued,
        status: document.status.as_given().copied(),
        conference: conference?,
        name: name?,
    })
}

/// Returns the warning of an issue after the last day, unless the schedule is that of the archive.
fn late(document: &raw::Document, revision: Revision, kept: Option<&str>) -> Option<Fault> {
    if document.status.as_given() == Some(&Status::AsHeld) {
        return None;
    }
    let (issued, last) = (document.issued.as_given(), document.last_day.as_given());
    revision::late(revision, issued.copied(), *last?, kept)
}

/// Returns the names of the files of the issue before the last one, and of the last one.
fn versions(revision: Option<&raw::Revision>, faults: &mut Faults) -> [Option<String>; 2] {
    let mut file = |slot: Option<&Slot<String>>, key: &'static str| {
        let name = slot?.as_given()?;
        faults.extend(strange_name(name, || path_to!["revision", key]));
        Some(name.clone())
    };
    [
        file(revision.map(|revision| &revision.since), "since"),
        file(revision.map(|revision| &revision.as_issued), "as-issued"),
    ]
}

/// Returns the symbol of the paper, of which each character is seen.
fn symbol(typed: Slot<String>, faults: &mut Faults) -> Option<String> {
    let given = typed.given()?;
    faults.extend(strange_name(&given, || path_to!["symbol"]));
    Some(given)
}
