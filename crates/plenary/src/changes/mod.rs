//! What a reader of two versions of a schedule sees changed.

#[cfg(feature = "json")]
mod page;
mod pairs;
mod parts;
mod saying;
mod seen;

use chrono::NaiveDate;
use serde::Serialize;

#[cfg(feature = "json")]
pub use self::page::changes_of_page;
pub(crate) use self::saying::{Beside, Saying};
use self::{
    parts::Pairs,
    seen::{Seen, Version, seen},
};
use crate::{
    plan::CalledOff,
    schedule::Schedule,
    text::Language,
    time::{Minutes, Moment},
};

/// What has changed from one version of a schedule to the next, as a reader sees it.
///
/// ```
/// let source = plenary::Source::read("../../schedules/att-csp12-working-groups.toml")?;
/// let other = source.text().replace("duration = \"3 sessions\"", "duration = \"2 sessions\"");
/// let earlier = plenary::compile(&source)?.value;
/// let later = plenary::compile(&plenary::Source::new("rev1", other))?.value;
/// let changes = plenary::changes(&earlier, &later, plenary::Language::English);
/// assert_eq!(changes.changed[1].says, "WGTU: Wednesday 15:00 → Wednesday 10:00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Changes {
    /// The language in which they are said.
    pub language: Language,
    /// What has changed: of the whole, of meetings and events in order of time, and what is gone.
    pub changed: Vec<Changed>,
    /// The ids of meetings that are the same to a reader, before and now.
    #[serde(skip)]
    pub(crate) renamed: Vec<(String, String)>,
    /// Whether weekdays recur in one of the versions.
    #[serde(skip)]
    pub(crate) with_dates: bool,
}

/// What has changed of one meeting, one event, or one part of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Changed {
    /// What it is about.
    pub of: Subject,
    /// How it is called in the later version, or was in the earlier one.
    pub name: String,
    /// What has changed of it.
    pub what: Vec<What>,
    /// The same as a sentence.
    pub says: String,
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Subject {
    /// The title, the venue, the notes.
    Page,
    /// An office of the conference or a group.
    Office,
    /// What a group is called in full.
    Group(String),
    /// The meeting of this id.
    Meeting(String),
    /// The event of this id.
    Event(String),
    /// A day: that nothing is held on it, or a note.
    Day(NaiveDate),
    /// The deadlines, the documents.
    Section,
}

/// One thing that has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum What {
    /// The earlier version did not have it.
    Added {
        /// When it is held.
        to: Vec<When>,
    },
    /// The later version does not have it.
    Removed {
        /// When it was held.
        from: Vec<When>,
    },
    /// It is not held.
    Cancelled {
        /// For this reason; may be empty.
        reason: String,
    },
    /// It is not held now, but later.
    Postponed {
        /// The time to which it is put off, such as `to CSP13`; may be empty.
        until: String,
    },
    /// It was cancelled or postponed, and is held.
    Reinstated {
        /// When it is held.
        to: Vec<When>,
    },
    /// It begins at another time, or stands in other sessions.
    Moved {
        /// When it was held.
        from: Vec<When>,
        /// When it is held.
        to: Vec<When>,
    },
    /// It takes more time.
    Lengthened(Length),
    /// It takes less time.
    Shortened(Length),
    /// It is called otherwise.
    Renamed {
        /// As it was called.
        from: String,
        /// As it is called.
        to: String,
    },
    /// Another track, room or host.
    Place {
        /// Where it was; may be empty.
        from: String,
        /// Where it is; may be empty.
        to: String,
    },
    /// Anything else that is said of it.
    Said {
        /// What was said; may be empty.
        from: String,
        /// What is said; may be empty.
        to: String,
    },
}

/// How long something took, and takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Length {
    /// How long it took.
    pub from: Minutes,
    /// How long it takes.
    pub to: Minutes,
    /// When it ended.
    pub ended: Moment,
    /// When it ends.
    pub ends: Moment,
}

/// When something is held: a sitting of a meeting, or an event on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct When {
    /// The day on which it is listed.
    pub day: NaiveDate,
    /// Its beginning, if it is known.
    pub starts: Option<Moment>,
    /// Its end, if it is known.
    pub ends: Option<Moment>,
}

impl What {
    /// Whether it is about when something is held.
    #[must_use]
    pub fn is_of_time(&self) -> bool {
        !matches!(
            self,
            Self::Renamed { .. } | Self::Place { .. } | Self::Said { .. }
        )
    }
}

impl Changes {
    /// What is about when something is held.
    #[must_use]
    pub fn of_time(mut self) -> Self {
        let saying = Saying::of(&self);
        for changed in &mut self.changed {
            changed.what.retain(What::is_of_time);
            changed.says = saying.sentence(&changed.name, &changed.what);
        }
        self.changed.retain(|changed| !changed.what.is_empty());
        self
    }
}

/// What a reader in this language sees changed from an earlier version of a schedule to a later one.
/// The texts of a version that is not written in that language are passed over.
#[must_use]
pub fn changes(earlier: &Schedule, later: &Schedule, language: Language) -> Changes {
    let plans = [&earlier.plan, &later.plan];
    let with_dates = plans.iter().any(|plan| plan.frame.weekdays_recur());
    let (before, after) = (seen(earlier, language), seen(later, language));
    between(&before, &after, language, with_dates)
}

