//! Names of groups, tracks, rooms, meetings and documents, where they are declared and used.

use std::collections::{HashMap, HashSet};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Location, LocationKind, value_at};
use crate::{
    document::Deadline,
    fault::{Path, Step, path_to},
    keywords::keywords,
    source::Span,
};

keywords! {
    /// The kinds of things that a source names.
    pub enum ReferenceKind {
        /// A group or a sub-working group.
        Group = "group",
        /// A track.
        Track = "track",
        /// A room.
        Room = "room",
        /// A meeting.
        Meeting = "meeting",
        /// A document, by its symbol.
        Document = "document",
    }
}

/// A name in a source.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Reference {
    /// The kind of thing that has the name.
    pub kind: ReferenceKind,
    /// The name: `WGETI/exchange`.
    pub name: String,
    /// The way to the value, or to the table, that holds the name.
    pub path: Path,
    /// The bytes of the name: a text with its quotation marks, or a name in a heading.
    pub span: Span,
    /// The path of the declaration; none if nothing has the name. A declaration refers to itself: a table, at
    /// each heading that names it.
    pub declaration: Option<Path>,
}

impl Reference {
    /// True if the name is declared here.
    #[must_use]
    pub fn is_declaration(&self) -> bool {
        self.declaration.as_ref() == Some(&self.path)
    }
}

/// Finds the names in a source, in the order of the text.
pub(super) fn find(root: &DeTable<'_>, all: &[Location]) -> Vec<Reference> {
    let mut names = Names {
        root,
        declared: HashMap::new(),
        by_path: HashMap::new(),
    };
    names.declare();
    let mut references: Vec<_> = all.iter().flat_map(|location| names.at(location)).collect();
    references.sort_by_key(|one| (one.span.start, one.kind.name()));
    references
}

/// The names that have been found.
struct Names<'t, 'i> {
    root: &'t DeTable<'i>,
    declared: HashMap<(ReferenceKind, String), Path>,
    /// The names whose declaration stands at a path.
    by_path: HashMap<Path, Vec<(ReferenceKind, String)>>,
}

impl Names<'_, '_> {
    /// Notes a declaration, unless the name is declared already.
    fn note(&mut self, kind: ReferenceKind, name: &str, path: &Path) {
        let known = self.declared.entry((kind, name.trim().to_owned()));
        known.or_insert_with(|| path.clone());
    }

    /// Notes a declaration at the place that holds the name.
    fn note_here(&mut self, kind: ReferenceKind, name: &str, path: &Path) {
        self.note(kind, name, path);
        let here = self.by_path.entry(path.clone()).or_default();
        here.push((kind, name.to_owned()));
    }

    fn declare(&mut self) {
        self.groups();
        for (track, path) in self.tables(&path_to!["tracks"]) {
            self.note_here(ReferenceKind::Track, &track, &path);
        }
        self.rooms();
        self.meetings();
        for place in 0..self.length("document") {
            let path = path_to!["document", place, "symbol"];
            if let Some(symbol) = self.text(&path).map(str::to_owned) {
                self.note_here(ReferenceKind::Document, &symbol, &path);
            }
        }
    }

    fn groups(&mut self) {
        for (group, path) in self.tables(&path_to!["groups"]) {
            self.note_here(ReferenceKind::Group, &group, &path);
            for (subgroup, below) in self.tables(&path.then("subgroups")) {
                let name = format!("{group}/{subgroup}");
                self.note_here(ReferenceKind::Group, &name, &below);
            }
        }
    }

    fn rooms(&mut self) {
        for (room, path) in self.tables(&path_to!["rooms"]) {
            self.note_here(ReferenceKind::Room, &room, &path);
            let names = ["name", "also"].map(|key| value_at(self.root, &path.then(key)));
            for name in texts(names.into_iter().flatten().collect()) {
                self.note(ReferenceKind::Room, name, &path);
            }
        }
    }

    /// Returns the keys of a table, with their paths.
    fn tables(&self, at: &Path) -> Vec<(String, Path)> {
        let table = value_at(self.root, at).and_then(DeValue::as_table);
        let keys = table.into_iter().flatten().map(|(key, _)| key.get_ref());
        keys.map(|key| (key.to_string(), at.then(key.to_string())))
            .collect()
    }

