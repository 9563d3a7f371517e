//! Changes that record in a source what has happened; every other byte of it stays.

use chrono::NaiveDate;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{change::Change, suggest::quoted};
use crate::{
    fault::{Code, Fault, Faults, Report, path_to},
    source::{Source, Span},
    suggest::nearest,
};

/// Returns a text as a TOML value; a table by language stays as it is.
pub(super) fn wording(text: &str) -> String {
    if is_by_language(text) {
        return text.to_owned();
    }
    text_to_toml(text)
}

/// True if a text is a table by language: `{ en = "…", fr = "…" }`.
fn is_by_language(text: &str) -> bool {
    let trimmed = text.trim();
    trimmed.starts_with('{') && trimmed.ends_with('}')
}

/// Returns a text in quotation marks, with the escapes of TOML.
pub(super) fn text_to_toml(text: &str) -> String {
    let mut typed = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => typed.extend(['\\', c]),
            '\n' => typed.push_str("\\n"),
            '\t' => typed.push_str("\\t"),
            _ if c.is_control() => typed.extend(format!("\\u{:04X}", u32::from(c)).chars()),
            _ => typed.push(c),
        }
    }
    typed + "\""
}

/// Writes what has happened into a source: a line under its meeting, or under its day, instead of an
/// earlier one of the same key. Remarks and layout stay.
///
/// # Errors
/// The faults of the source, as [`read`](crate::read); P0207 for a meeting that it does not have.
///
/// ```
/// use plenary::{edit::Change, Minutes, Source};
/// let source = plenary::open("csp12.toml")?;
/// let change = Change::Took("WGETI/exchange".to_owned(), Minutes(270));
/// let after = plenary::edit::record(&source, &[change])?;
/// assert!(after.text().contains("duration = \"2 sessions\"\ntook = \"4h30m\"\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn record(source: &Source, changes: &[Change]) -> Result<Source, Report> {
    let after = suppose(source, changes)?;
    Ok(after.with_text(after.text().to_owned()))
}

/// Returns a source as if this had happened, for looking.
///
/// Its text is that of [`record`]; but what is added is in no file, and faults do not show it: they name
/// the option of the command that says it, at the place «the command line».
///
/// # Errors
/// As [`record`].
///
/// ```
/// use plenary::{edit::Change, Minutes, Source};
/// let source = plenary::open("csp12.toml")?;
/// let change = Change::Took("WGTR".to_owned(), Minutes(6000));
/// let report = plenary::compile(&plenary::edit::suppose(&source, &[change])?).unwrap_err();
/// assert!(report.to_string().contains("--> the command line"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn suppose(source: &Source, changes: &[Change]) -> Result<Source, Report> {
    if changes.is_empty() {
        return Ok(source.clone());
    }
    let (plan, _) = crate::read(source)?.value;
    let ids: Vec<&str> = plan.meetings.iter().map(|meeting| &*meeting.id).collect();
    let mut after = source.clone();
    for change in changes {
        let place = match change.meeting() {
            None => None,
            Some(id) => match ids.iter().position(|known| *known == id) {
                Some(place) => Some(place),
                None => return Err(unknown(id, change, &ids, source)),
            },
        };
        if let Some((at, with)) = patch(after.text(), change, place) {
            after = after.patched(&at, &with, &change.option());
        }
    }
    Ok(after)
}

fn unknown(id: &str, change: &Change, ids: &[&str], source: &Source) -> Report {
    let message = format!("no meeting has the id `{id}`");
    let fault = Fault::new(Code::UnknownMeeting, message, path_to!["meeting"]);
    let mut fault = match nearest(id, ids.iter().copied()) {
        Some(near) => fault.help(format!("write `{near}`")),
        None => fault.help(format!("the meetings are {}", ids.join(", "))),
    };
    fault.place.given_by(&change.option());
    Report::located(source, Faults::from([fault]))
}

/// The bytes of a text in whose place others stand, and these.
pub(super) type Patch = (Span, String);

/// Returns the patch that adds a line, or replaces the value of an earlier one.
fn patch(text: &str, change: &Change, place: Option<usize>) -> Option<Patch> {
    let (table, _) = DeTable::parse_recoverable(text);
    let root = table.get_ref();
    let (key, value) = change.line();
    let table_editor = match (change, place) {
        (_, Some(place)) => meeting(root, place)?,
        (Change::Held(track, day, _), None) => {
            let Some(table_editor) = self::day(root, track.as_deref(), *day) else {
                let (day, line) = (day.to_string(), format!("held = {value}"));
                return Some(new_day(root, text, (track.as_deref(), &day), line));
            };
            table_editor
        }
        _ => TableEditor::top(root),
    };
    Some(table_editor.change(text, key, &value))
}

