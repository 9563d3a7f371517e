//! Sections that follow the tables: office-holders, deadlines, documents.

use super::{
    View,
    inlines::{bare_link, with_link},
    occurrences::deadline_keys,
};
use crate::{
    keywords::Role,
    locale::{BeforeEach, Catalogue, DayDetail},
    plan::{Due, Holder, ListedDocument},
    schedule::DatedDeadline,
    text::Inline,
    time::Moment,
};
use chrono::NaiveDate;

/// A part of the annex with a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// Paragraphs before the list; mostly none.
    pub paragraphs: Vec<Vec<Inline>>,
    /// The list, in order.
    pub rows: Vec<SectionRow>,
}

/// One thing that a section lists.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SectionRow {
    /// The term: an office, a day, a document.
    pub term: Vec<Inline>,
    /// The text behind the term; may be empty.
    pub details: Vec<Inline>,
    /// The deadline, if it is one.
    pub deadline: Option<ListedDeadline>,
}

/// A deadline that a section lists.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListedDeadline {
    /// Its title in the first language of the plan: deadlines have no ids.
    pub title: String,
    /// Its number among the deadlines of that title, in the order of the plan, from 1.
    pub ordinal: usize,
    /// Its day, as the section shows it; none while it is not known, and if it is before each meeting.
    pub day: Option<NaiveDate>,
    /// Its moment, if it has an hour.
    pub at: Option<Moment>,
}

