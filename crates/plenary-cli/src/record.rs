//! `plenary record`: what has happened, written into the source.

mod as_of;
mod command;
mod complete;
mod refusals;

use plenary::{
    Report, Schedule, Severity, Source,
    chrono::{NaiveDateTime, TimeDelta},
    edit::{self, Change, RecordKey, RecordSentences},
    plan::{CalledOff, DayRecord, Extra},
};

use crate::{
    args::RecordArgs,
    clock, files,
    outcome::{Failure, Outcome, print, show},
    what_if::{self, OfDay, Typed},
};

pub(crate) fn run(args: &RecordArgs) -> Result<Outcome, Failure> {
    let path = &args.file;
    if files::is_stdin(path) {
        let message = "nothing can be recorded in the standard input: give a file";
        return Err(Failure::Usage(message.to_owned()));
    }
    let name = path.display().to_string();
    let Some(of) = &args.of else {
        return complete::run(args, &name, files::source(path, name.clone())?);
    };
    let typed = typed(args, of).map_err(Failure::Usage)?;
    let before = files::source(path, name.clone())?;
    let change = what_if::change(&before, &typed, args.lang)?;
    let record = before.and_then(|before| Record::new(before, change?, args));
    let record = match record {
        Ok(record) => record,
        Err(report) => {
            show(&report)?;
            return Ok(Outcome::Faulty);
        }
    };
    record.write(&name)
}

/// A change that is about to be written.
struct Record<'a> {
    args: &'a RecordArgs,
    before: Source,
    change: Change,
    /// The change that takes this one back; none if there is nothing to restore.
    undo: Option<Change>,
    /// The schedule before the change, if there is one.
    earlier: Option<Schedule>,
}

impl<'a> Record<'a> {
    fn new(before: Source, change: Change, args: &'a RecordArgs) -> Result<Self, Report> {
        let undo = change.undo(&before)?;
        let earlier = plenary::compile_overfull(&before).ok();
        Ok(Self {
            earlier: earlier.map(|warned| warned.value),
            args,
            before,
            change,
            undo,
        })
    }

    fn sentences(&self) -> RecordSentences {
        RecordSentences::new(self.args.lang)
    }

    /// Writes the change, and tells what it does; or tells why it cannot be written.
    fn write(&self, name: &str) -> Result<Outcome, Failure> {
        self.refuse_contradictions()?;
        if self.undo.as_ref() == Some(&self.change) {
            let replaced = self.undo.as_ref();
            let is_there = replaced.and_then(|undo| self.sentences().replaces(&self.change, undo));
            print(&format!("{name}: {}\n", is_there.unwrap_or_default()))?;
            return Ok(Outcome::Well);
        }
        // Until it is written, no fault shows it as if it stood in the file.
        let supposed = what_if::by_a_late_moment(&self.before, std::slice::from_ref(&self.change));
        let schedule = supposed.and_then(|after| plenary::compile_overfull(&after));
        let schedule = match schedule {
            Ok(warned) => warned.value,
            Err(report) => return nothing_recorded(name, &report),
        };
        let clock = clock::local(schedule.plan())?;
        let as_of = self.as_of(clock, &schedule)?;
        let changes = [self.change.clone(), Change::AsOf(as_of)];
        let supposed = edit::suppose(&self.before, &changes);
        let compiled = supposed.and_then(|after| Ok((plenary::compile_overfull(&after)?, after)));
        let (warned, after) = match compiled {
            Ok(compiled) => compiled,
            Err(report) => return nothing_recorded(name, &report),
        };
        show(&warned.warnings.at_least(Severity::Warning))?;
        print(&self.moved(&warned.value))?;
        files::replace(&self.args.file, &self.before, after.text())?;
        print(&self.recorded(name, as_of, clock, &warned.value))?;
        Ok(if warned.value.fits() {
            Outcome::Well
        } else {
            Outcome::Faulty
        })
    }

    /// Returns the meetings that move, and those that would open on an earlier day than issued, a line each.
    fn moved(&self, schedule: &Schedule) -> String {
        let language = self.args.lang;
        let issued = schedule.issued().or(schedule.earlier());
        let mut lines = Vec::new();
        if let Some(earlier) = &self.earlier {
            lines = schedule.moved_since(earlier, language);
            if lines.is_empty() {
                lines.push(self.sentences().nothing_moves().to_owned());
            }
        }
        lines.extend(schedule.opens_earlier(issued, language));
        to_text(&lines)
    }

