//! The description of a calendar: the heading of the annex, and all that has no event.

use super::{plain::with_urls, unsettled::unsettled};
use crate::{
    annex::{Annex, Heading},
    locale::{Catalogue, catalogue},
    render::plain_text::version,
    text::Inline,
    view::{Section, View},
};

/// Returns the title and the texts around the tables of the annex, a line each.
pub(in crate::render) fn description(view: &View<'_>, annex: &Annex) -> String {
    let catalogue = catalogue(annex.language);
    let heading = &annex.heading;
    let mut lines = vec![
        heading.symbol.clone().unwrap_or_default(),
        heading.original.clone().unwrap_or_default(),
        with_urls(&heading.title),
        with_urls(&annex.notice),
        version(heading, catalogue).join("; "),
        with_urls(&heading.organisation),
        with_urls(&heading.venue),
        issued(heading, catalogue),
    ];
    lines.extend(heading.details.iter().map(|line| with_urls(line)));
    lines.extend(annex.notes.iter().map(|note| with_urls(&note.content)));
    lines.extend(unsettled(view).iter().map(|line| with_urls(line)));
    // The deadlines are events.
    let sections = annex
        .sections
        .iter()
        .filter(|section| section.heading != catalogue.grid.deadlines);
    lines.extend(sections.flat_map(|section| lines_of(section, catalogue)));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Returns `Issued: ATT Secretariat, 16 January 2026`.
fn issued(heading: &Heading, catalogue: &Catalogue) -> String {
    let by = with_urls(&heading.secretariat);
    let on = heading.issued.map(|day| catalogue.dates.date(day));
    let parts: Vec<_> = [Some(by), on]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return String::new();
    }
    format!(
        "{}{}{}",
        catalogue.heading.issued,
        catalogue.signs.colon,
        parts.join(", ")
    )
}

fn lines_of(section: &Section, catalogue: &Catalogue) -> Vec<String> {
    let mut lines = vec![section.heading.clone()];
    lines.extend(
        section
            .paragraphs
            .iter()
            .map(|paragraph| with_urls(paragraph)),
    );
    lines.extend(section.rows.iter().map(|row| {
        let mut line = row.term.clone();
        if !row.details.is_empty() {
            line.push(Inline::text(catalogue.signs.colon));
            line.extend(row.details.iter().cloned());
        }
        format!("- {}", with_urls(&line))
    }));
    lines
}
