//! From a case to its plan.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use plenary::{
    Duration, Hours, Minutes, Plan, Report,
    build::{DayBuilder, GroupBuilder, MeetingBuilder, PlanBuilder, TrackBuilder},
    plan::{Rolling, Session, TrackId},
};

use super::{Ask, Case, Day, FIRST_DAYS, GROUPS, Place, Special, TRACKS, Written};
use crate::clocks::{ZONES, minute, shown};

pub(super) fn hours(from: u16, to: u16) -> Hours {
    let clock = |minute: u16| match (minute / 1440, minute % 1440) {
        (0, rest) => format!("{:02}:{:02}", rest / 60, rest % 60),
        (_, rest) => format!("{:02}:{:02}+1", rest / 60, rest % 60),
    };
    let typed = format!("{}-{}", clock(from), clock(to));
    typed.parse().expect("hours of a day and the next")
}

pub(super) fn after_each_other(mut minute: u16, sessions: &[(u16, u16)]) -> (Vec<Hours>, u16) {
    let mut all = Vec::new();
    for (gap, length) in sessions {
        all.push(hours(minute + gap, minute + gap + length));
        minute += gap + length;
    }
    (all, minute)
}

impl Day {
    pub(super) fn hours(&self) -> (Vec<Hours>, Vec<Hours>) {
        let (sessions, end) = after_each_other(self.begins, &self.sessions);
        let reserve = self.reserve.iter().copied().collect::<Vec<_>>();
        (sessions, after_each_other(end, &reserve).0)
    }
}

impl Special {
    fn day(&self, day: NaiveDate) -> DayBuilder {
        match self {
            Self::Closed => DayBuilder::closed(day, "Official holiday"),
            Self::Own(of_day) => {
                let (sessions, reserve) = of_day.hours();
                DayBuilder::new(day, sessions).if_needed(reserve)
            }
        }
    }
}

/// The id of a meeting.
pub(crate) fn id(place: usize) -> String {
    format!("m{place}")
}

impl Case {
    pub(super) fn first_day(&self) -> NaiveDate {
        let (month, day) = FIRST_DAYS[self.zone][self.first];
        NaiveDate::from_ymd_opt(2026, month, day).expect("a day of 2026")
    }

    pub(super) fn day(&self, day: u64) -> NaiveDate {
        self.first_day() + Days::new(day % self.days)
    }

    /// The days on which a track has hours of its own.
    pub(crate) fn own_days(&self) -> Vec<(TrackId, NaiveDate)> {
        let special = self.second.iter().flat_map(|second| &second.special);
        let with_hours = special.filter(|(_, special)| matches!(special, Special::Own(_)));
        let second = TrackId::new(1);
        with_hours
            .map(|(day, _)| (second, self.day(*day)))
            .collect()
    }

    /// The plan without its meetings.
    fn frame(&self) -> PlanBuilder {
        let (sessions, reserve) = self.common.hours();
        let (rolling, sliver, change_over) = self.rules;
        let mut plan = Plan::builder("CSP12", "meetings", ZONES[self.zone])
            .days(self.first_day(), self.day(self.days - 1))
            .sessions(sessions)
            .if_needed(reserve)
            .rolling(rolling)
            .no_start_in_last(Minutes(sliver))
            .change_over(Minutes(change_over));
        for (day, special) in &self.special {
            plan = plan.day(special.day(self.day(*day)));
        }
        let ruled = |key: &str, rolling: Option<Rolling>| {
            let group = GroupBuilder::new(key).numbered_from(1);
            rolling.map_or(group.clone(), |rolling| group.rolling(rolling))
        };
        let [whole, sub, other] = self.groups;
        plan = plan
            .group(ruled("G", whole).subgroup(ruled("a", sub)))
            .group(ruled("H", other));
        if let Some(second) = &self.second {
            plan = plan.track(TrackBuilder::new(TRACKS[0]));
            let mut track = TrackBuilder::new(TRACKS[1]);
            if let Some(hours) = &second.hours {
                track = track.sessions(after_each_other(9 * 60, hours).0);
            }
            for (day, special) in &second.special {
                track = track.day(special.day(self.day(*day)));
            }
            plan = plan.track(track);
        }
        plan
    }

    /// The plan; none if it is at fault before anything is placed.
    pub(crate) fn plan(&self) -> Result<Plan, Report> {
        self.plan_of(|_| true, |plan| plan, |_, meeting| meeting)
    }

    /// The plan of the meetings at some places, each with more that is said of it.
    pub(super) fn plan_of(
        &self,
        is_there: impl Fn(usize) -> bool,
        around: impl Fn(PlanBuilder) -> PlanBuilder,
        full: impl Fn(usize, MeetingBuilder) -> MeetingBuilder,
    ) -> Result<Plan, Report> {
        let mut meeting = MeetingBuilder::of("G", Duration::minutes(1));
        if self.second.is_some() {
            meeting = meeting.track(TRACKS[0]);
        }
        let bare = self.frame().meeting(meeting);
        let sessions = bare.build()?.value.frame().to_vec();
        let mut plan = around(self.frame());
        for (place, event) in self.events.iter().enumerate() {
            plan = plan.event(self.event(place, event, &sessions));
        }
        for place in (0..self.asks.len()).filter(|place| is_there(*place)) {
            let meeting = self.meeting(place, &sessions, &is_there);
            plan = plan.meeting(full(place, meeting));
        }
        plan.build().map(|warned| warned.value)
    }

