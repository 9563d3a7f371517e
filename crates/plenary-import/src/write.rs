//! Writes the source, laid out for a secretariat to read.

mod values;

use std::fmt::Write;

use plenary::chrono::NaiveDate;

use self::values::{hours, key, list, text};
use crate::{
    draft::{
        AgendaItem, Details, Draft, Event, Group, Heading, Meeting, Page, Speaker, Start, Track,
    },
    hours::{DAY, Hours, clock},
};

/// Returns the source of a schedule.
pub(crate) fn source(draft: &Draft) -> String {
    let mut out = Toml::default();
    out.heading(&draft.heading);
    out.frame(draft);
    out.page(&draft.page);
    out.text("note", draft.heading.note.as_deref());
    out.days(draft);
    draft.tracks.iter().for_each(|track| out.track(track));
    draft.groups.iter().for_each(|group| out.group(group));
    out.meetings(draft);
    draft.events.iter().for_each(|event| out.event(event));
    out.source
}

#[derive(Default)]
struct Toml {
    source: String,
}

impl Toml {
    fn line(&mut self, line: &str) {
        self.source.push_str(line);
        self.source.push('\n');
    }

    fn pair(&mut self, key: &str, value: &str) {
        let _ = writeln!(self.source, "{key} = {value}");
    }

