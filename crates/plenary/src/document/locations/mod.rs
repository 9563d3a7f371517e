//! The places of the keys, values, headings and names of a source, as an editor asks for them.

mod references;

use std::collections::HashMap;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

pub use references::{Reference, ReferenceKind};

use crate::{
    fault::{Path, Step},
    source::{Source, Span},
};

/// The places of everything that stands in a source, found once.
///
/// A source with faults has them too, as far as it can be parsed.
///
/// ```
/// use plenary::{Source, edit::{LocationKind, Locations}};
///
/// let source = Source::new("csp12.toml", "[groups.WGTU]\nname = \"Universalization\"\n");
/// let locations = Locations::of(&source);
/// let here = locations.at(16).ok_or("nothing there")?;
/// assert_eq!(here.path.to_string(), "groups.WGTU.name");
/// assert_eq!(here.kind, LocationKind::Key);
/// assert_eq!(&source.text()[here.span], "name");
///
/// let value = locations.value(&here.path).ok_or("no value")?;
/// assert_eq!(&source.text()[value], "\"Universalization\"");
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone)]
pub struct Locations {
    /// Keys, values and headings by their first byte; what holds others stands before them.
    all: Vec<Location>,
    by_path: HashMap<Path, Spans>,
    references: Vec<Reference>,
}

/// A part of a source.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Location {
    /// The way to the value that it belongs to.
    pub path: Path,
    /// The part of the value.
    pub kind: LocationKind,
    /// The bytes of the part.
    pub span: Span,
}

/// The parts of a value in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LocationKind {
    /// The heading of a table: `[groups.WGTU]`.
    Heading,
    /// The key before the `=`, or a name in a heading.
    Key,
    /// The value, with its quotation marks or brackets.
    Value,
}

/// The bytes of the parts of one value.
#[derive(Debug, Clone, Default)]
struct Spans {
    heading: Option<Span>,
    key: Option<Span>,
    value: Option<Span>,
}

impl Locations {
    /// Finds the places of everything in a source.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        let whole = source.text();
        let text = whole.get(..Source::MOST_BYTES).unwrap_or(whole);
        let (table, _) = DeTable::parse_recoverable(text);
        let mut walk = Walk {
            text,
            all: Vec::new(),
        };
        walk.table(table.get_ref(), &Path::default());
        let mut all = walk.all;
        all.sort_by_key(|location| (location.span.start, usize::MAX - location.span.end));
        all.dedup();
        let mut by_path: HashMap<Path, Spans> = HashMap::new();
        for location in &all {
            let spans = by_path.entry(location.path.clone()).or_default();
            let span = Some(location.span.clone());
            match location.kind {
                LocationKind::Heading => spans.heading = spans.heading.take().or(span),
                LocationKind::Key => spans.key = spans.key.take().or(span),
                LocationKind::Value => spans.value = spans.value.take().or(span),
            }
        }
        Self {
            references: references::find(table.get_ref(), &all),
            all,
            by_path,
        }
    }

    /// Returns the bytes of the key at a path; none for an element of a list, and for what is not there.
    #[must_use]
    pub fn key(&self, path: &Path) -> Option<Span> {
        self.by_path.get(path)?.key.clone()
    }

    /// Returns the bytes of the value at a path; none for a table under a heading, and for what is not there.
    #[must_use]
    pub fn value(&self, path: &Path) -> Option<Span> {
        self.by_path.get(path)?.value.clone()
    }

    /// Returns the bytes of the heading of the table at a path.
    #[must_use]
    pub fn heading(&self, path: &Path) -> Option<Span> {
        self.by_path.get(path)?.heading.clone()
    }

    /// Returns the innermost key, value or heading that holds a byte, or that ends before it, as a cursor
    /// behind a word stands on it.
    #[must_use]
    pub fn at(&self, byte: usize) -> Option<Location> {
        let begun = self
            .all
            .partition_point(|location| location.span.start <= byte);
        let before = || self.all[..begun].iter().rev();
        let inside = before().find(|location| byte < location.span.end);
        let behind = || before().find(|location| byte == location.span.end);
        inside.or_else(behind).cloned()
    }

    /// Returns the table in which a byte stands, by the last heading before it; the top above the first.
    #[must_use]
    pub fn table_at(&self, byte: usize) -> Path {
        let begun = self
            .all
            .partition_point(|location| location.span.start <= byte);
        let is_heading = |location: &&Location| location.kind == LocationKind::Heading;
        let heading = self.all[..begun].iter().rev().find(is_heading);
        heading.map_or_else(Path::default, |heading| heading.path.clone())
    }

    /// Returns every key, value and heading, in the order of the text.
    #[must_use]
    pub fn all(&self) -> &[Location] {
        &self.all
    }

    /// Returns every name of a group, track, room, meeting or document, where it is declared and where it is
    /// used, in the order of the text.
    ///
    /// ```
    /// use plenary::edit::{Locations, ReferenceKind};
    ///
    /// let source = plenary::open("csp12.toml")?;
    /// let locations = Locations::of(&source);
    /// let of_wgtu = |kind| locations.references().iter()
    ///     .filter(move |one| one.kind == kind && one.name == "WGTU")
    ///     .map(|one| one.path.to_string()).collect::<Vec<_>>();
    /// assert_eq!(of_wgtu(ReferenceKind::Group), ["groups.WGTU", "meeting[3].group"]);
    /// assert_eq!(of_wgtu(ReferenceKind::Meeting), ["meeting[3].group"]);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        &self.references
    }
}

