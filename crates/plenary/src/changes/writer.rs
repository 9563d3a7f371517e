//! Changes in words, as delegates read them.

use super::change::{Base, Changed, Changes, Length, Subject, What, When};
use crate::{
    keywords::Role,
    locale::{Catalogue, catalogue},
    plan::CalledOff,
    time::{Minutes, Moment, clock},
};

impl Changes {
    /// Returns the changes of times alone, without those of texts.
    #[must_use]
    pub fn of_time(self) -> Self {
        self.filtered(|_, what| what.is_of_time())
    }

    /// Returns the changes of facts: of days, hours, rooms and people. A paper that was wrong is corrected
    /// without any.
    #[must_use]
    pub fn of_facts(self) -> Self {
        let words = catalogue(self.language);
        self.filtered(|changed, what| {
            let is_fact = match &changed.of {
                Subject::Office | Subject::Day(_) => true,
                Subject::Page => {
                    let facts = [
                        words.changes.venue,
                        words.changes.time_zone,
                        words.grid.side_events,
                    ];
                    facts.contains(&&*changed.name)
                }
                Subject::Section => changed.name == words.grid.deadlines,
                Subject::Group(_) => false,
                Subject::Meeting(_) | Subject::Event(_) => names_people(what, words),
            };
            is_fact || what.is_of_time() || matches!(what, What::Place { .. })
        })
    }

    fn filtered(mut self, holds: impl Fn(&Changed, &What) -> bool) -> Self {
        let writer = ChangeWriter::of(&self);
        for changed in &mut self.changed {
            let all = std::mem::take(&mut changed.what);
            changed.what = all
                .into_iter()
                .filter(|what| holds(changed, what))
                .collect();
            changed.says = writer.sentence(&changed.name, &changed.what);
        }
        self.changed.retain(|changed| !changed.what.is_empty());
        self.index();
        self
    }
}

/// True if a line names those who hold an office or speak.
fn names_people(what: &What, words: &Catalogue) -> bool {
    let What::Said { from, to } = what else {
        return false;
    };
    let roles = Role::ALL.iter().map(|role| (words.offices.heading)(*role));
    let labels = roles.chain([1, 2].map(words.offices.speakers));
    labels
        .map(|label| [label, words.signs.colon].concat())
        .any(|label| from.starts_with(&label) || to.starts_with(&label))
}

/// Writes changes in one language.
pub(super) struct ChangeWriter {
    catalogue: &'static Catalogue,
    /// True if weekdays recur.
    with_dates: bool,
    base: Base,
}

impl ChangeWriter {
    pub(super) fn of(changes: &Changes) -> Self {
        Self {
            catalogue: catalogue(changes.language),
            with_dates: changes.with_dates,
            base: changes.base,
        }
    }

    pub(super) fn sentence(&self, name: &str, what: &[What]) -> String {
        // A change of length has the end already.
        let has_end = |what: &What| matches!(what, What::Lengthened(_) | What::Shortened(_));
        let with_end = !what.iter().any(has_end);
        let phrases = what
            .iter()
            .map(|one| self.phrase(one, with_end))
            .collect::<Vec<_>>()
            .join("; ");
        if name.is_empty() {
            return phrases;
        }
        format!("{name}{}{phrases}", self.catalogue.signs.colon)
    }

    fn phrase(&self, what: &What, with_end: bool) -> String {
        let catalogue = self.catalogue;
        match what {
            What::Added { to } => self.with_times(catalogue.marks.added, to),
            What::Removed { from } => self.with_times(catalogue.marks.removed, from),
            What::Cancelled { reason } => self.called_off(CalledOff::Cancelled, reason),
            What::Postponed { until } => self.called_off(CalledOff::Postponed, until),
            What::Reinstated { to } => self.with_times(catalogue.marks.reinstated, to),
            What::Moved { from, to } => self.moved(from, to, with_end),
            What::Lengthened(length) => self.length(catalogue.changes.longer, length),
            What::Shortened(length) => self.length(catalogue.changes.shorter, length),
            What::Renamed { from, to } => self.arrow(catalogue.changes.name, from, to),
            What::Place { from, to } => self.arrow(catalogue.changes.place, from, to),
            What::Said { from, to } if from.is_empty() => (catalogue.signs.quoted)(to),
            What::Said { from, to } if to.is_empty() => {
                format!(
                    "{}{}",
                    catalogue.changes.no_longer,
                    (catalogue.signs.quoted)(from)
                )
            }
            What::Said { from, to } => {
                format!(
                    "{} → {}",
                    (catalogue.signs.quoted)(from),
                    (catalogue.signs.quoted)(to)
                )
            }
        }
    }

