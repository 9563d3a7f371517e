//! Texts of a plan in one language, joined as a reader expects them.

use std::borrow::Cow;

use super::inlines::{Inlines, join, join_comma, with_link};
use crate::{
    locale::{catalogue, honorifics},
    plan::{Group, Interpretation, Meeting, Plan, Speaker, TrackId, Venue},
    text::{Address, Inline, Language, Text},
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

    /// Returns the localizer for a form that has no texts common to all its occurrences.
    pub(super) fn standalone(self) -> Self {
        Self {
            common: Common::default(),
            is_standalone: true,
            ..self
        }
    }

    /// Copies a text in the language; nothing without a text.
    pub(crate) fn read(&self, text: Option<&Text>) -> Inlines {
        text.map_or_else(Vec::new, |text| self.text(text).to_vec())
    }

    /// Returns a text in the language.
    pub(crate) fn text<'t>(&self, text: &'t Text) -> &'t [Inline] {
        text.in_language(self.language)
    }

    /// Returns the name of a person.
    pub(crate) fn person(&self, name: &Text) -> Inlines {
        person(name, self.language).into_owned()
    }

    /// Returns the name of a speaker, and the function behind it.
    pub(crate) fn speaker(&self, speaker: &Speaker) -> Inlines {
        let mut line = self.person(&speaker.name);
        if let Some(function) = &speaker.function {
            line.push(Inline::text(catalogue(self.language).signs.comma));
            line.extend_from_slice(self.text(function));
        }
        line
    }

    /// Joins the names of speakers: with semicolons if one has a function, which may hold commas.
    pub(crate) fn speakers(&self, speakers: &[Speaker]) -> Inlines {
        let all = speakers.iter().map(|speaker| self.speaker(speaker));
        if speakers.iter().any(|speaker| speaker.function.is_some()) {
            return join(all, catalogue(self.language).signs.semicolon);
        }
        self.join_and(all)
    }

    /// Returns the acronyms of a meeting's working groups, joined.
    pub(crate) fn acronym(&self, meeting: &Meeting) -> Inlines {
        join(self.acronyms(meeting), " / ")
    }

    /// Lists the acronyms of a meeting's working groups, each once.
    pub(crate) fn acronyms<'a>(&'a self, meeting: &'a Meeting) -> impl Iterator<Item = Inlines> {
        let groups = move || {
            let groups = self.plan.groups_of(meeting);
            groups.map(|group| self.plan.working_group(group))
        };
        let once = groups().enumerate().filter(move |(place, group)| {
            let mut earlier = groups().take(*place);
            !earlier.any(|earlier| earlier.id == group.id)
        });
        once.map(|(_, group)| self.read(Some(&group.acronym)))
    }

    /// Returns the acronym of a group; that of a sub-working group behind the one of its group.
    pub(crate) fn group_acronym(&self, group: &Group) -> Inlines {
        let subgroup = group.parent.map(|_| self.read(Some(&group.acronym)));
        let whole = self.read(Some(&self.plan.working_group(group).acronym));
        join([whole].into_iter().chain(subgroup), "/")
    }

    /// Returns the full name of a group, behind the acronym of its working group.
    pub(crate) fn body(&self, group: &Group) -> Vec<Inline> {
        let acronym = &self.plan.working_group(group).acronym;
        let subgroup = group.parent.map(|_| &group.acronym);
        let mut body = vec![Inline::Strong(self.read(Some(acronym)))];
        if let Some(name) = group.name.as_ref().or(subgroup) {
            body.push(Inline::text(" "));
            body.extend_from_slice(self.text(name));
        }
        body
    }

    /// Returns the name of a track and its room; empty for the only track.
    pub(crate) fn track(&self, track: TrackId) -> Inlines {
        let name = self.track_name(track);
        let track = self.plan.frame.tracks.get(track.index());
        match track.and_then(|track| track.room.as_ref()) {
            Some(room) if !name.is_empty() => join_comma([name, self.room(room)]),
            _ => name,
        }
    }

    pub(crate) fn track_name(&self, track: TrackId) -> Inlines {
        let Some(track) = self.plan.frame.tracks.get(track.index()) else {
            return Vec::new();
        };
        let mut name = self.read(track.name.as_ref());
        if let (Some(key), true) = (&track.key, name.is_empty()) {
            name.push(Inline::text(key.clone()));
        }
        name
    }

    /// Returns the name of a room, and its building where there are several.
    pub(crate) fn room(&self, venue: &Venue) -> Inlines {
        let name = self.read(Some(&venue.name));
        let Some(room) = venue
            .room
            .and_then(|place| self.plan.rooms().get(place.index()))
        else {
            return name;
        };
        let name = with_link(name, room.link.as_ref());
        let building = room
            .building
            .as_ref()
            .filter(|_| self.common.building.is_none());
        join_comma([name, self.read(building)])
    }

    /// Returns `Interpretation: English, French`, or that there is none.
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
                line.extend_from_slice(self.text(languages));
                line
            }
        }
    }

    /// Returns the text of a cell behind the acronym: the sub-working groups and the title of the
    /// meeting.
    pub(crate) fn short_name(&self, meeting: &Meeting) -> Inlines {
        let groups = self
            .plan
            .groups_of(meeting)
            .filter(|group| group.parent.is_some());
        let names = groups.map(|group| group.name.as_ref().unwrap_or(&group.acronym));
        self.with_title(names, meeting)
    }

    /// Joins names and the title of a meeting, with a colon between them if there are both.
    fn with_title<'t>(&self, names: impl Iterator<Item = &'t Text>, meeting: &Meeting) -> Inlines {
        let names = self.join_and(names.map(|name| self.read(Some(name))));
        let title = self.read(meeting.title.as_ref());
        let parts = [names, title].into_iter().filter(|part| !part.is_empty());
        join(parts, catalogue(self.language).signs.colon)
    }

    /// Returns the full names of the bodies that meet, and the title of the meeting.
    pub(crate) fn full_name(&self, meeting: &Meeting) -> Inlines {
        let joint = self.plan.groups_of(meeting).nth(1).is_some();
        let groups = self.plan.groups_of(meeting);
        let names = groups.filter_map(|group| {
            let acronym = (joint || group.parent.is_some()).then_some(&group.acronym);
            group.name.as_ref().or(acronym)
        });
        self.with_title(names, meeting)
    }

    /// Returns `WGETI: Sub-working Group on exchange`, the full name behind the acronym.
    pub(crate) fn acronym_and_name(&self, meeting: &Meeting) -> Inlines {
        let parts = [self.acronym(meeting), self.full_name(meeting)];
        join(
            parts.into_iter().filter(|part| !part.is_empty()),
            catalogue(self.language).signs.colon,
        )
    }

    /// Returns the name of a meeting for the middle of a sentence.
    pub(crate) fn name_in_sentence(&self, meeting: &Meeting) -> Inlines {
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

    /// Returns the full names of the bodies that meet, for the middle of a sentence; their acronyms where they
    /// have no names.
    pub(crate) fn body_in_sentence(&self, meeting: &Meeting) -> Inlines {
        let groups = self.plan.groups_of(meeting);
        let names = groups.map(|group| group.name.as_ref().unwrap_or(&group.acronym));
        let mut line = self.join_and(names.map(|name| self.read(Some(name))));
        let title = self.read(meeting.title.as_ref());
        if line.is_empty() || title.is_empty() {
            line.extend(title);
            return line;
        }
        line.push(Inline::text(" ("));
        line.extend(title);
        line.push(Inline::text(")"));
        line
    }

    /// Joins texts with commas, and with the word for *and* before the last.
    pub(crate) fn join_and(&self, all: impl Iterator<Item = Inlines>) -> Inlines {
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

/// Returns the name of a person in a language. A name that is the same in every language of the plan is
/// written in the first of them; its honorifics become those of this language.
pub(crate) fn person(name: &Text, language: Language) -> Cow<'_, [Inline]> {
    let text = name.in_language(language);
    let mut versions = name.versions();
    let first = versions.next().map_or(language, |(first, _)| first);
    if first == language {
        return Cow::Borrowed(text);
    }
    let is_same = name.versions().all(|(_, version)| version == text);
    let written_in = if is_same { first } else { language };
    honorifics::translate(text, written_in, language)
}

/// Facts that all meetings share, which stand once above the tables.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Common<'p> {
    pub(crate) livestream: Option<&'p Address>,
    pub(crate) interpretation: Option<&'p Interpretation>,
    /// The building of every room.
    pub(crate) building: Option<&'p Text>,
}

impl<'p> Common<'p> {
    fn of(plan: &'p Plan) -> Self {
        let open = |meeting: &&Meeting| plan.is_public(meeting);
        let meetings = || plan.meetings.iter().map(|meeting| &**meeting);
        let livestreams = meetings()
            .filter(open)
            .map(|meeting| plan.livestream_of(meeting));
        let spoken = meetings().map(|meeting| plan.interpretation_of(meeting));
        let buildings = plan.rooms().iter().map(|room| room.building.as_ref());
        Self {
            livestream: plan.livestream().or_else(|| common_value(livestreams)),
            interpretation: plan.interpretation().or_else(|| common_value(spoken)),
            building: common_value(buildings),
        }
    }
}

/// Returns the value that all have in common, if there is one.
fn common_value<T: PartialEq>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = all.next()??;
    let alike = all.all(|other| other.as_ref() == Some(&first));
    alike.then_some(first)
}
