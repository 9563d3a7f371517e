//! Characters that no schedule should hold: those that are not seen, and those that turn text round.

use crate::{
    fault::{Code, Fault, Faults, Path},
    source::Span,
};

/// The faults of such characters, in a text before it is read as TOML.
pub(super) fn faults(text: &str) -> Faults {
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
            c if c.is_control() => Some(unseen(c, "a control character", span)),
            '\u{200b}' | '\u{2060}' | '\u{feff}' => Some(unseen(c, "an invisible character", span)),
            '\u{202a}'..='\u{202e}' => Some(turning(c, span)),
            _ => None,
        }
    };
    characters.filter_map(fault).collect()
}

/// A look at the bytes: control characters are one of them, the others begin with three.
fn may_hold_any(text: &str) -> bool {
    let suspicious = |byte: u8| byte < 0x20 && byte != b'\n' && byte != b'\t' || byte == 0x7f;
    text.bytes()
        .any(|byte| suspicious(byte) || matches!(byte, 0xc2 | 0xe2 | 0xef))
}

fn at(code: Code, message: String, span: Span) -> Fault {
    Fault::new(code, message, Path::default()).span(Some(span))
}

fn unseen(c: char, what: &str, span: Span) -> Fault {
    let number = u32::from(c);
    at(
        Code::UnseenCharacter,
        format!("the text holds {what}, U+{number:04X}"),
        span,
    )
    .label("stands here, unseen")
    .edit("delete it", "")
    .same_meaning(!c.is_control())
}

fn lone_return(span: Span) -> Fault {
    let message = "the lines end in a way that is no longer used".to_owned();
    at(Code::UnseenCharacter, message, span)
        .label("a carriage return alone")
        .help("save the file again, with line ends for Windows or for Unix")
}

fn turning(c: char, span: Span) -> Fault {
    let number = u32::from(c);
    let message = format!("the text holds U+{number:04X}, which turns the order of what follows");
    at(Code::TurningCharacter, message, span)
        .label("what follows is shown in another order than it is read")
        .edit("delete it: text finds its own direction", "")
}
