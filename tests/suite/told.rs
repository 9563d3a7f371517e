//! What every form tells of every occurrence: a sitting, an event on a day, a closed day, a deadline.

mod planned;
mod sources;
