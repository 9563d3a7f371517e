//! What is the same for a whole schedule, and is said once, above the tables.

use super::{
    lines::leading,
    voice::{Line, Voice},
};
use crate::{
    plan::{Interpretation, Meeting, Plan},
    text::{Address, Inline, Text},
    words::Words,
};

/// What need not be said beside every meeting.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Everywhere<'p> {
    pub(super) livestream: Option<&'p Address>,
    pub(super) interpretation: Option<&'p Interpretation>,
    /// The building of every room.
    pub(super) building: Option<&'p Text>,
}

impl<'p> Everywhere<'p> {
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
    pub(super) fn lines(self, voice: &Voice<'_>, words: &Words) -> Vec<Line> {
        let labelled = |label: &str, content: Line| {
            let mut line = vec![Inline::text(format!("{label}{}", words.colon))];
            line.extend(content);
            line
        };
        let livestream = self.livestream.map(|address| {
            let printed = vec![Inline::text(address.as_str().to_owned())];
            labelled(words.livestream, vec![leading(address, printed)])
        });
        let spoken = self
            .interpretation
            .map(|spoken| voice.interpretation(spoken));
        let building = self.building;
        let building =
            building.map(|building| labelled(words.building, voice.read(Some(building))));
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
