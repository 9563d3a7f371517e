//! Data: JSON, CSV and schedule.xml.

use plenary::{Language, Schedule};
use plenary_tests::{Table, assert_described, is_formula};

/// Reads the compiled schedule, which is what its schema says.
pub(crate) fn json(schedule: &Schedule) {
    assert_described(&plenary_tests::json(schedule));
}

/// Reads the table, in which every row is as long and no cell is a formula; gives all its characters.
pub(crate) fn csv(schedule: &Schedule, language: Language) -> String {
    let table = schedule
        .to_csv(language)
        .expect("the plan has the language");
    assert!(table.ends_with("\r\n") && !table.starts_with('\u{feff}'));
    let cells = Table::read(&table).rows.concat();
    let formula = cells.iter().find(|cell| is_formula(cell));
    assert_eq!(formula, None);
    cells.concat()
}

/// Reads the document; gives all its characters.
pub(crate) fn xml(schedule: &Schedule, language: Language) -> String {
    let document = schedule
        .to_schedule_xml(language)
        .expect("the plan has the language");
    let document = roxmltree::Document::parse(&document).unwrap_or_else(|error| panic!("{error}"));
    let texts = document.descendants().filter(roxmltree::Node::is_text);
    texts.filter_map(|node| node.text()).collect()
}
