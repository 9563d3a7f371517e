//! XML, counted in one pass over the text before it becomes a tree.

use roxmltree::{Document, ParsingOptions};

use crate::{
    Error, Limit,
    limit::{ALL_ATTRIBUTES, ATTRIBUTES, DECLARATIONS, DEPTH, NAMESPACES, NODES},
};

/// Parses XML without a document type.
///
/// The parser takes time with the square of the attributes of an element and of the namespaces that hold
/// in it. The text is therefore counted first, and one with too many never reaches the parser.
///
/// # Errors
/// [`Error::NotXml`] if it is none, [`Error::DocumentType`] if it declares a document type, and
/// [`Error::TooMuch`] if it has more of something than any document.
pub fn parse(text: &str) -> Result<Document<'_>, Error> {
    Scan::new(text)?.run()?;
    let options = ParsingOptions {
        allow_dtd: false,
        // The document itself is a node too.
        nodes_limit: u32::try_from(NODES + 1).unwrap_or(u32::MAX),
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => Error::DocumentType,
        roxmltree::Error::NodesLimitReached => Error::TooMuch(Limit::Nodes),
        other => Error::NotXml(other.to_string()),
    })
}

/// A pass over a text. Tags, comments and the like end where they end for the parser; where something
/// does not end, the pass does, as the parser refuses the text there.
#[derive(Debug)]
struct Scan<'a> {
    rest: &'a str,
    /// Declarations of namespaces that hold in each open element.
    open: Vec<usize>,
    nodes: usize,
    declarations: usize,
}

/// A part of a text that does not end.
struct Unclosed;

impl<'a> Scan<'a> {
    /// Begins behind the declaration of XML, unless there are more signs than the parser may reserve
    /// memory for.
    fn new(text: &'a str) -> Result<Self, Error> {
        // An element has two signs `<`.
        if text.matches('<').nth(2 * NODES).is_some() {
            return Err(Error::TooMuch(Limit::Nodes));
        }
        if text.matches('=').nth(ALL_ATTRIBUTES).is_some() {
            return Err(Error::TooMuch(Limit::AllAttributes));
        }
        let unmarked = text.strip_prefix('\u{feff}').unwrap_or(text);
        Ok(Self {
            rest: unmarked
                .strip_prefix("<?xml ")
                .map_or(unmarked, without_declaration),
            open: Vec::new(),
            nodes: 0,
            declarations: 0,
        })
    }

    /// Runs to the end, or to the first limit that is broken.
    fn run(&mut self) -> Result<(), Error> {
        while let Some((text, rest)) = self.rest.split_once('<') {
            self.rest = rest;
            if !text.is_empty() {
                self.node()?;
            }
            if let Err(Unclosed) = self.markup()? {
                break;
            }
        }
        Ok(())
    }

    /// Passes over a tag, a comment or the like, behind its `<`.
    fn markup(&mut self) -> Result<Result<(), Unclosed>, Error> {
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
            Ok(Err(Unclosed))
        } else {
            self.node()?;
            self.start_tag()
        }
    }

    fn skip(&mut self, rest: &'a str, end: &str) -> Result<(), Unclosed> {
        let (_, rest) = rest.split_once(end).ok_or(Unclosed)?;
        self.rest = rest;
        Ok(())
    }

    fn start_tag(&mut self) -> Result<Result<(), Unclosed>, Error> {
        let (mut attributes, mut declarations) = (0, 0);
        loop {
            let Some((before, sign, rest)) = split_at_sign(self.rest) else {
                return Ok(Err(Unclosed));
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
                return Ok(Err(Unclosed));
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

/// Returns the text behind a declaration of XML, in whose quotes anything can stand.
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
    let (before, from_sign) = text.split_at_checked(at)?;
    let mut behind = from_sign.chars();
    let sign = behind.next()?;
    Some((before, sign, behind.as_str()))
}

/// True if the attribute whose name ends a text declares a namespace. The parser takes any prefix before
/// `xmlns` for none.
fn is_declaration(before: &str) -> bool {
    let space = [' ', '\t', '\r', '\n'];
    let trimmed = before.trim_end_matches(space);
    let text = trimmed.strip_suffix('=').unwrap_or(trimmed);
    let name = text.trim_end_matches(space).rsplit(space).next();
    name.is_some_and(|name| name.contains("xmlns"))
}

#[cfg(test)]
mod tests;
