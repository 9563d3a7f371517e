//! Edits that record in an agenda that an item was concluded.

use toml::de::{DeTable, DeValue};

use super::{
    change::Change,
    edit::delete,
    table_editor::{Patch, TableEditor},
};
use crate::{
    fault::{Code, Fault, path_to},
    plan::Plan,
    suggest::nearest,
};

/// Returns the place of an item in the agenda of a meeting, by its number or its title.
///
/// # Errors
/// The fault of an item that the meeting does not have.
pub(super) fn find(plan: &Plan, meeting: usize, item: &str) -> Result<usize, Box<Fault>> {
    let place = plan.meetings.get(meeting);
    let id = place.map_or("", |meeting| &*meeting.id);
    plan.item_of(id, item).ok_or_else(|| {
        let names = plan.item_names(id);
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        let message = format!("the agenda of `{id}` has no item `{item}`");
        let fault = Fault::new(
            Code::UnknownMeeting,
            message,
            path_to!["meeting", meeting, "agenda"],
        );
        Box::new(match nearest(item, known.iter().copied()) {
            Some(near) => fault.help(format!("write `{near}`")),
            None if known.is_empty() => match place.and_then(|meeting| meeting.resumes) {
                Some(resumed) => {
                    let first = &plan.meetings[resumed].id;
                    fault.help(format!(
                        "it takes up `{first}`, which has the agenda: write `{first}`"
                    ))
                }
                None => fault.help("it has no agenda"),
            },
            None => fault.help(format!("the items are {}", known.join(", "))),
        })
    })
}

/// Returns the patch that records that an item of a meeting was concluded, or takes that back. An item that is
/// a text alone is put into braces.
pub(super) fn patch(
    text: &str,
    meeting: &TableEditor<'_, '_>,
    item: usize,
    change: &Change,
) -> Option<Patch> {
    let agenda = meeting.table().get("agenda")?.get_ref().as_array()?;
    let value = agenda.get(item)?;
    let raw = text.get(value.span())?;
    let is_taken_back = change.takes_back();
    match value.get_ref() {
        DeValue::Table(table) if is_taken_back => {
            if let Some(title) = only_title(table, text, raw) {
                return Some((value.span(), title));
            }
            delete(&TableEditor::of(value)?, "done", text)
        }
        DeValue::Table(_) => Some(TableEditor::of(value)?.change(text, "done", &change.value())),
        _ if is_taken_back => None,
        _ => {
            let done = change.value();
            Some((value.span(), format!("{{ title = {raw}, done = {done} }}")))
        }
    }
}

/// Returns the title of an item that was a text alone before it was recorded as concluded.
fn only_title(table: &DeTable<'_>, text: &str, raw: &str) -> Option<String> {
    let title = text.get(table.get("title")?.span())?;
    let done = text.get(table.get("done")?.span())?;
    (raw == format!("{{ title = {title}, done = {done} }}")).then(|| title.to_owned())
}
