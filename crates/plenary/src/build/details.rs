//! What is said of meetings beside their time, put together in Rust.

use chrono::{NaiveDate, NaiveTime};

use super::{DayBuilder, GroupBuilder, MeetingBuilder, PlanBuilder, TrackBuilder};
use crate::{
    document::{AgendaItem, Day, RoomBuilder, Slot, push},
    keywords::Attendance,
    text::{Address, Livestream, Wording},
};

/// Something that a meeting of a [`PlanBuilder`] deals with.
#[derive(Debug, Clone)]
#[must_use]
pub struct AgendaBuilder(AgendaItem);

impl PlanBuilder {
    /// Where the whole conference can be watched.
    pub fn livestream(mut self, address: impl Into<Livestream>) -> Self {
        self.0.heading.livestream = Slot::Given(address.into());
        self
    }

    /// From and into which languages there is interpretation, or `"none"`.
    pub fn interpretation(mut self, languages: impl Into<Wording>) -> Self {
        self.0.heading.interpretation = Slot::Given(languages.into());
        self
    }

    /// How many meetings can be interpreted at once.
    pub fn interpretation_teams(mut self, teams: u32) -> Self {
        self.0.interpretation_teams = Slot::Given(teams);
        self
    }

    /// Whether the annex shows under each meeting who chairs, leads and reports.
    pub fn show_offices(mut self, show: bool) -> Self {
        self.0.show_offices = Slot::Given(show);
        self
    }

    /// Whether the annex shows when meetings end; it does unless this is called.
    pub fn show_ends(mut self, show: bool) -> Self {
        self.0.show_ends = Slot::Given(show);
        self
    }

    /// Whether the annex marks the sittings in which a meeting goes on.
    pub fn mark_continued(mut self, mark: bool) -> Self {
        self.0.mark_continued = Slot::Given(mark);
        self
    }

    /// One more room; a schedule that has one knows no others.
    pub fn room(mut self, room: RoomBuilder) -> Self {
        push(&mut self.0.rooms, room.0);
        self
    }
}

impl DayBuilder {
    /// A day with the hours of every day.
    pub fn usual(day: NaiveDate) -> Self {
        Self(Day {
            key: day.to_string(),
            date: day,
            ..Day::default()
        })
    }

    /// A note on it, which stands under the table.
    pub fn note(mut self, note: impl Into<Wording>) -> Self {
        self.0.note = Slot::Given(note.into());
        self
    }
}

impl TrackBuilder {
    /// Where its meetings can be watched, or that they cannot: an [`Address`] or a [`Livestream`].
    pub fn livestream(mut self, address: impl Into<Livestream>) -> Self {
        self.0.livestream = Slot::Given(address.into());
        self
    }

    /// From and into which languages there is interpretation, or `"none"`.
    pub fn interpretation(mut self, languages: impl Into<Wording>) -> Self {
        self.0.interpretation = Slot::Given(languages.into());
        self
    }

    /// A note on it, which stands under the table.
    pub fn note(mut self, note: impl Into<Wording>) -> Self {
        self.0.note = Slot::Given(note.into());
        self
    }
}

impl GroupBuilder {
    /// Who may attend its meetings, unless one says otherwise: `"open"`, `"closed"`, or a text of two
    /// or more words, by which they are not open to all.
    pub fn access(mut self, access: impl Into<Wording>) -> Self {
        self.0.access = Slot::Given(access.into());
        self
    }

    /// Where its meetings can be watched, or that they cannot: an [`Address`] or a [`Livestream`].
    pub fn livestream(mut self, address: impl Into<Livestream>) -> Self {
        self.0.livestream = Slot::Given(address.into());
        self
    }

    /// The number of its first sitting, at least 1.
    pub fn numbered_from(mut self, number: u32) -> Self {
        self.0.numbered_from = Slot::Given(number);
        self
    }
}

impl MeetingBuilder {
    /// Its own room, instead of its track's.
    pub fn room(mut self, room: impl Into<Wording>) -> Self {
        self.0.details.room = Slot::Given(room.into());
        self
    }

