//! Which meetings have moved from one schedule to another.

use std::collections::BTreeMap;

use super::{
    is_called_off,
    time::{clock, day_and_clock},
};
use crate::{
    changes::{Changes, Subject, What, When},
    plan::CalledOff,
    schedule::Schedule,
    time::Moment,
};

/// Tells which meetings have moved from an earlier schedule to a later one, a sentence for each in
/// the order of the source: `WGTU moves from Wednesday 15:00 to Wednesday 11:30`.
///
/// ```
/// use plenary::{Minutes, News};
/// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
/// let (plan, news) = plenary::read(&source)?.value;
/// let before = plenary::place(plan.clone(), &news)?.value;
/// let after = plenary::place(plan, &news.took("WGETI/exchange", Minutes(270)))?.value;
/// assert_eq!(plenary::moved(&before, &after)[0], "WGETI/exchange ends Monday 16:30 instead of 18:00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn moved(earlier: &Schedule, later: &Schedule) -> Vec<String> {
    let changes = Changes::of_times(&earlier.first_view(), &later.first_view());
    let mut sentences: BTreeMap<&str, String> = BTreeMap::new();
    for changed in &changes.changed {
        if let Subject::Meeting(id) = &changed.of
            && let Some(rest) = sentence(&changed.what)
        {
            sentences.insert(id, format!("{id} {rest}"));
        }
    }
    for lack in later.shortfall() {
        let id = &*later.meetings[lack.meeting].meeting.id;
        let is_new = earlier.meeting(id).is_none();
        let sentence = format!("{id} finds no session for {}", lack.minutes);
        sentences
            .entry(id)
            .and_modify(|own| own.clone_from(&sentence));
        if !is_new {
            sentences.entry(id).or_insert(sentence);
        }
    }
    let meetings = later.meetings().iter().chain(earlier.meetings());
    let ids = meetings.map(|placed| &*placed.meeting.id);
    ids.filter_map(|id| sentences.remove(id)).collect()
}

/// Tells the change of the time of a meeting, without its id; nothing if there is none.
fn sentence(what: &[What]) -> Option<String> {
    Some(match what.first()? {
        What::Added { to } => match to.first().and_then(|when| when.starts) {
            Some(starts) => format!("is added, {}", day_and_clock(starts)),
            None => "is added".to_owned(),
        },
        What::Removed { .. } => "is gone".to_owned(),
        What::Cancelled { .. } => is_called_off(CalledOff::Cancelled).to_owned(),
        What::Postponed { .. } => is_called_off(CalledOff::Postponed).to_owned(),
        What::Reinstated { .. } => "is held again".to_owned(),
        What::Moved { from, to } => moves(from, to)?,
        What::Lengthened(length) | What::Shortened(length) => ends(length.ended, length.ends)?,
        _ => return None,
    })
}

fn moves(from: &[When], to: &[When]) -> Option<String> {
    let starts = |whens: &[When]| whens.first()?.starts;
    let last = |whens: &[When]| whens.last()?.ends;
    let (was, is) = starts(from).zip(starts(to))?;
    let (old, new) = last(from).zip(last(to))?;
    if was == is {
        return ends(old, new);
    }
    let until = (old != new).then(|| format!(" and ends {}", day_and_clock(new)));
    let until = until.unwrap_or_default();
    Some(format!(
        "moves from {} to {}{until}",
        day_and_clock(was),
        day_and_clock(is)
    ))
}

fn ends(was: Moment, is: Moment) -> Option<String> {
    let same_day = was.date_naive() == is.date_naive();
    let old = if same_day {
        clock(was)
    } else {
        day_and_clock(was)
    };
    (was != is).then(|| format!("ends {} instead of {old}", day_and_clock(is)))
}
