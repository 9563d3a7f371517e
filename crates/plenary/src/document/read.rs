//! From a source to a [`Document`].

use toml::de::{DeTable, DeValue};

use super::{
    Document, Group, Meeting, Office, Slot,
    keys::Level,
    locate::locate,
    reader::{Table, Trail, Value, wrong_type},
    syntax,
};
use crate::{
    fault::{Faults, Report},
    plan::Role,
    source::Source,
    text::Wording,
};

/// What reading found: the document, unless the text is no TOML, and the faults so far.
pub(crate) struct Written<'s> {
    source: &'s Source,
    table: DeTable<'s>,
    pub(crate) document: Option<Document>,
    pub(crate) faults: Faults,
}

impl Written<'_> {
    /// Finds the places of these faults in the source.
    pub(crate) fn report(&self, mut faults: Faults) -> Report {
        locate(&mut faults, &self.table, self.source.text());
        Report::located(self.source, faults)
    }
}

/// Reads a source: P00 and P01.
pub(crate) fn read(source: &Source) -> Written<'_> {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    let table = table.into_inner();
    let mut faults = Faults::new();
    let sound = syntax::judge(&errors, &table, source.text(), &mut faults);
    let document = sound.then(|| document(&table, &mut faults));
    Written {
        source,
        table,
        document,
        faults,
    }
}

fn document(table: &DeTable<'_>, faults: &mut Faults) -> Document {
    let mut top = Table::open(table, Level::Top, Trail::Top);
    let document = Document {
        languages: top.take("languages", faults),
        outputs: top.take("outputs", faults),
        join_sittings: top.take("join-sittings", faults),
        organisation: top.take("organisation", faults),
        conference: top.take("conference", faults),
        name: top.take("name", faults),
        title: top.take("title", faults),
        secretariat: top.take("secretariat", faults),
        president: top.take("president", faults),
        issued: top.take("issued", faults),
        status: top.take("status", faults),
        time_zone: top.take("time-zone", faults),
        venue: top.take("venue", faults),
        first_day: top.take("first-day", faults),
        last_day: top.take("last-day", faults),
        sessions: top.take("sessions", faults),
        side_events: top.take("side-events", faults),
        note: top.take("note", faults),
        groups: top.take("groups", faults),
        meetings: top.take("meeting", faults),
    };
    top.finish(faults);
    document
}

impl Value for Vec<Group> {
    const FORM: &'static str = "tables, each beginning with a line such as `[groups.WGTU]`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        match value.as_table() {
            Some(table) => Slot::Given(groups(table, Level::Group, at, faults)),
            None => wrong_type(value, at, faults),
        }
    }
}

/// The groups of a table, in the order of the source.
fn groups(table: &DeTable<'_>, level: Level, at: &Trail<'_>, faults: &mut Faults) -> Vec<Group> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let group = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let key: &std::borrow::Cow<'_, str> = key.get_ref();
        let at = at.key(key);
        match value.get_ref() {
            DeValue::Table(table) => Some(group(key, table, level, &at, faults)),
            other => {
                wrong_type::<Vec<Group>>(other, &at, faults);
                None
            }
        }
    };
    entries.into_iter().filter_map(group).collect()
}

fn group(
    key: &str,
    table: &DeTable<'_>,
    level: Level,
    at: &Trail<'_>,
    faults: &mut Faults,
) -> Group {
    let mut keys = Table::open(table, level, *at);
    let mut group = Group {
        key: key.to_owned(),
        name: keys.take("name", faults),
        offices: offices(&mut keys, faults),
        ..Group::default()
    };
    if level == Level::Group {
        group.acronym = keys.take("acronym", faults);
        if let Some(subgroups) = keys.raw("subgroups") {
            let at = at.key("subgroups");
            group.subgroups = match subgroups.as_table() {
                Some(table) => groups(table, Level::Subgroup, &at, faults),
                None => wrong_type::<Vec<Group>>(subgroups, &at, faults)
                    .given()
                    .unwrap_or_default(),
            };
        }
    }
    keys.finish(faults);
    group
}

fn offices(keys: &mut Table<'_, '_>, faults: &mut Faults) -> Vec<Office> {
    let mut offices = Vec::new();
    for role in Role::OF_GROUPS.iter().copied() {
        if role.is_shared() {
            let holders = keys.take::<Vec<Slot<Wording>>>(role.key(), faults);
            let holders = holders.given().unwrap_or_default().into_iter().enumerate();
            offices.extend(holders.filter_map(|(place, holder)| {
                let holder = holder.given()?;
                let place = Some(place);
                Some(Office {
                    role,
                    place,
                    holder,
                })
            }));
        } else if let Slot::Given(holder) = keys.take(role.key(), faults) {
            let place = None;
            offices.push(Office {
                role,
                place,
                holder,
            });
        }
    }
    offices
}

impl Value for Vec<Meeting> {
    const FORM: &'static str = "blocks, each beginning with a line `[[meeting]]`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, faults: &mut Faults) -> Slot<Self> {
        let Some(array) = value.as_array() else {
            return wrong_type(value, at, faults);
        };
        let elements = array.iter().enumerate();
        let meetings = elements.map(|(i, element)| {
            let at = at.index(i);
            match element.get_ref() {
                DeValue::Table(table) => meeting(table, at, faults),
                other => {
                    wrong_type::<Self>(other, &at, faults);
                    Meeting::default()
                }
            }
        });
        Slot::Given(meetings.collect())
    }
}

fn meeting(table: &DeTable<'_>, at: Trail<'_>, faults: &mut Faults) -> Meeting {
    let mut keys = Table::open(table, Level::Meeting, at);
    let meeting = Meeting {
        id: keys.take("id", faults),
        group: keys.take("group", faults),
        title: keys.take("title", faults),
        duration: keys.take("duration", faults),
        took: keys.take("took", faults),
    };
    keys.finish(faults);
    meeting
}
