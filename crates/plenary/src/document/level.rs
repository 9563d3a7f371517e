//! The kinds of tables, and the keys that each can hold.

use super::{
    AgendaDocument, AgendaItem, Allow, Day, Deadline, Document, Event, Group, ListedDocument,
    Meeting, Revision, Room, Speaker, Track,
    group::NOT_OF_SUBGROUPS,
    session::{ExtraTable, SessionTable},
    table::{Entry, Fields, Line},
};

/// A kind of table in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Top,
    Day,
    Track,
    Session,
    Extra,
    Group,
    Subgroup,
    Meeting,
    Event,
    Allow,
    Revision,
    Deadline,
    Document,
    Room,
    Agenda,
    Speaker,
    AgendaDocument,
}

impl Level {
    pub(super) const ALL: [Self; 17] = [
        Self::Top,
        Self::Group,
        Self::Subgroup,
        Self::Meeting,
        Self::Event,
        Self::Day,
        Self::Track,
        Self::Session,
        Self::Extra,
        Self::Allow,
        Self::Revision,
        Self::Deadline,
        Self::Document,
        Self::Room,
        Self::Agenda,
        Self::Speaker,
        Self::AgendaDocument,
    ];

    /// Returns the declaration of a table of this kind.
    const fn lines(self) -> &'static [Line] {
        match self {
            Self::Top => Document::LINES,
            Self::Day => Day::LINES,
            Self::Track => Track::LINES,
            Self::Session => SessionTable::LINES,
            Self::Extra => ExtraTable::LINES,
            Self::Group | Self::Subgroup => Group::LINES,
            Self::Meeting => Meeting::LINES,
            Self::Event => Event::LINES,
            Self::Allow => Allow::LINES,
            Self::Revision => Revision::LINES,
            Self::Deadline => Deadline::LINES,
            Self::Document => ListedDocument::LINES,
            Self::Room => Room::LINES,
            Self::Agenda => AgendaItem::LINES,
            Self::Speaker => Speaker::LINES,
            Self::AgendaDocument => AgendaDocument::LINES,
        }
    }

    /// Returns the keys that a table of this kind can hold, in the order in which people are told.
    pub(super) fn keys(self) -> impl Iterator<Item = &'static Entry> {
        let mut keys = Vec::new();
        Line::flatten(self.lines(), &mut keys);
        keys.into_iter().filter(move |key| self.has(key.name))
    }

    /// True for a declared key that a table of this kind can hold.
    pub(super) fn has(self, key: &str) -> bool {
        self != Self::Subgroup || !NOT_OF_SUBGROUPS.contains(&key)
    }

    /// True for a key that a table of this kind can hold.
    pub(super) fn knows(self, key: &str) -> bool {
        self.has(key) && Line::declare(self.lines(), key)
    }

    pub(super) fn names(self) -> impl Iterator<Item = &'static str> {
        self.keys().map(|entry| entry.name)
    }

    /// Returns the place of the table, in words.
    pub(super) const fn place(self) -> &'static str {
        match self {
            Self::Top => "above the first heading in brackets",
            Self::Day => "under a `[days.…]`",
            Self::Track => "under a `[tracks.…]`",
            Self::Session => "in a session of `sessions`",
            Self::Extra => "in a session of `extra`",
            Self::Group => "under a group",
            Self::Subgroup => "under a sub-working group",
            Self::Meeting => "under a `[[meeting]]`",
            Self::Event => "under an `[[event]]`",
            Self::Allow => "under an `[[allow]]`",
            Self::Revision => "under `[revision]`",
            Self::Deadline => "under a `[[deadline]]`",
            Self::Document => "under a `[[document]]`",
            Self::Room => "under a `[rooms.…]`",
            Self::Agenda => "in an item of `agenda`",
            Self::Speaker => "in an element of `speakers`",
            Self::AgendaDocument => "in a document of an item",
        }
    }

    /// Returns the name of the table, in words.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Top => "Schedule of an international meeting",
            Self::Day => "Day",
            Self::Track => "Track",
            Self::Session => "Session",
            Self::Extra => "Session agreed later",
            Self::Group => "Working group",
            Self::Subgroup => "Sub-working group",
            Self::Meeting => "Meeting",
            Self::Event => "Event",
            Self::Allow => "Permission",
            Self::Revision => "Revision",
            Self::Deadline => "Deadline",
            Self::Document => "Document",
            Self::Room => "Room",
            Self::Agenda => "Item of an agenda",
            Self::Speaker => "Speaker",
            Self::AgendaDocument => "Document of an item",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Level;

    #[test]
    fn a_table_lists_a_key_once_and_says_what_it_holds() {
        for level in Level::ALL {
            let names: Vec<_> = level.names().collect();
            for entry in level.keys() {
                let same = names.iter().filter(|name| **name == entry.name);
                assert_eq!(same.count(), 1, "{}", entry.name);
                let about = entry.about();
                let closed = about.ends_with('.') && !about.contains("  ");
                assert!(closed, "{}: {about}", entry.name);
            }
        }
    }
}
