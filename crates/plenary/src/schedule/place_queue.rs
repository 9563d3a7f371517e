//! The loop: each meeting begins at the first moment that its keys allow, and uses up meeting time.

use super::{
    pins::{self, Pinned},
    placement::{Placement, Rule, StartCause},
    queue_input::{QueueInput, longest_piece, rest_of_session},
    timeline::{Minute, OpenInterval},
};
use crate::{
    keywords::Rolling,
    plan::{Meeting, Plan},
};

/// A placing of all meetings of a plan.
#[derive(Clone)]
pub(super) struct Placing {
    pub(super) spots: Vec<Placement>,
    pub(super) pins: Vec<Pinned>,
}

/// How far a track has been filled.
#[derive(Debug, Clone, Copy, Default)]
struct Cursor {
    stretch: usize,
    /// The last meeting, where and when it ended.
    last: Option<(usize, usize, Minute)>,
    /// A meeting found no end: nothing follows it.
    full: bool,
}

/// Places every meeting.
pub(super) fn place_queue(orders: &QueueInput<'_>) -> Placing {
    let mut spots = vec![Placement::NONE; orders.demands.len()];
    let whole = pins::whole(orders.line);
    let pins = pins::place(orders, &whole, &mut spots);
    let tracks = pins::cut(orders.line, whole, &pins);
    let mut cursors = vec![Cursor::default(); tracks.len()];
    for &place in orders.order {
        let meeting = &orders.line.plan.meetings[place];
        if meeting.start.pinned.is_some() || !orders.demands[place].is_held() {
            continue;
        }
        let turn = Placer {
            orders,
            stretches: &tracks[meeting.track],
            spots: &spots,
            meeting,
            place,
            cursor: cursors[meeting.track],
        };
        let (spot, cursor) = turn.take();
        cursors[meeting.track] = cursor;
        spots[place] = spot;
    }
    Placing { spots, pins }
}

/// One meeting that is being placed.
struct Placer<'a> {
    orders: &'a QueueInput<'a>,
    stretches: &'a [OpenInterval],
    spots: &'a [Placement],
    meeting: &'a Meeting,
    place: usize,
    cursor: Cursor,
}

/// The first moment at which a meeting can begin.
#[derive(Debug, Clone, Copy)]
struct Opening {
    stretch: usize,
    at: Minute,
    cause: StartCause,
}

