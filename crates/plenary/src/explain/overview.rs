//! The overview of a schedule: a line for each meeting.

use std::fmt::Write;

use super::{Explainer, reason::StartReason};
use crate::{
    plan::{Event, Venue},
    schedule::{Placed, Reason, Schedule, State},
    text::Language,
    time::Moment,
    view::Occurrence,
};

impl Schedule {
    /// Returns a line for each meeting: when it is held, when it was to be, and why.
    ///
    /// If [`Schedule::now`] is known, each line begins with the state of the meeting, and says in which room
    /// it is under way or when it goes on; a line for each event that is under way follows. The language need
    /// not be one of the plan's: names are then in the first of those.
    ///
    /// ```
    /// use plenary::Language;
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let overview = schedule.overview(Language::English);
    /// assert!(overview.contains("WGTU: Wednesday 15:00 to 18:00, follows WGETI/issues\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn overview(&self, language: Language) -> String {
        let explainer = Explainer::new(self, language);
        let lines = &explainer.sentences().overview;
        let meetings = self.meetings().iter();
        let Some(now) = self.now() else {
            return meetings
                .map(|placed| explainer.line(placed) + "\n")
                .collect();
        };
        let mut text = (lines.as_of)(&explainer.moment(now)) + "\n";
        for (placed, state) in meetings.zip(self.states(now)) {
            let more = match state {
                State::UnderWay => explainer.room(self.room_at(placed, now)),
                State::Paused => explainer.goes_on(placed, now),
                _ => String::new(),
            };
            let line = explainer.line(placed);
            _ = writeln!(text, "{:<10}{line}{more}", (lines.state)(state));
        }
        for occurrence in &self.at(now).under_way {
            if let Some(event) = occurrence.event() {
                let line = explainer.event_line(event, occurrence);
                _ = writeln!(text, "{:<10}{line}", (lines.state)(State::UnderWay));
            }
        }
        for placed in self.unrecorded(now) {
            text += &(lines.not_recorded)(&placed.meeting.id);
            text.push('\n');
        }
        text
    }
}

impl Schedule {
    /// Returns the room in which a meeting sits at a moment; between two sittings, that of the next.
    fn room_at<'s>(&'s self, placed: &'s Placed, now: Moment) -> Option<&'s Venue> {
        let mut sittings = placed.current.sittings.iter();
        let sitting = sittings.find(|sitting| now < sitting.ends)?;
        self.room_of(placed, sitting)
    }
}

impl Explainer<'_> {
    /// Returns the room in which something is under way, if one is known.
    fn room(self, room: Option<&Venue>) -> String {
        let name = room.map(|room| self.plain(&room.name));
        name.map_or_else(String::new, |name| (self.sentences().overview.room)(&name))
    }

    /// Returns the time at which a meeting between two sittings goes on.
    fn goes_on(self, placed: &Placed, now: Moment) -> String {
        let mut sittings = placed.current.sittings.iter();
        let next = sittings.find(|sitting| sitting.starts > now);
        next.map_or_else(String::new, |next| {
            (self.sentences().overview.goes_on)(&self.day_and_clock(next.starts))
        })
    }

    fn span(self, starts: Moment, ends: Moment) -> String {
        (self.catalogue.dates.span)(starts, ends)
    }

    /// Returns an event that is under way in one line.
    fn event_line(self, event: &Event, occurrence: &Occurrence<'_>) -> String {
        let colon = self.catalogue.signs.colon;
        let title = self.plain(&event.title);
        let hours = match (occurrence.starts, occurrence.ends) {
            (Some(starts), Some(ends)) => [colon, &self.span(starts, ends)].concat(),
            (Some(starts), None) => {
                let from = (self.sentences().overview.from)(&self.day_and_clock(starts));
                [colon, &from].concat()
            }
            _ => String::new(),
        };
        format!("{title}{hours}{}", self.room(occurrence.room))
    }

    /// Returns a meeting in one line.
    fn line(self, placed: &Placed) -> String {
        let lines = &self.sentences().overview;
        let (id, colon) = (&placed.meeting.id, self.catalogue.signs.colon);
        let ends = placed.current.starts().zip(placed.current.ends());
        let Some((starts, ends)) = ends else {
            let called_off = self.called_off(placed);
            return called_off.unwrap_or_else(|| [id, colon, lines.no_session].concat());
        };
        let span = self.span(starts, ends);
        if let Some(called_off) = self.called_off(placed) {
            return [&called_off, lines.opened, &span].concat();
        }
        let not_planned = || {
            let words = placed.had_no_room().then_some(lines.not_planned);
            words.unwrap_or_default().to_owned()
        };
        let planned = placed
            .planned
            .starts()
            .zip(placed.planned.ends())
            .filter(|_| placed.has_moved())
            .map_or_else(not_planned, |(from, to)| {
                (lines.planned)(&self.span(from, to))
            });
        let reason = match placed.current.sittings.first().map(|first| first.reason) {
            Some(Reason::Follows { meeting, .. }) => {
                (lines.follows)(&self.schedule.meetings()[meeting].meeting.id)
            }
            Some(Reason::Opens) => lines.first.to_owned(),
            _ => StartReason {
                explainer: self,
                placed,
                starts,
            }
            .nearest(),
        };
        let off = self
            .left_day(placed)
            .map(lines.off_its_day)
            .unwrap_or_default();
        format!("{id}{colon}{span}{planned}, {reason}{off}")
    }
}
