//! The JSON Schema of the output, made of the types that it is written by.

use schemars::{
    Schema,
    generate::SchemaSettings,
    transform::{Transform, transform_subschemas},
};
use serde_json::Value;

use super::Schedule;

/// Returns the JSON Schema, of 2020-12, of what [`Schedule::to_json`](crate::Schedule::to_json) writes.
///
/// It has a description for every key, and allows no others.
///
/// ```
/// let schema = plenary::output_schema();
/// assert!(schema.starts_with("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"));
/// assert!(schema.ends_with("}\n"));
/// ```
#[must_use]
pub fn output_schema() -> String {
    let settings = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(AsWritten);
    let schema = settings
        .into_generator()
        .into_root_schema_for::<Schedule<'_>>();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Takes away what derived schemas allow and what is never written: an option is left out and never
/// null. Numbers keep no format, which only some validators know.
#[derive(Debug, Clone)]
struct AsWritten;

impl Transform for AsWritten {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        if schema
            .get("type")
            .is_some_and(|kind| holds(kind, "integer"))
        {
            schema.remove("format");
        }
        if let Some(Value::Array(kinds)) = schema.get_mut("type") {
            kinds.retain(|kind| kind != "null");
            if let [kind] = kinds.as_slice() {
                let kind = kind.clone();
                schema.insert("type".to_owned(), kind);
            }
        }
        if let Some(schemas) = schema.remove("anyOf") {
            replace_null(schema, schemas);
        }
    }
}

fn holds(kinds: &Value, kind: &str) -> bool {
    let listed = kinds.as_array();
    kinds == kind || listed.is_some_and(|kinds| kinds.iter().any(|one| one == kind))
}

/// Replaces alternatives by the one that is not null.
fn replace_null(schema: &mut Schema, alternatives: Value) {
    let null = serde_json::json!({ "type": "null" });
    match alternatives {
        Value::Array(all) if all.contains(&null) => {
            let others = all.into_iter().filter(|schema| *schema != null);
            let keywords = others
                .filter_map(|schema| schema.as_object().cloned())
                .flatten();
            for (keyword, value) in keywords {
                schema.insert(keyword, value);
            }
        }
        all => _ = schema.insert("anyOf".to_owned(), all),
    }
}
