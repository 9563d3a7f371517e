//! The change that takes another back.

use toml::de::DeTable;

use super::{
    change::{Change, RecordKey},
    edit::{of_meeting, text_of},
};
use crate::{
    fault::Report,
    plan::{DayRecord, News, Record},
    source::Source,
};

impl Change {
    /// Returns the change that takes this one back, for a source in which it is not made yet: it restores the
    /// record that would be replaced, or takes the record out. None if the source has nothing to restore, as
    /// for a record that is taken back and is not there.
    ///
    /// # Errors
    /// The faults of the source, as [`read`](crate::read).
    ///
    /// ```
    /// use plenary::{edit::{self, Change, RecordKey}, Minutes};
    /// let source = plenary::open("csp12.toml")?;
    /// let took = |minutes| Change::Took("WGTU".to_owned(), Minutes(minutes));
    /// let back = took(90).undo(&source)?;
    /// assert_eq!(back, Some(Change::TakeBack("WGTU".to_owned(), RecordKey::Took)));
    /// let after = edit::record(&source, &[took(90)])?;
    /// assert_eq!(took(120).undo(&after)?, Some(took(90)));
    /// assert_eq!(edit::record(&after, back.as_slice())?, source);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn undo(&self, source: &Source) -> Result<Option<Self>, Report> {
        let (plan, news) = crate::read(source)?.value;
        if let Some(id) = self.meeting() {
            if let Some(item) = self.item() {
                return Ok(self.undo_of_item(item, plan.item_of(id, item), news.of(id)));
            }
            let place = plan.meetings.iter().position(|meeting| meeting.id == *id);
            let record = news.of(id).cloned().unwrap_or_default();
            let earlier = |key| of_record(id, key, &record, || text(source.text(), place?, key));
            return Ok(match self {
                Self::TakeBack(_, key) => earlier(*key),
                recorded => {
                    let key = recorded.record_key();
                    let mut replaced = key.into_iter().flat_map(RecordKey::replaced);
                    let back = || Some(Self::TakeBack(id.to_owned(), key?));
                    replaced.find_map(earlier).or_else(back)
                }
            });
        }
        Ok(self.undo_of_day(&news))
    }

    /// Returns the change that takes one of an item back.
    fn undo_of_item(
        &self,
        item: &str,
        place: Option<usize>,
        record: Option<&Record>,
    ) -> Option<Self> {
        let id = self.meeting()?.to_owned();
        let before = record.and_then(|record| record.done.get(&place?));
        let back = || Self::TakeBackDone(id.clone(), item.to_owned());
        match before {
            Some(at) => Some(Self::Done(id, item.to_owned(), *at)),
            None => (!self.takes_back()).then(back),
        }
    }

    /// Returns the change that takes one of a day back, or one of the moment of the records.
    fn undo_of_day(&self, news: &News) -> Option<Self> {
        let record = self.day().and_then(|(track, day)| {
            let mut records = news.days().iter();
            records.find(|record| record.day == day && record.track.as_deref() == track)
        });
        let held = |record: &DayRecord| {
            let hours = record.held.clone()?;
            Some(Self::Held(record.track.clone(), record.day, hours))
        };
        let extra = |record: &DayRecord, hours| {
            let agreed = record.extra.iter().find(|extra| extra.hours == hours)?;
            let (track, group) = (record.track.clone(), agreed.group.clone());
            Some(Self::Extra(track, record.day, hours, group))
        };
        match self {
            Self::Held(track, day, _) => {
                let back = || Self::TakeBackHeld(track.clone(), *day);
                Some(record.and_then(held).unwrap_or_else(back))
            }
            Self::Extra(track, day, hours, _) => {
                let back = || Self::TakeBackExtra(track.clone(), *day, *hours);
                let earlier = record.and_then(|record| extra(record, *hours));
                Some(earlier.unwrap_or_else(back))
            }
            Self::TakeBackHeld(..) => held(record?),
            Self::TakeBackExtra(_, _, hours) => extra(record?, *hours),
            _ => news.now().map(Self::AsOf),
        }
    }
}

/// Returns the change that records what is recorded of a meeting under a key, if something is.
fn of_record(
    id: &str,
    key: RecordKey,
    record: &Record,
    text: impl FnOnce() -> Option<String>,
) -> Option<Change> {
    let of = id.to_owned();
    Some(match key {
        RecordKey::Took => Change::Took(of, record.took?),
        RecordKey::Ended => Change::Ended(of, record.ended?),
        RecordKey::Extended => Change::Extended(of, record.extended?),
        RecordKey::Suspended => Change::Suspended(of, record.suspended?),
        RecordKey::Adjourned => Change::Adjourned(of, record.adjourned?),
        RecordKey::Cancelled => Change::Cancelled(of, text()?),
        RecordKey::Postponed => Change::Postponed(of, text()?),
    })
}

/// Returns a text of a meeting: its characters, or its table by language as it is written.
fn text(source: &str, place: usize, key: RecordKey) -> Option<String> {
    let (table, _) = DeTable::parse_recoverable(source);
    let meeting = of_meeting(table.get_ref(), place)?;
    text_of(meeting.table().get(key.name())?, source)
}
