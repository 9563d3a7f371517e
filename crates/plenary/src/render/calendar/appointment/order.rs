//! The place of a meeting among the others, and the reason for it.

use crate::{
    locale::Calendar,
    plan::MeetingId,
    schedule::{Placed, Reason, Sitting},
    text::Inline,
    time::clock,
    view::{Inlines, Neighbours, Occurrence, OccurrenceKind, View, capitalized, text},
};

/// Order of the meetings, in words.
pub(super) struct Order<'a> {
    view: &'a View<'a>,
    calendar: &'static Calendar,
    neighbours: Vec<Neighbours>,
}

/// The first sitting of a meeting.
#[derive(Clone, Copy)]
struct FirstSitting<'s> {
    placed: &'s Placed,
    sitting: &'s Sitting,
    /// True if a line says that others have to end by an hour.
    has_hour: bool,
}

impl<'a> Order<'a> {
    pub(super) fn of(view: &'a View<'a>) -> Self {
        Self {
            view,
            calendar: &view.catalogue.calendar,
            neighbours: view.neighbours(),
        }
    }

    /// Returns the lines on the reason for the time of a sitting, and on the meetings around it.
    pub(super) fn lines(&self, occurrence: &Occurrence<'a>) -> Vec<Inlines> {
        let OccurrenceKind::Sitting {
            place,
            placed,
            sitting,
            ..
        } = occurrence.kind
        else {
            return Vec::new();
        };
        let first = FirstSitting {
            placed,
            sitting,
            has_hour: self.view.by_hour_of(occurrence).is_some(),
        };
        let all = self.view.standing(placed).sittings.len();
        let which = (all > 1).then(|| {
            vec![Inline::text((self.calendar.sitting)(
                occurrence.ordinal,
                all,
            ))]
        });
        let lines = if occurrence.is_first {
            self.of_first(
                first,
                self.neighbours
                    .get(place.index())
                    .copied()
                    .unwrap_or_default(),
            )
        } else {
            self.goes_on(placed, occurrence.ordinal)
                .into_iter()
                .collect()
        };
        which.into_iter().chain(lines).collect()
    }

    fn of_first(&self, first: FirstSitting<'_>, neighbours: Neighbours) -> Vec<Inlines> {
        let reason = self.reason(first);
        let order = self.order(first, neighbours);
        let lines = [reason, order, self.rule(first)];
        lines.into_iter().flatten().collect()
    }

    fn reason(&self, first: FirstSitting<'_>) -> Option<Inlines> {
        let reason = first.sitting.reason;
        if let (Reason::TooLate { .. }, Some(by)) = (reason, first.placed.meeting.start.by) {
            if first.has_hour {
                return None;
            }
            let hour = by.format("%H:%M");
            return Some(vec![Inline::text(format!(
                "{}{hour}",
                self.calendar.start_by
            ))]);
        }
        (self.calendar.reason)(reason).map(|words| vec![text(words)])
    }

    /// Returns `Follows WGETI (30 min earlier than planned); precedes WGTR`.
    fn order(&self, first: FirstSitting<'_>, neighbours: Neighbours) -> Option<Inlines> {
        let follows = self.follows(first, neighbours.before);
        let mut line = follows.unwrap_or_default();
        if let Some(name) = neighbours.after.and_then(|place| self.name(place)) {
            if !line.is_empty() {
                line.push(text(self.view.catalogue.signs.semicolon));
            }
            line.push(text(self.calendar.precedes));
            line.extend(name);
        }
        (!line.is_empty()).then(|| capitalized(line))
    }

    /// Returns a phrase with the meeting whose end lets this one begin, else with the meeting before it.
    /// Meetings that are named by `after` are left out, since they have a line of their own.
    fn follows(&self, first: FirstSitting<'_>, before: Option<MeetingId>) -> Option<Inlines> {
        let reason = first.sitting.reason;
        let has_line = !first.placed.meeting.start.after.is_empty();
        let cause = match reason {
            Reason::After { .. } if has_line => None,
            other => other.follows(),
        };
        let mut line = vec![text(self.calendar.follows)];
        line.extend(self.name(cause.or(before)?)?);
        if let (Reason::Follows { ended, .. } | Reason::Behind { ended, .. }, true) =
            (reason, cause.is_some())
        {
            line.extend((self.calendar.ended)(ended).map(Inline::text));
        }
        Some(line)
    }

    fn name(&self, place: MeetingId) -> Option<Inlines> {
        let placed = self.view.schedule.meetings.get(place.index())?;
        let name = self.view.localizer.name_in_sentence(&placed.meeting);
        (!name.is_empty()).then_some(name)
    }

    /// Returns the line on what moves the start, while it can still move.
    fn rule(&self, first: FirstSitting<'_>) -> Option<Inlines> {
        let fixed = matches!(
            first.sitting.reason,
            Reason::Pinned | Reason::Opens | Reason::Event { after: None }
        );
        let settled = self.view.is_settled(first.placed) || self.view.has_begun(first.placed);
        let rolling = self.view.plan().rolling_of(&first.placed.meeting);
        (!fixed && !settled).then(|| vec![text((self.calendar.rolling)(rolling))])
    }

    /// Returns `Goes on from Monday 16 March, 15:00`.
    fn goes_on(&self, placed: &Placed, ordinal: usize) -> Option<Inlines> {
        let sittings = &self.view.standing(placed).sittings;
        let before = sittings.get(ordinal.checked_sub(2)?)?.starts;
        let day = self
            .view
            .catalogue
            .dates
            .day_inside(before.date_naive(), true);
        let from = self.calendar.goes_on_from;
        let hour = clock(before);
        Some(vec![Inline::text(format!("{from}{day}, {hour}"))])
    }
}
