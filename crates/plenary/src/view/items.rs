//! The items of an agenda under a sitting.

use super::{
    Inlines, Occurrence, View,
    inlines::{join, link_to, text, with_link},
};
use crate::{
    keywords::StartForm,
    plan::{AgendaDocument, AgendaItem, MeetingId},
    schedule::{Consideration, ItemOutcome},
    text::{Inline, plain},
};

/// An item as a sitting lists it: the meeting in whose agenda it stands, its place there, and what became of it.
/// Sittings of a meeting that list the same need not be told apart.
pub(crate) type ListedItem = (MeetingId, usize, Option<ItemOutcome>);

/// A consideration and its item.
pub(crate) type Listed<'o> = (&'o Consideration, &'o AgendaItem);

impl Occurrence<'_> {
    /// Returns the items that a sitting lists.
    pub(crate) fn listed_items(&self) -> Vec<ListedItem> {
        let items = self.items.iter();
        items
            .map(|part| (part.meeting, part.item, part.outcome))
            .collect()
    }
}

impl<'s> View<'s> {
    /// Returns the lines of the items that a sitting takes up, each with its note under it. Documents and notes stand
    /// once on a page.
    pub(super) fn item_lines(&self, occurrence: &Occurrence<'s>) -> Vec<Inlines> {
        let mut lines = Vec::new();
        for listed in self.items(occurrence) {
            let (_, item) = listed;
            lines.push(self.item_line(listed, occurrence));
            if self.is_said_before(listed, occurrence) {
                continue;
            }
            let note = item
                .note
                .as_ref()
                .map(|note| self.localizer.read(Some(note)));
            lines.extend(note.map(|note| vec![(self.catalogue.signs.emphasis)(note)]));
        }
        lines
    }

    /// Returns what a sitting says of its items for the first time: each item, its note, its hour, and what became
    /// of it.
    pub(super) fn item_facts(&self, occurrence: &Occurrence<'s>) -> Vec<Inlines> {
        let mut facts = Vec::new();
        for listed in self.items(occurrence) {
            let (part, item) = listed;
            if let Some(outcome) = part.outcome {
                facts.push(self.item_fact(item, (self.catalogue.items.outcome)(outcome)));
            }
            if part.is_repeated {
                continue;
            }
            facts.push(self.with_references(self.item_name(item), item));
            facts.extend(
                item.note
                    .as_ref()
                    .map(|note| self.localizer.read(Some(note))),
            );
            if let Some(hour) = self.item_hour(listed, occurrence) {
                let day = self.catalogue.dates.weekday_and_date(occurrence.day);
                let hour = plain(&[hour]);
                facts.push(self.item_fact(item, &format!("{day}, {}", hour.trim_end())));
            }
        }
        facts
    }

    /// Returns `Item 4: Tuesday 17 March, 10:00`: an item and something about it.
    fn item_fact(&self, item: &AgendaItem, fact: &str) -> Inlines {
        let mut name = self.item_number(item);
        if name.is_empty() {
            name = self.item_name(item);
        }
        name.push(text(self.catalogue.signs.colon));
        name.push(Inline::text(fact.to_owned()));
        name
    }

