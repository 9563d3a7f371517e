//! Warnings that are known and meant: `[[allow]]`.

use super::missing;
use crate::{
    document::{Allow, Slot},
    fault::{Code, Fault, Faults, Path, Waiver, at},
};

/// The waivers of a schedule, each with its place.
pub(super) fn check(written: Slot<Vec<Allow>>, faults: &mut Faults) -> Vec<Waiver> {
    let written = written.given().unwrap_or_default().into_iter().enumerate();
    let waiver = |(place, allow): (usize, Allow)| one(allow, &at!["allow", place], faults);
    written.filter_map(waiver).collect()
}

fn one(written: Allow, place: &Path, faults: &mut Faults) -> Option<Waiver> {
    for (slot, key, example) in [
        (&written.code, "code", "\"P0205\""),
        (&written.reason, "reason", "\"they meet by correspondence\""),
    ] {
        if slot.is_absent() {
            faults.push(missing(&place.then(key), key, example));
        }
    }
    for (slot, key) in [(&written.at, "at"), (&written.reason, "reason")] {
        if slot.as_given().is_some_and(|text| text.trim().is_empty()) {
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
    let number = written.code.given()?;
    let code = match number.parse::<Code>() {
        Ok(code) if code.can_be_allowed() => code,
        Ok(code) => {
            faults.push(not_to_be_allowed(code, place));
            return None;
        }
        Err(unknown) => {
            let fault = Fault::new(Code::UnknownValue, unknown.to_string(), place.then("code"));
            faults.push(
                fault
                    .label("not known")
                    .help("write the code as it was printed"),
            );
            return None;
        }
    };
    Some(Waiver {
        code,
        at: written.at.given(),
        reason: written.reason.given()?,
        place: place.clone(),
    })
}

fn not_to_be_allowed(code: Code, place: &Path) -> Fault {
    let message = format!("`{code}` is an error, and cannot be allowed");
    Fault::new(Code::UselessWaiver, message, place.then("code"))
        .label("not a warning or a note")
        .help("mend what it says, and delete this")
}
