//! References from meetings to each other, to tracks, and to moments.

use std::collections::HashMap;

use chrono::NaiveDateTime;

use super::{
    days::outside_days,
    exclusive,
    meetings::inherit,
    sessions::{instant, whole_minutes},
};
use crate::{
    document::{self as raw, Slot, quoted},
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{Frame, Meeting, MeetingId, Start, TrackId},
    suggest::nearest_after,
    time::Moment,
};

/// Settles the references of every meeting, once all their ids are known.
pub(super) fn settle(
    written: &[raw::Meeting],
    meetings: &mut [Meeting],
    frame: Option<&Frame>,
    faults: &mut Faults,
) {
    let ids: Vec<String> = meetings.iter().map(|meeting| meeting.id.clone()).collect();
    let known = MeetingIndex::of(&ids);
    let tracks = frame.map(Tracks::of);
    for (number, written) in written.iter().enumerate() {
        let place = MeetingId::new(number);
        let at = path_to!["meeting", place];
        faults.extend(exclusive::keys(written, &at));
        let start = start(written, &known, frame, &at, faults);
        let resumes = resumption(written, &known, place, &at, faults);
        let (before, rest) = meetings.split_at_mut(number);
        let Some(meeting) = rest.first_mut() else {
            continue;
        };
        let inherited = resumes.and_then(|earlier| before.get(earlier.index()));
        let known_tracks = tracks.as_ref();
        let track = known_tracks.and_then(|tracks| track(written, inherited, tracks, &at, faults));
        meeting.start = start;
        meeting.resumes = resumes;
        meeting.track = track.unwrap_or(TrackId::ONLY);
        if let Some(earlier) = inherited {
            meeting.group = meeting.group.or(earlier.group);
            let same_group = meeting.group == earlier.group;
            meeting.details = inherit(meeting.details(), earlier.details(), same_group).boxed();
            if meeting.title.is_none() && meeting.group == earlier.group {
                meeting.title.clone_from(&earlier.title);
            }
        }
    }
    faults.extend(resumed_twice(meetings));
    let meetings_in_order = written.iter().enumerate();
    faults.extend(meetings_in_order.filter_map(|(place, written)| {
        exclusive::without_condition(written, MeetingId::new(place), meetings)
    }));
}

/// The meetings by their ids.
pub(super) struct MeetingIndex<'m> {
    ids: &'m [String],
    places: HashMap<&'m str, MeetingId>,
}

impl<'m> MeetingIndex<'m> {
    pub(super) fn of(ids: &'m [String]) -> Self {
        let places = ids
            .iter()
            .enumerate()
            .rev()
            .map(|(place, id)| (&**id, MeetingId::new(place)))
            .collect();
        Self { ids, places }
    }

    /// True for the id of a meeting.
    pub(super) fn has(&self, id: &str) -> bool {
        self.places.contains_key(id)
    }

    /// Finds the meeting of an id; it is a fault if there is none.
    pub(super) fn find(&self, id: &str, at: Path, faults: &mut Faults) -> Option<MeetingId> {
        let place = self.places.get(id).copied();
        if place.is_none() {
            let message = format!("no meeting has the id `{id}`");
            let fault =
                Fault::new(Code::UnknownMeeting, message, at).label("not the `id` of a meeting");
            let ids = self.ids.iter().map(|id| &**id);
            faults.push(match nearest_after(faults.len(), id, ids) {
                Some(near) => fault.write(format!("\"{near}\"")),
                None => fault.help("write the `id` of a meeting; unless it has its own, its group"),
            });
        }
        place
    }
}

/// Reads the keys by which a meeting says when it can begin.
fn start(
    written: &raw::Meeting,
    known: &MeetingIndex<'_>,
    frame: Option<&Frame>,
    at: &Path,
    faults: &mut Faults,
) -> Start {
    let ids = written.after.as_given().into_iter().flatten().enumerate();
    let after = ids
        .filter_map(|(i, id)| known.find(id.as_given()?, at.then("after").then(i), faults))
        .collect();
    let mut moment = |slot: &Slot<NaiveDateTime>, key: &'static str| {
        moment(slot.as_given().copied()?, frame?, &at.then(key), faults)
    };
    let pinned = moment(&written.starts, "starts");
    let not_before = moment(&written.not_before, "not-before");
    let on = written.on.as_given().copied();
    if let (Some(day), Some(frame)) = (on, frame) {
        faults.extend(outside_days(
            day,
            (frame.first_day, frame.last_day),
            &at.then("on"),
        ));
    }
    Start {
        pinned,
        on,
        not_before,
        after,
        undivided: written.undivided.as_given().copied().unwrap_or_default(),
        by: written
            .start_by
            .as_given()
            .and_then(|time| whole_minutes(*time, &at.then("start-by"), faults)),
        rolling: written.rolling.as_given().copied(),
        form: written.start_shown.as_given().copied().unwrap_or_default(),
    }
}

/// Returns the instant of a local time; one outside the days of the schedule is a fault.
fn moment(when: NaiveDateTime, frame: &Frame, at: &Path, faults: &mut Faults) -> Option<Moment> {
    // A session of the last day may go on after midnight.
    let late = when.date().pred_opt().filter(|day| *day == frame.last_day);
    let day = late.unwrap_or(when.date());
    faults.extend(outside_days(day, (frame.first_day, frame.last_day), at));
    instant(when, frame.time_zone, at, faults)
}

