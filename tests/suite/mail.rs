//! Plain text for a mail: nothing in it that a mail program changes, and lines that fit.

use plenary::{Schedule, Source};
use unicode_width::UnicodeWidthStr;

use crate::cases::{root, schedules, snapshot, source};

/// Schedules whose text is accepted as a whole.
const ACCEPTED: [&str; 8] = [
    "schedules/att-csp12-working-groups.toml",
    "schedules/wha-75-geneva-22-may.toml",
    "tests/schedules/deadlines-and-documents.toml",
    "tests/schedules/events.toml",
    "tests/schedules/every-key.toml",
    "tests/schedules/french-and-english.toml",
    "tests/schedules/over-midnight.toml",
    "tests/schedules/right-to-left-and-chinese.toml",
];

/// The text in every language.
fn texts(schedule: &Schedule) -> Vec<String> {
    let languages = schedule.plan().languages().iter();
    let annexes = languages.filter_map(|language| schedule.annex_in(*language));
    annexes.map(|annex| annex.to_text()).collect()
}

fn text_of(source: &str) -> String {
    let schedule = plenary::compile(&Source::new("mail.toml", source))
        .unwrap_or_else(|report| panic!("{report}"))
        .value;
    texts(&schedule).concat()
}

#[test]
fn texts_are_as_accepted() {
    for name in ACCEPTED {
        let path = root().join(name);
        let schedule = plenary::compile(&source(&path)).expect("it compiles").value;
        snapshot!("text", path, texts(&schedule).join("=====\n"));
    }
}

/// Asserts what holds for every text.
fn assert_fit(name: &str, text: &str) {
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{name}");
    assert!(!text.contains("\n\n\n"), "{name}: two empty lines");
    let strange = |c: char| c.is_control() && c != '\n' || "\u{2028}\u{2029}".contains(c);
    assert!(!text.contains(strange), "{name}: {text:?}");
    for line in text.lines() {
        let words = line.split_whitespace().count();
        let lead = line.starts_with("- ") || line.starts_with('[') || line.starts_with("* ");
        let alone = words <= 1 + usize::from(lead);
        assert!(line.width() <= 72 || alone, "{name}: too wide: {line}");
        assert_eq!(line, line.trim_end(), "{name}");
        let changed = line.starts_with("From ") || line.starts_with('>');
        assert!(!changed, "{name}: {line}");
        assert_isolated(name, line);
    }
}

/// Asserts that in a line every isolate is closed, and that no time of day stands free beside
/// letters from right to left.
fn assert_isolated(name: &str, line: &str) {
    let mut depth = 0;
    let mut free = String::new();
    for c in line.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth -= 1,
            _ if depth == 0 => free.push(c),
            _ => {}
        }
        assert!(depth >= 0, "{name}: {line}");
    }
    assert_eq!(depth, 0, "{name}: {line}");
    let arabic = |text: &str| text.contains(|c| ('\u{590}'..'\u{900}').contains(&c));
    assert!(!arabic(&free), "{name}: free letters: {line}");
    let hours = free.split('–').next().unwrap_or_default();
    let begins = hours.get(2..3) == Some(":");
    assert!(!(arabic(line) && begins), "{name}: free hours: {line}");
}

#[test]
fn no_mail_program_changes_a_text() {
    for (name, schedule) in schedules() {
        for text in texts(&schedule) {
            assert_fit(&name, &text);
        }
    }
}

/// Returns every address to which the same annex leads on a web page.
fn addresses(annex: &plenary::Annex) -> Vec<String> {
    let page = annex.to_fragment();
    let links = page.split(" href=\"").skip(1);
    let addresses = links.filter_map(|link| Some(link.split_once('"')?.0.replace("&amp;", "&")));
    addresses
        .filter(|address| !address.starts_with('#'))
        .collect()
}

#[test]
fn every_address_is_written_out() {
    let mut counted = 0;
    for (name, schedule) in schedules() {
        let annex = schedule.annex();
        let text = annex.to_text();
        for address in addresses(&annex) {
            let said = address.strip_prefix("mailto:").unwrap_or(&address);
            assert!(text.contains(said), "{name}: {address}");
            counted += 1;
        }
    }
    assert!(counted > 50, "only {counted} addresses");
}

const HARD: &str = r#"
conference = "X1"
name = "From the first word"
title = "From Geneva to Nairobi, with a title that is a good deal longer than it is wise, > and so"
organisation = "> Quoted\tand belled\r\n> twice"
time-zone = "Africa/Nairobi"
first-day = 2026-09-07
last-day = 2026-09-07
sessions = ["09:00-12:00"]
note = "[minutes](https://example.org/a/very/long/address/that/nobody/can/break/into/lines/of/72/columns.html), 武器贸易条约工作组会议将滚动举行，议程草案载于主席发布的文件<https://example.org/议程/2026>中，请各代表团注意时间安排，并请提前登记。"

[groups.A]
name = "الفريق العامل المعني بالشفافية والإبلاغ، من الساعة 10:00 إلى الساعة 13:00، في القاعة الكبرى"

[[meeting]]
group = "A"
duration = "1h"
"#;

#[test]
fn hard_texts_fit_too() {
    let text = text_of(HARD);
    assert_fit("hard", &text);
    assert!(text.starts_with(" From Geneva to Nairobi"), "{text}");
    assert!(text.contains("\n > Quoted and belled"), "{text}");
    assert!(text.contains("<https://example.org/议程/2026>"), "{text}");
    let address = "<https://example.org/a/very/long/address/that/nobody/can/break/into/lines/of/72/columns.html>";
    assert!(text.contains(address), "{text}");
    let isolated = ["\u{2066}09:00–10:00\u{2069}", "\u{2066}10:00\u{2069}"];
    assert!(isolated.iter().all(|time| text.contains(time)), "{text}");
}

#[test]
fn what_has_changed_fits_too() {
    let frame = HARD.replace("name = \"From the first word\"", "name = \"X1 meetings\"");
    let before = frame.replace("duration", "title = \"اجتماع\\t10:00\"\nduration");
    let after = frame.clone() + "[revision]\nnumber = 1\nsince = \"before.toml\"\n";
    let source = Source::new("after.toml", after).since(Source::new("before.toml", before));
    let schedule = plenary::compile(&source).unwrap_or_else(|report| panic!("{report}"));
    let text = texts(&schedule.value).concat();
    assert_fit("changed", &text);
    let said = "\nRev.1\nChanges: A: new name (previously A \u{2068}";
    assert!(text.contains(said), "{text}");
}

#[test]
fn what_stands_only_in_tables_is_said_too() {
    let said = text_of(
        r#"
conference = "X1"
name = "X1 meetings"
layout = "list"
side-events = "In the lobby, at noon"
time-zone = "Asia/Kathmandu"
first-day = 2026-09-07
last-day = 2026-09-08
sessions = ["09:00-12:00", { time = "18:00-20:00", if-needed = true }]

[groups.A]

[[meeting]]
group = "A"
duration = "6h"
"#,
    );
    assert!(
        said.contains("All times: Asia/Kathmandu (UTC+5:45)"),
        "{said}"
    );
    assert!(
        said.contains("Tuesday 8 September\n-------------------\n09:00–12:00  A (continued)\n18:00–20:00  if necessary"),
        "{said}"
    );
    assert!(
        said.contains("\nSIDE EVENTS: In the lobby, at noon\n"),
        "{said}"
    );
}
