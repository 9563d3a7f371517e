//! Changes as delegations read them: in words, in every language alike.

use std::collections::BTreeSet;

use plenary::{Language, Schedule, Source, changes::What};

use super::{between, compiled, mutants, revision};
use crate::cases::{schedules, source, sources};

/// Signs that stand on no page for delegations.
const SIGNS: [char; 12] = ['→', '◆', '▲', '▼', '✕', '✚', '◀', '“', '”', '«', '»', '"'];

/// Asserts that two versions have the same changes in every language of the later one.
fn assert_alike(name: &str, earlier: &Schedule, later: &Schedule) -> usize {
    let subjects = |language: &Language| {
        let changes = between(earlier, later, *language).changed;
        let of: BTreeSet<_> = changes
            .iter()
            .map(|changed| format!("{:?}", changed.of))
            .collect();
        let times: Vec<_> = changes
            .into_iter()
            .flat_map(|changed| changed.what)
            .filter(|what| what.is_of_time() && !is_called_off(what))
            .collect();
        (of, times)
    };
    let all: Vec<_> = later.plan().languages().iter().map(subjects).collect();
    for pair in all.windows(2) {
        assert_eq!(pair[0], pair[1], "{name}");
    }
    all[0].0.len()
}

/// True for a change with a text, which differs by language.
fn is_called_off(what: &What) -> bool {
    matches!(what, What::Cancelled { .. } | What::Postponed { .. })
}

