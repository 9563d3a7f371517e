//! Which sessions each day of each track has: its own, or its track's, or those of every day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    access::interpretation,
    rooms::Rooms,
    sessions::{Listed, instants, kind, listed, night_into_morning},
    texts::{Texts, strange_name},
};
use crate::{
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, Part, Path, path_to},
    plan::{ClosedDay, DayNote, Extra, MOST_SESSIONS, News, Session, SessionKind, Track},
    text::Text,
    time::{Hours, Zone},
};

/// The first and the last day.
type Range = (NaiveDate, NaiveDate);

/// The days that differ from the others.
type Days = BTreeMap<NaiveDate, SpecialDay>;

/// The hours of all days and tracks.
pub(super) struct Timetable {
    general: Listed,
    days: Days,
    tracks: Vec<TrackHours>,
    /// Weekends between these days are free; none if they are not.
    free_within: Option<Range>,
}

/// What is said of one day.
struct SpecialDay {
    sessions: Option<Listed>,
    closed: Option<Text>,
    held: Option<Vec<Hours>>,
    extra: Vec<Extra>,
    note: Option<Text>,
}

/// A track, and what it says of its hours.
struct TrackHours {
    track: Track,
    sessions: Option<Listed>,
    days: Days,
}

impl Timetable {
    /// Reads the tables of days and tracks; `range` is the days of the schedule, if they are known.
    pub(super) fn read(
        general: Option<Listed>,
        asked: &mut raw::Document,
        range: Option<Range>,
        (rooms, texts): (&Rooms, &Texts),
        faults: &mut Faults,
    ) -> Option<Self> {
        let days = std::mem::take(&mut asked.days).given().unwrap_or_default();
        let days = special_days(days, &path_to!["days"], range, texts, faults);
        let tracks = std::mem::take(&mut asked.tracks).given();
        let track = |track| one_track(track, range, (rooms, texts), faults);
        let mut tracks: Vec<_> = tracks.into_iter().flatten().map(track).collect();
        if tracks.is_empty() {
            tracks.push(TrackHours {
                track: Track {
                    key: None,
                    name: None,
                    room: None,
                    livestream: None,
                    interpretation: None,
                    note: None,
                    own_hours: false,
                },
                sessions: None,
                days: Days::new(),
            });
        }
        let general = general?;
        let held = asked.weekends.as_given().copied().unwrap_or_default();
        Some(Self {
            general,
            days,
            tracks,
            free_within: range.filter(|_| !held),
        })
    }

    /// The hours of a day that has none of its own.
    pub(super) fn general(&self) -> Vec<Hours> {
        let sessions = self.general.sessions.iter();
        sessions.map(|session| session.hours).collect()
    }

    /// The sessions that each track has on a day of which nothing is said.
    pub(super) fn ordinary(&self) -> Vec<Vec<(Hours, SessionKind)>> {
        let tracks = self.tracks.iter();
        let listed = tracks.map(|track| track.sessions.as_ref().unwrap_or(&self.general));
        listed.map(Listed::kinds).collect()
    }

    /// The tracks themselves.
    pub(super) fn tracks(&self) -> Vec<Track> {
        self.tracks.iter().map(|own| own.track.clone()).collect()
    }

    /// The sessions of a track on a day; none if it is closed. What is said of one day of one track
    /// goes before all else, and the hours of a track before those of a day, which open a free
    /// Saturday or Sunday only for the tracks without hours of their own.
    fn of<'t>(&'t self, track: &'t TrackHours, day: NaiveDate, zone: Zone) -> Option<&'t Listed> {
        let (own, common) = (track.days.get(&day), self.days.get(&day));
        let is_closed = |day: Option<&SpecialDay>| day.is_some_and(|day| day.closed.is_some());
        let sessions = |day: Option<&'t SpecialDay>| day?.sessions.as_ref();
        if is_closed(own) || is_closed(common) && sessions(own).is_none() {
            return None;
        }
        let common = common.filter(|_| track.sessions.is_none());
        let of_day = sessions(own).or(sessions(common));
        if of_day.is_none() && self.is_free(day, zone) {
            return None;
        }
        of_day.or(track.sessions.as_ref()).or(Some(&self.general))
    }

    /// Returns the tracks and days with hours of their own alone, in order.
    pub(super) fn own_days(&self) -> Vec<(usize, NaiveDate)> {
        let tracks = self.tracks.iter().enumerate();
        let own = tracks.flat_map(|(place, track)| {
            let days = track.days.iter();
            let own = days.filter(|(_, special)| special.sessions.is_some());
            own.map(move |(day, _)| (place, *day))
        });
        own.collect()
    }

