//! The moment up to which a record says that all is recorded, and the commands that take records back.

mod place;

use place::{Place, Said, letter};

/// Runs a line of the command when it is a moment, in seconds since 1970.
fn at(place: &Place, clock: &str, line: &str) -> Said {
    let mut shell = place.shell_command(&format!("$P {line}"));
    Said::of(shell.env("SOURCE_DATE_EPOCH", clock))
}

/// Monday 16 March 2026, 16:40 in Geneva, and so on; a Friday in January, and one in November.
const MONDAY: &str = "1773675600";
const TUESDAY: &str = "1773746400";
const JANUARY: &str = "1768550400";
const NOVEMBER: &str = "1795780800";

fn as_of(place: &Place) -> Option<String> {
    let text = place.read("csp12.toml");
    let mut lines = text.lines();
    lines.find_map(|line| line.strip_prefix("as-of = ").map(str::to_owned))
}

/// Runs a record that is written, and compares the moment that it leaves.
fn leaves(place: &Place, clock: &str, line: &str, moment: &str) -> Said {
    let said = at(place, clock, &format!("record csp12.toml {line}"));
    // Not all meetings need fit any more.
    assert!(matches!(said.code, Some(0 | 1)), "{said:?}");
    assert_eq!(
        as_of(place),
        Some(format!("\"{moment}\"")),
        "{line}: {said:?}"
    );
    said
}

#[test]
fn the_moment_is_that_of_the_record_or_of_the_clock() {
    let exchange = "WGETI/exchange";
    let place = Place::new();
    let took = format!("{exchange} --took 4h30m");
    let said = leaves(&place, MONDAY, &took, "2026-03-16 16:30");
    assert!(
        said.out
            .contains("csp12.toml: recorded, as of 16 March 2026, 16:30\n")
    );
    let ended = format!("{exchange} --ended 16:35");
    leaves(&place, MONDAY, &ended, "2026-03-16 16:35");
    let cancelled = "WGTU --cancelled 'no quorum'";
    leaves(&place, MONDAY, cancelled, "2026-03-16 16:40");
    // Always later than before.
    leaves(
        &place,
        MONDAY,
        "WGTU --postponed 'to CSP13'",
        "2026-03-16 16:41",
    );
    let early = format!("{exchange} --ended '2026-03-16 12:00'");
    leaves(&place, MONDAY, &early, "2026-03-16 16:42");
    leaves(&place, JANUARY, &took, "2026-03-16 16:43");
    leaves(
        &place,
        TUESDAY,
        &format!("{exchange} --took none"),
        "2026-03-17 12:20",
    );
}

#[test]
fn the_moment_of_a_day_is_its_last_close_or_that_of_the_clock() {
    let place = Place::new();
    // A day that is over by its last close, one that goes on by the clock, and one without sessions.
    leaves(
        &place,
        TUESDAY,
        "Monday --held 10:20-13:00,15:00-18:10",
        "2026-03-16 18:10",
    );
    leaves(
        &place,
        TUESDAY,
        "Tuesday --held 10:00-12:10,15:00-18:10",
        "2026-03-17 12:20",
    );
    let place = Place::new();
    let none = at(&place, NOVEMBER, "record csp12.toml Wednesday --held none");
    assert_eq!(
        (none.code, as_of(&place).as_deref()),
        (Some(1), Some("\"2026-03-18 18:00\""))
    );
    // An extra session is agreed now.
    let place = Place::new();
    leaves(
        &place,
        MONDAY,
        "Tuesday --extra 18:30-19:30",
        "2026-03-16 16:40",
    );
}

#[test]
fn what_was_typed_by_hand_is_never_later_than_the_moment() {
    let place = Place::empty();
    let by_hand = letter().replace("group = \"WGTU\"\n", "group = \"WGTU\"\ntook = \"1h\"\n");
    place.write("csp12.toml", &by_hand);
    let ended = "WGETI/exchange --ended '2026-03-16 16:30'";
    leaves(&place, MONDAY, ended, "2026-03-18 12:30");
    at(&place, MONDAY, "render csp12.toml").is_well();
    // What moves by a record, moves the moment too.
    leaves(
        &place,
        TUESDAY,
        "WGETI/exchange --took 6h",
        "2026-03-18 16:00",
    );
    at(&place, MONDAY, "render csp12.toml").is_well();
}

