//! The title, and the lines between it and the tables.

use std::{collections::BTreeMap, ops::Range};

use super::calendar::Calendar;
use crate::{
    dates::named_days,
    draft::{Draft, Heading},
    sheet::{Notes, Sheet},
    text::Line,
    words,
};

/// Reads the title and its note, and returns notices of what was assumed.
pub(crate) fn title(
    sheet: &Sheet,
    calendar: &Calendar,
    notes: Notes<'_>,
    heading: &mut Heading,
) -> Vec<String> {
    let (mut title, mark) = split_note_mark(&sheet.title);
    let mut above = sheet.before.iter().map(Line::plain);
    heading.symbol = above.find(|line| is_symbol(line));
    heading.note = notes.markdown(mark.as_deref().or(Some("*")));
    let is_in_capitals = is_in_capitals(&title.plain());
    if is_in_capitals {
        title = Line::plainly(&in_small_letters(&title.plain(), sheet));
    }
    let text = title.plain();
    if let Some((status, name)) = parse_derived(&text, calendar) {
        heading.status = status;
        heading.name = title.part(name).markdown();
    } else {
        let lower = text.to_lowercase();
        let is_named = |status: &&&str| lower.contains(**status);
        heading.status = STATUSES.iter().find(is_named).copied();
        heading.name = Line::plainly(name_in(&text)).markdown();
        heading.title = Some(title.markdown());
    }
    let (conference, is_sure) = conference(&text);
    heading.conference = Line::plainly(&conference).markdown();
    let capitals = is_in_capitals.then(|| {
        format!("the title is in capitals: it is written `{text}`; look at its capital letters")
    });
    let guessed = (!is_sure).then(|| {
        format!("`conference` is taken out of the title: `{conference}`; look whether it is that")
    });
    capitals.into_iter().chain(guessed).collect()
}

/// True for the symbol of a document: one word with strokes and a figure.
fn is_symbol(line: &str) -> bool {
    !line.contains(char::is_whitespace)
        && line.contains('/')
        && line.contains(|c: char| c.is_ascii_digit())
}

const STATUSES: [&str; 4] = ["draft", "provisional", "indicative", "tentative"];

/// Splits the mark of a note from a title.
fn split_note_mark(title: &Line) -> (Line, Option<String>) {
    let (unmarked, marks) = title.without_marks();
    if let Some(mark) = marks.into_iter().next() {
        return (unmarked, Some(mark));
    }
    match unmarked.without_last("*") {
        Some(without_star) => (without_star, Some("*".to_owned())),
        None => (unmarked, None),
    }
}

fn is_in_capitals(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() > 8 && letters().all(char::is_uppercase)
}

/// Returns a title in small letters, with the capitals that the page gives to its words elsewhere.
fn in_small_letters(text: &str, sheet: &Sheet) -> String {
    let forms = word_forms(sheet);
    let small = |word: &str| {
        let lower = word.to_lowercase();
        if let Some(form) = forms.get(&lower) {
            return form.clone();
        }
        if word.contains(|c: char| c.is_ascii_digit()) {
            return word.to_owned();
        }
        if words::is_filler(&lower) || lower == "schedule" {
            return lower;
        }
        capitalize(&lower)
    };
    let words: Vec<_> = text.split(' ').map(small).collect();
    capitalize(&words.join(" "))
}

