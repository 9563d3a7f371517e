//! Changes as sentences, as delegations read them on a page: in words alone, with dates and the hours as
//! prose has them.

use super::{
    change::{Changed, Length, Subject, What, When},
    version::Stop,
    writer::{ChangeWriter, differing},
};
use crate::{
    locale::{DayDetail, catalogue},
    plan::CalledOff,
    text::{Inline, Language},
    time::Moment,
};

impl Changed {
    /// Returns the [`sentence`](Self::sentence) as a page draws it: the name stands out.
    #[must_use]
    pub fn inlines(&self) -> Vec<Inline> {
        match self.sentence.strip_prefix(&*self.long_name) {
            Some(rest) if !self.long_name.is_empty() => {
                let name = Inline::Strong(vec![Inline::text(self.long_name.clone())]);
                vec![name, Inline::text(rest.to_owned())]
            }
            _ => vec![Inline::text(self.sentence.clone())],
        }
    }
}

impl ChangeWriter {
    /// Returns the changes of a part as a sentence.
    pub(super) fn sentence(&self, changed: &Changed) -> String {
        let signs = &self.catalogue.signs;
        let has_length = changed.what.iter().any(is_of_length);
        let phrase = |what: &What| match (what, changed.stop) {
            (what, Some(stop)) if is_of_length(what) => self.stopped(stop, None),
            (What::Lengthened(length) | What::Shortened(length), None) => {
                let says_end = changed.what.iter().any(begins_otherwise);
                self.changed_length(length, says_end)
            }
            (What::Moved { from, to }, _) if !changed.instead.concat().is_empty() => {
                self.moved_by_condition(from, to, &changed.instead)
            }
            (What::Added { .. } | What::Reinstated { .. }, _) if !changed.instead[1].is_empty() => {
                [&*self.phrase_in_words(what), ", ", &changed.instead[1]].concat()
            }
            (What::Moved { from, to }, stop) => {
                self.moved_in_words(from, to, has_length && stop.is_none())
            }
            (What::Said { from, to }, _) if changed.of == Subject::Office && from != to => {
                self.office(from, to)
            }
            (what, _) => self.phrase_in_words(what),
        };
        let all: Vec<_> = changed.what.iter().map(phrase).collect();
        let phrases = all.join(signs.semicolon);
        if changed.long_name.is_empty() {
            return phrases;
        }
        format!("{}{}{phrases}", changed.long_name, signs.colon)
    }

    fn phrase_in_words(&self, what: &What) -> String {
        let (marks, words) = (&self.catalogue.marks, &self.catalogue.changes);
        match what {
            What::Added { to } => self.with_hours(marks.added, to),
            What::Reinstated { to } => self.with_hours(marks.reinstated, to),
            What::Removed { from } if from.is_empty() => marks.removed.to_owned(),
            What::Removed { from } => {
                format!(
                    "{} ({}{})",
                    marks.removed,
                    words.previous_text,
                    self.span(from)
                )
            }
            What::Cancelled { reason } => self.not_held(CalledOff::Cancelled, reason),
            What::Postponed { until } => self.not_held(CalledOff::Postponed, until),
            what if what.is_in_another_language_alone() => words.other_language.to_owned(),
            What::Renamed { from, .. } => {
                format!("{} ({}{from})", words.new_name, marks.previously)
            }
            What::Place { from, to } => self.place(from, to),
            What::PlaceAt { at, from, to } => [
                &self.begin(at),
                self.catalogue.signs.comma,
                &self.place(from, to),
            ]
            .concat(),
            What::Said { from, to } => self.text(from, to),
            What::Moved { from, to } => self.moved_in_words(from, to, false),
            What::Lengthened(length) | What::Shortened(length) => {
                self.changed_length(length, false)
            }
        }
    }

    /// Returns `cancelled (no quorum)`, `postponed to CSP13`.
    fn not_held(&self, how: CalledOff, text: &str) -> String {
        let word = self.catalogue.called_off(how);
        match (how, text) {
            (CalledOff::Cancelled, "") => word.to_owned(),
            (CalledOff::Postponed, "") => self.catalogue.changes.postponed_for_now.to_owned(),
            (CalledOff::Cancelled, reason) => format!("{word} ({reason})"),
            (CalledOff::Postponed, until) => format!("{word} {until}"),
        }
    }

