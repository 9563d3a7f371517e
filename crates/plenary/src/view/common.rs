//! Facts that are the same for a whole schedule, and stand once, above the tables.

use super::{
    inlines::{Inlines, link_to},
    localizer::Localizer,
};
use crate::{
    plan::{Interpretation, Meeting, Plan},
    text::{Address, Inline, Text},
    words::Words,
};

/// Facts that need not stand beside every meeting.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Common<'p> {
    pub(crate) livestream: Option<&'p Address>,
    pub(crate) interpretation: Option<&'p Interpretation>,
    /// The building of every room.
    pub(crate) building: Option<&'p Text>,
}

impl<'p> Common<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        let open = |meeting: &&Meeting| plan.is_public(meeting);
        let meetings = || plan.meetings.iter().map(|meeting| &**meeting);
        let livestreams = meetings().filter(open);
        let livestreams = livestreams.map(|meeting| plan.livestream_of(meeting));
        let spoken = meetings().map(|meeting| plan.interpretation_of(meeting));
        let buildings = plan.rooms().iter().map(|room| room.building.as_ref());
        Self {
            livestream: plan.livestream().or_else(|| same(livestreams)),
            interpretation: plan.interpretation().or_else(|| same(spoken)),
            building: same(buildings),
        }
    }

    /// The lines above the tables.
    pub(super) fn lines(self, localizer: &Localizer<'_>, words: &Words) -> Vec<Inlines> {
        let labelled = |label: &str, content: Inlines| {
            let mut line = vec![Inline::text(format!("{label}{}", words.colon))];
            line.extend(content);
            line
        };
        let livestream = self.livestream.map(|address| {
            let printed = vec![Inline::text(address.as_str().to_owned())];
            labelled(words.livestream, vec![link_to(address, printed)])
        });
        let spoken = self
            .interpretation
            .map(|spoken| localizer.interpretation(spoken));
        let building = self.building;
        let building =
            building.map(|building| labelled(words.building, localizer.read(Some(building))));
        [livestream, spoken, building]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// What all have, if they have the same.
fn same<T: PartialEq>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = all.next()??;
    let alike = all.all(|other| other.as_ref() == Some(&first));
    alike.then_some(first)
}
