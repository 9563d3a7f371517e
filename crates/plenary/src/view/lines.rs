//! What stands under a meeting, a line each: its room, its people, its agenda, its links.

use super::{
    Inlines, Occurrence, View,
    inlines::{link_to, linked, text},
};
use crate::{
    keywords::Role,
    plan::{Access, AgendaItem, Group, Holder, Meeting},
    schedule::Placed,
    text::{Address, Inline, Livestream},
};

/// The offices that are shown, those that chair first.
const SHOWN: [Role; 4] = [
    Role::Chair,
    Role::CoChair,
    Role::Facilitator,
    Role::Rapporteur,
];

impl<'s> View<'s> {
    /// The lines of a cell, which say where it is held, as far as its column does not.
    pub(crate) fn cell_lines(&self, own: &Occurrence<'s>, says_track: bool) -> Vec<Inlines> {
        let Some(meeting) = own.meeting() else {
            return Vec::new();
        };
        let place = if says_track {
            let own = meeting.details().room.as_ref();
            own.map(|room| self.localizer.room(room))
        } else {
            Some(self.localizer.place(meeting))
        };
        place.into_iter().chain(self.lines(own)).collect()
    }

    /// The lines of a form that says beside each meeting in which room it is held.
    pub(crate) fn lines(&self, own: &Occurrence<'s>) -> Vec<Inlines> {
        self.lines_with(own, self.names_offices())
    }

    /// Lines under an occurrence, with the offices of its groups or without.
    pub(crate) fn lines_with(&self, own: &Occurrence<'s>, offices: bool) -> Vec<Inlines> {
        let Some(meeting) = own.meeting() else {
            return Vec::new();
        };
        let mut lines = self.people(meeting, offices);
        if own.is_first || self.localizer.is_standalone {
            lines.extend(self.speakers(meeting));
            lines.extend(self.after(own));
            let agenda = meeting.details().agenda.iter();
            lines.extend(agenda.map(|item| self.item(item)));
        }
        lines.extend(self.interpretation(meeting));
        lines.extend(self.links(meeting));
        lines
    }

    /// Flags of a meeting: a word each, but for a text that says who may attend.
    pub(crate) fn flags(&self, meeting: &Meeting) -> Vec<Inlines> {
        let catalogue = self.catalogue;
        let details = meeting.details();
        let word = |word: &'static str| vec![text(word)];
        let informal = details.informal.then(|| word(catalogue.meeting.informal));
        let access = self.plan().access_of(meeting);
        let access = access.map(|access| match access {
            Access::Open => word(catalogue.meeting.open),
            Access::Closed => word(catalogue.meeting.closed),
            Access::Limited(text) => self.localizer.read(Some(text)),
        });
        let format = details
            .format
            .map(|format| word((catalogue.meeting.attendance)(format)));
        [informal, access, format].into_iter().flatten().collect()
    }