/// A table of a source, and where it begins.
pub(super) struct TableEditor<'t, 'i> {
    table: &'t DeTable<'i>,
    start: usize,
}

impl<'t, 'i> TableEditor<'t, 'i> {
    /// Makes an editor of the keys above the first heading.
    pub(super) fn top(table: &'t DeTable<'i>) -> Self {
        Self { table, start: 0 }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    pub(super) fn of(value: &'t Spanned<DeValue<'i>>) -> Option<Self> {
        let start = value.span().start;
        let table = value.get_ref().as_table()?;
        Some(Self { table, start })
    }

    /// Returns the patch that gives a value to a key of this table.
    pub(super) fn change(&self, text: &str, key: &str, value: &str) -> Patch {
        if let Some(old) = self.table.get(key) {
            return (old.span(), value.to_owned());
        }
        if self.start > 0 && text[self.start..].starts_with('{') {
            let last = last_value(self.table, text);
            let comma = if last.is_some() { ", " } else { " " };
            let at = last.unwrap_or(self.start + 1);
            return (at..at, format!("{comma}{key} = {value}"));
        }
        let last = last_value(self.table, text).unwrap_or(self.start);
        new_line(text, last, &format!("{key} = {value}"))
    }

    /// Returns the bytes of a key and its value, with the rest of its line, or with its comma in braces.
    pub(super) fn removal(&self, text: &str, key: &str) -> Option<Span> {
        let (name, value) = self.table.get_key_value(key)?;
        let (start, end) = (name.span().start, value.span().end);
        if self.start > 0 && text[self.start..].starts_with('{') {
            let behind = &text[end..];
            let blanks = behind.len() - behind.trim_start().len();
            if behind.trim_start().starts_with(',') {
                let next = &behind[blanks + 1..];
                return Some(start..end + blanks + 1 + next.len() - next.trim_start().len());
            }
            let before = text[..start].trim_end().trim_end_matches(',');
            return Some(before.len()..end);
        }
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let next = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
        Some(line..next)
    }
}

/// Returns the end of the last value that stands in a table itself, and not under another heading.
fn last_value(table: &DeTable<'_>, text: &str) -> Option<usize> {
    let end = |value: &Spanned<DeValue<'_>>| {
        let span = value.span();
        let heading = !value.get_ref().is_array() && text.get(span.clone())?.starts_with('[');
        let tables = value.get_ref().as_array();
        let headings = tables.is_some_and(|list| {
            let mut tables = list.iter();
            tables.any(|one| {
                text.get(one.span())
                    .is_some_and(|raw| raw.starts_with("[["))
            })
        });
        let is_inline = !heading && !headings;
        match value.get_ref() {
            DeValue::Table(inner) if is_inline && !text[span.clone()].starts_with('{') => {
                last_value(inner, text)
            }
            _ => is_inline.then_some(span.end),
        }
    };
    table.iter().filter_map(|(_, value)| end(value)).max()
}

/// Returns the line end of a text, by its first line.
pub(super) fn line_end(text: &str) -> &'static str {
    let first = text.find('\n').map_or(text, |end| &text[..end]);
    if first.ends_with('\r') { "\r\n" } else { "\n" }
}

/// Returns the patch that writes a line behind the one in which a byte stands, with the line ends
/// of the text.
pub(super) fn new_line(text: &str, at: usize, line: &str) -> Patch {
    let end = line_end(text);
    match text[at..].find('\n') {
        Some(next) => {
            let before = text[at..at + next].trim_end_matches('\r');
            let at = at + before.len();
            (at..at, format!("{end}{line}"))
        }
        None => (text.len()..text.len(), format!("{end}{line}{end}")),
    }
}

/// Returns the patch that writes lines above the first heading of a text, with its line ends.
pub(super) fn above_headings(text: &str, lines: &[String]) -> Patch {
    let (table, _) = DeTable::parse_recoverable(text);
    new_lines(table.get_ref(), text, lines)
}

/// Returns the patch that writes lines above the first heading of a text that is parsed already.
fn new_lines(root: &DeTable<'_>, text: &str, lines: &[String]) -> Patch {
    let end = line_end(text);
    let last = last_value(root, text).unwrap_or(0);
    new_line(text, last, &lines.join(end))
}

