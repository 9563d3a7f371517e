//! The schemas of single values that are copied from the plan.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    keywords::{Attendance, EventKind, EventStatus, Role, Rolling, StartForm, Status},
    plan::{Resumption, SessionKind},
    schedule::{ItemOutcome, State},
    text::Language,
};

pub(super) fn version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": super::VERSION })
}

pub(super) fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date" })
}

pub(super) fn local(_: &mut SchemaGenerator) -> Schema {
    let pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$";
    json_schema!({ "type": "string", "pattern": pattern })
}

pub(super) fn utc(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date-time", "pattern": "Z$" })
}

pub(super) fn clock(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$" })
}

pub(super) fn hours(_: &mut SchemaGenerator) -> Schema {
    let pattern = r"^[0-9]{2}:[0-9]{2}(\+1)?-[0-9]{2}:[0-9]{2}(\+1)?$";
    json_schema!({ "type": "string", "pattern": pattern })
}

pub(super) fn address(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^(https?://|mailto:)" })
}

pub(super) fn languages(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": words(Language::ALL), "minItems": 1, "uniqueItems": true })
}

pub(super) fn language(_: &mut SchemaGenerator) -> Schema {
    words(Language::ALL)
}

pub(super) fn status(_: &mut SchemaGenerator) -> Schema {
    words(Status::ALL)
}

pub(super) fn item_outcome(_: &mut SchemaGenerator) -> Schema {
    words(ItemOutcome::ALL)
}

pub(super) fn rolling(_: &mut SchemaGenerator) -> Schema {
    words(Rolling::ALL)
}

pub(super) fn start_form(_: &mut SchemaGenerator) -> Schema {
    words(StartForm::ALL)
}

pub(super) fn format(_: &mut SchemaGenerator) -> Schema {
    words(Attendance::ALL)
}

pub(super) fn access(_: &mut SchemaGenerator) -> Schema {
    words(&["open", "closed", "limited"])
}

pub(super) fn resumption(_: &mut SchemaGenerator) -> Schema {
    words(Resumption::ALL)
}

pub(super) fn event_kind(_: &mut SchemaGenerator) -> Schema {
    words(EventKind::ALL)
}

pub(super) fn event_status(_: &mut SchemaGenerator) -> Schema {
    words(EventStatus::ALL)
}

pub(super) fn role(_: &mut SchemaGenerator) -> Schema {
    words(Role::ALL)
}

pub(super) fn session_kind(_: &mut SchemaGenerator) -> Schema {
    words(SessionKind::ALL)
}

pub(super) fn state(_: &mut SchemaGenerator) -> Schema {
    words(State::ALL)
}

/// Returns one of these words, as they are written.
fn words<T: Serialize>(all: &[T]) -> Schema {
    let words: Vec<Value> = all.iter().map(|word| json!(word)).collect();
    json_schema!({ "type": "string", "enum": words })
}
