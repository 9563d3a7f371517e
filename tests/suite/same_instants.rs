//! Every form of a schedule says the same meetings at the same instants.
//!
//! A form is read back by a function of its own, from what is written alone; what a form does not say
//! by itself, such as the ids of meetings on a page for people, is found by its place in the annex.

mod feeds;

use std::collections::BTreeSet;

use plenary::{
    Language, Moment, Output, Schedule, Show, Source,
    annex::Item,
    chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime},
    plan::StartForm,
    schedule::Standing,
};
use plenary_tests::{
    Table,
    html::{self, Piece, pieces},
};
use serde_json::Value;

use crate::cases::{schedules, sources};

/// A meeting, when a sitting of it begins, and when it ends, if that is said.
type Stretch = (String, Moment, Option<Moment>);

/// Reads what is written of a schedule.
type Reader = fn(&str, &Schedule) -> BTreeSet<Stretch>;

/// Every form that says all instants, and its reader. Pages for people leave out ends where the
/// schedule does not show them; what is for programs never does.
const FORMS: [(Output, &str, Reader); 8] = [
    (Output::Html, "the list", page),
    (Output::Html, "JSON-LD", json_ld),
    (Output::Fragment, "the list", page),
    (Output::Json, "", json),
    (Output::Csv, "", csv),
    (Output::Calendar, "", feeds::ics),
    (Output::ScheduleXml, "", feeds::xml),
    (Output::Text, "the list", feeds::text),
];

fn is_for_people(reader: &str) -> bool {
    reader == "the list"
}

#[test]
fn every_form_says_the_same_instants() {
    let mut compared = 0;
    for (name, schedule) in schedules() {
        for show in [Show::Current, Show::Planned] {
            let Ok(schedule) = schedule.clone().showing(show) else {
                continue;
            };
            for (output, part, reader) in FORMS {
                let said_by = format!("{name}, {show:?}, {}, {part}", output.name());
                let with_ends = schedule.plan().shows_ends() || !is_for_people(part);
                let shown = Shown {
                    ends: with_ends,
                    estimates: !is_for_people(part) && part != "JSON-LD",
                };
                compared += compare(&schedule, output, reader, shown, &said_by);
            }
        }
    }
    assert!(compared > 2000, "only {compared} sittings were compared");
}

/// A table of Markdown says hours by rows; the list says them one by one.
#[test]
fn the_list_in_markdown_says_the_same_instants() {
    let mut compared = 0;
    for path in ["schedules", "tests/schedules"].map(sources).concat() {
        let (name, schedule) = as_list(&path);
        let shown = Shown {
            ends: schedule.plan().shows_ends(),
            estimates: false,
        };
        compared += compare(&schedule, Output::Markdown, markdown_list, shown, &name);
    }
    assert!(compared > 300, "only {compared} sittings were compared");
}

/// Compares one form with the schedule, and tells how many sittings it has.
fn compare(
    schedule: &Schedule,
    output: Output,
    reader: Reader,
    shown: Shown,
    said_by: &str,
) -> usize {
    let mut expected = expected(schedule, shown.ends);
    let hidden = if shown.estimates {
        BTreeSet::new()
    } else {
        estimated(schedule)
    };
    expected.retain(|(id, ..)| !hidden.contains(id));
    for language in schedule.plan().languages() {
        let written = schedule
            .render(output, *language)
            .expect("it has the language");
        let mut said = reader(&written, schedule);
        said.retain(|(id, ..)| !hidden.contains(id));
        assert_eq!(said, expected, "{said_by}, {language}");
    }
    expected.len()
}

/// Which of the times a form shows.
#[derive(Clone, Copy)]
struct Shown {
    ends: bool,
    /// True if it has those of meetings whose condition is shown.
    estimates: bool,
}

/// Returns the meetings of which the condition is shown and not the hour.
fn estimated(schedule: &Schedule) -> BTreeSet<String> {
    let view = schedule.view_or_first(Language::English);
    let occurrences = view.occurrences().iter();
    let estimated = occurrences.filter(|occurrence| occurrence.start == StartForm::Condition);
    estimated
        .map(|occurrence| occurrence.id.to_string())
        .collect()
}

/// True if the condition of an item is shown and not its hour.
fn is_estimated(item: &Item) -> bool {
    item.times.iter().any(|times| !times.condition.is_empty())
}

/// Returns the times that the schedule shows: of a meeting that takes no time, and by `show`, the
/// planned ones.
fn expected(schedule: &Schedule, with_ends: bool) -> BTreeSet<Stretch> {
    let planned = schedule.plan().shows() == Show::Planned;
    let mut stretches = BTreeSet::new();
    for placed in schedule.meetings() {
        let standing: &Standing = if planned || placed.record.takes_no_time() {
            &placed.planned
        } else {
            &placed.current
        };
        let sittings = standing.sittings.iter();
        stretches.extend(sittings.map(|sitting| {
            let ends = with_ends.then_some(sitting.ends);
            (placed.meeting.id.clone(), sitting.starts, ends)
        }));
    }
    stretches
}

