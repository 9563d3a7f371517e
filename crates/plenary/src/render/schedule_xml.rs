//! The `schedule.xml` of frab and c3voc, which conference apps such as Giggity and `EventFahrplan`
//! read.
//!
//! Rules that readers need and no schema checks: the number of days is that of the `day` elements,
//! whose indices have no gap; every day has all its attributes; events of one room do not overlap,
//! since apps draw only one of them; a duration is shorter than a day.

mod event;
mod held;
mod identity;
mod rooms;
mod xml;

use chrono::{Datelike, NaiveDate, NaiveTime};
use maud::{Markup, PreEscaped, html as markup};

use self::{
    event::event,
    held::{Held, gather},
    identity::{Identity, NumbersOfAll},
    rooms::{Room, assign},
    xml::{Clean, NL, date, moment},
};
use super::plain_text;
use crate::{
    annex::Annex,
    locale::catalogue,
    plan::Plan,
    schedule::Schedule,
    text::{Language, plain},
    time::Moment,
    view::View,
};

impl Schedule {
    /// Renders the schedule, in one of its [`languages`](crate::Plan::languages), as the `schedule.xml`
    /// that conference apps read; nothing in another language.
    ///
    /// Every sitting, and every event with an hour, is an `event`, whose `guid` and `id` stay the same
    /// when it is moved, and when others come or go. The format has no word for what is cancelled, whose
    /// title says so, nor for an end that is not known: such an event has no length. It has no place
    /// for what has no hour, nor for what stands around the table, such as deadlines and documents.
    ///
    /// ```
    /// use plenary::Language;
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let xml = schedule.to_schedule_xml(Language::English).unwrap_or_default();
    /// assert!(xml.contains("<acronym>csp12</acronym>"));
    /// assert_eq!(xml.matches("<event ").count(), 8);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_schedule_xml(&self, language: Language) -> Option<String> {
        let view = self.view(language)?;
        Some(draw(&view, &view.marked_annex()))
    }
}

/// Returns the same, of an annex that is made already.
pub(super) fn draw(view: &View<'_>, annex: &Annex) -> String {
    let plan = view.plan();
    let identity = Identity::of(plan);
    let mut held = gather(view, annex, &identity);
    let rooms = assign(&mut held, plan, annex, &identity);
    let days = days(&held, plan);
    let people = held.iter().flat_map(|event| event.people.iter().copied());
    let numbers = NumbersOfAll {
        events: identity::numbers(held.iter().map(|event| event.guid)),
        people: identity::numbers(people.map(|name| identity.person(name))),
        identity: &identity,
    };
    let document = markup! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")) (NL)
        schedule { (NL)
            generator name="Plenary" {} (NL)
            version { (Clean(&version(annex))) } (NL)
            (conference(plan, annex, &held, days.len()))
            @for (i, day) in days.iter().enumerate() {
                day index=(i + 1) date=(date(day.date)) start=(moment(day.starts)) end=(moment(day.ends)) { (NL)
                    (day_rooms(day, &rooms, annex, &numbers))
                } (NL)
            }
        } (NL)
    };
    document.into_string()
}

/// Returns the revision, and what else tells one version from another.
fn version(annex: &Annex) -> String {
    let issued = annex.heading.issued.map(date);
    match plain_text::version(&annex.heading, catalogue(annex.language)) {
        none if none.is_empty() => issued.unwrap_or_else(|| "1".to_owned()),
        lines => lines.join(", "),
    }
}

fn conference(plan: &Plan, annex: &Annex, held: &[Held<'_>], days: usize) -> Markup {
    let mut title = plain(&annex.heading.title);
    if !annex.notice.is_empty() {
        title = format!("{}. {title}", plain(&annex.notice));
    }
    let mut tracks: Vec<&str> = Vec::new();
    for event in held.iter().filter(|event| !event.track.is_empty()) {
        if !tracks.contains(&&*event.track) {
            tracks.push(&event.track);
        }
    }
    markup! {
        conference { (NL)
            title { (Clean(&title)) } (NL)
            acronym { (acronym(plan)) } (NL)
            start { (date(plan.first_day())) } (NL)
            end { (date(plan.last_day())) } (NL)
            days { (days) } (NL)
            timeslot_duration { "00:05" } (NL)
            time_zone_name { (plan.time_zone()) } (NL)
            @for track in tracks { track name=(Clean(track)) {} (NL) }
        } (NL)
    }
}

/// Returns the acronym for file names and addresses: at least four letters and digits.
fn acronym(plan: &Plan) -> String {
    let name = identity::conference(plan).to_lowercase();
    let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let words: Vec<_> = name
        .split(|c| !known(c))
        .filter(|word| !word.is_empty())
        .collect();
    let year = format!("{:04}", plan.first_day().year());
    match words.join("-") {
        long if long.len() >= 4 => long,
        none if none.is_empty() => year,
        short => format!("{short}-{year}"),
    }
}

/// A day on which something is held, from midnight to midnight, or until the last of it has ended.
struct Day<'h, 'a> {
    date: NaiveDate,
    starts: Moment,
    ends: Moment,
    held: &'h [Held<'a>],
}

/// Returns the days on which something is held; the first of the schedule, if nothing is.
fn days<'h, 'a>(held: &'h [Held<'a>], plan: &Plan) -> Vec<Day<'h, 'a>> {
    let mut days: Vec<Day<'h, 'a>> = Vec::new();
    for held in held.chunk_by(|one, other| one.listed.day == other.listed.day) {
        if let Some(first) = held.first() {
            let day = day(first.listed.day, held, days.last(), plan);
            days.push(day);
        }
    }
    if days.is_empty() {
        days.push(day(plan.first_day(), &[], None, plan));
    }
    days
}

/// Returns a day that begins with its midnight, or when the one before it has ended, but not after what
/// is held first.
fn day<'h, 'a>(
    date: NaiveDate,
    held: &'h [Held<'a>],
    before: Option<&Day<'_, '_>>,
    plan: &Plan,
) -> Day<'h, 'a> {
    let zone = plan.frame.time_zone;
    let midnight = |day: NaiveDate| zone.earliest(day.and_time(NaiveTime::MIN));
    let start = midnight(date);
    let start = before.map_or(start, |before| before.ends.max(start));
    let end = date.succ_opt().map_or(start, midnight);
    Day {
        date,
        starts: held
            .iter()
            .map(|event| event.starts)
            .fold(start, Moment::min),
        ends: held.iter().map(|event| event.ends).fold(end, Moment::max),
        held,
    }
}

/// Returns the rooms in which something is held on a day.
fn day_rooms(
    day: &Day<'_, '_>,
    rooms: &[Room],
    annex: &Annex,
    numbers: &NumbersOfAll<'_>,
) -> Markup {
    let mut held: Vec<_> = day.held.iter().collect();
    held.sort_by_key(|event| event.room);
    let by_room = held.chunk_by(|one, other| one.room == other.room);
    let of = |held: &&[&Held<'_>]| rooms.get(held.first()?.room);
    markup! {
        @for (room, held) in by_room.filter_map(|held| Some((of(&held)?, held))) {
            room name=(Clean(&room.name)) guid=(room.guid) { (NL)
                @for occurrence in held { (event(occurrence, &room.name, annex, numbers)) }
            } (NL)
        }
    }
}
