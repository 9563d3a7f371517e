//! What stands under a meeting, a line each: its room, its people, its agenda, its links.

use super::{remarks::Remarks, sections::linked, shown::Shown, voice::Line};
use crate::{
    plan::{AgendaItem, Group, Holder, Meeting},
    terms::Role,
    text::{Address, Inline, Livestream},
};

/// The lines under a sitting.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a> {
    pub(super) remarks: Remarks<'a>,
    pub(super) shown: &'a Shown<'a>,
}

/// The offices that are shown, those that chair first.
const SHOWN: [Role; 4] = [
    Role::Chair,
    Role::CoChair,
    Role::Facilitator,
    Role::Rapporteur,
];

impl Lines<'_> {
    /// Those of a cell, which say where it is held, as far as its column does not.
    pub(super) fn of_cell(self, says_track: bool) -> Vec<Line> {
        let (voice, meeting) = (self.remarks.voice, self.meeting());
        let place = if says_track {
            let own = meeting.details().room.as_ref();
            own.map(|room| voice.room(room))
        } else {
            Some(voice.place(meeting))
        };
        place.into_iter().chain(self.of_list()).collect()
    }

    /// Those of the list, which says beside each meeting in which room it is held.
    pub(super) fn of_list(self) -> Vec<Line> {
        let mut lines = self.people();
        if self.shown.is_first || self.remarks.voice.apart {
            lines.extend(self.speakers());
            lines.extend(self.after());
            let agenda = self.meeting().details().agenda.iter();
            lines.extend(agenda.map(|item| self.item(item)));
        }
        lines.extend(self.interpretation());
        lines.extend(self.links());
        lines
    }

    fn meeting(&self) -> &Meeting {
        &self.shown.placed.meeting
    }

    /// Who chairs, leads and reports: who is named for this meeting, and those of its groups, where
    /// the schedule shows them.
    fn people(&self) -> Vec<Line> {
        let plan = &self.remarks.schedule.plan;
        let own = self.meeting().details().chair.as_ref();
        let mut lines: Vec<Line> = own
            .map(|chair| self.office(Role::Chair, None, &[chair]))
            .into_iter()
            .collect();
        let joint = plan.groups_of(self.meeting()).nth(1).is_some();
        let groups = plan.groups_of(self.meeting());
        let shows = plan.shows_offices() || self.remarks.voice.apart;
        for group in groups.filter(|_| shows) {
            let chairs = |role: &Role| matches!(role, Role::Chair | Role::CoChair);
            let roles = SHOWN
                .into_iter()
                .filter(|role| own.is_none() || !chairs(role));
            lines.extend(roles.filter_map(|role| self.offices(role, group, joint)));
        }
        lines
    }

    fn offices(&self, role: Role, group: &Group, joint: bool) -> Option<Line> {
        let offices = group.offices.iter().filter(|office| office.role == role);
        let vacancies = self.remarks.schedule.plan.shows_offices();
        let holders = offices.map(|office| &office.holder);
        let holders = holders.filter(|holder| vacancies || **holder != Holder::Vacant);
        let holders: Vec<_> = holders.collect();
        let whose = joint.then_some(group);
        (!holders.is_empty()).then(|| self.office(role, whose, &holders))
    }

    fn office(&self, role: Role, whose: Option<&Group>, holders: &[&Holder]) -> Line {
        let (voice, words) = (self.remarks.voice, self.remarks.words);
        let mut line = vec![text((words.office)(role))];
        if let Some(group) = whose {
            line.push(text(" ("));
            line.extend_from_slice(voice.said(&voice.plan.working_group(group).acronym));
            line.push(text(")"));
        }
        line.push(text(words.colon));
        let holders = holders.iter().map(|holder| match holder {
            Holder::Vacant => vec![Inline::Emphasis(vec![text(words.vacant)])],
            Holder::Person(name) => voice.read(Some(name)),
        });
        line.extend(voice.listed(holders));
        line
    }

    fn speakers(&self) -> Option<Line> {
        let voice = self.remarks.voice;
        let names = self.meeting().details().speakers.iter();
        let label = (self.remarks.words.speakers)(names.len());
        let names = names.map(|name| voice.read(Some(name)));
        (names.len() > 0).then(|| self.labelled(label, voice.listed(names)))
    }

    /// After the closure of which meetings it begins, unless it is pinned.
    fn after(&self) -> Option<Line> {
        let Remarks {
            schedule,
            voice,
            words,
            ..
        } = self.remarks;
        let start = &self.meeting().start;
        if start.pinned.is_some() || self.shown.called_off.is_some() {
            return None;
        }
        let show = schedule.plan.page.show;
        let earlier = start.after.iter();
        let earlier = earlier.filter_map(|place| schedule.meetings.get(*place));
        let earlier: Vec<_> = earlier
            .filter(|earlier| earlier.called_off(show).is_none())
            .collect();
        let closure = earlier
            .iter()
            .filter_map(|earlier| earlier.standing(show).ends());
        let at_once = closure.max()? == self.shown.sitting.starts;
        let names = earlier.iter().map(|earlier| voice.called(&earlier.meeting));
        let mut line = vec![text(if at_once {
            words.immediately_after
        } else {
            words.after_closure
        })];
        line.extend(voice.listed(names));
        Some(line)
    }

    /// `10:00 Item 4: General debate (A/HRC/61/2)`.
    fn item(&self, item: &AgendaItem) -> Line {
        let (voice, words) = (self.remarks.voice, self.remarks.words);
        let mut line = Line::new();
        if let Some(at) = item.at {
            line.push(Inline::text(at.format("%H:%M ").to_string()));
        }
        if item.item.is_some() {
            line.push(text(words.item));
            line.extend(voice.read(item.item.as_ref()));
        }
        if item.item.is_some() && item.title.is_some() {
            line.push(text(words.colon));
        }
        line.extend(voice.read(item.title.as_ref()));
        let document = voice.read(item.document.as_ref());
        let reference = match &item.link {
            Some(address) if document.is_empty() => vec![link(address, words.link)],
            address => linked(document, address.as_ref()),
        };
        if !reference.is_empty() {
            line.push(text(" ("));
            line.extend(reference);
            line.push(text(")"));
        }
        line
    }

    /// What is interpreted, unless it is the same everywhere.
    fn interpretation(&self) -> Option<Line> {
        let voice = self.remarks.voice;
        let own = voice.plan.interpretation_of(self.meeting());
        let own = own.filter(|own| Some(*own) != voice.everywhere.interpretation)?;
        Some(voice.interpretation(own))
    }

    /// Where it can be watched, unless it is the same everywhere, and where more is said of it.
    fn links(&self) -> Option<Line> {
        let (voice, words) = (self.remarks.voice, self.remarks.words);
        let known = voice.everywhere.livestream;
        let livestream = match voice.plan.stated_livestream(self.meeting()) {
            Some(Livestream::At(address)) if Some(address) != known => {
                Some(link(address, words.livestream))
            }
            // Said only where a reader would take it from above.
            Some(Livestream::Lacking) if known.is_some() => Some(text(words.no_livestream)),
            _ => None,
        };
        let more = self.meeting().details().link.as_ref();
        let more = more.map(|address| link(address, words.link));
        let between = (livestream.is_some() && more.is_some()).then(|| text(" · "));
        let line = [livestream, between, more].into_iter().flatten();
        let line: Line = line.collect();
        (!line.is_empty()).then_some(line)
    }

    fn labelled(&self, label: &str, content: Line) -> Line {
        let mut line = vec![Inline::text(format!("{label}{}", self.remarks.words.colon))];
        line.extend(content);
        line
    }
}

pub(super) fn text(words: &'static str) -> Inline {
    Inline::text(words)
}

fn link(address: &Address, words: &'static str) -> Inline {
    leading(address, vec![text(words)])
}

/// Words that lead to an address.
pub(super) fn leading(address: &Address, content: Line) -> Inline {
    Inline::Link {
        href: address.as_str().to_owned(),
        title: String::new(),
        content,
    }
}
