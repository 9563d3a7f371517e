//! What a source says of a single meeting beside its time.

use chrono::NaiveTime;
use toml::de::DeValue;

use super::{
    Slot,
    keys::details::{agenda, meeting_details as key},
    level::Level,
    reader::{PathRef, Reading, Table, Value, wrong_type},
    schema::{Schema, described},
    words::AccessWording,
};
use crate::{
    keywords::Attendance,
    text::{Address, Livestream, Wording},
};

/// The keys of a meeting that say more than who and when.
#[derive(Debug, Clone, Default)]
pub(crate) struct Details {
    pub(crate) room: Slot<Wording>,
    pub(crate) link: Slot<Address>,
    pub(crate) livestream: Slot<Livestream>,
    pub(crate) interpretation: Slot<Wording>,
    pub(crate) format: Slot<Attendance>,
    pub(crate) access: Slot<Wording>,
    pub(crate) chair: Slot<Wording>,
    pub(crate) speakers: Slot<Vec<Slot<Wording>>>,
    pub(crate) informal: Slot<bool>,
    pub(crate) with: Slot<Vec<Slot<String>>>,
    pub(crate) open_end: Slot<bool>,
    pub(crate) note: Slot<Wording>,
    pub(crate) agenda: Slot<Vec<Slot<AgendaItem>>>,
}

/// An element of `agenda`.
#[derive(Debug, Clone, Default)]
pub(crate) struct AgendaItem {
    pub(crate) item: Slot<Wording>,
    pub(crate) title: Slot<Wording>,
    pub(crate) at: Slot<NaiveTime>,
    pub(crate) document: Slot<Wording>,
    pub(crate) link: Slot<Address>,
    /// Whether it is a text alone, which has no key of its own.
    pub(crate) is_text: bool,
}

pub(super) fn details(keys: &mut Table<'_, '_>, found: &mut Reading) -> Details {
    Details {
        room: keys.take_key(key::ROOM, found),
        link: keys.take_key(key::LINK, found),
        livestream: keys.take_key(key::LIVESTREAM, found),
        interpretation: keys.take_key(key::INTERPRETATION, found),
        format: keys.take_key(key::FORMAT, found),
        access: keys.take_key(key::ACCESS, found).map(AccessWording::into),
        chair: keys.take_key(key::CHAIR, found),
        speakers: keys.take_key(key::SPEAKERS, found),
        informal: keys.take_key(key::INFORMAL, found),
        with: keys.take_key(key::WITH, found),
        open_end: keys.take_key(key::OPEN_END, found),
        note: keys.take_key(key::NOTE, found),
        agenda: keys.take_key(key::AGENDA, found),
    }
}

impl From<Wording> for AgendaItem {
    fn from(title: Wording) -> Self {
        Self {
            title: Slot::Given(title),
            is_text: true,
            ..Self::default()
        }
    }
}

impl Value for AgendaItem {
    const FORM: &'static str =
        "a text in quotation marks, or a table such as `{ item = \"4\", title = \"…\" }`";

    fn meant(value: &DeValue<'_>) -> Option<String> {
        Wording::meant(value)
    }

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let DeValue::Table(table) = value else {
            return match value.as_str() {
                Some(text) => Slot::Given(Wording::from(text).into()),
                None => wrong_type(value, at, found),
            };
        };
        let mut keys = Table::open(table, Level::Agenda, *at);
        let item = Self {
            item: keys.take_key(agenda::ITEM, found),
            title: keys.take_key(agenda::TITLE, found),
            at: keys.take_key(agenda::AT, found),
            document: keys.take_key(agenda::DOCUMENT, found),
            link: keys.take_key(agenda::LINK, found),
            is_text: false,
        };
        keys.finish(found);
        Slot::Given(item)
    }

    fn schema() -> Schema {
        described(Schema::FILLED.to_owned(), Level::Agenda)
    }
}
