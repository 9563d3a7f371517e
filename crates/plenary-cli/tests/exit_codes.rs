//! One rule for the exit codes of all commands: what is asked wrongly is 2, what is wrong with a schedule 1.

mod place;

use place::{Place, letter, plenary};

/// Lines with a name that the schedule does not have, or with a value that nobody can read.
const ASKED_WRONGLY: &[&[&str]] = &[
    &["why", "csp12.toml", "WGTZ"],
    &["why", "csp12.toml", "WGTU", "--took", "WGTZ=2h"],
    &["why", "csp12.toml", "--extended", "WGTZ=2h"],
    &["why", "csp12.toml", "--ended", "WGTZ=16:30"],
    &["why", "csp12.toml", "--ended", "WGTZ=Monday 16:30"],
    &["why", "csp12.toml", "--ended", "WGTZ=2026-03-16 16:30"],
    &["why", "csp12.toml", "--suspended", "WGTZ=16:30"],
    &["why", "csp12.toml", "--adjourned", "WGTZ=2026-03-16 16:30"],
    &["why", "csp12.toml", "--cancelled", "WGTZ=no quorum"],
    &["why", "csp12.toml", "--postponed", "WGTZ=to CSP13"],
    &["why", "csp12.toml", "--held", "2026-05-01=10:00-13:00"],
    &["why", "csp12.toml", "--held", "Sunday=10:00-13:00"],
    &["why", "csp12.toml", "--held", "B:2026-03-16=10:00-13:00"],
    &["why", "csp12.toml", "--held", "B:Monday=10:00-13:00"],
    &["why", "csp12.toml", "--now", "Sunday 10:00"],
    &["why", "csp12.toml", "--lang", "de"],
    &["check", "csp12.toml", "--took", "WGTZ=2h"],
    &["check", "csp12.toml", "--held", "B:Monday=none"],
    &[
        "check",
        "csp12.toml",
        "--format",
        "github",
        "--took",
        "WGTZ=2h",
    ],
    &["render", "csp12.toml", "--took", "WGTZ=2h"],
    &["render", "csp12.toml", "--held", "2026-05-01=none"],
    &["render", "csp12.toml", "--lang", "fr"],
    &["render", "csp12.toml", "--since", "nowhere.toml"],
    &["record", "csp12.toml", "WGTZ", "--took", "2h"],
    &["record", "csp12.toml", "WGTZ", "--ended", "16:30"],
    &[
        "record",
        "csp12.toml",
        "WGTZ",
        "--ended",
        "2026-03-16 16:30",
    ],
    &["record", "csp12.toml", "WGTZ", "--cancelled", "no quorum"],
    &["record", "csp12.toml", "WGTU", "--took", "two hours"],
    &["record", "csp12.toml", "2026-05-01", "--held", "none"],
    &["record", "csp12.toml", "Sunday", "--held", "none"],
    &["record", "csp12.toml", "WGTU", "--held", "none"],
    &[
        "record",
        "csp12.toml",
        "Monday",
        "--held",
        "none",
        "--track",
        "B",
    ],
    &[
        "record",
        "csp12.toml",
        "2026-03-16",
        "--held",
        "none",
        "--track",
        "B",
    ],
    &["diff", "csp12.toml", "csp12.toml", "--lang", "fr"],
    &["texts", "csp12.toml", "--to", "en"],
    &["texts", "csp12.toml", "--to", "de"],
    &["texts", "csp12.toml", "--to", "fr", "--from", "nowhere.csv"],
    &["texts", "csp12.toml", "--to", "fr", "--from", "csp12.toml"],
    &["diff", "csp12.toml"],
    &["issue", "csp12.toml", "--on", "2026-02-30"],
    &["summary", "nowhere.toml"],
    &["explain", "P9999"],
    &["import", "nowhere.md"],
    &["new", "csp12.toml"],
];

/// Lines that are understood, and from which a schedule would follow that cannot be.
const NEWS_THAT_CANNOT_BE: &[&[&str]] = &[
    &["why", "csp12.toml", "--took", "WGTU=900h"],
    &["check", "csp12.toml", "--ended", "WGTU=2026-03-16 08:00"],
    &["render", "csp12.toml", "--ended", "WGTU=2026-03-16 08:00"],
    &[
        "record",
        "csp12.toml",
        "WGTU",
        "--ended",
        "2026-03-16 08:00",
    ],
];

#[test]
fn what_is_asked_wrongly_is_two() {
    let place = Place::new();
    for line in ASKED_WRONGLY {
        let said = plenary(&place.path(""), line);
        assert_eq!(said.code, Some(2), "{line:?}: {said:?}");
        assert!(!said.error.contains("error[P"), "{line:?}: {said:?}");
        assert_eq!(place.read("csp12.toml"), letter(), "{line:?}");
    }
}

