//! Pieces and inline texts as elements.

use chrono::NaiveDate;
use maud::{Markup, PreEscaped, Render, html as markup};

use super::{ids, sections::mark};
use crate::{
    annex::{Entry, Item, RowHeader},
    locale::Catalogue,
    render::{
        clock::{clock_at, push_clock, push_date, push_moment},
        piece::{Group, Piece},
    },
    text::{ByteSet, Inline, is_right_to_left},
    view::SectionRow,
};

/// A part of an annex that consists of pieces.
#[derive(Clone, Copy)]
pub(super) enum PieceSource<'a> {
    Entry(&'a Entry),
    Item(&'a Item),
    Row(&'a SectionRow),
    Header(RowHeader),
    Line(&'a [Piece<'a>]),
}

/// The pieces of a part of an annex as elements.
pub(super) struct PieceMarkup<'a>(pub(super) PieceSource<'a>, pub(super) &'a Catalogue);

impl Render for PieceMarkup<'_> {
    fn render_to(&self, out: &mut String) {
        let Self(of, catalogue) = *self;
        let language = catalogue.language;
        match of {
            PieceSource::Entry(entry) => entry.each_piece(language, |piece| self.push(&piece, out)),
            PieceSource::Item(item) => item.each_piece(language, |piece| self.push(&piece, out)),
            PieceSource::Row(row) => row.each_piece(language, |piece| self.push(&piece, out)),
            PieceSource::Header(header) => {
                for piece in header.pieces(language) {
                    self.push(&piece, out);
                }
            }
            PieceSource::Line(pieces) => pieces.iter().for_each(|piece| self.push(piece, out)),
        }
    }
}

impl PieceMarkup<'_> {
    fn push(&self, piece: &Piece<'_>, out: &mut String) {
        match piece {
            Piece::Words(words) => push_text(words, out),
            Piece::Time(time) => {
                out.push_str("<time datetime=\"");
                push_clock(clock_at(*time), out);
                out.push_str("\">");
                push_clock(clock_at(*time), out);
                out.push_str("</time>");
            }
            Piece::Moment(moment) => {
                push_time_start(Group::Moment(*moment), out);
                push_clock(clock_at(moment.time()), out);
                out.push_str("</time>");
            }
            Piece::Dash => out.push('–'),
            Piece::Text(text) => InlineMarkup(text).render_to(out),
            // The header of a row stands out by itself.
            Piece::Strong(text) if matches!(self.0, PieceSource::Header(_)) => {
                InlineMarkup(text).render_to(out);
            }
            Piece::Strong(text) => push_in(("<strong>", "</strong>"), text, out),
            Piece::Struck(text) => push_in(("<s>", "</s>"), text, out),
            Piece::Deleted(before) => {
                let before = [Inline::text(before.clone().into_owned())];
                push_in(("<del>", "</del>"), &before, out);
            }
            Piece::Remark(text) => {
                push_in((" <span class=\"plenary-remark\">(", ")</span>"), text, out);
            }
            Piece::Mark(named) => mark(Some(named), self.1).render_to(out),
            Piece::Break => out.push_str("<br>"),
            Piece::Gap { .. } => out.push(' '),
            Piece::Start(group) => self.push_start(*group, out),
            Piece::End(Group::Day(_) | Group::Moment(_)) => out.push_str("</time>"),
            Piece::End(Group::Place) => {}
            Piece::End(Group::Name | Group::Changes | Group::Sitting(_)) => out.push_str("</span>"),
        }
    }

    fn push_start(&self, group: Group, out: &mut String) {
        match (group, self.0) {
            (Group::Place, _) => {}
            (Group::Name, _) => out.push_str("<span class=\"plenary-name\">"),
            (Group::Changes, _) => out.push_str("<span class=\"plenary-remark\">"),
            (Group::Sitting(ordinal), PieceSource::Item(item)) => {
                out.push_str("<span id=\"");
                push_text(&ids::part(item, ordinal).unwrap_or_default(), out);
                out.push_str("\">");
            }
            (Group::Sitting(_), _) => out.push_str("<span>"),
            (Group::Day(_) | Group::Moment(_), _) => push_time_start(group, out),
        }
    }
}

/// Opens the element of a day or a moment.
fn push_time_start(group: Group, out: &mut String) {
    out.push_str("<time datetime=\"");
    match group {
        Group::Day(day) => push_date(day, out),
        Group::Moment(moment) => push_moment(moment, "", out),
        Group::Name | Group::Place | Group::Changes | Group::Sitting(_) => {}
    }
    out.push_str("\">");
}

fn push_in((start, end): (&str, &str), text: &[Inline], out: &mut String) {
    out.push_str(start);
    InlineMarkup(text).render_to(out);
    out.push_str(end);
}

/// Words for a day, and the day as a machine reads it.
pub(super) struct DayMarkup<N>(pub(super) NaiveDate, pub(super) N);

impl<N: Render> Render for DayMarkup<N> {
    fn render_to(&self, out: &mut String) {
        push_time_start(Group::Day(self.0), out);
        self.1.render_to(out);
        out.push_str("</time>");
    }
}

/// Ends a line of the output, so that a change of the page shows as a change of few lines.
pub(super) const NL: PreEscaped<&str> = PreEscaped("\n");

/// Inline texts as elements.
pub(in crate::render) struct InlineMarkup<'a>(pub(in crate::render) &'a [Inline]);

impl Render for InlineMarkup<'_> {
    fn render_to(&self, out: &mut String) {
        for inline in self.0 {
            match inline {
                Inline::Text(text) if text.is_ascii() => push_text(text, out),
                other => inline_markup(other).render_to(out),
            }
        }
    }
}

/// The bytes of ASCII that HTML escapes.
const ESCAPED: ByteSet = ByteSet::of(b"&<>\"");

pub(super) fn push_text(text: &str, out: &mut String) {
    ESCAPED.copy(text, out, |c, out| c.render_to(out));
}

fn inline_markup(inline: &Inline) -> Markup {
    markup! {
        @match inline {
            Inline::Text(text) => (text_markup(text)),
            Inline::Emphasis(content) => em { (InlineMarkup(content)) },
            Inline::Strong(content) => strong { (InlineMarkup(content)) },
            Inline::Code(code) => code { (code) },
            Inline::Link { href, title, content } => {
                a href=(href) title=[(!title.is_empty()).then_some(title)] { (InlineMarkup(content)) }
            },
            Inline::Break => br;,
        }
    }
}

/// Returns a text as elements. The part from the first to the last letter that is written from right to
/// left is isolated, so that it does not disturb the order of the text around it.
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
