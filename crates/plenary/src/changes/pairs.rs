//! Which line of an earlier version became which of a later one.

use super::What;

/// The lines that only one version has, each beside that of the other which speaks of the same.
pub(super) fn said(from: Option<&[String]>, to: Option<&[String]>) -> Vec<What> {
    let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
    if let ([from], [to]) = (from, to) {
        return Vec::from_iter((from != to).then(|| line(from, to)));
    }
    let gone = from.iter().filter(|line| !to.contains(line));
    let mut gone: Vec<_> = gone.map(String::as_str).collect();
    let new = to.iter().filter(|line| !from.contains(line));
    let mut said = Vec::new();
    for line in new {
        let before = gone
            .iter()
            .position(|other| speaks_of_the_same(other, line));
        let from = before.map_or("", |place| gone.remove(place));
        said.push((from, line.as_str()));
    }
    said.extend(gone.into_iter().map(|line| (line, "")));
    said.into_iter().map(|(from, to)| line(from, to)).collect()
}

fn line(from: &str, to: &str) -> What {
    What::Said {
        from: from.to_owned(),
        to: to.to_owned(),
    }
}

/// Whether two lines begin with the same label, or say the same under another.
fn speaks_of_the_same(one: &str, other: &str) -> bool {
    let parts = |line: &str| {
        let (label, rest) = line.split_once(": ")?;
        Some((label.trim().to_owned(), rest.trim().to_owned()))
    };
    match parts(one).zip(parts(other)) {
        Some((one, other)) => one.0 == other.0 || one.1 == other.1,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{What, said};

    #[test]
    fn lines_with_one_label_are_one_line_changed() {
        let lines = |all: &[&str]| {
            all.iter()
                .map(|line| (*line).to_owned())
                .collect::<Vec<_>>()
        };
        let from = lines(&["Chair: A", "Item 3: Budget", "hybrid"]);
        let to = lines(&["Chair: B", "hybrid", "closed"]);
        let said = said(Some(&from), Some(&to));
        let line = |from: &str, to: &str| What::Said {
            from: from.to_owned(),
            to: to.to_owned(),
        };
        let expected = [
            line("Chair: A", "Chair: B"),
            line("", "closed"),
            line("Item 3: Budget", ""),
        ];
        assert_eq!(said, expected);
    }
}
