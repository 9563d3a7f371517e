//! Relations of the parts that are written.

use maud::{Markup, html as markup};
use plenary_opc::{Relation, Vocabulary};

use crate::parts::xml;

/// The namespace of the parts in which relations stand.
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Returns a relation to an address on the web.
pub(crate) fn link(id: String, target: &str) -> Relation {
    let mut relation = Relation::new(id, "hyperlink", address(target));
    relation.is_external = true;
    relation
}

fn markup(relation: &Relation) -> Markup {
    let start = match &*relation.kind {
        "core-properties" => {
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
        }
        _ => Vocabulary::TRANSITIONAL,
    };
    markup! {
        Relationship Id=(relation.id) Type={ (start) "/" (relation.kind) } Target=(relation.target)
            TargetMode=[relation.is_external.then_some("External")] {}
    }
}

/// Returns the part that holds relations.
pub(crate) fn write(relations: &[Relation]) -> String {
    xml(&markup! {
        Relationships xmlns=(PACKAGE) { @for relation in relations { (markup(relation)) } }
    })
}

/// Returns an address in the characters that one may have; all others are counted out.
fn address(typed: &str) -> String {
    let mut address = String::with_capacity(typed.len());
    for c in typed.chars() {
        let is_brace = matches!(
            c,
            '"' | '<' | '>' | '[' | '\\' | ']' | '^' | '`' | '{' | '|' | '}'
        );
        if c.is_control() || c.is_whitespace() || is_brace {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).bytes();
            address.extend(bytes.map(|byte| format!("%{byte:02X}")));
        } else {
            address.push(c);
        }
    }
    address
}
