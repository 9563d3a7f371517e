//! Every example is run, and prints what was accepted.

use std::{
    fs::{self, File},
    path::PathBuf,
    process::{Command, Output, Stdio},
};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const SCHEDULE: &str = "schedules/att-csp12-working-groups.toml";

/// Returns the place where Cargo has put an example beside this test.
fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("this test is a file");
    let target = test.ancestors().nth(2).expect("it lies two folders down");
    target.join("examples").join(name)
}

fn run(name: &str, arguments: &[&str], input: impl Into<Stdio>) -> Output {
    Command::new(example(name))
        .args(arguments)
        .current_dir(ROOT)
        .stdin(input)
        .output()
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn printed(name: &str, arguments: &[&str]) -> String {
    text(run(name, arguments, Stdio::null()))
}

fn text(output: Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("it prints text")
}

#[test]
fn render_annex_prints_the_committed_annex() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../schedules/att-csp12-working-groups.md"
    );
    let committed = std::fs::read_to_string(path).expect("the annex is committed");
    assert_eq!(printed("render-annex", &[]), committed);
}

#[test]
fn plan_in_rust_moves_the_second_meeting_up() {
    insta::assert_snapshot!("plan-in-rust", printed("plan-in-rust", &[]));
}

#[test]
fn delegate_brief_lists_meetings_and_vacancies() {
    insta::assert_snapshot!("delegate-brief", printed("delegate-brief", &[]));
}

#[test]
fn web_handler_answers_with_the_page_or_with_the_faults() {
    let path = [ROOT, SCHEDULE].join("/");
    let request = File::open(&path).expect("the schedule is committed");
    let answer = text(run("web-handler", &[], request));
    let (head, page) = answer.split_once("\n\n").expect("a head and a body");
    let expected = "Status: 200\nContent-Type: text/html; charset=utf-8\nSchedule-Warnings: 2";
    assert_eq!(head, expected);
    let committed = fs::read_to_string(path.replace(".toml", ".html"));
    assert_eq!(
        page.trim_end(),
        committed.expect("the page is committed").trim_end()
    );

    let answer = printed("web-handler", &[]);
    let (head, faults) = answer.split_once("\n\n").expect("a head and a body");
    assert!(head.starts_with("Status: 422\nContent-Type: application/json\n"));
    let faults: Vec<plenary::Fault> = serde_json::from_str(faults).expect("a list of faults");
    assert_eq!(faults[0].message, "`conference` is missing");
}

#[test]
fn free_rooms_lists_the_free_hours_of_each_room() {
    insta::assert_snapshot!("free-rooms", printed("free-rooms", &[]));
}

#[test]
fn now_and_next_names_meetings_rooms_and_hours() {
    let cases = [
        [SCHEDULE, "Monday 14:00", "en"],
        ["schedules/wha-75-geneva-27-may.toml", "Friday 10:00", "en"],
        ["schedules/ipu-131-geneva.toml", "2014-10-12 10:45", "en"],
        [
            "tests/schedules/french-and-english.toml",
            "mercredi 11:00",
            "fr",
        ],
        [SCHEDULE, "14:00", "en"],
    ];
    let answers = cases.map(|case| {
        let answer = printed("now-and-next", &case);
        format!("$ now-and-next {}\n{answer}", case.join(" "))
    });
    insta::assert_snapshot!("now-and-next", answers.join("\n"));
}

#[test]
fn news_store_keeps_the_news_from_run_to_run() {
    let store = std::env::temp_dir().join(format!("plenary-news-{}.json", std::process::id()));
    let path = store.to_str().expect("a path in UTF-8");
    let run = |meeting, took| printed("news-store", &[SCHEDULE, path, meeting, took]);
    let moved = [run("WGETI/exchange", "4h30m"), run("WGTU", "90m")];
    let stored = fs::read_to_string(&store).expect("the news is stored");
    fs::remove_file(&store).expect("it can be removed");
    insta::assert_snapshot!("news-store", moved.join("\n") + "\n" + &stored);
}
