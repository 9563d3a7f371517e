//! Names of events, which are the same in every calendar and at any time.

use super::appointment::{Key, Kind};
use crate::{
    plan::Plan,
    render::identifier::{id, push_byte, shorten},
    text::{Text, plain},
};

/// Conference and publisher of a calendar: the end of the name of each event.
pub(super) struct Host(String);

impl Host {
    /// Makes the host of a plan. It takes the first language alone, so that the name of an event is the
    /// same in all languages.
    pub(super) fn of(plan: &Plan) -> Self {
        let first = |text: &Text| {
            let language = plan.languages().first();
            language.map_or_else(String::new, |language| plain(text.in_language(*language)))
        };
        let conference = word(&first(plan.conference()));
        let organisation = plan
            .organisation()
            .map(|name| word(&first(name)))
            .filter(|word| !word.is_empty());
        let host = organisation.unwrap_or_else(|| conference.clone());
        Self(format!("{conference}@{host}"))
    }

    /// Returns `WGETI_exchange.1.sitting.csp12@arms-trade-treaty`.
    pub(super) fn uid(&self, key: &Key) -> String {
        let kind = match key.kind {
            Kind::Sitting => "sitting",
            Kind::Event => "event",
            Kind::Deadline => "deadline",
        };
        let ordinal = key.ordinal.to_string();
        [&id(&key.id), &ordinal, kind, &self.0].join(".")
    }
}

/// Returns a name as one word in small letters, which is the same whatever its blanks and capitals.
fn word(name: &str) -> String {
    let mut word = String::with_capacity(name.len());
    for c in name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            word.push(c);
        } else if c.is_alphanumeric() {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).bytes();
            bytes.for_each(|byte| push_byte(byte, &mut word));
        } else if !word.is_empty() && !word.ends_with('-') {
            word.push('-');
        }
    }
    shorten(word.trim_end_matches('-').to_owned())
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn names_are_words() {
        assert_eq!(word("Arms Trade Treaty"), "arms-trade-treaty");
        assert_eq!(word(" HRC 36. "), "hrc-36");
        assert_eq!(word("Été"), "~C3~A9t~C3~A9");
        assert_eq!(word("***"), "");
    }
}
