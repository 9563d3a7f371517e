//! The few words that some keys choose from, each kind declared once.

use std::str::FromStr;

pub use page::{DayHeading, EventKind, EventStatus, Layout};

use crate::{suggest::nearest, text::Language};

/// A word of the source language: one of the few that a key chooses from. [`keywords!`] implements it.
pub(crate) trait Keyword: FromStr<Err = UnknownWord> + 'static {
    /// The words of the kind, in the order of the language page.
    const WORDS: &'static [&'static str];

    /// The form of the value, in words that a person can type by.
    const FORM: &'static str;

    /// True if a list of such words holds each of them once, or none.
    const IN_SETS: bool;
}

/// Declares the words of one kind: an enum, each of its variants with the word that stands for it in a
/// source, on the command line and in JSON; and, if a key chooses from them, the form of its value, in
/// words that a person can type by.
macro_rules! keywords {
    (@in_sets) => { false };
    (@in_sets once) => { true };
    (
        $(#[$meta:meta])*
        pub enum $kind:ident, as $form:literal $(, each $once:ident)? {
            $($variants:tt)+
        }
    ) => {
        $crate::keywords::keywords! {
            $(#[$meta])*
            pub enum $kind {
                $($variants)+
            }
        }

        impl Keyword for $kind {
            const WORDS: &'static [&'static str] = Self::NAMES;
            const FORM: &'static str = $form;
            const IN_SETS: bool = keywords!(@in_sets $($once)?);
        }
    };
    (
        $(#[$meta:meta])*
        pub enum $kind:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $kind {
            $($(#[$variant_meta])* $variant,)+
        }

        impl $kind {
            /// Every one of them, in the order of the language page.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Their words, in the same order.
            const NAMES: &[&str] = &[$($word),+];

            /// Returns the word that stands for it in a source, on the command line and in JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl std::fmt::Display for $kind {
            /// Prints its word.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl std::str::FromStr for $kind {
            type Err = $crate::keywords::UnknownWord;

            /// Reads its word.
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::keywords::UnknownWord::new(word, Self::NAMES)),
                }
            }
        }

        $crate::text::serde_as_text!($kind);
    };
}

pub(crate) use keywords;

/// The fault of a text that is none of the words of a kind.
///
/// ```
/// use plenary::Output;
/// let unknown = "hmtl".parse::<Output>().unwrap_err();
/// assert!(unknown.to_string().starts_with("`hmtl` is none of the words markdown, html, fragment, "));
/// assert_eq!(unknown.nearest(), Some("html"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is none of the words {}", known.join(", "))]
pub struct UnknownWord {
    word: String,
    known: &'static [&'static str],
}

impl UnknownWord {
    pub(crate) fn new(word: &str, known: &'static [&'static str]) -> Self {
        Self {
            word: word.to_owned(),
            known,
        }
    }

    /// Returns the known word that was probably meant.
    #[must_use]
    pub fn nearest(&self) -> Option<&'static str> {
        nearest(&self.word, self.known.iter().copied())
    }

    /// Returns the known words.
    #[must_use]
    pub fn known(&self) -> &'static [&'static str] {
        self.known
    }
}

mod page;

keywords! {
    /// The status of a schedule: draft, final and the like.
    pub enum Status, as "a word in quotation marks, such as `\"draft\"`" {
        /// Put forward by its authors.
        Draft = "draft",
        /// Put forward for adoption.
        Provisional = "provisional",
        /// Given for orientation.
        Indicative = "indicative",
        /// Subject to confirmation.
        Tentative = "tentative",
        /// Adopted.
        Final = "final",
        /// Kept for the archive: every meeting has its record.
        AsHeld = "as-held",
    }
}

keywords! {
    /// The effect of an early end on a meeting that it would pull forward. An overrun always pushes.
    #[derive(Default)]
    pub enum Rolling, as "a word in quotation marks, such as `\"at-once\"`" {
        /// It begins at once.
        #[default]
        AtOnce = "at-once",
        /// It begins with the next session, or at its planned time if that comes first.
        NextSession = "next-session",
        /// It never begins earlier than planned.
        AsPlanned = "as-planned",
    }
}

