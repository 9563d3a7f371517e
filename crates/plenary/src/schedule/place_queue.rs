//! The placing loop: each meeting begins at the first moment that its keys allow, and uses up
//! meeting time.

mod alternative;

use std::ops::Index;

pub(super) use alternative::Alternative;

use super::{
    pins::{self, Pinned},
    placement::{Placement, Rule, StartCause},
    queue_input::{QueueInput, longest_piece, rest_of_session},
    timeline::{Minute, OpenInterval},
};
use crate::{
    keywords::Rolling,
    plan::{Meeting, MeetingId, Plan},
};

/// A placing of all meetings of a plan.
#[derive(Clone)]
pub(super) struct Placing {
    pub(super) placements: Vec<Placement>,
    pub(super) pins: Vec<Pinned>,
    /// The other starts of meetings with `start-by`; mostly none.
    pub(super) alternatives: Vec<Alternative>,
}

impl Index<MeetingId> for Placing {
    type Output = Placement;

    #[inline]
    fn index(&self, meeting: MeetingId) -> &Placement {
        &self.placements[meeting.index()]
    }
}

/// The point up to which a track has been filled.
#[derive(Debug, Clone, Copy, Default)]
struct Cursor {
    interval: usize,
    /// The last meeting, the session in which it ended, and the minute.
    last: Option<(MeetingId, usize, Minute)>,
    /// True if a meeting found no end: nothing follows it.
    full: bool,
}

/// Places every meeting of a plan.
pub(super) fn place_queue(input: &QueueInput<'_>) -> Placing {
    let mut placements = vec![Placement::NONE; input.demands.len()];
    let whole = pins::whole(input.timeline);
    let pins = pins::place(input, &whole, &mut placements);
    let tracks = pins::cut(input.timeline, whole, &pins);
    let mut cursors = vec![Cursor::default(); tracks.len()];
    let mut alternatives = Vec::new();
    for &place in input.order {
        let meeting = &input.timeline.plan.meetings[place];
        if meeting.start.pinned.is_some() || !input.demand(place).is_held() {
            continue;
        }
        let placer = Placer {
            input,
            intervals: &tracks[meeting.track.index()],
            placements: &placements,
            meeting,
            place,
            cursor: cursors[meeting.track.index()],
        };
        let (placement, cursor, alternative) = placer.place_meeting();
        alternatives.extend(alternative);
        cursors[meeting.track.index()] = cursor;
        placements[place.index()] = placement;
    }
    Placing {
        placements,
        pins,
        alternatives,
    }
}

/// The placing of one meeting.
struct Placer<'a> {
    input: &'a QueueInput<'a>,
    intervals: &'a [OpenInterval],
    placements: &'a [Placement],
    meeting: &'a Meeting,
    place: MeetingId,
    cursor: Cursor,
}

/// The first moment at which a meeting can begin.
#[derive(Debug, Clone, Copy)]
struct Opening {
    interval: usize,
    at: Minute,
    cause: StartCause,
}

