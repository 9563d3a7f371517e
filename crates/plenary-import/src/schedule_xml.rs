//! The `schedule.xml` of frab, pretalx and similar programs, which conference apps read.

mod tables;

use std::collections::BTreeMap;

use plenary::chrono::{DateTime, NaiveDate};
use plenary_opc::{Node, parse};

use self::tables::fill_sheet;
use crate::{
    MOST_THINGS, Problem,
    hours::{self, DAY, Hours},
    sheet::Sheet,
    text::{Line, is_address},
    xml::{self, attribute, child, children},
};

/// An event of the file.
#[derive(Debug)]
struct XmlEvent {
    day: NaiveDate,
    /// Minutes after midnight.
    from: u16,
    to: Option<u16>,
    room: String,
    /// The acronym of the group, if the title begins with the track.
    acronym: Option<String>,
    name: String,
    lines: Vec<Line>,
}

/// Reads a `schedule.xml` as a page with the rooms as columns. Abstracts and descriptions are left out,
/// with a notice in [`Sheet::left_out`].
///
/// # Errors
/// [`Problem`] if the text is no XML or no such schedule, if it has no event with a day and an hour, or
/// if it has too many.
///
/// ```
/// let xml = "<schedule><conference><title>Talks: 16 March 2026</title></conference>\
///     <day date=\"2026-03-16\"><room name=\"Hall 1\"><event><start>10:00</start>\
///     <duration>01:00</duration><title>Keynote</title></event></room></day></schedule>";
/// let sheet = plenary_import::schedule_xml(xml)?;
/// assert_eq!(sheet.tables.len(), 1);
/// # Ok::<(), plenary_import::Problem>(())
/// ```
pub fn schedule_xml(text: &str) -> Result<Sheet, Problem> {
    let document = parse(text.trim_start_matches('\u{feff}'))?;
    let root = document.root_element();
    let conference = child(root, "conference").ok_or(Problem::NotSchedule)?;
    let mut events: Vec<XmlEvent> = children(root, "day").flat_map(day).collect();
    if events.is_empty() {
        return Err(Problem::NoEvent);
    }
    if events.len() > MOST_THINGS {
        return Err(Problem::TooMuch);
    }
    events.sort_by_key(|event| (event.day, event.from));
    let full_names = take_full_names(&mut events);
    let mut sheet = Sheet {
        title: Line::plainly(child_text(conference, "title").unwrap_or_default()),
        time_zone: child_text(conference, "time_zone_name").map(str::to_owned),
        titled: true,
        full_names,
        ..Sheet::default()
    };
    let is_long_text =
        |node: &Node<'_, '_>| xml::is(*node, "abstract") || xml::is(*node, "description");
    let left_out = document
        .descendants()
        .filter(is_long_text)
        .filter(|node| node.text().is_some_and(|text| !text.trim().is_empty()))
        .count();
    if left_out > 0 {
        let notice = format!("abstracts and descriptions ({left_out}) are not taken over");
        sheet.left_out.push(notice);
    }
    fill_sheet(&events, &mut sheet);
    Ok(sheet)
}

/// Returns the text of the first child of a name; none if it is empty.
fn child_text<'a>(node: Node<'a, '_>, name: &'static str) -> Option<&'a str> {
    let text = child(node, name)?.text()?.trim();
    (!text.is_empty()).then_some(text)
}

fn day(node: Node<'_, '_>) -> Vec<XmlEvent> {
    let date = attribute(node, "date").and_then(|date| date.parse().ok());
    let rooms = children(node, "room");
    let events = rooms.flat_map(|room| {
        let name = attribute(room, "name").unwrap_or_default().to_owned();
        children(room, "event").filter_map(move |node| event(node, date, &name))
    });
    events.collect()
}

fn event(node: Node<'_, '_>, date: Option<NaiveDate>, room: &str) -> Option<XmlEvent> {
    // An event after midnight has the date of the next day.
    let moment = child_text(node, "date").and_then(|date| DateTime::parse_from_rfc3339(date).ok());
    let day = moment.map(|moment| moment.date_naive()).or(date)?;
    let from = minutes(child_text(node, "start")?)?;
    let length = child_text(node, "duration")
        .and_then(minutes)
        .filter(|length| *length > 0);
    let to = length.and_then(|length| from.checked_add(length));
    let title = child_text(node, "title").unwrap_or_default();
    let track = child_text(node, "track").unwrap_or_default();
    let rest = title.strip_prefix(track).filter(|_| !track.is_empty());
    let (acronym, name) = match rest {
        Some("") => (Some(track.to_owned()), ""),
        Some(rest) if rest.starts_with(": ") => (Some(track.to_owned()), &rest[2..]),
        _ => (None, title),
    };
    Some(XmlEvent {
        day,
        from,
        to: to.filter(|to| *to <= 2 * DAY),
        room: child_text(node, "room").unwrap_or(room).to_owned(),
        acronym,
        name: name.to_owned(),
        lines: lines(node),
    })
}

