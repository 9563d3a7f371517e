//! Records of meetings and the texts of their keys.

use super::{Recipe, words::typed};

impl Recipe<'_> {
    /// Writes the record of the meeting of this id.
    pub(super) fn happened(&mut self, id: &str) {
        match self.below(16) {
            1 | 2 => self.sometimes(1, "took", &["45m", "1h", "4h30m", "2h", "1m"]),
            3 => {
                let moment = self.moment();
                self.string("ended", &moment);
            }
            4 => self.sometimes(1, "extended", &["30m", "2h"]),
            5 if self.suspended.is_none() => {
                let moment = self.moment();
                self.string("suspended", &moment);
                self.suspended = Some(id.to_owned());
            }
            6 => self.maybe_text(1, "cancelled"),
            _ => {}
        }
    }

    pub(super) fn details(&mut self) {
        if !self.once_in(3) {
            return;
        }
        if self.once_in(6) {
            let room = self.one_of(&["XX", "Room XXI", "VII"]);
            let room = self.same(room);
            self.key("room", room);
        }
        self.address(8, "link");
        self.address(8, "livestream");
        self.interpretation(10);
        self.sometimes(8, "format", &["in-person", "hybrid", "virtual"]);
        self.sometimes(8, "access", &["open", "closed"]);
        self.person(10, "chair");
        self.switch(10, "informal");
        self.switch(10, "open-end");
        self.maybe_text(8, "note");
        if self.once_in(8) {
            let (one, other) = (self.words(), self.words());
            self.key("speakers", format!("[{}, {}]", typed(&one), typed(&other)));
        }
        if self.once_in(12) {
            let groups = self.groups.clone();
            let with = &groups[self.below(groups.len())];
            self.key("with", format!("[{}]", typed(with)));
        }
        if self.once_in(6) {
            self.agenda();
        }
    }

    fn agenda(&mut self) {
        let many = 1 + self.below(3);
        let is_timed = self.once_in(3);
        let items: Vec<_> = (0..many).map(|place| self.item(place, is_timed)).collect();
        self.key("agenda", format!("[{}]", items.join(", ")));
    }

    fn item(&mut self, place: usize, is_timed: bool) -> String {
        let title = self.text();
        if self.languages.len() == 1 && !is_timed && self.once_in(2) {
            return title;
        }
        let mut keys = vec![
            format!("title = {title}"),
            format!("item = \"{}\"", place + 1),
        ];
        if self.once_in(3) {
            keys.push(r#"at = "10:00""#.to_owned());
        }
        if is_timed {
            let minutes = 10 * (1 + self.below(20));
            keys.push(format!("duration = \"{minutes}m\""));
        }
        if self.once_in(3) {
            let document = self.words();
            keys.push(format!("document = {}", typed(&document)));
        }
        if self.once_in(4) {
            let (one, other) = (self.words(), self.words());
            keys.push(format!(
                "documents = [{}, {{ symbol = {} }}]",
                typed(&one),
                typed(&other)
            ));
        }
        if self.once_in(4) {
            keys.push(format!("note = {}", self.text()));
        }
        if self.once_in(3) {
            keys.push(r#"link = "https://example.org/1""#.to_owned());
        }
        format!("{{ {} }}", keys.join(", "))
    }
}
