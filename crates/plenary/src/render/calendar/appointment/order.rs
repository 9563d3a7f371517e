//! The place of a meeting among the others, and why it is there.

use crate::{
    locale::{Calendar, capital},
    schedule::{Placed, Reason, Sitting},
    text::Inline,
    time::clock,
    view::{Inlines, Neighbours, Occurrence, OccurrenceKind, View, text},
};

/// The order of the meetings.
pub(super) struct Order<'a> {
    view: &'a View<'a>,
    calendar: &'static Calendar,
    neighbours: Vec<Neighbours>,
}

/// The first sitting of a meeting.
#[derive(Clone, Copy)]
struct Of<'s> {
    placed: &'s Placed,
    sitting: &'s Sitting,
}

impl<'a> Order<'a> {
    pub(super) fn of(view: &'a View<'a>) -> Self {
        Self {
            view,
            calendar: &view.catalogue.calendar,
            neighbours: view.neighbours(),
        }
    }

    /// Lines that say why a sitting is held when it is, and between which others.
    pub(super) fn lines(&self, own: &Occurrence<'_>) -> Vec<Inlines> {
        let OccurrenceKind::Sitting {
            place,
            placed,
            sitting,
            ..
        } = own.kind
        else {
            return Vec::new();
        };
        let of = Of { placed, sitting };
        let all = self.view.standing(placed).sittings.len();
        let which = (all > 1).then(|| (self.calendar.sitting)(own.ordinal, all));
        let which = which.map(|which| vec![Inline::text(which)]);
        let lines = if own.is_first {
            self.of_first(of, self.neighbours.get(place).copied().unwrap_or_default())
        } else {
            self.goes_on(placed, own.ordinal).into_iter().collect()
        };
        which.into_iter().chain(lines).collect()
    }

    fn of_first(&self, of: Of<'_>, neighbours: Neighbours) -> Vec<Inlines> {
        let reason = self.reason(of);
        let order = self.order(of, neighbours);
        let lines = [reason, order, self.rule(of)];
        lines.into_iter().flatten().collect()
    }

    fn reason(&self, of: Of<'_>) -> Option<Inlines> {
        let reason = of.sitting.reason;
        if let (Reason::TooLate { .. }, Some(by)) = (reason, of.placed.meeting.start.by) {
            let by = by.format("%H:%M");
            return Some(vec![Inline::text(format!(
                "{}{by}",
                self.calendar.start_by
            ))]);
        }
        (self.calendar.reason)(reason).map(|words| vec![text(words)])
    }

    /// `Follows WGETI (30 min earlier than planned); precedes WGTR`.
    fn order(&self, of: Of<'_>, neighbours: Neighbours) -> Option<Inlines> {
        let follows = self.follows(of, neighbours.before);
        let mut line = follows.unwrap_or_default();
        if let Some(name) = neighbours.after.and_then(|place| self.called(place)) {
            if !line.is_empty() {
                line.push(text(self.view.catalogue.signs.semicolon));
            }
            line.push(text(self.calendar.precedes));
            line.extend(name);
        }
        if let Some(Inline::Text(first)) = line.first_mut() {
            *first = capital(first).into();
        }
        (!line.is_empty()).then_some(line)
    }

    /// The meeting whose end lets this one begin; else the one that is held before it. The
    /// meetings of another track that it waits for are told elsewhere.
    fn follows(&self, of: Of<'_>, before: Option<usize>) -> Option<Inlines> {
        let reason = of.sitting.reason;
        let told = !of.placed.meeting.start.after.is_empty();
        let cause = match reason {
            Reason::After { .. } if told => None,
            other => other.follows(),
        };
        let mut line = vec![text(self.calendar.follows)];
        line.extend(self.called(cause.or(before)?)?);
        if let (Reason::Follows { ended, .. } | Reason::Behind { ended, .. }, true) =
            (reason, cause.is_some())
        {
            line.extend((self.calendar.ended)(ended).map(Inline::text));
        }
        Some(line)
    }

    fn called(&self, place: usize) -> Option<Inlines> {
        let placed = self.view.schedule.meetings.get(place)?;
        let name = self.view.localizer.called(&placed.meeting);
        (!name.is_empty()).then_some(name)
    }

    /// Line that says what moves the start, while it can still move.
    fn rule(&self, of: Of<'_>) -> Option<Inlines> {
        let fixed = matches!(
            of.sitting.reason,
            Reason::Pinned | Reason::Opens | Reason::Event { after: None }
        );
        let settled = self.view.is_settled(of.placed) || self.view.has_begun(of.placed);
        let rolling = self.view.plan().rolling_of(&of.placed.meeting);
        (!fixed && !settled).then(|| vec![text((self.calendar.rolling)(rolling))])
    }

    /// `Goes on from Monday 16 March, 15:00`.
    fn goes_on(&self, placed: &Placed, ordinal: usize) -> Option<Inlines> {
        let sittings = &self.view.standing(placed).sittings;
        let before = sittings.get(ordinal.checked_sub(2)?)?.starts;
        let day = self
            .view
            .catalogue
            .dates
            .day_inside(before.date_naive(), true);
        let clock = clock(before);
        let from = self.calendar.goes_on_from;
        Some(vec![Inline::text(format!("{from}{day}, {clock}"))])
    }
}
