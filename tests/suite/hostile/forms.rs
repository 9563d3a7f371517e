//! Each form of a schedule as its own reader takes it apart: the frame, in which no text of the source
//! stands, and what is read.

use comrak::nodes::{AstNode, NodeValue};
use plenary::{Language, Schedule};
use plenary_tests::{
    Table, assert_described,
    calendar::{Component, read},
    github,
    html::{Piece, json_ld, pieces},
    is_formula,
};
use roxmltree::Document;
use serde_json::Value;

use super::{documents::of_docx, said};

/// A form of a schedule, taken apart.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) name: &'static str,
    pub(crate) frame: Vec<String>,
    pub(crate) seen: String,
    pub(crate) whole: String,
    /// True if lines are broken within words.
    broken: bool,
}

impl Form {
    fn new(name: &'static str, whole: String, (frame, seen): (Vec<String>, String)) -> Self {
        Self {
            name,
            frame,
            seen: said(&seen),
            whole,
            broken: name == "text",
        }
    }

    /// A text as it can be looked for in this form.
    pub(crate) fn bare(&self, text: &str) -> String {
        let isolates = |c: char| ('\u{2066}'..='\u{2069}').contains(&c);
        let left_out = |c: char| isolates(c) || self.broken && c.is_whitespace();
        text.chars().filter(|c| !left_out(*c)).collect()
    }
}

/// Every form.
pub(crate) fn forms(schedule: &Schedule) -> Vec<Form> {
    let annex = schedule.annex();
    let english = Language::English;
    let calendar = schedule.to_calendar(english).expect("it is in English");
    let xml = schedule.to_schedule_xml(english).expect("it is in English");
    let csv = schedule.to_csv(english).expect("the plan has the language");
    let (html, fragment) = (annex.to_html(), annex.to_fragment());
    let (markdown, text) = (annex.to_markdown(), annex.to_text());
    let json = schedule.to_json();
    let docx = of_docx(&plenary_docx::docx(&annex).expect("it can be packed"));
    vec![
        Form::new("html", html.clone(), of_html(&html)),
        Form::new("fragment", fragment.clone(), of_html(&fragment)),
        Form::new("markdown", markdown.clone(), of_markdown(&markdown)),
        Form::new("text", text.clone(), of_text(&text)),
        Form::new("ics", calendar.clone(), of_calendar(&calendar)),
        Form::new("csv", csv.clone(), of_csv(&csv)),
        Form::new("schedule-xml", xml.clone(), of_xml(&xml)),
        Form::new("json", json.clone(), of_json(&json)),
        Form::new("docx", docx.1.clone(), docx),
    ]
}

/// Elements that Markdown in a text may add to a page.
const INLINE: [&str; 6] = ["em", "strong", "code", "br", "a", "bdi"];

/// The tags with the names of their attributes; and the characters.
pub(crate) fn of_html(html: &str) -> (Vec<String>, String) {
    let (mut frame, mut seen) = (Vec::new(), String::new());
    let mut inside = String::new();
    let pieces = pieces(html);
    let _ = json_ld(&pieces);
    for piece in pieces {
        match piece {
            Piece::Opens(name, attributes) => {
                for (key, value) in &attributes {
                    assert_attribute(key, value);
                }
                let outward = attributes
                    .get("href")
                    .is_some_and(|href| !href.starts_with('#'));
                let inline = INLINE.contains(&&*name) && (name != "a" || outward);
                if !inline {
                    // Letters from right to left are told so.
                    let keys: Vec<_> = attributes.into_keys().filter(|key| key != "dir").collect();
                    frame.push(format!("<{name} {}>", keys.join(" ")));
                }
                seen.push_str(if inline && name != "br" { "" } else { " " });
                inside = name;
            }
            Piece::Closes(name) => {
                let breaks = ["td", "th", "p", "li", "h1", "h2", "caption"].contains(&&*name);
                seen.push_str(if breaks { " " } else { "" });
                inside.clear();
            }
            Piece::Text(_) if ["script", "style"].contains(&&*inside) => {}
            Piece::Text(text) => seen.push_str(&text),
            Piece::Doctype => frame.push("doctype".to_owned()),
        }
    }
    (frame, seen)
}

/// No attribute runs anything, or leads to what does.
fn assert_attribute(key: &str, value: &str) {
    assert!(
        !key.starts_with("on") && key != "style" && key != "srcdoc",
        "{key}={value}"
    );
    if ["href", "src", "action"].contains(&key) {
        let safe = ["#", "https://", "http://", "mailto:", "tel:"];
        assert!(
            safe.iter().any(|start| value.starts_with(start)),
            "{key}={value}"
        );
    }
}

/// The blocks; and the characters.
pub(crate) fn of_markdown(markdown: &str) -> (Vec<String>, String) {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &github());
    let (mut frame, mut seen) = (Vec::new(), String::new());
    root.descendants()
        .for_each(|node| block(node, &mut frame, &mut seen));
    (frame, seen)
}

fn block<'a>(node: &'a AstNode<'a>, frame: &mut Vec<String>, seen: &mut String) {
    match &node.data.borrow().value {
        NodeValue::Text(text) => seen.push_str(text),
        NodeValue::Code(code) => seen.push_str(&code.literal),
        NodeValue::SoftBreak | NodeValue::LineBreak => seen.push(' '),
        NodeValue::HtmlInline(tag) => {
            let name = tag.trim_matches(['<', '>', '/', ' ']);
            assert!(
                ["br", "sup", "em", "strong", "s", "del"].contains(&name),
                "{tag}"
            );
            seen.push(' ');
        }
        NodeValue::Link(link) => assert_attribute("href", &link.url),
        NodeValue::Emph | NodeValue::Strong | NodeValue::Escaped => {}
        NodeValue::HtmlBlock(_) | NodeValue::Image(_) | NodeValue::FootnoteDefinition(_) => {
            panic!("{:?}", node.data.borrow().value);
        }
        NodeValue::Table(table) => {
            frame.push(format!("table of {}", table.num_columns));
            seen.push(' ');
        }
        other => {
            frame.push(other.xml_node_name().to_owned());
            seen.push(' ');
        }
    }
}

