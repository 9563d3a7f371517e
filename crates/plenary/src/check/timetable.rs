//! The sessions of each day and track: those of the day itself, of the track, or of every day.

use std::mem::take;

use chrono::NaiveDate;

use super::{
    access::interpretation,
    days::{Days, Range, SpecialDay, add_records, special_days},
    facilities::{FacilitiesReader, Merged},
    sessions::{SessionList, instants, night_into_morning, read_list},
    texts::strange_name,
};
use crate::{
    document as raw,
    fault::{Code, Fault, Faults, Part, path_to},
    plan::{
        ClosedDay, DayNote, FacilitiesId, FacilitiesList, MOST_SESSIONS, News, OrdinarySession,
        Session, Track, TrackId,
    },
    time::{Hours, Zone},
};

/// The hours of all days and tracks.
pub(super) struct Timetable {
    general: SessionList,
    days: Days,
    tracks: Vec<TrackHours>,
    /// Those of lists of sessions and of tables of days.
    facilities: FacilitiesList,
    /// Weekends between these days are free; none if they are not.
    free_within: Option<Range>,
}

/// A track with its hours and the days that differ.
struct TrackHours {
    track: Track,
    sessions: Option<SessionList>,
    days: Days,
}

impl TrackHours {
    /// Returns the one track of a schedule that declares none.
    const fn only() -> Self {
        Self {
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
        }
    }
}

impl Timetable {
    /// Reads the tables of days and tracks; `range` is the days of the schedule, if they are known.
    pub(super) fn read(
        general: Option<SessionList>,
        asked: &mut raw::Document,
        range: Option<Range>,
        mut reader: FacilitiesReader<'_>,
        faults: &mut Faults,
    ) -> Option<Self> {
        let listed_days = take(&mut asked.days).given().unwrap_or_default();
        let days = special_days(listed_days, &path_to!["days"], range, &mut reader, faults);
        let listed_tracks = take(&mut asked.tracks).given().into_iter().flatten();
        let mut tracks: Vec<_> = listed_tracks
            .map(|track| one_track(track, range, &mut reader, faults))
            .collect();
        if tracks.is_empty() {
            tracks.push(TrackHours::only());
        }
        let are_weekends_held = asked.weekends.as_given().copied().unwrap_or_default();
        Some(Self {
            general: general?,
            days,
            tracks,
            facilities: reader.into_list(),
            free_within: range.filter(|_| !are_weekends_held),
        })
    }

    /// Returns the hours of a day that gives none itself.
    pub(super) fn general(&self) -> Vec<Hours> {
        let sessions = self.general.sessions.iter();
        sessions.map(|session| session.hours).collect()
    }

    /// Returns the sessions that each track has on a day without a table.
    pub(super) fn ordinary(&self) -> Vec<Vec<OrdinarySession>> {
        let tracks = self.tracks.iter();
        let listed = tracks.map(|track| track.sessions.as_ref().unwrap_or(&self.general));
        listed.map(SessionList::ordinary).collect()
    }

    /// Returns the tracks, without their hours.
    pub(super) fn tracks(&self) -> Vec<Track> {
        let tracks = self.tracks.iter();
        tracks.map(|hours| hours.track.clone()).collect()
    }

