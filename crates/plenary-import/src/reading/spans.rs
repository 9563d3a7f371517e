//! Events that stand in successive cells of a row.

use super::cell::Entry;

/// An entry with the columns in which it stands.
#[derive(Debug)]
pub(crate) struct EntrySpan {
    pub(crate) columns: Vec<usize>,
    pub(crate) entry: Entry,
    /// True if all its lines are the title, as every column repeats all of them.
    pub(crate) literal: bool,
}

/// Returns the entries of a row. An event that stands alone in successive cells is one entry, of which
/// the cells behind the first may repeat the name alone.
pub(crate) fn entry_spans(cells: &[Vec<Entry>], lone: &[bool]) -> Vec<EntrySpan> {
    let mut spans: Vec<EntrySpan> = Vec::new();
    let mut open = false;
    for (column, cell) in cells.iter().enumerate() {
        let alone = cell.len() == 1 && lone.get(column) == Some(&true);
        if let (true, true, Some(span)) = (open, alone, spans.last_mut())
            && span.try_extend(column, &cell[0])
        {
            continue;
        }
        open = alone;
        if !alone && !cell.is_empty() && is_in_all(cells, cell) {
            if column == 0 {
                spans.extend(
                    cell.iter()
                        .map(|entry| EntrySpan::of((0..cells.len()).collect(), entry)),
                );
            }
            continue;
        }
        spans.extend(cell.iter().map(|entry| EntrySpan::of(vec![column], entry)));
    }
    spans
}

fn is_in_all(cells: &[Vec<Entry>], cell: &[Entry]) -> bool {
    cells.len() > 1 && cells.iter().all(|other| other == cell)
}

impl EntrySpan {
    fn of(columns: Vec<usize>, entry: &Entry) -> Self {
        Self {
            columns,
            entry: entry.clone(),
            literal: false,
        }
    }

    /// Adds the next column if its entry repeats this one, or at least the name; false if it does not.
    fn try_extend(&mut self, column: usize, next: &Entry) -> bool {
        let is_same = *next == self.entry;
        let is_same_name =
            next.under.is_empty() && next.name == self.entry.name && next.when == self.entry.when;
        let is_first = self.columns.len() == 1;
        if is_same && !self.entry.under.is_empty() && (is_first || self.literal) {
            self.literal = true;
        } else if self.literal || !is_same && (!is_same_name || next.mark.is_some()) {
            return false;
        }
        self.columns.push(column);
        true
    }
}
