//! A table: days as columns, sessions as rows, the hours on either side.

use maud::{Markup, html as markup};
use plenary::{
    Annex,
    annex::{Cell, Column, Entry, RowHeader, Table},
    render::Piece,
    text::plain,
};

use crate::runs::Runs;

/// The width of a column for `10:00 – 13:00`, in twentieths of a point.
const HOURS: u32 = 1700;

/// The most columns of days that have room for texts of the usual size.
const WIDE: usize = 7;

/// The most columns of days that can be read side by side. Word itself opens no table of more than 63.
const MOST: usize = 20;

/// Draws a table in the width of the paper, in twentieths of a point; as several tables if it has more
/// columns than can be read.
pub(crate) fn tables(table: &Table, width: u32, runs: &mut Runs<'_>) -> Markup {
    let starts = (0..table.columns.len().max(1)).step_by(MOST);
    markup! {
        @for from in starts {
            (grid(table, from, width).draw(runs))
            // Without a paragraph two tables would be one, and a page cannot end with a table.
            (runs.paragraph("PlenaryAfter", &[]))
        }
    }
}

fn grid(table: &Table, from: usize, width: u32) -> Grid<'_> {
    let to = table.columns.len().min(from + MOST);
    let number = u32::try_from(to - from).unwrap_or(1).max(1);
    Grid {
        table,
        from,
        to,
        column: width.saturating_sub(2 * HOURS) / number,
        style: if to - from > WIDE {
            "PlenaryNarrowCell"
        } else {
            "PlenaryCell"
        },
    }
}

/// A table, or some of its columns, with its measures on paper.
struct Grid<'a> {
    table: &'a Table,
    from: usize,
    to: usize,
    /// The width of the column of a day, in twentieths of a point.
    column: u32,
    /// The style of the texts in the cells.
    style: &'static str,
}

/// Returns the caption of a table for those who do not see it.
fn caption(annex: &Annex, table: &Table) -> String {
    let title = plain(&annex.heading.title);
    match &table.days {
        Some(days) if annex.tables.len() > 1 => format!("{title}, {days}"),
        _ => title,
    }
}

impl<'a> Grid<'a> {
    fn draw(&self, runs: &mut Runs<'_>) -> Markup {
        markup! {
            w:tbl {
                (self.look(runs))
                w:tblGrid {
                    w:gridCol w:w=(HOURS) {}
                    @for _ in self.from..self.to { w:gridCol w:w=(self.column) {} }
                    w:gridCol w:w=(HOURS) {}
                }
                (self.header(runs))
                @for row in 0..self.table.rows.len() { (self.row(row, runs)) }
            }
        }
    }

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

    /// Returns the row with the days, which is repeated on every page, between two empty corners.
    fn header(&self, runs: &mut Runs<'_>) -> Markup {
        let corner =
            |runs: &mut Runs<'_>| cell(Span::HOURS, &[runs.paragraph("PlenaryHours", &[])]);
        markup! {
            w:tr {
                w:trPr { w:cantSplit {} w:tblHeader {} }
                (corner(runs))
                @for column in self.table.columns.iter().take(self.to).skip(self.from) {
                    (self.column_head(column, runs))
                }
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

    fn row(&self, place: usize, runs: &mut Runs<'_>) -> Markup {
        let Some(row) = self.table.rows.get(place) else {
            return markup! {};
        };
        markup! {
            w:tr {
                w:trPr { w:cantSplit {} }
                (hours(row.header, runs))
                @for column in self.from..self.to { (self.cell(place, column, runs)) }
                (hours(row.header, runs))
            }
        }
    }

    fn cell(&self, row: usize, place: usize, runs: &mut Runs<'_>) -> Markup {
        let Some((top, left, origin)) = self.origin(row, place) else {
            return cell(self.span(1), &[runs.paragraph(self.style, &[])]);
        };
        match origin {
            Cell::Joined {
                entry,
                rows,
                columns,
            } => {
                // Of an entry that begins in a column of another table, the rest is drawn.
                let begins = left.max(self.from);
                if begins != place {
                    return markup! {};
                }
                let here = (left + columns).min(self.to) - begins;
                let merge = (*rows > 1).then_some(row == top);
                self.joined_cell(entry, here, merge, runs)
            }
            Cell::Entries(entries) if !entries.is_empty() => {
                let all: Vec<_> = entries
                    .iter()
                    .map(|pieces| paragraph(pieces, self.style, runs))
                    .collect();
                cell(self.span(1), &all)
            }
            _ => cell(self.span(1), &[runs.paragraph(self.style, &[])]),
        }
    }

    /// Returns the cell of an entry that takes several rows or columns, in its first row or in one
    /// below. An entry that takes all columns is a band through the table.
    fn joined_cell(
        &self,
        entry: &Entry,
        columns: usize,
        merge: Option<bool>,
        runs: &mut Runs<'_>,
    ) -> Markup {
        let is_band = columns > 1 && columns == self.to - self.from;
        let span = Span {
            merge: merge.map(|begins| if begins { "restart" } else { "continue" }),
            is_band,
            ..self.span(columns)
        };
        let style = if is_band { "PlenaryBreak" } else { self.style };
        let content = if merge == Some(false) {
            runs.paragraph(style, &[])
        } else {
            paragraph(entry, style, runs)
        };
        cell(span, &[content])
    }

    /// Returns the cell that covers a place, with the row and the column in which it begins.
    fn origin(&self, row: usize, place: usize) -> Option<(usize, usize, &'a Cell)> {
        let at = |row: usize, place: usize| self.table.rows.get(row)?.cells.get(place);
        let is = |place: usize, row: usize, other: &Cell| at(row, place) == Some(other);
        let top = (0..=row)
            .rev()
            .find(|row| !is(place, *row, &Cell::CoveredAbove))?;
        let left = (0..=place)
            .rev()
            .find(|place| !is(*place, top, &Cell::CoveredLeft))?;
        Some((top, left, at(top, left)?))
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

/// The extent of a cell.
#[derive(Clone, Copy)]
struct Span {
    width: u32,
    columns: usize,
    /// `restart` or `continue` for a cell that takes several rows.
    merge: Option<&'static str>,
    /// True if the cell takes all days.
    is_band: bool,
}

impl Span {
    const HOURS: Self = Self {
        width: HOURS,
        columns: 1,
        merge: None,
        is_band: false,
    };
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
            @for text in paragraphs { (text) }
        }
    }
}

/// Returns the cell with the hours of a row.
fn hours(header: RowHeader, runs: &mut Runs<'_>) -> Markup {
    let pieces = header.pieces(runs.annex.language);
    cell(Span::HOURS, &[runs.paragraph("PlenaryHours", &pieces)])
}

fn paragraph(entry: &Entry, style: &'static str, runs: &mut Runs<'_>) -> Markup {
    let pieces = entry.pieces(runs.annex.language);
    runs.marked(style, entry.is_changed(), &pieces)
}
