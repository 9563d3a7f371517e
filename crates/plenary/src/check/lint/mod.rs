//! P04: what the texts of a schedule say, measured by its days, its conference, and one another.
//!
//! Each text is read once into [`Tokens`]; every concern is a file of its own that looks at them.
//! Whatever could be meant as it stands is passed over: a warning that is wrong is not read twice.

mod clocks;
mod conference;
mod dates;
mod days;
mod facts;
mod finder;
mod marks;
mod ranges;
mod settled;
mod spelling;
mod status;
mod terms;
mod texts;
mod tokens;
mod triggers;
mod vocabulary;
mod weekdays;
mod zones;

use self::{
    clocks::Clocks,
    dates::Date,
    facts::Facts,
    spelling::Spellings,
    texts::Said,
    tokens::Tokens,
    triggers::{Look, Triggers},
};
use crate::{document::Document, fault::Faults};

/// A text, its words, and the dates in it.
struct Reading<'r> {
    said: Said<'r>,
    tokens: &'r Tokens,
    dates: &'r [Date],
}

/// Checks every text of a document, and the name of the source that it was read from.
pub(super) fn check(document: &Document, source: Option<&str>, faults: &mut Faults) {
    let facts = Facts::of(document);
    status::check_issue(&facts, faults);
    let mut page = Page {
        tokens: Tokens::with_room(),
        ..Page::default()
    };
    let triggers = Triggers::of(&facts);
    texts::each(document, |said| {
        page.check(said, &triggers, &facts, faults);
    });
    page.clocks.judge(&facts, faults);
    if let Some(stem) = source.and_then(stem) {
        let mut tokens = page.tokens;
        tokens.read(stem);
        conference::check_source(stem, &tokens, &facts, faults);
        days::check_source(stem, &tokens, &facts, faults);
    }
}

/// The texts of a schedule so far.
#[derive(Default)]
struct Page<'d> {
    tokens: Tokens,
    dates: Vec<Date>,
    clocks: Clocks,
    spellings: Spellings<'d>,
}

impl<'d> Page<'d> {
    /// Checks one more text.
    fn check(
        &mut self,
        said: Said<'d>,
        triggers: &Triggers<'_>,
        facts: &Facts<'_>,
        faults: &mut Faults,
    ) {
        let look = triggers.look(&said);
        if look == Look::Nothing {
            return;
        }
        self.tokens.read(said.text);
        dates::find(said.text, &self.tokens, &mut self.dates);
        let reading = Reading {
            said,
            tokens: &self.tokens,
            dates: &self.dates,
        };
        self.spellings.check(&said, &self.tokens, facts, faults);
        if look == Look::More {
            check_text(&reading, facts, faults);
            self.clocks.gather(&reading);
        }
    }
}

fn check_text(reading: &Reading<'_>, facts: &Facts<'_>, faults: &mut Faults) {
    conference::check(reading, facts, faults);
    weekdays::check(reading, facts, faults);
    days::check(reading, facts, faults);
    zones::check(reading, facts, faults);
    ranges::check(reading, faults);
    status::check(reading, facts, faults);
    settled::check(reading, facts, faults);
}

/// The name of a file without its folders and its ending.
fn stem(name: &str) -> Option<&str> {
    let folders = name.bytes().rposition(|byte| byte == b'/' || byte == b'\\');
    let file = &name[folders.map_or(0, |place| place + 1)..];
    file.strip_suffix(".toml").filter(|stem| !stem.is_empty())
}

pub(super) use settled::weigh_vacancies;
