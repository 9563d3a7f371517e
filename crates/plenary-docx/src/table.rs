//! A table: days as columns, sessions as rows, the hours on either side.

use maud::{Markup, html as markup};
use plenary::{Annex, Cell, Column, Entry, Piece, RowHeader, Table, plain};

use crate::runs::Runs;

/// Room for `10:00 – 13:00`, in twentieths of a point.
const HOURS: u32 = 1700;

/// How many columns have room for texts of the usual size.
const WIDE: usize = 7;

/// Draws a table as wide as the paper, in twentieths of a point.
pub(crate) fn table(table: &Table, width: u32, runs: &mut Runs<'_>) -> Markup {
    let number = u32::try_from(table.columns.len())
        .unwrap_or(u32::MAX)
        .max(1);
    let grid = Grid {
        table,
        column: width.saturating_sub(2 * HOURS) / number,
        style: if table.columns.len() > WIDE {
            "PlenaryNarrowCell"
        } else {
            "PlenaryCell"
        },
    };
    markup! {
        w:tbl {
            (grid.look(runs))
            w:tblGrid {
                w:gridCol w:w=(HOURS) {}
                @for _ in &table.columns { w:gridCol w:w=(grid.column) {} }
                w:gridCol w:w=(HOURS) {}
            }
            (grid.header(runs))
            @for row in 0..table.rows.len() { (grid.row(row, runs)) }
        }
    }
}

/// A table on its paper.
struct Grid<'a> {
    table: &'a Table,
    /// How wide the column of a day is.
    column: u32,
    /// The style of what stands in the cells.
    style: &'static str,
}

/// What is said of a table to those who do not see it.
fn caption(annex: &Annex, table: &Table) -> String {
    let title = plain(&annex.heading.title);
    match &table.days {
        Some(days) if annex.tables.len() > 1 => format!("{title}, {days}"),
        _ => title,
    }
}

