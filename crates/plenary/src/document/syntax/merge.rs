//! Marks that Git leaves in a file while a merge is not finished.

use crate::{
    fault::{Code, Fault, Faults, Path},
    source::Span,
};

/// The fewest characters of a mark. The attribute `conflict-marker-size` of Git can ask for more.
const FEWEST: usize = 7;

/// The most conflicts that are reported.
const MOST_FAULTS: usize = 100;

/// A kind of mark, which is a line of one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `<<<<<<< HEAD`
    Opening,
    /// `||||||| 3af1b2c`, with the style diff3.
    Base,
    /// `=======`
    Separator,
    /// `>>>>>>> rooms`
    Closing,
}

impl Kind {
    fn label(self) -> &'static str {
        match self {
            Self::Opening => "one version begins here",
            Self::Base => "the version that both were made from begins here",
            Self::Separator => "the other version begins here",
            Self::Closing => "the other version ends here",
        }
    }
}

/// A line that is a mark.
#[derive(Debug, Clone)]
struct Mark {
    kind: Kind,
    /// The number of characters, equal in all marks of a conflict.
    size: usize,
    span: Span,
}

/// Returns a fault for each conflict of a text, before it is read as TOML. A line of `=` alone is none:
/// in a text of several lines it makes the line above it a heading.
pub(in crate::document) fn faults(text: &str) -> Faults {
    if !text.contains("<<<<<<<") && !text.contains(">>>>>>>") {
        return Faults::new();
    }
    let conflicts = conflicts(text);
    conflicts
        .iter()
        .take(MOST_FAULTS)
        .map(|c| fault(c))
        .collect()
}

/// Returns the fault of a line that is a mark without the others of its conflict.
pub(super) fn stray(line: &str, start: usize) -> Option<Fault> {
    Some(fault(&[mark(line, start)?]))
}

/// Returns the marks of each conflict: those behind an opening, or a separator with the closing behind it.
fn conflicts(text: &str) -> Vec<Vec<Mark>> {
    let mut all = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    for mark in marks(text) {
        let size = open.first().map_or(mark.size, |first| first.size);
        match mark.kind {
            Kind::Opening if mark.size <= size => {
                close(&mut all, &mut open);
                open.push(mark);
            }
            _ if mark.size != size || open.iter().any(|other| other.kind == mark.kind) => {}
            Kind::Closing => {
                open.push(mark);
                close(&mut all, &mut open);
            }
            Kind::Separator | Kind::Base | Kind::Opening => open.push(mark),
        }
    }
    close(&mut all, &mut open);
    all
}

/// Ends a conflict, unless its marks are lines of another meaning.
fn close(all: &mut Vec<Vec<Mark>>, open: &mut Vec<Mark>) {
    let has = |kind| open.iter().any(|mark: &Mark| mark.kind == kind);
    if has(Kind::Opening) || has(Kind::Separator) && has(Kind::Closing) {
        all.push(std::mem::take(open));
    } else {
        open.clear();
    }
}

fn marks(text: &str) -> impl Iterator<Item = Mark> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        start += line.len();
        (start - line.len(), line)
    });
    lines.filter_map(|(start, line)| match line.strip_prefix('\u{feff}') {
        Some(first) if start == 0 => mark(first, line.len() - first.len()),
        _ => mark(line, start),
    })
}

/// Returns the mark that a line is, if it is one.
fn mark(line: &str, start: usize) -> Option<Mark> {
    let content = line.trim_end_matches(['\n', '\r']);
    let first = content.bytes().next()?;
    let kind = match first {
        b'<' => Kind::Opening,
        b'|' => Kind::Base,
        b'=' => Kind::Separator,
        b'>' => Kind::Closing,
        _ => return None,
    };
    let size = content.bytes().take_while(|byte| *byte == first).count();
    let rest = &content[size..];
    let is_whole = rest.is_empty() || rest.starts_with(' ') && kind != Kind::Separator;
    (size >= FEWEST && is_whole).then(|| Mark {
        kind,
        size,
        span: start..start + line.trim_end().len(),
    })
}

