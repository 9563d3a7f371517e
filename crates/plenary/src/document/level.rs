//! The kinds of tables, and which keys each can hold.

use super::{
    Allow, Room,
    keys::{
        body, day, deadline,
        details::{agenda, body_details, day_details, meeting_details, top_details, track_details},
        document, event, extra, group, meeting, revision, session, top, track,
    },
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
}

impl Level {
    pub(super) const ALL: [Self; 15] = [
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
    ];

    /// Returns the keys that a table of this kind can hold, in the order in which people are told.
    pub(super) fn keys(self) -> impl Iterator<Item = &'static Entry> {
        let lists: &[&[Entry]] = match self {
            Self::Top => &[top::KEYS, top_details::KEYS],
            Self::Day => &[day::KEYS, day_details::KEYS],
            Self::Track => &[track::KEYS, track_details::KEYS],
            Self::Session => &[session::KEYS],
            Self::Extra => &[extra::KEYS],
            Self::Group => &[body::KEYS, body_details::KEYS, group::KEYS],
            Self::Subgroup => &[body::KEYS, body_details::KEYS],
            Self::Meeting => &[meeting::KEYS, meeting_details::KEYS],
            Self::Event => &[event::KEYS],
            Self::Revision => &[revision::KEYS],
            Self::Deadline => &[deadline::KEYS],
            Self::Document => &[document::KEYS],
            Self::Agenda => &[agenda::KEYS],
            Self::Allow | Self::Room => &[],
        };
        let lines = match self {
            Self::Allow => Allow::LINES,
            Self::Room => Room::LINES,
            _ => &[],
        };
        let mut keys = lists.iter().copied().flatten().collect();
        Line::flatten(lines, &mut keys);
        keys.into_iter()
    }

    pub(super) fn names(self) -> impl Iterator<Item = &'static str> {
        self.keys().map(|entry| entry.name)
    }

    /// Where the table is, in words.
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
        }
    }

    /// What the table is, in words.
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
