//! A schedule with what is looked up in it: ids for places, and the numbers of sittings.

use std::collections::BTreeMap;

use super::{standing::Instant, text::Text};
use crate::{
    keywords::Show,
    plan::{Access, GroupId, MeetingId, Plan, TrackId},
    schedule::{Schedule, State, items::Considerations},
    text::{self, Language},
    time::Moment,
    view::{Inlines, Number, OccurrenceKind, View},
};

/// The numbers of sittings, by their meetings and by their ordinals.
type Numbers = BTreeMap<(MeetingId, usize), Vec<Number>>;

/// A schedule with what is looked up in it.
pub(super) struct Data<'s> {
    pub(super) schedule: &'s Schedule,
    pub(super) plan: &'s Plan,
    /// A view in each finished language.
    views: Vec<View<'s>>,
    /// Progress of each meeting, where it is known.
    pub(super) states: Option<Vec<State>>,
    pub(super) planned: Numbers,
    pub(super) current: Numbers,
    pub(super) planned_items: Considerations,
    pub(super) current_items: Considerations,
}

impl<'s> Data<'s> {
    pub(super) fn of(schedule: &'s Schedule) -> Self {
        let languages = schedule.plan.finished_languages();
        let views: Vec<_> = languages
            .filter_map(|language| schedule.view(language))
            .collect();
        Self {
            schedule,
            plan: &schedule.plan,
            states: schedule.now().map(|now| schedule.states(now)),
            planned: numbers(&views, Show::Planned),
            current: numbers(&views, Show::Current),
            planned_items: schedule.all_considerations(Show::Planned),
            current_items: schedule.all_considerations(Show::Current),
            views,
        }
    }

    pub(super) fn text(&self, text: &'s text::Text) -> Text<'s> {
        Text::of(text, self.plan)
    }

    pub(super) fn optional(&self, text: Option<&'s text::Text>) -> Option<Text<'s>> {
        text.map(|text| self.text(text))
    }

    /// Returns the text that says who may attend, where it is no word that is known.
    pub(super) fn access_text(&self, access: Option<&'s Access>) -> Option<Text<'s>> {
        match access? {
            Access::Limited(text) => Some(self.text(text)),
            _ => None,
        }
    }

    pub(super) fn texts(&self, texts: &'s [text::Text]) -> Vec<Text<'s>> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    /// Returns the title in one of the languages.
    pub(super) fn title(&self, language: Language) -> Inlines {
        let view = self.views.iter().find(|view| view.language() == language);
        view.map_or_else(Inlines::new, View::title)
    }

    pub(super) fn instant(&self, moment: Moment) -> Instant<'s> {
        Instant::of(moment, self.plan.time_zone())
    }

    /// Returns the id of a group.
    pub(super) fn group(&self, place: GroupId) -> Option<&'s str> {
        self.plan
            .groups()
            .get(place.index())
            .map(|group| &*group.id)
    }

    /// Returns the id of a meeting.
    pub(super) fn meeting(&self, place: MeetingId) -> Option<&'s str> {
        self.plan
            .meetings()
            .get(place.index())
            .map(|meeting| &*meeting.id)
    }

    /// Returns the id of a track; none for the only one of a schedule that declares none.
    pub(super) fn track(&self, place: TrackId) -> Option<&'s str> {
        self.plan.frame.track_key(place)
    }
}

/// Returns the numbers of the sittings, which are the same in every language.
fn numbers(views: &[View<'_>], show: Show) -> Numbers {
    let Some(view) = views.first().map(|view| view.showing(show)) else {
        return BTreeMap::new();
    };
    let numbered = view
        .occurrences()
        .iter()
        .filter_map(|occurrence| match occurrence.kind {
            OccurrenceKind::Sitting { place, .. } if !occurrence.numbers.is_empty() => {
                Some(((place, occurrence.ordinal), occurrence.numbers.clone()))
            }
            _ => None,
        });
    numbered.collect()
}
