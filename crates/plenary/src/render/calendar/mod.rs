//! A calendar to subscribe to: iCalendar, by RFC 5545, RFC 5546 and RFC 7986.

mod about;
mod clock;
mod event;
mod flat;
mod line;
mod uid;
mod zone;

use std::collections::BTreeSet;

pub(super) use self::uid::id;
use self::{event::Events, line::Writer, uid::Host};
use crate::{
    annex::{Annex, Appointment, When, appointments},
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
    let told = Told::of(schedule, annex.language);
    let mut out = Writer::default();
    out.word("BEGIN", "VCALENDAR");
    head(schedule, annex, &mut out);
    zone::write(&schedule.plan, told.times.into_iter(), &mut out);
    let mut out = told.out.behind(&out);
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

/// The events as they are written.
#[derive(Default)]
struct Told {
    out: Writer,
    /// When they are: the time zone stands before them and has to know.
    times: Vec<When>,
    /// What they are called, where a version before may have had others.
    uids: BTreeSet<String>,
}

impl Told {
    fn of(schedule: &Schedule, language: Language) -> Self {
        let mut told = Self::default();
        let events = Events::of(schedule, language);
        let host = Host::of(&schedule.plan);
        appointments(schedule, language, |own| {
            if schedule.earlier.is_some() {
                told.uids.insert(host.uid(&own.key));
            }
            told.tell(&own, &events, &host);
        });
        if let Some(earlier) = schedule.earlier() {
            told.dropped(earlier, language, &events);
        }
        told
    }

    /// What was in the version before and is in this one no longer.
    fn dropped(&mut self, earlier: &Schedule, language: Language, events: &Events<'_>) {
        // Its conference may have been called otherwise.
        let host = Host::of(&earlier.plan);
        appointments(earlier, language, |own| {
            if !self.uids.contains(&host.uid(&own.key)) {
                self.tell(&own.withdrawn(language), events, &host);
            }
        });
    }

    fn tell(&mut self, own: &Appointment, events: &Events<'_>, host: &Host) {
        self.times.push(own.when);
        events.write(own, host, &mut self.out);
    }
}