    /// A moment in a session.
    fn local(&self, pick: Place, track: usize, sessions: &[Session]) -> Option<NaiveDateTime> {
        let (session, minutes) = pick;
        let of_track: Vec<_> = sessions
            .iter()
            .filter(|session| session.track.index() == track)
            .collect();
        let session = of_track[usize::from(session).checked_rem(of_track.len())?];
        let length = (session.closes - session.opens).num_minutes();
        let at = session.opens + TimeDelta::minutes(i64::from(minutes) % length);
        Some(shown(ZONES[self.zone], minute(at)))
    }

    fn track(&self, ask: &Ask) -> usize {
        usize::from(ask.second && self.second.is_some())
    }

    /// The suspended meeting that a later one takes up: the last that nobody has taken up yet.
    pub(crate) fn resumed(&self, place: usize) -> Option<usize> {
        let mut left = Vec::new();
        for (i, ask) in self.asks.iter().enumerate().take(place + 1) {
            let taken = ask.resumes.and_then(|_| left.pop());
            if i == place {
                return taken;
            }
            if matches!(
                ask.record,
                Some(Written::Suspended(_) | Written::Adjourned(_))
            ) {
                left.push(i);
            }
        }
        None
    }

    fn meeting(
        &self,
        place: usize,
        sessions: &[Session],
        is_there: impl Fn(usize) -> bool,
    ) -> MeetingBuilder {
        let ask = &self.asks[place];
        let resumed = self.resumed(place);
        let mut meeting = match (resumed, ask.group) {
            (Some(earlier), _) => MeetingBuilder::resuming(id(earlier)).id(id(place)),
            (None, Some(group)) => MeetingBuilder::of(GROUPS[group], ask.duration).id(id(place)),
            (None, None) => MeetingBuilder::titled(id(place), "Opening", ask.duration),
        };
        meeting = meeting.informal(ask.informal);
        let group = ask.group.map(|group| GROUPS[group]);
        let with = ask.with.map(|with| GROUPS[with]);
        if let Some(with) = with
            .filter(|with| resumed.is_none() && group.is_some_and(|group| are_apart(group, with)))
        {
            meeting = meeting.with([with]);
        }
        let rest = resumed.is_some() && ask.resumes != Some(true);
        if resumed.is_some() && !rest {
            meeting = meeting.duration(ask.duration);
        }
        let unbounded = rest || ask.duration == Duration::RestOfSession;
        if let Some((least, most)) = ask.bounds.filter(|_| !unbounded) {
            meeting = meeting
                .at_least(part(ask.duration, least))
                .at_most(part(ask.duration, most));
        }
        if self.second.is_some() {
            meeting = meeting.track(TRACKS[self.track(ask)]);
        }
        let awaited = ask.after.and_then(|pick| self.awaited(place, pick));
        if let Some(other) = awaited.filter(|other| is_there(*other)) {
            meeting = meeting.after([id(other)]);
        }
        let local = |pick| self.local(pick, self.track(ask), sessions);
        match ask.pin.and_then(local) {
            Some(pin) => meeting.starts(pin),
            None => self.start(ask, meeting, sessions),
        }
    }

    /// Mostly an earlier meeting.
    fn awaited(&self, place: usize, pick: u8) -> Option<usize> {
        let among = if pick < 240 { place } else { self.asks.len() };
        let other = usize::from(pick).checked_rem(among)?;
        (other != place).then_some(other)
    }

    /// The keys that a pinned meeting cannot have.
    fn start(
        &self,
        ask: &Ask,
        mut meeting: MeetingBuilder,
        sessions: &[Session],
    ) -> MeetingBuilder {
        let on = ask.on.map(|day| self.day(day));
        if let Some(day) = on {
            meeting = meeting.on(day);
        }
        let local = |pick| self.local(pick, self.track(ask), sessions);
        let not_before = ask.not_before.and_then(local);
        if let Some(at) = not_before.filter(|at| on.is_none_or(|day| at.date() <= day)) {
            meeting = meeting.not_before(at);
        }
        if let Some(hour) = ask.by {
            let hour = chrono::NaiveTime::from_num_seconds_from_midnight_opt(hour * 60, 0);
            meeting = meeting.start_by(hour.expect("a minute of a day"));
        }
        if let Some(rolling) = ask.rolling {
            meeting = meeting.rolling(rolling);
        }
        meeting.undivided(ask.undivided)
    }
}

/// True if neither group is the other, or a part of it.
fn are_apart(one: &str, other: &str) -> bool {
    !one.starts_with(other) && !other.starts_with(one)
}

/// So many hundredths of a duration.
fn part(duration: Duration, percent: u32) -> Duration {
    let of = |number: u32| (number * percent / 100).max(1);
    match duration {
        Duration::Time(minutes) => Duration::minutes(of(minutes.0)),
        Duration::Sessions { thousandths } => Duration::Sessions {
            thousandths: of(thousandths),
        },
        _ => unreachable!("the rest of a session has no bounds"),
    }
}