    /// Where more is said of it.
    pub fn link(mut self, address: Address) -> Self {
        self.0.details.link = Slot::Given(address);
        self
    }

    /// Where it can be watched, or that it cannot: an [`Address`] or a [`Livestream`].
    pub fn livestream(mut self, address: impl Into<Livestream>) -> Self {
        self.0.details.livestream = Slot::Given(address.into());
        self
    }

    /// From and into which languages there is interpretation, or `"none"`.
    pub fn interpretation(mut self, languages: impl Into<Wording>) -> Self {
        self.0.details.interpretation = Slot::Given(languages.into());
        self
    }

    /// Where those are who take part.
    pub fn format(mut self, format: Attendance) -> Self {
        self.0.details.format = Slot::Given(format);
        self
    }

    /// Who may attend: `"open"`, `"closed"`, or a text of two or more words, by which it is not open
    /// to all.
    pub fn access(mut self, access: impl Into<Wording>) -> Self {
        self.0.details.access = Slot::Given(access.into());
        self
    }

    /// Who chairs it, instead of the chair of the group, or `"vacant"`.
    pub fn chair(mut self, chair: impl Into<Wording>) -> Self {
        self.0.details.chair = Slot::Given(chair.into());
        self
    }

    /// Who speaks.
    pub fn speakers<W: Into<Wording>>(mut self, names: impl IntoIterator<Item = W>) -> Self {
        self.0.details.speakers = wordings(names);
        self
    }

    /// Whether it is an informal consultation.
    pub fn informal(mut self, informal: bool) -> Self {
        self.0.details.informal = Slot::Given(informal);
        self
    }

    /// The groups with which it is a joint meeting.
    pub fn with<S: Into<String>>(mut self, groups: impl IntoIterator<Item = S>) -> Self {
        let ids = groups.into_iter().map(|id| Slot::Given(id.into()));
        self.0.details.with = Slot::Given(ids.collect());
        self
    }

    /// Whether it may go on after its end.
    pub fn open_end(mut self, open: bool) -> Self {
        self.0.details.open_end = Slot::Given(open);
        self
    }

    /// A note on it, which stands under the table.
    pub fn note(mut self, note: impl Into<Wording>) -> Self {
        self.0.details.note = Slot::Given(note.into());
        self
    }

    /// What it deals with, in order.
    pub fn agenda(mut self, items: impl IntoIterator<Item = AgendaBuilder>) -> Self {
        let items = items.into_iter().map(|item| Slot::Given(item.0));
        self.0.details.agenda = Slot::Given(items.collect());
        self
    }
}

impl AgendaBuilder {
    /// An item of this title.
    pub fn new(title: impl Into<Wording>) -> Self {
        Self(AgendaItem {
            title: Slot::Given(title.into()),
            ..AgendaItem::default()
        })
    }

    /// An item that is called by its number alone.
    pub fn numbered(item: impl Into<Wording>) -> Self {
        Self(AgendaItem {
            item: Slot::Given(item.into()),
            ..AgendaItem::default()
        })
    }

    /// Its number.
    pub fn item(mut self, item: impl Into<Wording>) -> Self {
        self.0.item = Slot::Given(item.into());
        self
    }

    /// What it is called.
    pub fn title(mut self, title: impl Into<Wording>) -> Self {
        self.0.title = Slot::Given(title.into());
        self
    }

    /// The hour at which it is taken up.
    pub fn at(mut self, hour: NaiveTime) -> Self {
        self.0.at = Slot::Given(hour);
        self
    }

    /// The document before the meeting.
    pub fn document(mut self, document: impl Into<Wording>) -> Self {
        self.0.document = Slot::Given(document.into());
        self
    }

    /// Where the document, or more, is to be read.
    pub fn link(mut self, address: Address) -> Self {
        self.0.link = Slot::Given(address);
        self
    }
}

fn wordings<W: Into<Wording>>(all: impl IntoIterator<Item = W>) -> Slot<Vec<Slot<Wording>>> {
    let given = all.into_iter().map(|one| Slot::Given(one.into()));
    Slot::Given(given.collect())
}