/// Nothing is told apart in a text but what a terminal obeys.
fn of_text(text: &str) -> (Vec<String>, String) {
    assert!(
        !text.contains(|c: char| c.is_control() && c != '\n'),
        "{text:?}"
    );
    (Vec::new(), text.to_owned())
}

/// The components and the names of their properties; and the texts.
fn of_calendar(calendar: &str) -> (Vec<String>, String) {
    let (mut frame, mut seen) = (Vec::new(), String::new());
    component(&read(calendar), &mut frame, &mut seen);
    (frame, seen)
}

fn component(of: &Component, frame: &mut Vec<String>, seen: &mut String) {
    frame.push(format!("BEGIN {}", of.name));
    for property in &of.properties {
        let parameters = property.parameters.iter().map(|(name, _)| &**name);
        let parameters: Vec<_> = parameters.collect();
        // A text with markup is said in HTML too.
        if property.name != "X-ALT-DESC" {
            frame.push(format!("{} {}", property.name, parameters.join(" ")));
        }
        let is_text = [
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "COMMENT",
            "CATEGORIES",
            "CONTACT",
        ]
        .contains(&&*property.name)
            || property.name.starts_with("X-");
        if is_text {
            seen.push_str(&property.texts().join("\n"));
            seen.push('\n');
        }
    }
    of.parts
        .iter()
        .for_each(|part| component(part, frame, seen));
}

/// Returns the number of cells in each row, and the cells, none of which is a formula.
fn of_csv(csv: &str) -> (Vec<String>, String) {
    let table = Table::read(csv);
    let (mut frame, mut seen) = (Vec::new(), String::new());
    for row in [table.names].iter().chain(&table.rows) {
        frame.push(format!("{} cells", row.len()));
        for cell in row {
            assert!(!is_formula(cell), "{cell}");
            for text in [Some(&**cell), cell.strip_prefix('\'')]
                .into_iter()
                .flatten()
            {
                seen.push_str(text);
                seen.push('\n');
            }
        }
    }
    (frame, seen)
}

/// The elements and the names of their attributes; and the characters.
fn of_xml(xml: &str) -> (Vec<String>, String) {
    let document = Document::parse(xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
    let (mut frame, mut seen) = (Vec::new(), String::new());
    for node in document.descendants() {
        if node.is_element() {
            let attributes: Vec<_> = node
                .attributes()
                .map(|attribute| attribute.name())
                .collect();
            frame.push(format!(
                "{} {}",
                node.tag_name().name(),
                attributes.join(" ")
            ));
            let of_room = node
                .attributes()
                .filter(|attribute| attribute.name() == "name");
            of_room.for_each(|attribute| seen.push_str(attribute.value()));
        }
        seen.push_str(node.text().filter(|_| node.is_text()).unwrap_or("\n"));
    }
    (frame, seen)
}

/// The keys; and the texts, of which a piece of Markdown stands in its own object.
fn of_json(json: &str) -> (Vec<String>, String) {
    let value: Value = serde_json::from_str(json).expect("it is JSON");
    assert_described(&value);
    let (mut frame, mut seen) = (Vec::new(), String::new());
    leaves(&value, &mut frame, &mut seen);
    (frame, seen)
}

fn leaves(value: &Value, frame: &mut Vec<String>, seen: &mut String) {
    match value {
        Value::String(text) => {
            seen.push_str(text);
            seen.push('\n');
        }
        Value::Array(all) => all.iter().for_each(|one| leaves(one, frame, seen)),
        Value::Object(all) => {
            for (key, one) in all.iter().filter(|(key, _)| *key != "html") {
                frame.push(key.clone());
                leaves(one, frame, seen);
            }
            for html in all
                .get("html")
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
            {
                let (tags, _) = of_html(html.1.as_str().expect("it is HTML"));
                assert_eq!(tags, [""; 0], "{html:?}");
            }
        }
        _ => {}
    }
}

#[test]
fn a_page_that_a_browser_would_mend_is_refused() {
    let table = |inside: &str| format!("<table>{inside}</table>");
    for html in [
        "<p>a".to_owned(),
        "<p>a</em></p>".to_owned(),
        "<p><em>a</p></em>".to_owned(),
        "<p><p>a</p></p>".to_owned(),
        "<ul>a</ul>".to_owned(),
        "<p><a href=\"#a\"><em><a href=\"#b\">a</a></em></a></p>".to_owned(),
        "<p><img src=\"https://example.org\"></p>".to_owned(),
        "<p id=\"a\" id=\"b\">a</p>".to_owned(),
        "<p>a<!-- b --></p>".to_owned(),
        "<p/>".to_owned(),
        "<!DOCTYPE html PUBLIC \"a\"><html></html>".to_owned(),
        "<div></div><!DOCTYPE html>".to_owned(),
        table("a"),
        table("<tbody><tr>a</tr></tbody>"),
        table("<tbody><td><p>a</p></td></tbody>"),
    ] {
        let read = std::panic::catch_unwind(|| pieces(&html));
        assert!(read.is_err(), "{html}");
    }
    assert_eq!(pieces("<p>a<br><em>b</em></p>").len(), 7);
}
