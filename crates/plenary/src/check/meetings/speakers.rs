//! The speakers of meetings.

use crate::{
    check::{groups::foreign_honorific, texts::Texts},
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, PathRef},
    plan::Speaker,
};

/// Judges the speakers of a meeting, in order.
pub(super) fn check(
    written: Slot<Vec<Slot<raw::Speaker>>>,
    at: &PathRef<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<Speaker> {
    let all = written.given().into_iter().flatten().enumerate();
    let given = all.filter_map(|(i, speaker)| Some((i, speaker.given()?)));
    given
        .filter_map(|(i, written)| speaker(written, &at.index(i), texts, faults))
        .collect()
}

fn speaker(
    written: raw::Speaker,
    at: &PathRef<'_>,
    texts: &Texts,
    faults: &mut Faults,
) -> Option<Speaker> {
    let name_at = || {
        if written.is_text {
            at.path()
        } else {
            at.then("name")
        }
    };
    if written.name.is_absent() {
        faults.push(nameless(at));
    }
    let function = texts.one(written.function.given(), || at.then("function"), faults);
    let name = written.name.given()?;
    faults.extend(foreign_honorific(&name, &name_at(), &texts.languages));
    Some(Speaker {
        name: texts.name(name, name_at, faults)?,
        function,
    })
}

fn nameless(at: &PathRef<'_>) -> Fault {
    Fault::new(Code::MissingKey, "a speaker has no `name`", at.path())
        .missing(at.then("name"))
        .label("no `name` in this")
        .help("add who it is between the braces, such as `name = \"Ms. Marie DUPONT\"`")
}
