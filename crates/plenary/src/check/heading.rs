//! What a schedule says of itself.

use super::{
    around, groups, need,
    texts::{Texts, strange_name},
};
use crate::{
    document::{self as raw, Slot},
    fault::{Faults, path_to},
    plan::Heading,
};

pub(super) fn check(written: raw::Heading, texts: &Texts, faults: &mut Faults) -> Option<Heading> {
    let issued = written.issued.given();
    let revision = written.revision.given();
    let since = revision.as_ref().map(|own| own.since.clone());
    let since = since.and_then(Slot::given);
    let file = since.as_deref().unwrap_or_default();
    faults.extend(strange_name(file, || path_to!["revision", "since"]));
    let revision = around::revision(revision, issued, faults);
    let example = "\"CSP12 Working Group meetings\"";
    let conference = need(written.conference, "conference", "\"CSP12\"", faults);
    // An acronym is mostly the same in every language.
    let conference =
        conference.and_then(|name| texts.name(name, || path_to!["conference"], faults));
    let name = need(written.name, "name", example, faults);
    let name = texts.one(name, || path_to!["name"], faults);
    let mut text = |slot: crate::document::Slot<_>, key: &'static str| {
        texts.one(slot.given(), || path_to![key], faults)
    };
    let title = text(written.title, "title");
    let organisation = text(written.organisation, "organisation");
    let secretariat = text(written.secretariat, "secretariat");
    let venue = text(written.venue, "venue");
    let note = text(written.note, "note");
    Some(Heading {
        title,
        organisation,
        secretariat,
        venue,
        note,
        side_events: texts.side_events(written.side_events.given(), faults),
        president: groups::president(written.president.given(), texts, faults),
        issued,
        revision,
        since,
        status: written.status.given(),
        conference: conference?,
        name: name?,
    })
}
