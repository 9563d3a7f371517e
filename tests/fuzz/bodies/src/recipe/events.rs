//! The events, and the tables that a schedule can do without.

use super::Recipe;

const KINDS: [&str; 8] = [
    "break",
    "ceremony",
    "reception",
    "registration",
    "side-event",
    "exhibition",
    "unavailable",
    "event",
];

const TIMES: [&str; 6] = [
    "13:15-14:45",
    "11:15-11:30",
    "tbc",
    "18:00",
    "13:00-15:00",
    "23:00-01:00+1",
];

impl Recipe<'_> {
    pub(super) fn events(&mut self) {
        if !self.once_in(3) {
            return;
        }
        for place in 0..=self.below(4) {
            self.line("[[event]]");
            self.maybe_text(1, "title");
            self.string("id", &format!("e{place}"));
            self.sometimes(2, "kind", &KINDS);
            if self.once_in(2) {
                let day = self.day();
                self.key("on", day);
            }
            self.sometimes(2, "time", &TIMES);
            self.sometimes(6, "status", &["confirmed", "tbc", "cancelled"]);
            self.switch(8, "takes-time");
            self.maybe_text(6, "room");
            self.maybe_text(6, "host");
            self.maybe_text(6, "note");
            self.address(8, "link");
            let tracks = self.tracks.clone();
            if !tracks.is_empty() && self.once_in(2) {
                let track = self.one_of(&tracks);
                self.string("track", track);
            }
        }
    }

    pub(super) fn other_tables(&mut self) {
        if self.once_in(8) {
            self.deadline();
        }
        if self.once_in(8) {
            self.line("[[document]]");
            self.maybe_text(1, "title");
            self.sometimes(2, "symbol", &["ATT/CSP12/WG/2026/1", "A/1 | 2"]);
            self.address(3, "link");
        }
        if self.once_in(8) {
            self.line("[revision]");
            let number = self.one_of(&[1, 2, 10]);
            self.key("number", number);
        }
        if self.once_in(10) {
            self.line("[[allow]]");
            self.sometimes(1, "code", &["P0204", "P0205", "P0406"]);
            self.string("reason", "it is meant");
        }
    }

    fn deadline(&mut self) {
        self.line("[[deadline]]");
        self.maybe_text(1, "title");
        if self.once_in(2) {
            let day = self.day();
            self.key("on", day);
        } else {
            let id = self.ids[0].clone();
            self.string("before", &id);
            self.key("days-before", 2);
        }
        self.sometimes(3, "time", &["18:30", "00:00"]);
        self.address(3, "link");
    }
}
