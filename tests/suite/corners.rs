//! The corners of placing that could be read in two ways, each settled by a case.
//!
//! Days are Monday 5 and Tuesday 6 October 2026; sessions 10:00 to 13:00 and 15:00 to 18:00.

use plenary::{Code, Language, Report, Schedule, Severity, Source, Warned};

fn compile(top: &str, rest: &str) -> Result<Warned<Schedule>, Report> {
    let sessions = if top.contains("sessions =") && !top.trim_start().starts_with('[') {
        ""
    } else {
        "sessions = ['10:00-13:00', '15:00-18:00']"
    };
    let text = format!(
        "conference = 'TX3'\nname = 'TX3 meetings'\ntime-zone = 'Europe/Zurich'\n\
         first-day = 2026-10-05\nlast-day = 2026-10-06\n{sessions}\n{top}\n\
         [groups.A]\n[groups.B]\n[groups.C]\n{rest}"
    );
    plenary::compile(&Source::new("corner", text.replace('\'', "\"")))
}

/// A line for each meeting: from when to when it is held.
fn placed(top: &str, rest: &str) -> Vec<String> {
    let warned = compile(top, rest).unwrap_or_else(|report| panic!("{report}"));
    let overview = warned.value.overview(Language::English);
    let line = |line: &str| {
        let times = line.split([',', '(']).next().unwrap_or_default();
        times.trim().to_owned()
    };
    overview.lines().map(line).collect()
}

fn errors(top: &str, rest: &str) -> Vec<Code> {
    let Err(report) = compile(top, rest) else {
        return Vec::new();
    };
    let faults = report.faults().iter();
    let errors = faults.filter(|fault| fault.severity == Severity::Error);
    errors.map(|fault| fault.code).collect()
}

fn warnings(top: &str, rest: &str) -> Vec<Code> {
    let warned = compile(top, rest).unwrap_or_else(|report| panic!("{report}"));
    let warnings = warned.warnings.at_least(Severity::Warning);
    warnings.faults().iter().map(|fault| fault.code).collect()
}

fn block(group: &str, duration: &str, keys: &str) -> String {
    format!("[[meeting]]\ngroup = '{group}'\nduration = '{duration}'\n{keys}\n")
}

fn event(kind: &str, time: &str, keys: &str) -> String {
    format!(
        "[[event]]\ntitle = 'Event'\nkind = '{kind}'\non = 2026-10-05\ntime = '{time}'\n{keys}\n"
    )
}

const REST: &str = "rest of the session";

#[test]
fn the_rest_of_a_session_ends_when_it_closes_whenever_it_begins() {
    let meetings =
        |took: &str| block("A", "1h", took) + &block("B", REST, "") + &block("C", "1h", "");
    let lines = placed("", &meetings(""));
    assert_eq!(
        lines[1..],
        ["B: Monday 11:00 to 13:00", "C: Monday 15:00 to 16:00"]
    );
    let later = placed("", &meetings("took = '4h'"));
    assert_eq!(
        later[1..],
        ["B: Monday 16:00 to 18:00", "C: Tuesday 10:00 to 11:00"]
    );
}

#[test]
fn the_rest_of_a_session_goes_round_pins_and_events() {
    let pin = "starts = '2026-10-05 11:00'";
    let meetings =
        block("A", "30m", pin) + &block("B", REST, "") + &event("ceremony", "12:00-12:30", "");
    let warned = compile("", &meetings).expect("it fits");
    let b = warned.value.meeting("B").expect("a meeting");
    assert_eq!(b.current.takes, plenary::Minutes(120));
    assert_eq!(b.current.sittings.len(), 3);
}

#[test]
fn the_rest_of_a_session_that_is_extended_goes_on_in_the_next() {
    let lines = placed("", &block("A", REST, "extended = '1h'"));
    assert_eq!(lines, ["A: Monday 10:00 to 16:00"]);
}

#[test]
fn of_the_rest_of_a_session_what_was_left_to_the_close_is_resumed() {
    let meetings = block("A", REST, "suspended = '2026-10-05 11:00'")
        + &block("B", "1h", "")
        + "[[meeting]]\nresumes = 'A'\n";
    assert_eq!(placed("", &meetings)[2], "A-resumed: Monday 12:00 to 16:00");
}

#[test]
fn an_undivided_rest_begins_where_nothing_parts_the_session_any_more() {
    let meetings = event("ceremony", "11:00-11:30", "") + &block("A", REST, "undivided = true");
    assert_eq!(placed("", &meetings), ["A: Monday 11:30 to 13:00"]);
}