/// Finds the meeting that another resumes.
fn resumption(
    written: &raw::Meeting,
    known: &MeetingIndex<'_>,
    place: MeetingId,
    at: &Path,
    faults: &mut Faults,
) -> Option<MeetingId> {
    let id = written.resumes.as_given()?;
    let key = at.then("resumes");
    let own_group = written.group.as_given() == Some(id) && !known.places.contains_key(&**id);
    if own_group || known.places.get(&**id) == Some(&place) {
        let message = format!("the meeting `{id}` resumes itself");
        faults.push(
            Fault::new(Code::BadResumption, message, key)
                .label("the meeting that stands here")
                .help("delete `resumes`, or write the `id` of the meeting that was suspended"),
        );
        return None;
    }
    let earlier = known.find(id, key.clone(), faults)?;
    if earlier >= place {
        let message = format!("`{id}` is resumed before its place in the order");
        faults.push(
            Fault::new(Code::BadResumption, message, key)
                .label("comes first")
                .and(path_to!["meeting", earlier])
                .label("comes later")
                .help(format!("move this block behind that of {id}")),
        );
        return None;
    }
    Some(earlier)
}

fn resumed_twice(meetings: &[Meeting]) -> Vec<Fault> {
    let mut first: HashMap<MeetingId, MeetingId> = HashMap::new();
    let resumed = meetings
        .iter()
        .enumerate()
        .filter_map(|(place, meeting)| Some((MeetingId::new(place), meeting.resumes?)));
    let again = resumed.filter_map(|(place, earlier)| {
        let before = *first.entry(earlier).or_insert(place);
        (before != place).then_some((before, place, earlier))
    });
    let fault = |(before, place, earlier): (MeetingId, MeetingId, MeetingId)| {
        let (id, next) = (&meetings[earlier.index()].id, &meetings[before.index()].id);
        Fault::new(
            Code::BadResumption,
            format!("`{id}` is resumed twice"),
            path_to!["meeting", place, "resumes"],
        )
        .label("the second time")
        .and(path_to!["meeting", before, "resumes"])
        .label("the first time")
        .help(format!(
            "if {next} was suspended too, write `resumes = \"{next}\"` here"
        ))
    };
    again.map(fault).collect()
}

/// Finds the track of a meeting: the one that it names, or that of the meeting that it resumes.
fn track(
    written: &raw::Meeting,
    inherited: Option<&Meeting>,
    tracks: &Tracks<'_>,
    at: &Path,
    faults: &mut Faults,
) -> Option<TrackId> {
    let keys = || tracks.keys.iter().copied();
    match &written.track {
        Slot::Bad => None,
        Slot::Absent if tracks.keys.is_empty() => Some(TrackId::ONLY),
        Slot::Absent => {
            if written.resumes.is_absent() {
                faults.push(no_track(at, keys()));
            }
            inherited.map(|earlier| earlier.track)
        }
        Slot::Given(key) => {
            let place = tracks.places.get(&**key).copied();
            if place.is_none() {
                faults.push(unknown_track(key, keys(), at, faults.len()));
            }
            place
        }
    }
}

/// The tracks by their keys.
pub(super) struct Tracks<'f> {
    pub(super) keys: Vec<&'f str>,
    pub(super) places: HashMap<&'f str, TrackId>,
}

impl<'f> Tracks<'f> {
    pub(super) fn of(frame: &'f Frame) -> Self {
        let tracks = frame.tracks.iter();
        let keys: Vec<_> = tracks.filter_map(|track| track.key.as_deref()).collect();
        let places = keys
            .iter()
            .enumerate()
            .rev()
            .map(|(place, key)| (*key, TrackId::new(place)))
            .collect();
        Self { keys, places }
    }
}

fn no_track<'k>(at: &Path, mut keys: impl Iterator<Item = &'k str>) -> Fault {
    let example = keys.next().unwrap_or_default();
    let path = at.then("track");
    Fault::new(Code::MissingKey, "`track` is missing", path.clone())
        .missing(path)
        .label("no `track` under this")
        .and(path_to!["tracks"])
        .label("declared here")
        .help(format!(
            "add a line such as `track = \"{example}\"` under it"
        ))
}

/// Returns the fault of a track that is not declared. `before` is the number of faults so far: after
/// many, similar names are no longer looked for.
pub(super) fn unknown_track<'k>(
    key: &str,
    keys: impl Iterator<Item = &'k str>,
    at: &Path,
    before: usize,
) -> Fault {
    let message = format!("no track is called `{key}`");
    let fault = Fault::new(Code::UnknownTrack, message, at.then("track"))
        .missing(path_to!["tracks", key.to_owned()])
        .label("not declared under `[tracks]`");
    match nearest_after(before, key, keys) {
        Some(near) => fault.write(format!("\"{near}\"")),
        None => fault.help(format!(
            "declare it: add the line `[tracks.{}]`",
            quoted(key)
        )),
    }
}
