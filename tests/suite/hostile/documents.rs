//! Word documents: what is read of one, and those of others that are to do harm.

use std::io::{Cursor, Read, Write};

use plenary::{Annex, Source};
use plenary_docx::Template;
use plenary_import::{Options, docx, import};
use roxmltree::{Document, Node};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::cases::text;

/// Elements that a text may add to a page: runs, their look, links to the web, and another
/// direction.
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
    let inward = node
        .attributes()
        .any(|attribute| attribute.name() == "anchor");
    let inline = INLINE.contains(&name) && !inward && (name != "Relationship" || leads_out);
    let attributes: Vec<_> = node
        .attributes()
        .map(|attribute| attribute.name())
        .collect();
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
    let needed = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &root),
        (main, &page),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in needed.iter().chain(parts) {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a name of its own");
        archive.write_all(text.as_bytes()).expect("there is room");
    }
    archive.finish().expect("it can be packed").into_inner()
}

fn related(relations: &[(&str, String)]) -> String {
    let elements = relations.iter().enumerate().map(|(i, (kind, target))| {
        format!("<Relationship Id='r{i}' Type='{RELATIONS}/{kind}' Target='{target}'/>")
    });
    format!(
        "<Relationships>{}</Relationships>",
        elements.collect::<String>()
    )
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

/// The last section of a page, with so many heads: `r0`, `r1`, …
fn section(heads: usize) -> String {
    let heads = (0..heads)
        .map(|i| format!("<w:headerReference xmlns:r='{RELATIONS}' w:type='t{i}' r:id='r{i}'/>"));
    format!(
        "<w:sectPr>{}</w:sectPr>",
        heads.collect::<Vec<_>>().concat()
    )
}

/// Says why no look can be taken from a document.
fn refused_look(document: &[u8]) -> String {
    let error = Template::read(document).expect_err("no look is taken from it");
    error.to_string()
}

/// Says why no schedule can be made of a page.
fn refused_page(page: &[u8]) -> String {
    let problem = import(page, &Options::default()).expect_err("it is no schedule");
    problem.to_string()
}

/// Elements within one another, each with a namespace of its own.
fn nested(count: usize) -> String {
    let open = (0..count).map(|i| format!("<a xmlns:a{i}='{i}'>"));
    open.collect::<Vec<_>>().concat() + &"</a>".repeat(count)
}

#[test]
fn nested_namespaces_are_refused_by_every_door() {
    let refusal = "has an element with more than 100 namespaces: ";
    for count in [750, 3000] {
        let page = document("word/document.xml", &nested(count), &[]);
        let look = refused_look(&page);
        assert!(look.starts_with(&format!("it {refusal}")), "{look}");
        let schedule = format!("<schedule><conference/>{}</schedule>", nested(count));
        for page in [&page, schedule.as_bytes()] {
            let said = refused_page(page);
            assert!(said.starts_with(&format!("the file {refusal}")), "{said}");
        }
    }
}

#[test]
fn attributes_are_refused_by_every_door() {
    let refusal = "has an element with more than 100 attributes: ";
    let many = (0..40_000)
        .map(|i| format!(" a{i}=''"))
        .collect::<Vec<_>>()
        .concat();
    let page = document("word/document.xml", &format!("<a{many}/>"), &[]);
    let look = refused_look(&page);
    assert!(look.starts_with(&format!("it {refusal}")), "{look}");
    for page in [&page, format!("<schedule{many}/>").as_bytes()] {
        let said = refused_page(page);
        assert!(said.starts_with(&format!("the file {refusal}")), "{said}");
    }
}

#[test]
fn empty_styles_are_refused_by_every_door() {
    let styles = |count: usize| {
        let many = "<w:style/>".repeat(count);
        format!("<w:styles xmlns:w='{WORD}'>{many}</w:styles>")
    };
    let of_page = related(&[("styles", "styles.xml".to_owned())]);
    for (count, refusal) in [
        (1_000_000, "has more than 1000000 elements and texts: "),
        (2_500_000, "has more than 1000000 elements and texts: "),
        (3_500_000, "has a part of more than 32 MiB: "),
    ] {
        let styles = styles(count);
        let parts = [
            ("word/_rels/document.xml.rels", &*of_page),
            ("word/styles.xml", &styles),
        ];
        let page = document("word/document.xml", "", &parts);
        assert!(page.len() < 300_000, "{}", page.len());
        let look = refused_look(&page);
        assert!(look.starts_with(&format!("it {refusal}")), "{look}");
        let said = refused_page(&page);
        assert!(said.starts_with(&format!("the file {refusal}")), "{said}");
    }
}

#[test]
fn parts_that_are_not_used_are_not_read() {
    let broken = "<w:p>".repeat(1000);
    let of_page = related(&[
        ("footnotes", "footnotes.xml".to_owned()),
        ("comments", "comments.xml".to_owned()),
        ("header", "header.xml".to_owned()),
    ]);
    let parts = [
        ("word/_rels/document.xml.rels", &*of_page),
        ("word/_rels/header.xml.rels", &broken),
        ("word/footnotes.xml", &broken),
        ("word/comments.xml", &broken),
        ("word/header.xml", &broken),
    ];
    assert_written(&document("word/document.xml", "", &parts));
    let said = refused_page(&document("word/document.xml", "", &parts));
    assert!(said.starts_with("no table has hours"), "{said}");
    // The last section has this head.
    let look = refused_look(&document("word/document.xml", &section(3), &parts));
    assert!(look.starts_with("it has more than 256 elements"), "{look}");
}

#[test]
fn elements_within_elements_do_no_harm() {
    let deep = |count: usize| {
        let pages = format!("{}{}", "<w:pPr>".repeat(count), "</w:pPr>".repeat(count));
        document(
            "word/document.xml",
            &format!("<w:sectPr>{pages}</w:sectPr>"),
            &[],
        )
    };
    assert_written(&deep(250));
    let refusal = "it has more than 256 elements within one another: take a document with the look \
        alone, without pages of text";
    assert_eq!(refused_look(&deep(300)), refusal);
    assert_eq!(refused_look(&deep(200_000)), refusal);
}

#[test]
fn boxes_within_boxes_are_read_once() {
    let boxes = 60;
    let open = "<w:p><w:r><w:t>outside</w:t><w:pict><w:txbxContent>".repeat(boxes);
    let close = "</w:txbxContent></w:pict></w:r></w:p>".repeat(boxes);
    let body = format!("{open}<w:p><w:r><w:t>bottom</w:t></w:r></w:p>{close}");
    let sheet = docx(&document("word/document.xml", &body, &[])).expect("it is a document");
    let read = format!("{sheet:?}");
    assert_eq!(read.matches("outside").count(), boxes);
    assert_eq!(read.matches("bottom").count(), 1);
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
    let size = assert_written(&document("word/document.xml", &section(1), &parts));
    assert!(size > 4000 * 300, "{size}");
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
    let size = assert_written(&document("word/document.xml", &section(256), &parts));
    assert!((1 << 20..2 << 20).contains(&size), "{size}");
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
    assert_written(&document("word/document.xml", &section(4), &parts));
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
