//! What has moved from one schedule to another.

use super::{
    is_called_off,
    time::{clock, short},
};
use crate::schedule::{Placed, Schedule};

/// What has moved from an earlier schedule to a later one of the same meetings, a sentence for each
/// meeting in order: `WGTU moves from Wednesday 15:00 to Wednesday 11:30`.
///
/// ```
/// use plenary::{Minutes, News};
/// let source = plenary::Source::read("../../schedules/att-csp12-working-groups.toml")?;
/// let (plan, news) = plenary::read(&source)?.value;
/// let before = plenary::place(plan.clone(), &news)?.value;
/// let after = plenary::place(plan, &news.took("WGETI/exchange", Minutes(270)))?.value;
/// assert_eq!(plenary::moved(&before, &after)[0], "WGETI/exchange ends Monday 16:30 instead of 18:00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn moved(earlier: &Schedule, later: &Schedule) -> Vec<String> {
    let (before, after) = (earlier.plan.places(), later.plan.places());
    let meetings = later.meetings().iter();
    let changed = meetings.filter_map(|now| {
        let id = &now.meeting.id;
        match before.get(&**id) {
            Some(place) => {
                let before = &earlier.meetings[*place];
                lacking(later, id).or_else(|| changed(before, now))
            }
            None => Some(match now.current.starts() {
                Some(starts) => format!("{id} is added, {}", short(starts)),
                None => format!("{id} is added"),
            }),
        }
    });
    let gone = earlier.meetings().iter();
    let gone = gone.filter(|before| !after.contains_key(&*before.meeting.id));
    let gone = gone.map(|before| format!("{} is gone", before.meeting.id));
    changed.chain(gone).collect()
}

/// What of a meeting finds no session.
fn lacking(schedule: &Schedule, id: &str) -> Option<String> {
    let mut lacking = schedule.lacking().iter();
    let lack = lacking.find(|lack| schedule.meetings[lack.meeting].meeting.id == *id)?;
    Some(format!("{id} finds no session for {}", lack.minutes))
}

fn changed(before: &Placed, now: &Placed) -> Option<String> {
    let id = &now.meeting.id;
    let how = |placed: &Placed| placed.record.called_off().map(|(how, _)| how);
    if how(now) != how(before) {
        let what = how(now).map_or("is held again", is_called_off);
        return Some(format!("{id} {what}"));
    }
    let starts = (before.current.starts(), now.current.starts());
    let ends = (before.current.ends(), now.current.ends());
    let from_to = |(was, is): (Option<_>, Option<_>)| was.zip(is).filter(|(was, is)| was != is);
    match (from_to(starts), from_to(ends)) {
        (Some((was, is)), other_end) => {
            let ends = other_end.map(|(_, ends)| format!(" and ends {}", short(ends)));
            let ends = ends.unwrap_or_default();
            Some(format!(
                "{id} moves from {} to {}{ends}",
                short(was),
                short(is)
            ))
        }
        (None, Some((was, is))) => {
            let same_day = was.date_naive() == is.date_naive();
            let was = if same_day { clock(was) } else { short(was) };
            Some(format!("{id} ends {} instead of {was}", short(is)))
        }
        (None, None) if starts.0.is_some() != starts.1.is_some() => {
            Some(format!("{id} finds no session any more"))
        }
        (None, None) => None,
    }
}
