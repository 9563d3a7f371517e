//! News as it is typed after an option, recorded or supposed.

use plenary::{
    Code, Hours, Language, Minutes, News, Plan, Report, Source,
    chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime},
    edit::{Change, RecordKey, RecordSentences},
    schedule::{TypedMoment, Unresolved},
};

use crate::outcome::{Failure, tell};

/// A change as it was typed: with an hour or a weekday alone, the schedule says which is meant.
#[derive(Debug, Clone)]
pub(crate) enum Typed {
    Known(Change),
    /// A moment of the meeting of an id.
    At(fn(String, NaiveDateTime) -> Change, String, String),
    /// The moment at which an item of the meeting of an id was concluded.
    Done(String, String, String),
    /// More time for the meeting of an id, beside that which it has been given.
    More(String, Minutes),
    /// Something about a day of a track, or of all.
    OfDay(Option<String>, String, OfDay),
    Now(String),
}

/// News of a day, as it was typed.
#[derive(Debug, Clone)]
pub(crate) enum OfDay {
    Held(Vec<Hours>),
    HeldAsPlanned,
    Extra(Hours, Option<String>),
    /// An extra session is taken back: that of these hours, or the only one.
    NoExtra(Option<Hours>),
}

pub(crate) fn took(typed: &str) -> Result<Typed, String> {
    let (id, time) = halves(typed)?;
    Typed::of_meeting(RecordKey::Took, id, time)
}

pub(crate) fn ended(typed: &str) -> Result<Typed, String> {
    let (id, at) = halves(typed)?;
    Typed::of_meeting(RecordKey::Ended, id, at)
}

pub(crate) fn extended(typed: &str) -> Result<Typed, String> {
    let (id, time) = halves(typed)?;
    Typed::of_meeting(RecordKey::Extended, id, time)
}

pub(crate) fn suspended(typed: &str) -> Result<Typed, String> {
    let (id, at) = halves(typed)?;
    Typed::of_meeting(RecordKey::Suspended, id, at)
}

pub(crate) fn adjourned(typed: &str) -> Result<Typed, String> {
    let (id, at) = halves(typed)?;
    Typed::of_meeting(RecordKey::Adjourned, id, at)
}

pub(crate) fn postponed(typed: &str) -> Result<Typed, String> {
    let (id, until) = halves(typed)?;
    Typed::of_meeting(RecordKey::Postponed, id, until)
}

pub(crate) fn cancelled(typed: &str) -> Result<Typed, String> {
    let (id, reason) = halves(typed)?;
    Typed::of_meeting(RecordKey::Cancelled, id, reason)
}

pub(crate) fn held(typed: &str) -> Result<Typed, String> {
    let (day, sessions) = halves(typed)?;
    let (track, day) = match day.rsplit_once(':') {
        Some((track, day)) => (Some(track.to_owned()), day),
        None => (None, &*day),
    };
    Ok(Typed::OfDay(track, day.to_owned(), OfDay::held(sessions)?))
}

pub(crate) fn now(typed: &str) -> Result<Typed, String> {
    Ok(match moment(typed)? {
        Some(at) => Typed::Known(Change::AsOf(at)),
        None => Typed::Now(typed.to_owned()),
    })
}

impl OfDay {
    pub(crate) fn held(typed: &str) -> Result<Self, String> {
        Ok(match typed.trim() {
            "as-planned" => Self::HeldAsPlanned,
            "none" => Self::Held(Vec::new()),
            typed => Self::Held(hours(typed)?),
        })
    }

    pub(crate) fn extra(typed: &str, group: Option<String>) -> Result<Self, String> {
        let one = |typed: &str| {
            let read = typed.trim().parse::<Hours>();
            read.map_err(|why| format!("{why}: write hours such as `18:30-20:30`"))
        };
        Ok(match typed.trim().strip_prefix("none") {
            Some("") => Self::NoExtra(None),
            Some(typed) => Self::NoExtra(Some(one(typed)?)),
            None => Self::Extra(one(typed)?, group),
        })
    }

