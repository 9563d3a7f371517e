//! Markdown with a table, as GitHub and the common converters read it.

use super::clock::{clock_of, push_clock};
use crate::{
    annex::{Annex, Cell, Entry, Item, ListedDay, Row, RowHeader, Section, Table, Times},
    text::{ByteSet, Inline},
    time::Hours,
    words::{Words, words},
};

/// Renders an annex as a Markdown page: the title, the table, the notes.
///
/// The hours stand in the first column and again in the last, as on paper.
#[must_use]
pub fn markdown(annex: &Annex) -> String {
    let words = words(annex.language);
    let mut out = Writer::default();
    out.raw("# ");
    out.inlines(&annex.heading.title);
    if let Some(note) = annex.heading.note.and_then(|note| annex.notes.get(note)) {
        out.text(&note.mark);
    }
    out.raw("\n\n");
    for line in under_title(annex, words) {
        out.text(&line);
        out.raw("\n\n");
    }
    if !annex.notice.is_empty() {
        out.inlines(&annex.notice);
        out.raw("\n\n");
    }
    for (i, one) in annex.tables.iter().enumerate() {
        out.raw(if i > 0 { "\n" } else { "" });
        if let Some(days) = one.days.as_ref().filter(|_| annex.tables.len() > 1) {
            out.raw("## ");
            out.text(days);
            out.raw("\n\n");
        }
        table(one, words, &mut out);
    }
    if annex.tables.is_empty() {
        list(&annex.list, words, &mut out);
    }
    for note in &annex.notes {
        out.raw("\n");
        out.text(&note.mark);
        out.raw(" ");
        out.inlines(&note.content);
        out.raw("\n");
    }
    for one in &annex.sections {
        section(one, words, &mut out);
    }
    out.text
}

/// The status, the revision, and up to when it is known what has happened.
fn under_title(annex: &Annex, words: &Words) -> Vec<String> {
    let heading = &annex.heading;
    let status = heading
        .status
        .map(|status| (words.status)(status).to_owned());
    let revision = heading.revision.map(|revision| {
        let issued = revision.issued.map(|day| words.date(day));
        let issued = issued.map_or_else(String::new, |day| format!(", {day}"));
        format!("Rev.{}{issued}", revision.number)
    });
    let as_of = heading.as_of.map(|moment| {
        let day = words.date(moment.date_naive());
        format!("{}{day}{}", words.as_of, moment.format(", %H:%M"))
    });
    [status, revision, as_of].into_iter().flatten().collect()
}

fn section(section: &Section, words: &Words, out: &mut Writer) {
    out.raw("\n## ");
    out.text(&section.heading);
    out.raw("\n");
    for paragraph in &section.paragraphs {
        out.raw("\n");
        out.inlines(paragraph);
        out.raw("\n");
    }
    out.raw(if section.rows.is_empty() { "" } else { "\n" });
    for row in &section.rows {
        out.raw("- ");
        out.inlines(&row.term);
        if !row.details.is_empty() {
            out.text(words.colon);
            out.inlines(&row.details);
        }
        out.raw("\n");
    }
}

fn table(table: &Table, words: &Words, out: &mut Writer) {
    header(table, out);
    for row in &table.rows {
        table_row(row, words, out);
    }
}

/// The days, with an empty corner at either end, and the row that makes a table of it.
fn header(table: &Table, out: &mut Writer) {
    out.in_table = true;
    out.raw("|  |");
    for column in &table.columns {
        out.raw(" ");
        out.inlines(&column.name);
        out.raw(" |");
    }
    out.in_table = false;
    out.raw("  |\n|");
    for _ in 0..table.columns.len() + 2 {
        out.raw(" --- |");
    }
    out.raw("\n");
}

fn table_row(row: &Row, words: &Words, out: &mut Writer) {
    out.in_table = true;
    out.raw("| ");
    row_header(row.header, words, out);
    let mut before = None;
    for cell in &row.cells {
        out.raw(" | ");
        table_cell(cell, before, words, out);
        if let Cell::Joined { entry, .. } = cell {
            before = Some(entry);
        }
    }
    out.raw(" | ");
    row_header(row.header, words, out);
    out.raw(" |\n");
    out.in_table = false;
}

