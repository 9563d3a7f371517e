//! Writing of one event of a calendar.

use chrono::{Datelike, NaiveDateTime, NaiveTime};

use super::{
    appointment::{Appointment, AppointmentTime, Relation},
    clock::{self, UTC},
    line::Writer,
    plain::{label, leads, push_with_urls},
    uid::Host,
};
use crate::{
    keywords::Status,
    locale::Catalogue,
    plan::Plan,
    text::{Language, plain},
    time::Moment,
    view::View,
};

/// A calendar address to which nothing can be sent. METHOD:PUBLISH demands an organizer, whose
/// address a schedule does not say; readers know this one as that of nobody.
const NOBODY: &str = "invalid:nomail";

/// Writer of events, with the fields that every event of one calendar shares.
pub(super) struct EventWriter<'s> {
    plan: &'s Plan,
    catalogue: &'static Catalogue,
    /// The moment of the last issue or record, if it is known.
    modified: Option<String>,
    stamp: String,
    sequence: String,
    status: &'static str,
    organizer: String,
}

impl<'s> EventWriter<'s> {
    pub(super) fn of(view: &View<'s>) -> Self {
        let (plan, catalogue, language) = (view.plan(), view.catalogue, view.language());
        let moment = modified(view);
        let modified = moment.map(clock::utc);
        let first_day = || clock::utc(plan.first_day().and_time(NaiveTime::MIN));
        Self {
            catalogue,
            stamp: modified.clone().unwrap_or_else(first_day),
            modified,
            sequence: sequence(plan, moment).to_string(),
            status: status(plan),
            organizer: organizer(plan, language),
            plan,
        }
    }

    pub(super) fn write(&self, appointment: &Appointment, host: &Host, out: &mut Writer) {
        out.word("BEGIN", "VEVENT");
        out.text("UID", &host.uid(&appointment.key));
        out.word("SEQUENCE", &self.sequence);
        out.word("DTSTAMP", &self.stamp);
        if let Some(modified) = &self.modified {
            out.word("LAST-MODIFIED", modified);
        }
        self.times(appointment.time, out);
        self.texts(appointment, out);
        self.standing(appointment, out);
        for (relation, key) in &appointment.related {
            related(*relation, &host.uid(key), out);
        }
        out.word("END", "VEVENT");
    }

    fn times(&self, time: AppointmentTime, out: &mut Writer) {
        match time {
            AppointmentTime::Day(day) => {
                whole_day("DTSTART", &clock::date(day), out);
                if let Some(next) = day.succ_opt() {
                    whole_day("DTEND", &clock::date(next), out);
                }
            }
            AppointmentTime::From(starts) => self.moments([("DTSTART", starts)], out),
            AppointmentTime::Between(starts, ends) => {
                self.moments([("DTSTART", starts), ("DTEND", ends)], out);
            }
        }
    }

    /// Writes moments by the clocks of the place, or all of them in UTC if one is ambiguous there.
    fn moments<const N: usize>(&self, moments: [(&str, Moment); N], out: &mut Writer) {
        let zone = self.plan.frame.time_zone;
        let is_local = zone.name() != UTC;
        let clocks = moments.map(|(_, moment)| zone.clock(moment).filter(|_| is_local));
        let all_local = clocks.iter().all(Option::is_some);
        for ((name, moment), local) in moments.into_iter().zip(clocks) {
            match local.filter(|_| all_local) {
                Some(local) => out
                    .property(name)
                    .word("TZID", zone.name())
                    .verbatim(&clock::local(local)),
                None => out.word(name, &clock::utc(moment.naive_utc())),
            }
        }
    }

    fn texts(&self, appointment: &Appointment, out: &mut Writer) {
        let place = label(&appointment.place);
        let description = description(appointment);
        out.text("SUMMARY", &label(&appointment.title));
        if !place.is_empty() {
            out.text("LOCATION", &place);
        }
        if !description.is_empty() {
            out.text("DESCRIPTION", &description);
        }
        if let Some(link) = &appointment.link {
            out.word("URL", link.as_str());
        }
        if let Some(livestream) = &appointment.livestream {
            out.property("CONFERENCE")
                .word("VALUE", "URI")
                .word("FEATURE", "AUDIO,VIDEO")
                .quoted("LABEL", self.catalogue.meeting.livestream)
                .verbatim(livestream.as_str());
        }
        if !appointment.categories.is_empty() {
            let categories = appointment.categories.iter();
            let labels: Vec<_> = categories.map(|line| label(line)).collect();
            out.property("CATEGORIES")
                .texts(labels.iter().map(String::as_str));
        }
    }

