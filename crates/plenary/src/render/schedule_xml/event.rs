//! One `event`: a sitting, or an event at an hour.

use maud::{Markup, html as markup};

use super::{
    held::Held,
    identity::{NumbersOfAll, first},
    xml::{Clean, NL, moment},
};
use crate::{
    annex::{Annex, Item},
    keywords::StartForm,
    locale::{Catalogue, capital, catalogue},
    plan::{AgendaDocument, AgendaItem, Meeting},
    render::{
        clock::{clock_of, push_clock},
        plain_text::{LinkStyle, to_plain_text},
    },
    text::{Address, Inline, Text, plain},
    view,
};

/// Style of links in a description, which some readers take for HTML.
const STYLE: LinkStyle = LinkStyle {
    alone: ("", ""),
    beside: ("(", ")"),
    isolates: false,
};

/// The longest duration: readers take it for a time of day.
const MOST_MINUTES: i64 = 24 * 60 - 1;

pub(super) fn event(
    held: &Held<'_>,
    room: &str,
    annex: &Annex,
    numbers: &NumbersOfAll<'_>,
) -> Markup {
    let catalogue = catalogue(annex.language);
    let (url, links) = links(held, annex, catalogue);
    let number = numbers.events.get(&held.guid).copied();
    markup! {
        event guid=(held.guid) id=(number.unwrap_or(1)) { (NL)
            room { (Clean(room)) } (NL)
            title { (Clean(&title(held, catalogue))) } (NL)
            subtitle { (Clean(&subtitle(held, catalogue))) } (NL)
            type { (kind(held)) } (NL)
            date { (moment(held.starts)) } (NL)
            start { (start(held)) } (NL)
            duration { (duration(held)) } (NL)
            abstract { (Clean(&summary(held, annex))) } (NL)
            track { (Clean(&held.track)) } (NL)
            language { (annex.language.tag()) } (NL)
            description { (Clean(&description(held, annex))) } (NL)
            persons {
                @for name in &held.people { (NL) (person(name, annex, numbers)) }
            } (NL)
            links {
                @for (href, name) in &links { (NL) link href=(Clean(href)) { (Clean(name)) } }
            } (NL)
            @if let Some(url) = url { url { (Clean(url)) } (NL) }
        } (NL)
    }
}

fn person(name: &Text, annex: &Annex, numbers: &NumbersOfAll<'_>) -> Markup {
    let guid = numbers.identity.person(name);
    let number = numbers.people.get(&guid).copied();
    let name = plain(&view::person(name, annex.language));
    markup! { person id=(number.unwrap_or(1)) guid=(guid) { (Clean(&name)) } }
}

/// Returns the full title; before it, the words for a meeting that is not held.
fn title(held: &Held<'_>, catalogue: &Catalogue) -> String {
    let name = called(held.item, catalogue.signs.colon, "");
    let name = match (&*name, held.occurrence.event()) {
        ("", None) => held.occurrence.id.clone().into_owned(),
        ("", Some(event)) => first(&event.title),
        _ => name,
    };
    if let Some(how) = held.occurrence.called_off {
        let how = capital(catalogue.called_off(how));
        return format!("{how}{}{name}", catalogue.signs.colon);
    }
    name
}

/// Returns the acronym and the name with signs between and behind them.
fn called(item: &Item, between: &str, behind: &str) -> String {
    let (acronym, name) = (plain(&item.acronym), plain(&item.name));
    match (acronym.is_empty(), name.is_empty()) {
        (false, false) => format!("{acronym}{between}{name}{behind}"),
        _ => acronym + &name,
    }
}

/// Returns `about 11:30` if its hour is an estimate.
fn about(held: &Held<'_>, catalogue: &Catalogue) -> Option<String> {
    let is_estimate = held.occurrence.start == StartForm::Condition;
    is_estimate.then(|| catalogue.about(held.starts))
}

/// Returns its number, an hour that is an estimate, that it goes on, what there is to know in a word each.
fn subtitle(held: &Held<'_>, catalogue: &Catalogue) -> String {
    let numbers = held.numbers.clone();
    let goes_on = (!held.occurrence.is_first).then(|| catalogue.meeting.continued.to_owned());
    let resumed = held
        .item
        .resumption
        .filter(|_| goes_on.is_none())
        .map(|how| (catalogue.meeting.resumption)(how).to_owned());
    let flags = held.item.flags.iter().map(|flag| plain(flag));
    let remark = if held.occurrence.event().is_some() && held.occurrence.called_off.is_none() {
        plain(&held.item.remarks(catalogue))
    } else {
        String::new()
    };
    let all: Vec<_> = [numbers]
        .into_iter()
        .chain(about(held, catalogue))
        .chain(goes_on)
        .chain(resumed)
        .chain(flags)
        .chain([remark])
        .filter(|one| !one.is_empty())
        .collect();
    all.join(", ")
}