    /// Returns the length of a list of the top.
    fn length(&self, list: &'static str) -> usize {
        let list = value_at(self.root, &path_to![list]).and_then(DeValue::as_array);
        list.map_or(0, |list| list.len())
    }

    /// Returns the text at a path.
    fn text(&self, path: &Path) -> Option<&str> {
        value_at(self.root, path)?.as_str()
    }

    /// Notes the meetings: by their ids, or else the first of a group by the name of the group.
    fn meetings(&mut self) {
        let mut taken = HashSet::new();
        for place in 0..self.length("meeting") {
            let of = |key: &'static str| {
                let path = path_to!["meeting", place, key];
                Some((self.text(&path)?.to_owned(), path))
            };
            if let Some((id, path)) = of("id").or_else(|| of("group"))
                && taken.insert(id.clone())
            {
                self.note_here(ReferenceKind::Meeting, &id, &path);
            }
        }
    }

    /// Returns the names that stand at a place: declared there, or used.
    fn at(&self, location: &Location) -> Vec<Reference> {
        let Location { path, kind, span } = location;
        let holds = match kind {
            LocationKind::Heading => return Vec::new(),
            LocationKind::Key => value_at(self.root, path).is_some_and(DeValue::is_table),
            LocationKind::Value => true,
        };
        let declared = self.by_path.get(path).filter(|_| holds);
        let kind_of_use = kind_of_use(path.steps()).filter(|_| *kind == LocationKind::Value);
        let used = kind_of_use
            .and_then(|kind| Some((kind, self.text(path)?.to_owned())))
            .filter(|(_, name)| !is_each(path.steps(), name));
        let all = declared.into_iter().flatten().cloned().chain(used);
        all.map(|(kind, name)| Reference {
            kind,
            declaration: self.declared.get(&(kind, name.trim().to_owned())).cloned(),
            name,
            path: path.clone(),
            span: span.clone(),
        })
        .collect()
    }
}

/// Returns the kind of thing that the text at a path names.
fn kind_of_use(steps: &[Step]) -> Option<ReferenceKind> {
    let keys: Vec<&str> = steps.iter().map(name_of_step).collect();
    match &*keys {
        ["meeting", _, "group"] | ["meeting", _, "with", _] | [.., "extra", "", "for"] => {
            Some(ReferenceKind::Group)
        }
        ["meeting" | "event", _, "track"] => Some(ReferenceKind::Track),
        ["meeting" | "event" | "tracks", _, "room"]
        | [.., "days", _, "room"]
        | [.., "sessions" | "extra", "", "room"] => Some(ReferenceKind::Room),
        ["meeting", _, "after", _] | ["meeting", _, "resumes"] | ["deadline", _, "before"] => {
            Some(ReferenceKind::Meeting)
        }
        ["meeting", _, "agenda", _, "document"]
        | ["meeting", _, "agenda", _, "documents", _]
        | ["meeting", _, "agenda", _, "documents", _, "symbol"] => Some(ReferenceKind::Document),
        _ => None,
    }
}

/// True for the word that stands for all meetings where a deadline names one.
fn is_each(steps: &[Step], name: &str) -> bool {
    name == Deadline::EACH
        && steps
            .first()
            .is_some_and(|step| name_of_step(step) == "deadline")
}

/// Returns the key of a step; nothing for an element of a list.
fn name_of_step(step: &Step) -> &str {
    match step {
        Step::Key(key) => key,
        Step::Index(_) => "",
    }
}

/// Returns the texts in some values: alone, in a list, or by language.
fn texts<'t>(mut open: Vec<&'t DeValue<'_>>) -> Vec<&'t str> {
    let mut found = Vec::new();
    while let Some(value) = open.pop() {
        match value {
            DeValue::String(text) => found.push(&**text),
            DeValue::Array(all) => open.extend(all.iter().map(Spanned::get_ref)),
            DeValue::Table(versions) => open.extend(versions.values().map(Spanned::get_ref)),
            _ => {}
        }
    }
    found
}
