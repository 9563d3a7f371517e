//! Nothing that a source says to delegates is missing from a page.

use std::collections::BTreeSet;

use plenary::{Schedule, Show};
use plenary_tests::html::{Piece, pieces};
use toml::{Table, Value};

use crate::{
    cases::{source, sources},
    grid::words,
};

/// The keys whose texts are for delegates.
const SAID: [&str; 16] = [
    "title",
    "name",
    "note",
    "closed",
    "room",
    "host",
    "building",
    "document",
    "item",
    "symbol",
    "speakers",
    "agenda",
    "nominations",
    "organisation",
    "venue",
    "secretariat",
];

/// Keys that Markdown leaves out, as the annex of a letter does: they stand on the letter itself,
/// or name groups, of which the annex has the acronyms.
const NOT_ON_PAPER: [&str; 4] = ["organisation", "venue", "secretariat", "group"];

/// The texts of a source, by the key under which they stand.
pub(crate) fn texts(source: &Table, schedule: &Schedule) -> BTreeSet<(String, String)> {
    let mut texts = BTreeSet::new();
    for (key, value) in source {
        match key.as_str() {
            // Made of others, or instead of them.
            "name" if source.contains_key("title") => {}
            "groups" => groups(value, "", schedule, &mut texts),
            // Rooms are named where something is held in them.
            "rooms" | "allow" => {}
            _ => collect(key, value, &mut texts),
        }
    }
    // A room that is declared has its own name, by whichever it is called.
    texts.retain(|(key, _)| key != "room" || !source.contains_key("rooms"));
    texts
}

/// The names of the groups that meet.
fn groups(value: &Value, above: &str, schedule: &Schedule, texts: &mut BTreeSet<(String, String)>) {
    for (key, group) in value.as_table().into_iter().flatten() {
        let id = format!("{above}{key}");
        let meetings = schedule.meetings().iter();
        let mut groups = meetings.flat_map(|placed| schedule.plan().groups_of(&placed.meeting));
        if groups.any(|group| group.id == id)
            && let Some(name) = group.get("name")
        {
            leaves("group", name, texts);
        }
        if let Some(below) = group.get("subgroups") {
            groups_below(below, &id, schedule, texts);
        }
    }
}

fn groups_below(
    value: &Value,
    id: &str,
    schedule: &Schedule,
    texts: &mut BTreeSet<(String, String)>,
) {
    groups(value, &format!("{id}/"), schedule, texts);
}

fn collect(key: &str, value: &Value, texts: &mut BTreeSet<(String, String)>) {
    if SAID.contains(&key) {
        leaves(key, value, texts);
        return;
    }
    match value {
        Value::Table(table) => table
            .iter()
            .for_each(|(key, value)| collect(key, value, texts)),
        Value::Array(list) => list.iter().for_each(|value| collect(key, value, texts)),
        _ => {}
    }
}

/// Keys beside texts that hold none.
const HOLD_NO_TEXT: [&str; 4] = ["link", "at", "duration", "done"];

/// Every text of a value, but the addresses and the hours beside it.
fn leaves(key: &str, value: &Value, texts: &mut BTreeSet<(String, String)>) {
    match value {
        Value::String(text) => _ = texts.insert((key.to_owned(), plain(text))),
        Value::Array(list) => list.iter().for_each(|value| leaves(key, value, texts)),
        Value::Table(table) => {
            let said = table
                .iter()
                .filter(|(inner, _)| !HOLD_NO_TEXT.contains(&inner.as_str()));
            said.for_each(|(_, value)| leaves(key, value, texts));
        }
        _ => {}
    }
}

/// The characters of inline Markdown.
fn plain(markdown: &str) -> String {
    let events = pulldown_cmark::Parser::new(markdown);
    let text = events.map(|event| match event {
        pulldown_cmark::Event::Text(text) | pulldown_cmark::Event::Code(text) => text.to_string(),
        pulldown_cmark::Event::SoftBreak
        | pulldown_cmark::Event::HardBreak
        | pulldown_cmark::Event::End(pulldown_cmark::TagEnd::Paragraph) => " ".to_owned(),
        _ => String::new(),
    });
    without_bullets(&text.collect::<String>())
}

/// Returns the characters of a page without its tags.
fn shown(html: &str) -> String {
    let pieces = pieces(html);
    let body = pieces.iter().skip_while(|piece| !piece.opens("body"));
    let text = body.map(|piece| match piece {
        Piece::Text(text) => text,
        Piece::Opens(name, _) if ["br", "p", "li", "td", "th"].contains(&&**name) => " ",
        Piece::Opens(..) if piece.attribute("class") == Some("plenary-name") => " ",
        Piece::Closes(name) if name == "p" => " ",
        _ => "",
    });
    without_bullets(&text.collect::<String>())
}

