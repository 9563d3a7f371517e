//! Who may attend a meeting, who may watch it, and in which languages.

use super::{groups, meetings::who::Who, texts::Texts};
use crate::{
    document::Slot,
    fault::{Code, Fault, Faults, Path, PathRef},
    keywords::ACCESS_WORDS,
    plan::{Access, Group, Interpretation},
    suggest::{distance, nearest},
    text::{Livestream, Text, Wording},
};

/// Reads a known word, or a text of two or more words. A word alone that is not known is a fault, so
/// that a slip of the pen does not open or close a meeting.
pub(super) fn access(
    written: Slot<Wording>,
    at: impl Fn() -> Path,
    texts: &Texts,
    faults: &mut Faults,
) -> Slot<Access> {
    let wording = match written {
        Slot::Absent => return Slot::Absent,
        Slot::Bad => return Slot::Bad,
        Slot::Given(wording) => wording,
    };
    if wording.all(|word| word == "open") {
        return Slot::Given(Access::Open);
    }
    if wording.all(|word| word == "closed") {
        return Slot::Given(Access::Closed);
    }
    let before = faults.len();
    faults.extend(lone_words(&wording, &at));
    if faults.len() > before {
        return Slot::Bad;
    }
    let text = texts.one(Some(wording), at, faults);
    text.map_or(Slot::Bad, |text: Text| Slot::Given(Access::Limited(text)))
}

/// The faults of versions that are a single word.
fn lone_words(wording: &Wording, at: &impl Fn() -> Path) -> Faults {
    let fault = |text: &str, at: Path| is_lone(text).then(|| lone_word(text, at));
    match wording {
        Wording::Plain(text) => fault(text, at()).into_iter().collect(),
        Wording::ByLanguage(versions) => {
            let versions = versions.iter();
            let faults =
                versions.filter_map(|(language, text)| fault(text, at().then(language.tag())));
            faults.collect()
        }
    }
}

/// True for one word; blank texts have a fault of their own.
fn is_lone(text: &str) -> bool {
    text.split_whitespace().count() == 1
}

fn lone_word(word: &str, at: Path) -> Fault {
    const HELP: &str = "write `\"open\"` or `\"closed\"`, which every language has its own words for, or a text of two or more words, such as `\"Open to Parties only\"`";
    let message = format!("`{}` is not known here", word.trim());
    let fault = Fault::new(Code::UnknownValue, message, at);
    if ACCESS_WORDS.contains(&word) {
        return fault
            .label("not in every language")
            .help(format!("write `access = \"{word}\"` for all languages"));
    }
    let fault = fault.label("not open or closed, and no text of several words");
    match nearest(word, ACCESS_WORDS) {
        Some(near) => fault
            .write(format!("\"{near}\""))
            .machine_applicable(distance(word, near) == 0),
        None => fault.help(HELP),
    }
}

/// The warning of a meeting that is not open to all, and that everyone can watch.
pub(super) fn watched(
    livestream: &Slot<Livestream>,
    access: &Slot<Access>,
    (who, groups): (Who, &[Group]),
    at: &PathRef<'_>,
) -> Option<Fault> {
    livestream.as_given()?.address()?;
    let group = match who {
        Who::Group(place) => groups.get(place),
        Who::Nobody | Who::Unknown => None,
    };
    let closed = match access {
        Slot::Given(own) if own.is_public() => return None,
        Slot::Given(_) => at.then("access"),
        Slot::Bad => return None,
        Slot::Absent => closed_by(group?, groups)?.then("access"),
    };
    let message = "a closed meeting has a livestream";
    Some(
        Fault::new(Code::ClosedLivestream, message, at.then("livestream"))
            .label("for everyone to watch")
            .and(closed)
            .label("not for everyone")
            .help("delete `livestream`, or write `access = \"open\"` under the meeting"),
    )
}

/// Where it is said that the meetings of a group are not open to all, if they are not.
fn closed_by(group: &Group, groups: &[Group]) -> Option<Path> {
    let parent = group.parent.and_then(|parent| groups.get(parent));
    let speaks = group.access.as_ref().map(|access| (group, access));
    let above = || Some((parent?, parent?.access.as_ref()?));
    let (speaker, access) = speaks.or_else(above)?;
    (!access.is_public()).then(|| groups::place_of(speaker, groups))
}

/// Reads the languages of the interpretation, or the word `none`.
pub(super) fn interpretation(
    written: Slot<Wording>,
    at: impl Fn() -> Path,
    texts: &Texts,
    faults: &mut Faults,
) -> Option<Interpretation> {
    match written.given()? {
        wording if wording.all(|word| word.trim() == "none") => Some(Interpretation::NotProvided),
        wording => {
            let languages = texts.one(Some(wording), at, faults)?;
            Some(Interpretation::Languages(languages))
        }
    }
}
