//! Pairing of the parts of two versions.

use std::collections::{HashMap, VecDeque};

use super::{
    change::{Subject, When},
    version::{Part, Version},
};

/// Pairs of the parts of two versions.
pub(super) struct Pairs {
    /// The earlier part that each part of the later version was.
    pub(super) before: Vec<Option<usize>>,
    /// The parts that the later version does not have.
    pub(super) gone: Vec<usize>,
    /// The earlier and later ids of meetings that differ in nothing else.
    pub(super) renamed: Vec<(String, String)>,
}

/// Name, place and times of a part: parts that share them are one, whatever their ids.
type Likeness<'v> = (Option<(&'v str, &'v str)>, &'v [When]);

impl Pairs {
    pub(super) fn of(before: &Version, after: &Version) -> Self {
        let now = after.all.iter();
        let known = now.map(|now| before.place(&now.of, &now.key)).collect();
        let mut pairs = Self {
            before: known,
            gone: Vec::new(),
            renamed: Vec::new(),
        };
        let gone = |then: &&Part| after.place(&then.of, &then.key).is_none();
        let places = before.all.iter().enumerate();
        let left = places
            .filter(|(_, then)| gone(then))
            .map(|(place, _)| place);
        let left = pairs.match_alike(before, after, left.collect());
        pairs.gone = left;
        pairs
    }

    /// Pairs new parts with removed ones at the same times and under the same name, each once. Where
    /// names are not compared, times must be unique among the removed and the new. Returns the removed
    /// parts without a pair.
    fn match_alike(&mut self, before: &Version, after: &Version, left: Vec<usize>) -> Vec<usize> {
        let by_name = before.by_name && after.by_name;
        let alike = |seen| likeness(seen, by_name);
        let mut old: HashMap<Likeness<'_>, VecDeque<usize>> = HashMap::new();
        for place in left.iter().filter(|place| before.all[**place].is_held()) {
            old.entry(alike(&before.all[*place]))
                .or_default()
                .push_back(*place);
        }
        let mut new: HashMap<Likeness<'_>, usize> = HashMap::new();
        let unknown = |place: &usize| self.before[*place].is_none() && after.all[*place].is_held();
        let unknown: Vec<_> = (0..after.all.len()).filter(unknown).collect();
        for place in &unknown {
            *new.entry(alike(&after.all[*place])).or_default() += 1;
        }
        let mut taken = Vec::new();
        for place in unknown {
            let likeness = alike(&after.all[place]);
            let Some(places) = old.get_mut(&likeness) else {
                continue;
            };
            let alone = places.len() == 1 && new.get(&likeness) == Some(&1);
            if let Some(was) = places.pop_front().filter(|_| alone || !by_name) {
                self.pair(was, place, before, after);
                taken.push(was);
            }
        }
        taken.sort_unstable();
        let kept = |place: &usize| taken.binary_search(place).is_err();
        left.into_iter().filter(kept).collect()
    }

    fn pair(&mut self, was: usize, place: usize, before: &Version, after: &Version) {
        self.before[place] = Some(was);
        if let (Subject::Meeting(was), Subject::Meeting(is)) =
            (&before.all[was].of, &after.all[place].of)
        {
            self.renamed.push((was.clone(), is.clone()));
        }
    }
}

fn likeness(seen: &Part, by_name: bool) -> Likeness<'_> {
    let named = (!by_name).then(|| (seen.name.key(), seen.place.key()));
    (named, &seen.whens)
}
