//! The planned times: what the source gives without its news.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use plenary::{News, Schedule, Show};
use plenary_tests::Table;
use proptest::prelude::*;

use super::sources::{self, compiled};
use crate::plans::cases;

/// A form of a schedule: what it is called, in which language, and its bytes.
type Form = (String, Vec<u8>);

/// Every form that tells the planned times alone if it is asked to, in every language.
fn forms(schedule: &Schedule) -> Vec<Form> {
    let languages = schedule.plan().languages().iter();
    let forms = languages.flat_map(|language| {
        let annex = schedule.annex_in(*language).expect("the plan has it");
        let calendar = schedule.to_calendar(*language).expect("the plan has it");
        let xml = schedule
            .to_schedule_xml(*language)
            .expect("the plan has it");
        let docx = plenary_docx::docx(&annex).expect("it can be packed");
        let forms = [
            ("markdown", annex.to_markdown().into_bytes()),
            ("html", annex.to_html().into_bytes()),
            ("fragment", annex.to_fragment().into_bytes()),
            ("text", annex.to_text().into_bytes()),
            ("docx", docx),
            ("ics", calendar.into_bytes()),
            ("schedule-xml", xml.into_bytes()),
        ];
        forms.map(|(name, bytes)| (format!("{name} in {language}"), bytes))
    });
    forms.collect()
}

/// The planned fields of a form, by what they are of.
type Fields = BTreeMap<String, String>;

/// The planned fields of the compiled schedule. What takes up another meeting was never planned.
fn of_json(schedule: &Schedule) -> Fields {
    let json = plenary_tests::json(schedule);
    let of = |list: &str, keys: [&str; 2]| {
        let all = json[list].as_array().expect("a list").iter();
        let planned = all.filter(|of| of["record"].get("resumes").is_none());
        planned
            .map(|of| {
                (
                    keys.map(|key| of[key].to_string()).join(" "),
                    of["planned"].to_string(),
                )
            })
            .collect::<Vec<_>>()
    };
    let frame = (
        "sessions".to_owned(),
        json["sessions"]["planned"].to_string(),
    );
    let fields = of("meetings", ["id", "title"])
        .into_iter()
        .chain(of("deadlines", ["title", "before"]));
    fields.chain([frame]).collect()
}

/// The planned fields of the table, which has the rows that are shown.
fn of_csv(schedule: &Schedule) -> Fields {
    let table = Table::read(
        &schedule
            .to_csv(schedule.plan().languages()[0])
            .expect("the plan has the language"),
    );
    let keys = table.columns(["kind", "id", "ordinal", "date"]);
    let planned = table.columns(["planned-date", "planned-start"]);
    keys.zip(planned)
        .map(|(key, planned)| (key.join(" "), planned.join(" ")))
        .collect()
}

/// Says where two forms differ first.
fn difference(one: &[u8], other: &[u8]) -> String {
    let lines = |bytes: &[u8]| match plenary_docx::words(bytes) {
        Ok(words) => words,
        Err(_) => String::from_utf8_lossy(bytes)
            .lines()
            .map(str::to_owned)
            .collect(),
    };
    let (one, other) = (lines(one), lines(other));
    let place = one
        .iter()
        .zip(&other)
        .position(|(one, other)| one != other)
        .unwrap_or(one.len().min(other.len()));
    let line = |lines: &[String]| lines.get(place).cloned().unwrap_or_default();
    format!(
        "\n  with the news: {}\n  without them:  {}",
        line(&one),
        line(&other)
    )
}

/// Returns the differences of a schedule that shows the planned times from the plan alone; none if
/// it cannot show them.
fn told_otherwise(with: Schedule, without: Schedule) -> Option<String> {
    let mut wrong = String::new();
    let json = [&with, &without].map(of_json);
    compare("json", &json, &mut wrong);
    let planned = [
        with.showing(Show::Planned).ok()?,
        without.showing(Show::Planned).expect("it has no news"),
    ];
    let [json, table] = [of_json, of_csv].map(|of| planned.each_ref().map(of));
    compare("json with planned times", &json, &mut wrong);
    compare("csv", &table, &mut wrong);
    let [with_news, alone] = planned.each_ref().map(forms);
    for ((name, one), (_, other)) in with_news.into_iter().zip(alone) {
        if one != other {
            writeln!(wrong, "{name}: {}", difference(&one, &other)).expect("a string takes all");
        }
    }
    Some(wrong)
}

fn compare(form: &str, [with, without]: &[Fields; 2], wrong: &mut String) {
    let keys: BTreeSet<_> = with.keys().chain(without.keys()).collect();
    for key in keys {
        let (one, other) = (with.get(key), without.get(key));
        if one != other {
            let line = format!("{form}: {key}: {one:?}, without the news {other:?}");
            writeln!(wrong, "{line}").expect("a string takes all");
        }
    }
}

#[test]
fn planned_times_are_those_of_the_source_without_its_news() {
    let mut compared = 0;
    let mut wrong = String::new();
    for (path, source) in sources::all() {
        let Some([with, without]) = sources::with_and_without_news(&path, &source) else {
            continue;
        };
        let with = compiled(&with).expect("it compiled before");
        let told = match compiled(&without) {
            Some(without) => told_otherwise(with, without),
            // A meeting that fits by the news alone was never planned.
            None => with
                .showing(Show::Planned)
                .is_ok()
                .then(|| "at fault without its news".to_owned()),
        };
        compared += 1;
        if let Some(told) = told.filter(|told| !told.is_empty()) {
            writeln!(wrong, "{path}:\n{told}").expect("a string takes all");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(compared > 30, "only {compared} with news");
}

proptest! {
    #![proptest_config(crate::rolling::config(300))]

    #[test]
    fn planned_times_of_any_schedule_know_no_news(case in cases()) {
        let Ok(plan) = case.full_plan() else { return Ok(()) };
        let Ok(before) = case.full_plan_before_news() else { return Ok(()) };
        let news = case.news(&plan);
        let Ok(with) = plenary::place(plan, &news) else { return Ok(()) };
        let Ok(without) = plenary::place(before, &News::default()) else { return Ok(()) };
        if let Some(told) = told_otherwise(with.value, without.value) {
            prop_assert!(told.is_empty(), "{}", told);
        }
    }
}
