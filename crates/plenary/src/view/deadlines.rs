//! Deadlines: which day of each is shown, and by which key it is known.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::View;
use crate::{
    plan::{Deadline, Plan},
    schedule::DatedDeadline,
    text::{Text, plain},
    time::Moment,
};

impl View<'_> {
    /// The deadlines in order of the day that is shown; those without one come last.
    pub(crate) fn deadlines(&self) -> Vec<DatedDeadline> {
        self.schedule.deadlines_by(|dated| self.deadline_day(dated))
    }

    /// The moment of a deadline on its day, if it has an hour.
    pub(super) fn deadline_moment(&self, deadline: &Deadline, day: NaiveDate) -> Option<Moment> {
        let zone = self.plan().frame.time_zone;
        deadline.time.map(|time| zone.earliest(day.and_time(time)))
    }

    /// The day of a deadline that is shown.
    pub(crate) fn deadline_day(&self, dated: &DatedDeadline) -> Option<NaiveDate> {
        if self.is_planned() {
            dated.planned
        } else {
            dated.current
        }
    }
}

/// Keys of the deadlines, which have no ids: the title in the first language, and the number among
/// those of that title.
pub(super) fn deadline_keys(plan: &Plan) -> Vec<(String, usize)> {
    let mut alike: HashMap<String, usize> = HashMap::new();
    let keys = plan.deadlines().iter().map(|own| {
        let title = first(plan, &own.title);
        let ordinal = alike.entry(title.clone()).or_default();
        *ordinal += 1;
        (title, *ordinal)
    });
    keys.collect()
}

fn first(plan: &Plan, title: &Text) -> String {
    let first = plan.languages().first();
    first.map_or_else(String::new, |own| plain(title.in_language(*own)))
}
