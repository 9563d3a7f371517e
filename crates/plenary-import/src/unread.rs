//! What of a page is not in the source that is made of it.

use std::fmt;

/// What differs, or was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unread {
    /// Where it stands: `Monday, 10:00–13:00`.
    pub place: String,
    /// What stands there.
    pub read: String,
    /// What the source gives instead; may be empty.
    pub made: String,
    /// What to do.
    pub cure: String,
    pub(crate) is_fault: bool,
}

impl Unread {
    /// What has no place in a source.
    pub(crate) fn beside(place: &str, says: &str) -> Self {
        Self {
            place: place.to_owned(),
            read: says.to_owned(),
            made: String::new(),
            cure: "write it into the source by hand, if it is to stand in the annex".to_owned(),
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
            cure,
            is_fault,
        } = self;
        if *is_fault {
            return write!(f, "{place}: {made}: {cure}");
        }
        if made.is_empty() && !read.is_empty() {
            return write!(f, "{place}: {} is not taken over: {cure}", shown(read));
        }
        let (read, made) = (shown(read), shown(made));
        write!(
            f,
            "{place}: the page has {read}, the source gives {made}: {cure}"
        )
    }
}

/// A text between quotation marks, cut where it is long.
fn shown(text: &str) -> String {
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

/// So many characters of a text are shown.
const MOST: usize = 120;
