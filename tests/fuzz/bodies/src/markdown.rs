//! Markdown, as pulldown-cmark and comrak read it.

use comrak::nodes::{AstNode, NodeValue};
use plenary::Annex;
use plenary_tests::github;
use pulldown_cmark::{Event, Options, Parser};

/// Reads a Markdown page; gives the characters that are seen, without blanks.
pub(crate) fn read(markdown: &str, annex: &Annex) -> String {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &github());
    let mut tables = Vec::new();
    for node in root.children() {
        match &node.data.borrow().value {
            NodeValue::Heading(_) | NodeValue::Paragraph | NodeValue::List(_) => {}
            NodeValue::Table(_) => tables.push(node),
            other => panic!("a block that no annex has: {other:?}"),
        }
    }
    assert_eq!(tables.len(), annex.tables.len(), "tables");
    for (node, table) in tables.into_iter().zip(&annex.tables) {
        let rows: Vec<_> = node.children().collect();
        assert_eq!(rows.len(), table.rows.len() + 1, "rows");
        for row in rows {
            assert_eq!(row.children().count(), table.columns.len() + 2, "cells");
            framed(row);
        }
    }
    let seen = seen(root);
    assert_eq!(by_pulldown(markdown), seen, "two readers of {markdown}");
    seen
}

/// A row begins and ends with the same hours: none of its cells is broken in two.
fn framed<'a>(row: &'a AstNode<'a>) {
    let said = |cell: Option<&'a AstNode<'a>>| cell.map(seen);
    assert_eq!(said(row.first_child()), said(row.last_child()), "hours");
}

fn seen<'a>(node: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(piece) => text.push_str(piece),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::HtmlInline(tag) => assert_tag(tag),
            NodeValue::Link(link) => assert_leads_well(&link.url),
            NodeValue::Image(_) | NodeValue::Strikethrough | NodeValue::FootnoteReference(_) => {
                panic!("a mark that no annex has")
            }
            _ => {}
        }
    }
    without_blanks(&text)
}

fn by_pulldown(markdown: &str) -> String {
    let mut text = String::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::InlineHtml(tag) => assert_tag(&tag),
            Event::Html(html) => panic!("a block of HTML: {html}"),
            _ => {}
        }
    }
    without_blanks(&text)
}

/// The tags that a Markdown page has.
fn assert_tag(tag: &str) {
    let known = [
        "<br>",
        "<em>",
        "</em>",
        "<strong>",
        "</strong>",
        "<sup>",
        "</sup>",
        "<s>",
        "</s>",
        "<del>",
        "</del>",
    ];
    assert!(known.contains(&tag), "a tag that no annex has: {tag}");
}

/// Browsers skip blanks and control characters in an address.
pub(crate) fn assert_leads_well(address: &str) {
    let bare = address
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect::<String>()
        .to_ascii_lowercase();
    for scheme in ["javascript:", "vbscript:", "data:", "file:"] {
        assert!(!bare.starts_with(scheme), "{address}");
    }
}

pub(crate) fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
