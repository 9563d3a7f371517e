//! Which meetings are held before and after each in its track.

use super::View;

/// Places of the meetings of the same track that are held before and after one.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Neighbours {
    pub(crate) before: Option<usize>,
    pub(crate) after: Option<usize>,
}

impl View<'_> {
    /// Finds the neighbours of each meeting among those that are held.
    pub(crate) fn neighbours(&self) -> Vec<Neighbours> {
        let meetings = self.schedule.meetings.iter().enumerate();
        let held =
            meetings.filter(|(_, placed)| self.is_planned() || !placed.record.takes_no_time());
        let mut order: Vec<_> = held
            .filter_map(|(place, placed)| {
                let starts = self.standing(placed).starts()?;
                Some((placed.meeting.track, starts, place))
            })
            .collect();
        order.sort_unstable();
        let mut neighbours = vec![Neighbours::default(); self.schedule.meetings.len()];
        for pair in order.windows(2) {
            if let [(track, _, before), (other, _, after)] = *pair
                && track == other
            {
                neighbours[before].after = Some(after);
                neighbours[after].before = Some(before);
            }
        }
        neighbours
    }
}
