//! Word documents, by whichever program they were written.

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
    xml::{attribute, children},
};

/// Reads a Word document: its headings, paragraphs, tables and footnotes. The headers and footers of
/// its pages, comments, and what was deleted while changes were tracked are left out.
///
/// # Errors
/// When it is no Word document, or one of its parts is too large or damaged.
pub fn docx(bytes: &[u8]) -> Result<Sheet, Problem> {
    let package = Package::open(bytes)?;
    let main = main_part(&package)?;
    let text = package.text(&main)?.ok_or(Problem::NotWord)?;
    let document = parse(&text)?;
    let root = children(document.root_element(), "body").next();
    let root = root.ok_or(Problem::NotWord)?;
    let relations = package.relations(&main)?;
    let styles = related(&package, &main, &relations, "styles")?;
    let styles = styles.as_deref().map(parse).transpose()?;
    let links = relations.iter().filter(|own| own.is_external);
    let mut body = Body {
        styles: styles.as_ref().map(styles::read).unwrap_or_default(),
        links: links
            .map(|own| (own.id.clone(), own.target.clone()))
            .collect(),
        ..Body::default()
    };
    body.blocks(root, 0);
    if !body.marks.is_empty() {
        let footnotes = related(&package, &main, &relations, "footnotes")?;
        let footnotes = footnotes.as_deref().map(parse).transpose()?;
        if let Some(footnotes) = &footnotes {
            body.footnotes(footnotes);
        }
    }
    let zone = time_zone(&document);
    let mut sheet = blocks::sheet(body.finished());
    sheet.time_zone = zone.or(sheet.time_zone);
    Ok(sheet)
}

/// The name of the part with the text.
fn main_part(package: &Package<'_>) -> Result<String, Error> {
    let relations = package.relations("")?;
    let main = find(&relations, "officeDocument");
    Ok(main.map_or_else(
        || "word/document.xml".to_owned(),
        |main| resolve("", &main.target),
    ))
}

/// The text of a part to which the main one is related; without a relation, of that which has the usual
/// name.
fn related(
    package: &Package<'_>,
    main: &str,
    relations: &[Relation],
    kind: &str,
) -> Result<Option<String>, Error> {
    let usual = format!("{kind}.xml");
    let target = find(relations, kind).map_or(usual.as_str(), |own| &own.target);
    package.text(&resolve(main, target))
}

/// The first relation of a kind to another part, in either vocabulary of documents.
fn find<'a>(relations: &'a [Relation], kind: &str) -> Option<&'a Relation> {
    let mut inside = relations.iter().filter(|own| !own.is_external);
    inside.find(|own| own.kind == kind && own.vocabulary != Vocabulary::Other)
}

/// The time zone, as the description of a table says it.
fn time_zone(document: &Document<'_>) -> Option<String> {
    let descriptions = document
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "tblDescription" | "tblCaption"));
    let mut said = descriptions.filter_map(|node| attribute(node, "val"));
    said.find_map(|says| Some(words::time_zone(says)?.0))
}
