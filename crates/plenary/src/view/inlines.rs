//! Texts in pieces: joined, and led to addresses.

use crate::text::{Address, Inline};

/// A text in pieces.
pub(crate) type Inlines = Vec<Inline>;

/// Joins several with a sign between them.
pub(crate) fn join(mut all: impl Iterator<Item = Inlines>, sign: &'static str) -> Inlines {
    let mut line = all.next().unwrap_or_default();
    for one in all {
        line.reserve(one.len() + 1);
        line.push(Inline::text(sign));
        line.extend(one);
    }
    line
}

/// Returns words that Plenary brings as a piece of a text.
pub(crate) fn text(words: &'static str) -> Inline {
    Inline::text(words)
}

/// Joins those of several that are there with commas.
pub(crate) fn join_comma(all: impl IntoIterator<Item = Inlines>) -> Inlines {
    let all = all.into_iter().filter(|one| !one.is_empty());
    join(all, ", ")
}

/// Makes words lead to an address. Those that lead elsewhere already have it behind them.
pub(super) fn linked(words: Inlines, address: Option<&Address>) -> Inlines {
    let Some(address) = address else {
        return words;
    };
    if !words.iter().any(leads_somewhere) {
        return vec![link_to(address, words)];
    }
    let after = [Inline::text(" ("), spelt_out(address)];
    let closed = [Inline::text(")")];
    words.into_iter().chain(after).chain(closed).collect()
}

/// Makes a link of words.
pub(crate) fn link_to(address: &Address, content: Inlines) -> Inline {
    Inline::Link {
        href: address.as_str().to_owned(),
        title: String::new(),
        content,
    }
}

/// Makes a link of an address that can be read on paper.
pub(super) fn spelt_out(address: &Address) -> Inline {
    let (_, behind) = address.as_str().split_once(':').unwrap_or_default();
    let behind = behind.trim_matches('/').to_owned();
    link_to(address, vec![Inline::text(behind)])
}

fn leads_somewhere(inline: &Inline) -> bool {
    match inline {
        Inline::Link { .. } => true,
        Inline::Emphasis(content) | Inline::Strong(content) => content.iter().any(leads_somewhere),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => false,
    }
}