#[test]
fn a_moment_can_be_given() {
    let place = Place::new();
    let cancelled = "WGTU --cancelled 'no quorum' --at";
    leaves(
        &place,
        NOVEMBER,
        &format!("{cancelled} 2026-03-16T09:00"),
        "2026-03-16 09:00",
    );
    // An hour alone is one of today, while the meetings are held.
    let said = leaves(
        &place,
        TUESDAY,
        "WGTU --cancelled none --at 12:05",
        "2026-03-17 12:05",
    );
    assert_eq!(said.error, "12:05 is taken as Tuesday 17 March, 12:05\n");
    let before = place.read("csp12.toml");
    let several = format!("record csp12.toml {cancelled} 16:40");
    at(&place, NOVEMBER, &several)
        .is_refused("`16:40` may be several moments: write '2026-03-17 16:40' or");
    let early = "record csp12.toml WGTU --ended '2026-03-18 16:30' --at '2026-03-18 16:00'";
    at(&place, TUESDAY, early)
        .is_refused("give '2026-03-18 16:30' or a later one, or leave --at out");
    let text = format!("record csp12.toml {cancelled} noon");
    at(&place, TUESDAY, &text).is_refused("--at: `noon` is not a day and an hour");
    assert_eq!(place.read("csp12.toml"), before);
}

#[test]
fn a_clock_that_cannot_be_right_is_told() {
    let place = Place::new();
    let late = at(
        &place,
        NOVEMBER,
        "record csp12.toml WGTU --cancelled 'no quorum'",
    );
    late.is_refused("add the moment, such as --at '2026-03-16 10:00'");
    let ahead = at(
        &place,
        MONDAY,
        "record csp12.toml Thursday --held 10:00-13:00",
    );
    ahead.is_refused("Thursday 19 March is still to come: by the clock of this computer it is Monday 16 March, 16:40");
    assert_eq!(place.read("csp12.toml"), letter());
    at(&place, "today", "record csp12.toml WGTU --took 1h").is_refused("set the clock");

    let ended = "record csp12.toml WGTU --ended '2026-03-18 16:30'";
    // Before the first day somebody tries it.
    let place = Place::new();
    let tried = at(&place, JANUARY, ended);
    tried.is_well();
    assert_eq!(
        tried.error,
        "18 March 2026, 16:30 is still to come: by the clock of this computer it is 16 January 2026, 09:00\n"
    );
    // What was recorded can be taken back at any time.
    leaves(&place, NOVEMBER, "WGTU --ended none", "2026-03-18 16:31");
    let given = "record csp12.toml Thursday --held 10:00-13:00,15:00-18:00 --at '2026-03-19 18:00'";
    at(&place, MONDAY, given).is_well();
}

#[test]
fn nothing_is_recorded_of_what_is_still_to_come() {
    let place = Place::new();
    for (options, command) in [
        ("WGTU --ended 16:30", "--at '2026-03-18 16:30'"),
        (
            "WGTU --suspended '2026-03-18 16:30'",
            "--at '2026-03-18 16:30'",
        ),
        (
            "WGTU --adjourned '2026-03-18 16:30'",
            "--at '2026-03-18 16:30'",
        ),
        ("WGTU --took 2h", "--at '2026-03-18 17:00'"),
    ] {
        let line = format!("record csp12.toml {options}");
        let refused = at(&place, TUESDAY, &line);
        refused.is_refused(
            "is still to come: by the clock of this computer it is Tuesday 17 March, 12:20",
        );
        refused.is_refused(command);
        assert_eq!(place.read("csp12.toml"), letter());
    }
    // It is recorded if it is meant, and then a record of today says which moment it leaves.
    let meant = "WGTU --ended 16:30 --at '2026-03-18 16:30'";
    leaves(&place, TUESDAY, meant, "2026-03-18 16:30");
    let ended = "WGETI/exchange --ended '2026-03-16 17:00'";
    let later = "the schedule is as of 18 March 2026, 16:30 already, and each record is later than the one before: \
                 18 March 2026, 16:31 is taken; if that is wrong, correct `as-of` at the top\n";
    let said = leaves(&place, TUESDAY, ended, "2026-03-18 16:31");
    assert_eq!(said.error, later);
}

