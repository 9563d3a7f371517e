//! Where the results of a log are, and what would mend them there.

use super::log::{
    ArtifactLocation, Change, Content, Fix, Location, LogicalLocation, PhysicalLocation, Region,
    Replacement,
};
use super::text::Text;
use crate::{
    fault::{Help, Label, Lines, uri::uri},
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

    /// The change that mends a fault, if it is one.
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
            region: span.map_or(Region::FILE, |span| self.shown(span)),
        }
    }

    /// A region with its text.
    fn shown(&self, span: &Span) -> Region {
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

/// The place of a label: in the source, if there is one, and in the schedule.
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

/// A file of which every line is meant.
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
