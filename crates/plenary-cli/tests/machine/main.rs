//! What the command does when the machine does not do what is asked of it: it says so, says what to do,
//! ends with 2, and loses nothing.
#![cfg(target_os = "linux")]

mod full;
mod killed;
mod kinds;
mod links;
mod meanwhile;
mod pipes;
mod place;
mod rights;
