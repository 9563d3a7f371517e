//! Meetings that have moved from one schedule to another.

use std::collections::BTreeMap;

use super::Explainer;
use crate::{
    changes::{Changes, Subject, What, When},
    plan::CalledOff,
    schedule::{EarlierOpening, Schedule},
    text::Language,
    time::Moment,
};

impl Schedule {
    /// Tells which meetings have moved from an earlier schedule to a later one, a line for each in the order
    /// of the source: `WGTU moves from Wednesday 15:00 to Wednesday 11:30`.
    ///
    /// The language need not be one of the plan's.
    ///
    /// ```
    /// use plenary::{Language, Minutes, News};
    /// let source = plenary::open("csp12.toml")?;
    /// let (plan, news) = plenary::read(&source)?.value;
    /// let before = plenary::place(plan.clone(), &news)?.value;
    /// let after = plenary::place(plan, &news.took("WGETI/exchange", Minutes(270)))?.value;
    /// let moved = after.moved_since(&before, Language::English);
    /// assert_eq!(moved[0], "WGETI/exchange ends Monday 16:30 instead of 18:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn moved_since(&self, earlier: &Schedule, language: Language) -> Vec<String> {
        let explainer = Explainer::new(self, language);
        let lines = &explainer.sentences().moved;
        let changes = Changes::of_times(&earlier.first_view(), &self.first_view());
        let mut sentences: BTreeMap<&str, String> = BTreeMap::new();
        for changed in &changes.changed {
            if let Subject::Meeting(id) = &changed.of
                && let Some(rest) = explainer.change(&changed.what)
            {
                sentences.insert(id, (lines.before)(id) + &rest);
            }
        }
        for lack in self.shortfall() {
            let id = &*self.meetings[lack.meeting].meeting.id;
            let is_new = earlier.meeting(id).is_none();
            let sentence = (lines.before)(id) + &(lines.no_session)(lack.minutes);
            sentences
                .entry(id)
                .and_modify(|old| old.clone_from(&sentence));
            if !is_new {
                sentences.entry(id).or_insert(sentence);
            }
        }
        let meetings = self.meetings().iter().chain(earlier.meetings());
        let ids = meetings.map(|placed| &*placed.meeting.id);
        let moved = ids.filter_map(|id| sentences.remove(id));
        moved.chain(self.moved_items(earlier, language)).collect()
    }

    /// Tells which meetings would now open on an earlier day than the one for which they were issued, a
    /// sentence for each: delegations that travel have to hear of it. `issued` is the schedule as it was
    /// issued; without it the days are compared with those of the plan. Of the first few a sentence names
    /// the keys of which each keeps the day.
    ///
    /// The language need not be one of the plan's.
    ///
    /// ```
    /// use plenary::{Language, Minutes, News};
    /// let source = plenary::open("csp12.toml")?;
    /// let plan = plenary::read(&source)?.value.0;
    /// let after = plenary::place(plan, &News::default().took("WGTU", Minutes(90)))?.value;
    /// let earlier = after.opens_earlier(after.earlier(), Language::English);
    /// assert_eq!(earlier, [
    ///     "WGTR would now open on Wednesday 18 March, and was issued for Thursday 19 March: to be announced; \
    ///      to keep the day: `not-before = \"2026-03-19 10:00\"` under its [[meeting]], or \
    ///      `rolling = \"next-session\"`",
    /// ]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn opens_earlier(&self, issued: Option<&Schedule>, language: Language) -> Vec<String> {
        let lines = &Explainer::new(self, language).sentences().record;
        let is_issued = issued.is_some() || self.plan.last_issued().is_some();
        let sentence = |opening: EarlierOpening| {
            let id = &self.meetings[opening.meeting].meeting.id;
            let (is, was) = (opening.opens.date_naive(), opening.was.date_naive());
            let sentence = (lines.opens_earlier)(id, is, was, is_issued);
            sentence + &(lines.keeps_the_day)(&opening.keys)
        };
        let openings = self.earlier_openings(issued).into_iter();
        openings.map(sentence).collect()
    }
}

impl Explainer<'_> {
    /// Tells the change of the time of a meeting, without its id; nothing if there is none.
    fn change(self, what: &[What]) -> Option<String> {
        let lines = &self.sentences().moved;
        Some(match what.first()? {
            What::Added { to } => {
                let starts = to.first().and_then(|when| when.starts);
                let time = starts.map(|starts| self.day_and_clock(starts));
                (lines.added)(time.as_deref())
            }
            What::Removed { .. } => lines.gone.to_owned(),
            What::Cancelled { .. } => (lines.called_off)(CalledOff::Cancelled).to_owned(),
            What::Postponed { .. } => (lines.called_off)(CalledOff::Postponed).to_owned(),
            What::Reinstated { .. } => lines.reinstated.to_owned(),
            What::Moved { from, to } => self.moves(from, to)?,
            What::Lengthened(length) | What::Shortened(length) => {
                self.other_end(length.ended, length.ends)?
            }
            _ => return None,
        })
    }

    fn moves(self, from: &[When], to: &[When]) -> Option<String> {
        let starts = |whens: &[When]| whens.first()?.starts;
        let last = |whens: &[When]| whens.last()?.ends;
        let (was, is) = starts(from).zip(starts(to))?;
        let (old, new) = last(from).zip(last(to))?;
        if was == is {
            return self.other_end(old, new);
        }
        let ends = Some(new).filter(|new| old != *new);
        Some((self.sentences().moved.moves)((was, is), ends))
    }

    fn other_end(self, was: Moment, is: Moment) -> Option<String> {
        (was != is).then(|| (self.sentences().moved.ends)(was, is))
    }
}
