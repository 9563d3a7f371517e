//! Places in the lists of a plan, each list with a type of its own.

use std::sync::Arc;

use super::{Deadline, Event, Group, Meeting, Room, Track};
use crate::fault::Step;

/// A list whose places have a type of their own.
pub(crate) trait List {
    /// The type of its places.
    type Id;
    type Item;

    /// Returns its places, in order.
    fn ids(&self) -> impl Iterator<Item = Self::Id> + Clone + use<Self>;

    /// Returns its items in order, each with its place.
    fn with_ids(&self) -> impl DoubleEndedIterator<Item = (Self::Id, &Self::Item)> + Clone;
}

/// Declares the types of places in lists.
macro_rules! ids {
    ($($(#[$meta:meta])* $vis:vis $id:ident of $listed:ty;)+) => {
        $(
            $(#[$meta])*
            ///
            /// The list can be indexed by it. A place that the list does not have panics there, as a number
            /// does.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            $vis struct $id(usize);

            impl $id {
                /// Returns the place of this number, counted from 0.
                #[must_use]
                #[inline]
                $vis const fn new(index: usize) -> Self {
                    Self(index)
                }

                /// Returns its number, counted from 0.
                #[must_use]
                #[inline]
                $vis const fn index(self) -> usize {
                    self.0
                }
            }

            $crate::plan::list! { $listed: $id }
        )+
    };
}

/// Lets a list be indexed by the places of a type.
macro_rules! list {
    ($listed:ty: $id:ty) => {
        impl std::ops::Index<$id> for [$listed] {
            type Output = $listed;

            #[inline]
            fn index(&self, place: $id) -> &$listed {
                &self[place.index()]
            }
        }

        impl std::ops::Index<$id> for Vec<$listed> {
            type Output = $listed;

            #[inline]
            fn index(&self, place: $id) -> &$listed {
                &self[place.index()]
            }
        }

        impl $crate::plan::List for [$listed] {
            type Id = $id;
            type Item = $listed;

            fn ids(&self) -> impl Iterator<Item = $id> + Clone + use<> {
                (0..self.len()).map(<$id>::new)
            }

            fn with_ids(&self) -> impl DoubleEndedIterator<Item = ($id, &$listed)> + Clone {
                let items = self.iter().enumerate();
                items.map(|(place, item)| (<$id>::new(place), item))
            }
        }
    };
}

pub(crate) use {ids, list};

ids! {
    /// Place of a group in [`Plan::groups`](super::Plan::groups).
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let (plan, _) = plenary::read(&source)?.value;
    /// let group = plan.meetings()[0].group.ok_or("of no group")?;
    /// assert_eq!(plan.groups()[group].id, "WGETI/exchange");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub GroupId of Group;
    /// Place of a track in [`Plan::tracks`](super::Plan::tracks).
    pub TrackId of Track;
    /// Place of a meeting in [`Plan::meetings`](super::Plan::meetings), and in
    /// [`Schedule::meetings`](crate::Schedule::meetings). The text by which sources, news and calendars know
    /// a meeting is [`Meeting::id`].
    pub MeetingId of Arc<Meeting>;
    /// Place of a room in [`Plan::rooms`](super::Plan::rooms).
    pub RoomId of Room;
    /// Place of a deadline in [`Plan::deadlines`](super::Plan::deadlines).
    pub DeadlineId of Deadline;
    /// Place of an event in [`Plan::events`](super::Plan::events).
    pub(crate) EventId of Event;
}

impl TrackId {
    /// The only track of a schedule that declares none.
    pub(crate) const ONLY: Self = Self::new(0);
}

/// A meeting or an event of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Activity {
    Meeting(MeetingId),
    Event(EventId),
}

impl From<MeetingId> for Step {
    /// Returns the step from the list `meeting` of a source to one of its elements.
    fn from(meeting: MeetingId) -> Self {
        Self::Index(meeting.index())
    }
}

impl From<EventId> for Step {
    fn from(event: EventId) -> Self {
        Self::Index(event.index())
    }
}
