//! Published schedules, transcribed under `tests/originals`, beside the same schedules compiled from
//! `schedules`: every row is held, and whatever is held is in a row.

mod held;
mod row;

use held::Held;
use plenary::Language;
use row::Row;

/// A transcription, and the sources in which it is said again.
struct Original {
    csv: &'static str,
    language: Language,
    sources: &'static [&'static str],
    /// Its rows have the hours of whole slots, and an order inside them.
    in_slots: bool,
}

const ORIGINALS: &[Original] = &[
    in_hours("ipu-131-geneva", &["ipu-131-geneva"]),
    in_hours("icann-35-sydney", &["icann-35-sydney"]),
    in_hours("ieee-vr-2021-lisbon", &["ieee-vr-2021-lisbon"]),
    in_hours("ietf-115-london-tue-wed", &["ietf-115-london-tue-wed"]),
    in_hours(
        "igf-2021-third-open-consultations",
        &["igf-2021-third-open-consultations"],
    ),
    in_hours(
        "wha-75-geneva",
        &["wha-75-geneva-22-may", "wha-75-geneva-27-may"],
    ),
    Original {
        in_slots: true,
        ..in_hours("hrc-36-geneva", &["hrc-36-geneva"])
    },
    Original {
        in_slots: true,
        ..in_hours("hrc-34-geneva", &["hrc-34-geneva"])
    },
    in_hours(
        "cbd-sbstta-23-montreal-29-november",
        &["cbd-sbstta-23-montreal-29-november"],
    ),
    in_hours(
        "cop-17-cmp-7-durban-8-december",
        &["cop-17-cmp-7-durban-8-december"],
    ),
    in_hours("itu-t-sg2-geneva-2013", &["itu-t-sg2-geneva-2013"]),
    in_hours("wha-76-geneva-23-may-en", &["wha-76-geneva-23-may"]),
    in_french("wha-76-geneva-23-may-fr", &["wha-76-geneva-23-may"]),
    in_hours("wha-77-geneva-1-june-en", &["wha-77-geneva-1-june-held"]),
    in_french("wha-77-geneva-1-june-fr", &["wha-77-geneva-1-june"]),
];

