//! What is said beside a meeting: that it is cancelled or postponed, that it has moved, from when it may begin.

use super::{event, shown::Shown, since::Since, voice::Voice};
use crate::{
    plan::Event,
    schedule::{Placed, Schedule},
    terms::Show,
    text::Inline,
    time::{Moment, clock},
    words::Words,
};

/// The remarks of an annex.
#[derive(Clone, Copy)]
pub(super) struct Remarks<'a> {
    pub(super) schedule: &'a Schedule,
    pub(super) voice: &'a Voice<'a>,
    pub(super) words: &'a Words,
    /// What has changed since the last version, if there is one.
    pub(super) since: Option<&'a Since>,
}

impl Remarks<'_> {
    /// What is said beside a sitting; mostly nothing.
    pub(super) fn of(&self, shown: &Shown<'_>) -> Vec<Inline> {
        let plan = &self.schedule.plan;
        let placed = shown.placed;
        if plan.page.show == Show::Planned {
            let since = self.since.and_then(|since| since.of_sitting(shown));
            return since.map(Inline::text).into_iter().collect();
        }
        if let Some((how, text)) = placed.record.called_off() {
            let mut remark = vec![Inline::text(self.words.called_off_because(how))];
            remark.extend_from_slice(self.voice.said(text));
            return remark;
        }
        let change = match self.since {
            Some(since) => since.of_sitting(shown),
            None if plan.page.show == Show::Changes || self.voice.apart => {
                self.change(placed, shown)
            }
            None => None,
        };
        let forecast = plan.page.forecast && shown.is_first;
        let forecast = forecast.then(|| self.forecast(placed)).flatten();
        let both: Vec<_> = change.into_iter().chain(forecast).collect();
        if both.is_empty() {
            return Vec::new();
        }
        vec![Inline::text(both.join("; "))]
    }

    /// What is said beside an event; mostly nothing.
    pub(super) fn of_event(&self, event: &Event) -> Vec<Inline> {
        let own = event::remark(event, self.words);
        let changed = self.since.and_then(|since| since.of_event(&event.id));
        let between = (own.is_some() && changed.is_some()).then(|| "; ".to_owned());
        let parts = [own.map(str::to_owned), between, changed].into_iter();
        parts.flatten().map(Inline::text).collect()
    }

    /// How a meeting's time differs from the planned one: a sign and words.
    fn change(&self, placed: &Placed, shown: &Shown<'_>) -> Option<String> {
        let words = self.words;
        let Some(planned) = placed.planned.starts() else {
            let word = if placed.had_no_room() {
                words.not_planned
            } else {
                words.added
            };
            return shown.is_first.then(|| word.to_owned());
        };
        let starts = placed.current.starts()?;
        if starts != planned {
            let before = if starts < planned {
                words.earlier
            } else {
                words.later
            };
            let moved = || [before, &self.moment(planned)].concat();
            return shown.is_first.then(moved);
        }
        let (was, is) = placed.planned.ends().zip(placed.current.ends())?;
        let other = shown.is_last && was != is;
        other.then(|| format!("{}{}", words.other_end, self.moment(was)))
    }

    /// From when and until when a meeting that has not begun may begin.
    fn forecast(&self, placed: &Placed) -> Option<String> {
        let forecast = placed.forecast?;
        let latest = forecast.latest.filter(|latest| *latest > forecast.earliest);
        let latest = latest.filter(|_| !self.schedule.has_begun(placed))?;
        let until = if latest.date_naive() == forecast.earliest.date_naive() {
            clock(latest)
        } else {
            self.moment(latest)
        };
        let from = if placed.current.starts().map(|at| at.date_naive())
            == Some(forecast.earliest.date_naive())
        {
            clock(forecast.earliest)
        } else {
            self.moment(forecast.earliest)
        };
        let words = self.words;
        Some(format!(
            "{}{from}{}{until}",
            words.from, words.at_the_latest
        ))
    }

    /// `Wednesday 15:00`, with the date where weekdays recur.
    fn moment(&self, moment: Moment) -> String {
        let several = self.schedule.plan.frame.weekdays_recur();
        let day = self.words.day_inside(moment.date_naive(), several);
        [&day, " ", &*clock(moment)].concat()
    }
}
