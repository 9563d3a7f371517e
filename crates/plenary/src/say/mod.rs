//! What a schedule says of itself in plain English sentences: why meetings stand where they stand,
//! and what has moved.

mod moved;
mod time;
mod why;

pub use moved::moved;
pub use why::{overview, why};