    /// Returns the change that this is on a day.
    fn on(&self, track: Option<String>, day: NaiveDate, news: &News) -> Result<Change, Failure> {
        Ok(match self {
            Self::Held(hours) => Change::Held(track, day, hours.clone()),
            Self::HeldAsPlanned => Change::TakeBackHeld(track, day),
            Self::Extra(hours, group) => Change::Extra(track, day, *hours, group.clone()),
            Self::NoExtra(Some(hours)) => Change::TakeBackExtra(track, day, *hours),
            Self::NoExtra(None) => {
                let hours = only_extra(track.as_deref(), day, news)?;
                Change::TakeBackExtra(track, day, hours)
            }
        })
    }
}

/// Returns the hours of the only extra session of a day.
fn only_extra(track: Option<&str>, day: NaiveDate, news: &News) -> Result<Hours, Failure> {
    let mut records = news.days().iter();
    let record = records.find(|record| record.day == day && record.track.as_deref() == track);
    match record.map_or(&[][..], |record| &record.extra) {
        [] => Err(Failure::Usage(format!(
            "no extra session is recorded of {day}"
        ))),
        [only] => Ok(only.hours),
        several => {
            let all = several
                .iter()
                .map(|extra| format!("--extra 'none {}'", extra.hours));
            let all: Vec<_> = all.collect();
            let message = format!(
                "{day} has several extra sessions: write {}",
                all.join(" or ")
            );
            Err(Failure::Usage(message))
        }
    }
}

impl Typed {
    /// Returns news of a meeting, under a key; `none` takes back what is recorded there.
    pub(crate) fn of_meeting(key: RecordKey, id: String, typed: &str) -> Result<Self, String> {
        if typed.trim().eq_ignore_ascii_case("none") {
            return Ok(Self::Known(Change::TakeBack(id, key)));
        }
        match key {
            RecordKey::Took => Ok(Self::Known(Change::Took(id, length(typed)?))),
            RecordKey::Extended => Ok(match typed.trim().strip_suffix(" in all") {
                Some(time) => Self::Known(Change::Extended(id, length(time)?)),
                None => Self::More(id, length(typed)?),
            }),
            RecordKey::Ended => Self::at(Change::Ended, id, typed),
            RecordKey::Suspended => Self::at(Change::Suspended, id, typed),
            RecordKey::Adjourned => Self::at(Change::Adjourned, id, typed),
            RecordKey::Postponed => Ok(Self::Known(Change::Postponed(id, typed.to_owned()))),
            _ => Ok(Self::Known(Change::Cancelled(id, typed.to_owned()))),
        }
    }

    /// Returns that an item of a meeting was concluded; `none` takes that back.
    pub(crate) fn done(id: String, item: String, at: &str) -> Result<Self, String> {
        if at.trim().eq_ignore_ascii_case("none") {
            return Ok(Self::Known(Change::TakeBackDone(id, item)));
        }
        Ok(match moment(at)? {
            Some(at) => Self::Known(Change::Done(id, item, at)),
            None => Self::Done(id, item, at.to_owned()),
        })
    }

    /// Returns an event in the course of a meeting, at a moment.
    fn at(
        change: fn(String, NaiveDateTime) -> Change,
        id: String,
        at: &str,
    ) -> Result<Self, String> {
        Ok(match moment(at)? {
            Some(at) => Self::Known(change(id, at)),
            None => Self::At(change, id, at.to_owned()),
        })
    }

