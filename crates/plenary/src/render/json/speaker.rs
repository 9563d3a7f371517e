//! The speakers of a meeting.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{data::Data, text::Text};
use crate::plan;

/// Name of a speaker, as any other text; behind the languages the function, if there is one.
pub(super) struct Speaker<'s> {
    name: Text<'s>,
    function: Option<Text<'s>>,
}

impl<'s> Speaker<'s> {
    pub(super) fn of(speaker: &'s plan::Speaker, data: &Data<'s>) -> Self {
        Self {
            name: data.text(&speaker.name),
            function: data.optional(speaker.function.as_ref()),
        }
    }
}

impl Serialize for Speaker<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.name.serialize_entries(&mut map)?;
        if let Some(function) = &self.function {
            map.serialize_entry("function", function)?;
        }
        map.end()
    }
}

impl JsonSchema for Speaker<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Speaker".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let function = generator.subschema_for::<Text<'_>>();
        let mut schema = Text::json_schema(generator);
        let about = "Name of a speaker in every language of the schedule, and the function.";
        schema.insert("description".to_owned(), about.into());
        let properties = schema
            .get_mut("properties")
            .and_then(|all| all.as_object_mut());
        if let Some(properties) = properties {
            let about = "The function: an office, and whose it is.";
            let function = json_schema!({ "description": about, "allOf": [function] });
            properties.insert("function".to_owned(), function.into());
        }
        schema
    }
}
