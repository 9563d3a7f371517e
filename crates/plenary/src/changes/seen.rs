//! What a reader sees of one version, part by part.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{Subject, When};
use crate::{
    annex::{Annex, End, Item, ListedDay, NoteMark, Section, numbers_line},
    plan::{CalledOff, Holder, Meeting, Plan, SideEvents},
    schedule::Schedule,
    terms::{Role, Show},
    text::{Inline, Language, plain},
    words::{Words, words},
};

/// One version of a schedule, in the order of its page.
pub(super) struct Version {
    pub(super) all: Vec<Seen>,
    places: HashMap<(Subject, String), usize>,
    /// Whether its texts are in the language that is asked for.
    pub(super) in_language: bool,
    /// Whether nothing but their names tells its parts apart.
    pub(super) by_name: bool,
    /// Meetings that find no session, which nobody has dropped.
    pub(super) unplaced: HashSet<Subject>,
}

/// One part of a page: a meeting, an event, a text.
pub(super) struct Seen {
    pub(super) of: Subject,
    /// Tells apart what is about the same kind of subject.
    pub(super) key: String,
    pub(super) name: String,
    pub(super) whens: Vec<When>,
    /// Why it is not held, if it is not.
    pub(super) called_off: Option<CalledOff>,
    pub(super) reason: String,
    pub(super) place: String,
    /// Which sittings of its group these are, as it is said.
    pub(super) numbers: String,
    lines: Vec<String>,
}

impl Version {
    pub(super) fn new(in_language: bool) -> Self {
        Self {
            all: Vec::new(),
            places: HashMap::new(),
            in_language,
            by_name: false,
            unplaced: HashSet::new(),
        }
    }

    /// The place of a part in all.
    pub(super) fn place(&self, of: &Subject, key: &str) -> Option<usize> {
        self.places.get(&(of.clone(), key.to_owned())).copied()
    }

    /// The part of a subject, which is new or known.
    pub(super) fn part(&mut self, of: Subject, key: &str) -> &mut Seen {
        let next = self.all.len();
        let place = (of.clone(), key.to_owned());
        let place = *self.places.entry(place).or_insert(next);
        if place == next {
            self.all.push(Seen::new(of, key));
        }
        &mut self.all[place]
    }

    /// A part that is a text alone.
    fn text(&mut self, of: Subject, name: &str, text: &[Inline]) {
        let line = spelt(text);
        if !line.is_empty() {
            let part = self.part(of, name);
            name.clone_into(&mut part.name);
            part.lines.push(line);
        }
    }
}

impl Seen {
    fn new(of: Subject, key: &str) -> Self {
        Self {
            of,
            key: key.to_owned(),
            name: String::new(),
            whens: Vec::new(),
            called_off: None,
            reason: String::new(),
            place: String::new(),
            numbers: String::new(),
            lines: Vec::new(),
        }
    }

    /// What else is said of it, a line each.
    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Whether it is something that is held.
    pub(super) fn is_held(&self) -> bool {
        matches!(self.of, Subject::Meeting(_) | Subject::Event(_))
    }

    fn add_line(&mut self, line: String) {
        if !line.is_empty() && !self.lines.contains(&line) {
            self.lines.push(line);
        }
    }
}

/// What a reader in this language sees; in the first language of a schedule that is not written in
/// it.
pub(super) fn seen(schedule: &Schedule, language: Language) -> Version {
    let in_language = schedule.plan.languages.contains(&language);
    let own = schedule.plan.languages.first().copied();
    let own = own.filter(|_| !in_language).unwrap_or(language);
    let annex = crate::annex::read_out(schedule, own);
    let words = words(own);
    let mut version = Version::new(in_language);
    page(&mut version, &annex, words);
    side_events(&mut version, &schedule.plan, own);
    groups(&mut version, &schedule.plan, own);
    for day in &annex.list {
        listed(&mut version, day, &annex);
    }
    for section in &annex.sections {
        of_section(&mut version, section, words);
    }
    cancellations(&mut version, schedule, own);
    version
}

