//! Reads the forms for programs: the calendar, the table, the schedule of conference apps.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use plenary::{Language, Schedule};
use plenary_tests::{
    Table,
    calendar::{self as reader, Component, Zone},
};
use roxmltree::{Document, Node};

use super::{
    lexicon::Lexicon,
    occurrence::{self, Standing, key_of_coded},
    statement::{Hours, Statement, When},
};

/// The statements of a calendar, and of those that are in it no longer nothing.
pub(super) fn calendar(schedule: &Schedule, language: Language) -> Vec<Statement> {
    let file = schedule
        .to_calendar(language)
        .expect("the plan has the language");
    let calendar = reader::read(&file);
    let zone = calendar.zone();
    let events = calendar.events().map(|event| appointment(event, &zone));
    events.collect()
}

fn instant(moment: DateTime<Utc>) -> When {
    When::Instant(moment.fixed_offset())
}

fn appointment(event: &Component, zone: &Zone) -> Statement {
    let uid = event.text("UID");
    let parts: Vec<_> = uid.rsplitn(4, '.').collect();
    let (kind, rest) = [
        ("sitting", "meeting"),
        ("event", "event"),
        ("deadline", "deadline"),
    ]
    .into_iter()
    .find_map(|(kind, ours)| Some((ours, uid.split_once(&format!(".{kind}."))?.0)))
    .unwrap_or_else(|| panic!("{parts:?}"));
    let (coded, ordinal) = rest.rsplit_once('.').expect("an ordinal");
    let starts = event.property("DTSTART").expect("a beginning");
    let is_day = starts.parameter("VALUE") == Some("DATE");
    let hours = (!is_day).then(|| Hours {
        starts: instant(zone.moment(starts)),
        ends: event
            .property("DTEND")
            .map(|ends| instant(zone.moment(ends))),
    });
    let day = reader::day(&starts.value[..8]);
    let is_off = event.value("STATUS") == "CANCELLED";
    let text = event.text("DESCRIPTION");
    Statement {
        keys: vec![key_of_coded(kind, coded, ordinal)],
        day,
        hours: hours.into_iter().collect(),
        head: event.text("SUMMARY"),
        lines: text.lines().map(str::to_owned).collect(),
        is_struck: Some(is_off),
        place: Some(event.text("LOCATION")),
        ..Statement::default()
    }
}

/// The statements of the table.
pub(super) fn table(schedule: &Schedule, language: Language) -> Vec<Statement> {
    let table = Table::read(
        &schedule
            .to_csv(language)
            .expect("the plan has the language"),
    );
    table.records().map(|row| table_row(&row)).collect()
}

fn table_row(row: &BTreeMap<&str, &str>) -> Statement {
    // A sign that keeps a spreadsheet from taking a text for a formula.
    let of = |key: &str| row[key].strip_prefix('\'').unwrap_or(row[key]).to_owned();
    let several = |key: &str| {
        let cell = of(key);
        let parts = cell.split("; ").filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect::<Vec<_>>()
    };
    let moment = |key: &str| -> Option<DateTime<FixedOffset>> { of(key).parse().ok() };
    let hours = moment("start-utc").map(|starts| Hours {
        starts: When::Instant(starts),
        ends: moment("end-utc").map(When::Instant),
    });
    let kind = match &*of("kind") {
        "meeting" => "meeting",
        "closed" => "closed",
        _ => "event",
    };
    let key = match kind {
        "closed" => occurrence::key(kind, &of("track"), of("date")),
        _ => occurrence::key(kind, &of("id"), of("ordinal")),
    };
    let people = [
        "chair",
        "co-chairs",
        "vice-chair",
        "facilitator",
        "rapporteur",
        "speakers",
    ]
    .iter()
    .flat_map(|key| several(key));
    let numbers = several("number");
    let number = |cell: &String| cell.rsplit(' ').next()?.parse().ok();
    let names = [several("acronym"), several("group-name"), vec![of("title")]].concat();
    Statement {
        keys: vec![key],
        day: of("date").parse().expect("a day"),
        hours: hours.into_iter().collect(),
        head: names.join(": "),
        standing: Some(match &*of("status") {
            "cancelled" => Standing::Cancelled,
            "postponed" => Standing::Postponed,
            _ => Standing::Held,
        }),
        numbers: Some(numbers.iter().filter_map(number).collect()),
        place: Some(of("room")),
        people: Some(people.filter(|name| name != "vacant").collect()),
        is_continued: Some(of("resumption") == "continued"),
        ..Statement::default()
    }
}

/// The statements of the schedule of conference apps.
pub(super) fn apps(schedule: &Schedule, language: Language, lexicon: &Lexicon) -> Vec<Statement> {
    let document = schedule
        .to_schedule_xml(language)
        .expect("the plan has the language");
    let document = Document::parse(&document).expect("it is XML");
    let days = document
        .descendants()
        .filter(|node| node.has_tag_name("day"));
    let statements = days.flat_map(|of| {
        let day = of.attribute("date").expect("a day").parse().expect("a day");
        let events = of.descendants().filter(|node| node.has_tag_name("event"));
        events
            .map(move |event| event_of_app(event, day, lexicon))
            .collect::<Vec<_>>()
    });
    statements.collect()
}

fn event_of_app(event: Node<'_, '_>, day: NaiveDate, lexicon: &Lexicon) -> Statement {
    let text = |name: &str| {
        let child = event.children().find(|child| child.has_tag_name(name));
        child
            .and_then(|child| child.text())
            .unwrap_or_default()
            .to_owned()
    };
    let starts = DateTime::parse_from_rfc3339(&text("date")).expect("a moment");
    let duration = text("duration");
    let (hours, minutes) = duration.split_once(':').expect("a length");
    let number = |text: &str| text.parse::<i64>().expect("a number");
    let length = chrono::TimeDelta::minutes(number(hours) * 60 + number(minutes));
    let ends = (!length.is_zero()).then(|| When::Instant(starts + length));
    let people = event
        .descendants()
        .filter(|node| node.has_tag_name("person"));
    let (subtitle, description) = (text("subtitle"), text("description"));
    let lines = [&subtitle, &description];
    // The text of a number is not about the sitting.
    let parts = subtitle
        .split(", ")
        .filter(|part| lexicon.numbers(part).is_none());
    let beside: Vec<_> = parts.collect();
    Statement {
        day,
        hours: vec![Hours {
            starts: When::Moment(starts),
            ends,
        }],
        head: format!("{} {}", text("title"), beside.join(", ")),
        lines: lines
            .iter()
            .flat_map(|text| text.lines())
            .map(str::to_owned)
            .collect(),
        place: Some(text("room")),
        people: Some(
            people
                .filter_map(|person| person.text().map(str::to_owned))
                .collect(),
        ),
        ..Statement::default()
    }
}
