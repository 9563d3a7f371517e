//! The bytes of a source that stand in its file, and those that an option has added.

use super::Span;

/// A text with patches that are in no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    file: String,
    /// The patches, in order and apart from each other.
    patches: Vec<Patch>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Patch {
    now: Span,
    /// The bytes of the file that the patch replaces.
    file: Span,
    option: String,
}

/// The place of a span of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place<'d> {
    /// The span stands in the file, at these bytes.
    File(Span),
    /// The span is in no file: this option gave it.
    Option(&'d str),
}

impl Draft {
    /// Returns a draft without patches.
    pub(super) fn of(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            patches: Vec::new(),
        }
    }

    /// Returns the text of the file.
    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// Records that `length` bytes replace a span of the text.
    pub(super) fn add(&mut self, at: &Span, length: usize, option: &str) {
        let moved = |byte: usize| byte - at.end + at.start + length;
        let inside = |patch: &Patch| {
            patch.now.start < at.end && at.start < patch.now.end
                || at.is_empty() && patch.now.start < at.start && at.start < patch.now.end
        };
        let mut new = Patch {
            now: at.start..at.start + length,
            file: self.byte(at.start)..self.byte(at.end),
            option: option.to_owned(),
        };
        for patch in &self.patches {
            if inside(patch) {
                let end = if patch.now.end > at.end {
                    moved(patch.now.end)
                } else {
                    new.now.end
                };
                new.now = new.now.start.min(patch.now.start)..new.now.end.max(end);
                new.file = new.file.start.min(patch.file.start)..new.file.end.max(patch.file.end);
            }
        }
        self.patches.retain(|patch| !inside(patch));
        for patch in self
            .patches
            .iter_mut()
            .filter(|patch| patch.now.start >= at.end)
        {
            patch.now = moved(patch.now.start)..moved(patch.now.end);
        }
        self.patches.push(new);
        self.patches
            .sort_by_key(|patch| (patch.now.start, patch.now.end));
    }

    /// Returns the place of a span of the text. A span round a whole patch counts as in the file.
    pub(crate) fn place(&self, span: &Span) -> Place<'_> {
        let touches = |patch: &&Patch| {
            let apart = span.end <= patch.now.start || patch.now.end <= span.start;
            let around = span.start < patch.now.start && patch.now.end < span.end;
            !apart && !around
        };
        match self.patches.iter().find(touches) {
            Some(patch) => Place::Option(&patch.option),
            None => Place::File(self.byte(span.start)..self.byte(span.end)),
        }
    }

    /// Returns the byte of the file for one of the text; for a byte in a patch, the beginning of
    /// the patch.
    fn byte(&self, at: usize) -> usize {
        let before = self
            .patches
            .iter()
            .rev()
            .find(|patch| patch.now.start <= at);
        match before {
            None => at,
            Some(patch) if at >= patch.now.end => at - patch.now.end + patch.file.end,
            Some(patch) => patch.file.start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Source, Place};

    /// Returns the text in the file, or the option, of a piece of the text.
    fn place(source: &Source, piece: &str) -> String {
        let start = source.text().find(piece).expect("it is there");
        let draft = source.draft().expect("it is a draft");
        match draft.place(&(start..start + piece.len())) {
            Place::File(span) => draft.file()[span].to_owned(),
            Place::Option(option) => option.to_owned(),
        }
    }

    #[test]
    fn what_is_in_the_file_is_found_there_and_what_is_not_has_its_option() {
        let source = Source::new("a", "one\ntwo\nthree\n")
            .patched(&(8..8), "added\n", "x")
            .patched(&(4..7), "2", "y")
            .patched(&(0..0), "zero\n", "z");
        assert_eq!(source.text(), "zero\none\n2\nadded\nthree\n");
        assert_eq!(source.in_file().text(), "one\ntwo\nthree\n");
        for (piece, at) in [
            ("zero", "z"),
            ("one", "one"),
            ("2", "y"),
            ("added", "x"),
            ("three", "three"),
            ("one\n2\nadded\nthree", "one\ntwo\nthree"),
        ] {
            assert_eq!(place(&source, piece), at, "{piece}");
        }
        let again = source.patched(&(11..16), "more", "w");
        assert_eq!(again.text(), "zero\none\n2\nmore\nthree\n");
        assert_eq!(place(&again, "more"), "w");
        assert_eq!(place(&again, "three"), "three");
    }
}
