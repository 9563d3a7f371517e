//! The sittings of the meetings.

use super::{
    Appointment, Key, Kind, Relation, When, crossed_out, in_one, notes, order::Order, text,
};
use crate::{
    annex::{
        End, MeetingNumber,
        entry::{end, flags, resumption},
        lines::Lines,
        numbers_line,
        remarks::Remarks,
        shown::{Shown, shown},
        voice::{Line, parted},
    },
    plan::{Group, Meeting},
    terms::{Format, Show},
    text::{Inline, Language},
    words::capital,
};

/// How the sittings of a schedule are told.
struct Teller<'a> {
    remarks: Remarks<'a>,
    order: Order<'a>,
}

/// Which sitting of its meeting it is, and of how many.
#[derive(Clone, Copy)]
struct Which {
    ordinal: usize,
    all: usize,
}

/// Every sitting, in order of time; of a meeting that takes no time those that were planned.
pub(super) fn appointments(
    remarks: Remarks<'_>,
    language: Language,
) -> impl Iterator<Item = Appointment> {
    let teller = Teller::new(remarks, language);
    let schedule = remarks.schedule;
    let mut told = vec![0; schedule.meetings.len()];
    let show = schedule.plan.page.show;
    shown(schedule).into_iter().map(move |shown| {
        told[shown.place] += 1;
        let which = Which {
            ordinal: told[shown.place],
            all: shown.placed.standing(show).sittings.len(),
        };
        teller.sitting(&shown, which)
    })
}

/// The sittings that were planned, and that a meeting no longer has. Where the version before is
/// known, it says what was published.
pub(super) fn withdrawn(
    remarks: Remarks<'_>,
    language: Language,
) -> impl Iterator<Item = Appointment> {
    let schedule = remarks.schedule;
    let is_told = schedule.earlier.is_none() && schedule.plan.page.show != Show::Planned;
    let teller = Teller::new(remarks, language);
    let meetings = schedule.meetings.iter().enumerate();
    let meetings = meetings.filter(move |_| is_told);
    let meetings = meetings.filter(|(_, placed)| !placed.record.takes_no_time());
    let lost = meetings.flat_map(|(place, placed)| {
        let held = placed.current.sittings.len();
        let planned = placed.planned.sittings.iter().enumerate();
        planned
            .skip(held)
            .map(move |(i, own)| (place, placed, i, own))
    });
    lost.filter_map(move |(place, placed, i, sitting)| {
        let shown = Shown {
            place,
            placed,
            sitting,
            session: schedule.plan.frame.sessions.get(sitting.session)?,
            ordinal: i + 1,
            is_first: false,
            is_last: false,
            called_off: None,
            numbers: Vec::new(),
            resumption: None,
        };
        Some(teller.bare(&shown, i + 1).withdrawn(language))
    })
}

impl<'a> Teller<'a> {
    fn new(remarks: Remarks<'a>, language: Language) -> Self {
        Self {
            order: Order::of(remarks, language),
            remarks,
        }
    }

    fn sitting(&self, shown: &Shown<'_>, which: Which) -> Appointment {
        let bare = self.bare(shown, which.ordinal);
        let words = self.remarks.words;
        let title = match shown.called_off {
            Some(how) => crossed_out(bare.title, words.called_off(how), words),
            None => bare.title,
        };
        Appointment {
            title,
            cancelled: shown.called_off.is_some(),
            lines: self.lines(shown, which),
            related: self.related(&shown.placed.meeting, which),
            ..bare
        }
    }

    /// What is said of a sitting, be it held or not.
    fn bare(&self, shown: &Shown<'_>, ordinal: usize) -> Appointment {
        let (voice, plan) = (self.remarks.voice, &self.remarks.schedule.plan);
        let meeting = &*shown.placed.meeting;
        let details = meeting.details();
        Appointment {
            key: Key::new(Kind::Sitting, &meeting.id, ordinal),
            when: When::between(shown.sitting.starts, Some(shown.sitting.ends)),
            cancelled: false,
            takes_time: true,
            title: self.title(shown, ordinal),
            categories: voice.acronyms(meeting).collect(),
            place: self.place(meeting),
            bodies: self.bodies(meeting),
            lines: Vec::new(),
            link: details.link.clone(),
            livestream: plan.livestream_of(meeting).cloned(),
            related: Vec::new(),
        }
    }

