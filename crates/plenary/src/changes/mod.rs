//! Two views of a schedule compared, part by part.

mod between;
mod change;
mod marks;
#[cfg(feature = "json")]
mod page;
mod pairs;
mod parts;
mod reading;
mod saying;
mod version;

pub use self::between::changes;
pub(crate) use self::change::Held;
pub use self::change::{Changed, Changes, Length, Subject, What, When};
#[cfg(feature = "json")]
pub use self::page::changes_of_page;
