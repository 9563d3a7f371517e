//! Sessions that were held late, lost, added or opened.

use super::{TWO, line, meeting, placed, reason, why};

/// A takes the whole of Monday, and B begins on Tuesday.
fn b_on_tuesday(news: &str) -> String {
    let (a, b) = (
        meeting("A", "duration = \"6h\""),
        meeting("B", "duration = \"1h\""),
    );
    format!("{a}{b}{news}")
}

#[test]
fn a_session_that_began_late_is_the_cause_and_not_who_stands_before() {
    let rest = b_on_tuesday("[days.2026-09-08]\nheld = [\"09:40-12:00\", \"14:00-17:00\"]");
    let held = "the session 09:00-12:00 of Tuesday 8 September was held from 09:40 to 12:00";
    assert_eq!(reason(TWO, &rest, "B"), format!("{held}."));
    assert!(line(TWO, &rest, "B").ends_with(held));
}

#[test]
fn a_day_on_which_nothing_was_held_is_named_as_such() {
    let rest = meeting("A", "duration = \"3h\"") + &meeting("B", "duration = \"1h\"");
    let rest = format!("{rest}[days.2026-09-07]\nheld = []");
    for id in ["A", "B"] {
        assert_eq!(
            reason(TWO, &rest, id),
            "no session was held on Monday 7 September."
        );
    }
}

#[test]
fn of_a_day_only_the_session_that_moved_the_start_is_named() {
    let rest = b_on_tuesday("[days.2026-09-07]\nheld = [\"09:30-12:30\", \"14:00-16:00\"]");
    let short = "the session 14:00-17:00 of Monday 7 September was held from 14:00 to 16:00";
    assert_eq!(reason(TWO, &rest, "B"), format!("{short}."));
    let late = "the session 09:00-12:00 of Monday 7 September was held from 09:30 to 12:30";
    let said = why(TWO, &rest, "A");
    assert!(said.contains(&format!("because {late}.\n")), "{said}");
    // A session that moved only the end belongs to the sentence about the end.
    assert!(said.contains(&format!("(6 h), as {short}.\n")), "{said}");
}

#[test]
fn an_added_session_is_the_cause_in_the_evening_or_where_it_adjoins_another() {
    for hours in ["17:30-19:00", "17:00-18:30"] {
        let rest = b_on_tuesday(&format!("[days.2026-09-07]\nextra = [\"{hours}\"]"));
        let (from, to) = hours.split_once('-').expect("hours");
        assert_eq!(
            reason(TWO, &rest, "B"),
            format!("an extra session is held on Monday 7 September from {from} to {to}.")
        );
    }
}

#[test]
fn a_reserve_that_was_opened_is_the_cause() {
    let rest = meeting("A", "duration = \"3h\"") + &meeting("B", "duration = \"1h\"");
    let frame =
        "sessions = [\"09:00-12:00\", { time = \"14:00-17:00\", if-needed = true, opened = true }]";
    let said = reason(frame, &rest, "B");
    assert_eq!(
        said,
        "the session 14:00-17:00 of Monday 7 September, which was kept in reserve, was opened."
    );
}

#[test]
fn a_session_that_moved_nothing_is_not_named() {
    let rest = b_on_tuesday("[days.2026-09-08]\nextra = [\"17:30-19:00\"]");
    assert_eq!(
        reason(TWO, &rest, "B"),
        "A ends on Monday 7 September at 17:00."
    );
    assert!(placed(TWO, &rest).causes("B").is_empty());
}

#[test]
fn a_pin_that_a_late_opening_moved_is_not_pinned_to_that_moment() {
    let rest = meeting("A", "starts = \"2026-09-07 09:00\"\nduration = \"1h\"");
    let rest = format!("{rest}[days.2026-09-07]\nheld = [\"09:20-12:00\"]");
    let held = "the session 09:00-12:00 of Monday 7 September was held from 09:20 to 12:00";
    assert_eq!(reason(TWO, &rest, "A"), format!("{held}."));
    assert!(line(TWO, &rest, "A").ends_with(held));
}

#[test]
fn sessions_just_before_and_behind_a_meeting_are_not_its_own() {
    let pinned = meeting("A", "starts = \"2026-09-07 10:00\"\nduration = \"3h\"");
    let extra = "[days.2026-09-07]\nextra = [\"09:00-10:00\", \"13:00-14:00\"]";
    let said = why(
        "sessions = [\"10:00-13:00\"]",
        &format!("{pinned}{extra}"),
        "A",
    );
    let as_planned = "A starts on Monday 7 September at 10:00, as planned: it is pinned to that \
        moment.\nIt is held Monday 10:00 to 13:00 (3 h).\n";
    assert_eq!(said, as_planned);
    let held = "[days.2026-09-07]\nheld = [\"10:00-13:00\"]";
    let frame = "sessions = [\"09:00-10:00\", \"10:00-13:00\", \"13:00-15:00\"]";
    assert_eq!(why(frame, &format!("{pinned}{held}"), "A"), as_planned);
}

#[test]
fn meeting_time_of_one_track_is_no_time_of_another() {
    let rest = "[tracks.X]\n[tracks.Y]\n[tracks.Y.days.2026-09-07]\nextra = [\"08:00-09:00\"]\n\
        [[meeting]]\ngroup = \"A\"\ntrack = \"X\"\nduration = \"3h\"\n\
        [[meeting]]\ngroup = \"B\"\ntrack = \"Y\"\nduration = \"2h\"";
    let said = why("sessions = [\"10:00-13:00\"]", rest, "B");
    assert!(said.contains("instead of 10:00 (2 h earlier)"), "{said}");
}
