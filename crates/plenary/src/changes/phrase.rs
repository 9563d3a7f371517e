//! Texts of a version: as a list of changes shows them, and as they are compared.

/// A text of a version.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    /// The text in the language of the list of changes.
    pub(super) text: String,
    /// The text in the languages in which versions are compared; none if that is the one of `text` alone.
    key: Option<String>,
}

/// Separator of the languages of a key, which no text has.
const BETWEEN: char = '\u{1f}';

impl Phrase {
    pub(super) fn new(text: &str) -> Self {
        text.to_owned().into()
    }

    /// Returns the text that two versions are compared by.
    pub(super) fn key(&self) -> &str {
        self.key.as_deref().unwrap_or(&self.text)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Sets the key to the same text in other languages.
    pub(super) fn compare_by<'p>(&mut self, others: impl Iterator<Item = Option<&'p Self>>) {
        let mut key = String::new();
        for other in others {
            key.extend(other.map(|other| &*other.text));
            key.push(BETWEEN);
        }
        self.key = Some(key);
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self { text, key: None }
    }
}

impl PartialEq for Phrase {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Phrase {}
