//! Keywords for the layout of the annex, and for events.

use super::Keyword;

keywords! {
    /// The layouts of days and tracks in an annex.
    pub enum Layout, as "a word in quotation marks, such as `\"day\"`" {
        /// A table for each week, with days as columns.
        Week = "week",
        /// A table for each day, with tracks as columns.
        Day = "day",
        /// No table: the list of meetings alone.
        List = "list",
    }
}

keywords! {
    /// The heads of the column of a day.
    pub enum DayHeading, as "a word in quotation marks, such as `\"both\"`" {
        /// `Monday`.
        Weekday = "weekday",
        /// `16 March`.
        Date = "date",
        /// `Monday 16 March`.
        Both = "both",
    }
}

keywords! {
    /// The kinds of event.
    #[derive(Default)]
    pub enum EventKind, as "a word in quotation marks, such as `\"break\"`" {
        /// None of the others.
        #[default]
        Event = "event",
        /// An opening, a closing, a signing.
        Ceremony = "ceremony",
        /// Coffee, lunch.
        Break = "break",
        /// A reception.
        Reception = "reception",
        /// Registration and badges.
        Registration = "registration",
        /// An event that others hold beside the meetings.
        SideEvent = "side-event",
        /// An exhibition.
        Exhibition = "exhibition",
        /// The room, or the interpreters, cannot be had.
        Unavailable = "unavailable",
    }
}

impl EventKind {
    /// True if it only accompanies meetings: on a day that has nothing else, nobody meets.
    pub(crate) const fn accompanies_meetings(self) -> bool {
        matches!(self, Self::Break | Self::Registration | Self::Unavailable)
    }

    /// True if meetings flow round it where it lies in a session, unless the source says otherwise.
    #[must_use]
    pub const fn takes_time(self) -> bool {
        match self {
            Self::Event | Self::Ceremony | Self::Break | Self::Reception | Self::Unavailable => {
                true
            }
            Self::Registration | Self::SideEvent | Self::Exhibition => false,
        }
    }
}

keywords! {
    /// The status of an event.
    #[derive(Default)]
    pub enum EventStatus, as "a word in quotation marks, such as `\"tbc\"`" {
        /// It is settled.
        #[default]
        Confirmed = "confirmed",
        /// It is to be confirmed.
        Tbc = "tbc",
        /// It is not held.
        Cancelled = "cancelled",
    }
}
