//! Values just on a bound are right, and those behind it are a fault.

use plenary::{Code, Source};

use crate::faults::said_of;

const PLAN: &str = r#"
interpretation-teams = 1
conference = "CSP12"
name = "CSP12 Working Group meetings"
issued = 2026-01-16
as-of = "2026-03-16 12:00"
time-zone = "Europe/Zurich"
first-day = 2026-03-16
last-day = 2026-03-19
sessions = ["10:00-13:00", "15:00-18:00"]
[groups.WGTU]
name = "Working Group on Treaty Universalization"
[[meeting]]
group = "WGTU"
duration = "3h"
"#;

/// A line of the plan or nothing, what stands for it or at the end, what is just right, and what is
/// just wrong.
struct Bound {
    stands_for: &'static str,
    written: &'static str,
    right: &'static str,
    wrong: &'static str,
    code: Code,
}

const SESSIONS: &str = r#"sessions = ["10:00-13:00", "15:00-18:00"]"#;

const GROUP_AND_MEETING: &str = "[groups.WGTU]\nname = \"Working Group on Treaty Universalization\"\n[[meeting]]\ngroup = \"WGTU\"\nduration = \"3h\"";

const MEETING: &str = "[[meeting]]\ngroup = \"WGTU\"\nduration = \"3h\"";

/// A meeting that is pinned, with the change-over around it, into the time of another.
const AROUND_A_PIN: &str = "change-over = \"15m\"\n[groups.WGTU]\n[groups.P]\n[[meeting]]\ngroup = \"WGTU\"\nduration = \"6h\"\nended = \"2026-03-16 {}\"\n[[meeting]]\ngroup = \"P\"\nduration = \"30m\"\nstarts = \"2026-03-16 11:00\"";

