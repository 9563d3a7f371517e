//! A document of others, taken apart.

use std::collections::{BTreeSet, HashSet};

use plenary_opc::{
    CONTENT_TYPES, ContentTypes, Document, Error, Package, Relation, Vocabulary, parse,
    relations_of, resolve,
};

use super::{BadTemplate, Template, lists, merged, settings};
use crate::{
    package::Part,
    parts::{NUMBERING, SETTINGS, STYLES},
    section::{Paper, is_word},
    styles::Styles,
};

/// The parts that are taken over as they are.
const KEPT: [&str; 4] = ["fontTable", "footer", "header", "theme"];

/// Returns the name of the part that is the page itself, and the vocabulary of the document; none if
/// there is no such part.
pub(crate) fn main_part(package: &Package<'_>) -> Result<Option<(String, Vocabulary)>, Error> {
    let relations = package.relations("")?;
    let main = relations.iter().find(|relation| {
        relation.kind == "officeDocument" && relation.vocabulary != Vocabulary::Other
    });
    Ok(main.map(|main| (resolve("", &main.target), main.vocabulary)))
}

/// Takes the look from a document.
pub(super) fn template(bytes: &[u8]) -> Result<Template, BadTemplate> {
    let package = Package::open(bytes).map_err(|error| not_word(&error))?;
    let main = main_part(&package).map_err(|error| not_word(&error))?;
    let (main, vocabulary) = main.ok_or(BadTemplate::NotAWordDocument)?;
    if vocabulary == Vocabulary::Strict {
        return Err(BadTemplate::Strict);
    }
    let page = package
        .text(&main)
        .map_err(|error| broken(&main, &error))?
        .ok_or(BadTemplate::NotAWordDocument)?;
    let page = parsed(&main, &page)?;
    if !is_word(page.root_element(), "document") {
        return Err(BadTemplate::NotAWordDocument);
    }
    let types = package
        .content_types()
        .map_err(|error| broken(CONTENT_TYPES, &error))?;
    let taking = Taking {
        types: types.ok_or(BadTemplate::NotAWordDocument)?,
        package,
        main,
    };
    taking.template(&page)
}

/// Says why a file is no document.
fn not_word(error: &Error) -> BadTemplate {
    match error {
        Error::TooMuch(limit) => BadTemplate::TooMuch(*limit),
        _ => BadTemplate::NotAWordDocument,
    }
}

/// Says why a part of a document cannot be used.
fn broken(part: &str, error: &Error) -> BadTemplate {
    match error {
        Error::TooMuch(limit) => BadTemplate::TooMuch(*limit),
        _ => BadTemplate::Broken(part.to_owned()),
    }
}

fn parsed<'a>(part: &str, text: &'a str) -> Result<Document<'a>, BadTemplate> {
    parse(text).map_err(|error| broken(part, &error))
}

/// A document from which a look is taken.
struct Taking<'a> {
    package: Package<'a>,
    types: ContentTypes,
    main: String,
}

