//! The groups, by the acronyms in bold and the names behind them.

use std::collections::{BTreeMap, BTreeSet};

use super::{cell::numbers, collect::Sitting};
use crate::{draft::Group, names::Names, text::Line, words};

/// The groups of a page.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    all: Vec<PageGroup>,
    /// The places of groups in `all`, by their acronyms.
    places: BTreeMap<String, usize>,
}

/// A group of the page.
#[derive(Debug)]
struct PageGroup {
    acronym: String,
    key: String,
    /// The subgroups, each with its key and its name.
    subgroups: Vec<(String, Line)>,
    numbered_from: Option<u32>,
}

/// The groups that meet in a sitting, by their keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Participants {
    pub(crate) group: String,
    pub(crate) with: Vec<String>,
    /// The title of the meeting, behind the name of its group.
    pub(crate) title: Option<Line>,
}

impl Groups {
    /// Finds the groups that meet in sittings, which are in order of time.
    pub(crate) fn of(sittings: &[&Sitting]) -> Self {
        let mut groups = Self::default();
        let mut names = Names::default();
        for sitting in sittings {
            for acronym in acronyms(sitting) {
                groups.add(&acronym, &mut names);
            }
        }
        groups.add_subgroups(sittings);
        groups.set_first_numbers(sittings);
        groups
    }

    fn add(&mut self, acronym: &str, names: &mut Names) {
        if self.find(acronym).is_none() {
            self.places.insert(acronym.to_owned(), self.all.len());
            self.all.push(PageGroup {
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

    /// Adds the subgroups that the names behind acronyms give.
    fn add_subgroups(&mut self, sittings: &[&Sitting]) {
        for sitting in sittings {
            let name = &sitting.entry.name;
            let acronyms = acronyms(sitting);
            let ([acronym], true) = (&*acronyms, words::is_subgroup(&name.plain())) else {
                continue;
            };
            let Some(place) = self.find(acronym) else {
                continue;
            };
            let subgroups = &mut self.all[place].subgroups;
            let mut known = subgroups.iter();
            if !known.any(|(_, known)| known == name || has_title(name, known)) {
                let keys = subgroups.iter().map(|(key, _)| key.clone());
                let mut names = Names::excluding(keys);
                subgroups.push((names.word(&name.plain()), name.clone()));
            }
        }
    }

    /// Sets the first number of each group whose sittings are numbered without gaps.
    fn set_first_numbers(&mut self, sittings: &[&Sitting]) {
        let numbers = numbers_by_group(sittings);
        for group in &mut self.all {
            let of_group = numbers.get(&group.acronym).map_or(&[][..], Vec::as_slice);
            let Some(first) = of_group.first().copied().flatten() else {
                continue;
            };
            let mut pairs = of_group.iter().zip(first..);
            let in_order = pairs.all(|(number, expected)| *number == Some(expected));
            if in_order && group.subgroups.is_empty() {
                group.numbered_from = Some(first);
            }
        }
    }

    /// True if the sittings of the group with a key are numbered.
    pub(crate) fn are_numbered(&self, key: &str) -> bool {
        let mut groups = self.all.iter();
        groups.any(|group| group.numbered_from.is_some() && group.key == key)
    }

    /// Returns the groups that meet in a sitting; none if it has only a title.
    pub(crate) fn participants(&self, sitting: &Sitting) -> Option<Participants> {
        let acronyms = acronyms(sitting);
        let (first, others) = acronyms.split_first()?;
        let key = |acronym: &String| self.find(acronym).map(|place| self.all[place].key.clone());
        let group = &self.all[self.find(first)?];
        let name = &sitting.entry.name;
        let mut subgroups = group.subgroups.iter().filter(|_| others.is_empty());
        let subgroup = subgroups.find(|(_, known)| known == name || has_title(name, known));
        let Some((word, subgroup_name)) = subgroup else {
            return Some(Participants {
                group: group.key.clone(),
                with: others.iter().filter_map(key).collect(),
                title: Some(name).filter(|name| !name.is_empty()).cloned(),
            });
        };
        let title_start = subgroup_name.plain().len() + ": ".len();
        Some(Participants {
            group: format!("{}/{word}", group.key),
            with: Vec::new(),
            title: has_title(name, subgroup_name).then(|| name.without_first(title_start)),
        })
    }

    /// Returns the groups for a draft.
    pub(crate) fn into_drafts(self) -> Vec<Group> {
        let draft = |group: PageGroup| Group {
            name: None,
            acronym: (group.acronym != group.key).then(|| Line::plainly(&group.acronym).markdown()),
            key: group.key,
            numbered_from: group.numbered_from,
            subgroups: group
                .subgroups
                .into_iter()
                .map(|(key, name)| (key, name.markdown()))
                .collect(),
        };
        self.all.into_iter().map(draft).collect()
    }
}

/// Returns the numbers of the sittings of each group, by its acronym: one for each session, none for a
/// sitting without a number.
fn numbers_by_group(sittings: &[&Sitting]) -> BTreeMap<String, Vec<Option<u32>>> {
    let mut all: BTreeMap<String, Vec<Option<u32>>> = BTreeMap::new();
    let mut sessions = BTreeSet::new();
    for sitting in sittings {
        let acronyms = acronyms(sitting);
        let is_joint = acronyms.len() != 1;
        for acronym in acronyms {
            let body = if is_joint { &*acronym } else { "" };
            let number = number_of_body(sitting, body);
            // A joint meeting gives no number of groups that do not count their meetings.
            let counts = !is_joint || number.is_some();
            let session = (acronym.clone(), sitting.place.day, sitting.session);
            if counts && sessions.insert(session) {
                all.entry(acronym).or_default().push(number);
            }
        }
    }
    all
}

/// Returns the number that a line under a sitting gives for a body.
fn number_of_body(sitting: &Sitting, body: &str) -> Option<u32> {
    let mut lines = sitting.entry.under.iter().map(Line::plain);
    lines.find_map(|text| {
        let numbers = numbers(&text)?;
        let found = numbers.iter().find(|(named, _)| *named == body)?;
        Some(found.1)
    })
}

/// True if a name is that of a group with a title behind it.
fn has_title(name: &Line, group: &Line) -> bool {
    let text = name.plain();
    text.strip_prefix(&group.plain())
        .is_some_and(|rest| rest.starts_with(": "))
}

/// Returns the acronyms of the groups that meet in a sitting.
fn acronyms(sitting: &Sitting) -> Vec<String> {
    let Some(acronym) = &sitting.entry.acronym else {
        return Vec::new();
    };
    let parts: Vec<_> = acronym.split(" / ").map(str::to_owned).collect();
    let are_words = parts
        .iter()
        .all(|part| !part.is_empty() && !part.contains(' '));
    let are_distinct = parts.iter().collect::<BTreeSet<_>>().len() == parts.len();
    if are_words && are_distinct {
        parts
    } else {
        vec![acronym.clone()]
    }
}
