//! Honorifics before the names of people.

use std::borrow::Cow;

use super::catalogue;
use crate::text::{Inline, Language};

/// Honorifics that stand before a name.
pub(crate) struct Honorifics {
    pub(crate) excellency: &'static str,
    pub(crate) mr: &'static str,
    /// Forms for a woman; the first is written.
    pub(crate) ms: &'static [&'static str],
    /// Further words for which another language has no certain word.
    pub(crate) others: &'static [&'static str],
}

/// Returns a name that is written in one language as a page in another has it: `H.E. Mr. Li` as
/// `S.E. M. Li`. Only forms that are certain are replaced, and only at the beginning.
pub(crate) fn translate(name: &[Inline], from: Language, to: Language) -> Cow<'_, [Inline]> {
    if from == to {
        return Cow::Borrowed(name);
    }
    let Some((Inline::Text(text), rest)) = name.split_first() else {
        return Cow::Borrowed(name);
    };
    match translated(text, from, to) {
        None => Cow::Borrowed(name),
        Some(text) => Cow::Owned(
            [Inline::text(text)]
                .into_iter()
                .chain(rest.iter().cloned())
                .collect(),
        ),
    }
}

/// Returns a name with the honorifics at its beginning in another language; none if it has none.
pub(crate) fn translated(name: &str, from: Language, to: Language) -> Option<String> {
    let [old, new] = [from, to].map(|language| &catalogue(language).offices.honorifics);
    let (excellency, behind) = match word(name, old.excellency) {
        Some(behind) => (Some(new.excellency), behind),
        None => (None, name),
    };
    let of_woman = || old.ms.iter().find_map(|form| word(behind, form));
    let (title, rest) = match (word(behind, old.mr), of_woman()) {
        (Some(rest), _) => (Some(new.mr), rest),
        (None, Some(rest)) => (new.ms.first().copied(), rest),
        (None, None) => (None, behind),
    };
    let titles: Vec<_> = [excellency, title].into_iter().flatten().collect();
    (!titles.is_empty()).then(|| format!("{} {rest}", titles.join(" ")))
}

/// Returns an honorific of a name that has no certain word in another language: another word before the
/// name, or the title of a second person.
pub(crate) fn untranslated(name: &str, from: Language, to: Language) -> Option<&'static str> {
    let known = &catalogue(from).offices.honorifics;
    let replaced = translated(name, from, to);
    let left = replaced.as_deref().unwrap_or(name);
    let new = &catalogue(to).offices.honorifics;
    let behind = word(left, new.excellency).unwrap_or(left);
    let first = behind.split_whitespace().next()?;
    let other = known.others.iter().find(|other| **other == first);
    let certain = || known.ms.iter().chain([&known.mr, &known.excellency]);
    let again = || certain().find(|form| left.split_whitespace().any(|word| word == **form));
    other.or_else(again).copied()
}

/// Returns a name in another language as far as it is known, for somebody to look at.
pub(crate) fn guess(name: &str, from: Language, to: Language) -> String {
    if from == to {
        return name.to_owned();
    }
    let replaced = translated(name, from, to);
    let name = replaced.as_deref().unwrap_or(name);
    // `Mr` and `Ms` without their full stop.
    let stopped = name.replacen(' ', ". ", 1);
    translated(&stopped, from, to).unwrap_or_else(|| name.to_owned())
}

/// Returns what stands behind a word at the beginning of a name.
fn word<'n>(name: &'n str, word: &str) -> Option<&'n str> {
    let behind = name.strip_prefix(word)?;
    let rest = behind.trim_start();
    (rest.len() < behind.len() && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{translated, untranslated};
    use crate::text::Language::{English, French};

    #[test]
    fn certain_forms_are_replaced_in_both_directions() {
        for (english, french) in [
            ("Ms. Ana LÓPEZ", "Mme Ana LÓPEZ"),
            ("Mr. Li Wei", "M. Li Wei"),
            ("H.E. Mr. Li Wei", "S.E. M. Li Wei"),
            ("H.E. Ms. Ana LÓPEZ", "S.E. Mme Ana LÓPEZ"),
            ("H.E. Dr Li Wei", "S.E. Dr Li Wei"),
        ] {
            assert_eq!(
                translated(english, English, French).as_deref(),
                Some(french)
            );
            assert_eq!(
                translated(french, French, English).as_deref(),
                Some(english)
            );
            assert_eq!(untranslated(english, English, French), None);
            assert_eq!(untranslated(french, French, English), None);
        }
        let mrs = translated("Mrs. Ana LÓPEZ", English, French);
        assert_eq!(mrs.as_deref(), Some("Mme Ana LÓPEZ"));
        for name in ["Dr Li Wei", "Ana LÓPEZ", "Mr.Li", "M. Night", "Mr. Jun HE"] {
            let is_known = name.starts_with("Mr. ");
            assert_eq!(
                translated(name, English, French).is_some(),
                is_known,
                "{name}"
            );
            assert_eq!(untranslated(name, English, French), None, "{name}");
        }
    }

    #[test]
    fn other_forms_are_found() {
        for (name, found) in [
            ("Ms Ana LÓPEZ", "Ms"),
            ("Ambassador Li Wei", "Ambassador"),
            ("H.E. Ambassador Li Wei", "Ambassador"),
            ("Mr. Li Wei and Ms. Ana LÓPEZ", "Ms."),
            ("Prof. Li Wei", "Prof."),
            ("H.E.", "H.E."),
        ] {
            assert_eq!(untranslated(name, English, French), Some(found), "{name}");
        }
        assert_eq!(
            untranslated("Madame LÓPEZ", French, English),
            Some("Madame")
        );
    }
}
