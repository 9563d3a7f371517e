//! Word documents, by what the crate that writes them reads again; `tests/documents` has others read
//! them.

use plenary::annex::Cell;
use plenary_docx::{BadTemplate, Template, docx, words};

use crate::cases::{root, schedules};

fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(root().join(path)).expect("it is there")
}

#[test]
fn the_same_annex_is_the_same_document() {
    for (name, schedule) in schedules() {
        let annex = schedule.annex();
        let document = docx(&annex).expect(&name);
        assert_eq!(docx(&annex).expect(&name), document, "{name}");
    }
}

#[test]
fn a_document_says_every_name_of_its_tables() {
    for (name, schedule) in schedules() {
        let annex = schedule.annex();
        let document = docx(&annex).expect(&name);
        let said = words(&document).expect(&name).join("\n");
        let rows = annex.tables.iter().flat_map(|table| &table.rows);
        for cell in rows.flat_map(|row| &row.cells) {
            let entries = match cell {
                Cell::Entries(entries) => &entries[..],
                Cell::Joined { entry, .. } => std::slice::from_ref(&**entry),
                _ => &[],
            };
            for text in entries
                .iter()
                .flat_map(|entry| [&entry.acronym, &entry.name])
            {
                let text = plenary::text::plain(text)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                assert!(said.contains(&text), "{name}: `{text}` is not in\n{said}");
            }
        }
    }
}

#[test]
fn a_document_is_read_line_by_line() {
    let document = bytes("schedules/att-csp12-working-groups.docx");
    let said = words(&document).expect("it is a document");
    let issues = "WGETI Sub-working Group on current and emerging implementation issues";
    assert_eq!(
        said[0],
        "Draft schedule of CSP12 Working Group meetings: 16–19 March 2026*"
    );
    assert_eq!(said[1], "Monday, Tuesday, Wednesday, Thursday");
    assert_eq!(said[2], "10:00 – 13:00");
    assert_eq!(said[5], format!("Wednesday, 10:00 – 13:00: {issues}"));
    assert_eq!(said[6], "Thursday, 10:00 – 13:00: WGTR");
    let note = said.last().expect("there is a note");
    assert!(
        note.starts_with("* The draft schedule is subject to change"),
        "{said:?}"
    );
}

#[test]
fn a_look_is_taken_and_its_text_is_not() {
    let letterhead =
        Template::read(&bytes("tests/schedules/letterhead.docx")).expect("it is sound");
    for (name, schedule) in schedules() {
        let annex = schedule.annex();
        let plain = words(&docx(&annex).expect(&name)).expect(&name);
        let document = letterhead.docx(&annex).expect(&name);
        assert_eq!(words(&document).expect(&name), plain, "{name}");
        let again = Template::read(&document).expect(&name);
        assert_eq!(
            words(&again.docx(&annex).expect(&name)).expect(&name),
            plain,
            "{name}"
        );
    }
}

#[test]
fn what_is_no_document_gives_no_look() {
    let document = bytes("tests/schedules/letterhead.docx");
    let broken = |bytes: &[u8]| Template::read(bytes).expect_err("it is no document");
    for wrong in [
        &b""[..],
        b"a text",
        b"PK\x03\x04",
        &document[..document.len() / 2],
    ] {
        assert_eq!(broken(wrong), BadTemplate::NotAWordDocument);
        assert!(words(wrong).is_err());
    }
    let said = BadTemplate::NotAWordDocument.to_string();
    assert_eq!(
        said,
        "it is no Word document: save it as `Word Document (.docx)`"
    );
}

#[test]
fn a_document_that_is_damaged_does_no_harm() {
    let document = bytes("tests/schedules/letterhead.docx");
    let annex = schedules().swap_remove(0).1.annex();
    for place in (0..document.len()).step_by(97) {
        let mut damaged = document.clone();
        damaged[place] ^= 0x55;
        let _ = words(&damaged);
        if let Ok(template) = Template::read(&damaged) {
            template.docx(&annex).expect("it can be written");
        }
    }
}
