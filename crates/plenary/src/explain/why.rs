//! The explanation of one meeting: why it begins when it does.

use std::fmt::Write;

use super::{Explainer, between, reason::StartReason};
use crate::{
    locale::StartSentences,
    schedule::{Cause, Causes, Deviation, Placed, Schedule, Sitting},
    text::Language,
    time::{Minutes, Moment},
};

impl Schedule {
    /// Says why a meeting begins when it does, in plain sentences; none if there is no such meeting.
    ///
    /// The language need not be one of the plan's: names are then in the first of those.
    ///
    /// ```
    /// use plenary::{Language, Minutes, News};
    /// let source = plenary::open("csp12.toml")?;
    /// let (plan, _) = plenary::read(&source)?.value;
    /// let news = News::default().took("WGETI/exchange", Minutes(270));
    /// let schedule = plenary::place(plan, &news)?.value;
    /// let why = schedule.why("WGTU", Language::English).ok_or("no such meeting")?;
    /// assert!(why.starts_with(
    ///     "WGTU starts on Wednesday 18 March at 11:30 instead of 15:00 (1 h 30 min of meeting time \
    ///      earlier), because WGETI/exchange took 4 h 30 min instead of 6 h."
    /// ));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn why(&self, meeting: &str, language: Language) -> Option<String> {
        let causes = self.moved_from(meeting)?;
        let (place, placed) = self.find_meeting(meeting)?;
        let why = Explanation {
            explainer: Explainer::new(self, language),
            placed,
            causes: &causes,
        };
        let mut text = why.start() + ".\n";
        if let Some(left_day) = why.left_day() {
            _ = writeln!(text, "{left_day}");
        }
        if let Some(sittings) = why.sittings() {
            _ = writeln!(text, "{sittings}");
        }
        if let Some(forecast) = why.forecast() {
            _ = writeln!(text, "{forecast}");
        }
        for item in self.why_items(place, language) {
            _ = writeln!(text, "{item}");
        }
        Some(text)
    }
}

/// The explanation of one meeting.
struct Explanation<'s> {
    explainer: Explainer<'s>,
    placed: &'s Placed,
    causes: &'s Causes,
}

