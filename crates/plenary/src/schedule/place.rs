//! From a plan and its news to the schedule.

use std::{collections::HashMap, sync::Arc};

use super::{
    Placed, Schedule, Sitting, Standing,
    ask::Demand,
    clashes, current,
    demands::{self, Records},
    doubts, forecast, judge,
    line::Line,
    order::order,
    reasons::{Elapsed, Ended, Reason, end_of, ended, reason},
    records,
    roll::{Orders, Placing, Spot, roll},
    shortage,
};
use crate::{
    check::instant,
    fault::{Code, Fault, Faults, Report, Severity, Warned, at},
    meant::nearest_after,
    plan::{Meeting, News, Plan, Record},
    time::{Minutes, Moment},
};

/// Places a plan as the news leaves it.
///
/// Without news, what is doubtful in the plan rides on the schedule: P0306 to P0308.
///
/// # Errors
/// P0207 for news of a meeting that the plan does not have, P0301 and P0319 if the sessions are too
/// short, P0311 to P0318 for keys that cannot be kept together, P0320 to P0324 for news that
/// contradicts itself.
///
/// ```
/// use plenary::{Minutes, News, Reason};
/// let source = plenary::Source::read("../../schedules/att-csp12-working-groups.toml")?;
/// let (plan, _) = plenary::read(&source)?.value;
/// let news = News::default().took("WGETI/exchange", Minutes(270));
/// let schedule = plenary::place(plan, &news)?.value;
/// let issues = &schedule.meetings()[1].current.sittings[0];
/// assert_eq!(issues.starts.to_rfc3339(), "2026-03-16T16:30:00+01:00");
/// assert!(matches!(issues.reason, Reason::Follows { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn place(plan: Plan, news: &News) -> Result<Warned<Schedule>, Report> {
    let mut faults = Faults::new();
    let schedule = try_place(plan, news, &mut faults);
    Report::without_source(faults).judge(schedule)
}

/// The schedule, unless a fault leaves none; what is wrong or doubtful in it is among the faults.
pub(crate) fn try_place(plan: Plan, news: &News, faults: &mut Faults) -> Option<Schedule> {
    let before = faults.len();
    let sound = |faults: &Faults| {
        let mut found = faults[before..].iter();
        found.all(|fault| fault.severity != Severity::Error)
    };
    let order = order(&plan, faults)?;
    let places = places(&plan, news);
    faults.extend(unknown_news(&plan, news, &places));
    let sessions = current::sessions(&plan, news, faults);
    let zone = plan.frame.time_zone;
    let now = news.now();
    let now = now.and_then(|local| instant(local, zone, &at!["as-of"], faults));
    if !sound(faults) {
        return None;
    }
    let lines = Lines {
        planned: Line::of(&plan, &plan.frame.sessions),
        current: Line::of(&plan, &sessions),
    };
    let noted = Records::of(&lines.current, news, &places, faults);
    let arranged = Arranged::of(&lines, (news, now), &noted, &order, faults);
    if !sound(faults) {
        return None;
    }
    let meetings = arranged.meetings(&lines, &noted, faults);
    let lacking = shortage::lacking(&plan, arranged.current());
    faults.extend(shortage::judge(
        &lines.current,
        arranged.current(),
        &meetings,
        &lacking,
    ));
    let schedule = Schedule {
        plan,
        sessions,
        meetings,
        lacking,
        now,
        earlier: None,
    };
    if news.is_empty() && schedule.lacking.is_empty() {
        faults.extend(doubts::of(&schedule));
    }
    faults.extend(clashes::of(&schedule));
    faults.extend(shortage::unused(&schedule, news));
    Some(schedule)
}

/// The sessions by the minute, as they were planned and as they are.
struct Lines<'p> {
    planned: Line<'p>,
    current: Line<'p>,
}

/// The placings of a plan: without its news, with it, and at the bounds of the forecast.
struct Arranged {
    planned: Placing,
    /// None if nothing has happened: it is as planned.
    current: Option<Placing>,
    /// Nothing at all, if no meeting has bounds.
    forecast: Vec<Option<forecast::Bounds>>,
}

