//! An event put together in Rust.

use chrono::NaiveDate;

use crate::{
    document::{Event, Slot},
    keywords::{EventKind, EventStatus},
    text::{Address, Wording},
    time::EventTime,
};

/// An event of a [`PlanBuilder`](super::PlanBuilder): a break, a ceremony, a side event.
///
/// ```
/// use plenary::{EventBuilder, EventKind, EventTime};
/// let lunch = EventBuilder::new("Lunch break")
///     .kind(EventKind::Break)
///     .time(EventTime::Hours("13:00-15:00".parse()?));
/// # Ok::<(), plenary::BadHours>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct EventBuilder(pub(super) Event);

impl EventBuilder {
    /// An event of this title, on every day that has sessions.
    pub fn new(title: impl Into<Wording>) -> Self {
        Self(Event {
            title: Slot::Given(title.into()),
            ..Event::default()
        })
    }

    /// A word for it alone; its title unless this is called.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.0.id = Slot::Given(id.into());
        self
    }

    /// What it is.
    pub fn kind(mut self, kind: EventKind) -> Self {
        self.0.kind = Slot::Given(kind);
        self
    }

    /// On which days.
    pub fn on(mut self, days: impl IntoIterator<Item = NaiveDate>) -> Self {
        self.0.on = Slot::Given(days.into_iter().map(Slot::Given).collect());
        self
    }

    /// When, on each of its days; the whole day unless this is called.
    pub fn time(mut self, time: EventTime) -> Self {
        self.0.time = Slot::Given(time);
        self
    }

    /// In which track; in all of them unless this is called.
    pub fn track(mut self, track: impl Into<String>) -> Self {
        self.0.track = Slot::Given(track.into());
        self
    }

    /// Where.
    pub fn room(mut self, room: impl Into<Wording>) -> Self {
        self.0.room = Slot::Given(room.into());
        self
    }

    /// Who invites.
    pub fn host(mut self, host: impl Into<Wording>) -> Self {
        self.0.host = Slot::Given(host.into());
        self
    }

    /// How certain it is.
    pub fn status(mut self, status: EventStatus) -> Self {
        self.0.status = Slot::Given(status);
        self
    }

    /// Where more is said of it.
    pub fn link(mut self, link: Address) -> Self {
        self.0.link = Slot::Given(link);
        self
    }

    /// A note on it.
    pub fn note(mut self, note: impl Into<Wording>) -> Self {
        self.0.note = Slot::Given(note.into());
        self
    }

    /// Whether meetings flow round it; its kind says so unless this is called.
    pub fn takes_time(mut self, takes_time: bool) -> Self {
        self.0.takes_time = Slot::Given(takes_time);
        self
    }

    /// Says whether it parts a session in which it takes time; all but a break of at most 30 minutes
    /// does, unless this is called.
    pub fn parts(mut self, parts: bool) -> Self {
        self.0.parts = Slot::Given(parts);
        self
    }
}
