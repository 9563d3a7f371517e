//! Changes that forms mark, and their marks beside sittings and events.

use super::{
    cells::SittingPosition,
    change::{Base, ChangeNote, Changed, Changes, Places, Subject, SubjectRef, What, When},
    issue::IssueChanges,
    version::Part,
    writer::ChangeWriter,
};
use crate::{
    keywords::{Show, StartForm},
    locale::catalogue,
    plan::{CalledOff, List},
    schedule::{Placed, Schedule, Standing},
    view::View,
};

impl Changes {
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
            changed,
            renamed: Vec::new(),
            with_dates: view.plan().frame.weekdays_recur(),
            since: None,
            since_revision: None,
            base: Base::Planned,
            places: Places::by_place(of.into_iter(), schedule.meetings.len()),
        })
    }

    /// Returns the changes that the forms of a view mark, in order: those that its issue made and those
    /// since the issue, else those since the plan, where the schedule shows them.
    pub(crate) fn marked_by(view: &View<'_>) -> Vec<Self> {
        if let Some(day) = view.paper_day() {
            let whole = view.showing(view.show);
            let unissued = IssueChanges::of(&whole).since_issue;
            let of_day = unissued.map(|changes| changes.on_day(day));
            return of_day.into_iter().collect();
        }
        let issue = IssueChanges::of(view);
        let marked: Vec<_> = issue
            .since_issue
            .into_iter()
            .chain(issue.by_issue)
            .collect();
        if marked.is_empty() && view.show == Show::Changes {
            return Self::since_plan(view).into_iter().collect();
        }
        marked
    }

    /// Returns the changes that calendars mark: as forms do, and if nothing was issued those since the plan,
    /// whether the schedule shows them or not.
    pub(crate) fn in_calendar(view: &View<'_>) -> Vec<Self> {
        let marked = Self::marked_by(view);
        if marked.is_empty() {
            return Self::since_plan(view).into_iter().collect();
        }
        marked
    }

    /// True if they are the changes since an issued version.
    pub(crate) fn is_since_issue(&self) -> bool {
        self.base != Base::Planned
    }

    /// True if they are the changes from the last issue, as it was kept.
    pub(crate) fn is_unissued(&self) -> bool {
        matches!(self.base, Base::Draft | Base::Situation(_))
    }

    /// Returns the name of the issue or the situation that made the changes, before a mark; empty where a
    /// page marks those of one version alone.
    fn label(&self) -> Option<String> {
        let words = &catalogue(self.language).issue;
        match self.base {
            Base::Revision(number @ 1..) => Some(format!("Rev.{number}")),
            Base::Situation(number) => Some((words.since)(number)),
            Base::Issued | Base::Planned | Base::Draft | Base::Revision(0) => None,
        }
    }

    /// Returns words behind the name of the issue.
    fn labelled(&self, words: &str) -> String {
        let colon = catalogue(self.language).signs.colon;
        match self.label() {
            Some(label) => [&label, colon, words].concat(),
            None => words.to_owned(),
        }
    }

    /// Returns what stands beside the hours of something that is not held then any more, behind the name of
    /// the issue.
    pub(crate) fn note_of_gone(&self) -> ChangeNote {
        ChangeNote::words(self.labelled(catalogue(self.language).marks.not_then))
    }

    /// Returns what a cell says of the changes of a sitting, or of an event, behind the name of the issue.
    pub(crate) fn notes(&self, of: SubjectRef<'_>, ordinal: usize) -> Vec<ChangeNote> {
        if let Some(label) = self.label().filter(|_| self.is_called_off(of)) {
            return vec![ChangeNote::words(label)];
        }
        let mut notes = self.notes_of(of, ordinal).unwrap_or_default();
        if let Some(first) = notes.first_mut() {
            first.words = self.labelled(&first.words);
        }
        notes
    }

    /// True if the changes call a meeting or an event off; the remark beside it says how.
    fn is_called_off(&self, of: SubjectRef<'_>) -> bool {
        let changed = self
            .places
            .get(of)
            .and_then(|place| self.changed.get(place));
        changed.is_some_and(|changed| changed.what.iter().any(What::calls_off))
    }

    fn notes_of(&self, of: SubjectRef<'_>, ordinal: usize) -> Option<Vec<ChangeNote>> {
        let changed = self.changed.get(self.places.get(of)?)?;
        let position = match of {
            SubjectRef::Event(_) => SittingPosition {
                is_first: true,
                is_last: true,
                day: ordinal
                    .checked_sub(1)
                    .and_then(|before| Some(changed.whens.get(before)?.day)),
                starts: None,
                ends: None,
            },
            // That it is not held says enough.
            SubjectRef::Meeting(..) if changed.is_called_off => return None,
            SubjectRef::Meeting(..) => {
                let when = changed.whens.get(ordinal.checked_sub(1)?)?;
                SittingPosition {
                    is_first: ordinal == 1,
                    is_last: ordinal == changed.whens.len(),
                    day: Some(when.day),
                    starts: when.starts,
                    ends: when.ends,
                }
            }
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
    let is_estimate = placed.meeting.start.form == StartForm::Condition;
    let whens = standing
        .sittings
        .iter()
        .enumerate()
        .filter_map(|(before, sitting)| {
            let session = schedule.session(sitting.session)?;
            let is_known = before > 0 || !is_estimate;
            Some(When {
                day: session.day,
                starts: is_known.then_some(sitting.starts),
                ends: is_known.then_some(sitting.ends),
            })
        });
    Part {
        whens: whens.collect(),
        called_off,
        had_no_room: placed.had_no_room(),
        ..Part::new(Subject::Meeting(placed.meeting.id.clone()), "")
    }
}
