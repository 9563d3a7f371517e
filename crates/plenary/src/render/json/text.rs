//! Texts in every language of a schedule.

use std::borrow::Cow;

use maud::Render;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    plan::Plan,
    render::html::InlineMarkup,
    text::{self, Inline, Language, plain},
};

/// A text in every finished language of its schedule: its characters, and where it has markup the same in
/// HTML.
pub(super) struct Text<'s>(Vec<(Language, Cow<'s, [Inline]>)>);

impl<'s> Text<'s> {
    pub(super) fn of(text: &'s text::Text, plan: &Plan) -> Self {
        let languages = plan.finished_languages();
        let versions =
            languages.map(|language| (language, Cow::Borrowed(text.in_language(language))));
        Self(versions.collect())
    }

    /// Returns a text that is made in each language.
    pub(super) fn made(plan: &Plan, make: impl Fn(Language) -> Vec<Inline>) -> Self {
        let languages = plan.finished_languages();
        let versions = languages.map(|language| (language, Cow::Owned(make(language))));
        Self(versions.collect())
    }
}

impl Text<'_> {
    /// Writes the languages, and `html` where there is markup, into an object.
    pub(super) fn serialize_entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        for (language, inlines) in &self.0 {
            map.serialize_entry(language, &plain(inlines))?;
        }
        if self.0.iter().any(|(_, inlines)| has_markup(inlines)) {
            map.serialize_entry("html", &Html(self))?;
        }
        Ok(())
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.serialize_entries(&mut map)?;
        map.end()
    }
}

fn has_markup(inlines: &[Inline]) -> bool {
    inlines
        .iter()
        .any(|inline| !matches!(inline, Inline::Text(_)))
}

/// A text with its markup.
struct Html<'t, 's>(&'t Text<'s>);

impl Serialize for Html<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let versions = self.0.0.iter();
        let html = |inlines: &[Inline]| InlineMarkup(inlines).render().into_string();
        serializer.collect_map(versions.map(|(language, inlines)| (language, html(inlines))))
    }
}

impl JsonSchema for Text<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut versions = by_language("The characters of the text in this language.");
        let html = by_language(
            "The text in this language: text, `em`, `strong`, `code`, `a`, `br` and `bdi`.",
        );
        let about = "The same in HTML, where the text has markup: emphasis, links or line breaks.";
        let html = json_schema!({
            "description": about,
            "type": "object",
            "properties": html,
            "minProperties": 1,
            "additionalProperties": false,
        });
        versions.insert("html".to_owned(), html.into());
        json_schema!({
            "description": "A text in every language of the schedule.",
            "type": "object",
            "properties": versions,
            "minProperties": 1,
            "additionalProperties": false,
        })
    }
}

/// Returns a property for each language.
fn by_language(about: &str) -> serde_json::Map<String, serde_json::Value> {
    let property = |language: &Language| {
        let schema = json_schema!({ "description": about, "type": "string" });
        (language.tag().to_owned(), schema.into())
    };
    Language::ALL.iter().map(property).collect()
}
