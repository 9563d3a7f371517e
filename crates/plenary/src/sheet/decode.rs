//! The characters of a sheet, in whatever encoding a spreadsheet has saved it.

use super::BadSheet;

/// Text of a sheet.
pub(super) struct Decoded {
    pub(super) text: String,
    /// True for an encoding that lacks most characters: a spreadsheet writes `?` for those.
    pub(super) is_narrow: bool,
}

/// Decodes the bytes of a sheet: UTF-8, UTF-16 with a byte order mark, else Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, BadSheet> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(BadSheet::Workbook);
    }
    let wide = |text| Decoded {
        text,
        is_narrow: false,
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes).map(wide),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes).map(wide),
        _ => match str::from_utf8(bytes) {
            Ok(text) => Ok(wide(text.trim_start_matches('\u{feff}').to_owned())),
            Err(_) => windows_1252(bytes),
        },
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, BadSheet> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok()
        .filter(|_| rest.is_empty())
        .ok_or(BadSheet::Encoding)
}

/// Characters of Windows-1252 from 0x80 to 0x9F; U+FFFD where there is none.
const HIGH: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> Result<Decoded, BadSheet> {
    let text: String = bytes
        .iter()
        .map(|byte| match byte {
            0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
            _ => char::from(*byte),
        })
        .collect();
    if text.contains('\u{fffd}') {
        return Err(BadSheet::Encoding);
    }
    Ok(Decoded {
        text,
        is_narrow: true,
    })
}

/// True if Windows-1252 has a character.
pub(super) fn is_in_windows_1252(c: char) -> bool {
    matches!(c, '\0'..='\u{7f}' | '\u{a0}'..='\u{ff}') || (c != '\u{fffd}' && HIGH.contains(&c))
}