impl Taking<'_> {
    fn template(&self, page: &Document<'_>) -> Result<Template, BadTemplate> {
        let relations = self
            .package
            .relations(&self.main)
            .map_err(|error| broken(&relations_of(&self.main), &error))?;
        let transitional = |relation: &Relation| relation.vocabulary == Vocabulary::Transitional;
        let relations: Vec<_> = relations.into_iter().filter(transitional).collect();
        let (paper, heads) = paper(page, &relations);
        let mut template = Template {
            // What the page is related to is found from its folder.
            main: resolve(&self.main, "document.xml"),
            parts: Vec::new(),
            relations: Vec::new(),
            styles: Styles::default(),
            paper,
        };
        self.looks(&relations, &mut template)?;
        let mut taken = HashSet::new();
        for relation in relations {
            // Heads and feet of other sections than the last are never shown.
            let is_head = matches!(&*relation.kind, "footer" | "header");
            let is_used = !is_head || heads.contains(&relation.id);
            if KEPT.contains(&&*relation.kind) && is_used && !relation.is_external {
                let name = resolve(&self.main, &relation.target);
                self.part(name, &mut taken, &mut template.parts)?;
                template.relations.push(relation);
            }
        }
        Ok(template)
    }

    /// The styles, the lists and the settings, changed as an annex needs them.
    fn looks(&self, relations: &[Relation], template: &mut Template) -> Result<(), BadTemplate> {
        let (styles_name, styles) = self.text("styles", STYLES, relations)?;
        let (lists_name, lists) = self.text("numbering", NUMBERING, relations)?;
        let (set_name, set) = self.text("settings", SETTINGS, relations)?;
        let broken = |name: &str| BadTemplate::Broken(name.to_owned());
        let parsed_styles = parsed(&styles_name, &styles)?;
        let has_bullets = merged::has_bullets(&parsed_styles);
        let (lists, list) = match has_bullets {
            Some(true) => (lists, 0),
            _ => lists::merged(&parsed(&lists_name, &lists)?).ok_or_else(|| broken(&lists_name))?,
        };
        let merged = merged::merged(&parsed_styles, list);
        let (styles, ids) = merged.ok_or_else(|| broken(&styles_name))?;
        let set = settings::taken(&parsed(&set_name, &set)?).ok_or_else(|| broken(&set_name))?;
        template.styles = Styles {
            ids,
            list: (has_bullets == Some(false)).then_some(list),
        };
        template.put("styles", styles);
        template.put("numbering", lists);
        template.put("settings", set);
        Ok(())
    }

    /// Returns the name and the text of the part of a kind, or Plenary's own text.
    fn text(
        &self,
        kind: &str,
        default: &str,
        relations: &[Relation],
    ) -> Result<(String, String), BadTemplate> {
        let relation = relations.iter().find(|relation| relation.kind == kind);
        let Some(relation) = relation else {
            return Ok((String::new(), default.to_owned()));
        };
        let name = resolve(&self.main, &relation.target);
        let text = self
            .package
            .text(&name)
            .map_err(|error| broken(&name, &error))?;
        Ok((name, text.unwrap_or_else(|| default.to_owned())))
    }

    /// Takes over a part with all that belongs to it, such as the pictures of a header, unless it is
    /// taken already.
    fn part(
        &self,
        name: String,
        taken: &mut HashSet<String>,
        parts: &mut Vec<Part>,
    ) -> Result<(), BadTemplate> {
        let mut names = vec![name];
        while let Some(name) = names.pop() {
            if !taken.insert(name.to_lowercase()) {
                continue;
            }
            let bytes = self.package.bytes(&name);
            let Some(bytes) = bytes.map_err(|error| broken(&name, &error))? else {
                continue;
            };
            parts.push(Part::new(&*name, self.types.of_part(&name), bytes));
            let place = relations_of(&name);
            let text = self.package.text(&place);
            if let Some(text) = text.map_err(|error| broken(&place, &error))? {
                let relations = Relation::read(&text).map_err(|error| broken(&place, &error))?;
                let inside = relations
                    .iter()
                    .rev()
                    .filter(|relation| !relation.is_external);
                names.extend(inside.map(|relation| resolve(&name, &relation.target)));
                taken.insert(place.to_lowercase());
                parts.push(Part::relations(place, text));
            }
        }
        Ok(())
    }
}

/// Returns the paper of the last section, and the ids of the relations to what stands at its head and
/// its foot.
fn paper(page: &Document<'_>, relations: &[Relation]) -> (Paper, BTreeSet<String>) {
    let mut blocks = page.root_element().children();
    let body = blocks.find(|node| is_word(*node, "body"));
    let inside = relations.iter().filter(|relation| !relation.is_external);
    let heads: HashSet<_> = inside
        .filter(|relation| matches!(&*relation.kind, "header" | "footer"))
        .map(|relation| relation.id.as_str())
        .collect();
    let paper = body.and_then(|body| Paper::of(body, |id| heads.contains(id)));
    paper.unwrap_or_default()
}
