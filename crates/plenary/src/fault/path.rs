//! Paths to the values of a schedule, with or without a text.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Language;

/// One step down from a table or an array to what it holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The value under a key.
    Key(Cow<'static, str>),
    /// The element of an array, counted from 0.
    Index(usize),
}

impl From<&'static str> for Step {
    fn from(key: &'static str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }
}

impl From<String> for Step {
    fn from(key: String) -> Self {
        Self::Key(Cow::Owned(key))
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// The way from the top of a schedule to one of its values.
///
/// Printed as in `meeting[2].group`, where the elements of an array count from 1 as people do.
///
/// ```
/// let plan = plenary::Plan::builder("CSP12", "Working Groups", "Europe/Zurich");
/// let report = plan.build().unwrap_err();
/// assert_eq!(report.faults()[0].place.path.to_string(), "first-day");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Path(Vec<Step>);

impl Path {
    /// Returns the path that these steps make.
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self(steps.into_iter().collect())
    }

    /// Returns the steps from the top down.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Returns the place as a person would say it: `` `title` of meeting 4 ``.
    pub(crate) fn in_words(&self) -> String {
        use Step::{Index, Key};
        match &*self.0 {
            [Key(list), Index(place)] if is_list(list) => format!("{list} {}", place + 1),
            [Key(list), Index(place), rest @ ..] if is_list(list) => {
                format!(
                    "`{}` of {list} {}",
                    Self::new(rest.iter().cloned()),
                    place + 1
                )
            }
            [Key(groups), Key(group), Key(below), Key(key), rest @ ..]
                if groups == "groups" && below == "subgroups" && !rest.is_empty() =>
            {
                format!("`{}` of {group}/{key}", Self::new(rest.iter().cloned()))
            }
            [Key(groups), Key(group), rest @ ..] if groups == "groups" && !rest.is_empty() => {
                format!("`{}` of {group}", Self::new(rest.iter().cloned()))
            }
            _ => format!("`{self}`"),
        }
    }

    /// Returns the path with one more step.
    #[must_use]
    pub fn then(&self, step: impl Into<Step>) -> Self {
        let mut steps = self.0.clone();
        steps.push(step.into());
        Self(steps)
    }
}

/// True if the tables under this key are counted.
fn is_list(key: &str) -> bool {
    matches!(key, "meeting" | "deadline" | "document")
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if i == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{}]", index + 1)?,
            }
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Path {
    /// Reads what is printed. A key with a stop in it becomes two steps, which are printed alike.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let printed = String::deserialize(deserializer)?;
        let steps = printed.split('.').flat_map(|part| {
            let (key, index) = counted(part).map_or((part, None), |(key, at)| (key, Some(at)));
            [Some(Step::from(key.to_owned())), index.map(Step::from)]
        });
        Ok(Self::new(steps.flatten()))
    }
}

/// Returns the list and the place of `meeting[3]`.
fn counted(part: &str) -> Option<(&str, usize)> {
    let (list, number) = part.strip_suffix(']')?.rsplit_once('[')?;
    Some((list, number.parse::<usize>().ok()?.checked_sub(1)?))
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A borrowed path, as a chain that costs nothing until a fault needs its [`Path`].
#[derive(Clone, Copy)]
pub(crate) enum PathRef<'a> {
    Top,
    Key(&'a PathRef<'a>, &'a str),
    Index(&'a PathRef<'a>, usize),
}

impl<'a> PathRef<'a> {
    pub(crate) fn key(&'a self, key: &'a str) -> Self {
        Self::Key(self, key)
    }

    pub(crate) fn index(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// Returns the path of another key beside this one.
    pub(crate) fn sibling(&self, key: &'static str) -> Path {
        match self {
            Self::Top => Path::default(),
            Self::Key(parent, _) | Self::Index(parent, _) => parent.path().then(key),
        }
    }

    /// Returns the key under which a text stands, in whichever language.
    pub(crate) fn of_text(&self) -> Option<&'a str> {
        match self {
            Self::Key(Self::Key(_, key), tag) if tag.parse::<Language>().is_ok() => Some(key),
            Self::Key(_, key) => Some(key),
            Self::Top | Self::Index(..) => None,
        }
    }

    /// Returns the path, one step longer.
    pub(crate) fn then(&self, step: impl Into<Step>) -> Path {
        self.path().then(step)
    }

    pub(crate) fn path(&self) -> Path {
        match self {
            Self::Top => Path::default(),
            Self::Key(parent, key) => parent.path().then(Step::from((*key).to_owned())),
            Self::Index(parent, index) => parent.path().then(*index),
        }
    }
}

/// The path of the steps given: `path_to!["meeting", 1, "group"]`.
macro_rules! path_to {
    ($($step:expr),* $(,)?) => {
        $crate::fault::Path::new([$($crate::fault::Step::from($step)),*])
    };
}
pub(crate) use path_to;
