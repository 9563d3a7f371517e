//! What stands in successive cells of a row, and is one event.

use super::cell::Entry;
use crate::text::Line;

/// An entry, and the columns in which it stands.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) columns: Vec<usize>,
    pub(crate) entry: Entry,
    /// Whether all of it is its title, since all of it is said again in every column.
    pub(crate) literal: bool,
}

/// The entries of a row. Of an event that stands alone in successive cells, only the first says
/// more than its name.
pub(crate) fn runs(cells: &[Vec<Entry>], lone: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for (column, cell) in cells.iter().enumerate() {
        let alone = cell.len() == 1 && lone.get(column) == Some(&true);
        if let (true, true, Some(run)) = (open, alone, runs.last_mut())
            && run.takes(&cell[0])
        {
            run.columns.push(column);
            continue;
        }
        open = alone;
        if !alone && !cell.is_empty() && same_everywhere(cells, cell) {
            if column == 0 {
                runs.extend(
                    cell.iter()
                        .map(|entry| Run::of((0..cells.len()).collect(), entry)),
                );
            }
            continue;
        }
        runs.extend(cell.iter().map(|entry| Run::of(vec![column], entry)));
    }
    runs
}

fn same_everywhere(cells: &[Vec<Entry>], cell: &[Entry]) -> bool {
    cells.len() > 1 && cells.iter().all(|own| own == cell)
}

impl Run {
    fn of(columns: Vec<usize>, entry: &Entry) -> Self {
        Self {
            columns,
            entry: entry.clone(),
            literal: false,
        }
    }

    /// Whether a cell says the same, or the name again.
    fn takes(&mut self, next: &Entry) -> bool {
        let same = *next == self.entry;
        let name =
            next.under.is_empty() && next.name == self.entry.name && next.when == self.entry.when;
        let first = self.columns.len() == 1;
        let lines: &[Line] = &self.entry.under;
        if same && !lines.is_empty() && (first || self.literal) {
            self.literal = true;
            return true;
        }
        (same || name && next.mark.is_none()) && !self.literal
    }
}
