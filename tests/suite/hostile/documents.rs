//! Word documents: what is read of one, and those of others that are to do harm.

use std::io::{Cursor, Read, Write};

use plenary::{Annex, Source};
use plenary_docx::Template;
use roxmltree::{Document, Node};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::cases::text;

/// What a text may add to a page: runs, their look, links to the web, and another direction.
const INLINE: [&str; 18] = [
    "r",
    "rPr",
    "t",
    "br",
    "noBreakHyphen",
    "rtl",
    "lang",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "rStyle",
    "strike",
    "bidi",
    "bidiVisual",
    "hyperlink",
    "Relationship",
];

/// The parts, and the elements of the pages with the names of their attributes; and the characters.
pub(crate) fn of_docx(document: &[u8]) -> (Vec<String>, String) {
    let mut frame = Vec::new();
    let mut archive = ZipArchive::new(Cursor::new(document)).expect("it is an archive");
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("it is a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("it is UTF-8");
        let parsed = Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        frame.push(part.name().expect("it has a name").into_owned());
        frame.extend(parsed.descendants().filter_map(element));
    }
    let words = plenary_docx::words(document).expect("it is a document");
    (frame, words.join("\n"))
}

fn element(node: Node<'_, '_>) -> Option<String> {
    let name = node.tag_name().name();
    let leads_out = node.attribute("TargetMode").is_some();
    let inward = node.attributes().any(|own| own.name() == "anchor");
    let inline = INLINE.contains(&name) && !inward && (name != "Relationship" || leads_out);
    let attributes: Vec<_> = node.attributes().map(|own| own.name()).collect();
    (node.is_element() && !inline).then(|| format!("{name} {}", attributes.join(" ")))
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document with this body, and with other parts.
fn document(main: &str, body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let root = format!(
        "<Relationships><Relationship Id='a' Type='{RELATIONS}/officeDocument' Target='{main}'/></Relationships>"
    );
    let page = format!("<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>");
    let own = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &root),
        (main, &page),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in own.iter().chain(parts) {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a name of its own");
        archive.write_all(text.as_bytes()).expect("there is room");
    }
    archive.finish().expect("it can be packed").into_inner()
}

fn related(relations: &[(&str, String)]) -> String {
    let own = relations.iter().enumerate();
    let own = own.map(|(i, (kind, target))| {
        format!("<Relationship Id='r{i}' Type='{RELATIONS}/{kind}' Target='{target}'/>")
    });
    format!("<Relationships>{}</Relationships>", own.collect::<String>())
}

fn annex() -> Annex {
    let source = Source::new("a.toml", text("tests/schedules/every-key.toml"));
    let schedule = plenary::compile_alone(&source).unwrap_or_else(|report| panic!("{report}"));
    schedule.value.annex()
}

/// Writes the annex that looks like a document, and gives how large it is.
fn assert_written(letterhead: &[u8]) -> usize {
    let annex = annex();
    let template = Template::read(letterhead).unwrap_or_else(|error| panic!("{error}"));
    let written = template.docx(&annex).expect("it can be packed");
    let plain = plenary_docx::docx(&annex).expect("it can be packed");
    assert_eq!(plenary_docx::words(&written), plenary_docx::words(&plain));
    written.len()
}

#[test]
fn elements_within_elements_do_no_harm() {
    let many = 200_000;
    let deep = format!("{}{}", "<w:pPr>".repeat(many), "</w:pPr>".repeat(many));
    let notes = format!(
        "<w:footnotes xmlns:w='{WORD}'><w:footnote w:type='separator' w:id='0'>{deep}</w:footnote></w:footnotes>"
    );
    let of_page = related(&[("footnotes", "footnotes.xml".to_owned())]);
    let parts = [
        ("word/_rels/document.xml.rels", &*of_page),
        ("word/footnotes.xml", &notes),
    ];
    assert_written(&document(
        "word/document.xml",
        &format!("<w:sectPr>{deep}</w:sectPr>"),
        &parts,
    ));
}

