//! What stays the same about a fault when the lines of its source move.

use std::collections::BTreeMap;

use crate::{
    fault::{Fault, Path, Step},
    source::Source,
};

/// Tells the faults of one report apart.
#[derive(Default)]
pub(super) struct Fingerprints(BTreeMap<u64, usize>);

impl Fingerprints {
    /// The hash of the code, of the way to the value and of the value as it is written; and how
    /// many alike there have been, with this one.
    ///
    /// The numbers on the way are left out: a meeting put in above moves all that follow by one.
    pub(super) fn of(&mut self, fault: &Fault, source: Option<&Source>) -> String {
        let span = fault.place.span.clone();
        let written = source
            .zip(span)
            .and_then(|(source, span)| source.text().get(span));
        let keys = keys(&fault.place.path);
        self.next([fault.code.number(), &keys, written.unwrap_or_default()])
    }

    /// The same of a rule and the file that breaks it.
    pub(super) fn of_file(&mut self, rule: &str, file: &str) -> String {
        self.next([rule, file, ""])
    }

    fn next(&mut self, parts: [&str; 3]) -> String {
        let hash = fnv_1a(&parts.join("\0"));
        let alike = self.0.entry(hash).or_default();
        *alike += 1;
        format!("{hash:016x}:{alike}")
    }
}

fn keys(path: &Path) -> String {
    let key = |step: &Step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Index(_) => "[]".to_owned(),
    };
    path.steps().iter().map(key).collect()
}

/// FNV-1a in 64 bits, whose numbers never change as those of the standard library may. Carriage
/// returns do not count, so that the ends of lines do not matter.
fn fnv_1a(text: &str) -> u64 {
    let bytes = text.bytes().filter(|byte| *byte != b'\r');
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
