//! The table of an annex as a grid of words, however it was written down.

use comrak::nodes::{AstNode, NodeValue};
use plenary::{
    Annex, Hours,
    annex::{Cell, Entry, NoteMark, RowHeader, Table},
    changes::ChangeNote,
    plan::Resumption,
    text::{Inline, plain},
    view::End,
};
use plenary_tests::github;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Rows of cells; words are parted by single blanks.
pub(crate) type Grid = Vec<Vec<String>>;

/// Returns the cells that the Markdown table should have, from the annex itself.
pub(crate) fn of_annex(annex: &Annex, side_events: &str) -> Grid {
    annex
        .tables
        .iter()
        .flat_map(|table| of_table(table, side_events))
        .collect()
}

fn of_table(table: &Table, side_events: &str) -> Grid {
    let days = table
        .columns
        .iter()
        .map(|column| words(&plain(&column.name)) + mark(column.note.as_ref()));
    let mut grid = vec![framed(String::new(), days)];
    for row in &table.rows {
        let header = match row.header {
            RowHeader::Hours(hours) => range(hours),
            RowHeader::From(hours) => hours.opens().format("%H:%M").to_string(),
            RowHeader::AllDay => "All day".to_owned(),
            _ => side_events.to_owned(),
        };
        grid.push(framed(header, cells(&row.cells).into_iter()));
    }
    grid
}

fn framed(header: String, cells: impl Iterator<Item = String>) -> Vec<String> {
    let mut row = vec![header.clone()];
    row.extend(cells);
    row.push(header);
    row
}

/// Beside the joined cell of an event its name is said again.
fn cells(row: &[Cell]) -> Vec<String> {
    let mut name = String::new();
    let mut said = Vec::new();
    for one in row {
        if let Cell::Joined { entry, .. } = one {
            let is_event = entry.event.is_some();
            name = words(&plain(if is_event { &entry.name } else { &[] }));
        }
        let is_beside = *one == Cell::CoveredLeft;
        said.push(if is_beside { name.clone() } else { cell(one) });
    }
    said
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Entries(entries) => words(&entries.iter().map(entry).collect::<Vec<_>>().join(" ")),
        Cell::Joined { entry: one, .. } => entry(one),
        _ => "(continued)".to_owned(),
    }
}

fn entry(entry: &Entry) -> String {
    let hours = entry
        .hours
        .map(|hours| until(hours, entry.end))
        .unwrap_or_default();
    let open = if entry.end == End::Open {
        ", open-ended"
    } else {
        ""
    };
    let condition = match plain(&entry.condition) {
        condition if condition.is_empty() => condition,
        condition => format!("{condition}{open} –"),
    };
    let remark = brackets(&entry.changes, &entry.remark);
    words(&format!(
        "{condition} {hours} {}{} {remark} {}",
        words(&format!("{} {}", plain(&entry.acronym), plain(&entry.name))),
        after_name(entry),
        under(entry),
    ))
}

/// Returns what stands in brackets: what has changed, and the remark.
pub(crate) fn brackets(changes: &[ChangeNote], remark: &[Inline]) -> String {
    let notes = changes.iter().map(ChangeNote::text);
    let all: Vec<_> = notes
        .chain([plain(remark)])
        .filter(|one| !one.is_empty())
        .collect();
    if all.is_empty() {
        return String::new();
    }
    format!("({})", all.join("; "))
}

fn mark(mark: Option<&NoteMark>) -> &str {
    mark.map_or("", |mark| &mark.mark)
}

fn after_name(entry: &Entry) -> String {
    let mark = mark(entry.note.as_ref());
    let continued = if entry.continued { " (continued)" } else { "" };
    let flags = match &*entry.flags {
        [] => String::new(),
        flags => {
            let flags: Vec<_> = flags.iter().map(|flag| plain(flag)).collect();
            format!(" ({})", flags.join(", "))
        }
    };
    let resumed = resumed(entry.resumption);
    format!("{mark}{continued}{resumed}{flags}")
}

fn resumed(how: Option<Resumption>) -> &'static str {
    match how {
        None => "",
        Some(Resumption::Resumed) => " (resumed)",
        Some(_) => " (continued)",
    }
}

fn under(entry: &Entry) -> String {
    let numbers = entry.numbers.iter().map(|number| {
        let ending = match number.number {
            1 | 21 => "st",
            2 | 22 => "nd",
            3 | 23 => "rd",
            _ => "th",
        };
        let resumed = resumed(number.resumption);
        let body = match &*number.body {
            "" => String::new(),
            body => format!(" of the {body}"),
        };
        format!("{}{ending} meeting{resumed}{body}", number.number)
    });
    let numbers: Vec<_> = numbers.collect();
    let numbers = Some(numbers.join(" / ")).filter(|numbers| !numbers.is_empty());
    let lines = entry.lines.iter().map(|line| plain(line));
    numbers
        .into_iter()
        .chain(lines)
        .collect::<Vec<_>>()
        .join(" ")
}

fn until(hours: Hours, end: End) -> String {
    let opens = hours.opens().format("%H:%M");
    match end {
        End::Shown => range(hours),
        End::OrLater => format!("{} or later if required", range(hours)),
        End::Hidden => opens.to_string(),
        _ => format!("{opens}, open-ended"),
    }
}

fn range(hours: Hours) -> String {
    let (opens, closes) = (
        hours.opens().format("%H:%M"),
        hours.closes().format("%H:%M"),
    );
    let next_day = if hours.ends_next_day() {
        " (next day)"
    } else {
        ""
    };
    format!("{opens}–{closes}{next_day}")
}

/// A text with single blanks between its words.
pub(crate) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tables of a Markdown text, as pulldown-cmark reads it.
pub(crate) fn by_pulldown(markdown: &str) -> Grid {
    let mut grid = Grid::new();
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => grid.push(Vec::new()),
            Event::Start(Tag::TableCell) => text.clear(),
            Event::End(TagEnd::TableCell) => {
                grid.last_mut()
                    .expect("a cell is in a row")
                    .push(words(&text));
            }
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::InlineHtml(tag) => text.push_str(line_break(&tag)),
            _ => {}
        }
    }
    grid
}

/// The tables of a Markdown text, as comrak reads it.
pub(crate) fn by_comrak(markdown: &str) -> Grid {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &github());
    let rows = root
        .descendants()
        .filter(|node| matches!(node.data.borrow().value, NodeValue::TableRow(_)));
    rows.map(|row| row.children().map(text_of).collect())
        .collect()
}

/// The words of a node and of all below it.
pub(crate) fn text_of<'a>(node: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(piece) => text.push_str(piece),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::HtmlInline(tag) => text.push_str(line_break(tag)),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            _ => {}
        }
    }
    words(&text)
}

fn line_break(tag: &str) -> &'static str {
    match tag {
        "<br>" => " ",
        "<em>" | "</em>" | "<strong>" | "</strong>" | "<sup>" | "</sup>" | "<s>" | "</s>"
        | "<del>" | "</del>" => "",
        other => panic!("a tag that no annex has: {other}"),
    }
}
