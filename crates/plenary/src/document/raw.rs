//! The raw form of a text in a source, with its quotation marks and escapes.

/// Returns the bytes of a raw text from which these bytes of the text were read. `raw` is the text
/// as it stands in the source, quotation marks and all.
pub(super) fn range_in_source(raw: &str, part: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let offset = |target: usize| {
        let mut pieces = Pieces::of(raw);
        let found = pieces.find(|piece| piece.read + piece.length > target);
        found.map_or(pieces.at, |piece| {
            piece.at + (target - piece.read).min(piece.width)
        })
    };
    let start = offset(part.start);
    let end = match part.end.checked_sub(1) {
        Some(last) if last >= part.start => {
            let mut pieces = Pieces::of(raw);
            let found = pieces.find(|piece| piece.read + piece.length > last);
            found.map_or(pieces.at, |piece| piece.at + piece.width)
        }
        _ => start,
    };
    start..end.max(start)
}

/// The characters and escapes of a raw text, with what each has been read as.
struct Pieces<'a> {
    raw: &'a str,
    at: usize,
    read: usize,
    escapes: bool,
}

/// One character or escape, with its bytes in the raw text, and those of the text that came from it.
struct Piece {
    at: usize,
    width: usize,
    read: usize,
    length: usize,
}

impl<'a> Pieces<'a> {
    fn of(raw: &'a str) -> Self {
        let long = raw.starts_with("\"\"\"") || raw.starts_with("'''");
        let quotes = if long { 3 } else { 1 };
        let content = raw.get(quotes..).unwrap_or_default();
        let newline = content.len()
            - content
                .strip_prefix("\r\n")
                .or(content.strip_prefix('\n'))
                .unwrap_or(content)
                .len();
        Self {
            raw,
            at: quotes + if long { newline } else { 0 },
            read: 0,
            escapes: raw.starts_with('"'),
        }
    }

    /// Returns the number of bytes that an escape takes, and the number of bytes that it stands for.
    fn escape(rest: &str) -> (usize, usize) {
        let digits = match rest.as_bytes().get(1) {
            Some(b'u') => 4,
            Some(b'U') => 8,
            Some(b'\n' | b'\r' | b' ' | b'\t') => {
                let blank = |c: char| c.is_ascii_whitespace();
                return (
                    1 + rest[1..].len() - rest[1..].trim_start_matches(blank).len(),
                    0,
                );
            }
            _ => return (2, 1),
        };
        let code = rest.get(2..2 + digits).unwrap_or_default();
        let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        (2 + digits, c.map_or(1, char::len_utf8))
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let rest = self.raw.get(self.at..)?;
        let c = rest.chars().next()?;
        let (width, length) = match c {
            '\\' if self.escapes => Self::escape(rest),
            other => (other.len_utf8(), other.len_utf8()),
        };
        let piece = Piece {
            at: self.at,
            width,
            read: self.read,
            length,
        };
        self.at += width;
        self.read += length;
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::range_in_source;

    #[test]
    fn parts_are_found_behind_escapes() {
        let found = |raw: &'static str, part: &str, text: &str| {
            let start = text.find(part).expect("the text has the part");
            raw.get(range_in_source(raw, &(start..start + part.len())))
                .map(str::to_owned)
        };
        assert_eq!(
            found("\"a <b> c\"", "<b>", "a <b> c").as_deref(),
            Some("<b>")
        );
        assert_eq!(
            found(r#""\u00e9 \" <b>""#, "<b>", "é \" <b>").as_deref(),
            Some("<b>")
        );
        assert_eq!(
            found("\"\"\"\none \\\n   two <b>\"\"\"", "<b>", "one two <b>").as_deref(),
            Some("<b>")
        );
        assert_eq!(
            found("'''\r\na\r\nb <b>\r\n'''", "<b>", "a\r\nb <b>\r\n").as_deref(),
            Some("<b>")
        );
        assert_eq!(found("\"d’été.\"", "été", "d’été.").as_deref(), Some("été"));
        assert_eq!(
            found(r#""d'\u00e9t\u00e9.""#, "été", "d'été.").as_deref(),
            Some(r"\u00e9t\u00e9")
        );
        assert_eq!(
            found("'C:\\x <é>'", "<é>", "C:\\x <é>").as_deref(),
            Some("<é>")
        );
    }
}
