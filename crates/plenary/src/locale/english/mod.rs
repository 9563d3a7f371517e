//! British English, as in the documents of the United Nations.

mod dates;
mod explain;
mod items;

use super::{
    BeforeEach, ByHourWords, Calendar, Catalogue, ChangesWords, Direction, Grid, Heading,
    Honorifics, Issue, Marks, MeetingWords, Offices, PaperWords, ShortChanges, Signs, Times,
};
use crate::{
    keywords::{Attendance, Role, Rolling, Status},
    plan::Resumption,
    schedule::{Deviation, Reason},
    text::{Inline, Language},
};

pub(super) const CATALOGUE: Catalogue = Catalogue {
    language: Language::English,
    regional_tag: "en-GB",
    names: &["english", "anglais"],
    is_linted: true,
    language_name: |language| match language {
        Language::English => "English",
        Language::French => "French",
        #[cfg(test)]
        Language::Dummy => "Dummy",
    },
    direction: Direction::LeftToRight,
    signs: Signs {
        colon: ": ",
        semicolon: "; ",
        comma: ", ",
        and: " and ",
        quoted: |text| format!("“{text}”"),
        emphasis: Inline::Emphasis,
    },
    dates: dates::DATES,
    heading: Heading {
        schedule_of: |status| match status {
            Some(Status::Draft) => "Draft schedule of ",
            Some(Status::Provisional) => "Provisional schedule of ",
            Some(Status::Indicative) => "Indicative schedule of ",
            Some(Status::Tentative) => "Tentative schedule of ",
            Some(Status::AsHeld) => "Schedule, as held, of ",
            Some(Status::Final) | None => "Schedule of ",
        },
        before_dates: ": ",
        status: |status| match status {
            Status::Draft => "Draft",
            Status::Provisional => "Provisional",
            Status::Indicative => "Indicative",
            Status::Tentative => "Tentative",
            Status::Final => "Final",
            Status::AsHeld => "As held",
        },
        issued: "Issued",
        local_time: "Local time, ",
        all_times: "All times",
        from_date: "from ",
        building: "Building",
        does_not_fit: "Does not fit, no session is left for",
        off_its_day: "Not on the day on which it is to be held",
        note: "Note",
        original: "Original",
    },
    grid: Grid {
        time: "Time",
        all_day: "All day",
        side_events: "SIDE EVENTS",
        in_order: "Meetings in order of time",
        back_to_title: "Back to the title",
        back_to_table: "Back to the table",
        deadlines: "Deadlines",
        before_each,
        documents: "Documents",
    },
    times: Times {
        to_be_confirmed: "tbc",
        if_needed: "if necessary",
        next_day: "next day",
        or_later: "or later if required",
        open_ended: "open-ended",
        from: "from ",
        at_the_latest: ", at the latest ",
        immediately_after: "immediately after the conclusion of ",
        not_before: |hour| format!(", not before {hour}"),
        after_conclusion: "after the conclusion of ",
        immediately_after_suspension: "immediately after the suspension of ",
        after_suspension: "after the suspension of ",
        last_body: " and ",
        by_hour: ByHourWords {
            after: "immediately after ",
            concludes_by: |is_one, hour| {
                if is_one {
                    format!(" if it concludes by {hour}")
                } else {
                    format!(" if they conclude by {hour}")
                }
            },
            otherwise: "; otherwise ",
        },
    },
    meeting: MeetingWords {
        continued: "(continued)",
        resumption,
        ordinal,
        numbered: |number| if number == 1 { "meeting" } else { "meetings" },
        numbers_of: |numbers, body| format!("{numbers} of the {body}"),
        informal: "informal consultations",
        attendance: |format| match format {
            Attendance::InPerson => "in person",
            Attendance::Hybrid => "hybrid",
            Attendance::Virtual => "virtual",
        },
        open: "open",
        closed: "closed meeting",
        livestream: "Livestream",
        no_livestream: "no livestream",
        link: "Link",
        interpretation: "Interpretation",
        no_interpretation: "no interpretation",
        not_available: "not available",
        hosted_by: "hosted by ",
    },
    items: items::ITEMS,
    offices: Offices {
        holders: "Office-holders",
        nominations: "Nominations",
        role: |role| match role {
            Role::President => "President",
            Role::Chair => "Chair",
            Role::CoChair => "Co-chair",
            Role::ViceChair => "Vice-chair",
            Role::Facilitator => "Facilitator",
            Role::Rapporteur => "Rapporteur",
        },
        heading: |role| match role {
            Role::President => "President",
            Role::Chair => "Chair",
            Role::CoChair => "Co-Chairs",
            Role::ViceChair => "Vice-Chair",
            Role::Facilitator => "Facilitator",
            Role::Rapporteur => "Rapporteur",
        },
        speakers: |number| if number == 1 { "Speaker" } else { "Speakers" },
        vacant: "vacant",
        of_body: |role, body| format!("{} of {body}", (CATALOGUE.offices.role)(role)),
        honorifics: Honorifics {
            excellency: "H.E.",
            mr: "Mr.",
            ms: &["Ms.", "Mrs."],
            others: &[
                "Mr",
                "Ms",
                "Mrs",
                "Miss",
                "Sir",
                "Madam",
                "Madame",
                "H.E",
                "Amb.",
                "Amb",
                "Ambassador",
                "Prof.",
                "Prof",
                "Professor",
                "Hon.",
            ],
        },
    },
    marks: Marks {
        not_then: "no longer at this time",
        cancelled: "cancelled",
        postponed: "postponed",
        added: "added",
        not_planned: "not planned before",
        removed: "no longer in the schedule",
        reinstated: "reinstated",
        previously: "previously ",
        originally: "originally ",
        changed: "changed",
        at: dates::at,
        until: dates::until,
        on: dates::on,
    },
    issue: Issue {
        draft_of: |number| format!("Draft of Rev.{number}, not issued"),
        replaces: "replaces the version of ",
        reissued: ("* Reissued for technical reasons on ", "."),
        situation: "Situation as of ",
        before_clock: ", ",
        changes_since: "Changes since the version of ",
        since: |number| match number {
            0 => "since the first issue".to_owned(),
            number => format!("since Rev.{number}"),
        },
        changes_since_revision: |number| format!("Changes since Rev.{number}"),
    },
    paper: PaperWords {
        number: |number| format!("No. {number}, "),
        title: |number, day| {
            let weekday = dates::DATES.weekday(day);
            let date = dates::DATES.date(day);
            format!("{number}{weekday}, {date}, Programme of meetings")
        },
        no_meetings: "No meetings on this day.",
    },
    changes: ChangesWords {
        heading: "Changes",
        listed_below: |number| match number {
            1 => "1 change, listed below".to_owned(),
            number => format!("{number} changes, listed below"),
        },
        times: dates::times,
        no_sitting: "no sitting: ",
        added_text: "added: ",
        deleted_text: "deleted: ",
        previous_text: "previously: ",
        duration: "duration",
        new_name: "new name",
        no_place: "not indicated",
        other_language: "text changed in another language only",
        was_vacant: "previously vacant",
        postponed_for_now: "postponed until further notice",
        suspended: |at, resumed| match resumed {
            Some(resumed) => format!("suspended {at}; to be resumed {resumed}"),
            None => format!("suspended {at}"),
        },
        adjourned: |at| format!("adjourned {at}"),
        short: ShortChanges {
            added: "✚ added",
            removed: "✕ no longer held",
            reinstated: "✚ held after all",
            longer: "longer: ",
            shorter: "shorter: ",
            until: "until ",
            no_longer: "no longer: ",
        },
        name: "name",
        place: "place",
        symbol: "Symbol",
        title: "Title",
        venue: "Venue",
        organisation: "Organisation",
        secretariat: "Secretariat",
        time_zone: "Time zone",
    },
    calendar: Calendar {
        sitting: |which, all| format!("Sitting {which} of {all}"),
        follows: "follows ",
        precedes: "precedes ",
        ended: |ended| match ended {
            Deviation::AsPlanned => None,
            Deviation::Early(by) => Some(format!(" ({by} earlier than planned)")),
            Deviation::Late(by) => Some(format!(" ({by} later than planned)")),
        },
        reason: |reason| match reason {
            Reason::Opens => Some("The first in the order"),
            Reason::Pinned => Some("At a fixed time"),
            Reason::NotBefore => Some("Does not begin before this hour"),
            Reason::OnDay => Some("To be held on this day"),
            Reason::AsPlanned => Some("Does not begin earlier than planned"),
            Reason::Event { .. } => Some("Begins after an event at a fixed time"),
            Reason::Undivided { .. } => Some("Begins in a session into which it fits whole"),
            Reason::TooLittleLeft { .. } => {
                Some("Begins then, as too little was left of the time before")
            }
            Reason::NextSession { .. } => Some(
                "Begins with a session, as the time that an early end gives up is used from then on",
            ),
            Reason::PlannedTime { .. } => {
                Some("Begins at its planned time, before which it may not begin inside a session")
            }
            Reason::SessionHeld => Some("Moved, as a session was held at other hours than planned"),
            Reason::SessionLost => Some("Moved, as a session was not held"),
            Reason::SessionAdded => Some("Moved, as a session was added"),
            Reason::SessionOpened => Some("Moved, as a session kept in reserve was opened"),
            Reason::CalledOff { .. } => Some("Moved up, as the meeting before it is not held"),
            Reason::Follows { .. }
            | Reason::After { .. }
            | Reason::Behind { .. }
            | Reason::Continues
            | Reason::TooLate { .. } => None,
        },
        start_by: "Inside a session, begins only up to ",
        goes_on_from: "Goes on from ",
        rolling: |rolling| match rolling {
            Rolling::AtOnce => {
                "On a rolling basis: begins when the meeting before it ends, be that earlier or later than foreseen"
            }
            Rolling::NextSession => {
                "On a rolling basis: if the meeting before it ends early, begins with the next session or at its planned time, whichever comes first; if that one runs over, begins later"
            }
            Rolling::AsPlanned => {
                "Never begins earlier than planned; if the meeting before it runs over, begins later"
            }
        },
        withdrawn: "No longer in the schedule",
        deadline: "Deadline",
    },
    sentences: explain::SENTENCES,
};

/// Returns what stands behind a meeting that takes up what another left.
const fn resumption(how: Resumption) -> &'static str {
    match how {
        Resumption::Resumed => "(resumed)",
        Resumption::Continued => "(continued)",
    }
}

/// Returns `1st`, `11th`, `22nd`.
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

/// Returns `18:30 on the day before each meeting`.
fn before_each(due: BeforeEach<'_>) -> String {
    let word = if due.working { "working day" } else { "day" };
    match (due.days, due.clock) {
        (1, None) => format!("The {word} before each meeting"),
        (1, Some(clock)) => format!("{clock} on the {word} before each meeting"),
        (days, None) => format!("{days} {word}s before each meeting"),
        (days, Some(clock)) => format!("{clock}, {days} {word}s before each meeting"),
    }
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
