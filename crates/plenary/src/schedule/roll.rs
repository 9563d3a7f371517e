//! The loop: each meeting begins at the first moment that its keys allow, and uses up meeting time.

use super::{
    ask::{Ask, Demand, sessions},
    line::{Line, Minute, Stretch},
    part::{Part, Parts},
    pins::{self, Pinned},
};
use crate::{
    plan::{Meeting, Plan},
    terms::Rolling,
};

/// What made a meeting begin when it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// The meeting before it in the queue, if there is one.
    Queue(Option<usize>),
    Pin,
    After(usize),
    NotBefore,
    Day,
    Planned,
    /// A rule, and the meeting whose end it would have followed.
    Rule(Rule, Option<usize>),
}

impl Cause {
    /// The meeting whose end it followed, or would have.
    pub(super) fn followed(self) -> Option<usize> {
        match self {
            Self::Queue(before) | Self::Rule(_, before) => before,
            Self::After(earlier) => Some(earlier),
            Self::Pin | Self::NotBefore | Self::Day | Self::Planned => None,
        }
    }
}

/// Why a meeting does not begin at the first moment of meeting time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    Undivided,
    StartBy,
    NoStartInLast,
    NextSession,
}

/// Where a meeting stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) parts: Parts,
    /// How long it was to be.
    pub(super) asked: u32,
    pub(super) taken: u32,
    /// What found no session.
    pub(super) lacking: u32,
    pub(super) cause: Cause,
    /// The first session and moment that it could have; none if there is none.
    pub(super) opening: Option<(usize, Minute)>,
    /// The session in which the sessions of its duration begin to count; none if there is none.
    pub(super) counted_from: Option<usize>,
}

impl Spot {
    /// A meeting that is not held.
    pub(super) const NONE: Self = Self {
        parts: Parts::None,
        asked: 0,
        taken: 0,
        lacking: 0,
        cause: Cause::Pin,
        opening: None,
        counted_from: None,
    };

    /// Uses up minutes of a stretch, from a minute on and not after another. False if none is left.
    pub(super) fn fill(&mut self, stretch: &Stretch, from: Minute, until: Option<Minute>) -> bool {
        let most = until.unwrap_or(from + i64::from(self.lacking));
        let to = stretch.to.min(most);
        let minutes = u32::try_from(to - from).unwrap_or(0);
        if minutes == 0 {
            return false;
        }
        self.parts.push(Part {
            session: stretch.session,
            from,
            to,
        });
        self.taken += minutes;
        self.lacking -= minutes;
        true
    }

    pub(super) fn starts(&self) -> Option<Minute> {
        self.parts.first().map(|part| part.from)
    }

    /// When it has ended; none if it has not, or is not held.
    pub(super) fn ends(&self) -> Option<Minute> {
        let last = self.parts.last().filter(|_| self.lacking == 0);
        last.map(|part| part.to)
    }
}

/// A placing of all meetings of a plan.
pub(super) struct Placing {
    pub(super) spots: Vec<Spot>,
    pub(super) pins: Vec<Pinned>,
}

