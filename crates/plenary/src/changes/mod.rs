//! Comparison of two views of a schedule, part by part.

mod between;
mod change;
mod issue;
mod lines;
mod marks;
#[cfg(feature = "json")]
mod page;
mod parts;
mod reading;
mod version;
mod writer;

pub(crate) use self::change::SubjectRef;
pub use self::change::{Changed, Changes, Length, Subject, What, When};
