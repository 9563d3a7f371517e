//! A document of others, taken apart.

use std::collections::BTreeMap;

use roxmltree::Document;

use super::{BadTemplate, Template, lists, merged, settings};
use crate::{
    package::{self, Package, Part, parsed},
    parts::{NUMBERING, SETTINGS, STYLES},
    relation::{self, Relation, place_of, resolve},
    section::{Paper, is_word},
    styles::Styles,
};

/// The parts that are taken over as they are.
const KEPT: [&str; 4] = ["fontTable", "footer", "header", "theme"];

/// The name of the part that is the page itself.
pub(crate) fn main_part(package: &Package<'_>) -> Option<String> {
    let relations = relation::of_part(package, "")?;
    let main = relations.iter().find(|own| own.kind == "officeDocument")?;
    Some(resolve("", &main.target))
}

/// Takes the look from a document.
pub(super) fn template(bytes: &[u8]) -> Result<Template, BadTemplate> {
    let package = Package::open(bytes).ok_or(BadTemplate::NotAWordDocument)?;
    let root = package.text("_rels/.rels").unwrap_or_default();
    if root.contains("purl.oclc.org") {
        return Err(BadTemplate::Strict);
    }
    let main = main_part(&package).ok_or(BadTemplate::NotAWordDocument)?;
    let page = package.text(&main).ok_or(BadTemplate::NotAWordDocument)?;
    let page = parsed(&page).ok_or_else(|| BadTemplate::Broken(main.clone()))?;
    if !is_word(page.root_element(), "document") {
        return Err(BadTemplate::NotAWordDocument);
    }
    let taking = Taking {
        kinds: Kinds::of(&package)?,
        package,
        main,
    };
    taking.template(&page)
}

/// A document from which a look is taken.
struct Taking<'a> {
    package: Package<'a>,
    kinds: Kinds,
    main: String,
}

impl Taking<'_> {
    fn template(&self, page: &Document<'_>) -> Result<Template, BadTemplate> {
        let relations = relation::of_part(&self.package, &self.main);
        let broken = || BadTemplate::Broken(place_of(&self.main));
        let relations = relations.ok_or_else(broken)?;
        let mut template = Template {
            // What the page is related to is found from its folder.
            main: resolve(&self.main, "document.xml"),
            parts: Vec::new(),
            relations: Vec::new(),
            styles: Styles::default(),
            paper: paper(page, &relations),
        };
        self.looks(&relations, &mut template)?;
        for relation in relations {
            if KEPT.contains(&&*relation.kind) && !relation.is_external {
                self.part(&resolve(&self.main, &relation.target), &mut template.parts);
                template.relations.push(relation);
            }
        }
        Ok(template)
    }

    /// The styles, the lists and the settings, changed as an annex needs them.
    fn looks(&self, relations: &[Relation], template: &mut Template) -> Result<(), BadTemplate> {
        let (styles, styles_name) = self.text("styles", STYLES, relations);
        let (lists, lists_name) = self.text("numbering", NUMBERING, relations);
        let (set, set_name) = self.text("settings", SETTINGS, relations);
        let broken = |name: &str| BadTemplate::Broken(name.to_owned());
        let has_bullets = merged::has_bullets(&styles);
        let (lists, list) = match has_bullets {
            Some(true) => (lists, 0),
            _ => lists::merged(&lists).ok_or_else(|| broken(&lists_name))?,
        };
        let (styles, ids) = merged::merged(&styles, list).ok_or_else(|| broken(&styles_name))?;
        let set = settings::taken(&set).ok_or_else(|| broken(&set_name))?;
        template.styles = Styles {
            ids,
            list: (has_bullets == Some(false)).then_some(list),
        };
        template.put("styles", styles);
        template.put("numbering", lists);
        template.put("settings", set);
        Ok(())
    }

    /// The part of a kind, or Plenary's own, and how it is called.
    fn text(&self, kind: &str, own: &str, relations: &[Relation]) -> (String, String) {
        let relation = relations.iter().find(|own| own.kind == kind);
        let name = relation.map(|relation| resolve(&self.main, &relation.target));
        let text = name.as_deref().and_then(|name| self.package.text(name));
        (
            text.unwrap_or_else(|| own.to_owned()),
            name.unwrap_or_default(),
        )
    }

    /// Takes over a part with all that belongs to it, such as the pictures of a header.
    fn part(&self, name: &str, parts: &mut Vec<Part>) {
        let mut names = vec![name.to_owned()];
        while let Some(name) = names.pop() {
            if parts.iter().any(|own| own.name.eq_ignore_ascii_case(&name)) {
                continue;
            }
            let Some(bytes) = self.package.bytes(&name) else {
                continue;
            };
            parts.push(Part::new(&*name, self.kinds.of_part(&name), bytes));
            let place = place_of(&name);
            if let Some(text) = self.package.text(&place) {
                let targets = parsed(&text).map(|file| relation::targets(&file));
                let targets = targets.unwrap_or_default().into_iter().rev();
                names.extend(targets.map(|target| resolve(&name, &target)));
                parts.push(Part::relations(place, text));
            }
        }
    }
}

/// The paper of the last section, and what stands at its head and its foot.
fn paper(page: &Document<'_>, relations: &[Relation]) -> Paper {
    let mut blocks = page.root_element().children();
    let body = blocks.find(|node| is_word(*node, "body"));
    let is_head = |id: &str| {
        let mut heads = relations.iter().filter(|own| !own.is_external);
        heads.any(|own| own.id == id && matches!(&*own.kind, "header" | "footer"))
    };
    let paper = body.and_then(|body| Paper::of(body, is_head));
    paper.unwrap_or_default()
}

/// Of which kind the parts of a document are.
struct Kinds {
    by_name: BTreeMap<String, String>,
    by_extension: BTreeMap<String, String>,
}

impl Kinds {
    fn of(package: &Package<'_>) -> Result<Self, BadTemplate> {
        let text = package.text(package::TYPES);
        let text = text.ok_or(BadTemplate::NotAWordDocument)?;
        let file = parsed(&text).ok_or_else(|| BadTemplate::Broken(package::TYPES.to_owned()))?;
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
