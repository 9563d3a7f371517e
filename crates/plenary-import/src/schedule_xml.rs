//! The `schedule.xml` of frab, pretalx and their like, as conference apps read it.

mod laid;

use std::collections::BTreeMap;

use plenary::chrono::{DateTime, NaiveDate};
use plenary_opc::{Node, parse};

use self::laid::lay;
use crate::{
    MOST_THINGS, Problem,
    hours::{self, DAY, Hours},
    sheet::Sheet,
    text::{Line, is_address},
    xml::{self, attribute, child, children},
};

/// What is held, as the file says it.
#[derive(Debug)]
struct Held {
    day: NaiveDate,
    /// Minutes after midnight.
    from: u16,
    to: Option<u16>,
    room: String,
    /// The acronym of who meets, if the track is one.
    acronym: Option<String>,
    name: String,
    lines: Vec<Line>,
}

/// Reads a `schedule.xml` as a page with the rooms as columns. Abstracts and descriptions are left out,
/// and this is said.
///
/// # Errors
/// When it is no XML, no such schedule, or has more in it than any.
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
    let mut held: Vec<Held> = children(root, "day").flat_map(day).collect();
    if held.is_empty() {
        return Err(Problem::NoEvent);
    }
    if held.len() > MOST_THINGS {
        return Err(Problem::TooMuch);
    }
    held.sort_by_key(|own| (own.day, own.from));
    let names = full_names(&mut held);
    let mut sheet = Sheet {
        title: Line::plainly(says(conference, "title").unwrap_or_default()),
        time_zone: says(conference, "time_zone_name").map(str::to_owned),
        titled: true,
        full_names: names,
        ..Sheet::default()
    };
    let told = |node: &Node<'_, '_>| xml::is(*node, "abstract") || xml::is(*node, "description");
    let texts = document.descendants().filter(told);
    let texts = texts
        .filter(|node| node.text().is_some_and(|text| !text.trim().is_empty()))
        .count();
    if texts > 0 {
        let says = format!("abstracts and descriptions ({texts}) are not taken over");
        sheet.left_out.push(says);
    }
    lay(&held, &mut sheet);
    Ok(sheet)
}

/// The text of a child; none if there is nothing in it.
fn says<'a>(node: Node<'a, '_>, name: &'static str) -> Option<&'a str> {
    let text = child(node, name)?.text()?.trim();
    (!text.is_empty()).then_some(text)
}

fn day(node: Node<'_, '_>) -> Vec<Held> {
    let date = attribute(node, "date").and_then(|date| date.parse().ok());
    let rooms = children(node, "room");
    let events = rooms.flat_map(|room| {
        let name = attribute(room, "name").unwrap_or_default().to_owned();
        children(room, "event").filter_map(move |node| event(node, date, &name))
    });
    events.collect()
}

fn event(node: Node<'_, '_>, date: Option<NaiveDate>, room: &str) -> Option<Held> {
    // The date of what is held after midnight is that of the next day.
    let moment = says(node, "date").and_then(|date| DateTime::parse_from_rfc3339(date).ok());
    let day = moment.map(|moment| moment.date_naive()).or(date)?;
    let from = minutes(says(node, "start")?)?;
    let length = says(node, "duration")
        .and_then(minutes)
        .filter(|length| *length > 0);
    let to = length.and_then(|length| from.checked_add(length));
    let title = says(node, "title").unwrap_or_default();
    let track = says(node, "track").unwrap_or_default();
    let rest = title.strip_prefix(track).filter(|_| !track.is_empty());
    let (acronym, name) = match rest {
        Some("") => (Some(track.to_owned()), ""),
        Some(rest) if rest.starts_with(": ") => (Some(track.to_owned()), &rest[2..]),
        _ => (None, title),
    };
    Some(Held {
        day,
        from,
        to: to.filter(|to| *to <= 2 * DAY),
        room: says(node, "room").unwrap_or(room).to_owned(),
        acronym,
        name: name.to_owned(),
        lines: lines(node),
    })
}

/// `10:00`, or a length such as `1:30` and `01:30:00`.
fn minutes(text: &str) -> Option<u16> {
    let mut parts = text.split(':');
    let hours: u16 = parts.next()?.trim().parse().ok()?;
    let minutes: u16 = parts.next()?.trim().parse().ok()?;
    (hours < 48 && minutes < 60).then(|| hours * 60 + minutes)
}

/// Who speaks, and where more is said.
fn lines(node: Node<'_, '_>) -> Vec<Line> {
    let people = child(node, "persons")
        .into_iter()
        .flat_map(|own| children(own, "person"));
    let people: Vec<_> = people.filter_map(|own| own.text()).map(str::trim).collect();
    let mut lines = Vec::new();
    match &*people {
        [] => {}
        [one] => lines.push(Line::plainly(&format!("Speaker: {one}"))),
        [all @ .., last] => {
            let all = all.join(", ");
            lines.push(Line::plainly(&format!("Speakers: {all} and {last}")));
        }
    }
    let addresses = child(node, "links")
        .into_iter()
        .flat_map(|own| children(own, "link"));
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
            lines.push(Line::leading(name, to));
        }
    }
    lines
}

/// Takes the full names of groups out of what is held: what stands behind an acronym wherever that
/// stands.
fn full_names(held: &mut [Held]) -> Vec<(String, String)> {
    let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
    for own in held.iter() {
        let Some(acronym) = &own.acronym else {
            continue;
        };
        let first = own.name.split(": ").next().unwrap_or_default().to_owned();
        let known = names
            .entry(acronym.clone())
            .or_insert_with(|| Some(first.clone()));
        if *known != Some(first) {
            *known = None;
        }
    }
    let whole = |name: &String| !name.is_empty() && !crate::words::is_subgroup(name);
    let names: BTreeMap<_, _> = names
        .into_iter()
        .filter_map(|(acronym, name)| Some((acronym, name.filter(whole)?)))
        .collect();
    for own in held {
        let name = own.acronym.as_ref().and_then(|acronym| names.get(acronym));
        let rest = name.and_then(|name| own.name.strip_prefix(name.as_str()));
        if let Some(rest) = rest {
            own.name = rest.trim_start_matches(": ").to_owned();
        }
    }
    names.into_iter().collect()
}

impl Held {
    fn hours(&self) -> Option<Hours> {
        Some(Hours {
            from: self.from,
            to: self.to?,
        })
    }

    /// As it stands in a cell of a row of these hours.
    fn in_row(&self, row: Option<Hours>) -> Vec<Line> {
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
