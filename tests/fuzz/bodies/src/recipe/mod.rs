//! A recipe: bytes, of which each is a choice, and the schedule that is written by them as TOML. It
//! is mostly sound, and whatever keys the language has can be in it.

mod events;
mod frame;
mod held;
mod meeting;
mod words;

use std::fmt::Display;

use arbitrary::Unstructured;
use chrono::NaiveDate;

/// The bytes left to choose by, and the text written so far.
pub(crate) struct Recipe<'b> {
    left: Unstructured<'b>,
    text: String,
    languages: &'static [&'static str],
    days: Vec<NaiveDate>,
    tracks: Vec<&'static str>,
    groups: Vec<String>,
    /// The ids of the meetings that are written already.
    ids: Vec<String>,
    /// The meeting that has been suspended, until it is resumed.
    suspended: Option<String>,
}

/// The schedule of these bytes. Without any it is the least that a schedule can be.
pub(crate) fn written(bytes: &[u8]) -> String {
    let mut recipe = Recipe {
        left: Unstructured::new(bytes),
        text: String::new(),
        languages: &["en"],
        days: Vec::new(),
        tracks: Vec::new(),
        groups: Vec::new(),
        ids: Vec::new(),
        suspended: None,
    };
    recipe.head();
    recipe.top_rules();
    recipe.top_texts();
    recipe.days();
    recipe.tracks();
    recipe.rooms();
    recipe.groups();
    recipe.meetings();
    recipe.events();
    recipe.other_tables();
    recipe.text
}

impl Recipe<'_> {
    /// A number below another; nought when the bytes are used up.
    fn below(&mut self, most: usize) -> usize {
        let byte: u8 = self.left.arbitrary().unwrap_or_default();
        usize::from(byte) % most.max(1)
    }

    /// True once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        let place = self.below(all.len());
        all[place]
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A key with a value as TOML has it.
    fn key(&mut self, key: &str, value: impl Display) {
        self.line(&format!("{key} = {value}"));
    }

    /// A key with a string.
    fn string(&mut self, key: &str, value: &str) {
        self.key(key, words::typed(value));
    }

    /// A key with one of these strings, once in so many times.
    fn sometimes(&mut self, times: usize, key: &str, values: &[&str]) {
        if self.once_in(times) {
            let value = self.one_of(values);
            self.string(key, value);
        }
    }

    /// A key that is true or false, once in so many times.
    fn switch(&mut self, times: usize, key: &str) {
        if self.once_in(times) {
            let on = !self.once_in(4);
            self.key(key, on);
        }
    }

    /// A key with a text, once in so many times.
    fn maybe_text(&mut self, times: usize, key: &str) {
        if self.once_in(times) {
            let text = self.text();
            self.key(key, text);
        }
    }

    fn day(&mut self) -> NaiveDate {
        let days = self.days.clone();
        self.one_of(&days)
    }

    /// A moment, as a string.
    fn moment(&mut self) -> String {
        const HOURS: [&str; 12] = [
            "10:00", "15:00", "11:30", "16:40", "13:00", "18:00", "09:10", "12:59", "15:01",
            "00:30", "02:30", "23:59",
        ];
        let (day, hour) = (self.day(), self.one_of(&HOURS));
        format!("{day} {hour}")
    }
}
