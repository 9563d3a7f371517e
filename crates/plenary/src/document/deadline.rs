//! The table `[[deadline]]`: something that is to be done by a day.

use chrono::{NaiveDate, NaiveTime};

use super::{headings::Listed, level::Level, table::prelude::*};
use crate::text::{Address, Wording};

table! {
    /// A `[[deadline]]`.
    struct Deadline {}

    /// A deadline of a [`PlanBuilder`](crate::build::PlanBuilder).
    builder DeadlineBuilder;

    /// The title: the thing to do.
    title: Wording = "title", Needed, r#""Registration of delegates""#;

    /// The last day. Write `on` or `before`, not both.
    on: NaiveDate = "on", Optional, "2026-03-06", set;

    /// The `id` of a meeting, instead of `on`. The deadline is before that meeting, and moves with
    /// it. Write `"each"` for a deadline before each meeting.
    before: String = "before", Optional, r#""WGTU""#, set_into;

    /// The number of days before that meeting begins.
    days_before: u32 = "days-before", Default("1"), "2", set;

    /// `true`: `days-before` counts only days with sessions; outside the days of the schedule, only days
    /// that are not of a weekend. The day before a meeting on a Monday is then a Friday.
    working_days: bool = "working-days", Default("false"), "true", set;

    /// By which hour of that day.
    time: NaiveTime = "time", Optional, r#""18:30""#, set;

    /// The place to do it: an address on the web, or `mailto:` and a mail address.
    link: Address = "link", Optional, r#""mailto:speakers@example.org""#, set;
}

impl Listed for Deadline {
    const LEVEL: Level = Level::Deadline;
    const KEY: &'static str = "deadline";
    const FORM: &'static str = "a heading `[[deadline]]` for each deadline";

    fn unreadable() -> Self {
        Self {
            title: Slot::Bad,
            on: Slot::Bad,
            ..Self::default()
        }
    }
}

impl Deadline {
    /// The word for all meetings, where `before` names one.
    pub(crate) const EACH: &str = "each";
}

impl DeadlineBuilder {
    /// Makes a deadline for something; [`DeadlineBuilder::on`] or [`DeadlineBuilder::before`] says when.
    pub fn new(title: impl Into<Wording>) -> Self {
        Self(Deadline {
            title: Slot::Given(title.into()),
            ..Deadline::default()
        })
    }

    /// Sets the key `before` to `"each"`: the deadline is before each meeting.
    ///
    /// ```
    /// use plenary::build::DeadlineBuilder;
    /// DeadlineBuilder::new("Inscription of speakers").before_each().days_before(2);
    /// ```
    pub fn before_each(self) -> Self {
        self.before(Deadline::EACH)
    }
}