#[test]
fn the_news_can_be_complete_without_any() {
    let place = Place::new();
    let said = leaves(&place, TUESDAY, "--at 12:20", "2026-03-17 12:20");
    assert_eq!(
        said.out,
        "csp12.toml: as of 17 March 2026, 12:20\nto update its files: plenary render --write csp12.toml\n"
    );
    assert_eq!(said.error, "12:20 is taken as Tuesday 17 March, 12:20\n");
    let page = at(&place, TUESDAY, "render csp12.toml --day Tuesday");
    assert!(
        page.out.contains("Situation as of 17 March 2026, 12:20"),
        "{page:?}"
    );
    // Nothing else has changed, and a second time nothing at all.
    let once = place.read("csp12.toml");
    assert_eq!(without_moment(&once), without_moment(&letter()));
    let french = leaves(
        &place,
        TUESDAY,
        "--at '2026-03-17 12:20' --lang fr",
        "2026-03-17 12:20",
    );
    assert!(
        french
            .out
            .starts_with("csp12.toml: situation au 17 mars 2026 à 12\u{a0}h\u{a0}20\n"),
        "{french:?}"
    );
    assert_eq!(place.read("csp12.toml"), once);
    // Never earlier than before, nor far ahead of the clock.
    at(&place, TUESDAY, "record csp12.toml --at 12:00").is_refused(
        "the news is complete up to '2026-03-17 12:20' already; give that moment or a later one",
    );
    at(&place, TUESDAY, "record csp12.toml --at 18:00").is_refused(
        "that is still to come; by the clock of this computer it is '2026-03-17 12:20'",
    );
    assert_eq!(place.read("csp12.toml"), once);
    let soon = leaves(
        &place,
        TUESDAY,
        "--at '2026-03-17 12:30'",
        "2026-03-17 12:30",
    );
    assert!(soon.error.contains("is still to come"), "{soon:?}");
}

#[test]
fn a_moment_alone_is_typed_without_a_meeting_and_what_happened_with_one() {
    let place = Place::new();
    for (line, why) in [
        ("record csp12.toml", "MEETING|DAY"),
        ("record csp12.toml WGTU", "--took <TIME>"),
        ("record csp12.toml --took 2h", "MEETING|DAY"),
        ("record csp12.toml --took 2h --at 12:20", "MEETING|DAY"),
        ("record csp12.toml WGTU --at 12:20", "--took <TIME>"),
        ("record csp12.toml --track A --at 12:20", "--took <TIME>"),
    ] {
        let refused = at(&place, TUESDAY, line);
        assert_eq!(refused.code, Some(2), "{line}");
        assert!(refused.error.contains(why), "{line}: {refused:?}");
    }
}

#[test]
fn an_extra_session_that_is_over_is_asked_about() {
    let place = Place::new();
    let typed = "record csp12.toml Monday --extra 18:30-20:30 --for WGETI/issues";
    let refused = at(&place, TUESDAY, typed);
    refused.is_refused(
        "the session 18:30-20:30 of Monday 16 March is over: by the clock of this computer it is Tuesday 17 March, \
         12:20; if today is meant, type plenary record csp12.toml 2026-03-17 --extra 18:30-20:30 --for WGETI/issues; \
         if it was held, add --at '2026-03-17 12:20'",
    );
    at(
        &place,
        TUESDAY,
        "record csp12.toml Monday --extra 09:00-09:30",
    )
    .is_refused("; if another day is meant, type that day; if it was held, add");
    assert_eq!(place.read("csp12.toml"), letter());
    leaves(
        &place,
        TUESDAY,
        "Tuesday --extra 18:30-20:30",
        "2026-03-17 12:20",
    );
    let meant = format!(
        "{} --at '2026-03-17 12:30'",
        &typed["record csp12.toml ".len()..]
    );
    leaves(&place, TUESDAY, &meant, "2026-03-17 12:30");
}

