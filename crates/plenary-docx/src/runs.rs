//! Texts as runs: characters of one look, one script and one direction each.

use maud::{Markup, html as markup};
use plenary::{
    Annex,
    annex::{Note, NoteId, NoteMark},
    render::{Group, Piece},
    text::{Inline, plain},
};
use plenary_opc::Relation;

use crate::{
    package::link_relation,
    parts::FOOTNOTE,
    script::{self, LanguageAttribute, Script},
    template::Styles,
};

/// A writer of texts, which collects the links in them.
pub(crate) struct Runs<'a> {
    pub(crate) annex: &'a Annex,
    pub(crate) styles: &'a Styles,
    /// The script of the title if that is from right to left, else [`Script::Common`].
    pub(crate) page: Script,
    links: Vec<String>,
    /// True between the brackets with what has changed.
    in_changes: bool,
}

/// The look of characters.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    style: Option<&'static str>,
    is_strong: bool,
    is_emphasis: bool,
    is_struck: bool,
}

impl Look {
    const PLAIN: Self = Self {
        style: None,
        is_strong: false,
        is_emphasis: false,
        is_struck: false,
    };

    fn of(style: &'static str) -> Self {
        Self {
            style: Some(style),
            ..Self::PLAIN
        }
    }
}

impl<'a> Runs<'a> {
    pub(crate) fn new(annex: &'a Annex, styles: &'a Styles) -> Self {
        let title = script::first(&plain(&annex.heading.title));
        let turned = title.filter(|script| script.is_right_to_left());
        Self {
            annex,
            styles,
            page: turned.unwrap_or(Script::Common),
            links: Vec::new(),
            in_changes: false,
        }
    }

    /// Returns the links that have been written, as relations.
    pub(crate) fn relations(&self) -> impl Iterator<Item = Relation> {
        let links = self.links.iter().enumerate();
        links.map(|(place, href)| link_relation(link_id(place), href))
    }

