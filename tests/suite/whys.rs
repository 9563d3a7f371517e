//! What `why` tells of a meeting, and what it leaves to its neighbours.

use plenary::{Schedule, Source};

fn placed(frame: &str, rest: &str) -> Schedule {
    let text = format!(
        r#"
        conference = "C1"
        name = "C1 meetings"
        time-zone = "Europe/Zurich"
        first-day = 2026-09-07
        last-day = 2026-09-08
        {frame}
        [groups.A]
        [groups.B]
        {rest}
        "#
    );
    let compiled = plenary::compile(&Source::new("case.toml", text));
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

fn why(frame: &str, rest: &str, id: &str) -> String {
    plenary::why(&placed(frame, rest), id).expect("there is such a meeting")
}

const PINNED: &str = "[[meeting]]\ngroup = \"A\"\nstarts = \"2026-09-07 10:00\"\nduration = \"3h\"";

const AS_PLANNED: &str = "A starts on Monday 7 September at 10:00, as planned: it is pinned to that \
    moment.\nIt is held Monday 10:00 to 13:00 (3 h).\n";

#[test]
fn extra_sessions_just_before_and_behind_a_meeting_are_not_its_own() {
    let extra = "[days.2026-09-07]\nextra = [\"09:00-10:00\", \"13:00-14:00\"]";
    let said = why(
        "sessions = [\"10:00-13:00\"]",
        &format!("{extra}\n{PINNED}"),
        "A",
    );
    assert_eq!(said, AS_PLANNED);
}

#[test]
fn nor_are_sessions_there_that_were_not_held() {
    let held = "[days.2026-09-07]\nheld = [\"10:00-13:00\"]";
    let frame = "sessions = [\"09:00-10:00\", \"10:00-13:00\", \"13:00-15:00\"]";
    assert_eq!(why(frame, &format!("{held}\n{PINNED}"), "A"), AS_PLANNED);
}

#[test]
fn meeting_time_of_one_track_is_no_time_of_another() {
    let rest = "[tracks.X]\n[tracks.Y]\n[tracks.Y.days.2026-09-07]\nextra = [\"08:00-09:00\"]\n\
        [[meeting]]\ngroup = \"A\"\ntrack = \"X\"\nduration = \"3h\"\n\
        [[meeting]]\ngroup = \"B\"\ntrack = \"Y\"\nduration = \"2h\"";
    let said = why("sessions = [\"10:00-13:00\"]", rest, "B");
    assert!(said.contains("instead of 10:00 (2 h earlier)"), "{said}");
}
