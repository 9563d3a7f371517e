//! The title, and what stands between it and the table.

use std::{collections::BTreeMap, ops::Range};

use super::{calendar::Laid, notes::Notes};
use crate::{
    dates::named,
    draft::{Draft, Heading},
    sheet::Sheet,
    text::Line,
    words,
};

/// Reads the title and its note. Says what was assumed.
pub(crate) fn title(
    sheet: &Sheet,
    laid: &Laid,
    notes: Notes<'_>,
    heading: &mut Heading,
) -> Vec<String> {
    let (mut title, mark) = marked(&sheet.title);
    let mark = mark.or_else(|| {
        sheet
            .notes
            .iter()
            .any(|note| note.mark == "*")
            .then(|| "*".to_owned())
    });
    heading.note = mark.and_then(|mark| notes.take(&mark));
    let capitals = is_in_capitals(&title.plain());
    if capitals {
        title = Line::plainly(&in_small_letters(&title.plain(), sheet));
    }
    let says = title.plain();
    if let Some((status, name)) = derived(&says, laid) {
        heading.status = status;
        heading.name = title.part(name).markdown();
    } else {
        let lower = says.to_lowercase();
        let said = |status: &&&str| lower.contains(**status);
        heading.status = STATUSES.iter().find(said).copied();
        heading.name = Line::plainly(name_in(&says)).markdown();
        heading.title = Some(title.markdown());
    }
    let (conference, is_sure) = conference(&says);
    heading.conference = Line::plainly(&conference).markdown();
    let capitals = capitals.then(|| {
        format!("the title is in capitals: it is written `{says}`; look at its capital letters")
    });
    let guessed = (!is_sure).then(|| {
        format!("`conference` is taken out of the title: `{conference}`; look whether it is that")
    });
    capitals.into_iter().chain(guessed).collect()
}

const STATUSES: [&str; 4] = ["draft", "provisional", "indicative", "tentative"];

/// A title without the mark at its end, and the mark.
fn marked(title: &Line) -> (Line, Option<String>) {
    let (title, marks) = title.without_marks();
    if let Some(mark) = marks.into_iter().next() {
        return (title, Some(mark));
    }
    match title.without_last("*") {
        Some(without) => (without, Some("*".to_owned())),
        None => (title, None),
    }
}

fn is_in_capitals(says: &str) -> bool {
    let letters = || says.chars().filter(|c| c.is_alphabetic());
    letters().count() > 8 && letters().all(char::is_uppercase)
}

/// The same in small letters, with the capitals that the page itself gives to its words elsewhere.
fn in_small_letters(says: &str, sheet: &Sheet) -> String {
    let forms = forms(sheet);
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
        capital(&lower)
    };
    let words: Vec<_> = says.split(' ').map(small).collect();
    capital(&words.join(" "))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The words of a page as they stand in lines that are not in capitals; in small letters, if they do
/// so anywhere.
fn forms(sheet: &Sheet) -> BTreeMap<String, String> {
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

/// Status and name, if the title is made of these and the days.
fn derived(says: &str, laid: &Laid) -> Option<(Option<&'static str>, Range<usize>)> {
    let lower = says.to_lowercase();
    let status = STATUSES
        .iter()
        .find(|status| lower.starts_with(&format!("{status} schedule of ")));
    let start = status.map_or(0, |status| status.len() + 1);
    let rest = lower.get(start..)?.strip_prefix("schedule of ")?;
    let start = lower.len() - rest.len();
    let (name, dates) = says.get(start..)?.rsplit_once(": ")?;
    let dates = named(dates);
    let ends = (
        dates.days.first()?.in_year(dates.year)?,
        dates.days.last()?.in_year(dates.year)?,
    );
    let name = start..start + name.len();
    (ends == (laid.first, laid.last)).then_some((status.copied(), name))
}

/// What the meetings are called in a title of another form: what stands before its dates, its colon
/// and its brackets.
fn name_in(says: &str) -> &str {
    let dated = |at: &usize| !named(&says[*at..]).days.is_empty();
    let commas = says.match_indices(", ").map(|(at, _)| at).find(dated);
    let ends = [says.find(": "), says.find(" ("), commas];
    let end = ends.into_iter().flatten().min().unwrap_or(says.len());
    let before = says[..end].trim();
    let lower = before.to_lowercase();
    let starts = WORK.iter().filter(|start| lower.starts_with(**start));
    let start = starts.map(|start| start.len()).max().unwrap_or(0);
    match before.get(start..) {
        Some(name) if !name.is_empty() => name,
        _ => says,
    }
}

const WORK: [&str; 6] = [
    "draft programme of work for the ",
    "draft programme of the ",
    "programme of work for the ",
    "programme of work of the ",
    "programme of the ",
    "timetable of the ",
];

/// What the meetings prepare: an acronym with a number, which is sure to be one; else an acronym, or
/// what the title says.
fn conference(says: &str) -> (String, bool) {
    let words: Vec<_> = says
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
    (word.unwrap_or_else(|| name_in(says).to_owned()), false)
}

/// Reads what stands between the title and the tables.
pub(crate) fn under_title(sheet: &Sheet, draft: &mut Draft) {
    for line in &sheet.under_title {
        let says = line.plain();
        let status = STATUSES
            .iter()
            .find(|status| says.to_lowercase() == **status);
        if let Some(status) = status {
            draft.heading.status = Some(status);
        } else if let Some(languages) = says.strip_prefix("Interpretation: ") {
            draft.heading.interpretation = Some(Line::plainly(languages).markdown());
        } else if let (true, Some(to)) = (says.starts_with("Livestream: "), link(line)) {
            draft.heading.livestream = Some(to);
        }
    }
}

fn link(line: &Line) -> Option<String> {
    line.runs()
        .iter()
        .find_map(|run| Some(run.style.link.as_ref()?.to.clone()))
}
