//! Sittings that are one meeting, and where each meeting begins.

use std::collections::BTreeMap;

use plenary::chrono::NaiveDate;

use super::{
    calendar::Place,
    cell::{is_numbers, says_more},
    collect::Sitting,
    frame::Frame,
};
use crate::{draft::Start, text::Line};

/// Sittings that are one meeting, in order of time.
#[derive(Debug)]
pub(crate) struct Joined {
    pub(crate) sittings: Vec<Sitting>,
    pub(crate) start: Start,
    /// Whether another meeting goes on after it.
    interrupts: bool,
}

/// Minutes since the first day began.
type Minute = i64;

/// The meetings of one track in order, and the sittings that overlap others.
pub(crate) fn join(
    sittings: Vec<Sitting>,
    frame: &Frame,
    marks_continued: bool,
) -> (Vec<Joined>, Vec<Sitting>) {
    let mut tracks: BTreeMap<usize, Vec<Sitting>> = BTreeMap::new();
    for sitting in sittings {
        tracks.entry(sitting.place.track).or_default().push(sitting);
    }
    let (mut meetings, mut outside) = (Vec::new(), Vec::new());
    for (_, mut own) in tracks {
        own.sort_by_key(|sitting| (sitting.place.day, sitting.hours.from));
        let mut track = Track::of(&own, frame, marks_continued);
        for sitting in own {
            outside.extend(track.take(sitting));
        }
        track.place();
        meetings.extend(track.meetings);
    }
    (meetings, outside)
}

/// The meetings of a track.
struct Track {
    meetings: Vec<Joined>,
    /// When there are sessions.
    sessions: Vec<(Minute, Minute)>,
    marks_continued: bool,
    first: NaiveDate,
    /// Until when something is held.
    busy: Minute,
}

impl Track {
    fn of(sittings: &[Sitting], frame: &Frame, marks_continued: bool) -> Self {
        let track = sittings.first().map_or(0, |own| own.place.track);
        let first = frame.of_days.keys().next().copied().unwrap_or_default();
        let days = frame.of_days.keys().map(|day| Place { track, day: *day });
        let sessions = days.flat_map(|place| {
            let own = frame.of(place).iter();
            own.map(move |hours| {
                (
                    minute(first, place.day, hours.from),
                    minute(first, place.day, hours.to),
                )
            })
        });
        Self {
            meetings: Vec::new(),
            sessions: sessions.collect(),
            marks_continued,
            first,
            busy: Minute::MIN,
        }
    }

    fn times(&self, sitting: &Sitting) -> (Minute, Minute) {
        let at = |minutes| minute(self.first, sitting.place.day, minutes);
        (at(sitting.hours.from), at(sitting.hours.to))
    }

    /// Takes a sitting; gives it back if another is held at its time.
    fn take(&mut self, sitting: Sitting) -> Option<Sitting> {
        let (from, to) = self.times(&sitting);
        if self.busy > from {
            return Some(sitting);
        }
        self.busy = to;
        match self.continues(&sitting) {
            Some(meeting) => {
                for between in &mut self.meetings[meeting + 1..] {
                    between.interrupts = true;
                }
                self.meetings[meeting].sittings.push(sitting);
            }
            None => self.meetings.push(Joined {
                sittings: vec![sitting],
                start: Start::Rolling,
                interrupts: false,
            }),
        }
        None
    }

    /// Which meeting goes on in a sitting.
    fn continues(&self, sitting: &Sitting) -> Option<usize> {
        let same = |own: &&Joined| own.sittings.last().is_some_and(|last| same(last, sitting));
        if self.marks_continued {
            let place = self.meetings.iter().rev().position(|own| same(&own))?;
            return sitting
                .entry
                .continued
                .then(|| self.meetings.len() - 1 - place);
        }
        let last = self.meetings.last().filter(same)?.sittings.last()?;
        let (ended, starts) = (self.times(last).1, self.times(sitting).0);
        let closes = self.sessions.partition_point(|session| session.1 < ended);
        let next = self.sessions.get(closes + 1)?;
        let whole = self.sessions.get(closes)?.1 == ended;
        (whole && next.0 == starts).then(|| self.meetings.len() - 1)
    }

