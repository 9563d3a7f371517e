//! Why a meeting begins when it does.

use std::fmt::Write;

use super::{
    is_called_off,
    time::{after, at_after, between, clock, day, moment, short},
};
use crate::{
    plan::{CalledOff, Session, SessionKind},
    schedule::{Ended, Placed, Reason, Schedule, State},
    text::{Language, plain},
    time::{Minutes, Moment},
};

/// Why a meeting begins when it does, in plain sentences; none if there is no such meeting.
///
/// ```
/// use plenary::{Minutes, News};
/// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
/// let (plan, _) = plenary::read(&source)?.value;
/// let news = News::default().took("WGETI/exchange", Minutes(270));
/// let schedule = plenary::place(plan, &news)?.value;
/// let why = plenary::why(&schedule, "WGTU").ok_or("no such meeting")?;
/// assert!(why.starts_with(
///     "WGTU starts on Wednesday 18 March at 11:30 instead of 15:00 (1 h 30 min of meeting time \
///      earlier), because WGETI/issues ends at 11:30;"
/// ));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn why(schedule: &Schedule, meeting: &str) -> Option<String> {
    let chain = schedule.chain(meeting);
    let (first, rest) = chain.split_first()?;
    let teller = Teller { schedule };
    let mut sentences = vec![teller.start(first)];
    if rest.is_empty() {
        sentences.extend(teller.sessions(first));
    }
    for sentence in rest.iter().flat_map(|link| teller.end(link)) {
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    let mut text = sentences.join("; ") + ".\n";
    if let Some(on) = teller.left_day(first) {
        _ = writeln!(
            text,
            "It is to be held on {on}, and is not held on that day alone."
        );
    }
    if let Some(held) = held(first) {
        _ = writeln!(text, "{held}");
    }
    if let Some(forecast) = teller.forecast(first) {
        _ = writeln!(text, "{forecast}");
    }
    Some(text)
}

/// A line for each meeting: when it is held, when it was to be, and why; and, if it is known up to
/// when things are recorded, how far each has come.
///
/// ```
/// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
/// let schedule = plenary::compile(&source)?.value;
/// let overview = plenary::overview(&schedule);
/// assert!(overview.contains("WGTU: Wednesday 15:00 to 18:00, follows WGETI/issues\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn overview(schedule: &Schedule) -> String {
    let teller = Teller { schedule };
    let now = schedule.now();
    let states = now.map(|now| schedule.states(now));
    let mut text = String::new();
    if let Some(now) = now {
        _ = writeln!(text, "as of {}:", moment(now));
    }
    for (place, placed) in schedule.meetings().iter().enumerate() {
        let state = states.as_ref().map(|states| match states[place] {
            State::Over => "over     ",
            State::On => "on       ",
            State::Next => "next     ",
            State::ToCome => "to come  ",
            State::Cancelled | State::Postponed => "         ",
        });
        _ = writeln!(text, "{}{}", state.unwrap_or_default(), teller.line(placed));
    }
    let unrecorded = now.map(|now| schedule.unrecorded(now)).unwrap_or_default();
    for placed in unrecorded {
        let id = &placed.meeting.id;
        _ = writeln!(text, "not recorded: {id} must be over by now");
    }
    text
}

struct Teller<'s> {
    schedule: &'s Schedule,
}

