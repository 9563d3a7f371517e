//! What a schedule says of itself in plain English sentences: why meetings stand where they stand,
//! and what has moved.

mod moved;
mod time;
mod why;

pub use moved::moved;
pub use why::{overview, why};

use crate::plan::CalledOff;

/// Returns the verb for a meeting that is not held.
const fn is_called_off(how: CalledOff) -> &'static str {
    match how {
        CalledOff::Cancelled => "is cancelled",
        CalledOff::Postponed => "is postponed",
    }
}
