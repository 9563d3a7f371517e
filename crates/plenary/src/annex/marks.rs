//! Marks of changes on the annex.

use super::{Annex, Entry, Item, ListedChanges, Section, table};
use crate::{
    changes::{ChangeNote, Changed, Changes, SubjectRef, What},
    locale::catalogue,
    plan::Activity,
    text::Inline,
    time::clock,
    view::SectionRow,
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
            self.mark_gone(changes);
            self.put_changes(changes);
        }
        self
    }

    fn put_changes(&mut self, changes: &Changes) {
        let catalogue = catalogue(self.language);
        // Of a text that is as before on this page there is nothing to tell.
        let listed: Vec<_> = changes
            .changed
            .iter()
            .filter(|one| is_of_page(one))
            .collect();
        let all = || listed.iter().map(|changed| &*changed.sentence);
        let length: usize = all().map(|sentence| sentence.chars().count()).sum();
        let is_long = length > MOST_IN_LINE;
        let line = if is_long {
            (catalogue.changes.listed_below)(listed.len())
        } else {
            all().collect::<Vec<_>>().join(catalogue.signs.semicolon)
        };
        let day = self.heading.revision.and_then(|revision| revision.issued);
        let is_same_day = !changes.is_unissued() && day == changes.since;
        let since_revision = changes
            .since_revision
            .filter(|number| is_same_day && *number > 0);
        let in_heading = (!line.is_empty()).then(|| ListedChanges {
            since: changes.since,
            since_revision,
            line: vec![Inline::text(line)],
        });
        if changes.is_unissued() {
            self.heading.unissued = in_heading;
        } else {
            self.heading.changes = in_heading;
        }
        if is_long {
            let row = |changed: &Changed| SectionRow {
                term: changed.inlines(),
                details: Vec::new(),
                deadline: None,
            };
            let section = Section {
                heading: heading(since_revision, changes),
                paragraphs: Vec::new(),
                rows: listed.into_iter().map(row).collect(),
            };
            self.sections.insert(0, section);
        }
    }
}

/// True unless everything that has changed is a text in another language.
fn is_of_page(changed: &Changed) -> bool {
    let mut what = changed.what.iter();
    !what.all(What::is_in_another_language_alone)
}

/// Returns the heading of a list of changes.
fn heading(since_revision: Option<u32>, changes: &Changes) -> String {
    let catalogue = catalogue(changes.language);
    match (since_revision, changes.since) {
        (Some(number), _) => (catalogue.issue.changes_since_revision)(number),
        (None, Some(day)) => [catalogue.issue.changes_since, &catalogue.dates.date(day)].concat(),
        (None, None) => catalogue.changes.heading.to_owned(),
    }
}

fn mark_entry(entry: &mut Entry, changes: &Changes) {
    if let Some(of) = subject(
        entry.meeting.as_deref(),
        entry.event.as_deref(),
        entry.activity,
    ) {
        // The newest changes first.
        entry.changes.splice(..0, changes.notes(of, entry.ordinal));
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
    // An event on one day, and a meeting that is not held, have one remark and no times.
    let without_times = item.times.is_empty().then_some((1, None));
    let has_several = item.times.len() > 1 && item.called_off.is_none();
    let sittings = item.times.iter().map(|times| {
        let is_hour = has_several && times.condition.is_empty();
        let starts = is_hour.then_some(times.starts);
        (times.ordinal, starts)
    });
    let mut all: Vec<ChangeNote> = Vec::new();
    for (ordinal, starts) in sittings.chain(without_times) {
        let mut notes = changes.notes(of, ordinal);
        if let (Some(first), Some(starts)) = (notes.first_mut(), starts) {
            let colon = catalogue(changes.language).signs.colon;
            first.words = [&clock(starts), colon, &first.words].concat();
        }
        notes.retain(|note| !all.contains(note));
        all.extend(notes);
    }
    item.changes.splice(..0, all);
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
