//! Hours, days, names and numbers as they stand in a text for people.

use chrono::{Datelike, NaiveDate, NaiveTime};
use plenary::{Language, Schedule};

use super::{
    blocks::{Cell, Line},
    occurrence::{Kind, Occurrence},
    statement::{Hours, Statement, When},
    words::{ENGLISH, FRENCH, Words},
};

/// Facts about a schedule by which its texts are read: its days, and how entries of cells begin.
pub(super) struct Lexicon {
    pub(super) words: &'static Words,
    days: Vec<NaiveDate>,
    acronyms: Vec<String>,
    titles: Vec<String>,
    beside: Vec<String>,
}

/// The characters of a text but for blanks and those that are not seen.
pub(super) fn squashed(text: &str) -> String {
    let unseen = |c: char| ('\u{2066}'..='\u{2069}').contains(&c) || c.is_whitespace();
    text.chars().filter(|c| !unseen(*c)).collect()
}

/// A text without the addresses behind words that lead to them.
pub(super) fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" <");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| match part.split_once('>') {
        Some((address, rest)) if address.contains(':') => said + rest,
        _ => format!("{said} <{part}"),
    })
}

/// A text in which every blank is the usual one, and nothing is unseen.
fn blanks(text: &str) -> String {
    let seen = text
        .chars()
        .filter(|c| !('\u{2066}'..='\u{2069}').contains(c));
    seen.map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect()
}

/// A time of day and what follows it.
fn time(text: &str) -> Option<(NaiveTime, &str)> {
    let (time, rest) = text.split_at_checked(5)?;
    Some((NaiveTime::parse_from_str(time, "%H:%M").ok()?, rest))
}

/// Returns the text behind all that may stand behind a time.
fn behind(mut text: &str) -> &str {
    loop {
        let words = [ENGLISH, FRENCH].map(|words| words.ends).concat();
        let known = words.iter().find_map(|words| text.strip_prefix(words));
        let aside = text
            .strip_prefix(" (")
            .and_then(|aside| aside.split_once(')'));
        let clocks = aside
            .filter(|(aside, _)| aside.contains("UTC"))
            .map(|(_, rest)| rest);
        match known.or(clocks) {
            Some(rest) => text = rest,
            None => return text,
        }
    }
}

/// The hours at the beginning of a text, and what follows them.
pub(super) fn hours(text: &str) -> (Vec<Hours>, String) {
    let text = blanks(text);
    let mut all = Vec::new();
    let mut rest = text.trim_start();
    while let Some((starts, more)) = time(rest) {
        let more = behind(more);
        let end = more
            .trim_start()
            .strip_prefix('–')
            .and_then(|end| time(end.trim_start()));
        let (ends, more) = end.map_or((None, more), |(ends, more)| (Some(ends), behind(more)));
        all.push(Hours {
            starts: When::Clock(starts),
            ends: ends.map(When::Clock),
        });
        let between = [", ", " and ", " et "];
        let next = between.iter().find_map(|sign| more.strip_prefix(sign));
        match next.filter(|next| time(next).is_some()) {
            Some(next) => rest = next,
            None => return (all, more.trim_start_matches([' ', ':']).to_owned()),
        }
    }
    (all, rest.trim().to_owned())
}

/// Takes the condition that stands in the place of hours from the beginning of a text, as a line under the
/// name has it; none if the hours stand. Hours of later sittings may stand behind it.
pub(super) fn condition(text: &str) -> Option<(String, String)> {
    let text = text.trim_start();
    let small = || {
        let mut letters = text.chars();
        let first = letters.next().unwrap_or_default();
        first.to_lowercase().to_string() + letters.as_str()
    };
    let words = [ENGLISH, FRENCH].map(|words| {
        let [at_once, later] = words.suspended;
        [
            words.immediately_after,
            words.after,
            at_once,
            later,
            words.by_hour[0],
        ]
    });
    let mut starts = words.as_flattened().iter();
    let is_capital = text.starts_with(char::is_uppercase);
    if !is_capital || !starts.any(|start| blanks(&small()).starts_with(&blanks(start))) {
        return None;
    }
    let whole = small();
    // Behind the hours of later sittings stands a colon.
    let later = whole
        .rmatch_indices("; ")
        .map(|(at, sign)| at + sign.len())
        .find(|at| time(&whole[*at..]).is_some());
    if let Some(at) = later {
        let (said, rest) = whole.split_at(at);
        return Some((
            said.trim_end_matches([';', ' ', '\u{a0}']).to_owned(),
            rest.to_owned(),
        ));
    }
    let (said, rest) = whole.split_once(" – ").unwrap_or((&whole, ""));
    Some((said.to_owned(), rest.to_owned()))
}

