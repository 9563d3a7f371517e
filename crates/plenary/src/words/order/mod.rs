//! The words for the order of the meetings, and for why each stands where it stands.

mod english;
mod french;

use crate::{
    keywords::Rolling,
    schedule::{Deviation, Reason},
    text::Language,
};

/// What a calendar says of the place of a meeting among the others.
pub(crate) struct OrderWords {
    /// `Sitting 2 of 3`.
    pub(crate) sitting: fn(usize, usize) -> String,
    /// What stands before the meeting that is held before.
    pub(crate) follows: &'static str,
    /// What stands before the meeting that is held next.
    pub(crate) precedes: &'static str,
    /// What joins the two.
    pub(crate) semicolon: &'static str,
    /// How far the end of the meeting before is from the planned one.
    pub(crate) ended: fn(Deviation) -> Option<String>,
    /// Why a sitting begins then; nothing where the order says it.
    pub(crate) reason: fn(Reason) -> Option<&'static str>,
    /// What stands before the hour up to which a meeting begins inside a session.
    pub(crate) start_by: &'static str,
    /// What stands before the moment at which a meeting has begun that goes on.
    pub(crate) goes_on_from: &'static str,
    /// What moves the start of a meeting.
    pub(crate) rolling: fn(Rolling) -> &'static str,
    /// What is said of a sitting that was published once.
    pub(crate) withdrawn: &'static str,
    /// What stands before what is to be done by a day.
    pub(crate) deadline: &'static str,
}

/// The words of a language.
pub(crate) fn order_words(language: Language) -> &'static OrderWords {
    match language {
        Language::English => &english::WORDS,
        Language::French => &french::WORDS,
    }
}

/// Why a sitting begins when it does, in a sentence; nothing where the hour says it. `called` is what
/// the meeting is called whose end it follows.
#[cfg(feature = "schedule-xml")]
pub(crate) fn because(reason: Reason, called: &str, language: Language) -> String {
    let words = order_words(language);
    let because = match reason {
        Reason::Follows { ended, .. }
        | Reason::After { ended, .. }
        | Reason::Behind { ended, .. } => {
            let ended = (words.ended)(ended).unwrap_or_default();
            format!("{}{called}{ended}", super::capital(words.follows))
        }
        other => (words.reason)(other).unwrap_or_default().to_owned(),
    };
    if because.is_empty() {
        return because;
    }
    format!("{because}.")
}
