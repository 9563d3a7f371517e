//! The rules that hold for the whole schedule.

use crate::{document as raw, plan::Rules};

pub(super) fn check(written: &raw::Document) -> Rules {
    Rules {
        rolling: written.rolling.as_given().copied().unwrap_or_default(),
        no_start_in_last: written
            .no_start_in_last
            .as_given()
            .copied()
            .unwrap_or_default(),
        change_over: written.change_over.as_given().copied().unwrap_or_default(),
    }
}
