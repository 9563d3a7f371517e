//! One pass over a text that counts what the parser would meet.

use crate::{
    Error, Limit,
    limit::{ALL_ATTRIBUTES, ATTRIBUTES, DECLARATIONS, DEPTH, NAMESPACES, NODES},
};

/// A pass over a text. Tags, comments and the like end where they end for the parser; where something
/// does not end, the pass does, as the parser refuses the text there.
#[derive(Debug)]
pub(super) struct Scan<'a> {
    rest: &'a str,
    /// Declarations of namespaces that hold in each open element.
    open: Vec<usize>,
    pub(super) nodes: usize,
    pub(super) declarations: usize,
}

/// A part of a text that does not end.
struct Unended;

impl<'a> Scan<'a> {
    /// Begins behind the declaration of XML, unless there are more signs than the parser may reserve
    /// memory for.
    pub(super) fn new(text: &'a str) -> Result<Self, Error> {
        // An element has two signs `<`.
        if text.matches('<').nth(2 * NODES).is_some() {
            return Err(Error::TooMuch(Limit::Nodes));
        }
        if text.matches('=').nth(ALL_ATTRIBUTES).is_some() {
            return Err(Error::TooMuch(Limit::AllAttributes));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Ok(Self {
            rest: text
                .strip_prefix("<?xml ")
                .map_or(text, without_declaration),
            open: Vec::new(),
            nodes: 0,
            declarations: 0,
        })
    }

    /// Runs to the end, or to the first limit that is broken.
    pub(super) fn run(&mut self) -> Result<(), Error> {
        while let Some((text, rest)) = self.rest.split_once('<') {
            self.rest = rest;
            if !text.is_empty() {
                self.node()?;
            }
            if let Err(Unended) = self.markup()? {
                break;
            }
        }
        Ok(())
    }

    /// Passes what a `<` begins.
    fn markup(&mut self) -> Result<Result<(), Unended>, Error> {
        let rest = self.rest;
        if let Some(rest) = rest.strip_prefix("!--") {
            self.node()?;
            Ok(self.skip(rest, "-->"))
        } else if let Some(rest) = rest.strip_prefix("![CDATA[") {
            self.node()?;
            Ok(self.skip(rest, "]]>"))
        } else if let Some(rest) = rest.strip_prefix('?') {
            self.node()?;
            Ok(self.skip(rest, "?>"))
        } else if let Some(rest) = rest.strip_prefix('/') {
            self.open.pop();
            Ok(self.skip(rest, ">"))
        } else if rest.starts_with("!DOCTYPE") {
            Err(Error::DocumentType)
        } else if rest.starts_with('!') {
            Ok(Err(Unended))
        } else {
            self.node()?;
            self.start_tag()
        }
    }

    fn skip(&mut self, rest: &'a str, end: &str) -> Result<(), Unended> {
        let (_, rest) = rest.split_once(end).ok_or(Unended)?;
        self.rest = rest;
        Ok(())
    }

    fn start_tag(&mut self) -> Result<Result<(), Unended>, Error> {
        let (mut attributes, mut declarations) = (0, 0);
        loop {
            let Some((before, sign, rest)) = split_at_sign(self.rest) else {
                return Ok(Err(Unended));
            };
            self.rest = rest;
            if sign == '>' {
                return self.element(declarations, before.ends_with('/')).map(Ok);
            }
            if is_declaration(before) {
                declarations += 1;
            } else {
                attributes += 1;
            }
            if attributes > ATTRIBUTES {
                return Err(Error::TooMuch(Limit::Attributes));
            }
            let Some((_, rest)) = rest.split_once(sign) else {
                return Ok(Err(Unended));
            };
            self.rest = rest;
        }
    }

    /// Counts an element with declarations of namespaces.
    fn element(&mut self, declarations: usize, is_empty: bool) -> Result<(), Error> {
        let inherited = self.open.last().copied().unwrap_or_default();
        let namespaces = inherited + declarations;
        self.declarations += declarations;
        let limits = [
            (self.open.len() >= DEPTH, Limit::Depth),
            (namespaces > NAMESPACES, Limit::Namespaces),
            (self.declarations > DECLARATIONS, Limit::Declarations),
        ];
        if let Some((_, limit)) = limits.into_iter().find(|(is_broken, _)| *is_broken) {
            return Err(Error::TooMuch(limit));
        }
        if !is_empty {
            self.open.push(namespaces);
        }
        Ok(())
    }

    fn node(&mut self) -> Result<(), Error> {
        self.nodes += 1;
        if self.nodes > NODES {
            return Err(Error::TooMuch(Limit::Nodes));
        }
        Ok(())
    }
}

/// The text behind a declaration of XML, in whose quotes anything can stand.
fn without_declaration(text: &str) -> &str {
    let mut rest = text;
    loop {
        let Some((_, sign, behind)) = split_at_sign(rest) else {
            return "";
        };
        if sign == '>' {
            return behind;
        }
        rest = behind.split_once(sign).map_or("", |(_, behind)| behind);
    }
}

/// Parts a text at the first quote or `>`.
fn split_at_sign(text: &str) -> Option<(&str, char, &str)> {
    let at = text.find(['"', '\'', '>'])?;
    let (before, behind) = text.split_at_checked(at)?;
    let mut behind = behind.chars();
    let sign = behind.next()?;
    Some((before, sign, behind.as_str()))
}

/// True if the attribute whose name ends a text declares a namespace. The parser takes any prefix before
/// `xmlns` for none.
fn is_declaration(before: &str) -> bool {
    let blank = [' ', '\t', '\r', '\n'];
    let name = before.trim_end_matches(blank);
    let name = name.strip_suffix('=').unwrap_or(name);
    let name = name.trim_end_matches(blank);
    name.rsplit(blank).next().unwrap_or(name).contains("xmlns")
}
