//! Positions in a source, as people and editors count.

use std::ops::Range;

use serde::Serialize;

use crate::source::{Source, Span};

/// A place in the text of a source.
///
/// Columns are Unicode code points, unless the [`Lines`] count in other [`Unit`]s: a tab is one, an emoji of
/// one code point too, and a byte order mark at the start of the text is none. Lines end in LF or in CR LF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in it, from 1.
    pub column: usize,
}

/// The unit in which columns count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Unit {
    /// Bytes of UTF-8.
    Byte,
    /// Unicode code points, as in the output of the command.
    #[default]
    CodePoint,
    /// Units of UTF-16, as JavaScript and language servers count.
    Utf16,
}

/// The lines of a source, found once, to tell the positions of many bytes.
///
/// A program that shows faults in its own way needs no more than the report and its lines:
///
/// ```
/// use plenary::{report::Lines, Source};
///
/// let source = Source::new("csp12.toml", "# 🦦\nconference = 12\n");
/// let report = plenary::compile(&source).unwrap_err();
/// let mut spans = report.faults().iter().filter_map(|fault| fault.place.span.as_ref());
/// let span = spans.next().ok_or("12 is no text")?;
///
/// let lines = Lines::of(&source);
/// let range = lines.range(span);
/// assert_eq!((range.start.line, range.start.column), (2, 14));
/// assert_eq!((range.end.line, range.end.column), (2, 16));
/// assert_eq!(lines.offset(range.start), Some(span.start));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone)]
pub struct Lines<'s> {
    text: &'s str,
    /// The byte at which each line begins.
    starts: Vec<usize>,
    /// The number of units that begin before each block of bytes, so that a line may be of any
    /// length.
    passed: Vec<usize>,
    unit: Unit,
}

const BYTE_ORDER_MARK: char = '\u{feff}';

const BLOCK: usize = 256;

impl Position {
    /// Returns the place at this line and column, both counted from 1.
    #[must_use]
    pub const fn new(line: usize, column: usize) -> Self {
        Self { line, column }
    }
}

impl<'s> Lines<'s> {
    /// Returns the lines of this source, with columns that are code points.
    #[must_use]
    pub fn of(source: &'s Source) -> Self {
        Self::in_units(source, Unit::CodePoint)
    }

    /// Returns the lines of this source, with columns that count in a unit.
    ///
    /// ```
    /// use plenary::{Source, report::{Lines, Unit}};
    /// let source = Source::new("csp12.toml", "# 🦦 = é");
    /// let column = |unit| Lines::in_units(&source, unit).position(7).column;
    /// assert_eq!([Unit::CodePoint, Unit::Utf16, Unit::Byte].map(column), [5, 6, 8]);
    /// ```
    #[must_use]
    pub fn in_units(source: &'s Source, unit: Unit) -> Self {
        let text = source.text();
        let unmarked = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let first = text.len() - unmarked.len();
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        let starts = std::iter::once(first).chain(ends).collect();
        let blocks = text.as_bytes().chunks(BLOCK).map(|block| unit.count(block));
        let passed = std::iter::once(0).chain(blocks.scan(0, |sum, block| {
            *sum += block;
            Some(*sum)
        }));
        Self {
            text,
            starts,
            passed: passed.collect(),
            unit,
        }
    }

    /// Returns the place of a byte. One inside a character stands where the character does, one after the
    /// end at the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let mut boundary = offset.min(self.text.len());
        while !self.text.is_char_boundary(boundary) {
            boundary -= 1;
        }
        let line = self
            .starts
            .partition_point(|start| *start <= boundary)
            .max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let column = self.before(boundary).saturating_sub(self.before(start)) + 1;
        Position::new(line, column)
    }

    /// Counts the units that begin before a byte.
    fn before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..offset);
        self.passed.get(block).copied().unwrap_or_default()
            + self.unit.count(rest.unwrap_or_default())
    }

    /// Returns the places of the first byte of a span, and of the one behind its last.
    #[must_use]
    pub fn range(&self, span: &Span) -> Range<Position> {
        self.position(span.start)..self.position(span.end)
    }

    /// Returns the byte at a place; none if there is no such line, or no character begins at such a column in
    /// it.
    #[must_use]
    pub fn offset(&self, position: Position) -> Option<usize> {
        let line = position.line.checked_sub(1)?;
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).copied();
        let inside = self.text.get(start..end.unwrap_or(self.text.len()))?;
        let mut before = position.column.checked_sub(1)?;
        for (at, c) in inside.char_indices() {
            if before == 0 {
                return Some(start + at);
            }
            before = before.checked_sub(self.unit.count(c.encode_utf8(&mut [0; 4]).as_bytes()))?;
        }
        (before == 0 && end.is_none()).then_some(self.text.len())
    }
}

impl Unit {
    /// Counts the units that begin in these bytes.
    fn count(self, bytes: &[u8]) -> usize {
        let begins = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
        // A character of four bytes is two units of UTF-16.
        let is_double = |byte: &&u8| **byte >= 0b1111_0000;
        match self {
            Self::Byte => bytes.len(),
            Self::CodePoint => bytes.iter().filter(begins).count(),
            Self::Utf16 => {
                bytes.iter().filter(begins).count() + bytes.iter().filter(is_double).count()
            }
        }
    }
}