/// A schedule of the repository without tables.
fn as_list(path: &std::path::Path) -> (String, Schedule) {
    let source = crate::cases::source(path);
    let text = source.text().trim_start_matches('\u{feff}');
    let lines = text.lines().filter(|line| !line.starts_with("layout"));
    let lines: Vec<_> = lines.collect();
    let text = format!("layout = \"list\"\n{}\n", lines.join("\n"));
    let source = Source::new(source.name(), text);
    let schedule = plenary::compile_alone(&source).unwrap_or_else(|report| panic!("{report}"));
    (source.name().to_owned(), schedule.value)
}

/// The compiled schedule.
fn json(written: &str, schedule: &Schedule) -> BTreeSet<Stretch> {
    let data: Value = serde_json::from_str(written).expect("it is JSON");
    let planned = schedule.plan().shows() == Show::Planned;
    let meetings = data["meetings"].as_array().expect("there are meetings");
    let of_meeting = |meeting: &Value| {
        let record = |key: &str| meeting["record"].get(key).is_some();
        let off = record("cancelled") || record("postponed");
        let opened = record("took") || record("ended");
        let standing = if planned || off && !opened {
            "planned"
        } else {
            "current"
        };
        let id = meeting["id"].as_str().expect("it has an id").to_owned();
        let sittings = meeting[standing]["sittings"]
            .as_array()
            .expect("there are sittings")
            .clone();
        sittings.into_iter().map(move |sitting| {
            let [starts, ends] = ["starts", "ends"].map(|key| of_json(&sitting[key]));
            (id.clone(), starts, Some(ends))
        })
    };
    meetings.iter().flat_map(of_meeting).collect()
}

/// An instant that says both its local time and UTC, which have to be the same.
fn of_json(value: &Value) -> Moment {
    let of = |key: &str| value[key].as_str().expect("it is a text");
    let utc = instant_of(of("utc"));
    let zone: chrono_tz::Tz = of("zone").parse().expect("it is a zone");
    let local = utc.with_timezone(&zone);
    assert_eq!(local.naive_local().format("%FT%T").to_string(), of("local"));
    local.fixed_offset()
}

/// The rows of the table.
fn csv(written: &str, _: &Schedule) -> BTreeSet<Stretch> {
    let table = Table::read(written);
    table
        .columns(["kind", "id", "start-utc", "end-utc"])
        .filter(|[kind, ..]| *kind == "meeting")
        .map(|[_, id, starts, ends]| {
            let ends = Some(instant_of(ends));
            (id.to_owned(), instant_of(starts), ends)
        })
        .collect()
}

/// The list of a page: the times of each item, with their day and their offset.
fn page(written: &str, schedule: &Schedule) -> BTreeSet<Stretch> {
    let pieces = pieces(written);
    let is_list = |piece: &Piece| piece.attribute("class") == Some("plenary-list");
    let start = pieces.iter().position(is_list).expect("there is a list");
    let items: Vec<_> = pieces[start..]
        .split(|piece| piece.opens("li"))
        .skip(1)
        .collect();
    let annex = annex_of(written, schedule);
    let known: Vec<_> = annex.list.iter().flat_map(|day| &day.items).collect();
    assert_eq!(items.len(), known.len());
    let pairs = items.into_iter().zip(known);
    let meetings = pairs.filter_map(|(item, known)| Some((item, known.meeting.clone()?)));
    let times = |(item, id): (&[Piece], String)| {
        let times = times_of(item).into_iter();
        let stretch = move |(starts, ends)| (id.clone(), starts, ends);
        times.map(stretch).collect::<Vec<_>>()
    };
    meetings.flat_map(times).collect()
}

/// The annex in the language of a page.
fn annex_of(page: &str, schedule: &Schedule) -> plenary::Annex {
    let (_, rest) = page.split_once("lang=\"").expect("it has a language");
    let (tag, _) = rest.split_once('"').expect("it is closed");
    let language: Language = tag.parse().expect("it is known");
    schedule.annex_in(language).expect("it has the language")
}

/// The whole times of an item; a dash stands between two of one range.
fn times_of(item: &[Piece]) -> Vec<(Moment, Option<Moment>)> {
    let mut times = Vec::new();
    let end = item.iter().position(|piece| piece.closes("li"));
    let item = &item[..end.expect("it is closed")];
    for (place, piece) in item.iter().enumerate() {
        let Some(datetime) = piece.attribute("datetime") else {
            continue;
        };
        let at = instant_of(datetime);
        let is_end = item[..place].ends_with(&[
            Piece::Closes("time".to_owned()),
            Piece::Text("–".to_owned()),
        ]);
        match times.last_mut() {
            Some((_, end)) if is_end => *end = Some(at),
            _ => times.push((at, None)),
        }
    }
    times
}