const BOUNDS: [Bound; 25] = [
    Bound {
        stands_for: GROUP_AND_MEETING,
        written: AROUND_A_PIN,
        right: "10:45",
        wrong: "10:46",
        code: Code::OutsideSessions,
    },
    Bound {
        stands_for: GROUP_AND_MEETING,
        written: AROUND_A_PIN,
        right: "11:46",
        wrong: "11:45",
        code: Code::OutsideSessions,
    },
    Bound {
        stands_for: "",
        written: "[[deadline]]\ntitle = \"Registration\"\non = {}",
        right: "2026-03-19",
        wrong: "2026-03-20",
        code: Code::LateDeadline,
    },
    Bound {
        stands_for: "",
        written: "[[document]]\nsymbol = \"CSP12/1\"\nissued = {}",
        right: "2026-03-16",
        wrong: "2026-03-17",
        code: Code::LateDocument,
    },
    Bound {
        stands_for: "",
        written: "[revision]\nnumber = 1\nissued = {}",
        right: "2026-01-16",
        wrong: "2026-01-15",
        code: Code::RevisedEarly,
    },
    Bound {
        stands_for: "",
        written: "[[meeting.agenda]]\nat = \"11:00\"\ntitle = \"Opening\"\n[[meeting.agenda]]\nat = \"{}\"\ntitle = \"Statements\"",
        right: "11:00",
        wrong: "10:59",
        code: Code::AgendaOrder,
    },
    Bound {
        stands_for: "",
        written: "on = 2026-03-17\nnot-before = \"{}\"",
        right: "2026-03-17 10:00",
        wrong: "2026-03-18 10:00",
        code: Code::ContradictoryKeys,
    },
    Bound {
        stands_for: "",
        written: "at-least = \"{}\"",
        right: "3h",
        wrong: "3h01m",
        code: Code::ContradictoryKeys,
    },
    Bound {
        stands_for: "",
        written: "at-most = \"{}\"",
        right: "3h",
        wrong: "2h59m",
        code: Code::ContradictoryKeys,
    },
    Bound {
        stands_for: "",
        written: "[days.{}]\nclosed = \"holiday\"",
        right: "2026-03-19",
        wrong: "2026-03-20",
        code: Code::OutsideDays,
    },
    Bound {
        stands_for: "",
        written: "[days.{}]\nclosed = \"holiday\"",
        right: "2026-03-16",
        wrong: "2026-03-15",
        code: Code::OutsideDays,
    },
    Bound {
        stands_for: SESSIONS,
        written: "sessions = [\"10:00-13:00\", \"{}-15:00\"]",
        right: "13:00",
        wrong: "12:59",
        code: Code::OverlappingSessions,
    },
    Bound {
        stands_for: SESSIONS,
        written: "sessions = [\"10:00-13:00\", \"18:00-{}+1\"]",
        right: "10:00",
        wrong: "10:01",
        code: Code::OverlappingSessions,
    },
    Bound {
        stands_for: SESSIONS,
        written: "sessions = [\"08:00-{}\"]",
        right: "18:00",
        wrong: "18:01",
        code: Code::LongSession,
    },
    Bound {
        stands_for: "last-day = 2026-03-19",
        written: "last-day = {}",
        right: "2026-03-16",
        wrong: "2026-03-15",
        code: Code::LastDayBeforeFirst,
    },
    Bound {
        stands_for: "last-day = 2026-03-19",
        written: "last-day = {}",
        right: "2027-03-16",
        wrong: "2027-03-17",
        code: Code::TooManyDays,
    },
    Bound {
        stands_for: "duration = \"3h\"",
        written: "duration = \"{}\"",
        right: "3h30m",
        wrong: "3h29m",
        code: Code::Sliver,
    },
    Bound {
        stands_for: MEETING,
        written: "[[event]]\ntitle = \"Rivers\"\nkind = \"side-event\"\ntime = \"13:00-{}\"\n[[meeting]]\ngroup = \"WGTU\"\nduration = \"8 sessions\"",
        right: "15:00",
        wrong: "15:01",
        code: Code::SideEventOverMeeting,
    },
    Bound {
        stands_for: MEETING,
        written: "[[event]]\ntitle = \"Rivers\"\nkind = \"side-event\"\ntime = \"{}-15:00\"\n[[meeting]]\ngroup = \"WGTU\"\nduration = \"8 sessions\"",
        right: "13:00",
        wrong: "12:59",
        code: Code::SideEventOverMeeting,
    },
    Bound {
        stands_for: MEETING,
        written: "[tracks.A]\n[tracks.B]\n[[meeting]]\ngroup = \"WGTU\"\ntrack = \"A\"\nduration = \"1h\"\ninterpretation = \"English, French\"\n[[meeting]]\nid = \"other\"\ntitle = \"Other\"\ntrack = \"B\"\nnot-before = \"2026-03-16 {}\"\nduration = \"1h\"\ninterpretation = \"English, French\"",
        right: "11:00",
        wrong: "10:59",
        code: Code::TooFewInterpreters,
    },
    Bound {
        stands_for: MEETING,
        written: "[tracks.A]\n[tracks.B]\n[[meeting]]\ngroup = \"WGTU\"\ntrack = \"A\"\nduration = \"1h\"\n[[meeting]]\nid = \"other\"\ntitle = \"Other\"\ntrack = \"B\"\nafter = [\"WGTU\"]\nstarts = \"2026-03-16 {}\"\nduration = \"1h\"",
        right: "11:00",
        wrong: "10:59",
        code: Code::PinTooEarly,
    },
    Bound {
        stands_for: "",
        written: "ended = \"2026-03-16 {}\"",
        right: "12:00",
        wrong: "12:01",
        code: Code::RecordOfFuture,
    },
    Bound {
        stands_for: "",
        written: "[days.{}]\nheld = [\"10:00-13:00\"]",
        right: "2026-03-16",
        wrong: "2026-03-17",
        code: Code::RecordOfFuture,
    },
    Bound {
        stands_for: "",
        written: "[[meeting.agenda]]\nat = \"{}\"\ntitle = \"Opening\"",
        right: "12:59",
        wrong: "13:00",
        code: Code::AgendaOutside,
    },
    Bound {
        stands_for: "sessions = [\"10:00-13:00\", \"15:00-18:00\"]",
        written: "sessions = [\"10:00-10:20\", \"11:00-{}\", \"15:00-18:00\"]",
        right: "13:00",
        wrong: "13:20",
        code: Code::Sliver,
    },
];