#[test]
fn a_chain_of_parts_does_no_harm() {
    let names: Vec<_> = (0..4000).map(|i| format!("word/h{i}.xml")).collect();
    let places: Vec<_> = (0..4000)
        .map(|i| format!("word/_rels/h{i}.xml.rels"))
        .collect();
    let next = (0..4000).map(|i| related(&[("header", format!("h{}.xml", i + 1))]));
    let next: Vec<_> = next.collect();
    let first = related(&[("header", "h0.xml".to_owned())]);
    let mut parts = vec![("word/_rels/document.xml.rels", &*first)];
    parts.extend(names.iter().map(|name| (&**name, "<h/>")));
    parts.extend(
        places
            .iter()
            .map(String::as_str)
            .zip(next.iter().map(String::as_str)),
    );
    assert_written(&document("word/document.xml", "", &parts));
}

#[test]
fn a_part_is_taken_over_once_however_its_name_is_written() {
    let bits = |i: u32| (0..8).map(move |bit| if i >> bit & 1 == 0 { 'a' } else { 'A' });
    let names = (0..256).map(|i| ("header", bits(i).collect::<String>()));
    let of_page = related(&names.collect::<Vec<_>>());
    let large = "a".repeat(1 << 20);
    let parts = [
        ("word/_rels/document.xml.rels", &*of_page),
        ("word/aaaaaaaa", &large),
    ];
    let size = assert_written(&document("word/document.xml", "", &parts));
    assert!(size < 2 << 20, "{size}");
}

#[test]
fn a_part_can_be_called_as_those_that_are_written() {
    for main in [
        "word/footnotes.xml",
        "docProps/core.xml",
        "word/styles.xml",
        "page",
    ] {
        assert_written(&document(main, "", &[]));
    }
    let of_page = related(&[
        ("header", "document.xml".to_owned()),
        ("header", "/_rels/.rels".to_owned()),
        ("header", "/docProps/core.xml".to_owned()),
        ("header", "_rels/document.xml.rels".to_owned()),
    ]);
    let parts = [
        ("word/_rels/document.xml.rels", &*of_page),
        ("docProps/core.xml", "<a/>"),
    ];
    assert_written(&document("word/document.xml", "", &parts));
}

#[test]
fn what_would_take_for_ever_is_refused() {
    let many =
        |most: u32, form: fn(u32) -> String| (0..most).map(form).collect::<Vec<_>>().concat();
    let attributes = many(200_000, |i| format!(" a{i}=''"));
    let spaces = many(20_000, |i| format!("<a xmlns:a{i}='{i}'>"));
    let closed = "</a>".repeat(20_000);
    let cell = "<w:tc><w:t>a</w:t></w:tc>";
    let head = format!(
        "<w:tr>{cell}<w:tc><w:t>{}</w:t></w:tc></w:tr>",
        "long".repeat(10_000)
    );
    let rows = format!("<w:tr>{cell}<w:tc><w:t>b</w:t></w:tc></w:tr>").repeat(2000);
    for body in [
        format!("<a{attributes}/>"),
        format!("{spaces}{closed}"),
        format!("<w:tbl>{head}{rows}</w:tbl>"),
    ] {
        let document = document("word/document.xml", &body, &[]);
        assert!(plenary_docx::words(&document).is_err());
    }
}

#[test]
fn a_cell_can_claim_to_be_wider_than_any_table() {
    let cell = |text: &str| {
        format!(
            "<w:tc><w:gridSpan w:val='{}'/><w:t>{text}</w:t></w:tc>",
            usize::MAX
        )
    };
    let rows = ["a", "b"].map(|text| format!("<w:tr>{}</w:tr>", cell(text).repeat(3)));
    let document = document(
        "word/document.xml",
        &format!("<w:tbl>{}</w:tbl>", rows.concat()),
        &[],
    );
    assert!(plenary_docx::words(&document).is_ok());
}
