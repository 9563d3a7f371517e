//! Texts, names and sizes that are to do harm, and do none.
//!
//! The texts are in `tests/hostile/texts.toml`. They are put wherever a text can stand in the case that
//! has every key of the language, so that a new key is tried too.

mod addresses;
mod answers;
mod documents;
mod faults;
mod forms;
mod names;
mod sizes;
mod spots;

use std::collections::BTreeSet;

use plenary::{Report, Schedule, Source};
use serde::Deserialize;
use toml::Table;

use self::{
    forms::{Form, forms},
    spots::{Spot, everywhere, spots},
};
use crate::{cases::text, grid::words};

/// A text that is to do harm.
#[derive(Debug, Deserialize)]
pub(crate) struct Hostile {
    pub(crate) name: String,
    pub(crate) typed: String,
    seen: Option<String>,
    pub(crate) refused: Option<String>,
}

#[derive(Deserialize)]
struct List {
    text: Vec<Hostile>,
}

/// The texts of `tests/hostile/texts.toml`.
pub(crate) fn hostile() -> Vec<Hostile> {
    let list: List = toml::from_str(&text("tests/hostile/texts.toml")).expect("it is TOML");
    list.text
}

impl Hostile {
    /// Returns the text as it is read.
    fn seen(&self) -> &str {
        self.seen.as_deref().unwrap_or(&self.typed)
    }
}

/// Layouts of a schedule; each text is tried in one of them.
const LAYOUTS: [&str; 3] = ["week", "day", "list"];

fn compiled(table: &Table) -> Result<Schedule, Report> {
    let text = toml::to_string(table).expect("it can be typed");
    plenary::compile_alone(&Source::new("hostile.toml", text)).map(|warned| warned.value)
}

/// The schedule with a text in every spot, in words that tell the spots apart; where Markdown is not
/// read, with one that is on one line.
fn with_text(layout: &str, typed: &str) -> Result<Schedule, Report> {
    with_texts(layout, typed, one_line(typed))
}

fn with_texts(layout: &str, typed: &str, plain: &str) -> Result<Schedule, Report> {
    let mut table = everywhere(&spots(), |spot| {
        spot.with(if spot.markdown { typed } else { plain })
    });
    table.insert("layout".to_owned(), layout.into());
    compiled(&table)
}

fn one_line(typed: &str) -> &str {
    if typed.contains(['\n', '\r', '\t']) {
        HARMLESS
    } else {
        typed
    }
}

const HARMLESS: &str = "harmless";

fn harmless(layout: &str) -> Vec<Form> {
    let schedule = with_text(layout, HARMLESS).unwrap_or_else(|report| panic!("{report}"));
    forms(&schedule)
}

#[test]
fn there_are_many_spots() {
    let spots = spots();
    let keys: BTreeSet<_> = spots.iter().map(Spot::key).collect();
    for key in [
        "title",
        "name",
        "note",
        "venue",
        "organisation",
        "room",
        "host",
        "closed",
        "cancelled",
        "speakers",
        "agenda",
        "chair",
        "co-chairs",
        "president",
        "nominations",
        "reason",
        "acronym",
        "building",
        "also",
        "side-events",
        "interpretation",
        "document",
        "item",
        "symbol",
    ] {
        assert!(keys.contains(key), "no text was put into `{key}`: {keys:?}");
    }
    assert!(spots.len() > 45, "{spots:?}");
}

#[test]
fn a_text_changes_no_frame_and_is_read_as_it_is() {
    let calm = LAYOUTS.map(harmless);
    for (place, text) in hostile().into_iter().enumerate() {
        let layout = place % LAYOUTS.len();
        let (typed, plain) = match text.refused.as_deref() {
            Some("P0109") => (HARMLESS, &*text.typed),
            Some(_) => continue,
            None => (&*text.typed, one_line(&text.typed)),
        };
        let schedule = with_texts(LAYOUTS[layout], typed, plain)
            .unwrap_or_else(|report| panic!("{}: {report}", text.name));
        let seen = |spot: &Spot| match (spot.markdown, text.refused.is_some()) {
            (true, false) => spot.with_seen(text.seen()),
            (true, true) => spot.with_seen(HARMLESS),
            (false, _) => spot.with_seen(plain),
        };
        for (form, calm) in forms(&schedule).iter().zip(&calm[layout]) {
            assert_same(&text.name, form, calm, &seen);
        }
    }
}

/// Asserts that a form has the frame of a calm one, and in each spot that is seen there what is read of
/// a text.
fn assert_same(name: &str, form: &Form, calm: &Form, seen: &dyn Fn(&Spot) -> String) {
    // A link is said with its address, which calendars have beside their text too.
    let is_link = name.contains("link");
    if is_link && ["text", "ics", "schedule-xml"].contains(&form.name) {
        let parts = |form: &Form| {
            form.frame
                .iter()
                .filter(|one| one.starts_with("BEGIN"))
                .count()
        };
        assert_eq!(parts(form), parts(calm), "{name}");
        return;
    }
    let name = format!("{name} as {}", form.name);
    assert_eq!(form.frame, calm.frame, "{name}: {}", form.whole);
    let (mut found, bare) = (0, form.bare(&form.seen));
    let calmly = calm.bare(&calm.seen);
    for spot in spots() {
        if calmly.contains(&calm.bare(&spot.with_seen(HARMLESS))) {
            let seen = form.bare(&seen(&spot));
            assert!(
                bare.contains(&seen),
                "{name}: {seen:?} of {} is not in {:?}",
                spot.path(),
                form.seen
            );
            found += 1;
        }
    }
    assert!(
        found > 10,
        "{name}: only {found} spots are seen: {}",
        calm.seen
    );
}

#[test]
fn what_is_refused_is_refused_wherever_it_stands() {
    for text in hostile() {
        let Some(code) = &text.refused else { continue };
        let report = with_text("week", &text.typed).expect_err(&text.name);
        let of_code = report
            .faults()
            .iter()
            .filter(|fault| fault.code.number() == code);
        let found: BTreeSet<_> = of_code.map(|fault| fault.place.path.to_string()).collect();
        let raw = report
            .faults()
            .iter()
            .filter(|fault| fault.place.path.steps().is_empty())
            .count();
        for spot in spots()
            .iter()
            .filter(|spot| spot.markdown || code != "P0109")
        {
            // A text that was not typed as an escape is found in the text of the file.
            let there =
                raw >= spots().len() || found.iter().any(|path| path.starts_with(&spot.path()));
            assert!(
                there,
                "{}: accepted in `{}`: {found:?}",
                text.name,
                spot.path()
            );
        }
        let drawn = report.to_string();
        assert!(
            !drawn.contains(|c: char| c.is_control() && c != '\n'),
            "{drawn:?}"
        );
    }
}

/// The words of a text, with line ends as blanks.
fn said(text: &str) -> String {
    words(&text.replace(['\r', '\u{85}'], " "))
}
