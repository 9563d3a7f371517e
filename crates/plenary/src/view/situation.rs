//! The situation at a moment: sittings and events under way, next, and over.

use std::collections::HashMap;

use super::{Occurrence, OccurrenceKind, View, event::is_unsettled};
use crate::{
    keywords::Show,
    plan::{Frame, TrackId},
    schedule::{Schedule, State},
    text::Language,
    time::Moment,
};

/// The sittings and events of a schedule by how far they have come at a moment.
///
/// Each list is in the order of [`View::occurrences`]. What is cancelled, postponed or still to be confirmed is in none, nor
/// is an event that is said to be at an hour `tbc`.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Situation<'s> {
    /// The moment.
    pub moment: Moment,
    /// Sittings and events that have begun and not ended.
    pub under_way: Vec<Occurrence<'s>>,
    /// The first sittings or events of each track that begin later, and the first events that are of no
    /// one track. Several stand here where they begin at the same moment.
    pub next: Vec<Occurrence<'s>>,
    /// Sittings and events that have ended.
    pub over: Vec<Occurrence<'s>>,
}

impl Schedule {
    /// Returns the sittings and events that are under way at a moment, that come next, and that are over,
    /// by the current times.
    ///
    /// Every occurrence has its room, if one is known. A sitting or an event begins with its first minute
    /// and is over at its end; between two sittings of a meeting nothing of it is under way.
    ///
    /// An event without an end lasts until the next sitting or event of its track begins, of any track
    /// if it is of no one, and at most to the end of its day. An event without hours lasts for the whole
    /// of its day, and is never next.
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let morning = schedule.at(schedule.moment("Monday 12:59")?);
    /// assert_eq!(morning.under_way[0].id, "WGETI/exchange");
    /// let lunch = schedule.at(schedule.moment("Monday 13:00")?);
    /// assert!(lunch.under_way.is_empty());
    /// assert_eq!((&*lunch.next[0].id, lunch.next[0].ordinal), ("WGETI/exchange", 2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn at(&self, moment: Moment) -> Situation<'_> {
        let first = self.plan.languages().first().copied();
        let language = first.unwrap_or(Language::English);
        // Times and rooms are the same in every language.
        let all = View::of(self, language, Show::Current).occurrences;
        let begins = Beginnings::of(&all);
        let mut situation = Situation {
            moment,
            under_way: Vec::new(),
            next: Vec::new(),
            over: Vec::new(),
        };
        let mut later = Vec::new();
        for occurrence in all {
            let Some((starts, ends)) = begins.hours(&occurrence, &self.plan.frame) else {
                continue;
            };
            match State::of(starts, ends, moment) {
                State::Over => situation.over.push(occurrence),
                State::UnderWay => situation.under_way.push(occurrence),
                _ => later.push(occurrence),
            }
        }
        situation.next = first_of_each_track(later);
        situation
    }
}

/// Keeps the occurrences that begin first in each track.
fn first_of_each_track(later: Vec<Occurrence<'_>>) -> Vec<Occurrence<'_>> {
    let mut first: HashMap<Option<TrackId>, Moment> = HashMap::new();
    for occurrence in &later {
        if let Some(starts) = occurrence.starts {
            let known = first.entry(occurrence.track).or_insert(starts);
            *known = starts.min(*known);
        }
    }
    let is_first = |occurrence: &Occurrence<'_>| {
        let starts = occurrence.starts;
        starts.is_some() && starts == first.get(&occurrence.track).copied()
    };
    later.into_iter().filter(is_first).collect()
}

/// Moments at which something is sure to begin, in order, each with its track.
struct Beginnings(Vec<(Moment, Option<TrackId>)>);

impl Beginnings {
    fn of(all: &[Occurrence<'_>]) -> Self {
        let held = all.iter().filter(|occurrence| is_held(occurrence));
        let mut begins: Vec<_> = held
            .filter_map(|occurrence| Some((occurrence.starts?, occurrence.track)))
            .collect();
        begins.sort_unstable();
        Self(begins)
    }

    /// Returns the beginning and the end of an occurrence; none if they are not sure.
    fn hours(&self, occurrence: &Occurrence<'_>, frame: &Frame) -> Option<(Moment, Moment)> {
        if !is_held(occurrence) {
            return None;
        }
        let Some(starts) = occurrence.starts else {
            return frame.whole_day(occurrence.day);
        };
        let ends = occurrence.ends.or_else(|| {
            let (_, midnight) = frame.whole_day(occurrence.day)?;
            let next = self.after(starts, occurrence.track);
            Some(next.map_or(midnight, |next| next.min(midnight)))
        });
        Some((starts, ends?))
    }

    /// Returns the first beginning after a moment in a track, or in any.
    fn after(&self, moment: Moment, track: Option<TrackId>) -> Option<Moment> {
        let first = self.0.partition_point(|(begins, _)| *begins <= moment);
        let concerns = |of: &Option<TrackId>| track.is_none() || of.is_none() || *of == track;
        let mut later = self.0[first..].iter();
        later.find_map(|(begins, of)| concerns(of).then_some(*begins))
    }
}

/// True if an occurrence is a sitting or an event that is neither called off nor to be confirmed.
fn is_held(occurrence: &Occurrence<'_>) -> bool {
    let is_sure = match occurrence.kind {
        OccurrenceKind::Sitting { .. } => true,
        OccurrenceKind::Event(event) => !is_unsettled(event),
        OccurrenceKind::Closed(_) | OccurrenceKind::Deadline(_) => false,
    };
    is_sure && occurrence.called_off.is_none()
}
