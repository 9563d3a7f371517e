//! Inline texts as elements.

use maud::{Markup, PreEscaped, Render, html as markup};

use crate::text::{ByteSet, Inline, is_right_to_left};

/// Ends a line of the output, so that a change of the page shows as a change of few lines.
pub(super) const NL: PreEscaped<&str> = PreEscaped("\n");

/// Inline texts as elements.
pub(in crate::render) struct Inlines<'a>(pub(in crate::render) &'a [Inline]);

impl Render for Inlines<'_> {
    fn render_to(&self, out: &mut String) {
        for inline in self.0 {
            match inline {
                Inline::Text(text) if text.is_ascii() => push_text(text, out),
                other => inline_markup(other).render_to(out),
            }
        }
    }
}

/// The bytes of ASCII that are written otherwise in HTML.
const ESCAPED: ByteSet = ByteSet::of(b"&<>\"");

pub(super) fn push_text(text: &str, out: &mut String) {
    ESCAPED.copy(text, out, |c, out| c.render_to(out));
}

fn inline_markup(inline: &Inline) -> Markup {
    markup! {
        @match inline {
            Inline::Text(text) => (text_markup(text)),
            Inline::Emphasis(content) => em { (Inlines(content)) },
            Inline::Strong(content) => strong { (Inlines(content)) },
            Inline::Code(code) => code { (code) },
            Inline::Link { href, title, content } => {
                a href=(href) title=[(!title.is_empty()).then_some(title)] { (Inlines(content)) }
            },
            Inline::Break => br;,
        }
    }
}

/// A text in which what is written from right to left, from the first such letter to the last,
/// does not disturb the order of what stands around it.
fn text_markup(text: &str) -> Markup {
    let letters = || text.char_indices().filter(|(_, c)| is_right_to_left(*c));
    let bounds = letters().next().zip(letters().next_back());
    match bounds {
        None => markup! { (text) },
        Some(((start, _), (last, c))) => {
            let end = last + c.len_utf8();
            markup! { (text[..start]) bdi { (text[start..end]) } (text[end..]) }
        }
    }
}
