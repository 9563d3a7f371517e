//! By what readers know an event again: names that depend on the conference and on ids, never on
//! hours or places in the order.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::{
    plan::Plan,
    text::{Inline, Text, plain},
};

/// In which the names of conferences are made.
const CONFERENCES: Uuid = Uuid::from_u128(0x6be8_9fb0_34c6_4dcc_a670_26b4_aec7_32ac);

/// The greatest number that every reader takes.
const MOST: u32 = i32::MAX as u32;

/// Numbers by what they are of.
pub(super) type Numbers = BTreeMap<Uuid, u32>;

/// The numbers of events and of people.
pub(super) struct NumbersOfAll<'a> {
    pub(super) events: Numbers,
    pub(super) people: Numbers,
    pub(super) identity: &'a Identity,
}

/// Makes the names of one conference.
pub(super) struct Identity {
    conference: Uuid,
}

impl Identity {
    pub(super) fn of(plan: &Plan) -> Self {
        let name = conference(plan);
        Self {
            conference: Uuid::new_v5(&CONFERENCES, name.as_bytes()),
        }
    }

    /// Returns one of the sittings of a meeting, or of the days of an event.
    pub(super) fn part(&self, kind: &str, id: &str, ordinal: usize) -> Uuid {
        self.named(&format!("{kind}\n{id}\n{ordinal}"))
    }

    pub(super) fn person(&self, name: &Text) -> Uuid {
        self.named(&format!("person\n{}", first(name)))
    }

    pub(super) fn room(&self, name: &str) -> Uuid {
        self.named(&format!("room\n{name}"))
    }

    fn named(&self, name: &str) -> Uuid {
        Uuid::new_v5(&self.conference, name.as_bytes())
    }
}

/// Returns the name of the conference, the same in every language of the page.
pub(super) fn conference(plan: &Plan) -> String {
    first(plan.conference())
}

/// Returns a text in the first of its languages.
pub(super) fn first(text: &Text) -> String {
    let first: Option<(_, &[Inline])> = text.versions().next();
    first.map_or_else(String::new, |(_, version)| plain(version))
}

/// Returns a number for each name: its first bits, or, where another has them, the next number that is
/// free.
pub(super) fn numbers(names: impl Iterator<Item = Uuid>) -> Numbers {
    let names: BTreeSet<Uuid> = names.collect();
    let mut taken = BTreeSet::new();
    let number = |name: Uuid| {
        let (bits, ..) = name.as_fields();
        let mut number = (bits >> 1).max(1);
        while !taken.insert(number) {
            number = number % MOST + 1;
        }
        (name, number)
    };
    names.into_iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::numbers;

    #[test]
    fn no_two_names_have_one_number() {
        let name = |bits: u128| Uuid::from_u128(bits << 96);
        let names = [0, 1, 2, 3, 0xffff_fffe, 0xffff_ffff].map(name);
        let numbers: Vec<_> = numbers(names.into_iter()).into_values().collect();
        assert_eq!(numbers, [1, 2, 3, 4, 0x7fff_ffff, 5]);
    }
}
