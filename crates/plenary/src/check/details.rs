//! What is said of a meeting beside its time.

use std::collections::HashMap;

use chrono::NaiveTime;

use super::{
    access::{access, watched},
    groups::holder,
    meetings::{GroupIndex, Who, unknown_group},
    rooms::Rooms,
    texts::Texts,
};
use crate::{
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, Path, PathRef},
    keywords::Role,
    plan::{AgendaItem, Details, Interpretation},
    text::{Text, Wording},
};

/// What is known beside a meeting: the rooms, the groups, the languages.
pub(super) struct Beside<'a> {
    pub(super) rooms: &'a Rooms,
    pub(super) texts: &'a Texts,
}

impl Beside<'_> {
    pub(super) fn details(
        &self,
        written: raw::Details,
        (id, who): (&str, Who),
        known: &GroupIndex<'_>,
        at: &PathRef<'_>,
        faults: &mut Faults,
    ) -> Details {
        let texts = self.texts;
        let access = access(written.access, || at.then("access"), texts, faults);
        faults.extend(watched(
            &written.livestream,
            &access,
            (who, known.groups),
            at,
        ));
        let chair = written.chair.given().and_then(|chair| {
            let office = format!("{} of {id}", Role::Chair);
            holder(chair, &office, at.then(Role::Chair.key()), texts, faults)
        });
        let interpretation = interpretation(
            written.interpretation,
            || at.then("interpretation"),
            texts,
            faults,
        );
        Details {
            room: self
                .rooms
                .venue(written.room, || at.then("room"), texts, faults),
            link: written.link.given(),
            livestream: written.livestream.given(),
            interpretation,
            format: written.format.given(),
            access: access.given(),
            chair,
            speakers: speakers(written.speakers, &at.key("speakers"), texts, faults),
            informal: written.informal.given().unwrap_or_default(),
            with: with(&written.with, who, known, at, faults),
            open_end: written.open_end.given().unwrap_or_default(),
            note: texts.one(written.note.given(), || at.then("note"), faults),
            agenda: agenda(written.agenda, &at.key("agenda"), texts, faults),
        }
    }
}

/// The languages of the interpretation, or the word `none`.
pub(super) fn interpretation(
    written: Slot<Wording>,
    at: impl Fn() -> Path,
    texts: &Texts,
    faults: &mut Faults,
) -> Option<Interpretation> {
    match written.given()? {
        wording if wording.all(|word| word.trim() == "none") => Some(Interpretation::NotProvided),
        wording => {
            let languages = texts.one(Some(wording), at, faults)?;
            Some(Interpretation::Languages(languages))
        }
    }
}