impl Teller<'_> {
    /// Whether a moment has passed, as far as it is known.
    fn is_past(&self, placed: &Placed) -> bool {
        let now = self.schedule.now();
        let ends = placed.current.ends();
        placed.record.is_over() || now.zip(ends).is_some_and(|(now, ends)| ends <= now)
    }

    fn start(&self, placed: &Placed) -> String {
        let id = &placed.meeting.id;
        if let Some(called_off) = called_off(placed) {
            return called_off;
        }
        let Some(starts) = placed.current.starts() else {
            return format!("{id} finds no session");
        };
        let verb = if self.schedule.has_begun(placed) {
            "started"
        } else {
            "starts"
        };
        let because = self.because(placed, starts);
        match placed.planned.starts() {
            Some(planned) if planned != starts => {
                let planned_ = after(starts, planned);
                let moved = self.by(placed, planned, starts);
                format!(
                    "{id} {verb} on {} instead of {planned_} ({moved}), because {because}",
                    moment(starts)
                )
            }
            Some(_) => format!("{id} {verb} on {}, as planned: {because}", moment(starts)),
            None if placed.had_no_room() => format!(
                "{id} {verb} on {}; it was not planned, as there was no room for it: {because}",
                moment(starts)
            ),
            None => format!("{id} {verb} on {}: {because}", moment(starts)),
        }
    }

    /// How far a start has moved.
    fn by(&self, placed: &Placed, planned: Moment, starts: Moment) -> String {
        let moved = self.schedule.moved_by(placed);
        match moved {
            Ended::Early(minutes) => format!("{minutes} of meeting time earlier"),
            Ended::Late(minutes) => format!("{minutes} of meeting time later"),
            Ended::AsPlanned => {
                let word = if starts < planned { "earlier" } else { "later" };
                format!("{} {word}", between(planned, starts))
            }
        }
    }

    /// The reason of a meeting's start.
    fn because(&self, placed: &Placed, starts: Moment) -> String {
        let Some(first) = placed.current.sittings.first() else {
            return "no session is left".to_owned();
        };
        let rule = match first.reason {
            Reason::Opens => "it is the first, and the session opens then".to_owned(),
            Reason::Follows { meeting, .. } => return self.ended(meeting, starts, ""),
            Reason::After { meeting, .. } => return self.ended(meeting, starts, "it waits for "),
            Reason::Continues => "it goes on".to_owned(),
            Reason::Pinned => "it is pinned to that moment".to_owned(),
            Reason::NotBefore => "it is not to begin before".to_owned(),
            Reason::OnDay => "it is to be held on that day".to_owned(),
            Reason::AsPlanned => "it never begins earlier than planned".to_owned(),
            Reason::Undivided { .. } => {
                "it waits for a session into which it fits whole".to_owned()
            }
            Reason::TooLate { .. } => {
                let by = placed.meeting.start.by;
                let by = by.map_or_else(String::new, |by| by.format(" %H:%M").to_string());
                format!("inside a session it begins only up to{by}")
            }
            Reason::TooLittleLeft { .. } => "too little is left of that session".to_owned(),
            Reason::NextSession { .. } => {
                "what an early end gives up is used from the next session on".to_owned()
            }
        };
        match first.reason.follows() {
            Some(other) => format!("{}, and {rule}", self.ended(other, starts, "")),
            None => rule,
        }
    }

    /// When another meeting ends.
    fn ended(&self, place: usize, said: Moment, waits: &str) -> String {
        let other = &self.schedule.meetings()[place];
        let id = &other.meeting.id;
        let verb = if self.is_past(other) { "ended" } else { "ends" };
        let which = if waits.is_empty() { "" } else { ", which" };
        match other.current.ends() {
            Some(ends) => format!("{waits}{id}{which} {verb} {}", at_after(said, ends)),
            None => format!("it follows {id}"),
        }
    }

    /// Why a meeting of the chain ends when it does.
    fn end(&self, placed: &Placed) -> Vec<String> {
        let id = &placed.meeting.id;
        let mut why = Vec::new();
        if let Some((how, _)) = placed.record.called_off() {
            why.push(format!("{id} {}", is_called_off(how)));
        }
        if placed.record.takes_no_time() {
            return why;
        }
        let moved = !placed.is_called_off() && placed.planned.starts() != placed.current.starts();
        if moved {
            why.push(self.start(placed));
        }
        let (planned, takes) = (placed.planned.takes, placed.current.takes);
        if let Some(more) = placed.record.extended.filter(|_| !placed.record.is_over()) {
            why.push(format!("{id} is extended by {more}"));
        } else if planned != takes && !placed.planned.sittings.is_empty() {
            let verb = if self.is_past(placed) {
                "took"
            } else {
                "takes"
            };
            why.push(format!("{id} {verb} {takes} instead of {planned}"));
        }
        why.extend(self.sessions(placed));
        why
    }

    /// The sessions of a meeting that are not as planned.
    fn sessions(&self, placed: &Placed) -> Vec<String> {
        let moments = [&placed.planned, &placed.current];
        let from = moments
            .iter()
            .filter_map(|standing| standing.starts())
            .min();
        let to = moments.iter().filter_map(|standing| standing.ends()).max();
        let Some((from, to)) = from.zip(to) else {
            return Vec::new();
        };
        let track = placed.meeting.track;
        let changed = self.schedule.changed_sessions(track, from, to).map(session);
        let dropped = self.schedule.dropped_sessions(track, from, to);
        let dropped = dropped.map(|session| {
            format!(
                "the session {} of {} was not held",
                session.hours,
                day(session.opens)
            )
        });
        changed.chain(dropped).collect()
    }

    fn forecast(&self, placed: &Placed) -> Option<String> {
        let forecast = placed.forecast?;
        if self.schedule.has_begun(placed) {
            return None;
        }
        let earliest = forecast.earliest;
        Some(match forecast.latest {
            Some(latest) if latest == earliest => {
                "It begins then, whatever the others take.".to_owned()
            }
            Some(latest) => format!(
                "It begins from {}, at the latest {}.",
                moment(earliest),
                after(earliest, latest)
            ),
            None => format!(
                "It begins from {}; the latest start is not known, as not all fits if every meeting takes its longest.",
                moment(earliest)
            ),
        })
    }

    /// A meeting in one line.
    fn line(&self, placed: &Placed) -> String {
        let id = &placed.meeting.id;
        let ends = placed.current.starts().zip(placed.current.ends());
        let Some((starts, ends)) = ends else {
            return called_off(placed).unwrap_or_else(|| format!("{id}: finds no session"));
        };
        let until = if starts.date_naive() == ends.date_naive() {
            clock(ends)
        } else {
            short(ends)
        };
        if let Some(called_off) = called_off(placed) {
            return format!("{called_off}; opened {} to {until}", short(starts));
        }
        let planned = placed.planned.starts().zip(placed.planned.ends());
        let planned = planned.filter(|_| placed.has_moved()).map(|(from, to)| {
            let until = if from.date_naive() == to.date_naive() {
                clock(to)
            } else {
                short(to)
            };
            format!(" (planned {} to {until})", short(from))
        });
        let not_planned = || {
            let word = placed.had_no_room().then_some(" (not planned)");
            word.unwrap_or_default().to_owned()
        };
        let reason = match placed.current.sittings.first().map(|first| first.reason) {
            Some(Reason::Follows { meeting, .. }) => {
                format!("follows {}", self.schedule.meetings()[meeting].meeting.id)
            }
            Some(Reason::Opens) => "the first".to_owned(),
            _ => self.because(placed, starts),
        };
        let off = self.left_day(placed);
        let off = off.map_or_else(String::new, |on| format!("; not on {on}, its day"));
        format!(
            "{id}: {} to {until}{}, {reason}{off}",
            short(starts),
            planned.unwrap_or_else(not_planned)
        )
    }

    /// The day of a meeting that it has left.
    fn left_day(&self, placed: &Placed) -> Option<String> {
        let left = self.schedule.has_left_its_day(placed);
        let on = placed.meeting.start.on.filter(|_| left)?;
        Some(on.format("%A %-d %B").to_string())
    }
}