#[test]
fn what_is_wrong_with_a_schedule_is_one() {
    let place = Place::new();
    for line in NEWS_THAT_CANNOT_BE {
        let said = plenary(&place.path(""), line);
        assert_eq!(said.code, Some(1), "{line:?}: {said:?}");
        assert!(said.error.contains("error[P03"), "{line:?}: {said:?}");
        assert_eq!(place.read("csp12.toml"), letter(), "{line:?}");
    }
    place.write(
        "csp12.toml",
        &letter().replace("= 2026-03-19", "= 2026-03-09"),
    );
    for line in [
        &["check", "csp12.toml"][..],
        &["render", "csp12.toml"],
        &["why", "csp12.toml", "WGTU"],
        &["why", "csp12.toml", "--took", "WGTU=2h"],
        &["record", "csp12.toml", "WGTU", "--took", "2h"],
        &["diff", "csp12.toml", "csp12.toml"],
        &["issue", "csp12.toml", "--on", "2026-02-12"],
        &["summary", "csp12.toml"],
        &["texts", "csp12.toml", "--to", "fr"],
    ] {
        let said = plenary(&place.path(""), line);
        assert_eq!(said.code, Some(1), "{line:?}: {said:?}");
        assert!(said.error.contains("error[P0303]"), "{line:?}: {said:?}");
    }
}

/// A language in which texts are missing is a fault for those who ask for it, and for nobody else.
#[test]
fn an_unfinished_language_is_one_for_who_asks_for_it() {
    let place = Place::new();
    place.write(
        "csp12.toml",
        &format!("languages = [\"en\", \"fr\"]\n{}", letter()),
    );
    for line in [
        &["render", "csp12.toml", "--lang", "fr"][..],
        &["diff", "csp12.toml", "csp12.toml", "--lang", "fr"],
        &["check", "csp12.toml", "--deny", "warnings"],
    ] {
        let said = plenary(&place.path(""), line);
        assert_eq!(said.code, Some(1), "{line:?}: {said:?}");
        assert!(
            said.error.contains("plenary texts csp12.toml --to fr"),
            "{line:?}: {said:?}"
        );
    }
    for line in [
        &["check", "csp12.toml"][..],
        &["render", "csp12.toml"],
        &["render", "csp12.toml", "--lang", "en"],
        &["render", "csp12.toml", "--to", "json"],
        &["render", "--write", "csp12.toml"],
        &["check", "csp12.toml"],
        &["texts", "csp12.toml", "--to", "fr"],
    ] {
        let said = plenary(&place.path(""), line);
        assert_eq!(said.code, Some(0), "{line:?}: {said:?}");
    }
    assert_eq!(place.names(), ["csp12.html", "csp12.md", "csp12.toml"]);
}

#[test]
fn tracks_are_those_of_the_schedule() {
    let place = Place::empty();
    let tracks = "[tracks.A]\n[tracks.B]\n[[meeting]]\ntrack = \"A\"\n";
    let schedule = letter()
        .replacen("[[meeting]]\n", tracks, 1)
        .replace("]]\ngroup", "]]\ntrack = \"B\"\ngroup");
    place.write("csp12.toml", &schedule);
    let typo = "b";
    let toml = "B\".days.\"2026-03-16\"]\nnote = \"";
    for (track, advice) in [(typo, "write `B`"), (toml, "the tracks are A, B")] {
        let line = [
            "record",
            "csp12.toml",
            "Monday",
            "--held",
            "none",
            "--track",
            track,
        ];
        plenary(&place.path(""), &line).is_refused(advice);
        assert_eq!(place.read("csp12.toml"), schedule);
    }
    let line = [
        "record",
        "csp12.toml",
        "Monday",
        "--held",
        "none",
        "--track",
        "B",
    ];
    plenary(&place.path(""), &line);
    let held = "[tracks.B.days.\"2026-03-16\"]\nheld = []\n";
    assert!(place.read("csp12.toml").contains(held));
}

#[test]
fn a_schema_with_other_line_ends_is_of_this_version() {
    let place = Place::new();
    let named = "#:schema ./plenary.schema.json\noutputs = []\n";
    place.write("csp12.toml", &format!("{named}{}", letter()));
    let schema = plenary(&place.path(""), &["schema"]).out;
    place.write("plenary.schema.json", &schema.replace('\n', "\r\n"));
    let check = || plenary(&place.path(""), &["check", "csp12.toml"]);
    check().is_well();
    // A schema that nobody can read is no reason to stop.
    std::fs::remove_file(place.path("plenary.schema.json")).expect("it is there");
    check().is_well();
    std::fs::create_dir(place.path("plenary.schema.json")).expect("a folder");
    check().is_well();
}
