//! Dates and hours as people type them, in English and French: `Monday 16th March`, `du 16 au 19
//! mars 2026`, `10h00 to 13h30`, `3–6 p.m.`
//!
//! A source has one notation for each value, which [`Hours`](crate::Hours) and
//! [`TypedMoment`](crate::schedule::TypedMoment) parse. This module reads the others: to say what a wrong value
//! was meant to be, to find the dates that a text names, and to read somebody else's schedule.
//!
//! ```
//! use plenary::typed::{ClockRange, dates};
//! let days: Vec<_> = dates("from 16th to 19th March 2026").iter().map(|date| date.day).collect();
//! assert_eq!(days, [Some(16), Some(19)]);
//! let hours = ClockRange::read("10h00 to 13h30: plenary").ok_or("no hours")?;
//! assert_eq!(hours.opens(), Some(600));
//! # Ok::<(), &str>(())
//! ```

mod clock;
mod date;
mod dates;
mod finder;
mod tokens;
mod values;
mod words;

pub(crate) use clock::Sign;
pub use clock::{Clock, ClockRange};
pub(crate) use date::{MeantDate, date};
pub(crate) use dates::{Link, dates_of_prose};
pub use dates::{TypedDate, dates};
pub(crate) use tokens::{Token, Tokens};
pub(crate) use values::{hours, moment, several_hours, time};
pub(crate) use words::{full_weekday, is_function_word, is_ordinal_ending};
pub use words::{joins_dates, month, weekday};
