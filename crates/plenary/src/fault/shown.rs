//! Which faults are printed for people, where there are more than anyone reads.

use super::{Fault, Report};

/// The most faults that are printed: nobody mends more at a time, and more would push the first off
/// the screen. Forms for programs have all.
const MOST_SHOWN: usize = 100;

impl Report {
    /// The faults that are printed, in their order. Where some are left out, errors go before
    /// warnings, and warnings before notes, so that no error hides behind them.
    pub(super) fn shown(&self) -> Vec<&Fault> {
        let mut places: Vec<_> = (0..self.faults.len()).collect();
        if places.len() > MOST_SHOWN {
            places.sort_by_key(|place| self.faults.get(*place).map(|fault| fault.severity));
            places.truncate(MOST_SHOWN);
            places.sort_unstable();
        }
        let faults = places.into_iter();
        faults.filter_map(|place| self.faults.get(place)).collect()
    }

    /// What is said of the faults that are not printed.
    pub(super) fn left_out(&self) -> Option<String> {
        let more = self.faults.len().checked_sub(MOST_SHOWN)?;
        let escape_for_display =
            format!("and {more} more: `plenary check --format json` writes all of them");
        (more > 0).then_some(escape_for_display)
    }
}
