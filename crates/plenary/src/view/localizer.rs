//! The texts of a plan in one language, joined as a reader expects them.

use super::{
    common::Common,
    inlines::{Inlines, join, join_comma, linked},
};
use crate::{
    locale::catalogue,
    plan::{Group, Interpretation, Meeting, Plan, Venue},
    text::{Inline, Language, Text},
};

/// The texts of a plan in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Localizer<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) language: Language,
    pub(crate) common: Common<'p>,
    /// True if each occurrence is read apart from the others, as in a calendar.
    pub(crate) is_standalone: bool,
}

impl<'p> Localizer<'p> {
    pub(super) fn of(plan: &'p Plan, language: Language) -> Self {
        Self {
            plan,
            language,
            common: Common::of(plan),
            is_standalone: false,
        }
    }

    /// Returns the same texts for a form in which nothing stands once for all.
    pub(super) fn standalone(self) -> Self {
        Self {
            common: Common::default(),
            is_standalone: true,
            ..self
        }
    }

    /// Copies a text in the language; nothing without a text.
    pub(crate) fn read(&self, text: Option<&Text>) -> Inlines {
        text.map_or_else(Vec::new, |text| self.said(text).to_vec())
    }

    /// Returns a text in the language.
    pub(crate) fn said<'t>(&self, text: &'t Text) -> &'t [Inline] {
        text.in_language(self.language)
    }

    /// The acronyms of the working groups that a meeting is of, or that those belong to.
    pub(crate) fn acronym(&self, meeting: &Meeting) -> Inlines {
        join(self.acronyms(meeting), " / ")
    }

    /// Returns those acronyms one by one, each once.
    pub(crate) fn acronyms<'a>(&'a self, meeting: &'a Meeting) -> impl Iterator<Item = Inlines> {
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
    pub(crate) fn group_acronym(&self, group: &Group) -> Inlines {
        let own = group.parent.map(|_| self.read(Some(&group.acronym)));
        let whole = self.read(Some(&self.plan.working_group(group).acronym));
        join([whole].into_iter().chain(own), "/")
    }

    /// A group as it is called in full, its working group's acronym first.
    pub(crate) fn body(&self, group: &Group) -> Vec<Inline> {
        let acronym = &self.plan.working_group(group).acronym;
        let own = group.parent.map(|_| &group.acronym);
        let mut body = vec![Inline::Strong(self.read(Some(acronym)))];
        if let Some(name) = group.name.as_ref().or(own) {
            body.push(Inline::text(" "));
            body.extend_from_slice(self.said(name));
        }
        body
    }

    /// Name of a track and its room; empty for the only one.
    pub(crate) fn track(&self, track: usize) -> Inlines {
        let name = self.track_name(track);
        let track = self.plan.frame.tracks.get(track);
        match track.and_then(|own| own.room.as_ref()) {
            Some(room) if !name.is_empty() => join_comma([name, self.room(room)]),
            _ => name,
        }
    }

    pub(crate) fn track_name(&self, track: usize) -> Inlines {
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
    pub(crate) fn place(&self, meeting: &Meeting) -> Inlines {
        let Some(own) = &meeting.details().room else {
            return self.track(meeting.track);
        };
        join_comma([self.track_name(meeting.track), self.room(own)])
    }

    /// Name of a room, and its building where there are several.
    pub(crate) fn room(&self, venue: &Venue) -> Inlines {
        let name = self.read(Some(&venue.name));
        let Some(room) = venue.room.and_then(|place| self.plan.rooms().get(place)) else {
            return name;
        };
        let name = linked(name, room.link.as_ref());
        let building = room.building.as_ref();
        let building = building.filter(|_| self.common.building.is_none());
        join_comma([name, self.read(building)])
    }

    /// `Interpretation: English, French`, or that there is none.
    pub(crate) fn interpretation(&self, spoken: &Interpretation) -> Inlines {
        let catalogue = catalogue(self.language);
        match spoken {
            Interpretation::NotProvided => vec![Inline::text(catalogue.meeting.no_interpretation)],
            Interpretation::Languages(languages) => {
                let label = format!(
                    "{}{}",
                    catalogue.meeting.interpretation, catalogue.signs.colon
                );
                let mut line = vec![Inline::text(label)];
                line.extend_from_slice(self.said(languages));
                line
            }
        }
    }

    /// Text of a cell behind the acronym: the sub-working groups, and the meeting's own title.
    pub(crate) fn short_name(&self, meeting: &Meeting) -> Inlines {
        let groups = self.plan.groups_of(meeting);
        let groups = groups.filter(|group| group.parent.is_some());
        let names = groups.map(|group| group.name.as_ref().unwrap_or(&group.acronym));
        self.joined(names, meeting)
    }

    /// Names and the meeting's own title, with a colon between them where both are there.
    fn joined<'t>(&self, names: impl Iterator<Item = &'t Text>, meeting: &Meeting) -> Inlines {
        let names = self.listed(names.map(|name| self.read(Some(name))));
        let title = self.read(meeting.title.as_ref());
        let parts = [names, title];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        join(parts, catalogue(self.language).signs.colon)
    }

    /// Names of the bodies that meet, in full, and the meeting's own title.
    pub(crate) fn full_name(&self, meeting: &Meeting) -> Inlines {
        let joint = self.plan.groups_of(meeting).nth(1).is_some();
        let groups = self.plan.groups_of(meeting);
        let names = groups.filter_map(|group| {
            let acronym = (joint || group.parent.is_some()).then_some(&group.acronym);
            group.name.as_ref().or(acronym)
        });
        self.joined(names, meeting)
    }

    /// Name of a meeting in the middle of a sentence.
    pub(crate) fn called(&self, meeting: &Meeting) -> Inlines {
        let (mut line, name) = (self.acronym(meeting), self.short_name(meeting));
        if line.is_empty() {
            return name;
        }
        if !name.is_empty() {
            line.reserve(name.len() + 2);
            line.push(Inline::text(" ("));
            line.extend(name);
            line.push(Inline::text(")"));
        }
        line
    }

    /// Joins several with commas, and the word for *and* before the last.
    pub(crate) fn listed(&self, all: impl Iterator<Item = Inlines>) -> Inlines {
        let signs = &catalogue(self.language).signs;
        let mut all = all.peekable();
        let mut line = all.next().unwrap_or_default();
        while let Some(one) = all.next() {
            let is_last = all.peek().is_none();
            line.push(Inline::text(signs.before(is_last)));
            line.extend(one);
        }
        line
    }
}
