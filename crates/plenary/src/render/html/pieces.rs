//! Pieces as elements.

use chrono::NaiveDate;
use maud::Render;

use super::{
    ids,
    inlines::{Inlines, push_text},
    notes::mark,
};
use crate::{
    annex::{Entry, Item, RowHeader},
    locale::Catalogue,
    render::{
        clock::{clock_at, push_clock, push_date, push_moment},
        piece::{Group, Piece},
    },
    text::Inline,
    view::SectionRow,
};

/// Something that is described piece by piece.
#[derive(Clone, Copy)]
pub(super) enum Described<'a> {
    Entry(&'a Entry),
    Item(&'a Item),
    Row(&'a SectionRow),
    Header(RowHeader),
    Line(&'a [Piece<'a>]),
}

/// The description of something as elements.
pub(super) struct Pieces<'a>(pub(super) Described<'a>, pub(super) &'a Catalogue);

impl Render for Pieces<'_> {
    fn render_to(&self, out: &mut String) {
        let Self(of, catalogue) = *self;
        let language = catalogue.language;
        match of {
            Described::Entry(own) => own.each_piece(language, |piece| self.push(&piece, out)),
            Described::Item(own) => own.each_piece(language, |piece| self.push(&piece, out)),
            Described::Row(own) => own.each_piece(language, |piece| self.push(&piece, out)),
            Described::Header(own) => {
                for piece in own.pieces(language) {
                    self.push(&piece, out);
                }
            }
            Described::Line(pieces) => pieces.iter().for_each(|piece| self.push(piece, out)),
        }
    }
}

impl Pieces<'_> {
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
                push_start(Group::Moment(*moment), out);
                push_clock(clock_at(moment.time()), out);
                out.push_str("</time>");
            }
            Piece::Dash => out.push('–'),
            Piece::Text(text) => Inlines(text).render_to(out),
            // The head of a row stands out by itself.
            Piece::Strong(text) if matches!(self.0, Described::Header(_)) => {
                Inlines(text).render_to(out);
            }
            Piece::Strong(text) => push_in(("<strong>", "</strong>"), text, out),
            Piece::Struck(text) => push_in(("<s>", "</s>"), text, out),
            Piece::Remark(text) => {
                push_in((" <span class=\"plenary-remark\">(", ")</span>"), text, out);
            }
            Piece::Mark(own) => mark(Some(own), self.1).render_to(out),
            Piece::Break => out.push_str("<br>"),
            Piece::Gap { .. } => out.push(' '),
            Piece::Start(group) => self.push_start(*group, out),
            Piece::End(Group::Day(_) | Group::Moment(_)) => out.push_str("</time>"),
            Piece::End(Group::Place) => {}
            Piece::End(Group::Name | Group::Sitting(_)) => out.push_str("</span>"),
        }
    }

    fn push_start(&self, group: Group, out: &mut String) {
        match (group, self.0) {
            (Group::Place, _) => {}
            (Group::Name, _) => out.push_str("<span class=\"plenary-name\">"),
            (Group::Sitting(ordinal), Described::Item(item)) => {
                out.push_str("<span id=\"");
                push_text(&ids::part(item, ordinal).unwrap_or_default(), out);
                out.push_str("\">");
            }
            (Group::Sitting(_), _) => out.push_str("<span>"),
            (Group::Day(_) | Group::Moment(_), _) => push_start(group, out),
        }
    }
}

/// Opens the element of a day or a moment.
fn push_start(group: Group, out: &mut String) {
    out.push_str("<time datetime=\"");
    match group {
        Group::Day(day) => push_date(day, out),
        Group::Moment(moment) => push_moment(moment, "", out),
        Group::Name | Group::Place | Group::Sitting(_) => {}
    }
    out.push_str("\">");
}

fn push_in((start, end): (&str, &str), text: &[Inline], out: &mut String) {
    out.push_str(start);
    Inlines(text).render_to(out);
    out.push_str(end);
}

/// Words for a day, and the day as a machine reads it.
pub(super) struct Day<N>(pub(super) NaiveDate, pub(super) N);

impl<N: Render> Render for Day<N> {
    fn render_to(&self, out: &mut String) {
        push_start(Group::Day(self.0), out);
        self.1.render_to(out);
        out.push_str("</time>");
    }
}
