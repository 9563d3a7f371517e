//! The documents of the meetings.

use chrono::NaiveDate;

use super::{
    deadlines::other_year,
    empty_text,
    texts::{Texts, strange_name},
};
use crate::{
    document as raw,
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{Frame, ListedDocument},
};

/// Judges the documents, in the order of the source; the frame is that of meetings of which nothing is
/// recorded yet.
pub(super) fn check(
    written: Option<Vec<raw::ListedDocument>>,
    frame: Option<&Frame>,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<ListedDocument> {
    let listed = written.unwrap_or_default().into_iter().enumerate();
    let one = |(place, one)| document(one, &path_to!["document", place], frame, texts, faults);
    listed.map(one).collect()
}

fn document(
    written: raw::ListedDocument,
    at: &Path,
    frame: Option<&Frame>,
    texts: &Texts,
    faults: &mut Faults,
) -> ListedDocument {
    if written.title.is_absent() && written.symbol.is_absent() {
        faults.push(nameless(at));
    }
    let title = texts.one(written.title.given(), || at.then("title"), faults);
    let symbol = written.symbol.given();
    if symbol
        .as_ref()
        .is_some_and(|symbol| symbol.trim().is_empty())
    {
        let help = "write the symbol, or delete the line";
        faults.push(empty_text("a `symbol` is empty", at.then("symbol"), help));
    }
    let characters = symbol.as_deref().unwrap_or_default();
    faults.extend(strange_name(characters, || at.then("symbol")));
    let issued = written.issued.given();
    if let (Some(day), Some(frame)) = (issued, frame) {
        faults.extend(late_document(day, frame.first_day, at));
    }
    ListedDocument {
        title,
        symbol,
        issued,
        link: written.link.given(),
    }
}

fn nameless(at: &Path) -> Fault {
    let title = at.then("title");
    Fault::new(Code::MissingKey, "`title` is missing", title.clone())
        .missing(title)
        .label("neither `title` nor `symbol` under this")
        .help("add a line such as `title = \"Draft agenda\"` under it")
}

/// Returns the fault of a document that is issued after the first day. Not asked once a meeting is
/// over, as its documents follow it.
fn late_document(day: NaiveDate, first: NaiveDate, at: &Path) -> Option<Fault> {
    let message = format!("a document is issued on {day}, and the meetings begin on {first}");
    let fault = Fault::new(Code::LateDocument, message, at.then("issued"))
        .label("after they have begun")
        .and(path_to!["first-day"])
        .label("the first day");
    (day > first).then(|| other_year(fault, day, first))
}
