//! Access to a meeting: who may attend it, who may watch it, and in which languages.

use super::{groups, meetings::groups::MeetingGroup, texts::Texts};
use crate::{
    document::Slot,
    fault::{Code, Fault, Faults, Path, PathRef},
    keywords::ACCESS_WORDS,
    plan::{Access, Group, Interpretation},
    suggest::{distance, nearest},
    text::{Language, Livestream, Text, Wording},
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

/// Returns a fault for each version that is a single word.
fn lone_words(wording: &Wording, at: &impl Fn() -> Path) -> Faults {
    let fault = |text: &str, at: Path| is_lone(text).then(|| lone_word(text, at));
    match wording {
        Wording::Plain(text) => fault(text, at()).into_iter().collect(),
        Wording::ByLanguage(versions) => {
            let lone =
                |(language, text): &(Language, String)| fault(text, at().then(language.tag()));
            versions.iter().filter_map(lone).collect()
        }
    }
}

/// True for one word; an empty text is a fault of another kind.
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
    let labelled = fault.label("not open or closed, and no text of several words");
    match nearest(word, ACCESS_WORDS) {
        Some(near) => labelled
            .write(format!("\"{near}\""))
            .machine_applicable(distance(word, near) == 0),
        None => labelled.help(HELP),
    }
}

/// Returns the warning of a meeting that is not open to all, and that everyone can watch.
pub(super) fn closed_livestream(
    livestream: &Slot<Livestream>,
    access: &Slot<Access>,
    (group, groups): (MeetingGroup, &[Group]),
    at: &PathRef<'_>,
) -> Option<Fault> {
    livestream.as_given()?.address()?;
    let known = match group {
        MeetingGroup::Known(place) => groups.get(place.index()),
        MeetingGroup::Absent | MeetingGroup::Unknown => None,
    };
    let closed = match access {
        Slot::Given(access) if access.is_public() => return None,
        Slot::Given(_) => at.then("access"),
        Slot::Bad => return None,
        Slot::Absent => closing_group(known?, groups)?.then("access"),
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

/// Returns the path of the group whose `access` closes the meetings of a group: itself, or its parent.
fn closing_group(group: &Group, groups: &[Group]) -> Option<Path> {
    let parent = group.parent.and_then(|parent| groups.get(parent.index()));
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
