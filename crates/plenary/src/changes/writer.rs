//! Changes in their short form, with arrows, as a terminal shows them.

use super::change::{Changed, Changes, Length, Subject, What, When};
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
            is_fact
                || what.is_of_time()
                || matches!(what, What::Place { .. } | What::PlaceAt { .. })
        })
    }

    fn filtered(mut self, holds: impl Fn(&Changed, &What) -> bool) -> Self {
        for changed in &mut self.changed {
            let all = std::mem::take(&mut changed.what);
            changed.what = all
                .into_iter()
                .filter(|what| holds(changed, what))
                .collect();
        }
        self.changed.retain(|changed| !changed.what.is_empty());
        self.write();
        self.index();
        self
    }

    /// Writes the changes, in short and as sentences.
    pub(super) fn write(&mut self) {
        let writer = ChangeWriter::of(self);
        for one in &mut self.changed {
            one.says = writer.short(one);
            one.sentence = writer.sentence(one);
        }
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
    pub(super) catalogue: &'static Catalogue,
    /// True if weekdays recur.
    pub(super) with_dates: bool,
}

impl ChangeWriter {
    pub(super) fn of(changes: &Changes) -> Self {
        Self {
            catalogue: catalogue(changes.language),
            with_dates: changes.with_dates,
        }
    }

    fn short(&self, changed: &Changed) -> String {
        let (name, what) = (&changed.name, &changed.what);
        // A change of length has the end already.
        let has_end = |what: &What| matches!(what, What::Lengthened(_) | What::Shortened(_));
        let with_end = !what.iter().any(has_end);
        let phrases = what
            .iter()
            .map(|one| match one {
                What::Moved { from, to } => self.moved((from, to), with_end, &changed.instead),
                other => self.phrase(other),
            })
            .collect::<Vec<_>>()
            .join("; ");
        if name.is_empty() {
            return phrases;
        }
        format!("{name}{}{phrases}", self.catalogue.signs.colon)
    }

    fn phrase(&self, what: &What) -> String {
        let catalogue = self.catalogue;
        match what {
            What::Added { to } => self.with_times(catalogue.changes.short.added, to),
            What::Removed { from } => self.with_times(catalogue.changes.short.removed, from),
            What::Cancelled { reason } => self.called_off(CalledOff::Cancelled, reason),
            What::Postponed { until } => self.called_off(CalledOff::Postponed, until),
            What::Reinstated { to } => self.with_times(catalogue.changes.short.reinstated, to),
            What::Moved { from, to } => self.moved((from, to), true, &Default::default()),
            What::Lengthened(length) => self.length(catalogue.changes.short.longer, length),
            What::Shortened(length) => self.length(catalogue.changes.short.shorter, length),
            what if what.is_in_another_language_alone() => {
                catalogue.changes.other_language.to_owned()
            }
            What::Renamed { from, to } => self.arrow(catalogue.changes.name, from, to),
            What::Place { from, to } => self.arrow(catalogue.changes.place, from, to),
            What::PlaceAt { at, from, to } => {
                let place = self.arrow(catalogue.changes.place, from, to);
                format!("{}, {place}", self.begins(at))
            }
            What::Said { from, to } if from.is_empty() => (catalogue.signs.quoted)(to),
            What::Said { from, to } if to.is_empty() => {
                format!(
                    "{}{}",
                    catalogue.changes.short.no_longer,
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
            return format!("✕ {}", self.catalogue.called_off(how));
        }
        format!("✕ {}{text}", self.catalogue.called_off_because(how))
    }

    fn with_times(&self, word: &str, whens: &[When]) -> String {
        let times = self.times(whens);
        let comma = if times.is_empty() { "" } else { ", " };
        format!("{word}{comma}{times}")
    }

    /// Returns `Wednesday 15:00 → Wednesday 11:30`, with the end if there are several sittings; or, if
    /// the beginning is as before, the sittings that differ.
    fn moved(
        &self,
        (from, to): (&[When], &[When]),
        with_end: bool,
        instead: &[String; 2],
    ) -> String {
        let begins = |whens: &[When], condition: &str| {
            let begins = whens.first().map(|when| self.begins(when));
            begins.map(|begins| match condition {
                "" => begins,
                condition => [&begins, self.catalogue.signs.comma, condition].concat(),
            })
        };
        let (was, is) = (begins(from, &instead[0]), begins(to, &instead[1]));
        let (was, is) = if was == is {
            let (from, to) = differing(from, to);
            (self.times(from), self.times(to))
        } else {
            let ends = to
                .last()
                .filter(|_| with_end && to.len() > 1)
                .and_then(|last| last.ends);
            let until = ends.map(|ends| {
                format!(
                    ", {}{}",
                    self.catalogue.changes.short.until,
                    self.moment(ends)
                )
            });
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
        let until = format!(
            ", {}{}",
            self.catalogue.changes.short.until,
            self.moment(*ends)
        );
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
}

/// Returns the middle of two lists, without the times with which both begin and end.
pub(super) fn differing<'w>(from: &'w [When], to: &'w [When]) -> (&'w [When], &'w [When]) {
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