    fn standing(&self, appointment: &Appointment, out: &mut Writer) {
        let takes_time = appointment.takes_time && !appointment.cancelled;
        let status = match (appointment.cancelled, appointment.is_confirmed) {
            (true, _) => "CANCELLED",
            (false, Some(true)) => CONFIRMED,
            (false, Some(false)) => TENTATIVE,
            (false, None) => self.status,
        };
        out.word("STATUS", status);
        out.word("TRANSP", if takes_time { "OPAQUE" } else { "TRANSPARENT" });
        out.property("ORGANIZER")
            .quoted("CN", &self.organizer)
            .verbatim(NOBODY);
    }
}

/// Capacity for a description; most are shorter.
const MOSTLY: usize = 384;

/// Joins the body with the URLs behind title and place; a DESCRIPTION has no links of its own.
fn description(appointment: &Appointment) -> String {
    let linked = [&appointment.title, &appointment.place]
        .into_iter()
        .filter(|line| leads(line));
    let mut description = String::with_capacity(MOSTLY);
    for line in appointment
        .bodies
        .iter()
        .chain(&appointment.lines)
        .chain(linked)
    {
        if !description.is_empty() {
            description.push('\n');
        }
        push_with_urls(line, &mut description);
    }
    description
}

fn whole_day(name: &str, day: &str, out: &mut Writer) {
    out.property(name).word("VALUE", "DATE").verbatim(day);
}

fn related(relation: Relation, uid: &str, out: &mut Writer) {
    let relation = match relation {
        Relation::Sibling => "SIBLING",
        Relation::Parent => "PARENT",
    };
    out.property("RELATED-TO")
        .word("RELTYPE", relation)
        .texts([uid]);
}

/// Returns the later of the last issue or its correction, and of the moment up to which the news goes.
fn modified(view: &View<'_>) -> Option<NaiveDateTime> {
    let issued = view.plan().last_issued();
    let midnight = issued.map(|day| day.and_time(NaiveTime::MIN));
    midnight.max(view.now().map(|now| now.naive_utc()))
}

/// Returns the number by which readers of a calendar tell a later version of an event: it grows with every
/// issue, correction and record. The minutes count from the year of the first issue or of the first day,
/// whichever is earlier, so that no later issue changes where they begin.
fn sequence(plan: &Plan, modified: Option<NaiveDateTime>) -> i64 {
    let issue = plan.revision().map_or(0, |revision| {
        i64::from(revision.number) + i64::from(revision.corrections)
    });
    let first = plan.first_issued().unwrap_or(plan.first_day());
    let year = first.min(plan.first_day()).with_ordinal(1);
    let begins = year.map(|day| day.and_time(NaiveTime::MIN));
    let minutes = modified
        .zip(begins)
        .map_or(0, |(modified, begins)| (modified - begins).num_minutes());
    (minutes.max(0) + issue).min(GREATEST)
}

/// The greatest INTEGER of iCalendar.
const GREATEST: i64 = 2_147_483_647;

const CONFIRMED: &str = "CONFIRMED";
const TENTATIVE: &str = "TENTATIVE";

/// Returns the status of all events that have none: confirmed once the schedule is adopted, or held.
fn status(plan: &Plan) -> &'static str {
    match plan.status() {
        Some(Status::Final | Status::AsHeld) => CONFIRMED,
        _ => TENTATIVE,
    }
}

/// Returns the publisher of the calendar: the secretariat, else the organisation, else the conference.
fn organizer(plan: &Plan, language: Language) -> String {
    let publisher = plan.secretariat().or(plan.organisation());
    plain(publisher.unwrap_or(plan.conference()).in_language(language))
}
