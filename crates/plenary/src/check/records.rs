//! Records of meetings: how long one took, or why it was not held.

use std::mem::take;

use super::texts::Texts;
use crate::{
    document as raw,
    fault::{Code, Fault, Faults, PathRef, path_to},
    plan::{Meeting, News, Record},
};

/// Adds the record of a meeting to the news.
pub(super) fn add(
    id: &str,
    written: &mut raw::Meeting,
    at: &PathRef<'_>,
    texts: &Texts,
    mut news: News,
    faults: &mut Faults,
) -> News {
    if let Some(minutes) = written.took.as_given().copied() {
        news = news.took(id, minutes);
    }
    if let Some(moment) = written.ended.as_given().copied() {
        news = news.ended(id, moment);
    }
    if let Some(minutes) = written.extended.as_given().copied() {
        news = news.extended(id, minutes);
    }
    if let Some(moment) = written.suspended.as_given().copied() {
        news = news.suspended(id, moment);
    }
    if let Some(moment) = written.adjourned.as_given().copied() {
        news = news.adjourned(id, moment);
    }
    if let Some(reason) = texts.one(
        take(&mut written.cancelled).given(),
        || at.then("cancelled"),
        faults,
    ) {
        news = news.cancelled(id, reason);
    }
    if let Some(until) = texts.one(
        take(&mut written.postponed).given(),
        || at.then("postponed"),
        faults,
    ) {
        news = news.postponed(id, until);
    }
    news
}

/// Returns the faults of meetings without a record, in a schedule that is kept as held.
pub(super) fn shortfall(meetings: &[Meeting], news: &News) -> Vec<Fault> {
    let recorded = |id: &str| news.of(id).is_some_and(Record::is_settled);
    let shortfall = meetings
        .iter()
        .enumerate()
        .filter(|(_, meeting)| !recorded(&meeting.id));
    let fault = |(place, meeting): (usize, &Meeting)| {
        let message = format!("how long {} took is not recorded", meeting.id);
        Fault::new(Code::NoRecord, message, path_to!["meeting", place])
            .label("no `took` under this")
            .and(path_to!["status"])
            .label("the schedule is kept as held")
            .help("add a line such as `took = \"4h30m\"` under it")
    };
    shortfall.map(fault).collect()
}
