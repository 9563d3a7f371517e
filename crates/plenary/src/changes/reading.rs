//! Reading of all that a view shows, part by part.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::{
    change::Subject,
    version::{Part, Version, subject},
};
use crate::{
    keywords::Role,
    plan::{Holder, Plan},
    schedule::Placed,
    text::{Inline, Text, plain},
    view::{End, MeetingNumber, Occurrence, OccurrenceKind, Section, View, numbers_line},
};

/// Reads all that a view shows.
pub(super) fn read(view: &View<'_>) -> Version {
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
    version
}

struct Reading<'v> {
    view: &'v View<'v>,
}

impl<'v> Reading<'v> {
    fn page(&self, version: &mut Version) {
        let (view, catalogue, plan) = (self.view, self.view.catalogue, self.view.plan());
        let read = |text: Option<&Text>| view.localizer.read(text);
        let symbol = plan.symbol().map(|symbol| Inline::text(symbol.to_owned()));
        let labelled = [
            (catalogue.changes.symbol, Vec::from_iter(symbol)),
            (catalogue.changes.title, view.title()),
            (catalogue.changes.venue, read(plan.venue())),
            (catalogue.changes.organisation, read(plan.organisation())),
            (catalogue.changes.secretariat, read(plan.secretariat())),
        ];
        for (label, text) in labelled {
            version.text(Subject::Page, label, with_urls(&text));
        }
        for line in view.details() {
            version.text(Subject::Page, "", with_urls(&line));
        }
        let status = view
            .status()
            .map(catalogue.heading.status)
            .unwrap_or_default();
        version.text(Subject::Page, "", with_urls(&[Inline::text(status)]));
        for note in self.other_notes() {
            version.text(Subject::Page, catalogue.heading.note, with_urls(note));
        }
        let zone = [Inline::text(plan.time_zone().to_owned())];
        version.text(Subject::Page, catalogue.changes.time_zone, with_urls(&zone));
        version.text(
            Subject::Page,
            catalogue.grid.side_events,
            with_urls(&view.side_events()),
        );
    }

    /// Returns the notes that stand beside no day, meeting or event of the list, each once.
    fn other_notes(&self) -> Vec<&'v [Inline]> {
        let (view, plan) = (self.view, self.view.plan());
        let read = |text: &'v Text| text.in_language(view.language());
        let occurrences = view.occurrences().iter();
        let days = occurrences
            .clone()
            .filter_map(|occurrence| view.day_note(occurrence.day, None));
        let listed =
            occurrences.filter_map(|occurrence| view.listed_note(occurrence, occurrence.day));
        let mut known: HashSet<_> = days.chain(listed).map(read).collect();
        let tracks = plan.tracks().iter().filter_map(|track| track.note.as_ref());
        let days = plan.day_notes().iter().map(|note| &note.note);
        let meetings = plan
            .meetings()
            .iter()
            .filter_map(|meeting| meeting.details().note.as_ref());
        let events = plan.events().iter().filter_map(|event| event.note.as_ref());
        let rest = tracks
            .chain(days)
            .chain(meetings)
            .chain(events)
            .map(read)
            .filter(|note| known.insert(note));
        plan.note().map(read).into_iter().chain(rest).collect()
    }

    /// Reads the names of the groups and the holders of offices, even those that the page does not show.
    fn groups(&self, version: &mut Version) {
        let (catalogue, plan) = (self.view.catalogue, self.view.plan());
        let language = self.view.language();
        let read = |holder: &Holder| match holder {
            Holder::Vacant => vec![Inline::text(catalogue.offices.vacant)],
            Holder::Person(name) => name.in_language(language).to_vec(),
        };
        let role = |body: &[Inline], role: Role| {
            format!("{}, {}", plain(body), (catalogue.offices.role)(role))
        };
        if let Some(president) = plan.president() {
            let name = role(plan.conference().in_language(language), Role::President);
            version.text(Subject::Office, &name, with_urls(&read(president)));
        }
        for group in plan.groups() {
            let acronym = plan.working_group(group).acronym.in_language(language);
            if group.parent.is_none() {
                let part = version.part(Subject::Group(group.id.clone()), "");
                part.name = plain(acronym);
                let name = group.name.as_ref().map(|name| name.in_language(language));
                part.add_line(with_urls(name.unwrap_or_default()));
            }
            let mut body = vec![Inline::text(plain(acronym))];
            if group.parent.is_some() {
                let name = group.name.as_ref().unwrap_or(&group.acronym);
                body.push(Inline::text(" "));
                body.extend(name.in_language(language).iter().cloned());
            }
            for office in &group.offices {
                let key = format!("{} {}", group.id, office.role);
                let part = version.part(Subject::Office, &key);
                part.name = role(&body, office.role);
                part.lines.push(with_urls(&read(&office.holder)));
            }
        }
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
            part.add_times(occurrence, occurrence.written_end(), self.view);
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
            part.numbers = lines.collect::<Vec<_>>().join(", ");
        }
    }

    fn day<'a>(&self, version: &'a mut Version, day: NaiveDate) -> &'a mut Part {
        let part = version.part(Subject::Day(day), "");
        part.name = self.view.catalogue.dates.weekday_and_date(day);
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
            part.name = join(&[localizer.acronym(meeting), localizer.short_name(meeting)]);
            part.place = with_urls(&localizer.place(meeting));
            let flags: Vec<_> = view
                .flags(meeting)
                .iter()
                .map(|flag| with_urls(flag))
                .collect();
            part.add_line(flags.join(", "));
        } else if let Some(event) = occurrence.event() {
            part.name = plain(localizer.text(&event.title));
            part.place = with_urls(&view.listed_event_place(event));
        }
        part.add_line(match occurrence.end {
            End::Shown | End::Hidden => String::new(),
            End::OrLater => view.catalogue.times.or_later.to_owned(),
            End::Open => view.catalogue.times.open_ended.to_owned(),
        });
        for line in view.lines_with(occurrence, false) {
            part.add_line(with_urls(&line));
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
        for paragraph in &section.paragraphs {
            version.text(Subject::Section, &section.heading, with_urls(paragraph));
        }
        let catalogue = self.view.catalogue;
        let rows = section.rows.iter();
        for row in rows.filter(|_| section.heading != catalogue.offices.holders) {
            let colon = [Inline::text(catalogue.signs.colon)];
            let colon = &colon[..usize::from(!row.details.is_empty())];
            let line = [&row.term, colon, &row.details].concat();
            version.text(Subject::Section, &section.heading, with_urls(&line));
        }
    }

    /// Adds the cancelled meetings that have no occurrence, since they take up what another left.
    fn called_off(&self, version: &mut Version) {
        let view = self.view;
        for placed in &view.schedule.meetings {
            let record = placed.record.called_off();
            if let (Some(how), Some((_, reason))) = (view.called_off(placed), record) {
                let part = version.part(Subject::Meeting(placed.meeting.id.clone()), "");
                part.reason = view.plain(reason);
                part.called_off = Some(how);
                if part.name.is_empty() {
                    part.name = name(view.plan(), placed, view);
                }
            }
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
