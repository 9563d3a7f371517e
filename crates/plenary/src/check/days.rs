//! Days that differ from the others: the tables `days` of a schedule and of its tracks.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    sessions::{SessionList, read_list},
    texts::Texts,
};
use crate::{
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, Part, Path, path_to},
    plan::{Extra, News},
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
}

/// Reads the tables of days; `range` is the days of the schedule, if they are known.
pub(super) fn special_days(
    written: Vec<raw::Day>,
    at: &Path,
    range: Option<Range>,
    texts: &Texts,
    faults: &mut Faults,
) -> Days {
    let day = |written: raw::Day| {
        let path = at.then(written.key.clone());
        if let Some(range) = range {
            faults.extend(outside_days(written.date, range, &path));
        }
        (written.date, special_day(written, &path, texts, faults))
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
    let held = written
        .held
        .given()
        .and_then(|held| held.into_iter().map(Slot::given).collect());
    let extra = written
        .extra
        .given()
        .into_iter()
        .flatten()
        .filter_map(Slot::given);
    SpecialDay {
        sessions: sessions.and_then(|asked| read_list(&asked, at.then("sessions"), faults)),
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
            news = news.extra(track, *day, extra.hours, extra.group.as_deref());
        }
    }
    news
}
