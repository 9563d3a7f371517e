//! What stands in a cell, one after the other.

use crate::{
    hours::{self, When},
    sheet::{Cell, Taken},
    text::Line,
    words,
};

/// One thing in a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// When, if it does not take the whole row.
    pub(crate) when: Option<When>,
    /// What it begins with in bold.
    pub(crate) acronym: Option<String>,
    /// What it is called.
    pub(crate) name: Line,
    /// What stands under it.
    pub(crate) under: Vec<Line>,
    /// The mark of the note on it.
    pub(crate) mark: Option<String>,
    /// Whether it says that it goes on.
    pub(crate) continued: bool,
    /// Whether it says that its end may be later.
    pub(crate) open_end: bool,
    /// All of it but its hours, without marks.
    pub(crate) whole: Vec<Line>,
    /// The same with them.
    pub(crate) marked: Vec<Line>,
}

impl Entry {
    /// Whether it looks like a meeting: by the acronym of a group, by its people, or its agenda.
    pub(crate) fn is_meeting(&self) -> bool {
        self.acronym.is_some() || self.under.iter().any(says_more_of_meeting)
    }

    /// Whether it only says that what stands above it goes on.
    pub(crate) fn is_covered(&self) -> bool {
        self.acronym.is_none() && self.continued && self.name.is_empty()
    }
}

/// What stands in a cell.
pub(crate) fn entries(cell: &Cell) -> Vec<Entry> {
    if cell.taken == Taken::FromAbove {
        return vec![Entry {
            continued: true,
            ..Entry::default()
        }];
    }
    let only_starts = cell
        .lines
        .first()
        .is_some_and(|line| starts(line, true).is_some());
    let mut parts: Vec<Vec<Line>> = Vec::new();
    for line in &cell.lines {
        let begins = starts(line, only_starts).is_some() || line.bold_first().is_some();
        match parts.last_mut() {
            Some(part) if !begins => part.push(line.clone()),
            _ => parts.push(vec![line.clone()]),
        }
    }
    parts
        .iter()
        .flat_map(|part| split_at_marks(part))
        .filter_map(|part| entry(&part))
        .collect()
}

/// The hours with which a line begins something: from when to when, or only from when.
fn starts(line: &Line, only_starts: bool) -> Option<(When, usize)> {
    let says = line.plain();
    let (when, length) = hours::first(&says)?;
    let rest = says[length..].trim_start();
    let is_item = when.to.is_none() && rest.starts_with("Item ");
    let parted = says[length..].starts_with([' ', ':', ',']) || rest.is_empty();
    (parted && !is_item && (when.to.is_some() || only_starts)).then_some((when, length))
}

/// The mark of a note stands behind a name: a second one belongs to a thing of its own.
fn split_at_marks(lines: &[Line]) -> Vec<Vec<Line>> {
    let marked = |line: &Line| line.runs().iter().any(|run| run.style.raised);
    let mut parts: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match parts.last_mut() {
            Some(part) if !marked(line) || is_name_of(part) => part.push(line.clone()),
            _ => parts.push(vec![line.clone()]),
        }
    }
    parts
}

/// Whether what is read so far is an acronym that waits for its name.
fn is_name_of(part: &[Line]) -> bool {
    match part {
        [acronym] => {
            acronym
                .bold_first()
                .is_some_and(|(_, rest)| rest.is_empty())
                && acronym.without_marks().1.is_empty()
        }
        _ => false,
    }
}

fn entry(lines: &[Line]) -> Option<Entry> {
    let (all, (first, rest)) = (lines.to_vec(), lines.split_first()?);
    let mut entry = Entry::default();
    let mut first = first.clone();
    if let Some((when, length)) = starts(&first, true) {
        entry.when = Some(when);
        let cut = first.without_first(leading(&first, length));
        first = cut.without_first(
            cut.plain().len() - cut.plain().trim_start_matches([':', ',', ' ']).len(),
        );
        entry.open_end(&mut first);
    }
    let rest = rest.iter().cloned();
    let mut lines: Vec<Line> = std::iter::once(first).chain(rest).collect();
    lines.retain(|line| !line.is_empty());
    if lines.is_empty() {
        // Hours alone are what is said.
        lines.extend(all);
        entry.when = None;
    }
    entry.marked.clone_from(&lines);
    entry.marks(&mut lines);
    entry.whole.clone_from(&lines);
    entry.acronym(&mut lines);
    entry.continued(&mut lines);
    entry.under = lines;
    Some(entry)
}