impl Placer<'_> {
    fn plan(&self) -> &Plan {
        self.input.timeline.plan
    }
    /// Returns the placement of the meeting, the cursor of its track behind it, and its other start.
    fn place_meeting(&self) -> (Placement, Cursor, Option<Alternative>) {
        let demand = self.input.demand(self.place);
        let counted_from = self.counted_from();
        let input = self.input;
        let minutes =
            input.asked_minutes(self.place, self.intervals, counted_from, self.placements);
        // A meeting is opened before anybody knows how it will end.
        let opening = self.opening(minutes, self.meeting.start.undivided);
        let rest = || {
            opening.map_or(1, |opening| {
                let from = self.intervals[opening.interval..].iter().copied();
                rest_of_session(from, opening.at)
            })
        };
        let asked = minutes.unwrap_or_else(rest).saturating_add(demand.more);
        let mut placement = Placement::asking(asked, demand.end);
        placement.counted_from = counted_from;
        let mut cursor = self.cursor;
        if let Some(opening) = opening {
            self.fill(opening, &mut placement, &mut cursor);
        }
        cursor.full = placement.shortfall > 0;
        (placement, cursor, self.alternative(opening, minutes))
    }

    /// Returns the session from which sessions are counted in the plan, if anything of the meeting
    /// is asked in sessions.
    fn counted_from(&self) -> Option<usize> {
        let in_plan = self.input.planned.is_none();
        if !in_plan || !self.meeting.in_sessions() {
            return None;
        }
        let longest = self.opening(None, false)?;
        Some(self.intervals[longest.interval].session)
    }

    /// Uses up meeting time from an opening on.
    fn fill(&self, opening: Opening, placement: &mut Placement, cursor: &mut Cursor) {
        placement.cause = opening.cause;
        placement.opening = Some((self.intervals[opening.interval].session, opening.at));
        let later = self
            .intervals
            .iter()
            .copied()
            .enumerate()
            .skip(opening.interval);
        let admitted = later
            .filter(|(_, interval)| self.input.timeline.admits(interval.session, self.meeting));
        let end = self.input.demand(self.place).end;
        if let Some(interval) = placement.spend(admitted, opening.at, end) {
            cursor.interval = interval;
            let last = placement.parts.last();
            cursor.last = last.map(|part| (self.place, part.session, part.to));
        }
    }

    /// Returns the earliest minute that everything but the sessions allows, and what makes it so;
    /// none if the meeting waits for one that never ends.
    fn bound(&self) -> Option<(Minute, StartCause)> {
        let start = &self.meeting.start;
        let last = self.cursor.last;
        let queue = last.map_or(Minute::MIN, |(_, _, end)| end);
        let mut bound = (queue, StartCause::Queue(last.map(|(place, ..)| place)));
        let mut raise = |minute: Minute, cause: StartCause| {
            if minute > bound.0 {
                bound = (minute, cause);
            }
        };
        for earlier in self.input.awaited(self.place) {
            raise(
                self.placements[earlier.index()].ends()?,
                StartCause::After(earlier),
            );
        }
        if let Some(moment) = start.not_before {
            raise(self.input.timeline.minute(moment), StartCause::NotBefore);
        }
        if let Some(day) = start.on {
            let sessions = self.input.timeline.sessions;
            let earlier = |interval: &OpenInterval| sessions[interval.session].day < day;
            let first = self.intervals.partition_point(earlier);
            raise(self.intervals.get(first)?.from, StartCause::Day);
        }
        if let Some(planned) = self.planned_start(Rolling::AsPlanned) {
            raise(planned, StartCause::Planned);
        }
        Some(bound)
    }

    /// Returns the planned start, if the rolling rule that looks at it holds for the meeting.
    fn planned_start(&self, rule: Rolling) -> Option<Minute> {
        let planned = self.input.planned?[self.place.index()]?;
        (self.plan().rolling_of(self.meeting) == rule).then_some(planned)
    }

    /// Returns the first moment at which a meeting of so many minutes can begin; without a number
    /// it lasts to the close of its session, or longer than any.
    fn opening(&self, minutes: Option<u32>, undivided: bool) -> Option<Opening> {
        if self.cursor.full {
            return None;
        }
        self.opening_after(self.bound()?, minutes, undivided)
    }

    /// Returns the first moment after a bound at which a meeting of so many minutes can begin.
    fn opening_after(
        &self,
        (bound, cause): (Minute, StartCause),
        minutes: Option<u32>,
        undivided: bool,
    ) -> Option<Opening> {
        let floor = self.planned_start(Rolling::NextSession);
        let timeline = self.input.timeline;
        let mut blocked = None;
        for (place, interval) in self.intervals.iter().enumerate().skip(self.cursor.interval) {
            if interval.overtime.is_some() || !timeline.admits(interval.session, self.meeting) {
                continue;
            }
            let mut at = self.begin_in(interval, bound);
            if at >= interval.to {
                continue;
            }
            let opens = timeline.opening(interval.session);
            if let Some(floor) = floor.filter(|floor| at != opens && at < *floor) {
                let rule = self.blocks(place, at, minutes, undivided);
                blocked.get_or_insert(rule.unwrap_or(Rule::NextSession));
                at = floor;
            }
            if at >= interval.to {
                continue;
            }
            if let Some(rule) = self.blocks(place, at, minutes, undivided) {
                blocked.get_or_insert(rule);
                continue;
            }
            let cause = self.cause(cause, blocked, at);
            return Some(Opening {
                interval: place,
                at,
                cause,
            });
        }
        None
    }

    /// Returns the cause of a start: a rule, or a bound, unless the queue alone would have given
    /// the same minute.
    fn cause(&self, bound: StartCause, blocked: Option<Rule>, at: Minute) -> StartCause {
        let last = self.cursor.last.map(|(place, ..)| place);
        let followed = match bound {
            StartCause::After(earlier) => Some(earlier),
            _ => last,
        };
        match (bound, blocked) {
            (_, Some(rule)) => StartCause::Rule(rule, followed),
            (StartCause::Queue(_), None) => bound,
            _ if self.first_in_queue() == Some(at) => StartCause::Queue(last),
            _ => bound,
        }
    }

    /// Returns the first minute of meeting time after the meeting before it.
    fn first_in_queue(&self) -> Option<Minute> {
        let timeline = self.input.timeline;
        let end = self.cursor.last.map_or(Minute::MIN, |(_, _, end)| end);
        let later = self.intervals.iter().skip(self.cursor.interval);
        let mut open = later.filter(|interval| {
            interval.overtime.is_none() && timeline.admits(interval.session, self.meeting)
        });
        open.find_map(|interval| Some(self.begin_in(interval, end)).filter(|at| *at < interval.to))
    }

    /// Returns the first minute of an interval after a bound, and after the time to change over.
    fn begin_in(&self, interval: &OpenInterval, bound: Minute) -> Minute {
        let at = interval.from.max(bound);
        match self.cursor.last {
            Some((_, session, end)) if session == interval.session => {
                at.max(end + i64::from(self.plan().rules.change_over.0))
            }
            _ => at,
        }
    }

    /// Returns the minutes behind an interval that short breaks alone part from it.
    fn after_breaks(&self, place: usize) -> Minute {
        let pairs = self.intervals[place..].windows(2);
        let later = pairs.take_while(|pair| pair[0].goes_on && pair[1].overtime.is_none());
        later.map(|pair| pair[1].to - pair[1].from).sum()
    }

    /// Returns the length of the longest piece of the session in which an interval lies.
    fn longest_piece(&self, place: usize) -> Minute {
        let session = self.intervals[place].session;
        let first = self
            .intervals
            .partition_point(|interval| interval.session < session);
        let rest = self.intervals[first..].iter();
        longest_piece(rest.take_while(|interval| interval.session == session))
    }

    /// True if another piece of its session follows the piece in which an interval lies.
    fn is_divided(&self, place: usize) -> bool {
        let pairs = self.intervals[place..].windows(2);
        let mut end = pairs.skip_while(|pair| pair[0].goes_on && pair[1].overtime.is_none());
        end.next()
            .is_some_and(|pair| pair[0].session == pair[1].session && pair[1].overtime.is_none())
    }

    /// Returns the rule that forbids to begin at a minute of an interval.
    fn blocks(
        &self,
        place: usize,
        at: Minute,
        minutes: Option<u32>,
        undivided: bool,
    ) -> Option<Rule> {
        let timeline = self.input.timeline;
        let interval = &self.intervals[place];
        let late = |hour| {
            at != timeline.opening(interval.session) && at > timeline.hour(interval.session, hour)
        };
        if self.meeting.start.by.is_some_and(late) {
            return Some(Rule::StartBy);
        }
        let room = interval.to - at + self.after_breaks(place);
        let key = self.plan().rules.no_start_in_last.0;
        let least = i64::from(minutes.map_or(key, |minutes| key.min(minutes)));
        if room < least && room < self.longest_piece(place) {
            return Some(Rule::NoStartInLast);
        }
        let divided = match minutes {
            Some(minutes) => room < i64::from(minutes),
            None => self.is_divided(place),
        };
        (undivided && divided).then_some(Rule::Undivided)
    }
}
