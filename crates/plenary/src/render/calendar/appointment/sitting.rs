//! Appointments of sittings.

use super::{Appointment, AppointmentTime, Calendar, Key, Relation, line, order::Order, titled};
use crate::{
    changes::{Changes, SubjectRef},
    keywords::{Attendance, Show, StartForm},
    locale::capital,
    plan::{Group, Meeting, MeetingId},
    text::Inline,
    view::{End, Inlines, Occurrence, OccurrenceKind, join, join_comma, numbers_line, text},
};

impl Calendar<'_> {
    /// Visits every sitting, in order of time; for a meeting that takes no time, the planned ones.
    pub(super) fn sittings(&self, visit: &mut impl FnMut(Appointment)) {
        let order = Order::of(self.view);
        let sittings = self.view.sittings();
        sittings
            .filter_map(|sitting| self.sitting(sitting, &order))
            .for_each(visit);
    }

    /// Visits the planned sittings that a meeting no longer has, and the deadlines that have gone with their
    /// meetings. If the version before is known, the calendar is compared with that one instead.
    pub(super) fn withdrawn(&self, visit: &mut impl FnMut(Appointment)) {
        let view = self.view;
        if view.schedule.in_circulation().is_some() || view.is_planned() {
            return;
        }
        let planned = view.showing(Show::Planned);
        let is_lost = |occurrence: &&Occurrence<'_>| {
            let left = occurrence
                .placed()
                .map(|placed| view.standing(placed).sittings.len());
            left.is_some_and(|left| occurrence.ordinal > left)
        };
        let mut lost: Vec<_> = planned.sittings().filter(is_lost).collect();
        lost.sort_by_key(|sitting| (sitting.activity, sitting.ordinal));
        lost.into_iter()
            .filter_map(|sitting| self.common(sitting))
            .map(|appointment| appointment.withdrawn(view.language()))
            .for_each(&mut *visit);
        self.withdrawn_deadlines(&planned, visit);
    }

    fn sitting(&self, occurrence: &Occurrence<'_>, order: &Order<'_>) -> Option<Appointment> {
        let common = self.common(occurrence)?;
        let title = match occurrence.called_off {
            Some(how) => titled(common.title, self.catalogue.called_off(how), self.catalogue),
            None => common.title,
        };
        Some(Appointment {
            title,
            cancelled: occurrence.called_off.is_some(),
            lines: self.lines(occurrence, order),
            related: self.related(occurrence),
            ..common
        })
    }

    /// Makes the appointment of a sitting, with the fields that it has whether it is held or not.
    fn common(&self, occurrence: &Occurrence<'_>) -> Option<Appointment> {
        let localizer = &self.view.localizer;
        let meeting = occurrence.meeting()?;
        Some(Appointment {
            key: Key::of(occurrence),
            time: AppointmentTime::of(occurrence),
            cancelled: false,
            is_confirmed: None,
            takes_time: true,
            title: self.title(occurrence, meeting),
            categories: localizer.acronyms(meeting).collect(),
            place: self.place(occurrence),
            bodies: self.bodies(meeting),
            lines: Vec::new(),
            link: meeting.details().link.clone(),
            livestream: self.view.livestream(occurrence).cloned(),
            related: Vec::new(),
        })
    }

    /// Returns `WGETI: Sub-working Group on exchange (continued) (closed)`.
    fn title(&self, occurrence: &Occurrence<'_>, meeting: &Meeting) -> Inlines {
        let catalogue = self.catalogue;
        let mut title = self.name(occurrence, meeting);
        if !occurrence.is_first {
            title.push(Inline::text(format!(" {}", catalogue.meeting.continued)));
        }
        if let Some(how) = occurrence.unnumbered_resumption() {
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

    /// Returns `WGETI (about 11:30): Sub-working Group on exchange`: an hour that is an estimate stands near the
    /// beginning, since calendars cut titles.
    fn name(&self, occurrence: &Occurrence<'_>, meeting: &Meeting) -> Inlines {
        let localizer = &self.view.localizer;
        let Some(about) = self.about(occurrence) else {
            return localizer.acronym_and_name(meeting);
        };
        let mut parts = vec![localizer.acronym(meeting), localizer.full_name(meeting)];
        parts.retain(|part| !part.is_empty());
        if let Some(first) = parts.first_mut() {
            first.push(Inline::text(format!(" ({about})")));
        }
        join(parts.into_iter(), self.catalogue.signs.colon)
    }

    /// Returns `about 11:30` if the start of a sitting is an estimate.
    fn about(&self, occurrence: &Occurrence<'_>) -> Option<String> {
        let is_estimate = occurrence.start == StartForm::Condition;
        let starts = occurrence.starts.filter(|_| is_estimate)?;
        Some(self.catalogue.about(starts))
    }

    /// Returns the room, and the venue or the word for a virtual meeting.
    fn place(&self, occurrence: &Occurrence<'_>) -> Inlines {
        let localizer = &self.view.localizer;
        let meeting = occurrence.meeting();
        let around = match meeting.and_then(|meeting| meeting.details().format) {
            Some(Attendance::Virtual) => {
                line((self.catalogue.meeting.attendance)(Attendance::Virtual))
            }
            _ => localizer.read(self.view.plan().venue()),
        };
        join_comma([self.view.place(occurrence), around])
    }

    /// Lists the full names of the groups that meet, as far as they have any.
    fn bodies(&self, meeting: &Meeting) -> Vec<Inlines> {
        let groups = self.view.plan().groups_of(meeting);
        groups.filter_map(|group| self.body(group)).collect()
    }

    /// Returns `Working Group on Effective Treaty Implementation (WGETI): Sub-working Group on exchange`.
    fn body(&self, group: &Group) -> Option<Inlines> {
        let localizer = &self.view.localizer;
        let whole = self.view.plan().working_group(group);
        let mut body = localizer.read(whole.name.as_ref());
        if !body.is_empty() {
            body.push(text(" ("));
            body.extend_from_slice(localizer.text(&whole.acronym));
            body.push(text(")"));
        }
        if group.parent.is_some() {
            if !body.is_empty() {
                body.push(text(self.catalogue.signs.colon));
            }
            let name = group.name.as_ref().unwrap_or(&group.acronym);
            body.extend_from_slice(localizer.text(name));
        }
        (!body.is_empty()).then_some(body)
    }

    fn lines(&self, occurrence: &Occurrence<'_>, order: &Order<'_>) -> Vec<Inlines> {
        let (view, catalogue) = (self.view, self.catalogue);
        let mut lines = vec![self.remark(occurrence)];
        let numbers = numbers_line(&occurrence.numbers_in(&view.localizer), catalogue);
        lines.push(Inlines::from_iter(
            (!numbers.is_empty()).then(|| Inline::text(numbers)),
        ));
        lines.extend(self.about(occurrence).map(|about| line(capital(&about))));
        if occurrence.called_off.is_none() {
            lines.extend(order.lines(occurrence));
            lines.extend(match occurrence.end {
                End::OrLater | End::Open => Some(line(capital(catalogue.times.or_later))),
                End::Shown | End::Hidden => None,
            });
        }
        lines.extend(view.lines(occurrence));
        lines.extend(
            view.notes(occurrence)
                .map(|note| view.localizer.read(Some(note))),
        );
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// Returns the remark on a sitting, with the change of its time.
    fn remark(&self, occurrence: &Occurrence<'_>) -> Inlines {
        let remark = self.view.remark(occurrence);
        let OccurrenceKind::Sitting { place, .. } = occurrence.kind else {
            return remark;
        };
        let meeting = SubjectRef::Meeting(&occurrence.id, place);
        // The newest changes first.
        let notes = self.changes.iter().rev();
        let lines = notes
            .flat_map(|changes: &Changes| changes.notes(meeting, occurrence.ordinal))
            .map(|note| line(note.text()));
        let all = lines.chain([remark]).filter(|one| !one.is_empty());
        join(all, self.catalogue.signs.semicolon)
    }

    /// Lists the sittings of a meeting before and after a sitting, and the last one of the meeting that it
    /// takes up.
    fn related(&self, occurrence: &Occurrence<'_>) -> Vec<(Relation, Key)> {
        let sibling = |ordinal: usize| Key::sitting(&occurrence.id, ordinal);
        let before = (!occurrence.is_first).then(|| sibling(occurrence.ordinal - 1));
        let after = (!occurrence.is_last).then(|| sibling(occurrence.ordinal + 1));
        let resumed = occurrence
            .meeting()
            .and_then(|meeting| meeting.resumes)
            .filter(|_| occurrence.is_first)
            .and_then(|place| self.last_of(place));
        let keys = [before, after, resumed].into_iter().flatten();
        keys.map(|key| (Relation::Sibling, key)).collect()
    }

    fn last_of(&self, place: MeetingId) -> Option<Key> {
        let placed = self.view.schedule.meetings.get(place.index())?;
        let last = self.view.standing(placed).sittings.len();
        (last > 0).then(|| Key::sitting(&placed.meeting.id, last))
    }
}
