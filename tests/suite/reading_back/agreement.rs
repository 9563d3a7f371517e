//! All forms tell the same of every occurrence.

use std::fmt::Write;

use plenary::{News, Schedule, Show, Source};
use proptest::prelude::*;

use super::{
    comparison::{Comparison, behind_names},
    compiled, forms, gaps,
    lexicon::{Lexicon, squashed},
    occurrence::{Kind, Occurrence},
    sources,
    statement::{Fact, Form, Hours, Scope, Statement, When},
};
use crate::plans::cases;

/// True if a form has to tell of an occurrence.
fn is_told(scope: &Scope, of: &Occurrence) -> bool {
    let kind = match of.kind {
        Kind::Sitting | Kind::Event => true,
        Kind::Closed => scope.has(Fact::ClosedDays),
        Kind::Deadline => scope.has(Fact::Deadlines),
        Kind::DeadlineRule => scope.has(Fact::Deadlines) && scope.has(Fact::DeadlineRules),
        Kind::RepeatedDeadline => scope.has(Fact::Deadlines) && !scope.has(Fact::DeadlineRules),
    };
    let hours = scope.has(Fact::WholeDays) || of.starts.is_some();
    let is_dated = of.starts.is_some() && of.room.is_some();
    kind && hours && (scope.has(Fact::Unsettled) || !of.is_unsettled || is_dated)
}

/// The occurrences of which nothing is told so far.
struct Unmatched<'a> {
    all: Vec<&'a Occurrence>,
    /// Those of which something is told.
    told: Vec<&'a Occurrence>,
    lexicon: &'a Lexicon,
    short: bool,
}

impl<'a> Unmatched<'a> {
    /// Takes those of which a statement tells.
    fn take(&mut self, statement: &Statement) -> Vec<&'a Occurrence> {
        if !statement.keys.is_empty() {
            let keys = statement.keys.iter();
            let places = keys.filter_map(|key| self.all.iter().position(|of| of.key == *key));
            let places: Vec<_> = places.collect();
            let found = places.iter().map(|place| self.all[*place]).collect();
            self.all.retain(|of| !statement.keys.contains(&of.key));
            return found;
        }
        let timed = statement
            .hours
            .iter()
            .filter_map(|hours| self.timed(statement, *hours));
        let timed: Vec<_> = timed.collect();
        let found = if statement.has_condition {
            self.estimated(statement).into_iter().chain(timed).collect()
        } else if timed.is_empty() {
            self.untimed(statement).into_iter().collect()
        } else {
            timed
        };
        self.all
            .retain(|of| !found.iter().any(|found| std::ptr::eq(*found, *of)));
        self.told.extend(&found);
        found
    }

    /// True if it is told already, and concerns all tracks.
    fn is_again(&self, statement: &Statement) -> bool {
        let mut of_all = self
            .told
            .iter()
            .filter(|of| of.is_of_all && of.day == statement.day)
            .filter(|of| self.is_called(statement, of));
        of_all.any(|of| {
            let starts = |hours: &Hours| of.starts.is_none_or(|starts| hours.starts.is(starts));
            statement.hours.iter().all(starts)
        })
    }

    fn names<'o>(&self, of: &'o Occurrence) -> &'o [String] {
        if self.short { &of.short } else { &of.names }
    }

    fn is_called(&self, statement: &Statement, of: &Occurrence) -> bool {
        behind_names(&squashed(&statement.head), self.names(of), self.lexicon).is_some()
    }

    fn timed(&self, statement: &Statement, hours: Hours) -> Option<&'a Occurrence> {
        let is_moment = !matches!(hours.starts, When::Clock(_));
        let fitting = self.all.iter().filter(|of| {
            let starts = of.starts.is_some_and(|starts| hours.starts.is(starts));
            starts && (is_moment || of.day == statement.day) && self.is_called(statement, of)
        });
        let place = statement.place.as_ref().unwrap_or(&statement.head);
        let place = squashed(&format!("{place}{}", statement.lines.join("")));
        // Of several that begin together, the one of which most is told.
        let likeness = |of: &&&Occurrence| {
            let room = of.room.as_ref().is_none_or(|room| place.contains(room));
            let ends = hours
                .ends
                .zip(of.ends)
                .is_some_and(|(told, ends)| told.is(ends));
            (self.names(of).concat().len(), ends, room)
        };
        fitting.rev().max_by_key(likeness).copied()
    }

    fn estimated(&self, statement: &Statement) -> Option<&'a Occurrence> {
        let mut all = self.all.iter();
        all.find(|of| {
            of.estimated == Some(of.ordinal)
                && of.day == statement.day
                && self.is_called(statement, of)
        })
        .copied()
    }

    fn untimed(&self, statement: &Statement) -> Option<&'a Occurrence> {
        let mut all = self.all.iter();
        all.find(|of| {
            of.starts.is_none() && of.day == statement.day && self.is_called(statement, of)
        })
        .copied()
    }
}