/// Reads an hour such as `10:00`, or a length such as `1:30` and `01:30:00`, in minutes.
fn minutes(text: &str) -> Option<u16> {
    let mut parts = text.split(':');
    let hours: u16 = parts.next()?.trim().parse().ok()?;
    let minutes: u16 = parts.next()?.trim().parse().ok()?;
    (hours < 48 && minutes < 60).then(|| hours * 60 + minutes)
}

/// Returns the lines under an event: its speakers, and one link of each kind.
fn lines(node: Node<'_, '_>) -> Vec<Line> {
    let people: Vec<_> = child(node, "persons")
        .into_iter()
        .flat_map(|persons| children(persons, "person"))
        .filter_map(|person| person.text())
        .map(str::trim)
        .collect();
    let mut lines: Vec<_> = speakers(&people).into_iter().collect();
    let addresses = child(node, "links")
        .into_iter()
        .flat_map(|links| children(links, "link"));
    let mut known = Vec::new();
    for link in addresses {
        let name = if link.text() == Some("Livestream") {
            "Livestream"
        } else {
            "Link"
        };
        let to = attribute(link, "href").unwrap_or_default();
        if is_address(to) && !known.contains(&name) {
            known.push(name);
            lines.push(Line::link_to(name, to));
        }
    }
    lines
}

/// Returns the line of speakers, as an annex has it. What stands behind a comma is a function.
fn speakers(people: &[&str]) -> Option<Line> {
    let line = match people {
        [] => return None,
        [one] => format!("Speaker: {one}"),
        several if several.iter().any(|name| has_comma(name)) => {
            format!("Speakers: {}", several.join("; "))
        }
        [first @ .., last] => format!("Speakers: {} and {last}", first.join(", ")),
    };
    Some(Line::plainly(&line))
}

/// True if a comma stands in a name, but not in brackets.
fn has_comma(name: &str) -> bool {
    let (before, rest) = name.split_once('(').unwrap_or((name, ""));
    let behind = rest.rsplit_once(')').map_or("", |(_, behind)| behind);
    [before, behind].iter().any(|part| part.contains(", "))
}

/// Takes the full names of groups out of the names of events, and returns them with their acronyms. A
/// text is a full name if it follows the acronym in every event of the group.
fn take_full_names(events: &mut [XmlEvent]) -> Vec<(String, String)> {
    let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
    for event in events.iter() {
        let Some(acronym) = &event.acronym else {
            continue;
        };
        let first = event.name.split(": ").next().unwrap_or_default().to_owned();
        let known = names
            .entry(acronym.clone())
            .or_insert_with(|| Some(first.clone()));
        if *known != Some(first) {
            *known = None;
        }
    }
    let whole = |name: &String| !name.is_empty() && !crate::words::is_subgroup(name);
    let full_names: BTreeMap<_, _> = names
        .into_iter()
        .filter_map(|(acronym, name)| Some((acronym, name.filter(whole)?)))
        .collect();
    for event in events {
        let acronym = event.acronym.as_ref();
        let name = acronym.and_then(|acronym| full_names.get(acronym));
        let rest = name.and_then(|name| event.name.strip_prefix(name.as_str()));
        if let Some(rest) = rest {
            event.name = rest.trim_start_matches(": ").to_owned();
        }
    }
    full_names.into_iter().collect()
}

impl XmlEvent {
    fn hours(&self) -> Option<Hours> {
        Some(Hours {
            from: self.from,
            to: self.to?,
        })
    }

    /// Returns the lines of a cell in a row of these hours: with the hours of the event, if they differ.
    fn cell_lines(&self, row: Option<Hours>) -> Vec<Line> {
        let mut first = Line::default();
        if self.hours() != row {
            first = Line::plainly(&self.to.map_or_else(
                || hours::clock(self.from),
                |to| format!("{}–{}", hours::clock(self.from), hours::clock(to % DAY)),
            ));
        }
        let mut lines = Vec::new();
        if let Some(acronym) = &self.acronym {
            first.push_line(&Line::bold(acronym));
            lines.push(first);
            lines.push(Line::plainly(&self.name));
        } else {
            first.push_line(&Line::plainly(&self.name));
            lines.push(first);
        }
        lines.extend(self.lines.clone());
        lines
    }
}
