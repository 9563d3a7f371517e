//! One event of a calendar.

use chrono::{NaiveDateTime, NaiveTime};

use super::{
    appointment::{Appointment, Relation, When},
    clock,
    line::Writer,
    plain::{label, leads, push_with_urls},
    uid::Host,
    zone::UTC,
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

/// What is the same in all events of a calendar.
pub(super) struct Events<'s> {
    plan: &'s Plan,
    catalogue: &'static Catalogue,
    /// When the schedule was issued, if it is known.
    issued: Option<String>,
    stamp: String,
    sequence: String,
    status: &'static str,
    organizer: String,
    /// Where what is said to be nowhere else is.
    place: String,
}

impl<'s> Events<'s> {
    pub(super) fn of(view: &View<'s>) -> Self {
        let (plan, catalogue, language) = (view.plan(), view.catalogue, view.language());
        let issued = issued(view).map(clock::utc);
        let first_day = || clock::utc(plan.first_day().and_time(NaiveTime::MIN));
        let venue = plan.venue().map(|venue| label(venue.in_language(language)));
        Self {
            catalogue,
            stamp: issued.clone().unwrap_or_else(first_day),
            issued,
            sequence: plan.revision().map_or(0, |own| own.number).to_string(),
            status: status(plan),
            organizer: organizer(plan, language),
            place: venue.unwrap_or_else(|| catalogue.times.to_be_confirmed.to_owned()),
            plan,
        }
    }

    pub(super) fn write(&self, own: &Appointment, host: &Host, out: &mut Writer) {
        out.word("BEGIN", "VEVENT");
        out.text("UID", &host.uid(&own.key));
        out.word("SEQUENCE", &self.sequence);
        out.word("DTSTAMP", &self.stamp);
        if let Some(issued) = &self.issued {
            out.word("LAST-MODIFIED", issued);
        }
        self.times(own.when, out);
        self.said(own, out);
        self.standing(own, out);
        for (relation, key) in &own.related {
            related(*relation, &host.uid(key), out);
        }
        out.word("END", "VEVENT");
    }

    fn times(&self, when: When, out: &mut Writer) {
        match when {
            When::Day(day) => {
                whole_day("DTSTART", &clock::date(day), out);
                if let Some(next) = day.succ_opt() {
                    whole_day("DTEND", &clock::date(next), out);
                }
            }
            When::From(starts) => self.moments([("DTSTART", starts)], out),
            When::Between(starts, ends) => {
                self.moments([("DTSTART", starts), ("DTEND", ends)], out);
            }
        }
    }

    /// Moments by the clocks of the place, or all in UTC where those of the place
    /// cannot tell them from others.
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

    fn said(&self, own: &Appointment, out: &mut Writer) {
        let place = label(&own.place);
        let said = description(own);
        out.text("SUMMARY", &label(&own.title));
        out.text(
            "LOCATION",
            if place.is_empty() {
                &self.place
            } else {
                &place
            },
        );
        if !said.is_empty() {
            out.text("DESCRIPTION", &said);
        }
        if let Some(link) = &own.link {
            out.word("URL", link.as_str());
        }
        if let Some(livestream) = &own.livestream {
            out.property("CONFERENCE")
                .word("VALUE", "URI")
                .word("FEATURE", "AUDIO,VIDEO")
                .quoted("LABEL", self.catalogue.meeting.livestream)
                .verbatim(livestream.as_str());
        }
        if !own.categories.is_empty() {
            let categories: Vec<_> = own.categories.iter().map(|line| label(line)).collect();
            let categories = categories.iter().map(String::as_str);
            out.property("CATEGORIES").texts(categories);
        }
    }

    fn standing(&self, own: &Appointment, out: &mut Writer) {
        let takes_time = own.takes_time && !own.cancelled;
        let status = if own.cancelled {
            "CANCELLED"
        } else {
            self.status
        };
        out.word("STATUS", status);
        out.word("TRANSP", if takes_time { "OPAQUE" } else { "TRANSPARENT" });
        out.property("ORGANIZER")
            .quoted("CN", &self.organizer)
            .verbatim(NOBODY);
    }
}

/// Most descriptions are shorter.
const MOSTLY: usize = 384;

/// What is said, and the addresses to which the title and the place lead, which hold none.
fn description(own: &Appointment) -> String {
    let linked = [&own.title, &own.place].into_iter();
    let linked = linked.filter(|line| leads(line));
    let mut said = String::with_capacity(MOSTLY);
    for line in own.bodies.iter().chain(&own.lines).chain(linked) {
        if !said.is_empty() {
            said.push('\n');
        }
        push_with_urls(line, &mut said);
    }
    said
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

/// The last moment that the schedule speaks of: the day on which the revision was issued, or the
/// schedule, or the hour up to which it is known what has happened.
fn issued(view: &View<'_>) -> Option<NaiveDateTime> {
    let plan = view.plan();
    let revised = plan.revision().and_then(|own| own.issued);
    let issued = revised.or(plan.issued());
    let issued = issued.map(|day| day.and_time(NaiveTime::MIN));
    issued.max(view.now().map(|now| now.naive_utc()))
}

/// What stands in a schedule is settled once it is adopted, or held.
fn status(plan: &Plan) -> &'static str {
    match plan.status() {
        Some(Status::Final | Status::AsHeld) => "CONFIRMED",
        _ => "TENTATIVE",
    }
}

/// Who publishes the calendar: the secretariat, else the organisation, else what it is about.
fn organizer(plan: &Plan, language: Language) -> String {
    let publisher = plan.secretariat().or(plan.organisation());
    plain(publisher.unwrap_or(plan.conference()).in_language(language))
}
