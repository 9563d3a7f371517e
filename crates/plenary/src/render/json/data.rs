//! A schedule with what is looked up in it: ids for places, and the numbers of sittings.

use std::collections::BTreeMap;

use super::{standing::Instant, text::Text};
use crate::{
    plan::{Access, Plan},
    schedule::{Schedule, State},
    terms::Show,
    text::{self, Language},
    time::Moment,
    view::{Inlines, Number, OccurrenceKind, View},
};

/// The numbers of sittings, by the places of their meetings and by their ordinals.
type Numbers = BTreeMap<(usize, usize), Vec<Number>>;

/// A schedule with what is looked up in it.
pub(super) struct Data<'s> {
    pub(super) schedule: &'s Schedule,
    pub(super) plan: &'s Plan,
    /// How far each meeting has come, where that is known.
    pub(super) states: Option<Vec<State>>,
    pub(super) planned: Numbers,
    pub(super) current: Numbers,
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

    pub(super) fn title(&self, language: Language) -> Inlines {
        View::of(self.schedule, language, self.plan.page.show).title()
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

fn numbers(schedule: &Schedule, show: Show) -> Numbers {
    let mut groups = schedule.plan.groups.iter();
    if groups.all(|group| group.numbered_from.is_none()) {
        return BTreeMap::new();
    }
    // Numbers are the same in every language.
    let view = View::of(schedule, Language::English, show);
    let numbered = view.occurrences().iter().filter_map(|own| match own.kind {
        OccurrenceKind::Sitting { place, .. } => Some(((place, own.ordinal), own.numbers.clone())),
        _ => None,
    });
    numbered.collect()
}