const fn in_hours(csv: &'static str, sources: &'static [&'static str]) -> Original {
    Original {
        csv,
        language: Language::English,
        sources,
        in_slots: false,
    }
}

const fn in_french(csv: &'static str, sources: &'static [&'static str]) -> Original {
    Original {
        language: Language::French,
        ..in_hours(csv, sources)
    }
}

/// A row that is not compared, and why.
struct Exception {
    csv: &'static str,
    /// Words in `what` or `notes` of the row.
    marked: &'static str,
    reason: &'static str,
}

const EXCEPTIONS: &[Exception] = &[
    Exception {
        csv: "itu-t-sg2-geneva-2013",
        marked: "Management Team",
        reason: "of an afternoon, and no hour is given",
    },
    Exception {
        csv: "wha-75-geneva",
        marked: "Presidential address",
        reason: "the table of 23 May is cut, so that no schedule is made of it",
    },
    Exception {
        csv: "wha-75-geneva",
        marked: "listed under 09:00",
        reason: "the table of 23 May is cut, so that no schedule is made of it",
    },
];

impl Original {
    fn rows(&self) -> Vec<Row> {
        let mut rows = row::read(self.csv, self.in_slots);
        for exception in EXCEPTIONS
            .iter()
            .filter(|exception| exception.csv == self.csv)
        {
            rows.retain(|row| !row.holds(exception.marked));
        }
        rows
    }

    fn held(&self) -> Vec<Held> {
        let sources = self.sources.iter();
        let held =
            sources.flat_map(|source| held::of(&compiled(source), self.language, self.in_slots));
        held.collect()
    }
}

fn compiled(source: &str) -> plenary::Schedule {
    let path = crate::cases::root().join(format!("schedules/{source}.toml"));
    let compiled = plenary::compile(&crate::cases::source(&path));
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

/// Returns the rows that are not held, and what is held without a row.
fn differences(rows: &[Row], held: &[Held]) -> Vec<String> {
    let mut left: Vec<&Held> = held.iter().collect();
    let mut shortfall: Vec<&Row> = Vec::new();
    let mut pairs: Vec<(&Row, &Held)> = Vec::new();
    for row in rows {
        match left.iter().position(|held| row.is(held)) {
            Some(place) => pairs.push((row, left.remove(place))),
            None => shortfall.push(row),
        }
    }
    let mut found = unsaid(&pairs, &mut shortfall);
    found.extend(shortfall.iter().map(|row| format!("not held: {row:?}")));
    found.extend(left.iter().map(|held| format!("in no row: {held:?}")));
    found
}

/// Returns the texts of meetings that stand neither in a row alone nor in one of the rows of the
/// meeting.
fn unsaid(pairs: &[(&Row, &Held)], shortfall: &mut Vec<&Row>) -> Vec<String> {
    let mut found = Vec::new();
    for (place, (_, held)) in pairs.iter().enumerate() {
        let is_same = |(_, other): &&(&Row, &Held)| other.id == held.id;
        let is_first = !pairs[..place].iter().any(|pair| is_same(&pair));
        let details = held.details.iter().filter(|_| is_first);
        for detail in details.chain(&held.items) {
            let mut of_meeting = pairs.iter().filter(is_same);
            let is_said = of_meeting.any(|(row, _)| row.says(detail));
            match shortfall.iter().position(|row| row.is_item(detail, held)) {
                _ if is_said => {}
                Some(place) => drop(shortfall.remove(place)),
                None => found.push(format!("{detail} is not said of {held:?}")),
            }
        }
    }
    found
}

#[test]
fn every_row_is_held_and_nothing_else() {
    for original in ORIGINALS {
        let found = differences(&original.rows(), &original.held());
        assert!(found.is_empty(), "{}:\n{}", original.csv, found.join("\n"));
    }
}

#[test]
fn a_row_that_is_changed_or_lacking_is_seen() {
    for original in ORIGINALS {
        let (rows, held) = (original.rows(), original.held());
        for place in 0..rows.len() {
            let unlike = |change: &dyn Fn(&mut Vec<Row>)| {
                let mut changed = rows.clone();
                change(&mut changed);
                let told = format!("{}: {:?}", original.csv, changed.get(place));
                assert!(!differences(&changed, &held).is_empty(), "{told}");
            };
            unlike(&|rows| drop(rows.remove(place)));
            unlike(&|rows| rows[place].what.push_str(" otherwise"));
            unlike(&|rows| rows[place].day = rows[place].day.succ_opt().expect("there is"));
            if rows[place].starts.is_some() {
                unlike(&|rows| rows[place].shift());
            }
        }
    }
}

#[test]
fn every_exception_is_one() {
    for exception in EXCEPTIONS {
        let rows = row::read(exception.csv, false);
        let concerned = rows.iter().any(|row| row.holds(exception.marked));
        assert!(concerned, "no row is {}", exception.reason);
    }
}

#[test]
fn whatever_is_transcribed_is_compared() {
    for path in crate::cases::files("tests/originals", ".csv") {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let compared = ORIGINALS.iter().any(|original| original.csv == name);
        assert!(compared, "{name} is compared with nothing");
    }
}

/// The original prints the zone of every row: the clocks go forward on the second day. Three rows are
/// printed in winter time after that.
#[test]
fn the_zone_is_the_printed_one() {
    let held = held::of(&compiled("ieee-vr-2021-lisbon"), Language::English, false);
    let rows = row::read("ieee-vr-2021-lisbon", false);
    let mut otherwise = Vec::new();
    for row in &rows {
        let found = held.iter().find(|held| row.is(held)).expect("it is held");
        let printed = if row.holds("WET UTC") { 0 } else { 3600 };
        if found.offset.is_some_and(|offset| offset != printed) {
            otherwise.push(row.notes.split(';').next().unwrap_or_default());
        }
    }
    assert_eq!(otherwise, ["id DC2", "id DC3", "id DC4"]);
    let zones = held.iter().filter_map(|held| held.offset);
    assert_eq!(zones.filter(|offset| *offset == 0).count(), 9);
}
