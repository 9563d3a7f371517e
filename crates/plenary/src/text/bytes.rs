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

    /// Whether one of the bytes of a text is in the set.
    pub(crate) fn any_in(&self, text: &str) -> bool {
        text.bytes().any(|byte| self.0[usize::from(byte)])
    }
}
