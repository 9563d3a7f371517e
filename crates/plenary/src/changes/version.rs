//! A version of a schedule, part by part.

use std::collections::{HashMap, HashSet};

use super::{
    change::{Subject, When},
    conditions::Condition,
    phrase::Phrase,
};
use crate::{
    plan::CalledOff,
    time::Moment,
    view::{Occurrence, OccurrenceKind, View},
};

/// One version of a schedule, in the order of its page.
#[derive(Default)]
pub(super) struct Version {
    pub(super) all: Vec<Part>,
    places: HashMap<(Subject, String), usize>,
    /// True if parts are matched by name alone.
    pub(super) by_name: bool,
    /// Meetings that find no session, though nobody has dropped them.
    pub(super) unplaced: HashSet<Subject>,
}

/// One part of a page: a meeting, an event, a text.
pub(super) struct Part {
    pub(super) of: Subject,
    /// Key that tells parts of one subject apart.
    pub(super) key: String,
    pub(super) name: Phrase,
    /// Name in a sentence, where that is another: `Chair of WGETI`.
    pub(super) long_name: Option<String>,
    pub(super) whens: Vec<When>,
    /// The way in which it is called off, if it is not held.
    pub(super) called_off: Option<CalledOff>,
    pub(super) reason: Phrase,
    /// The moment at which it stopped with a rest to take up, if it did.
    pub(super) stop: Option<Stop>,
    /// Its place; that of its first time, if it has several.
    pub(super) place: Phrase,
    /// Its place at each of its times, if it has several; mostly empty.
    pub(super) places: Vec<(When, Phrase)>,
    /// Its numbers, day by day.
    pub(super) numbers: Phrase,
    /// True if some of it finds no session.
    pub(super) is_short: bool,
    /// True if it found no room in the plan.
    pub(super) had_no_room: bool,
    pub(super) condition: Condition,
    pub(super) lines: Vec<Phrase>,
}

/// Stop of a meeting that leaves a rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stop {
    /// True if it was suspended, false if it was adjourned.
    pub(super) is_suspended: bool,
    pub(super) at: Moment,
    /// The moment at which another meeting takes up the rest.
    pub(super) resumed: Option<Moment>,
}

impl Version {
    /// Returns the place of a part among all.
    pub(super) fn place(&self, of: &Subject, key: &str) -> Option<usize> {
        self.places.get(&(of.clone(), key.to_owned())).copied()
    }

    /// Returns the part of a subject; adds it if it is new.
    pub(super) fn part(&mut self, of: Subject, key: &str) -> &mut Part {
        let next = self.all.len();
        let place = (of.clone(), key.to_owned());
        let place = *self.places.entry(place).or_insert(next);
        if place == next {
            self.all.push(Part::new(of, key));
        }
        &mut self.all[place]
    }

    /// Adds a part that is a text alone, unless it is empty. The key is the same in every language.
    pub(super) fn text(&mut self, of: Subject, (key, name): (&str, &str), text: String) {
        if !text.is_empty() {
            let part = self.part(of, key);
            part.name = Phrase::new(name);
            part.lines.push(text.into());
        }
    }

    /// Sets the keys by which the texts are compared to those of the same texts in other languages.
    pub(super) fn compare_by(&mut self, others: &[Self]) {
        for part in &mut self.all {
            let same = |other: &'_ Self| other.place(&part.of, &part.key);
            let found = others
                .iter()
                .map(|other| same(other).map(|at| &other.all[at]));
            let parts: Vec<_> = found.collect();
            part.compare_by(&parts);
        }
    }

    /// Leaves out lines that a part has twice.
    pub(super) fn without_doubles(mut self) -> Self {
        for part in &mut self.all {
            let lines = std::mem::take(&mut part.lines);
            for line in lines {
                if !part.lines.contains(&line) {
                    part.lines.push(line);
                }
            }
        }
        self
    }
}

impl Part {
    pub(super) fn new(of: Subject, key: &str) -> Self {
        Self {
            of,
            key: key.to_owned(),
            name: Phrase::default(),
            long_name: None,
            whens: Vec::new(),
            called_off: None,
            reason: Phrase::default(),
            stop: None,
            place: Phrase::default(),
            places: Vec::new(),
            numbers: Phrase::default(),
            is_short: false,
            had_no_room: false,
            condition: Condition::default(),
            lines: Vec::new(),
        }
    }

