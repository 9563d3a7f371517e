//! What was probably meant by something that was written another way.
//!
//! Only faults use it: nothing here ever changes what a schedule says.

mod address;
mod city;
mod date;
mod duration;
mod hours;
mod word;

pub(crate) use address::address;
pub(crate) use city::time_zone;
pub(crate) use date::{MeantDate, date};
pub(crate) use duration::duration;
pub(crate) use hours::{hours, moment, several_hours, time};
pub(crate) use word::{MOST_NAMES, distance, is_advised, nearest, nearest_after};
