//! Speakers: one person is one in every form, with a State in brackets or a function behind the name.

use plenary::{Changes, Language, Schedule, Source};
use plenary_import::{Options, import};

use crate::cases::{root, source};

const HEAD: &str = r#"
    conference = "HLM3"
    name = "HLM3 meetings"
    time-zone = "Europe/Zurich"
    first-day = 2026-05-18
    last-day = 2026-05-18
    sessions = ["10:00-13:00"]

    [groups.PLEN]

    [[meeting]]
    group = "PLEN"
    duration = "1 session"
"#;

/// A schedule of one meeting with these speakers.
fn with(speakers: &str) -> Schedule {
    let text = format!("{HEAD}speakers = {speakers}\n");
    let compiled = plenary::compile(&Source::new("speakers.toml", text));
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

/// The line of the speakers on the page.
fn line(schedule: &Schedule) -> String {
    let page = schedule.annex().to_markdown();
    let mut lines = page.split("<br> ");
    let found = lines.find(|line| line.starts_with("Speaker"));
    let line = found.unwrap_or_else(|| panic!("{page}"));
    line.split(" |").next().unwrap_or_default().to_owned()
}

#[test]
fn a_function_stands_behind_the_name_and_several_are_told_apart() {
    let name = r#""Ms. Marie DUPONT (Trinidad and Tobago)""#;
    let both = r#"{ name = "Mr. John SMITH", function = "Director-General, WHO" }"#;
    for (speakers, expected) in [
        (
            format!("[{name}]"),
            "Speaker: Ms. Marie DUPONT (Trinidad and Tobago)",
        ),
        (
            format!("[{both}]"),
            "Speaker: Mr. John SMITH, Director-General, WHO",
        ),
        (
            format!("[{name}, {name}]").replacen("DUPONT", "ADAMS", 1),
            "Speakers: Ms. Marie ADAMS (Trinidad and Tobago) and Ms. Marie DUPONT (Trinidad and Tobago)",
        ),
        (
            format!("[{both}, {name}]"),
            "Speakers: Mr. John SMITH, Director-General, WHO; Ms. Marie DUPONT (Trinidad and Tobago)",
        ),
    ] {
        assert_eq!(line(&with(&speakers)), expected);
    }
}

#[test]
fn a_name_without_a_function_is_a_name_however_it_is_written() {
    let plain = with(r#"["Ms. Marie DUPONT"]"#);
    assert_eq!(plain, with(r#"[{ name = "Ms. Marie DUPONT" }]"#));
    assert_eq!(plain, with(r#"[{ en = "Ms. Marie DUPONT" }]"#));
}

#[test]
fn each_speaker_is_one_in_the_data() {
    let compiled = plenary::compile(&source(&root().join("tests/schedules/speakers.toml")));
    let schedule = compiled.expect("it is sound").value;
    let data: serde_json::Value = serde_json::from_str(&schedule.to_json()).expect("it is JSON");
    let of = |meeting: usize| {
        data["meetings"][meeting]["speakers"]
            .as_array()
            .expect("a list")
    };
    let lengths: Vec<_> = (0..3).map(|meeting| of(meeting).len()).collect();
    assert_eq!(lengths, [1, 3, 3]);
    assert_eq!(of(0)[0]["en"], "Ms. Marie DUPONT");
    assert_eq!(of(0)[0]["function"]["fr"], "Directrice générale, OMS");
    assert_eq!(of(2)[0]["fr"], "Ms. Marie DUPONT (France)");
    let csv = schedule
        .to_csv(Language::English)
        .expect("it is in English");
    let table = plenary_tests::Table::read(&csv);
    let place = table.names.iter().position(|name| name == "speakers");
    let column = place.expect("a column of speakers");
    let cells = table.rows.iter().map(|row| row[column].split("; ").count());
    assert_eq!(cells.collect::<Vec<_>>(), lengths);
    let xml = schedule
        .to_schedule_xml(Language::English)
        .expect("it is in English");
    assert_eq!(xml.matches("<person ").count(), 7);
    assert!(
        xml.contains(">H.E. Mr. Kwame BOATENG (Trinidad and Tobago)</person>"),
        "{xml}"
    );
}

#[test]
fn another_function_is_a_change() {
    let speaker = |function: &str| {
        with(&format!(
            "[{{ name = \"Mr. John SMITH\", function = \"{function}\" }}]"
        ))
    };
    let (from, to) = (speaker("Director, WHO"), speaker("Director-General, WHO"));
    let views = [&from, &to].map(|schedule| schedule.view(Language::English).expect("a view"));
    let changes = Changes::between(&views[0], &views[1]);
    let says = changes.to_string();
    assert!(
        says.contains("Director, WHO") && says.contains("Director-General, WHO"),
        "{says}"
    );
    assert_eq!(changes.of_facts().to_string(), says);
}

#[test]
fn speakers_are_read_back_from_a_page_and_from_an_app() {
    let path = root().join("tests/schedules/speakers.toml");
    let schedule = plenary::compile(&source(&path)).expect("it is sound").value;
    let page = schedule.annex().to_markdown();
    let read = |document: &str| {
        let imported = import(document.as_bytes(), &Options::default()).expect("it can be read");
        let source = Source::new("read.toml", imported.source);
        plenary::compile(&source)
            .unwrap_or_else(|report| panic!("{report}"))
            .value
    };
    assert_eq!(read(&page).annex().to_markdown(), page);
    let xml = schedule
        .to_schedule_xml(Language::English)
        .expect("it is in English");
    let people: Vec<_> = read(&xml)
        .meetings()
        .iter()
        .flat_map(|placed| placed.meeting.details().speakers.clone())
        .map(|speaker| (speaker.name.to_string(), speaker.function))
        .collect();
    let names = [
        "Ms. Marie DUPONT",
        "H.E. Mr. Kwame BOATENG (Trinidad and Tobago)",
        "Ms. Leila HADDAD (Iran, Islamic Republic of)",
        "Dr. Ana LÓPEZ",
        "Ms. Marie DUPONT (France)",
        "Mr. John SMITH",
        "Dr. Ana LÓPEZ",
    ];
    assert_eq!(people, names.map(|name| (name.to_owned(), None)));
}

#[test]
fn pages_of_others_are_split_where_another_person_begins() {
    let page = |line: &str| {
        format!(
            "# CSP12 meetings: 18 May 2026\n\n| | Monday 18 May 2026 |\n| --- | --- |\n| 10:00–13:00 | **PLEN**<br>{line} |\n"
        )
    };
    let speakers = |line: &str| {
        let imported = import(page(line).as_bytes(), &Options::default()).expect("it can be read");
        let found = imported
            .source
            .lines()
            .find(|line| line.starts_with("speakers = "));
        found
            .unwrap_or_else(|| panic!("{}", imported.source))
            .to_owned()
    };
    for (line, expected) in [
        (
            "Speaker: Ms. A, Director, WHO",
            r#"[{ name = "Ms. A", function = "Director, WHO" }]"#,
        ),
        (
            "Speaker: Ms. A, Mr. B and Dr C",
            r#"["Ms. A", "Mr. B", "Dr C"]"#,
        ),
        (
            "Speakers: Ms. A (France), B and C",
            r#"["Ms. A (France)", "B", "C"]"#,
        ),
        (
            "Speakers: Ms. A (Bosnia and Herzegovina) and Mr. B",
            r#"["Ms. A (Bosnia and Herzegovina)", "Mr. B"]"#,
        ),
        (
            "Speakers: Ms. A, Director; Mr. B (Iran, Islamic Republic of)",
            r#"[{ name = "Ms. A", function = "Director" }, "Mr. B (Iran, Islamic Republic of)"]"#,
        ),
    ] {
        assert_eq!(speakers(line), format!("speakers = {expected}"), "{line}");
    }
}