impl Arranged {
    fn of(
        lines: &Lines<'_>,
        (news, now): (&News, Option<Moment>),
        noted: &Records<'_>,
        order: &[usize],
        faults: &mut Faults,
    ) -> Self {
        let (line, now_line) = (&lines.planned, &lines.current);
        let plan = line.plan;
        let mut demands = demands::planned(plan);
        let planned = roll(&Orders {
            line,
            order,
            demands: &demands,
            planned: None,
        });
        let starts: Vec<_> = planned.spots.iter().map(Spot::starts).collect();
        let unbounded = |one: &Arc<Meeting>| {
            one.resumes.is_none() && one.at_least.is_none() && one.at_most.is_none()
        };
        let quiet = news.is_empty() && plan.meetings.iter().all(unbounded);
        let current = (!quiet).then(|| {
            demands = noted.demands(line, &planned);
            let run = |demands: &[Demand]| {
                roll(&Orders {
                    line: now_line,
                    order,
                    demands,
                    planned: Some(&starts),
                })
            };
            let current = run(&demands);
            if demands::settle_pinned(plan, &mut demands, &current) {
                return run(&demands);
            }
            current
        });
        let orders = Orders {
            line: now_line,
            order,
            demands: &demands,
            planned: Some(&starts),
        };
        let placed = current.as_ref().unwrap_or(&planned);
        faults.extend(judge::pins(line, &orders, &planned, placed));
        faults.extend(judge::keys(&orders, placed));
        faults.extend(records::judge(&orders, noted, placed, (news, now)));
        let now = now.map(|now| now_line.minute(now));
        let placings = (&planned, placed);
        let forecast = forecast::bounds(line, &orders, placings, noted, now, faults);
        Self {
            planned,
            current,
            forecast,
        }
    }

    fn current(&self) -> &Placing {
        self.current.as_ref().unwrap_or(&self.planned)
    }

    /// The meetings with what they take, planned and now.
    fn meetings(&self, lines: &Lines<'_>, noted: &Records<'_>, faults: &mut Faults) -> Vec<Placed> {
        let (line, now_line) = (&lines.planned, &lines.current);
        let plan = line.plan;
        let elapsed = Elapsed::of(line);
        let tracks = line.tracks();
        let ended = |place: usize| {
            let ends = |placing: &Placing| end_of(&placing.spots[place]);
            let moved = ends(&self.planned).zip(ends(self.current()));
            let track = plan.meetings[place].track;
            let moved = moved.filter(|(from, to)| from != to);
            let moved = moved.map(|(from, to)| elapsed.between(tracks[track].clone(), from, to));
            ended(moved.unwrap_or(0))
        };
        let as_planned = |_| Ended::AsPlanned;
        let one = |(place, meeting): (usize, &Arc<Meeting>)| {
            let planned = standing(line, &self.planned.spots[place], as_planned);
            let current = match &self.current {
                Some(current) => standing(now_line, &current.spots[place], ended),
                None => planned.clone(),
            };
            faults.extend(judge::turning_clocks(now_line, place, &current));
            let bounds = self.forecast.get(place).copied().flatten();
            let noted = noted.get(place);
            Placed {
                meeting: Arc::clone(meeting),
                record: noted.map_or_else(Record::default, |noted| noted.record.clone()),
                planned,
                current,
                forecast: bounds.map(|bounds| bounds.moments(now_line)),
            }
        };
        plan.meetings.iter().enumerate().map(one).collect()
    }
}

/// The sittings of a spot, with the reason of the first.
fn standing(line: &Line<'_>, spot: &Spot, ended: impl Fn(usize) -> Ended) -> Standing {
    let mut sittings = Vec::with_capacity(spot.parts.len());
    for part in spot.parts.iter() {
        sittings.push(Sitting {
            session: part.session,
            starts: line.moment(part.session, part.from),
            ends: line.moment(part.session, part.to),
            reason: if sittings.is_empty() {
                reason(spot.cause, &ended)
            } else {
                Reason::Continues
            },
        });
    }
    Standing {
        takes: Minutes(spot.taken.saturating_add(spot.lacking)),
        sittings,
    }
}

/// The places of the meetings by their ids, if anything is recorded of them.
fn places<'p>(plan: &'p Plan, news: &News) -> HashMap<&'p str, usize> {
    match news.meetings().next() {
        Some(_) => plan.places(),
        None => HashMap::new(),
    }
}

/// The faults of news of what the plan does not have.
fn unknown_news(plan: &Plan, news: &News, places: &HashMap<&str, usize>) -> Faults {
    let mut faults = records::unknown_days(plan, news);
    for (id, record) in news.meetings() {
        match places.get(id) {
            None => faults.push(unknown_meeting(id, plan, faults.len())),
            Some(place) if record.took == Some(Minutes(0)) => {
                faults.push(took_nothing(id, *place));
            }
            Some(_) => {}
        }
    }
    faults
}

/// A source cannot say so; a program can.
fn took_nothing(id: &str, place: usize) -> Fault {
    let message = format!("the meeting {id} took no time at all");
    Fault::new(Code::BadDuration, message, at!["meeting", place, "took"])
        .help("record how long it took, or take the meeting out of the plan")
}

fn unknown_meeting(id: &str, plan: &Plan, before: usize) -> Fault {
    let message = format!("no meeting has the id `{id}`");
    let fault = Fault::new(Code::UnknownMeeting, message, at!["meeting"]);
    let ids = plan.meetings.iter().map(|meeting| &*meeting.id);
    match nearest_after(before, id, ids) {
        Some(near) => fault.help(format!("write `{near}`")),
        None => {
            fault.help("give the id of a meeting of the plan; unless it has its own, its group")
        }
    }
}