    fn called_off(&self, how: CalledOff, text: &str) -> String {
        if text.is_empty() {
            return self.catalogue.called_off(how).to_owned();
        }
        format!("{}{text}", self.catalogue.called_off_because(how))
    }

    fn with_times(&self, word: &str, whens: &[When]) -> String {
        let times = self.times(whens);
        let comma = if times.is_empty() { "" } else { ", " };
        format!("{word}{comma}{times}")
    }

    /// Returns `Wednesday 15:00 → Wednesday 11:30`, with the end if there are several sittings; or, if
    /// the beginning is as before, the sittings that differ.
    fn moved(&self, from: &[When], to: &[When], with_end: bool) -> String {
        let begins = |whens: &[When]| whens.first().map(|when| self.begins(when));
        let (was, is) = (begins(from), begins(to));
        let (was, is) = if was == is {
            let (from, to) = differing(from, to);
            (self.times(from), self.times(to))
        } else {
            let ends = to
                .last()
                .filter(|_| with_end && to.len() > 1)
                .and_then(|last| last.ends);
            let until =
                ends.map(|ends| format!(", {}{}", self.catalogue.changes.until, self.moment(ends)));
            (
                was.unwrap_or_default(),
                is.unwrap_or_default() + &until.unwrap_or_default(),
            )
        };
        if was == is {
            let zone = |whens: &[When]| {
                let starts = whens.first().and_then(|when| when.starts);
                starts.map(|at| at.format(" (UTC%:z)").to_string())
            };
            let (old, new) = (zone(from), zone(to));
            return format!(
                "{was}{} → {is}{}",
                old.unwrap_or_default(),
                new.unwrap_or_default()
            );
        }
        format!("{was} → {is}")
    }

    fn length(&self, word: &str, length: &Length) -> String {
        let Length {
            from,
            to,
            ended,
            ends,
        } = length;
        let until = format!(", {}{}", self.catalogue.changes.until, self.moment(*ends));
        let until = if ended == ends { "" } else { &until };
        format!("{word}{from} → {to}{until}")
    }

    fn arrow(&self, label: &str, from: &str, to: &str) -> String {
        let colon = self.catalogue.signs.colon;
        match (from, to) {
            ("", to) => format!("{label}{colon}{to}"),
            (from, "") => format!("{label}{colon}{from} → –"),
            (from, to) => format!("{label}{colon}{from} → {to}"),
        }
    }

    fn times(&self, whens: &[When]) -> String {
        let all: Vec<_> = whens.iter().map(|when| self.hours(when)).collect();
        all.join(", ")
    }

    fn hours(&self, when: &When) -> String {
        let ends = when.ends.map(|ends| format!("–{}", clock(ends)));
        format!("{}{}", self.begins(when), ends.unwrap_or_default())
    }

    fn begins(&self, when: &When) -> String {
        match when.starts {
            Some(starts) => self.moment(starts),
            None => self.catalogue.dates.day_inside(when.day, self.with_dates),
        }
    }

    /// Returns `Wednesday 15:00`.
    fn moment(&self, moment: Moment) -> String {
        let day = self
            .catalogue
            .dates
            .day_inside(moment.date_naive(), self.with_dates);
        format!("{day} {}", clock(moment))
    }

    /// Returns the mark beside a sitting or an event, where there is little room.
    pub(super) fn mark(&self, changed: &Changed, position: SittingPosition) -> Option<String> {
        let mut all: Vec<_> = if self.base == Base::Planned {
            let mark = self.mark_since_plan(changed, position);
            mark.into_iter().collect()
        } else {
            let what = changed.what.iter();
            what.filter_map(|what| self.mark_of(what, position))
                .collect()
        };
        all.dedup();
        (!all.is_empty()).then(|| all.join("; "))
    }

    /// Returns the planned start beside the first sitting, or the planned end beside the last one, if
    /// the start is as planned; nothing if neither has moved.
    fn mark_since_plan(&self, changed: &Changed, position: SittingPosition) -> Option<String> {
        let catalogue = self.catalogue;
        let first = |mark: String| position.is_first.then_some(mark);
        let last = |was: Moment| {
            let mark = format!("{}{}", catalogue.marks.other_end, self.moment(was));
            position.is_last.then_some(mark)
        };
        match changed.what.first()? {
            What::Added { .. } if changed.had_no_room => {
                first(catalogue.marks.not_planned.to_owned())
            }
            What::Added { .. } => first(catalogue.marks.added.to_owned()),
            What::Moved { from, to } => {
                let (was, is) = (from.first()?.starts?, to.first()?.starts?);
                if was == is {
                    let (was, is) = (from.last()?.ends?, to.last()?.ends?);
                    return (was != is).then(|| last(was)).flatten();
                }
                let before = if is < was {
                    catalogue.marks.earlier
                } else {
                    catalogue.marks.later
                };
                first([before, &self.moment(was)].concat())
            }
            What::Lengthened(length) | What::Shortened(length) => (length.ended != length.ends)
                .then(|| last(length.ended))
                .flatten(),
            _ => None,
        }
    }

