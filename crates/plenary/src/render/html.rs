//! HTML: a page that stands alone, and a fragment to put into another page.
//!
//! The page has no script and loads nothing; its policy allows its own style sheet by hash.

mod ids;
mod pieces;
mod sections;

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

pub(super) use self::pieces::InlineMarkup;
use self::{
    pieces::{DayMarkup, NL, PieceMarkup, PieceSource},
    sections::{mark, notes, sections},
};
use super::{clock::push_clock, json_ld::json_ld};
use crate::{
    annex::{Annex, Cell, Column, Entry, ListedDay, Row, RowHeader, Table},
    locale::{Catalogue, catalogue},
    text::plain,
};

const STYLE: &str = include_str!("annex.css");

/// Content policy of the page: it loads nothing but [`STYLE`], of which this is the SHA-256.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; \
    style-src 'sha256-9jqL4p6lgEoWDyQIMENk5Y7DO+MlKt68PZ7FTSfuuww='";

/// Class of what has changed, which has a bar at its side.
const CHANGED: &str = "plenary-changed";

impl Annex {
    /// Renders the annex as a whole page, for screens large and small and for one sheet of paper.
    #[must_use]
    pub fn to_html(&self) -> String {
        let catalogue = catalogue(self.language);
        let page = markup! {
            (DOCTYPE) (NL)
            html lang=(self.language.tag()) dir=[catalogue.direction.html()] { (NL)
                (head(self)) (NL)
                body { (NL)
                    main { (NL)
                        (page_heading(self, catalogue)) (NL)
                        (notice(self))
                        (tables(self, Caption::Zone, catalogue))
                        (notes(self, catalogue))
                        (sections(self, catalogue))
                        (list(self, catalogue)) (NL)
                    } (NL)
                    (footer(self, catalogue))
                } (NL)
            } (NL)
        };
        page.into_string()
    }
}

impl Annex {
    /// Renders the annex as a part of another page: no style, no script, no `h1`, ids that begin with
    /// `plenary-`. The title is the caption of the table.
    #[must_use]
    pub fn to_fragment(&self) -> String {
        let catalogue = catalogue(self.language);
        let fragment = markup! {
            div lang=(self.language.tag()) dir=[catalogue.direction.html()] class="plenary" { (NL)
                (notice(self))
                (details(self))
                @if self.tables.is_empty() { (title_alone(self, catalogue)) }
                (tables(self, Caption::Title, catalogue))
                (notes(self, catalogue))
                (sections(self, catalogue))
                (list(self, catalogue)) (NL)
            } (NL)
        };
        fragment.into_string()
    }
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
                p class="organisation" { (InlineMarkup(&heading.organisation)) } (NL)
            }
            (above_title(annex))
            h1 { (title(annex, catalogue)) } (NL)
            @for line in &annex.heading.under_title(catalogue.language) { p { (PieceMarkup(PieceSource::Line(line), catalogue)) } (NL) }
            @if !heading.venue.is_empty() {
                p class="venue" { (InlineMarkup(&heading.venue)) } (NL)
            }
            (details(annex))
        }
    }
}

/// Returns the symbol, and the language of the original.
fn above_title(annex: &Annex) -> Markup {
    markup! {
        @if let Some(symbol) = &annex.heading.symbol { p class="symbol" { (symbol) } (NL) }
        @if let Some(original) = &annex.heading.original { p class="original" { (original) } (NL) }
    }
}

/// Returns the lines that hold for every meeting.
fn details(annex: &Annex) -> Markup {
    markup! {
        @for line in &annex.heading.details {
            p class="plenary-details" { (InlineMarkup(line)) } (NL)
        }
    }
}

fn notice(annex: &Annex) -> Markup {
    markup! {
        @if !annex.notice.is_empty() {
            p class="plenary-notice" { (InlineMarkup(&annex.notice)) } (NL)
        }
    }
}

/// Returns the title with the mark of its note, which leads there.
fn title(annex: &Annex, catalogue: &Catalogue) -> Markup {
    let note = annex
        .heading
        .note
        .and_then(|note| annex.notes.get(note.index()));
    markup! {
        (InlineMarkup(&annex.heading.title))
        @if let Some(note) = note {
            a id="plenary-title-note" class="plenary-mark" href="#plenary-note" {
                span class="plenary-unseen" { " " (catalogue.heading.note) " " } (note.mark)
            }
        }
    }
}

