//! Warnings that the schedule itself allows, with a reason.

use std::collections::BTreeMap;

use super::{Code, Fault, Faults, Path, Severity, path_to};
use chrono::NaiveDate;

/// A warning or a note that the schedule allows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Waiver {
    /// The kind of fault.
    pub code: Code,
    /// The path of the value that it is about; every one, if it is not said.
    pub at: Option<String>,
    /// Why it is right.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
    pub(crate) place: Path,
}

/// The part of a schedule that has been judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judged {
    Whole,
    /// Only what was read: faults that a waiver allows may still come.
    InPart,
}

/// Takes out what is allowed. Hands back what was taken, and adds a fault for each waiver that allows
/// nothing: because there is no such fault, or because its time has passed on `day`, the day of the
/// source.
pub(crate) fn waive(
    faults: &mut Faults,
    waivers: &[Waiver],
    day: Option<NaiveDate>,
    judged: Judged,
) -> Vec<(Fault, Waiver)> {
    if waivers.is_empty() {
        return Vec::new();
    }
    let mut useless = Faults::new();
    let mut index = Index::default();
    for (place, waiver) in waivers.iter().enumerate() {
        let fault = lapsed(waiver, day).or_else(|| index.add(place, waiver));
        useless.extend(fault);
    }
    let mut taken = Vec::new();
    for fault in std::mem::take(faults) {
        match index.take(&fault) {
            Some(place) => taken.push((fault, waivers[place].clone())),
            None => faults.push(fault),
        }
    }
    if judged == Judged::Whole {
        useless.extend(index.unused().map(|place| idle(&waivers[place])));
    }
    faults.extend(useless);
    taken
}

/// The waivers that hold, by what they allow: each with its place, and whether it has allowed anything.
#[derive(Default)]
struct Index {
    of_code: BTreeMap<&'static str, (usize, bool)>,
    at_place: BTreeMap<(&'static str, String), (usize, bool)>,
}

impl Index {
    /// Adds a waiver; returns the fault of one that another has made needless.
    fn add(&mut self, place: usize, waiver: &Waiver) -> Option<Fault> {
        let code = waiver.code.number();
        let earlier = match &waiver.at {
            Some(at) => {
                let entry = self.at_place.entry((code, at.clone()));
                entry.or_insert((place, false)).0
            }
            None => self.of_code.entry(code).or_insert((place, false)).0,
        };
        (earlier != place).then(|| twice(waiver, earlier))
    }

    /// Returns the waiver that allows a fault: one for its place goes before one for every place.
    fn take(&mut self, fault: &Fault) -> Option<usize> {
        if fault.severity == Severity::Error {
            return None;
        }
        let code = fault.code.number();
        let of_place = if self.at_place.is_empty() {
            None
        } else {
            let at = fault.place.path.to_string();
            self.at_place.get_mut(&(code, at))
        };
        let (place, used) = of_place.or_else(|| self.of_code.get_mut(code))?;
        *used = true;
        Some(*place)
    }

    /// Returns the waivers that have allowed nothing.
    fn unused(&self) -> impl Iterator<Item = usize> {
        let all = self.of_code.values().chain(self.at_place.values());
        all.filter(|(_, used)| !used).map(|(place, _)| *place)
    }
}

/// Returns the fault of a waiver for what an earlier one allows already.
fn twice(waiver: &Waiver, earlier: usize) -> Fault {
    let message = format!("`{}`{} is allowed twice", waiver.code, place_of(waiver));
    Fault::new(Code::UselessWaiver, message, waiver.place.clone())
        .label("allows nothing more")
        .and(path_to!["allow", earlier])
        .label("allows every one already")
        .help("delete one of the two")
}

/// Returns the fault of a waiver whose last day has passed, or cannot be compared with any day.
fn lapsed(waiver: &Waiver, day: Option<NaiveDate>) -> Option<Fault> {
    let until = waiver.until?;
    let code = waiver.code;
    let at = waiver.place.then("until");
    let Some(day) = day else {
        let message = format!("`{code}` is allowed until {until}, and the schedule says no day");
        let fault = Fault::new(Code::UselessWaiver, message, at);
        return Some(
            fault
                .label("compared with `as-of`, or with the day of issue")
                .help("write `issued` at the top, or delete `until`"),
        );
    };
    (until < day).then(|| {
        let message = format!("`{code}` was allowed until {until}, and the schedule is of {day}");
        Fault::new(Code::UselessWaiver, message, at)
            .label("allows nothing any more")
            .help(
                "mend what it allowed and delete this; or, if it is still right, write a later day",
            )
    })
}

/// Returns the fault of a waiver for which there is nothing to allow.
fn idle(waiver: &Waiver) -> Fault {
    let message = format!(
        "`{}`{} is allowed, and there is none",
        waiver.code,
        place_of(waiver)
    );
    Fault::new(Code::UselessWaiver, message, waiver.place.clone())
        .label("allows nothing")
        .help("delete it; it was right before the schedule changed, or `at` is misspelt")
}

fn place_of(waiver: &Waiver) -> String {
    let at = waiver.at.as_ref();
    at.map_or_else(String::new, |at| format!(" at `{at}`"))
}