/// Returns that a meeting is not held, and the text that says why or until when.
fn called_off(placed: &Placed) -> Option<String> {
    let (how, text) = placed.record.called_off()?;
    let between = match how {
        CalledOff::Postponed => "",
        _ => ":",
    };
    let (id, text) = (
        &placed.meeting.id,
        plain(text.in_language(Language::English)),
    );
    Some(format!("{id} {}{between} {text}", is_called_off(how)))
}

/// Where a meeting is held, session by session.
fn held(placed: &Placed) -> Option<String> {
    let sittings = &placed.current.sittings;
    if sittings.is_empty() {
        return None;
    }
    let one = |sitting: &crate::schedule::Sitting| {
        format!(
            "{} to {}",
            short(sitting.starts),
            after(sitting.starts, sitting.ends)
        )
    };
    let all: Vec<_> = sittings.iter().map(one).collect();
    let takes = placed.current.takes;
    let length = match placed.planned.takes {
        planned if planned == takes || planned == Minutes(0) => format!("{takes}"),
        planned => format!("{takes} instead of {planned}"),
    };
    let verb = if placed.is_called_off() {
        "It was opened"
    } else {
        "It is held"
    };
    Some(format!("{verb} {} ({length}).", all.join(", ")))
}

/// How a session is not as planned.
fn session(session: &Session) -> String {
    let (opens, closes) = (session.opens, session.closes);
    match session.kind {
        SessionKind::Extra => format!(
            "an extra session is held on {} from {} to {}",
            day(opens),
            clock(opens),
            clock(closes)
        ),
        SessionKind::Opened => {
            format!(
                "the session {} of {} is used, which was kept in reserve",
                session.hours,
                day(opens)
            )
        }
        SessionKind::Planned | SessionKind::IfNeeded => format!(
            "the session {} of {} was held from {} to {}",
            session.hours,
            day(opens),
            clock(opens),
            after(opens, closes)
        ),
    }
}
