//! Changes beside a sitting or an event, where there is little room.

use chrono::NaiveDate;

use super::{
    change::{Base, ChangeNote, Changed, Length, What, When},
    sentences::same_clock,
    writer::{ChangeWriter, differing},
};
use crate::{locale::DayDetail, time::Moment};

/// Position of a sitting among those of its meeting.
#[derive(Debug, Clone, Copy)]
pub(super) struct SittingPosition {
    pub(super) is_first: bool,
    pub(super) is_last: bool,
    /// None for an event on all of its days.
    pub(super) day: Option<NaiveDate>,
    pub(super) starts: Option<Moment>,
    pub(super) ends: Option<Moment>,
}

fn is_move(what: &What) -> bool {
    matches!(what, What::Moved { .. })
}

impl ChangeNote {
    pub(super) fn words(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            before: String::new(),
        }
    }

    /// Returns the note as plain text.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{}", self.words, self.before)
    }
}

impl ChangeWriter {
    /// Returns what a cell says of the changes of a sitting or an event.
    pub(super) fn notes(
        &self,
        changed: &Changed,
        base: Base,
        position: SittingPosition,
    ) -> Vec<ChangeNote> {
        if base == Base::Planned {
            return Vec::from_iter(self.note_since_plan(changed, position));
        }
        let all = changed.what.iter();
        let mut notes: Vec<_> = all
            .filter_map(|what| self.note(what, changed, position))
            .collect();
        notes.dedup();
        notes
    }

    /// Returns the planned start beside the first sitting, or the planned end beside the last one, if
    /// the start is as planned; nothing if neither has moved.
    fn note_since_plan(&self, changed: &Changed, position: SittingPosition) -> Option<ChangeNote> {
        let marks = &self.catalogue.marks;
        let first = |words: &str| position.is_first.then(|| ChangeNote::words(words));
        let last = |is: Moment, was: Moment| {
            let note = || self.earlier_end(marks.originally, is.date_naive(), was);
            (position.is_last && is != was).then(note)
        };
        match changed.what.first()? {
            What::Added { .. } if changed.had_no_room => first(marks.not_planned),
            What::Added { .. } => first(marks.added),
            What::Moved { from, to } => {
                let (was, is) = (from.first()?, to.first()?);
                let is_same = match (was.starts, is.starts) {
                    (None, None) => was.day == is.day,
                    (was, is) => was == is,
                };
                if is_same {
                    return last(to.last()?.ends?, from.last()?.ends?);
                }
                let note = || self.earlier_begin(marks.originally, was, Some(is));
                position.is_first.then(note)
            }
            What::Lengthened(length) | What::Shortened(length) => last(length.ends, length.ended),
            _ => None,
        }
    }

    fn note(
        &self,
        what: &What,
        changed: &Changed,
        position: SittingPosition,
    ) -> Option<ChangeNote> {
        let marks = &self.catalogue.marks;
        let first = |note: ChangeNote| position.is_first.then_some(note);
        match what {
            What::Added { .. } => first(ChangeNote::words(marks.added)),
            What::Reinstated { .. } => first(ChangeNote::words(marks.reinstated)),
            What::Moved { .. } if position.is_first && changed.is_told_by_condition() => {
                Some(ChangeNote {
                    words: marks.previously.to_owned(),
                    before: changed.instead[0].clone(),
                })
            }
            What::Moved { from, to } => {
                self.note_of_move((from, to), changed.has_changed_again, position)
            }
            // Each sitting tells its earlier end itself.
            What::Lengthened(_) | What::Shortened(_)
                if changed.stop.is_none() && changed.what.iter().any(is_move) =>
            {
                None
            }
            What::Lengthened(length) | What::Shortened(length) => position
                .is_last
                .then(|| self.note_of_length(length, changed, position)),
            // Nothing on this page has changed.
            what if what.is_in_another_language_alone() => None,
            What::Place { from, to } => first(self.note_of_place(from, to)),
            What::PlaceAt { at, from, to } => (position.day == Some(at.day)
                && position
                    .starts
                    .is_none_or(|starts| at.starts == Some(starts)))
            .then(|| self.note_of_place(from, to)),
            What::Renamed { from, .. } => first(ChangeNote {
                words: marks.previously.to_owned(),
                before: from.clone(),
            }),
            What::Said { .. } => first(ChangeNote::words(marks.changed)),
            What::Cancelled { .. } | What::Postponed { .. } | What::Removed { .. } => None,
        }
    }