#[test]
fn a_session_begun_late_by_a_key_is_a_warning_and_by_rolling_none() {
    let late = "not-before = '2026-10-05 10:30'";
    let others = block("B", "30m", "") + &block("C", "30m", "");
    let by_key = block("A", "1 session", late) + &others;
    assert_eq!(warnings("", &by_key), [Code::BegunLate]);
    let by_order = block("B", "1h", "") + &block("A", "1 session", "") + &block("C", "1h", "");
    assert_eq!(warnings("", &by_order), []);
}

#[test]
fn what_takes_time_parts_a_session_and_a_short_break_does_not() {
    let undivided = block("A", "2h", "undivided = true");
    let beside = |event: String| placed("", &(event + &undivided));
    assert_eq!(
        beside(event("event", "11:00-11:20", "")),
        ["A: Monday 15:00 to 17:00"]
    );
    assert_eq!(
        beside(event("break", "11:00-11:20", "")),
        ["A: Monday 10:00 to 12:20"]
    );
    assert_eq!(
        beside(event("break", "11:00-11:31", "")),
        ["A: Monday 15:00 to 17:00"]
    );
    let whole = event("event", "11:00-11:20", "parts = false");
    assert_eq!(beside(whole), ["A: Monday 10:00 to 12:20"]);
    let parted = event("break", "11:00-11:20", "parts = true");
    assert_eq!(beside(parted), ["A: Monday 15:00 to 17:00"]);
}

#[test]
fn a_session_opens_when_the_ceremony_at_its_beginning_is_over() {
    let by = block("A", "1h", "start-by = '10:00'");
    let lines = placed("", &(event("ceremony", "10:00-10:30", "") + &by));
    assert_eq!(lines, ["A: Monday 10:30 to 11:30"]);
    let pin = block("B", "30m", "starts = '2026-10-05 10:00'");
    assert_eq!(placed("", &(pin + &by))[1], "A: Monday 15:00 to 16:00");
}

#[test]
fn no_session_is_shut_for_good_by_no_start_in_last() {
    let top = "no-start-in-last = '90m'\nsessions = ['10:00-11:00', '15:00-18:00']";
    assert_eq!(
        placed(top, &block("A", "3h", "")),
        ["A: Monday 10:00 to 17:00"]
    );
    let behind = block("B", "20m", "") + &block("A", "3h", "");
    assert_eq!(placed(top, &behind)[1], "A: Monday 15:00 to 18:00");
}

#[test]
fn another_body_is_not_opened_for_a_few_minutes_without_a_warning() {
    let meetings = block("A", "2h45m", "") + &block("B", "2h", "") + &block("C", "1h", "");
    assert_eq!(warnings("", &meetings), [Code::Sliver]);
    assert_eq!(warnings("no-start-in-last = '30m'", &meetings), []);
}

const TRACKS: &str = "[tracks.X]\n[tracks.Y]";

fn on(track: &str, keys: &str) -> String {
    format!("track = '{track}'\n{keys}")
}

/// A that is suspended and resumed in track X, and C that waits for it in track Y.
fn waiting(between: bool) -> String {
    let a = block("A", "2h", &on("X", "suspended = '2026-10-05 11:00'"));
    let b = block("B", "1h", &on("X", ""));
    let again = "[[meeting]]\nresumes = 'A'\ntrack = 'X'\n";
    let c = block("C", "1h", &on("Y", "after = ['A']"));
    if between {
        a + &c + &b + again
    } else {
        a + &b + again + &c
    }
}

#[test]
fn behind_the_block_that_resumes_it_one_waits_for_the_end() {
    let lines = placed(TRACKS, &waiting(false));
    assert_eq!(
        lines[2..],
        [
            "A-resumed: Monday 12:00 to 13:00",
            "C: Monday 15:00 to 16:00"
        ]
    );
}

#[test]
fn between_suspension_and_resumption_one_waits_for_the_suspension() {
    assert_eq!(
        placed(TRACKS, &waiting(true))[1],
        "C: Monday 11:00 to 12:00"
    );
}