impl Lexicon {
    pub(super) fn of(schedule: &Schedule, all: &[Occurrence], language: Language) -> Self {
        let words = match language {
            Language::French => &FRENCH,
            _ => &ENGLISH,
        };
        let plan = schedule.plan();
        let days = plan.first_day().iter_days();
        let groups = plan.groups().iter();
        let acronyms =
            groups.map(|group| plenary::text::plain(group.acronym.in_language(language)));
        let acronyms: Vec<_> = acronyms.map(|acronym| squashed(&acronym)).collect();
        let deadlines = [Kind::Deadline, Kind::RepeatedDeadline, Kind::DeadlineRule];
        let entries = all.iter().filter(|entry| !deadlines.contains(&entry.kind));
        let first = entries.filter_map(|entry| entry.short.first());
        let side_events = match plan.side_events() {
            Some(plenary::plan::SideEvents::Text(text)) => {
                Some(plenary::text::plain(text.in_language(language)))
            }
            _ => None,
        };
        let beside = words.beside.iter().map(|text| (*text).to_owned());
        Self {
            words,
            days: days.take_while(|day| *day <= plan.last_day()).collect(),
            titles: first
                .filter(|name| !acronyms.contains(name))
                .cloned()
                .collect(),
            acronyms,
            beside: beside
                .chain(side_events)
                .map(|name| squashed(&name))
                .collect(),
        }
    }

    /// True if a text stands where no occurrence does: a session kept in reserve, side events.
    pub(super) fn is_beside(&self, head: &str) -> bool {
        self.beside.contains(&squashed(head))
    }

    pub(super) fn is_deadlines(&self, heading: &str) -> bool {
        heading == self.words.deadlines
    }

    /// The day of a schedule that has only one.
    pub(super) fn only_day(&self) -> Option<NaiveDate> {
        let [day] = &self.days[..] else { return None };
        Some(*day)
    }

    /// The weekday, the day of the month, the month and the year that a label names.
    fn parts(&self, label: &str) -> [Option<u32>; 4] {
        let label = blanks(label).to_lowercase();
        let mut parts = [None; 4];
        let number = |place: usize| u32::try_from(place).ok();
        for token in label.split(|c: char| !c.is_alphanumeric()) {
            let weekday = self.words.weekdays.iter().position(|name| *name == token);
            let month = self.words.months.iter().position(|name| *name == token);
            let digits = token.trim_end_matches("er").parse::<u32>().ok();
            parts[0] = parts[0].or(weekday.and_then(number));
            parts[2] = parts[2].or(month.and_then(number));
            parts[1] = parts[1].or(digits.filter(|digits| *digits < 32));
            parts[3] = parts[3].or(digits.filter(|digits| *digits > 1000));
        }
        parts
    }

    /// The day that a label names: of several the first after the last.
    pub(super) fn day(&self, label: &str, last: Option<NaiveDate>) -> Option<NaiveDate> {
        let [weekday, day, month, _] = self.parts(label);
        if weekday.is_none() && (day.is_none() || month.is_none()) {
            return None;
        }
        let fits = |date: &&NaiveDate| {
            weekday.is_none_or(|weekday| weekday == date.weekday().num_days_from_monday())
                && month.is_none_or(|month| {
                    month == date.month0() && day.is_none_or(|day| day == date.day())
                })
        };
        let mut all = self.days.iter().filter(fits);
        let first = all.clone().next();
        all.find(|date| last.is_none_or(|last| **date > last))
            .or(first)
            .copied()
    }

    /// A deadline: its day, its hour, and what is to be done.
    pub(super) fn deadline(&self, lines: &[Line]) -> Statement {
        let text = blanks(&lines[0].text);
        let (due, head) = text.split_once(": ").unwrap_or((&text, ""));
        let [_, day, month, year] = self.parts(due);
        let date = || {
            let year = i32::try_from(year?).ok()?;
            NaiveDate::from_ymd_opt(year, month? + 1, day?)
        };
        let time = due
            .split_once(", ")
            .map_or(Vec::new(), |(_, time)| hours(time).0);
        let day = date();
        Statement {
            hours: if day.is_some() { time } else { Vec::new() },
            day: day.unwrap_or_default(),
            head: head.to_owned(),
            ..Statement::default()
        }
    }

