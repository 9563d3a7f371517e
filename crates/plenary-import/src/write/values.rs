//! Values as they are typed in TOML.

use crate::hours::Hours;

/// A text: in one line, or in several if it has breaks or is long.
pub(super) fn text(value: &str) -> String {
    if value.contains('\n') && is_literal(value) {
        return format!("'''\n{value}'''");
    }
    let folded = value.chars().count() > LONG && !value.contains('\n');
    let Some(lines) = folded.then(|| fold(value)) else {
        return format!("\"{}\"", escaped(value));
    };
    let lines: Vec<_> = lines.iter().map(|line| escaped(line)).collect();
    format!("\"\"\"\n{}\"\"\"", lines.join("\\\n"))
}

/// So many characters stand in a line.
const WIDTH: usize = 96;

/// Texts of more characters are folded.
const LONG: usize = 180;

/// Whether a text can stand as it is between three apostrophes.
fn is_literal(value: &str) -> bool {
    !value.contains("''")
        && !value.ends_with('\'')
        && !value.contains(|c: char| c.is_control() && c != '\n')
}

/// Cuts a text behind blanks, so that lines are not long.
fn fold(value: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in value.split_inclusive(' ') {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last > 0 && last + word.chars().count() > WIDTH {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(word);
        }
    }
    lines
}

fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

pub(super) fn hours(hours: Hours) -> String {
    format!("\"{}\"", hours.written())
}

/// A list: in one line, or with a line for each where that would be long.
pub(super) fn list(values: &[String]) -> String {
    let one = values.join(", ");
    if one.chars().count() <= WIDTH && !one.contains('\n') {
        return format!("[{one}]");
    }
    format!("[\n    {},\n]", values.join(",\n    "))
}

/// A word of a heading, in quotation marks if it needs them.
pub(super) fn key(word: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !word.is_empty() && word.chars().all(bare) {
        word.to_owned()
    } else {
        format!("\"{}\"", escaped(word))
    }
}
