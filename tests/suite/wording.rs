//! Texts of a schedule that cause a warning, and those that do not.

use std::collections::BTreeSet;

use plenary::{Code, Source};

use crate::{
    cases::{source, sources},
    faults::said_of,
};

/// The numbers of the faults of wording of a schedule with a sentence as its note.
fn said_about(sentence: &str) -> BTreeSet<&'static str> {
    let source = format!(
        r#"
        conference = "CSP12"
        name = "CSP12 Working Group meetings"
        issued = 2026-01-16
        time-zone = "Europe/Zurich"
        first-day = 2026-03-16
        last-day = 2026-03-19
        sessions = ["10:00-13:00", "15:00-18:00"]
        note = """{sentence}"""
        [groups.WGETI]
        name = "Working Group on Effective Treaty Implementation"
        [groups.WGETI.subgroups.exchange]
        name = "Sub-working Group on exchange of practices"
        [[meeting]]
        group = "WGETI/exchange"
        duration = "8 sessions"
        "#
    );
    let report = said_of(&Source::new("sentence.toml", source));
    let numbers = report.faults().iter().map(|fault| fault.code.number());
    numbers.collect()
}

const INNOCENT: [&str; 96] = [
    "The CSP 2026 meetings are held in person.",
    "The Working Groups of the CSP: 11 members each.",
    "Of the meetings of the CSP I know nothing.",
    "Last year's deadline was Monday 30 December.",
    "The 16 March is the first day.",
    "The hall is open on 16 March (Tuesday evening is free).",
    "On 16 March in room 4 - 19 April in room 5.",
    "Read in March 10-45 pages a day.",
    "Last year it was Monday, March 17th, 2025.",
    "On Monday 16 March: 2025 copies are printed.",
    "Doors: 10:00 -> 13:00.",
    "Rule 3.10:00-13:00 applies.",
    "The ratio is 10:60-11:60.",
    "Ranks 10th-13th are paid.",
    "The code of the desk is 15 PM.",
    "The score was 5:60 pm said nobody.",
    "The decision of CSP11 on the working groups applies.",
    "Following CSP11, the groups were given new mandates.",
    "As CSP11 decided, the meetings are held on a rolling basis.",
    "The report of CSP11 is on the website of the Working Groups.",
    "The Working Groups were established by CSP3.",
    "This is done in response to the call of CSP10 to collect data during Working Group meetings.",
    "The Eleventh Conference of States Parties (CSP11), held on 25–29 August 2025, established an informal process.",
    "The meetings prepare CSP12 and take up what CSP11 left.",
    "The Chair will report to CSP13 on the work of the group.",
    "See ATT/CSP11.WGETI/2025/CHAIR/758/Conf.Rep for the meetings of last year.",
    "The recommendations of the CSP11 Working Groups are taken up.",
    "The Tenth Conference of States Parties adopted the programme of the Working Groups.",
    "Since CSP8 the meetings have been held in Geneva.",
    "Delegates who were at CSP11 know the building.",
    "The CSP format is kept; 12 delegations asked for it.",
    "La onzième Conférence des États parties a établi les groupes.",
    "Documents are due on Tuesday 17 February 2026.",
    "The Conference opens on Monday 24 August 2026.",
    "Last year the groups met from Monday 17 March 2025 on.",
    "Last year the groups met from Monday 17 to Thursday 20 February.",
    "The last meeting was on Wednesday 20 August.",
    "Registration closes on Friday 27 February at 18:00.",
    "Thursday 19 March 2026 is the last day.",
    "The reception is on Tuesday, 17 March.",
    "Réception le mardi 17 mars 2026, et non le 16.",
    "On Mondays 16 delegates may speak.",
    "The visit of the 17th, a Tuesday, is full.",
    "Working Group 3 – 16 March is its day.",
    "The sun rises at 06:45 on 16 March.",
    "Registration closes on 30 April at 18:00 CEST.",
    "All times are CET; after the change of the clocks, CEST.",
    "All times are in CET.",
    "Hours in Geneva are CET/CEST.",
    "For New York take EDT instead.",
    "The BST group is not concerned.",
    "Send it to desk-16-19@example.org or call +41 22 730-11-11.",
    "The document is A/CONF.1/2026-3, pages 16-19.",
    "See https://example.org/10:00-13:00/16-19-march-2026.html for more.",
    "The form is `16-19 March`; see [the page](https://example.org/16-19 \"16-19\").",
    "Rooms XVI-XIX, desks 16-19, form 10-13.",
    "Resolution 2117-12 of 2013 and rule 10.00-13.00 apply.",
    "The desk is open 08:30–10:00 and 16–19 March.",
    "The ratio is 10:3, not 13:10.",
    "The exhibition of 16–19 March is in Hall 3-4.",
    "The sub-working groups report to the Working Group.",
    "Each Sub-working Group (Sub-WG) has a chair; a Sub-WG may meet in parallel.",
    "Write an e-mail, or two e-mails.",
    "A live broadcast streams to all rooms.",
    "The co-chairs and the vice-chair sit on the podium.",
    "Side events are held at lunch; the side-event desk is in the foyer.",
    "The WGETI and its sub-working groups meet.",
    "The WG on ETI is called WGETI.",
    "The session is opened at 10:00 and closed at 18:00.",
    "I am 12 years old, said the desk.",
    "The draft schedule is subject to change.",
    "The provisional agenda and the final report follow.",
    "The time of the side events is tbc.",
    "Attendance is to be confirmed by 27 February.",
    "The 2030 Agenda and the 1997 Convention are on the table.",
    "The budget for 2025 and 2027 is discussed.",
    "May 12 delegations take the floor?",
    "In March 16 delegations registered.",
    "الجلسة العامة: 16-19، الساعة 10:00.",
    "会议于2026年3月16日至19日举行。",
    "The groups meet in the order of the table, and each may end early.",
    "The CSP11 report and the CSP11 decisions guide the Working Groups.",
    "At CSP11, the Working Groups met in parallel.",
    "Members of the CSP11 bureau are welcome.",
    "The archive holds 16 March 2025, 17 March 2025 and 18 March 2025.",
    "In case of fire call 112-16 or +41-22-16-19.",
    "Version 16.03-19.03 of the form is used; ISO 8601 writes 2026-03-16.",
    "Read rules 10-13, articles 16-19 and annexes I-IV.",
    "The score of 16-19 was a March record.",
    "The sub-group and the co-operation are not concerned, nor is the sub-editor.",
    "The AM 4000 microphone and the PM of the host are in the room.",
    "Interpretation is from 10:00 to 13:00 and 15:00 to 18:00 CET.",
    "Sunday is 22 March, Saturday is the 21st.",
    "Friday 13 is unlucky, said 3 May.",
    "Le mardi suivant, 16 délégations prendront la parole.",
    "Le calendrier est provisoire ; les horaires sont à confirmer.",
];

