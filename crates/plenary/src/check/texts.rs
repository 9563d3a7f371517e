//! Texts in every language of the schedule, their Markdown read.

use std::cell::RefCell;

use super::{
    empty_text,
    languages::{Gaps, all_known, languages, without_first},
};
use crate::{
    document::Slot,
    fault::{Code, Fault, Faults, Part, Path, Step, path_to},
    plan::SideEvents,
    text::{
        BadInline, Inline, Language, Text, Unfit, Wording, is_isolating, is_turning, is_unseen,
        parse, push_all,
    },
};

/// Makes texts of wordings.
pub(super) struct Texts {
    pub(super) languages: Vec<Language>,
    /// True if the languages could be read; if not, no text is missed in one of them.
    sure: bool,
    /// Texts that lack a language, and those in a language that is not listed.
    pub(super) gaps: RefCell<Gaps>,
    /// Every text, if a sheet for a translator is made of them.
    gathered: Option<RefCell<Vec<WrittenText>>>,
}

/// A text as it is written, and its place.
pub(crate) struct WrittenText {
    pub(crate) path: Path,
    pub(crate) wording: Wording,
    /// True if a plain string serves every language.
    pub(crate) is_name: bool,
}

/// The languages for which a plain string serves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plain {
    /// The first alone.
    First,
    /// All of them.
    All,
}

impl Texts {
    pub(super) fn of(asked: &Slot<Vec<Slot<Language>>>, faults: &mut Faults) -> Self {
        Self {
            languages: languages(asked, faults),
            sure: all_known(asked),
            gaps: RefCell::default(),
            gathered: None,
        }
    }

    /// Returns a reader of texts that keeps each as it is written.
    pub(super) fn gathering(self) -> Self {
        let gathered = Some(RefCell::default());
        Self { gathered, ..self }
    }

    /// Returns the texts that were read, in order, if they were to be kept.
    pub(super) fn gathered(&self) -> Vec<WrittenText> {
        let gathered = self.gathered.as_ref();
        gathered.map(RefCell::take).unwrap_or_default()
    }

    /// Reads a text that has to be there in every language.
    pub(super) fn one(
        &self,
        wording: Option<Wording>,
        at: impl Fn() -> Path,
        faults: &mut Faults,
    ) -> Option<Text> {
        let given = wording?;
        faults.extend(not_translated(&given, &at));
        self.text(given, Plain::First, at, faults)
    }

    /// Reads a name, which is the same in every language unless it is written by language.
    pub(super) fn name(
        &self,
        wording: Wording,
        at: impl Fn() -> Path,
        faults: &mut Faults,
    ) -> Option<Text> {
        self.text(wording, Plain::All, at, faults)
    }

    /// Returns a text of characters that are no Markdown, the same in every language.
    pub(super) fn as_typed(&self, typed: &str) -> Text {
        self.everywhere(vec![Inline::text(typed.to_owned())])
    }

    fn everywhere(&self, inlines: Vec<Inline>) -> Text {
        let languages = self.languages.iter().copied();
        let versions = std::iter::repeat_n(inlines, self.languages.len());
        Text::new(languages.zip(versions).collect())
    }

    fn text(
        &self,
        wording: Wording,
        plain: Plain,
        at: impl Fn() -> Path,
        faults: &mut Faults,
    ) -> Option<Text> {
        if let Some(gathered) = &self.gathered {
            gathered.borrow_mut().push(WrittenText {
                path: at(),
                wording: wording.clone(),
                is_name: plain == Plain::All,
            });
        }
        match wording {
            Wording::Plain(text) => {
                let inlines = inlines(&text, &at, faults)?;
                let (first, rest) = self.languages.split_first()?;
                if plain == Plain::All || rest.is_empty() || !self.sure {
                    return Some(self.everywhere(inlines));
                }
                let mut gaps = self.gaps.borrow_mut();
                for language in rest {
                    gaps.lacks(*language, at(), None, &text);
                }
                Some(Text::new(vec![(*first, inlines)]))
            }
            Wording::ByLanguage(versions) => self.versions(&versions, at, faults),
        }
    }

