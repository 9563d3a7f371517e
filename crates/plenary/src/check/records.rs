//! What is recorded of meetings.

use super::texts::Texts;
use crate::{
    document as raw,
    fault::{Code, Fault, Faults, PathRef, path_to},
    plan::{Meeting, News, Record},
};

/// Adds what is recorded of a meeting.
pub(super) fn of(
    id: &str,
    written: &mut raw::Record,
    at: &PathRef<'_>,
    texts: &Texts,
    mut news: News,
    faults: &mut Faults,
) -> News {
    let raw::Record {
        took,
        ended,
        extended,
        suspended,
        adjourned,
        cancelled,
        postponed,
    } = std::mem::take(written);
    if let Some(minutes) = took.given() {
        news = news.took(id, minutes);
    }
    if let Some(moment) = ended.given() {
        news = news.ended(id, moment);
    }
    if let Some(minutes) = extended.given() {
        news = news.extended(id, minutes);
    }
    if let Some(moment) = suspended.given() {
        news = news.suspended(id, moment);
    }
    if let Some(moment) = adjourned.given() {
        news = news.adjourned(id, moment);
    }
    if let Some(reason) = texts.one(cancelled.given(), || at.then("cancelled"), faults) {
        news = news.cancelled(id, reason);
    }
    if let Some(until) = texts.one(postponed.given(), || at.then("postponed"), faults) {
        news = news.postponed(id, until);
    }
    news
}

/// The faults of meetings of which nothing is recorded, in a schedule that is kept as held.
pub(super) fn shortfall(meetings: &[Meeting], news: &News) -> Vec<Fault> {
    let recorded = |id: &str| news.of(id).is_some_and(Record::is_settled);
    let meetings = meetings.iter().enumerate();
    let shortfall = meetings.filter(|(_, meeting)| !recorded(&meeting.id));
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
