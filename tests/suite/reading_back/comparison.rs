//! Compares a statement that a form makes with its occurrences.

use std::collections::BTreeSet;

use super::{
    lexicon::{Lexicon, squashed},
    occurrence::{Kind, Occurrence, Standing},
    statement::{Fact, Names, Scope, Statement},
};

/// The rest of what something is called behind its names; none if it is called otherwise.
pub(super) fn behind_names<'t>(
    head: &'t str,
    names: &[String],
    lexicon: &Lexicon,
) -> Option<&'t str> {
    let words = lexicon.words;
    let off = [words.cancelled, words.postponed]
        .into_iter()
        .find_map(|word| {
            let (first, rest) = word.split_at(1);
            head.strip_prefix(&*squashed(&(first.to_uppercase() + rest)))
        });
    let mut rest = off.map_or(head, |rest| rest.trim_start_matches(':'));
    for name in names {
        let behind = |rest: &'t str| rest.strip_prefix(&**name);
        let signs = [":", ",", "/", words.and, ""];
        let next = signs
            .iter()
            .find_map(|sign| behind(rest.strip_prefix(sign)?));
        rest = next?;
    }
    Some(rest)
}

/// A statement, with all that it says, and the occurrences it is compared with.
pub(super) struct Comparison<'a> {
    pub(super) statement: &'a Statement,
    pub(super) of: &'a [&'a Occurrence],
    pub(super) scope: &'a Scope,
    pub(super) lexicon: &'a Lexicon,
    /// True if the schedule shows who holds the offices of groups.
    pub(super) shows_offices: bool,
}

