//! The JSON Schema agrees with what is read: it accepts what compiles, and refuses every fault of
//! structure that a schema can see.

use plenary::{Code, Report, Severity, Source};
use serde_json::Value as Json;
use toml::{Table, Value};

use crate::{
    cases::{sources, text},
    described::Level,
    faults::said_of,
    start::everything,
};

/// Codes of the faults that a schema can see.
const STRUCTURE: [Code; 9] = [
    Code::UnknownKey,
    Code::MissingKey,
    Code::WrongType,
    Code::BadDate,
    Code::BadHours,
    Code::BadDuration,
    Code::EmptyText,
    Code::UnknownValue,
    Code::BadAddress,
];

/// Faults that a schema cannot see: in JSON a date with quotation marks and one without are the
/// same, and a meeting knows nothing of tracks, nor a heading of calendars.
const UNSEEN: [&str; 4] = [
    "a date stands in quotation marks",
    "is a date or a time, and should be a text",
    "`track` is missing",
    "is not a day",
];

pub(crate) fn schema() -> Json {
    serde_json::from_str(&plenary::schema()).expect("it is JSON")
}

pub(crate) fn validator(schema: &Json) -> jsonschema::Validator {
    let options = jsonschema::options().with_draft(jsonschema::Draft::Draft7);
    let validator = options.should_validate_formats(true).build(schema);
    validator.expect("it is a schema")
}

/// A document as editors hand it to a schema.
fn json(value: &Value) -> Json {
    match value {
        Value::Datetime(date) => date.to_string().into(),
        Value::Array(values) => values.iter().map(json).collect(),
        Value::Table(table) => table.iter().map(|(k, v)| (k.clone(), json(v))).collect(),
        other => serde_json::to_value(other).expect("a value is a value"),
    }
}

/// True if one of the faults is one that a schema has to see.
fn structural(report: &Report) -> bool {
    let seen = |fault: &plenary::Fault| {
        let unseen = UNSEEN.iter().any(|unseen| fault.message.contains(unseen));
        STRUCTURE.contains(&fault.code) && !unseen
    };
    report.faults().iter().any(seen)
}

/// Asserts that the schema refuses what has a fault of structure, and nothing that compiles.
fn agree(document: &Table, schema: &jsonschema::Validator) {
    let written = toml::to_string(document).expect("a table can be written");
    let report = said_of(&Source::new("changed.toml", written.as_str()));
    let refused = !schema.is_valid(&json(&Value::Table(document.clone())));
    if structural(&report) {
        assert!(refused, "the schema accepts\n{written}\n{report}");
    }
    if refused {
        let wrong = report.count(Severity::Error) > 0;
        assert!(wrong, "the schema refuses what compiles\n{written}");
    }
}

#[test]
fn the_schema_beside_the_schedules_is_up_to_date() {
    let fix = "cargo run -- schema > schedules/plenary.schema.json";
    let kept = text("schedules/plenary.schema.json");
    assert!(kept == plenary::schema(), "to mend it: {fix}");
    for path in sources("schedules") {
        let source = std::fs::read_to_string(&path).expect("it is text");
        let first = source.lines().next();
        assert_eq!(first, Some("#:schema ./plenary.schema.json"), "{path:?}");
    }
}

#[test]
fn the_schema_is_one() {
    jsonschema::draft7::meta::validate(&schema()).expect("it is a schema of draft 7");
}

