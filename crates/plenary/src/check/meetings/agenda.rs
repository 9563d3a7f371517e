//! The agendas of meetings.

use chrono::NaiveTime;

use crate::{
    check::{sessions::whole_minutes, texts::Texts},
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, PathRef},
    plan::{AgendaDocument, AgendaItem, News},
    text::{Address, Text, Wording},
    time::Minutes,
};

/// Judges the items of an agenda, which follow one another.
pub(super) fn check(
    written: Slot<Vec<Slot<raw::AgendaItem>>>,
    at: &PathRef<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<AgendaItem> {
    let listed = written.given().unwrap_or_default();
    faults.extend(durations(&listed, at));
    let mut before: Option<(usize, NaiveTime)> = None;
    let mut agenda = Vec::new();
    let items = listed.into_iter().enumerate();
    for (i, one) in items.filter_map(|(i, item)| Some((i, item.given()?))) {
        let read = item(one, &at.index(i), texts, faults);
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
    let first = name(written.document, "document");
    let (first, link) = with_link(first, written.link.given());
    let more = documents(written.documents, &at.key("documents"), texts, faults);
    let documents = first.into_iter().chain(more).collect();
    let typed = written.at.given();
    let taken_up = typed.and_then(|time| whole_minutes(time, &of_key("at"), faults));
    AgendaItem {
        item: number,
        title: texts.one(written.title.given(), title_at, faults),
        note: texts.one(written.note.given(), || of_key("note"), faults),
        at: taken_up,
        duration: written.duration.given(),
        documents,
        link,
    }
}

/// Adds the items of an agenda that are concluded to the news.
pub(super) fn add_concluded(
    id: &str,
    written: &Slot<Vec<Slot<raw::AgendaItem>>>,
    mut news: News,
) -> News {
    let items = written.as_given().into_iter().flatten().enumerate();
    for (place, item) in items {
        if let Some(at) = item.as_given().and_then(|item| item.done.as_given()) {
            news = news.done(id, place, *at);
        }
    }
    news
}

/// Returns the only document of an item with the address of the item, or no document and that address.
fn with_link(
    symbol: Option<Text>,
    link: Option<Address>,
) -> (Option<AgendaDocument>, Option<Address>) {
    match symbol {
        Some(symbol) => (Some(AgendaDocument { symbol, link }), None),
        None => (None, link),
    }
}

fn documents(
    written: Slot<Vec<Slot<raw::AgendaDocument>>>,
    at: &PathRef<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<AgendaDocument> {
    let listed = written.given().into_iter().flatten().enumerate();
    let one = |(place, listed): (usize, Slot<raw::AgendaDocument>)| {
        let document = listed.given()?;
        let here = at.index(place);
        let symbol_at = || {
            if document.is_text {
                here.path()
            } else {
                here.then("symbol")
            }
        };
        let symbol = texts.name(document.symbol.given()?, symbol_at, faults)?;
        Some(AgendaDocument {
            symbol,
            link: document.link.given(),
        })
    };
    listed.filter_map(one).collect()
}

/// Returns the faults of durations: an item takes no time at all, or only some of the items have one.
fn durations(items: &[Slot<raw::AgendaItem>], at: &PathRef<'_>) -> Vec<Fault> {
    let given = items.iter().enumerate();
    let (timed, untimed): (Vec<_>, Vec<_>) = given
        .filter_map(|(place, item)| Some((place, item.as_given()?)))
        .partition(|(_, item)| !item.duration.is_absent());
    let nothing = timed
        .iter()
        .filter(|(_, item)| item.duration.as_given() == Some(&Minutes(0)))
        .map(|(place, _)| {
            let path = at.index(*place).then("duration");
            Fault::new(Code::BadDuration, "an item takes no time at all", path)
                .help("write a duration, such as `\"30m\"`")
        });
    let both = timed.first().zip(untimed.first());
    let mixed = both.map(|((with, _), (without, _))| {
        let message = "some items of an agenda have a duration, and others none";
        Fault::new(Code::AgendaDurations, message, at.index(*without).path())
            .label("no `duration` in this")
            .and(at.index(*with).then("duration"))
            .label("has one")
            .help("add `duration = \"30m\"` to every item that has none, or delete all durations")
    });
    nothing.chain(mixed).collect()
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
