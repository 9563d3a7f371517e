//! Web pages, as browsers read them.

use std::collections::BTreeSet;

use plenary_tests::html::{Piece, json_ld, pieces};

use crate::markdown::{assert_leads_well, without_blanks};

/// Reads a page or a fragment of one; gives the characters that are seen, without blanks.
pub(crate) fn read(html: &str) -> String {
    let pieces = pieces(html);
    let mut ids = BTreeSet::new();
    for piece in &pieces {
        let Piece::Opens(_, attributes) = piece else {
            continue;
        };
        for (name, value) in attributes {
            assert!(!name.starts_with("on"), "{name}");
            if ["href", "src", "action"].contains(&&**name) {
                assert_leads_well(value);
            }
            assert!(name != "id" || ids.insert(&**value), "two of {value}");
        }
    }
    let hrefs = pieces.iter().filter_map(|piece| piece.attribute("href"));
    for to in hrefs.filter_map(|href| href.strip_prefix('#')) {
        assert!(ids.contains(to), "nothing is called {to}");
    }
    let _ = json_ld(&pieces);
    pieces
        .split(|piece| piece.opens("table"))
        .skip(1)
        .for_each(assert_rectangular);
    without_blanks(&seen(&pieces))
}

/// The characters outside of scripts, of styles and of the title.
fn seen(pieces: &[Piece]) -> String {
    let mut text = String::new();
    let mut inside = "";
    for piece in pieces {
        match piece {
            Piece::Opens(name, _) => inside = name,
            Piece::Closes(_) => inside = "",
            Piece::Text(_) if ["script", "style", "title"].contains(&inside) => {}
            Piece::Text(piece) => text.push_str(piece),
            Piece::Doctype => {}
        }
    }
    text
}

/// Asserts that every row of a table takes as many columns as every other, with those that reach into
/// it from above. The pieces begin behind the start tag.
fn assert_rectangular(pieces: &[Piece]) {
    let end = pieces.iter().position(|piece| piece.closes("table"));
    let table = &pieces[..end.expect("a table ends")];
    let mut from_above: Vec<usize> = Vec::new();
    let mut wide = None;
    for row in table.split(|piece| piece.opens("tr")).skip(1) {
        let mut taken = from_above.clone();
        let mut column = 0;
        for cell in row {
            if !cell.opens("td") && !cell.opens("th") {
                continue;
            }
            let span = |name| {
                let span = cell.attribute(name);
                span.map_or(1, |span| span.parse::<usize>().expect("a number"))
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
