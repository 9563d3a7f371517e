//! The styles of a template, with those of Plenary's that it lacks.

use std::collections::{BTreeMap, HashMap, HashSet};

use plenary_opc::{Document, Node, parse};

use crate::{
    parts::{STYLES, WORD, with_last},
    section::{is_word, value},
};

/// Adds the styles that a template lacks, with `list` as the number of a list, and says which ids the
/// template has for the others. Styles are known by their names: ids are in many languages.
pub(super) fn merged(file: &Document<'_>, list: u32) -> Option<(String, BTreeMap<String, String>)> {
    let ours = parse(STYLES).ok()?;
    let theirs = Index::of(file, &ours);
    let mut ids = BTreeMap::new();
    let mut shortfall = Vec::new();
    for style in styles(&ours) {
        let id = style.attribute((WORD, "styleId"))?;
        match theirs.find(style) {
            Some(other) => drop(ids.insert(id.to_owned(), id_of(other)?.to_owned())),
            None => shortfall.push(style),
        }
    }
    for style in &shortfall {
        let id = id_of(*style)?;
        if theirs.ids.contains(id) {
            ids.insert(id.to_owned(), format!("Plenary{id}"));
        }
    }
    let added: String = shortfall
        .iter()
        .map(|style| written(*style, list, &ids))
        .collect::<Option<_>>()?;
    let text = with_last(file.input_text(), file.root_element(), &added)?;
    ids.retain(|id, other| id != other);
    Some((text, ids))
}

fn styles<'a>(file: &'a Document<'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    let elements = file.root_element().children();
    elements.filter(|node| is_word(*node, "style"))
}

fn id_of<'a>(style: Node<'a, 'a>) -> Option<&'a str> {
    style.attribute((WORD, "styleId"))
}

/// The styles of a template that are named like some of Plenary's, found in one pass however many the
/// template has.
#[derive(Default)]
struct Index<'a> {
    /// The first style of each kind that is taken where none is named.
    defaults: HashMap<&'a str, Node<'a, 'a>>,
    /// The first style of each kind and name, in small letters.
    named: HashMap<(&'a str, String), Node<'a, 'a>>,
    ids: HashSet<&'a str>,
}

impl<'a> Index<'a> {
    fn of(file: &'a Document<'a>, ours: &Document<'_>) -> Self {
        let keys: HashSet<_> = styles(ours).filter_map(key).collect();
        let ids: HashSet<_> = styles(ours).filter_map(id_of).collect();
        let mut index = Self::default();
        for style in styles(file) {
            if is_default(style) {
                index.defaults.entry(kind(style)).or_insert(style);
            }
            if let Some(key) = key(style).filter(|key| keys.contains(key)) {
                index.named.entry(key).or_insert(style);
            }
            index.ids.extend(id_of(style).filter(|id| ids.contains(id)));
        }
        index
    }

    /// Returns the first style that is of one kind with another and has its name, or is like it what is
    /// taken where none is named.
    fn find(&self, style: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
        let default = self.defaults.get(kind(style)).filter(|_| is_default(style));
        let named = key(style).and_then(|key| self.named.get(&key));
        let found = [default, named].into_iter().flatten();
        found.min_by_key(|style| style.id().get()).copied()
    }
}

/// Returns the kind and the name of a style.
fn key<'a>(style: Node<'a, 'a>) -> Option<(&'a str, String)> {
    Some((kind(style), value(style, "name")?.to_lowercase()))
}

fn kind<'a>(style: Node<'a, 'a>) -> &'a str {
    style.attribute((WORD, "type")).unwrap_or("paragraph")
}

fn is_default(style: Node<'_, '_>) -> bool {
    let default = style.attribute((WORD, "default"));
    matches!(default, Some("1" | "true" | "on"))
}

/// True if the items of lists have their bullets by a style; none if there is no style for them.
pub(super) fn has_bullets(file: &Document<'_>) -> Option<bool> {
    let list_bullet = ("paragraph", "list bullet".to_owned());
    let mut styles = styles(file);
    let style = styles.find(|style| key(*style).as_ref() == Some(&list_bullet))?;
    Some(style.descendants().any(|node| is_word(node, "numId")))
}

/// Returns one of Plenary's styles as it stands in a template.
fn written(style: Node<'_, '_>, list: u32, ids: &BTreeMap<String, String>) -> Option<String> {
    let text = STYLES.get(style.range())?;
    let known = id_of(style)?;
    let id = ids.get(known).map_or(known, String::as_str);
    let text = text
        .replacen("<w:style ", &format!("<w:style xmlns:w=\"{WORD}\" "), 1)
        .replace(
            &format!("w:styleId=\"{known}\""),
            &format!("w:styleId=\"{id}\""),
        )
        .replace(
            "<w:numId w:val=\"1\"/>",
            &format!("<w:numId w:val=\"{list}\"/>"),
        );
    let based = ["basedOn", "next"].into_iter();
    Some(
        based.fold(text, |text, element| match value(style, element) {
            Some(other) => {
                let id = ids.get(other).map_or(other, String::as_str);
                let tag = |id: &str| format!("<w:{element} w:val=\"{id}\"/>");
                text.replace(&tag(other), &tag(id))
            }
            None => text,
        }),
    )
}

/// Returns the styles with another language where none is said.
pub(super) fn in_language(text: &str, tag: &str) -> Option<String> {
    let file = parse(text).ok()?;
    let root = file.root_element();
    let defaults = root.children().find(|node| is_word(*node, "docDefaults"));
    let usual = styles(&file).find(|node| is_default(*node) && kind(*node) == "paragraph");
    let homes = [defaults, usual].into_iter().flatten();
    let mut said: Vec<_> = homes
        .filter_map(|home| {
            let language = home.descendants().find(|node| is_word(*node, "lang"))?;
            Some(language.attribute_node((WORD, "val"))?.range_value())
        })
        .collect();
    if said.is_empty() {
        return with_language(text, usual?, tag);
    }
    said.sort_by_key(|at| at.start);
    let mut text = text.to_owned();
    said.iter()
        .rev()
        .for_each(|at| text.replace_range(at.clone(), tag));
    Some(text)
}

/// Returns the styles with a language in one of them, which says none.
fn with_language(text: &str, style: Node<'_, '_>, tag: &str) -> Option<String> {
    let language = format!("<w:lang xmlns:w=\"{WORD}\" w:val=\"{tag}\"/>");
    match style.children().find(|node| is_word(*node, "rPr")) {
        Some(look) => with_last(text, look, &language),
        None => with_last(
            text,
            style,
            &format!("<w:rPr xmlns:w=\"{WORD}\">{language}</w:rPr>"),
        ),
    }
}