    /// Returns the change that is meant in a source with some changes, and tells for what an hour or a weekday
    /// alone is taken.
    fn resolve(
        &self,
        source: &Source,
        news: &News,
        language: Language,
    ) -> Result<Result<Change, Report>, Failure> {
        let sentences = RecordSentences::new(language);
        let refused = |why: Unresolved| Failure::Usage(why.to_string());
        let schedule = || plenary::compile_overfull(source).map(|warned| warned.value);
        let (typed, schedule) = match self {
            Self::Known(change) => return Ok(Ok(change.clone())),
            Self::More(id, more) => {
                let before = news.of(id).and_then(|record| record.extended);
                let total = before.map_or(*more, |before| Minutes(before.0.saturating_add(more.0)));
                return Ok(Ok(Change::Extended(id.clone(), total)));
            }
            Self::OfDay(track, day, what) => {
                if let Ok(day) = day.trim().parse() {
                    return Ok(Ok(what.on(track.clone(), day, news)?));
                }
                (day, schedule())
            }
            Self::At(_, id, typed) | Self::Done(id, _, typed) => {
                require_meeting(source, id)?;
                (typed, schedule())
            }
            Self::Now(typed) => (typed, schedule()),
        };
        let schedule = match schedule {
            Ok(schedule) => schedule,
            Err(report) => return Ok(Err(report)),
        };
        let moment = |id: Option<&str>| {
            let at = schedule.resolve_moment(typed, id).map_err(refused)?;
            tell(&sentences.taken_as(typed.trim(), at.date(), Some(at.time())))?;
            Ok::<_, Failure>(at)
        };
        Ok(Ok(match self {
            Self::At(change, id, _) => change(id.clone(), moment(Some(id))?),
            Self::Done(id, item, _) => Change::Done(id.clone(), item.clone(), moment(Some(id))?),
            Self::OfDay(track, _, what) => {
                let day = schedule.resolve_day(typed).map_err(refused)?;
                tell(&sentences.taken_as(typed.trim(), day, None))?;
                what.on(track.clone(), day, news)?
            }
            _ => Change::AsOf(moment(None)?),
        }))
    }
}

/// Returns the source as if this had happened. An hour or a weekday alone is taken from the schedule
/// with what was typed before it, and said on the standard error. A meeting, a track or a day that the
/// schedule does not have is asked wrongly, and no fault of the source.
pub(crate) fn suppose(
    source: Result<Source, Report>,
    typed: &[Typed],
) -> Result<Result<Source, Report>, Failure> {
    let source = match source {
        Ok(source) if !typed.is_empty() => source,
        other => return Ok(other),
    };
    let mut changes = Vec::with_capacity(typed.len());
    for one in typed {
        let supposed = plenary::edit::suppose(&source, &changes);
        match change(&supposed, one, Language::English)? {
            Ok(change) => changes.push(change),
            Err(report) => return Ok(Err(report)),
        }
    }
    let is_moment = |change: &Change| matches!(change, Change::AsOf(_));
    if !changes.iter().any(is_moment) {
        changes.extend(later_moment(&source, &changes));
    }
    Ok(plenary::edit::suppose(&source, &changes))
}

/// Returns the moment up to which the news would go with some changes, if it is later than the one that a
/// source has: nothing is supposed to be recorded of what is still to come.
fn later_moment(source: &Source, changes: &[Change]) -> Option<Change> {
    let as_of = plenary::read(source).ok()?.value.1.now()?;
    let supposed = by_a_late_moment(source, changes).ok()?;
    let schedule = plenary::compile_overfull(&supposed).ok()?.value;
    let until = schedule.recorded_until().filter(|until| *until > as_of);
    until.map(Change::AsOf)
}

/// Returns a source as if this had happened, and as if all were recorded up to a moment behind the last day:
/// with it no record is one of what is still to come.
pub(crate) fn by_a_late_moment(source: &Source, changes: &[Change]) -> Result<Source, Report> {
    let (plan, _) = plenary::read(source)?.value;
    let year = plan.last_day().checked_add_days(Days::new(366));
    let late = year.unwrap_or(NaiveDate::MAX).and_time(NaiveTime::MIN);
    let all = [changes, &[Change::AsOf(late)]].concat();
    plenary::edit::suppose(source, &all)
}

