//! The agendas of meetings.

use chrono::NaiveTime;

use crate::{
    check::{sessions::whole_minutes, texts::Texts},
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, PathRef},
    plan::AgendaItem,
    text::Wording,
};

/// Judges the items of an agenda, which follow one another.
pub(super) fn check(
    written: Slot<Vec<Slot<raw::AgendaItem>>>,
    at: &PathRef<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<AgendaItem> {
    let mut before: Option<(usize, NaiveTime)> = None;
    let mut agenda = Vec::new();
    let items = written.given().into_iter().flatten().enumerate();
    for (i, written) in items.filter_map(|(i, item)| Some((i, item.given()?))) {
        let read = item(written, &at.index(i), texts, faults);
        if let Some(hour) = read.at {
            let late = before.filter(|(_, earlier)| *earlier > hour);
            faults.extend(late.map(|earlier| out_of_order((i, hour), earlier, at)));
            before = Some((i, hour));
        }
        agenda.push(read);
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
    let typed = written.at.given();
    let taken_up = typed.and_then(|time| whole_minutes(time, &of_key("at"), faults));
    AgendaItem {
        item: number,
        title: texts.one(written.title.given(), title_at, faults),
        at: taken_up,
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
