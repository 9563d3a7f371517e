//! HTML: a page that stands alone, and a fragment to put into another page.
//!
//! The page has no script and loads nothing; its policy allows its own style sheet by hash.

mod ids;
mod inlines;
mod notes;
mod pieces;
mod sections;

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

pub(super) use self::inlines::Inlines;
use self::{
    inlines::NL,
    notes::{mark, notes},
    pieces::{Day, Described, Pieces},
    sections::sections,
};
use super::{clock::push_clock, json_ld::json_ld};
use crate::{
    annex::{Annex, Cell, Column, ListedDay, Row, RowHeader, Table},
    locale::{Catalogue, catalogue},
    text::plain,
};

const STYLE: &str = include_str!("annex.css");

/// What the page may load: nothing but [`STYLE`], of which this is the SHA-256.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; \
    style-src 'sha256-0kCmcum44WvC8vzWZFsW+yxbgoplYqUmmbTRXuEFHQQ='";

/// Renders an annex as a page of its own, for screens large and small and for one sheet of paper.
#[must_use]
pub fn html(annex: &Annex) -> String {
    let catalogue = catalogue(annex.language);
    let page = markup! {
        (DOCTYPE) (NL)
        html lang=(annex.language.tag()) dir=[catalogue.direction.html()] { (NL)
            (head(annex)) (NL)
            body { (NL)
                main { (NL)
                    (page_heading(annex, catalogue)) (NL)
                    (notice(annex))
                    (tables(annex, Caption::Zone, catalogue))
                    (notes(annex, catalogue))
                    (sections(annex, catalogue))
                    (list(annex, catalogue)) (NL)
                } (NL)
                (footer(annex, catalogue))
            } (NL)
        } (NL)
    };
    page.into_string()
}

/// Renders an annex for a page of one's own: no style, no script, no `h1`, ids that begin with
/// `plenary-`. The title is the caption of the table.
#[must_use]
pub fn fragment(annex: &Annex) -> String {
    let catalogue = catalogue(annex.language);
    let fragment = markup! {
        div lang=(annex.language.tag()) dir=[catalogue.direction.html()] class="plenary" { (NL)
            (notice(annex))
            (details(annex))
            @if annex.tables.is_empty() { (title_alone(annex, catalogue)) }
            (tables(annex, Caption::Title, catalogue))
            (notes(annex, catalogue))
            (sections(annex, catalogue))
            (list(annex, catalogue)) (NL)
        } (NL)
    };
    fragment.into_string()
}

fn head(annex: &Annex) -> Markup {
    markup! {
        head { (NL)
            meta charset="utf-8"; (NL)
            meta name="viewport" content="width=device-width, initial-scale=1"; (NL)
            meta http-equiv="Content-Security-Policy" content=(POLICY); (NL)
            title { (plain(&annex.heading.title)) } (NL)
            style { (PreEscaped(STYLE)) } (NL)
            @if let Some(json) = json_ld(annex) {
                script type="application/ld+json" { (PreEscaped(json)) } (NL)
            }
        }
    }
}

fn page_heading(annex: &Annex, catalogue: &Catalogue) -> Markup {
    let heading = &annex.heading;
    markup! {
        header { (NL)
            @if !heading.organisation.is_empty() {
                p class="organisation" { (Inlines(&heading.organisation)) } (NL)
            }
            h1 { (title(annex, catalogue)) } (NL)
            @for line in &annex.heading.under_title(catalogue.language) { p { (Pieces(Described::Line(line), catalogue)) } (NL) }
            @if !heading.venue.is_empty() {
                p class="venue" { (Inlines(&heading.venue)) } (NL)
            }
            (details(annex))
        }
    }
}

/// What holds for every meeting.
fn details(annex: &Annex) -> Markup {
    markup! {
        @for line in &annex.heading.details {
            p class="plenary-details" { (Inlines(line)) } (NL)
        }
    }
}

fn notice(annex: &Annex) -> Markup {
    markup! {
        @if !annex.notice.is_empty() {
            p class="plenary-notice" { (Inlines(&annex.notice)) } (NL)
        }
    }
}

/// The title with the mark of its note, which leads there.
fn title(annex: &Annex, catalogue: &Catalogue) -> Markup {
    let note = annex.heading.note.and_then(|note| annex.notes.get(note));
    markup! {
        (Inlines(&annex.heading.title))
        @if let Some(note) = note {
            a id="plenary-title-note" class="plenary-mark" href="#plenary-note" {
                span class="plenary-unseen" { " " (catalogue.heading.note) " " } (note.mark)
            }
        }
    }
}

