//! The paper of a day says what the annex says of that day, and nothing else.

use chrono::NaiveDate;
use plenary::{Annex, Language, Output, Schedule, annex::ListedDay};

use crate::cases::{schedules, source};

/// The days from the first to the last of a schedule.
fn days(schedule: &Schedule) -> impl Iterator<Item = NaiveDate> {
    let last = schedule.plan().last_day();
    schedule
        .plan()
        .first_day()
        .iter_days()
        .take_while(move |day| *day <= last)
}

/// True if a day of a paper says what the annex says of it. The paper may say more of an item of an agenda: its
/// documents and its note, which in the annex stand at an earlier sitting.
fn says(paper: &ListedDay, whole: &ListedDay) -> bool {
    let without_lines = |day: &ListedDay| {
        let mut day = day.clone();
        day.items.iter_mut().for_each(|item| item.lines.clear());
        day
    };
    let of_items = paper.items.iter().zip(&whole.items);
    without_lines(paper) == without_lines(whole)
        && of_items.into_iter().all(|(paper, whole)| {
            let mut said = paper.lines.iter();
            let mut is_said = |line: &Vec<_>| said.any(|said| said.starts_with(line));
            whole.lines.iter().all(&mut is_said)
        })
}

/// The days of a list without marks of changes and notes, which depend on what else is marked.
fn bare(days: &[ListedDay]) -> Vec<ListedDay> {
    let mut bare = days.to_vec();
    for day in &mut bare {
        day.note = None;
        for item in &mut day.items {
            item.note = None;
        }
    }
    bare
}

#[test]
fn a_paper_lists_its_day_and_nothing_else() {
    let mut listed = 0;
    for (name, schedule) in schedules() {
        for language in schedule.plan().languages() {
            let Some(view) = schedule.view(*language) else {
                continue;
            };
            let whole = bare(&view.annex().list);
            for day in days(&schedule) {
                let paper = view.clone().on_day(day, None).annex();
                let expected: Vec<_> = whole.iter().filter(|one| one.day == day).cloned().collect();
                let said = bare(&paper.list);
                assert_eq!(said.len(), expected.len(), "{name}: {day}");
                let mut pairs = said.iter().zip(&expected);
                assert!(
                    pairs.all(|(said, whole)| says(said, whole)),
                    "{name}: {day}"
                );
                assert!(paper.tables.is_empty(), "{name}");
                let is_empty = expected.is_empty() && paper.sections.is_empty();
                assert_eq!(paper.notice.is_empty(), !is_empty, "{name}: {day}");
                listed += expected.len();
            }
        }
    }
    assert!(listed > 150, "{listed}");
}

/// Returns the forms for people of an annex.
fn forms(annex: &Annex) -> [String; 4] {
    [
        annex.to_markdown(),
        annex.to_html(),
        annex.to_fragment(),
        annex.to_text(),
    ]
}

#[test]
fn every_form_of_a_paper_says_its_day_and_the_situation() {
    let path = crate::cases::root().join("tests/schedules/issued-and-held-otherwise.toml");
    let schedule = plenary::compile(&source(&path)).expect("it compiles").value;
    let tuesday = NaiveDate::from_ymd_opt(2026, 3, 17).expect("a day");
    let words = [
        (
            Language::English,
            "No. 2, Tuesday, 17 March 2026, Programme of meetings",
            "Situation as of",
        ),
        (
            Language::French,
            "N° 2, mardi 17 mars 2026, Programme des séances",
            "Situation au",
        ),
    ];
    for (language, title, situation) in words {
        let view = schedule.view(language).expect("it is in the language");
        let annex = view.on_day(tuesday, Some(2)).marked_annex();
        for form in forms(&annex) {
            assert!(form.contains(title), "{form}");
            assert!(form.contains(situation), "{form}");
            assert!(!form.contains("WGTU"), "{form}");
        }
        let whole = schedule
            .render(Output::Markdown, language)
            .expect("it is text");
        assert!(whole.contains("WGTU") && !whole.contains(title), "{whole}");
    }
}
