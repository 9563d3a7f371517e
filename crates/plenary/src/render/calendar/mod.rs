//! A calendar to subscribe to: iCalendar, by RFC 5545, RFC 5546 and RFC 7986.

mod about;
mod clock;
mod event;
mod flat;
mod line;
mod uid;
mod zone;

use std::collections::BTreeSet;

use self::{event::Events, line::Writer, uid::Host};
use crate::{
    annex::{Annex, Appointment, appointments},
    plan::Plan,
    schedule::Schedule,
    text::{Language, plain},
};

/// How often those who subscribe may ask for the calendar anew: meetings roll from hour to hour.
const REFRESH: &str = "PT1H";

/// Renders a schedule as a calendar (`text/calendar`) in one of its
/// [`languages`](crate::Plan::languages): an event for each sitting of a meeting, for each event
/// that has a time or takes whole days, and for each deadline, at the hours that the annex
/// [shows](crate::Plan::shows). None in another language.
///
/// What an event is called, its `UID`, depends on the conference, on the id of the meeting and on
/// which of its sittings it is, and never on its time, so that a meeting that moves is moved in
/// every calendar. What was in the version before ([`Schedule::since`]) and is no longer there is
/// told once more, as cancelled.
///
/// ```
/// let source = plenary::Source::read("../../schedules/att-csp12-working-groups.toml")?;
/// let schedule = plenary::compile(&source)?.value;
/// let calendar = plenary::calendar(&schedule, plenary::Language::English).unwrap_or_default();
/// assert!(calendar.contains("\r\nUID:WGTU.1.sitting.csp12@arms-trade-treaty\r\n"));
/// assert!(calendar.contains("\r\nDTSTART;TZID=Europe/Zurich:20260318T150000\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn calendar(schedule: &Schedule, language: Language) -> Option<String> {
    let annex = schedule.annex_in(language)?;
    Some(draw(schedule, &annex))
}

/// The calendar in the language of the annex, which says what it is about.
pub(super) fn draw(schedule: &Schedule, annex: &Annex) -> String {
    let plan = &schedule.plan;
    let language = annex.language;
    let held = appointments(schedule, language);
    let dropped = dropped(schedule, &held, language);
    let mut out = Writer::default();
    out.word("BEGIN", "VCALENDAR");
    head(schedule, annex, &mut out);
    let times = held.iter().chain(&dropped.appointments);
    zone::write(plan, times.map(|own| own.when), &mut out);
    let events = Events::of(schedule, language);
    events.write(&held, &Host::of(plan), &mut out);
    events.write(&dropped.appointments, &dropped.host, &mut out);
    out.word("END", "VCALENDAR");
    out.finish()
}

fn head(schedule: &Schedule, annex: &Annex, out: &mut Writer) {
    let plan = &schedule.plan;
    let language = annex.language;
    let tag = language.tag().to_ascii_uppercase();
    let name = plain(plan.name().in_language(language));
    out.word("VERSION", "2.0");
    out.word("PRODID", &format!("-//Plenary//Plenary//{tag}"));
    out.word("CALSCALE", "GREGORIAN");
    out.word("METHOD", "PUBLISH");
    out.text("NAME", &name);
    out.text("X-WR-CALNAME", &name);
    out.text("DESCRIPTION", &about::text(schedule, annex));
    out.text("X-WR-TIMEZONE", plan.time_zone());
    out.property("REFRESH-INTERVAL")
        .word("VALUE", "DURATION")
        .verbatim(REFRESH);
    out.word("X-PUBLISHED-TTL", REFRESH);
}

/// What was published before.
struct Dropped {
    appointments: Vec<Appointment>,
    /// Its conference may have been called otherwise.
    host: Host,
}

/// What was in the version before and is in this one no longer.
fn dropped(schedule: &Schedule, held: &[Appointment], language: Language) -> Dropped {
    let Some(earlier) = schedule.earlier() else {
        return Dropped {
            appointments: Vec::new(),
            host: Host::of(&schedule.plan),
        };
    };
    let host = Host::of(&earlier.plan);
    let now = uids(held, &schedule.plan);
    let before = appointments(earlier, language).into_iter();
    let gone = before.filter(|own| !now.contains(&host.uid(&own.key)));
    Dropped {
        appointments: gone.map(|own| own.withdrawn(language)).collect(),
        host,
    }
}

fn uids(held: &[Appointment], plan: &Plan) -> BTreeSet<String> {
    let host = Host::of(plan);
    held.iter().map(|own| host.uid(&own.key)).collect()
}
