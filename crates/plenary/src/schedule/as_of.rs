//! The moment up to which the news goes, by what is recorded.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::{Placed, Schedule};
use crate::{
    fault::{Code, Edit, Fault, Path, path_to},
    keywords::Status,
    plan::{DayRecord, News, Record},
    time,
};

impl Schedule {
    /// Returns the latest moment of which something is recorded, in local time: a meeting is over then or has
    /// stopped, an item of an agenda was concluded, or a day was held at other hours, which counts from its
    /// midnight on. None if nothing is recorded that has a moment.
    ///
    /// An `as-of` before this moment is an error (P0324).
    ///
    /// ```
    /// use plenary::{Minutes, News};
    /// let source = plenary::open("csp12.toml")?;
    /// let plan = plenary::read(&source)?.value.0;
    /// let news = News::default().took("WGETI/exchange", Minutes(270));
    /// let schedule = plenary::place(plan, &news)?.value;
    /// let until = schedule.recorded_until().map(|until| until.to_string());
    /// assert_eq!(until.as_deref(), Some("2026-03-16 16:30:00"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn recorded_until(&self) -> Option<NaiveDateTime> {
        self.latest_record(|record| Some(record.day.and_time(NaiveTime::MIN)))
    }

    /// Returns the latest moment of a record; `of_day` returns that of a day which was held.
    fn latest_record(
        &self,
        of_day: impl Fn(&DayRecord) -> Option<NaiveDateTime>,
    ) -> Option<NaiveDateTime> {
        let of_meeting = |placed: &Placed| {
            let record = &placed.record;
            let concluded = record.done.values().max().copied();
            let moment = record.ended.or(record.stopped()).max(concluded);
            let is_settled = record.is_over() || record.stopped().is_some();
            let ends = placed.current.ends().filter(|_| is_settled);
            moment.max(ends.map(|ends| ends.naive_local()))
        };
        let held = self.days.iter().filter(|record| record.held.is_some());
        let meetings = self.meetings.iter().filter_map(of_meeting);
        meetings.chain(held.filter_map(of_day)).max()
    }

    /// True if the same is recorded as in another schedule.
    fn has_the_news_of(&self, other: &Self) -> bool {
        let records = |schedule: &'_ Self| -> Vec<_> {
            let all = schedule.meetings.iter();
            let recorded = all.filter(|placed| placed.record != Record::default());
            let pairs = recorded.map(|placed| (placed.meeting.id.clone(), placed.record.clone()));
            let mut pairs: Vec<_> = pairs.collect();
            pairs.sort_by(|one, other| one.0.cmp(&other.0));
            pairs
        };
        self.days == other.days && records(self) == records(other)
    }
}

/// Returns the warning of a schedule that was issued and has news, but no moment up to which the news goes,
/// or none that is later than that of the issue. It is of a source only: a program has a clock, and what is
/// supposed is not recorded.
pub(crate) fn no_as_of(schedule: &Schedule, news: &News) -> Option<Fault> {
    let heading = &schedule.plan.heading;
    let is_issued = heading.issued.is_some() || heading.revision.is_some();
    let is_archive = heading.status == Some(Status::AsHeld);
    if news.is_empty() || !is_issued || is_archive {
        return None;
    }
    let last_close = |record: &DayRecord| {
        let last = record.held.iter().flatten().last();
        last.and_then(|hours| Some(hours.on(record.day)?.1))
    };
    let latest = schedule.latest_record(last_close);
    match news.now() {
        Some(now) => {
            let issued = schedule.issued()?;
            let is_new = issued.now() >= schedule.now && !schedule.has_the_news_of(issued);
            is_new.then(|| not_later(latest.max(Some(now + TimeDelta::minutes(1))).unwrap_or(now)))
        }
        None if heading.issued.is_some() => Some(missing(path_to!["issued"], latest)),
        None => Some(missing(path_to!["revision"], latest)),
    }
}

/// Returns the warning of news that was added after an issue, without a later moment.
fn not_later(moment: NaiveDateTime) -> Fault {
    let message =
        "news is recorded that was not issued, and `as-of` is not later than in the issue";
    let value = time::to_toml(moment);
    Fault::new(Code::NoAsOf, message, path_to!["as-of"])
        .label("as in the last issue")
        .write(value)
}

/// Returns the warning of news without any moment; `latest` is that of the latest record, if it has one.
fn missing(issued: Path, latest: Option<NaiveDateTime>) -> Fault {
    let message = "news is recorded, and no `as-of` says until when";
    let path = path_to!["as-of"];
    let fault = Fault::new(Code::NoAsOf, message, issued)
        .label("delegations have the schedule")
        .missing(path.clone());
    match latest {
        Some(at) => {
            let value = time::to_toml(at);
            let help = format!("write `as-of = {value}`, or the moment up to which it is complete");
            fault.offer(help, Edit::enter(path, value))
        }
        None => fault.help(
            "at the top, write the moment of the latest news, such as `as-of = \"2026-03-16 16:40\"`",
        ),
    }
}