impl Placer<'_> {
    fn plan(&self) -> &Plan {
        self.orders.line.plan
    }

    fn take(&self) -> (Placement, Cursor) {
        let demand = self.orders.demands[self.place];
        let counted_from = self.counted_from();
        let orders = self.orders;
        let asked = orders.asked(self.place, self.stretches, counted_from, self.spots);
        // How it turns out is not known when it is opened.
        let opening = self.opening(asked, self.meeting.start.undivided);
        let rest = || {
            opening.map_or(1, |opening| {
                let from = self.stretches[opening.stretch..].iter().copied();
                rest_of_session(from, opening.at)
            })
        };
        let asked = asked.unwrap_or_else(rest).saturating_add(demand.more);
        let mut spot = Placement::asking(asked, demand.end);
        spot.counted_from = counted_from;
        let mut cursor = self.cursor;
        if let Some(opening) = opening {
            self.fill(opening, &mut spot, &mut cursor);
        }
        cursor.full = spot.shortfall > 0;
        (spot, cursor)
    }

    /// Where sessions begin to count in the plan, if anything of the meeting is asked in sessions.
    fn counted_from(&self) -> Option<usize> {
        let in_plan = self.orders.planned.is_none();
        if !in_plan || !self.meeting.in_sessions() {
            return None;
        }
        let longest = self.opening(None, false)?;
        Some(self.stretches[longest.stretch].session)
    }

    /// Uses up meeting time from an opening on.
    fn fill(&self, opening: Opening, spot: &mut Placement, cursor: &mut Cursor) {
        spot.cause = opening.cause;
        spot.opening = Some((self.stretches[opening.stretch].session, opening.at));
        let later = self
            .stretches
            .iter()
            .copied()
            .enumerate()
            .skip(opening.stretch);
        let own = later.filter(|(_, own)| self.orders.line.admits(own.session, self.meeting));
        let end = self.orders.demands[self.place].end;
        if let Some(stretch) = spot.spend(own, opening.at, end) {
            cursor.stretch = stretch;
            let last = spot.parts.last();
            cursor.last = last.map(|part| (self.place, part.session, part.to));
        }
    }

    /// The earliest that all but the sessions allow, and what makes it so; none if it waits for
    /// what never ends.
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
        for earlier in self.orders.awaited(self.place) {
            raise(self.spots[earlier].ends()?, StartCause::After(earlier));
        }
        if let Some(moment) = start.not_before {
            raise(self.orders.line.minute(moment), StartCause::NotBefore);
        }
        if let Some(day) = start.on {
            let sessions = self.orders.line.sessions;
            let earlier = |stretch: &OpenInterval| sessions[stretch.session].day < day;
            let first = self.stretches.partition_point(earlier);
            raise(self.stretches.get(first)?.from, StartCause::Day);
        }
        if let Some(planned) = self.floor(Rolling::AsPlanned) {
            raise(planned, StartCause::Planned);
        }
        Some(bound)
    }

    /// The planned start, if a rolling rule that looks at it holds for the meeting.
    fn floor(&self, rule: Rolling) -> Option<Minute> {
        let planned = self.orders.planned?[self.place]?;
        (self.plan().rolling_of(self.meeting) == rule).then_some(planned)
    }

    /// Where a meeting of so many minutes can begin first; without a number it lasts to the close of
    /// its session, or longer than any.
    fn opening(&self, minutes: Option<u32>, undivided: bool) -> Option<Opening> {
        if self.cursor.full {
            return None;
        }
        let (bound, cause) = self.bound()?;
        let floor = self.floor(Rolling::NextSession);
        let line = self.orders.line;
        let mut blocked = None;
        for (place, stretch) in self.stretches.iter().enumerate().skip(self.cursor.stretch) {
            if stretch.overtime.is_some() || !line.admits(stretch.session, self.meeting) {
                continue;
            }
            let mut at = self.from(stretch, bound);
            if at >= stretch.to {
                continue;
            }
            let opens = line.opening(stretch.session);
            if let Some(floor) = floor.filter(|floor| at != opens && at < *floor) {
                let rule = self.blocks(place, at, minutes, undivided);
                blocked.get_or_insert(rule.unwrap_or(Rule::NextSession));
                at = floor;
            }
            if at >= stretch.to {
                continue;
            }
            if let Some(rule) = self.blocks(place, at, minutes, undivided) {
                blocked.get_or_insert(rule);
                continue;
            }
            let cause = self.cause(cause, blocked, at);
            return Some(Opening {
                stretch: place,
                at,
                cause,
            });
        }
        None
    }

    /// What made a meeting begin at a minute: a rule, or a bound, unless the queue alone would have
    /// done the same.
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

    /// The first moment of meeting time after the meeting before it.
    fn first_in_queue(&self) -> Option<Minute> {
        let later = self.stretches.iter().skip(self.cursor.stretch);
        let admits = |own: &&OpenInterval| self.orders.line.admits(own.session, self.meeting);
        let mut own = later.filter(|own| own.overtime.is_none() && admits(own));
        let end = self.cursor.last.map_or(Minute::MIN, |(_, _, end)| end);
        own.find_map(|own| Some(self.from(own, end)).filter(|at| *at < own.to))
    }

    /// The first minute of a stretch after a bound, and after the time to change over.
    fn from(&self, stretch: &OpenInterval, bound: Minute) -> Minute {
        let at = stretch.from.max(bound);
        match self.cursor.last {
            Some((_, session, end)) if session == stretch.session => {
                at.max(end + i64::from(self.plan().rules.change_over.0))
            }
            _ => at,
        }
    }

    /// Returns how much of a session is left in one piece after a stretch, with nothing but short
    /// breaks between.
    fn after_breaks(&self, place: usize) -> Minute {
        let own = self.stretches[place..].windows(2);
        let later = own.take_while(|pair| pair[0].goes_on && pair[1].overtime.is_none());
        later.map(|pair| pair[1].to - pair[1].from).sum()
    }

    /// Returns the length of the longest piece of the session in which a stretch lies.
    fn longest_piece(&self, place: usize) -> Minute {
        let session = self.stretches[place].session;
        let first = self.stretches.partition_point(|own| own.session < session);
        let own = self.stretches[first..].iter();
        longest_piece(own.take_while(|own| own.session == session))
    }

    /// True if a later piece of the session in which a stretch lies follows the one that it is in.
    fn is_parted(&self, place: usize) -> bool {
        let own = self.stretches[place..].windows(2);
        let mut end = own.skip_while(|pair| pair[0].goes_on && pair[1].overtime.is_none());
        end.next()
            .is_some_and(|pair| pair[0].session == pair[1].session && pair[1].overtime.is_none())
    }

    /// The rule that forbids to begin at a minute of a stretch.
    fn blocks(
        &self,
        place: usize,
        at: Minute,
        minutes: Option<u32>,
        undivided: bool,
    ) -> Option<Rule> {
        let line = self.orders.line;
        let stretch = &self.stretches[place];
        let late =
            |hour| at != line.opening(stretch.session) && at > line.hour(stretch.session, hour);
        if self.meeting.start.by.is_some_and(late) {
            return Some(Rule::StartBy);
        }
        let room = stretch.to - at + self.after_breaks(place);
        let key = self.plan().rules.no_start_in_last.0;
        let least = i64::from(minutes.map_or(key, |minutes| key.min(minutes)));
        if room < least && room < self.longest_piece(place) {
            return Some(Rule::NoStartInLast);
        }
        let divided = match minutes {
            Some(minutes) => room < i64::from(minutes),
            None => self.is_parted(place),
        };
        (undivided && divided).then_some(Rule::Undivided)
    }
}
