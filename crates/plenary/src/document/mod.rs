//! The schedule as it was written, or as a program put it together: nothing judged yet.
//!
//! [`read()`] makes a [`Document`] from a source, with a hole wherever a value is bad; the builders
//! make one without a source. [`check`](crate::check) then judges either in the same way.

mod address;
mod agenda;
mod allow;
mod change;
mod day;
mod deadline;
mod decode;
mod edit;
mod edit_day;
mod edit_item;
mod entries;
mod event;
mod facilities;
mod group;
mod headings;
mod issue;
mod level;
mod limits;
mod listed_document;
mod locate;
mod locations;
mod meeting;
mod moment;
mod number;
mod raw;
mod read;
mod reader;

mod revision;
mod room;
mod schema;
mod session;
mod speaker;
mod suggest;
mod syntax;
mod table;
mod table_editor;
mod top;
mod track;
mod translate;
mod typed_text;
mod undo;
mod values;
mod words;

pub use agenda::{AgendaBuilder, AgendaDocumentBuilder};
pub(crate) use agenda::{AgendaDocument, AgendaItem};
pub(crate) use allow::Allow;
pub use change::{Change, RecordKey};
pub(crate) use day::Day;
pub use day::DayBuilder;
pub(crate) use deadline::Deadline;
pub use deadline::DeadlineBuilder;
pub use edit::{record, suppose};
pub(crate) use event::Event;
pub use event::EventBuilder;
pub(crate) use facilities::Facilities;
pub use group::GroupBuilder;
pub(crate) use group::{Group, Office};
pub use issue::{Issue, correct, issue, snapshot};
pub(crate) use issue::{is_beside, named_version, with_languages};
pub use listed_document::DocumentBuilder;
pub(crate) use listed_document::ListedDocument;
pub use locations::{Location, LocationKind, Locations, Reference, ReferenceKind};
pub(crate) use meeting::Meeting;
pub use meeting::MeetingBuilder;
pub(crate) use read::{ParsedSource, read};
pub(crate) use revision::Revision;
pub(crate) use room::Room;
pub use room::RoomBuilder;
#[cfg(feature = "json")]
pub use schema::schema;
pub use session::SessionBuilder;
pub(crate) use session::{Extra, Session};
pub(crate) use speaker::Speaker;
pub use speaker::SpeakerBuilder;
pub(crate) use suggest::quoted;
pub(crate) use top::Document;
pub use top::PlanBuilder;
pub(crate) use track::Track;
pub use track::TrackBuilder;
pub(crate) use translate::{Translation, ValueFinder, key_in_braces};
pub(crate) use typed_text::{interpretation_to_toml, room_to_toml};

/// A value that may not be there, or may have been too bad to read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Slot<T> {
    #[default]
    Absent,
    /// The fault has been reported.
    Bad,
    Given(T),
}

impl<T> Slot<T> {
    pub(crate) fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Bad => None,
        }
    }

    pub(crate) fn as_given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Bad => None,
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    fn map<U>(self, from: impl FnOnce(T) -> U) -> Slot<U> {
        match self {
            Self::Absent => Slot::Absent,
            Self::Bad => Slot::Bad,
            Self::Given(value) => Slot::Given(from(value)),
        }
    }
}
