//! From a source to a [`Document`].

use toml::de::{DeTable, DeValue};

use super::{
    Allow, Document, Frame, Group, Heading, Meeting, Office, Slot,
    keys::Level,
    reader::{Found, Table, Trail, Value, wrong_type},
    syntax,
};
use crate::{
    fault::{Code, Fault, Faults, Part, Report, Waiver},
    source::Source,
    terms::Role,
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
    /// What the source is called.
    pub(crate) fn name(&self) -> &str {
        self.source.name()
    }

    /// Finds the places of these faults in the source, and of those that are allowed.
    pub(crate) fn report(&self, mut faults: Faults, mut waived: Vec<(Fault, Waiver)>) -> Report {
        let allowed = waived.iter_mut().map(|(fault, _)| fault);
        let all = faults.iter_mut().chain(allowed);
        super::locate::locate(all, &self.table, self.source.text());
        Report::located(self.source, faults).with_waived(waived)
    }
}

/// Finds the places of faults in the source that the plan was read from.
///
/// [`read`](crate::read) and [`compile`](crate::compile) do so themselves; this is for the report
/// of [`place`](crate::place), which knows no source.
///
/// ```
/// use plenary::{Minutes, News, Source};
/// let source = Source::read("../../schedules/att-csp12-working-groups.toml")?;
/// let (plan, _) = plenary::read(&source)?.value;
/// let report = plenary::place(plan, &News::default().took("WGTR", Minutes(600))).unwrap_err();
/// let report = plenary::locate(report, &source);
/// assert!(report.to_string().contains("att-csp12-working-groups.toml:"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn locate(report: Report, source: &Source) -> Report {
    read(source).report(report.into_faults(), Vec::new())
}

/// Reads a source: P00 and P01.
pub(crate) fn read(source: &Source) -> Written<'_> {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    let table = table.into_inner();
    let mut found = Found::default();
    let sound = syntax::judge(&errors, &table, source.text(), &mut found);
    let document = sound.then(|| document(&table, &mut found));
    Written {
        source,
        table,
        document,
        faults: found.faults,
    }
}

fn document(table: &DeTable<'_>, found: &mut Found) -> Document {
    let mut top = Table::open(table, Level::Top, Trail::Top);
    let document = Document {
        languages: top.take("languages", found),
        outputs: top.take("outputs", found),
        join_sittings: top.take("join-sittings", found),
        heading: heading(&mut top, found),
        frame: Frame {
            time_zone: top.take("time-zone", found),
            first_day: top.take("first-day", found),
            last_day: top.take("last-day", found),
            sessions: top.take("sessions", found),
        },
        groups: top.take("groups", found),
        meetings: top.take("meeting", found),
        allows: top.take("allow", found),
    };
    top.finish(found);
    document
}

fn heading(top: &mut Table<'_, '_>, found: &mut Found) -> Heading {
    Heading {
        organisation: top.take("organisation", found),
        conference: top.take("conference", found),
        name: top.take("name", found),
        title: top.take("title", found),
        secretariat: top.take("secretariat", found),
        president: top.take("president", found),
        issued: top.take("issued", found),
        status: top.take("status", found),
        venue: top.take("venue", found),
        side_events: top.take("side-events", found),
        note: top.take("note", found),
    }
}

impl Value for Vec<Group> {
    const FORM: &'static str = "a heading, such as `[groups.WGTU]`";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, found: &mut Found) -> Slot<Self> {
        match value.as_table() {
            Some(table) => Slot::Given(groups(table, Level::Group, at, found)),
            None => wrong_type(value, at, found),
        }
    }
}

/// The groups of a table, in the order of the source.
fn groups(table: &DeTable<'_>, level: Level, at: &Trail<'_>, found: &mut Found) -> Vec<Group> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let group = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let key: &std::borrow::Cow<'_, str> = key.get_ref();
        let at = at.key(key);
        match value.get_ref() {
            DeValue::Table(table) => Some(group(key, table, level, &at, found)),
            other => {
                wrong_type::<Vec<Group>>(other, &at, found);
                None
            }
        }
    };
    entries.into_iter().filter_map(group).collect()
}

