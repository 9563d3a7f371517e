//! Warnings that the schedule itself allows, with a reason.

use serde::Serialize;

use super::{Code, Fault, Faults, Path, Severity};

/// A warning or a note that the schedule allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Waiver {
    /// Which kind of fault.
    pub code: Code,
    /// The path of the value that it is about; any, if it is not said.
    pub at: Option<String>,
    /// Why it is right.
    pub reason: String,
    #[serde(skip)]
    pub(crate) place: Path,
}

impl Waiver {
    fn fits(&self, fault: &Fault) -> bool {
        let here = |at: &String| *at == fault.place.path.to_string();
        fault.code == self.code
            && fault.severity != Severity::Error
            && self.at.as_ref().is_none_or(here)
    }
}

/// How much of a schedule has been judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judged {
    Whole,
    /// What a waiver allows may still come.
    InPart,
}

/// Takes out what is allowed: one fault for each waiver. Hands back those taken, and adds a fault
/// for each waiver that allows nothing.
pub(crate) fn waive(
    faults: &mut Faults,
    waivers: &[Waiver],
    judged: Judged,
) -> Vec<(Fault, Waiver)> {
    let mut taken = Vec::new();
    for waiver in waivers {
        match faults.iter().position(|fault| waiver.fits(fault)) {
            Some(place) => taken.push((faults.remove(place), waiver.clone())),
            None if judged == Judged::Whole => faults.push(useless(waiver)),
            None => {}
        }
    }
    taken
}

fn useless(waiver: &Waiver) -> Fault {
    let code = waiver.code;
    let place = waiver
        .at
        .as_ref()
        .map_or_else(String::new, |at| format!(" at `{at}`"));
    let message = format!("`{code}`{place} is allowed, and there is none");
    Fault::new(Code::UselessWaiver, message, waiver.place.clone())
        .label("allows nothing")
        .help("delete it; it was right before the schedule changed, or `at` is misspelt")
}
