//! Comparison of two views of a schedule, part by part.

mod between;
mod cells;
mod change;
mod conditions;
mod issue;
mod lines;
mod marks;
#[cfg(feature = "json")]
mod page;
mod parts;
mod phrase;
mod reading;
mod sentences;
mod version;
mod writer;

pub(crate) use self::change::SubjectRef;
pub use self::change::{ChangeNote, Changed, Changes, Length, Subject, What, When};
