//! The meetings as structured data for search engines: schema.org in JSON-LD.

use serde::Serialize;

use super::clock::push_moment;
use crate::{
    annex::{Annex, Item, Times},
    keywords::Attendance,
    plan::CalledOff,
    text::plain,
    time::Moment,
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_field_names, reason = "the names are schema.org's")]
struct Event<'a> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<&'a str>,
    #[serde(rename = "@type")]
    kind: &'a str,
    name: String,
    start_date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<String>,
    event_status: &'a str,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_attendance_mode: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Location<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organizer: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sub_event: Vec<Event<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Location<'a> {
    One(Named<'a>),
    Both([Named<'a>; 2]),
}

const SCHEDULED: &str = "https://schema.org/EventScheduled";
const CANCELLED: &str = "https://schema.org/EventCancelled";

const POSTPONED: &str = "https://schema.org/EventPostponed";

/// Beginning of a part. Each part stands on one line, so that its change shows as a change of one line.
const EVENT: &str = "{\"@type\":\"Event\"";

/// Returns the annex as one event with a part for each sitting, safe to stand in a `script` element.
pub(super) fn json_ld(annex: &Annex) -> Option<String> {
    let listed = annex.list.iter().flat_map(|day| &day.items);
    // A session kept in reserve is nothing that is held.
    let is_held = |item: &&Item| !item.is_gone && (item.meeting.is_some() || item.event.is_some());
    let items = listed.filter(is_held);
    let sittings: Vec<_> = items
        .flat_map(|item| item.times.iter().map(move |times| (item, times)))
        .collect();
    let first = sittings.iter().map(|(_, times)| times.starts).min()?;
    let ends = |times: &Times| times.ends.unwrap_or(times.starts);
    let last = sittings.iter().map(|(_, times)| ends(times)).max();
    let (venue, organisation) = (
        plain(&annex.heading.venue),
        plain(&annex.heading.organisation),
    );
    let venue = Some(&*venue).filter(|venue| !venue.is_empty());
    let organisation = Some(&*organisation).filter(|name| !name.is_empty());
    let parts = sittings.iter().map(|(item, times)| {
        let names: Vec<_> = [plain(&item.acronym), plain(&item.name)]
            .into_iter()
            .filter(|name| !name.is_empty())
            .collect();
        let part = event(annex, names.join(": "), venue, times.starts, times.ends);
        let is_estimate = !times.condition.is_empty();
        let day = times.starts.date_naive().to_string();
        Event {
            start_date: if is_estimate { day } else { part.start_date },
            end_date: part.end_date.filter(|_| !is_estimate),
            event_status: status(item.called_off),
            event_attendance_mode: item.format.map(mode),
            location: location(item, venue),
            ..part
        }
    });
    let whole = Event {
        context: Some("https://schema.org"),
        organizer: organisation.map(|name| Named {
            kind: "Organization",
            name,
            address: None,
            url: None,
        }),
        sub_event: parts.collect(),
        ..event(annex, plain(&annex.heading.title), venue, first, last)
    };
    let json = serde_json::to_string(&whole).ok()?;
    let lines = json.replace(EVENT, &format!("\n{EVENT}"));
    Some(lines.replace('<', "\\u003c"))
}

fn event<'a>(
    annex: &'a Annex,
    name: String,
    venue: Option<&'a str>,
    starts: Moment,
    ends: Option<Moment>,
) -> Event<'a> {
    Event {
        context: None,
        kind: "Event",
        name,
        start_date: rfc3339(starts),
        end_date: ends.map(rfc3339),
        event_status: SCHEDULED,
        in_language: annex.language.tag(),
        event_attendance_mode: None,
        location: venue.map(|venue| Location::One(place(venue))),
        organizer: None,
        sub_event: Vec::new(),
    }
}

fn status(called_off: Option<CalledOff>) -> &'static str {
    match called_off {
        None => SCHEDULED,
        Some(CalledOff::Cancelled) => CANCELLED,
        Some(CalledOff::Postponed) => POSTPONED,
    }
}

fn mode(format: Attendance) -> &'static str {
    match format {
        Attendance::InPerson => "https://schema.org/OfflineEventAttendanceMode",
        Attendance::Hybrid => "https://schema.org/MixedEventAttendanceMode",
        Attendance::Virtual => "https://schema.org/OnlineEventAttendanceMode",
    }
}

/// Returns the room, or where a meeting is on the web, or both.
fn location<'a>(item: &'a Item, venue: Option<&'a str>) -> Option<Location<'a>> {
    let elsewhere = item.format.filter(|format| *format != Attendance::InPerson);
    let address = elsewhere.and(item.livestream.as_ref());
    let online = address.map(|address| Named {
        kind: "VirtualLocation",
        name: address.as_str(),
        address: None,
        url: Some(address.as_str()),
    });
    let room = venue.filter(|_| item.format != Some(Attendance::Virtual));
    match (room.map(place), online) {
        (Some(room), Some(online)) => Some(Location::Both([room, online])),
        (room, online) => room.or(online).map(Location::One),
    }
}

fn place(venue: &str) -> Named<'_> {
    Named {
        kind: "Place",
        name: venue,
        address: Some(venue),
        url: None,
    }
}

fn rfc3339(moment: Moment) -> String {
    let mut text = String::with_capacity(25);
    push_moment(moment, ":00", &mut text);
    text
}
