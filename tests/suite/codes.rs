//! Every code has a number of its own, a page, and a source on it that is broken and mended.

use std::collections::BTreeSet;

use plenary::{Code, Source};

use crate::faults::{only_code, said_of};

#[test]
fn numbers_ascend_and_are_unique() {
    let numbers: Vec<_> = Code::ALL.iter().map(|code| code.number()).collect();
    let sorted: BTreeSet<_> = numbers.iter().copied().collect();
    assert_eq!(numbers, sorted.into_iter().collect::<Vec<_>>());
}

#[test]
fn pages_are_made_alike() {
    for code in Code::ALL {
        let headings: Vec<_> = code
            .page()
            .lines()
            .filter(|line| line.starts_with('#'))
            .collect();
        let title = format!("# {code}: {}", code.title());
        let expected = [
            &*title,
            "## Why it matters",
            "## A source that has it",
            "## The same source put right",
        ];
        let headings: Vec<_> = headings
            .into_iter()
            .filter(|line| !line.starts_with("# R") && *line != "## The last version")
            .collect();
        assert_eq!(headings, expected, "{code}");
        assert!(
            !code.title().ends_with('.') && !code.title().is_empty(),
            "{code}"
        );
    }
}

#[test]
fn the_first_source_of_a_page_has_its_fault_and_the_second_none() {
    for code in Code::ALL {
        let sources = blocks(code.page(), "toml");
        if sources.is_empty() {
            let programs = blocks(code.page(), "rust");
            assert_eq!(
                programs.len(),
                2,
                "{code} shows neither two sources nor two programs"
            );
            continue;
        }
        assert!(matches!(sources.len(), 2 | 3), "{code}");
        let said = |text: &String| {
            let source = Source::new("page.toml", text.as_str());
            let last = sources
                .get(2)
                .map(|last| Source::new("cop4-rev0.toml", last.as_str()));
            said_of(&match last {
                Some(last) if plenary::earlier_name(&source).is_some() => source.since(last),
                Some(last) if plenary::issued_name(&source).is_some() => source.as_issued(last),
                _ => source,
            })
        };
        assert_eq!(
            only_code(&said(&sources[0])),
            Some(*code),
            "{}",
            said(&sources[0])
        );
        assert!(
            said(&sources[1]).is_empty(),
            "{code}: {}",
            said(&sources[1])
        );
    }
}

/// The blocks of a page in one language. Those in Rust are run as its documentation.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let blocks = page.split(&opening).skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap_or_default().to_owned())
        .collect()
}
