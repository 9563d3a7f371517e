//! Edits of a source: records of what has happened, fixes, and revisions.

use chrono::NaiveDate;
use plenary::{Minutes, Report, Schedule, Source, edit::Change, schedule::Placed};
use toml::Table;

/// More rounds than one mistake can hide others.
const ROUNDS: usize = 8;

/// Records what could have happened, mends what can be mended, and opens a revision.
pub fn edits(bytes: &[u8]) {
    let source = crate::source(bytes);
    fix(&source);
    issue(&source);
    let Some(schedule) = crate::compiled(&source) else {
        return;
    };
    for (place, placed) in schedule.meetings().iter().enumerate().take(4) {
        for change in of_meeting(placed) {
            record(&source, &change, place);
        }
    }
    for change in of_days(&schedule) {
        record(&source, &change, 0);
    }
}

fn of_meeting(placed: &Placed) -> Vec<Change> {
    let id = || placed.meeting.id.clone();
    let mut changes = vec![
        Change::Took(id(), Minutes(45)),
        Change::Extended(id(), Minutes(30)),
        Change::Cancelled(id(), "no \"quorum\" # é".to_owned()),
    ];
    if let Some(ends) = placed.current.ends() {
        changes.push(Change::Ended(id(), ends.naive_local()));
        changes.push(Change::Suspended(id(), ends.naive_local()));
    }
    changes
}

fn of_days(schedule: &Schedule) -> Vec<Change> {
    let plan = schedule.plan();
    let first: NaiveDate = plan.first_day();
    let midnight = first.and_hms_opt(12, 0, 0).expect("noon");
    let hours = plan.hours().iter().copied().take(1).collect::<Vec<_>>();
    let track = plan.tracks().first().and_then(|track| track.key.clone());
    vec![
        Change::AsOf(midnight),
        Change::Held(None, first, hours.clone()),
        Change::Held(None, plan.last_day(), Vec::new()),
        Change::Held(track, first, hours),
    ]
}

fn parsed(source: &Source) -> Option<Table> {
    source.text().trim_start_matches('\u{feff}').parse().ok()
}

/// The key that a change writes.
fn key(change: &Change) -> &'static str {
    match change {
        Change::Took(..) => "took",
        Change::Ended(..) => "ended",
        Change::Extended(..) => "extended",
        Change::Suspended(..) => "suspended",
        Change::Cancelled(..) => "cancelled",
        Change::Held(..) => "held",
        _ => "as-of",
    }
}

/// The keys that a change replaces: a meeting ends or stops once, and is called off in one way.
fn replaced(change: &Change) -> &'static [&'static str] {
    match change {
        Change::Took(..) | Change::Ended(..) | Change::Suspended(..) => {
            &["took", "ended", "suspended", "adjourned"]
        }
        Change::Cancelled(..) => &["cancelled", "postponed"],
        Change::Extended(..) => &["extended"],
        Change::Held(..) => &["held"],
        _ => &["as-of"],
    }
}

/// Asserts that a recorded change stands in the source, and that nothing else is different in it.
fn record(source: &Source, change: &Change, place: usize) {
    let after = plenary::edit::record(source, std::slice::from_ref(change));
    let Ok(after) = after else {
        panic!("{change:?} cannot be recorded in a sound source");
    };
    let before = parsed(source).expect("what compiles is TOML");
    let Some(now) = parsed(&after) else {
        panic!("{change:?} leaves no TOML:\n{}", after.text());
    };
    let (was, is) = (
        without(&before, change, place),
        without(&now, change, place),
    );
    assert_eq!(was, is, "{change:?} in\n{}", after.text());
    assert!(
        at(&now, change, place).is_some(),
        "{change:?} is not in\n{}",
        after.text()
    );
    assert_eq!(remarks(source), remarks(&after), "{change:?}");
    let again = plenary::edit::record(&after, std::slice::from_ref(change));
    if let Ok(again) = again {
        assert_eq!(again, after, "{change:?} twice");
    }
    if let Ok(warned) = plenary::compile_overfull(&after) {
        kept(&warned.value, change);
    }
}

/// The table that a change is written into: the day, the whole, or the meeting in this place.
fn home<'t>(table: &'t mut Table, change: &Change, place: usize) -> Option<&'t mut Table> {
    match change {
        Change::Held(None, day, _) => of_day(table, *day),
        Change::Held(Some(track), day, _) => {
            let tracks = table.get_mut("tracks")?.as_table_mut()?;
            of_day(tracks.get_mut(track)?.as_table_mut()?, *day)
        }
        Change::AsOf(_) => Some(table),
        _ => table.get_mut("meeting")?.get_mut(place)?.as_table_mut(),
    }
}

