//! Reads the look of a document.

use std::collections::{BTreeSet, HashSet};

use plenary_opc::{
    CONTENT_TYPES, ContentTypes, Document, Error, Package, Relation, Vocabulary, parse,
    relations_of, resolve,
};

use super::{
    BadTemplate, Styles, Template,
    merge::{has_bullets, merge_lists, merge_settings, merge_styles},
};
use crate::{
    package::Part,
    parts::{NUMBERING, SETTINGS, STYLES},
    section::{Paper, is_word},
};

/// The kinds of parts that are taken over unchanged.
const COPIED_KINDS: [&str; 4] = ["fontTable", "footer", "header", "theme"];

/// Returns the name of the part with the page, and the vocabulary of the document; none if there is no
/// such part.
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
    let text = package
        .text(&main)
        .map_err(|error| broken(&main, &error))?
        .ok_or(BadTemplate::NotAWordDocument)?;
    let page = parse_part(&main, &text)?;
    if !is_word(page.root_element(), "document") {
        return Err(BadTemplate::NotAWordDocument);
    }
    let types = package
        .content_types()
        .map_err(|error| broken(CONTENT_TYPES, &error))?;
    let reader = TemplateReader {
        types: types.ok_or(BadTemplate::NotAWordDocument)?,
        package,
        main,
    };
    reader.template(&page)
}

/// Returns the reason why a file is no document.
fn not_word(error: &Error) -> BadTemplate {
    match error {
        Error::TooMuch(limit) => BadTemplate::TooMuch(*limit),
        _ => BadTemplate::NotAWordDocument,
    }
}

/// Returns the reason why a part of a document cannot be used.
fn broken(part: &str, error: &Error) -> BadTemplate {
    match error {
        Error::TooMuch(limit) => BadTemplate::TooMuch(*limit),
        _ => BadTemplate::Broken(part.to_owned()),
    }
}

fn parse_part<'a>(part: &str, text: &'a str) -> Result<Document<'a>, BadTemplate> {
    parse(text).map_err(|error| broken(part, &error))
}

/// A document from which a look is taken.
struct TemplateReader<'a> {
    package: Package<'a>,
    types: ContentTypes,
    main: String,
}

impl TemplateReader<'_> {
    fn template(&self, page: &Document<'_>) -> Result<Template, BadTemplate> {
        let all = self
            .package
            .relations(&self.main)
            .map_err(|error| broken(&relations_of(&self.main), &error))?;
        let transitional = |relation: &Relation| relation.vocabulary == Vocabulary::Transitional;
        let relations: Vec<_> = all.into_iter().filter(transitional).collect();
        let (paper, heads) = paper(page, &relations);
        let mut template = Template {
            // The targets of the relations count from the folder of the page.
            main: resolve(&self.main, "document.xml"),
            parts: Vec::new(),
            relations: Vec::new(),
            styles: Styles::default(),
            paper,
        };
        self.add_look(&relations, &mut template)?;
        let mut copied = HashSet::new();
        for relation in relations {
            // Headers and footers of other sections than the last are never shown.
            let is_head = matches!(&*relation.kind, "footer" | "header");
            let is_used = !is_head || heads.contains(&relation.id);
            if COPIED_KINDS.contains(&&*relation.kind) && is_used && !relation.is_external {
                let name = resolve(&self.main, &relation.target);
                self.copy_part(name, &mut copied, &mut template.parts)?;
                template.relations.push(relation);
            }
        }
        Ok(template)
    }

    /// Adds the styles, the lists and the settings, completed with those of Plenary.
    fn add_look(&self, relations: &[Relation], template: &mut Template) -> Result<(), BadTemplate> {
        let (styles_name, styles_text) = self.text("styles", STYLES, relations)?;
        let (lists_name, lists_text) = self.text("numbering", NUMBERING, relations)?;
        let (settings_name, settings_text) = self.text("settings", SETTINGS, relations)?;
        let broken = |name: &str| BadTemplate::Broken(name.to_owned());
        let their_styles = parse_part(&styles_name, &styles_text)?;
        let has_bullets = has_bullets(&their_styles);
        let (lists, list) = if has_bullets == Some(true) {
            (lists_text, 0)
        } else {
            let their_lists = parse_part(&lists_name, &lists_text)?;
            merge_lists(&their_lists).ok_or_else(|| broken(&lists_name))?
        };
        let merged = merge_styles(&their_styles, list);
        let (styles, ids) = merged.ok_or_else(|| broken(&styles_name))?;
        let their_settings = parse_part(&settings_name, &settings_text)?;
        let settings = merge_settings(&their_settings).ok_or_else(|| broken(&settings_name))?;
        template.styles = Styles {
            ids,
            list: (has_bullets == Some(false)).then_some(list),
        };
        template.add_part("styles", styles);
        template.add_part("numbering", lists);
        template.add_part("settings", settings);
        Ok(())
    }

    /// Returns the name and the text of the part of a kind; no name and `default` if there is none.
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

    /// Copies a part with all parts that it is related to, such as the pictures of a header, unless it
    /// is in `copied`.
    fn copy_part(
        &self,
        name: String,
        copied: &mut HashSet<String>,
        parts: &mut Vec<Part>,
    ) -> Result<(), BadTemplate> {
        let mut names = vec![name];
        while let Some(name) = names.pop() {
            if !copied.insert(name.to_lowercase()) {
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
                copied.insert(place.to_lowercase());
                parts.push(Part::relations(place, text));
            }
        }
        Ok(())
    }
}

/// Returns the paper of the last section, and the ids of the relations to its headers and footers.
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
