//! Word documents: those of others, and what is written and read back.

use std::io::{Cursor, Write};

use plenary::{
    Annex, Source,
    annex::{Cell, Entry},
    render::Piece,
};
use plenary_docx::Template;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::markdown::without_blanks;

/// The mark before the name of a part in an input; its content stands in the next lines.
const PART: &str = "+++++ ";

/// A schedule with a note and with links in it.
const SMALL: &str = r#"conference = "X1"
name = "X1 meetings"
time-zone = "UTC"
first-day = 2026-03-16
last-day = 2026-03-17
sessions = ["10:00-13:00"]
note = "See *[there](https://example.org/x1)*"
[groups.G]
name = "Group"
[[meeting]]
group = "G"
duration = "4h"
note = "In private"
"#;

/// Reads a document of others, and writes an annex that looks like it.
///
/// # Panics
/// If something does not hold.
pub fn docx(bytes: &[u8]) {
    let document = document(bytes);
    let _ = plenary_docx::words(&document);
    let Ok(template) = Template::read(&document) else {
        return;
    };
    let schedule = crate::compiled(&Source::new("small.toml", SMALL)).expect("it compiles");
    read(&schedule.annex(), &template);
}

/// Reads the document of an annex, in which every text of its tables stands in a line of its own.
pub(crate) fn read(annex: &Annex, template: &Template) {
    let document = template.docx(annex).expect("it can be packed");
    let lines = plenary_docx::words(&document).expect("it is a document");
    let lines: Vec<_> = lines.iter().map(|line| without_blanks(line)).collect();
    for entry in annex
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells)
        .flat_map(entries)
    {
        let said = without_blanks(&said(entry, annex));
        assert!(
            lines.iter().any(|line| line.contains(&said)),
            "{said} is not in {lines:#?}"
        );
    }
    let again = Template::read(&document).expect("what is written can be a look");
    assert!(again.docx(annex).is_ok());
}

fn entries(cell: &Cell) -> &[Entry] {
    match cell {
        Cell::Entries(entries) => entries,
        Cell::Joined { entry, .. } => std::slice::from_ref(entry),
        _ => &[],
    }
}

/// Returns the text of an entry without the characters that no part of a document can hold.
fn said(entry: &Entry, annex: &Annex) -> String {
    let pieces = entry.pieces(annex.language);
    let said: String = pieces.iter().map(of_piece).collect();
    said.replace(
        |c: char| c.is_control() || "\u{fffe}\u{ffff}".contains(c),
        "",
    )
}

fn of_piece(piece: &Piece<'_>) -> String {
    match piece {
        Piece::Words(words) => words.to_string(),
        Piece::Time(time) => time.format("%H:%M").to_string(),
        Piece::Moment(moment) => moment.format("%H:%M").to_string(),
        Piece::Dash => "–".to_owned(),
        Piece::Text(text) => plenary::text::plain(text),
        Piece::Strong(text) | Piece::Struck(text) => plenary::text::plain(text),
        Piece::Remark(text) => format!("({})", plenary::text::plain(text)),
        Piece::Deleted(before) => before.to_string(),
        Piece::Mark(mark) => mark.mark.clone(),
        _ => String::new(),
    }
}

/// The document that an input is, or whose parts it lists.
fn document(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_owned();
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for part in String::from_utf8_lossy(bytes).split(PART).skip(1) {
        let (name, content) = part.split_once('\n').unwrap_or((part, ""));
        if archive.start_file(name, options).is_ok() {
            archive
                .write_all(content.as_bytes())
                .expect("there is room");
        }
    }
    archive.finish().expect("it can be packed").into_inner()
}