impl Grid<'_> {
    fn look(&self, runs: &Runs<'_>) -> Markup {
        markup! {
            w:tblPr {
                w:tblStyle w:val=(runs.styles.id("PlenaryTable")) {}
                @if runs.page.is_right_to_left() { w:bidiVisual {} }
                w:tblW w:w="5000" w:type="pct" {}
                w:tblLayout w:type="fixed" {}
                w:tblLook w:val="01A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"
                    w:lastColumn="1" w:noHBand="0" w:noVBand="0" {}
                w:tblCaption w:val=(caption(runs.annex, self.table)) {}
                w:tblDescription w:val=(runs.annex.local_time()) {}
            }
        }
    }

    /// The days, on every page, between two corners.
    fn header(&self, runs: &mut Runs<'_>) -> Markup {
        let corner =
            |runs: &mut Runs<'_>| cell(Span::HOURS, &[runs.paragraph("PlenaryHours", &[])]);
        markup! {
            w:tr {
                w:trPr { w:cantSplit {} w:tblHeader {} }
                (corner(runs))
                @for column in &self.table.columns { (self.column_head(column, runs)) }
                (corner(runs))
            }
        }
    }

    fn column_head(&self, column: &Column, runs: &mut Runs<'_>) -> Markup {
        let mark = column.note.as_ref().map(Piece::Mark);
        let name = Piece::Text(&column.name);
        let pieces: Vec<_> = [name].into_iter().chain(mark).collect();
        cell(self.span(1), &[runs.paragraph("PlenaryColumn", &pieces)])
    }

    fn row(&self, row: usize, runs: &mut Runs<'_>) -> Markup {
        let Some(own) = self.table.rows.get(row) else {
            return markup! {};
        };
        markup! {
            w:tr {
                w:trPr { w:cantSplit {} }
                (hours(own.header, runs))
                @for place in 0..own.cells.len() { (self.cell(row, place, runs)) }
                (hours(own.header, runs))
            }
        }
    }

    fn cell(&self, row: usize, place: usize, runs: &mut Runs<'_>) -> Markup {
        match self.at(row, place) {
            Some(Cell::Joined {
                entry,
                rows,
                columns,
            }) => self.joined(entry, (*rows, *columns), runs),
            Some(Cell::Entries(entries)) if entries.is_empty() => {
                cell(self.span(1), &[runs.paragraph(self.style, &[])])
            }
            Some(Cell::Entries(entries)) => {
                let all = entries.iter();
                let all: Vec<_> = all.map(|own| paragraph(own, self.style, runs)).collect();
                cell(self.span(1), &all)
            }
            Some(Cell::Covered) => {
                let columns = self.above(row, place);
                let span = columns.map(|columns| self.span(columns).merged("continue"));
                let empty = runs.paragraph(self.style, &[]);
                span.map_or_else(|| markup! {}, |span| cell(span, &[empty]))
            }
            _ => markup! {},
        }
    }

    /// What takes several rows or columns. What takes all columns is a band through the table.
    fn joined(
        &self,
        entry: &Entry,
        (rows, columns): (usize, usize),
        runs: &mut Runs<'_>,
    ) -> Markup {
        let span = self.span(columns);
        let span = if rows > 1 {
            span.merged("restart")
        } else {
            span
        };
        if columns > 1 && columns == self.table.columns.len() {
            let is_band = true;
            let band = Span { is_band, ..span };
            return cell(band, &[paragraph(entry, "PlenaryBreak", runs)]);
        }
        cell(span, &[paragraph(entry, self.style, runs)])
    }

    fn at(&self, row: usize, place: usize) -> Option<&Cell> {
        self.table.rows.get(row)?.cells.get(place)
    }

    /// How many columns the cell takes that goes on here; none if it began in a column before.
    fn above(&self, row: usize, place: usize) -> Option<usize> {
        let above = (0..row).rev().map(|row| self.at(row, place));
        let begins = above
            .into_iter()
            .find(|cell| !matches!(cell, Some(Cell::Covered)))?;
        match begins? {
            Cell::Joined { columns, .. } => Some(*columns),
            _ => None,
        }
    }

    fn span(&self, columns: usize) -> Span {
        let number = u32::try_from(columns).unwrap_or(1);
        Span {
            width: self.column * number,
            columns,
            merge: None,
            is_band: false,
        }
    }
}

/// How far a cell reaches.
#[derive(Clone, Copy)]
struct Span {
    width: u32,
    columns: usize,
    /// Whether it begins or continues what takes several rows.
    merge: Option<&'static str>,
    /// Whether it goes through all days.
    is_band: bool,
}

impl Span {
    const HOURS: Self = Self {
        width: HOURS,
        columns: 1,
        merge: None,
        is_band: false,
    };

    fn merged(self, merge: &'static str) -> Self {
        let merge = Some(merge);
        Self { merge, ..self }
    }
}

fn cell(span: Span, paragraphs: &[Markup]) -> Markup {
    markup! {
        w:tc {
            w:tcPr {
                w:tcW w:w=(span.width) w:type="dxa" {}
                @if span.columns > 1 { w:gridSpan w:val=(span.columns) {} }
                @if let Some(merge) = span.merge { w:vMerge w:val=(merge) {} }
                @if span.is_band { w:shd w:val="clear" w:color="auto" w:fill="EDEDED" {} }
            }
            @for own in paragraphs { (own) }
        }
    }
}

/// The hours of a row, which stand on either side.
fn hours(header: RowHeader, runs: &mut Runs<'_>) -> Markup {
    let pieces = header.pieces(runs.annex.language);
    cell(Span::HOURS, &[runs.paragraph("PlenaryHours", &pieces)])
}

fn paragraph(entry: &Entry, style: &'static str, runs: &mut Runs<'_>) -> Markup {
    runs.paragraph(style, &entry.pieces(runs.annex.language))
}
