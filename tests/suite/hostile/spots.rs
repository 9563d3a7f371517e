//! Spots of a text: wherever another word in its place is a schedule too.

use std::sync::OnceLock;

use toml::{Table, Value};

use super::{compiled, said};
use crate::start::everything;

/// A text of the case that has every key.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    steps: Vec<Step>,
    number: usize,
    /// True if Markdown is read there; if not, a text stands as it is typed, on one line.
    pub(crate) markdown: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Step {
    Key(String),
    Place(usize),
}

impl Spot {
    /// The last key on the way to it, but for languages.
    pub(crate) fn key(&self) -> &str {
        let mut keys = self.steps.iter().filter_map(|step| match step {
            Step::Key(key) if key != "en" => Some(&**key),
            _ => None,
        });
        keys.next_back().unwrap_or_default()
    }

    /// The path of the spot as a fault tells it.
    pub(crate) fn path(&self) -> String {
        let step = |step: &Step| match step {
            Step::Key(key) if key == "en" => String::new(),
            Step::Key(key) => format!(".{key}"),
            Step::Place(place) => format!("[{}]", place + 1),
        };
        let path: String = self.steps.iter().map(step).collect();
        path.trim_start_matches('.').to_owned()
    }

    fn marker(&self) -> String {
        format!("w{}z", self.number)
    }

    /// A text at the beginning, at the end, or as a paragraph, beside the word by which the spot is
    /// known.
    pub(crate) fn with(&self, typed: &str) -> String {
        let marker = self.marker();
        match self.number % 3 {
            _ if !self.markdown => format!("{typed} {marker}"),
            0 => format!("{typed} {marker}"),
            1 => format!("{marker} {typed}"),
            _ => format!("{typed}\n\n{marker}"),
        }
    }

    /// Returns the text of the spot with one that is read as `seen`.
    pub(crate) fn with_seen(&self, seen: &str) -> String {
        said(&self.with(seen))
    }
}

/// The case that has every key, where rooms are called by their keys.
fn case() -> Table {
    let mut case = everything();
    let track = case["tracks"]["A"].as_table_mut();
    track
        .expect("it is a table")
        .insert("room".to_owned(), "XX".into());
    // Names of files, which no page shows.
    case.remove("revision");
    case.remove("docx-reference");
    case
}

/// Every spot.
pub(crate) fn spots() -> Vec<Spot> {
    static SPOTS: OnceLock<Vec<Spot>> = OnceLock::new();
    SPOTS.get_or_init(found).clone()
}

fn found() -> Vec<Spot> {
    let case = case();
    let mut all = Vec::new();
    collect(&Value::Table(case.clone()), &mut Vec::new(), &mut all);
    let with = |steps: &[Step], word: &str| {
        let mut table = case.clone();
        *at(&mut table, steps) = word.into();
        compiled(&table).is_ok()
    };
    let is_text = |steps: &Vec<Step>| with(steps, "Harmless") && with(steps, "Harmless words");
    let texts = all.into_iter().filter(is_text).enumerate();
    let spot = |(number, steps): (usize, Vec<Step>)| Spot {
        markdown: !with(&steps, "Harmless <b>"),
        steps,
        number,
    };
    texts.map(spot).collect()
}

fn collect(value: &Value, way: &mut Vec<Step>, all: &mut Vec<Vec<Step>>) {
    match value {
        Value::String(_) => all.push(way.clone()),
        Value::Table(table) => {
            for (key, value) in table {
                way.push(Step::Key(key.clone()));
                collect(value, way, all);
                way.pop();
            }
        }
        Value::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                way.push(Step::Place(place));
                collect(value, way, all);
                way.pop();
            }
        }
        _ => {}
    }
}

fn at<'v>(table: &'v mut Table, steps: &[Step]) -> &'v mut Value {
    let (first, rest) = steps.split_first().expect("a spot has a way");
    let Step::Key(key) = first else {
        panic!("a way begins with a key")
    };
    let first = table.get_mut(key).expect("there is such a key");
    rest.iter().fold(first, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::Place(place) => &mut value[*place],
    })
}

/// The case with a text in each spot.
pub(crate) fn everywhere(spots: &[Spot], text: impl Fn(&Spot) -> String) -> Table {
    let mut table = case();
    for spot in spots {
        *at(&mut table, &spot.steps) = text(spot).into();
    }
    table
}

/// The case with a text in place of each address.
pub(crate) fn every_address(address: &str) -> Table {
    let mut table = case();
    let mut all = Vec::new();
    collect(&Value::Table(table.clone()), &mut Vec::new(), &mut all);
    for steps in all {
        let value = at(&mut table, &steps);
        if value
            .as_str()
            .is_some_and(|text| text.starts_with("https://"))
        {
            *value = address.into();
        }
    }
    table
}
