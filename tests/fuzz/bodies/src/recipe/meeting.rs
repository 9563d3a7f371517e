//! The groups and the meetings.

use super::{Recipe, words::typed};

const ROLLING: [&str; 3] = ["at-once", "next-session", "as-planned"];

const DURATIONS: [&str; 10] = [
    "1h",
    "1 session",
    "30m",
    "2h30m",
    "90m",
    "1.5 sessions",
    "2 sessions",
    "1m",
    "0.333 sessions",
    "7h",
];

impl Recipe<'_> {
    pub(super) fn groups(&mut self) {
        let many = 1 + self.below(4);
        for group in &["A", "WGETI", "C-3", "ÉTÉ"][..many] {
            let key = if group.is_ascii() {
                (*group).to_owned()
            } else {
                typed(group)
            };
            self.line(&format!("[groups.{key}]"));
            self.of_group();
            self.sometimes(10, "rolling", &ROLLING);
            self.maybe_text(10, "acronym");
            if self.once_in(10) {
                let number = self.one_of(&[1, 34, 999]);
                self.key("numbered-from", number);
            }
            self.groups.push((*group).to_owned());
            for below in ["exchange", "issues"] {
                if self.once_in(4) {
                    self.line(&format!("[groups.{key}.subgroups.{below}]"));
                    self.of_group();
                    self.groups.push(format!("{group}/{below}"));
                }
            }
        }
    }

    fn of_group(&mut self) {
        let name = self.text();
        self.key("name", name);
        for office in ["chair", "vice-chair", "facilitator", "rapporteur"] {
            self.person(10, office);
        }
        self.sometimes(12, "access", &["open", "closed"]);
        if self.once_in(12) {
            self.key("co-chairs", r#"["vacant", "Ms. Marie DUPONT"]"#);
        }
    }

    pub(super) fn meetings(&mut self) {
        let mut many = 1 + self.below(6);
        if self.once_in(16) {
            many += self.below(24);
        }
        for place in 0..many {
            self.line("[[meeting]]");
            self.meeting(place);
        }
        if let Some(suspended) = self.suspended.take() {
            self.line("[[meeting]]");
            self.resumed(&suspended, many);
        }
    }

    fn meeting(&mut self, place: usize) {
        if let Some(suspended) = self.suspended.clone()
            && self.once_in(2)
        {
            self.suspended = None;
            self.resumed(&suspended, place);
            return;
        }
        let id = self.named(place);
        let duration = self.one_of(&DURATIONS);
        self.string("duration", duration);
        let tracks = self.tracks.clone();
        if !tracks.is_empty() {
            let track = self.one_of(&tracks);
            self.string("track", track);
        }
        self.starts();
        self.happened(&id);
        self.details();
        self.ids.push(id);
    }

    fn resumed(&mut self, suspended: &str, place: usize) {
        self.string("resumes", suspended);
        let id = format!("m{place}");
        self.string("id", &id);
        self.ids.push(id);
    }

    /// Writes the group or the title of a meeting; returns its id.
    fn named(&mut self, place: usize) -> String {
        let groups = self.groups.clone();
        let group = (!self.once_in(6)).then(|| groups[self.below(groups.len())].clone());
        let id = match &group {
            Some(group) if !self.ids.contains(group) && !self.once_in(4) => group.clone(),
            _ => format!("m{place}"),
        };
        if group.as_ref() != Some(&id) {
            self.string("id", &id);
        }
        match group {
            Some(group) => {
                self.string("group", &group);
                self.maybe_text(6, "title");
            }
            None => self.maybe_text(1, "title"),
        }
        id
    }

    fn starts(&mut self) {
        match self.below(20) {
            1 => {
                let moment = self.moment();
                self.string("starts", &moment);
            }
            2 => {
                let day = self.day();
                self.key("on", day);
            }
            3 => {
                let moment = self.moment();
                self.string("not-before", &moment);
            }
            4 | 5 if !self.ids.is_empty() => {
                let ids = self.ids.clone();
                let id = &ids[self.below(ids.len())];
                self.key("after", format!("[{}]", typed(id)));
            }
            6 => self.switch(1, "undivided"),
            7 => self.sometimes(1, "start-by", &["11:30", "17:00", "23:45"]),
            8 => self.sometimes(1, "rolling", &ROLLING),
            9 => self.sometimes(1, "at-least", &["1m", "1h", "1 session"]),
            10 => self.sometimes(1, "at-most", &["8h", "3 sessions"]),
            _ => {}
        }
    }
}
