//! Data: JSON, CSV and schedule.xml.

use std::sync::LazyLock;

use plenary::{Language, Schedule};
use serde_json::Value;

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(&plenary::output_schema()).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is one")
});

/// Reads the compiled schedule, which is what its schema says.
pub(crate) fn json(schedule: &Schedule) -> Value {
    let data: Value = serde_json::from_str(&plenary::schedule_json(schedule)).expect("it is JSON");
    if let Err(error) = SCHEMA.validate(&data) {
        panic!("{error} at {}", error.instance_path());
    }
    data
}

/// Reads the table, in which every row is as long and no cell is a formula; gives all its characters.
pub(crate) fn csv(schedule: &Schedule, language: Language) -> String {
    let table = plenary::csv(schedule, language);
    assert!(table.ends_with("\r\n") && !table.starts_with('\u{feff}'));
    let mut reader = csv::ReaderBuilder::new()
        .flexible(false)
        .from_reader(table.as_bytes());
    let mut all = String::new();
    for row in reader.records() {
        for cell in &row.expect("rows are as long") {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']),
                "{cell}"
            );
            all.push_str(cell);
        }
    }
    all
}

/// Reads the document; gives all its characters.
pub(crate) fn xml(schedule: &Schedule, language: Language) -> String {
    let document = plenary::schedule_xml(schedule, language).expect("the plan has the language");
    let document = roxmltree::Document::parse(&document).unwrap_or_else(|error| panic!("{error}"));
    let texts = document.descendants().filter(roxmltree::Node::is_text);
    texts.filter_map(|node| node.text()).collect()
}
