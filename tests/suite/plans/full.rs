//! Plans that say all there is to say of their meetings: rooms, people, titles, deadlines.

use chrono::NaiveTime;
use plenary::{
    Plan, Report,
    build::{DeadlineBuilder, MeetingBuilder, PlanBuilder},
};

use super::{Case, build::id};

impl Case {
    /// The plan with rooms, people, titles and deadlines.
    pub(crate) fn full_plan(&self) -> Result<Plan, Report> {
        self.plan_of(|_| true, |plan| self.around(plan), full)
    }

    /// Returns the full plan before anything happened: without the meetings that take up others.
    pub(crate) fn full_plan_before_news(&self) -> Result<Plan, Report> {
        let is_there = |place: usize| self.resumed(place).is_none();
        self.plan_of(is_there, |plan| self.around(plan), full)
    }

    fn around(&self, plan: PlanBuilder) -> PlanBuilder {
        let hour = NaiveTime::from_hms_opt(18, 30, 0).expect("an hour");
        let first = DeadlineBuilder::new("List of speakers").before(id(0));
        plan.organisation("Convention")
            .venue("Palais")
            .forecast(true)
            .deadline(DeadlineBuilder::new("Papers").on(self.first_day()))
            .deadline(first.days_before(2).time(hour))
    }
}

/// A meeting with much said of it, differently by its place.
fn full(place: usize, meeting: MeetingBuilder) -> MeetingBuilder {
    let titled = match place % 3 {
        0 => meeting,
        _ => meeting.title(format!("Question {place}")),
    };
    let chaired = match place % 4 {
        1 => titled.chair(format!("Ms. Marie DUPONT {place}")),
        2 => titled.chair("vacant"),
        _ => titled,
    };
    let heard = match place % 5 {
        2 => chaired.speakers([
            format!("Mr. John SMITH {place}"),
            "Ms. Amina KAMARA".to_owned(),
        ]),
        _ => chaired,
    };
    match place % 2 {
        0 => heard.room(format!("Room {place}")),
        _ => heard.open_end(place == 3),
    }
}