/// Returns the times in a page's data for search engines: an event for each sitting, in the order
/// of the list.
fn json_ld(written: &str, schedule: &Schedule) -> BTreeSet<Stretch> {
    let data = html::json_ld(&pieces(written)).expect("it is there");
    let parts = data["subEvent"].as_array().expect("it has parts");
    let annex = annex_of(written, schedule);
    let items = annex.list.iter().flat_map(|day| &day.items);
    let ids: Vec<_> = items
        .filter(|item| !item.is_gone)
        .flat_map(|item| item.times.iter().map(|_| item.meeting.clone()))
        .collect();
    assert_eq!(parts.len(), ids.len());
    let stretch = |(part, id): (&Value, Option<String>)| {
        // An estimate has its day alone.
        let at = |key: &str| {
            let text = part[key].as_str().filter(|text| text.contains('T'));
            text.map(instant_of)
        };
        Some((id?, at("startDate")?, at("endDate")))
    };
    parts.iter().zip(ids).filter_map(stretch).collect()
}

/// The items of the list of a Markdown page, each under the heading of its day.
fn markdown_list(written: &str, schedule: &Schedule) -> BTreeSet<Stretch> {
    let languages = schedule.plan().languages().iter();
    let mut annexes = languages.filter_map(|language| schedule.annex_in(*language));
    let annex = annexes
        .find(|annex| annex.to_markdown() == written)
        .expect("it is of this schedule");
    let mut lines = written.lines();
    let mut stretches = BTreeSet::new();
    for day in &annex.list {
        let heading = format!("## {}", day.name);
        let found = lines.any(|line| line.starts_with(&heading));
        assert!(found, "no {heading}");
        for item in &day.items {
            let line = lines
                .find_map(|line| line.strip_prefix("- "))
                .expect("it is listed");
            if is_estimated(item) {
                continue;
            }
            let clock = Clock::of(schedule, day.day);
            stretches.extend(
                item.meeting
                    .iter()
                    .flat_map(|id| clock.times(line, item, id)),
            );
        }
    }
    stretches
}

/// The clocks of the venue on a day.
struct Clock {
    zone: chrono_tz::Tz,
    day: NaiveDate,
}

impl Clock {
    fn of(schedule: &Schedule, day: NaiveDate) -> Self {
        let zone = schedule.plan().time_zone().parse().expect("it is a zone");
        Self { zone, day }
    }

    /// The times before an item, `10:00–13:00 and 15:00–18:00`, as many as it has.
    fn times(&self, line: &str, item: &Item, id: &str) -> Vec<Stretch> {
        let mut rest = line;
        let mut times = Vec::new();
        for _ in &item.times {
            let begins = rest.find(|c: char| c.is_ascii_digit()).expect("a time");
            rest = &rest[begins..];
            let from = clock(&rest[..5]);
            rest = &rest[5..];
            let to = rest
                .strip_prefix('–')
                .map(|more| (clock(&more[..5]), &more[5..]));
            let Some((to, behind)) = to else {
                let later = behind_midnight(rest);
                times.push((id.to_owned(), self.instant(from, later), None));
                continue;
            };
            rest = behind;
            let later = behind_midnight(rest);
            let starts = self.instant(from, later && from < to);
            let ends = self.instant(to, later || to <= from);
            times.push((id.to_owned(), starts, Some(ends)));
        }
        times
    }

    /// The only instant at which the clocks show a time on the day, or on the next one.
    fn instant(&self, time: NaiveTime, is_next_day: bool) -> Moment {
        let day = self.day + Days::new(u64::from(is_next_day));
        let local: NaiveDateTime = day.and_time(time);
        let instant = local.and_local_timezone(self.zone).single();
        instant.expect("the clocks show it once").fixed_offset()
    }
}

/// True if it is said that the hours before are those of the next day.
fn behind_midnight(rest: &str) -> bool {
    [" (next day)", " (le lendemain)"]
        .iter()
        .any(|said| rest.starts_with(said))
}

fn clock(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// An instant as machines write it, with seconds or without.
fn instant_of(text: &str) -> Moment {
    let formats = ["%FT%T%#z", "%FT%H:%M%#z"];
    let mut read = formats
        .iter()
        .filter_map(|format| Moment::parse_from_str(text, format).ok());
    read.next()
        .unwrap_or_else(|| panic!("{text} is no instant"))
}
