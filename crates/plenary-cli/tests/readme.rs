//! The command prints what the README and the guide show.

mod place;

use std::path::Path;

use place::{Place, plenary};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn the_readme_and_the_guide_show_what_is_printed() {
    let place = Place::empty();
    let schedule = format!("{ROOT}/schedules/att-csp12-working-groups.toml");
    std::fs::copy(schedule, place.path("csp12.toml")).expect("it can be copied");
    for page in ["README.md", "crates/plenary/src/guide.md"] {
        let text = std::fs::read_to_string(format!("{ROOT}/{page}")).expect("there is a page");
        let blocks: Vec<_> = text.split("```console\n$ plenary ").skip(1).collect();
        assert!(!blocks.is_empty(), "{page} shows no command");
        for block in blocks {
            let (args, rest) = block.split_once('\n').expect("a command is a line");
            let (expected, _) = rest.split_once("```").expect("a block is closed");
            let folder = if args.contains("csp12.toml") {
                place.path("")
            } else {
                Path::new(ROOT).to_owned()
            };
            let words: Vec<_> = args.split(' ').collect();
            let printed = plenary(&folder, &words).both();
            assert_eq!(printed, expected, "{page}: plenary {args}");
        }
    }
}