    /// Returns the place before, or the new one if there was none.
    fn note_of_place(&self, from: &str, to: &str) -> ChangeNote {
        if from.is_empty() {
            let label = self.catalogue.changes.place;
            let colon = self.catalogue.signs.colon;
            return ChangeNote::words(format!("{label}{colon}{to}"));
        }
        ChangeNote {
            words: self.catalogue.marks.previously.to_owned(),
            before: from.to_owned(),
        }
    }

    /// Returns the stop or the earlier end beside the last sitting.
    fn note_of_length(
        &self,
        length: &Length,
        changed: &Changed,
        position: SittingPosition,
    ) -> ChangeNote {
        let marks = &self.catalogue.marks;
        match changed.stop {
            Some(stop) => ChangeNote::words(self.stopped(stop, position.starts)),
            None if length.ended == length.ends => ChangeNote::words(marks.changed),
            None if changed.has_changed_again => {
                self.earlier_end(marks.previously, NaiveDate::MIN, length.ended)
            }
            None => self.earlier_end(marks.previously, length.ends.date_naive(), length.ended),
        }
    }

    /// Returns the earlier start beside the first sitting, if it is another; beside every other sitting
    /// its earlier hour, or that it is new.
    fn note_of_move(
        &self,
        (from, to): (&[When], &[When]),
        has_changed_again: bool,
        position: SittingPosition,
    ) -> Option<ChangeNote> {
        let marks = &self.catalogue.marks;
        let (was, is) = (from.first()?, to.first()?);
        let begins_otherwise = !same_clock(was, is);
        if position.is_first && begins_otherwise {
            let beside = Some(is).filter(|_| !has_changed_again);
            return Some(self.earlier_begin(marks.previously, was, beside));
        }
        if position.starts.is_none() {
            let (gone, _) = differing(from, to);
            return Some(self.earlier_times(gone));
        }
        self.note_of_sitting(from, to, position)
    }

    /// Returns what has changed of a sitting: its end if it begins as before, its beginning if it was at
    /// another hour of the same session, or that it is new.
    fn note_of_sitting(
        &self,
        from: &[When],
        to: &[When],
        position: SittingPosition,
    ) -> Option<ChangeNote> {
        let marks = &self.catalogue.marks;
        let now = When {
            day: position.starts?.date_naive(),
            starts: position.starts,
            ends: position.ends,
        };
        if let Some(was) = from.iter().find(|was| was.starts == now.starts) {
            let ends = was.ends.filter(|ends| Some(*ends) != now.ends)?;
            return Some(self.earlier_end(marks.previously, now.ends?.date_naive(), ends));
        }
        let is_known = |was: &&When| to.iter().any(|to| to.starts == was.starts);
        let was = from.iter().find(|was| was.overlaps(&now) && !is_known(was));
        Some(match was {
            Some(was) => self.earlier_begin(marks.previously, was, Some(&now)),
            None => ChangeNote::words(marks.added),
        })
    }

    fn earlier_times(&self, gone: &[When]) -> ChangeNote {
        let marks = &self.catalogue.marks;
        let before = self.all_times(gone);
        if before.is_empty() {
            return ChangeNote::words(marks.changed);
        }
        ChangeNote {
            words: marks.previously.to_owned(),
            before,
        }
    }

    /// Returns an earlier beginning, with its day unless it is that of the time beside which it stands.
    fn earlier_begin(&self, word: &str, was: &When, beside: Option<&When>) -> ChangeNote {
        let (preposition, before) = self.before(was, beside, DayDetail::of(self.with_dates));
        ChangeNote {
            words: format!("{word}{preposition}"),
            before,
        }
    }

    /// Returns an earlier end, with its day unless it is this one.
    fn earlier_end(&self, word: &str, day: NaiveDate, was: Moment) -> ChangeNote {
        let detail = if day == was.date_naive() {
            DayDetail::Nothing
        } else {
            DayDetail::of(self.with_dates)
        };
        let (preposition, before) = (self.catalogue.marks.until)(was, detail);
        ChangeNote {
            words: format!("{word}{preposition}"),
            before,
        }
    }
}