const GUILTY: [(&str, Code); 51] = [
    (
        "The report was adopted. The CSP11 meetings are held in person.",
        Code::OtherConference,
    ),
    (
        "Register for the meetings of CSP11. Decisions are published later.",
        Code::OtherConference,
    ),
    (
        "CSP11 regional meetings are held in person.",
        Code::OtherConference,
    ),
    (
        "The reception is on Tuesday, March *16*.",
        Code::WrongWeekday,
    ),
    ("The bar is open 22:00-24:00.", Code::HyphenInRange),
    ("The museum closes at 5:59 p.m.", Code::MixedClocks),
    (
        "The schedule of the CSP11 Working Group meetings is subject to change.",
        Code::OtherConference,
    ),
    (
        "The meetings of the CSP 11 Working Groups are held in Geneva.",
        Code::OtherConference,
    ),
    (
        "The csp11 meetings are held in person.",
        Code::OtherConference,
    ),
    (
        "Registration for CSP-11 opens in February.",
        Code::OtherConference,
    ),
    ("The meetings prepare CSP11.", Code::OtherConference),
    (
        "Side events of CSP XI are announced in the journal.",
        Code::OtherConference,
    ),
    (
        "The Working Groups prepare the Eleventh Conference of States Parties.",
        Code::OtherConference,
    ),
    (
        "Delegates of the 11th Conference of States Parties register online.",
        Code::OtherConference,
    ),
    (
        "The CSP13 Working Group meetings are held in person.",
        Code::OtherConference,
    ),
    (
        "The schedule is subject to change. Participants of CSP11 meetings register.",
        Code::OtherConference,
    ),
    ("The reception is on Tuesday 16 March.", Code::WrongWeekday),
    (
        "The reception is on Tuesday, 16 March 2026.",
        Code::WrongWeekday,
    ),
    ("The reception is on Tue 16 March.", Code::WrongWeekday),
    (
        "The reception is on Tuesday the 16th of March.",
        Code::WrongWeekday,
    ),
    (
        "The reception is on Tuesday, March 16, 2026.",
        Code::WrongWeekday,
    ),
    (
        "The reception is on 16 March (Tuesday).",
        Code::WrongWeekday,
    ),
    ("Réception le mardi 16 mars 2026.", Code::WrongWeekday),
    ("Réception le mercredi 1er avril 2027.", Code::WrongWeekday),
    (
        "The groups meet from Monday 16 to Friday 19 March.",
        Code::WrongWeekday,
    ),
    (
        "Documents are due on Monday 17 February 2026.",
        Code::WrongWeekday,
    ),
    (
        "The visits are on **Wednesday 17** and Thursday 19 March.",
        Code::WrongWeekday,
    ),
    ("All times are in CEST.", Code::WrongZone),
    ("The livestream begins at 10:00 CEST.", Code::WrongZone),
    (
        "The livestream begins on 16 March at 10:00 (CEST).",
        Code::WrongZone,
    ),
    (
        "The Subworking Group reports to the Plenary.",
        Code::TwoSpellings,
    ),
    (
        "The sub working groups report to the Plenary.",
        Code::TwoSpellings,
    ),
    ("The Sub-WG reports to the Plenary.", Code::TwoSpellings),
    ("The SubWG reports to the Plenary.", Code::TwoSpellings),
    (
        "Write an e-mail; every email is answered.",
        Code::TwoSpellings,
    ),
    (
        "There is a livestream. The live stream is recorded.",
        Code::TwoSpellings,
    ),
    (
        "The co-chairs sit left, a cochair sits right.",
        Code::TwoSpellings,
    ),
    (
        "The Vice-Chair presides; if not, the other Vice Chair.",
        Code::TwoSpellings,
    ),
    ("The WG-ETI meets first.", Code::TwoSpellings),
    ("The desk is open 08:30-10:00.", Code::HyphenInRange),
    ("The desk is open 08:30 - 10:00.", Code::HyphenInRange),
    ("The desk is open 8h30-10h.", Code::HyphenInRange),
    ("Le bureau est ouvert de 10 h-13 h.", Code::HyphenInRange),
    ("The exhibition is open 16-19 March.", Code::HyphenInRange),
    (
        "The exhibition is open **16-19 March 2026**.",
        Code::HyphenInRange,
    ),
    ("The exhibition is open March 16-19.", Code::HyphenInRange),
    (
        "L'exposition est ouverte du 16-19 mars.",
        Code::HyphenInRange,
    ),
    ("The museum closes at 5 p.m.", Code::MixedClocks),
    ("The museum closes at 5:30 PM every day.", Code::MixedClocks),
    ("The museum closes at 5pm.", Code::MixedClocks),
    (
        "The museum is open from 9 to 11 a.m. on Monday.",
        Code::MixedClocks,
    ),
];

#[test]
fn innocent_sentences_are_passed_over() {
    for sentence in INNOCENT {
        let said = said_about(sentence);
        assert!(said.is_empty(), "{sentence}: {said:?}");
    }
}

#[test]
fn guilty_sentences_are_found() {
    for (sentence, code) in GUILTY {
        let said = said_about(sentence);
        assert_eq!(said, BTreeSet::from([code.number()]), "{sentence}");
    }
}

#[test]
fn no_schedule_of_the_repository_is_warned_about_its_wording() {
    for path in [sources("schedules"), sources("tests/schedules")].concat() {
        let report = said_of(&source(&path));
        let of_wording = |fault: &&plenary::Fault| {
            fault.code != Code::NotIssued && fault.code.number().starts_with("P04")
        };
        let found = report.faults().iter().find(of_wording);
        assert!(found.is_none(), "{}: {found:?}", path.display());
    }
}
