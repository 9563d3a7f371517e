//! A meeting put together in Rust.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::{
    document::{Meeting, Slot},
    keywords::Rolling,
    text::Wording,
    time::Duration,
};

/// A meeting of a [`PlanBuilder`](super::PlanBuilder).
#[derive(Debug, Clone)]
#[must_use]
pub struct MeetingBuilder(pub(super) Meeting);

impl MeetingBuilder {
    /// A meeting of a group, `WGTU` or `WGETI/exchange`, which gives it its id too.
    pub fn of(group: impl Into<String>, duration: Duration) -> Self {
        Self(Meeting {
            group: Slot::Given(group.into()),
            duration: Slot::Given(duration),
            ..Meeting::default()
        })
    }

    /// A meeting of no group.
    pub fn titled(id: impl Into<String>, title: impl Into<Wording>, duration: Duration) -> Self {
        Self(Meeting {
            id: Slot::Given(id.into()),
            title: Slot::Given(title.into()),
            duration: Slot::Given(duration),
            ..Meeting::default()
        })
    }

    /// What a suspended meeting has left, taken up at this place in the order.
    pub fn resuming(meeting: impl Into<String>) -> Self {
        Self(Meeting {
            resumes: Slot::Given(meeting.into()),
            ..Meeting::default()
        })
    }

    /// Its own id, which the second meeting of a group needs.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.0.id = Slot::Given(id.into());
        self
    }

    /// What it is called, beside its group.
    pub fn title(mut self, title: impl Into<Wording>) -> Self {
        self.0.title = Slot::Given(title.into());
        self
    }

    /// In which track it is held.
    pub fn track(mut self, track: impl Into<String>) -> Self {
        self.0.track = Slot::Given(track.into());
        self
    }

    /// How long it is, for a meeting that takes up another.
    pub fn duration(mut self, duration: Duration) -> Self {
        self.0.duration = Slot::Given(duration);
        self
    }

    /// Pinned: it begins at this local time.
    pub fn starts(mut self, at: NaiveDateTime) -> Self {
        self.0.start.pinned = Slot::Given(at);
        self
    }

    /// It is held on this day.
    pub fn on(mut self, day: NaiveDate) -> Self {
        self.0.start.on = Slot::Given(day);
        self
    }

    /// It does not begin before this local time.
    pub fn not_before(mut self, at: NaiveDateTime) -> Self {
        self.0.start.not_before = Slot::Given(at);
        self
    }

    /// It begins when these meetings have ended.
    pub fn after<S: Into<String>>(mut self, meetings: impl IntoIterator<Item = S>) -> Self {
        let ids = meetings.into_iter().map(|id| Slot::Given(id.into()));
        self.0.start.after = Slot::Given(ids.collect());
        self
    }

    /// Whether it waits for a session into which it fits whole.
    pub fn undivided(mut self, undivided: bool) -> Self {
        self.0.start.undivided = Slot::Given(undivided);
        self
    }

    /// Inside a session it begins only up to this hour.
    pub fn start_by(mut self, hour: NaiveTime) -> Self {
        self.0.start.by = Slot::Given(hour);
        self
    }

    /// What an early end does to it, instead of its group's or the schedule's rule.
    pub fn rolling(mut self, rolling: Rolling) -> Self {
        self.0.start.rolling = Slot::Given(rolling);
        self
    }

    /// The least that it can take.
    pub fn at_least(mut self, duration: Duration) -> Self {
        self.0.at_least = Slot::Given(duration);
        self
    }

    /// The most that it can take.
    pub fn at_most(mut self, duration: Duration) -> Self {
        self.0.at_most = Slot::Given(duration);
        self
    }
}
