//! Figures of a report as tables.

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
        let groups = self.groups.iter().map(|group| {
            let name = group.group.clone();
            group.cells(name.unwrap_or_else(|| "without a group".to_owned()))
        });
        let total = self.total.cells("total".to_owned());
        [heads].into_iter().chain(groups).chain([total]).collect()
    }

    /// Returns the figures as a table in Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let rule = "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |".to_owned();
        let line = |row: [String; 8]| format!("| {} |", row.map(|cell| in_cell(&cell)).join(" | "));
        let mut lines: Vec<_> = self.rows().into_iter().map(line).collect();
        lines.insert(1, rule);
        lines.join("\n") + "\n"
    }

    /// Returns the figures in JSON, for programs.
    #[cfg(feature = "json")]
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl Figures {
    fn cells(&self, name: String) -> [String; 8] {
        let called_off: Vec<_> = [(self.cancelled, "cancelled"), (self.postponed, "postponed")]
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, how)| format!("{number} {how}"))
            .collect();
        let held = match &*called_off {
            [] => self.held.to_string(),
            all => format!("{} ({})", self.held, all.join(", ")),
        };
        let or_dash = |minutes: Minutes| match minutes.0 {
            0 => "–".to_owned(),
            _ => minutes.to_string(),
        };
        [
            name,
            self.meetings.to_string(),
            held,
            self.sittings.to_string(),
            or_dash(self.planned),
            or_dash(self.used),
            or_dash(self.given_up),
            or_dash(self.over),
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