    fn mark_of(&self, what: &What, position: SittingPosition) -> Option<String> {
        let catalogue = self.catalogue;
        let first = |mark: String| position.is_first.then_some(mark);
        let was = |text: &str| first(format!("{}{text}", catalogue.marks.was));
        match what {
            What::Added { .. } => first(catalogue.marks.added.to_owned()),
            What::Reinstated { .. } => first(catalogue.marks.reinstated.to_owned()),
            What::Moved { from, to } => self.mark_of_move(from, to, position),
            What::Lengthened(length) | What::Shortened(length) => {
                position.is_last.then(|| self.earlier_end(length))
            }
            What::Place { from, to } if from.is_empty() => first(format!(
                "◆ {}{}{to}",
                catalogue.changes.place, catalogue.signs.colon
            )),
            What::Renamed { from, .. } | What::Place { from, .. } => was(from),
            What::Said { .. } => first(catalogue.marks.changed.to_owned()),
            What::Cancelled { .. } | What::Postponed { .. } | What::Removed { .. } => None,
        }
    }

    /// Returns the earlier start beside the first sitting, if it is another; beside every other sitting
    /// at a time that had none, the word for a change.
    fn mark_of_move(
        &self,
        from: &[When],
        to: &[When],
        position: SittingPosition,
    ) -> Option<String> {
        let catalogue = self.catalogue;
        let (was, is) = (from.first()?, to.first()?);
        let order = (is.day, is.starts).cmp(&(was.day, was.starts));
        let sign = match order {
            std::cmp::Ordering::Less => catalogue.marks.earlier_than,
            std::cmp::Ordering::Greater => catalogue.marks.later_than,
            std::cmp::Ordering::Equal => "",
        };
        if position.is_first && !sign.is_empty() {
            return Some(format!("{sign}{}", self.begins(was)));
        }
        let (gone, _) = differing(from, to);
        let Some(starts) = position.starts else {
            return Some(format!("{}{}", catalogue.marks.was, self.times(gone)));
        };
        let known = |starts| from.iter().any(|when| when.starts == Some(starts));
        let new = Some(starts).filter(|starts| !known(*starts))?;
        let first_new = to.iter().find(|when| !from.contains(when));
        let says_when = sign.is_empty() && first_new.is_some_and(|when| when.starts == Some(new));
        Some(if says_when {
            format!("{}{}", catalogue.marks.was, self.times(gone))
        } else {
            catalogue.marks.changed.to_owned()
        })
    }

    fn earlier_end(&self, length: &Length) -> String {
        if length.ended == length.ends {
            return self.catalogue.marks.changed.to_owned();
        }
        format!(
            "{}{}{}",
            self.catalogue.marks.was,
            self.catalogue.changes.until,
            self.moment(length.ended)
        )
    }
}

/// Position of a sitting among those of its meeting.
#[derive(Debug, Clone, Copy)]
pub(super) struct SittingPosition {
    pub(super) is_first: bool,
    pub(super) is_last: bool,
    pub(super) starts: Option<Moment>,
}

/// Returns the middle of two lists, without the times with which both begin and end.
fn differing<'w>(from: &'w [When], to: &'w [When]) -> (&'w [When], &'w [When]) {
    let alike = |(one, other): &(&When, &When)| one == other;
    let before = from.iter().zip(to).take_while(alike).count();
    let (from, to) = (&from[before..], &to[before..]);
    let behind = from
        .iter()
        .rev()
        .zip(to.iter().rev())
        .take_while(alike)
        .count();
    (&from[..from.len() - behind], &to[..to.len() - behind])
}

impl super::version::Part {
    /// Returns its length, if all its ends are known.
    pub(super) fn length(&self) -> Option<Minutes> {
        let each = self.whens.iter().map(|when| {
            let (starts, ends) = when.starts.zip(when.ends)?;
            u32::try_from((ends - starts).num_minutes()).ok()
        });
        each.sum::<Option<u32>>().map(Minutes)
    }
}
