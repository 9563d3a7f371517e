//! P0345: meetings whose own room or interpretation takes the place of that of their session or day.

use super::{Placed, Schedule, conflicts::first_version};
use crate::{
    document::{interpretation_to_toml, room_to_toml},
    fault::{Code, Edit, Fault, Faults, Path, Step, path_to},
    plan::{GivenFacilities, Interpretation, List, Meeting, MeetingId, Venue},
};

/// Returns a note for each meeting and key, at its first sitting in such a session.
pub(super) fn of(schedule: &Schedule) -> Faults {
    let mut faults = Faults::new();
    let frame = &schedule.plan.frame;
    if frame.facilities.all.is_empty() && schedule.added.is_empty() {
        return faults;
    }
    for (place, placed) in schedule.meetings.with_ids() {
        if !placed.record.takes_no_time() {
            let note = Note { schedule, place };
            faults.extend(note.first(placed, |known| note.of_room(known)));
            faults.extend(note.first(placed, |known| note.of_interpretation(known)));
        }
    }
    faults
}

/// Notes on one meeting.
struct Note<'s> {
    schedule: &'s Schedule,
    place: MeetingId,
}

impl Note<'_> {
    /// Returns the note on the first sitting of which there is one.
    fn first(
        &self,
        placed: &Placed,
        note: impl Fn(&GivenFacilities) -> Option<Fault>,
    ) -> Option<Fault> {
        placed.current.sittings.iter().find_map(|sitting| {
            let session = self.schedule.session(sitting.session)?;
            note(self.schedule.given_facilities(session.facilities?)?)
        })
    }

    fn of_room(&self, known: &GivenFacilities) -> Option<Fault> {
        let (plan, meeting) = (
            &self.schedule.plan,
            &self.schedule.plan.meetings[self.place],
        );
        let own = meeting.details().room.as_ref()?;
        let (other, table) = known.given.room.as_ref().zip(known.room_at.as_ref())?;
        if is_same(own, other) {
            return None;
        }
        let [name, of_table] = [own, other].map(|room| first_version(&room.name));
        let noun = noun(table);
        let message = format!(
            "`{}` is in {name}, and its {noun} in {of_table}",
            meeting.id
        );
        let at = self.origin("room", |other| other.details().room.as_ref() == Some(own));
        let note = fault(message, (&at, table.then("room")), [&name, &of_table]);
        Some(
            note.offer(
                format!("to hold it in {of_table}, delete its `room`"),
                Edit::delete(at),
            )
            .offer(
                format!("or, if the whole {noun} is in {name}, write that room there"),
                Edit::value(table.then("room"), room_to_toml(own, plan)),
            )
            .or_allow("the meeting stays in its own room"),
        )
    }

    fn of_interpretation(&self, known: &GivenFacilities) -> Option<Fault> {
        let meeting = &self.schedule.plan.meetings[self.place];
        let own = meeting.details().interpretation.as_ref()?;
        let other = known.given.interpretation.as_ref();
        let (other, table) = other.zip(known.interpretation_at.as_ref())?;
        if own == other {
            return None;
        }
        let [name, of_table] = [own, other].map(languages);
        let (id, noun) = (&meeting.id, noun(table));
        let message = format!("`{id}` has another interpretation than its {noun}");
        let is_origin = |other: &Meeting| other.details().interpretation.as_ref() == Some(own);
        let at = self.origin("interpretation", is_origin);
        let there = table.then("interpretation");
        let note = fault(message, (&at, there.clone()), [&name, &of_table]);
        Some(
            note.offer(
                format!("to have that of its {noun}, delete its `interpretation`"),
                Edit::delete(at),
            )
            .offer(
                format!("or, if the whole {noun} has that of the meeting, write it there"),
                Edit::value(there, interpretation_to_toml(own)),
            )
            .or_allow("the meeting has its own interpreters"),
        )
    }

    /// Returns the path of a key of the meeting; of the one that it resumes, if it has it from there.
    fn origin(&self, key: &'static str, has_it: impl Fn(&Meeting) -> bool) -> Path {
        let meetings = &self.schedule.plan.meetings;
        let mut place = self.place;
        while let Some(earlier) = meetings[place]
            .resumes
            .filter(|earlier| has_it(&meetings[*earlier]))
        {
            place = earlier;
        }
        path_to!["meeting", place, key]
    }
}

/// Makes a note with the two places and what each of them gives.
fn fault(message: String, (at, other): (&Path, Path), names: [&str; 2]) -> Fault {
    Fault::new(Code::OwnFacilities, message, at.clone())
        .label(format!("this goes before the other: {}", names[0]))
        .and(other)
        .label(names[1])
}

/// Returns the word for the table that gives facilities.
fn noun(table: &Path) -> &'static str {
    match table.steps().last() {
        Some(Step::Index(_)) => "session",
        _ => "day",
    }
}

/// True if two rooms are one.
fn is_same(one: &Venue, other: &Venue) -> bool {
    one == other || one.room.is_some() && one.room == other.room
}

/// Returns the languages in words, or `none`.
fn languages(spoken: &Interpretation) -> String {
    match spoken {
        Interpretation::NotProvided => "none".to_owned(),
        Interpretation::Languages(languages) => first_version(languages),
    }
}
