//! Changes marked on the annex.

use super::{Annex, Entry, Item, Section, list::add_remark, table};
use crate::{
    changes::{Changes, Held},
    locale::catalogue,
    text::Inline,
    view::{Inlines, SectionRow},
};

/// The most characters of changes that stand in the line of the revision itself.
const MOST_IN_LINE: usize = 240;

impl Annex {
    /// Marks changes: beside the meetings and events that they are of, and, if they are those since an
    /// issued version, in the line of the revision, or in a section of their own where they are long.
    #[must_use]
    pub fn marked(mut self, changes: &Changes) -> Self {
        for table in &mut self.tables {
            table::for_each_entry(table, |entry| mark_entry(entry, changes));
        }
        for item in self.list.iter_mut().flat_map(|day| &mut day.items) {
            mark_item(item, changes);
        }
        if changes.is_since_issue() {
            self.tell(changes);
        }
        self
    }

    fn tell(&mut self, changes: &Changes) {
        let catalogue = catalogue(self.language);
        let all = || changes.changed.iter().map(|changed| &*changed.says);
        let is_long = all().map(|says| says.chars().count()).sum::<usize>() > MOST_IN_LINE;
        let line = if is_long {
            (catalogue.changes.listed_below)(changes.changed.len())
        } else {
            all().collect::<Vec<_>>().join("; ")
        };
        self.heading.changes = Vec::from_iter((!line.is_empty()).then_some(Inline::text(line)));
        if is_long {
            let row = |says: &str| SectionRow {
                term: vec![Inline::text(says.to_owned())],
                details: Vec::new(),
                deadline: None,
            };
            let section = Section {
                heading: catalogue.changes.heading.to_owned(),
                paragraphs: Vec::new(),
                rows: all().map(row).collect(),
            };
            self.sections.insert(0, section);
        }
    }
}

fn mark_entry(entry: &mut Entry, changes: &Changes) {
    if let Some(of) = held(
        entry.meeting.as_deref(),
        entry.event.as_deref(),
        entry.place_in_plan,
    ) {
        let own = std::mem::take(&mut entry.remark);
        entry.remark = changes.with_mark(of, entry.ordinal, own);
    }
}

/// Marks an item, once for each of its sittings.
fn mark_item(item: &mut Item, changes: &Changes) {
    let Some(of) = held(
        item.meeting.as_deref(),
        item.event.as_deref(),
        item.place_in_plan,
    ) else {
        return;
    };
    let mut own = std::mem::take(&mut item.remark);
    let mut all = Inlines::new();
    // Of an event on one day, and of a meeting that is not held, there is one remark.
    let ordinals = item.times.iter().map(|times| times.ordinal);
    let ordinals = ordinals.chain(item.times.is_empty().then_some(1));
    for ordinal in ordinals {
        let own = std::mem::take(&mut own);
        add_remark(&mut all, changes.with_mark(of, ordinal, own));
    }
    item.remark = all;
}

fn held<'a>(meeting: Option<&'a str>, event: Option<&'a str>, place: usize) -> Option<Held<'a>> {
    let meeting = meeting.map(|id| Held::Meeting(id, place));
    meeting.or_else(|| event.map(Held::Event))
}
