//! The deadlines, and the documents of the meetings.

use std::collections::HashSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{data::Data, meeting::clock, shapes, text::Text};
use crate::{
    plan::{self, Due, MeetingId},
    schedule::DatedDeadline,
    text::Address,
};

/// Something that is to be done by a day.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Deadline<'s> {
    /// Title: the thing to do.
    title: Text<'s>,
    /// By which day; not there, if its meeting has no place, or is not held and it is before each.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::date")]
    date: Option<NaiveDate>,
    /// By which day it was planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::date")]
    planned: Option<NaiveDate>,
    /// By which hour of that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::clock")]
    time: Option<String>,
    /// The id of the meeting with which it moves.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'s str>,
    /// True if it is before each meeting: the list has it once for each day on which meetings begin.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    before_each: bool,
    /// Number of days before the day on which the meeting begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    days_before: Option<u32>,
    /// True if these are working days.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    working_days: bool,
    /// Address to do it at.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    link: Option<&'s Address>,
}

/// A document of the meetings.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Document<'s> {
    /// By what it is cited.
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<&'s str>,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Text<'s>>,
    /// The day on which it is issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::date")]
    issued: Option<NaiveDate>,
    /// Address to read it at.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    link: Option<&'s Address>,
}

pub(super) fn deadlines<'s>(data: &Data<'s>) -> Vec<Deadline<'s>> {
    let of = |dated: DatedDeadline| {
        let deadline = data.plan.deadlines().get(dated.deadline.index())?;
        let (before_each, days_before) = match deadline.due {
            Due::On(_) => (false, None),
            Due::Before { days, .. } => (false, Some(days)),
            Due::BeforeEach { days } => (true, Some(days)),
        };
        Some(Deadline {
            title: data.text(&deadline.title),
            date: dated.current,
            planned: dated.planned,
            time: deadline.time.map(clock),
            before: dated.meeting.and_then(|meeting| data.meeting(meeting)),
            before_each,
            days_before,
            working_days: deadline.working_days,
            link: deadline.link.as_ref(),
        })
    };
    let mut dated = data.schedule.deadlines();
    dated.extend(called_off(data, &dated));
    dated.into_iter().filter_map(of).collect()
}

/// Returns the planned days of deadlines before each meeting that have gone with their meetings.
fn called_off(data: &Data<'_>, current: &[DatedDeadline]) -> Vec<DatedDeadline> {
    let deadlines = data.plan.deadlines();
    if !deadlines.iter().any(plan::Deadline::is_before_each) {
        return Vec::new();
    }
    let key = |one: &DatedDeadline| (one.deadline.index(), one.meeting.map(MeetingId::index));
    let kept: HashSet<_> = current.iter().map(key).collect();
    let planned = data.schedule.deadlines_in_order(true).into_iter();
    let gone = planned.filter(|one| !kept.contains(&key(one)));
    gone.map(|one| DatedDeadline {
        current: None,
        ..one
    })
    .collect()
}

pub(super) fn documents<'s>(data: &Data<'s>) -> Vec<Document<'s>> {
    let documents = data.plan.documents().iter();
    let document = |document: &'s plan::ListedDocument| Document {
        symbol: document.symbol.as_deref(),
        title: data.optional(document.title.as_ref()),
        issued: document.issued,
        link: document.link.as_ref(),
    };
    documents.map(document).collect()
}
