//! A calendar to subscribe to: iCalendar, by RFC 5545, RFC 5546 and RFC 7986.

mod appointment;
mod clock;
mod description;
mod event;
mod line;
mod plain;
mod uid;
mod unsettled;

use std::collections::BTreeSet;

pub(super) use description::description;

use self::{
    appointment::{Appointment, AppointmentTime, appointments},
    event::EventWriter,
    line::Writer,
    uid::Host,
};
use crate::{schedule::Schedule, text::Language, view::View};

/// Interval at which subscribers may fetch the calendar again: meetings roll from hour to hour.
const REFRESH: &str = "PT1H";

impl Schedule {
    /// Renders the schedule as a calendar (`text/calendar`) in one of its
    /// [`languages`](crate::Plan::languages): an event for each sitting of a meeting, for each event
    /// that has a time or takes whole days, and for each deadline, at the hours that the annex
    /// [shows](crate::Plan::shows). Returns none in another language.
    ///
    /// The `UID` of an event is made of the conference, the id of the meeting and the ordinal of the
    /// sitting, and never of its time, so that a meeting that moves is moved in every calendar. Events of
    /// the version before ([`Schedule::since`]) that are no longer there are repeated as cancelled.
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let calendar = schedule.to_calendar(plenary::Language::English).unwrap_or_default();
    /// assert!(calendar.contains("\r\nUID:WGTU.1.sitting.csp12@arms-trade-treaty\r\n"));
    /// assert!(calendar.contains("\r\nDTSTART;TZID=Europe/Zurich:20260318T150000\r\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_calendar(&self, language: Language) -> Option<String> {
        let view = self.view(language)?;
        let description = description(&view, &view.marked_annex());
        Some(draw(view, &description))
    }
}

/// Draws the calendar of a view, with its description.
pub(super) fn draw(view: View<'_>, description: &str) -> String {
    let standalone = view.standalone();
    let body = Body::of(&standalone);
    let mut out = Writer::default();
    out.word("BEGIN", "VCALENDAR");
    head(&standalone, description, &mut out);
    clock::write_zone(standalone.plan(), body.times.into_iter(), &mut out);
    let mut out = body.out.behind(&out);
    out.word("END", "VCALENDAR");
    out.finish()
}

fn head(view: &View<'_>, description: &str, out: &mut Writer) {
    let plan = view.plan();
    let tag = view.language().tag().to_ascii_uppercase();
    let name = view.plain(plan.name());
    out.word("VERSION", "2.0");
    out.word("PRODID", &format!("-//Plenary//Plenary//{tag}"));
    out.word("CALSCALE", "GREGORIAN");
    out.word("METHOD", "PUBLISH");
    out.text("NAME", &name);
    out.text("X-WR-CALNAME", &name);
    out.text("DESCRIPTION", description);
    out.text("X-WR-TIMEZONE", plan.time_zone());
    out.property("REFRESH-INTERVAL")
        .word("VALUE", "DURATION")
        .verbatim(REFRESH);
    out.word("X-PUBLISHED-TTL", REFRESH);
}

/// The written events, and facts of them that are needed before and after.
#[derive(Default)]
struct Body {
    out: Writer,
    /// Their times, which the time zone before them has to cover.
    times: Vec<AppointmentTime>,
    /// Their names, if there is an issued version, which may have had others.
    uids: BTreeSet<String>,
}

impl Body {
    fn of(view: &View<'_>) -> Self {
        let mut body = Self::default();
        let event_writer = EventWriter::of(view);
        let host = Host::of(view.plan());
        let schedule = view.schedule;
        let issued = [schedule.issued(), schedule.earlier()];
        let versions: Vec<_> = issued.into_iter().flatten().collect();
        appointments(view, |appointment| {
            if !versions.is_empty() {
                body.uids.insert(host.uid(&appointment.key));
            }
            body.write(&appointment, &event_writer, &host);
        });
        for version in versions {
            body.write_dropped(&version.view_or_first(view.language()), &event_writer);
        }
        body
    }

    /// Writes the events of an issued version that are no longer there, as cancelled.
    fn write_dropped(&mut self, earlier: &View<'_>, event_writer: &EventWriter<'_>) {
        // Its conference may have had another name.
        let host = Host::of(earlier.plan());
        let standalone = earlier.clone().standalone();
        appointments(&standalone, |appointment| {
            if self.uids.insert(host.uid(&appointment.key)) {
                self.write(
                    &appointment.withdrawn(standalone.language()),
                    event_writer,
                    &host,
                );
            }
        });
    }

    fn write(&mut self, appointment: &Appointment, event_writer: &EventWriter<'_>, host: &Host) {
        self.times.push(appointment.time);
        event_writer.write(appointment, host, &mut self.out);
    }
}
