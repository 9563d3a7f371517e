//! Signs between words, and lists.

use super::Catalogue;
use crate::{
    plan::{CalledOff, Resumption},
    text::Inline,
    time::Moment,
};

/// Signs between words, with the spaces that a language has around them.
pub(crate) struct Signs {
    pub(crate) colon: &'static str,
    pub(crate) semicolon: &'static str,
    /// Separator of all but the last two of a list.
    pub(crate) comma: &'static str,
    /// Separator of the last two of a list.
    pub(crate) and: &'static str,
    /// Text in quotation marks.
    pub(crate) quoted: fn(&str) -> String,
    /// Emphasis as the script has it: a script without italics takes [`Inline::Strong`].
    pub(crate) emphasis: fn(Vec<Inline>) -> Inline,
}

/// Direction in which a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    LeftToRight,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "no language with a catalogue is written so yet")
    )]
    RightToLeft,
}

impl Direction {
    /// Returns the value of the attribute `dir` of HTML; none for the direction that it has anyway.
    pub(crate) const fn html(self) -> Option<&'static str> {
        match self {
            Self::LeftToRight => None,
            Self::RightToLeft => Some("rtl"),
        }
    }
}

/// Number of a meeting of a body, and how that meeting takes up another.
pub(crate) type Counted = (u32, Option<Resumption>);

impl Signs {
    /// Returns the separator before one of a list, which may be its last.
    pub(crate) const fn before(&self, is_last: bool) -> &'static str {
        if is_last { self.and } else { self.comma }
    }

    /// Joins words with commas, and the last two with the word for *and*.
    pub(crate) fn list(&self, words: impl IntoIterator<Item = String>) -> String {
        let words: Vec<_> = words.into_iter().collect();
        match words.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                format!("{}{}{last}", rest.join(self.comma), self.and)
            }
            _ => words.concat(),
        }
    }
}

impl Catalogue {
    /// Returns an hour that is an estimate: `about 11:30`.
    pub(crate) fn about(&self, moment: Moment) -> String {
        [self.items.about, &(self.dates.clock)(moment.time())].concat()
    }

    /// Returns `34th meeting`, `34th and 35th meetings`, `8th meeting (resumed)`: each ordinal with how its
    /// meeting takes up another; a single one has that behind the word.
    pub(crate) fn numbers(&self, numbers: &[Counted]) -> String {
        let mark = |how: Option<Resumption>| {
            how.map_or_else(String::new, |how| {
                format!(" {}", (self.meeting.resumption)(how))
            })
        };
        let word = (self.meeting.numbered)(numbers.len());
        let ordinal = self.meeting.ordinal;
        if let [(number, how)] = numbers {
            return format!("{} {word}{}", ordinal(*number), mark(*how));
        }
        let ordinals = numbers
            .iter()
            .map(|(number, how)| format!("{}{}", ordinal(*number), mark(*how)));
        format!("{} {word}", self.signs.list(ordinals))
    }

    /// Returns the mark of what is not held.
    pub(crate) fn called_off(&self, how: CalledOff) -> &'static str {
        match how {
            CalledOff::Cancelled => self.marks.cancelled,
            CalledOff::Postponed => self.marks.postponed,
        }
    }

    /// Returns the mark before the text with the reason: `cancelled: `, `postponed `.
    pub(crate) fn called_off_because(&self, how: CalledOff) -> String {
        let between = match how {
            CalledOff::Cancelled => self.signs.colon,
            CalledOff::Postponed => " ",
        };
        format!("{}{between}", self.called_off(how))
    }
}

/// Returns a word with a capital.
pub(crate) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().to_string() + letters.as_str(),
        None => String::new(),
    }
}