#[test]
fn schedules_are_accepted() {
    let schema = validator(&schema());
    for path in [sources("schedules"), sources("tests/schedules")].concat() {
        let source = std::fs::read_to_string(&path).expect("it is text");
        let document: Table = source.parse().expect("it is TOML");
        let errors: Vec<_> = schema
            .iter_errors(&json(&document.into()))
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
}

#[test]
fn faults_of_structure_are_refused() {
    let schema = validator(&schema());
    let mut refused = 0;
    for path in sources("tests/faults") {
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        let Ok(document) = source.parse::<Table>() else {
            continue;
        };
        agree(&document, &schema);
        refused += usize::from(!schema.is_valid(&json(&document.into())));
    }
    assert!(refused > 40, "only {refused} files are refused");
}

#[test]
fn the_time_zones_that_are_proposed_are_known() {
    let schema = schema();
    let zone = &schema["properties"]["time-zone"];
    let names = zone["anyOf"][0]["enum"]
        .as_array()
        .expect("there is a list");
    let zones = validator(zone);
    for name in names {
        assert!(zones.is_valid(name), "{name}");
        let mut document = everything();
        let text = name.as_str().expect("a name is a text");
        document.insert("time-zone".to_owned(), text.into());
        let read = plenary::read(&Source::new(text, document.to_string()));
        assert!(read.is_ok(), "{text}: {read:?}");
    }
    assert!(names.len() > 400, "only {} zones", names.len());
}

/// P0118 is not in [`STRUCTURE`], since an example of every key cannot be typed under one deadline.
#[test]
fn deadlines_without_one_day_are_refused() {
    let schema = validator(&schema());
    let mut refused = 0;
    for path in sources("tests/faults") {
        let named = path.file_name().unwrap_or_default().to_string_lossy();
        if named.starts_with("P0118") {
            let source = std::fs::read_to_string(&path).expect("it is text");
            let document: Table = source.parse().expect("it is TOML");
            assert!(!schema.is_valid(&json(&document.into())), "{named}");
            refused += 1;
        }
    }
    assert!(refused >= 3, "only {refused} files");
}

/// Every way of changing one value of a table: each is taken away, and each is replaced.
fn changed(table: &Table, values: &[Value], done: &mut dyn FnMut(&Table)) {
    for (key, value) in table {
        let mut shortfall = table.clone();
        shortfall.remove(key);
        done(&shortfall);
        let mut put = |value: Value| {
            let mut other = table.clone();
            other.insert(key.clone(), value);
            done(&other);
        };
        values.iter().cloned().for_each(&mut put);
        match value {
            Value::Table(inner) => changed(inner, values, &mut |inner| put(inner.clone().into())),
            Value::Array(inner) => changed_list(inner, values, &mut |inner| put(inner.into())),
            _ => {}
        }
    }
}

fn changed_list(list: &[Value], values: &[Value], done: &mut dyn FnMut(Vec<Value>)) {
    for (i, value) in list.iter().enumerate() {
        let mut put = |value: Value| {
            let mut other = list.to_vec();
            other[i] = value;
            done(other);
        };
        values.iter().cloned().for_each(&mut put);
        if let Value::Table(inner) = value {
            changed(inner, values, &mut |inner| put(inner.clone().into()));
        }
    }
}

/// Values of every kind, right somewhere and wrong elsewhere.
const VALUES: &str = r#"values = [
    "", " ", "x", "vacant", "tbc", "draft", "Draft", "en", "html", "WGF", "WGT/lamps",
    "Europe/Zurich", "Geneva", "UTC", "2027-03-15", "15.03.2027",
    "10:00-13:00", " 9:00 – 12:00 ", "9h-12h", "13:00-10:00", "22:00-01:00+1",
    "2 sessions", ".5 sessions", "0h", "0.050 sessions", "4 h 30 m", "90", "1h 0m",
    1, 1.5, true, 2027-03-15, 2027-03-15T10:00:00, 10:00:00,
    [], ["en"], ["en", "en"], ["fr", "es"], ["html", "fragment"], ["10:00-13:00"], ["vacant", ""], [1],
    {}, { en = "x" }, { en = "" }, { en = 1 }, { en = "x", de = "x" }, { name = "x" }, { x = {} },
    { WGF = { name = "x", chair = "x", subgroups = { x = { acronym = "x" } } }, WGT = {} },
    { "" = {} }, { "x/" = {} }, [{ duration = "1h" }], [{ title = "x", duration = "1h" }],
    "P0204", "p0204", "P9999", [{ code = "P0204", reason = "x" }], [{ code = "P0201", reason = "x" }],
    [{ code = "P0204", reason = "" }], [{ code = "P0204" }],
    0, -1, 4294967296, "https://", "https://x", "http://x y", "mailto:x@y", "www.example.org",
    [{ title = "x" }], [{ title = "x", on = 2027-03-15 }], [{ title = "x", before = "WGF" }],
    [{ symbol = "x" }], [{ symbol = "", link = "x" }], { number = 1 }, { issued = 2027-03-15 },
    [{ title = "x", id = "x", duration = "1h" }], [{ group = "WGF", duration = "1h", room = "x" }],
]"#;

#[test]
fn the_schema_agrees_with_the_reader_wherever_one_value_changes() {
    let schema = validator(&schema());
    let values: Table = VALUES.parse().expect("it is TOML");
    let values = values["values"].as_array().expect("they are a list");
    let mut number = 0;
    changed(&everything(), values, &mut |document| {
        agree(document, &schema);
        number += 1;
    });
    assert!(number > 3000, "only {number} documents");
}

#[test]
fn examples_can_be_typed() {
    let validator = validator(&schema());
    let everything = everything();
    for level in Level::ALL {
        for (key, property) in &level.described().properties.0 {
            for value in property.examples.iter().chain(&property.default) {
                let mut document = everything.clone();
                level.tables(&mut document)[0].insert(key.clone(), property.typed(value));
                agree(&document, &validator);
                let report = said_of(&Source::new(key.as_str(), document.to_string()));
                assert!(!structural(&report), "{report}");
            }
        }
    }
}

#[test]
fn what_is_not_there_is_as_if_the_default_were() {
    let plan = |document: &Table| {
        let source = Source::new("default.toml", document.to_string());
        let schedule = plenary::compile_alone(&source).unwrap_or_else(|report| panic!("{report}"));
        schedule.value.plan().clone()
    };
    let mut number = 0;
    for (key, property) in &Level::Top.described().properties.0 {
        let Some(default) = &property.default else {
            continue;
        };
        let (mut with, mut without) = (everything(), everything());
        with.insert(key.clone(), property.typed(default));
        without.remove(key);
        assert_eq!(plan(&with), plan(&without), "{key}");
        number += 1;
    }
    assert!(number > 0, "no key has a default");
}

#[test]
fn descriptions_name_the_words_to_choose_from() {
    for level in Level::ALL {
        for (key, property) in &level.described().properties.0 {
            let items = property.items.as_deref();
            let words = items.map_or(&property.words, |items| &items.words);
            for word in words {
                let named = property.description.contains(&format!("`{word}`"));
                assert!(named, "`{key}` can be {word}");
            }
        }
    }
}