fn capitalize(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Returns the words of the lines that are not in capitals, each as it is written there: in small
/// letters if it is so anywhere.
fn word_forms(sheet: &Sheet) -> BTreeMap<String, String> {
    let mut forms: BTreeMap<String, String> = BTreeMap::new();
    let notes = sheet.notes.iter().flat_map(|note| &note.text);
    let lines = sheet
        .before
        .iter()
        .chain(&sheet.under_title)
        .chain(&sheet.after)
        .chain(notes);
    for line in lines.map(Line::plain).filter(|line| !is_in_capitals(line)) {
        let trimmed = |word: &'_ str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let words = line
            .split_whitespace()
            .map(trimmed)
            .filter(|word| word.len() > 1);
        for word in words {
            let lower = word.to_lowercase();
            let known = forms.entry(lower.clone()).or_insert_with(|| word.clone());
            if word == lower {
                *known = lower;
            }
        }
    }
    let singular: Vec<_> = forms
        .iter()
        .filter_map(|(lower, form)| {
            Some((
                lower.strip_suffix('s')?.to_owned(),
                form.strip_suffix('s')?.to_owned(),
            ))
        })
        .collect();
    for (lower, form) in singular {
        forms.entry(lower).or_insert(form);
    }
    forms
}

/// Reads a title that Plenary makes: returns its status and the range of its name.
fn parse_derived(text: &str, calendar: &Calendar) -> Option<(Option<&'static str>, Range<usize>)> {
    let lower = text.to_lowercase();
    let status = STATUSES
        .iter()
        .find(|status| lower.starts_with(&format!("{status} schedule of ")));
    let start = status.map_or(0, |status| status.len() + 1);
    let rest = lower.get(start..)?.strip_prefix("schedule of ")?;
    let start = lower.len() - rest.len();
    let (name, dates) = text.get(start..)?.rsplit_once(": ")?;
    let named = named_days(dates);
    let ends = (
        named.days.first()?.in_year(named.year)?,
        named.days.last()?.in_year(named.year)?,
    );
    let is_derived = ends == (calendar.first, calendar.last);
    is_derived.then_some((status.copied(), start..start + name.len()))
}

/// Returns the name of the meetings in a title of another form: the words before its dates, its colon
/// and its brackets, without a beginning such as `Draft programme of the`.
fn name_in(text: &str) -> &str {
    let dated = |at: &usize| !named_days(&text[*at..]).days.is_empty();
    let commas = text.match_indices(", ").map(|(at, _)| at).find(dated);
    let ends = [text.find(": "), text.find(" ("), commas];
    let end = ends.into_iter().flatten().min().unwrap_or(text.len());
    let before = text[..end].trim();
    let lower = before.to_lowercase();
    let starts = NAME_PREFIXES
        .iter()
        .filter(|start| lower.starts_with(**start));
    let start = starts.map(|start| start.len()).max().unwrap_or(0);
    match before.get(start..) {
        Some(name) if !name.is_empty() => name,
        _ => text,
    }
}

const NAME_PREFIXES: [&str; 6] = [
    "draft programme of work for the ",
    "draft programme of the ",
    "programme of work for the ",
    "programme of work of the ",
    "programme of the ",
    "timetable of the ",
];

/// Returns the conference that a title names, and true if it is certain: an acronym with a number; else
/// an acronym, or the name of the meetings.
fn conference(text: &str) -> (String, bool) {
    let words: Vec<_> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let acronym = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let whole = |word: &&&str| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        letters.len() < word.len() && acronym(letters)
    };
    if let Some(word) = words.iter().find(whole) {
        return ((*word).to_owned(), true);
    }
    let mut pairs = words.windows(2).enumerate();
    if let Some((place, _)) = pairs.find(|(_, pair)| acronym(pair[0]) && number(pair[1])) {
        let before = words[..=place]
            .iter()
            .rev()
            .take_while(|word| acronym(word))
            .count();
        return (words[place + 1 - before..place + 2].join(" "), true);
    }
    let word = words
        .iter()
        .find(|word| acronym(word))
        .map(|word| (*word).to_owned());
    (word.unwrap_or_else(|| name_in(text).to_owned()), false)
}

/// Reads the lines between the title and the tables.
pub(crate) fn under_title(sheet: &Sheet, draft: &mut Draft) {
    for line in &sheet.under_title {
        let text = line.plain();
        let status = STATUSES
            .iter()
            .find(|status| text.to_lowercase() == **status);
        if let Some(status) = status {
            draft.heading.status = Some(status);
        } else if let Some(languages) = text.strip_prefix("Interpretation: ") {
            draft.heading.interpretation = Some(Line::plainly(languages).markdown());
        } else if let (true, Some(to)) = (text.starts_with("Livestream: "), link(line)) {
            draft.heading.livestream = Some(to);
        }
    }
}

fn link(line: &Line) -> Option<String> {
    line.runs()
        .iter()
        .find_map(|run| Some(run.style.link.as_ref()?.to.clone()))
}