    /// Returns the items that a sitting takes up.
    pub(crate) fn items<'o>(
        &self,
        occurrence: &'o Occurrence<'s>,
    ) -> impl Iterator<Item = Listed<'o>> + use<'s, 'o> {
        let schedule = self.schedule;
        let parts = occurrence.items.iter();
        parts.filter_map(|part| Some((part, schedule.item(part)?)))
    }

    /// Returns `about 11:30 Item 4: General debate (continued) (A/HRC/61/2)`.
    fn item_line(&self, listed: Listed<'_>, sitting: &Occurrence<'_>) -> Inlines {
        let (_, item) = listed;
        let head = self.item_head(listed, sitting);
        if self.is_said_before(listed, sitting) {
            return head;
        }
        self.with_references(head, item)
    }

    /// Adds the documents of an item to a line, in brackets.
    fn with_references(&self, mut line: Inlines, item: &AgendaItem) -> Inlines {
        let documents = item
            .documents
            .iter()
            .map(|document| self.document(document));
        let more = item.link.as_ref();
        let more =
            more.map(|address| vec![link_to(address, vec![text(self.catalogue.meeting.link)])]);
        let references = join(documents.chain(more), self.catalogue.signs.comma);
        if !references.is_empty() {
            line.push(text(" ("));
            line.extend(references);
            line.push(text(")"));
        }
        line
    }

    /// True if the page has the documents and the note of an item at a sitting before. A paper has the sittings of its
    /// day alone, and in some forms each sitting is read alone.
    fn is_said_before(&self, (part, _): Listed<'_>, sitting: &Occurrence<'_>) -> bool {
        if !part.is_repeated || self.localizer.is_standalone {
            return false;
        }
        let of_day = |other: &&Occurrence<'_>| other.day == sitting.day;
        let is_same =
            |other: &Consideration| (other.meeting, other.item) == (part.meeting, part.item);
        let mut before = self.sittings().filter(of_day);
        self.paper.is_none()
            || before.any(|other| other.starts < sitting.starts && other.items.iter().any(is_same))
    }

    fn document(&self, document: &AgendaDocument) -> Inlines {
        let symbol = self.localizer.read(Some(&document.symbol));
        with_link(symbol, document.link.as_ref())
    }

    /// Returns `about 11:30 Item 4: General debate (continued)`: an item without its documents.
    pub(crate) fn item_head(&self, listed: Listed<'_>, sitting: &Occurrence<'_>) -> Inlines {
        let (part, item) = listed;
        let words = &self.catalogue.items;
        let mut line: Inlines = self.item_hour(listed, sitting).into_iter().collect();
        line.extend(self.item_name(item));
        let outcome = part.outcome.map(words.outcome);
        let is_marked = part.is_continued && !self.is_all_that_goes_on(part, sitting);
        let continued = is_marked.then_some(words.continued);
        for mark in continued.into_iter().chain(outcome) {
            line.push(text(" "));
            line.push(text(mark));
        }
        line
    }

    /// True if an item is its meeting's only one, and the sitting is marked as one that goes on.
    fn is_all_that_goes_on(&self, part: &Consideration, sitting: &Occurrence<'_>) -> bool {
        let is_marked = sitting.is_continued() && sitting.numbers.is_empty()
            || sitting.unnumbered_resumption().is_some();
        let meeting = &self.schedule.meetings[part.meeting].meeting;
        is_marked && meeting.details().agenda.len() == 1
    }

    /// Returns `Item 4: General debate`.
    fn item_name(&self, item: &AgendaItem) -> Inlines {
        let (localizer, catalogue) = (&self.localizer, self.catalogue);
        let mut name = self.item_number(item);
        if item.item.is_some() && item.title.is_some() {
            name.push(text(catalogue.signs.colon));
        }
        name.extend(localizer.read(item.title.as_ref()));
        name
    }

    /// Returns `Item 4`; nothing if it has no number.
    fn item_number(&self, item: &AgendaItem) -> Inlines {
        let mut number = Inlines::new();
        if item.item.is_some() {
            number.push(text(self.catalogue.items.item));
            number.extend(self.localizer.read(item.item.as_ref()));
        }
        number
    }

    /// Returns the hour of an item and a blank. The hour of the sitting is not said again, unless it was set for
    /// the item.
    fn item_hour(&self, (part, item): Listed<'_>, sitting: &Occurrence<'_>) -> Option<Inline> {
        let Some(starts) = part.starts else {
            // The hour was set, and the meeting does not sit then.
            let is_told = sitting.is_first && sitting.called_off.is_none();
            let at = item.at.filter(|_| is_told)?;
            return Some(Inline::text(at.format("%H:%M ").to_string()));
        };
        let clock = starts.naive_local().time();
        let is_set = item.at == Some(clock) && !part.is_continued;
        let is_said = is_set || sitting.starts != Some(starts);
        let by_condition = sitting.start == StartForm::Condition && !is_set;
        if by_condition && !(self.localizer.is_standalone && is_said) {
            return None;
        }
        if part.is_estimate || by_condition {
            return Some(Inline::text([&*self.catalogue.about(starts), " "].concat()));
        }
        is_said.then(|| Inline::text(clock.format("%H:%M ").to_string()))
    }
}