    /// True if a cell says only that what stands above it goes on.
    pub(super) fn goes_on(&self, cell: &Cell) -> bool {
        let [lines] = &cell.entries[..] else {
            return false;
        };
        matches!(&lines[..], [line] if line.text.trim() == self.words.continued)
    }

    /// The entries of a cell: its paragraphs, or, where it has but one, as many as begin in it.
    pub(super) fn entries(&self, cell: &Cell) -> Vec<Vec<Line>> {
        let mut entries: Vec<Vec<Line>> = Vec::new();
        for lines in &cell.entries {
            for (place, line) in lines.iter().enumerate() {
                match entries
                    .last_mut()
                    .filter(|_| place > 0 && !self.begins(line))
                {
                    Some(entry) => entry.push(line.clone()),
                    None => entries.push(vec![line.clone()]),
                }
            }
        }
        entries
    }

    /// True if a line begins with an acronym that stands out, or with a title.
    fn begins(&self, line: &Line) -> bool {
        let text = condition(&line.text).map_or_else(|| line.text.clone(), |(_, rest)| rest);
        let rest = squashed(&hours(&text).1);
        let strong = squashed(&line.strong);
        let named = |name: &String| !name.is_empty() && rest.starts_with(&**name);
        let by_acronym = self
            .acronyms
            .iter()
            .any(|title| named(title) && strong.starts_with(&**title));
        by_acronym || self.titles.iter().chain(&self.beside).any(named)
    }

    /// The numbers of a line that says which meeting of its bodies it is.
    pub(super) fn numbers(&self, line: &str) -> Option<Vec<u64>> {
        let line = blanks(line);
        let tokens = line
            .split(|c: char| !c.is_alphanumeric())
            .filter(|token| !token.is_empty());
        let ordinal = |token: &str| {
            let digits = self
                .words
                .ordinals
                .iter()
                .find_map(|end| token.strip_suffix(end));
            digits.and_then(|digits| digits.parse::<u64>().ok())
        };
        let words = [
            "and",
            "et",
            "of",
            "the",
            "resumed",
            "continued",
            "reprise",
            "suite",
        ];
        let is_known = |token: &&str| {
            let named = self.acronyms.iter().any(|acronym| acronym.contains(*token));
            ordinal(token).is_some()
                || token.starts_with(self.words.meeting)
                || words.contains(token)
                || named
        };
        let known: Vec<_> = tokens.take_while(is_known).collect();
        let met = known
            .iter()
            .position(|token| token.starts_with(self.words.meeting))?;
        let numbers: Vec<_> = known.iter().filter_map(|token| ordinal(token)).collect();
        known[..met]
            .iter()
            .any(|token| ordinal(token).is_some())
            .then_some(numbers)
    }

    /// The names of a line that says who holds an office, or speaks.
    pub(super) fn office(&self, line: &str) -> Option<String> {
        let line = blanks(line);
        let (office, names) = line.split_once(": ")?;
        let title = office.split(" (").next().unwrap_or_default().trim();
        self.words
            .offices
            .contains(&title)
            .then(|| names.to_owned())
    }
}

/// Returns the statement of an entry's lines, which lasts as long as its row unless it says
/// otherwise.
pub(super) fn statement(lines: &[Line], day: NaiveDate, row: Option<Hours>) -> Statement {
    let (first, rest) = lines.split_first().expect("a line");
    let text = first.text.trim_start_matches("–  ");
    let instead = condition(text);
    let text = instead.as_ref().map_or(text, |(_, rest)| rest);
    let (mut hours, mut head) = hours(text);
    if hours.is_empty() && instead.is_none() {
        hours.extend(row);
    }
    // In a cell the acronym has a line of its own, and the name, if there is one, the next.
    let is_acronym = !head.is_empty() && squashed(&head) == squashed(&first.strong);
    if let Some(next) = rest.first().filter(|_| is_acronym) {
        head = format!("{head} {}", next.text);
    }
    let has_condition = instead.is_some();
    let said = instead.into_iter().map(|(said, _)| said);
    let struck = lines.iter().any(|line| !line.struck.trim().is_empty());
    Statement {
        day,
        hours,
        head,
        lines: said
            .chain(rest.iter().map(|line| line.text.clone()))
            .collect(),
        has_condition,
        is_struck: Some(struck),
        ..Statement::default()
    }
}