/// The words of a text; the sign of an item of a list is none.
pub(crate) fn without_bullets(text: &str) -> String {
    words(text).replace(" - ", " ")
}

/// Returns the text of a Markdown page.
fn read(markdown: &str) -> String {
    let parser = pulldown_cmark::Parser::new_ext(markdown, pulldown_cmark::Options::ENABLE_TABLES);
    let text = parser.map(|event| match event {
        pulldown_cmark::Event::Text(text) | pulldown_cmark::Event::Code(text) => text.to_string(),
        pulldown_cmark::Event::InlineHtml(tag) if tag.starts_with("<br") => " ".to_owned(),
        pulldown_cmark::Event::SoftBreak => " ".to_owned(),
        _ => String::new(),
    });
    without_bullets(&text.collect::<String>())
}

/// Returns the characters of a text without blanks, addresses and the signs that keep the order of
/// letters: the same however its lines are broken.
fn bare(text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    let begins = |text: &str| {
        ["http:", "https:", "mailto:"]
            .iter()
            .filter_map(|scheme| text.find(scheme))
            .min()
    };
    while let Some(start) = begins(rest) {
        said.push_str(rest[..start].trim_end_matches('<'));
        let end = |c: char| c.is_whitespace() || ",;)]>".contains(c);
        let address = rest[start..].find(end).unwrap_or(rest.len() - start);
        rest = rest[start + address..].trim_start_matches('>');
    }
    said.push_str(rest);
    let is_letter = |c: &char| !c.is_whitespace() && !('\u{2066}'..='\u{2069}').contains(c);
    without_bullets(&said).chars().filter(is_letter).collect()
}

#[test]
fn every_text_for_delegates_stands_on_every_page() {
    let mut counted = 0;
    for path in ["schedules", "tests/schedules"].map(sources).concat() {
        let source = source(&path);
        let table: Table = source
            .text()
            .trim_start_matches('\u{feff}')
            .parse()
            .expect("it is TOML");
        let compiled = plenary::compile(&source);
        let schedule = compiled.unwrap_or_else(|report| panic!("{report}")).value;
        let languages = schedule.plan().languages().to_vec();
        let annexes = languages
            .iter()
            .filter_map(|language| schedule.annex_in(*language));
        let pages: Vec<_> = annexes
            .map(|annex| {
                (
                    shown(&annex.to_html()),
                    read(&annex.to_markdown()),
                    bare(&annex.to_text()),
                )
            })
            .collect();
        for (key, text) in texts(&table, &schedule) {
            let planned = schedule.plan().shows() == Show::Planned && key == "cancelled";
            let on_screen = pages.iter().any(|(html, ..)| html.contains(&text));
            let on_paper = pages
                .iter()
                .any(|(_, markdown, _)| markdown.contains(&text));
            let in_mail = pages.iter().any(|(.., mail)| mail.contains(&bare(&text)));
            let name = path.display();
            assert!(
                planned || on_screen,
                "{name}: the page lacks `{key}`: {text}"
            );
            assert!(planned || in_mail, "{name}: the text lacks `{key}`: {text}");
            let left_out = NOT_ON_PAPER.contains(&key.as_str());
            assert!(
                left_out || on_paper,
                "{name}: the Markdown lacks `{key}`: {text}"
            );
            counted += 1;
        }
    }
    assert!(counted > 500, "only {counted} texts were looked for");
}

/// Every text of a compiled schedule.
fn strings(value: &serde_json::Value, texts: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) => _ = texts.insert(without_bullets(text)),
        serde_json::Value::Array(all) => all.iter().for_each(|one| strings(one, texts)),
        serde_json::Value::Object(all) => all.values().for_each(|one| strings(one, texts)),
        _ => {}
    }
}

#[test]
fn every_text_stands_in_the_data() {
    let mut counted = 0;
    for path in ["schedules", "tests/schedules"].map(sources).concat() {
        let source = source(&path);
        let table: Table = source
            .text()
            .trim_start_matches('\u{feff}')
            .parse()
            .expect("it is TOML");
        let compiled = plenary::compile(&source);
        let schedule = compiled.unwrap_or_else(|report| panic!("{report}")).value;
        let mut said = BTreeSet::new();
        strings(&plenary_tests::json(&schedule), &mut said);
        for (key, text) in texts(&table, &schedule) {
            let name = path.display();
            let found = said.iter().any(|string| string.contains(&text));
            assert!(found, "{name}: no `{key}`: {text}");
            counted += 1;
        }
    }
    assert!(counted > 500, "only {counted} texts were looked for");
}