/// The title where there is no table to bear it.
fn title_alone(annex: &Annex, catalogue: &Catalogue) -> Markup {
    markup! {
        p { strong { (title(annex, catalogue)) } } (NL)
        @for line in &annex.heading.under_title(catalogue.language) { p { (Pieces(Described::Line(line), catalogue)) } (NL) }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Caption {
    /// The page has a heading: the caption says which time the hours are.
    Zone,
    /// The caption is all the heading there is.
    Title,
}

fn tables(annex: &Annex, caption: Caption, catalogue: &Catalogue) -> Markup {
    markup! {
        @for (i, one) in annex.tables.iter().enumerate() {
            table class="plenary-table" { (NL)
                caption {
                    @if caption == Caption::Title && i == 0 {
                        strong { (title(annex, catalogue)) } br; " "
                        @for line in &annex.heading.under_title(catalogue.language) { (Pieces(Described::Line(line), catalogue)) br; " " }
                    }
                    @if let Some(days) = &one.days {
                        strong { (days) } (mark(one.note.as_ref(), catalogue)) ". "
                    }
                    (annex.local_time())
                } (NL)
                (table_head(one, catalogue)) (NL)
                tbody { (NL)
                    @for row in 0..one.rows.len() { (table_row(one, row, catalogue)) (NL) }
                } (NL)
            } (NL)
        }
    }
}

fn table_head(table: &Table, catalogue: &Catalogue) -> Markup {
    markup! {
        thead { (NL)
            tr { (NL)
                th scope="col" { (catalogue.grid.time) } (NL)
                @for column in &table.columns {
                    th scope="col" {
                        (column_head(column)) (mark(column.note.as_ref(), catalogue))
                    } (NL)
                }
            } (NL)
        }
    }
}

fn column_head(column: &Column) -> Markup {
    markup! {
        @if let Some(of) = column.day { (Day(of, plain(&column.full_name))) }
        @else { (Inlines(&column.full_name)) }
    }
}

fn table_row(table: &Table, row: usize, catalogue: &Catalogue) -> Markup {
    let Some(Row { header, cells }) = table.rows.get(row) else {
        return markup! {};
    };
    markup! {
        tr { (NL)
            th scope="row" {
                (Pieces(Described::Header(*header), catalogue))
            } (NL)
            @for (place, (cell, column)) in cells.iter().zip(&table.columns).enumerate() {
                @match cell {
                    Cell::CoveredAbove | Cell::CoveredLeft => {}
                    Cell::Joined { entry, rows, columns } => {
                        td data-day=[of_columns(table, place, *columns)]
                            data-hours=[all_hours(table.rows.get(row..row + rows).unwrap_or_default())]
                            rowspan=[(*rows > 1).then_some(rows)]
                            colspan=[(*columns > 1).then_some(columns)] { p { (Pieces(Described::Entry(entry), catalogue)) } } (NL)
                    }
                    Cell::Entries(entries) if entries.is_empty() => { td {} (NL) }
                    Cell::Entries(entries) => {
                        td data-day=(plain(&column.full_name)) {
                            @for entry in entries { p { (Pieces(Described::Entry(entry), catalogue)) } }
                        } (NL)
                    }
                }
            }
        }
    }
}

/// The columns of a joined cell, for a screen on which they stand apart; none if it is of all.
fn of_columns(table: &Table, first: usize, number: usize) -> Option<String> {
    let columns = table.columns.get(first..first + number)?;
    let (from, to) = (columns.first()?, columns.last()?);
    match number {
        1 => Some(plain(&from.full_name)),
        all if all == table.columns.len() => None,
        _ => Some(format!(
            "{} – {}",
            plain(&from.full_name),
            plain(&to.full_name)
        )),
    }
}

/// The hours of joined sessions, for a screen on which the rows stand apart.
fn all_hours(rows: &[Row]) -> Option<String> {
    if rows.len() < 2 {
        return None;
    }
    let mut text = String::new();
    for row in rows {
        if let RowHeader::Hours(hours) = row.header {
            text.push_str(if text.is_empty() { "" } else { ", " });
            push_clock(hours.opens_at(), &mut text);
            text.push('–');
            push_clock(hours.closes_at(), &mut text);
        }
    }
    Some(text)
}

fn list(annex: &Annex, catalogue: &Catalogue) -> Markup {
    markup! {
        section class="plenary-list" aria-labelledby="plenary-in-order" { (NL)
            h2 id="plenary-in-order" { (catalogue.grid.in_order) } (NL)
            @for listed in &annex.list { (listed_day(listed, catalogue)) (NL) }
        }
    }
}

fn listed_day(listed: &ListedDay, catalogue: &Catalogue) -> Markup {
    markup! {
        h3 { (Day(listed.day, &listed.name)) (mark(listed.note.as_ref(), catalogue)) } (NL)
        ul { (NL)
            @for item in &listed.items {
                li id=(ids::item(item, listed.day)) {
                    // The heading tells the day of what has no hours.
                    @if item.times.is_empty() { (Day(listed.day, "")) }
                    (Pieces(Described::Item(item), catalogue))
                } (NL)
            }
        }
    }
}

fn footer(annex: &Annex, catalogue: &Catalogue) -> Markup {
    let heading = &annex.heading;
    let issued = heading
        .issued
        .map(|issued| Day(issued, catalogue.dates.date(issued)));
    markup! {
        @if !heading.secretariat.is_empty() || issued.is_some() {
            footer {
                p {
                    (catalogue.heading.issued) (catalogue.signs.colon)
                    (Inlines(&heading.secretariat))
                    @if let Some(issued) = issued {
                        @if !heading.secretariat.is_empty() { ", " }
                        (issued)
                    }
                }
            } (NL)
        }
    }
}
