//! The paper of the day: one day of a view, as delegates read it while the meetings run.

use chrono::NaiveDate;

use super::{Inlines, View};
use crate::{locale::Catalogue, text::Inline};

/// The day of a paper of the day, and its number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paper {
    pub(crate) day: NaiveDate,
    number: Option<u32>,
}

impl Paper {
    /// Returns `No. 2, Tuesday, 17 March 2026, Programme of meetings`.
    pub(super) fn title(self, catalogue: &Catalogue) -> Inlines {
        let number = self.number.map(catalogue.paper.number).unwrap_or_default();
        let title = (catalogue.paper.title)(&number, self.day);
        vec![Inline::text(title)]
    }
}

impl View<'_> {
    /// Returns the view of one day alone, for a paper of the day with this number, if it has one. Its annex
    /// lists the meetings and events of the day, and marks what has changed since the last issue.
    ///
    /// ```
    /// use plenary::{Language, chrono::NaiveDate};
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let tuesday = NaiveDate::from_ymd_opt(2026, 3, 17).ok_or("no such day")?;
    /// let paper = schedule.view_or_first(Language::English).on_day(tuesday, Some(2));
    /// let text = paper.marked_annex().to_markdown();
    /// assert!(text.starts_with("# No. 2, Tuesday, 17 March 2026, Programme of meetings"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn on_day(mut self, day: NaiveDate, number: Option<u32>) -> Self {
        self.occurrences.retain(|occurrence| occurrence.day == day);
        self.paper = Some(Paper { day, number });
        self
    }

    /// Returns the day of the paper; none if the view is of all days.
    pub(crate) fn paper_day(&self) -> Option<NaiveDate> {
        self.paper.map(|paper| paper.day)
    }

    /// True if the view shows a day.
    pub(crate) fn shows_day(&self, day: NaiveDate) -> bool {
        self.paper_day().is_none_or(|of| of == day)
    }

    /// Returns the line under the title of a paper of the day: the name of the meetings. Empty in others.
    pub(crate) fn subtitle(&self) -> Inlines {
        if self.paper.is_none() {
            return Inlines::new();
        }
        self.localizer.read(Some(self.plan().name()))
    }
}