    /// Says where each meeting begins, as briefly as it can be said.
    fn place(&mut self) {
        let mut free = self.sessions.clone();
        for meeting in self.meetings.iter().filter(|own| own.interrupts) {
            let taken: Vec<_> = meeting.sittings.iter().map(|own| self.times(own)).collect();
            for times in taken {
                take_out(times, &mut free);
            }
        }
        let mut cursor = Minute::MIN;
        for place in 0..self.meetings.len() {
            let times: Vec<_> = self.meetings[place]
                .sittings
                .iter()
                .map(|own| self.times(own))
                .collect();
            self.meetings[place].start = self.start(place, &times, &free, cursor);
            if !self.meetings[place].interrupts {
                cursor = times.last().map_or(cursor, |times| times.1);
            }
        }
    }

    fn start(
        &self,
        place: usize,
        times: &[(Minute, Minute)],
        free: &[(Minute, Minute)],
        cursor: Minute,
    ) -> Start {
        let meeting = &self.meetings[place];
        let Some((first, last)) = meeting.sittings.first().zip(meeting.sittings.last()) else {
            return Start::Rolling;
        };
        let (day, from) = (first.place.day, first.hours.from);
        if meeting.interrupts {
            return Start::Pinned(day, from);
        }
        let needed = times.iter().map(|times| times.1 - times.0).sum();
        if rolled(free, cursor, needed) == times {
            return Start::Rolling;
        }
        let midnight = minute(self.first, day, 0);
        if last.place.day == day && rolled(free, cursor.max(midnight), needed) == times {
            return Start::On(day);
        }
        if rolled(free, times[0].0, needed) == times {
            return Start::NotBefore(day, from);
        }
        Start::Pinned(day, from)
    }
}

fn minute(first: NaiveDate, day: NaiveDate, minutes: u16) -> Minute {
    (day - first).num_minutes() + i64::from(minutes)
}

/// Where so many minutes are held that begin at the first free one.
fn rolled(free: &[(Minute, Minute)], cursor: Minute, mut needed: Minute) -> Vec<(Minute, Minute)> {
    let mut times: Vec<(Minute, Minute)> = Vec::new();
    let begins = free.partition_point(|session| session.1 <= cursor);
    for (opens, closes) in &free[begins..] {
        let from = cursor.max(*opens);
        let to = (*closes).min(from + needed);
        times.push((from, to));
        needed -= to - from;
        if needed <= 0 {
            break;
        }
    }
    times
}

/// Takes hours out of those that are free.
fn take_out((from, to): (Minute, Minute), free: &mut Vec<(Minute, Minute)>) {
    let parts = |(opens, closes): (Minute, Minute)| {
        let before = (opens, closes.min(from));
        let after = (opens.max(to), closes);
        [before, after]
            .into_iter()
            .filter(|(opens, closes)| opens < closes)
    };
    let apart = |session: &(Minute, Minute)| session.1 <= from || to <= session.0;
    *free = free
        .iter()
        .flat_map(|session| {
            let whole = apart(session).then_some(*session);
            let cut = (!apart(session)).then(|| parts(*session));
            whole.into_iter().chain(cut.into_iter().flatten())
        })
        .collect();
}

/// Whether two sittings can be of one meeting.
fn same(one: &Sitting, other: &Sitting) -> bool {
    let lines = |sitting: &Sitting| -> Vec<Line> {
        let under = sitting.entry.under.iter();
        under
            .filter(|line| !is_numbers(&line.plain()) && !of_first(line))
            .cloned()
            .collect()
    };
    let (first, second) = (&one.entry, &other.entry);
    let agenda = |sitting: &Sitting| sitting.entry.under.iter().any(of_first);
    first.acronym == second.acronym
        && first.name == second.name
        && first.mark == second.mark
        && lines(one) == lines(other)
        && !agenda(other)
        && !is_numbered(other)
}

/// Whether a sitting says that it is a meeting of its own.
fn is_numbered(sitting: &Sitting) -> bool {
    let mut lines = sitting.entry.under.iter();
    !sitting.entry.continued && lines.any(|line| is_numbers(&line.plain()))
}

/// Whether a line stands under the first sitting of a meeting only.
fn of_first(line: &Line) -> bool {
    let says = line.plain();
    let kept = says.starts_with("Chair: ")
        || says.starts_with("Interpretation: ")
        || line.only_link().is_some();
    let agenda = says.starts_with("Item ") || says.contains("after the closure of ");
    agenda || !kept && !says_more(line) && !crate::words::is_room(&says)
}
