//! Changes between two web pages, of which nobody has the sources.

use plenary::{Language, Source};

/// The page of meetings that begin together, one on each track.
fn page(titles: &[&str]) -> String {
    let tracks = ["[tracks.X]\n", "[tracks.Y]\n"].concat();
    let meeting = |(title, track): (&&str, &str)| {
        format!(
            "[[meeting]]\nid = \"{title}\"\ntitle = \"{title}\"\ntrack = \"{track}\"\nduration = \"1h\"\n"
        )
    };
    let meetings: String = titles.iter().zip(["X", "Y"]).map(meeting).collect();
    let text = format!(
        "conference = \"C1\"\nname = \"C1 meetings\"\ntime-zone = \"Europe/Zurich\"\n\
         first-day = 2026-09-07\nlast-day = 2026-09-07\nsessions = [\"10:00-13:00\"]\n\
         [groups.A]\n{tracks}{meetings}"
    );
    let schedule = plenary::compile(&Source::new("page.toml", text));
    schedule
        .unwrap_or_else(|report| panic!("{report}"))
        .value
        .annex()
        .to_html()
}

fn said(was: &[&str], is: &[&str]) -> Vec<String> {
    let changes = plenary::Changes::of_page(&page(was), &page(is), Language::English);
    let all = changes.expect("both are pages").changed;
    all.into_iter().map(|one| one.says).collect()
}

#[test]
fn what_is_held_alone_at_an_hour_is_known_by_it() {
    assert_eq!(
        said(&["Opening"], &["Welcome"]),
        ["Welcome: name: Opening → Welcome"]
    );
}

#[test]
fn of_two_at_an_hour_nobody_knows_which_became_which() {
    let added = |title: &str| format!("{title}: ✚ added, Monday 10:00–11:00");
    let gone = |title: &str| format!("{title}: ✕ no longer held, Monday 10:00–11:00");
    assert_eq!(
        said(&["Opening"], &["Welcome", "Money"]),
        [added("Welcome"), added("Money"), gone("Opening")]
    );
    assert_eq!(
        said(&["Opening", "Budget"], &["Money"]),
        [added("Money"), gone("Opening"), gone("Budget")]
    );
}
