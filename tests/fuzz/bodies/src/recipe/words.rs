//! Texts: words, Markdown, and characters that some form has to write in another way.

use super::Recipe;

const WORDS: [&str; 48] = [
    "Opening",
    "Adoption of the report",
    "Ms. Marie DUPONT",
    "*a*",
    "**b**",
    "`c|d`",
    "[e](https://example.org/?a=1&b=2)",
    "a | b",
    "Réunion",
    "中文会议的安排",
    "اجتماع",
    "שלום 10:00",
    "\\<b\\>",
    "\\*",
    "\\_",
    "\\`",
    "&amp;",
    "&lt;script&gt;",
    "=1+2",
    "@sum",
    "From Geneva",
    ">",
    "\u{a0}",
    "e\u{301}",
    "👩‍👩‍👧",
    "1. x",
    "# y",
    "---",
    "16 March 2026",
    "10:00",
    "10 a.m.",
    "CSP11",
    "one\ntwo",
    "one\n\ntwo",
    "one\\\ntwo",
    "\t",
    "\"",
    "'",
    ";,:",
    "\\\\",
    "www.example.org",
    "https://example.org/a_b",
    "a@example.org",
    "***x***",
    "[f](mailto:a@example.org 'g')",
    "!\\[h\\]",
    "~~i~~ $j$ ^k^",
    "WGTU vacant tbc",
];

/// A string as TOML has it.
pub(super) fn typed(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

impl Recipe<'_> {
    /// A text in one language: a few words, which touch or do not, or anything at all.
    pub(super) fn words(&mut self) -> String {
        if self.once_in(24) {
            let any: String = self.left.arbitrary().unwrap_or_default();
            let seen: String = any.chars().filter(|c| !c.is_control()).take(40).collect();
            return if seen.trim().is_empty() {
                "x".to_owned()
            } else {
                seen
            };
        }
        let mut text = self.one_of(&WORDS).to_owned();
        while text.len() < 400 && self.once_in(3) {
            let blank = if self.once_in(3) { "" } else { " " };
            let more = self.one_of(&WORDS);
            text = text + blank + more;
        }
        if text.trim().is_empty() {
            text.push('x');
        }
        text
    }

    /// A text as TOML has it: in every language.
    pub(super) fn text(&mut self) -> String {
        self.by_language(Self::words)
    }

    /// A text of the same words in every language.
    pub(super) fn same(&mut self, words: &str) -> String {
        self.by_language(|_| words.to_owned())
    }

    fn by_language(&mut self, words: impl Fn(&mut Self) -> String) -> String {
        if let [_] = self.languages {
            return typed(&words(self));
        }
        let all = self.languages.iter().map(|language| {
            let words = words(self);
            format!("{language} = {}", typed(&words))
        });
        let all: Vec<_> = all.collect();
        format!("{{ {} }}", all.join(", "))
    }

    /// Between which languages there is interpretation.
    pub(super) fn interpretation(&mut self, times: usize) {
        if self.once_in(times) {
            let words = self.one_of(&["none", "English, French"]);
            let none = words == "none";
            let value = if none { typed(words) } else { self.same(words) };
            self.key("interpretation", value);
        }
    }

    /// A key with a name, or with nobody's.
    pub(super) fn person(&mut self, times: usize, key: &str) {
        if self.once_in(times) {
            let name = if self.once_in(3) {
                self.words()
            } else {
                self.one_of(&["vacant", "Ms. Marie DUPONT", "Mr. John SMITH"])
                    .to_owned()
            };
            self.string(key, &name);
        }
    }

    /// A key with an address.
    pub(super) fn address(&mut self, times: usize, key: &str) {
        const ADDRESSES: [&str; 6] = [
            "https://example.org/a",
            "https://example.org/a_b(c)?d=e&f=*g*#h",
            "mailto:a@example.org",
            "http://exämple.org/;,'",
            "https://example.org/%20%0A",
            "https://example.org/]]--!",
        ];
        self.sometimes(times, key, &ADDRESSES);
    }
}
