//! Cells of people: chairs, leads, rapporteurs, speakers and hosts.

use super::{SEVERAL, optional};
use crate::{
    keywords::Role,
    plan::Holder,
    text::plain,
    view::{Occurrence, View},
};

pub(super) fn chair(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    holders(Role::Chair, view, occurrence)
}

pub(super) fn co_chairs(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    holders(Role::CoChair, view, occurrence)
}

pub(super) fn vice_chair(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    holders(Role::ViceChair, view, occurrence)
}

pub(super) fn facilitator(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    holders(Role::Facilitator, view, occurrence)
}

pub(super) fn rapporteur(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    holders(Role::Rapporteur, view, occurrence)
}

/// Returns names of those who hold an office at a meeting.
fn holders(role: Role, view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let meeting = occurrence.meeting().into_iter();
    let offices = meeting.flat_map(|meeting| view.offices(meeting));
    let names = offices
        .filter(|office| office.role == role)
        .map(|office| match office.holder {
            Holder::Vacant => "vacant".to_owned(),
            Holder::Person(name) => plain(&view.localizer.person(name)),
        });
    names.collect::<Vec<_>>().join(SEVERAL)
}

pub(super) fn speakers(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let speakers = occurrence
        .meeting()
        .map(|meeting| &meeting.details().speakers);
    let names: Vec<_> = speakers
        .into_iter()
        .flatten()
        .map(|speaker| plain(&view.localizer.speaker(speaker)))
        .collect();
    names.join(SEVERAL)
}

pub(super) fn host(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    optional(
        view,
        occurrence.event().and_then(|event| event.host.as_ref()),
    )
}