impl Comparison<'_> {
    /// All that is told otherwise.
    pub(super) fn wrong(&self) -> Vec<String> {
        let checks = [
            self.hours(),
            self.standing(),
            self.struck(),
            self.continued(),
            self.numbers(),
            self.room(),
            self.people(),
            self.after(),
            self.follows(),
        ];
        checks.into_iter().flatten().collect()
    }

    fn first(&self) -> &Occurrence {
        self.of[0]
    }

    fn head(&self) -> String {
        squashed(&self.statement.head)
    }

    fn names(&self) -> &[String] {
        let first = self.first();
        if self.scope.has(Fact::ShortNames) {
            &first.short
        } else {
            &first.names
        }
    }

    fn behind(&self) -> String {
        let head = self.head();
        let behind = behind_names(&head, self.names(), self.lexicon);
        behind.unwrap_or_default().to_owned()
    }

    fn hours(&self) -> Option<String> {
        // A condition stands in the place of the first.
        let timed = &self.of[usize::from(self.statement.has_condition)..];
        let all = self.statement.hours.iter().zip(timed);
        let wrong = all.clone().find(|(hours, of)| {
            let starts = of.starts.is_none_or(|starts| hours.starts.is(starts));
            let ends = match (hours.ends, of.ends) {
                (Some(told), Some(ends)) => told.is(ends),
                (Some(_), None) => of.starts.is_none(),
                (None, Some(_)) => !self.scope.has(Fact::Ends) || of.estimated.is_some(),
                (None, None) => true,
            };
            !starts || !ends
        });
        wrong.map(|(hours, of)| format!("{hours:?} for {:?} to {:?}", of.starts, of.ends))
    }

    fn standing(&self) -> Option<String> {
        let (words, head) = (self.lexicon.words, self.head());
        let small = head.to_lowercase();
        let said = |word: &str| small.contains(&squashed(word));
        let by_words = match (said(words.cancelled), said(words.postponed)) {
            (true, _) => Standing::Cancelled,
            (_, true) => Standing::Postponed,
            _ => Standing::Held,
        };
        let told = self.statement.standing.unwrap_or(by_words);
        let is = self.first().standing;
        (told != is).then(|| format!("{told:?} and not {is:?}"))
    }

    fn struck(&self) -> Option<String> {
        let is_off = self.first().standing != Standing::Held;
        let struck = self
            .statement
            .is_struck
            .filter(|struck| *struck != is_off)?;
        Some(format!("struck through: {struck}"))
    }

    fn continued(&self) -> Option<String> {
        let first = self.first();
        if !self.scope.has(Fact::Continued) {
            return None;
        }
        let takes_up =
            first.takes_up && (first.numbers.is_empty() || self.statement.is_continued.is_some());
        // The table tells by the ordinal that a meeting goes on.
        let goes_on = first.ordinal > 1 && self.statement.is_continued.is_none();
        let told = self
            .behind()
            .contains(&squashed(self.lexicon.words.continued));
        let told = self.statement.is_continued.unwrap_or(told);
        (told != (goes_on || takes_up)).then(|| format!("continued: {told}"))
    }

    fn numbers(&self) -> Option<String> {
        if !self.scope.has(Fact::Numbers) {
            return None;
        }
        let mut bodies: Vec<(&String, Vec<u64>)> = Vec::new();
        for (body, number) in self.of.iter().flat_map(|of| &of.numbers) {
            match bodies.iter_mut().find(|(other, _)| *other == body) {
                Some((_, all)) if all.last() == Some(number) => {}
                Some((_, all)) => all.push(*number),
                None => bodies.push((body, vec![*number])),
            }
        }
        let expected: Vec<u64> = bodies.into_iter().flat_map(|(_, all)| all).collect();
        let told = self.statement.numbers.clone().unwrap_or_else(|| {
            let mut lines = self
                .statement
                .lines
                .iter()
                .filter_map(|line| self.lexicon.numbers(line));
            lines.next().unwrap_or_default()
        });
        (told != expected).then(|| format!("numbers {told:?} and not {expected:?}"))
    }

    /// All that is said, without blanks.
    fn says(&self) -> String {
        let lines = self.statement.lines.iter().map(|line| squashed(line));
        self.head() + &lines.collect::<Vec<_>>().join("\n")
    }

    fn room(&self) -> Option<String> {
        let room = self
            .first()
            .room
            .as_ref()
            .filter(|_| self.scope.has(Fact::Rooms))?;
        let place = self
            .statement
            .place
            .as_ref()
            .map_or_else(|| self.says(), |place| squashed(place));
        (!place.contains(room)).then(|| format!("not in {room}"))
    }

    fn people(&self) -> Option<String> {
        let (first, names) = (&self.first().people, self.scope.people);
        let groups = match names {
            Names::Nobody => return None,
            Names::Shown => self.shows_offices,
            Names::Offices | Names::Everyone => true,
        };
        let mut expected: Vec<&String> = first.of_meeting.iter().collect();
        expected.extend(first.of_groups.iter().filter(|_| groups));
        expected.extend(
            first
                .vice_chairs
                .iter()
                .filter(|_| names == Names::Everyone),
        );
        if self.first().ordinal == 1 || names != Names::Shown || self.statement.people.is_some() {
            let in_full = self.scope.has(Fact::Functions);
            expected.extend(first.speakers.iter().map(|speaker| {
                if in_full {
                    &speaker.in_full
                } else {
                    &speaker.name
                }
            }));
        }
        if let Some(told) = &self.statement.people {
            let (told, expected): (BTreeSet<_>, BTreeSet<_>) =
                (told.iter().collect(), expected.into_iter().collect());
            return (told != expected).then(|| format!("people {told:?} and not {expected:?}"));
        }
        let says = self.says();
        let missing = expected.iter().find(|name| !says.contains(&squashed(name)));
        if let Some(name) = missing {
            return Some(format!("without {name}"));
        }
        if self.first().kind != Kind::Sitting {
            return None;
        }
        let offices = self
            .statement
            .lines
            .iter()
            .filter_map(|line| self.lexicon.office(line));
        let names: Vec<_> = expected.iter().map(|name| squashed(name)).collect();
        let vacant = ["vacant", "àpourvoir", self.lexicon.words.and, ",", ";"];
        let mut more = offices.map(|line| {
            let known = names.iter().map(|name| &**name).chain(vacant);
            known.fold(squashed(&line), |rest, word| rest.replace(word, ""))
        });
        more.find(|rest| !rest.is_empty())
            .map(|rest| format!("somebody else: {rest}"))
    }

    fn follows(&self) -> Option<String> {
        let apart = self.scope.has(Fact::After) && self.scope.has(Fact::SittingsApart);
        let names = self.first().follows.as_ref().filter(|_| apart)?;
        let mut lines = self.statement.lines.iter();
        let told = lines.find(|line| line.starts_with(self.lexicon.words.follows));
        let told = squashed(told.map_or("", String::as_str));
        let missing = names.iter().find(|name| !told.contains(&***name));
        missing.map(|name| format!("does not follow {name}: {told}"))
    }

    fn after(&self) -> Option<String> {
        let (first, words) = (self.first(), self.lexicon.words);
        let is_later = first.ordinal > 1;
        if !self.scope.has(Fact::After)
            || is_later && self.statement.place.is_some() && self.statement.people.is_some()
        {
            return None;
        }
        let expected = first
            .after
            .as_ref()
            .filter(|_| !is_later || self.scope.has(Fact::SittingsApart));
        let line = |start: &str| {
            let mut lines = self.statement.lines.iter().map(|line| line.trim());
            let start = start.trim();
            // A condition in the place of hours has a capital.
            lines.find(|line| {
                let first = line.get(..start.len());
                first.is_some_and(|first| first.to_lowercase() == start.to_lowercase())
            })
        };
        let [after_at_once, after_later] = words.suspended;
        let by_hour = line(words.by_hour[0]).filter(|line| {
            let otherwise = squashed(words.by_hour[1]);
            squashed(line).contains(&otherwise)
        });
        let at_once = by_hour
            .or(line(words.immediately_after))
            .or(line(after_at_once));
        let later = line(words.after).or(line(after_later));
        let Some(expected) = expected else {
            let told = at_once.or(later)?;
            return Some(format!("{told}, though it waits for nothing"));
        };
        if expected.by_hour != by_hour.is_some() {
            return Some(format!("by an hour: {by_hour:?}"));
        }
        let told = if expected.at_once { at_once } else { later };
        let told = squashed(told.unwrap_or_default());
        let mut names = expected.names.iter().flatten();
        let missing = names.find(|name| !told.contains(&**name));
        missing.map(|name| format!("not after {name}, at once: {}", expected.at_once))
    }
}
