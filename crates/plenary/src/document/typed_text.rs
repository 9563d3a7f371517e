//! Texts, rooms and interpretation of a plan as a source has them.

use super::edit::text_to_toml;
use crate::{
    plan::{Interpretation, Plan, Venue},
    text::{Inline, Text},
};

/// Returns a text as a TOML value that is read as this text again.
fn wording_to_toml(text: &Text) -> String {
    let typed = |inlines: &[Inline]| text_to_toml(&to_markdown(inlines));
    let versions = text.versions().collect::<Vec<_>>();
    if let [(_, only)] = &*versions {
        return typed(only);
    }
    let tagged = versions.iter().map(|(language, inlines)| {
        let tag = language.tag();
        format!("{tag} = {}", typed(inlines))
    });
    format!("{{ {} }}", tagged.collect::<Vec<_>>().join(", "))
}

/// Returns a room as the value of a key `room`.
pub(crate) fn room_to_toml(room: &Venue, plan: &Plan) -> String {
    let declared = room.room.and_then(|place| plan.rooms().get(place.index()));
    declared.map_or_else(
        || wording_to_toml(&room.name),
        |declared| text_to_toml(&declared.key),
    )
}

/// Returns an interpretation as the value of a key `interpretation`.
pub(crate) fn interpretation_to_toml(spoken: &Interpretation) -> String {
    match spoken {
        Interpretation::NotProvided => text_to_toml("none"),
        Interpretation::Languages(languages) => wording_to_toml(languages),
    }
}

fn to_markdown(inlines: &[Inline]) -> String {
    inlines.iter().map(one_to_markdown).collect()
}

fn one_to_markdown(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => escape(text),
        Inline::Emphasis(content) => format!("*{}*", to_markdown(content)),
        Inline::Strong(content) => format!("**{}**", to_markdown(content)),
        Inline::Code(text) => format!("`{text}`"),
        Inline::Link { href, content, .. } => format!("[{}](<{href}>)", to_markdown(content)),
        Inline::Break => " ".to_owned(),
    }
}

/// Returns characters as Markdown in which each is read as itself.
fn escape(text: &str) -> String {
    let mut typed = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '&' | '#'
        ) {
            typed.push('\\');
        }
        typed.push(c);
    }
    typed
}

#[cfg(test)]
mod tests {
    use super::wording_to_toml;
    use crate::text::{Inline, Language, Text};

    #[test]
    fn texts_are_typed_with_their_marks() {
        let link = Inline::Link {
            href: "https://example.org/xx".to_owned(),
            title: String::new(),
            content: vec![Inline::text("Room *XX*")],
        };
        let one = Text::new(vec![(Language::English, vec![link])]);
        assert_eq!(
            wording_to_toml(&one),
            r#""[Room \\*XX\\*](<https://example.org/xx>)""#
        );
        let english = (Language::English, vec![Inline::text("Room \"XX\"")]);
        let french = (Language::French, vec![Inline::text("Salle XX")]);
        assert_eq!(
            wording_to_toml(&Text::new(vec![english, french])),
            r#"{ en = "Room \"XX\"", fr = "Salle XX" }"#
        );
    }
}
