//! A document of others, taken apart.

use std::collections::BTreeMap;

use roxmltree::Document;

use super::{BadTemplate, Template, lists, merged};
use crate::{
    footnotes,
    package::{self, Files, Part, find},
    relation::{self, Relation, place_of, resolve},
    section::{Paper, is_word},
};

/// What of a document has to do with its look.
const KEPT: [&str; 8] = [
    "endnotes",
    "fontTable",
    "footer",
    "header",
    "numbering",
    "settings",
    "styles",
    "theme",
];

/// The name of the part that is the page itself.
pub(crate) fn main_part(files: &Files) -> Option<String> {
    let root = package::parsed(find(files, "_rels/.rels")?)?;
    let relations = relation::read(&root);
    let main = relations.iter().find(|own| own.kind == "officeDocument")?;
    Some(resolve("", &main.target))
}

/// Takes the look from a document.
pub(super) fn template(bytes: &[u8]) -> Result<Template, BadTemplate> {
    let files = package::unpack(bytes).ok_or(BadTemplate::NotAWordDocument)?;
    if find(&files, "_rels/.rels").is_some_and(|root| root.contains("purl.oclc.org")) {
        return Err(BadTemplate::Strict);
    }
    let main = main_part(&files).ok_or(BadTemplate::NotAWordDocument)?;
    let page = parsed(&files, &main)?.ok_or(BadTemplate::NotAWordDocument)?;
    let mut template = Template {
        paper: paper(&page),
        parts: Vec::new(),
        relations: Vec::new(),
        // Beside what belongs to it, under a name that none of the parts has that are written with it.
        main: resolve(&main, "document.xml"),
        ..Template::default()
    };
    take(&files, &main, &mut template)?;
    template.complete();
    let broken = |kind: &str| BadTemplate::Broken(format!("{kind}.xml"));
    let list = template.change("numbering", lists::merged);
    let list = list.ok_or_else(|| broken("numbering"))?;
    let ids = template.change("styles", |text| merged::merged(text, list));
    template.styles.ids = ids.ok_or_else(|| broken("styles"))?;
    Ok(template)
}

/// A part, read; none if there is no such part.
fn parsed<'a>(files: &'a Files, name: &str) -> Result<Option<Document<'a>>, BadTemplate> {
    let broken = || BadTemplate::Broken(name.to_owned());
    let read = |text| package::parsed(text).ok_or_else(broken);
    find(files, name).map(read).transpose()
}

/// The paper of the last section.
fn paper(page: &Document<'_>) -> Paper {
    let mut blocks = page.root_element().children();
    let body = blocks.find(|node| is_word(*node, "body"));
    let mut blocks = body.into_iter().flat_map(|body| body.children().rev());
    let section = blocks.find(|node| is_word(*node, "sectPr"));
    section.map(Paper::of).unwrap_or_default()
}

/// Takes over the parts that have to do with the look, and the lines above the notes.
fn take(files: &Files, main: &str, template: &mut Template) -> Result<(), BadTemplate> {
    let kinds = Kinds::of(files)?;
    for relation in related(files, main)? {
        let name = resolve(main, &relation.target);
        if relation.kind == "footnotes" {
            let text = find(files, &name).and_then(footnotes::read);
            let (lines, first) = text.ok_or(BadTemplate::Broken(name))?;
            template.lines = lines;
            template.styles.footnote = first;
        } else if KEPT.contains(&&*relation.kind) {
            part(files, &kinds, &name, &mut template.parts)?;
            template.relations.push(relation);
        }
    }
    Ok(())
}

/// Takes over a part with all that belongs to it, such as the pictures of a header.
fn part(
    files: &Files,
    kinds: &Kinds,
    name: &str,
    parts: &mut Vec<Part>,
) -> Result<(), BadTemplate> {
    let mut names = vec![name.to_owned()];
    while let Some(name) = names.pop() {
        let is_it = |own: &str| own.eq_ignore_ascii_case(&name);
        let found = files.iter().find(|(own, _)| is_it(own));
        let Some((_, bytes)) = found.filter(|_| !parts.iter().any(|own| is_it(&own.name))) else {
            continue;
        };
        parts.push(Part::new(&*name, kinds.of_part(&name), bytes.clone()));
        let place = place_of(&name);
        let relations = related(files, &name)?;
        if let Some(text) = find(files, &place).filter(|_| !relations.is_empty()) {
            parts.push(Part::relations(place, text.to_owned()));
        }
        let inner = relations.iter().filter(|own| !own.is_external);
        names.extend(inner.rev().map(|own| resolve(&name, &own.target)));
    }
    Ok(())
}

/// What a part says of others.
fn related(files: &Files, name: &str) -> Result<Vec<Relation>, BadTemplate> {
    let file = parsed(files, &place_of(name))?;
    Ok(file.map(|file| relation::read(&file)).unwrap_or_default())
}

/// Of which kind the parts of a document are.
struct Kinds {
    by_name: BTreeMap<String, String>,
    by_extension: BTreeMap<String, String>,
}

impl Kinds {
    fn of(files: &Files) -> Result<Self, BadTemplate> {
        let file = parsed(files, package::TYPES)?;
        let file = file.ok_or(BadTemplate::NotAWordDocument)?;
        let by = |key: &str| {
            let elements = file.root_element().children();
            let kinds = elements.filter_map(|node| {
                let name = node.attribute(key)?.trim_start_matches('/').to_lowercase();
                Some((name, node.attribute("ContentType")?.to_owned()))
            });
            kinds.collect()
        };
        Ok(Self {
            by_name: by("PartName"),
            by_extension: by("Extension"),
        })
    }

    fn of_part(&self, name: &str) -> &str {
        let name = name.to_lowercase();
        let extension = name.rsplit('.').next().unwrap_or_default();
        let kind = self.by_name.get(&name);
        let kind = kind.or_else(|| self.by_extension.get(extension));
        kind.map_or("application/octet-stream", String::as_str)
    }
}
