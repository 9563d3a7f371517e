//! Pieces of heads of rows, rows of sections, and the heading of an annex.

use super::{Group, Piece, Pieces, all};
use crate::{
    annex::{Annex, Heading, RowHeader},
    locale::catalogue,
    text::{Inline, Language},
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
    /// Returns the lines under the title: the status, the revision with what has changed, and up to
    /// when it is known what has happened.
    #[must_use]
    pub fn under_title(&self, language: Language) -> Vec<Vec<Piece<'_>>> {
        let catalogue = catalogue(language);
        let status = self.status.map(|status| {
            all(|take| Pieces::new(language, take).say((catalogue.heading.status)(status)))
        });
        let has_revision = self.revision.is_some() || !self.changes.is_empty();
        let revision = has_revision.then(|| all(|take| self.revision(language, take)));
        let as_of = self.as_of.map(|moment| {
            all(|take| {
                let mut pieces = Pieces::new(language, take);
                pieces.say(catalogue.heading.as_of);
                pieces.day(moment.date_naive());
                pieces.say(", ");
                pieces.add(Piece::Moment(moment));
            })
        });
        [status, revision, as_of].into_iter().flatten().collect()
    }

    /// Gives the pieces of the revision, or of a word if only the fact of a change is known, and of the changes.
    fn revision<'a>(&'a self, language: Language, take: impl FnMut(Piece<'a>)) {
        let mut pieces = Pieces::new(language, take);
        match self.revision {
            Some(revision) => {
                pieces.say(format!("Rev.{}", revision.number));
                if let Some(issued) = revision.issued {
                    pieces.say(", ");
                    pieces.day(issued);
                }
            }
            None => pieces.say(pieces.catalogue.changes.heading),
        }
        if !self.changes.is_empty() {
            pieces.say(pieces.catalogue.signs.colon);
            pieces.text(&self.changes);
        }
    }
}

impl Annex {
    /// Returns the line that names the time zone of the hours: `Local time, Europe/Zurich`.
    #[must_use]
    pub fn local_time(&self) -> String {
        let zone = &self.heading.time_zone;
        format!("{}{zone}", catalogue(self.language).heading.local_time)
    }
}