#[test]
fn every_language_has_the_same_changes() {
    let mut seen = 0;
    for path in sources("tests/schedules") {
        let before = source(&path);
        let earlier = compiled(&before).expect("it compiles");
        if earlier.plan().languages().len() < 2 {
            continue;
        }
        for (line, mutant) in mutants(&before) {
            if let Some(later) = compiled(&mutant) {
                let name = format!("{} without {line}", path.display());
                seen += assert_alike(&name, &earlier, &later);
                seen += assert_alike(&name, &later, &earlier);
            }
        }
    }
    for (name, later) in schedules() {
        if let Some(earlier) = later.earlier() {
            seen += assert_alike(&name, earlier, &later);
            seen += assert_alike(&name, &later, earlier);
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn no_signs_stand_in_sentences() {
    let later = revision();
    let earlier = later.earlier().expect("it names its last version");
    for language in [Language::English, Language::French] {
        for changed in between(earlier, &later, language).changed {
            let sentence = &changed.sentence;
            assert!(!sentence.contains(SIGNS), "{sentence}");
            let bare = plenary::text::plain(&changed.inlines());
            assert_eq!(bare, *sentence);
        }
        let annex = later.annex_in(language).expect("it is in the language");
        for form in [annex.to_text(), annex.to_markdown()] {
            assert!(!form.contains(&SIGNS[..9]), "{form}");
        }
    }
}

/// A schedule in these languages, with lines at its top and its meetings.
fn schedule(languages: &[&str], top: &str, meetings: &str) -> Schedule {
    let in_all = |texts: [&str; 2]| {
        let all = ["en", "fr"].into_iter().zip(texts);
        let known = all.filter(|(tag, _)| languages.contains(tag));
        let versions: Vec<_> = known
            .map(|(tag, text)| format!("{tag} = \"{text}\""))
            .collect();
        format!("{{ {} }}", versions.join(", "))
    };
    let source = format!(
        r#"
        languages = {languages:?}
        conference = "C1"
        name = {}
        time-zone = "Europe/Zurich"
        first-day = 2026-03-16
        last-day = 2026-03-19
        sessions = ["10:00-13:00", "15:00-18:00"]
        {top}
        [groups.A]
        name = {}
        [groups.B]
        name = {}
        {meetings}
        "#,
        in_all(["C1 meetings", "réunions de la C1"]),
        in_all(["Group on water", "Groupe sur l’eau"]),
        in_all(["Group on air", "Groupe sur l’air"]),
    );
    let warned = plenary::compile(&Source::new("case.toml", source));
    warned.unwrap_or_else(|report| panic!("{report}")).value
}

/// The sentences of the changes between two versions in both languages.
fn sentences(earlier: &Schedule, later: &Schedule) -> String {
    let languages = [Language::English, Language::French].into_iter();
    let all = languages.map(|language| {
        let changes = between(earlier, later, language).changed;
        let lines = changes.into_iter().map(|changed| changed.sentence + "\n");
        lines.collect::<String>()
    });
    all.collect::<Vec<_>>().join("---\n")
}

const BOTH: [&str; 2] = ["en", "fr"];

/// Returns a meeting of a group, with further lines.
fn meeting(group: &str, duration: &str, lines: &str) -> String {
    format!("[[meeting]]\ngroup = \"{group}\"\nduration = \"{duration}\"\n{lines}\n")
}

/// Returns the sentences between two lists of meetings.
fn moved(before: &[String], after: &[String]) -> String {
    let [earlier, later] = [before, after].map(|all| schedule(&BOTH, "", &all.concat()));
    sentences(&earlier, &later)
}

#[test]
fn times_are_said_with_what_no_longer_holds() {
    let [a, b] = ["A", "B"].map(|group| meeting(group, "1 session", ""));
    let pinned = meeting("B", "1h", "starts = \"2026-03-18 11:30\"");
    let later = meeting("B", "1h", "starts = \"2026-03-18 16:00\"");
    insta::assert_snapshot!(moved(&[a.clone(), later], &[a.clone(), pinned]), @r"
B: Wednesday 18 March at 11:30 (previously at 16:00)
---
B : mercredi 18 mars à 11 h 30 (précédemment à 16 heures)
");
    insta::assert_snapshot!(moved(&[a.clone(), b.clone()], &[b, a.clone()]), @r"
B: Monday 16 March at 10:00 (previously at 15:00)
A: Monday 16 March at 15:00 (previously at 10:00)
---
B : lundi 16 mars à 10 heures (précédemment à 15 heures)
A : lundi 16 mars à 15 heures (précédemment à 10 heures)
");
    let long = meeting("A", "3 sessions", "");
    insta::assert_snapshot!(moved(&[a], &[long]), @r"
A: until Tuesday 17 March at 13:00 (previously until Monday 16 March at 13:00)
---
A : jusqu’au mardi 17 mars à 13 heures (précédemment jusqu’au lundi 16 mars à 13 heures)
");
}

#[test]
fn meetings_that_are_not_held_are_said_to_be_cancelled_postponed_suspended_or_adjourned() {
    let [a, b] = ["A", "B"].map(|group| meeting(group, "1 session", ""));
    let with = |key: &str, english: &str, french: &str| {
        let text = format!("{key} = {{ en = \"{english}\", fr = \"{french}\" }}");
        meeting("B", "1 session", &text)
    };
    let before = [a.clone(), b];
    let cancelled = with("cancelled", "no quorum", "faute de quorum");
    insta::assert_snapshot!(moved(&before, &[a.clone(), cancelled.clone()]), @r"
B: cancelled (no quorum)
---
B : annulée (faute de quorum)
");
    let postponed = with("postponed", "to C2", "à la C2");
    insta::assert_snapshot!(moved(&before, &[a.clone(), postponed]), @r"
B: postponed to C2
---
B : reportée à la C2
");
    insta::assert_snapshot!(moved(&[a.clone(), cancelled], &before), @r"
B: reinstated, Monday 16 March from 15:00 to 18:00
---
B : de nouveau au calendrier, lundi 16 mars de 15 heures à 18 heures
");
    let stopped = |key: &str| meeting("A", "1 session", &format!("{key} = \"2026-03-16 11:00\""));
    let rest = "[[meeting]]\nid = \"rest\"\nresumes = \"A\"\nstarts = \"2026-03-16 15:00\"\n";
    let suspended = [stopped("suspended"), rest.to_owned()];
    insta::assert_snapshot!(moved(std::slice::from_ref(&a), &suspended), @r"
A: suspended on Monday 16 March at 11:00; to be resumed at 15:00
A (resumed): added, Monday 16 March from 15:00 to 17:00
---
A : suspendue le lundi 16 mars à 11 heures ; reprise prévue à 15 heures
A (reprise) : ajout, lundi 16 mars de 15 heures à 17 heures
");
    let adjourned = [stopped("adjourned"), rest.to_owned()];
    insta::assert_snapshot!(moved(&[a], &adjourned), @r"
A: adjourned on Monday 16 March at 11:00
A (continued): added, Monday 16 March from 15:00 to 17:00
---
A : levée le lundi 16 mars à 11 heures
A (suite) : ajout, lundi 16 mars de 15 heures à 17 heures
");
}

#[test]
fn offices_places_and_texts_are_said_without_quotation_marks() {
    let a = meeting("A", "1 session", "");
    let top = |note: &str, venue: &str, president: &str| {
        let note = format!("note = {{ en = \"{note}\", fr = \"{note} (fr)\" }}");
        let venue = format!("venue = {{ en = \"{venue}\", fr = \"{venue}\" }}");
        format!("{note}\n{venue}\npresident = \"{president}\"")
    };
    let earlier = schedule(&BOTH, &top("Bring a badge.", "Hall 1", "vacant"), &a);
    let room = meeting(
        "A",
        "1 session",
        "room = { en = \"Room 7\", fr = \"Salle 7\" }",
    );
    let later = top("No badge.", "Hall 2", "H.E. Mr. Li WEI");
    let later = schedule(&BOTH, &later, &room);
    insta::assert_snapshot!(sentences(&earlier, &later), @r"
Venue: Hall 2 (previously: Hall 1)
Note: No badge. (previously: Bring a badge.)
President of C1: H.E. Mr. Li WEI (previously vacant)
A: place: Room 7
---
Lieu : Hall 2 (précédemment : Hall 1)
Note : No badge. (fr) (précédemment : Bring a badge. (fr))
C1, présidence : S.E. M. Li WEI (poste précédemment vacant)
A : lieu : Salle 7
");
    insta::assert_snapshot!(sentences(&later, &earlier), @r"
Venue: Hall 1 (previously: Hall 2)
Note: Bring a badge. (previously: No badge.)
President of C1: vacant (previously H.E. Mr. Li WEI)
A: place: not indicated (previously Room 7)
---
Lieu : Hall 1 (précédemment : Hall 2)
Note : Bring a badge. (fr) (précédemment : No badge. (fr))
C1, présidence : à pourvoir (précédemment S.E. M. Li WEI)
A : lieu : non indiqué (précédemment Salle 7)
");
}

/// What was issued in English alone is shown so to a reader of French, who has no other version.
#[test]
fn what_a_version_lacks_stands_as_it_was_issued() {
    let [a, b] = ["A", "B"].map(|group| meeting(group, "1 session", ""));
    let note = |english: &str| format!("note = \"{english}\"\npresident = \"vacant\"");
    let earlier = schedule(&["en"], &note("Bring a badge."), &(a.clone() + &b));
    let top = "note = { en = \"No badge.\", fr = \"Sans badge.\" }\npresident = \"Ms. Ana LI\"";
    let later = schedule(&BOTH, top, &(b.clone() + &a));
    insta::assert_snapshot!(sentences(&earlier, &later), @r"
Note: No badge. (previously: Bring a badge.)
President of C1: Ms. Ana LI (previously vacant)
B: Monday 16 March at 10:00 (previously at 15:00)
A: Monday 16 March at 15:00 (previously at 10:00)
---
Note : Sans badge. (précédemment : Bring a badge.)
C1, présidence : Mme Ana LI (poste précédemment vacant)
B : lundi 16 mars à 10 heures (précédemment à 15 heures)
A : lundi 16 mars à 15 heures (précédemment à 10 heures)
");
    let same = "note = { en = \"Bring a badge.\", fr = \"Badge requis.\" }\npresident = \"vacant\"";
    let translated = schedule(&BOTH, same, &(a.clone() + &b));
    assert_eq!(sentences(&earlier, &translated), "---\n");
    let other = "note = { en = \"Bring a badge.\", fr = \"Badge exigé.\" }\npresident = \"vacant\"";
    let other = schedule(&BOTH, other, &(a + &b));
    insta::assert_snapshot!(sentences(&translated, &other), @r"
Note: text changed in another language only
---
Note : Badge exigé. (précédemment : Badge requis.)
");
}

#[test]
fn a_changed_cell_has_a_bar_and_what_no_longer_holds_is_struck_through() {
    let later = revision();
    let annex = later.annex_in(Language::French).expect("it is in French");
    let page = annex.to_html();
    let cell = "<p class=\"plenary-changed\"><strong>WGTU</strong> <span class=\"plenary-remark\">\
        (précédemment à <del>10\u{a0}heures</del>)</span>";
    assert!(page.contains(cell), "{page}");
    let text = annex.to_text();
    assert!(text.contains("(précédemment à 10\u{a0}heures"), "{text}");
    let markdown = annex.to_markdown();
    assert!(
        markdown.contains("**WGTU** (précédemment à <del>10\u{a0}heures</del>)"),
        "{markdown}"
    );
}
