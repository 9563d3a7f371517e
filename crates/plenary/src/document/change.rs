//! One thing that has happened, as a value that can be stored.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::edit::wording;
use crate::time::{self, Hours, Minutes};

/// One thing that has happened, to be written into a source.
///
/// In JSON it is an object with its key and the values in order: `{"took":["WGTU",90]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Change {
    /// A meeting is over, and took so long.
    Took(String, Minutes),
    /// A meeting is over, since this moment.
    Ended(String, NaiveDateTime),
    /// A meeting needs so much more.
    Extended(String, Minutes),
    /// A meeting stopped, and is to be resumed.
    Suspended(String, NaiveDateTime),
    /// A meeting stopped, and a new one is to take up the rest.
    Adjourned(String, NaiveDateTime),
    /// A meeting is not held, for this reason; by language it is `{ en = "…", fr = "…" }`.
    Cancelled(String, String),
    /// A meeting is not held now, but at the time that the text says, such as `to CSP13`.
    Postponed(String, String),
    /// The hours at which the sessions of a day were held, on one track or on all.
    Held(Option<String>, NaiveDate, Vec<Hours>),
    /// The moment up to which it is recorded what has happened.
    AsOf(NaiveDateTime),
}

impl Change {
    /// Returns the id of the meeting that it speaks of, if it speaks of one.
    pub(super) fn meeting(&self) -> Option<&str> {
        match self {
            Self::Took(id, _)
            | Self::Ended(id, _)
            | Self::Extended(id, _)
            | Self::Suspended(id, _)
            | Self::Adjourned(id, _)
            | Self::Cancelled(id, _)
            | Self::Postponed(id, _) => Some(id),
            Self::Held(..) | Self::AsOf(_) => None,
        }
    }

    /// Returns the option of the command that makes this change, and its target.
    pub(super) fn option(&self) -> String {
        match self {
            Self::Took(id, _) => format!("`--took` for {id}"),
            Self::Ended(id, _) => format!("`--ended` for {id}"),
            Self::Extended(id, _) => format!("`--extended` for {id}"),
            Self::Suspended(id, _) => format!("`--suspended` for {id}"),
            Self::Adjourned(id, _) => format!("`--adjourned` for {id}"),
            Self::Postponed(id, _) => format!("`--postponed` for {id}"),
            Self::Cancelled(id, _) => format!("`--cancelled` for {id}"),
            Self::Held(Some(track), day, _) => format!("`--held` for {track}:{day}"),
            Self::Held(None, day, _) => format!("`--held` for {day}"),
            Self::AsOf(_) => "`--now`".to_owned(),
        }
    }

    /// Returns the key and the value of the line that records this change.
    pub(super) fn line(&self) -> (&'static str, String) {
        let length = |minutes: &Minutes| format!("\"{}\"", minutes.to_toml());
        match self {
            Self::Took(_, minutes) => ("took", length(minutes)),
            Self::Ended(_, at) => ("ended", time::to_toml(*at)),
            Self::Extended(_, minutes) => ("extended", length(minutes)),
            Self::Suspended(_, at) => ("suspended", time::to_toml(*at)),
            Self::Adjourned(_, at) => ("adjourned", time::to_toml(*at)),
            Self::Cancelled(_, reason) => ("cancelled", wording(reason)),
            Self::Postponed(_, until) => ("postponed", wording(until)),
            Self::Held(_, _, hours) => {
                let hours: Vec<_> = hours.iter().map(|hours| format!("\"{hours}\"")).collect();
                ("held", format!("[{}]", hours.join(", ")))
            }
            Self::AsOf(at) => ("as-of", time::to_toml(*at)),
        }
    }
}
