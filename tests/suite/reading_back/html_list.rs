//! Reads the list of an HTML page, and its data for search engines.

use std::collections::BTreeMap;

use chrono::DateTime;
use plenary_tests::html::{Piece, json_ld};
use serde_json::Value;

use super::{
    blocks::{Line, Look, push},
    lexicon,
    occurrence::{Standing, key_of_coded},
    statement::{Hours, Statement, When},
};

/// The statements of the list and the deadlines: whatever has an id of an occurrence.
pub(super) fn read(pieces: &[Piece]) -> Vec<Statement> {
    let mut reader = Reader::default();
    for piece in pieces {
        reader.take(piece);
    }
    let ids: Vec<_> = reader
        .statements
        .iter()
        .flat_map(|statement| &statement.keys)
        .collect();
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(ids.len(), once.len(), "an id twice: {ids:?}");
    reader.statements
}

/// Reads the list of a page.
#[derive(Default)]
struct Reader {
    statements: Vec<Statement>,
    is_open: bool,
    lines: Vec<Line>,
    look: Look,
    /// True if the next time ends the hours of the last.
    is_end: bool,
    in_time: bool,
}

impl Reader {
    fn take(&mut self, piece: &Piece) {
        match piece {
            Piece::Opens(name, attributes) => self.open(name, attributes),
            Piece::Closes(name) => self.close(name),
            Piece::Text(text) if self.is_open => {
                self.is_end = self.is_end_after(text);
                if !self.in_time || self.is_deadline() {
                    push(text, self.look, &mut self.lines);
                }
            }
            Piece::Text(_) | Piece::Doctype => {}
        }
    }

    fn is_end_after(&self, text: &str) -> bool {
        if self.in_time {
            self.is_end
        } else {
            text == "–"
        }
    }

    fn is_deadline(&self) -> bool {
        let key = self
            .statements
            .last()
            .and_then(|statement| statement.keys.first());
        key.is_some_and(|key| key.starts_with("deadline"))
    }

    fn open(&mut self, name: &str, attributes: &BTreeMap<String, String>) {
        let id = attributes.get("id").and_then(|id| key(id));
        if let Some(key) = id.clone().filter(|_| name == "li") {
            self.is_open = true;
            self.lines.clear();
            self.statements.push(Statement {
                keys: vec![key],
                ..Statement::default()
            });
        } else if let (Some(key), Some(statement)) = (id, self.statements.last_mut()) {
            statement.keys.push(key);
        }
        let datetime = attributes.get("datetime").filter(|_| self.is_open);
        match (name, datetime) {
            ("br", _) => self.lines.push(Line::default()),
            ("s", _) => self.look.struck = true,
            ("time", Some(datetime)) => {
                self.in_time = true;
                self.time(datetime);
            }
            _ => {}
        }
        let class = attributes.get("class").map(String::as_str);
        self.look.mark |= class == Some("plenary-mark");
    }

    fn time(&mut self, datetime: &str) {
        let statement = self.statements.last_mut().expect("it is in one");
        let Ok(moment) = DateTime::parse_from_str(datetime, "%Y-%m-%dT%H:%M%:z") else {
            statement.day = datetime.parse().expect("a day");
            return;
        };
        let when = When::Moment(moment);
        match statement.hours.last_mut().filter(|_| self.is_end) {
            Some(hours) => hours.ends = Some(when),
            None => statement.hours.push(Hours {
                starts: when,
                ends: None,
            }),
        }
        statement.day = if statement.hours.len() == 1 && !self.is_end {
            moment.date_naive()
        } else {
            statement.day
        };
    }

    /// Takes the condition with which the first line begins; false if it has none.
    fn take_condition(&mut self) -> bool {
        let first = self.lines.first();
        let said = first.and_then(|line| lexicon::condition(&line.text));
        let (Some((said, _)), Some(statement)) = (said, self.statements.last_mut()) else {
            return false;
        };
        statement.has_condition = true;
        statement.lines.push(said);
        true
    }

    fn close(&mut self, name: &str) {
        match name {
            "s" => self.look.struck = false,
            "a" => self.look.mark = false,
            "time" => {
                self.in_time = false;
                self.take_condition();
                // Text between hours is no name.
                if !self.is_deadline() {
                    self.lines.clear();
                }
            }
            "li" if self.is_open => {
                self.is_open = false;
                if self.take_condition() {
                    let first = self.lines.first_mut().expect("a line");
                    let (_, rest) = lexicon::condition(&first.text).expect("it has one");
                    first.text = rest;
                }
                let statement = self.statements.last_mut().expect("it is open");
                let (first, rest) = self.lines.split_first().expect("a line");
                let (_, head) = first.text.split_once(": ").unwrap_or_default();
                statement.head =
                    if statement.hours.is_empty() && !statement.keys[0].starts_with("deadline") {
                        first.text.clone()
                    } else {
                        head.to_owned()
                    };
                let below = rest.iter().map(|line| line.text.clone());
                statement.lines.extend(below);
                statement.is_struck = Some(!first.struck.is_empty());
            }
            _ => {}
        }
    }
}

/// The key of an id.
fn key(id: &str) -> Option<String> {
    let (kind, rest) = id.strip_prefix("plenary-")?.split_once('-')?;
    match kind {
        "closed" => {
            let (date, track) = rest.split_at_checked(10)?;
            Some(key_of_coded(kind, track.trim_start_matches('-'), date))
        }
        "meeting" | "event" | "deadline" => {
            let (coded, ordinal) = rest.rsplit_once('-')?;
            Some(key_of_coded(kind, coded, ordinal))
        }
        _ => None,
    }
}

/// The statements of the data for search engines; none without data.
pub(super) fn data(page: &[Piece]) -> Vec<Statement> {
    let Some(data) = json_ld(page) else {
        return Vec::new();
    };
    let parts = data["subEvent"].as_array().expect("there are parts");
    parts.iter().map(part).collect()
}

fn part(part: &Value) -> Statement {
    let moment = |key: &str| {
        let text = part.get(key)?.as_str()?;
        let is_day = text.len() == "2026-03-16".len();
        (!is_day).then(|| DateTime::parse_from_rfc3339(text).expect("a moment"))
    };
    let starts = moment("startDate");
    let day = part["startDate"].as_str().expect("a beginning");
    let standing = match part["eventStatus"].as_str() {
        Some("https://schema.org/EventScheduled") => Standing::Held,
        Some("https://schema.org/EventCancelled") => Standing::Cancelled,
        Some("https://schema.org/EventPostponed") => Standing::Postponed,
        other => panic!("{other:?}"),
    };
    Statement {
        day: day[..10].parse().expect("a day"),
        hours: Vec::from_iter(starts.map(|starts| Hours {
            starts: When::Moment(starts),
            ends: moment("endDate").map(When::Moment),
        })),
        has_condition: starts.is_none(),
        head: part["name"].as_str().expect("a name").to_owned(),
        standing: Some(standing),
        ..Statement::default()
    }
}
