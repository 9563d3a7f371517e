//! Differences between a page and the annex of the source that is made of it.

use std::fmt;

/// A part of a page that differs in the annex of the source, or was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unread {
    /// The place on the page: `Monday, 10:00–13:00`.
    pub place: String,
    /// The text of the page there.
    pub read: String,
    /// The text that the source gives instead; may be empty.
    pub made: String,
    /// An instruction to the reader, as one clause.
    pub fix: String,
    pub(crate) is_fault: bool,
}

impl Unread {
    /// Returns a text of the page that has no place in a source.
    pub(crate) fn without_place(place: &str, text: &str) -> Self {
        Self {
            place: place.to_owned(),
            read: text.to_owned(),
            made: String::new(),
            fix: "write it into the source by hand, if it is to stand in the annex".to_owned(),
            is_fault: false,
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            read,
            made,
            fix,
            is_fault,
        } = self;
        if *is_fault {
            return write!(f, "{place}: {made}: {fix}");
        }
        if made.is_empty() && !read.is_empty() {
            return write!(f, "{place}: {} is not taken over: {fix}", quote(read));
        }
        let (read, made) = (quote(read), quote(made));
        write!(
            f,
            "{place}: the page has {read}, the source gives {made}: {fix}"
        )
    }
}

/// Returns a text between quotation marks, cut if it is long; `nothing` if it is empty.
fn quote(text: &str) -> String {
    if text.is_empty() {
        return "nothing".to_owned();
    }
    let short: String = text.chars().take(MOST).collect();
    let more = if text.chars().count() > MOST {
        "…"
    } else {
        ""
    };
    format!("“{short}{more}”")
}

/// The most characters of a text that are shown.
const MOST: usize = 120;
