//! What is marked on the page as changed since the last version.

use std::collections::HashMap;

use super::{Section, SectionRow, shown::Shown};
use crate::{
    changes::{Beside, Changed, Changes, Saying, Subject, What, changes},
    schedule::Schedule,
    text::{Inline, Language},
    words::Words,
};

/// As many letters of changes stand in the line of the revision itself.
const MOST_IN_LINE: usize = 240;

/// The changes since the last version, in the language of the page.
pub(super) struct Since {
    changes: Changes,
    places: HashMap<Subject, usize>,
    saying: Saying,
}

impl Since {
    pub(super) fn of(schedule: &Schedule, language: Language) -> Option<Self> {
        let changes = changes(schedule.earlier.as_ref()?, schedule, language);
        let list = changes.changed.iter().enumerate();
        Some(Self {
            places: list.map(|(place, one)| (one.of.clone(), place)).collect(),
            saying: Saying::of(&changes),
            changes,
        })
    }

    fn what(&self, of: &Subject) -> &[What] {
        let place = self.places.get(of);
        let changed = place.and_then(|place| self.changes.changed.get(*place));
        changed.map_or(&[], |changed| &changed.what)
    }

    /// What is said beside a sitting.
    pub(super) fn of_sitting(&self, shown: &Shown<'_>) -> Option<String> {
        let id = shown.placed.meeting.id.clone();
        let beside = Beside {
            is_first: shown.is_first,
            is_last: shown.is_last,
            starts: Some(shown.sitting.starts),
        };
        self.remark(&Subject::Meeting(id), beside)
    }

    /// What is said beside an event, on each of its days.
    pub(super) fn of_event(&self, id: &str) -> Option<String> {
        let beside = Beside {
            is_first: true,
            is_last: true,
            starts: None,
        };
        self.remark(&Subject::Event(id.to_owned()), beside)
    }

    fn remark(&self, of: &Subject, beside: Beside) -> Option<String> {
        let what = self.what(of).iter();
        let said = what.filter_map(|what| self.saying.remark(what, beside));
        let mut said: Vec<_> = said.collect();
        said.dedup();
        (!said.is_empty()).then(|| said.join("; "))
    }

    /// What the line of the revision says of the changes: the few themselves, or how many.
    pub(super) fn line(&self, words: &Words) -> Vec<Inline> {
        let line = if self.is_long() {
            (words.changes_below)(self.changes.changed.len())
        } else {
            let says = self.changes.changed.iter().map(|changed| &*changed.says);
            says.collect::<Vec<_>>().join("; ")
        };
        Vec::from_iter((!line.is_empty()).then_some(Inline::text(line)))
    }

    fn is_long(&self) -> bool {
        let says = self.changes.changed.iter().map(|changed| &changed.says);
        says.map(|says| says.chars().count()).sum::<usize>() > MOST_IN_LINE
    }

    /// The section of the changes, where they are too much for a line.
    pub(super) fn section(&self, words: &Words) -> Option<Section> {
        self.is_long().then(|| Section {
            heading: words.changes.to_owned(),
            paragraphs: Vec::new(),
            rows: self.changes.changed.iter().map(row).collect(),
        })
    }
}

fn row(changed: &Changed) -> SectionRow {
    SectionRow {
        term: vec![Inline::text(changed.says.clone())],
        details: Vec::new(),
        deadline: None,
    }
}
