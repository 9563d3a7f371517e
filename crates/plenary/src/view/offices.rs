//! Who chairs, leads and reports.

use super::View;
use crate::{
    keywords::Role,
    plan::{Group, Holder, Meeting, Plan},
};

/// An office at a meeting.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NamedOffice<'s> {
    pub(crate) role: Role,
    pub(crate) holder: &'s Holder,
    /// The group whose office it is; none of who is named for the meeting alone.
    pub(crate) group: Option<&'s Group>,
}

/// Lists the offices of a meeting: who is named to chair it, and those of its groups. A chair who is
/// named for the meeting stands for the chairs of its groups.
pub(crate) fn named_offices<'s>(
    plan: &'s Plan,
    meeting: &'s Meeting,
) -> impl Iterator<Item = NamedOffice<'s>> {
    let own = meeting.details().chair.as_ref();
    let named = own.map(|holder| NamedOffice {
        role: Role::Chair,
        holder,
        group: None,
    });
    let chairs = |role: Role| matches!(role, Role::Chair | Role::CoChair);
    let of_groups = plan.groups_of(meeting).flat_map(move |group| {
        let offices = group.offices.iter();
        let offices = offices.filter(move |office| own.is_none() || !chairs(office.role));
        offices.map(move |office| NamedOffice {
            role: office.role,
            holder: &office.holder,
            group: Some(group),
        })
    });
    named.into_iter().chain(of_groups)
}

impl<'s> View<'s> {
    /// Lists the offices of a meeting.
    pub(crate) fn offices(
        &self,
        meeting: &'s Meeting,
    ) -> impl Iterator<Item = NamedOffice<'s>> + use<'s> {
        named_offices(self.plan(), meeting)
    }

    /// True if a form names the holders of the offices of groups beside their meetings.
    pub(crate) fn names_offices(&self) -> bool {
        self.plan().shows_offices() || self.localizer.is_standalone
    }
}
