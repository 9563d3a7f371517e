//! Hours of a day, lengths of time, and the zone that makes instants of them.

mod duration;
mod hours;
mod zone;

pub use duration::{BadDuration, Duration, Minutes};
pub use hours::{BadHours, Hours};
pub(crate) use zone::{ClockChange, Zone};

/// The instants of a schedule: local time with its offset from UTC.
pub type Moment = chrono::DateTime<chrono::FixedOffset>;
