//! Who chairs, leads, reports, speaks and invites.

use super::cell::{SEVERAL, optional};
use crate::{
    keywords::Role,
    plan::Holder,
    view::{Occurrence, View},
};

pub(super) fn chair(view: &View<'_>, own: &Occurrence<'_>) -> String {
    holders(Role::Chair, view, own)
}

pub(super) fn co_chairs(view: &View<'_>, own: &Occurrence<'_>) -> String {
    holders(Role::CoChair, view, own)
}

pub(super) fn vice_chair(view: &View<'_>, own: &Occurrence<'_>) -> String {
    holders(Role::ViceChair, view, own)
}

pub(super) fn facilitator(view: &View<'_>, own: &Occurrence<'_>) -> String {
    holders(Role::Facilitator, view, own)
}

pub(super) fn rapporteur(view: &View<'_>, own: &Occurrence<'_>) -> String {
    holders(Role::Rapporteur, view, own)
}

/// Names of those who hold an office at a meeting.
fn holders(role: Role, view: &View<'_>, own: &Occurrence<'_>) -> String {
    let meeting = own.meeting().into_iter();
    let offices = meeting.flat_map(|meeting| view.offices(meeting));
    let names = offices.filter(|office| office.role == role);
    let names = names.map(|office| match office.holder {
        Holder::Vacant => "vacant".to_owned(),
        Holder::Person(name) => view.plain(name),
    });
    names.collect::<Vec<_>>().join(SEVERAL)
}

pub(super) fn speakers(view: &View<'_>, own: &Occurrence<'_>) -> String {
    let speakers = own.meeting().map(|meeting| &meeting.details().speakers);
    let names = speakers.into_iter().flatten();
    let names: Vec<_> = names.map(|name| view.plain(name)).collect();
    names.join(SEVERAL)
}

pub(super) fn host(view: &View<'_>, own: &Occurrence<'_>) -> String {
    optional(view, own.event().and_then(|event| event.host.as_ref()))
}
