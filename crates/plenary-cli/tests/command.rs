//! The command as it is typed: every `.trycmd` under `command`.

#[test]
fn commands_print_what_was_accepted() {
    let cases = trycmd::TestCases::new();
    // For the command it is Thursday 19 March 2026, 18:30 in Geneva.
    cases.env("SOURCE_DATE_EPOCH", "1773941400");
    cases.case("tests/command/*.trycmd");
}
