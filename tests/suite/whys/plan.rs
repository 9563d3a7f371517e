//! Meetings behind a pin or a ceremony, rules, and records of meetings.

use super::{TWO, line, meeting, placed, reason, why};

#[test]
fn behind_a_pin_no_meeting_is_the_first() {
    let rest = meeting("A", "starts = \"2026-09-07 09:00\"\nduration = \"90m\"")
        + &meeting("B", "duration = \"30m\"");
    let behind = "the pinned meeting A takes 09:00 to 10:30";
    assert_eq!(reason(TWO, &rest, "B"), format!("{behind}."));
    assert!(line(TWO, &rest, "B").ends_with(behind));
    let between = meeting("C", "duration = \"1h\"") + &rest.replace("09:00", "10:00");
    assert_eq!(
        reason(TWO, &between, "B"),
        "the pinned meeting A takes 10:00 to 11:30."
    );
}

#[test]
fn behind_a_ceremony_no_session_opens() {
    let ceremony = "[[event]]\ntitle = \"Opening ceremony\"\nkind = \"ceremony\"\n\
        on = 2026-09-07\ntime = \"09:00-09:30\"";
    let rest = meeting("A", "duration = \"1h\"") + ceremony;
    assert_eq!(
        reason(TWO, &rest, "A"),
        "Opening ceremony takes 09:00 to 09:30."
    );
    let later =
        rest.replace("09:00-09:30", "10:00-10:30") + "\n" + &meeting("B", "duration = \"1h\"");
    assert_eq!(
        reason(TWO, &later, "B"),
        "A ends at 10:00, and Opening ceremony takes 10:00 to 10:30."
    );
}

#[test]
fn at_its_planned_time_no_session_opens() {
    let frame = format!("{TWO}\nrolling = \"next-session\"");
    let rest =
        meeting("A", "duration = \"2h\"\ntook = \"90m\"") + &meeting("B", "duration = \"3h\"");
    let said = "A ended at 10:30, and 11:00 is its planned time, before which it may not begin \
        inside a session";
    assert_eq!(reason(&frame, &rest, "B"), format!("{said}."));
    assert!(line(&frame, &rest, "B").ends_with(said));
}

#[test]
fn a_rule_that_changes_nothing_is_not_named() {
    let frame = format!("{TWO}\nrolling = \"next-session\"");
    let rest = meeting("A", "duration = \"2h\"\ntook = \"90m\"")
        + &meeting("B", "duration = \"3h\"\nundivided = true");
    assert_eq!(
        reason(&frame, &rest, "B"),
        "A ended at 10:30, and it waits for a session into which it fits whole."
    );
    let frame = format!("{TWO}\nrolling = \"as-planned\"");
    let rest =
        meeting("A", "duration = \"2h\"") + &meeting("B", "duration = \"1h\"\ntook = \"30m\"");
    assert_eq!(reason(&frame, &rest, "B"), "A should have ended at 11:00.");
}

#[test]
fn suspended_is_not_ended() {
    let rest = meeting("A", "duration = \"2h\"\nsuspended = \"2026-09-07 10:00\"")
        + &meeting("B", "duration = \"1h\"")
        + "[[meeting]]\nresumes = \"A\"\n"
        + &meeting("C", "duration = \"1h\"");
    let stopped = "A was suspended on Monday 7 September at 10:00";
    assert_eq!(reason(TWO, &rest, "B"), format!("{stopped}."));
    let said = why(TWO, &rest, "A");
    assert!(said.ends_with("(1 h of 2 h), as it was suspended on Monday 7 September at 10:00.\n"));
    let said = why(TWO, &rest, "A-resumed");
    let resumes =
        "it resumes A, which was suspended on Monday 7 September at 10:00; B ends at 11:00.";
    assert!(said.contains(resumes), "{said}");
    assert_eq!(reason(TWO, &rest, "C"), "A-resumed ends at 12:00.");
}

