//! The heading: the names and texts that stand above the meetings.

use std::mem::take;

use super::{
    empty_text, groups,
    languages::all_known,
    need, revision,
    texts::{Texts, strange_name},
};
use crate::{
    document::{self as raw, Slot},
    fault::{Code, Edit, Fault, Faults, path_to},
    keywords::Status,
    plan::{Heading, Revision},
    text::Language,
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
        revision_mark: revision_mark(document, faults),
        original: original(document, &texts.languages, faults),
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

/// Returns the signs before the number of a revision. Without a symbol, they stand nowhere.
fn revision_mark(document: &mut raw::Document, faults: &mut Faults) -> Option<String> {
    let given = take(&mut document.revision_mark).given()?;
    let at = || path_to!["revision-mark"];
    faults.extend(strange_name(&given, at));
    if given.trim().is_empty() {
        let help = "write the signs, such as `\".Rev\"`, or delete the line";
        faults.push(empty_text("`revision-mark` is empty", at(), help));
    }
    if document.symbol.is_absent() {
        faults.push(
            Fault::new(
                Code::LoneKey,
                "`revision-mark` is there, and no `symbol`",
                at(),
            )
            .label("stands behind the symbol of a revision")
            .offer("delete the line", Edit::delete(at()))
            .help("give the paper its symbol: `symbol = \"ATT/CSP12/2026/INF.1\"`"),
        );
    }
    // The plan does not tell whether a default was typed.
    Some(given).filter(|given| given != "/Rev.")
}

/// Returns the language of the original, which is one of those of the schedule.
fn original(
    document: &raw::Document,
    languages: &[Language],
    faults: &mut Faults,
) -> Option<Language> {
    let original = document.original.as_given().copied()?;
    if languages.contains(&original) || !all_known(&document.languages) {
        return Some(original);
    }
    let first = languages.first()?;
    let all = languages.iter().chain([&original]);
    let tags: Vec<_> = all.map(|tag| format!("\"{tag}\"")).collect();
    let message = format!("the original is in `{original}`, which is not one of `languages`");
    let fault = Fault::new(Code::UnlistedOriginal, message, path_to!["original"])
        .label("no page is in this language");
    let named = match document.languages {
        Slot::Absent => fault,
        _ => fault
            .and(path_to!["languages"])
            .label("the languages of the pages"),
    };
    let list = format!("[{}]", tags.join(", "));
    let wider = format!("have pages in it too: `languages = {list}`");
    let edit = match document.languages {
        Slot::Absent => Edit::enter(path_to!["languages"], list),
        _ => Edit::value(path_to!["languages"], list),
    };
    faults.push(named.write(format!("\"{first}\"")).offer(wider, edit));
    None
}