fn fault(marks: &[Mark]) -> Fault {
    let message = "a merge of Git is not finished here";
    let mut fault = Fault::new(Code::UnfinishedMerge, message, Path::default());
    for (i, mark) in marks.iter().enumerate() {
        if i > 0 {
            fault = fault.and(Path::default());
        }
        fault = fault.span(Some(mark.span.clone())).label(mark.kind.label());
    }
    let has = |kind| marks.iter().any(|mark| mark.kind == kind);
    let is_whole = has(Kind::Opening) && has(Kind::Separator) && has(Kind::Closing);
    let delete = match (is_whole, has(Kind::Base)) {
        (true, true) => {
            "delete the four lines with the marks, with all between `|||||||` and `=======`"
        }
        (true, false) => "delete the three lines with the marks",
        (false, true) => {
            "delete the lines that begin with `<<<<<<<`, `|||||||`, `=======` or `>>>>>>>`"
        }
        (false, false) => "delete the lines that begin with `<<<<<<<`, `=======` or `>>>>>>>`",
    };
    let advised = fault.help(format!(
        "keep the lines of one version, or what is right in both, and {delete}"
    ));
    if is_whole {
        return advised;
    }
    advised.help(
        "if a part is missing, `git checkout --merge` and the name of the file write both versions \
         again, until the merge is committed",
    )
}

#[cfg(test)]
mod tests {
    use super::{Kind, conflicts};

    fn kinds(text: &str) -> Vec<Vec<Kind>> {
        let all = conflicts(text);
        let of_one = |conflict: &Vec<super::Mark>| conflict.iter().map(|mark| mark.kind).collect();
        all.iter().map(of_one).collect()
    }

    #[test]
    fn a_heading_of_markdown_is_no_mark() {
        let none: Vec<Vec<Kind>> = Vec::new();
        for text in [
            "note = \"\"\"\nSeats\n=======\nThey are free.\n\"\"\"\n",
            "note = \"\"\"\nSeats\n========\n>>>>>>> said the Chair\n\"\"\"\n",
            "note = \"\"\"\n>>>>>>> said the Chair\nSeats\n=======\n\"\"\"\n",
            "# <<<<<<< HEAD\nnote = \"<<<<<<< HEAD\"\n<<<<<<\n<<<<<<<HEAD\n",
        ] {
            assert_eq!(kinds(text), none, "{text}");
        }
        let schedule = "conference = \"X1\"\nname = \"X1 meetings\"\ntime-zone = \"UTC\"\n\
            first-day = 2026-03-16\nlast-day = 2026-03-16\nsessions = [\"10:00-13:00\"]\n\
            note = \"\"\"\nSeats\n=======\nThey are free.\n\"\"\"\n[groups.A]\n\
            [[meeting]]\ngroup = \"A\"\nduration = \"1 session\"\n";
        let source = crate::Source::new("setext.toml", schedule);
        assert!(crate::compile(&source).is_ok());
    }

    #[test]
    fn conflicts_within_others_are_part_of_them() {
        use Kind::{Base, Closing, Opening, Separator};
        let text = "<<<<<<< HEAD\na = 1\n||||||| merged common ancestors\n<<<<<<<<< one\n\
            a = 2\n=========\na = 3\n>>>>>>>>> two\n=======\na = 4\n>>>>>>> rooms\n\
            \u{feff}b = 1\n<<<<<<< HEAD\n<<<<<<< HEAD\n=======\n=======\n>>>>>>> rooms";
        assert_eq!(
            kinds(text),
            [
                vec![Opening, Base, Separator, Closing],
                vec![Opening],
                vec![Opening, Separator, Closing],
            ]
        );
        assert_eq!(kinds("\u{feff}<<<<<<<\r\n"), [[Opening]]);
    }
}
