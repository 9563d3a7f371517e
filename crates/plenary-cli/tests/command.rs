//! The command as it is typed: every `.trycmd` under `command`.

#[test]
fn commands_print_what_was_accepted() {
    trycmd::TestCases::new().case("tests/command/*.trycmd");
}
