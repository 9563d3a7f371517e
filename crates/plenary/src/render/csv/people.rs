//! Who chairs, leads, reports, speaks and invites.

use super::row::{Row, SEVERAL, Sheet};
use crate::{
    plan::{Holder, Meeting},
    terms::Role,
};

pub(super) fn chair(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    holders(Role::Chair, sheet, row)
}

pub(super) fn co_chairs(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    holders(Role::CoChair, sheet, row)
}

pub(super) fn vice_chair(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    holders(Role::ViceChair, sheet, row)
}

pub(super) fn facilitator(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    holders(Role::Facilitator, sheet, row)
}

pub(super) fn rapporteur(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    holders(Role::Rapporteur, sheet, row)
}

/// Who holds an office for a meeting. A chair who is named for it stands for those of its groups.
fn holders(role: Role, sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let Some(meeting) = row.meeting() else {
        return String::new();
    };
    let own = meeting.details().chair.as_ref();
    let holders: Vec<_> = match (role, own) {
        (Role::Chair, Some(chair)) => vec![chair],
        (Role::CoChair, Some(_)) => Vec::new(),
        _ => of_groups(role, meeting, sheet),
    };
    let name = |holder: &&Holder| match holder {
        Holder::Vacant => "vacant".to_owned(),
        Holder::Person(name) => sheet.read(name),
    };
    holders.iter().map(name).collect::<Vec<_>>().join(SEVERAL)
}

fn of_groups<'s>(role: Role, meeting: &'s Meeting, sheet: &Sheet<'s>) -> Vec<&'s Holder> {
    let groups = sheet.schedule.plan.groups_of(meeting);
    let offices = groups.flat_map(|group| &group.offices);
    let offices = offices.filter(|office| office.role == role);
    offices.map(|office| &office.holder).collect()
}

pub(super) fn speakers(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let speakers = row.meeting().map(|meeting| &meeting.details().speakers);
    let names = speakers.into_iter().flatten();
    let names: Vec<_> = names.map(|name| sheet.read(name)).collect();
    names.join(SEVERAL)
}

pub(super) fn host(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    sheet.optional(row.event().and_then(|event| event.host.as_ref()))
}