fn speakers(
    written: Slot<Vec<Slot<Wording>>>,
    at: &PathRef<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<Text> {
    let names = written.given().into_iter().flatten().enumerate();
    let names = names.filter_map(|(i, name)| texts.name(name.given()?, || at.then(i), faults));
    names.collect()
}

/// The groups of a joint meeting beside its own.
fn with(
    written: &Slot<Vec<Slot<String>>>,
    who: Who,
    known: &GroupIndex<'_>,
    at: &PathRef<'_>,
    faults: &mut Faults,
) -> Vec<usize> {
    let list = at.key("with");
    let mut with = Vec::new();
    let mut first = HashMap::new();
    let ids = written.as_given().into_iter().flatten().enumerate();
    for (i, id) in ids.filter_map(|(i, id)| Some((i, id.as_given()?))) {
        let place = list.then(i);
        let Some(group) = known.places.get(&**id).copied() else {
            faults.push(unknown_group(id, known, place, faults.len()));
            continue;
        };
        let before = *first.entry(group).or_insert(i);
        if who == Who::Group(group) {
            faults.push(meets_itself(id, place, at.then("group")));
        } else if before != i {
            faults.push(named_twice(id, place, list.then(before)));
        } else {
            with.push(group);
        }
    }
    with
}

fn meets_itself(id: &str, at: Path, group: Path) -> Fault {
    let message = format!("`{id}` meets with itself");
    Fault::new(Code::BadJointMeeting, message, at)
        .label("the same group again")
        .and(group)
        .label("the group of the meeting")
        .help("write another group, or delete this one")
}

fn named_twice(id: &str, at: Path, first: Path) -> Fault {
    let message = format!("`{id}` is named twice");
    Fault::new(Code::BadJointMeeting, message, at)
        .label("the second time")
        .and(first)
        .label("the first time")
        .help("delete one of the two")
}

fn agenda(
    written: Slot<Vec<Slot<raw::AgendaItem>>>,
    at: &PathRef<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<AgendaItem> {
    let mut before: Option<(usize, NaiveTime)> = None;
    let mut agenda = Vec::new();
    let items = written.given().into_iter().flatten().enumerate();
    for (i, written) in items.filter_map(|(i, item)| Some((i, item.given()?))) {
        let item = item(written, &at.index(i), texts, faults);
        if let Some(hour) = item.at {
            let late = before.filter(|(_, earlier)| *earlier > hour);
            faults.extend(late.map(|earlier| out_of_order((i, hour), earlier, at)));
            before = Some((i, hour));
        }
        agenda.push(item);
    }
    agenda
}

fn item(
    written: raw::AgendaItem,
    at: &PathRef<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> AgendaItem {
    if written.item.is_absent() && written.title.is_absent() {
        faults.push(nameless(at));
    }
    let of_key = |key: &'static str| at.then(key);
    let title_at = || {
        if written.is_text {
            at.path()
        } else {
            at.then("title")
        }
    };
    let mut name =
        |slot: Slot<Wording>, key: &'static str| texts.name(slot.given()?, || of_key(key), faults);
    let number = name(written.item, "item");
    let document = name(written.document, "document");
    AgendaItem {
        item: number,
        title: texts.one(written.title.given(), title_at, faults),
        at: written.at.given(),
        document,
        link: written.link.given(),
    }
}

fn nameless(at: &PathRef<'_>) -> Fault {
    let message = "an item of an agenda has neither `item` nor `title`";
    Fault::new(Code::MissingKey, message, at.path())
        .missing(at.then("title"))
        .label("no `title` in this")
        .help("add what it is called, such as `title = \"General debate\"`, or its number, such as `item = \"4\"`")
}

fn out_of_order(
    (place, hour): (usize, NaiveTime),
    (earlier, before): (usize, NaiveTime),
    at: &PathRef<'_>,
) -> Fault {
    let clock = |hour: NaiveTime| hour.format("%H:%M").to_string();
    let message = format!(
        "an item of an agenda at {} follows one at {}",
        clock(hour),
        clock(before)
    );
    Fault::new(Code::AgendaOrder, message, at.index(place).then("at"))
        .label("earlier than the one before it")
        .and(at.index(earlier).then("at"))
        .label("comes first")
        .help("mend one of the hours, or put the items into their order")
}

/// What a meeting that takes up another does not say itself.
pub(super) fn inherit(own: &Details, earlier: &Details, same_group: bool) -> Details {
    fn either<T: Clone>(own: Option<T>, earlier: Option<&T>) -> Option<T> {
        own.or_else(|| earlier.cloned())
    }
    let own = own.clone();
    Details {
        room: either(own.room, earlier.room.as_ref()),
        link: either(own.link, earlier.link.as_ref()),
        livestream: either(own.livestream, earlier.livestream.as_ref()),
        interpretation: either(own.interpretation, earlier.interpretation.as_ref()),
        format: own.format.or(earlier.format),
        access: either(own.access, earlier.access.as_ref()),
        chair: either(own.chair, earlier.chair.as_ref()),
        informal: own.informal || earlier.informal,
        with: if own.with.is_empty() && same_group {
            earlier.with.clone()
        } else {
            own.with
        },
        ..own
    }
}
