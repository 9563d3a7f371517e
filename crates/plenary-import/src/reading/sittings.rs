//! Joins sittings into meetings, and finds their starts and their ends.

use std::collections::BTreeMap;

use plenary::chrono::NaiveDate;

use super::{
    calendar::TrackDay,
    cell::{at_once_after, is_detail, is_numbers, waits_for},
    collect::Sitting,
    frame::Frame,
};
use crate::{draft::Start, text::Line};

/// A meeting of the page: its sittings in order of time.
#[derive(Debug)]
pub(crate) struct PageMeeting {
    pub(crate) sittings: Vec<Sitting>,
    pub(crate) start: Start,
    /// True if it is held between two sittings of another meeting.
    interrupts: bool,
}

/// Minutes since the midnight before the first day.
type Minute = i64;

/// Start and end of a sitting or a session.
type Times = (Minute, Minute);

/// Joins sittings into the meetings of each track in order, and returns also the sittings that overlap
/// others.
pub(crate) fn join(
    sittings: Vec<Sitting>,
    frame: &Frame,
    marks_continued: bool,
) -> (Vec<PageMeeting>, Vec<Sitting>) {
    let mut tracks: BTreeMap<usize, Vec<Sitting>> = BTreeMap::new();
    for sitting in sittings {
        tracks.entry(sitting.place.track).or_default().push(sitting);
    }
    let (mut meetings, mut outside) = (Vec::new(), Vec::new());
    for (_, mut of_track) in tracks {
        of_track.sort_by_key(|sitting| (sitting.place.day, sitting.hours.from));
        let mut track = TrackMeetings::of(&of_track, frame, marks_continued);
        for sitting in of_track {
            outside.extend(track.add(sitting));
        }
        track.set_starts();
        meetings.extend(track.meetings);
    }
    (meetings, outside)
}

/// The meetings of a track.
struct TrackMeetings {
    meetings: Vec<PageMeeting>,
    sessions: Vec<Times>,
    marks_continued: bool,
    /// The first day of the frame.
    first: NaiveDate,
    /// The end of the last sitting so far.
    busy: Minute,
}

impl TrackMeetings {
    fn of(sittings: &[Sitting], frame: &Frame, marks_continued: bool) -> Self {
        let track = sittings.first().map_or(0, |sitting| sitting.place.track);
        let first = frame.days.keys().next().copied().unwrap_or_default();
        let days = frame.days.keys().map(|day| TrackDay { track, day: *day });
        let sessions = days.flat_map(|place| {
            let at = move |minutes| minute(first, place.day, minutes);
            let of_day = frame.sessions(place).iter();
            of_day.map(move |hours| (at(hours.from), at(hours.to)))
        });
        Self {
            meetings: Vec::new(),
            sessions: sessions.collect(),
            marks_continued,
            first,
            busy: Minute::MIN,
        }
    }

    fn times(&self, sitting: &Sitting) -> Times {
        let at = |minutes| minute(self.first, sitting.place.day, minutes);
        (at(sitting.hours.from), at(sitting.hours.to))
    }

    /// Adds a sitting; gives it back if another is held at its time.
    fn add(&mut self, sitting: Sitting) -> Option<Sitting> {
        let (from, to) = self.times(&sitting);
        if self.busy > from {
            return Some(sitting);
        }
        self.busy = to;
        match self.continued_meeting(&sitting) {
            Some(meeting) => {
                for between in &mut self.meetings[meeting + 1..] {
                    between.interrupts = true;
                }
                self.meetings[meeting].sittings.push(sitting);
            }
            None => self.meetings.push(PageMeeting {
                sittings: vec![sitting],
                start: Start::Rolling,
                interrupts: false,
            }),
        }
        None
    }

    /// Returns the place of the meeting that goes on in a sitting.
    fn continued_meeting(&self, sitting: &Sitting) -> Option<usize> {
        let is_same = |meeting: &PageMeeting| {
            let last = meeting.sittings.last();
            last.is_some_and(|last| can_be_one_meeting(last, sitting))
        };
        if self.marks_continued {
            let place = self.meetings.iter().rposition(is_same)?;
            return sitting.entry.continued.then_some(place);
        }
        let meeting = self.meetings.last().filter(|last| is_same(last))?;
        let last = meeting.sittings.last()?;
        let (ended, starts) = (self.times(last).1, self.times(sitting).0);
        let closes = self.sessions.partition_point(|session| session.1 < ended);
        let next = self.sessions.get(closes + 1)?;
        let whole = self.sessions.get(closes)?.1 == ended;
        (whole && next.0 == starts).then(|| self.meetings.len() - 1)
    }

    /// Sets the start of each meeting, in the shortest form that places its sittings.
    fn set_starts(&mut self) {
        let mut free = self.sessions.clone();
        for meeting in self.meetings.iter().filter(|meeting| meeting.interrupts) {
            for sitting in &meeting.sittings {
                subtract(self.times(sitting), &mut free);
            }
        }
        let mut cursor = Minute::MIN;
        for place in 0..self.meetings.len() {
            let times: Vec<_> = self.meetings[place]
                .sittings
                .iter()
                .map(|sitting| self.times(sitting))
                .collect();
            self.meetings[place].start = self.start(place, &times, &free, cursor);
            if !self.meetings[place].interrupts {
                cursor = times.last().map_or(cursor, |times| times.1);
            }
        }
    }