/// Returns the patch that writes a table for a day, with one line, above the first heading.
pub(super) fn new_day(
    root: &DeTable<'_>,
    text: &str,
    (track, day): (Option<&str>, &str),
    line: String,
) -> Patch {
    // In quotation marks, since Taplo takes a bare day for a date and refuses it.
    let heading = match track {
        Some(key) => format!("[tracks.{}.days.\"{day}\"]", quoted(key)),
        None => format!("[days.\"{day}\"]"),
    };
    new_lines(root, text, &[String::new(), heading, line])
}

fn meeting<'t, 'i>(root: &'t DeTable<'i>, place: usize) -> Option<TableEditor<'t, 'i>> {
    let meetings = root.get("meeting")?.get_ref().as_array()?;
    TableEditor::of(meetings.get(place)?)
}

/// Returns an editor of the table of a day, if there is one.
fn day<'t, 'i>(
    root: &'t DeTable<'i>,
    track: Option<&str>,
    day: NaiveDate,
) -> Option<TableEditor<'t, 'i>> {
    let table = match track {
        Some(key) => {
            let tracks = root.get("tracks")?.get_ref().as_table()?;
            tracks.get(key)?.get_ref().as_table()?
        }
        None => root,
    };
    let days = table.get("days")?.get_ref().as_table()?;
    TableEditor::of(days.get(&*day.to_string())?)
}

#[cfg(test)]
mod tests {
    use super::{Change, record};
    use crate::{Minutes, Source};

    fn after(text: &str, changes: &[Change]) -> String {
        let source = Source::new("test.toml", text);
        let after = record(&source, changes).expect("the source is sound");
        after.text().to_owned()
    }

    const HEAD: &str = "conference = \"X1\"\nname = \"X1 meetings\"\ntime-zone = \"UTC\"\n\
        first-day = 2026-03-16\nlast-day = 2026-03-17\nsessions = [\n  \"10:00-13:00\",\n] # hours\n";

    #[test]
    fn lines_are_put_where_they_belong() {
        let tail = "\n[groups.G.name]\nen = \"G\"\n\n[[meeting]] # first\ngroup = \"G\"\n\
            duration = \"1h\" # one\n\n# then\n[[meeting]]\ngroup = \"G\"\nid = \"b\"\n\
            title.en = \"T\"\nduration = \"1h\"";
        let text = format!("{HEAD}{tail}");
        let took = |id: &str| Change::Took(id.to_owned(), Minutes(90));
        assert_eq!(
            after(&text, &[took("G")]),
            text.replace("# one\n", "# one\ntook = \"1h30m\"\n")
        );
        assert_eq!(
            after(&text, &[took("b")]),
            format!("{text}\ntook = \"1h30m\"\n")
        );
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 16).expect("a day");
        let held = Change::Held(None, day, vec!["10:20-13:00".parse().expect("hours")]);
        let block = "] # hours\n\n[days.\"2026-03-16\"]\nheld = [\"10:20-13:00\"]\n";
        let once = text.replace("] # hours\n", block);
        assert_eq!(after(&text, std::slice::from_ref(&held)), once);
        assert_eq!(after(&once, &[held]), once);
        let as_of = Change::AsOf(day.and_hms_opt(12, 0, 0).expect("a time"));
        let line = "] # hours\nas-of = \"2026-03-16 12:00\"\n";
        assert_eq!(after(&text, &[as_of]), text.replace("] # hours\n", line));
    }

    #[test]
    fn meetings_in_braces_and_other_line_ends() {
        let text = format!(
            "{HEAD}meeting = [{{ group = \"G\", duration = \"1h\" }}]\n[groups.G]\nname = \"G\"\n"
        );
        let change = [Change::Cancelled(
            "G".to_owned(),
            "no \"quorum\"".to_owned(),
        )];
        let with = text.replace("\"1h\" }", "\"1h\", cancelled = \"no \\\"quorum\\\"\" }");
        assert_eq!(after(&text, &change), with);
        let text = format!("{HEAD}[groups.G]\n[[meeting]]\ngroup = \"G\"\nduration = \"1h\"\n")
            .replace('\n', "\r\n");
        let took = [Change::Took("G".to_owned(), Minutes(45))];
        assert_eq!(after(&text, &took), format!("{text}took = \"45m\"\r\n"));
    }
}
