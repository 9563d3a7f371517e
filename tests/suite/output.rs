//! The compiled schedule as JSON, and the schema that describes it.

use std::path::Path;

use plenary::{Language, Output, Schedule};
use plenary_tests::{OUTPUT_SCHEMA, json};
use serde_json::{Map, Value};

use crate::cases::{schedules, snapshot, source, sources};

fn schema() -> Value {
    serde_json::from_str(&plenary::output_schema()).expect("it is JSON")
}

/// Does something with every value within another.
fn walk(value: &Value, done: &mut dyn FnMut(&Value)) {
    done(value);
    match value {
        Value::Array(values) => values.iter().for_each(|value| walk(value, done)),
        Value::Object(values) => values.values().for_each(|value| walk(value, done)),
        _ => {}
    }
}

/// Every object within another value, with one key changed.
fn changed(value: &Value, change: &dyn Fn(&Map<String, Value>) -> Vec<Value>) -> Vec<Value> {
    let mut all = Vec::new();
    match value {
        Value::Array(values) => {
            // One of many is like the others.
            for (place, one) in values.iter().enumerate().take(2) {
                all.extend(changed(one, change).into_iter().map(|one| {
                    let mut with_one = values.clone();
                    with_one[place] = one;
                    Value::Array(with_one)
                }));
            }
        }
        Value::Object(values) => {
            all.extend(change(values));
            for (key, one) in values {
                all.extend(changed(one, change).into_iter().map(|one| {
                    let mut with_one = values.clone();
                    with_one.insert(key.clone(), one);
                    Value::Object(with_one)
                }));
            }
        }
        _ => {}
    }
    all
}

/// A schedule with every key of the language.
fn everything() -> Schedule {
    let (_, schedule) = schedules()
        .into_iter()
        .find(|(name, _)| name == "every-key.toml")
        .expect("it is there");
    schedule
}

#[test]
fn the_schema_is_as_accepted() {
    snapshot!("output", Path::new("schema"), plenary::output_schema());
    jsonschema::draft202012::meta::validate(&schema()).expect("it is a schema of 2020-12");
}

#[test]
fn data_are_as_accepted() {
    for name in ["every-key", "french-and-english", "marks", "took-early"] {
        let path = sources("tests/schedules")
            .into_iter()
            .find(|path| path.file_stem().is_some_and(|stem| stem == name))
            .expect("it is there");
        let schedule = plenary::compile(&source(&path)).expect("it compiles").value;
        snapshot!("output-json", path, schedule.to_json());
    }
}