#[test]
fn a_moment_before_that_of_the_file_is_not_passed_over_in_silence() {
    let place = Place::new();
    let cancelled = "WGTR --cancelled 'no quorum'";
    leaves(&place, TUESDAY, cancelled, "2026-03-17 12:20");
    let early = "WGTR --postponed 'to CSP13' --at '2026-03-17 11:00'";
    let said = leaves(&place, TUESDAY, early, "2026-03-17 12:21");
    let line = "the schedule is as of 17 March 2026, 12:20 already, and each record is later than the one before: \
                17 March 2026, 12:21 is taken; if that is wrong, correct `as-of` at the top\n";
    assert_eq!(said.error, line);
    // Two records within a minute are nothing to speak of.
    let again = leaves(&place, TUESDAY, cancelled, "2026-03-17 12:22");
    assert_eq!(again.error, "");
}

/// Records of all kinds: a source, a meeting or a day, and the options.
fn records() -> Vec<(String, &'static str, &'static str)> {
    let rooms = || include_str!("../../../tests/schedules/rooms.toml").to_owned();
    vec![
        (letter(), "WGTU", "--took 2h"),
        (letter(), "WGTU", "--ended '2026-03-18 16:30'"),
        (letter(), "WGTU", "--extended 1h"),
        (letter(), "WGTU", "--suspended '2026-03-18 16:30'"),
        (letter(), "WGTU", "--adjourned '2026-03-18 16:30'"),
        (letter(), "WGTU", "--cancelled \"it's \\$late\""),
        (letter(), "WGTU", "--postponed 'to CSP13'"),
        (letter(), "Tuesday", "--held 10:25-13:10,15:00-18:00"),
        (letter(), "Tuesday", "--held none"),
        (
            letter(),
            "Tuesday",
            "--extra 18:30-20:30 --at '2026-03-19 18:30'",
        ),
        (
            letter(),
            "Tuesday",
            "--extra 18:30-20:30 --for WGETI/issues --at '2026-03-19 18:30'",
        ),
        (rooms(), "2027-03-15", "--extra 18:00-19:00 --track A"),
        (
            rooms(),
            "2027-03-15",
            "--held 10:10-13:00,15:00-18:00 --track B",
        ),
    ]
}

/// Returns a text without the moment up to which all is recorded.
fn without_moment(text: &str) -> Vec<&str> {
    let lines = text.lines();
    lines.filter(|line| !line.starts_with("as-of")).collect()
}

#[test]
fn each_command_that_is_printed_takes_the_record_back() {
    for (source, target, options) in records() {
        let place = Place::empty();
        place.write("it's mine.toml", &source);
        let run = |line: &str| place.shell(&line.replacen("plenary", "$P", 1));
        let said = run(&format!(
            "plenary record \"it's mine.toml\" {target} {options}"
        ));
        let recorded = place.read("it's mine.toml");
        let back = |said: &Said| {
            let mut lines = said.out.lines();
            let line = lines.find_map(|line| line.strip_prefix("to take it back: "));
            line.unwrap_or_else(|| panic!("{options}: {said:?}"))
                .to_owned()
        };
        let said = run(&back(&said));
        assert_eq!(
            without_moment(&place.read("it's mine.toml")),
            without_moment(&source),
            "{options}"
        );
        // And what was taken back is recorded again.
        let _ = run(&back(&said));
        assert_eq!(
            without_moment(&place.read("it's mine.toml")),
            without_moment(&recorded),
            "{options}"
        );
    }
}

#[test]
fn what_cannot_be_true_beside_another_names_the_command() {
    for (source, first, second, command) in [
        (
            letter(),
            "--suspended '2026-03-18 16:00'",
            "--cancelled x",
            "--ended '2026-03-18 16:00'",
        ),
        (
            letter(),
            "--extended 30m",
            "--cancelled x",
            "--extended none",
        ),
        (
            letter(),
            "--cancelled x",
            "--extended 1h",
            "--cancelled none",
        ),
        (
            letter(),
            "--postponed x",
            "--adjourned '2026-03-18 16:00'",
            "--postponed none",
        ),
        (letter(), "--took 1h", "--extended 1h", "--took none"),
    ] {
        let place = Place::empty();
        place.write("csp12.toml", &source);
        let line = |option: &str| format!("$P record csp12.toml WGTU {option}");
        place.shell(&line(first));
        let before = place.read("csp12.toml");
        let refused = place.shell(&line(second));
        refused.is_refused(&format!("plenary record csp12.toml WGTU {command}"));
        assert_eq!(place.read("csp12.toml"), before);
    }
}