fn group(key: &str, table: &DeTable<'_>, level: Level, at: &Trail<'_>, found: &mut Found) -> Group {
    let mut keys = Table::open(table, level, *at);
    let mut group = Group {
        key: key.to_owned(),
        name: keys.take("name", found),
        offices: offices(&mut keys, found),
        ..Group::default()
    };
    if level == Level::Group {
        group.acronym = keys.take("acronym", found);
        if let Some(subgroups) = keys.raw("subgroups") {
            let at = at.key("subgroups");
            match subgroups.get_ref() {
                DeValue::Table(table) => {
                    group.subgroups = groups(table, Level::Subgroup, &at, found);
                }
                other => drop(wrong_type::<Vec<Group>>(other, &at, found)),
            }
        }
    }
    keys.finish(found);
    group
}

fn offices(keys: &mut Table<'_, '_>, found: &mut Found) -> Vec<Office> {
    let mut offices = Vec::new();
    for role in Role::OF_GROUPS.iter().copied() {
        if role.is_shared() {
            let holders = keys.take::<Vec<Slot<Wording>>>(role.key(), found);
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
        } else if let Slot::Given(holder) = keys.take(role.key(), found) {
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
    const FORM: &'static str = "a heading `[[meeting]]` for each meeting";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, found: &mut Found) -> Slot<Self> {
        let Some(array) = value.as_array() else {
            if value.is_table() {
                let message = "the heading `[meeting]` has single brackets";
                let fault = Fault::new(Code::WrongType, message, at.path()).part(Part::Key);
                found.push(
                    fault
                        .label("one meeting, not one of several")
                        .edit("write `[[meeting]]`", "[meeting]")
                        .same_meaning(true),
                );
                return Slot::Bad;
            }
            return wrong_type(value, at, found);
        };
        let elements = array.iter().enumerate();
        let meetings = elements.map(|(i, element)| {
            let at = at.index(i);
            match element.get_ref() {
                DeValue::Table(table) => meeting(table, at, found),
                other => {
                    wrong_type::<Self>(other, &at, found);
                    Meeting::unreadable()
                }
            }
        });
        Slot::Given(meetings.collect())
    }
}

impl Value for Vec<Allow> {
    const FORM: &'static str = "a heading `[[allow]]` for each warning";

    fn read(value: &DeValue<'_>, at: &Trail<'_>, found: &mut Found) -> Slot<Self> {
        let Some(array) = value.as_array() else {
            return wrong_type(value, at, found);
        };
        let elements = array.iter().enumerate();
        let allows = elements.map(|(i, element)| {
            let at = at.index(i);
            match element.get_ref() {
                DeValue::Table(table) => allow(table, at, found),
                other => {
                    wrong_type::<Self>(other, &at, found);
                    Allow::default()
                }
            }
        });
        Slot::Given(allows.collect())
    }
}

fn allow(table: &DeTable<'_>, at: Trail<'_>, found: &mut Found) -> Allow {
    let mut keys = Table::open(table, Level::Allow, at);
    let allow = Allow {
        code: keys.take("code", found),
        at: keys.take("at", found),
        reason: keys.take("reason", found),
    };
    keys.finish(found);
    allow
}

fn meeting(table: &DeTable<'_>, at: Trail<'_>, found: &mut Found) -> Meeting {
    let mut keys = Table::open(table, Level::Meeting, at);
    let meeting = Meeting {
        id: keys.take("id", found),
        group: keys.take("group", found),
        title: keys.take("title", found),
        duration: keys.take("duration", found),
        took: keys.take("took", found),
    };
    keys.finish(found);
    meeting
}
