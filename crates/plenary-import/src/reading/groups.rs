//! The groups, by the acronyms that stand out and the names behind them.

use std::collections::{BTreeMap, BTreeSet};

use super::{cell::numbers, collect::Sitting};
use crate::{draft::Group, names::Names, text::Line, words};

/// The groups of a page.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    known: Vec<Known>,
    /// Their places, by their acronyms.
    places: BTreeMap<String, usize>,
}

/// A group.
#[derive(Debug)]
struct Known {
    acronym: String,
    key: String,
    /// Word and name of each group within it.
    subgroups: Vec<(String, Line)>,
    numbered_from: Option<u32>,
}

/// Who meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Who {
    pub(crate) group: String,
    pub(crate) with: Vec<String>,
    /// What the meeting is called beside that.
    pub(crate) title: Option<Line>,
}

impl Groups {
    /// The groups that meet in sittings, which are in order of time.
    pub(crate) fn of(sittings: &[&Sitting]) -> Self {
        let mut groups = Self::default();
        let mut names = Names::default();
        for sitting in sittings {
            for acronym in parts(sitting) {
                groups.group(&acronym, &mut names);
            }
        }
        groups.subgroups(sittings);
        groups.numbers(sittings);
        groups
    }

    fn group(&mut self, acronym: &str, names: &mut Names) {
        if self.find(acronym).is_none() {
            self.places.insert(acronym.to_owned(), self.known.len());
            self.known.push(Known {
                acronym: acronym.to_owned(),
                key: names.key(acronym),
                subgroups: Vec::new(),
                numbered_from: None,
            });
        }
    }

    fn find(&self, acronym: &str) -> Option<usize> {
        self.places.get(acronym).copied()
    }

    /// Names that are of groups within others.
    fn subgroups(&mut self, sittings: &[&Sitting]) {
        for sitting in sittings {
            let name = &sitting.entry.name;
            let parts = parts(sitting);
            let ([acronym], true) = (&*parts, words::is_subgroup(&name.plain())) else {
                continue;
            };
            let Some(place) = self.find(acronym) else {
                continue;
            };
            let own = &mut self.known[place].subgroups;
            if !own
                .iter()
                .any(|(_, known)| known == name || begins(name, known))
            {
                let taken = own.iter().map(|(word, _)| word.clone());
                let mut names = Names::taken(taken);
                own.push((names.word(&name.plain()), name.clone()));
            }
        }
    }

    /// Groups of which every sitting says which one it is, one after the other.
    fn numbers(&mut self, sittings: &[&Sitting]) {
        let mut said: BTreeMap<String, Vec<Option<u32>>> = BTreeMap::new();
        let mut sessions = BTreeSet::new();
        for sitting in sittings {
            let parts = parts(sitting);
            let of_body = |acronym: &String| {
                let body = if parts.len() == 1 { "" } else { acronym };
                let mut lines = sitting.entry.under.iter().map(Line::plain);
                lines.find_map(|says| {
                    let numbers = numbers(&says)?;
                    let own = numbers.iter().find(|(own, _)| *own == body)?;
                    Some(own.1)
                })
            };
            for acronym in &parts {
                let number = of_body(acronym);
                // A joint meeting says nothing of bodies that do not count.
                let counts = parts.len() == 1 || number.is_some();
                let session = (acronym.clone(), sitting.place.day, sitting.session);
                if counts && sessions.insert(session) {
                    said.entry(acronym.clone()).or_default().push(number);
                }
            }
        }
        for known in &mut self.known {
            let own = said.get(&known.acronym).map_or(&[][..], Vec::as_slice);
            let Some(first) = own.first().copied().flatten() else {
                continue;
            };
            let mut numbers = own.iter().zip(first..);
            let in_order = numbers.all(|(number, expected)| *number == Some(expected));
            if in_order && known.subgroups.is_empty() {
                known.numbered_from = Some(first);
            }
        }
    }

    /// Whether the sittings of this group are numbered.
    pub(crate) fn are_numbered(&self, group: &str) -> bool {
        let mut known = self.known.iter().filter(|own| own.numbered_from.is_some());
        known.any(|own| own.key == group)
    }

    /// Who meets in a sitting; nobody if it has only a title.
    pub(crate) fn who(&self, sitting: &Sitting) -> Option<Who> {
        let parts = parts(sitting);
        let (first, with) = parts.split_first()?;
        let key = |acronym: &String| {
            self.find(acronym)
                .map(|place| self.known[place].key.clone())
        };
        let known = &self.known[self.find(first)?];
        let name = &sitting.entry.name;
        let named = Some(name).filter(|name| !name.is_empty());
        let subgroup = known.subgroups.iter().filter(|_| with.is_empty());
        let mut subgroup = subgroup.filter(|(_, own)| own == name || begins(name, own));
        let Some((word, own)) = subgroup.next() else {
            return Some(Who {
                group: known.key.clone(),
                with: with.iter().filter_map(key).collect(),
                title: named.cloned(),
            });
        };
        let title = begins(name, own).then(|| name.without_first(own.plain().len() + 2));
        Some(Who {
            group: format!("{}/{word}", known.key),
            with: Vec::new(),
            title,
        })
    }

    /// As they are written.
    pub(crate) fn written(self) -> Vec<Group> {
        let written = |own: Known| Group {
            name: None,
            acronym: (own.acronym != own.key).then(|| Line::plainly(&own.acronym).markdown()),
            key: own.key,
            numbered_from: own.numbered_from,
            subgroups: own
                .subgroups
                .into_iter()
                .map(|(word, name)| (word, name.markdown()))
                .collect(),
        };
        self.known.into_iter().map(written).collect()
    }
}

/// Whether a name is that of a group, and a title behind it.
fn begins(name: &Line, group: &Line) -> bool {
    let rest = name.plain();
    rest.strip_prefix(&group.plain())
        .is_some_and(|rest| rest.starts_with(": "))
}

/// The acronyms of those who meet together.
fn parts(sitting: &Sitting) -> Vec<String> {
    let Some(acronym) = &sitting.entry.acronym else {
        return Vec::new();
    };
    let parts: Vec<_> = acronym.split(" / ").map(str::to_owned).collect();
    let short = parts
        .iter()
        .all(|part| !part.is_empty() && !part.contains(' '));
    let apart = parts.iter().collect::<BTreeSet<_>>().len() == parts.len();
    if short && apart {
        parts
    } else {
        vec![acronym.clone()]
    }
}
