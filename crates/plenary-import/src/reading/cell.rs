//! The entries of a cell: meetings, events, and marks that something goes on.

use crate::{
    hours::{self, TimeSpan},
    sheet::{Cell, Merge},
    text::Line,
    words,
};

/// A meeting or an event in a cell, as it is written there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The hours, if it does not take those of its row.
    pub(crate) when: Option<TimeSpan>,
    /// The bold words at its beginning.
    pub(crate) acronym: Option<String>,
    /// The name, behind the acronym.
    pub(crate) name: Line,
    /// The lines under the name.
    pub(crate) under: Vec<Line>,
    /// The mark of its note.
    pub(crate) mark: Option<String>,
    /// True if it is marked as going on from earlier.
    pub(crate) continued: bool,
    /// True if its end may be later.
    pub(crate) open_end: bool,
    /// The condition that stands in the place of its hours.
    pub(crate) condition: Option<String>,
    /// All lines without the hours and without the marks of notes.
    pub(crate) whole: Vec<Line>,
    /// All lines without the hours, with the marks of notes.
    pub(crate) marked: Vec<Line>,
}

impl Entry {
    /// True if it looks like a meeting: by the acronym of a group, its people, or its agenda.
    pub(crate) fn is_meeting(&self) -> bool {
        self.acronym.is_some() || self.under.iter().any(is_meeting_detail)
    }

    /// True if it only marks that the entry above goes on.
    pub(crate) fn is_covered(&self) -> bool {
        self.acronym.is_none() && self.continued && self.name.is_empty()
    }
}

/// Returns the entries of a cell.
pub(crate) fn entries(cell: &Cell) -> Vec<Entry> {
    if cell.merge == Merge::Above {
        return vec![Entry {
            continued: true,
            ..Entry::default()
        }];
    }
    let only_starts = cell
        .lines
        .first()
        .is_some_and(|line| start_hours(line, true).is_some());
    let mut parts: Vec<Vec<Line>> = Vec::new();
    for line in &cell.lines {
        let begins = start_hours(line, only_starts).is_some()
            || line.split_bold().is_some()
            || condition(line).is_some();
        match parts.last_mut() {
            Some(part) if !begins => part.push(line.clone()),
            _ => parts.push(vec![line.clone()]),
        }
    }
    let split = parts.iter().flat_map(|part| split_at_marks(part));
    let mut entries: Vec<Entry> = split.filter_map(|part| entry(&part)).collect();
    for place in 1..entries.len() {
        let before = entries[place - 1].when.and_then(|when| when.to);
        if let (true, Some(from)) = (entries[place].condition.is_some(), before) {
            entries[place].when = Some(TimeSpan { from, to: None });
        }
    }
    entries
}

/// Returns the condition that stands in the place of hours, with the length of all up to the name:
/// `Immediately after the conclusion of Committee A – **B**`.
fn condition(line: &Line) -> Option<(String, usize)> {
    let text = line.plain();
    let sign = " – ";
    let (words, _) = text.split_once(sign)?;
    let in_sentence = words.to_lowercase();
    let is_by_hour = words.starts_with("Immediately after ") && words.contains("; otherwise ");
    let is_condition = words.starts_with(char::is_uppercase) && waits_for(&in_sentence).is_some();
    let length = words.len() + sign.len();
    (is_by_hour || is_condition).then(|| (words.to_owned(), length))
}

/// Reads the hours with which a line begins an entry, and returns them with the number of their bytes.
/// Hours without an end count if `only_starts`.
fn start_hours(line: &Line, only_starts: bool) -> Option<(TimeSpan, usize)> {
    let text = line.plain();
    let (when, length) = hours::first(&text)?;
    let rest = text[length..].trim_start();
    let is_item = when.to.is_none() && rest.starts_with("Item ");
    let has_gap = text[length..].starts_with([' ', ':', ',']) || rest.is_empty();
    (has_gap && !is_item && (when.to.is_some() || only_starts)).then_some((when, length))
}

/// Splits lines before each mark of a note but the first: a mark stands behind a name, so that a second
/// one is of another entry.
fn split_at_marks(lines: &[Line]) -> Vec<Vec<Line>> {
    let marked = |line: &Line| line.runs().iter().any(|run| run.style.raised);
    let mut parts: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match parts.last_mut() {
            Some(part) if !marked(line) || is_lone_acronym(part) => part.push(line.clone()),
            _ => parts.push(vec![line.clone()]),
        }
    }
    parts
}

/// True if lines are one acronym, whose name is still to come.
fn is_lone_acronym(part: &[Line]) -> bool {
    match part {
        [acronym] => {
            acronym
                .split_bold()
                .is_some_and(|(_, rest)| rest.is_empty())
                && acronym.without_marks().1.is_empty()
        }
        _ => false,
    }
}

