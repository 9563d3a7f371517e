//! Sentences about a schedule in French.

use std::fmt::Write;

use plenary::{Language, Schedule, Source};

use crate::cases::{root, snapshot, source};

/// Schedules in which each sentence is told once at least.
const CASES: [&str; 21] = [
    "schedules/att-csp12-working-groups",
    "tests/schedules/french-and-english",
    "tests/schedules/suspended-adjourned-postponed",
    "tests/rolling/as-of",
    "tests/rolling/as-of-without-records",
    "tests/rolling/as-planned",
    "tests/rolling/cancelled",
    "tests/rolling/change-over-between-sessions",
    "tests/rolling/evening-for-one",
    "tests/rolling/forecast",
    "tests/rolling/forecast-that-may-not-fit",
    "tests/rolling/held-by-a-track-on-a-holiday",
    "tests/rolling/later-than-half-past",
    "tests/rolling/next-session-on-time",
    "tests/rolling/not-held",
    "tests/rolling/opened",
    "tests/rolling/past-midnight",
    "tests/rolling/pinned",
    "tests/rolling/promised",
    "tests/rolling/slivers-and-change-over",
    "tests/rolling/undivided",
];

#[test]
fn schedules_are_explained_as_accepted() {
    for case in CASES {
        let path = root().join(case).with_extension("toml");
        let schedule = compiled(&source(&path));
        let mut explained = schedule.overview(Language::French);
        for placed in schedule.meetings() {
            let why = schedule.why(&placed.meeting.id, Language::French);
            write!(explained, "\n{}", why.expect("the meeting is there"))
                .expect("a string takes all");
        }
        snapshot!("french", path, explained);
    }
}

fn compiled(source: &Source) -> Schedule {
    let placed = plenary::compile_overfull(source);
    placed.unwrap_or_else(|report| panic!("{report}")).value
}

/// Compiles a schedule of three days with these meetings.
fn schedule(top: &str, meetings: &str) -> Schedule {
    let text = format!(
        r#"
            {top}
            languages = ["fr", "en"]
            conference = "C1"
            name = {{ fr = "réunions de C1", en = "C1 meetings" }}
            time-zone = "Europe/Zurich"
            first-day = 2026-09-30
            last-day = 2026-10-02
            sessions = ["10:00-13:00"]
            [groups.A]
            [groups.B]
            [groups.C]
            {meetings}
            "#
    );
    compiled(&Source::new("case.toml", text))
}

/// Returns what has moved between two versions of the meetings, a line each.
fn moved(before: &str, after: &str) -> String {
    let [before, after] = [before, after].map(|meetings| schedule("", meetings));
    after.moved_since(&before, Language::French).join("\n")
}

/// Returns a meeting of a group, with another line under it.
fn meeting(group: &str, duration: &str, line: &str) -> String {
    format!("[[meeting]]\ngroup = \"{group}\"\nduration = \"{duration}\"\n{line}\n")
}

#[test]
fn what_moves_is_told_with_the_hour_before() {
    let [a, b] = [("A", "2h"), ("B", "4h")].map(|(group, takes)| meeting(group, takes, ""));
    let shorter = meeting("A", "2h", "took = \"1h30m\"");
    let later = meeting("A", "2h", "took = \"3h\"");
    insta::assert_snapshot!(moved(&(a.clone() + &b), &(shorter + &b)), @r"
A : prend fin mercredi à 11 h 30 (précédemment à 12 heures)
B : mercredi à 11 h 30 (précédemment à 12 heures) ; prend fin jeudi à 12 h 30
");
    insta::assert_snapshot!(moved(&(a + &b), &(later + &b)), @r"
A : prend fin mercredi à 13 heures (précédemment à 12 heures)
B : jeudi à 10 heures (précédemment mercredi à 12 heures) ; prend fin vendredi à 11 heures
");
}

#[test]
fn what_is_added_or_not_held_any_more_is_told() {
    let plain = |group: &str| meeting(group, "1h", "");
    let cancelled = meeting(
        "B",
        "1h",
        "cancelled = { fr = \"faute de quorum\", en = \"no quorum\" }",
    );
    let postponed = meeting("C", "1h", "postponed = { fr = \"à C2\", en = \"to C2\" }");
    let all = plain("A") + &plain("B") + &plain("C");
    insta::assert_snapshot!(moved(&all, &(plain("A") + &cancelled + &postponed)), @r"
B : réunion annulée
C : réunion reportée
");
    insta::assert_snapshot!(moved(&(plain("A") + &cancelled), &(plain("A") + &plain("B"))), @"B : de nouveau prévue");
    insta::assert_snapshot!(moved(&all, &(plain("A") + &plain("B"))), @"C : ne figure plus au calendrier");
    let long = meeting("C", "9h", "");
    insta::assert_snapshot!(moved(&all, &(plain("A") + &plain("B") + &long)), @"C : aucune séance n’est disponible pour 2 h");
}

#[test]
fn what_is_under_way_is_told_with_its_room() {
    let top = "as-of = \"2026-09-30 12:00\"\nchange-over = \"10m\"";
    let quorum = "cancelled = { fr = \"faute de quorum\", en = \"no quorum\" }\ntook = \"20m\"";
    let room = "starts = \"2026-09-30 11:30\"\nroom = { fr = \"Salle 2\", en = \"Room 2\" }";
    let [a, b] = [("A", quorum), ("B", room)].map(|(group, line)| meeting(group, "1h", line));
    let c = meeting("C", "4h", "on = 2026-10-01");
    let event = "[[event]]\ntitle = { fr = \"Cérémonie\", en = \"Ceremony\" }\nkind = \"ceremony\"\n\
                 on = 2026-10-01\ntime = \"10:00-10:45\"\n";
    let after = meeting("A", "9h", "id = \"A2\"");
    let schedule = schedule(top, &(a + &b + &c + &after + event));
    insta::assert_snapshot!(schedule.overview(Language::French), @r"
situation au mercredi 30 septembre à 12 heures :
          La réunion A est annulée : faute de quorum ; ouverte mercredi de 10 heures à 10 h 20
en cours  B : mercredi de 11 h 30 à 12 h 30, elle est à heure fixe ; lieu : Salle 2
suivante  C : de jeudi 10 h 45 à vendredi 11 h 45, elle doit se tenir ce jour-là ; et non le jeudi 1er octobre, jour prévu
à venir   A2 : vendredi de 11 h 55 à 13 heures (non prévue), suit la réunion C
");
}
