//! Joining and linking of texts.

use crate::{
    locale::capital,
    text::{Address, Inline},
};

/// A text in pieces.
pub(crate) type Inlines = Vec<Inline>;

/// Joins texts with a sign between them.
pub(crate) fn join(mut all: impl Iterator<Item = Inlines>, sign: &'static str) -> Inlines {
    let mut line = all.next().unwrap_or_default();
    for one in all {
        line.reserve(one.len() + 1);
        line.push(Inline::text(sign));
        line.extend(one);
    }
    line
}

/// Makes a piece of text of a word from the catalogue.
pub(crate) fn text(words: &'static str) -> Inline {
    Inline::text(words)
}

/// Returns a text with a capital.
pub(crate) fn capitalized(mut text: Inlines) -> Inlines {
    if let Some(Inline::Text(first)) = text.first_mut() {
        *first = capital(first).into();
    }
    text
}

/// Joins texts with commas, without those that are empty.
pub(crate) fn join_comma(all: impl IntoIterator<Item = Inlines>) -> Inlines {
    join(all.into_iter().filter(|one| !one.is_empty()), ", ")
}

/// Makes words a link to an address. Words with links of their own have the address behind them.
pub(super) fn with_link(words: Inlines, address: Option<&Address>) -> Inlines {
    let Some(address) = address else {
        return words;
    };
    if !words.iter().any(leads_somewhere) {
        return vec![link_to(address, words)];
    }
    let after = [Inline::text(" ("), bare_link(address)];
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

/// Makes a link whose text is its address, without the scheme, as it is read on paper.
pub(super) fn bare_link(address: &Address) -> Inline {
    let (_, behind) = address.as_str().split_once(':').unwrap_or_default();
    let label = behind.trim_matches('/').to_owned();
    link_to(address, vec![Inline::text(label)])
}

fn leads_somewhere(inline: &Inline) -> bool {
    match inline {
        Inline::Link { .. } => true,
        Inline::Emphasis(content) | Inline::Strong(content) => content.iter().any(leads_somewhere),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => false,
    }
}