    fn with_hours(&self, word: &str, whens: &[When]) -> String {
        let times = self.span(whens);
        let comma = if times.is_empty() { "" } else { ", " };
        format!("{word}{comma}{times}")
    }

    /// Returns the times of all sittings; of several from the first beginning to the last end.
    fn span(&self, whens: &[When]) -> String {
        match whens {
            [first, .., last] => {
                let until = last.ends.map(|ends| self.until_after(first.starts, ends));
                self.begin(first) + &until.unwrap_or_default()
            }
            whens => self.all_times(whens),
        }
    }

    /// Returns the times of each of some sittings.
    pub(super) fn all_times(&self, whens: &[When]) -> String {
        let times = self.catalogue.changes.times;
        let each = whens
            .iter()
            .map(|when| times(when.day, when.starts, when.ends));
        self.catalogue.signs.list(each)
    }

    /// Returns `Wednesday 18 March at 11:30`, or a day alone.
    pub(super) fn begin(&self, when: &When) -> String {
        let dates = &self.catalogue.dates;
        match when.starts {
            Some(starts) => (dates.moment)(starts),
            None => dates.day_inside(when.day, true),
        }
    }

    /// Returns `, until 13:00`, with the day if that is another than the one of the beginning.
    fn until_after(&self, starts: Option<Moment>, ends: Moment) -> String {
        let detail = detail_after(starts, ends);
        let (preposition, end) = (self.catalogue.marks.until)(ends, detail);
        format!(", {preposition}{end}")
    }

    /// Returns `Wednesday 18 March at 11:30 (previously at 15:00)`, with the end if there are several
    /// sittings; or, if the beginning is as before, the sittings that differ.
    fn moved_in_words(&self, from: &[When], to: &[When], with_end: bool) -> String {
        let (marks, words) = (&self.catalogue.marks, &self.catalogue.changes);
        let (Some(was), Some(is)) = (from.first(), to.first()) else {
            return self.some_times(from, to);
        };
        if same_clock(was, is) && local(from) != local(to) {
            let (gone, new) = differing(from, to);
            return self.some_times(gone, new);
        }
        let last = to.last().filter(|_| with_end || to.len() > 1);
        let ends = last.and_then(|last| last.ends);
        let until = ends.map_or_else(String::new, |ends| self.until_after(is.starts, ends));
        let begin = self.begin(is);
        if let (true, Some(was), Some(is)) = (same_clock(was, is), was.starts, is.starts) {
            let zone = |at: Moment| at.format("UTC%:z").to_string();
            let (old, new) = (zone(was), zone(is));
            return format!("{begin}, {new} ({}{old}){until}", words.previous_text);
        }
        let (preposition, before) = self.before(was, Some(is), DayDetail::WeekdayAndDate);
        let was_until = self.previous_end(from, to);
        let sittings = self.other_sittings(from, to);
        format!(
            "{begin} ({}{preposition}{before}){until}{was_until}{sittings}",
            marks.previously
        )
    }

    /// Returns ` (previously until Wednesday 18 March at 13:00)` behind the end of several sittings; nothing if
    /// it is as before.
    fn previous_end(&self, from: &[When], to: &[When]) -> String {
        let ends = |whens: &[When]| whens.last().and_then(|last| last.ends);
        let (Some(was), Some(is)) = (ends(from), ends(to)) else {
            return String::new();
        };
        if was == is || to.len() < 2 {
            return String::new();
        }
        let (preposition, before) = (self.catalogue.marks.until)(was, detail_after(Some(is), was));
        format!(
            " ({}{preposition}{before})",
            self.catalogue.marks.previously
        )
    }