/// What a placing goes by.
pub(super) struct Orders<'a> {
    pub(super) line: &'a Line<'a>,
    /// The places of the meetings, each after those that it waits for.
    pub(super) order: &'a [usize],
    pub(super) demands: &'a [Demand],
    /// When each was planned to start; none in the plan itself.
    pub(super) planned: Option<&'a [Option<Minute>]>,
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
pub(super) fn roll(orders: &Orders<'_>) -> Placing {
    let mut spots = vec![Spot::NONE; orders.demands.len()];
    let pins = pins::place(orders, &mut spots);
    let tracks = pins::stretches(orders.line, &pins);
    let mut cursors = vec![Cursor::default(); tracks.len()];
    for &place in orders.order {
        let meeting = &orders.line.plan.meetings[place];
        if meeting.start.pinned.is_some() || !orders.demands[place].is_held() {
            continue;
        }
        let turn = Turn {
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
struct Turn<'a> {
    orders: &'a Orders<'a>,
    stretches: &'a [Stretch],
    spots: &'a [Spot],
    meeting: &'a Meeting,
    place: usize,
    cursor: Cursor,
}

/// The first moment at which a meeting can begin.
#[derive(Debug, Clone, Copy)]
struct Opening {
    stretch: usize,
    at: Minute,
    cause: Cause,
}

impl Turn<'_> {
    fn plan(&self) -> &Plan {
        self.orders.line.plan
    }

    fn take(&self) -> (Spot, Cursor) {
        let demand = self.orders.demands[self.place];
        let counted_from = self.counted_from();
        let orders = self.orders;
        let asked = orders.asked(self.place, self.stretches, counted_from, self.spots);
        // How it turns out is not known when it is opened.
        let opening = self.opening(asked, self.meeting.start.undivided);
        let asked = asked.saturating_add(demand.more);
        let (minutes, until) = demand.end.limits(asked);
        let mut spot = Spot {
            asked,
            lacking: minutes,
            counted_from,
            ..Spot::NONE
        };
        let mut cursor = self.cursor;
        if let Some(opening) = opening {
            self.fill(opening, until, &mut spot, &mut cursor);
        }
        if until.is_some() {
            spot.lacking = 0;
        }
        cursor.full = spot.lacking > 0;
        (spot, cursor)
    }

    /// Where sessions begin to count in the plan, if anything of the meeting is asked in sessions.
    fn counted_from(&self) -> Option<usize> {
        let in_plan = self.orders.planned.is_none();
        if !in_plan || !self.meeting.in_sessions() {
            return None;
        }
        let longest = self.opening(u32::MAX, false)?;
        Some(self.stretches[longest.stretch].session)
    }

    /// Uses up meeting time from an opening on.
    fn fill(&self, opening: Opening, until: Option<Minute>, spot: &mut Spot, cursor: &mut Cursor) {
        spot.cause = opening.cause;
        spot.opening = Some((self.stretches[opening.stretch].session, opening.at));
        for (place, stretch) in self.stretches.iter().enumerate().skip(opening.stretch) {
            if !self.orders.line.admits(stretch.session, self.meeting.group) {
                continue;
            }
            let from = stretch.from.max(opening.at);
            if !spot.fill(stretch, from, until) {
                break;
            }
            cursor.stretch = place;
            let end = spot.parts.last().map_or(from, |part| part.to);
            cursor.last = Some((self.place, stretch.session, end));
        }
    }

    /// The earliest that all but the sessions allow, and what makes it so; none if it waits for
    /// what never ends.
    fn bound(&self) -> Option<(Minute, Cause)> {
        let start = &self.meeting.start;
        let last = self.cursor.last;
        let queue = last.map_or(Minute::MIN, |(_, _, end)| end);
        let mut bound = (queue, Cause::Queue(last.map(|(place, ..)| place)));
        let mut raise = |minute: Minute, cause: Cause| {
            if minute > bound.0 {
                bound = (minute, cause);
            }
        };
        let after = start.after.iter().copied().chain(self.meeting.resumes);
        for earlier in after.filter(|earlier| self.orders.demands[*earlier].is_held()) {
            raise(self.spots[earlier].ends()?, Cause::After(earlier));
        }
        if let Some(moment) = start.not_before {
            raise(self.orders.line.minute(moment), Cause::NotBefore);
        }
        if let Some(day) = start.on {
            let sessions = self.orders.line.sessions;
            let earlier = |stretch: &Stretch| sessions[stretch.session].day < day;
            let first = self.stretches.partition_point(earlier);
            raise(self.stretches.get(first)?.from, Cause::Day);
        }
        if let Some(planned) = self.floor(Rolling::AsPlanned) {
            raise(planned, Cause::Planned);
        }
        Some(bound)
    }

    /// The planned start, if a rolling rule that looks at it holds for the meeting.
    fn floor(&self, rule: Rolling) -> Option<Minute> {
        let planned = self.orders.planned?[self.place]?;
        (self.plan().rolling_of(self.meeting) == rule).then_some(planned)
    }

    /// Where a meeting of so many minutes can begin first.
    fn opening(&self, minutes: u32, undivided: bool) -> Option<Opening> {
        if self.cursor.full {
            return None;
        }
        let (bound, cause) = self.bound()?;
        let floor = self.floor(Rolling::NextSession);
        let line = self.orders.line;
        let mut blocked = None;
        for (place, stretch) in self.stretches.iter().enumerate().skip(self.cursor.stretch) {
            if !line.admits(stretch.session, self.meeting.group) {
                continue;
            }
            let mut at = self.from(stretch, bound);
            if at >= stretch.to {
                continue;
            }
            let opens = line.opens(stretch.session);
            if let Some(floor) = floor.filter(|floor| at != opens && at < *floor) {
                blocked.get_or_insert(Rule::NextSession);
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
    fn cause(&self, bound: Cause, blocked: Option<Rule>, at: Minute) -> Cause {
        let last = self.cursor.last.map(|(place, ..)| place);
        let followed = match bound {
            Cause::After(earlier) => Some(earlier),
            _ => last,
        };
        match (bound, blocked) {
            (_, Some(rule)) => Cause::Rule(rule, followed),
            (Cause::Queue(_), None) => bound,
            _ if self.first_in_queue() == Some(at) => Cause::Queue(last),
            _ => bound,
        }
    }

    /// The first moment of meeting time after the meeting before it.
    fn first_in_queue(&self) -> Option<Minute> {
        let later = self.stretches.iter().skip(self.cursor.stretch);
        let mut own = later.filter(|own| self.orders.line.admits(own.session, self.meeting.group));
        let end = self.cursor.last.map_or(Minute::MIN, |(_, _, end)| end);
        own.find_map(|own| Some(self.from(own, end)).filter(|at| *at < own.to))
    }

    /// The first minute of a stretch after a bound, and after the time to change over.
    fn from(&self, stretch: &Stretch, bound: Minute) -> Minute {
        let at = stretch.from.max(bound);
        match self.cursor.last {
            Some((_, session, end)) if session == stretch.session => {
                at.max(end + i64::from(self.plan().rules.change_over.0))
            }
            _ => at,
        }
    }

    /// What of the same session comes after a stretch, with nothing but events between them.
    fn after_events(&self, place: usize) -> Minute {
        let own = self.stretches[place..].windows(2);
        let later = own.take_while(|pair| pair[0].goes_on);
        later.map(|pair| pair[1].to - pair[1].from).sum()
    }

    /// The rule that forbids to begin at a minute of a stretch.
    fn blocks(&self, place: usize, at: Minute, minutes: u32, undivided: bool) -> Option<Rule> {
        let line = self.orders.line;
        let stretch = &self.stretches[place];
        let (opens, closes) = (line.opens(stretch.session), line.closes(stretch.session));
        let late = |hour| at != opens && at > line.hour(stretch.session, hour);
        if self.meeting.start.by.is_some_and(late) {
            return Some(Rule::StartBy);
        }
        let room = stretch.to - at + self.after_events(place);
        let least = i64::from(self.plan().rules.no_start_in_last.0.min(minutes));
        if room < least.min(closes - opens) {
            return Some(Rule::NoStartInLast);
        }
        (undivided && room < i64::from(minutes)).then_some(Rule::Undivided)
    }
}

impl Orders<'_> {
    /// How long a meeting is asked to be that starts in a session of these.
    pub(super) fn asked(
        &self,
        place: usize,
        stretches: &[Stretch],
        counted_from: Option<usize>,
        spots: &[Spot],
    ) -> u32 {
        match self.demands[place].ask {
            Ask::Minutes(minutes) => minutes,
            Ask::Sessions(number) => sessions(stretches, counted_from, number),
            Ask::Rest(earlier) => spots[earlier].asked.saturating_sub(spots[earlier].taken),
        }
    }
}
