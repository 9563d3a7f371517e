//! Indexes of the lines and values of a text, in which each error of the parser is looked up. They
//! are made once, so that a thousand errors cost no more than a thousand look-ups.

use std::collections::HashMap;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::without_comment;
use crate::source::Span;

/// The lines of a text.
pub(super) struct Lines<'t> {
    all: Vec<Line<'t>>,
    /// The first line of each heading.
    headings: HashMap<&'t str, usize>,
    /// The first line of each key under a heading.
    keys: HashMap<(Option<usize>, &'t str), usize>,
}

#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    start: usize,
    whole: &'t str,
    /// The line without its comment and the space around it.
    pub(super) content: &'t str,
    /// The line of the heading above it.
    heading: Option<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut index = Self {
            all: Vec::new(),
            headings: HashMap::new(),
            keys: HashMap::new(),
        };
        let (mut start, mut heading) = (0, None);
        for whole in text.split_inclusive('\n') {
            let content = without_comment(whole);
            let place = index.all.len();
            index.all.push(Line {
                start,
                whole,
                content,
                heading,
            });
            start += whole.len();
            if content.starts_with('[') {
                heading = Some(place);
                index.headings.entry(content).or_insert(place);
            } else {
                index.keys.entry((heading, key(content))).or_insert(place);
            }
        }
        index
    }

    /// Returns the line around a byte.
    pub(super) fn line_at(&self, at: usize) -> Option<&Line<'t>> {
        let after = self.all.partition_point(|line| line.start <= at);
        self.all.get(after.checked_sub(1)?)
    }

    /// Returns the heading above a line.
    pub(super) fn heading_above(&self, line: &Line<'_>) -> Option<&'t str> {
        Some(self.all.get(line.heading?)?.content)
    }

    /// Returns the first place of a name, if it is before this line: in the same heading, or before an
    /// `=` under the same one.
    pub(super) fn first_use(&self, line: &Line<'_>, name: &str) -> Option<Span> {
        let first = if line.content.starts_with('[') {
            self.headings.get(line.content)
        } else {
            self.keys.get(&(line.heading, name))
        };
        let first = self.all.get(*first?)?;
        let start = first.start + first.whole.find(name).unwrap_or(0);
        (first.start < line.start).then_some(start..start + name.len())
    }
}

fn key(content: &str) -> &str {
    content.split('=').next().unwrap_or_default().trim()
}

/// The values that hold no others, in the order of the text.
pub(super) struct Values {
    /// The bytes of each, and true for a text.
    leaves: Vec<(Span, bool)>,
}

impl Values {
    pub(super) fn of(table: &DeTable<'_>) -> Self {
        let mut all = Self { leaves: Vec::new() };
        table.values().for_each(|value| all.add(value));
        all.leaves.sort_unstable_by_key(|(span, _)| span.start);
        all
    }

    fn add(&mut self, value: &Spanned<DeValue<'_>>) {
        match value.get_ref() {
            DeValue::Table(table) => table.values().for_each(|value| self.add(value)),
            DeValue::Array(array) => array.iter().for_each(|value| self.add(value)),
            DeValue::String(_) => self.leaves.push((value.span(), true)),
            _ => self.leaves.push((value.span(), false)),
        }
    }

    /// Returns the bytes of the value that an error lies in, if the parser could go on after it.
    pub(super) fn enclosing(&self, error: &Span) -> Option<Span> {
        let after = self
            .leaves
            .partition_point(|(span, _)| span.start <= error.start);
        let (span, is_text) = self.leaves.get(after.checked_sub(1)?)?;
        let covers = error.end <= span.end && !error.is_empty();
        let lies_in = if *is_text { span == error } else { covers };
        lies_in.then(|| span.clone())
    }
}
