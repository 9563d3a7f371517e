//! The settings of a template, as far as they have to do with its look.

use plenary_opc::{Document, parse};

use crate::{
    parts::SETTINGS,
    section::{is_word, rewrite},
};

/// What stands before the lines of the footnotes, in the order that the format asks for.
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

/// What stands behind them.
const BEHIND: [&str; 5] = [
    "compat",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
];

/// Returns the settings that an annex takes over: nothing of who may change a document, what it is
/// merged with, or where its template is kept.
pub(super) fn taken(theirs: &Document<'_>) -> Option<String> {
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
