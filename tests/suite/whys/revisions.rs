//! Plans that were edited since they were issued.

use plenary::{Language, Schedule, Source};

use super::{TWO, compile, meeting, text};

/// Returns a schedule that revises another: what stands under the groups was that, and is this.
fn revised(was: (&str, &str), is: (&str, &str), number: u32) -> Schedule {
    let before = if number > 1 {
        format!(
            "{}\n[revision]\nnumber = {}",
            text(was.0, was.1),
            number - 1
        )
    } else {
        text(was.0, was.1)
    };
    let now = format!(
        "{}\n[revision]\nnumber = {number}\nsince = \"last.toml\"",
        text(is.0, is.1)
    );
    compile(&Source::new("case.toml", now).since(Source::new("last.toml", before)))
}

fn said(schedule: &Schedule, id: &str) -> String {
    let said = schedule
        .why(id, Language::English)
        .expect("there is such a meeting");
    said.lines().next().unwrap_or_default().to_owned()
}

fn three() -> [String; 3] {
    ["A", "B", "C"].map(|group| meeting(group, "duration = \"1h\""))
}

#[test]
fn swapped_blocks_are_named_with_the_version_since_which_they_are() {
    let [a, b, c] = three();
    let (was, is) = (format!("{a}{b}{c}"), format!("{b}{a}{c}"));
    let first = revised((TWO, &was), (TWO, &is), 1);
    assert_eq!(
        said(&first, "B"),
        "B starts on Monday 7 September at 09:00 instead of 10:00 (1 h of meeting time earlier), \
         because the order has changed since the first issue."
    );
    let second = revised((TWO, &was), (TWO, &is), 2);
    assert!(said(&second, "A").ends_with("because the order has changed since Rev.1."));
    // A meeting behind both stands where it stood.
    assert!(said(&second, "C").ends_with("as planned: A ends at 11:00."));
}

#[test]
fn another_duration_key_or_rule_is_named() {
    let [a, b, c] = three();
    let was = format!("{a}{b}{c}");
    let longer = was.replacen("1h", "90m", 1);
    let schedule = revised((TWO, &was), (TWO, &longer), 2);
    assert!(
        said(&schedule, "B")
            .ends_with("because the duration of A has changed since Rev.1 from 1 h to 1 h 30 min.")
    );
    let later = was.replace("\"B\"", "\"B\"\nnot-before = \"2026-09-07 11:00\"");
    let schedule = revised((TWO, &was), (TWO, &later), 2);
    assert!(said(&schedule, "C").ends_with("because `not-before` of B has changed since Rev.1."));
    let rule = format!("{TWO}\nchange-over = \"5m\"");
    let schedule = revised((TWO, &was), (&rule, &was), 2);
    assert!(
        said(&schedule, "B").contains("`change-over` has changed from 0 min to 5 min since Rev.1")
    );
}

#[test]
fn what_was_added_taken_out_or_given_other_hours_is_named() {
    let [a, b, c] = three();
    let (two, three) = (format!("{a}{c}"), format!("{a}{b}{c}"));
    let schedule = revised((TWO, &two), (TWO, &three), 2);
    assert!(said(&schedule, "C").ends_with("because B was added since Rev.1."));
    assert!(said(&schedule, "B").contains(": it was added since Rev.1; A ends at 10:00"));
    let schedule = revised((TWO, &three), (TWO, &two), 2);
    assert!(said(&schedule, "C").ends_with("because B was taken out since Rev.1."));
    let early = TWO.replace("09:00", "08:30");
    let schedule = revised((TWO, &two), (&early, &two), 2);
    let sessions = "because the sessions of Monday 7 September have changed since Rev.1.";
    assert!(said(&schedule, "C").ends_with(sessions));
}

#[test]
fn what_was_issued_with_its_news_is_no_news() {
    let [a, b, c] = three();
    let issued = format!("{a}took = \"30m\"\n{b}{c}");
    let now = format!("{a}took = \"30m\"\n{b}took = \"45m\"\n{c}");
    let schedule = revised((TWO, &issued), (TWO, &now), 2);
    assert!(said(&schedule, "B").contains(", as issued: A ended at 09:30"));
    assert!(said(&schedule, "C").ends_with("because B took 45 min instead of 1 h."));
    // An edit beside the news: both, if both moved it.
    let swapped = format!("{a}took = \"30m\"\n{c}{b}");
    let schedule = revised((TWO, &issued), (TWO, &swapped), 2);
    assert!(said(&schedule, "C").ends_with("because the order has changed since Rev.1."));
}

#[test]
fn edits_are_told_in_french() {
    let [a, b, c] = three();
    let was = format!("{a}{b}{c}");
    let causes = |frame: &str, rest: &str, id: &str, number: u32| {
        let schedule = revised((TWO, &was), (frame, rest), number);
        let why = schedule
            .why(id, Language::French)
            .expect("there is such a meeting");
        let first = why.lines().next().unwrap_or_default();
        let cause = first.split_once(", car ").or(first.split_once("\u{a0}: "));
        cause.unwrap_or_default().1.to_owned()
    };
    let edited = |from: &str, to: &str| was.replacen(from, to, 1);
    let keys = "\"B\"\nnot-before = \"2026-09-07 11:00\"\nundivided = true";
    let more = meeting("A", "id = \"A2\"\nduration = \"1h\"");
    let told = [
        causes(TWO, &format!("{b}{a}{c}"), "B", 1),
        causes(TWO, &edited("1h", "1.5 sessions"), "B", 2),
        causes(TWO, &edited("\"B\"", keys), "C", 2),
        causes(&format!("{TWO}\nchange-over = \"5m\""), &was, "B", 2),
        causes(TWO, &format!("{a}{c}"), "C", 2),
        causes(TWO, &format!("{a}{more}{b}{c}"), "A2", 2),
        causes(&TWO.replace("09:00", "08:30"), &was, "C", 2),
        causes(TWO, &edited("1h\"", "1h\"\ntook = \"30m\""), "B", 2),
        causes(TWO, &edited("1h\"", "1h\"\nextended = \"30m\""), "B", 2),
    ];
    insta::assert_snapshot!(told.join("\n"), @r"
l’ordre des réunions a changé depuis la première publication.
la durée de la réunion A a changé depuis la version Rev.1 (1,5 séance au lieu de 1 h).
`not-before` et `undivided` de la réunion B ont changé depuis la version Rev.1.
`change-over` est passé de 0 min à 5 min depuis la version Rev.1 ; la réunion A prend fin à 10 heures, et `change-over` est de 5 min.
la réunion B a été retirée depuis la version Rev.1.
elle a été ajoutée depuis la version Rev.1 ; la réunion A prend fin à 10 heures.
les séances du lundi 7 septembre ont changé depuis la version Rev.1.
la réunion A a duré 30 min au lieu de 1 h.
la réunion A est prolongée de 30 min.
");
}