/// How many bytes of a line its first characters take, be there marks or not.
fn leading(line: &Line, length: usize) -> usize {
    let all: usize = line.runs().iter().map(|run| run.text.len()).sum();
    length.min(all)
}

impl Entry {
    fn open_end(&mut self, first: &mut Line) {
        let says = first.plain();
        for words in ["or later if required", "open-ended"] {
            let trimmed = says.trim_start_matches([',', ' ']);
            if trimmed.starts_with(words) {
                let length = says.len() - trimmed.len() + words.len();
                *first = first.without_first(length);
                self.open_end = true;
            }
        }
    }

    fn marks(&mut self, lines: &mut [Line]) {
        for line in lines {
            let (without, marks) = line.without_marks();
            *line = without;
            self.mark = self.mark.take().or(marks.into_iter().next());
        }
    }

    /// The acronym, and what it is called: behind it, or in the next line.
    fn acronym(&mut self, lines: &mut Vec<Line>) {
        let Some(first) = lines.first() else { return };
        let Some((acronym, rest)) = first.bold_first() else {
            self.name = lines.remove(0);
            return;
        };
        self.acronym = Some(acronym);
        lines.remove(0);
        let rest = rest
            .without_first(rest.plain().len() - rest.plain().trim_start_matches([':', ' ']).len());
        if !rest.is_empty() {
            self.name = rest;
        } else if lines.first().is_some_and(|line| !self.is_over(line)) {
            self.name = lines.remove(0);
        }
    }

    /// Whether there is no name between an acronym and the line behind it: the mark of a note stands
    /// behind the name.
    fn is_over(&self, next: &Line) -> bool {
        let is_marked = self
            .marked
            .first()
            .is_some_and(|first| !first.without_marks().1.is_empty());
        is_marked || says_more(next) || words::is_room(&next.plain())
    }

    fn continued(&mut self, lines: &mut [Line]) {
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

/// Whether a line says more of a meeting, and is not its name.
pub(crate) fn says_more(line: &Line) -> bool {
    let says = line.plain();
    let starts = [
        "Item ",
        "Chair: ",
        "Co-Chairs: ",
        "Facilitator: ",
        "Rapporteur: ",
        "Speaker: ",
        "Speakers: ",
        "Interpretation: ",
        "immediately after the closure of ",
        "after the closure of ",
    ];
    is_numbers(&says)
        || starts.iter().any(|start| says.starts_with(start))
        || line.only_link().is_some()
}

/// The same of what is said of meetings alone.
fn says_more_of_meeting(line: &Line) -> bool {
    says_more(line)
        && line
            .only_link()
            .is_none_or(|(says, _)| says == "Livestream")
}

/// Reads a line that says which meeting of its bodies a sitting is, `10th meeting` or `7th meeting of
/// the COP / 3rd meeting of the CMP`: each number with its body, which is empty if none is named.
pub(crate) fn numbers(says: &str) -> Option<Vec<(&str, u32)>> {
    let one = |part| {
        let (part, body) = str::split_once(part, " of the ").unwrap_or((part, ""));
        let marks = [" (resumed)", " (continued)"];
        let bare = marks.iter().find_map(|mark| part.strip_suffix(mark));
        Some((body, number(bare.unwrap_or(part))?))
    };
    says.split(" / ").map(one).collect()
}

/// True if a line says which meeting of its bodies a sitting is.
pub(crate) fn is_numbers(says: &str) -> bool {
    numbers(says).is_some()
}

/// Reads `10th meeting`.
fn number(says: &str) -> Option<u32> {
    let ordinal = says.strip_suffix(" meeting")?;
    let digits = ordinal.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &ordinal[digits.len()..];
    matches!(ending, "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
}
