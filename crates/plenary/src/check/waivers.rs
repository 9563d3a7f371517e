//! Warnings that are known and meant: `[[allow]]`.

use super::{missing, texts::strange_name};
use crate::{
    document::{Allow, Slot},
    fault::{Code, Fault, Faults, Path, Waiver, path_to},
};

/// Judges the waivers of a schedule, each with its place.
pub(super) fn check(written: Slot<Vec<Allow>>, faults: &mut Faults) -> Vec<Waiver> {
    let listed = written.given().unwrap_or_default().into_iter().enumerate();
    let waiver = |(place, allow): (usize, Allow)| one(allow, &path_to!["allow", place], faults);
    listed.filter_map(waiver).collect()
}

fn one(written: Allow, place: &Path, faults: &mut Faults) -> Option<Waiver> {
    let read_code = required(written.code, "code", "\"P0205\"", place, faults);
    let example = "\"they meet by correspondence\"";
    let reason = required(written.reason, "reason", example, place, faults);
    let at = written.at.given();
    for (text, key) in [(&at, "at"), (&reason, "reason")] {
        let characters = text.as_deref().unwrap_or_default();
        faults.extend(strange_name(characters, || place.then(key)));
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            let fault = Fault::new(
                Code::EmptyText,
                format!("`{key}` is empty"),
                place.then(key),
            );
            faults.push(
                fault
                    .label("nothing in it")
                    .help("write a text, or delete the line"),
            );
        }
    }
    let code = read_code?;
    if !code.can_be_allowed() {
        faults.push(not_to_be_allowed(code, place));
        return None;
    }
    Some(Waiver {
        code,
        at,
        reason: reason?,
        until: written.until.given(),
        place: place.clone(),
    })
}

fn required<T>(
    slot: Slot<T>,
    key: &'static str,
    example: &str,
    place: &Path,
    faults: &mut Faults,
) -> Option<T> {
    if slot.is_absent() {
        faults.push(missing(&place.then(key), key, example));
    }
    slot.given()
}

fn not_to_be_allowed(code: Code, place: &Path) -> Fault {
    let message = format!("`{code}` is an error, and cannot be allowed");
    Fault::new(Code::UselessWaiver, message, place.then("code"))
        .label("not a warning or a note")
        .help("mend what it says, and delete this")
}
