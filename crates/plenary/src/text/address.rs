//! Where a link leads.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

/// An address on the web, or of a mailbox: it begins with `https://`, `http://` or `mailto:`, and
/// has no blanks.
///
/// ```
/// use plenary::Address;
/// let address: Address = "https://media.un.org".parse()?;
/// assert_eq!(address.as_str(), "https://media.un.org");
/// assert!("media.un.org".parse::<Address>().is_err());
/// # Ok::<(), plenary::BadAddress>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

/// It is not an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an address")]
pub struct BadAddress(String);

impl Address {
    /// How an address begins.
    const BEGINNINGS: [&str; 3] = ["https://", "http://", "mailto:"];

    /// The addresses as a pattern.
    pub(crate) const PATTERN: &str = r"^(https?://|mailto:)\S+$";

    /// The characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Address {
    type Err = BadAddress;

    fn from_str(typed: &str) -> Result<Self, BadAddress> {
        let rest = |beginning| typed.strip_prefix(beginning);
        let rest = Self::BEGINNINGS.into_iter().find_map(rest);
        let unseen = |c: char| c.is_whitespace() || c.is_control();
        if rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(unseen)) {
            Ok(Self(typed.to_owned()))
        } else {
            Err(BadAddress(typed.to_owned()))
        }
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