    /// The fault of more sessions than a schedule can have.
    pub(super) fn too_many(&self, zone: Zone, days: &[NaiveDate]) -> Option<Fault> {
        let places = self.tracks.len() * days.len();
        let each = self.tracks.iter().filter(|_| places <= MOST_SESSIONS);
        let listed =
            each.flat_map(|track| days.iter().filter_map(|day| self.of(track, *day, zone)));
        let sessions = listed.map(|listed| listed.sessions.len()).sum::<usize>();
        let number = sessions.max(places);
        (number > MOST_SESSIONS).then(|| {
            let (tracks, days) = (self.tracks.len(), days.len());
            let message =
                format!("the days would have {number} sessions, and {MOST_SESSIONS} is the most");
            let key = if tracks > days { "tracks" } else { "sessions" };
            Fault::new(Code::TooLong, message, path_to![key])
                .part(Part::Key)
                .label(format!("for {tracks} tracks on {days} days"))
                .help("give fewer tracks, fewer days, or fewer sessions a day")
        })
    }

    fn is_free(&self, day: NaiveDate, zone: Zone) -> bool {
        let within = self.free_within;
        within.is_some_and(|(first, last)| zone.is_weekend_between(day, first, last))
    }

    /// Every session, track by track.
    pub(super) fn sessions(
        &self,
        zone: Zone,
        days: &[NaiveDate],
        faults: &mut Faults,
    ) -> Vec<Session> {
        let mut frame = Vec::new();
        for (place, track) in self.tracks.iter().enumerate() {
            let mut before: Option<(NaiveDate, Hours, Path)> = None;
            let mut nights = Faults::new();
            for day in days {
                let Some(listed) = self.of(track, *day, zone) else {
                    continue;
                };
                if let (Some((yesterday, night, at)), Some(first)) =
                    (before.take(), listed.sessions.first())
                {
                    let gap = u16::try_from((*day - yesterday).num_days()).unwrap_or(u16::MAX);
                    if nights.is_empty() && gap < 2 && night.gap(first.hours, gap) < 0 {
                        let morning = (first.hours, listed.at.then(0_usize));
                        nights.push(night_into_morning((night, at), morning));
                    }
                }
                if let Some(last) = listed.sessions.last() {
                    let at = listed.at.then(listed.sessions.len() - 1);
                    before = Some((*day, last.hours, at));
                }
                one_day(listed, place, *day, zone, &mut frame, faults);
            }
            faults.extend(nights);
        }
        frame
    }

    /// The days on which nothing is held.
    pub(super) fn closed(&self) -> Vec<ClosedDay> {
        let of = |days: &Days, track: Option<usize>| -> Vec<ClosedDay> {
            let closed = days.iter().filter_map(|(day, special)| {
                let reason = special.closed.clone()?;
                Some(ClosedDay {
                    day: *day,
                    track,
                    reason,
                })
            });
            closed.collect()
        };
        let mut closed = of(&self.days, None);
        for (place, track) in self.tracks.iter().enumerate() {
            closed.extend(of(&track.days, Some(place)));
        }
        closed
    }

    /// The notes on days.
    pub(super) fn notes(&self) -> Vec<DayNote> {
        let of = |days: &Days, track: Option<usize>| -> Vec<DayNote> {
            let notes = days.iter().filter_map(|(day, special)| {
                let note = special.note.clone()?;
                Some(DayNote {
                    day: *day,
                    track,
                    note,
                })
            });
            notes.collect()
        };
        let own = self
            .tracks
            .iter()
            .enumerate()
            .flat_map(|(place, track)| of(&track.days, Some(place)));
        of(&self.days, None).into_iter().chain(own).collect()
    }

    /// What is recorded of the days.
    pub(super) fn news(&self, zone: Zone, days: &[NaiveDate]) -> News {
        let mut news = recorded(News::default(), None, &self.days);
        for own in &self.tracks {
            let key = own.track.key.as_deref();
            news = recorded(news, key, &own.days);
            for day in days {
                let listed = self.of(own, *day, zone).into_iter();
                let sessions = listed.flat_map(|listed| &listed.sessions);
                for session in sessions.filter(|session| session.opened) {
                    news = news.opened(key, *day, session.hours);
                }
            }
        }
        news
    }
}

