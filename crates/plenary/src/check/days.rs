//! Days that differ from the others: the tables `days` of a schedule and of its tracks.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    facilities::FacilitiesReader,
    sessions::{SessionList, read_list},
};
use crate::{
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, Part, Path, path_to},
    plan::{Extra, FacilitiesId, News},
    text::Text,
    time::Hours,
};

/// The first and the last day.
pub(super) type Range = (NaiveDate, NaiveDate);

/// The days that differ from the others.
pub(super) type Days = BTreeMap<NaiveDate, SpecialDay>;

/// A day that has a table of its own.
pub(super) struct SpecialDay {
    pub(super) sessions: Option<SessionList>,
    pub(super) closed: Option<Text>,
    pub(super) held: Option<Vec<Hours>>,
    pub(super) extra: Vec<Extra>,
    pub(super) note: Option<Text>,
    pub(super) facilities: Option<FacilitiesId>,
}

/// Reads the tables of days; `range` is the days of the schedule, if they are known.
pub(super) fn special_days(
    written: Vec<raw::Day>,
    at: &Path,
    range: Option<Range>,
    reader: &mut FacilitiesReader<'_>,
    faults: &mut Faults,
) -> Days {
    let day = |written: raw::Day| {
        let path = at.then(written.key.clone());
        if let Some(range) = range {
            faults.extend(outside_days(written.date, range, &path));
        }
        (written.date, special_day(written, &path, reader, faults))
    };
    written.into_iter().map(day).collect()
}

fn special_day(
    written: raw::Day,
    at: &Path,
    reader: &mut FacilitiesReader<'_>,
    faults: &mut Faults,
) -> SpecialDay {
    faults.extend(closed_and_others(&written, at));
    let sessions = written.sessions.given();
    let held = written
        .held
        .given()
        .and_then(|held| held.into_iter().map(Slot::given).collect());
    let given = written.extra.given().into_iter().flatten().enumerate();
    let (extras, texts) = (at.then("extra"), reader.texts);
    let extra = given
        .filter_map(|(place, slot)| Some((place, slot.given()?)))
        .map(|(place, written)| extra(written, &extras.then(place), reader, faults))
        .collect();
    let sessions_at = at.then("sessions");
    SpecialDay {
        sessions: sessions.and_then(|asked| read_list(asked, sessions_at, reader, faults)),
        closed: texts.one(written.closed.given(), || at.then("closed"), faults),
        held,
        extra,
        note: texts.one(written.note.given(), || at.then("note"), faults),
        facilities: reader.add(written.facilities, at, faults),
    }
}

/// Returns a session that was agreed later.
fn extra(
    written: raw::Extra,
    at: &Path,
    reader: &FacilitiesReader<'_>,
    faults: &mut Faults,
) -> Extra {
    let keys = written.facilities.map(|keys| *keys).unwrap_or_default();
    let given = reader.read(keys, at, faults);
    Extra {
        hours: written.hours,
        group: written.group.given(),
        room: given.room.map(|room| room.name),
        livestream: given.livestream,
        interpretation: given.interpretation,
    }
}

/// Returns the faults of keys that a closed day cannot have.
fn closed_and_others(written: &raw::Day, at: &Path) -> Vec<Fault> {
    let facilities = &written.facilities;
    let held = [
        ("sessions", !written.sessions.is_absent()),
        ("held", !written.held.is_absent()),
        ("extra", !written.extra.is_absent()),
        ("room", !facilities.room.is_absent()),
        ("livestream", !facilities.livestream.is_absent()),
        ("interpretation", !facilities.interpretation.is_absent()),
    ];
    let is_closed = !written.closed.is_absent();
    let given = held.iter().filter(|(_, given)| is_closed && *given);
    given.map(|(key, _)| closed_and(key, at)).collect()
}

fn closed_and(key: &'static str, at: &Path) -> Fault {
    let message = format!("a day is closed, and has `{key}`");
    Fault::new(Code::ClosedDay, message, at.then("closed"))
        .label("nothing is held")
        .and(at.then(key))
        .label("something is held")
        .help(format!("delete `closed` or `{key}`"))
}

/// Returns the fault of a day that is not one of the schedule's.
pub(super) fn outside_days(day: NaiveDate, (first, last): Range, at: &Path) -> Option<Fault> {
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

/// Adds the sessions that the tables of days record as held or added.
pub(super) fn add_records(mut news: News, track: Option<&str>, days: &Days) -> News {
    for (day, special) in days {
        if let Some(held) = &special.held {
            news = news.held(track, *day, held.clone());
        }
        for extra in &special.extra {
            news = news.extra_session(track, *day, extra.clone());
        }
    }
    news
}
