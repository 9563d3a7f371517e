//! Web pages, as browsers read them.

use std::{collections::BTreeSet, sync::LazyLock};

use scraper::{ElementRef, Html, Selector};

use crate::markdown::{assert_leads_well, without_blanks};

/// Elements that load or run something.
const ACTIVE: [&str; 11] = [
    "iframe", "object", "embed", "img", "video", "audio", "form", "input", "button", "svg", "math",
];

static ALL: LazyLock<Selector> = LazyLock::new(|| Selector::parse("*").expect("a selector"));
static ROWS: LazyLock<Selector> = LazyLock::new(|| Selector::parse("table").expect("a selector"));

/// Reads a page or a fragment of one; gives the characters that are seen, without blanks.
pub(crate) fn read(html: &str) -> String {
    let page = if html.starts_with("<!DOCTYPE") {
        Html::parse_document(html)
    } else {
        Html::parse_fragment(html)
    };
    assert!(page.errors.is_empty(), "{:?} in {html}", page.errors);
    let mut ids = BTreeSet::new();
    for element in page.select(&ALL) {
        let own = element.value();
        assert!(!ACTIVE.contains(&own.name()), "{}", own.name());
        for (name, value) in own.attrs() {
            assert!(!name.starts_with("on"), "{name}");
            if ["href", "src", "action"].contains(&name) {
                assert_leads_well(value);
            }
            assert!(
                name != "id" || ids.insert(value.to_owned()),
                "two of {value}"
            );
        }
        if own.name() == "script" {
            assert_eq!(own.attr("type"), Some("application/ld+json"));
            let data: String = element.text().collect();
            serde_json::from_str::<serde_json::Value>(&data).expect("JSON-LD is JSON");
        }
    }
    for element in page.select(&ALL) {
        if let Some(to) = element
            .value()
            .attr("href")
            .and_then(|href| href.strip_prefix('#'))
        {
            assert!(ids.contains(to), "nothing is called {to}");
        }
    }
    page.select(&ROWS).for_each(assert_rectangular);
    without_blanks(&seen(page.root_element()))
}

/// The characters outside of the head, of scripts and of styles.
fn seen(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    for child in element.children() {
        if let Some(own) = child.value().as_text() {
            text.push_str(own);
        }
        let hidden = ["head", "script", "style", "title"];
        if let Some(own) = ElementRef::wrap(child)
            && !hidden.contains(&own.value().name())
        {
            text.push_str(&seen(own));
        }
    }
    text
}

/// Every row takes as many columns as every other, with those that reach into it from above.
fn assert_rectangular(table: ElementRef<'_>) {
    let rows = Selector::parse("tr").expect("a selector");
    let mut from_above: Vec<usize> = Vec::new();
    let mut wide = None;
    for row in table.select(&rows) {
        let mut taken = from_above.clone();
        let mut column = 0;
        for cell in row.child_elements() {
            let span = |name| {
                let span = cell.value().attr(name);
                span.map_or(1, |own| own.parse::<usize>().expect("a number"))
            };
            while taken.get(column).is_some_and(|left| *left > 0) {
                column += 1;
            }
            for _ in 0..span("colspan") {
                taken.resize(taken.len().max(column + 1), 0);
                assert_eq!(taken[column], 0, "two cells in one place");
                taken[column] = span("rowspan");
                column += 1;
            }
        }
        let full = taken.iter().filter(|left| **left > 0).count();
        assert_eq!(*wide.get_or_insert(full), full, "a row of another width");
        from_above = taken.iter().map(|left| left.saturating_sub(1)).collect();
    }
    assert!(
        from_above.iter().all(|left| *left == 0),
        "a cell below the table"
    );
}
