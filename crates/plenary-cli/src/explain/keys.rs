//! Keys of the source, as the language page explains them.

use std::fmt::Write;

/// The keys that can stand under one heading, or in one pair of braces.
pub(super) struct KeyTable {
    /// The key under which they stand, such as `meeting`; empty for those at the top.
    name: &'static str,
    /// The sentences before the table, which say where the keys stand.
    intro: &'static str,
    /// The head of the table, with the line under it.
    head: &'static str,
    /// The names of the keys, and their rows.
    rows: Vec<(&'static str, &'static str)>,
}

/// A key in one of the tables that can have it.
pub(super) struct Key<'t> {
    table: &'t KeyTable,
    pub(super) name: &'static str,
    row: &'static str,
}

impl KeyTable {
    /// Returns all tables of the language page.
    pub(super) fn all() -> Vec<Self> {
        let parts: Vec<_> = plenary::language::PAGE.split("\n\n").collect();
        let pairs = parts.windows(2);
        pairs
            .filter_map(|pair| Self::read(pair[0], pair[1]))
            .collect()
    }

    fn read(intro: &'static str, table: &'static str) -> Option<Self> {
        if !table.starts_with("| key |") {
            return None;
        }
        let body = table.match_indices('\n').nth(1)?.0;
        let (head, rows) = table.split_at(body);
        let named = |row: &'static str| Some((row.split('`').nth(1)?, row));
        Some(Self {
            name: name(intro),
            intro,
            head,
            rows: rows.lines().filter_map(named).collect(),
        })
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = Key<'_>> {
        let key = |(name, row): &(&'static str, &'static str)| Key {
            table: self,
            name,
            row,
        };
        self.rows.iter().map(key)
    }

    /// Returns the word for the table in a list of tables.
    pub(super) const fn title(&self) -> &'static str {
        if self.name.is_empty() {
            "the top"
        } else {
            self.name
        }
    }

    /// True for keys that are written in braces, not under a heading.
    fn is_in_braces(&self) -> bool {
        self.intro.starts_with("Write ")
    }
}

/// Returns the key under which the keys of a table stand, by what is said before it: `days` of «Under each
/// `[days.DATE]`».
fn name(intro: &'static str) -> &'static str {
    let heading = intro.split('`').nth(1).unwrap_or_default();
    let words = heading.trim_matches(['[', ']']);
    words.split('.').next().unwrap_or_default()
}

impl Key<'_> {
    /// Returns the key behind its table: `meeting.start-by`.
    pub(super) fn path(&self) -> String {
        match self.table.name {
            "" => self.name.to_owned(),
            table => format!("{table}.{}", self.name),
        }
    }

    /// True if this is meant by a word such as `start-by`, `meeting.start-by` or `days.2026-03-16.held`.
    pub(super) fn is_meant_by(&self, word: &str) -> bool {
        let mut steps = word.rsplit('.');
        if steps.next() != Some(self.name) {
            return false;
        }
        !word.contains('.') || steps.any(|step| step == self.table.name)
    }

    /// Returns the page of the key, in Markdown; the keys of the table that it holds stand at its end.
    pub(super) fn page(&self, tables: &[KeyTable]) -> String {
        let Self { table, row, .. } = self;
        let mut page = format!(
            "# {}\n\n{}\n\n{}\n{row}\n",
            self.path(),
            table.intro,
            table.head
        );
        let holds_tables = row.ends_with("| | |") || row.ends_with("| | a fault |");
        let inner = tables
            .iter()
            .find(|inner| inner.name == self.name && (inner.is_in_braces() || holds_tables));
        if let Some(inner) = inner {
            let keys: Vec<_> = inner.keys().map(|key| format!("`{}`", key.name)).collect();
            let _ = writeln!(page, "\nIts keys: {}.", keys.join(", "));
        }
        page
    }
}
