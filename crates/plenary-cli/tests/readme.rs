//! What the README shows of the command is what the command prints.

#[test]
fn the_readme_shows_what_is_printed() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    std::env::set_current_dir(root).expect("the root is there");
    trycmd::TestCases::new().case("README.md");
}
