//! The annex of the letter, transcribed under `tests/letter`, beside the annex that is rendered.
//!
//! The letter writes its title in capitals, and hours with blanks around the dash; it says CSP11
//! where it means CSP12.

use plenary::annex::Cell;

use crate::{
    cases::{root, text},
    grid::{by_pulldown, words},
};

fn rendered() -> String {
    let path = root().join("schedules/att-csp12-working-groups.toml");
    let source = plenary::open(path).expect("the schedule is there");
    let schedule = plenary::compile(&source).expect("it compiles").value;
    schedule.annex().to_markdown()
}

#[test]
fn cells_agree_word_for_word() {
    let letter = text("tests/letter/annex.csv").replace(" – ", "–");
    let letter: Vec<Vec<String>> = letter
        .lines()
        .map(|row| row.split(',').map(words).collect())
        .collect();
    assert_eq!(by_pulldown(&rendered()), letter);
}

#[test]
fn the_title_agrees_but_for_the_slip() {
    let letter = text("tests/letter/title.txt")
        .trim()
        .replace("CSP11", "CSP12");
    let rendered = rendered();
    let title = rendered
        .lines()
        .next()
        .expect("there is a title")
        .trim_start_matches("# ")
        .replace("\\*", "*")
        .replace('–', "-");
    assert_eq!(title.to_uppercase(), letter);
}

#[test]
fn the_note_agrees_word_for_word() {
    let letter = text("tests/letter/note.txt");
    let rendered = rendered();
    let note = rendered
        .lines()
        .last()
        .expect("there is a note")
        .replace("\\*", "*")
        .replace("**", "");
    assert_eq!(note.trim(), letter.trim());
}

#[test]
fn html_shows_the_hours_once() {
    let path = root().join("schedules/att-csp12-working-groups.toml");
    let source = plenary::open(path).expect("the schedule is there");
    let schedule = plenary::compile(&source).expect("it compiles").value;
    let html = schedule.annex().to_html();
    let table = html.split("</table>").next().expect("there is a table");
    assert_eq!(table.matches(">10:00<").count(), 1);
    let filled = |cell: &&Cell| matches!(cell, Cell::Entries(entries) if entries.len() == 1);
    let rows = &schedule.annex().tables[0].rows[..2];
    assert_eq!(
        rows.iter()
            .flat_map(|row| &row.cells)
            .filter(filled)
            .count(),
        8
    );
}
