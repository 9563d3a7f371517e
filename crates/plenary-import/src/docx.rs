//! Word documents, written by any program.

mod body;
mod runs;
mod styles;
mod table;

use plenary_opc::{Document, Error, Package, Relation, Vocabulary, parse, resolve};

use self::body::Body;
use crate::{
    Problem, blocks,
    sheet::Sheet,
    words,
    xml::{attribute, child},
};

/// Reads a Word document: its headings, paragraphs, tables and footnotes. The headers and footers of
/// its pages, comments, and what was deleted while changes were tracked are left out.
///
/// # Errors
/// [`Problem`] if it is no Word document, or if one of its parts is too large or damaged.
pub fn docx(bytes: &[u8]) -> Result<Sheet, Problem> {
    let package = Package::open(bytes)?;
    let main = main_part(&package)?;
    let text = package.text(&main)?.ok_or(Problem::NotWord)?;
    let document = parse(&text)?;
    let root = child(document.root_element(), "body").ok_or(Problem::NotWord)?;
    let relations = package.relations(&main)?;
    let styles_text = related_part(&package, &main, &relations, "styles")?;
    let styles = styles_text.as_deref().map(parse).transpose()?;
    let links = relations.iter().filter(|relation| relation.is_external);
    let mut body = Body {
        styles: styles.as_ref().map(styles::read).unwrap_or_default(),
        links: links
            .map(|link| (link.id.clone(), link.target.clone()))
            .collect(),
        ..Body::default()
    };
    body.blocks(root, 0);
    if !body.marks.is_empty()
        && let Some(text) = related_part(&package, &main, &relations, "footnotes")?
    {
        body.footnotes(&parse(&text)?);
    }
    let zone = time_zone(&document);
    let mut sheet = blocks::sheet(body.into_blocks());
    sheet.time_zone = zone.or(sheet.time_zone);
    Ok(sheet)
}

/// Returns the name of the part with the text.
fn main_part(package: &Package<'_>) -> Result<String, Error> {
    let relations = package.relations("")?;
    let main = find_relation(&relations, "officeDocument");
    Ok(main.map_or_else(
        || "word/document.xml".to_owned(),
        |main| resolve("", &main.target),
    ))
}

/// Returns the text of the part of a kind to which the main part is related; without a relation, of the
/// part with the usual name.
fn related_part(
    package: &Package<'_>,
    main: &str,
    relations: &[Relation],
    kind: &str,
) -> Result<Option<String>, Error> {
    let usual = format!("{kind}.xml");
    let relation = find_relation(relations, kind);
    let target = relation.map_or(usual.as_str(), |relation| &relation.target);
    package.text(&resolve(main, target))
}

/// Returns the first relation of a kind to another part, in either vocabulary of documents.
fn find_relation<'a>(relations: &'a [Relation], kind: &str) -> Option<&'a Relation> {
    relations.iter().find(|relation| {
        !relation.is_external && relation.kind == kind && relation.vocabulary != Vocabulary::Other
    })
}

/// Returns the time zone that the description or the caption of a table names.
fn time_zone(document: &Document<'_>) -> Option<String> {
    let descriptions = document
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "tblDescription" | "tblCaption"));
    let mut texts = descriptions.filter_map(|node| attribute(node, "val"));
    texts.find_map(|text| Some(words::time_zone(text)?.0))
}
