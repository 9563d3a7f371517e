//! Marks of changes on the annex.

use super::{Annex, Entry, Item, ListedChanges, Section, list::add_remark, table};
use crate::{
    changes::{Changes, SubjectRef},
    locale::catalogue,
    plan::Activity,
    text::Inline,
    view::{Inlines, SectionRow},
};

/// The most characters of changes that fit in the line of the revision.
const MOST_IN_LINE: usize = 240;

impl Annex {
    /// Marks changes beside their meetings and events. The changes since an issued version stand also in
    /// the heading, or in a section if they are long.
    #[must_use]
    pub fn marked(mut self, changes: &Changes) -> Self {
        for table in &mut self.tables {
            table::for_each_entry(table, |entry| mark_entry(entry, changes));
        }
        for item in self.list.iter_mut().flat_map(|day| &mut day.items) {
            mark_item(item, changes);
        }
        if changes.is_since_issue() {
            self.put_changes(changes);
        }
        self
    }

    fn put_changes(&mut self, changes: &Changes) {
        let catalogue = catalogue(self.language);
        let all = || changes.changed.iter().map(|changed| &*changed.says);
        let is_long = all().map(|says| says.chars().count()).sum::<usize>() > MOST_IN_LINE;
        let line = if is_long {
            (catalogue.changes.listed_below)(changes.changed.len())
        } else {
            all().collect::<Vec<_>>().join("; ")
        };
        let listed = (!line.is_empty()).then(|| ListedChanges {
            since: changes.since,
            line: vec![Inline::text(line)],
        });
        if changes.is_unissued() {
            self.heading.unissued = listed;
        } else {
            self.heading.changes = listed;
        }
        if is_long {
            let row = |says: &str| SectionRow {
                term: vec![Inline::text(says.to_owned())],
                details: Vec::new(),
                deadline: None,
            };
            let section = Section {
                heading: match changes.since {
                    Some(day) => {
                        format!(
                            "{}{}",
                            catalogue.issue.changes_since,
                            catalogue.dates.date(day)
                        )
                    }
                    None => catalogue.changes.heading.to_owned(),
                },
                paragraphs: Vec::new(),
                rows: all().map(row).collect(),
            };
            self.sections.insert(0, section);
        }
    }
}

fn mark_entry(entry: &mut Entry, changes: &Changes) {
    if let Some(of) = subject(
        entry.meeting.as_deref(),
        entry.event.as_deref(),
        entry.activity,
    ) {
        let remark = std::mem::take(&mut entry.remark);
        entry.remark = changes.with_mark(of, entry.ordinal, remark);
    }
}

/// Marks an item, once for each of its sittings.
fn mark_item(item: &mut Item, changes: &Changes) {
    let Some(of) = subject(
        item.meeting.as_deref(),
        item.event.as_deref(),
        item.activity,
    ) else {
        return;
    };
    let mut remark = std::mem::take(&mut item.remark);
    let mut all = Inlines::new();
    // An event on one day, and a meeting that is not held, have one remark and no times.
    let ordinals = item
        .times
        .iter()
        .map(|times| times.ordinal)
        .chain(item.times.is_empty().then_some(1));
    for ordinal in ordinals {
        let first = std::mem::take(&mut remark);
        add_remark(&mut all, changes.with_mark(of, ordinal, first));
    }
    item.remark = all;
}

fn subject<'a>(
    meeting: Option<&'a str>,
    event: Option<&'a str>,
    activity: Option<Activity>,
) -> Option<SubjectRef<'a>> {
    match activity? {
        Activity::Meeting(place) => Some(SubjectRef::Meeting(meeting?, place)),
        Activity::Event(_) => event.map(SubjectRef::Event),
    }
}