impl Bound {
    fn says(&self, value: &str) -> bool {
        let written = self.written.replace("{}", value);
        let text = match self.stands_for {
            "" => format!("{PLAN}{written}\n"),
            line => {
                assert!(PLAN.contains(line), "{line}");
                PLAN.replace(line, &written)
            }
        };
        let report = said_of(&Source::new("bound.toml", text));
        let read = |code: Code| {
            !["P00", "P0101", "P0103"]
                .iter()
                .any(|start| code.number().starts_with(start))
        };
        let mut faults = report.faults().iter();
        assert!(faults.all(|fault| read(fault.code)), "{written}: {report}");
        let mut faults = report.faults().iter();
        faults.any(|fault| fault.code == self.code)
    }
}

#[test]
fn what_lies_on_a_bound_is_right_and_what_lies_behind_it_is_not() {
    for bound in &BOUNDS {
        assert!(
            !bound.says(bound.right),
            "{}: {}",
            bound.written,
            bound.right
        );
        assert!(
            bound.says(bound.wrong),
            "{}: {}",
            bound.written,
            bound.wrong
        );
    }
}

#[test]
fn a_meeting_that_took_no_time_at_all_is_a_fault() {
    let (plan, news) = plenary::read(&Source::new("plan.toml", PLAN))
        .unwrap_or_else(|report| panic!("{report}"))
        .value;
    let no_time = news.took("WGTU", plenary::Minutes(0));
    let report = plenary::place(plan, &no_time).expect_err("it was held");
    let fault = &report.faults()[0];
    assert_eq!(fault.code, Code::BadDuration);
    assert_eq!(fault.message, "the meeting WGTU took no time at all");
}

#[test]
fn a_revision_is_not_issued_before_the_version_that_it_revises() {
    let issued = |day: &str, number: u8, since: &str| {
        format!("{PLAN}[revision]\nnumber = {number}\nissued = {day}\n{since}")
    };
    let last = || Source::new("last.toml", issued("2026-02-01", 1, ""));
    let says = |day: &str| {
        let text = issued(day, 2, "since = \"last.toml\"\n");
        let report = said_of(&Source::new("bound.toml", text).since(last()));
        let early = |fault: &&plenary::Fault| fault.code == Code::RevisedEarly;
        report.faults().iter().filter(early).count()
    };
    assert_eq!(says("2026-02-01"), 0);
    assert_eq!(says("2026-01-31"), 1);
    assert_eq!(says("2026-01-16"), 1, "the day of the first version");
    assert_eq!(says("2026-01-15"), 1, "it is said once");
}

/// A plan of this last day and with these hours, for a meeting of so long, and what is said of it.
fn too_much(last_day: &str, sessions: &str, rest: &str) -> plenary::Fault {
    let text = format!(
        "conference = \"C1\"\nname = \"C1 meetings\"\ntime-zone = \"Europe/Zurich\"\n\
         first-day = 2026-03-16\nlast-day = {last_day}\nsessions = [\"{sessions}\"]\n\
         [groups.A]\n{rest}"
    );
    let report = said_of(&Source::new("bound.toml", text));
    let mut faults = report.faults().iter();
    let found = faults.find(|fault| fault.code == Code::DoesNotFit);
    found.unwrap_or_else(|| panic!("{report}")).clone()
}

#[test]
fn a_session_that_lacks_is_as_long_as_the_last_without_its_breaks() {
    let rest = "[[event]]\ntitle = \"Coffee\"\ntime = \"11:00-11:30\"\ntakes-time = true\n\
        [[meeting]]\ngroup = \"A\"\nduration = \"2h30m\"\n\
        [[meeting]]\nid = \"more\"\ntitle = \"More\"\nduration = \"1 session\"\n";
    assert_eq!(
        too_much("2026-03-16", "10:00-13:00", rest).message,
        "the meetings take 5 h, the sessions hold 2 h 30 min: 2 h 30 min too little"
    );
}

#[test]
fn no_day_is_offered_with_which_there_were_too_many() {
    let offered = |last_day: &str, hours: u32| {
        let rest = format!("[[meeting]]\ngroup = \"A\"\nduration = \"{hours}h\"\n");
        let help = too_much(last_day, "10:00-11:00", &rest).help;
        let mut days = help.into_iter().map(|help| help.message);
        days.find(|message| message.contains("last-day"))
    };
    assert_eq!(
        offered("2027-03-15", 262).as_deref(),
        Some("add a day with `last-day = 2027-03-16` (Tuesday)")
    );
    assert_eq!(offered("2027-03-16", 263), None);
}
