//! The table `[groups.WGTU]`, and that of a sub-working group under it.

use std::mem::take;

use toml::de::DeValue;

use super::{
    headings::{Named, named_tables, read_by_word},
    level::Level,
    reader::PathRef,
    schema::Schema,
    table::prelude::*,
    words::AccessWording,
};
use crate::{
    keywords::{Role, Rolling},
    text::{Livestream, Wording},
};

table! {
    /// A table under `[groups]` or under the `subgroups` of one.
    struct Group {
        key: String,
    }

    /// A working group of a [`PlanBuilder`](crate::build::PlanBuilder), or a sub-working group of another.
    builder GroupBuilder;

    /// The name in full.
    name: Wording = "name", Optional, r#""Working Group on Treaty Universalization""#, set_into;

    offices: Vec<Office> as Offices;

    /// The effect on the meetings of this group if the meeting before ends early, instead of the
    /// schedule's `rolling`: `"at-once"`, `"next-session"` or `"as-planned"`.
    rolling: Rolling = "rolling", Optional, r#""as-planned""#, set;

    /// The access to its meetings: `"open"` to everyone, `"closed"`, or a text of two or more words
    /// that says to whom they are open. With such a text they count as not open to everyone.
    access: Wording as AccessWording
        = "access", Optional, r#""Open to Parties and Observer States only""#,
        set_into "A meeting can say otherwise.";

    /// The address at which its meetings can be watched, instead of the `livestream` of the schedule;
    /// or `"none"`. If their track has a `livestream`, that of the track is used.
    livestream: Livestream = "livestream", Optional, r#""https://media.un.org""#,
        set_into "Takes an [`Address`](crate::Address) or a [`Livestream`](crate::text::Livestream).";

    /// The number of the group's first meeting in this schedule. Each later session in which the
    /// group meets has the next number.
    numbered_from: u32 = "numbered-from", Optional, "34", set "It is at least 1.";

    /// The acronym, where it is not the one in the heading, or differs between languages.
    acronym: Wording = "acronym", Optional, r#"{ en = "WGTR", fr = "GTTR" }"#,
        set_into "It names the group in the cells of the table.";

    /// The sub-working groups, each under a heading `[groups.ACRONYM.subgroups.WORD]`.
    subgroups: Vec<Group> as Subgroups = "subgroups", Optional,
        r#"{ exchange = { name = "Sub-working Group on exchange" } }"#,
        add(subgroup: GroupBuilder) "Meetings call it `GROUP/key`.";
}

/// The keys of a group that a sub-working group does not have.
pub(super) const NOT_OF_SUBGROUPS: [&str; 2] = ["acronym", "subgroups"];

table! {
    /// The keys of a group that say who holds an office of it.
    struct Offices {}

    /// The chair: a name, or `"vacant"`.
    chair: Wording = "chair", Optional, r#""Ms. Marie DUPONT""#;

    /// Those who chair together: a list of names, or of `"vacant"`.
    co_chairs: Vec<Slot<Wording>> = "co-chairs", Optional, r#"["Ms. Marie DUPONT", "vacant"]"#;

    /// The vice-chair, who stands in for the chair: a name, or `"vacant"`.
    vice_chair: Wording = "vice-chair", Optional, r#""vacant""#;

    /// The facilitator, who leads the work: a name, or `"vacant"`.
    facilitator: Wording = "facilitator", Optional, r#""Mr. John SMITH""#;

    /// The rapporteur, who reports on the work: a name, or `"vacant"`.
    rapporteur: Wording = "rapporteur", Optional, r#""vacant""#;
}

/// An office of a group, and its holder as written.
#[derive(Debug, Clone)]
pub(crate) struct Office {
    pub(crate) role: Role,
    /// The place in the list, for an office that several hold.
    pub(crate) place: Option<usize>,
    pub(crate) holder: Wording,
}

impl Offices {
    /// Takes the holders of an office as they are written.
    fn holders(&mut self, role: Role) -> Vec<Slot<Wording>> {
        let holder = match role {
            // The president is a key at the top.
            Role::President => return Vec::new(),
            Role::CoChair => return take(&mut self.co_chairs).given().unwrap_or_default(),
            Role::Chair => &mut self.chair,
            Role::ViceChair => &mut self.vice_chair,
            Role::Facilitator => &mut self.facilitator,
            Role::Rapporteur => &mut self.rapporteur,
        };
        vec![take(holder)]
    }
}

impl From<Offices> for Vec<Office> {
    /// Lists the holders in the order of the roles.
    fn from(mut offices: Offices) -> Self {
        let of_role = |role: &Role| {
            let role = *role;
            let holders = offices.holders(role).into_iter().enumerate();
            holders.filter_map(move |(place, holder)| {
                Some(Office {
                    role,
                    place: role.is_shared().then_some(place),
                    holder: holder.given()?,
                })
            })
        };
        Role::ALL.iter().flat_map(of_role).collect()
    }
}

/// The pattern of a word with something in it; `/` at its end would lead to no sub-working group.
const WORD: &str = "[^/]$";

impl Named for Group {
    const LEVEL: Level = Level::Group;
    const FORM: &'static str = "a heading, such as `[groups.WGTU]`";
    const WORD: &'static str = WORD;
    const IS_NEEDED: bool = true;

    fn with_word(self, key: &str, _: &PathRef<'_>, _: &mut Reading) -> Option<Self> {
        Some(Self {
            key: key.to_owned(),
            ..self
        })
    }
}

/// The tables under the `subgroups` of a group.
struct Subgroups(Vec<Group>);

impl From<Subgroups> for Vec<Group> {
    fn from(subgroups: Subgroups) -> Self {
        subgroups.0
    }
}

impl Value for Subgroups {
    const FORM: &'static str = "a heading, such as `[groups.WGETI.subgroups.exchange]`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        read_by_word::<Group, Self>(value, Level::Subgroup, at, found).map(Self)
    }

    fn schema() -> Schema {
        named_tables(Level::Subgroup, WORD)
    }
}

impl GroupBuilder {
    /// Makes a group with this key, which is its acronym too unless another is given.
    pub fn new(key: impl Into<String>) -> Self {
        Self(Group {
            key: key.into(),
            ..Group::default()
        })
    }

    /// Adds one more holder of an office, or `"vacant"`.
    pub fn office(mut self, role: Role, holder: impl Into<Wording>) -> Self {
        let alike = |office: &&Office| office.role == role;
        let earlier = self.0.offices.iter().filter(alike).count();
        self.0.offices.push(Office {
            role,
            place: role.is_shared().then_some(earlier),
            holder: holder.into(),
        });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, Line, Office, Offices, Slot};
    use crate::keywords::Role;

    #[test]
    fn an_office_is_read_under_its_own_key() {
        let names = Offices::LINES.iter().map(|line| match line {
            Line::Key(entry) => entry.name,
            Line::Part(_) => "",
        });
        let roles = Role::ALL.iter().filter(|role| **role != Role::President);
        assert!(names.eq(roles.clone().map(|role| role.key())));
        let given = || Slot::Given("Ms. Marie DUPONT".into());
        let offices: Vec<Office> = Offices {
            chair: given(),
            co_chairs: Slot::Given(vec![given()]),
            vice_chair: given(),
            facilitator: given(),
            rapporteur: given(),
        }
        .into();
        assert!(offices.iter().map(|office| &office.role).eq(roles));
    }
}
