//! Lines under a meeting: its room, its people, its agenda, its links.

use super::{
    Inlines, Occurrence, View,
    inlines::{join_comma, link_to, text},
};
use crate::{
    keywords::Role,
    plan::{Access, Group, Holder, Interpretation, Meeting, Plan, Venue},
    text::{Address, Inline, Livestream},
};

/// Roles whose holders stand under a meeting, in this order.
const ROLES: [Role; 4] = [
    Role::Chair,
    Role::CoChair,
    Role::Facilitator,
    Role::Rapporteur,
];

/// An office at a meeting.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NamedOffice<'s> {
    pub(crate) role: Role,
    pub(crate) holder: &'s Holder,
    /// The group whose office it is; none if the holder is named for the meeting alone.
    pub(crate) group: Option<&'s Group>,
}

/// Lists the offices of a meeting: its own chair, and the offices of its groups. A chair of the meeting
/// replaces the chairs of its groups.
pub(crate) fn named_offices<'s>(
    plan: &'s Plan,
    meeting: &'s Meeting,
) -> impl Iterator<Item = NamedOffice<'s>> {
    let chair = meeting.details().chair.as_ref();
    let named = chair.map(|holder| NamedOffice {
        role: Role::Chair,
        holder,
        group: None,
    });
    let chairs = |role: Role| matches!(role, Role::Chair | Role::CoChair);
    let of_groups = plan.groups_of(meeting).flat_map(move |group| {
        let offices = group
            .offices
            .iter()
            .filter(move |office| chair.is_none() || !chairs(office.role));
        offices.map(move |office| NamedOffice {
            role: office.role,
            holder: &office.holder,
            group: Some(group),
        })
    });
    named.into_iter().chain(of_groups)
}

impl<'s> View<'s> {
    /// Lists the offices of a meeting.
    pub(crate) fn offices(
        &self,
        meeting: &'s Meeting,
    ) -> impl Iterator<Item = NamedOffice<'s>> + use<'s> {
        named_offices(self.plan(), meeting)
    }

    /// True if a form names the holders of the offices of groups beside their meetings.
    pub(crate) fn names_offices(&self) -> bool {
        self.plan().shows_offices() || self.localizer.is_standalone
    }

    /// Returns the lines of a cell, with the place as far as the column of the cell does not say it.
    pub(crate) fn cell_lines(&self, occurrence: &Occurrence<'s>, says_track: bool) -> Vec<Inlines> {
        if occurrence.meeting().is_none() {
            return Vec::new();
        }
        let place = if says_track {
            let room = self.other_room(occurrence);
            room.map(|room| self.localizer.room(room))
        } else {
            Some(self.place(occurrence))
        };
        place.into_iter().chain(self.lines(occurrence)).collect()
    }

