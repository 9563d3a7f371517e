//! The README, the guide and the page of the language show what there is.

use std::{env, fs};

use plenary::{Language, Minutes, Source, edit::Change};

use crate::{
    cases::{root, text},
    described::{Described, Level},
};

#[test]
fn the_readme_is_short() {
    assert!(text("README.md").lines().count() <= 150);
}

#[test]
fn the_readme_shows_the_source_the_annex_and_the_program() {
    let readme = text("README.md");
    let shown = |part: &str| assert!(readme.contains(part), "the README lacks:\n{part}");
    let name = "schedules/att-csp12-working-groups";
    shown(&format!("```toml\n{}```", text(&format!("{name}.toml"))));
    let program = text("examples/render-annex.rs");
    let (_, code) = program.split_once("\n\n").expect("a comment and the code");
    shown(&format!("```rust\n{code}```"));
    let annex = text(&format!("{name}.md"));
    let (title, rest) = annex.split_once("\n\n").expect("a title and the rest");
    shown(&format!("> **{}**\n", title.trim_start_matches("# ")));
    let quoted = rest
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned() + "\n");
    shown(&quoted.collect::<String>());
}

/// A symbolic link would be the text of its path on Windows.
#[test]
fn the_examples_of_the_library_read_the_letter() {
    let letter = text("schedules/att-csp12-working-groups.toml");
    let packed = text("crates/plenary/csp12.toml");
    assert!(
        packed == letter,
        "copy the letter to crates/plenary/csp12.toml"
    );
}

#[test]
fn the_readme_of_the_library_shows_a_schedule_without_warnings() {
    let readme = text("crates/plenary/README.md");
    let (_, rest) = readme.split_once("```toml\n").expect("a schedule");
    let (shown, _) = rest.split_once("```").expect("its end");
    let compiled = plenary::compile(&Source::new("csp12.toml", shown)).expect("it is sound");
    assert_eq!(compiled.warnings.to_string(), "");
}

/// With `INSTA_UPDATE=always` the tables are written as they should be.
#[test]
fn the_page_of_the_language_says_of_every_key_what_the_schema_says() {
    let name = "crates/plenary/src/language.md";
    let mut page = text(name);
    // The keys of a sub-working group stand under a group.
    let levels = Level::ALL.into_iter();
    for level in levels.filter(|level| !matches!(level, Level::Subgroup)) {
        let rows = rows(&level.described());
        let head =
            "| key | what it holds | such as | if you leave it out |\n| --- | --- | --- | --- |\n";
        let table = format!("{head}{rows}\n");
        if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            page = page.replacen(most_alike(&page, &table), table.trim_end(), 1);
            fs::write(root().join(name), &page).expect("the page can be written");
        }
        assert!(page.contains(&table), "the page lacks:\n{table}");
    }
}

/// The table of a page that has the most lines of another.
fn most_alike<'p>(page: &'p str, table: &str) -> &'p str {
    let tables = page
        .split("\n\n")
        .filter(|part| part.starts_with("| key |"));
    let same = |part: &&str| part.lines().filter(|line| table.contains(line)).count();
    tables.max_by_key(same).expect("a table of keys")
}

#[test]
fn the_readme_shows_one_early_end_as_it_is_recorded() {
    let name = "schedules/att-csp12-working-groups.toml";
    let before = Source::new(name, text(name));
    let change = Change::Took("WGETI/exchange".to_owned(), Minutes(270));
    let after = plenary::edit::record(&before, &[change]).expect("it can be recorded");
    let schedule = plenary::compile(&after).expect("it is sound").value;
    let overview = schedule.overview(Language::English);
    let readme = text("README.md");
    assert!(readme.contains(&overview), "the README lacks:\n{overview}");
}

/// The keys of a table as rows of a table of Markdown.
fn rows(table: &Described) -> String {
    let row = |(key, property): &(String, Described)| {
        let absent = match &property.default {
            Some(default) => format!("`{}` ", default.to_string().replace(',', ", ")),
            None if table.required.contains(key) => "a fault ".to_owned(),
            None => String::new(),
        };
        let example = example(property);
        format!(
            "| `{key}` | {} | {example}| {absent}|\n",
            property.description
        )
    };
    table.properties.0.iter().map(row).collect()
}

/// An example as it is typed; tables have their headings instead.
fn example(property: &Described) -> String {
    let value = property.typed(&property.examples[0]);
    let typed = match value {
        _ if property.holds_tables() => return String::new(),
        toml::Value::Table(table) => {
            let entries = table.iter().map(|(key, value)| format!("{key} = {value}"));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    };
    format!("`{typed}` ")
}

#[test]
fn the_hooks_and_the_action_of_the_guide_are_there() {
    let guide = text("crates/plenary/src/guide.md");
    let hooks = text(".pre-commit-hooks.yaml");
    let (_, shown) = guide.split_once("- id: ").expect("a hook is shown");
    let line = shown.lines().next().unwrap_or_default();
    for id in line
        .split_whitespace()
        .filter(|word| word.starts_with("plenary-"))
        .map(|word| word.trim_end_matches(','))
    {
        assert!(hooks.contains(&format!("- id: {id}\n")), "{id}");
    }
    let version = format!("@v{}", env!("CARGO_PKG_VERSION"));
    let action = format!("plenary/.github/actions/check{version}");
    assert!(guide.contains(&action), "{action}");
    let action = text(".github/actions/check/action.yml");
    for input in ["paths", "arguments"] {
        assert!(guide.contains(&format!("    {input}: ")), "{input}");
        assert!(action.contains(&format!("  {input}:\n")), "{input}");
    }
}
