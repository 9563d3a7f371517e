//! The suite. Cases are files: a schedule under `schedules`, a fault under `faults`, whose
//! accepted snapshots lie in `snapshots`. What holds for every case is a test here.

mod apps;
mod around;
mod cases;
mod clocks;
mod codes;
mod complete;
mod data;
mod described;
mod details;
mod faults;
mod formats;
mod grid;
mod letter;
mod mail;
mod markdown;
mod mutants;
mod originals;
mod patterns;
mod placing;
mod plans;
mod readings;
mod readme;
mod reference;
mod rolling;
mod schedules;
mod schema;
mod situations;
mod start;
mod style;
mod wording;