impl View<'_> {
    /// Returns the sections that are not empty. With `marks_moved`, a deadline that has moved has its
    /// planned day beside it.
    pub(crate) fn sections(&self, marks_moved: bool) -> Vec<Section> {
        let deadlines = self.deadline_rows(marks_moved);
        let sections = if self.paper_day().is_some() {
            vec![deadlines]
        } else {
            vec![self.office_holders(), deadlines, self.documents()]
        };
        let is_filled =
            |section: &Section| !section.rows.is_empty() || !section.paragraphs.is_empty();
        sections.into_iter().filter(is_filled).collect()
    }

    /// Lists every office, the president's first, then group by group.
    fn office_holders(&self) -> Section {
        let (localizer, catalogue, plan) = (&self.localizer, self.catalogue, self.plan());
        if !plan.shows_office_holders() {
            return section(catalogue.offices.holders, Vec::new());
        }
        let row = |mut term: Vec<Inline>, role: Role, holder: &Holder| {
            term.push(Inline::text(format!(
                ", {}",
                (catalogue.offices.role)(role)
            )));
            let details = match holder {
                Holder::Vacant => vec![(catalogue.signs.emphasis)(text(catalogue.offices.vacant))],
                Holder::Person(name) => localizer.person(name),
            };
            SectionRow {
                term,
                details,
                deadline: None,
            }
        };
        let conference = Inline::Strong(localizer.read(Some(plan.conference())));
        let president = plan.president().into_iter();
        let president =
            president.map(|holder| row(vec![conference.clone()], Role::President, holder));
        let of_groups = plan.groups().iter().flat_map(|group| {
            let offices = group.offices.iter();
            offices.map(|office| row(localizer.body(group), office.role, &office.holder))
        });
        let nominations = plan.nominations().map(|asked| {
            let heading = Inline::Strong(text(catalogue.offices.nominations));
            let mut paragraph = vec![heading, Inline::text(catalogue.signs.colon)];
            paragraph.extend_from_slice(localizer.text(asked));
            paragraph
        });
        Section {
            paragraphs: nominations.into_iter().collect(),
            ..section(
                catalogue.offices.holders,
                president.chain(of_groups).collect(),
            )
        }
    }

    fn deadline_rows(&self, marks_moved: bool) -> Section {
        let (localizer, catalogue) = (&self.localizer, self.catalogue);
        let dated = self.deadlines().into_iter();
        let of_paper = self.paper_day();
        let is_shown = |dated: &DatedDeadline| match of_paper {
            Some(_) => self.deadline_day(dated) == of_paper,
            None => !localizer.plan.deadlines()[dated.deadline].is_before_each(),
        };
        let keys = deadline_keys(self.plan());
        let row = |dated: DatedDeadline| {
            let deadline = &localizer.plan.deadlines()[dated.deadline];
            let day = self.deadline_day(&dated);
            let date = day.map(|day| catalogue.dates.full_date(day));
            let mut term = date.unwrap_or_else(|| catalogue.times.to_be_confirmed.to_owned());
            if let Some(time) = deadline.time {
                term.push_str(&time.format(", %H:%M").to_string());
            }
            let title = localizer.read(Some(&deadline.title));
            let mut details = with_link(title, deadline.link.as_ref());
            if marks_moved {
                details.extend(moved(&dated, catalogue));
            }
            let key = keys.get(dated.deadline.index()).cloned();
            SectionRow {
                term: vec![Inline::Strong(text(&term))],
                details,
                deadline: key.map(|(title, ordinal)| ListedDeadline {
                    title,
                    ordinal,
                    day,
                    at: day.and_then(|day| self.deadline_moment(deadline, day)),
                }),
            }
        };
        let rows = dated.filter(is_shown).map(row);
        let rules = self.repeated_deadlines().filter(|_| of_paper.is_none());
        section(catalogue.grid.deadlines, rows.chain(rules).collect())
    }

    /// Returns the row of each deadline that is before each meeting: it says so, without the days.
    fn repeated_deadlines(&self) -> impl Iterator<Item = SectionRow> {
        let (localizer, catalogue) = (&self.localizer, self.catalogue);
        let deadlines = localizer.plan.deadlines().iter();
        let keys = deadline_keys(localizer.plan);
        deadlines
            .zip(keys)
            .filter_map(move |(deadline, (title, ordinal))| {
                let Due::BeforeEach { days } = deadline.due else {
                    return None;
                };
                let clock = deadline.time.map(catalogue.dates.clock);
                let due = BeforeEach {
                    days,
                    working: deadline.working_days,
                    clock: clock.as_deref(),
                };
                let thing = localizer.read(Some(&deadline.title));
                Some(SectionRow {
                    term: vec![Inline::Strong(text(&(catalogue.grid.before_each)(due)))],
                    details: with_link(thing, deadline.link.as_ref()),
                    deadline: Some(ListedDeadline {
                        title,
                        ordinal,
                        day: None,
                        at: None,
                    }),
                })
            })
    }

    fn documents(&self) -> Section {
        let (localizer, catalogue) = (&self.localizer, self.catalogue);
        let documents = localizer.plan.documents().iter();
        let row = |document: &ListedDocument| {
            let title = document
                .title
                .as_ref()
                .map(|title| localizer.read(Some(title)));
            let symbol = document.symbol.as_deref().map(text);
            let link = document.link.as_ref();
            let issued = document.issued.map(|day| catalogue.dates.date(day));
            let (term, title) = match (symbol, title) {
                (Some(symbol), Some(title)) => (symbol, with_link(title, link)),
                (symbol, title) => {
                    let name = symbol.or(title).unwrap_or_default();
                    match link.filter(|_| issued.is_none()) {
                        // A symbol alone would be a link too small for a finger.
                        Some(link) => (name, vec![bare_link(link)]),
                        None => (with_link(name, link), Vec::new()),
                    }
                }
            };
            SectionRow {
                term: vec![Inline::Strong(term)],
                details: with_date(title, issued),
                deadline: None,
            }
        };
        section(catalogue.grid.documents, documents.map(row).collect())
    }
}

fn section(heading: &str, rows: Vec<SectionRow>) -> Section {
    Section {
        heading: heading.to_owned(),
        paragraphs: Vec::new(),
        rows,
    }
}

/// Returns the planned day of a deadline that has moved with its meeting, in brackets.
fn moved(dated: &DatedDeadline, catalogue: &Catalogue) -> Option<Inline> {
    let (planned, current) = dated.planned.zip(dated.current)?;
    let words = &catalogue.marks;
    let (preposition, day) = (words.on)(planned, DayDetail::WeekdayAndDate);
    let text = format!(" ({}{preposition}{day})", words.originally);
    (current != planned).then(|| Inline::text(text))
}

/// Joins a title and a date with a comma.
fn with_date(mut title: Vec<Inline>, date: Option<String>) -> Vec<Inline> {
    if let Some(date) = date {
        let comma = if title.is_empty() { "" } else { ", " };
        title.push(Inline::text(format!("{comma}{date}")));
    }
    title
}

fn text(typed: &str) -> Vec<Inline> {
    vec![Inline::text(typed.to_owned())]
}
