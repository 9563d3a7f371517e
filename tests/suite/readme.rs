//! What the README shows is what there is.

use crate::cases::text;

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
fn the_readme_lists_every_key() {
    let readme = text("README.md");
    let (_, source) = readme
        .split_once("## The source")
        .expect("there is such a part");
    for key in plenary_keys() {
        assert!(
            source.contains(&format!("`{key}`")),
            "the README lacks `{key}`"
        );
    }
}

/// Every key that a source can have at its top, under a group or under a meeting: what the faults
/// of unknown keys and the schedules of the suite know.
fn plenary_keys() -> Vec<String> {
    let mut keys = Vec::new();
    for path in [
        crate::cases::sources("schedules"),
        crate::cases::sources("tests/schedules"),
    ]
    .concat()
    {
        let source = std::fs::read_to_string(&path).expect("it is text");
        for line in source.lines() {
            if let Some((key, _)) = line.split_once(" = ")
                && key
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            {
                keys.push(key.to_owned());
            }
        }
    }
    keys.sort();
    keys.dedup();
    keys
}
