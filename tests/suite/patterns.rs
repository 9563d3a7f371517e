//! The patterns of the JSON Schema are what is read: all that is, and nothing else. Only the order
//! of two hours, and what is longer than a year, no pattern can see.

use plenary::{
    Address, Duration, Hours, Minutes,
    time::{BadDuration, BadHours},
};
use proptest::prelude::*;
use serde_json::Value as Json;

use crate::schema::{schema, validator};

/// Something typed, from pieces of what can be typed.
fn typed(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..12).prop_map(|pieces| pieces.concat())
}

/// Characters that everyone takes for a blank. A schema may take more for one, and only accept more
/// by it.
const BLANKS: [&str; 4] = ["", " ", "\t", "\u{a0}"];

fn blank() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&BLANKS[..])
}

fn clock() -> impl Strategy<Value = String> {
    let padded = |(hour, minute): (u8, u8)| format!("{hour:02}:{minute:02}");
    let bare = |(hour, minute): (u8, u8)| format!("{hour}:{minute}");
    let clock = || (0..27u8, 0..63u8);
    prop_oneof![
        8 => clock().prop_map(padded),
        2 => clock().prop_map(bare),
        1 => Just("24:00".to_owned()),
    ]
}

/// One end of a range, with what may stand around it.
fn end() -> impl Strategy<Value = String> {
    let next_day = prop::sample::select(&["", "", "+1", "+2", "+ 1"][..]);
    let parts = (blank(), clock(), blank(), next_day, blank());
    parts.prop_map(|(before, clock, between, next_day, after)| {
        [before, &clock, between, next_day, after].concat()
    })
}

fn hours() -> impl Strategy<Value = String> {
    let dash = prop::sample::select(&["-", "–", "-", "—", ""][..]);
    (end(), dash, end()).prop_map(|(from, dash, to)| [&from, dash, &to].concat())
}

fn address() -> impl Strategy<Value = String> {
    let scheme = prop::sample::select(
        &[
            "https://",
            "http://",
            "mailto:",
            "HTTPS://",
            "https:",
            "ftp://",
            "",
            " https://",
        ][..],
    );
    let rest = typed(&[
        "a", "é", "م", "x.org", "/", "?", "#", "@", "%20", "\\", "|", "<", ">", "\"", "`", "^",
        "{", "}", " ", "\t", "\n", "\u{a0}", "\u{7f}", "\u{85}", "\u{0}", "\u{2028}", "(", ")",
        "'", "~",
    ]);
    (scheme, rest).prop_map(|(scheme, rest)| format!("{scheme}{rest}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn the_pattern_of_hours_is_what_is_read(
        text in prop_oneof![hours(), typed(&["1", "02", "9", "24", ":", ":", "00", "-", "–", "+1", " ", "h"])]
    ) {
        let unreadable = matches!(text.parse::<Hours>(), Err(BadHours::NotARange(_) | BadHours::NotATime(_)));
        prop_assert_eq!(HOURS.with(|hours| hours.is_valid(&text.clone().into())), !unreadable);
        if let Ok(hours) = text.parse::<Hours>() {
            prop_assert_eq!(hours.to_string().parse(), Ok(hours));
        }
    }

    #[test]
    fn the_pattern_of_addresses_is_what_is_read(text in address()) {
        let read = text.parse::<Address>().is_ok();
        prop_assert_eq!(LINK.with(|it| it.is_valid(&text.clone().into())), read, "{:?}", text);
    }

    #[test]
    fn the_pattern_of_durations_is_what_is_read(text in typed(&PIECES)) {
        durations_agree(&text);
    }
}

#[test]
fn the_pattern_of_durations_knows_every_short_one() {
    let places: Vec<_> = (1..32)
        .map(|bits| format!(".{}", &format!("{bits:b}")[1..]))
        .collect();
    for whole in ["", "0", "00", "1", "99999999999"] {
        for places in places.iter().map(String::as_str).chain([""]) {
            for (blank, unit) in BLANKS
                .iter()
                .flat_map(|blank| UNITS.map(|unit| (blank, unit)))
            {
                durations_agree(&format!("{whole}{places}{blank}{unit}"));
            }
        }
    }
}

const UNITS: [&str; 6] = ["h", "m", "h1m", "session", "sessions", ""];

fn durations_agree(text: &str) {
    let unreadable = |bad| matches!(bad, BadDuration::Unreadable(_) | BadDuration::Zero(_));
    let json = Json::from(text);
    let duration = !text.parse::<Duration>().is_err_and(unreadable);
    assert_eq!(DURATION.with(|it| it.is_valid(&json)), duration, "{text}");
    let minutes = !text.parse::<Minutes>().is_err_and(unreadable);
    assert_eq!(TOOK.with(|it| it.is_valid(&json)), minutes, "{text}");
}

const PIECES: [&str; 16] = [
    "0",
    "0",
    "1",
    "30",
    "005",
    "99999999999",
    ".",
    "h",
    "h",
    "m",
    "m",
    " ",
    "\u{a0}",
    "session",
    " sessions",
    "s",
];

thread_local! {
    static HOURS: jsonschema::Validator = validator(&schema()["properties"]["sessions"]["items"]);
    static DURATION: jsonschema::Validator = validator(&of_a_meeting("duration"));
    static LINK: jsonschema::Validator = validator(
        &schema()["properties"]["document"]["items"]["properties"]["link"],
    );
    static TOOK: jsonschema::Validator = validator(&of_a_meeting("took"));
}

fn of_a_meeting(key: &str) -> Json {
    schema()["properties"]["meeting"]["items"]["properties"][key].clone()
}