/// Returns the title for a fragment without a table.
fn title_alone(annex: &Annex, catalogue: &Catalogue) -> Markup {
    markup! {
        (above_title(annex))
        p { strong { (title(annex, catalogue)) } } (NL)
        @for line in &annex.heading.under_title(catalogue.language) { p { (PieceMarkup(PieceSource::Line(line), catalogue)) } (NL) }
    }
}

/// Returns the class of a meeting or an event of a cell; one that has changed has a bar at its side.
fn class_of(entry: &Entry) -> Option<&'static str> {
    entry.is_changed().then_some(CHANGED)
}

/// Content of the caption of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Caption {
    /// The time zone alone: the page has a heading.
    Zone,
    /// The title and the time zone.
    Title,
}

fn tables(annex: &Annex, caption: Caption, catalogue: &Catalogue) -> Markup {
    markup! {
        @for (i, one) in annex.tables.iter().enumerate() {
            table class="plenary-table" { (NL)
                caption {
                    @if caption == Caption::Title && i == 0 {
                        strong { (title(annex, catalogue)) } br; " "
                        @for line in &annex.heading.under_title(catalogue.language) { (PieceMarkup(PieceSource::Line(line), catalogue)) br; " " }
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
        @if let Some(of) = column.day { (DayMarkup(of, plain(&column.full_name))) }
        @else { (InlineMarkup(&column.full_name)) }
    }
}

fn table_row(table: &Table, row: usize, catalogue: &Catalogue) -> Markup {
    let Some(Row { header, cells }) = table.rows.get(row) else {
        return markup! {};
    };
    markup! {
        tr { (NL)
            th scope="row" {
                (PieceMarkup(PieceSource::Header(*header), catalogue))
            } (NL)
            @for (place, (cell, column)) in cells.iter().zip(&table.columns).enumerate() {
                @match cell {
                    Cell::CoveredAbove | Cell::CoveredLeft => {}
                    Cell::Joined { entry, rows, columns } => {
                        td data-day=[joined_columns(table, place, *columns)]
                            data-hours=[joined_hours(table.rows.get(row..row + rows).unwrap_or_default())]
                            rowspan=[(*rows > 1).then_some(rows)]
                            colspan=[(*columns > 1).then_some(columns)] { p class=[class_of(entry)] { (PieceMarkup(PieceSource::Entry(entry), catalogue)) } } (NL)
                    }
                    Cell::Entries(entries) if entries.is_empty() => { td {} (NL) }
                    Cell::Entries(entries) => {
                        td data-day=(plain(&column.full_name)) {
                            @for entry in entries { p class=[class_of(entry)] { (PieceMarkup(PieceSource::Entry(entry), catalogue)) } }
                        } (NL)
                    }
                }
            }
        }
    }
}

/// Returns the columns of a joined cell, for a screen on which columns stand apart; none if the cell is of
/// all columns.
fn joined_columns(table: &Table, first: usize, number: usize) -> Option<String> {
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

/// Returns the hours of joined sessions, for a screen on which rows stand apart.
fn joined_hours(rows: &[Row]) -> Option<String> {
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
        h3 { (DayMarkup(listed.day, &listed.name)) (mark(listed.note.as_ref(), catalogue)) } (NL)
        ul { (NL)
            @for item in &listed.items {
                li id=[ids::item(item, listed.day)] class=[item.is_changed().then_some(CHANGED)] {
                    // An item without hours has no day that a machine reads but this.
                    @if item.times.is_empty() { (DayMarkup(listed.day, "")) }
                    (PieceMarkup(PieceSource::Item(item), catalogue))
                } (NL)
            }
        }
    }
}

fn footer(annex: &Annex, catalogue: &Catalogue) -> Markup {
    let heading = &annex.heading;
    let issued = heading
        .issued
        .map(|issued| DayMarkup(issued, catalogue.dates.date(issued)));
    markup! {
        @if !heading.secretariat.is_empty() || issued.is_some() {
            footer {
                p {
                    (catalogue.heading.issued) (catalogue.signs.colon)
                    (InlineMarkup(&heading.secretariat))
                    @if let Some(issued) = issued {
                        @if !heading.secretariat.is_empty() { ", " }
                        (issued)
                    }
                }
            } (NL)
        }
    }
}