    /// Lines of those who chair, lead and report: named for this meeting, or in its groups.
    fn people(&self, meeting: &'s Meeting, offices: bool) -> Vec<Inlines> {
        let all: Vec<_> = self.offices(meeting).collect();
        let named = all.iter().filter(|own| own.group.is_none());
        let named = named.map(|own| self.office(own.role, None, &[own.holder]));
        let mut lines: Vec<_> = named.collect();
        let groups = || self.plan().groups_of(meeting);
        let is_joint = groups().nth(1).is_some();
        for group in groups().filter(|_| offices) {
            lines.extend(SHOWN.into_iter().filter_map(|role| {
                let own = all.iter().filter(|own| own.role == role);
                let own = own.filter(|own| own.group.is_some_and(|of| of.id == group.id));
                let holders: Vec<_> = own.map(|own| own.holder).collect();
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
            line.extend_from_slice(localizer.said(&localizer.plan.working_group(group).acronym));
            line.push(text(")"));
        }
        line.push(text(catalogue.signs.colon));
        let holders = holders.iter().map(|holder| match holder {
            Holder::Vacant => {
                vec![(catalogue.signs.emphasis)(vec![text(
                    catalogue.offices.vacant,
                )])]
            }
            Holder::Person(name) => localizer.read(Some(name)),
        });
        line.extend(localizer.listed(holders));
        line
    }

    fn speakers(&self, meeting: &Meeting) -> Option<Inlines> {
        let localizer = &self.localizer;
        let names = meeting.details().speakers.iter();
        let label = (self.catalogue.offices.speakers)(names.len());
        let names = names.map(|name| localizer.read(Some(name)));
        (names.len() > 0).then(|| self.labelled(label, localizer.listed(names)))
    }

    /// The meetings of which an occurrence says that it begins after their closure: those that its
    /// `after` names and that are held, unless it is pinned.
    pub(crate) fn awaited(&self, own: &Occurrence<'s>) -> Vec<&'s Placed> {
        let meeting = own.meeting().filter(|_| own.called_off.is_none());
        let start = meeting.map(|meeting| &meeting.start);
        let start = start.filter(|start| start.pinned.is_none());
        let after = start.into_iter().flat_map(|start| &start.after);
        let earlier = after.filter_map(|place| self.schedule.meetings.get(*place));
        earlier
            .filter(|earlier| self.called_off(earlier).is_none())
            .collect()
    }

    fn after(&self, own: &Occurrence<'s>) -> Option<Inlines> {
        let catalogue = self.catalogue;
        let awaited = self.awaited(own);
        let ends = awaited
            .iter()
            .filter_map(|earlier| self.standing(earlier).ends());
        let at_once = ends.max()? == own.starts?;
        let names = awaited.iter();
        let names = names.map(|earlier| self.localizer.called(&earlier.meeting));
        let mut line = vec![text(if at_once {
            catalogue.times.immediately_after
        } else {
            catalogue.times.after_closure
        })];
        line.extend(self.localizer.listed(names));
        Some(line)
    }

    /// `10:00 Item 4: General debate (A/HRC/61/2)`.
    fn item(&self, item: &AgendaItem) -> Inlines {
        let (localizer, catalogue) = (&self.localizer, self.catalogue);
        let mut line = Inlines::new();
        if let Some(at) = item.at {
            line.push(Inline::text(at.format("%H:%M ").to_string()));
        }
        if item.item.is_some() {
            line.push(text(catalogue.meeting.item));
            line.extend(localizer.read(item.item.as_ref()));
        }
        if item.item.is_some() && item.title.is_some() {
            line.push(text(catalogue.signs.colon));
        }
        line.extend(localizer.read(item.title.as_ref()));
        let document = localizer.read(item.document.as_ref());
        let reference = match &item.link {
            Some(address) if document.is_empty() => vec![link(address, catalogue.meeting.link)],
            address => linked(document, address.as_ref()),
        };
        if !reference.is_empty() {
            line.push(text(" ("));
            line.extend(reference);
            line.push(text(")"));
        }
        line
    }

    /// Line of the interpretation, unless it is the same everywhere.
    fn interpretation(&self, meeting: &Meeting) -> Option<Inlines> {
        let localizer = &self.localizer;
        let own = localizer.plan.interpretation_of(meeting);
        let own = own.filter(|own| Some(*own) != localizer.common.interpretation)?;
        Some(localizer.interpretation(own))
    }

    /// Line of the livestream, unless it is the same everywhere, and of the link.
    fn links(&self, meeting: &Meeting) -> Option<Inlines> {
        let (localizer, catalogue) = (&self.localizer, self.catalogue);
        let known = localizer.common.livestream;
        let livestream = match localizer.plan.stated_livestream(meeting) {
            Some(Livestream::At(address)) if Some(address) != known => {
                Some(link(address, catalogue.meeting.livestream))
            }
            // Said only where a reader would take it from above.
            Some(Livestream::NotProvided) if known.is_some() => {
                Some(text(catalogue.meeting.no_livestream))
            }
            _ => None,
        };
        let more = meeting.details().link.as_ref();
        let more = more.map(|address| link(address, catalogue.meeting.link));
        let between = (livestream.is_some() && more.is_some()).then(|| text(" · "));
        let line = [livestream, between, more].into_iter().flatten();
        let line: Inlines = line.collect();
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
