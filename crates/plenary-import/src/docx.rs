//! Word documents, by whichever program they were written.

mod body;
mod package;
mod runs;
mod styles;
mod table;

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use self::{body::Body, package::Package};
use crate::{
    Problem, blocks,
    sheet::Sheet,
    words,
    xml::{self, attribute, children},
};

/// Reads a Word document: its headings, paragraphs, tables and footnotes. The headers and footers of
/// its pages, comments, and what was deleted while changes were tracked are left out.
///
/// # Errors
/// When it is no Word document, or one of its parts is too large or damaged.
pub fn docx(bytes: &[u8]) -> Result<Sheet, Problem> {
    let mut package = Package::open(bytes)?;
    let main = package.main()?;
    let text = package.part(&main)?.ok_or(Problem::NotWord)?;
    let document = xml::parse(&text)?;
    let styles = package.beside(&main, "styles.xml")?;
    let styles = styles.as_deref().map(xml::parse).transpose()?;
    let footnotes = package.beside(&main, "footnotes.xml")?;
    let footnotes = footnotes.as_deref().map(xml::parse).transpose()?;
    let relations = package.relations(&main)?;
    let relations = relations.as_deref().map(xml::parse).transpose()?;
    let mut body = Body {
        styles: styles.as_ref().map(styles::read).unwrap_or_default(),
        links: relations.as_ref().map(links).unwrap_or_default(),
        ..Body::default()
    };
    let root = children(document.root_element(), "body").next();
    body.blocks(root.ok_or(Problem::NotWord)?, 0);
    if let Some(footnotes) = &footnotes {
        body.footnotes(footnotes);
    }
    let zone = time_zone(&document);
    let mut sheet = blocks::sheet(body.finished());
    sheet.time_zone = zone.or(sheet.time_zone);
    Ok(sheet)
}

/// Where links lead, by the names of their relations.
fn links(relations: &Document<'_>) -> BTreeMap<String, String> {
    let all = children(relations.root_element(), "Relationship");
    let outside = all.filter(|own| attribute(*own, "TargetMode") == Some("External"));
    let pair = |own: Node<'_, '_>| {
        let name = attribute(own, "Id")?.to_owned();
        Some((name, attribute(own, "Target")?.to_owned()))
    };
    outside.filter_map(pair).collect()
}

/// The time zone, as the description of a table says it.
fn time_zone(document: &Document<'_>) -> Option<String> {
    let descriptions = document
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "tblDescription" | "tblCaption"));
    let mut said = descriptions.filter_map(|node| attribute(node, "val"));
    said.find_map(|says| Some(words::time_zone(says)?.0))
}
