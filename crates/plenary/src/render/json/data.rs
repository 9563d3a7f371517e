//! A schedule with what is looked up in it: ids for places, and the numbers of sittings.

use std::collections::BTreeMap;

use super::{standing::Instant, text::Text};
use crate::{
    annex::{Number, shown_by},
    plan::{Access, Plan},
    schedule::{Schedule, State},
    terms::Show,
    text,
    time::Moment,
};

/// The numbers of sittings, by the ids of their meetings and their beginnings.
type Numbers<'s> = BTreeMap<(&'s str, Moment), Vec<Number>>;

/// A schedule with what is looked up in it.
pub(super) struct Data<'s> {
    pub(super) schedule: &'s Schedule,
    pub(super) plan: &'s Plan,
    /// How far each meeting has come, where that is known.
    pub(super) states: Option<Vec<State>>,
    pub(super) planned: Numbers<'s>,
    pub(super) current: Numbers<'s>,
}

impl<'s> Data<'s> {
    pub(super) fn of(schedule: &'s Schedule) -> Self {
        Self {
            schedule,
            plan: &schedule.plan,
            states: schedule.now().map(|now| schedule.states(now)),
            planned: numbers(schedule, Show::Planned),
            current: numbers(schedule, Show::Current),
        }
    }

    pub(super) fn text(&self, text: &'s text::Text) -> Text<'s> {
        Text::of(text, self.plan)
    }

    pub(super) fn optional(&self, text: Option<&'s text::Text>) -> Option<Text<'s>> {
        text.map(|text| self.text(text))
    }

    /// The text that says who may attend, where it is no word that is known.
    pub(super) fn access_text(&self, access: Option<&'s Access>) -> Option<Text<'s>> {
        match access? {
            Access::Limited(text) => Some(self.text(text)),
            _ => None,
        }
    }

    pub(super) fn texts(&self, texts: &'s [text::Text]) -> Vec<Text<'s>> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    pub(super) fn instant(&self, moment: Moment) -> Instant<'s> {
        Instant::of(moment, self.plan.time_zone())
    }

    /// The id of a group.
    pub(super) fn group(&self, place: usize) -> Option<&'s str> {
        self.plan.groups().get(place).map(|group| &*group.id)
    }

    /// The id of a meeting.
    pub(super) fn meeting(&self, place: usize) -> Option<&'s str> {
        self.plan.meetings().get(place).map(|meeting| &*meeting.id)
    }

    /// The id of a track; none for the only one of a schedule that declares none.
    pub(super) fn track(&self, place: usize) -> Option<&'s str> {
        self.plan.frame.track_key(place)
    }
}

fn numbers(schedule: &Schedule, show: Show) -> Numbers<'_> {
    if schedule
        .plan
        .groups
        .iter()
        .all(|group| group.numbered_from.is_none())
    {
        return BTreeMap::new();
    }
    let shown = shown_by(schedule, show).into_iter();
    let numbered = shown.filter_map(|shown| {
        let of = (&*shown.placed.meeting.id, shown.sitting.starts);
        (!shown.numbers.is_empty()).then_some((of, shown.numbers))
    });
    numbered.collect()
}
