//! One thing that has happened, as a value that can be stored.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::edit::{text_to_toml, wording};
use crate::{
    keywords::keywords,
    time::{self, Hours, Minutes},
};

keywords! {
    /// The keys under which it is recorded what has happened to a meeting.
    pub enum RecordKey {
        /// It is over, and took so long.
        Took = "took",
        /// It is over, since a moment.
        Ended = "ended",
        /// It needs more time.
        Extended = "extended",
        /// It stopped, and is to be resumed.
        Suspended = "suspended",
        /// It stopped, and a new meeting is to take up the rest.
        Adjourned = "adjourned",
        /// It is not held.
        Cancelled = "cancelled",
        /// It is not held now, but later.
        Postponed = "postponed",
    }
}

/// The keys that say how a meeting ended or stopped: only one of them can be true.
const STOPS: &[RecordKey] = &[
    RecordKey::Took,
    RecordKey::Ended,
    RecordKey::Suspended,
    RecordKey::Adjourned,
];

/// The keys that say that a meeting is not held: only one of them can be true.
const CALLED_OFF: &[RecordKey] = &[RecordKey::Cancelled, RecordKey::Postponed];

impl RecordKey {
    /// Returns the keys whose record a record of this key replaces: its own first, then those that
    /// cannot be true beside it.
    pub(super) fn replaced(self) -> impl Iterator<Item = Self> {
        let others = [STOPS, CALLED_OFF];
        let same = others.into_iter().find(|keys| keys.contains(&self));
        let rest = same.unwrap_or_default().iter().copied();
        std::iter::once(self).chain(rest.filter(move |key| *key != self))
    }
}

/// One thing that has happened, to be written into a source; or that has not, to be taken out of it.
///
/// In JSON it is an object with its key and the values in order: `{"took":["WGTU",90]}`,
/// `{"extra":[null,"2026-03-17","18:30-20:30","WGTU"]}`. To take a record back is a change of another
/// name, and no `null` in the place of a value, so that a value that was lost on the way never deletes a
/// record: `{"take-back":["WGTU","took"]}`, `{"take-back-done":["WGTU","4"]}`,
/// `{"take-back-held":[null,"2026-03-17"]}`, `{"take-back-extra":[null,"2026-03-17","18:30-20:30"]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Change {
    /// A meeting is over, and took so long.
    Took(String, Minutes),
    /// A meeting is over, since this moment.
    Ended(String, NaiveDateTime),
    /// A meeting needs so much more in all.
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
    /// A session that was agreed later, on one track or on all: its day, its hours, and the only group that
    /// can use it. A session of the same hours is replaced.
    Extra(Option<String>, NaiveDate, Hours, Option<String>),
    /// An item of the agenda of a meeting was concluded at this moment. The item is given by its number or its
    /// title.
    Done(String, String, NaiveDateTime),
    /// The moment up to which it is recorded what has happened.
    AsOf(NaiveDateTime),
    /// Nothing is recorded of a meeting under this key.
    TakeBack(String, RecordKey),
    /// The sessions of a day are held as planned, for all that is recorded.
    TakeBackHeld(Option<String>, NaiveDate),
    /// It is not recorded that an item of the agenda of a meeting was concluded.
    TakeBackDone(String, String),
    /// The session of these hours was not agreed.
    TakeBackExtra(Option<String>, NaiveDate, Hours),
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
            | Self::Postponed(id, _)
            | Self::Done(id, ..)
            | Self::TakeBackDone(id, _)
            | Self::TakeBack(id, _) => Some(id),
            Self::Held(..)
            | Self::Extra(..)
            | Self::AsOf(_)
            | Self::TakeBackHeld(..)
            | Self::TakeBackExtra(..) => None,
        }
    }

    /// Returns the item of an agenda that it speaks of, if it speaks of one.
    pub(super) fn item(&self) -> Option<&str> {
        match self {
            Self::Done(_, item, _) | Self::TakeBackDone(_, item) => Some(item),
            _ => None,
        }
    }

    /// Returns the track and the day that it speaks of, if it speaks of a day.
    pub(super) fn day(&self) -> Option<(Option<&str>, NaiveDate)> {
        match self {
            Self::Held(track, day, _)
            | Self::Extra(track, day, ..)
            | Self::TakeBackHeld(track, day)
            | Self::TakeBackExtra(track, day, _) => Some((track.as_deref(), *day)),
            _ => None,
        }
    }

    /// Returns the key of the record of a meeting that it writes, if it writes one.
    pub(super) fn record_key(&self) -> Option<RecordKey> {
        Some(match self {
            Self::Took(..) => RecordKey::Took,
            Self::Ended(..) => RecordKey::Ended,
            Self::Extended(..) => RecordKey::Extended,
            Self::Suspended(..) => RecordKey::Suspended,
            Self::Adjourned(..) => RecordKey::Adjourned,
            Self::Cancelled(..) => RecordKey::Cancelled,
            Self::Postponed(..) => RecordKey::Postponed,
            _ => return None,
        })
    }

    /// True if it takes a record back.
    #[must_use]
    pub fn takes_back(&self) -> bool {
        matches!(
            self,
            Self::TakeBack(..)
                | Self::TakeBackDone(..)
                | Self::TakeBackHeld(..)
                | Self::TakeBackExtra(..)
        )
    }

    /// Returns the option of the command that makes this change, and its target.
    pub(super) fn option(&self) -> String {
        let key = match self {
            Self::TakeBack(_, key) => key.name(),
            Self::TakeBackDone(..) => "done",
            Self::TakeBackHeld(..) => "held",
            Self::TakeBackExtra(..) => "extra",
            Self::AsOf(_) => return "`--now`".to_owned(),
            recorded => recorded.key(),
        };
        let target = match (self.meeting(), self.day()) {
            (Some(id), _) => id.to_owned(),
            (None, Some((Some(track), day))) => format!("{track}:{day}"),
            (None, Some((None, day))) => day.to_string(),
            (None, None) => String::new(),
        };
        format!("`--{key}` for {target}")
    }

    /// Returns the key of the line that records this change; of one that takes back, nothing.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::Held(..) => "held",
            Self::Extra(..) => "extra",
            Self::Done(..) => "done",
            Self::AsOf(_) => "as-of",
            other => other.record_key().map_or("", RecordKey::name),
        }
    }

    /// Returns the value of the line that records this change, or of the element of its list; of one that
    /// takes back, nothing.
    pub(crate) fn value(&self) -> String {
        match self {
            Self::Took(_, minutes) | Self::Extended(_, minutes) => {
                format!("\"{}\"", minutes.to_toml())
            }
            Self::Ended(_, at)
            | Self::Suspended(_, at)
            | Self::Adjourned(_, at)
            | Self::Done(_, _, at)
            | Self::AsOf(at) => time::to_toml(*at),
            Self::Cancelled(_, text) | Self::Postponed(_, text) => wording(text),
            Self::Held(_, _, hours) => {
                let hours: Vec<_> = hours.iter().map(|hours| format!("\"{hours}\"")).collect();
                format!("[{}]", hours.join(", "))
            }
            Self::Extra(_, _, hours, None) => format!("\"{hours}\""),
            Self::Extra(_, _, hours, Some(group)) => {
                format!("{{ time = \"{hours}\", for = {} }}", text_to_toml(group))
            }
            Self::TakeBack(..)
            | Self::TakeBackDone(..)
            | Self::TakeBackHeld(..)
            | Self::TakeBackExtra(..) => String::new(),
        }
    }
}
