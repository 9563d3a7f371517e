//! The notes, by their marks, and which of them something leads to.

use crate::{
    sheet::{Note, Sheet},
    text::markdown,
};

/// The notes of a page.
#[derive(Clone, Copy)]
pub(crate) struct Notes<'s> {
    notes: &'s [Note],
}

impl<'s> Notes<'s> {
    pub(crate) fn of(sheet: &'s Sheet) -> Self {
        Self {
            notes: &sheet.notes,
        }
    }

    /// The note to which a mark leads.
    pub(crate) fn take(self, mark: &str) -> Option<String> {
        let note = self.notes.iter().find(|note| note.mark == mark)?;
        Some(markdown(&note.text))
    }
}
