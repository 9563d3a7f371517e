//! The suite. Cases are files: a schedule under `schedules`, a fault under `faults`, whose
//! accepted snapshots lie in `snapshots`. What holds for every case is a test here.

mod around;
mod calendar;
mod cases;
mod changes;
mod clocks;
mod codes;
mod complete;
mod data;
mod dependencies;
mod described;
mod details;
mod faults;
mod formats;
mod grid;
mod letter;
mod markdown;
mod mutants;
mod originals;
mod output;
mod patterns;
mod placing;
mod plans;
mod readings;
mod readme;
mod reference;
mod rolling;
mod same_instants;
mod schedules;
mod schema;
mod situations;
mod start;
mod style;
mod table;
mod wording;
