//! What a plan says of a meeting, in one language.

use crate::{
    plan::{Group, Meeting, Plan},
    text::{Inline, Language, Text},
    words::words,
};

/// How a plan speaks in one language.
pub(super) struct Voice<'p> {
    pub(super) plan: &'p Plan,
    language: Language,
}

impl<'p> Voice<'p> {
    pub(super) fn of(plan: &'p Plan, language: Language) -> Self {
        Self { plan, language }
    }

    pub(super) fn read(&self, text: Option<&Text>) -> Vec<Inline> {
        text.map_or_else(Vec::new, |text| text.in_language(self.language).to_vec())
    }

    /// The acronym of the working group that a meeting is of, or belongs to.
    pub(super) fn acronym(&self, meeting: &Meeting) -> Vec<Inline> {
        let group = self.plan.group_of(meeting);
        let group = group.map(|group| self.plan.working_group(group));
        self.read(group.map(|group| &group.acronym))
    }

    /// A group as it is called in full, its working group's acronym first.
    pub(super) fn body(&self, group: &Group) -> Vec<Inline> {
        let acronym = &self.plan.working_group(group).acronym;
        let own = group.parent.map(|_| &group.acronym);
        let mut body = vec![Inline::Strong(self.read(Some(acronym)))];
        if let Some(name) = group.name.as_ref().or(own) {
            body.push(Inline::Text(" ".to_owned()));
            body.extend(self.read(Some(name)));
        }
        body
    }

    /// What a track is called, and where it meets; nothing for the only one.
    pub(super) fn track(&self, track: usize) -> Vec<Inline> {
        let Some(track) = self.plan.frame.tracks.get(track) else {
            return Vec::new();
        };
        let mut name = self.read(track.name.as_ref());
        if let (Some(key), true) = (&track.key, name.is_empty()) {
            name.push(Inline::Text(key.clone()));
        }
        if let (Some(room), false) = (&track.room, name.is_empty()) {
            name.push(Inline::Text(", ".to_owned()));
            name.extend(self.read(Some(room)));
        }
        name
    }

    /// What a cell says after the acronym: the sub-working group, and the meeting's own title.
    pub(super) fn short_name(&self, meeting: &Meeting) -> Vec<Inline> {
        let group = self.plan.group_of(meeting);
        let group = group.filter(|group| group.parent.is_some());
        let name = group.map(|group| group.name.as_ref().unwrap_or(&group.acronym));
        self.joined(name, meeting.title.as_ref())
    }

    /// Two texts as one, with a colon between them where both are there.
    fn joined(&self, first: Option<&Text>, second: Option<&Text>) -> Vec<Inline> {
        let mut inlines = self.read(first);
        if first.is_some() && second.is_some() {
            let colon = words(self.language).colon;
            inlines.push(Inline::Text(colon.to_owned()));
        }
        inlines.extend(self.read(second));
        inlines
    }

    /// Who meets, in full, and the meeting's own title.
    pub(super) fn full_name(&self, meeting: &Meeting) -> Vec<Inline> {
        let group = self.plan.group_of(meeting);
        let name = group.and_then(|group| match group.parent {
            Some(_) => group.name.as_ref().or(Some(&group.acronym)),
            None => group.name.as_ref(),
        });
        self.joined(name, meeting.title.as_ref())
    }
}
