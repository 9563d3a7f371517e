//! What the README shows is what there is.

use crate::{
    cases::text,
    described::{Described, Level},
};

#[test]
fn the_readme_shows_the_source_the_annex_and_the_program() {
    let readme = text("README.md");
    let shown = |part: &str| assert!(readme.contains(part), "the README lacks:\n{part}");
    let name = "schedules/att-csp12-working-groups";
    shown(&format!("```toml\n{}```", text(&format!("{name}.toml"))));
    shown(&format!("```rust\n{}```", text("examples/render-annex.rs")));
    let annex = text(&format!("{name}.md"));
    let (title, rest) = annex.split_once("\n\n").expect("a title and the rest");
    shown(&format!("> **{}**\n", title.trim_start_matches("# ")));
    let quoted = rest
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned() + "\n");
    shown(&quoted.collect::<String>());
}

#[test]
fn the_readme_says_of_every_key_what_the_schema_says() {
    let readme = text("README.md");
    for level in [Level::Top, Level::Group, Level::Meeting, Level::Allow] {
        let rows = rows(&level.described());
        let head = "| key | what it holds | such as | must be there |\n| --- | --- | --- | --- |\n";
        let table = format!("{head}{rows}\n");
        assert!(readme.contains(&table), "the README lacks:\n{table}");
    }
}

/// The keys of a table as rows of a table of Markdown.
fn rows(table: &Described) -> String {
    let row = |(key, property): &(String, Described)| {
        let must = match &property.default {
            Some(default) => format!("else `{}` ", default.to_string().replace(',', ", ")),
            None if table.required.contains(key) => "yes ".to_owned(),
            None => String::new(),
        };
        let example = example(property);
        format!(
            "| `{key}` | {} | {example}| {must}|\n",
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