fn row_header(header: RowHeader, words: &Words, out: &mut Writer) {
    match header {
        RowHeader::Hours(hours) => out.hours(hours, words),
        RowHeader::From(hours) => push_clock(hours.opens_at(), &mut out.text),
        RowHeader::AllDay => out.text(words.all_day),
        RowHeader::SideEvents => {
            out.raw("**");
            out.text(words.side_events);
            out.raw("**");
        }
    }
}

/// Markdown has no cells that are joined: the word for what goes on, or the same again.
fn table_cell(cell: &Cell, before: Option<&Entry>, words: &Words, out: &mut Writer) {
    match cell {
        Cell::Joined { entry, .. } => table_entry(entry, words, out),
        Cell::Covered => out.text(words.continued),
        Cell::Beside => before
            .into_iter()
            .for_each(|entry| table_entry(entry, words, out)),
        Cell::Entries(entries) => {
            for (i, entry) in entries.iter().enumerate() {
                if i > 0 {
                    out.line_break();
                }
                table_entry(entry, words, out);
            }
        }
    }
}

fn table_entry(entry: &Entry, words: &Words, out: &mut Writer) {
    if let Some(hours) = entry.hours {
        if entry.is_open {
            push_clock(hours.opens_at(), &mut out.text);
        } else {
            out.hours(hours, words);
        }
        out.raw(" ");
    }
    if !entry.acronym.is_empty() {
        out.marked(STRONG, &entry.acronym, None);
        if !entry.name.is_empty() {
            out.line_break();
        }
    }
    out.inlines(&entry.name);
    if !entry.place.is_empty() {
        out.line_break();
        out.inlines(&entry.place);
    }
    if !entry.remark.is_empty() {
        out.raw(" (");
        out.inlines(&entry.remark);
        out.raw(")");
    }
}

/// The meetings day by day, where no table shows them.
fn list(days: &[ListedDay], words: &Words, out: &mut Writer) {
    for (i, day) in days.iter().enumerate() {
        out.raw(if i > 0 { "\n## " } else { "## " });
        out.text(&day.name);
        out.raw("\n\n");
        for item in &day.items {
            out.raw("- ");
            list_item(item, words, out);
            out.raw("\n");
        }
    }
}

fn list_item(item: &Item, words: &Words, out: &mut Writer) {
    let last = item.times.len().saturating_sub(1);
    for (i, times) in item.times.iter().enumerate() {
        if i > 0 {
            out.text(if i == last { words.and } else { ", " });
        }
        out.times(times, words);
    }
    if !item.times.is_empty() {
        out.text(words.colon);
    }
    if !item.acronym.is_empty() {
        out.marked(STRONG, &item.acronym, None);
        out.raw(" ");
    }
    out.inlines(&item.name);
    if item.continued {
        out.raw(" ");
        out.text(words.continued);
    }
    if !item.place.is_empty() {
        out.raw(", ");
        out.inlines(&item.place);
    }
    if !item.remark.is_empty() {
        out.raw(" (");
        out.inlines(&item.remark);
        out.raw(")");
    }
}

/// Writes Markdown in which every text reads as itself, whichever parser reads it.
#[derive(Default)]
struct Writer {
    text: String,
    in_table: bool,
    /// How many marks are open.
    marks: usize,
    /// Whether the text ends with stars that close something.
    after_stars: bool,
}

/// A mark as stars and as tags.
#[derive(Clone, Copy)]
struct Mark {
    stars: &'static str,
    open: &'static str,
    close: &'static str,
}

const EMPHASIS: Mark = Mark {
    stars: "*",
    open: "<em>",
    close: "</em>",
};

const STRONG: Mark = Mark {
    stars: "**",
    open: "<strong>",
    close: "</strong>",
};

/// The first character of a text; a sign for everything else.
fn first_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next(),
        _ => Some('*'),
    }
}

fn last_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next_back(),
        _ => Some('*'),
    }
}

impl Writer {
    fn raw(&mut self, markdown: &str) {
        self.after_stars = false;
        self.text.push_str(markdown);
    }

    /// The blank keeps words apart for converters that drop the tag.
    fn line_break(&mut self) {
        self.raw("<br> ");
    }

    fn hours(&mut self, hours: Hours, words: &Words) {
        push_clock(hours.opens_at(), &mut self.text);
        self.raw("–");
        push_clock(hours.closes_at(), &mut self.text);
        if hours.ends_next_day() {
            self.raw(" (");
            self.text(words.next_day);
            self.raw(")");
        }
    }

