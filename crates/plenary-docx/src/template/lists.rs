//! The lists of a template, with one more.

use plenary_opc::{Document, parse};

use crate::{
    parts::{NUMBERING, WORD, with_last},
    section::is_word,
};

/// Adds Plenary's list to those of a template, which are told apart by numbers, and returns its number.
pub(super) fn merged(file: &Document<'_>) -> Option<(String, u32)> {
    let text = file.input_text();
    let root = file.root_element();
    let next = |element: &str, id: &str| {
        let elements = root.children().filter(|node| is_word(*node, element));
        let numbers = elements.filter_map(|node| node.attribute((WORD, id))?.parse::<u32>().ok());
        numbers.max().map_or(1, |last| last.saturating_add(1))
    };
    let (shape, list) = (next("abstractNum", "abstractNumId"), next("num", "numId"));
    let num = format!(
        "<w:num xmlns:w=\"{WORD}\" w:numId=\"{list}\"><w:abstractNumId w:val=\"{shape}\"/></w:num>"
    );
    let shape = own_shape(shape)?;
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

/// What Plenary's list looks like, under a number.
fn own_shape(number: u32) -> Option<String> {
    let file = parse(NUMBERING).ok()?;
    let mut elements = file.root_element().children();
    let shape = elements.find(|node| is_word(*node, "abstractNum"))?;
    let text = NUMBERING.get(shape.range())?;
    let named = format!("<w:abstractNum xmlns:w=\"{WORD}\" w:abstractNumId=\"{number}\">");
    let numbered = text.replace("<w:abstractNum w:abstractNumId=\"0\">", &named);
    Some(numbered.replace("<w:pStyle w:val=\"ListBullet\"/>", ""))
}
