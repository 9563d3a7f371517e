//! Reading of all that a view shows, part by part.

mod page;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    change::Subject,
    phrase::Phrase,
    version::{Part, Stop, Version, subject},
};
use crate::{
    keywords::{Role, StartForm},
    plan::{Holder, List, Plan},
    schedule::Placed,
    text::{Inline, Language, plain},
    view::{End, MeetingNumber, Occurrence, OccurrenceKind, Section, View, numbers_line},
};

/// Reads all that a view shows, in a language. Its texts are compared in all of these languages, so that
/// the same changes are found for every page.
pub(super) fn read(view: &View<'_>, language: Language, compared: &[Language]) -> Version {
    // Others than the one given are not standalone: both versions have what is common to all in one place.
    let of = |language| {
        if language == view.language() && !view.localizer.is_standalone {
            read_one(view)
        } else {
            read_one(&View::of(view.schedule, language, view.show))
        }
    };
    let mut shown = of(language);
    if compared != [language] {
        let others: Vec<_> = compared.iter().copied().map(of).collect();
        shown.compare_by(&others);
    }
    shown.without_doubles()
}

fn read_one(view: &View<'_>) -> Version {
    let mut version = Version::default();
    let reading = Reading { view };
    reading.page(&mut version);
    reading.groups(&mut version);
    reading.days(&mut version);
    for section in view.sections(false) {
        reading.section(&mut version, &section);
    }
    for lack in &view.schedule.shortfall {
        let id = &view.schedule.meetings[lack.meeting].meeting.id;
        version.unplaced.insert(Subject::Meeting(id.clone()));
    }
    reading.called_off(&mut version);
    reading.stops(&mut version);
    version
}

struct Reading<'v> {
    view: &'v View<'v>,
}

impl<'v> Reading<'v> {
    /// Reads the names of the groups and the holders of offices, even those that the page does not show.
    fn groups(&self, version: &mut Version) {
        let plan = self.view.plan();
        let language = self.view.language();
        if let Some(president) = plan.president() {
            let body = plain(plan.conference().in_language(language));
            self.office(version, "president", (&body, Role::President), president);
        }
        for group in plan.groups() {
            let acronym = plan.working_group(group).acronym.in_language(language);
            if group.parent.is_none() {
                let part = version.part(Subject::Group(group.id.clone()), "");
                part.name = plain(acronym).into();
                let name = group.name.as_ref().map(|name| name.in_language(language));
                part.add_line(with_urls(name.unwrap_or_default()));
            }
            let mut body = plain(acronym);
            if group.parent.is_some() {
                let name = group.name.as_ref().unwrap_or(&group.acronym);
                body = format!("{body} {}", plain(name.in_language(language)));
            }
            for office in &group.offices {
                let key = format!("{} {}", group.id, office.role);
                self.office(version, &key, (&body, office.role), &office.holder);
            }
        }
    }

    /// Reads the holder of an office of a body.
    fn office(
        &self,
        version: &mut Version,
        key: &str,
        (body, role): (&str, Role),
        holder: &Holder,
    ) {
        let offices = &self.view.catalogue.offices;
        let part = version.part(Subject::Office, key);
        part.name = format!("{body}, {}", (offices.role)(role)).into();
        part.long_name = Some((offices.of_body)(role, body));
        part.lines.push(match holder {
            Holder::Vacant => Phrase::new(offices.vacant),
            Holder::Person(name) => with_urls(&self.view.localizer.person(name)).into(),
        });
    }

    /// Reads the occurrences, day by day.
    fn days(&self, version: &mut Version) {
        let mut numbers: BTreeMap<&str, BTreeMap<NaiveDate, Vec<MeetingNumber>>> = BTreeMap::new();
        let mut last = None;
        for occurrence in self.view.occurrences() {
            if matches!(occurrence.kind, OccurrenceKind::Deadline(_)) {
                continue;
            }
            if last.replace(occurrence.day) != Some(occurrence.day)
                && let Some(note) = self.view.day_note(occurrence.day, None)
            {
                let line = with_urls(self.view.localizer.text(note));
                self.day(version, occurrence.day).add_line(line);
            }
            let Some(of) = subject(occurrence) else {
                self.closed(version, occurrence);
                continue;
            };
            let part = version.part(of, "");
            let times = (occurrence.written_start(), occurrence.written_end());
            part.add_times(occurrence, times, self.view);
            self.add_texts(part, occurrence);
            if !occurrence.numbers.is_empty() {
                let days = numbers.entry(&occurrence.id).or_default();
                let day = days.entry(occurrence.day).or_default();
                day.extend(occurrence.numbers_in(&self.view.localizer));
            }
        }
        for (id, days) in numbers {
            let lines = days
                .values()
                .map(|day| numbers_line(day, self.view.catalogue));
            let part = version.part(Subject::Meeting(id.to_owned()), "");
            part.numbers = lines.collect::<Vec<_>>().join(", ").into();
        }
    }

