//! The keys at the top, the days, the tracks and the rooms.

use chrono::{Days, NaiveDate};

use super::{Recipe, words::typed};

/// Time zones and first days; nights in which clocks change, and ends of years, are among them.
const PLACES: [(&str, (i32, u32, u32)); 8] = [
    ("Europe/Zurich", (2026, 3, 16)),
    ("Europe/Zurich", (2026, 3, 27)),
    ("Europe/Zurich", (2026, 10, 23)),
    ("America/New_York", (2026, 3, 6)),
    ("UTC", (2026, 12, 30)),
    ("Australia/Lord_Howe", (2026, 4, 3)),
    ("Asia/Kathmandu", (2028, 2, 28)),
    ("Africa/Casablanca", (2026, 2, 13)),
];

const SESSIONS: [&str; 10] = [
    r#"["10:00-13:00", "15:00-18:00"]"#,
    r#"["10:00-13:00", "15:00-18:00", { time = "18:30-20:30", if-needed = true }]"#,
    r#"["09:00-12:30", "14:00-17:30"]"#,
    r#"["10:00-13:00"]"#,
    r#"["10:00-11:00", "11:00-12:00", "12:00-13:00", "15:00-18:00"]"#,
    r#"["20:00-23:00", "23:30-02:00+1"]"#,
    r#"["00:00-06:00", "06:00-12:00", "12:00-18:00", "18:00-00:00+1"]"#,
    r#"["10:00-10:01", "10:02-13:07"]"#,
    r#"["10:00-13:00", { time = "15:00-18:00", if-needed = true, opened = true }]"#,
    r#"["22:00-04:00+1"]"#,
];

impl Recipe<'_> {
    pub(super) fn head(&mut self) {
        if self.once_in(4) {
            self.languages = self.one_of(&[&["en", "fr"][..], &["fr"], &["fr", "en"]]);
            let typed: Vec<_> = self.languages.iter().map(|tag| typed(tag)).collect();
            self.key("languages", format!("[{}]", typed.join(", ")));
        }
        let (zone, (year, month, day)) = self.one_of(&PLACES);
        let first = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let many = self.one_of(&[1, 2, 3, 4, 5, 9, 16]);
        self.days = (0..many).map(|later| first + Days::new(later)).collect();
        self.string("conference", "CSP12");
        let name = self.same("CSP12 Working Group meetings");
        self.key("name", name);
        self.string("time-zone", zone);
        self.key("first-day", first);
        self.key("last-day", first + Days::new(many - 1));
        let sessions = self.one_of(&SESSIONS);
        self.key("sessions", sessions);
    }

    pub(super) fn top_rules(&mut self) {
        self.sometimes(8, "rolling", &["at-once", "next-session", "as-planned"]);
        self.sometimes(10, "no-start-in-last", &["15m", "30m", "2h"]);
        self.sometimes(10, "change-over", &["5m", "10m", "1h"]);
        self.sometimes(8, "show", &["current", "planned", "changes"]);
        self.sometimes(8, "layout", &["week", "day", "list"]);
        self.sometimes(8, "day-headings", &["weekday", "date", "both"]);
        let statuses = [
            "draft",
            "draft",
            "provisional",
            "indicative",
            "tentative",
            "final",
            "as-held",
        ];
        self.sometimes(8, "status", &statuses);
        self.switch(8, "join-sittings");
        self.switch(8, "forecast");
        self.switch(6, "weekends");
        self.switch(10, "office-holders");
        self.switch(10, "show-offices");
        self.switch(10, "show-ends");
        self.switch(8, "mark-continued");
        if self.once_in(16) {
            let teams = 1 + self.below(3);
            self.key("interpretation-teams", teams);
        }
        if self.once_in(10) {
            let moment = self.moment();
            self.string("as-of", &moment);
        }
        if self.once_in(8) {
            self.key("issued", "2026-01-16");
        }
    }

    pub(super) fn top_texts(&mut self) {
        for key in ["title", "organisation", "secretariat", "venue"] {
            self.maybe_text(10, key);
        }
        self.person(12, "president");
        self.maybe_text(6, "note");
        self.maybe_text(12, "nominations");
        self.address(12, "livestream");
        self.interpretation(12);
        if self.once_in(6) {
            let tbc = self.once_in(2);
            let text = if tbc { typed("tbc") } else { self.text() };
            self.key("side-events", text);
        }
    }

    pub(super) fn days(&mut self) {
        for day in self.days.clone() {
            if self.once_in(5) {
                self.line(&format!("[days.{day}]"));
                self.of_day();
            }
        }
    }

    /// Writes a key of a day, of the schedule or of a track.
    fn of_day(&mut self) {
        match self.below(6) {
            0 => {
                let sessions = self.one_of(&SESSIONS);
                self.key("sessions", sessions);
            }
            1 => self.maybe_text(1, "closed"),
            2 => {
                let held = [
                    r#"["10:25-13:10", "15:00-16:40"]"#,
                    r#"["10:00-12:00"]"#,
                    "[]",
                    r#"["10:00-13:00", "15:00-18:00"]"#,
                ];
                let held = self.one_of(&held);
                self.key("held", held);
            }
            3 => {
                let extra = [
                    r#"["18:30-20:30"]"#,
                    r#"[{ time = "08:00-09:30", for = "A" }]"#,
                    r#"["13:00-15:00"]"#,
                ];
                let extra = self.one_of(&extra);
                self.key("extra", extra);
            }
            _ => {}
        }
        self.maybe_text(3, "note");
    }

    pub(super) fn tracks(&mut self) {
        if !self.once_in(3) {
            return;
        }
        self.tracks = self
            .one_of(&[&["X", "Y"][..], &["X"], &["X", "Y", "Z"]])
            .to_vec();
        for track in self.tracks.clone() {
            self.line(&format!("[tracks.{track}]"));
            self.maybe_text(6, "name");
            self.maybe_text(5, "room");
            self.address(10, "livestream");
            self.interpretation(10);
            self.maybe_text(10, "note");
            if self.once_in(8) {
                let sessions = self.one_of(&SESSIONS);
                self.key("sessions", sessions);
                let day = self.day();
                self.line(&format!("[tracks.{track}.days.{day}]"));
                self.of_day();
            }
        }
    }

    pub(super) fn rooms(&mut self) {
        if !self.once_in(8) {
            return;
        }
        for room in ["XX", "VII"] {
            self.line(&format!("[rooms.{room}]"));
            self.maybe_text(3, "name");
            self.maybe_text(4, "building");
            self.address(4, "link");
            if self.once_in(4) {
                self.key("also", format!("[\"Room {room}\"]"));
            }
        }
    }
}
