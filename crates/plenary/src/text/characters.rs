//! Kinds of characters, and sets of bytes by which texts without them are passed on untouched.

/// A set of bytes.
pub(crate) struct ByteSet([bool; 256]);

impl ByteSet {
    /// Returns the set of these bytes.
    pub(crate) const fn of(bytes: &[u8]) -> Self {
        let mut set = [false; 256];
        let mut i = 0;
        while i < bytes.len() {
            set[bytes[i] as usize] = true;
            i += 1;
        }
        Self(set)
    }

    /// Returns the set with the control characters of ASCII added.
    pub(crate) const fn and_controls(mut self) -> Self {
        let mut byte = 0;
        while byte < 0x20 {
            self.0[byte] = true;
            byte += 1;
        }
        self.0[0x7f] = true;
        self
    }

    /// True if one of the bytes of a text is in the set.
    pub(crate) fn any_in(&self, text: &str) -> bool {
        text.bytes().any(|byte| self.0[usize::from(byte)])
    }

    /// Splits a text at the first character that begins with a byte of the set.
    pub(crate) fn split<'t>(&self, text: &'t str) -> Option<(&'t str, char, &'t str)> {
        let at = text.bytes().position(|byte| self.0[usize::from(byte)])?;
        let (before, rest) = text.split_at_checked(at)?;
        let mut chars = rest.chars();
        Some((before, chars.next()?, chars.as_str()))
    }

    /// Copies a text to `out`; the characters that begin with a byte of the set are handed to
    /// `instead`.
    pub(crate) fn copy(&self, text: &str, out: &mut String, instead: fn(char, &mut String)) {
        let mut rest = text;
        while let Some((before, c, behind)) = self.split(rest) {
            out.push_str(before);
            instead(c, out);
            rest = behind;
        }
        out.push_str(rest);
    }
}

/// True if a character is a letter of Hebrew, Arabic, or another script that is written from right
/// to left.
pub(crate) fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// True if nobody sees a character: a control character, a blank without width, the end of a line
/// that few programs know, or one that Unicode calls no character.
pub(crate) fn is_unseen(c: char) -> bool {
    let none = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    let blank = matches!(
        c,
        '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}'
    );
    c.is_control() || blank || none
}

/// True if a character turns the order of all that follows.
pub(crate) const fn is_turning(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}')
}

/// True if a character begins or ends a text that has an order of its own.
pub(crate) const fn is_isolating(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}
