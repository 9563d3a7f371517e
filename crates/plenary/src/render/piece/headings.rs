//! Pieces of heads of rows, rows of sections, and the heading of an annex.

use super::{Group, Piece, Pieces, all};
use crate::{
    annex::{Annex, Heading, ListedChanges, RowHeader},
    locale::catalogue,
    text::{Inline, Language},
    time::Moment,
    view::SectionRow,
};

impl RowHeader {
    /// Returns the pieces of the head of a row, in a language.
    #[must_use]
    pub fn pieces(self, language: Language) -> Vec<Piece<'static>> {
        let mut list = Vec::new();
        let mut pieces = Pieces::new(language, |piece| list.push(piece));
        match self {
            Self::Hours(hours) => pieces.hours(hours),
            Self::From(hours) => pieces.add(Piece::Time(hours.opens())),
            Self::AllDay => pieces.say(pieces.catalogue.grid.all_day),
            Self::SideEvents => {
                let name = vec![Inline::text(pieces.catalogue.grid.side_events)];
                pieces.add(Piece::Strong(name.into()));
            }
        }
        list
    }
}

impl SectionRow {
    /// Returns the pieces of a row of a section, in the language of its annex.
    #[must_use]
    pub fn pieces(&self, language: Language) -> Vec<Piece<'_>> {
        all(|take| self.each_piece(language, take))
    }

    /// Gives the pieces one after the other.
    pub(in crate::render) fn each_piece<'a>(
        &'a self,
        language: Language,
        take: impl FnMut(Piece<'a>),
    ) {
        let mut pieces = Pieces::new(language, take);
        let due = self.deadline.as_ref();
        let day = due.and_then(|due| due.day).map(Group::Day);
        match due.and_then(|due| due.at).map(Group::Moment).or(day) {
            Some(group) => pieces.group(group, |pieces| pieces.text(&self.term)),
            None => pieces.text(&self.term),
        }
        if !self.details.is_empty() {
            pieces.say(pieces.catalogue.signs.colon);
            pieces.text(&self.details);
        }
    }
}

impl Heading {
    /// Returns the lines under the title: the status; the last issue, or that it is a draft of the next
    /// one; the situation, up to the moment that is known; each with what it has changed.
    #[must_use]
    pub fn under_title(&self, language: Language) -> Vec<Vec<Piece<'_>>> {
        let catalogue = catalogue(language);
        let status = self.status.map(|status| {
            all(|take| Pieces::new(language, take).say((catalogue.heading.status)(status)))
        });
        let situation = self
            .as_of
            .map(|moment| all(|take| situation(moment, language, take)));
        let (before, behind) = if self.draft_of.is_some() {
            (&self.unissued, None)
        } else {
            (&self.changes, self.unissued.as_ref())
        };
        let subtitle =
            (!self.subtitle.is_empty()).then(|| vec![Piece::Strong((&self.subtitle).into())]);
        [
            subtitle,
            status,
            self.issue(language),
            self.reissue(language),
            before.as_ref().map(|list| list.pieces(language)),
            situation,
            behind.map(|list| list.pieces(language)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Returns the line of the revision, or of the one of which it is a draft; none for the first issue.
    fn issue(&self, language: Language) -> Option<Vec<Piece<'_>>> {
        let words = &catalogue(language).issue;
        if let Some(next) = self.draft_of {
            return Some(vec![Piece::Words((words.draft_of)(next).into())]);
        }
        let revision = self.revision.filter(|revision| revision.number > 0)?;
        Some(all(|take| {
            let mut pieces = Pieces::new(language, take);
            pieces.say(format!("Rev.{}", revision.number));
            if let Some(issued) = revision.issued {
                pieces.say(", ");
                pieces.day(issued);
            }
            if let Some(day) = self.replaces {
                pieces.say(format!(" ({}", words.replaces));
                pieces.day(day);
                pieces.say(")");
            }
        }))
    }

    /// Returns the line that the paper went out again; none for a draft.
    fn reissue(&self, language: Language) -> Option<Vec<Piece<'_>>> {
        let day = self
            .revision?
            .reissued
            .filter(|_| self.draft_of.is_none())?;
        let (before, behind) = catalogue(language).issue.reissued;
        Some(all(|take| {
            let mut pieces = Pieces::new(language, take);
            pieces.say(before);
            pieces.day(day);
            pieces.say(behind);
        }))
    }
}

impl ListedChanges {
    /// Returns the pieces of the words before the changes, and of the changes.
    fn pieces(&self, language: Language) -> Vec<Piece<'_>> {
        all(|take| {
            let mut pieces = Pieces::new(language, take);
            let words = &pieces.catalogue.issue;
            match (self.since_revision, self.since) {
                (Some(number), _) => pieces.say((words.changes_since_revision)(number)),
                (None, Some(day)) => {
                    pieces.say(words.changes_since);
                    pieces.day(day);
                }
                (None, None) => pieces.say(pieces.catalogue.changes.heading),
            }
            pieces.say(pieces.catalogue.signs.colon);
            pieces.text(&self.line);
        })
    }
}

/// Gives the pieces of `Situation as of 16 March 2026, 16:40`.
fn situation<'a>(moment: Moment, language: Language, take: impl FnMut(Piece<'a>)) {
    let mut pieces = Pieces::new(language, take);
    let words = &pieces.catalogue.issue;
    pieces.say(words.situation);
    pieces.day(moment.date_naive());
    pieces.say(words.before_clock);
    let clock = (pieces.catalogue.dates.clock)(moment.time());
    pieces.group(Group::Moment(moment), |pieces| pieces.say(clock));
}

impl Annex {
    /// Returns the line that names the time zone of the hours: `Local time, Europe/Zurich`.
    #[must_use]
    pub fn local_time(&self) -> String {
        let zone = &self.heading.time_zone;
        format!("{}{zone}", catalogue(self.language).heading.local_time)
    }
}
