//! Values in TOML.

use crate::hours::Hours;

/// Returns a text in quotation marks: in one line, or in several if it has breaks or is long.
pub(super) fn text(value: &str) -> String {
    if value.contains('\n') && is_literal(value) {
        return format!("'''\n{value}'''");
    }
    let folded = value.chars().count() > LONG && !value.contains('\n');
    let Some(lines) = folded.then(|| fold(value)) else {
        return format!("\"{}\"", escape(value));
    };
    let lines: Vec<_> = lines.iter().map(|line| escape(line)).collect();
    format!("\"\"\"\n{}\"\"\"", lines.join("\\\n"))
}

/// The most characters of a line.
const WIDTH: usize = 96;

/// The most characters of a text that is not folded.
const LONG: usize = 180;

/// True if a text can stand unchanged between three apostrophes.
fn is_literal(value: &str) -> bool {
    !value.contains("''")
        && !value.ends_with('\'')
        && !value.contains(|c: char| c.is_control() && c != '\n')
}

/// Cuts a text behind spaces into lines of at most [`WIDTH`] characters, unless a word is longer.
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

fn escape(value: &str) -> String {
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
    format!("\"{}\"", hours.to_source())
}

/// Returns an array: in one line, or with a line for each value if one line would be too long.
pub(super) fn list(values: &[String]) -> String {
    let one_line = values.join(", ");
    if one_line.chars().count() <= WIDTH && !one_line.contains('\n') {
        return format!("[{one_line}]");
    }
    format!("[\n    {},\n]", values.join(",\n    "))
}

/// Returns a key, in quotation marks if it needs them.
pub(super) fn key(word: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !word.is_empty() && word.chars().all(bare) {
        word.to_owned()
    } else {
        format!("\"{}\"", escape(word))
    }
}
