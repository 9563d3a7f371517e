//! What follows the table: who holds which office, deadlines, documents.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Section, SectionRow, appointments::deadline_keys, remarks::Remarks, voice::Voice};
use crate::{
    plan::{Holder, ListedDocument},
    schedule::{DatedDeadline, Schedule},
    terms::{Role, Show},
    text::{Address, Inline},
    time::Moment,
    words::Words,
};

/// A deadline that a section lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct ListedDeadline {
    /// Its title in the first language of the plan: deadlines have no ids.
    pub title: String,
    /// Place among the deadlines of that title, in the order of the plan, from 1.
    pub ordinal: usize,
    /// Its day, as the section shows it; none while it is not known.
    pub day: Option<NaiveDate>,
    /// Its moment, if it has an hour.
    pub at: Option<Moment>,
}

pub(super) fn compose(remarks: Remarks<'_>) -> Vec<Section> {
    let Remarks {
        schedule,
        voice,
        words,
        since,
    } = remarks;
    let changes = since.and_then(|since| since.section(words));
    let sections = [
        office_holders(voice, words),
        deadlines(schedule, voice, words),
        documents(voice, words),
    ];
    let has_something =
        |section: &Section| !section.rows.is_empty() || !section.paragraphs.is_empty();
    let sections = sections.into_iter().filter(has_something);
    changes.into_iter().chain(sections).collect()
}

fn section(heading: &str, rows: Vec<SectionRow>) -> Section {
    Section {
        heading: heading.to_owned(),
        paragraphs: Vec::new(),
        rows,
    }
}

/// Every office, the president's first, then group by group.
fn office_holders(voice: &Voice<'_>, words: &Words) -> Section {
    let plan = voice.plan;
    if !plan.shows_office_holders() {
        return section(words.office_holders, Vec::new());
    }
    let row = |mut term: Vec<Inline>, role: Role, holder: &Holder| {
        term.push(Inline::text(format!(", {}", (words.role)(role))));
        let details = match holder {
            Holder::Vacant => vec![Inline::Emphasis(text(words.vacant))],
            Holder::Person(name) => voice.read(Some(name)),
        };
        SectionRow {
            term,
            details,
            deadline: None,
        }
    };
    let conference = Inline::Strong(voice.read(Some(plan.conference())));
    let president = plan.president().into_iter();
    let president = president.map(|holder| row(vec![conference.clone()], Role::President, holder));
    let of_groups = plan.groups().iter().flat_map(|group| {
        let offices = group.offices.iter();
        offices.map(|office| row(voice.body(group), office.role, &office.holder))
    });
    let nominations = plan.nominations().map(|asked| {
        let heading = Inline::Strong(text(words.nominations));
        let mut paragraph = vec![heading, Inline::text(words.colon)];
        paragraph.extend_from_slice(voice.said(asked));
        paragraph
    });
    Section {
        paragraphs: nominations.into_iter().collect(),
        ..section(words.office_holders, president.chain(of_groups).collect())
    }
}

fn deadlines(schedule: &Schedule, voice: &Voice<'_>, words: &Words) -> Section {
    let show = voice.plan.shows();
    let zone = voice.plan.frame.time_zone;
    let day = |dated: &DatedDeadline| match show {
        Show::Planned => dated.planned,
        Show::Current | Show::Changes => dated.current,
    };
    let dated = schedule.deadlines_by(day).into_iter();
    let keys = deadline_keys(voice.plan);
    let row = |dated: DatedDeadline| {
        let deadline = &voice.plan.deadlines()[dated.deadline];
        let day = day(&dated);
        let said = day.map(|day| words.full_date(day));
        let mut term = said.unwrap_or_else(|| words.to_be_confirmed.to_owned());
        if let Some(time) = deadline.time {
            term.push_str(&time.format(", %H:%M").to_string());
        }
        let title = voice.read(Some(&deadline.title));
        let mut details = linked(title, deadline.link.as_ref());
        if show == Show::Changes {
            details.extend(moved(&dated, words));
        }
        SectionRow {
            term: vec![Inline::Strong(text(&term))],
            details,
            deadline: keys.get(dated.deadline).map(|key| ListedDeadline {
                title: key.id.clone(),
                ordinal: key.ordinal,
                day,
                at: day
                    .zip(deadline.time)
                    .map(|(day, time)| zone.earliest(day.and_time(time))),
            }),
        }
    };
    section(words.deadlines, dated.map(row).collect())
}

/// That a deadline has moved with its meeting: a sign and words.
fn moved(dated: &DatedDeadline, words: &Words) -> Option<Inline> {
    let (planned, current) = dated.planned.zip(dated.current)?;
    let before = if current < planned {
        words.earlier
    } else {
        words.later
    };
    let day = words.day_inside(planned, true);
    (current != planned).then(|| Inline::text(format!(" ({before}{day})")))
}

fn documents(voice: &Voice<'_>, words: &Words) -> Section {
    let documents = voice.plan.documents().iter();
    let row = |document: &ListedDocument| {
        let title = document.title.as_ref().map(|title| voice.read(Some(title)));
        let symbol = document.symbol.as_deref().map(text);
        let link = document.link.as_ref();
        let issued = document.issued.map(|day| words.date(day));
        let (term, title) = match (symbol, title) {
            (Some(symbol), Some(title)) => (symbol, linked(title, link)),
            (symbol, title) => {
                let name = symbol.or(title).unwrap_or_default();
                match link.filter(|_| issued.is_none()) {
                    // A link that is all that a line says is too small for a finger.
                    Some(link) => (name, vec![spelt_out(link)]),
                    None => (linked(name, link), Vec::new()),
                }
            }
        };
        SectionRow {
            term: vec![Inline::Strong(term)],
            details: listed(title, issued),
            deadline: None,
        }
    };
    section(words.documents, documents.map(row).collect())
}

/// A title and a date with a comma between them.
fn listed(mut title: Vec<Inline>, date: Option<String>) -> Vec<Inline> {
    if let Some(date) = date {
        let comma = if title.is_empty() { "" } else { ", " };
        title.push(Inline::text(format!("{comma}{date}")));
    }
    title
}

/// Words that lead somewhere. Those that lead elsewhere already have the address after them.
pub(super) fn linked(words: Vec<Inline>, address: Option<&Address>) -> Vec<Inline> {
    let Some(address) = address else {
        return words;
    };
    if !words.iter().any(leads_somewhere) {
        return vec![link(address, words)];
    }
    let after = [Inline::text(" ("), spelt_out(address)];
    let closed = [Inline::text(")")];
    words.into_iter().chain(after).chain(closed).collect()
}

fn link(address: &Address, content: Vec<Inline>) -> Inline {
    Inline::Link {
        href: address.to_string(),
        title: String::new(),
        content,
    }
}

/// An address that can be read on paper.
fn spelt_out(address: &Address) -> Inline {
    let (_, behind) = address.as_str().split_once(':').unwrap_or_default();
    link(address, text(behind.trim_matches('/')))
}

fn leads_somewhere(inline: &Inline) -> bool {
    match inline {
        Inline::Link { .. } => true,
        Inline::Emphasis(content) | Inline::Strong(content) => content.iter().any(leads_somewhere),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => false,
    }
}

fn text(typed: &str) -> Vec<Inline> {
    vec![Inline::text(typed.to_owned())]
}