    fn start(&self, place: usize, times: &[Times], free: &[Times], cursor: Minute) -> Start {
        let meeting = &self.meetings[place];
        let Some((first, last)) = meeting.sittings.first().zip(meeting.sittings.last()) else {
            return Start::Rolling;
        };
        let (day, from) = (first.place.day, first.hours.from);
        if meeting.interrupts {
            return Start::Pinned(day, from);
        }
        let needed = times.iter().map(|times| times.1 - times.0).sum();
        if place_minutes(free, cursor, needed) == times {
            return Start::Rolling;
        }
        let midnight = minute(self.first, day, 0);
        if last.place.day == day && place_minutes(free, cursor.max(midnight), needed) == times {
            return Start::On(day);
        }
        if place_minutes(free, times[0].0, needed) == times {
            return Start::NotBefore(day, from);
        }
        Start::Pinned(day, from)
    }
}

fn minute(first: NaiveDate, day: NaiveDate, minutes: u16) -> Minute {
    (day - first).num_minutes() + i64::from(minutes)
}

/// Returns the times of a meeting of `needed` minutes that begins at the first free minute from `cursor`
/// on.
fn place_minutes(free: &[Times], cursor: Minute, mut needed: Minute) -> Vec<Times> {
    let mut times: Vec<Times> = Vec::new();
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

/// Subtracts times from the free ones.
fn subtract((from, to): Times, free: &mut Vec<Times>) {
    let remaining = free.iter().flat_map(|(opens, closes)| {
        if *closes <= from || to <= *opens {
            return vec![(*opens, *closes)];
        }
        let parts = [(*opens, from.min(*closes)), (to.max(*opens), *closes)];
        let is_long = |(opens, closes): &Times| opens < closes;
        parts.into_iter().filter(is_long).collect()
    });
    *free = remaining.collect();
}

/// True if a sitting can be of one meeting with an earlier one.
fn can_be_one_meeting(earlier: &Sitting, later: &Sitting) -> bool {
    let lines = |sitting: &Sitting| -> Vec<Line> {
        let under = sitting.entry.under.iter();
        under
            .filter(|line| !is_numbers(&line.plain()) && !is_of_first_sitting(line))
            .cloned()
            .collect()
    };
    let (first, second) = (&earlier.entry, &later.entry);
    first.acronym == second.acronym
        && first.name == second.name
        && first.mark == second.mark
        && lines(earlier) == lines(later)
        && !second.under.iter().any(is_of_first_sitting)
        && !is_numbered(later)
}

/// True if a sitting has a number, which makes it another meeting.
fn is_numbered(sitting: &Sitting) -> bool {
    let mut lines = sitting.entry.under.iter();
    !sitting.entry.continued && lines.any(|line| is_numbers(&line.plain()))
}

/// True if a line stands under the first sitting of a meeting only.
fn is_of_first_sitting(line: &Line) -> bool {
    let text = line.plain();
    let is_repeated = text.starts_with("Chair: ")
        || text.starts_with("Interpretation: ")
        || line.only_link().is_some();
    let is_agenda = text.starts_with("Item ") || waits_for(&text).is_some();
    is_agenda || !is_repeated && !is_detail(line) && !crate::words::is_room(&text)
}

/// Guesses the ends that the page does not give, and returns a notice if there are any.
pub(crate) fn guess_ends(sittings: &mut [Sitting]) -> Option<String> {
    let all = sittings.to_vec();
    let mut guessed = Vec::new();
    for sitting in sittings.iter_mut().filter(|sitting| !sitting.ends) {
        sitting.hours.to = probable_end(sitting, &all);
        let acronym = sitting.entry.acronym.as_deref().unwrap_or_default();
        guessed.push(format!("{acronym} {}", sitting.hours.to_source()));
    }
    let more = if guessed.len() > FEW { ", …" } else { "" };
    (!guessed.is_empty()).then(|| {
        guessed.truncate(FEW);
        let few = guessed.join(", ");
        format!("the page does not say when meetings end: look at their durations ({few}{more})")
    })
}

/// The most guessed ends that a notice names.
const FEW: usize = 3;

/// Returns the start of the next sitting in the same column, or that waits for this one. Without one,
/// a sitting at the start of its session ends when any other begins, or halfway, and any other sitting
/// ends with its session.
fn probable_end(sitting: &Sitting, all: &[Sitting]) -> u16 {
    let (from, session) = (sitting.hours.from, sitting.session);
    let is_later = |other: &&Sitting| {
        other.place.day == sitting.place.day
            && other.hours.from > from
            && other.hours.from < session.to
    };
    let later = all.iter().filter(is_later);
    let follows =
        |other: &&Sitting| other.place.track == sitting.place.track || waits(other, sitting);
    let starts = later.clone().filter(follows).map(|other| other.hours.from);
    if let Some(next) = starts.min() {
        return next;
    }
    if from != session.from {
        return session.to;
    }
    let any = later.map(|other| other.hours.from).min();
    any.unwrap_or_else(|| from + (session.to - from) / 2 / 5 * 5)
}

/// True if a sitting begins when another is over.
fn waits(sitting: &Sitting, other: &Sitting) -> bool {
    let acronym = other.entry.acronym.as_deref().unwrap_or_default();
    let mut lines = sitting.entry.under.iter().map(Line::plain);
    lines.any(|line| at_once_after(&line) == Some(acronym))
}