    fn versions(
        &self,
        versions: &[(Language, String)],
        at: impl Fn() -> Path,
        faults: &mut Faults,
    ) -> Option<Text> {
        let first = self.languages.first().copied()?;
        let written = |language: &Language| versions.iter().find(|(tag, _)| tag == language);
        let mut read = Vec::with_capacity(self.languages.len());
        let mut is_sound = true;
        if written(&first).is_none() {
            faults.push(without_first(first, versions, at()));
            is_sound = false;
        }
        for language in &self.languages {
            let Some((_, text)) = written(language) else {
                continue;
            };
            match inlines(text, &|| at().then(language.tag()), faults) {
                Some(inlines) => read.push((*language, inlines)),
                None => is_sound = false,
            }
        }
        // A translation that comes early is judged too, so that it is sound once its language is listed.
        for (tag, text) in versions {
            if !self.languages.contains(tag) && self.sure {
                inlines(text, &|| at().then(tag.tag()), faults);
                self.gaps.borrow_mut().is_early(*tag, at());
            }
        }
        let missing = self.languages.iter().filter(|tag| written(tag).is_none());
        let known = written(&first).map_or("", |(_, text)| text);
        for language in missing.filter(|tag| **tag != first && self.sure) {
            let mut gaps = self.gaps.borrow_mut();
            gaps.lacks(*language, at(), Some(versions), known);
        }
        is_sound.then(|| Text::new(read))
    }

    /// Reads the row of side events: the word `tbc`, or a text.
    pub(super) fn side_events(
        &self,
        wording: Option<Wording>,
        faults: &mut Faults,
    ) -> Option<SideEvents> {
        match wording? {
            wording if wording.all(|word| word.trim().eq_ignore_ascii_case("tbc")) => {
                Some(SideEvents::ToBeConfirmed)
            }
            wording => {
                let text = self.one(Some(wording), || path_to!["side-events"], faults)?;
                Some(SideEvents::Text(text))
            }
        }
    }
}

/// The most words that may well be the same in two languages: `Side event: Clean Rivers`.
const MOST_ALIKE: usize = 3;

/// Returns the warning of a text that is the same, word for word, in two languages.
fn not_translated(wording: &Wording, at: &impl Fn() -> Path) -> Option<Fault> {
    let Wording::ByLanguage(versions) = wording else {
        return None;
    };
    let words = |text: &str| {
        text.split_whitespace()
            .filter(|word| word.contains(char::is_alphabetic))
            .count()
    };
    let same = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
    let long: Vec<_> = versions
        .iter()
        .filter(|(_, text)| words(text) > MOST_ALIKE)
        .collect();
    let mut pairs = long
        .iter()
        .enumerate()
        .flat_map(|(i, one)| long[..i].iter().map(move |before| (before, one)));
    let ((first, _), (second, _)) = pairs.find(|((_, one), (_, other))| same(one, other))?;
    let path = at();
    if is_name_of_place(&path) {
        return None;
    }
    let message = format!(
        "{} is the same in `{first}` and in `{second}`",
        path.in_words()
    );
    let fault = Fault::new(Code::NotTranslated, message, path.then(second.tag()))
        .label("word for word")
        .and(path.then(first.tag()))
        .label("as here")
        .help(format!(
            "write it in `{second}`; or, if this is `{second}`, in `{first}`"
        ));
    Some(fault.or_allow("a title that is not translated"))
}

/// True for the path of a place's name, which is often the same in every language.
fn is_name_of_place(path: &Path) -> bool {
    let is_key = |step: &Step, key: &str| matches!(step, Step::Key(name) if name == key);
    let (first, last) = (path.steps().first(), path.steps().last());
    let keys = ["venue", "room", "building"];
    first.is_some_and(|step| is_key(step, "rooms"))
        || last.is_some_and(|step| keys.iter().any(|key| is_key(step, key)))
}

/// Reads the Markdown of one version.
fn inlines(text: &str, at: &dyn Fn() -> Path, faults: &mut Faults) -> Option<Vec<Inline>> {
    if text.trim().is_empty() {
        let message = format!("{} is empty", at().in_words());
        let help = "write a text between the quotation marks";
        faults.push(empty_text(message, at(), help));
        return None;
    }
    if let Some(fault) = strange_character(text, at) {
        faults.push(fault);
        return None;
    }
    let read = parse(text).map_err(|bad| faults.push(unfit(&bad, text, at())));
    let spelt = read
        .as_ref()
        .ok()
        .and_then(|inlines| spelt_out(text, inlines, at));
    let is_sound = spelt.is_none();
    faults.extend(spelt);
    read.ok().filter(|_| is_sound)
}