    /// Returns the room of an occurrence that the column of its track does not say. Where there is only one track,
    /// no column says its room.
    pub(crate) fn other_room<'o>(&self, occurrence: &Occurrence<'o>) -> Option<&'o Venue> {
        let is_alone = self.plan().frame.tracks.len() == 1;
        let room = occurrence.room.filter(|_| is_alone);
        room.or_else(|| self.moved_room(occurrence))
    }

    /// Returns the room of an occurrence that is its own, or another than its track has.
    pub(crate) fn moved_room<'o>(&self, occurrence: &Occurrence<'o>) -> Option<&'o Venue> {
        let of_meeting = occurrence
            .meeting()
            .and_then(|meeting| meeting.details().room.as_ref());
        let of_event = || occurrence.event()?.room.as_ref();
        let has_own = of_meeting.or_else(of_event).is_some();
        let of_track = || self.plan().room_of_track(occurrence.track?, None);
        occurrence
            .room
            .filter(|room| has_own || of_track() != Some(room))
    }

    /// Returns the track of an occurrence, and its room.
    pub(crate) fn place(&self, occurrence: &Occurrence<'_>) -> Inlines {
        let of_track = |track| self.localizer.track_name(track);
        let track = occurrence.track.map(of_track);
        let room = occurrence.room.map(|room| self.localizer.room(room));
        join_comma([track, room].into_iter().flatten())
    }

    /// Returns the livestream of a sitting, if it has one.
    pub(crate) fn livestream(&self, occurrence: &Occurrence<'s>) -> Option<&'s Address> {
        let (placed, sitting) = occurrence.placed().zip(occurrence.sitting())?;
        self.schedule.livestream_of(placed, sitting)
    }

    /// Returns between which languages a sitting is interpreted, if it is said.
    pub(crate) fn spoken(&self, occurrence: &Occurrence<'s>) -> Option<&'s Interpretation> {
        let (placed, sitting) = occurrence.placed().zip(occurrence.sitting())?;
        self.schedule.interpretation_of(placed, sitting)
    }

    /// Returns the lines of a form that has the room beside each meeting already.
    pub(crate) fn lines(&self, occurrence: &Occurrence<'s>) -> Vec<Inlines> {
        self.lines_with(occurrence, self.names_offices())
    }

    /// Returns the lines under an occurrence, with the offices of its groups or without.
    fn lines_with(&self, occurrence: &Occurrence<'s>, offices: bool) -> Vec<Inlines> {
        self.lines_around(self.item_lines(occurrence), occurrence, offices)
    }

    /// Returns what the lines under an occurrence say, to be compared with another version: each item once, and
    /// its hour apart.
    pub(crate) fn compared_lines(&self, occurrence: &Occurrence<'s>) -> Vec<Inlines> {
        self.lines_around(self.item_facts(occurrence), occurrence, false)
    }

    fn lines_around(
        &self,
        items: Vec<Inlines>,
        occurrence: &Occurrence<'s>,
        offices: bool,
    ) -> Vec<Inlines> {
        let Some(meeting) = occurrence.meeting() else {
            return Vec::new();
        };
        let mut lines = self.people(meeting, offices);
        if occurrence.is_first || self.localizer.is_standalone {
            lines.extend(self.speakers(meeting));
            lines.extend(self.condition_line(occurrence));
        }
        lines.extend(items);
        lines.extend(self.interpretation(occurrence));
        lines.extend(self.links(occurrence));
        lines
    }

    /// Returns the flags of a meeting, each a word or the text that says who may attend.
    pub(crate) fn flags(&self, meeting: &Meeting) -> Vec<Inlines> {
        let catalogue = self.catalogue;
        let details = meeting.details();
        let word = |word: &'static str| vec![text(word)];
        let informal = details.informal.then(|| word(catalogue.meeting.informal));
        let access = self.plan().access_of(meeting).map(|access| match access {
            Access::Open => word(catalogue.meeting.open),
            Access::Closed => word(catalogue.meeting.closed),
            Access::Limited(text) => self.localizer.read(Some(text)),
        });
        let format = details
            .format
            .map(|format| word((catalogue.meeting.attendance)(format)));
        [informal, access, format].into_iter().flatten().collect()
    }

    /// Returns the lines of those who chair, lead and report: named for this meeting, or in its groups.
    fn people(&self, meeting: &'s Meeting, offices: bool) -> Vec<Inlines> {
        let all: Vec<_> = self.offices(meeting).collect();
        let named = all
            .iter()
            .filter(|office| office.group.is_none())
            .map(|office| self.office(office.role, None, &[office.holder]));
        let mut lines: Vec<_> = named.collect();
        let groups = || self.plan().groups_of(meeting);
        let is_joint = groups().nth(1).is_some();
        for group in groups().filter(|_| offices) {
            lines.extend(ROLES.into_iter().filter_map(|role| {
                let offices = all.iter().filter(|office| {
                    office.role == role && office.group.is_some_and(|of| of.id == group.id)
                });
                let holders: Vec<_> = offices.map(|office| office.holder).collect();
                self.holders(role, is_joint.then_some(group), holders)
            }));
        }
        lines
    }

    fn holders(
        &self,
        role: Role,
        whose: Option<&Group>,
        mut holders: Vec<&Holder>,
    ) -> Option<Inlines> {
        if !self.plan().shows_offices() {
            holders.retain(|holder| **holder != Holder::Vacant);
        }
        (!holders.is_empty()).then(|| self.office(role, whose, &holders))
    }

    fn office(&self, role: Role, whose: Option<&Group>, holders: &[&Holder]) -> Inlines {
        let (localizer, catalogue) = (&self.localizer, self.catalogue);
        let mut line = vec![text((catalogue.offices.heading)(role))];
        if let Some(group) = whose {
            line.push(text(" ("));
            line.extend_from_slice(localizer.text(&localizer.plan.working_group(group).acronym));
            line.push(text(")"));
        }
        line.push(text(catalogue.signs.colon));
        let names = holders.iter().map(|holder| match holder {
            Holder::Vacant => vec![(catalogue.signs.emphasis)(vec![text(
                catalogue.offices.vacant,
            )])],
            Holder::Person(name) => localizer.person(name),
        });
        line.extend(localizer.join_and(names));
        line
    }

    fn speakers(&self, meeting: &Meeting) -> Option<Inlines> {
        let speakers = &meeting.details().speakers;
        let label = (self.catalogue.offices.speakers)(speakers.len());
        (!speakers.is_empty()).then(|| self.labelled(label, self.localizer.speakers(speakers)))
    }

    /// Returns the line of the interpretation, unless it is the same for all meetings.
    fn interpretation(&self, occurrence: &Occurrence<'s>) -> Option<Inlines> {
        let localizer = &self.localizer;
        let spoken = self.spoken(occurrence)?;
        let is_common = Some(spoken) == localizer.common.interpretation;
        (!is_common).then(|| localizer.interpretation(spoken))
    }

    /// Returns the line of the livestream, unless it is the same for all meetings, and of the link.
    fn links(&self, occurrence: &Occurrence<'s>) -> Option<Inlines> {
        let catalogue = self.catalogue;
        let (placed, sitting) = occurrence.placed().zip(occurrence.sitting())?;
        let known = self.localizer.common.livestream;
        let livestream = match self.schedule.stated_livestream(placed, sitting) {
            Some(Livestream::At(address)) if Some(address) != known => {
                Some(link(address, catalogue.meeting.livestream))
            }
            // Said only where a reader would take it from above.
            Some(Livestream::NotProvided) if known.is_some() => {
                Some(text(catalogue.meeting.no_livestream))
            }
            _ => None,
        };
        let details = placed.meeting.details();
        let more = details
            .link
            .as_ref()
            .map(|address| link(address, catalogue.meeting.link));
        let between = (livestream.is_some() && more.is_some()).then(|| text(" · "));
        let line: Inlines = [livestream, between, more].into_iter().flatten().collect();
        (!line.is_empty()).then_some(line)
    }

    fn labelled(&self, label: &str, content: Inlines) -> Inlines {
        let mut line = vec![Inline::text(format!(
            "{label}{}",
            self.catalogue.signs.colon
        ))];
        line.extend(content);
        line
    }
}

fn link(address: &Address, words: &'static str) -> Inline {
    link_to(address, vec![text(words)])
}
