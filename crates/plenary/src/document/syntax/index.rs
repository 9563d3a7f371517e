//! What is looked up for each error of the parser: lines, values, and what is written first where.
//! It is made once, so that a thousand errors cost no more than a thousand look-ups.

use std::collections::HashMap;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::bare;
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
    /// Without its remark and the blanks around it.
    pub(super) bare: &'t str,
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
            let bare = bare(whole);
            let place = index.all.len();
            index.all.push(Line {
                start,
                whole,
                bare,
                heading,
            });
            start += whole.len();
            if bare.starts_with('[') {
                heading = Some(place);
                index.headings.entry(bare).or_insert(place);
            } else {
                index.keys.entry((heading, key(bare))).or_insert(place);
            }
        }
        index
    }

    /// The line around a byte.
    pub(super) fn around(&self, at: usize) -> Option<&Line<'t>> {
        let after = self.all.partition_point(|line| line.start <= at);
        self.all.get(after.checked_sub(1)?)
    }

    /// The heading above a line.
    pub(super) fn heading_above(&self, line: &Line<'_>) -> Option<&'t str> {
        Some(self.all.get(line.heading?)?.bare)
    }

    /// Where a name was written before this line: in the same heading, or before an `=` under the
    /// same one.
    pub(super) fn before(&self, line: &Line<'_>, name: &str) -> Option<Span> {
        let first = if line.bare.starts_with('[') {
            self.headings.get(line.bare)
        } else {
            self.keys.get(&(line.heading, name))
        };
        let first = self.all.get(*first?)?;
        let start = first.start + first.whole.find(name).unwrap_or(0);
        (first.start < line.start).then_some(start..start + name.len())
    }
}

fn key(bare: &str) -> &str {
    bare.split('=').next().unwrap_or_default().trim()
}

/// The values that hold no others, in the order of the text.
pub(super) struct Values {
    /// The bytes of each, and whether it is a text.
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

    /// The bytes of the value that an error lies in, where the parser could go on after it.
    pub(super) fn around(&self, error: &Span) -> Option<Span> {
        let after = self
            .leaves
            .partition_point(|(span, _)| span.start <= error.start);
        let (span, is_text) = self.leaves.get(after.checked_sub(1)?)?;
        let covers = error.end <= span.end && !error.is_empty();
        let lies_in = if *is_text { span == error } else { covers };
        lies_in.then(|| span.clone())
    }
}