    fn day<'a>(&self, version: &'a mut Version, day: NaiveDate) -> &'a mut Part {
        let part = version.part(Subject::Day(day), "");
        part.name = self.view.catalogue.dates.weekday_and_date(day).into();
        part
    }

    fn closed(&self, version: &mut Version, occurrence: &Occurrence<'_>) {
        if let OccurrenceKind::Closed(closed) = occurrence.kind {
            let localizer = &self.view.localizer;
            let track = occurrence
                .track
                .map(|track| with_urls(&localizer.track(track)));
            let reason = with_urls(localizer.text(&closed.reason));
            let lines: Vec<_> = [Some(reason), track]
                .into_iter()
                .flatten()
                .filter(|line| !line.is_empty())
                .collect();
            self.day(version, occurrence.day).add_line(lines.join(", "));
        }
    }

    /// Adds the texts of an occurrence, as briefly as the tables have them.
    fn add_texts(&self, part: &mut Part, occurrence: &Occurrence<'v>) {
        let (view, localizer) = (self.view, &self.view.localizer);
        if let Some(meeting) = occurrence.meeting() {
            let start = &meeting.start;
            part.condition.ends_when_met = start.by.is_some() || start.form == StartForm::Condition;
            let name = join(&[localizer.acronym(meeting), localizer.short_name(meeting)]);
            if let Some(how) = occurrence.resumption {
                let word = (view.catalogue.meeting.resumption)(how);
                part.long_name = Some(format!("{name} {word}"));
            }
            part.name = name.into();
            part.set_place(with_urls(&view.place(occurrence)).into());
            let flags: Vec<_> = view
                .flags(meeting)
                .iter()
                .map(|flag| with_urls(flag))
                .collect();
            part.add_line(flags.join(", "));
        } else if let Some(event) = occurrence.event() {
            part.name = plain(localizer.text(&event.title)).into();
            part.set_place(with_urls(&view.listed_event_place(occurrence)).into());
        }
        part.add_line(match occurrence.end {
            End::Shown | End::Hidden => String::new(),
            End::OrLater => view.catalogue.times.or_later.to_owned(),
            End::Open => view.catalogue.times.open_ended.to_owned(),
        });
        let condition = view.condition(occurrence).filter(|_| occurrence.is_first);
        for line in view.compared_lines(occurrence) {
            if Some(&line) != condition.as_ref() {
                part.add_line(with_urls(&line));
            }
        }
        if let Some(condition) = condition {
            part.condition.text = with_urls(&condition).into();
        }
        if let Some(event) = occurrence.event() {
            part.add_line(with_urls(&view.event_link(event)));
        }
        let note = view.listed_note(occurrence, occurrence.day);
        part.add_line(note.map_or_else(String::new, |note| with_urls(localizer.text(note))));
        if occurrence.called_off.is_none()
            && let Some(event) = occurrence.event()
        {
            part.add_line(view.event_status(event).unwrap_or_default().to_owned());
        }
    }

    /// Reads the paragraphs and rows of a section, without the rows of the offices, which
    /// [`Self::groups`] reads.
    fn section(&self, version: &mut Version, section: &Section) {
        let catalogue = self.view.catalogue;
        let key = match &*section.heading {
            heading if heading == catalogue.offices.holders => "office-holders",
            heading if heading == catalogue.grid.deadlines => "deadlines",
            _ => "documents",
        };
        let label = (key, &*section.heading);
        for paragraph in &section.paragraphs {
            version.text(Subject::Section, label, with_urls(paragraph));
        }
        let rows = section.rows.iter();
        for row in rows.filter(|_| section.heading != catalogue.offices.holders) {
            let colon = [Inline::text(catalogue.signs.colon)];
            let colon = &colon[..usize::from(!row.details.is_empty())];
            let line = [&row.term, colon, &row.details].concat();
            version.text(Subject::Section, label, with_urls(&line));
        }
    }

    /// Adds the cancelled meetings that have no occurrence, since they take up what another left.
    fn called_off(&self, version: &mut Version) {
        let view = self.view;
        for placed in &view.schedule.meetings {
            let record = placed.record.called_off();
            if let (Some(how), Some((_, reason))) = (view.called_off(placed), record) {
                let part = version.part(Subject::Meeting(placed.meeting.id.clone()), "");
                part.reason = view.plain(reason).into();
                part.called_off = Some(how);
                if part.name.is_empty() {
                    part.name = name(view.plan(), placed, view).into();
                }
            }
        }
    }
}

impl Reading<'_> {
    /// Reads when meetings were suspended or adjourned, and when others take up the rest.
    fn stops(&self, version: &mut Version) {
        let (view, meetings) = (self.view, &self.view.schedule.meetings);
        if view.is_planned() {
            return;
        }
        for (id, placed) in meetings.with_ids() {
            let Some(at) = placed.record.stopped() else {
                continue;
            };
            let rest = meetings
                .iter()
                .find(|other| other.meeting.resumes == Some(id));
            let of = Subject::Meeting(placed.meeting.id.clone());
            if version.place(&of, "").is_none() {
                continue;
            }
            version.part(of, "").stop = Some(Stop {
                is_suspended: placed.record.suspended.is_some(),
                at: view.plan().frame.time_zone.earliest(at),
                resumed: rest.and_then(|rest| view.standing(rest).starts()),
            });
        }
    }
}

/// Returns the acronym and the title of a meeting that is in no list.
fn name(plan: &Plan, placed: &Placed, view: &View<'_>) -> String {
    let meeting = &placed.meeting;
    let group = plan
        .group_of(meeting)
        .map(|group| plan.working_group(group));
    let parts: Vec<_> = [group.map(|group| &group.acronym), meeting.title.as_ref()]
        .into_iter()
        .flatten()
        .map(|part| view.plain(part))
        .collect();
    parts.join(" ")
}

/// Joins the parts that are there as plain text.
fn join(parts: &[Vec<Inline>]) -> String {
    let parts: Vec<_> = parts
        .iter()
        .map(|part| plain(part))
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

/// Returns a text as characters, with the addresses to which its links lead.
fn with_urls(text: &[Inline]) -> String {
    let mut all = plain(text);
    for href in text.iter().filter_map(address) {
        if !all.contains(href) {
            all = format!("{all} ({href})");
        }
    }
    all
}

fn address(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Link { href, .. } => Some(href),
        Inline::Emphasis(content) | Inline::Strong(content) => content.iter().find_map(address),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => None,
    }
}
