//! Placing on a rolling basis: each meeting begins where the one before it ended.

use chrono::{Days, NaiveDateTime};

use super::{
    Ended, Lacking, Placed, Reason, Schedule, Sitting, doubts,
    frame::{Frame, Stretch},
};
use crate::{
    fault::{Code, Fault, Faults, Path, Report, Warned, at},
    meant::nearest,
    plan::{MOST_DAYS, Meeting, News, Plan},
    time::Minutes,
};

/// Places a plan as the news leaves it.
///
/// Without news, what is doubtful in the plan rides on the schedule: P0306 to P0308.
///
/// # Errors
/// P0207 for news of a meeting that the plan does not have, P0301 if the sessions are too short.
///
/// ```
/// use plenary::{Minutes, News, Reason};
/// let source = plenary::Source::read("../../schedules/att-csp12-working-groups.toml")?;
/// let (plan, _) = plenary::read(&source)?.value;
/// let news = News::default().took("WGETI/exchange", Minutes(270));
/// let schedule = plenary::place(plan, &news)?.value;
/// let issues = &schedule.meetings()[1].sittings[0];
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
    let frame = Frame::of(&plan);
    let planned = planned(&plan, &frame);
    let takes = current(&plan, news, &planned, faults)?;
    let queue = Queue {
        plan: &plan,
        frame: &frame,
        planned: &planned,
        takes: &takes,
    };
    let (sittings, lacking) = queue.roll();
    faults.extend(queue.turning_clocks(&sittings));
    if !lacking.is_empty() {
        faults.push(queue.does_not_fit(&lacking));
    }
    let lack = |(place, minutes): &(usize, Minutes)| Lacking {
        meeting: plan.meetings[*place].id.clone(),
        minutes: *minutes,
    };
    let lacking: Vec<_> = lacking.iter().map(lack).collect();
    let meetings = plan.meetings.iter().cloned().zip(sittings);
    let meetings = meetings.enumerate().map(|(i, (meeting, sittings))| Placed {
        meeting,
        planned: planned[i],
        takes: takes[i],
        sittings,
    });
    let meetings = meetings.collect();
    let schedule = Schedule {
        plan,
        meetings,
        lacking,
    };
    if *news == News::default() && schedule.lacking.is_empty() {
        faults.extend(doubts::of(&schedule));
    }
    Some(schedule)
}

/// The durations of the plan without news, each resolved where its meeting would start.
pub(super) fn planned(plan: &Plan, frame: &Frame) -> Vec<Minutes> {
    let mut cursor = Frame::start();
    let mut passed = Vec::new();
    let resolve = |meeting: &Meeting| {
        let minutes = frame.resolve(meeting.duration, cursor);
        passed.clear();
        frame.take(minutes, &mut cursor, &mut passed);
        minutes
    };
    plan.meetings.iter().map(resolve).collect()
}

/// The durations as the news leaves them; none if the news is wrong.
fn current(
    plan: &Plan,
    news: &News,
    planned: &[Minutes],
    faults: &mut Faults,
) -> Option<Vec<Minutes>> {
    let mut takes = planned.to_vec();
    let before = faults.len();
    let places = plan.places();
    for (id, minutes) in news.finished() {
        match places.get(id).copied() {
            Some(place) if minutes == Minutes(0) => faults.push(took_nothing(id, place)),
            Some(place) => takes[place] = minutes,
            None => faults.push(unknown_meeting(id, plan)),
        }
    }
    (faults.len() == before).then_some(takes)
}

/// A source cannot say so; a program can.
fn took_nothing(id: &str, place: usize) -> Fault {
    let message = format!("the meeting {id} took no time at all");
    Fault::new(Code::BadDuration, message, at!["meeting", place, "took"])
        .help("record how long it took, or take the meeting out of the plan")
}