#[test]
fn a_plenary_can_be_resumed_after_the_committee_that_waited_for_it() {
    let meetings = block("A", "2h", &on("X", "suspended = '2026-10-05 11:00'"))
        + &block("C", "1h", &on("Y", "after = ['A']"))
        + "[[meeting]]\nresumes = 'A'\ntrack = 'X'\nafter = ['C']\n";
    let lines = placed(TRACKS, &meetings);
    assert_eq!(
        lines[1..],
        [
            "C: Monday 11:00 to 12:00",
            "A-resumed: Monday 12:00 to 13:00"
        ]
    );
}

#[test]
fn a_wait_that_the_resumption_turns_into_a_cycle_has_two_edits() {
    let meetings = block("A", "2h", &on("X", "suspended = '2026-10-05 11:00'"))
        + "[[meeting]]\nresumes = 'A'\ntrack = 'X'\nafter = ['C']\n"
        + &block("C", "1h", &on("Y", "after = ['A']"));
    let report = compile(TRACKS, &meetings).expect_err("they wait for one another");
    let mut faults = report.faults().iter();
    let fault = faults
        .find(|fault| fault.code == Code::Cycle)
        .expect("it is a cycle");
    let edits = fault.help.iter().filter(|help| help.edit.is_some());
    assert_eq!(edits.count(), 2);
}

#[test]
fn what_nothing_resumes_counts_as_ended_and_a_warning_says_who_waits() {
    let meetings = block("A", "2h", &on("X", "suspended = '2026-10-05 11:00'"))
        + &block("B", "1h", &on("X", ""))
        + &block("C", "1h", &on("Y", "after = ['A']"));
    assert_eq!(placed(TRACKS, &meetings)[2], "C: Monday 11:00 to 12:00");
    let warned = compile(TRACKS, &meetings).expect("it fits");
    let fault = &warned.warnings.faults()[0];
    assert_eq!(fault.code, Code::NotResumed);
    let places = fault.others.iter().map(|label| label.path.to_string());
    assert_eq!(places.collect::<Vec<_>>(), ["meeting[3].after"]);
}

#[test]
fn one_that_ended_in_a_break_is_waited_for_until_then() {
    let meetings = event("ceremony", "11:00-11:30", "track = 'X'")
        + &block("A", "2h", &on("X", "ended = '2026-10-05 11:20'"))
        + &block("C", "1h", &on("Y", "after = ['A']"));
    assert_eq!(placed(TRACKS, &meetings)[1], "C: Monday 11:20 to 12:20");
}

const OVERTIME: &str = "[days.2026-10-05]\nheld = ['10:00-13:12', '15:00-18:00']";

#[test]
fn overtime_belongs_to_the_meeting_that_is_on() {
    let meetings = block("A", "1 session", "") + &block("B", "1h", "");
    let lines = placed(OVERTIME, &meetings);
    assert_eq!(
        lines,
        ["A: Monday 10:00 to 13:12", "B: Monday 15:00 to 16:00"]
    );
    let longer = block("A", "4h", "");
    assert_eq!(placed(OVERTIME, &longer), ["A: Monday 10:00 to 15:48"]);
}

#[test]
fn overtime_goes_on_behind_a_break() {
    let top = "[days.2026-10-05]\nheld = ['10:00-13:30', '15:00-18:00']";
    let meetings = event("break", "13:05-13:15", "") + &block("A", "1 session", "");
    assert_eq!(placed(top, &meetings), ["A: Monday 10:00 to 13:30"]);
}

#[test]
fn overtime_of_nobody_is_an_error() {
    let meetings =
        block("A", "2h", "took = '2h'") + &block("B", "1h", "not-before = '2026-10-05 15:00'");
    assert_eq!(errors(OVERTIME, &meetings), [Code::OvertimeOfNobody]);
}

#[test]
fn a_day_does_not_speak_of_a_track_with_hours_of_its_own_on_it() {
    let top = "[days.2026-10-05]\nheld = ['10:00-11:00']\nextra = ['19:00-20:00']\n\
        [tracks.X.days.2026-10-05]\nsessions = ['09:00-12:00']\n[tracks.Y]";
    let meetings = block("A", "4h", &on("X", "")) + &block("B", "4h", &on("Y", ""));
    let lines = placed(top, &meetings);
    assert_eq!(
        lines,
        [
            "A: Monday 09:00 to Tuesday 11:00",
            "B: Monday 10:00 to Tuesday 12:00"
        ]
    );
}

