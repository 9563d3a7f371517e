//! A fast test for bytes of a few kinds, so that texts without them are passed on untouched.

/// A set of bytes.
pub(crate) struct ByteSet([bool; 256]);

impl ByteSet {
    /// The set of these bytes.
    pub(crate) const fn of(bytes: &[u8]) -> Self {
        let mut set = [false; 256];
        let mut i = 0;
        while i < bytes.len() {
            set[bytes[i] as usize] = true;
            i += 1;
        }
        Self(set)
    }

    /// The set of these bytes too, and of the control characters of ASCII.
    pub(crate) const fn and_controls(mut self) -> Self {
        let mut byte = 0;
        while byte < 0x20 {
            self.0[byte] = true;
            byte += 1;
        }
        self.0[0x7f] = true;
        self
    }

    /// Whether one of the bytes of a text is in the set.
    pub(crate) fn any_in(&self, text: &str) -> bool {
        text.bytes().any(|byte| self.0[usize::from(byte)])
    }

    /// Splits a text at the first character that begins with a byte of the set.
    pub(crate) fn split<'t>(&self, text: &'t str) -> Option<(&'t str, char, &'t str)> {
        let at = text.bytes().position(|byte| self.0[usize::from(byte)])?;
        let (before, from) = text.split_at_checked(at)?;
        let mut from = from.chars();
        Some((before, from.next()?, from.as_str()))
    }

    /// Copies a text, but for the characters that begin with a byte of the set, which are handed
    /// over.
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