/// Returns the fault of a character that nobody sees, or that turns text round, where Markdown spells
/// it out: `&#8203;`.
fn spelt_out(text: &str, inlines: &[Inline], at: &dyn Fn() -> Path) -> Option<Fault> {
    if !text.contains('&') {
        return None;
    }
    let mut read = String::new();
    push_all(inlines, &mut read);
    let c = strange_in_text(&read)?;
    let fault = strange_in(&at().in_words(), c, at());
    Some(fault.help(format!(
        "delete what stands for it: `&#{0};` or `&#x{0:X};`",
        u32::from(c)
    )))
}

/// Returns the fault of a character that nobody sees, or that turns text round: typed as an escape, or
/// given by a program.
fn strange_character(text: &str, at: &dyn Fn() -> Path) -> Option<Fault> {
    let c = strange_in_text(text)?;
    let fault = strange_in(&at().in_words(), c, at());
    Some(fault.help(format!(
        "delete the character; if it is typed as an escape, `\\u{:04X}`",
        u32::from(c)
    )))
}

fn strange_in_text(text: &str) -> Option<char> {
    let plain = |byte: u8| (b' '..0x7f).contains(&byte) || byte == b'\n';
    if text.bytes().all(plain) {
        return None;
    }
    let unseen = |c: char| is_unseen(c) && !matches!(c, '\n' | '\r' | '\t');
    let strange = text.chars().find(|c| unseen(*c) || is_turning(*c));
    strange.or_else(|| left_open(text))
}

/// Returns the fault of such a character in an id, or in the name in a heading, which are one line each.
pub(super) fn strange_name(name: &str, at: impl FnOnce() -> Path) -> Option<Fault> {
    if name.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
        return None;
    }
    let strange = name.chars().find(|c| is_unseen(*c) || is_turning(*c));
    let c = strange.or_else(|| left_open(name))?;
    let fault = strange_in("a name", c, at());
    Some(fault.help("delete the character, or write a blank instead"))
}

fn strange_in(what: &str, c: char, at: Path) -> Fault {
    let turns = is_turning(c) || is_isolating(c);
    let (code, does) = if turns {
        (Code::BidiControl, "which turns the order of what follows")
    } else {
        (Code::InvisibleCharacter, "which nobody sees")
    };
    let message = format!("{what} holds U+{:04X}, {does}", u32::from(c));
    Fault::new(code, message, at).label("in this text")
}

/// Returns the sign of an embedding that is not closed, or that closes none: it would turn what the
/// annex puts behind the text.
fn left_open(text: &str) -> Option<char> {
    let mut open = Vec::new();
    for c in text.chars().filter(|c| is_isolating(*c)) {
        if c != '\u{2069}' {
            open.push(c);
        } else if open.pop().is_none() {
            return Some(c);
        }
    }
    open.pop()
}

fn unfit(bad: &BadInline, text: &str, at: Path) -> Fault {
    let piece = text.get(bad.at.clone()).unwrap_or_default().trim();
    let (message, help) = match &bad.what {
        Unfit::Html if piece.contains(' ') && !piece.contains('=') => (
            format!("`{piece}` looks like HTML"),
            "write round brackets, or `\\\\<` for the sign `<` itself",
        ),
        Unfit::Html => (
            format!("`{piece}` is HTML, which is not passed on"),
            "write `**…**` for bold and `*…*` for italics, instead of the tag and of the one that closes it",
        ),
        Unfit::Image => (
            "a text holds an image".to_owned(),
            "describe it in words, or link to it: delete the `!`",
        ),
        Unfit::Link(href) if href.starts_with("file:") => (
            format!("a link leads to `{href}`, on your own computer"),
            "link to an address on the web, which begins with `https://`, or take the link away and leave its words",
        ),
        Unfit::Link(href) => (
            format!("a link leads to `{href}`, which is not safe to follow"),
            "link to an address that begins with `https://`, `http://`, `mailto:` or `tel:`",
        ),
        Unfit::Block => (
            "a text holds more than a line of words".to_owned(),
            "write words, `*italics*`, `**bold**` and links only",
        ),
    };
    Fault::new(Code::UnsafeMarkdown, message, at)
        .part(Part::Within(bad.at.clone()))
        .label("not passed on")
        .help(help)
}