keywords! {
    /// The forms in which the start of a meeting is shown.
    #[derive(Default)]
    pub enum StartForm, as "a word in quotation marks, such as `\"condition\"`" {
        /// The hour.
        #[default]
        Hour = "hour",
        /// The condition on which it begins, without an hour.
        Condition = "condition",
    }
}

/// The words of a source for who may attend; any other is a text.
pub(crate) const ACCESS_WORDS: [&str; 2] = ["open", "closed"];

keywords! {
    /// The forms of attendance at a meeting.
    pub enum Attendance, as "a word in quotation marks, such as `\"hybrid\"`" {
        /// In the room.
        InPerson = "in-person",
        /// In the room and elsewhere.
        Hybrid = "hybrid",
        /// All elsewhere.
        Virtual = "virtual",
    }
}

keywords! {
    /// Which times an annex shows.
    #[derive(Default)]
    pub enum Show, as "a word in quotation marks, such as `\"changes\"`" {
        /// Those of now.
        #[default]
        Current = "current",
        /// Those that were planned.
        Planned = "planned",
        /// Those of now, with what has moved marked.
        Changes = "changes",
    }
}

keywords! {
    /// A form in which an annex is written.
    ///
    /// ```
    /// use plenary::Output;
    /// assert_eq!(Output::Html.file_name("csp12", None), "csp12.html");
    /// assert_eq!(Output::Markdown.file_name("csp12", Some(plenary::Language::French)), "csp12.fr.md");
    /// assert_eq!(Output::ScheduleXml.file_name("csp12", None), "csp12.schedule.xml");
    /// ```
    pub enum Output, as "an output in quotation marks, such as `\"html\"`", each once {
        /// A Markdown page with a table, as GitHub reads it.
        Markdown = "markdown",
        /// A web page that stands alone.
        Html = "html",
        /// HTML to put into a page of one's own.
        Fragment = "fragment",
        /// The compiled schedule as data, for programs.
        Json = "json",
        /// A row for each sitting and each event, for spreadsheets.
        Csv = "csv",
        /// A calendar to subscribe to.
        Calendar = "ics",
        /// Plain text of 72 columns, for a mail.
        Text = "text",
        /// The `schedule.xml` that conference apps read.
        ScheduleXml = "schedule-xml",
        /// A Word document, which the crate `plenary-docx` writes.
        Docx = "docx",
    }
}

impl Output {
    /// True if there is a file for each language; a form that holds all languages is written once.
    #[must_use]
    pub const fn is_by_language(self) -> bool {
        !matches!(self, Self::Json)
    }

    /// Returns the name of the file beside a source called `stem`. The first language of a schedule has
    /// no tag in its names.
    #[must_use]
    pub fn file_name(self, stem: &str, language: Option<Language>) -> String {
        let extension = match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Fragment => "fragment.html",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Calendar => "ics",
            Self::Text => "txt",
            Self::ScheduleXml => "schedule.xml",
            Self::Docx => "docx",
        };
        match language {
            Some(language) => format!("{stem}.{language}.{extension}"),
            None => format!("{stem}.{extension}"),
        }
    }
}

keywords! {
    /// The kinds of office.
    #[derive(PartialOrd, Ord)]
    pub enum Role {
        /// Presides over the conference.
        President = "president",
        /// Chairs a group alone.
        Chair = "chair",
        /// Chairs a group with others.
        CoChair = "co-chair",
        /// Stands in for the chair.
        ViceChair = "vice-chair",
        /// Leads the work of a group.
        Facilitator = "facilitator",
        /// Reports on it.
        Rapporteur = "rapporteur",
    }
}

impl Role {
    /// Returns the key that the office has in a source.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::CoChair => "co-chairs",
            other => other.name(),
        }
    }

    /// True if several people hold the office at once.
    pub(crate) const fn is_shared(self) -> bool {
        matches!(self, Self::CoChair)
    }
}
