//! The place of a meeting among the others, and why it is there.

use super::text;
use crate::{
    annex::{remarks::Remarks, shown::Shown, voice::Line},
    schedule::{Placed, Reason, Schedule},
    terms::Show,
    text::{Inline, Language},
    time::clock,
    words::{OrderWords, capital, order_words},
};

/// Which meetings are held before and after each.
pub(super) struct Order<'a> {
    remarks: Remarks<'a>,
    words: &'static OrderWords,
    neighbours: Vec<Neighbours>,
}

/// Places of the meetings of the same track that are held before and after one.
#[derive(Clone, Copy, Default)]
struct Neighbours {
    before: Option<usize>,
    after: Option<usize>,
}

impl<'a> Order<'a> {
    pub(super) fn of(remarks: Remarks<'a>, language: Language) -> Self {
        Self {
            remarks,
            words: order_words(language),
            neighbours: neighbours(remarks.schedule),
        }
    }

    /// Why a sitting is held when it is, and between which others.
    pub(super) fn lines(&self, shown: &Shown<'_>, ordinal: usize, all: usize) -> Vec<Line> {
        let which = (all > 1).then(|| vec![Inline::text((self.words.sitting)(ordinal, all))]);
        let own = if shown.is_first {
            self.of_first(shown)
        } else {
            self.goes_on(shown.placed, ordinal).into_iter().collect()
        };
        which.into_iter().chain(own).collect()
    }

    fn of_first(&self, shown: &Shown<'_>) -> Vec<Line> {
        let neighbours = self
            .neighbours
            .get(shown.place)
            .copied()
            .unwrap_or_default();
        let reason = self.reason(shown);
        let order = self.order(shown, neighbours);
        let lines = [reason, order, self.rule(shown)];
        lines.into_iter().flatten().collect()
    }

    fn reason(&self, shown: &Shown<'_>) -> Option<Line> {
        let reason = shown.sitting.reason;
        if let (Reason::TooLate { .. }, Some(by)) = (reason, shown.placed.meeting.start.by) {
            let by = by.format("%H:%M");
            return Some(vec![Inline::text(format!("{}{by}", self.words.start_by))]);
        }
        (self.words.reason)(reason).map(|words| vec![text(words)])
    }

    /// `Follows WGETI (30 min earlier than planned); precedes WGTR`.
    fn order(&self, shown: &Shown<'_>, neighbours: Neighbours) -> Option<Line> {
        let follows = self.follows(shown, neighbours.before);
        let mut line = follows.unwrap_or_default();
        if let Some(name) = neighbours.after.and_then(|place| self.called(place)) {
            if !line.is_empty() {
                line.push(text(self.words.semicolon));
            }
            line.push(text(self.words.precedes));
            line.extend(name);
        }
        if let Some(Inline::Text(first)) = line.first_mut() {
            *first = capital(first).into();
        }
        (!line.is_empty()).then_some(line)
    }

    /// The meeting whose end lets this one begin; else the one that is held before it. The
    /// meetings of another track that it waits for are told elsewhere.
    fn follows(&self, shown: &Shown<'_>, before: Option<usize>) -> Option<Line> {
        let reason = shown.sitting.reason;
        let told = !shown.placed.meeting.start.after.is_empty();
        let cause = match reason {
            Reason::After { .. } if told => None,
            other => other.follows(),
        };
        let mut line = vec![text(self.words.follows)];
        line.extend(self.called(cause.or(before)?)?);
        if let (Reason::Follows { ended, .. } | Reason::Behind { ended, .. }, true) =
            (reason, cause.is_some())
        {
            line.extend((self.words.ended)(ended).map(Inline::text));
        }
        Some(line)
    }

    fn called(&self, place: usize) -> Option<Line> {
        let placed = self.remarks.schedule.meetings.get(place)?;
        let name = self.remarks.voice.called(&placed.meeting);
        (!name.is_empty()).then_some(name)
    }

    /// What moves the start, while it can still move.
    fn rule(&self, shown: &Shown<'_>) -> Option<Line> {
        let schedule = self.remarks.schedule;
        let fixed = matches!(
            shown.sitting.reason,
            Reason::Pinned | Reason::Opens | Reason::Event { after: None }
        );
        let settled = schedule.plan.page.show != Show::Planned
            && (shown.placed.record.is_settled() || schedule.has_begun(shown.placed));
        let rolling = schedule.plan.rolling_of(&shown.placed.meeting);
        (!fixed && !settled).then(|| vec![text((self.words.rolling)(rolling))])
    }

    /// `Goes on from Monday 16 March, 15:00`.
    fn goes_on(&self, placed: &Placed, ordinal: usize) -> Option<Line> {
        let show = self.remarks.schedule.plan.page.show;
        let sittings = &placed.standing(show).sittings;
        let before = sittings.get(ordinal.checked_sub(2)?)?.starts;
        let day = self.remarks.words.day_inside(before.date_naive(), true);
        let clock = clock(before);
        let from = self.words.goes_on_from;
        Some(vec![Inline::text(format!("{from}{day}, {clock}"))])
    }
}

/// The meetings of each track in order of time, as pairs of neighbours.
fn neighbours(schedule: &Schedule) -> Vec<Neighbours> {
    let meetings = schedule.meetings.iter().enumerate();
    let show = schedule.plan.page.show;
    let held =
        meetings.filter(|(_, placed)| show == Show::Planned || !placed.record.takes_no_time());
    let mut order: Vec<_> = held
        .filter_map(|(place, placed)| {
            let starts = placed.standing(show).starts()?;
            Some((placed.meeting.track, starts, place))
        })
        .collect();
    order.sort_unstable();
    let mut neighbours = vec![Neighbours::default(); schedule.meetings.len()];
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