    /// Returns a paragraph of a style.
    pub(crate) fn paragraph(&mut self, style: &'static str, pieces: &[Piece<'_>]) -> Markup {
        self.paragraph_with(style, (markup! {}, markup! {}), pieces)
    }

    /// Returns a paragraph of a style, with a bar at its side if it is marked as changed.
    pub(crate) fn marked(
        &mut self,
        style: &'static str,
        is_changed: bool,
        pieces: &[Piece<'_>],
    ) -> Markup {
        self.any_paragraph((style, is_changed), (markup! {}, markup! {}), pieces)
    }

    /// Returns a paragraph of a style, with other runs before and after its pieces.
    pub(crate) fn paragraph_with(
        &mut self,
        style: &'static str,
        around: (Markup, Markup),
        pieces: &[Piece<'_>],
    ) -> Markup {
        self.any_paragraph((style, false), around, pieces)
    }

    fn any_paragraph(
        &mut self,
        (style, is_changed): (&'static str, bool),
        (before, after): (Markup, Markup),
        pieces: &[Piece<'_>],
    ) -> Markup {
        let base = self.direction(pieces);
        markup! {
            w:p {
                w:pPr {
                    w:pStyle w:val=(self.styles.id(style)) {}
                    @if let Some(list) = self.styles.list.filter(|_| style == "ListBullet") {
                        w:numPr { w:ilvl w:val="0" {} w:numId w:val=(list) {} }
                    }
                    @if is_changed {
                        w:pBdr { w:left w:val="single" w:sz="18" w:space="4" w:color="auto" {} }
                    }
                    @if base.is_right_to_left() { w:bidi {} }
                }
                (before)
                @for piece in pieces { (self.piece(piece, base)) }
                (after)
            }
        }
    }

    /// Returns the script that gives a paragraph its direction: that of the page, unless the page is
    /// from right to left and no letter of the paragraph is.
    fn direction(&self, pieces: &[Piece<'_>]) -> Script {
        let texts = pieces.iter().filter_map(|piece| match piece {
            Piece::Text(text) | Piece::Remark(text) => Some(plain(text)),
            Piece::Struck(text) => Some(plain(text)),
            _ => None,
        });
        let text: String = texts.collect();
        let left = script::first(&text).is_some() && !script::is_from_right_to_left(&text);
        if left { Script::Common } else { self.page }
    }

    fn piece(&mut self, piece: &Piece<'_>, base: Script) -> Markup {
        let remark = Look::of("PlenaryRemark");
        let around = if self.in_changes { remark } else { Look::PLAIN };
        match piece {
            Piece::Words(words) => self.text(words, around, base),
            Piece::Time(time) => self.text(&time.format("%H:%M").to_string(), Look::PLAIN, base),
            Piece::Moment(at) => self.text(&at.format("%H:%M").to_string(), Look::PLAIN, base),
            Piece::Dash => self.text("\u{a0}–\u{a0}", Look::PLAIN, base),
            Piece::Text(text) => self.inlines(text, around, base),
            Piece::Deleted(before) => {
                let struck = Look {
                    is_struck: true,
                    ..around
                };
                self.text(before, struck, base)
            }
            Piece::Start(Group::Changes) | Piece::End(Group::Changes) => {
                self.in_changes = matches!(piece, Piece::Start(_));
                markup! {}
            }
            Piece::Strong(text) => self.inlines(text, Look::of("PlenaryAcronym"), base),
            Piece::Struck(text) => {
                let struck = Look {
                    is_struck: true,
                    ..Look::PLAIN
                };
                self.inlines(text, struck, base)
            }
            Piece::Remark(text) => markup! {
                (self.text(" (", remark, base))
                (self.inlines(text, remark, base))
                (self.text(")", remark, base))
            },
            Piece::Mark(mark) => self.mark(mark),
            Piece::Break | Piece::Gap { in_cell: true } => markup! { w:r { w:br {} } },
            Piece::Gap { .. } => self.text(" ", Look::PLAIN, base),
            _ => markup! {},
        }
    }

    fn inlines(&mut self, text: &[Inline], look: Look, base: Script) -> Markup {
        markup! { @for inline in text { (self.inline(inline, look, base)) } }
    }

    fn inline(&mut self, inline: &Inline, look: Look, base: Script) -> Markup {
        match inline {
            Inline::Text(text) => self.text(text, look, base),
            Inline::Emphasis(content) => {
                let emphasis = Look {
                    is_emphasis: true,
                    ..look
                };
                self.inlines(content, emphasis, base)
            }
            Inline::Strong(content) => {
                let is_strong = true;
                self.inlines(content, Look { is_strong, ..look }, base)
            }
            Inline::Code(code) => {
                let style = Some("HTMLCode");
                self.text(code, Look { style, ..look }, base)
            }
            Inline::Link {
                href,
                title,
                content,
            } => self.link((href, title, content), look, base),
            Inline::Break => markup! { w:r { w:br {} } },
            _ => markup! {},
        }
    }

    /// Returns a link. Links to one address share one relation.
    fn link(&mut self, link: (&str, &str, &[Inline]), look: Look, base: Script) -> Markup {
        let (href, title, content) = link;
        let known = self.links.iter().position(|link| link == href);
        let place = known.unwrap_or_else(|| {
            self.links.push(href.to_owned());
            self.links.len() - 1
        });
        let style = Some("Hyperlink");
        markup! {
            w:hyperlink r:id=(link_id(place)) w:tooltip=[(!title.is_empty()).then_some(title)] {
                (self.inlines(content, Look { style, ..look }, base))
            }
        }
    }

    /// Returns the mark of a note, which leads to it.
    fn mark(&self, mark: &NoteMark) -> Markup {
        if self.annex.heading.note == Some(mark.note) {
            return self.raised_mark(&mark.mark);
        }
        markup! {
            w:hyperlink w:anchor=(note_id(mark.note)) { (self.raised_mark(&mark.mark)) }
        }
    }

    /// Returns the mark before a note under the tables, to which the marks in the tables lead.
    pub(crate) fn target(&self, place: NoteId, note: &Note) -> Markup {
        markup! {
            w:bookmarkStart w:id=(place.index()) w:name=(note_id(place)) {}
            (self.raised_mark(&note.mark))
            w:bookmarkEnd w:id=(place.index()) {}
        }
    }

    fn raised_mark(&self, mark: &str) -> Markup {
        let style = self.styles.id("FootnoteReference");
        markup! { w:r { w:rPr { w:rStyle w:val=(style) {} } w:t { (mark) } } }
    }

    /// Returns the star before the footnote.
    pub(crate) fn star(&self, note: &Note) -> Markup {
        self.star_run(&markup! {}, note)
    }

    /// Returns the star behind the title, which refers to the footnote.
    pub(crate) fn reference(&self, note: &Note) -> Markup {
        let reference = markup! { w:footnoteReference w:customMarkFollows="1" w:id=(FOOTNOTE) {} };
        self.star_run(&reference, note)
    }

    /// Returns a star on the baseline: raised, it would stand too high.
    fn star_run(&self, reference: &Markup, note: &Note) -> Markup {
        let style = self.styles.id("FootnoteReference");
        markup! {
            w:r {
                w:rPr { w:rStyle w:val=(style) {} w:vertAlign w:val="baseline" {} }
                (reference)
                w:t { (note.mark) }
            }
        }
    }

    fn text(&self, text: &str, look: Look, base: Script) -> Markup {
        markup! {
            @for (script, text) in script::pieces(text, base) {
                w:r {
                    (self.look(look, script))
                    (characters(text, script))
                }
            }
        }
    }

    /// Returns the properties of a run; nothing if it looks like its paragraph.
    fn look(&self, look: Look, script: Script) -> Markup {
        if matches!((look, script), (Look::PLAIN, Script::Common)) {
            return markup! {};
        }
        markup! {
            w:rPr {
                @if let Some(style) = look.style { w:rStyle w:val=(self.styles.id(style)) {} }
                @if script.is_eastern() { w:rFonts w:eastAsia=[script.font()] w:hint="eastAsia" {} }
                @if look.is_strong { w:b {} w:bCs {} }
                @if look.is_emphasis { w:i {} w:iCs {} }
                @if look.is_struck { w:strike {} }
                @if script.is_right_to_left() { w:rtl {} }
                @match script.language() {
                    Some((LanguageAttribute::Value, tag)) => w:lang w:val=(tag) {},
                    Some((LanguageAttribute::EastAsia, tag)) => w:lang w:eastAsia=(tag) {},
                    Some((LanguageAttribute::Bidi, tag)) => w:lang w:bidi=(tag) {},
                    None => {}
                }
            }
        }
    }
}

/// Returns the bookmark of a note.
fn note_id(place: NoteId) -> String {
    format!("plenaryNote{}", place.index() + 1)
}

fn link_id(place: usize) -> String {
    format!("plenaryLink{}", place + 1)
}

/// Returns the characters of a run, with no line break between `16-` and `19`. In a text from right to
/// left hyphens stay plain: any other one would swap the two numbers.
fn characters(text: &str, script: Script) -> Markup {
    let parts = if script.is_right_to_left() {
        vec![text]
    } else {
        split_at_number_hyphens(text)
    };
    markup! {
        @for (i, part) in parts.iter().enumerate() {
            @if i > 0 { w:noBreakHyphen {} }
            w:t xml:space="preserve" { (printable(part)) }
        }
    }
}

/// Splits a text at the hyphens that stand between digits.
fn split_at_number_hyphens(text: &str) -> Vec<&str> {
    let between = |at: &usize| {
        let before = text.as_bytes().get(at.wrapping_sub(1));
        let after = text.as_bytes().get(at + 1);
        before.is_some_and(u8::is_ascii_digit) && after.is_some_and(u8::is_ascii_digit)
    };
    let hyphens = text.match_indices('-').map(|(at, _)| at).filter(between);
    let mut from = 0;
    let mut parts = Vec::new();
    for at in hyphens.chain([text.len()]) {
        parts.extend(text.get(from..at));
        from = at + 1;
    }
    parts
}

/// Returns a text with tabs and line ends as spaces, and without the characters that XML cannot hold.
fn printable(text: &str) -> String {
    let is_space = |c: char| c.is_control() && c.is_whitespace();
    text.replace(is_space, " ").replace(
        |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'),
        "",
    )
}
