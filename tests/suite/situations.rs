//! Every schedule under `tests/rolling`, where something happens, and what is said of it.

use std::fmt::Write;

use crate::cases::{snapshot, source};

#[test]
fn situations_come_out_as_accepted() {
    insta::glob!("..", "rolling/*.toml", |path| {
        let warned = plenary::compile(&source(path)).unwrap_or_else(|report| panic!("{report}"));
        let schedule = warned.value;
        let mut said = schedule.overview(plenary::Language::English);
        for placed in schedule.meetings() {
            let id = &placed.meeting.id;
            let why = schedule
                .why(id, plenary::Language::English)
                .expect("the meeting is there");
            write!(said, "\n{why}").expect("a string takes all");
        }
        if !warned.warnings.is_empty() {
            write!(said, "\n{}\n", warned.warnings).expect("a string takes all");
        }
        snapshot!("rolling", path, said);
    });
}
