//! The heading of a schedule, its hours and the name of its file: the texts that they allow, and
//! the fixes that are offered.

use plenary::{Code, Fault, Source};

use crate::faults::said_of;

/// The parts of a source that stand at its top, and two of its texts.
struct Top {
    conference: &'static str,
    issued: &'static str,
    days: [&'static str; 2],
    sessions: &'static str,
    title: &'static str,
    note: &'static str,
}

const TOP: Top = Top {
    conference: "CSP12",
    issued: "2026-01-16",
    days: ["2026-03-16", "2026-03-19"],
    sessions: "10:00-13:00",
    title: "Draft schedule",
    note: "The meetings are held in person.",
};

impl Top {
    /// The faults of wording of a schedule with this top.
    fn said(&self, file: &str) -> Vec<Fault> {
        let [first, last] = self.days;
        let text = format!(
            r#"
            conference = "{}"
            name = "Working Group meetings"
            title = "{}"
            note = "{}"
            issued = {}
            time-zone = "Europe/Zurich"
            first-day = {first}
            last-day = {last}
            sessions = ["{}"]
            [groups.G]
            [[meeting]]
            group = "G"
            duration = "4 sessions"
            "#,
            self.conference, self.title, self.note, self.issued, self.sessions
        );
        let report = said_of(&Source::new(file, text));
        let of_wording = |fault: &&Fault| fault.code.number().starts_with("P04");
        report.faults().iter().filter(of_wording).cloned().collect()
    }

    fn codes(&self) -> Vec<Code> {
        let faults = self.said("plan.toml");
        faults.iter().map(|fault| fault.code).collect()
    }
}

#[test]
fn titles_may_be_dated_and_name_what_has_a_year() {
    for title in [
        "Draft schedule as of 2 March",
        "Draft schedule, revised 2 March",
        "Draft schedule, 16 January 2026",
        "Draft schedule, 16 March – 19 March 2026",
        "Draft schedule of the way to 2030",
        "Draft schedule 2024–25",
        "Draft schedule for the programme of 2025",
        "Draft schedule: decision of CSP11 on meetings",
    ] {
        assert_eq!(Top { title, ..TOP }.codes(), [], "{title}");
    }
    for title in ["Draft schedule 2025", "Draft schedule 2024"] {
        assert_eq!(Top { title, ..TOP }.codes(), [Code::OtherDays], "{title}");
    }
}

#[test]
fn a_day_without_a_year_is_the_nearest() {
    let days = ["2026-12-14", "2026-12-17"];
    let note = "Papers are due on Tuesday 4 January.";
    assert_eq!(Top { days, note, ..TOP }.codes(), []);
}

#[test]
fn where_no_hour_is_past_noon_hours_of_twelve_are_as_good() {
    let sessions = "09:00-12:00";
    for note in [
        "The desk is open from 9:30, the museum till 5 p.m.",
        "The ratio is 15:60, the museum closes at 5 p.m.",
        "The ratio is 15:3, the museum closes at 5 p.m.",
        "Room 14 30 seats 1:2, the museum closes at 5 p.m.",
    ] {
        let top = Top {
            sessions,
            note,
            ..TOP
        };
        assert_eq!(top.codes(), [], "{note}");
    }
    let top = Top {
        sessions,
        title: "Draft schedule, doors close at 15:00",
        note: "At 9:30 the desk opens, the museum closes at 5 p.m.",
        ..TOP
    };
    assert_eq!(top.codes(), [Code::MixedClocks]);
}

#[test]
fn the_name_of_a_file_is_read_without_its_folders() {
    for name in ["csp11.toml", "2025/csp11.toml", "2025\\csp11.toml"] {
        let faults = TOP.said(name);
        let messages: Vec<_> = faults.iter().map(|fault| &*fault.message).collect();
        assert_eq!(
            messages,
            ["the file is called `csp11`, the conference is CSP12"],
            "{name}"
        );
    }
}

#[test]
fn another_number_is_offered_in_the_form_of_the_old() {
    for (conference, note, better) in [
        (
            "CSP12",
            "the 11th Conference of States Parties",
            "the 12th Conference of States Parties",
        ),
        (
            "CSP21",
            "the 22nd Conference of States Parties",
            "the 21st Conference of States Parties",
        ),
        (
            "CSP23",
            "the 22nd Conference of States Parties",
            "the 23rd Conference of States Parties",
        ),
        (
            "CSP111",
            "the 110th Conference of States Parties",
            "the 111th Conference of States Parties",
        ),
        (
            "CSP22",
            "the Twenty-first Conference of States Parties",
            "the 22nd Conference of States Parties",
        ),
        (
            "CEP12",
            "la 11e Conférence des États parties",
            "la 12e Conférence des États parties",
        ),
        (
            "CAP12",
            "la onzième Conférence à Paris",
            "la douzième Conférence à Paris",
        ),
    ] {
        let written = format!("The Working Groups prepare {note}.");
        let top = Top {
            conference,
            note: Box::leak(written.clone().into_boxed_str()),
            ..TOP
        };
        let faults = top.said("plan.toml");
        let help = &faults[0].help[0];
        let edit = help.edit.as_ref().expect("it is mended");
        let found = help.message.rsplit('`').nth(1).expect("a quoted number");
        let fixed = written.replace(found, &edit.replacement);
        assert_eq!(fixed, format!("The Working Groups prepare {better}."));
    }
}

#[test]
fn the_ending_of_an_ordinal_belongs_to_its_day() {
    let note = "The reception is on Tuesday the 16th of March.";
    let faults = Top { note, ..TOP }.said("plan.toml");
    let helps = faults[0].help.iter().map(|help| &*help.message);
    let helps: Vec<_> = helps.collect();
    assert_eq!(helps, ["if the date is right, write `Monday the 16th`"]);
}
