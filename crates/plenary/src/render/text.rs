//! Plain text for a mail: the annex as it is read out, in 72 columns.

mod clocks;
mod item;
mod paper;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use self::{
    clocks::{Clocks, offset},
    item::{Day, STYLE, held},
    paper::{Columns, Paper},
};
use super::plain_text::{self, to_plain_text};
use crate::{
    annex::{Annex, Heading, Item, ListedDay, Note, NoteMark},
    locale::{Catalogue, catalogue},
    text::Inline,
    view::Section,
};

impl Annex {
    /// Renders the annex as plain text for a mail: day by day, in lines of 72 columns as they are seen.
    ///
    /// Emphasis is left out, addresses are written out, and nothing in it is changed by mail programs.
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let text = schedule.annex().to_text();
    /// assert!(text.contains("\nAll times: Europe/Zurich (UTC+1)\n"));
    /// assert!(text.contains("\n15:00–18:00  WGTU: Working Group on Treaty Universalization\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_text(&self) -> String {
        let catalogue = catalogue(self.language);
        let clocks = Clocks::of(self);
        let mut paper = Paper::default();
        title(self, catalogue, &mut paper);
        around(self, &clocks, catalogue, &mut paper);
        days(self, &clocks, catalogue, &mut paper);
        if !self.side_events.is_empty() {
            paper.gap();
            let label = format!("{}{}", catalogue.grid.side_events, catalogue.signs.colon);
            paper.paragraph(&format!(
                "{label}{}",
                to_plain_text(&self.side_events, STYLE)
            ));
        }
        notes(&self.notes, &mut paper);
        for one in &self.sections {
            section(one, catalogue, &mut paper);
        }
        issued(&self.heading, catalogue, &mut paper);
        paper.finished()
    }
}

/// Writes the symbol, the language of the original, the title with its mark, the lines under it, and the notice.
fn title(annex: &Annex, catalogue: &Catalogue, paper: &mut Paper) {
    let heading = &annex.heading;
    let note = heading.note.and_then(|note| annex.notes.get(note.index()));
    let mark = note.map_or("", |note| &note.mark);
    let title = format!("{}{mark}", to_plain_text(&heading.title, STYLE));
    if let Some(symbol) = &heading.symbol {
        paper.paragraph(&to_plain_text(&[Inline::text(symbol.clone())], STYLE));
    }
    paper.paragraph(heading.original.as_deref().unwrap_or_default());
    paper.gap();
    paper.heading(&title, '=');
    for line in heading.under_title(catalogue.language) {
        paper.paragraph(&plain_text::line(&line, STYLE, catalogue));
    }
    if !annex.notice.is_empty() {
        paper.gap();
        paper.paragraph(&to_plain_text(&annex.notice, STYLE));
    }
}

/// Writes organisation, venue, details of every meeting, and the time zone.
fn around(annex: &Annex, clocks: &Clocks, catalogue: &Catalogue, paper: &mut Paper) {
    let heading = &annex.heading;
    paper.gap();
    paper.paragraph(&to_plain_text(&heading.organisation, STYLE));
    paper.paragraph(&to_plain_text(&heading.venue, STYLE));
    for line in &heading.details {
        paper.paragraph(&to_plain_text(line, STYLE));
    }
    paper.paragraph(&clocks.line(&heading.time_zone, catalogue));
}

/// Writes the days, with the meetings, events and reserved sessions of each.
fn days(annex: &Annex, clocks: &Clocks, catalogue: &Catalogue, paper: &mut Paper) {
    let mut days: BTreeMap<NaiveDate, (&ListedDay, Vec<&Item>)> = BTreeMap::new();
    for listed in annex.list.iter().chain(&annex.reserve) {
        let (_, items) = days.entry(listed.day).or_insert((listed, Vec::new()));
        items.extend(&listed.items);
    }
    for (date, (listed, mut items)) in days {
        let starts = |item: &&Item| item.times.first().map(|times| times.starts);
        items.sort_by_key(starts);
        let ahead = items.iter().find_map(starts).filter(|_| clocks.change());
        let of_day = ahead.map_or_else(String::new, |moment| format!(" ({})", offset(moment)));
        let mark = mark(listed.note.as_ref());
        paper.heading(&format!("{}{of_day}{mark}", listed.name), '-');
        for item in items {
            held(item, Day { date, ahead }, catalogue, paper);
        }
    }
}

/// Returns the mark of a note, with a blank before it.
fn mark(mark: Option<&NoteMark>) -> String {
    mark.map_or_else(String::new, |mark| format!(" [{}]", mark.mark))
}

fn notes(notes: &[Note], paper: &mut Paper) {
    for note in notes {
        paper.gap();
        let lead = match &*note.mark {
            "*" => "*".to_owned(),
            number => format!("[{number}]"),
        };
        let column = lead.len() + 1;
        let columns = Columns {
            first: column,
            rest: column,
        };
        paper.put(&lead, columns, &to_plain_text(&note.content, STYLE));
    }
}

fn section(section: &Section, catalogue: &Catalogue, paper: &mut Paper) {
    paper.heading(&section.heading, '-');
    for paragraph in &section.paragraphs {
        paper.paragraph(&to_plain_text(paragraph, STYLE));
    }
    for row in &section.rows {
        let line = plain_text::line(&row.pieces(catalogue.language), STYLE, catalogue);
        paper.put("-", Columns { first: 2, rest: 4 }, &line);
    }
}

/// Writes the secretariat that issues the schedule, and the day of issue.
fn issued(heading: &Heading, catalogue: &Catalogue, paper: &mut Paper) {
    let secretariat = to_plain_text(&heading.secretariat, STYLE);
    let date = heading.issued.map(|day| catalogue.dates.date(day));
    let parts: Vec<_> = [Some(secretariat).filter(|name| !name.is_empty()), date]
        .into_iter()
        .flatten()
        .collect();
    if !parts.is_empty() {
        paper.gap();
        let label = format!("{}{}", catalogue.heading.issued, catalogue.signs.colon);
        paper.paragraph(&format!("{label}{}", parts.join(", ")));
    }
}
