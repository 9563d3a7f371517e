//! A schedule with what is looked up in it: ids for places, and what a view decides of sittings.

use std::collections::{BTreeMap, BTreeSet};

use super::{standing::Instant, text::Text};
use crate::{
    keywords::{Show, StartForm},
    plan::{Access, GroupId, MeetingId, Plan, TrackId},
    schedule::{Consideration, Schedule, State},
    text::{self, Language},
    time::Moment,
    view::{ByHour, Inlines, Number, OccurrenceKind, View},
};

/// Decisions of a view about sittings, whatever its language.
#[derive(Default)]
pub(super) struct Shown {
    /// The numbers of sittings, by their meetings and by their ordinals.
    pub(super) numbers: BTreeMap<(MeetingId, usize), Vec<Number>>,
    /// The meetings whose start is an estimate, since its condition is shown.
    pub(super) estimated: BTreeSet<MeetingId>,
    /// The conditions that others have ended by an hour.
    pub(super) by_hour: BTreeMap<MeetingId, ByHour>,
    /// The items that sittings take up, by their meetings and by their ordinals.
    pub(super) items: BTreeMap<(MeetingId, usize), Vec<Consideration>>,
}

/// A schedule with what is looked up in it.
pub(super) struct Data<'s> {
    pub(super) schedule: &'s Schedule,
    pub(super) plan: &'s Plan,
    /// A view in each finished language.
    views: Vec<View<'s>>,
    /// Progress of each meeting, where it is known.
    pub(super) states: Option<Vec<State>>,
    pub(super) planned: Shown,
    pub(super) current: Shown,
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
            planned: Shown::of(&views, Show::Planned),
            current: Shown::of(&views, Show::Current),
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

impl Shown {
    fn of(views: &[View<'_>], show: Show) -> Self {
        let mut shown = Self::default();
        let Some(view) = views.first().map(|view| view.showing(show)) else {
            return shown;
        };
        for occurrence in view.occurrences() {
            let OccurrenceKind::Sitting { place, .. } = occurrence.kind else {
                continue;
            };
            let key = (place, occurrence.ordinal);
            if !occurrence.numbers.is_empty() {
                shown.numbers.insert(key, occurrence.numbers.clone());
            }
            if !occurrence.items.is_empty() {
                shown.items.insert(key, occurrence.items.clone());
            }
            if occurrence.start == StartForm::Condition {
                shown.estimated.insert(place);
            }
            let by_hour = view.by_hour_of(occurrence);
            shown
                .by_hour
                .extend(by_hour.map(|by_hour| (place, by_hour)));
        }
        shown
    }
}