    /// True if it is a meeting or an event.
    pub(super) fn is_held(&self) -> bool {
        matches!(self.of, Subject::Meeting(_) | Subject::Event(_))
    }

    /// Adds a line, unless it is empty.
    pub(super) fn add_line(&mut self, line: String) {
        if !line.is_empty() {
            self.lines.push(line.into());
        }
    }

    /// Sets the place at the newest of its times.
    pub(super) fn set_place(&mut self, place: Phrase) {
        let Some((newest, earlier)) = self.whens.split_last() else {
            return;
        };
        if earlier.is_empty() {
            self.place = place;
        } else if !self.places.is_empty() || self.place != place {
            if self.places.is_empty() {
                let before = earlier.iter().map(|when| (*when, self.place.clone()));
                self.places = before.collect();
            }
            self.places.push((*newest, place));
        }
    }

    /// Returns its place at one of its times.
    fn place_at(&self, ordinal: usize) -> &Phrase {
        let place = self.places.get(ordinal);
        place.map_or(&self.place, |(_, place)| place)
    }

    /// Returns its place at a time of a later version, of which this is the place in order.
    pub(super) fn place_before(&self, when: &When, ordinal: usize) -> Option<&Phrase> {
        let mut places = self.places.iter();
        let at_once = places.find(|(was, _)| was == when || was.overlaps(when));
        let there = at_once.map(|(_, place)| place);
        there.or_else(|| (ordinal < self.whens.len()).then(|| self.place_at(ordinal)))
    }

    /// Returns its places, time by time.
    pub(super) fn all_places(&self) -> impl Iterator<Item = (When, &Phrase)> {
        let whens = self.whens.iter().enumerate();
        whens.map(|(ordinal, when)| (*when, self.place_at(ordinal)))
    }

    fn compare_by(&mut self, others: &[Option<&Self>]) {
        let texts = |text: fn(&Self) -> &Phrase| others.iter().map(move |other| other.map(text));
        self.name.compare_by(texts(|part| &part.name));
        self.place.compare_by(texts(|part| &part.place));
        for (i, (_, place)) in self.places.iter_mut().enumerate() {
            let same = others
                .iter()
                .map(|other| other.map(|other| other.place_at(i)));
            place.compare_by(same);
        }
        self.condition
            .text
            .compare_by(texts(|part| &part.condition.text));
        self.numbers.compare_by(texts(|part| &part.numbers));
        self.reason.compare_by(texts(|part| &part.reason));
        for (i, line) in self.lines.iter_mut().enumerate() {
            let same = others
                .iter()
                .map(|other| other.and_then(|other| other.lines.get(i)));
            line.compare_by(same);
        }
    }

    /// Adds the times of one of its occurrences, and the reason for which it is called off.
    pub(super) fn add_times(
        &mut self,
        occurrence: &Occurrence<'_>,
        (starts, ends): (Option<Moment>, Option<Moment>),
        view: &View<'_>,
    ) {
        self.called_off = occurrence.called_off;
        self.condition.is_instead |= starts != occurrence.starts;
        self.whens.push(When {
            day: occurrence.day,
            starts,
            ends,
        });
        if let Some(placed) = occurrence.placed() {
            self.had_no_room = placed.had_no_room();
            let reason = placed
                .record
                .called_off()
                .filter(|_| occurrence.called_off.is_some());
            self.reason = reason.map_or_else(Phrase::default, |(_, text)| view.plain(text).into());
        }
    }
}

/// Reads the times of the meetings and the events of a view, without its texts.
pub(super) fn read_times(view: &View<'_>) -> Version {
    let mut version = Version::default();
    for occurrence in view.occurrences() {
        if let Some(of) = subject(occurrence) {
            let times = (occurrence.starts, occurrence.ends);
            version.part(of, "").add_times(occurrence, times, view);
        }
    }
    version
}

pub(super) fn subject(occurrence: &Occurrence<'_>) -> Option<Subject> {
    let id = occurrence.id.clone().into_owned();
    match occurrence.kind {
        OccurrenceKind::Sitting { .. } => Some(Subject::Meeting(id)),
        OccurrenceKind::Event(_) => Some(Subject::Event(id)),
        OccurrenceKind::Closed(_) | OccurrenceKind::Deadline(_) => None,
    }
}