#[test]
fn hours_of_a_saturday_open_it_for_tracks_without_hours_of_their_own() {
    let text = "conference = 'TX3'\nname = 'TX3 meetings'\ntime-zone = 'Europe/Zurich'\n\
        first-day = 2026-10-02\nlast-day = 2026-10-06\nsessions = ['10:00-13:00']\n\
        [days.2026-10-03]\nsessions = ['09:00-10:00']\n[tracks.X]\n[tracks.Y]\n\
        sessions = ['14:00-17:00']\n[groups.A]\n[[meeting]]\ngroup = 'A'\nduration = '1h'\ntrack = 'X'\n";
    let source = Source::new("saturday", text.replace('\'', "\""));
    let schedule = plenary::compile(&source)
        .unwrap_or_else(|report| panic!("{report}"))
        .value;
    let frame = schedule.plan().frame().iter();
    let saturday = frame.filter(|session| session.day.to_string() == "2026-10-03");
    let tracks: Vec<_> = saturday.map(|session| session.track).collect();
    assert_eq!(tracks, [plenary::plan::TrackId::new(0)]);
}

#[test]
fn an_extra_session_for_a_group_serves_its_joint_meetings() {
    let top = "sessions = ['10:00-13:00']\n[days.2026-10-05]\nextra = [{ time = '15:00-16:00', for = 'B' }]";
    let joint = block("A", "4h", "with = ['B']");
    assert_eq!(placed(top, &joint), ["A: Monday 10:00 to 16:00"]);
    let alone = block("A", "4h", "") + &block("B", "1h", "");
    assert_eq!(placed(top, &alone)[0], "A: Monday 10:00 to Tuesday 11:00");
}

#[test]
fn an_extra_session_that_touches_another_makes_it_longer() {
    let top =
        "sessions = ['10:00-13:00']\n[days.2026-10-05]\nextra = ['13:00-14:00', '16:00-17:00']";
    let schedule = compile(top, &block("A", "5h", "")).expect("it fits").value;
    let of_monday = schedule
        .sessions()
        .iter()
        .filter(|session| session.day.to_string() == "2026-10-05");
    let hours = of_monday.map(|session| {
        format!(
            "{}-{}",
            session.opens.format("%H:%M"),
            session.closes.format("%H:%M")
        )
    });
    assert_eq!(hours.collect::<Vec<_>>(), ["10:00-14:00", "16:00-17:00"]);
    assert_eq!(schedule.meetings()[0].current.sittings.len(), 2);
}

#[test]
fn pins_nearer_than_the_change_over_are_a_warning() {
    let meetings = block("A", "1h", "starts = '2026-10-05 10:00'")
        + &block("B", "1h", "starts = '2026-10-05 11:05'")
        + &block("C", "30m", "");
    assert_eq!(
        warnings("change-over = '10m'", &meetings),
        [Code::PinsTooNear]
    );
    assert_eq!(warnings("change-over = '5m'", &meetings), []);
}

#[test]
fn the_adoption_of_the_report_is_watched_though_it_waits_for_nothing() {
    let adoption = |news: &str| {
        block("A", "5h", news)
            + &block("B", "30m", "starts = '2026-10-05 17:30'")
            + &block("C", "1h", "")
    };
    assert_eq!(warnings("", &adoption("")), []);
    assert_eq!(
        warnings("", &adoption("extended = '2h'")),
        [Code::PinNotLast]
    );
    assert_eq!(
        warnings("", &adoption("at-most = '7h'")),
        [Code::PinNotLast]
    );
}

#[test]
fn a_plan_that_fits_only_by_the_news_is_accepted_and_its_rest_is_not_planned() {
    let top = "sessions = ['10:00-11:00']\nrolling = 'as-planned'";
    let meetings = block("A", "2h", "took = '30m'") + &block("B", "1 session", "");
    let warned = compile(top, &meetings).unwrap_or_else(|report| panic!("{report}"));
    let b = warned.value.meeting("B").expect("a meeting");
    assert!(!b.is_planned());
    assert_eq!(b.current.takes, plenary::Minutes(60));
    assert_eq!(
        placed(top, &meetings)[1],
        "B: Monday 10:30 to Tuesday 10:30"
    );
    let planned = format!("{top}\nshow = 'planned'");
    assert_eq!(errors(&planned, &meetings), [Code::NotPlanned]);
}

#[test]
fn what_was_opened_and_not_held_used_the_room() {
    let meetings =
        block("A", "2h", "took = '20m'\ncancelled = 'no quorum'") + &block("B", "1h", "");
    assert_eq!(placed("", &meetings)[1], "B: Monday 10:20 to 11:20");
}
