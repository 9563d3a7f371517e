//! Changes found between two schedules.

use plenary::{Changes, Language, Schedule, Source};

use crate::{markdown::assert_leads_well, page};

/// The line that parts the two schedules of an input.
const BETWEEN: &str = "\n+++++\n";

/// Compares two schedules, both ways.
pub fn changes(bytes: &[u8]) {
    let (before, after) = pair(bytes);
    let Some(earlier) = crate::compiled(&before) else {
        return;
    };
    unchanged(&earlier);
    let Some(later) = crate::compiled(&after) else {
        return;
    };
    for (one, other) in [(&earlier, &later), (&later, &earlier)] {
        for language in [Language::English, Language::French] {
            said(one, other, language);
        }
    }
    let both = plenary::compile(&after.since(before))
        .map_or_else(|_| later.since(earlier), |warned| warned.value);
    crate::forms::read(&both);
}

/// The two schedules of an input, or one, and the same with one line less.
fn pair(bytes: &[u8]) -> (Source, Source) {
    let typed = std::str::from_utf8(bytes).ok();
    if let Some((before, after)) = typed.and_then(|text| text.split_once(BETWEEN)) {
        return (
            crate::source(before.as_bytes()),
            crate::source(after.as_bytes()),
        );
    }
    let (choice, recipe) = bytes.split_at(bytes.len().min(2));
    let first = usize::from(choice.first().copied().unwrap_or_default());
    let second = usize::from(choice.get(1).copied().unwrap_or_default());
    if first == 255 {
        let (before, after) = recipe.split_at(recipe.len() / 2);
        return (crate::source(before), crate::source(after));
    }
    let before = crate::source(recipe);
    let lines: Vec<_> = before.text().split_inclusive('\n').collect();
    let mut left = lines.clone();
    left.remove(second % lines.len());
    if first % 4 == 3 {
        // Another line changes its place.
        let moved = left.remove(first % left.len());
        left.insert(second % (left.len() + 1), moved);
    }
    let after = Source::new("after.toml", left.concat());
    (before, after)
}

fn unchanged(schedule: &Schedule) {
    for language in schedule.plan().languages() {
        let changes = plenary::Changes::between(
            &schedule.view_or_first(*language),
            &schedule.view_or_first(*language),
        );
        assert!(changes.changed.is_empty(), "{}", changes);
    }
}

fn said(earlier: &Schedule, later: &Schedule, language: Language) {
    let changes = plenary::Changes::between(
        &earlier.view_or_first(language),
        &later.view_or_first(language),
    );
    written(&changes);
    written(&changes.of_time());
    let moved = |language: &Language| later.moved_since(earlier, *language);
    for line in Language::ALL.iter().flat_map(moved) {
        assert!(!line.is_empty());
    }
}

/// Every change is a sentence in each of the four forms, on a line of its own.
fn written(changes: &Changes) {
    let many = changes.changed.len();
    assert!(
        changes
            .changed
            .iter()
            .all(|change| !change.what.is_empty() && !change.says.is_empty())
    );
    assert_eq!(changes.to_string().lines().count(), many, "{changes}");
    let data: serde_json::Value = serde_json::from_str(&changes.to_json()).expect("it is JSON");
    assert_eq!(data["changed"].as_array().map(Vec::len), Some(many));
    page::read(&changes.to_html());
    let markdown = changes.to_markdown();
    assert_eq!(items(&markdown), many, "{markdown}");
}

/// Counts the list items of a Markdown text, in which nothing runs.
fn items(markdown: &str) -> usize {
    use pulldown_cmark::{Event, Parser, Tag};
    let mut items = 0;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Item) => items += 1,
            Event::Start(Tag::Link { dest_url, .. }) => assert_leads_well(&dest_url),
            Event::Html(html) => panic!("a block of HTML: {html}"),
            _ => {}
        }
    }
    items
}
