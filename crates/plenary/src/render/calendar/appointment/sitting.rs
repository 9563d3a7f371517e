//! Sittings of meetings.

use super::{Appointment, Calendar, Key, Relation, When, crossed_out, line, order::Order};
use crate::{
    changes::Held,
    keywords::{Attendance, Show},
    locale::capital,
    plan::{Group, Meeting},
    text::Inline,
    view::{End, Inlines, Occurrence, join, join_comma, numbers_line, text},
};

impl Calendar<'_> {
    /// Visits every sitting, in order of time; of a meeting that takes no time those that were planned.
    pub(super) fn sittings(&self, visit: &mut impl FnMut(Appointment)) {
        let order = Order::of(self.view);
        let sittings = self.view.sittings();
        sittings
            .filter_map(|own| self.sitting(own, &order))
            .for_each(visit);
    }

    /// Visits the sittings that were planned, and that a meeting no longer has. Where the version
    /// before is known, it tells what was published.
    pub(super) fn withdrawn(&self, visit: &mut impl FnMut(Appointment)) {
        let view = self.view;
        if view.schedule.earlier.is_some() || view.is_planned() {
            return;
        }
        let planned = view.showing(Show::Planned);
        let is_lost = |own: &&Occurrence<'_>| {
            let left = own
                .placed()
                .map(|placed| view.standing(placed).sittings.len());
            left.is_some_and(|left| own.ordinal > left)
        };
        let mut lost: Vec<_> = planned.sittings().filter(is_lost).collect();
        lost.sort_by_key(|own| (own.place, own.ordinal));
        let lost = lost.into_iter().filter_map(|own| self.bare(own));
        lost.map(|own| own.withdrawn(view.language()))
            .for_each(visit);
    }

    fn sitting(&self, own: &Occurrence<'_>, order: &Order<'_>) -> Option<Appointment> {
        let bare = self.bare(own)?;
        let title = match own.called_off {
            Some(how) => crossed_out(bare.title, self.catalogue.called_off(how), self.catalogue),
            None => bare.title,
        };
        Some(Appointment {
            title,
            cancelled: own.called_off.is_some(),
            lines: self.lines(own, order),
            related: self.related(own),
            ..bare
        })
    }

    /// Makes what a sitting has, be it held or not.
    fn bare(&self, own: &Occurrence<'_>) -> Option<Appointment> {
        let (localizer, plan) = (&self.view.localizer, self.view.plan());
        let meeting = own.meeting()?;
        Some(Appointment {
            key: Key::of(own),
            when: When::of(own),
            cancelled: false,
            takes_time: true,
            title: self.title(own, meeting),
            categories: localizer.acronyms(meeting).collect(),
            place: self.place(meeting),
            bodies: self.bodies(meeting),
            lines: Vec::new(),
            link: meeting.details().link.clone(),
            livestream: plan.livestream_of(meeting).cloned(),
            related: Vec::new(),
        })
    }

    /// `WGETI: Sub-working Group on exchange (continued) (closed)`.
    fn title(&self, own: &Occurrence<'_>, meeting: &Meeting) -> Inlines {
        let (localizer, catalogue) = (&self.view.localizer, self.catalogue);
        let mut title = localizer.acronym(meeting);
        let name = localizer.full_name(meeting);
        if !title.is_empty() && !name.is_empty() {
            title.push(text(catalogue.signs.colon));
        }
        title.extend(name);
        if !own.is_first {
            title.push(Inline::text(format!(" {}", catalogue.meeting.continued)));
        }
        if let Some(how) = own.own_resumption() {
            title.push(Inline::text(format!(
                " {}",
                (catalogue.meeting.resumption)(how)
            )));
        }
        let flags = self.view.flags(meeting);
        if !flags.is_empty() {
            title.push(text(" ("));
            title.extend(join(flags.into_iter(), ", "));
            title.push(text(")"));
        }
        title
    }

    /// The room and the venue; of a meeting that all follow from elsewhere, that it is so.
    fn place(&self, meeting: &Meeting) -> Inlines {
        let localizer = &self.view.localizer;
        let around = match meeting.details().format {
            Some(Attendance::Virtual) => {
                line((self.catalogue.meeting.attendance)(Attendance::Virtual))
            }
            _ => localizer.read(self.view.plan().venue()),
        };
        join_comma([localizer.place(meeting), around])
    }

    /// The full names of the groups that meet, as far as they have any.
    fn bodies(&self, meeting: &Meeting) -> Vec<Inlines> {
        let groups = self.view.plan().groups_of(meeting);
        groups.filter_map(|group| self.body(group)).collect()
    }

    /// `Working Group on Effective Treaty Implementation (WGETI): Sub-working Group on exchange`.
    fn body(&self, group: &Group) -> Option<Inlines> {
        let localizer = &self.view.localizer;
        let whole = self.view.plan().working_group(group);
        let mut body = localizer.read(whole.name.as_ref());
        if !body.is_empty() {
            body.push(text(" ("));
            body.extend_from_slice(localizer.said(&whole.acronym));
            body.push(text(")"));
        }
        if group.parent.is_some() {
            if !body.is_empty() {
                body.push(text(self.catalogue.signs.colon));
            }
            let own = group.name.as_ref().unwrap_or(&group.acronym);
            body.extend_from_slice(localizer.said(own));
        }
        (!body.is_empty()).then_some(body)
    }

    fn lines(&self, own: &Occurrence<'_>, order: &Order<'_>) -> Vec<Inlines> {
        let (view, catalogue) = (self.view, self.catalogue);
        let mut lines = vec![self.remark(own)];
        let numbers = numbers_line(&own.numbers_in(&view.localizer), catalogue);
        lines.push(Inlines::from_iter(
            (!numbers.is_empty()).then(|| Inline::text(numbers)),
        ));
        if own.called_off.is_none() {
            lines.extend(order.lines(own));
            lines.extend(match own.end {
                End::OrLater | End::Open => Some(line(capital(catalogue.times.or_later))),
                End::Shown | End::Hidden => None,
            });
        }
        lines.extend(view.lines(own));
        lines.extend(view.notes(own).map(|note| view.localizer.read(Some(note))));
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The change of its time, and between when it may begin; or that it is not held.
    fn remark(&self, own: &Occurrence<'_>) -> Inlines {
        let remark = self.view.remark(own);
        match &self.changes {
            Some(changes) => {
                changes.with_mark(Held::Meeting(&own.id, own.place), own.ordinal, remark)
            }
            None => remark,
        }
    }

    /// The sittings of the same meeting before it and after it, and the one that it takes up.
    fn related(&self, own: &Occurrence<'_>) -> Vec<(Relation, Key)> {
        let sibling = |ordinal: usize| Key::sitting(&own.id, ordinal);
        let before = (!own.is_first).then(|| sibling(own.ordinal - 1));
        let after = (!own.is_last).then(|| sibling(own.ordinal + 1));
        let resumed = own.meeting().and_then(|meeting| meeting.resumes);
        let resumed = resumed.filter(|_| own.is_first);
        let resumed = resumed.and_then(|place| self.last_of(place));
        let keys = [before, after, resumed].into_iter().flatten();
        keys.map(|key| (Relation::Sibling, key)).collect()
    }

    fn last_of(&self, place: usize) -> Option<Key> {
        let placed = self.view.schedule.meetings.get(place)?;
        let last = self.view.standing(placed).sittings.len();
        (last > 0).then(|| Key::sitting(&placed.meeting.id, last))
    }
}
