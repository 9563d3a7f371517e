//! The rows of a transcription.

use std::collections::BTreeSet;

use plenary::chrono::{NaiveDate, NaiveTime, TimeDelta};
use plenary_tests::Table;

use super::held::Held;

/// A row as it is transcribed.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) day: NaiveDate,
    /// None, where the original gives a condition instead.
    pub(super) starts: Option<NaiveTime>,
    pub(super) ends: Option<NaiveTime>,
    pub(super) room: String,
    pub(super) what: String,
    pub(super) notes: String,
    in_slots: bool,
}

/// The rows of a file under `tests/originals`.
pub(super) fn read(csv: &str, in_slots: bool) -> Vec<Row> {
    let text = crate::cases::text(&format!("tests/originals/{csv}.csv"));
    let table = Table::read_commented(&text);
    assert_eq!(
        table.names,
        ["day", "starts", "ends", "room", "what", "notes"]
    );
    let rows: Vec<_> = table
        .rows
        .iter()
        .map(|cells| row(cells, in_slots))
        .collect();
    assert!(!rows.is_empty(), "{csv} has no row");
    rows
}

fn row(record: &[String], in_slots: bool) -> Row {
    let time = |text: &str| {
        let time = NaiveTime::parse_from_str(text, "%H:%M");
        (!text.is_empty()).then(|| time.expect("it is a time"))
    };
    Row {
        day: record[0].parse().expect("it is a day"),
        starts: time(&record[1]),
        ends: time(&record[2]),
        room: record[3].clone(),
        what: record[4].clone(),
        notes: record[5].clone(),
        in_slots,
    }
}

impl Row {
    pub(super) fn holds(&self, text: &str) -> bool {
        self.what.contains(text) || self.notes.contains(text)
    }

    /// Lets it begin a minute later.
    pub(super) fn shift(&mut self) {
        self.starts = self.starts.map(|time| time + TimeDelta::minutes(1));
    }

    /// True if this is what is held then: all that the row says of it, as far as it says it.
    pub(super) fn is(&self, held: &Held) -> bool {
        let cancelled = self.holds("status in the original: canceled");
        self.day == held.day
            && self.starts.is_none_or(|starts| Some(starts) == held.starts)
            && (self.starts.is_none() || self.ends.is_none() || self.ends == held.ends)
            && cancelled == held.cancelled
            && self.is_in(held)
            && self.is_called(held)
            && self.is_told(held)
            && (!self.in_slots || self.has_place(held))
    }

    /// True if something is said in the row or its notes, word by word.
    pub(super) fn says(&self, detail: &str) -> bool {
        let said: BTreeSet<_> = words(&self.what)
            .union(&words(&self.notes))
            .cloned()
            .collect();
        words(detail).is_subset(&said)
    }

    /// True if it is an item of a meeting, without hours of its own.
    pub(super) fn is_item(&self, detail: &str, held: &Held) -> bool {
        let mut parts = self.notes.split("; ");
        let hour = parts.find_map(|part| part.strip_prefix("plenary of "));
        let is_then = hour.is_none_or(|hour| {
            let starts = held.starts.map(|starts| starts.format("%H:%M").to_string());
            starts.as_deref() == Some(hour)
        });
        let of_meeting = self.day == held.day && self.is_in(held) && is_then;
        let is_named = self.says(detail) && words(&self.what).is_subset(&words(detail));
        of_meeting && self.starts.is_none() && is_named
    }

    /// True if the notes name no other chair and no other stream than the schedule.
    fn is_told(&self, held: &Held) -> bool {
        let mut parts = self.notes.split("; ").filter_map(|part| {
            let chair = part.strip_prefix("chair: ");
            chair.or_else(|| part.strip_prefix("stream: "))
        });
        parts.all(|part| held.details.iter().any(|detail| detail.contains(part)))
    }

    fn is_in(&self, held: &Held) -> bool {
        let room = words(&self.room);
        let places = &held.places;
        room.is_empty() || places.is_empty() || places.iter().any(|place| words(place) == room)
    }

    /// Every word of the row is in the name, and every word of the title in the row or its notes; a
    /// continuation is abbreviated.
    fn is_called(&self, held: &Held) -> bool {
        let what = words(&without_mark(&self.what));
        let noted = words(&self.notes);
        let title = words(&without_mark(&held.title));
        let name: BTreeSet<_> = words(&held.group).union(&title).cloned().collect();
        let title_is_said = title
            .iter()
            .all(|word| what.contains(word) || noted.contains(word));
        what.is_subset(&name) && (title_is_said || self.is_continued())
    }

    fn is_continued(&self) -> bool {
        [&self.what, &self.notes]
            .into_iter()
            .any(|said| without_mark(said) != *said)
    }

    /// True if it is continued as the row says, and has the place in its slot that the notes give.
    fn has_place(&self, held: &Held) -> bool {
        let (place, number) = held.place;
        let entry = format!("entry {place} of {number} in the");
        let placed = if number > 1 {
            self.notes.contains(&entry)
        } else {
            !self.notes.contains("entry")
        };
        placed && self.is_continued() == held.continued
    }
}

/// Returns a name without the mark of what goes on.
fn without_mark(name: &str) -> String {
    name.replace("(cont'd)", "").replace("(cont’d)", "")
}

/// The words of a text, in small letters.
fn words(text: &str) -> BTreeSet<String> {
    let words = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
