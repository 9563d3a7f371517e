//! Rules of a log: the codes, and files out of date.

use serde::Serialize;

use super::log::Text;
use crate::fault::{Code, Severity};

/// One kind of result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    Code(Code),
    Stale,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    full_description: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: Severity,
}

const STALE: &str = "\
# A file that is out of date

The file is kept beside its source, and it is missing or not what the source renders to; or it is a JSON \
Schema of another version of Plenary.

`plenary render --write FILE.toml` writes it again, and `plenary check FILE.toml` shows what has to \
change.
";

impl Rule {
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Code(code) => code.number(),
            Self::Stale => "stale",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Code(code) => code.name(),
            Self::Stale => "StaleFile",
        }
    }

    const fn page(self) -> &'static str {
        match self {
            Self::Code(code) => code.page(),
            Self::Stale => STALE,
        }
    }

    const fn severity(self) -> Severity {
        match self {
            Self::Code(code) => code.severity(),
            Self::Stale => Severity::Error,
        }
    }

    pub(super) fn descriptor(self) -> Descriptor {
        Descriptor {
            id: self.id(),
            name: self.name(),
            short_description: Text::plain(self.title()),
            full_description: Text::plain(self.first_paragraph()),
            help_uri: self.page_address(),
            help: Help {
                text: self.help(),
                markdown: self.page(),
            },
            default_configuration: Configuration {
                level: self.severity(),
            },
        }
    }

    /// Returns the address of the page of a code.
    fn page_address(self) -> Option<String> {
        let repository = env!("CARGO_PKG_REPOSITORY");
        match self {
            Self::Code(code) => Some(format!(
                "{repository}/blob/main/crates/plenary/codes/{code}.md"
            )),
            Self::Stale => None,
        }
    }

    /// Returns the heading of the page as a sentence.
    fn title(self) -> String {
        let title = match self {
            Self::Code(code) => code.title(),
            Self::Stale => "a file that is out of date",
        };
        let mut letters = title.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        first + letters.as_str() + "."
    }

    fn first_paragraph(self) -> &'static str {
        self.page()
            .split("\n\n")
            .nth(1)
            .unwrap_or_default()
            .trim_end()
    }

    /// Returns the help for readers who cannot be shown the page.
    fn help(self) -> String {
        match self {
            Self::Code(code) => format!("`plenary explain {code}` says more, with an example."),
            Self::Stale => "`plenary render --write FILE.toml` writes it again.".to_owned(),
        }
    }
}
