//! Values that were probably meant by others; [`typed`](crate::typed) reads dates and hours.
//!
//! Only faults use it: nothing here ever changes what a schedule says.

mod address;
mod city;
mod duration;
mod elements;
mod word;

pub(crate) use address::address;
pub(crate) use city::time_zone;
pub(crate) use duration::duration;
pub(crate) use elements::elements;
pub(crate) use word::{MOST_NAMES, distance, is_advised, nearest, nearest_after};

pub(crate) use crate::typed::{MeantDate, date, hours, moment, several_hours, time};
