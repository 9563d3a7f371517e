//! Changes that forms mark, and their marks beside sittings and events.

use super::{
    between::between,
    cells::SittingPosition,
    change::{Base, ChangeNote, Changed, Changes, Places, Subject, SubjectRef, When},
    version::{Part, read_times},
    writer::ChangeWriter,
};
use crate::{
    keywords::Show,
    plan::{CalledOff, List},
    schedule::{Placed, Schedule, Standing},
    view::View,
};

impl Changes {
    /// Compares a view with the version that was issued before, if there is one.
    pub(crate) fn since_issue(view: &View<'_>) -> Option<Self> {
        let earlier = view.schedule.earlier.as_ref()?;
        Some(Changes::between(
            &earlier.view_or_first(view.language()),
            view,
        ))
    }

    /// Compares the planned times of a view with its own, if there is news; planned times have none.
    /// Both are of one plan, so that nothing but times can differ.
    pub(crate) fn since_plan(view: &View<'_>) -> Option<Self> {
        if view.is_planned() || !view.schedule.meetings.iter().any(Placed::has_moved) {
            return None;
        }
        let schedule = view.schedule;
        let planned = |placed| part(placed, &placed.planned, schedule, None);
        let meetings = schedule.meetings.with_ids();
        let moved = meetings.filter(|(_, placed)| placed.has_moved());
        let pairs = moved.filter_map(|(place, placed)| {
            let then = Some(planned(placed)).filter(|_| placed.is_planned());
            let now = part(
                placed,
                view.standing(placed),
                schedule,
                view.called_off(placed),
            );
            Some((place, Changed::from(then, Some(now), false)?))
        });
        let (of, changed): (Vec<_>, Vec<_>) = pairs.unzip();
        Some(Self {
            language: view.language(),
            since: None,
            changed,
            renamed: Vec::new(),
            with_dates: view.plan().frame.weekdays_recur(),
            base: Base::Planned,
            places: Places::by_place(of.into_iter(), schedule.meetings.len()),
        })
    }

    /// Compares the times of meetings and events, shown or not, without any texts.
    pub(crate) fn of_times(earlier: &View<'_>, later: &View<'_>) -> Self {
        let versions = (read_times(earlier), read_times(later));
        between(
            versions,
            false,
            (later.language(), later.plan().frame.weekdays_recur()),
        )
    }

    /// Returns the changes that the forms of a view mark: those since the version that was issued
    /// before, else those since the plan, where the schedule shows them.
    pub(crate) fn marked_by(view: &View<'_>) -> Option<Self> {
        let shows_changes = view.show == Show::Changes;
        let since_plan = || shows_changes.then(|| Self::since_plan(view)).flatten();
        Self::since_issue(view).or_else(since_plan)
    }

    /// True if they are the changes since an issued version.
    pub(crate) fn is_since_issue(&self) -> bool {
        self.base == Base::Issued
    }

    /// Returns what a cell says of the changes of a sitting, or of an event.
    pub(crate) fn notes(&self, of: SubjectRef<'_>, ordinal: usize) -> Vec<ChangeNote> {
        self.notes_of(of, ordinal).unwrap_or_default()
    }

    fn notes_of(&self, of: SubjectRef<'_>, ordinal: usize) -> Option<Vec<ChangeNote>> {
        let changed = self.changed.get(self.places.get(of)?)?;
        let position = match of {
            SubjectRef::Event(_) => SittingPosition {
                is_first: true,
                is_last: true,
                starts: None,
            },
            // That it is not held says enough.
            SubjectRef::Meeting(..) if changed.is_called_off => return None,
            SubjectRef::Meeting(..) => SittingPosition {
                is_first: ordinal == 1,
                is_last: ordinal == changed.whens.len(),
                starts: changed.whens.get(ordinal.checked_sub(1)?)?.starts,
            },
        };
        Some(ChangeWriter::of(self).notes(changed, self.base, position))
    }
}

/// Returns a meeting with the times of a standing.
fn part(
    placed: &Placed,
    standing: &Standing,
    schedule: &Schedule,
    called_off: Option<CalledOff>,
) -> Part {
    let whens = standing.sittings.iter().filter_map(|sitting| {
        let session = schedule.session(sitting.session)?;
        Some(When {
            day: session.day,
            starts: Some(sitting.starts),
            ends: Some(sitting.ends),
        })
    });
    Part {
        whens: whens.collect(),
        called_off,
        had_no_room: placed.had_no_room(),
        ..Part::new(Subject::Meeting(placed.meeting.id.clone()), "")
    }
}
