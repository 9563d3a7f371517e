//! Corrections that are refused, since they would change a fact.

use std::path::Path;

use plenary::Changes;

use crate::{files, outcome::Failure};

/// Refuses a correction that changes a day, an hour, a room or a person.
pub(super) fn unless_paper_alone(path: &Path, changes: &[Changes]) -> Result<(), Failure> {
    let mut facts = Vec::new();
    for changed in changes
        .iter()
        .flat_map(|changes| changes.clone().of_facts().changed)
    {
        facts.push(format!("  {}", changed.says));
    }
    facts.dedup();
    if facts.is_empty() {
        return Ok(());
    }
    let name = path.display().to_string();
    Err(Failure::Usage(format!(
        "a correction changes no day, hour, room or person, and this one would:\n{}\n\
         these are facts: plenary issue {}",
        facts.join("\n"),
        files::quoted(&name)
    )))
}