    fn times(&mut self, times: &Times, words: &Words) {
        push_clock(clock_of(times.starts), &mut self.text);
        if let Some(ends) = times.ends {
            self.raw("–");
            push_clock(clock_of(ends), &mut self.text);
        }
        if times.ends_next_day {
            self.raw(" (");
            self.text(words.next_day);
            self.raw(")");
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for (i, inline) in inlines.iter().enumerate() {
            let next = inlines.get(i + 1);
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Emphasis(content) => self.marked(EMPHASIS, content, next),
                Inline::Strong(content) => self.marked(STRONG, content, next),
                Inline::Code(code) => self.code(code),
                Inline::Link {
                    href,
                    title,
                    content,
                } => self.link(href, title, content),
                Inline::Break => self.line_break(),
            }
        }
    }

    /// Text between stars, or between tags where the stars would not be read as marks.
    fn marked(&mut self, mark: Mark, content: &[Inline], next: Option<&Inline>) {
        let stars = self.marks == 0 && !self.after_stars && self.stars_fit(content, next);
        self.raw(if stars { mark.stars } else { mark.open });
        self.marks += 1;
        self.inlines(content);
        self.marks -= 1;
        self.raw(if stars { mark.stars } else { mark.close });
        self.after_stars = stars;
    }

    /// Stars are marks where words begin and end: inside them stands no blank, and if no letter
    /// stands there either, none stands on their other side.
    fn stars_fit(&self, content: &[Inline], next: Option<&Inline>) -> bool {
        let first = content.first().and_then(first_char);
        let last = content.last().and_then(last_char);
        let before = self.text.chars().next_back();
        let after = next.and_then(first_char);
        let fits = |inner: Option<char>, outer: Option<char>| {
            let inner = inner.unwrap_or('*');
            let apart = outer.is_none_or(|c| !c.is_alphanumeric());
            !inner.is_whitespace() && (inner.is_alphanumeric() || apart)
        };
        fits(first, before) && fits(last, after)
    }

    /// Code between more backticks than it holds in a row.
    fn code(&mut self, code: &str) {
        let runs = code.split(|c| c != '`').map(str::len);
        let fence = "`".repeat(1 + runs.max().unwrap_or(0));
        let spaced = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
        let pad = if spaced && !code.trim().is_empty() {
            " "
        } else {
            ""
        };
        let pipes = if self.in_table {
            code.replace('|', "\\|")
        } else {
            code.to_owned()
        };
        self.raw(&format!("{fence}{pad}{pipes}{pad}{fence}"));
    }

    fn link(&mut self, href: &str, title: &str, content: &[Inline]) {
        self.raw("[");
        self.inlines(content);
        self.raw("](");
        href.chars().for_each(|c| push_address(c, &mut self.text));
        if !title.is_empty() {
            self.raw(" \"");
            self.text(&title.replace('"', "”"));
            self.raw("\"");
        }
        self.raw(")");
    }

    /// Characters that stand for themselves.
    fn text(&mut self, text: &str) {
        self.after_stars &= text.is_empty();
        if !SPECIAL.any_in(text) {
            self.text.push_str(text);
            return;
        }
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            self.character(c, rest.as_str());
        }
    }

    fn character(&mut self, c: char, rest: &str) {
        match c {
            '|' => self.raw("&#124;"),
            '&' => self.raw("&amp;"),
            '\n' | '\r' | '\t' => self.raw(" "),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '#' | '$' | '@' => {
                self.text.push('\\');
                self.text.push(c);
            }
            '!' if rest.is_empty() => self.raw("\\!"),
            ':' if rest.starts_with("//") => self.raw("\\:"),
            '.' if self.text.ends_with("www") => self.raw("\\."),
            other => self.text.push(other),
        }
    }
}

/// The bytes that [`Writer::character`] may write in another way.
const SPECIAL: ByteSet = ByteSet::of(b"|&\n\r\t\\`*_[]<>~#$@!:.");

/// An address keeps its meaning when what Markdown could misread is percent-encoded.
fn push_address(c: char, out: &mut String) {
    match c {
        ' ' => out.push_str("%20"),
        '(' => out.push_str("%28"),
        ')' => out.push_str("%29"),
        '<' => out.push_str("%3C"),
        '>' => out.push_str("%3E"),
        '\\' => out.push_str("%5C"),
        '|' => out.push_str("%7C"),
        '`' => out.push_str("%60"),
        '&' => out.push_str("&amp;"),
        c if c.is_control() => {}
        other => out.push(other),
    }
}
