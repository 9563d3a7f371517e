//! The bodies that meet, and the people in their offices.

use schemars::JsonSchema;
use serde::Serialize;

use super::{data::Data, shapes, text::Text};
use crate::{
    keywords::{Role, Rolling},
    plan::{self, Access, Holder},
    text::{Address, Livestream},
};

/// A working group or a sub-working group.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Group<'s> {
    /// Identifier by which meetings refer to it: `WGETI`, `WGETI/exchange`.
    id: &'s str,
    /// The id of the group to which a sub-working group belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'s str>,
    /// Acronym, or the short name.
    acronym: Text<'s>,
    /// Its full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Text<'s>>,
    /// Its offices, and who holds them.
    offices: Vec<Office<'s>>,
    /// Effect of an early end on its meetings, if it differs from that of the schedule.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::rolling")]
    rolling: Option<Rolling>,
    /// People who may attend its meetings; `limited` is not everyone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::access")]
    access: Option<&'static str>,
    /// To whom its meetings are open, where the access is `limited`.
    #[serde(skip_serializing_if = "Option::is_none")]
    access_text: Option<Text<'s>>,
    /// Livestream of its meetings.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    livestream: Option<&'s Address>,
    /// The number of its first sitting, where they are numbered.
    #[serde(skip_serializing_if = "Option::is_none")]
    numbered_from: Option<u32>,
}

/// An office, and who holds it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Office<'s> {
    /// Which office.
    #[schemars(schema_with = "shapes::role")]
    role: Role,
    /// The id of the group whose office it is, under a meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'s str>,
    /// True if nobody holds it yet.
    vacant: bool,
    /// Holder, unless it is vacant.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Text<'s>>,
}

impl<'s> Office<'s> {
    pub(super) fn of(
        role: Role,
        holder: &'s Holder,
        group: Option<&'s str>,
        data: &Data<'s>,
    ) -> Self {
        let name = match holder {
            Holder::Vacant => None,
            Holder::Person(name) => Some(data.text(name)),
        };
        Self {
            role,
            group,
            vacant: name.is_none(),
            name,
        }
    }
}

pub(super) fn groups<'s>(data: &Data<'s>) -> Vec<Group<'s>> {
    let groups = data.plan.groups().iter();
    groups.map(|group| one(group, data)).collect()
}

fn one<'s>(group: &'s plan::Group, data: &Data<'s>) -> Group<'s> {
    let offices = group.offices.iter();
    Group {
        id: &group.id,
        parent: group.parent.and_then(|parent| data.group(parent)),
        acronym: data.text(&group.acronym),
        name: data.optional(group.name.as_ref()),
        offices: offices
            .map(|office| Office::of(office.role, &office.holder, None, data))
            .collect(),
        rolling: group.rolling,
        access: group.access.as_ref().map(Access::name),
        access_text: data.access_text(group.access.as_ref()),
        livestream: group.livestream.as_ref().and_then(Livestream::address),
        numbered_from: group.numbered_from,
    }
}
