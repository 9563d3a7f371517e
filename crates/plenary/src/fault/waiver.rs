//! Warnings that the schedule itself allows, with a reason.

use std::collections::HashMap;

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
    if waivers.is_empty() {
        return Vec::new();
    }
    let mut open = Open::of(faults);
    let mut useless_ones = Faults::new();
    let mut taken = Vec::new();
    for waiver in waivers {
        match open.first(waiver) {
            Some(place) => taken.push((place, waiver)),
            None if judged == Judged::Whole => useless_ones.push(useless(waiver)),
            None => {}
        }
    }
    let mut left: Vec<_> = std::mem::take(faults).into_iter().map(Some).collect();
    let taken = taken.into_iter().filter_map(|(place, waiver)| {
        let fault = left.get_mut(place)?.take()?;
        Some((fault, waiver.clone()))
    });
    let taken = taken.collect();
    faults.extend(left.into_iter().flatten().chain(useless_ones));
    taken
}

/// The faults that no waiver has taken yet, by what a waiver says of them.
struct Open {
    taken: Vec<bool>,
    /// The last first.
    of_code: HashMap<&'static str, Vec<usize>>,
    at_place: HashMap<(&'static str, String), Vec<usize>>,
}

impl Open {
    fn of(faults: &Faults) -> Self {
        let mut open = Self {
            taken: vec![false; faults.len()],
            of_code: HashMap::new(),
            at_place: HashMap::new(),
        };
        let light = faults.iter().enumerate().rev();
        for (place, fault) in light.filter(|(_, fault)| fault.severity != Severity::Error) {
            let code = fault.code.number();
            let at = (code, fault.place.path.to_string());
            open.of_code.entry(code).or_default().push(place);
            open.at_place.entry(at).or_default().push(place);
        }
        open
    }

    /// Takes the first fault that a waiver fits.
    fn first(&mut self, waiver: &Waiver) -> Option<usize> {
        let code = waiver.code.number();
        let places = match &waiver.at {
            Some(at) => self.at_place.get_mut(&(code, at.clone())),
            None => self.of_code.get_mut(code),
        }?;
        while let Some(place) = places.pop() {
            let open = self.taken.get_mut(place)?;
            if !std::mem::replace(open, true) {
                return Some(place);
            }
        }
        None
    }
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
