//! Places of the results of a log, and the changes that would fix them.

use super::log::Text;
use super::log::{
    ArtifactLocation, Change, Content, Fix, Location, LogicalLocation, PhysicalLocation, Region,
    Replacement,
};
use std::fmt::Write;

use crate::{
    fault::{Help, Label, Lines, github::tidy},
    source::{Source, Span},
};

/// A source and its lines.
pub(super) struct SourceText<'s> {
    source: &'s Source,
    lines: Lines<'s>,
}

impl<'s> SourceText<'s> {
    pub(super) fn new(source: &'s Source) -> Self {
        Self {
            source,
            lines: Lines::of(source),
        }
    }

    /// Returns the change that mends a fault, if it is one.
    pub(super) fn fix(&self, help: &Help) -> Option<Fix> {
        let edit = help.edit.as_ref()?;
        let replacement = Replacement {
            deleted_region: self.region(edit.span.as_ref()?),
            inserted_content: Content {
                text: edit.replacement.clone(),
            },
        };
        Some(Fix {
            description: Text::message(&help.message),
            artifact_changes: [Change {
                artifact_location: artifact(self.source.name()),
                replacements: [replacement],
            }],
        })
    }

    fn place(&self, span: Option<&Span>) -> PhysicalLocation {
        PhysicalLocation {
            artifact_location: artifact(self.source.name()),
            region: span.map_or(Region::FILE, |span| self.region_with_text(span)),
        }
    }

    /// Returns a region with its text.
    fn region_with_text(&self, span: &Span) -> Region {
        let text = self.source.text().get(span.clone());
        let snippet = text.map(|text| Content {
            text: text.to_owned(),
        });
        Region {
            snippet,
            ..self.region(span)
        }
    }

    fn region(&self, span: &Span) -> Region {
        let range = self.lines.range(span);
        Region {
            start_line: range.start.line,
            start_column: Some(range.start.column),
            end_line: Some(range.end.line),
            end_column: Some(range.end.column),
            snippet: None,
        }
    }
}

/// Returns the place of a label: in the source, if there is one, and in the schedule.
pub(super) fn location(
    label: &Label,
    id: Option<usize>,
    written: Option<&SourceText<'_>>,
) -> Location {
    let path = (!label.path.steps().is_empty()).then(|| LogicalLocation {
        fully_qualified_name: label.path.to_string(),
    });
    let text = (!label.text.is_empty()).then(|| Text::message(&label.text));
    Location {
        id,
        physical_location: written.map(|written| written.place(label.span.as_ref())),
        logical_locations: path.into_iter().collect(),
        message: text,
    }
}

/// Returns a file of which every line is meant.
pub(super) fn whole_file(name: &str) -> Location {
    Location {
        id: None,
        physical_location: Some(PhysicalLocation {
            artifact_location: artifact(name),
            region: Region::FILE,
        }),
        logical_locations: Vec::new(),
        message: None,
    }
}

fn artifact(name: &str) -> ArtifactLocation {
    let (uri, relative) = uri(name);
    ArtifactLocation {
        uri,
        uri_base_id: relative.then_some("%SRCROOT%"),
    }
}

/// Returns the name of a file as a URI, and true if it has to be resolved.
fn uri(name: &str) -> (String, bool) {
    let name = tidy(name);
    if name.starts_with("//") {
        (format!("file:{}", encoded(&name)), false)
    } else if name.starts_with('/') {
        (format!("file://{}", encoded(&name)), false)
    } else if let Some((drive, rest)) = on_a_drive(&name) {
        (format!("file:///{drive}:{}", encoded(rest)), false)
    } else {
        (encoded(&name), true)
    }
}

/// Splits the letter of a drive from the rest, as in `C:/meetings`.
fn on_a_drive(name: &str) -> Option<(char, &str)> {
    let (drive, rest) = name.split_once(':')?;
    let letter = drive.chars().next().filter(char::is_ascii_alphabetic)?;
    (drive.len() == 1 && rest.starts_with('/')).then_some((letter, rest))
}

/// Encodes every byte that is not unreserved in RFC 3986, but for slashes, as `%C3`.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