fn between(before: &Version, after: &Version, language: Language, with_dates: bool) -> Changes {
    let in_words = before.in_language && after.in_language;
    let pairs = Pairs::of(before, after);
    let mut all = Vec::new();
    for (place, now) in after.all.iter().enumerate() {
        let then = pairs.before[place].map(|place| &before.all[place]);
        all.extend(Changed::from(then, Some(now), in_words));
    }
    for place in pairs.gone {
        let then = &before.all[place];
        if !after.unplaced.contains(&then.of) {
            all.extend(Changed::from(Some(then), None, in_words));
        }
    }
    let mut changes = Changes {
        language,
        changed: all,
        renamed: pairs.renamed,
        with_dates,
    };
    let saying = Saying::of(&changes);
    for one in &mut changes.changed {
        one.says = saying.sentence(&one.name, &one.what);
    }
    changes
}

impl Changed {
    fn from(then: Option<&Seen>, now: Option<&Seen>, in_words: bool) -> Option<Self> {
        let own = now.or(then)?;
        let mut what = match (then, now) {
            (None, Some(now)) if now.is_held() => vec![is_new(now)],
            (Some(then), None) if then.is_held() => is_gone(then),
            (Some(then), Some(now)) => of_time(then, now),
            _ => Vec::new(),
        };
        // What is new is read on the page, and of what is gone nobody need know more.
        let both = then.zip(now);
        let words = both
            .filter(|_| in_words)
            .map(|(then, now)| in_text(then, now));
        what.extend(words.into_iter().flatten());
        // So is a group, by its meetings.
        let by_itself = !own.is_held() && !matches!(own.of, Subject::Group(_));
        if by_itself && in_words && both.is_none() {
            let lines = |seen: Option<&Seen>| seen.map_or(Vec::new(), |seen| seen.lines().to_vec());
            what.extend(pairs::said(&lines(then), &lines(now), true));
        }
        (!what.is_empty()).then(|| Self {
            of: own.of.clone(),
            name: own.name.clone(),
            what,
            says: String::new(),
        })
    }
}

fn is_new(now: &Seen) -> What {
    called_off(now).unwrap_or_else(|| What::Added {
        to: now.whens.clone(),
    })
}

/// What is gone that was to be held; of what was called off it has been said.
fn is_gone(then: &Seen) -> Vec<What> {
    let from = then.whens.clone();
    Vec::from_iter(then.called_off.is_none().then_some(What::Removed { from }))
}

/// Returns that something is not held, if it is not.
fn called_off(now: &Seen) -> Option<What> {
    let text = || now.reason.clone();
    now.called_off.map(|how| match how {
        CalledOff::Cancelled => What::Cancelled { reason: text() },
        CalledOff::Postponed => What::Postponed { until: text() },
    })
}

fn of_time(then: &Seen, now: &Seen) -> Vec<What> {
    match (called_off(then), called_off(now)) {
        (before, Some(after)) if before.as_ref() == Some(&after) => return Vec::new(),
        (_, Some(after)) => return vec![after],
        (Some(_), None) => {
            let to = now.whens.clone();
            return vec![What::Reinstated { to }];
        }
        (None, None) => {}
    }
    if same(&then.whens, &now.whens) {
        return Vec::new();
    }
    let length = length(then, now);
    let mut what = Vec::new();
    if length.is_none() || !goes_on_alike(then, now) {
        what.push(What::Moved {
            from: then.whens.clone(),
            to: now.whens.clone(),
        });
    }
    what.extend(length);
    what
}

/// Whether the clocks show the same, too, where the time zone is another.
fn same(then: &[When], now: &[When]) -> bool {
    let local = |when: &When| [when.starts, when.ends].map(|at| at.map(|at| at.naive_local()));
    let pairs = then.iter().zip(now);
    then == now
        && pairs
            .map(|(one, other)| (local(one), local(other)))
            .all(|(a, b)| a == b)
}

/// Whether one only ends where the other goes on: of a meeting in later sessions, of an event on the
/// same days.
fn goes_on_alike(then: &Seen, now: &Seen) -> bool {
    let (then_whens, now_whens) = (&then.whens, &now.whens);
    let shorter = then_whens.len().min(now_whens.len());
    let event = matches!(now.of, Subject::Event(_));
    if shorter == 0 || event && then_whens.len() != now_whens.len() {
        return false;
    }
    let begins = |whens: &[When]| whens[shorter - 1].starts;
    same(&then_whens[..shorter - 1], &now_whens[..shorter - 1])
        && begins(then_whens) == begins(now_whens)
}

/// That it takes more time, or less, where beginnings and ends are known.
fn length(then: &Seen, now: &Seen) -> Option<What> {
    let (from, to) = (then.length()?, now.length()?);
    let length = Length {
        from,
        to,
        ended: then.whens.last()?.ends?,
        ends: now.whens.last()?.ends?,
    };
    match from.cmp(&to) {
        std::cmp::Ordering::Less => Some(What::Lengthened(length)),
        std::cmp::Ordering::Greater => Some(What::Shortened(length)),
        std::cmp::Ordering::Equal => None,
    }
}

fn in_text(then: &Seen, now: &Seen) -> Vec<What> {
    let mut what = Vec::new();
    if then.name != now.name {
        what.push(What::Renamed {
            from: then.name.clone(),
            to: now.name.clone(),
        });
    }
    if then.place != now.place {
        what.push(What::Place {
            from: then.place.clone(),
            to: now.place.clone(),
        });
    }
    if then.numbers != now.numbers && !then.numbers.is_empty() && !now.numbers.is_empty() {
        what.push(What::Said {
            from: then.numbers.clone(),
            to: now.numbers.clone(),
        });
    }
    let alone = !now.is_held();
    what.extend(pairs::said(then.lines(), now.lines(), alone));
    what
}