/// A walk through a parsed text.
struct Walk<'s> {
    text: &'s str,
    all: Vec<Location>,
}

impl Walk<'_> {
    fn table(&mut self, table: &DeTable<'_>, at: &Path) {
        for (key, value) in table {
            let path = at.then(key.get_ref().clone().into_owned());
            self.add(&path, LocationKind::Key, key.span());
            self.keys_before(&path, key.span().start);
            // The value of a table that only other headings name is its key.
            if value.span() == key.span() {
                self.children(value, &path);
            } else {
                self.value(value, &path);
            }
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, path: &Path) {
        let span = value.span();
        let written = self.text.get(span.clone()).unwrap_or_default();
        let is_heading = written.starts_with('[') && written.ends_with(']');
        match value.get_ref() {
            DeValue::Table(_) if is_heading => self.add(path, LocationKind::Heading, span),
            // A list of tables under headings stands nowhere itself.
            DeValue::Array(array) if is_heading && is_of_headings(array.iter(), &span) => {}
            _ => self.add(path, LocationKind::Value, span),
        }
        self.children(value, path);
    }

    fn children(&mut self, value: &Spanned<DeValue<'_>>, path: &Path) {
        match value.get_ref() {
            DeValue::Table(table) => self.table(table, path),
            DeValue::Array(array) => {
                for (place, element) in array.iter().enumerate() {
                    self.value(element, &path.then(place));
                }
            }
            _ => {}
        }
    }

    /// Adds the keys before a dotted one, each with the path that is one step shorter. The parser knows the
    /// first place of each, and a table may be named again in any number of headings.
    fn keys_before(&mut self, path: &Path, start: usize) {
        let steps = path.steps();
        let mut length = steps.len();
        let mut before = self.text.get(..start).unwrap_or_default();
        while let Some(dotted) = before.trim_end_matches([' ', '\t']).strip_suffix('.') {
            let Some(key) = last_key(dotted) else {
                return;
            };
            length = length.saturating_sub(1);
            // The elements of a list have no key.
            while matches!(steps.get(length.wrapping_sub(1)), Some(Step::Index(_))) {
                length -= 1;
            }
            let shorter = Path::new(steps.get(..length).unwrap_or_default().iter().cloned());
            before = dotted.get(..key.start).unwrap_or_default();
            self.add(&shorter, LocationKind::Key, key);
        }
    }

    /// Adds a location, unless the parser has made it up: that stands at the beginning, without a byte.
    fn add(&mut self, path: &Path, kind: LocationKind, span: Span) {
        let is_made_up = span == (0..0);
        if !is_made_up && self.text.get(span.clone()).is_some() {
            let path = path.clone();
            self.all.push(Location { path, kind, span });
        }
    }
}

/// True if a list is made of tables under headings: its bytes are those of the first.
fn is_of_headings<'t, 'i: 't>(
    mut elements: impl Iterator<Item = &'t Spanned<DeValue<'i>>>,
    list: &Span,
) -> bool {
    elements
        .next()
        .is_some_and(|first| matches!(first.get_ref(), DeValue::Table(_)) && first.span() == *list)
}

/// Returns the bytes of the key with which a text ends.
fn last_key(text: &str) -> Option<Span> {
    let written = text.trim_end_matches([' ', '\t']);
    let start = match written.chars().next_back()? {
        quote @ ('"' | '\'') => {
            let inside = written.strip_suffix(quote)?;
            let mut openings = inside.match_indices(quote).map(|(at, _)| at);
            let is_escaped = |at: &usize| quote == '"' && inside[..*at].ends_with('\\');
            openings.rfind(|at| !is_escaped(at))?
        }
        _ => written
            .rfind(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
            .map_or(0, |at| at + 1),
    };
    (start < written.len()).then_some(start..written.len())
}

/// Returns the value at a path.
fn value_at<'t, 'i>(root: &'t DeTable<'i>, path: &Path) -> Option<&'t DeValue<'i>> {
    let mut steps = path.steps().iter();
    let Step::Key(first) = steps.next()? else {
        return None;
    };
    let first = root.get(&**first)?.get_ref();
    steps.try_fold(first, |value, step| {
        let next = match step {
            Step::Key(key) => value.as_table()?.get(&**key),
            Step::Index(place) => value.as_array()?.get(*place),
        };
        next.map(Spanned::get_ref)
    })
}