/// Returns the change that was typed, as it is meant in a source; or the faults of that source. It tells in a
/// language for what an hour or a weekday alone is taken.
pub(crate) fn change(
    source: &Result<Source, Report>,
    typed: &Typed,
    language: Language,
) -> Result<Result<Change, Report>, Failure> {
    let sound = source.as_ref().map_err(Clone::clone);
    let read = sound.and_then(|source| Ok((source, plenary::read(source)?.value)));
    let (source, facts) = match read {
        Ok(read) => read,
        Err(report) => return Ok(Err(report)),
    };
    let change = match typed.resolve(source, &facts.1, language)? {
        Ok(change) => change,
        Err(report) => return Ok(Err(report)),
    };
    asked_rightly(source, &change)?;
    if let Change::Held(_, day, _) | Change::Extra(_, day, ..) = &change {
        require_day(&facts.0, *day)?;
    }
    Ok(Ok(change))
}

/// Refuses the id of a meeting that a source does not have. What else is wrong with the source is not
/// reported here.
pub(crate) fn require_meeting(source: &Source, id: &str) -> Result<(), Failure> {
    asked_rightly(source, &Change::Took(id.to_owned(), Minutes(0)))
}

/// Refuses an item that the agenda of a meeting does not have.
pub(crate) fn require_item(source: &Source, id: &str, item: &str) -> Result<(), Failure> {
    let done = Change::Done(id.to_owned(), item.to_owned(), NaiveDateTime::MIN);
    asked_rightly(source, &done)
}

/// Refuses news of a meeting, a track or a group that a source does not have.
fn asked_rightly(source: &Source, change: &Change) -> Result<(), Failure> {
    let Err(report) = plenary::edit::suppose(source, std::slice::from_ref(change)) else {
        return Ok(());
    };
    let unknown = [Code::UnknownMeeting, Code::UnknownTrack, Code::UnknownGroup];
    let mut faults = report.faults().iter();
    let Some(unknown) = faults.find(|fault| unknown.contains(&fault.code)) else {
        return Ok(());
    };
    let help: Vec<_> = unknown.help.iter().map(|help| &*help.message).collect();
    let (message, help) = (&unknown.message, help.join(", or "));
    Err(Failure::Usage(format!("{message}: {help}")))
}

fn require_day(plan: &Plan, day: NaiveDate) -> Result<(), Failure> {
    let (first, last) = (plan.first_day(), plan.last_day());
    if (first..=last).contains(&day) {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "{day} is not one of the days, which are from {first} to {last}"
    )))
}

/// Splits a text at the first `=`.
fn halves(typed: &str) -> Result<(String, &str), String> {
    let halves = typed.split_once('=');
    let (id, value) = halves.ok_or("an `=` is needed between the two, as in `WGTU=2h`")?;
    Ok((id.trim().to_owned(), value.trim()))
}

fn length(typed: &str) -> Result<Minutes, String> {
    let read = typed.parse::<Minutes>();
    read.map_err(|why| format!("{why}: write hours and minutes, such as `4h30m`"))
}

/// Returns a moment that is typed with its day; none if only the schedule can tell the day.
fn moment(typed: &str) -> Result<Option<NaiveDateTime>, String> {
    match typed.parse() {
        Ok(TypedMoment::Full(at)) => Ok(Some(at)),
        Ok(_) => Ok(None),
        Err(why) => Err(Unresolved::to_string(&why)),
    }
}

pub(crate) fn day(typed: &str) -> Result<NaiveDate, String> {
    let read = typed.trim().parse();
    read.map_err(|_| format!("`{typed}` is not a day, such as 2026-03-16"))
}

/// Reads several hours with commas between them.
fn hours(typed: &str) -> Result<Vec<Hours>, String> {
    let read = |one: &str| {
        let hours = one.trim().parse::<Hours>();
        hours.map_err(|why| format!("{why}: write hours such as `10:00-13:00,15:00-16:40`"))
    };
    typed.split(',').map(read).collect()
}