impl Explanation<'_> {
    const fn sentences(&self) -> &'static StartSentences {
        &self.explainer.sentences().start
    }

    fn schedule(&self) -> &Schedule {
        self.explainer.schedule
    }

    /// Returns a clause for each cause of the start.
    fn start_causes(&self) -> Vec<String> {
        let id = &self.placed.meeting.id;
        self.explainer.clauses(&self.causes.start, id)
    }

    fn start(&self) -> String {
        let (sentences, explainer) = (self.sentences(), self.explainer);
        let placed = self.placed;
        let id = &placed.meeting.id;
        if let Some(called_off) = explainer.called_off(placed) {
            return called_off;
        }
        let Some(starts) = placed.current.starts() else {
            return (sentences.no_session)(id);
        };
        let has_begun = explainer.schedule.has_begun(placed);
        let starts_on = (sentences.starts)(id, has_begun, &explainer.moment(starts));
        let because = StartReason {
            explainer,
            placed,
            starts,
        };
        let causes = self.start_causes();
        match self.causes.was {
            Some(was) if was != starts && !causes.is_empty() => {
                let moved = self.distance(was, starts);
                let parts: Vec<_> = causes.into_iter().chain(because.key()).collect();
                let reasons = explainer.join(&parts);
                (sentences.moved)(&starts_on, (starts, was), &moved, &reasons)
            }
            Some(was) if was != starts => {
                let colon = explainer.catalogue.signs.colon;
                [&starts_on, colon, &because.nearest()].concat()
            }
            Some(_) => {
                let is_planned = placed.planned.starts() == Some(starts);
                let as_planned = (sentences.as_planned)(is_planned);
                [&starts_on, as_planned, &because.nearest()].concat()
            }
            None => starts_on + &self.not_planned(&because),
        }
    }

    /// Returns the reason of a meeting that had no place in the plan or the schedule as issued.
    fn not_planned(&self, because: &StartReason<'_>) -> String {
        let (sentences, explainer) = (self.sentences(), self.explainer);
        let signs = &explainer.catalogue.signs;
        let nearest = because.nearest();
        let resumed = self.placed.meeting.resumes.and_then(|place| {
            let other = &self.schedule().meetings()[place];
            let stopped = explainer.stop(other)?;
            Some((other, stopped))
        });
        if let Some((other, stopped)) = resumed {
            let was_suspended = other.record.suspended.is_some();
            let takes_up = (sentences.takes_up)(was_suspended, &other.meeting.id, &stopped);
            return [signs.colon, &takes_up, signs.semicolon, &nearest].concat();
        }
        let causes = self.start_causes();
        let has_causes = !causes.is_empty();
        let parts: Vec<_> = causes.into_iter().chain([nearest]).collect();
        let reasons = explainer.join(&parts);
        if self.schedule().in_circulation().is_some() {
            return [signs.colon, &reasons].concat();
        }
        let now = if has_causes {
            sentences.now_there_is
        } else {
            signs.colon
        };
        [sentences.not_planned, now, &reasons].concat()
    }

    /// Returns the distance by which the start has moved.
    fn distance(&self, was: Moment, starts: Moment) -> String {
        let by = self.sentences().by;
        let track = self.placed.meeting.track;
        match self.schedule().meeting_time(track, was, starts) {
            Deviation::Early(minutes) => by(minutes, true, true),
            Deviation::Late(minutes) => by(minutes, true, false),
            Deviation::AsPlanned => by(between(was, starts), false, starts < was),
        }
    }

    /// Returns the sentence for a meeting that is not held on the day that it asks for.
    fn left_day(&self) -> Option<String> {
        let left = self.explainer.left_day(self.placed);
        left.map(self.sentences().left_day)
    }

    /// Returns the sentence for the sittings of the meeting, with the causes that moved only its end.
    fn sittings(&self) -> Option<String> {
        let sentences = &self.explainer.sentences().held;
        let placed = self.placed;
        let sittings = &placed.current.sittings;
        if sittings.is_empty() {
            return None;
        }
        let span = self.explainer.catalogue.dates.dated_span;
        let one = |sitting: &Sitting| span(sitting.starts, sitting.ends);
        let all: Vec<_> = sittings.iter().map(one).collect();
        let verb = if placed.is_called_off() {
            sentences.was_opened
        } else if self.is_over() {
            sentences.was_held
        } else {
            sentences.is_held
        };
        let comma = self.explainer.catalogue.signs.comma;
        let held = format!("{verb} {} ({})", all.join(comma), self.length());
        let ends = self.ends();
        if ends.is_empty() {
            return Some(format!("{held}."));
        }
        let outcome = Cause::Outcome {
            meeting: placed.meeting.id.clone(),
        };
        // The meeting moved its end itself: that it took longer or shorter is in its length.
        let moved_itself = placed.record.is_over() && self.causes.end.contains(&outcome);
        let because = if moved_itself {
            sentences.ended_because
        } else {
            sentences.because
        };
        Some(format!("{held}{because}{}.", self.explainer.join(&ends)))
    }

    /// True if the meeting has ended, as far as it is known.
    fn is_over(&self) -> bool {
        let ends = self.placed.current.ends();
        let now = self.schedule().now();
        self.placed.record.is_over() || ends.zip(now).is_some_and(|(ends, now)| ends <= now)
    }

    fn length(&self) -> String {
        let placed = self.placed;
        let takes = placed.current.takes;
        let issued = self
            .schedule()
            .in_circulation()
            .and_then(|earlier| earlier.meeting(&placed.meeting.id));
        let was = issued.map_or(placed.planned.takes, |issued| issued.current.takes);
        if was == takes || was == Minutes(0) {
            return takes.to_string();
        }
        let sentences = self.explainer.sentences();
        let is_open = placed.record.stopped().is_some();
        let of = if is_open {
            sentences.held.part_of
        } else {
            sentences.instead_of
        };
        of(takes, was)
    }

    /// Returns the clauses for causes that moved only the end; the meeting's own length is told already.
    fn ends(&self) -> Vec<String> {
        let placed = self.placed;
        let id = &placed.meeting.id;
        let is_outcome = |cause: &Cause| match cause {
            Cause::Outcome { meeting } => meeting == id,
            _ => false,
        };
        let ends = self.causes.end.iter();
        let others: Vec<Cause> = ends.filter(|cause| !is_outcome(cause)).cloned().collect();
        let it = self.explainer.sentences().it;
        let stopped = self
            .explainer
            .stop(placed)
            .filter(|_| !placed.record.is_over());
        let mut clauses: Vec<_> = stopped
            .into_iter()
            .map(|stopped| format!("{it} {stopped}"))
            .collect();
        let of_start = self.start_causes();
        let of_end = self.explainer.clauses(&others, id).into_iter();
        clauses.extend(of_end.filter(|clause| !of_start.contains(clause)));
        clauses
    }

    /// Returns the sentence for the earliest and the latest time at which the meeting can begin.
    fn forecast(&self) -> Option<String> {
        let sentences = self.sentences();
        let forecast = self.placed.forecast?;
        if self.schedule().has_begun(self.placed) {
            return None;
        }
        if forecast.latest == Some(forecast.earliest) {
            return Some(sentences.whatever.to_owned());
        }
        Some((sentences.between)(forecast.earliest, forecast.latest))
    }
}
