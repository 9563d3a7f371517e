//! The numbers of sittings: those of the library, and what the reference makes of a few sources that have
//! one answer.

use plenary::{Schedule, Source};
use serde_json::Value;

use crate::reference::{self, Mark, Number};

/// The numbers of each sitting of each meeting, as the data for programs has them.
pub(super) fn library_numbers(schedule: &Schedule) -> Vec<Vec<Vec<Number>>> {
    let data = plenary_tests::json(schedule);
    let list = |of: &Value| of.as_array().expect("a list").clone();
    let groups = schedule.plan().groups();
    let number = |told: &Value| Number {
        body: groups
            .iter()
            .position(|group| told["group"] == *group.id)
            .expect("a group"),
        ordinal: told["number"]
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
            .expect("a number"),
        mark: match told.get("resumption").and_then(Value::as_str) {
            Some("resumed") => Some(Mark::Resumed),
            Some("continued") => Some(Mark::Continued),
            other => {
                assert_eq!(other, None);
                None
            }
        },
    };
    let sitting = |sitting: Value| {
        let mut numbers: Vec<_> = list(&sitting["numbers"]).iter().map(number).collect();
        numbers.sort_unstable();
        numbers
    };
    let meeting = |meeting: Value| {
        let sittings = list(&meeting["current"]["sittings"]);
        sittings.into_iter().map(sitting).collect()
    };
    list(&data["meetings"]).into_iter().map(meeting).collect()
}

/// The numbers of the sittings of each meeting, as they would be listed: `1 2; -; 3+7`.
fn list_numbers(meetings: &str, days: &str) -> String {
    let text = format!(
        "conference = 'C'\nname = 'C meetings'\ntime-zone = 'Europe/Zurich'\n\
         first-day = 2026-03-16\nlast-day = 2026-03-18\n\
         sessions = ['10:00-13:00', '15:00-18:00']\n{days}\n\
         [groups.A]\nnumbered-from = 1\n[groups.B]\nnumbered-from = 7\n[groups.C]\n{meetings}"
    );
    let source = Source::new("numbers", text.replace('\'', "\""));
    let read = plenary::read(&source).unwrap_or_else(|report| panic!("{report}"));
    let (plan, news) = read.value;
    let placing = reference::place(&plan, &news, &[]).unwrap_or_else(|faults| panic!("{faults:?}"));
    let numbers = reference::numbers(&plan, &news, &placing.slots, &placing.current);
    let sitting = |sitting: &Vec<Number>| {
        let numbers = sitting
            .iter()
            .map(|number| {
                let mark = match number.mark {
                    Some(Mark::Resumed) => "r",
                    Some(Mark::Continued) => "c",
                    None => "",
                };
                format!("{}{mark}", number.ordinal)
            })
            .collect::<Vec<_>>()
            .join("+");
        if numbers.is_empty() {
            "-".to_owned()
        } else {
            numbers
        }
    };
    let meeting =
        |sittings: &Vec<Vec<Number>>| sittings.iter().map(sitting).collect::<Vec<_>>().join(" ");
    numbers.iter().map(meeting).collect::<Vec<_>>().join("; ")
}

fn meeting(group: &str, id: &str, duration: &str, keys: &str) -> String {
    format!("[[meeting]]\ngroup = '{group}'\nid = '{id}'\nduration = '{duration}'\n{keys}\n")
}

#[test]
fn every_session_of_a_body_has_the_next_number() {
    let two = meeting("A", "m", "6h", "") + &meeting("A", "n", "3h", "");
    assert_eq!(list_numbers(&two, ""), "1 2; 3");
    let in_one_session = meeting("A", "m", "1h", "") + &meeting("A", "n", "3h", "");
    assert_eq!(list_numbers(&in_one_session, ""), "1; 1 2");
    let pause = "[[event]]\ntitle = 'Coffee'\nkind = 'break'\ntime = '11:00-11:15'\n";
    let paused = meeting("A", "m", "4h", "") + pause;
    assert_eq!(list_numbers(&paused, ""), "1 1 2");
}

#[test]
fn a_joint_meeting_has_a_number_of_each_body() {
    let joint = meeting("A", "m", "3h", "")
        + &meeting("B", "n", "3h", "with = ['A']")
        + &meeting("B", "o", "3h", "with = ['C']");
    assert_eq!(list_numbers(&joint, ""), "1; 2+7; 8");
}

#[test]
fn what_is_not_held_or_informal_has_no_number() {
    let mut without = meeting("A", "m", "3h", "cancelled = 'no quorum'")
        + &meeting("A", "n", "3h", "informal = true")
        + &meeting("A", "o", "3h", "");
    assert_eq!(list_numbers(&without, ""), "; -; 1");
    without += &meeting("C", "p", "3h", "");
    assert_eq!(list_numbers(&without, ""), "; -; 1; -");
}

#[test]
fn an_extra_session_that_adjoins_has_the_number_of_that_one() {
    let long = meeting("A", "m", "1 session", "") + &meeting("A", "n", "6h", "");
    let days = "[days.2026-03-16]\nextra = ['18:00-19:00', '20:00-22:00']";
    assert_eq!(list_numbers(&long, days), "1; 2 3");
}

#[test]
fn what_is_resumed_keeps_its_number() {
    let suspended = meeting("A", "m", "3h", "suspended = '2026-03-16 11:00'")
        + &meeting("C", "n", "3h", "")
        + &meeting("A", "o", "1h", "")
        + "[[meeting]]\nresumes = 'm'\n";
    assert_eq!(list_numbers(&suspended, ""), "1; - -; 2; 1r 3");
}

#[test]
fn what_was_adjourned_is_a_new_meeting() {
    let adjourned = |between: &str| {
        meeting("A", "m", "3h", "adjourned = '2026-03-16 11:00'")
            + &meeting("C", "n", between, "")
            + "[[meeting]]\nresumes = 'm'\n"
    };
    assert_eq!(list_numbers(&adjourned("1h"), ""), "1; -; 2c 3");
    assert_eq!(list_numbers(&adjourned("2h"), ""), "1; -; 2c");
}