fn of_day(table: &mut Table, day: NaiveDate) -> Option<&mut Table> {
    let days = table.get_mut("days")?.as_table_mut()?;
    days.get_mut(&day.to_string())?.as_table_mut()
}

fn at(table: &Table, change: &Change, place: usize) -> Option<toml::Value> {
    home(&mut table.clone(), change, place)?
        .get(key(change))
        .cloned()
}

/// The whole without what a change writes or replaces, and without a day that holds nothing else.
fn without(table: &Table, change: &Change, place: usize) -> Table {
    let mut rest = table.clone();
    if let Some(home) = home(&mut rest, change, place) {
        for key in replaced(change) {
            home.remove(*key);
        }
    }
    drop_empty_days(&mut rest);
    for track in rest
        .get_mut("tracks")
        .and_then(|value| value.as_table_mut())
        .into_iter()
        .flatten()
    {
        track.1.as_table_mut().into_iter().for_each(drop_empty_days);
    }
    rest
}

fn drop_empty_days(table: &mut Table) {
    if let Some(days) = table.get_mut("days").and_then(|value| value.as_table_mut()) {
        days.retain(|_, day| day.as_table().is_none_or(|day| !day.is_empty()));
        if days.is_empty() {
            table.remove("days");
        }
    }
}

/// The lines that are remarks.
fn remarks(source: &Source) -> Vec<&str> {
    let lines = source.text().lines();
    lines
        .filter(|line| line.trim_start().starts_with('#'))
        .collect()
}

/// The schedule knows what was recorded.
fn kept(schedule: &Schedule, change: &Change) {
    let record = |id: &String| &schedule.meeting(id).expect("it is there").record;
    let kept = match change {
        Change::Took(id, minutes) => record(id).took == Some(*minutes),
        Change::Ended(id, at) => record(id).ended == Some(*at),
        Change::Extended(id, minutes) => record(id).extended == Some(*minutes),
        Change::Suspended(id, at) => record(id).suspended == Some(*at),
        Change::Cancelled(id, _) => record(id).cancelled.is_some(),
        Change::AsOf(at) => schedule.now().map(|now| now.naive_local()) == Some(*at),
        _ => true,
    };
    assert!(kept, "{change:?}");
}

fn report(source: &Source) -> Report {
    match plenary::compile(source) {
        Ok(warned) => warned.warnings,
        Err(report) => report,
    }
}

/// Mending comes to an end, leaves the remarks, and makes nothing worse.
fn fix(source: &Source) {
    let was_toml = parsed(source).is_some();
    let mut now = source.clone();
    for _ in 0..ROUNDS {
        let Some(after) = report(&now).fixed() else {
            break;
        };
        assert_ne!(after, now, "mended, and the same");
        now = after;
    }
    assert!(
        report(&now).fixed().is_none(),
        "there is more to mend:\n{}",
        now.text()
    );
    assert!(
        !was_toml || parsed(&now).is_some(),
        "no TOML any more:\n{}",
        now.text()
    );
    let compiled = crate::compiled(source).is_some();
    assert!(
        !compiled || crate::compiled(&now).is_some(),
        "it compiled:\n{}",
        source.text()
    );
}

/// An issue says that it is one, and compiles as what it issues did; so does a correction of it.
fn issue(source: &Source) {
    let day = NaiveDate::from_ymd_opt(2027, 1, 5).expect("a day");
    let Ok(issue) = plenary::edit::issue(source, day, "fuzz") else {
        return;
    };
    let table =
        parsed(&issue.source).unwrap_or_else(|| panic!("no TOML:\n{}", issue.source.text()));
    assert!(
        table.get("revision").is_some(),
        "no revision:\n{}",
        issue.source.text()
    );
    assert_eq!(
        plenary::issued_name(&issue.source).as_deref(),
        Some(issue.kept.name())
    );
    let table = parsed(&issue.kept).unwrap_or_else(|| panic!("no TOML:\n{}", issue.kept.text()));
    let outputs = table.get("outputs").and_then(|value| value.as_array());
    assert!(
        outputs.is_some_and(Vec::is_empty),
        "outputs in\n{}",
        issue.kept.text()
    );
    let was_compiled = plenary::compile(source).is_ok();
    match plenary::compile(&issue.source) {
        Ok(schedule) => assert!(!schedule.value.is_draft(), "{}", source.text()),
        Err(report) => assert!(!was_compiled, "it compiled: {report}\n{}", source.text()),
    }
    let corrected = plenary::edit::correct(&issue.source, day, "fuzz")
        .unwrap_or_else(|report| panic!("it can be issued, and not corrected: {report}"));
    assert_eq!(corrected.number, issue.number);
    assert_ne!(corrected.kept.name(), issue.kept.name());
}