#[test]
fn an_own_duration_of_the_block_that_resumes_is_the_cause_behind_it() {
    let rest = meeting("A", "duration = \"2h\"\nsuspended = \"2026-09-07 10:00\"")
        + &meeting("B", "duration = \"1h\"")
        + "[[meeting]]\nresumes = \"A\"\nduration = \"90m\"\n"
        + &meeting("C", "duration = \"1h\"");
    assert_eq!(
        reason(TWO, &rest, "C"),
        "A-resumed, which resumes A, has a duration of its own, 1 h 30 min."
    );
}

#[test]
fn the_suspension_that_moved_it_is_named_and_not_the_one_before() {
    let rest = meeting("A", "duration = \"3h\"\nsuspended = \"2026-09-07 10:00\"")
        + "[[meeting]]\nresumes = \"A\"\nid = \"A2\"\nsuspended = \"2026-09-07 11:00\"\n"
        + &meeting("B", "duration = \"1h\"")
        + "[[meeting]]\nresumes = \"A2\"\n";
    assert_eq!(
        reason(TWO, &rest, "B"),
        "A2 was suspended on Monday 7 September at 11:00."
    );
}

#[test]
fn change_over_is_named_where_it_explains_a_gap() {
    let frame = format!("{TWO}\nchange-over = \"10m\"");
    let rest = meeting("A", "duration = \"1h\"") + &meeting("B", "duration = \"1h\"");
    assert_eq!(
        reason(&frame, &rest, "B"),
        "A ends at 10:00, and `change-over` is 10 min."
    );
    let took = rest.replacen("duration = \"1h\"", "duration = \"1h\"\ntook = \"30m\"", 1);
    assert_eq!(
        reason(&frame, &took, "B"),
        "A took 30 min instead of 1 h; A ended at 09:30, and `change-over` is 10 min."
    );
    let between = rest.replacen("\"1h\"", "\"3h\"", 1);
    assert_eq!(reason(&frame, &between, "B"), "A ends at 12:00.");
}

#[test]
fn what_is_past_without_a_record_should_have_ended() {
    let rest = meeting("A", "duration = \"1h\"") + &meeting("B", "duration = \"1h\"");
    let at = |now: &str| reason(&format!("{TWO}\nas-of = \"2026-09-07 {now}\""), &rest, "B");
    assert_eq!(at("09:30"), "A ends at 10:00.");
    assert_eq!(at("10:30"), "A should have ended at 10:00.");
    let recorded = rest.replacen("duration", "took = \"1h\"\nduration", 1);
    assert_eq!(reason(TWO, &recorded, "B"), "A ended at 10:00.");
}

#[test]
fn root_causes_are_named_once_and_the_first_to_happen_first() {
    let rest = meeting("A", "duration = \"2h\"\ntook = \"90m\"")
        + &meeting("B", "duration = \"1h\"\ncancelled = \"no quorum\"")
        + &meeting("C", "duration = \"1h\"")
        + "[[meeting]]\ngroup = \"B\"\nid = \"B2\"\nduration = \"1h\"\n";
    let roots = "A took 1 h 30 min instead of 2 h; B is cancelled.";
    assert_eq!(reason(TWO, &rest, "C"), roots);
    assert_eq!(reason(TWO, &rest, "B2"), roots);
    assert!(line(TWO, &rest, "C").ends_with(", follows A"));
    assert!(line(TWO, &rest, "B2").ends_with(", follows C"));
    let as_long = rest.replacen("took = \"90m\"\n", "", 1);
    assert!(line(TWO, &as_long, "C").ends_with(", B is cancelled"));
}

#[test]
fn what_cancels_out_is_no_cause() {
    let rest = meeting("A", "duration = \"2h\"\ntook = \"90m\"")
        + &meeting("B", "duration = \"1h\"\nextended = \"30m\"")
        + &meeting("C", "duration = \"1h\"");
    assert_eq!(reason(TWO, &rest, "C"), "B ends at 12:00.");
    assert!(placed(TWO, &rest).causes("C").is_empty());
    assert_eq!(placed(TWO, &rest).causes("B").len(), 1);
}
