//! Comparison of the lines of a part, each with the earlier line that it replaces.

use std::collections::{HashMap, HashSet, VecDeque};

use super::{change::What, phrase::Phrase};

/// Returns the lines that only one version has, each with the line of the other that it replaces. Two
/// texts that stand `alone` are one text that has changed, however different they are.
pub(super) fn compare(from: &[Phrase], to: &[Phrase], alone: bool) -> Vec<What> {
    if let ([from], [to], true) = (from, to, alone) {
        return Vec::from_iter((from != to).then(|| change(from, to)));
    }
    let old: HashSet<_> = from.iter().map(Phrase::key).collect();
    let new: HashSet<_> = to.iter().map(Phrase::key).collect();
    let mut gone = Gone::of(from.iter().filter(|line| !new.contains(line.key())));
    let none = Phrase::default();
    let added = to.iter().filter(|line| !old.contains(line.key()));
    let mut changes: Vec<_> = added
        .map(|to| change(gone.take(to).unwrap_or(&none), to))
        .collect();
    let left = gone.lines.into_iter().flatten();
    changes.extend(left.map(|from| change(from, &none)));
    changes
}

fn change(from: &Phrase, to: &Phrase) -> What {
    What::Said {
        from: from.text.clone(),
        to: to.text.clone(),
    }
}

/// The lines that the later version does not have, until one of its lines replaces them.
struct Gone<'l> {
    lines: Vec<Option<&'l Phrase>>,
    by_label: HashMap<&'l str, VecDeque<usize>>,
    by_rest: HashMap<&'l str, VecDeque<usize>>,
}

impl<'l> Gone<'l> {
    fn of(lines: impl Iterator<Item = &'l Phrase>) -> Self {
        let mut gone = Self {
            lines: Vec::new(),
            by_label: HashMap::new(),
            by_rest: HashMap::new(),
        };
        for line in lines {
            let place = gone.lines.len();
            if let Some((label, rest)) = parts(line.key()) {
                gone.by_label.entry(label).or_default().push_back(place);
                gone.by_rest.entry(rest).or_default().push_back(place);
            }
            gone.lines.push(Some(line));
        }
        gone
    }

    /// Takes out the line that has the same text under another label, else the one with the same label.
    fn take(&mut self, line: &Phrase) -> Option<&'l Phrase> {
        let (label, rest) = parts(line.key())?;
        let lists = [self.by_rest.get_mut(rest), self.by_label.get_mut(label)];
        for places in lists.into_iter().flatten() {
            while let Some(place) = places.pop_front() {
                if let Some(line) = self.lines[place].take() {
                    return Some(line);
                }
            }
        }
        None
    }
}

/// Splits a line into its label and the text behind it.
fn parts(line: &str) -> Option<(&str, &str)> {
    let (label, rest) = line.split_once(": ")?;
    Some((label.trim(), rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::{Phrase, What, compare};

    #[test]
    fn lines_with_one_label_are_one_line_changed() {
        let lines = |all: &[&str]| all.iter().map(|line| Phrase::new(line)).collect::<Vec<_>>();
        let line = |from: &str, to: &str| What::Said {
            from: from.to_owned(),
            to: to.to_owned(),
        };
        let from = lines(&["Chair: A", "Item 3: Budget", "hybrid"]);
        let to = lines(&["Chair: B", "hybrid", "closed"]);
        let expected = [
            line("Chair: A", "Chair: B"),
            line("", "closed"),
            line("Item 3: Budget", ""),
        ];
        assert_eq!(compare(&from, &to, false), expected);
        let from = lines(&["2 February: Papers", "2 February: Names"]);
        let to = lines(&["2 February: Names", "5 February: Papers"]);
        let expected = [line("2 February: Papers", "5 February: Papers")];
        assert_eq!(compare(&from, &to, false), expected);
        let (from, to) = (lines(&["hybrid"]), lines(&["Speaker: Bob"]));
        assert_eq!(compare(&from, &to, true), [line("hybrid", "Speaker: Bob")]);
        let apart = [line("", "Speaker: Bob"), line("hybrid", "")];
        assert_eq!(compare(&from, &to, false), apart);
    }
}