    /// `WGETI: Sub-working Group on exchange (continued) (closed)`.
    fn title(&self, shown: &Shown<'_>, ordinal: usize) -> Line {
        let Remarks { voice, words, .. } = self.remarks;
        let meeting = &shown.placed.meeting;
        let mut title = voice.acronym(meeting);
        let name = voice.full_name(meeting);
        if !title.is_empty() && !name.is_empty() {
            title.push(text(words.colon));
        }
        title.extend(name);
        if ordinal > 1 {
            title.push(Inline::text(format!(" {}", words.continued)));
        }
        if let Some(how) = resumption(shown) {
            title.push(Inline::text(format!(" {}", (words.resumption)(how))));
        }
        let flags = flags(meeting, self.remarks);
        if !flags.is_empty() {
            title.push(text(" ("));
            title.extend(parted(flags.into_iter(), ", "));
            title.push(text(")"));
        }
        title
    }

    /// The room and the venue; of a meeting that all follow from elsewhere, that it is so.
    fn place(&self, meeting: &Meeting) -> Line {
        let Remarks { voice, words, .. } = self.remarks;
        let around = match meeting.details().format {
            Some(Format::Virtual) => vec![text((words.format)(Format::Virtual))],
            _ => voice.read(voice.plan.venue()),
        };
        in_one([voice.place(meeting), around])
    }

    /// The full names of the groups that meet, as far as they have any.
    fn bodies(&self, meeting: &Meeting) -> Vec<Line> {
        let groups = self.remarks.voice.plan.groups_of(meeting);
        groups.filter_map(|group| self.body(group)).collect()
    }

    /// `Working Group on Effective Treaty Implementation (WGETI): Sub-working Group on exchange`.
    fn body(&self, group: &Group) -> Option<Line> {
        let Remarks { voice, words, .. } = self.remarks;
        let whole = voice.plan.working_group(group);
        let mut body = voice.read(whole.name.as_ref());
        if !body.is_empty() {
            body.push(text(" ("));
            body.extend_from_slice(voice.said(&whole.acronym));
            body.push(text(")"));
        }
        if group.parent.is_some() {
            if !body.is_empty() {
                body.push(text(words.colon));
            }
            let own = group.name.as_ref().unwrap_or(&group.acronym);
            body.extend_from_slice(voice.said(own));
        }
        (!body.is_empty()).then_some(body)
    }

    fn lines(&self, shown: &Shown<'_>, which: Which) -> Vec<Line> {
        let remarks = self.remarks;
        let (voice, words) = (remarks.voice, remarks.words);
        let meeting = &*shown.placed.meeting;
        let mut lines = vec![remarks.of(shown)];
        let numbers = numbers_line(&MeetingNumber::of(shown, voice), words);
        lines.push(Line::from_iter(
            (!numbers.is_empty()).then(|| Inline::text(numbers)),
        ));
        if shown.called_off.is_none() {
            lines.extend(self.order.lines(shown, which.ordinal, which.all));
            lines.extend(match end(shown, remarks) {
                End::OrLater | End::Open => Some(vec![Inline::text(capital(words.or_later))]),
                End::Said | End::Unsaid => None,
            });
        }
        lines.extend(Lines { remarks, shown }.of_list());
        let own = meeting.details().note.as_ref().into_iter();
        let notes = own.chain(notes(voice.plan, Some(meeting.track), shown.session.day));
        lines.extend(notes.map(|note| voice.read(Some(note))));
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The sittings of the same meeting before it and after it, and the one that it takes up.
    fn related(&self, meeting: &Meeting, which: Which) -> Vec<(Relation, Key)> {
        let Which { ordinal, all } = which;
        let sibling = |ordinal: usize| Key::new(Kind::Sitting, &meeting.id, ordinal);
        let before = (ordinal > 1).then(|| sibling(ordinal - 1));
        let after = (ordinal < all).then(|| sibling(ordinal + 1));
        let resumed = meeting.resumes.filter(|_| ordinal == 1);
        let resumed = resumed.and_then(|place| self.last_of(place));
        let keys = [before, after, resumed].into_iter().flatten();
        keys.map(|key| (Relation::Sibling, key)).collect()
    }

    fn last_of(&self, place: usize) -> Option<Key> {
        let schedule = self.remarks.schedule;
        let placed = schedule.meetings.get(place)?;
        let last = placed.standing(schedule.plan.page.show).sittings.len();
        (last > 0).then(|| Key::new(Kind::Sitting, &placed.meeting.id, last))
    }
}