fn recorded(mut news: News, track: Option<&str>, days: &Days) -> News {
    for (day, special) in days {
        if let Some(held) = &special.held {
            news = news.held(track, *day, held.clone());
        }
        for extra in &special.extra {
            news = news.extra(track, *day, extra.hours, extra.group.as_deref());
        }
    }
    news
}

/// Adds the sessions of a day.
fn one_day(
    listed: &Listed,
    track: usize,
    day: NaiveDate,
    zone: Zone,
    frame: &mut Vec<Session>,
    faults: &mut Faults,
) {
    for (place, session) in listed.sessions.iter().enumerate() {
        let kind = kind(*session);
        let at = || listed.at.then(place);
        let instants = instants(session.hours, day, zone, at, faults);
        frame.extend(instants.map(|(opens, closes)| Session {
            track,
            day,
            hours: session.hours,
            opens,
            closes,
            kind,
            group: None,
            overtime: None,
        }));
    }
}

fn one_track(
    written: raw::Track,
    range: Option<Range>,
    (rooms, texts): (&Rooms, &Texts),
    faults: &mut Faults,
) -> TrackHours {
    let at = path_to!["tracks", written.key.clone()];
    faults.extend(strange_name(&written.key, || at.clone()));
    let sessions = written
        .sessions
        .given()
        .and_then(|asked| listed(&asked, at.then("sessions"), faults));
    let days = written.days.given().unwrap_or_default();
    let days = special_days(days, &at.then("days"), range, texts, faults);
    let track = Track {
        name: texts.one(written.name.given(), || at.then("name"), faults),
        room: rooms.venue(written.room, || at.then("room"), texts, faults),
        livestream: written.livestream.given(),
        interpretation: interpretation(
            written.interpretation,
            || at.then("interpretation"),
            texts,
            faults,
        ),
        note: texts.one(written.note.given(), || at.then("note"), faults),
        key: Some(written.key),
        own_hours: sessions.is_some(),
    };
    TrackHours {
        track,
        sessions,
        days,
    }
}

fn special_days(
    written: Vec<raw::Day>,
    at: &Path,
    range: Option<Range>,
    texts: &Texts,
    faults: &mut Faults,
) -> Days {
    let day = |written: raw::Day| {
        let at = at.then(written.key.clone());
        if let Some(range) = range {
            faults.extend(outside(written.date, range, &at));
        }
        (written.date, special_day(written, &at, texts, faults))
    };
    written.into_iter().map(day).collect()
}

fn special_day(written: raw::Day, at: &Path, texts: &Texts, faults: &mut Faults) -> SpecialDay {
    let given = [
        ("sessions", !written.sessions.is_absent()),
        ("held", !written.held.is_absent()),
        ("extra", !written.extra.is_absent()),
    ];
    if !written.closed.is_absent() {
        let others = given.iter().filter(|(_, given)| *given);
        faults.extend(others.map(|(key, _)| closed_and(key, at)));
    }
    let sessions = written.sessions.given();
    let held = written.held.given();
    let held = held.and_then(|held| held.into_iter().map(Slot::given).collect());
    let extra = written
        .extra
        .given()
        .into_iter()
        .flatten()
        .filter_map(Slot::given);
    SpecialDay {
        sessions: sessions.and_then(|asked| listed(&asked, at.then("sessions"), faults)),
        closed: texts.one(written.closed.given(), || at.then("closed"), faults),
        held,
        extra: extra
            .map(|extra| Extra {
                hours: extra.hours,
                group: extra.group.given(),
            })
            .collect(),
        note: texts.one(written.note.given(), || at.then("note"), faults),
    }
}

fn closed_and(key: &'static str, at: &Path) -> Fault {
    let message = format!("a day is closed, and has `{key}`");
    Fault::new(Code::ClosedDay, message, at.then("closed"))
        .label("nothing is held")
        .and(at.then(key))
        .label("something is held")
        .help(format!("delete `closed` or `{key}`"))
}

/// The fault of a day that is not one of the schedule's.
pub(super) fn outside(day: NaiveDate, (first, last): Range, at: &Path) -> Option<Fault> {
    let (key, bound, end) = if day < first {
        ("first-day", first, "first")
    } else if day > last {
        ("last-day", last, "last")
    } else {
        return None;
    };
    let message = format!("{day} is not one of the days from {first} to {last}");
    let fault = Fault::new(Code::OutsideDays, message, at.clone())
        .part(Part::Key)
        .label(day.format("a %A").to_string())
        .and(path_to![key])
        .label(format!("the {end} day is {bound}"));
    Some(fault.help(format!("mend the date, or write `{key} = {day}`")))
}
