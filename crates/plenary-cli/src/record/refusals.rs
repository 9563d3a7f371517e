//! Records that contradict what is recorded already: refused, with the command to type.

use plenary::{
    Schedule,
    edit::{Change, RecordKey},
    plan::{self, CalledOff},
};

use super::{Record, command};
use crate::{files, outcome::Failure};

impl Record<'_> {
    /// Refuses a record that cannot be true beside another of its meeting, and replaces none; and one that
    /// takes back what is not recorded.
    pub(super) fn refuse_contradictions(&self) -> Result<(), Failure> {
        if self.change.takes_back() && self.undo.is_none() {
            return Err(Failure::Usage(self.nothing_to_take_back()));
        }
        let refusal = self.earlier.as_ref().and_then(|earlier| {
            let id = meeting(&self.change)?;
            let record = &earlier.meeting(id)?.record;
            self.is_resumed(earlier, id, record)
                .or_else(|| self.contradiction(id, record))
        });
        refusal.map_or(Ok(()), |message| Err(Failure::Usage(message)))
    }

    pub(super) fn command(&self, change: &Change) -> String {
        let source = files::quoted(&self.args.file.display().to_string());
        command::of(change, &source)
    }

    fn take_back(&self, id: &str, key: RecordKey) -> String {
        self.command(&Change::TakeBack(id.to_owned(), key))
    }

    /// Returns the refusal of a change that would leave a block which resumes a meeting with nothing to
    /// resume.
    fn is_resumed(&self, earlier: &Schedule, id: &str, record: &plan::Record) -> Option<String> {
        record.stopped()?;
        let block = earlier.meetings().iter().find_map(|placed| {
            let resumed = earlier.meetings().get(placed.meeting.resumes?.index())?;
            (resumed.meeting.id == *id).then_some(&placed.meeting.id)
        })?;
        let key = stop_key(record);
        let block_id = || block.clone();
        let (what, change) = match &self.change {
            Change::Took(_, time) => ("over", Change::Took(block_id(), *time)),
            Change::Ended(_, at) => ("over", Change::Ended(block_id(), *at)),
            Change::Cancelled(_, text) => ("not held", Change::Cancelled(block_id(), text.clone())),
            Change::Postponed(_, text) => ("not held", Change::Postponed(block_id(), text.clone())),
            Change::TakeBack(_, taken) if *taken == key => {
                let again = self.command(&self.change);
                return Some(format!(
                    "{block} takes {id} up: first delete the `[[meeting]]` with `resumes = \"{id}\"`, then type {again}"
                ));
            }
            _ => return None,
        };
        let command = self.command(&change);
        Some(format!(
            "{id} was {key}, and {block} takes it up: if that is {what}, type {command}"
        ))
    }

    /// Returns the refusal of a change that contradicts another record of its meeting.
    fn contradiction(&self, id: &str, record: &plan::Record) -> Option<String> {
        let called_off = record.called_off().map(|(how, _)| match how {
            CalledOff::Postponed => RecordKey::Postponed,
            _ => RecordKey::Cancelled,
        });
        let not_held = called_off.map(|key| {
            let first = self.take_back(id, key);
            format!("{id} is {key}: if it is held, first type {first}")
        });
        match &self.change {
            Change::Cancelled(..) | Change::Postponed(..) => self.is_going_on(id, record),
            Change::Suspended(..) | Change::Adjourned(..) => not_held,
            Change::Extended(..) => not_held.or_else(|| self.is_over(id, record)),
            _ => None,
        }
    }

    /// Returns the refusal to call a meeting off that has stopped, or was given more time.
    fn is_going_on(&self, id: &str, record: &plan::Record) -> Option<String> {
        if let Some(at) = record.stopped() {
            let key = stop_key(record);
            let ended = self.command(&Change::Ended(id.to_owned(), at));
            let first = self.take_back(id, key);
            return Some(format!(
                "{id} was {key}: if it does not go on, type {ended}; if it was never opened, first type {first}"
            ));
        }
        record.extended?;
        let first = self.take_back(id, RecordKey::Extended);
        Some(format!(
            "{id} is extended: if it is not held, first type {first}"
        ))
    }

    /// Returns the refusal to give a meeting more time that is over.
    fn is_over(&self, id: &str, record: &plan::Record) -> Option<String> {
        let (key, verb) = match (record.took, record.ended) {
            (Some(_), _) => (RecordKey::Took, "recorded with `took`"),
            (None, Some(_)) => (RecordKey::Ended, "recorded with `ended`"),
            (None, None) => return None,
        };
        let first = self.take_back(id, key);
        Some(format!(
            "{id} is over, and {verb}: if it is not over, first type {first}; if it took longer, record that with --{key}"
        ))
    }

    /// Says that there is nothing to take back, and what there is.
    fn nothing_to_take_back(&self) -> String {
        match &self.change {
            Change::TakeBackHeld(_, day) => format!("no `held` is recorded of {day}"),
            Change::TakeBackExtra(_, day, hours) => {
                format!("no extra session {hours} is recorded of {day}")
            }
            Change::TakeBackDone(id, item) => {
                format!("item {item} of {id} is not recorded as concluded")
            }
            Change::TakeBack(id, key) => {
                let placed = self
                    .earlier
                    .as_ref()
                    .and_then(|earlier| earlier.meeting(id));
                let recorded = placed
                    .map(|placed| keys(&placed.record))
                    .unwrap_or_default();
                let commands = recorded.iter().map(|key| self.take_back(id, *key));
                let commands: Vec<_> = commands.collect();
                if commands.is_empty() {
                    return format!("nothing is recorded of {id}");
                }
                format!(
                    "no `{key}` is recorded of {id}: type {}",
                    commands.join(", or ")
                )
            }
            _ => String::new(),
        }
    }
}

/// Returns the key by which a meeting has stopped.
fn stop_key(record: &plan::Record) -> RecordKey {
    if record.suspended.is_some() {
        RecordKey::Suspended
    } else {
        RecordKey::Adjourned
    }
}

/// Returns the keys under which something is recorded of a meeting.
fn keys(record: &plan::Record) -> Vec<RecordKey> {
    let all = [
        (RecordKey::Took, record.took.is_some()),
        (RecordKey::Ended, record.ended.is_some()),
        (RecordKey::Extended, record.extended.is_some()),
        (RecordKey::Suspended, record.suspended.is_some()),
        (RecordKey::Adjourned, record.adjourned.is_some()),
        (RecordKey::Cancelled, record.cancelled.is_some()),
        (RecordKey::Postponed, record.postponed.is_some()),
    ];
    let given = all.into_iter().filter(|(_, given)| *given);
    given.map(|(key, _)| key).collect()
}

/// Returns the id of the meeting that a change speaks of.
fn meeting(change: &Change) -> Option<&str> {
    match change {
        Change::Took(id, _)
        | Change::Ended(id, _)
        | Change::Extended(id, _)
        | Change::Suspended(id, _)
        | Change::Adjourned(id, _)
        | Change::Cancelled(id, _)
        | Change::Postponed(id, _)
        | Change::TakeBack(id, _) => Some(id),
        _ => None,
    }
}
