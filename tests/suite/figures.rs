//! The figures that a report gives.

use plenary::schedule::Summary;

use crate::cases::{root, source};

fn summary(case: &str) -> Summary {
    let source = source(&root().join(format!("tests/schedules/{case}.toml")));
    let compiled = plenary::compile(&source);
    Summary::of(&compiled.unwrap_or_else(|report| panic!("{report}")).value)
}

#[test]
fn figures_are_as_accepted() {
    let cases = ["took-early", "revised", "every-key", "two-weeks"];
    let tables = cases.map(|case| format!("{case}\n{}", summary(case)));
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("figures", tables.join("\n"));
        insta::assert_snapshot!("figures-in-markdown", summary("every-key").to_markdown());
        insta::assert_snapshot!("figures-as-data", summary("took-early").to_json());
    });
}

/// Planned minutes are used, given up, or still to come; used ones were planned, or are over.
#[test]
fn figures_add_up() {
    for (name, schedule) in crate::cases::schedules() {
        let Summary { groups, total, .. } = Summary::of(&schedule);
        let sum = |of: fn(&plenary::schedule::Figures) -> u32| groups.iter().map(of).sum::<u32>();
        assert_eq!(sum(|figures| figures.planned.0), total.planned.0, "{name}");
        assert_eq!(sum(|figures| figures.used.0), total.used.0, "{name}");
        for figures in groups.iter().chain([&total]) {
            let within = figures.used.0 + figures.given_up.0;
            assert!(
                within <= figures.planned.0 + figures.over.0,
                "{name}: {figures:?}"
            );
            assert!(
                figures.held + figures.cancelled <= figures.meetings,
                "{name}: {figures:?}"
            );
        }
    }
}