    /// Returns what has changed of the sittings between the first beginning and the last end: those that are no
    /// longer held, those that are new, and those that end otherwise.
    fn other_sittings(&self, from: &[When], to: &[When]) -> String {
        let (words, semicolon) = (&self.catalogue.changes, self.catalogue.signs.semicolon);
        let overlaps = |one: &When| from.iter().any(|other| other.overlaps(one));
        let inner = to.get(1..).unwrap_or_default();
        let added: Vec<_> = inner.iter().filter(|now| !overlaps(now)).copied().collect();
        let mut all = self.without_sittings(from, to);
        if !added.is_empty() {
            all += &[semicolon, words.added_text, &self.all_times(&added)].concat();
        }
        let middle = to.split_last().map_or(&[][..], |(_, before)| before);
        let other_ends = middle
            .iter()
            .filter_map(|now| self.other_end(from, now))
            .flat_map(|end| [semicolon.to_owned(), end]);
        all.extend(other_ends);
        all
    }

    /// Returns `until Tuesday 17 March at 12:00 (previously until 13:00)` of a sitting that begins as before.
    fn other_end(&self, from: &[When], now: &When) -> Option<String> {
        let was = from.iter().find(|was| was.starts == now.starts)?;
        let (ended, ends) = was.ends.zip(now.ends).filter(|(was, now)| was != now)?;
        let until = self.catalogue.marks.until;
        let (preposition, end) = until(ends, DayDetail::WeekdayAndDate);
        let (before, old_end) = until(ended, detail_after(Some(ends), ended));
        let previously = self.catalogue.marks.previously;
        Some(format!(
            "{preposition}{end} ({previously}{before}{old_end})"
        ))
    }

    /// Returns the times between the new beginning and the new end at which it is no longer held: `; no sitting:
    /// Tuesday 17 March from 15:00 to 18:00`.
    fn without_sittings(&self, from: &[When], to: &[When]) -> String {
        let span = to.first().zip(to.last());
        let Some((begins, ends)) = span.and_then(|(first, last)| first.starts.zip(last.ends))
        else {
            return String::new();
        };
        let is_between = |was: &&When| {
            let starts_behind = was.starts.is_some_and(|starts| starts > begins);
            let ends_before = was.ends.is_some_and(|stops| stops < ends);
            starts_behind && ends_before && !to.iter().any(|now| now.overlaps(was))
        };
        let gone: Vec<_> = from.iter().filter(is_between).copied().collect();
        if gone.is_empty() {
            return String::new();
        }
        let words = &self.catalogue.changes;
        [
            self.catalogue.signs.semicolon,
            words.no_sitting,
            &self.all_times(&gone),
        ]
        .concat()
    }

    /// Returns a beginning that no longer holds, with its day unless it is the one of the new beginning.
    pub(super) fn before(
        &self,
        was: &When,
        is: Option<&When>,
        other_day: DayDetail,
    ) -> (&'static str, String) {
        let marks = &self.catalogue.marks;
        match was.starts {
            Some(starts) => {
                let same_day = is.is_some_and(|is| is.starts.is_some() && is.day == was.day);
                let detail = if same_day {
                    DayDetail::Nothing
                } else {
                    other_day
                };
                (marks.at)(starts, detail)
            }
            None => (marks.on)(was.day, other_day),
        }
    }

    /// Returns times that are new, or gone, or both.
    pub(super) fn some_times(&self, from: &[When], to: &[When]) -> String {
        let words = &self.catalogue.changes;
        let (was, is) = (self.all_times(from), self.all_times(to));
        match (&*was, &*is) {
            (was, "") => format!("{}{was}", words.deleted_text),
            ("", is) => format!("{}{is}", words.added_text),
            (was, is) => format!("{is} ({}{was})", words.previous_text),
        }
    }

