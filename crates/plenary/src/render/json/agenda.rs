//! The items of agendas, and those that a sitting takes up.

use schemars::JsonSchema;
use serde::Serialize;

use super::{data::Data, meeting::clock, shapes, standing::Instant, text::Text};
use crate::{
    plan,
    schedule::{Consideration, ItemOutcome, Placed},
    text::Address,
};

/// Something that a meeting deals with. It has a number, a title, or both.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct AgendaItem<'s> {
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<Text<'s>>,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Text<'s>>,
    /// The hour at which it is taken up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::clock")]
    at: Option<String>,
    /// Minutes that it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    /// The moment at which it was concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<Instant<'s>>,
    /// The documents before the meeting.
    documents: Vec<AgendaDocument<'s>>,
    /// Address with more about the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    link: Option<&'s Address>,
    /// A note on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Text<'s>>,
}

/// A document of an item.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct AgendaDocument<'s> {
    /// Symbol.
    symbol: Text<'s>,
    /// Address at which it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::address")]
    link: Option<&'s Address>,
}

/// An item that a sitting takes up.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct ItemPart<'s> {
    /// The id of the meeting in whose agenda it stands: that of the sitting, or one that it resumes.
    meeting: &'s str,
    /// Its place in that agenda, from 1.
    place: usize,
    /// Beginning, if an hour or durations tell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<Instant<'s>>,
    /// True if the beginning is reckoned from durations, and nobody has set it.
    estimate: bool,
    /// True if it was taken up before.
    continued: bool,
    /// Its fate, if its meeting ended without concluding it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "shapes::item_outcome")]
    outcome: Option<ItemOutcome>,
}

/// Returns the items of a meeting, in order.
pub(super) fn agenda<'s>(placed: &'s Placed, data: &Data<'s>) -> Vec<AgendaItem<'s>> {
    let agenda = placed.meeting.details().agenda.iter().enumerate();
    agenda
        .map(|(place, item)| {
            let done = placed.record.done.get(&place);
            let zone = data.plan.frame.time_zone;
            AgendaItem {
                done: done.map(|local| data.instant(zone.earliest(*local))),
                ..AgendaItem::of(item, data)
            }
        })
        .collect()
}

impl<'s> AgendaItem<'s> {
    fn of(item: &'s plan::AgendaItem, data: &Data<'s>) -> Self {
        let documents = item.documents.iter().map(|document| AgendaDocument {
            symbol: data.text(&document.symbol),
            link: document.link.as_ref(),
        });
        Self {
            item: data.optional(item.item.as_ref()),
            title: data.optional(item.title.as_ref()),
            at: item.at.map(clock),
            minutes: item.duration.map(|minutes| minutes.0),
            done: None,
            documents: documents.collect(),
            link: item.link.as_ref(),
            note: data.optional(item.note.as_ref()),
        }
    }
}

impl<'s> ItemPart<'s> {
    pub(super) fn of(part: &Consideration, data: &Data<'s>) -> Option<Self> {
        Some(Self {
            meeting: data.meeting(part.meeting)?,
            place: part.item + 1,
            starts: part.starts.map(|starts| data.instant(starts)),
            estimate: part.is_estimate,
            continued: part.is_continued,
            outcome: part.outcome,
        })
    }
}
