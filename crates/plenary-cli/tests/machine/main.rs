//! Failures of the machine: the command names them, says what to do, ends with 2, and loses nothing.
#![cfg(target_os = "linux")]

mod full;
mod killed;
mod kinds;
mod links;
mod meanwhile;
mod pipes;
#[path = "../place/mod.rs"]
mod place;
mod rights;