    /// Returns `until Tuesday 17 March at 18:00 (previously until Wednesday 18 March at 13:00)`; the
    /// duration alone if the end has been said, or is as before.
    fn changed_length(&self, length: &Length, says_end: bool) -> String {
        let (marks, words) = (&self.catalogue.marks, &self.catalogue.changes);
        let Length {
            from,
            to,
            ended,
            ends,
        } = length;
        if says_end || ended == ends {
            let label = format!("{}{}", words.duration, self.catalogue.signs.colon);
            // No line breaks before the unit.
            let [before, now] = [from, to].map(|length| length.to_string().replace(' ', "\u{a0}"));
            return format!("{label}{now} ({}{before})", marks.previously);
        }
        let (preposition, end) = (marks.until)(*ends, DayDetail::WeekdayAndDate);
        let (before, old) = (marks.until)(*ended, detail_after(Some(*ends), *ended));
        format!("{preposition}{end} ({}{before}{old})", marks.previously)
    }

    /// Returns `suspended at 11:00; to be resumed at 15:00`; with the days, unless the reader sees the one
    /// of the first.
    pub(super) fn stopped(&self, stop: Stop, seen: Option<Moment>) -> String {
        let (marks, words) = (&self.catalogue.marks, &self.catalogue.changes);
        let moment = |at, detail| {
            let (preposition, moment) = (marks.at)(at, detail);
            format!("{preposition}{moment}")
        };
        let at = moment(stop.at, detail_after(seen, stop.at));
        if !stop.is_suspended {
            return (words.adjourned)(&at);
        }
        let resumed = stop
            .resumed
            .map(|resumed| moment(resumed, detail_after(Some(stop.at), resumed)));
        (words.suspended)(&at, resumed.as_deref())
    }

    /// Returns the holder of an office: `Ms. Marie DUPONT (previously vacant)`.
    fn office(&self, from: &str, to: &str) -> String {
        let (marks, words) = (&self.catalogue.marks, &self.catalogue.changes);
        // The earlier holder may stand in another language.
        let vacant = |language: &Language| catalogue(*language).offices.vacant == from;
        match (from, to) {
            ("", to) => to.to_owned(),
            (from, "") => format!("{}{from}", words.deleted_text),
            (from, to) if Language::ALL.iter().any(vacant) && !from.is_empty() => {
                format!("{to} ({})", words.was_vacant)
            }
            (from, to) => format!("{to} ({}{from})", marks.previously),
        }
    }

    fn place(&self, from: &str, to: &str) -> String {
        let (marks, words) = (&self.catalogue.marks, &self.catalogue.changes);
        let label = format!("{}{}", words.place, self.catalogue.signs.colon);
        match (from, to) {
            ("", to) => format!("{label}{to}"),
            (from, "") => format!("{label}{} ({}{from})", words.no_place, marks.previously),
            (from, to) => format!("{label}{to} ({}{from})", marks.previously),
        }
    }

    fn text(&self, from: &str, to: &str) -> String {
        let words = &self.catalogue.changes;
        match (from, to) {
            ("", to) => format!("{}{to}", words.added_text),
            (from, "") => format!("{}{from}", words.deleted_text),
            (from, to) => format!("{to} ({}{from})", words.previous_text),
        }
    }
}

const fn is_of_length(what: &What) -> bool {
    matches!(what, What::Lengthened(_) | What::Shortened(_))
}

/// True if it begins at another time than before.
pub(super) fn begins_otherwise(what: &What) -> bool {
    match what {
        What::Moved { from, to } => {
            let begins = from.first().zip(to.first());
            begins.is_some_and(|(was, is)| !same_clock(was, is))
        }
        _ => false,
    }
}

/// Returns the detail of the day of a moment behind another.
fn detail_after(said: Option<Moment>, other: Moment) -> DayDetail {
    if said.is_some_and(|said| said.date_naive() == other.date_naive()) {
        DayDetail::Nothing
    } else {
        DayDetail::WeekdayAndDate
    }
}

/// True if two sittings begin on one day at one time of the clock.
pub(super) fn same_clock(was: &When, is: &When) -> bool {
    let clock = |when: &When| when.starts.map(|at| at.naive_local());
    was.day == is.day && clock(was) == clock(is)
}

/// Returns times as the clocks show them, in whichever zone.
fn local(whens: &[When]) -> Vec<[Option<chrono::NaiveDateTime>; 2]> {
    let each = whens.iter();
    each.map(|when| [when.starts, when.ends].map(|at| at.map(|at| at.naive_local())))
        .collect()
}