/// Returns the differences of a form from the compiled schedule.
fn told_otherwise(
    form: &Form,
    all: &[Occurrence],
    lexicon: &Lexicon,
    schedule: &Schedule,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut left = Unmatched {
        all: all.iter().filter(|of| is_told(&form.scope, of)).collect(),
        told: Vec::new(),
        lexicon,
        short: form.scope.has(Fact::ShortNames),
    };
    for statement in form.statements.iter().filter(|one| !is_gone(one)) {
        let of = left.take(statement);
        let what = format!(
            "{:?} {} on {}",
            statement.keys, statement.head, statement.day
        );
        if of.is_empty() || of.len() < statement.keys.len() {
            // A calendar takes back what it told once.
            let taken_back = form.name == "ics" && statement.is_struck == Some(true);
            if !taken_back && !left.is_again(statement) {
                wrong.push(format!(
                    "{what}: nothing of the kind; {:?}",
                    statement.hours
                ));
            }
            continue;
        }
        let facts = Comparison {
            statement,
            of: &of,
            scope: &form.scope,
            lexicon,
            shows_offices: schedule.plan().shows_offices(),
        };
        wrong.extend(
            facts
                .wrong()
                .into_iter()
                .map(|reason| format!("{what}: {reason}")),
        );
    }
    wrong.extend(
        left.all
            .iter()
            .map(|of| format!("nothing of {} at {:?}", of.key, of.starts)),
    );
    wrong
}

/// True if a statement is of an hour at which something is no longer held.
fn is_gone(statement: &Statement) -> bool {
    let words = ["no longer at this time)", "n’a plus lieu à cette heure)"];
    words.iter().any(|words| statement.head.contains(words))
}

/// Returns the differences among the forms of a schedule, in every language.
fn disagreements(schedule: &Schedule) -> String {
    let mut wrong = String::new();
    for language in schedule.plan().finished_languages() {
        let all = compiled::all(schedule, language.tag());
        let lexicon = Lexicon::of(schedule, &all, language);
        for form in forms::all(schedule, language, &lexicon) {
            let show = schedule.plan().shows();
            let told = told_otherwise(&form, &all, &lexicon, schedule).into_iter();
            for difference in told {
                writeln!(
                    wrong,
                    "  {} in {language}, {show:?}: {difference}",
                    form.name
                )
                .expect("a string takes all");
            }
        }
    }
    wrong
}

const SHOWS: [Show; 3] = [Show::Current, Show::Changes, Show::Planned];

/// The values of `show` for a source: a page that only explains a warning, and has no news, tells the same
/// by each.
fn shows(path: &str, source: &Source) -> &'static [Show] {
    let (_, news) = plenary::read(source).expect("it compiled before").value;
    let differ = !path.starts_with("tests/faults") || news != News::default();
    &SHOWS[..if differ { SHOWS.len() } else { 1 }]
}

#[test]
fn every_form_of_every_schedule_tells_the_same() {
    let mut wrong = String::new();
    for (path, source) in sources::all() {
        let schedule = sources::compiled(&source).expect("it compiled before");
        for show in shows(&path, &source) {
            // A meeting that had no room in the plan has no planned times.
            let Ok(schedule) = schedule.clone().showing(*show) else {
                continue;
            };
            let wrong_here = disagreements(&schedule);
            if !wrong_here.is_empty() {
                writeln!(wrong, "{path}\n{wrong_here}").expect("a string takes all");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

proptest! {
    #![proptest_config(crate::rolling::config(100))]

    #[test]
    fn every_form_of_any_schedule_tells_the_same(case in cases()) {
        let Ok(plan) = case.full_plan() else { return Ok(()) };
        let news = case.news(&plan);
        let Ok(placed) = plenary::place(plan, &news) else { return Ok(()) };
        if gaps::has_skipped_hours(&placed.value) {
            return Ok(());
        }
        for show in SHOWS {
            if let Ok(schedule) = placed.value.clone().showing(show) {
                let wrong = disagreements(&schedule);
                prop_assert!(wrong.is_empty(), "{}", wrong);
            }
        }
    }
}