fn kind(held: &Held<'_>) -> &'static str {
    held.occurrence
        .event()
        .map_or("meeting", |event| event.kind.name())
}

fn start(held: &Held<'_>) -> String {
    let mut text = String::with_capacity(5);
    push_clock(clock_of(held.starts), &mut text);
    text
}

/// Returns the length in real time; zero if the end is not known.
fn duration(held: &Held<'_>) -> String {
    let minutes = (held.ends - held.starts)
        .num_minutes()
        .clamp(0, MOST_MINUTES);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Returns the line that says that a meeting is cancelled, postponed or has moved, or the bounds of its start.
fn summary(held: &Held<'_>, annex: &Annex) -> String {
    match held.occurrence.event() {
        None => to_plain_text(&held.item.remarks(catalogue(annex.language)), STYLE),
        Some(_) => String::new(),
    }
}

/// Returns the reason for its start, its people, its agenda, and the notes on it.
fn description(held: &Held<'_>, annex: &Annex) -> String {
    let is_meeting = held.occurrence.event().is_none();
    let reason = match held.occurrence.event() {
        None => held.reason().map(|reason| {
            let after = held
                .after
                .map_or_else(String::new, |after| called(after, " (", ")"));
            catalogue(annex.language).calendar.because(reason, &after)
        }),
        Some(event) => event
            .host
            .as_ref()
            .map(|_| to_plain_text(&held.item.place, STYLE)),
    };
    // A closed meeting is not on the livestream of the conference.
    let is_watched = held.item.livestream.is_some();
    let is_link = |inline: &Inline| matches!(inline, Inline::Link { .. });
    let everywhere = annex
        .heading
        .details
        .iter()
        .filter(|_| is_meeting)
        .filter(|line| is_watched || !line.iter().any(is_link));
    let mut times = held.item.times.iter();
    let condition = times
        .find(|times| times.ordinal == held.occurrence.ordinal)
        .map(|times| &times.condition)
        .filter(|condition| !condition.is_empty());
    let lines: Vec<_> = condition
        .into_iter()
        .chain(&held.item.lines)
        .chain(everywhere)
        .map(|line| to_plain_text(line, STYLE))
        .collect();
    let marks = [held.item.note.as_ref(), held.listed.note.as_ref()]
        .into_iter()
        .flatten()
        .map(|mark| mark.note);
    let notes = marks
        .chain(annex.heading.note.filter(|_| is_meeting))
        .filter_map(|note| annex.notes.get(note.index()))
        .map(|note| to_plain_text(&note.content, STYLE));
    let parts: Vec<_> = reason
        .into_iter()
        .chain([lines.join("\n")])
        .chain(notes)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n\n")
}

/// A page of its own, and where else it leads.
type Links<'a> = (Option<&'a str>, Vec<(&'a str, String)>);

fn links<'a>(held: &'a Held<'_>, annex: &Annex, catalogue: &Catalogue) -> Links<'a> {
    let details = held.occurrence.meeting().map(Meeting::details);
    let of_event = || held.occurrence.event()?.link.as_ref();
    let links = details
        .and_then(|details| details.link.as_ref())
        .or_else(of_event)
        .map(Address::as_str);
    let url = links.filter(|address| is_plain(address));
    let more = links
        .filter(|_| url.is_none())
        .map(|address| (address, catalogue.meeting.link.to_owned()));
    let livestream = held
        .item
        .livestream
        .as_ref()
        .map(|address| (address.as_str(), catalogue.meeting.livestream.to_owned()));
    let items = details.into_iter().flat_map(|details| &details.agenda);
    let agenda = items.flat_map(|item| documents(item, annex, catalogue));
    (
        url,
        livestream.into_iter().chain(more).chain(agenda).collect(),
    )
}

/// Returns the addresses of an item and of its documents, each with a name.
fn documents<'a>(
    item: &'a AgendaItem,
    annex: &Annex,
    catalogue: &Catalogue,
) -> Vec<(&'a str, String)> {
    let read = |text: &Text| plain(text.in_language(annex.language));
    let number = item
        .item
        .as_ref()
        .map(|number| format!("{}{}", catalogue.items.item, read(number)));
    let name = item.title.as_ref().map(read).or(number);
    let more = item.link.as_ref().map(|link| {
        let or_word = || catalogue.meeting.link.to_owned();
        (link.as_str(), name.unwrap_or_else(or_word))
    });
    let link = |document: &'a AgendaDocument| {
        Some((document.link.as_ref()?.as_str(), read(&document.symbol)))
    };
    item.documents.iter().filter_map(link).chain(more).collect()
}

/// True if every reader takes an address for one of the web.
fn is_plain(address: &str) -> bool {
    let known = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c);
    let behind = ["https://", "http://"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme));
    let host = behind.and_then(|behind| behind.split(['/', '?', '#']).next());
    let is_host = |host: &str| {
        let known = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        !host.is_empty() && host.chars().all(known)
    };
    let escaped = |tail: &str| {
        let digits = tail.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    host.is_some_and(is_host)
        && address.chars().all(known)
        && address.matches('#').count() < 2
        && address.split('%').skip(1).all(escaped)
}