    fn text(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.pair(key, &text(value));
        }
    }

    fn flag(&mut self, key: &str, value: bool, default: bool) {
        if value != default {
            self.pair(key, if value { "true" } else { "false" });
        }
    }

    fn sessions(&mut self, sessions: &[Hours]) {
        let values: Vec<_> = sessions.iter().map(|session| hours(*session)).collect();
        self.pair("sessions", &list(&values));
    }

    /// Writes the head of a table, or a comment, with an empty line before it.
    fn table_head(&mut self, head: &str) {
        self.line("");
        self.line(head);
    }

    fn heading(&mut self, heading: &Heading) {
        self.line("#:schema ./plenary.schema.json");
        if let Some(language) = heading.language {
            self.pair("languages", &list(&[text(language.tag())]));
        }
        self.text("conference", Some(&heading.conference));
        self.text("name", Some(&heading.name));
        self.text("title", heading.title.as_deref());
        self.text("symbol", heading.symbol.as_deref());
        self.text("status", heading.status);
        self.text("time-zone", Some(&heading.time_zone));
        self.text("venue", heading.venue.as_deref());
    }

    fn frame(&mut self, draft: &Draft) {
        self.pair("first-day", &draft.first_day.to_string());
        self.pair("last-day", &draft.last_day.to_string());
        self.flag("weekends", draft.page.weekends, false);
        self.sessions(&draft.sessions);
        self.text("livestream", draft.heading.livestream.as_deref());
        self.text("interpretation", draft.heading.interpretation.as_deref());
    }

    fn page(&mut self, page: &Page) {
        self.text("layout", page.layout);
        self.text("day-headings", page.day_headings);
        self.flag("show-ends", !page.starts_only, true);
        self.flag("mark-continued", page.marks_continued, false);
        self.flag("join-sittings", page.joins_sittings, false);
        self.text("side-events", page.side_events.as_deref());
    }

    fn days(&mut self, draft: &Draft) {
        for (date, day) in &draft.days {
            self.table_head(&format!("[days.\"{date}\"]"));
            if let Some(sessions) = &day.sessions {
                self.sessions(sessions);
            }
            self.text("closed", day.closed.as_deref());
            self.text("note", day.note.as_deref());
        }
    }

    fn track(&mut self, track: &Track) {
        self.table_head(&format!("[tracks.{}]", key(&track.key)));
        self.text("name", track.name.as_deref());
        self.text("note", track.note.as_deref());
        for (date, sessions) in &track.days {
            self.table_head(&format!("[tracks.{}.days.\"{date}\"]", key(&track.key)));
            self.sessions(sessions);
        }
    }

    fn group(&mut self, group: &Group) {
        self.table_head(&format!("[groups.{}]", key(&group.key)));
        self.text("acronym", group.acronym.as_deref());
        self.text("name", group.name.as_deref());
        if let Some(number) = group.numbered_from {
            self.pair("numbered-from", &number.to_string());
        }
        for (word, name) in &group.subgroups {
            let heading = format!("[groups.{}.subgroups.{}]", key(&group.key), key(word));
            self.table_head(&heading);
            self.text("name", Some(name));
        }
    }

    fn meetings(&mut self, draft: &Draft) {
        let mut last_track = None;
        for (place, meeting) in draft.meetings.iter().enumerate() {
            if meeting.track.is_some() && meeting.track != last_track {
                last_track.clone_from(&meeting.track);
                let name = draft
                    .tracks
                    .iter()
                    .find(|track| Some(&track.key) == meeting.track.as_ref())
                    .and_then(|track| track.name.as_ref())
                    .or(meeting.track.as_ref())
                    .and_then(|name| name.lines().next());
                self.table_head(&format!("# {}", name.unwrap_or_default()));
            } else if place == 0 && last_track.is_none() {
                self.table_head("# Rolling basis: held in this order, each beginning where the one before it ended.");
                self.source.pop();
            }
            self.meeting(meeting);
        }
    }

    fn meeting(&mut self, meeting: &Meeting) {
        self.table_head("[[meeting]]");
        self.text("id", meeting.id.as_deref());
        self.text("group", meeting.group.as_deref());
        if !meeting.with.is_empty() {
            let with: Vec<_> = meeting.with.iter().map(|group| text(group)).collect();
            self.pair("with", &list(&with));
        }
        self.text("title", meeting.title.as_deref());
        self.text("track", meeting.track.as_deref());
        self.start(&meeting.start);
        self.text("duration", Some(&meeting.duration));
        self.details(&meeting.details);
    }

    fn start(&mut self, start: &Start) {
        let moment = |day: &NaiveDate, minute: &u16| {
            let later = plenary::chrono::Days::new(u64::from(minute / DAY));
            let date = day.checked_add_days(later).unwrap_or(*day);
            format!("\"{date} {}\"", clock(minute % DAY))
        };
        match start {
            Start::Rolling => {}
            Start::On(day) => self.pair("on", &day.to_string()),
            Start::NotBefore(day, minute) => self.pair("not-before", &moment(day, minute)),
            Start::Pinned(day, minute) => self.pair("starts", &moment(day, minute)),
            Start::After(id) => self.pair("after", &list(&[text(id)])),
            Start::Condition(condition) => {
                let after: Vec<_> = condition.after.iter().map(|id| text(id)).collect();
                self.pair("after", &list(&after));
                self.text("start-by", condition.by.as_deref());
                self.text("start-shown", Some("condition"));
            }
        }
    }

    fn details(&mut self, details: &Details) {
        self.text("room", details.room.as_deref());
        self.text("chair", details.chair.as_deref());
        if !details.speakers.is_empty() {
            let speakers: Vec<_> = details.speakers.iter().map(speaker).collect();
            self.pair("speakers", &list(&speakers));
        }
        self.flag("informal", details.informal, false);
        self.text("access", details.access);
        self.text("format", details.format);
        self.text("livestream", details.livestream.as_deref());
        self.text("link", details.link.as_deref());
        self.text("interpretation", details.interpretation.as_deref());
        self.flag("open-end", details.open_end, false);
        self.text("note", details.note.as_deref());
        if !details.agenda.is_empty() {
            let items: Vec<_> = details.agenda.iter().map(item).collect();
            self.pair("agenda", &list(&items));
        }
    }

    fn event(&mut self, event: &Event) {
        self.table_head("[[event]]");
        self.text("id", event.id.as_deref());
        self.text("title", Some(&event.title));
        self.text("kind", event.kind);
        let days: Vec<_> = event.days.iter().map(NaiveDate::to_string).collect();
        match &*days {
            [] => {}
            [day] => self.pair("on", day),
            _ => self.pair("on", &list(&days)),
        }
        if let Some(when) = event.when {
            let time = when
                .hours()
                .map_or_else(|| clock(when.from % DAY), Hours::to_source);
            self.text("time", Some(&time));
        }
        self.text("track", event.track.as_deref());
        self.text("room", event.room.as_deref());
        self.text("status", event.status);
        self.flag("takes-time", !event.takes_no_time, true);
        self.text("link", event.link.as_deref());
        self.text("note", event.note.as_deref());
    }
}

/// Returns a speaker: the name alone, or an inline table with the function.
fn speaker(speaker: &Speaker) -> String {
    let name = text(&speaker.name);
    match &speaker.function {
        None => name,
        Some(function) => format!("{{ name = {name}, function = {} }}", text(function)),
    }
}

/// Returns an item of an agenda: its title alone, or an inline table with its hour and its number.
fn item(item: &AgendaItem) -> String {
    let value = |value: &Option<String>| value.as_deref().map(text);
    let keys = [
        ("item", &item.item),
        ("title", &item.title),
        ("at", &item.at),
    ];
    let pairs: Vec<_> = keys
        .into_iter()
        .filter_map(|(key, text)| Some(format!("{key} = {}", value(text)?)))
        .collect();
    match (&item.at, &item.item, value(&item.title)) {
        (None, None, Some(title)) => title,
        _ => format!("{{ {} }}", pairs.join(", ")),
    }
}