#[test]
fn every_schedule_is_what_the_schema_says() {
    for (name, schedule) in schedules() {
        let data = json(&schedule);
        let errors = OUTPUT_SCHEMA.iter_errors(&data);
        let errors: Vec<_> = errors.map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

/// A schedule that does not fit says what is lacking.
#[test]
fn what_finds_no_session_is_said() {
    let text = crate::cases::text("schedules/att-csp12-working-groups.toml");
    let source = plenary::Source::new("short", text.replace("2026-03-19", "2026-03-18"));
    let schedule = plenary::compile_overfull(&source)
        .expect("it is sound")
        .value;
    let data = json(&schedule);
    assert!(OUTPUT_SCHEMA.is_valid(&data));
    assert_eq!(data["meetings"][3]["lacking-minutes"], 360);
}

#[test]
fn the_schema_allows_nothing_else() {
    let data = json(&everything());
    let with_more = |object: &Map<String, Value>| {
        let mut more = object.clone();
        more.insert("titel".to_owned(), "x".into());
        vec![Value::Object(more)]
    };
    let with_null = |object: &Map<String, Value>| {
        let null = |key: &String| {
            let mut other = object.clone();
            other.insert(key.clone(), Value::Null);
            Value::Object(other)
        };
        object.keys().map(null).collect()
    };
    let (more, nulls) = (changed(&data, &with_more), changed(&data, &with_null));
    assert!(more.len() > 100, "only {} objects", more.len());
    assert!(nulls.len() > 300, "only {} values", nulls.len());
    for other in more.iter().chain(&nulls) {
        assert!(!OUTPUT_SCHEMA.is_valid(other), "{other:#}");
    }
}

#[test]
fn everything_in_the_schema_is_described() {
    let mut properties = 0;
    walk(&schema(), &mut |part| {
        let Some(known) = part.get("properties").and_then(Value::as_object) else {
            return;
        };
        assert_eq!(part["additionalProperties"], false, "{part:#}");
        for (key, property) in known {
            let about = property["description"]
                .as_str()
                .unwrap_or_else(|| panic!("{key} in {part:#}"));
            assert!(about.ends_with('.'), "{about}");
            properties += 1;
        }
    });
    assert!(properties > 120, "only {properties} properties");
}

#[test]
fn values_are_whole_and_never_null() {
    for (name, schedule) in schedules() {
        let text = schedule.to_json();
        assert!(text.starts_with("{\n  \"version\": 2,\n"), "{name}");
        assert!(text.ends_with("\n}\n") && !text.contains('\r'), "{name}");
        walk(&json(&schedule), &mut |value| {
            let whole = value.as_number().is_none_or(|number| !number.is_f64());
            assert!(whole && !value.is_null(), "{name}: {value}");
        });
    }
}

#[test]
fn whatever_is_named_is_there() {
    let ids = |list: &Value| -> Vec<String> {
        list.as_array()
            .expect("it is a list")
            .iter()
            .map(|one| one["id"].as_str().expect("it has an id").to_owned())
            .collect()
    };
    let named = |from: &Value, key: &str| -> Vec<String> {
        let mut named = Vec::new();
        walk(from, &mut |part| {
            named.extend(part.get(key).and_then(Value::as_str).map(str::to_owned));
        });
        named
    };
    for (name, schedule) in schedules() {
        let data = json(&schedule);
        let lists = [
            ("group", "groups"),
            ("parent", "groups"),
            ("track", "tracks"),
            ("meeting", "meetings"),
            ("resumes", "meetings"),
            ("before", "meetings"),
        ];
        for (key, list) in lists {
            let known = ids(&data[list]);
            for id in named(&data, key) {
                assert!(known.contains(&id), "{name}: no {key} {id}");
            }
        }
    }
}

#[test]
fn sittings_are_called_by_their_meetings_and_ordinals() {
    for (name, schedule) in schedules() {
        let data = json(&schedule);
        let meetings = data["meetings"].as_array().expect("there are meetings");
        for (placed, meeting) in schedule.meetings().iter().zip(meetings) {
            for (key, standing) in [("planned", &placed.planned), ("current", &placed.current)] {
                let numbers = 1..=standing.sittings.len();
                let expected = numbers.map(|number| format!("{}#{number}", placed.meeting.id));
                let sittings = meeting[key]["sittings"].as_array().expect("a list");
                let said = sittings.iter().map(|sitting| sitting["id"].as_str());
                assert!(
                    expected.map(Some).eq(said.map(|id| id.map(str::to_owned))),
                    "{name}"
                );
            }
        }
    }
}

/// One file holds every language.
#[test]
fn there_is_one_file_for_all_languages() {
    let (_, schedule) = schedules()
        .into_iter()
        .find(|(name, _)| name == "french-and-english.toml")
        .expect("it is there");
    let languages = [Language::English, Language::French];
    let [english, french] = languages.map(|language| schedule.render(Output::Json, language));
    assert!(english.is_some() && english == french);
    let plan = crate::cases::text("tests/schedules/french-and-english.toml").replace(
        "outputs = [\"markdown\", \"html\", \"fragment\"]",
        "outputs = [\"json\", \"csv\"]",
    );
    let source = plenary::Source::new("both", plan);
    let schedule = plenary::compile(&source).expect("it is sound").value;
    let files = schedule.files("x").into_iter();
    let names: Vec<_> = files.map(|file| file.name).collect();
    let other = schedule.plan().languages()[1];
    assert_eq!(names, ["x.json", "x.csv", &format!("x.{other}.csv")]);
}
