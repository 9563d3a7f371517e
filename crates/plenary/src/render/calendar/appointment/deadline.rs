//! Deadlines.

use super::{Appointment, Calendar, Key, Relation, When, line};
use crate::{
    plan::{Deadline, Due},
    text::{Address, Inline},
    view::{Inlines, Occurrence, OccurrenceKind, link_to, text},
};

impl Calendar<'_> {
    pub(super) fn deadline(&self, own: &Occurrence<'_>) -> Option<Appointment> {
        let OccurrenceKind::Deadline(deadline) = own.kind else {
            return None;
        };
        let mut title = vec![
            text(self.catalogue.calendar.deadline),
            text(self.catalogue.signs.colon),
        ];
        title.extend_from_slice(self.view.localizer.said(&deadline.title));
        let link = deadline.link.as_ref();
        let linked = link.map(|link| vec![link_to(link, line(self.catalogue.meeting.link))]);
        Some(Appointment {
            key: Key::of(own),
            when: When::of(own),
            cancelled: false,
            takes_time: false,
            title,
            categories: vec![line(self.catalogue.grid.deadlines)],
            place: link.map_or_else(Inlines::new, |link| {
                vec![Inline::text(bare(link).to_owned())]
            }),
            bodies: Vec::new(),
            lines: linked.into_iter().collect(),
            link: link.cloned(),
            livestream: None,
            related: self.prepared(deadline).into_iter().collect(),
        })
    }

    /// The meeting that the deadline is before.
    fn prepared(&self, deadline: &Deadline) -> Option<(Relation, Key)> {
        let Due::Before { meeting, .. } = deadline.due else {
            return None;
        };
        let placed = self.view.schedule.meetings.get(meeting)?;
        self.view.standing(placed).starts()?;
        Some((Relation::Parent, Key::sitting(&placed.meeting.id, 1)))
    }
}

/// An address as it is read.
fn bare(address: &Address) -> &str {
    let typed = address.as_str();
    typed.strip_prefix("mailto:").unwrap_or(typed)
}
