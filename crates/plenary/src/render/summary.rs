//! The figures of a report as tables.

use std::fmt;

use super::markdown::in_cell;
use crate::{
    schedule::{Figures, Summary},
    time::Minutes,
};

/// The heads of the columns.
const HEADS: [&str; 8] = [
    "", "meetings", "held", "sittings", "planned", "used", "given up", "over",
];

impl Summary {
    fn rows(&self) -> Vec<[String; 8]> {
        let heads = HEADS.map(str::to_owned);
        let groups = self.groups.iter().map(|own| {
            let name = own.group.clone();
            own.cells(name.unwrap_or_else(|| "without a group".to_owned()))
        });
        let total = self.total.cells("total".to_owned());
        [heads].into_iter().chain(groups).chain([total]).collect()
    }

    /// A table in Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let rule = "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |".to_owned();
        let line = |row: [String; 8]| format!("| {} |", row.map(|cell| in_cell(&cell)).join(" | "));
        let mut lines: Vec<_> = self.rows().into_iter().map(line).collect();
        lines.insert(1, rule);
        lines.join("\n") + "\n"
    }

    /// The same for programs, in JSON.
    #[cfg(feature = "json")]
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl Figures {
    fn cells(&self, name: String) -> [String; 8] {
        let called_off = [(self.cancelled, "cancelled"), (self.postponed, "postponed")];
        let called_off = called_off.iter().filter(|(number, _)| *number > 0);
        let called_off = called_off.map(|(number, how)| format!("{number} {how}"));
        let called_off: Vec<_> = called_off.collect();
        let held = match &*called_off {
            [] => self.held.to_string(),
            all => format!("{} ({})", self.held, all.join(", ")),
        };
        let none = |minutes: Minutes| match minutes.0 {
            0 => "–".to_owned(),
            _ => minutes.to_string(),
        };
        [
            name,
            self.meetings.to_string(),
            held,
            self.sittings.to_string(),
            none(self.planned),
            none(self.used),
            none(self.given_up),
            none(self.over),
        ]
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.rows();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
        let widths: Vec<_> = (0..HEADS.len()).filter_map(width).collect();
        for row in &rows {
            write!(f, "{:<1$}", row[0], widths[0])?;
            for (cell, width) in row.iter().zip(&widths).skip(1) {
                write!(f, "  {cell:>width$}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
