//! The deadlines, and the documents of the meetings.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{data::Data, meeting::clock, shapes, text::Text};
use crate::{
    plan::{self, Due},
    schedule::DatedDeadline,
    text::Address,
};

/// Something that is to be done by a day.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Deadline<'s> {
    /// Title: the thing to do.
    title: Text<'s>,
    /// By which day; not there, if the meeting that it comes before has no place.
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
    /// Number of days before the day on which the meeting begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    days_before: Option<u32>,
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
        let (before, days_before) = match deadline.due {
            Due::On(_) => (None, None),
            Due::Before { meeting, days } => (data.meeting(meeting), Some(days)),
        };
        Some(Deadline {
            title: data.text(&deadline.title),
            date: dated.current,
            planned: dated.planned,
            time: deadline.time.map(clock),
            before,
            days_before,
            link: deadline.link.as_ref(),
        })
    };
    let dated = data.schedule.deadlines();
    dated.into_iter().filter_map(of).collect()
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
