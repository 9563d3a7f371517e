//! Edits that add or delete keys and elements, as patches of a text.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    suggest::quoted,
    table_editor::{TableEditor, new_day},
};
use crate::{
    fault::{Edit, Part, Step},
    source::Span,
};

/// True for an edit that adds or deletes, and does not replace a value alone.
pub(super) fn adds_or_deletes(edit: &Edit) -> bool {
    matches!(edit.place.part, Part::Entered | Part::Element | Part::Entry)
}

/// Returns the bytes that an edit replaces and what it writes there, for an edit that adds or
/// deletes; `None` if it cannot be made in this text.
pub(super) fn change(edit: &Edit, root: &DeTable<'_>, text: &str) -> Option<(Span, String)> {
    let (last, steps) = edit.place.path.steps().split_last()?;
    let Step::Key(key) = last else { return None };
    let value = &*edit.place.text;
    match edit.place.part {
        Part::Entered => add_entry(root, steps, key, value, text),
        Part::Element => add_element(root, steps, key, value, text),
        Part::Entry => delete_entry(root, steps, key, text),
        Part::Key | Part::Value | Part::Within(_) => None,
    }
}

/// Returns the value at the end of a path.
fn find<'t, 'i>(root: &'t DeTable<'i>, steps: &[Step]) -> Option<&'t Spanned<DeValue<'i>>> {
    let (first, rest) = steps.split_first()?;
    let Step::Key(key) = first else { return None };
    let mut value = root.get(&**key)?;
    for step in rest {
        value = match (step, value.get_ref()) {
            (Step::Key(key), DeValue::Table(table)) => table.get(&**key)?,
            (Step::Index(place), DeValue::Array(array)) => array.get(*place)?,
            _ => return None,
        };
    }
    Some(value)
}

fn table_editor<'t, 'i>(root: &'t DeTable<'i>, steps: &[Step]) -> Option<TableEditor<'t, 'i>> {
    if steps.is_empty() {
        return Some(TableEditor::top(root));
    }
    TableEditor::of(find(root, steps)?)
}

fn add_entry(
    root: &DeTable<'_>,
    steps: &[Step],
    key: &str,
    value: &str,
    text: &str,
) -> Option<(Span, String)> {
    if let Some(table_editor) = table_editor(root, steps) {
        return Some(table_editor.change(text, key, value));
    }
    let line = format!("{} = {value}", quoted(key));
    let day = match steps {
        [Step::Key(days), Step::Key(day)] if days == "days" => (None, &**day),
        [
            Step::Key(tracks),
            Step::Key(track),
            Step::Key(days),
            Step::Key(day),
        ] if tracks == "tracks" && days == "days" => (Some(&**track), &**day),
        _ => return None,
    };
    Some(new_day(root, text, day, line))
}

fn add_element(
    root: &DeTable<'_>,
    steps: &[Step],
    key: &str,
    value: &str,
    text: &str,
) -> Option<(Span, String)> {
    let path = [steps, &[Step::from(key.to_owned())]].concat();
    let Some(list) = find(root, &path) else {
        return add_entry(root, steps, key, &format!("[{value}]"), text);
    };
    let mut elements = list.get_ref().as_array()?.iter();
    Some(match elements.next_back() {
        Some(element) => {
            let end = element.span().end;
            (end..end, format!(", {value}"))
        }
        None => (list.span(), format!("[{value}]")),
    })
}

/// Returns the patch that deletes a key, which has a line to itself or stands in braces with others.
fn delete_entry(
    root: &DeTable<'_>,
    steps: &[Step],
    key: &str,
    text: &str,
) -> Option<(Span, String)> {
    let table = match steps {
        [] => root,
        _ => find(root, steps)?.get_ref().as_table()?,
    };
    let (name, value) = table.get_key_value(key)?;
    delete_span(&(name.span().start..value.span().end), text)
}

/// Returns the patch that deletes a key with its value, which have a line to themselves or stand in braces
/// with others.
pub(super) fn delete_span(entry: &Span, text: &str) -> Option<(Span, String)> {
    let (from, to) = (entry.start, entry.end);
    let start = text.get(..from)?.rfind('\n').map_or(0, |end| end + 1);
    let before = text.get(start..from)?;
    let rest = text.get(to..)?;
    let line = rest.split_inclusive('\n').next().unwrap_or_default();
    let bare = line.trim();
    let alone =
        !before.contains(['{', '[', ',', '#']) && (bare.is_empty() || bare.starts_with('#'));
    let span = if alone && line.ends_with('\n') {
        start..to + line.len()
    } else if alone {
        // The last line of a file goes with the line end before it, as it came.
        let before = text.get(..start)?;
        let end = before.strip_suffix('\n').unwrap_or(before);
        end.strip_suffix('\r').unwrap_or(end).len()..text.len()
    } else if let Some(comma) = before.rfind(',').filter(|comma| {
        let between = before.get(comma + 1..);
        between.is_some_and(|between| between.trim().is_empty())
    }) {
        start + comma..to
    } else {
        let blank = rest.len() - rest.trim_start().len();
        match rest.trim_start().strip_prefix(',') {
            Some(comma) => from..to + blank + 1 + (comma.len() - comma.trim_start().len()),
            // Alone in its braces.
            None => before.trim_end().strip_suffix('{').map(|_| from..to)?,
        }
    };
    Some((span, String::new()))
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::change;
    use crate::fault::{Edit, path_to};

    fn after(text: &str, edit: &Edit) -> String {
        let (root, _) = DeTable::parse_recoverable(text);
        let (span, written) = change(edit, root.get_ref(), text).expect("it can be made");
        let mut edited = text.to_owned();
        edited.replace_range(span, &written);
        edited
    }

    #[test]
    fn a_key_is_deleted_with_its_line_or_its_comma() {
        let edit = Edit::delete(path_to!["meeting", 0, "on"]);
        let lines = "[[meeting]]\nid = \"a\"\non = 2026-03-16 # then\nb = 1\n";
        assert_eq!(after(lines, &edit), "[[meeting]]\nid = \"a\"\nb = 1\n");
        let last = "[[meeting]]\non = 2026-03-16";
        assert_eq!(after(last, &edit), "[[meeting]]");
        let first = "meeting = [{ on = 2026-03-16, id = \"a\" }]\n";
        assert_eq!(after(first, &edit), "meeting = [{ id = \"a\" }]\n");
        let behind = "meeting = [{ id = \"a\", on = 2026-03-16 }]\n";
        assert_eq!(after(behind, &edit), "meeting = [{ id = \"a\" }]\n");
    }

    #[test]
    fn a_list_is_made_or_grows() {
        let edit = Edit::add(path_to!["days", "2026-03-16".to_owned(), "extra"], "\"1\"");
        let none = "a = 1\n[groups.A]\n";
        let made = "a = 1\n\n[days.\"2026-03-16\"]\nextra = [\"1\"]\n[groups.A]\n";
        assert_eq!(after(none, &edit), made);
        let day = "[days.2026-03-16]\nnote = \"x\"\n";
        assert_eq!(after(day, &edit), format!("{day}extra = [\"1\"]\n"));
        let list = "[days.2026-03-16]\nextra = [\n  \"0\",\n]\n";
        assert_eq!(
            after(list, &edit),
            "[days.2026-03-16]\nextra = [\n  \"0\", \"1\",\n]\n"
        );
        let empty = "[days.2026-03-16]\nextra = []\n";
        assert_eq!(after(empty, &edit), "[days.2026-03-16]\nextra = [\"1\"]\n");
    }
}
