//! British English, as in the documents of the United Nations.

use super::Words;
use crate::terms::Status;

pub(super) const WORDS: Words = Words {
    weekdays: [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    day_of_month: |day| day.to_string(),
    schedule_of: |status| match status {
        Some(Status::Draft) => "Draft schedule of ",
        Some(Status::Provisional) => "Provisional schedule of ",
        Some(Status::Indicative) => "Indicative schedule of ",
        Some(Status::Tentative) => "Tentative schedule of ",
        Some(Status::AsHeld) => "Schedule, as held, of ",
        Some(Status::Final) | None => "Schedule of ",
    },
    before_dates: ": ",
    time: "Time",
    side_events: "SIDE EVENTS",
    to_be_confirmed: "tbc",
    continued: "(continued)",
    next_day: "next day",
    issued: "Issued",
    does_not_fit: "Does not fit, no session is left for",
    note: "Note",
    back_to_title: "Back to the title",
    in_order: "Meetings in order of time",
    local_time: "Local time, ",
    colon: ": ",
    and: " and ",
};