fn page(version: &mut Version, annex: &Annex, words: &Words) {
    let heading = &annex.heading;
    version.text(Subject::Page, words.title, &heading.title);
    version.text(Subject::Page, words.venue, &heading.venue);
    version.text(Subject::Page, words.organisation, &heading.organisation);
    version.text(Subject::Page, words.secretariat, &heading.secretariat);
    for line in &heading.details {
        version.text(Subject::Page, "", line);
    }
    let status = heading.status.map(words.status).unwrap_or_default();
    version.text(Subject::Page, "", &[Inline::text(status)]);
    let told = told_elsewhere(annex);
    let notes = annex.notes.iter().enumerate();
    for (_, note) in notes.filter(|(place, _)| !told.contains(place)) {
        version.text(Subject::Page, words.note, &note.content);
    }
    let zone = [Inline::text(heading.time_zone.clone())];
    version.text(Subject::Page, words.time_zone, &zone);
}

/// The notes on a day, a meeting or an event.
fn told_elsewhere(annex: &Annex) -> HashSet<usize> {
    let days = annex.list.iter();
    let marks = days.flat_map(|day| {
        let items = day.items.iter().map(|item| item.note.as_ref());
        items.chain([day.note.as_ref()])
    });
    marks.flatten().map(|mark| mark.note).collect()
}

/// What the row of side events says.
fn side_events(version: &mut Version, plan: &Plan, language: Language) {
    let words = words(language);
    let text = match plan.side_events() {
        None => return,
        Some(SideEvents::ToBeConfirmed) => vec![Inline::text(words.to_be_confirmed)],
        Some(SideEvents::Text(text)) => text.in_language(language).to_vec(),
    };
    version.text(Subject::Page, words.side_events, &text);
}

/// What the groups are called, and who holds which office, whether the page shows it or not.
fn groups(version: &mut Version, plan: &Plan, language: Language) {
    let read = |holder: &Holder| match holder {
        Holder::Vacant => vec![Inline::text(words(language).vacant)],
        Holder::Person(name) => name.in_language(language).to_vec(),
    };
    let role = |body: &[Inline], role: Role| {
        let role = (words(language).role)(role);
        format!("{}, {role}", plain(body))
    };
    if let Some(president) = plan.president() {
        let name = role(plan.conference().in_language(language), Role::President);
        version.text(Subject::Office, &name, &read(president));
    }
    for group in plan.groups() {
        let parent = plan.working_group(group);
        let acronym = parent.acronym.in_language(language);
        if group.parent.is_none() {
            let part = version.part(Subject::Group(group.id.clone()), "");
            part.name = plain(acronym);
            let name = group.name.as_ref().map(|name| name.in_language(language));
            part.add_line(spelt(name.unwrap_or_default()));
        }
        let mut body = vec![Inline::text(plain(acronym))];
        if group.parent.is_some() {
            let own = group.name.as_ref().unwrap_or(&group.acronym);
            body.push(Inline::text(" "));
            body.extend(own.in_language(language).iter().cloned());
        }
        for office in &group.offices {
            let key = format!("{} {}", group.id, office.role);
            let part = version.part(Subject::Office, &key);
            part.name = role(&body, office.role);
            part.lines.push(spelt(&read(&office.holder)));
        }
    }
}

/// The meetings and the events of a day, and why nothing is held on it.
fn listed(version: &mut Version, day: &ListedDay, annex: &Annex) {
    if day.note.is_some() {
        let part = of_day(version, day);
        part.add_line(note(day.note.as_ref(), annex));
    }
    for item in &day.items {
        if let Some(of) = subject(item) {
            add(version.part(of, ""), item, day.day, annex);
        } else {
            let lines = [spelt(&item.name), spelt(&item.place)];
            let lines = lines.into_iter().filter(|line| !line.is_empty());
            let line = lines.collect::<Vec<_>>().join(", ");
            of_day(version, day).add_line(line);
        }
    }
}

fn of_day<'v>(version: &'v mut Version, day: &ListedDay) -> &'v mut Seen {
    let part = version.part(Subject::Day(day.day), "");
    part.name.clone_from(&day.name);
    part
}

fn subject(item: &Item) -> Option<Subject> {
    let meeting = item.meeting.clone().map(Subject::Meeting);
    meeting.or_else(|| item.event.clone().map(Subject::Event))
}