fn unknown_meeting(id: &str, plan: &Plan) -> Fault {
    let message = format!("no meeting has the id `{id}`");
    let fault = Fault::new(Code::UnknownMeeting, message, at!["meeting"]);
    let ids = plan.meetings.iter().map(|meeting| &*meeting.id);
    match nearest(id, ids) {
        Some(near) => fault.help(format!("write `{near}`")),
        None => {
            fault.help("give the id of a meeting of the plan; unless it has its own, its group")
        }
    }
}

/// The most meetings that one fault points at.
const MOST_LABELS: usize = 8;

/// The meetings on their way into the frame.
struct Queue<'p> {
    plan: &'p Plan,
    frame: &'p Frame,
    planned: &'p [Minutes],
    takes: &'p [Minutes],
}

impl Queue<'_> {
    /// The sittings of each meeting, and what finds no session.
    fn roll(&self) -> (Vec<Vec<Sitting>>, Vec<(usize, Minutes)>) {
        let mut cursor = Frame::start();
        let mut stretches = Vec::new();
        let mut placed = Vec::with_capacity(self.takes.len());
        let mut lacking = Vec::new();
        for (place, minutes) in self.takes.iter().enumerate() {
            stretches.clear();
            let left = self.frame.take(*minutes, &mut cursor, &mut stretches);
            if left > Minutes(0) {
                lacking.push((place, left));
            }
            let sittings = stretches.iter().map(|stretch| self.sitting(*stretch));
            placed.push(sittings.collect());
        }
        self.give_reasons(&mut placed);
        (placed, lacking)
    }

    /// The faults of meetings that begin or end, inside a session, at a time that the clocks show
    /// twice.
    fn turning_clocks(&self, placed: &[Vec<Sitting>]) -> Vec<Fault> {
        let zone = self.plan.frame.time_zone;
        let mut faults = Vec::new();
        for (place, sittings) in placed.iter().enumerate() {
            for sitting in sittings {
                let session = &self.plan.frame.sessions[sitting.session];
                let turns = session.opens.offset() != session.closes.offset();
                let ends = sitting.ends.naive_local();
                if turns && sitting.ends != session.closes && zone.instant(ends).is_err() {
                    faults.push(self.ends_twice(place, ends));
                }
            }
        }
        faults
    }

    fn ends_twice(&self, place: usize, ends: NaiveDateTime) -> Fault {
        let id = &self.plan.meetings[place].id;
        let when = ends.format("%H:%M on %A %-d %B %Y");
        let zone = self.plan.time_zone();
        let message = format!("{id} ends at {when}, a time that comes twice in {zone}");
        Fault::new(
            Code::ClockChange,
            message,
            at!["meeting", place, "duration"],
        )
        .label("the clocks go back in that hour")
        .help("write a duration with which it ends before that hour, or after it")
    }

    fn sitting(&self, stretch: Stretch) -> Sitting {
        let session = self.plan.frame.sessions[stretch.session];
        let at = |minute: u32| match minute {
            0 => session.opens,
            all if all == session.minutes() => session.closes,
            some => self.plan.frame.time_zone.after(session.opens, some),
        };
        Sitting {
            session: stretch.session,
            starts: at(stretch.from),
            ends: at(stretch.to),
            reason: Reason::Continues,
        }
    }

    /// Says of each meeting's first sitting what it follows.
    fn give_reasons(&self, placed: &mut [Vec<Sitting>]) {
        let (mut planned, mut current) = (0_i64, 0_i64);
        for (place, sittings) in placed.iter_mut().enumerate() {
            let before = place.checked_sub(1).and_then(|i| self.plan.meetings.get(i));
            if let Some(first) = sittings.first_mut() {
                first.reason = match before {
                    None => Reason::Opens,
                    Some(before) => Reason::Follows {
                        meeting: before.id.clone(),
                        ended: ended(current - planned),
                    },
                };
            }
            planned += i64::from(self.planned[place].0);
            current += i64::from(self.takes[place].0);
        }
    }

    /// One fault for all that does not fit: by how much, and two ways out.
    fn does_not_fit(&self, lacking: &[(usize, Minutes)]) -> Fault {
        let asked: Minutes = self.takes.iter().copied().sum();
        let there = self.frame.total();
        let short: Minutes = lacking.iter().map(|(_, left)| *left).sum();
        let message =
            format!("the meetings take {asked}, the sessions hold {there}: {short} too little");
        let mut places = lacking
            .iter()
            .take(MOST_LABELS)
            .map(|lack| self.lack(*lack));
        let (at, label) = places.next().unwrap_or_default();
        let fault = Fault::new(Code::DoesNotFit, message, at).label(label);
        let fault = places.fold(fault, |fault, (at, label)| fault.and(at).label(label));
        let fault = self.overruns(fault, lacking);
        self.ways_out(fault, short)
    }

    /// Where a meeting says how long it takes, and what it lacks.
    fn lack(&self, (place, left): (usize, Minutes)) -> (Path, String) {
        let recorded = self.takes[place] != self.planned[place];
        let key = if recorded { "took" } else { "duration" };
        let id = &self.plan.meetings[place].id;
        let label = if left == self.takes[place] {
            format!("no session is left for {id}")
        } else {
            format!("{left} of {id} find no session")
        };
        (at!["meeting", place, key], label)
    }

    /// What every meeting asks for, where they are few enough to look through.
    fn durations(&self) -> Option<String> {
        let meetings = &self.plan.meetings;
        let each = meetings
            .iter()
            .map(|meeting| format!("{} {}", meeting.id, meeting.duration));
        let few = (2..=12).contains(&meetings.len());
        few.then(|| each.collect::<Vec<_>>().join(", "))
    }

    /// Names the earlier meetings that took longer than planned.
    fn overruns(&self, fault: Fault, lacking: &[(usize, Minutes)]) -> Fault {
        let lacks = |place: usize| {
            lacking
                .binary_search_by_key(&place, |(other, _)| *other)
                .is_ok()
        };
        let over = |place: usize| self.takes[place].0.checked_sub(self.planned[place].0);
        let places = (0..self.takes.len()).filter(|place| !lacks(*place));
        let late = places.filter_map(|place| Some((place, over(place).filter(|over| *over > 0)?)));
        late.take(MOST_LABELS).fold(fault, |fault, (place, over)| {
            let label = format!("{} longer than planned", Minutes(over));
            fault.and(at!["meeting", place, "took"]).label(label)
        })
    }

    fn ways_out(&self, fault: Fault, short: Minutes) -> Fault {
        let a_day = u32::from(
            self.plan
                .frame
                .hours
                .iter()
                .map(|hours| hours.minutes())
                .sum::<u16>(),
        );
        let days = short.0.div_ceil(a_day.max(1));
        let frame = &self.plan.frame;
        let later = frame.last_day.checked_add_days(Days::new(days.into()));
        let later = later.filter(|day| (*day - frame.first_day).num_days() < MOST_DAYS);
        let fault = fault
            .and(at!["sessions"])
            .label(format!("{} a day", Minutes(a_day)));
        let fault = match later {
            Some(day) => fault.help(format!(
                "add {} with `last-day = {day}` ({}), or longer `sessions`",
                if days == 1 {
                    "a day".to_owned()
                } else {
                    format!("{days} days")
                },
                day.format("%A"),
            )),
            None => fault.help("write longer `sessions`"),
        };
        let fault = fault.help(format!("or write shorter durations, {short} less in all"));
        match self.durations() {
            Some(durations) => fault.help(format!("any of them may be too long: {durations}")),
            None => fault,
        }
    }
}

fn ended(moved: i64) -> Ended {
    let minutes = Minutes(u32::try_from(moved.unsigned_abs()).unwrap_or(u32::MAX));
    match moved {
        0 => Ended::AsPlanned,
        1.. => Ended::Late(minutes),
        _ => Ended::Early(minutes),
    }
}
