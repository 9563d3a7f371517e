//! The rules by which the code of this repository is written, as CONTRIBUTING says them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Words with which no comment begins, unless it is a question: a comment names what it describes.
const OPENINGS: [&str; 6] = ["What", "Whether", "How", "Where", "Who", "The same"];

const LONGEST_FILE: usize = 400;

const LONGEST_FUNCTION: usize = 50;

#[test]
fn comments_begin_with_nouns_and_verbs() {
    let strange = found(|text| {
        let mut strange = Vec::new();
        let mut before = None;
        for (i, line) in text.lines().enumerate() {
            let comment = comment(line);
            let begins = before.is_none_or(str::is_empty);
            if begins && comment.is_some_and(opens_wrongly) {
                strange.push(i);
            }
            before = comment;
        }
        strange
    });
    assert_eq!(strange, Vec::<String>::new());
}

/// Returns the words of a line that is a comment.
fn comment(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix("//")?;
    Some(rest.trim_start_matches(['/', '!']).trim())
}

fn opens_wrongly(words: &str) -> bool {
    let opens = |opening: &&str| {
        let rest = words.strip_prefix(*opening);
        rest.is_some_and(|rest| rest.starts_with([' ', '.']))
    };
    !words.ends_with('?') && OPENINGS.iter().any(opens)
}

/// Conversions after which a value may keep its name.
const CONVERSIONS: [&str; 6] = [
    ".as_ref();",
    ".clone();",
    ".display();",
    ".into();",
    ".name();",
    ".peekable();",
];

#[test]
fn no_name_is_bound_anew_but_by_a_conversion() {
    let strange = found(|text| {
        let lines = text.lines().map(str::trim).enumerate();
        lines
            .filter(|(_, line)| is_rebinding(line))
            .map(|(i, _)| i)
            .collect()
    });
    assert_eq!(strange, Vec::<String>::new());
}

/// True for `let name = name.…`, unless this only converts the value.
fn is_rebinding(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("let ") else {
        return false;
    };
    let Some((name, value)) = rest.trim_start_matches("mut ").split_once(" = ") else {
        return false;
    };
    value.strip_prefix(name).is_some_and(|rest| {
        rest.is_empty() || rest.starts_with('.') && !CONVERSIONS.contains(&rest)
    })
}

#[test]
fn files_and_functions_are_short() {
    let mut strange = Vec::new();
    for file in sources() {
        let text = fs::read_to_string(&file).expect("a source");
        let lines: Vec<_> = text.lines().collect();
        let name = file.display();
        if lines.len() > LONGEST_FILE {
            strange.push(format!("{name}: {} lines", lines.len()));
        }
        for (start, line) in lines.iter().enumerate() {
            let indent = &line[..line.len() - line.trim_start().len()];
            if !is_function(line.trim_start()) {
                continue;
            }
            let end = format!("{indent}}}");
            let length = lines[start..]
                .iter()
                .position(|line| *line == end)
                .unwrap_or_default()
                + 1;
            if length > LONGEST_FUNCTION {
                strange.push(format!("{name}:{}: {length} lines", start + 1));
            }
        }
    }
    assert_eq!(strange, Vec::<String>::new());
}

/// True for the first line of a function with a body.
fn is_function(line: &str) -> bool {
    let mut words = line.split_whitespace().skip_while(|word| {
        word.starts_with("pub") || ["const", "in"].contains(word) || word.ends_with(')')
    });
    words.next() == Some("fn") && !line.ends_with(';')
}

/// Returns the places, `file:line`, of the lines that a rule finds in the text of each file.
fn found(rule: impl Fn(&str) -> Vec<usize>) -> Vec<String> {
    let mut places = Vec::new();
    for file in sources() {
        let text = fs::read_to_string(&file).expect("a source");
        places.extend(
            rule(&text)
                .into_iter()
                .map(|i| format!("{}:{}", file.display(), i + 1)),
        );
    }
    places
}

/// Lists the files of the crates, without their tests.
fn sources() -> Vec<PathBuf> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let mut files = Vec::new();
    for entry in fs::read_dir(crates).expect("crates") {
        collect(&entry.expect("a crate").path().join("src"), &mut files);
    }
    assert!(files.len() > 200, "the sources are found");
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}