fn entry(lines: &[Line]) -> Option<Entry> {
    let (first, rest) = lines.split_first()?;
    let mut entry = Entry::default();
    let mut remaining = vec![first.clone()];
    // An event has all its words as its title.
    let instead = condition(first).filter(|(_, length)| {
        let name = first.without_first(*length);
        name.split_bold().is_some()
    });
    if let Some((_, length)) = &instead {
        remaining = vec![first.without_first(*length)];
    } else if let Some((when, length)) = start_hours(first, true) {
        entry.when = Some(when);
        remaining = vec![without_signs(
            &first.without_first(length),
            &[':', ',', ' '],
        )];
        entry.take_open_end(&mut remaining[0]);
    }
    remaining.extend_from_slice(rest);
    remaining.retain(|line| !line.is_empty());
    if remaining.is_empty() {
        // Hours alone are the name of the entry.
        remaining.extend_from_slice(lines);
        entry.when = None;
    }
    entry.marked.clone_from(&remaining);
    entry.take_marks(&mut remaining);
    entry.whole.clone_from(&remaining);
    entry.take_name(&mut remaining);
    entry.take_continued(&mut remaining);
    entry.under = remaining;
    if let Some((words, _)) = instead {
        let closed = words.strip_suffix(", open-ended");
        entry.open_end = closed.is_some();
        entry.condition = Some(closed.unwrap_or(&words).to_owned());
    }
    Some(entry)
}

/// Returns a line without the signs at its beginning.
fn without_signs(line: &Line, signs: &[char]) -> Line {
    let text = line.plain();
    line.without_first(text.len() - text.trim_start_matches(signs).len())
}

impl Entry {
    /// Takes the words for an open end from the beginning of a line.
    fn take_open_end(&mut self, first: &mut Line) {
        let text = first.plain();
        for words in ["or later if required", "open-ended"] {
            let trimmed = text.trim_start_matches([',', ' ']);
            if trimmed.starts_with(words) {
                let length = text.len() - trimmed.len() + words.len();
                *first = first.without_first(length);
                self.open_end = true;
            }
        }
    }

    /// Takes the marks of notes out of lines.
    fn take_marks(&mut self, lines: &mut [Line]) {
        for line in lines {
            let (without, marks) = line.without_marks();
            *line = without;
            self.mark = self.mark.take().or(marks.into_iter().next());
        }
    }

    /// Takes the acronym, and the name behind it or in the next line.
    fn take_name(&mut self, lines: &mut Vec<Line>) {
        let Some(first) = lines.first() else { return };
        let Some((acronym, rest)) = first.split_bold() else {
            self.name = lines.remove(0);
            return;
        };
        self.acronym = Some(acronym);
        lines.remove(0);
        let name = without_signs(&rest, &[':', ' ']);
        if !name.is_empty() {
            self.name = name;
        } else if lines.first().is_some_and(|line| self.is_name(line)) {
            self.name = lines.remove(0);
        }
    }

    /// True if the line behind an acronym is its name: not if the mark of a note is behind the acronym,
    /// as it stands behind the name.
    fn is_name(&self, next: &Line) -> bool {
        let is_marked = self
            .marked
            .first()
            .is_some_and(|first| !first.without_marks().1.is_empty());
        !is_marked && !is_detail(next) && !words::is_room(&next.plain())
    }

    /// Takes the words for an entry that goes on from the end of its name.
    fn take_continued(&mut self, lines: &mut [Line]) {
        for words in words::CONTINUED {
            let line = if self.name.is_empty() {
                lines.first_mut()
            } else {
                Some(&mut self.name)
            };
            if let Some(line) = line
                && let Some(without) = line.without_last(words)
            {
                *line = without;
                self.continued = true;
                return;
            }
        }
    }
}

/// True if a line gives the people, the agenda or a link of a meeting, and is not its name.
pub(crate) fn is_detail(line: &Line) -> bool {
    let text = line.plain();
    let starts = [
        "Item ",
        "Chair: ",
        "Co-Chairs: ",
        "Facilitator: ",
        "Rapporteur: ",
        "Speaker: ",
        "Speakers: ",
        "Interpretation: ",
    ];
    is_numbers(&text)
        || starts.iter().any(|start| text.starts_with(start))
        || waits_for(&text).is_some()
        || line.only_link().is_some()
}

/// True if a line gives a detail that events do not have.
fn is_meeting_detail(line: &Line) -> bool {
    is_detail(line)
        && line
            .only_link()
            .is_none_or(|(text, _)| text == "Livestream")
}

/// Reads the numbers of a meeting, `10th meeting` or `7th meeting of the COP / 3rd meeting of the CMP`:
/// each with its body, which is empty if none is named.
pub(crate) fn numbers(text: &str) -> Option<Vec<(&str, u32)>> {
    let one = |part| {
        let (meeting, body) = str::split_once(part, " of the ").unwrap_or((part, ""));
        let marks = [" (resumed)", " (continued)"];
        let bare = marks.iter().find_map(|mark| meeting.strip_suffix(mark));
        Some((body, number(bare.unwrap_or(meeting))?))
    };
    text.split(" / ").map(one).collect()
}

/// True if a line gives the numbers of a meeting.
pub(crate) fn is_numbers(text: &str) -> bool {
    numbers(text).is_some()
}

/// Reads the number of `10th meeting`.
fn number(text: &str) -> Option<u32> {
    let ordinal = text.strip_suffix(" meeting")?;
    let digits = ordinal.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &ordinal[digits.len()..];
    matches!(ending, "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
}

/// Returns the bodies after whose end a meeting begins at once.
pub(crate) fn at_once_after(line: &str) -> Option<&str> {
    waits_for(line.strip_prefix("immediately ")?)
}

/// Returns the bodies after whose end a meeting begins, at once or later.
pub(crate) fn waits_for(line: &str) -> Option<&str> {
    let when = line.strip_prefix("immediately ").unwrap_or(line);
    let ends = ["conclusion", "closure", "suspension"];
    ends.iter().find_map(|end| {
        when.strip_prefix("after the ")?
            .strip_prefix(end)?
            .strip_prefix(" of ")
    })
}
