//! The lists of a template, with one more.

use crate::{
    package::parsed,
    parts::{NUMBERING, WORD},
    section::is_word,
};

/// Adds Plenary's list to those of a template, which are told apart by numbers, and says its number.
pub(super) fn merged(text: &str) -> Option<(String, u32)> {
    if text == NUMBERING {
        return Some((text.to_owned(), 1));
    }
    let file = parsed(text)?;
    let root = file.root_element();
    let next = |element: &str, id: &str| {
        let elements = root.children().filter(|node| is_word(*node, element));
        let numbers = elements.filter_map(|node| node.attribute((WORD, id))?.parse::<u32>().ok());
        numbers.max().map_or(1, |last| last.saturating_add(1))
    };
    let (shape, list) = (next("abstractNum", "abstractNumId"), next("num", "numId"));
    let own = parsed(NUMBERING)?;
    let mut own = own.root_element().children();
    let own = own.find(|node| is_word(*node, "abstractNum"))?;
    let own = NUMBERING.get(own.range())?;
    let own = own.replace(
        "<w:abstractNum w:abstractNumId=\"0\">",
        &format!("<w:abstractNum xmlns:w=\"{WORD}\" w:abstractNumId=\"{shape}\">"),
    );
    let num = format!(
        "<w:num xmlns:w=\"{WORD}\" w:numId=\"{list}\"><w:abstractNumId w:val=\"{shape}\"/></w:num>"
    );
    let end = text.rfind("</")?;
    let of = |name: &'static str| {
        root.children()
            .filter(move |node| is_word(*node, name))
            .map(|node| node.range())
    };
    let behind_lists = of("num").next_back().map_or(end, |at| at.end);
    let behind_shapes = of("num").next().map_or(behind_lists, |at| at.start);
    let mut out = text.get(..behind_shapes)?.to_owned();
    out.push_str(&own);
    out.push_str(text.get(behind_shapes..behind_lists)?);
    out.push_str(&num);
    out.push_str(text.get(behind_lists..)?);
    Some((out, list))
}
