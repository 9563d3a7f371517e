//! Limits of a source: far more than anyone writes, and so little that no file takes long or fills
//! the memory of whoever checks it.

use toml::de::{DeArray, DeValue};

use super::reader::PathRef;
use crate::fault::{Code, Fault, Part};

/// The most bytes of a note: six pages of a letter.
const MOST_OF_A_NOTE: usize = 16_000;

/// The most bytes of any other text. The annex has some of them once for each day or sitting.
const MOST_OF_A_TEXT: usize = 4_000;

/// The most bytes of the name of a group, a track or a room in its heading. The ids of sub-working
/// groups and the places of faults repeat it.
const MOST_OF_A_NAME: usize = 200;

/// The most elements between the brackets of one list: no meeting has more speakers, or more items
/// on its agenda.
const MOST_OF_A_LIST: usize = 1_000;

/// The keys whose texts are notes.
const NOTES: [&str; 2] = ["note", "nominations"];

/// Returns a fault if a text is longer than any in a schedule.
pub(super) fn long_text(value: &DeValue<'_>, at: &PathRef<'_>) -> Option<Fault> {
    let long = value.as_str()?.len();
    let is_note = || at.of_text().is_some_and(|key| NOTES.contains(&key));
    let most = if long > MOST_OF_A_TEXT && is_note() {
        MOST_OF_A_NOTE
    } else {
        MOST_OF_A_TEXT
    };
    too_long(long, most, "bytes", at)
}

/// Returns a fault if a list is longer than any in a schedule.
pub(super) fn long_list(list: &DeArray<'_>, at: &PathRef<'_>) -> Option<Fault> {
    too_long(list.len(), MOST_OF_A_LIST, "elements", at)
}

/// Returns a fault if a name is longer than any in a heading.
pub(super) fn long_name(name: &str, at: &PathRef<'_>) -> Option<Fault> {
    let fault = too_long(name.len(), MOST_OF_A_NAME, "bytes", at)?;
    Some(fault.part(Part::Key))
}

fn too_long(long: usize, most: usize, what: &str, at: &PathRef<'_>) -> Option<Fault> {
    (long > most).then(|| {
        let path = at.path();
        let place = path.in_words();
        let message = format!("{place} has {long} {what}, and {most} is the most");
        Fault::new(Code::TooLong, message, path)
            .label("too long")
            .help(format!("shorten it to {most} {what} or fewer"))
    })
}