    /// Returns the lines that tell what was written, and the commands that come next.
    fn recorded(
        &self,
        name: &str,
        as_of: NaiveDateTime,
        clock: NaiveDateTime,
        schedule: &Schedule,
    ) -> String {
        let (sentences, source) = (self.sentences(), files::quoted(name));
        let mut lines = Vec::new();
        let undo = self.undo.as_ref();
        lines.extend(undo.and_then(|undo| sentences.replaces(&self.change, undo)));
        lines.extend(self.stays_called_off(schedule, &source));
        let recorded = sentences.recorded(&self.change, as_of);
        lines.push(format!("{name}: {recorded}"));
        if let Some(undo) = undo {
            let mut command = command::of(undo, &source);
            let earlier = self.earlier.as_ref();
            if earlier.is_some_and(|earlier| self.against_the_clock(undo, clock, earlier).is_some())
            {
                // By itself it would be refused.
                let at = as_of + TimeDelta::minutes(1);
                command = format!("{command} --at {}", as_of::quoted(at));
            }
            lines.push(sentences.to_take_back(&command));
        }
        if self.takes_facilities() {
            lines.push(sentences.facilities_are_lost().to_owned());
        }
        lines.push(what_comes_next(sentences, name, as_of, schedule));
        to_text(&lines)
    }

    /// True if an extra session with a room, a livestream or an interpretation of its own is taken back.
    fn takes_facilities(&self) -> bool {
        let Change::TakeBackExtra(track, day, hours) = &self.change else {
            return false;
        };
        let Ok(read) = plenary::read(&self.before) else {
            return false;
        };
        let (_, news) = read.value;
        let of_day = |record: &&DayRecord| (&record.track, record.day) == (track, *day);
        let extra = news
            .days()
            .iter()
            .filter(of_day)
            .flat_map(|record| &record.extra);
        let mut agreed = extra.filter(|extra| extra.hours == *hours);
        agreed.any(Extra::has_facilities)
    }

    /// Tells that a meeting which has used time is still called off.
    fn stays_called_off(&self, schedule: &Schedule, source: &str) -> Option<String> {
        let (Change::Took(id, _) | Change::Ended(id, _)) = &self.change else {
            return None;
        };
        let (how, _) = schedule.meeting(id)?.record.called_off()?;
        let key = match how {
            CalledOff::Cancelled => RecordKey::Cancelled,
            _ => RecordKey::Postponed,
        };
        let command = command::of(&Change::TakeBack(id.clone(), key), source);
        Some(self.sentences().stays_called_off(id, how, &command))
    }
}

/// Returns the line with the command that comes next: that which writes the files or, if the meetings do not fit,
/// those by which one looks at them.
fn what_comes_next(
    sentences: RecordSentences,
    name: &str,
    as_of: NaiveDateTime,
    schedule: &Schedule,
) -> String {
    let source = files::quoted(name);
    if schedule.fits() {
        return sentences.to_update(&format!("plenary render --write {source}"));
    }
    let (first, last) = (schedule.plan().first_day(), schedule.plan().last_day());
    let day = as_of.date().clamp(first, last);
    let look = format!("plenary render {source} --unfit");
    let paper = format!("plenary render {source} --day {day} --unfit");
    sentences.not_until_it_fits(&look, &paper)
}

/// Returns lines as a text, each with its end.
fn to_text(lines: &[String]) -> String {
    let ended = lines.iter().flat_map(|line| [line.as_str(), "\n"]);
    ended.collect()
}

/// Shows the faults for which nothing is written.
fn nothing_recorded(name: &str, report: &Report) -> Result<Outcome, Failure> {
    show(&report.at_least(Severity::Warning))?;
    print(&format!("{name}: nothing recorded\n"))?;
    Ok(Outcome::Faulty)
}

fn typed(args: &RecordArgs, of: &str) -> Result<Typed, String> {
    let id = || of.to_owned();
    let options = [
        (RecordKey::Took, &args.took),
        (RecordKey::Ended, &args.ended),
        (RecordKey::Extended, &args.extended),
        (RecordKey::Suspended, &args.suspended),
        (RecordKey::Adjourned, &args.adjourned),
        (RecordKey::Cancelled, &args.cancelled),
        (RecordKey::Postponed, &args.postponed),
    ];
    let given = options
        .iter()
        .find_map(|(key, value)| Some((*key, value.as_ref()?)));
    if let Some((key, value)) = given {
        return Typed::of_meeting(key, id(), value);
    }
    if let (Some(item), Some(at)) = (&args.item, &args.done) {
        return Typed::done(id(), item.clone(), at);
    }
    let of_day = match (&args.held, &args.extra) {
        (_, Some(extra)) => OfDay::extra(extra, args.group.clone())?,
        (held, None) => OfDay::held(held.as_deref().unwrap_or_default())?,
    };
    Ok(Typed::OfDay(args.track.clone(), of.to_owned(), of_day))
}
