//! P04: the texts of a schedule, compared with its days, its conference, and one another.
//!
//! Each text is read once into [`Tokens`]; every concern is a file of its own that looks at them.
//! Whatever could be meant as it stands is passed over: a warning that is wrong is not read twice.

mod clocks;
mod conference;
mod days;
mod facts;
mod marks;
mod ranges;
mod settled;
mod spelling;
mod status;
mod texts;
mod vocabulary;
mod weekdays;
mod zones;

use self::{clocks::Clocks, facts::Facts, spelling::Spellings, texts::TextVersion};
use crate::{
    document::Document,
    fault::Faults,
    locale::catalogue,
    typed::{Token, Tokens, TypedDate, dates_of_prose},
};

/// Text with its words and the dates in it.
struct Reading<'r> {
    version: TextVersion<'r>,
    tokens: &'r Tokens,
    dates: &'r [TypedDate],
}

/// Checks every text of a document, and the name of the source that it was read from.
pub(super) fn check(document: &Document, source: Option<&str>, faults: &mut Faults) {
    let facts = Facts::of(document);
    status::check_issue(&facts, faults);
    let mut linter = Linter::default();
    texts::each(document, |text| {
        if catalogue(text.language).is_linted {
            linter.check(text, &facts, faults);
        }
    });
    linter.clocks.judge(&facts, faults);
    if let Some(stem) = source.and_then(stem) {
        let tokens = Tokens::of(stem);
        conference::check_source(stem, &tokens, &facts, faults);
        days::check_source(stem, &tokens, &facts, faults);
    }
}

/// State of the checks across texts: clocks and spellings so far, which a later text may contradict.
#[derive(Default)]
struct Linter<'d> {
    tokens: Tokens,
    dates: Vec<TypedDate>,
    clocks: Clocks,
    spellings: Spellings<'d>,
}

impl<'d> Linter<'d> {
    /// Checks one more text.
    fn check(&mut self, text: TextVersion<'d>, facts: &Facts<'_>, faults: &mut Faults) {
        self.tokens.read(text.text);
        dates_of_prose(text.text, &self.tokens, &mut self.dates);
        let reading = Reading {
            version: text,
            tokens: &self.tokens,
            dates: &self.dates,
        };
        self.spellings.check(&text, &self.tokens, facts, faults);
        conference::check(&reading, facts, faults);
        weekdays::check(&reading, facts, faults);
        days::check(&reading, facts, faults);
        zones::check(&reading, facts, faults);
        ranges::check(&reading, faults);
        status::check(&reading, facts, faults);
        settled::check(&reading, facts, faults);
        self.clocks.gather(&reading);
    }
}

impl<'r> Reading<'r> {
    fn text(&self) -> &'r str {
        self.version.text
    }

    fn list(&self) -> &'r [Token] {
        self.tokens.as_slice()
    }

    /// Returns a word or a number as it is written.
    fn source_text(&self, token: &Token) -> &'r str {
        &self.text()[token.start..token.end]
    }

    /// True if one of some tokens is a word with a meaning.
    fn any(&self, tokens: &[Token], means: fn(&str) -> bool) -> bool {
        let mut words = tokens.iter().map(|token| self.tokens.word(token));
        words.any(means)
    }
}

/// Returns the name of a file without its folders and its ending.
fn stem(name: &str) -> Option<&str> {
    let folders = name.bytes().rposition(|byte| byte == b'/' || byte == b'\\');
    let file = &name[folders.map_or(0, |place| place + 1)..];
    file.strip_suffix(".toml").filter(|stem| !stem.is_empty())
}

pub(super) use settled::weigh_vacancies;
