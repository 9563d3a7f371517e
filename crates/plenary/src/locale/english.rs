//! British English, as in the documents of the United Nations.

use super::{Catalogue, counted};
use crate::{
    keywords::{Attendance, Role, Status},
    plan::Resumption,
    text::Language,
};

pub(super) const WORDS: Catalogue = Catalogue {
    language: Language::English,
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
    all_day: "All day",
    not_available: "not available",
    hosted_by: "hosted by ",
    to_be_confirmed: "tbc",
    if_needed: "if needed",
    cancelled: "✕ cancelled",
    postponed: "✕ postponed",
    added: "✚ added",
    not_planned: "✚ not planned before",
    earlier: "▲ earlier: planned ",
    later: "▼ later: planned ",
    other_end: "◆ planned until ",
    removed: "✕ no longer held",
    reinstated: "✚ held after all",
    earlier_than: "▲ earlier: was ",
    later_than: "▼ later: was ",
    was: "◆ was ",
    changed: "◆ changed",
    longer: "longer: ",
    shorter: "shorter: ",
    until: "until ",
    no_longer: "no longer: ",
    changes: "Changes",
    changes_below: |number| format!("{number} changes, listed below"),
    name: "name",
    place: "place",
    title: "Title",
    venue: "Venue",
    organisation: "Organisation",
    secretariat: "Secretariat",
    time_zone: "Time zone",
    quoted: |text| format!("“{text}”"),
    from: "from ",
    at_the_latest: ", at the latest ",
    continued: "(continued)",
    resumption,
    next_day: "next day",
    issued: "Issued",
    status: |status| match status {
        Status::Draft => "Draft",
        Status::Provisional => "Provisional",
        Status::Indicative => "Indicative",
        Status::Tentative => "Tentative",
        Status::Final => "Final",
        Status::AsHeld => "As held",
    },
    as_of: "as of ",
    office_holders: "Office-holders",
    role: |role| match role {
        Role::President => "President",
        Role::Chair => "Chair",
        Role::CoChair => "Co-chair",
        Role::ViceChair => "Vice-chair",
        Role::Facilitator => "Facilitator",
        Role::Rapporteur => "Rapporteur",
    },
    vacant: "vacant",
    nominations: "Nominations",
    deadlines: "Deadlines",
    documents: "Documents",
    does_not_fit: "Does not fit, no session is left for",
    off_its_day: "Not on the day on which it is to be held",
    note: "Note",
    back_to_title: "Back to the title",
    in_order: "Meetings in order of time",
    local_time: "Local time, ",
    all_times: "All times",
    from_moment: "from ",
    colon: ": ",
    and: " and ",
    or_later: "or later if required",
    open_ended: "open-ended",
    informal: "informal consultations",
    format: |format| match format {
        Attendance::InPerson => "in person",
        Attendance::Hybrid => "hybrid",
        Attendance::Virtual => "virtual",
    },
    open: "open",
    closed: "closed",
    office: |role| match role {
        Role::President => "President",
        Role::Chair => "Chair",
        Role::CoChair => "Co-Chairs",
        Role::ViceChair => "Vice-Chair",
        Role::Facilitator => "Facilitator",
        Role::Rapporteur => "Rapporteur",
    },
    speakers: |number| if number == 1 { "Speaker" } else { "Speakers" },
    item: "Item ",
    immediately_after: "immediately after the closure of ",
    after_closure: "after the closure of ",
    livestream: "Livestream",
    no_livestream: "no livestream",
    link: "Link",
    interpretation: "Interpretation",
    no_interpretation: "no interpretation",
    building: "Building",
    back_to_table: "Back to the table",
    numbers: |numbers| {
        let word = if numbers.len() == 1 {
            "meeting"
        } else {
            "meetings"
        };
        counted(numbers, word, (ordinal, resumption), " and ")
    },
    numbers_of: |numbers, body| format!("{numbers} of the {body}"),
};

/// Returns what stands behind a meeting that takes up what another left.
const fn resumption(how: Resumption) -> &'static str {
    match how {
        Resumption::Resumed => "(resumed)",
        Resumption::Continued => "(continued)",
    }
}

/// `1st`, `11th`, `22nd`.
fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn ordinals_end_as_they_are_said() {
        let numbers = [1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 34, 101, 111, 113, 123];
        let said = numbers.map(ordinal).join(" ");
        let expected = "1st 2nd 3rd 4th 10th 11th 12th 13th 21st 22nd 34th 101st 111th 113th 123rd";
        assert_eq!(said, expected);
    }
}