#[test]
fn the_help_says_which_records_replace_one_another() {
    let ends = [
        "--took 2h",
        "--ended '2026-03-16 17:40'",
        "--suspended '2026-03-16 17:45'",
        "--adjourned '2026-03-16 17:50'",
    ];
    let called_off = ["--cancelled x", "--postponed x"];
    for options in [&ends[..], &called_off] {
        let pairs = options
            .iter()
            .flat_map(|first| options.iter().map(move |second| (first, second)));
        for (first, second) in pairs {
            let place = Place::new();
            let record = |option: &str| {
                place.shell(&format!("$P record csp12.toml WGETI/exchange {option}"))
            };
            record(first);
            let said = record(second);
            let done = if first == second {
                "is recorded already"
            } else {
                " replaces "
            };
            assert!(said.out.contains(done), "{first}, {second}: {said:?}");
        }
    }
    let help = Place::new().run("record --help").out;
    let replace = "--took, --ended, --suspended and --adjourned replace one another, and so do --cancelled\n\
                   and --postponed; --extended adds to the time before.";
    assert!(help.contains(replace), "{help}");
}

#[test]
fn a_block_that_resumes_a_meeting_keeps_something_to_resume() {
    let resumed = letter() + "\n[[meeting]]\nresumes = \"WGETI/exchange\"\n";
    let place = Place::empty();
    let stopped = "duration = \"2 sessions\"\nsuspended = \"2026-03-16 16:00\"\n";
    place.write(
        "csp12.toml",
        &resumed.replacen("duration = \"2 sessions\"\n", stopped, 1),
    );
    let exchange = |option: &str| format!("$P record csp12.toml WGETI/exchange {option}");
    place
        .shell(&exchange("--ended '2026-03-19 17:00'"))
        .is_refused(
            "type plenary record csp12.toml WGETI/exchange-resumed --ended '2026-03-19 17:00'",
        );
    place
        .shell(&exchange("--suspended none"))
        .is_refused("first delete the `[[meeting]]` with `resumes");
}

#[test]
fn a_record_after_which_the_meetings_do_not_fit_names_what_can_be_looked_at() {
    let place = Place::new();
    at(&place, MONDAY, "render --write csp12.toml").is_well();
    let said = at(
        &place,
        TUESDAY,
        "record csp12.toml Tuesday --held 10:00-12:00",
    );
    assert_eq!(said.code, Some(1));
    assert!(!said.out.contains("--write"), "{said:?}");
    let look = "to look at them: plenary render csp12.toml --unfit; \
                at the paper of the day: plenary render csp12.toml --day 2026-03-17 --unfit\n";
    assert!(said.out.ends_with(look), "{said:?}");
    // The commands print, and say that the meetings do not fit.
    for line in [
        "render csp12.toml --unfit",
        "render csp12.toml --day 2026-03-17 --unfit",
    ] {
        let page = at(&place, TUESDAY, line);
        assert_eq!(page.code, Some(1), "{line}");
        assert!(page.out.contains("**Does not fit"), "{page:?}");
    }
    // `check` and `render --write` say the same.
    let none = "no file can be written until the meetings fit; to look: plenary render csp12.toml --unfit\n";
    let stale = "csp12.toml: `csp12.md`, `csp12.html` are out of date, and ";
    let checked = at(&place, TUESDAY, "check csp12.toml");
    assert_eq!(checked.code, Some(1));
    assert!(checked.out.contains(&[stale, none].concat()), "{checked:?}");
    let written = at(&place, TUESDAY, "render --write csp12.toml");
    assert_eq!(written.code, Some(1));
    assert!(
        written.out.ends_with(&["csp12.toml: ", none].concat()),
        "{written:?}"
    );
    at(&place, TUESDAY, "render --write --unfit csp12.toml").is_refused(
        "no file is written until the meetings fit; to look: `plenary render FILE.toml --unfit`",
    );
}
