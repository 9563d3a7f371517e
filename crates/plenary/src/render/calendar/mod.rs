//! A calendar to subscribe to: iCalendar, by RFC 5545, RFC 5546 and RFC 7986.

mod about;
mod appointment;
mod clock;
mod event;
mod line;
mod plain;
mod uid;
mod unsettled;
mod zone;

use std::collections::BTreeSet;

pub(super) use about::about;

use self::{
    appointment::{Appointment, When, appointments},
    event::Events,
    line::Writer,
    uid::Host,
};
use crate::{annex::marked_annex, schedule::Schedule, text::Language, view::View};

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
/// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
/// let schedule = plenary::compile(&source)?.value;
/// let calendar = plenary::calendar(&schedule, plenary::Language::English).unwrap_or_default();
/// assert!(calendar.contains("\r\nUID:WGTU.1.sitting.csp12@arms-trade-treaty\r\n"));
/// assert!(calendar.contains("\r\nDTSTART;TZID=Europe/Zurich:20260318T150000\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn calendar(schedule: &Schedule, language: Language) -> Option<String> {
    let view = schedule.view(language)?;
    let about = about(&view, &marked_annex(&view));
    Some(draw(view, &about))
}

/// Draws the calendar of a view, with the text that says what it is about.
pub(super) fn draw(view: View<'_>, about: &str) -> String {
    let view = view.standalone();
    let told = Told::of(&view);
    let mut out = Writer::default();
    out.word("BEGIN", "VCALENDAR");
    head(&view, about, &mut out);
    zone::write(view.plan(), told.times.into_iter(), &mut out);
    let mut out = told.out.behind(&out);
    out.word("END", "VCALENDAR");
    out.finish()
}

fn head(view: &View<'_>, about: &str, out: &mut Writer) {
    let plan = view.plan();
    let tag = view.language().tag().to_ascii_uppercase();
    let name = view.plain(plan.name());
    out.word("VERSION", "2.0");
    out.word("PRODID", &format!("-//Plenary//Plenary//{tag}"));
    out.word("CALSCALE", "GREGORIAN");
    out.word("METHOD", "PUBLISH");
    out.text("NAME", &name);
    out.text("X-WR-CALNAME", &name);
    out.text("DESCRIPTION", about);
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
    fn of(view: &View<'_>) -> Self {
        let mut told = Self::default();
        let events = Events::of(view);
        let host = Host::of(view.plan());
        let earlier = view.schedule.earlier();
        appointments(view, |appointment| {
            if earlier.is_some() {
                told.uids.insert(host.uid(&appointment.key));
            }
            told.tell(&appointment, &events, &host);
        });
        if let Some(earlier) = earlier {
            told.dropped(&earlier.view_or_first(view.language()), &events);
        }
        told
    }

    /// Writes what was in the version before and is in this one no longer.
    fn dropped(&mut self, earlier: &View<'_>, events: &Events<'_>) {
        // Its conference may have been called otherwise.
        let host = Host::of(earlier.plan());
        let earlier = earlier.clone().standalone();
        appointments(&earlier, |appointment| {
            if !self.uids.contains(&host.uid(&appointment.key)) {
                self.tell(&appointment.withdrawn(earlier.language()), events, &host);
            }
        });
    }

    fn tell(&mut self, appointment: &Appointment, events: &Events<'_>, host: &Host) {
        self.times.push(appointment.when);
        events.write(appointment, host, &mut self.out);
    }
}
