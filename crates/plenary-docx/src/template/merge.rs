//! The styles, lists and settings of a template, completed with those of Plenary.

use std::collections::{BTreeMap, HashMap, HashSet};

use plenary_opc::{Document, Node, parse};

use crate::{
    parts::{NUMBERING, SETTINGS, STYLES, WORD, with_last},
    section::{is_word, rewrite, value},
};

/// The ids of styles, and the list that gives bullets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Styles {
    /// The ids that a template has for Plenary's ids, where they differ.
    pub(crate) ids: BTreeMap<String, String>,
    /// The number of the list that every item names, if the style of items names none.
    pub(crate) list: Option<u32>,
}

impl Styles {
    /// Returns the id that a style of Plenary has in the template.
    pub(crate) fn id<'a>(&'a self, id: &'a str) -> &'a str {
        self.ids.get(id).map_or(id, String::as_str)
    }
}

/// Adds the styles that a template does not have, with `list` as the number of their list, and returns
/// the ids that the template has for the others. Styles are matched by name: ids are in many languages.
pub(super) fn merge_styles(
    file: &Document<'_>,
    list: u32,
) -> Option<(String, BTreeMap<String, String>)> {
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
        .map(|style| adapt(*style, list, &ids))
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

/// The styles of a template that have the name of one of Plenary's, found in one pass however many the
/// template has.
#[derive(Default)]
struct Index<'a> {
    /// The first default style of each kind.
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

    /// Returns the first style of the same kind that has the same name, or that is the default as well.
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

/// Returns the text of one of Plenary's styles with the ids and the list of a template.
fn adapt(style: Node<'_, '_>, list: u32, ids: &BTreeMap<String, String>) -> Option<String> {
    let known = id_of(style)?;
    let id = ids.get(known).map_or(known, String::as_str);
    let renamed = STYLES
        .get(style.range())?
        .replacen("<w:style ", &format!("<w:style xmlns:w=\"{WORD}\" "), 1)
        .replace(
            &format!("w:styleId=\"{known}\""),
            &format!("w:styleId=\"{id}\""),
        )
        .replace(
            "<w:numId w:val=\"1\"/>",
            &format!("<w:numId w:val=\"{list}\"/>"),
        );
    let references = ["basedOn", "next"].into_iter();
    Some(
        references.fold(renamed, |text, element| match value(style, element) {
            Some(other) => {
                let id = ids.get(other).map_or(other, String::as_str);
                let tag = |id: &str| format!("<w:{element} w:val=\"{id}\"/>");
                text.replace(&tag(other), &tag(id))
            }
            None => text,
        }),
    )
}

/// Returns the styles with another language for texts that name none.
pub(super) fn set_language(text: &str, tag: &str) -> Option<String> {
    let file = parse(text).ok()?;
    let root = file.root_element();
    let defaults = root.children().find(|node| is_word(*node, "docDefaults"));
    let usual = styles(&file).find(|node| is_default(*node) && kind(*node) == "paragraph");
    let parents = [defaults, usual].into_iter().flatten();
    let mut values: Vec<_> = parents
        .filter_map(|parent| {
            let language = parent.descendants().find(|node| is_word(*node, "lang"))?;
            Some(language.attribute_node((WORD, "val"))?.range_value())
        })
        .collect();
    if values.is_empty() {
        return insert_language(text, usual?, tag);
    }
    values.sort_by_key(|at| at.start);
    let mut changed = text.to_owned();
    for at in values.into_iter().rev() {
        changed.replace_range(at, tag);
    }
    Some(changed)
}

/// Returns the styles with a language added to one of them.
fn insert_language(text: &str, style: Node<'_, '_>, tag: &str) -> Option<String> {
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

/// Adds Plenary's list to those of a template under a free number, and returns that number too.
pub(super) fn merge_lists(file: &Document<'_>) -> Option<(String, u32)> {
    let text = file.input_text();
    let root = file.root_element();
    let next = |element: &str, id: &str| {
        let elements = root.children().filter(|node| is_word(*node, element));
        let numbers = elements.filter_map(|node| node.attribute((WORD, id))?.parse::<u32>().ok());
        numbers.max().map_or(1, |last| last.saturating_add(1))
    };
    let (number, list) = (next("abstractNum", "abstractNumId"), next("num", "numId"));
    let num = format!(
        "<w:num xmlns:w=\"{WORD}\" w:numId=\"{list}\"><w:abstractNumId w:val=\"{number}\"/></w:num>"
    );
    let shape = list_shape(number)?;
    let lists: Vec<_> = root
        .children()
        .filter(|node| is_word(*node, "num"))
        .map(|node| node.range())
        .collect();
    let (Some(first), Some(final_one)) = (lists.first(), lists.last()) else {
        return Some((with_last(text, root, &(shape + &num))?, list));
    };
    // Shapes stand before lists, and something else may stand behind them.
    let before = text.get(..first.start)?;
    let between = text.get(first.start..final_one.end)?;
    let behind = text.get(final_one.end..)?;
    Some((format!("{before}{shape}{between}{num}{behind}"), list))
}

/// Returns the shape of Plenary's list, under a number.
fn list_shape(number: u32) -> Option<String> {
    let file = parse(NUMBERING).ok()?;
    let mut elements = file.root_element().children();
    let shape = elements.find(|node| is_word(*node, "abstractNum"))?;
    let text = NUMBERING.get(shape.range())?;
    let named = format!("<w:abstractNum xmlns:w=\"{WORD}\" w:abstractNumId=\"{number}\">");
    let numbered = text.replace("<w:abstractNum w:abstractNumId=\"0\">", &named);
    Some(numbered.replace("<w:pStyle w:val=\"ListBullet\"/>", ""))
}

/// The settings before the lines of the footnotes, in the order that the format asks for.
const BEFORE: [&str; 9] = [
    "mirrorMargins",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "defaultTabStop",
    "autoHyphenation",
    "hyphenationZone",
    "evenAndOddHeaders",
    "characterSpacingControl",
];

/// The settings behind the lines of the footnotes.
const BEHIND: [&str; 5] = [
    "compat",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
];

/// Returns the settings that an annex takes over. Protection, mail merge and the address of a template
/// are left out.
pub(super) fn merge_settings(theirs: &Document<'_>) -> Option<String> {
    let ours = parse(SETTINGS).ok()?;
    let mut out = SETTINGS.get(..SETTINGS.find("<w:zoom")?)?.to_owned();
    copy(theirs, &BEFORE, &mut out);
    copy(&ours, &["footnotePr"], &mut out);
    copy(theirs, &BEHIND, &mut out);
    out.push_str("</w:settings>\n");
    Some(out)
}

fn copy(settings: &Document<'_>, names: &[&str], out: &mut String) {
    let all = settings.root_element().children();
    let wanted = all.filter(|node| names.iter().any(|name| is_word(*node, name)));
    wanted.for_each(|node| rewrite(node, out));
}
