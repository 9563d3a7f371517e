//! Edits that put the translation of a text into a source, beside the text.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    edit::text_to_toml,
    table_editor::{Patch, TableEditor, line_end, new_line},
};
use crate::{
    fault::{Path, Step},
    text::Language,
};

/// A translation that is to be written.
pub(crate) struct Translation<'t> {
    pub(crate) first: Language,
    pub(crate) language: Language,
    pub(crate) text: &'t str,
}

/// The values of a source, found by their paths.
pub(crate) struct ValueFinder<'t> {
    text: &'t str,
    root: Spanned<DeTable<'t>>,
}

impl<'t> ValueFinder<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let (root, _) = DeTable::parse_recoverable(text);
        Self { text, root }
    }

    /// Returns the byte at which the value at a path begins.
    pub(crate) fn start(&self, path: &Path) -> Option<usize> {
        Some(self.find(path)?.span().start)
    }

    fn find(&self, path: &Path) -> Option<&Spanned<DeValue<'t>>> {
        let mut steps = path.steps().iter();
        let mut found = match steps.next()? {
            Step::Key(key) => self.root.get_ref().get(&**key)?,
            Step::Index(_) => return None,
        };
        for step in steps {
            found = match step {
                Step::Key(key) => found.get_ref().as_table()?.get(&**key)?,
                Step::Index(place) => found.get_ref().as_array()?.get(*place)?,
            };
        }
        Some(found)
    }

    /// Returns the patch that writes a translation beside the text at a path, or instead of an earlier one.
    /// Remarks and layout stay.
    pub(crate) fn patch(&self, path: &Path, translation: &Translation<'_>) -> Option<Patch> {
        let value = self.find(path)?;
        let span = value.span();
        let raw = self.text.get(span.clone())?;
        let (first, language) = (translation.first, translation.language);
        match value.get_ref() {
            DeValue::String(_) => {
                let typed = self.typed(translation.text, raw);
                let both = format!("{{ {first} = {raw}, {language} = {typed} }}");
                let with = match key_in_braces(path) {
                    Some(key) => format!("{{ {key} = {both} }}"),
                    None => both,
                };
                Some((span, with))
            }
            DeValue::Table(table) => {
                let beside = table.get(first.tag())?;
                let typed = self.typed(translation.text, self.text.get(beside.span())?);
                if raw.starts_with(['{', '[']) || table.get(language.tag()).is_some() {
                    let editor = TableEditor::of(value)?;
                    return Some(editor.change(self.text, language.tag(), &typed));
                }
                self.dotted(table, translation, &typed)
            }
            _ => None,
        }
    }

    /// Returns the patch of a text whose languages are written with dots: `title.en = "…"`.
    fn dotted(
        &self,
        table: &DeTable<'_>,
        translation: &Translation<'_>,
        typed: &str,
    ) -> Option<Patch> {
        let (key, value) = table.get_key_value(translation.first.tag())?;
        let (key, end) = (key.span(), value.span().end);
        let before = self.text.get(..key.start)?;
        let from = before.rfind(['\n', '{', ',']).map_or(0, |at| at + 1);
        let line = format!("{}{} = {typed}", &before[from..], translation.language);
        if before[..from].ends_with(['{', ',']) {
            return Some((end..end, format!(", {}", line.trim_start())));
        }
        Some(new_line(self.text, end, &line))
    }

    /// Returns a translation as TOML, in lines if the text beside it is.
    fn typed(&self, translation: &str, beside: &str) -> String {
        let is_in_lines = beside.starts_with("\"\"\"") || beside.starts_with("'''");
        if !is_in_lines && !translation.contains('\n') {
            return text_to_toml(translation);
        }
        let end = line_end(self.text);
        let paragraphs: Vec<_> = translation
            .split('\n')
            .map(|line| lines(&escaped(line), end))
            .collect();
        format!("\"\"\"{end}{}\"\"\"", paragraphs.join(end))
    }
}

/// Returns a line with the escapes of a text in lines.
fn escaped(line: &str) -> String {
    let typed = text_to_toml(line);
    let inner = typed.trim_start_matches('"');
    inner.strip_suffix('"').unwrap_or(inner).to_owned()
}

/// The width at which a line is broken.
const WIDTH: usize = 96;

/// Breaks a line between words, as TOML continues a text: with a backslash at the end.
fn lines(line: &str, end: &str) -> String {
    // A blank that is written twice would be lost at a break.
    if line.contains("  ") {
        return line.to_owned();
    }
    let mut broken = String::with_capacity(line.len() + line.len() / WIDTH * 3);
    let mut width = 0;
    for (place, word) in line.split(' ').enumerate() {
        let length = word.chars().count();
        if place > 0 && width + length + 3 > WIDTH {
            broken.push_str(" \\");
            broken.push_str(end);
            width = 0;
        } else if place > 0 {
            broken.push(' ');
            width += 1;
        }
        broken.push_str(word);
        width += length;
    }
    broken
}

/// Returns the key of a text that stands alone in a list of tables, and is put into braces once it is translated:
/// the title of an item, or the symbol of a document of an item.
pub(crate) fn key_in_braces(path: &Path) -> Option<&'static str> {
    match path.steps() {
        [.., Step::Key(list), Step::Index(_)] => match &**list {
            "agenda" => Some("title"),
            "documents" => Some("symbol"),
            _ => None,
        },
        _ => None,
    }
}
