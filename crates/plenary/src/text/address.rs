//! Addresses to which a link leads.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::serde_as_text;

/// An address on the web, or one to which mail is sent.
///
/// ```
/// use plenary::Address;
/// assert!("https://example.org/agenda.pdf".parse::<Address>().is_ok());
/// assert!("mailto:speakers@example.org".parse::<Address>().is_ok());
/// assert!("www.example.org".parse::<Address>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

/// A reason for which a text is no [`Address`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadAddress {
    /// The text does not begin as an address does.
    #[error("`{0}` is not an address")]
    NoScheme(String),
    /// Nothing stands behind the beginning of the address.
    #[error("the address `{0}` leads nowhere")]
    Nowhere(String),
    /// The address holds a blank, or another character that no address has; the second text says
    /// which.
    #[error("the address `{0}` holds {1}")]
    Character(String, String),
}

/// The beginnings of addresses.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// The characters that stand in no address, beside blanks and invisible ones.
const STRANGE: &str = "<>\"\\^`{|}";

impl Address {
    /// The regular expression of every address.
    pub(crate) const PATTERN: &str =
        "^(https?://|mailto:)[^\\s\\u0000-\\u001f\\u007f-\\u009f<>\"\\\\^`{|}]+$";

    /// Returns the characters of the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

serde_as_text!(Address);

impl FromStr for Address {
    type Err = BadAddress;

    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let rest = SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme));
        let Some(rest) = rest else {
            return Err(BadAddress::NoScheme(text.to_owned()));
        };
        if rest.is_empty() {
            return Err(BadAddress::Nowhere(text.to_owned()));
        }
        match rest.chars().find(|c| is_strange(*c)) {
            Some(strange) => Err(BadAddress::Character(text.to_owned(), name_of(strange))),
            None => Ok(Self(text.to_owned())),
        }
    }
}

fn is_strange(c: char) -> bool {
    c.is_whitespace() || c.is_control() || STRANGE.contains(c)
}

fn name_of(c: char) -> String {
    match c {
        c if c.is_whitespace() => "a blank".to_owned(),
        c if c.is_control() => "a character that is not seen".to_owned(),
        c => format!("the sign {c}"),
    }
}

/// The livestream of meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Livestream {
    /// There is none, whatever the plan says of the meetings around.
    NotProvided,
    /// There is one at this address.
    At(Address),
}

impl Livestream {
    /// The regular expression of every livestream in a source.
    pub(crate) const PATTERN: &str =
        "^(none|(https?://|mailto:)[^\\s\\u0000-\\u001f\\u007f-\\u009f<>\"\\\\^`{|}]+)$";

    /// The word in a source for no livestream.
    pub(crate) const NONE: &str = "none";

    /// Returns the address, if there is a livestream.
    #[must_use]
    pub fn address(&self) -> Option<&Address> {
        match self {
            Self::NotProvided => None,
            Self::At(address) => Some(address),
        }
    }
}

impl From<Address> for Livestream {
    fn from(address: Address) -> Self {
        Self::At(address)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