fn add(part: &mut Seen, item: &Item, day: NaiveDate, annex: &Annex) {
    let names = [plain(&item.acronym), plain(&item.name)];
    let names = names.iter().filter(|name| !name.is_empty());
    part.name = names.map(|name| &**name).collect::<Vec<_>>().join(" ");
    part.place = spelt(&item.place);
    part.called_off = item.called_off;
    part.whens.extend(whens(item, day));
    let flags: Vec<_> = item.flags.iter().map(|flag| spelt(flag)).collect();
    part.add_line(flags.join(", "));
    for times in &item.times {
        part.add_line(of_end(times.end, words(annex.language)).to_owned());
    }
    for line in &item.lines {
        part.add_line(spelt(line));
    }
    part.add_line(note(item.note.as_ref(), annex));
    if item.called_off.is_none() {
        part.add_line(spelt(&item.remark));
    }
    let numbers = item.times.iter().flat_map(|times| &times.numbers);
    let numbers = numbers_line(numbers, words(annex.language));
    if !numbers.is_empty() {
        let comma = if part.numbers.is_empty() { "" } else { ", " };
        part.numbers = format!("{}{comma}{numbers}", part.numbers);
    }
}

/// That it may go on, if that is said.
fn of_end(end: End, words: &Words) -> &'static str {
    match end {
        End::Said | End::Unsaid => "",
        End::OrLater => words.or_later,
        End::Open => words.open_ended,
    }
}

fn whens(item: &Item, day: NaiveDate) -> Vec<When> {
    if item.times.is_empty() {
        return vec![When {
            day,
            starts: None,
            ends: None,
        }];
    }
    let times = item.times.iter().map(|times| When {
        day,
        starts: Some(times.starts),
        ends: times
            .ends
            .filter(|_| matches!(times.end, End::Said | End::OrLater)),
    });
    times.collect()
}

fn note(mark: Option<&NoteMark>, annex: &Annex) -> String {
    let note = mark.and_then(|mark| annex.notes.get(mark.note));
    note.map_or_else(String::new, |note| spelt(&note.content))
}

/// What a section lists; of the offices only how to be nominated, since they are seen already.
fn of_section(version: &mut Version, section: &Section, words: &Words) {
    for paragraph in &section.paragraphs {
        version.text(Subject::Section, &section.heading, paragraph);
    }
    let rows = section.rows.iter();
    for row in rows.filter(|_| section.heading != words.office_holders) {
        let colon = [Inline::text(words.colon)];
        let colon = if row.details.is_empty() {
            &[][..]
        } else {
            &colon
        };
        let line = [&row.term, colon, &row.details].concat();
        version.text(Subject::Section, &section.heading, &line);
    }
}

/// Which meetings are not held, and for which reasons; and which find no session.
fn cancellations(version: &mut Version, schedule: &Schedule, language: Language) {
    let lacking = schedule.lacking.iter();
    for lack in lacking {
        let id = &schedule.meetings[lack.meeting].meeting.id;
        version.unplaced.insert(Subject::Meeting(id.clone()));
    }
    let news = schedule.meetings.iter();
    let news = news.filter(|_| schedule.plan.page.show != Show::Planned);
    for placed in news {
        if let Some((how, reason)) = placed.record.called_off() {
            let part = version.part(Subject::Meeting(placed.meeting.id.clone()), "");
            part.reason = plain(reason.in_language(language));
            part.called_off = Some(how);
            if part.name.is_empty() {
                part.name = called(&schedule.plan, &placed.meeting, language);
            }
        }
    }
}

/// What a meeting is called that is in no list: it takes up what another left, and is not held.
fn called(plan: &Plan, meeting: &Meeting, language: Language) -> String {
    let group = plan
        .group_of(meeting)
        .map(|group| plan.working_group(group));
    let parts = [group.map(|group| &group.acronym), meeting.title.as_ref()];
    let parts = parts.into_iter().flatten();
    let parts: Vec<_> = parts
        .map(|part| plain(part.in_language(language)))
        .collect();
    parts.join(" ")
}

/// A text with the addresses that its links lead to.
fn spelt(text: &[Inline]) -> String {
    let mut spelt = plain(text);
    for href in text.iter().filter_map(address) {
        if !spelt.contains(href) {
            spelt = format!("{spelt} ({href})");
        }
    }
    spelt
}

fn address(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Link { href, .. } => Some(href),
        Inline::Emphasis(content) | Inline::Strong(content) => content.iter().find_map(address),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => None,
    }
}