    /// Returns the sessions of a track on a day; none if it is closed. The table of one day of one track
    /// goes before all else, and the hours of a track before those of a day, which open a free
    /// Saturday or Sunday only for the tracks without hours of their own.
    fn sessions_of<'t>(
        &'t self,
        track: &'t TrackHours,
        day: NaiveDate,
        zone: Zone,
    ) -> Option<&'t SessionList> {
        let (of_track, of_all) = (track.days.get(&day), self.days.get(&day));
        let is_closed = |day: Option<&SpecialDay>| day.is_some_and(|day| day.closed.is_some());
        let sessions = |day: Option<&'t SpecialDay>| day?.sessions.as_ref();
        if is_closed(of_track) || is_closed(of_all) && sessions(of_track).is_none() {
            return None;
        }
        let common = of_all.filter(|_| track.sessions.is_none());
        let of_day = sessions(of_track).or(sessions(common));
        if of_day.is_none() && self.is_free(day, zone) {
            return None;
        }
        of_day.or(track.sessions.as_ref()).or(Some(&self.general))
    }

    /// Returns the tracks and days with hours of their own alone, in order.
    pub(super) fn own_days(&self) -> Vec<(TrackId, NaiveDate)> {
        let days = self.all_special_days().filter_map(|(track, day, special)| {
            special.sessions.as_ref()?;
            Some((track?, day))
        });
        days.collect()
    }

    /// Returns the fault of more sessions than a schedule can have.
    pub(super) fn too_many(&self, zone: Zone, days: &[NaiveDate]) -> Option<Fault> {
        let places = self.tracks.len() * days.len();
        let each = self.tracks.iter().filter(|_| places <= MOST_SESSIONS);
        let listed = each.flat_map(|track| {
            days.iter()
                .filter_map(|day| self.sessions_of(track, *day, zone))
        });
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

    /// Returns every session, track by track, and what they and the days have instead of their tracks.
    pub(super) fn sessions(
        &self,
        zone: Zone,
        days: &[NaiveDate],
        faults: &mut Faults,
    ) -> (Vec<Session>, FacilitiesList) {
        let mut frame = Vec::new();
        let mut merged = Merged::of(&self.facilities);
        for (place, track) in self.tracks.iter().enumerate() {
            let listed = days
                .iter()
                .filter_map(|day| Some((*day, self.sessions_of(track, *day, zone)?)));
            let listed: Vec<_> = listed.collect();
            self.add_days(TrackId::new(place), days, &mut merged);
            for (day, list) in &listed {
                let before = frame.len();
                one_day(list, TrackId::new(place), *day, zone, &mut frame, faults);
                let of_day = merged.list.of_day(TrackId::new(place), *day);
                for session in frame[before..].iter_mut().filter(|_| of_day.is_some()) {
                    session.facilities = merged.or(session.facilities, of_day);
                }
            }
            faults.extend(listed.windows(2).find_map(overlong_night));
        }
        (frame, merged.list)
    }

    /// Adds the facilities of the days of a track: first its own, then those of the day for all tracks,
    /// unless the day of the track has sessions of its own.
    fn add_days(&self, place: TrackId, days: &[NaiveDate], merged: &mut Merged) {
        if self.facilities.all.is_empty() {
            return;
        }
        let Some(track) = self.tracks.get(place.index()) else {
            return;
        };
        for day in days {
            let (of_track, of_all) = (track.days.get(day), self.days.get(day));
            let facilities = |day: Option<&SpecialDay>| day?.facilities;
            let has_sessions = of_track.is_some_and(|day| day.sessions.is_some());
            let common = of_all.filter(|_| !has_sessions);
            let of_day: Option<FacilitiesId> = merged.or(facilities(of_track), facilities(common));
            merged
                .list
                .days
                .extend(of_day.map(|of_day| (place, *day, of_day)));
        }
    }

    /// Returns the days on which nothing is held.
    pub(super) fn closed(&self) -> Vec<ClosedDay> {
        let closed = self.all_special_days().filter_map(|(track, day, special)| {
            let reason = special.closed.clone()?;
            Some(ClosedDay { day, track, reason })
        });
        closed.collect()
    }

    /// Returns the notes on days.
    pub(super) fn notes(&self) -> Vec<DayNote> {
        let notes = self.all_special_days().filter_map(|(track, day, special)| {
            let note = special.note.clone()?;
            Some(DayNote { day, track, note })
        });
        notes.collect()
    }

    /// Returns the days that differ, each with its track: first those of all tracks, then track by track.
    fn all_special_days(&self) -> impl Iterator<Item = (Option<TrackId>, NaiveDate, &SpecialDay)> {
        let tracks = self.tracks.iter().enumerate();
        let of_tracks = tracks.map(|(place, track)| (Some(TrackId::new(place)), &track.days));
        let tables = [(None, &self.days)].into_iter().chain(of_tracks);
        tables.flat_map(|(track, days)| {
            days.iter()
                .map(move |(day, special)| (track, *day, special))
        })
    }

    /// Returns the news of the days: sessions held at other hours, added, or opened.
    pub(super) fn news(&self, zone: Zone, days: &[NaiveDate]) -> News {
        let mut news = add_records(News::default(), None, &self.days);
        for hours in &self.tracks {
            let key = hours.track.key.as_deref();
            news = add_records(news, key, &hours.days);
            for day in days {
                let listed = self.sessions_of(hours, *day, zone).into_iter();
                let sessions = listed.flat_map(|listed| &listed.sessions);
                for session in sessions.filter(|session| session.opened) {
                    news = news.opened(key, *day, session.hours);
                }
            }
        }
        news
    }
}

/// Returns the fault of a night session that goes on when the first session of the next day opens.
fn overlong_night(pair: &[(NaiveDate, &SessionList)]) -> Option<Fault> {
    let [(yesterday, evening), (today, morning)] = pair else {
        return None;
    };
    let (last, first) = (evening.sessions.last()?, morning.sessions.first()?);
    let gap = u16::try_from((*today - *yesterday).num_days()).unwrap_or(u16::MAX);
    let overlaps = gap < 2 && last.hours.gap(first.hours, gap) < 0;
    overlaps.then(|| {
        let last_at = evening.at.then(evening.sessions.len() - 1);
        let first_at = morning.at.then(0_usize);
        night_into_morning((last.hours, last_at), (first.hours, first_at))
    })
}

/// Adds the sessions of a day.
fn one_day(
    listed: &SessionList,
    track: TrackId,
    day: NaiveDate,
    zone: Zone,
    frame: &mut Vec<Session>,
    faults: &mut Faults,
) {
    for (place, session) in listed.sessions.iter().enumerate() {
        let kind = session.kind();
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
            facilities: session.facilities,
        }));
    }
}

fn one_track(
    written: raw::Track,
    range: Option<Range>,
    reader: &mut FacilitiesReader<'_>,
    faults: &mut Faults,
) -> TrackHours {
    let at = path_to!["tracks", written.key.clone()];
    faults.extend(strange_name(&written.key, || at.clone()));
    let sessions = written
        .sessions
        .given()
        .and_then(|asked| read_list(asked, at.then("sessions"), reader, faults));
    let listed_days = written.days.given().unwrap_or_default();
    let days = special_days(listed_days, &at.then("days"), range, reader, faults);
    let (rooms, texts) = (reader.rooms, reader.texts);
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
