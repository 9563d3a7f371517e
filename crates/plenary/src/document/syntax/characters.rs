//! Characters that no schedule should hold: those that are not seen, and those that turn text round.

use crate::{
    fault::{Code, Fault, Faults, Path},
    source::Span,
    text::{is_turning, is_unseen},
};

/// Returns the faults of such characters, in a text before it is read as TOML.
pub(in crate::document) fn faults(text: &str) -> Faults {
    if !may_hold_any(text) {
        return Faults::new();
    }
    let characters = text
        .char_indices()
        .skip_while(|(at, c)| (*at, *c) == (0, '\u{feff}'));
    let mut returned = false;
    let fault = |(at, c): (usize, char)| {
        let next = text[at + c.len_utf8()..].chars().next();
        let span = at..at + c.len_utf8();
        match c {
            // If one line ends so, all do: the first says it.
            '\r' if next != Some('\n') => {
                let first = !std::mem::replace(&mut returned, true);
                first.then(|| lone_return(span))
            }
            '\t' | '\n' | '\r' => None,
            c if c.is_control() => Some(invisible(c, "a control character", span)),
            '\u{2028}' | '\u{2029}' => Some(line_end(c, span)),
            c if is_unseen(c) => Some(invisible(c, "an invisible character", span)),
            c if is_turning(c) => Some(bidi_control(c, span)),
            _ => None,
        }
    };
    characters.filter_map(fault).take(MOST_FAULTS).collect()
}

/// True if a text holds a character that TOML has nowhere.
pub(in crate::document) fn is_not_toml(text: &str) -> bool {
    let bytes = text.as_bytes();
    let strange = |(at, byte): (usize, &u8)| match byte {
        b'\n' | b'\t' => false,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        byte => byte.is_ascii_control(),
    };
    may_hold_any(text) && bytes.iter().enumerate().any(strange)
}

/// The most that are reported at once. A text that is full of them is no schedule.
const MOST_FAULTS: usize = 10_000;

/// True if a text holds a byte that is a control character, or with which the other characters
/// begin. All are looked at, many at once, since almost always there is none.
fn may_hold_any(text: &str) -> bool {
    text.bytes().fold(false, |any, byte| {
        let control = byte < 0x20 && byte != b'\n' && byte != b'\t' || byte == 0x7f;
        any | control | matches!(byte, 0xc2 | 0xe2 | 0xef..=0xf4)
    })
}

fn at(code: Code, message: String, span: Span) -> Fault {
    Fault::new(code, message, Path::default()).span(Some(span))
}

fn invisible(c: char, what: &str, span: Span) -> Fault {
    let number = u32::from(c);
    at(
        Code::InvisibleCharacter,
        format!("the text holds {what}, U+{number:04X}"),
        span,
    )
    .label("stands here, unseen")
    .edit("delete it", "")
    .machine_applicable(!c.is_control())
}

fn line_end(c: char, span: Span) -> Fault {
    let number = u32::from(c);
    let message = format!("the text holds U+{number:04X}, an end of a line that few programs know");
    at(Code::InvisibleCharacter, message, span)
        .label("stands here, unseen")
        .edit("write a blank instead", " ")
        .machine_applicable(true)
}

fn lone_return(span: Span) -> Fault {
    let message = "the lines end in a way that is no longer used".to_owned();
    at(Code::InvisibleCharacter, message, span)
        .label("a carriage return alone")
        .help("save the file again, with line ends for Windows or for Unix")
}

fn bidi_control(c: char, span: Span) -> Fault {
    let number = u32::from(c);
    let message = format!("the text holds U+{number:04X}, which turns the order of what follows");
    at(Code::BidiControl, message, span)
        .label("what follows is shown in another order than it is read")
        .edit("delete it: text finds its own direction", "")
}
