//! Scripts of texts, by which Word chooses a font, a direction and a dictionary.

use std::ops::Range;

/// A script that Word has a setting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    /// Latin and every other script that needs no setting.
    Common,
    Cyrillic,
    Arabic,
    Hebrew,
    Chinese,
    Japanese,
    Korean,
}

impl Script {
    /// Returns the script of a letter; none for digits, signs and spaces, which every script has.
    fn of(c: char) -> Option<Self> {
        match c {
            '\u{400}'..='\u{52f}' => Some(Self::Cyrillic),
            '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => Some(Self::Hebrew),
            '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                Some(Self::Arabic)
            }
            '\u{3040}'..='\u{30ff}' => Some(Self::Japanese),
            '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => Some(Self::Korean),
            '\u{2e80}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
                Some(Self::Chinese)
            }
            '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}' => Some(Self::Chinese),
            c if c.is_alphabetic() => Some(Self::Common),
            _ => None,
        }
    }

    pub(crate) fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew)
    }

    /// True if styles name the font of the script as that for Eastern Asia.
    pub(crate) fn is_eastern(self) -> bool {
        matches!(self, Self::Chinese | Self::Japanese | Self::Korean)
    }

    /// Returns the font of a script of Eastern Asia that the styles name no font for.
    pub(crate) fn font(self) -> Option<&'static str> {
        match self {
            Self::Japanese => Some("MS Gothic"),
            Self::Korean => Some("Malgun Gothic"),
            _ => None,
        }
    }

    /// Returns the language of which a text in this script is taken to be, and the attribute for it.
    pub(crate) fn language(self) -> Option<(LanguageAttribute, &'static str)> {
        match self {
            Self::Common => None,
            Self::Cyrillic => Some((LanguageAttribute::Value, "ru-RU")),
            Self::Arabic => Some((LanguageAttribute::Bidi, "ar-SA")),
            Self::Hebrew => Some((LanguageAttribute::Bidi, "he-IL")),
            Self::Chinese => Some((LanguageAttribute::EastAsia, "zh-CN")),
            Self::Japanese => Some((LanguageAttribute::EastAsia, "ja-JP")),
            Self::Korean => Some((LanguageAttribute::EastAsia, "ko-KR")),
        }
    }
}

/// One of the three attributes for the language of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LanguageAttribute {
    Value,
    EastAsia,
    Bidi,
}

/// Returns the script of the first letter of a text.
pub(crate) fn first(text: &str) -> Option<Script> {
    text.chars().find_map(Script::of)
}

/// True if any letter of a text is written from right to left.
pub(crate) fn is_from_right_to_left(text: &str) -> bool {
    let mut scripts = text.chars().filter_map(Script::of);
    scripts.any(Script::is_right_to_left)
}

/// Splits a text into pieces of one script each. Digits, signs and spaces belong to the letters on both
/// sides if these are of one script, and else to the script of the page.
pub(crate) fn pieces(text: &str, page: Script) -> Vec<(Script, &str)> {
    if page == Script::Common && text.is_ascii() {
        return vec![(page, text)];
    }
    let mut pieces = Pieces::default();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match (Script::of(c), pieces.list.last()) {
            (Some(script), last) => {
                if !last.is_some_and(|(known, _)| can_mix(*known, script)) {
                    pieces.push(page, pieces.end()..at);
                }
                pieces.push(script, pieces.end()..end);
            }
            // A number that a word ends with.
            (None, Some((known, before))) if c.is_numeric() && before.end == at => {
                pieces.push(*known, at..end);
            }
            (None, _) => {}
        }
    }
    pieces.push(page, pieces.end()..text.len());
    let ranges = pieces.list.into_iter();
    let found = ranges.filter_map(|(script, at)| Some((script, text.get(at)?)));
    found.collect()
}

/// Ranges of bytes with their scripts, without gaps from the first byte on.
#[derive(Default)]
struct Pieces {
    list: Vec<(Script, Range<usize>)>,
}

impl Pieces {
    fn end(&self) -> usize {
        self.list.last().map_or(0, |(_, at)| at.end)
    }

    /// Adds a piece, or extends the last one if the two can be one.
    fn push(&mut self, script: Script, at: Range<usize>) {
        if at.is_empty() {
            return;
        }
        match self.list.last_mut() {
            Some((last, before)) if can_mix(*last, script) => {
                *last = if script == Script::Japanese {
                    script
                } else {
                    *last
                };
                before.end = at.end;
            }
            _ => self.list.push((script, at)),
        }
    }
}

/// True if two scripts can be of one piece: equal ones, or Chinese characters in a Japanese text.
fn can_mix(one: Script, other: Script) -> bool {
    let mixed = |script| matches!(script, Script::Chinese | Script::Japanese);
    one == other || mixed(one) && mixed(other)
}

#[cfg(test)]
mod tests {
    use super::{Script, pieces};

    #[test]
    fn signs_belong_to_the_letters_around_them() {
        use Script::{Arabic, Common, Cyrillic};
        let mixed = "CSP12, \u{0645}\u{0624} 12 \u{062a}, 10:00";
        let found = pieces(mixed, Common);
        let arabic = "\u{0645}\u{0624} 12 \u{062a}";
        assert_eq!(
            found,
            [(Common, "CSP12, "), (Arabic, arabic), (Common, ", 10:00")]
        );
        let turned = pieces(mixed, Arabic);
        assert_eq!(turned, [(Common, "CSP12"), (Arabic, &mixed[5..])]);
        assert_eq!(
            pieces("РГЭОД 2", Common),
            [(Cyrillic, "РГЭОД"), (Common, " 2")]
        );
    }

    #[test]
    fn japanese_takes_its_chinese_characters() {
        let found = pieces("第1回の会合 (CSP12)", Script::Common);
        assert_eq!(
            found,
            [
                (Script::Japanese, "第1回の会合"),
                (Script::Common, " (CSP12)")
            ]
        );
    }
}
