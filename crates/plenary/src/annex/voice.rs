//! What a plan says of a meeting, in one language.

use std::collections::HashMap;

use super::{everywhere::Everywhere, sections::linked};
use crate::{
    plan::{Group, Interpretation, Meeting, Plan, Venue},
    text::{Inline, Language, Text},
    words::words,
};

/// A line of an annex.
pub(crate) type Line = Vec<Inline>;

/// How a plan speaks in one language.
pub(super) struct Voice<'p> {
    pub(super) plan: &'p Plan,
    language: Language,
    pub(super) everywhere: Everywhere<'p>,
    /// Whether each meeting is read apart from the others, as in a calendar: all is said of it.
    pub(super) apart: bool,
    /// The places of the meetings by their ids.
    pub(super) places: HashMap<&'p str, usize>,
}

impl<'p> Voice<'p> {
    pub(super) fn of(plan: &'p Plan, language: Language) -> Self {
        Self {
            plan,
            language,
            everywhere: Everywhere::of(plan),
            apart: false,
            places: plan.places(),
        }
    }

    /// A voice that leaves nothing to what is said once for all.
    pub(super) fn apart(plan: &'p Plan, language: Language) -> Self {
        Self {
            everywhere: Everywhere::default(),
            apart: true,
            ..Self::of(plan, language)
        }
    }

    pub(super) fn read(&self, text: Option<&Text>) -> Line {
        text.map_or_else(Vec::new, |text| self.said(text).to_vec())
    }

    /// The same, of what goes behind something else.
    pub(super) fn said<'t>(&self, text: &'t Text) -> &'t [Inline] {
        text.in_language(self.language)
    }

    /// The acronyms of the working groups that a meeting is of, or that those belong to.
    pub(super) fn acronym(&self, meeting: &Meeting) -> Line {
        parted(self.acronyms(meeting), " / ")
    }

    /// The same, one by one.
    pub(super) fn acronyms<'a>(&'a self, meeting: &'a Meeting) -> impl Iterator<Item = Line> {
        let groups = move || {
            let groups = self.plan.groups_of(meeting);
            groups.map(|group| self.plan.working_group(group))
        };
        let once = groups().enumerate().filter(move |(place, group)| {
            let mut earlier = groups().take(*place);
            !earlier.any(|own| own.id == group.id)
        });
        once.map(|(_, group)| self.read(Some(&group.acronym)))
    }

    /// Returns the acronym of a group; that of a sub-working group stands behind the one of its group.
    pub(super) fn group_acronym(&self, group: &Group) -> Line {
        let own = group.parent.map(|_| self.read(Some(&group.acronym)));
        let whole = self.read(Some(&self.plan.working_group(group).acronym));
        parted([whole].into_iter().chain(own), "/")
    }

    /// A group as it is called in full, its working group's acronym first.
    pub(super) fn body(&self, group: &Group) -> Vec<Inline> {
        let acronym = &self.plan.working_group(group).acronym;
        let own = group.parent.map(|_| &group.acronym);
        let mut body = vec![Inline::Strong(self.read(Some(acronym)))];
        if let Some(name) = group.name.as_ref().or(own) {
            body.push(Inline::text(" "));
            body.extend_from_slice(self.said(name));
        }
        body
    }

    /// What a track is called, and where it meets; nothing for the only one.
    pub(super) fn track(&self, track: usize) -> Line {
        let mut name = self.track_name(track);
        let track = self.plan.frame.tracks.get(track);
        if let (Some(room), false) = (track.and_then(|own| own.room.as_ref()), name.is_empty()) {
            name.push(Inline::text(", "));
            name.extend(self.room(room));
        }
        name
    }

    pub(super) fn track_name(&self, track: usize) -> Line {
        let Some(track) = self.plan.frame.tracks.get(track) else {
            return Vec::new();
        };
        let mut name = self.read(track.name.as_ref());
        if let (Some(key), true) = (&track.key, name.is_empty()) {
            name.push(Inline::text(key.clone()));
        }
        name
    }

    /// In which track a meeting is held, and where.
    pub(super) fn place(&self, meeting: &Meeting) -> Line {
        let Some(own) = &meeting.details().room else {
            return self.track(meeting.track);
        };
        let parts = [self.track_name(meeting.track), self.room(own)];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parted(parts, ", ")
    }

    /// What a room is called, and its building where there are several.
    pub(super) fn room(&self, venue: &Venue) -> Line {
        let name = self.read(Some(&venue.name));
        let Some(room) = venue.room.and_then(|place| self.plan.rooms().get(place)) else {
            return name;
        };
        let name = linked(name, room.link.as_ref());
        let building = room.building.as_ref();
        let building = building.filter(|_| self.everywhere.building.is_none());
        let parts = [name, self.read(building)];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parted(parts, ", ")
    }

    /// `Interpretation: English, French`, or that there is none.
    pub(super) fn interpretation(&self, spoken: &Interpretation) -> Line {
        let words = words(self.language);
        match spoken {
            Interpretation::Lacking => vec![Inline::text(words.no_interpretation)],
            Interpretation::Languages(languages) => {
                let label = format!("{}{}", words.interpretation, words.colon);
                let mut line = vec![Inline::text(label)];
                line.extend_from_slice(self.said(languages));
                line
            }
        }
    }

    /// What a cell says after the acronym: the sub-working groups, and the meeting's own title.
    pub(super) fn short_name(&self, meeting: &Meeting) -> Line {
        let groups = self.plan.groups_of(meeting);
        let groups = groups.filter(|group| group.parent.is_some());
        let names = groups.map(|group| group.name.as_ref().unwrap_or(&group.acronym));
        self.joined(names, meeting)
    }

    /// Names and the meeting's own title, with a colon between them where both are there.
    fn joined<'t>(&self, names: impl Iterator<Item = &'t Text>, meeting: &Meeting) -> Line {
        let names = self.listed(names.map(|name| self.read(Some(name))));
        let title = self.read(meeting.title.as_ref());
        let parts = [names, title];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parted(parts, words(self.language).colon)
    }

    /// Who meets, in full, and the meeting's own title.
    pub(super) fn full_name(&self, meeting: &Meeting) -> Line {
        let joint = self.plan.groups_of(meeting).nth(1).is_some();
        let groups = self.plan.groups_of(meeting);
        let names = groups.filter_map(|group| {
            let acronym = (joint || group.parent.is_some()).then_some(&group.acronym);
            group.name.as_ref().or(acronym)
        });
        self.joined(names, meeting)
    }

    /// What a meeting is called in the middle of a sentence.
    pub(super) fn called(&self, meeting: &Meeting) -> Line {
        let (mut line, name) = (self.acronym(meeting), self.short_name(meeting));
        if line.is_empty() {
            return name;
        }
        if !name.is_empty() {
            line.push(Inline::text(" ("));
            line.extend(name);
            line.push(Inline::text(")"));
        }
        line
    }

    /// Several as one, with the word for *and* before the last.
    pub(super) fn listed(&self, all: impl Iterator<Item = Line>) -> Line {
        let mut all = all.peekable();
        let mut line = all.next().unwrap_or_default();
        while let Some(one) = all.next() {
            let is_last = all.peek().is_none();
            let and = words(self.language).and;
            line.push(Inline::text(if is_last { and } else { ", " }));
            line.extend(one);
        }
        line
    }
}

/// Several as one, with a sign between them.
pub(super) fn parted(mut all: impl Iterator<Item = Line>, sign: &'static str) -> Line {
    let mut line = all.next().unwrap_or_default();
    for one in all {
        line.push(Inline::text(sign));
        line.extend(one);
    }
    line
}
