//! Every occurrence of a schedule, by the compiled schedule as JSON, with which all other forms are
//! compared.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use plenary::{Schedule, Show};
use serde_json::Value;

use super::{
    lexicon::squashed,
    occurrence::{After, Kind, Occurrence, People, Speaker, Standing, key},
};

/// The compiled schedule, in one language and with the times that it shows.
struct Data<'a> {
    json: Value,
    schedule: &'a Schedule,
    language: &'a str,
}

/// Every occurrence of a schedule, in a language.
pub(super) fn all(schedule: &Schedule, language: &str) -> Vec<Occurrence> {
    let data = Data {
        json: plenary_tests::json(schedule),
        schedule,
        language,
    };
    let meetings = list(&data.json["meetings"]).iter();
    let events = list(&data.json["events"]).iter();
    meetings
        .flat_map(|meeting| data.sittings(meeting))
        .chain(events.flat_map(|event| data.events(event)))
        .chain(data.closed())
        .chain(data.deadlines())
        .collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A moment with the offset of its clocks.
fn moment(value: &Value) -> Option<DateTime<FixedOffset>> {
    let local: NaiveDateTime = value.get("local")?.as_str()?.parse().expect("a local time");
    let utc: DateTime<FixedOffset> = value["utc"].as_str()?.parse().expect("an instant");
    let ahead = (local - utc.naive_utc()).num_seconds();
    let ahead = i32::try_from(ahead).expect("less than a day");
    Some(utc.with_timezone(&FixedOffset::east_opt(ahead).expect("an offset")))
}

fn day(value: &Value) -> NaiveDate {
    word(value).parse().expect("a day")
}

impl Data<'_> {
    fn is_planned(&self) -> bool {
        self.schedule.plan().shows() == Show::Planned
    }

    fn text(&self, text: &Value) -> Option<String> {
        let tagged = text.get(self.language)?;
        Some(word(tagged))
    }

    fn of(&self, list: &str, id: &Value) -> Option<&Value> {
        let mut all = self::list(&self.json[list]).iter();
        all.find(|one| one["id"] == *id && !id.is_null())
    }

    /// Returns whether a meeting is held, by the times that are shown.
    fn standing_of(&self, meeting: &Value) -> Standing {
        let record = &meeting["record"];
        let is = |key: &str| record.get(key).is_some();
        match (is("cancelled"), is("postponed")) {
            _ if self.is_planned() => Standing::Held,
            (true, _) => Standing::Cancelled,
            (_, true) => Standing::Postponed,
            _ => Standing::Held,
        }
    }

    fn is_held(&self, meeting: &Value) -> bool {
        self.standing_of(meeting) == Standing::Held
    }

    /// Returns the sittings of a meeting, by the times that are shown.
    fn standing<'m>(&self, meeting: &'m Value) -> &'m [Value] {
        let was_opened = ["took", "ended"]
            .iter()
            .any(|key| meeting["record"].get(key).is_some());
        let planned = self.is_planned() || !self.is_held(meeting) && !was_opened;
        list(&meeting[if planned { "planned" } else { "current" }]["sittings"])
    }

    fn groups(&self, meeting: &Value) -> Vec<&Value> {
        let ids = [&meeting["group"]]
            .into_iter()
            .chain(list(&meeting["with"]));
        ids.filter_map(|id| self.of("groups", id)).collect()
    }

    /// The acronyms of the working groups of a meeting, each once.
    fn acronyms(&self, meeting: &Value) -> Vec<String> {
        let mut acronyms: Vec<(&Value, String)> = Vec::new();
        for group in self.groups(meeting) {
            let whole = self.of("groups", &group["parent"]).unwrap_or(group);
            if !acronyms.iter().any(|(id, _)| **id == whole["id"]) {
                let acronym = self.text(&whole["acronym"]).unwrap_or_default();
                acronyms.push((&whole["id"], acronym));
            }
        }
        acronyms.into_iter().map(|(_, acronym)| acronym).collect()
    }

    /// Returns the names of a meeting: in full, or behind its acronym in a cell.
    fn names(&self, meeting: &Value, is_full: bool) -> Vec<String> {
        let groups = self.groups(meeting);
        let joint = groups.len() > 1;
        let named = groups.into_iter().filter_map(|group| {
            let is_part = group.get("parent").is_some();
            let name = self.text(&group["name"]);
            let acronym = || self.text(&group["acronym"]);
            match (is_part, is_full) {
                (true, _) => name.or_else(acronym),
                (false, true) if joint => name.or_else(acronym),
                (false, true) => name,
                (false, false) => None,
            }
        });
        let acronyms = self.acronyms(meeting).into_iter();
        let all = acronyms
            .chain(named)
            .chain(self.text(&meeting["title"]))
            .map(|name| squashed(&name));
        all.filter(|name| !name.is_empty()).collect()
    }

    /// The name of the room, or that of the track.
    fn room(&self, held: &Value) -> Option<String> {
        let track = self.of("tracks", &held["track"]);
        let room = held.get("room").or_else(|| track?.get("room"));
        Some(squashed(&self.text(&room?["name"])?))
    }

    fn own_room(&self, held: &Value) -> Option<String> {
        Some(squashed(&self.text(&held.get("room")?["name"])?))
    }

    /// Returns the name of a person, with the titles that a page in the language has before it.
    fn person(&self, name: &Value) -> Option<String> {
        let written = self.text(name)?;
        if self.language != "fr" {
            return Some(written);
        }
        let titles = [
            ("H.E. ", "S.E. "),
            ("Ms. ", "Mme "),
            ("Mrs. ", "Mme "),
            ("Mr. ", "M. "),
        ];
        let french = titles.iter().fold(written, |name, (english, french)| {
            name.replacen(english, french, 1)
        });
        Some(french)
    }

    fn speaker(&self, speaker: &Value) -> Option<Speaker> {
        let name = self.person(speaker)?;
        let function = speaker.get("function").and_then(|text| self.text(text));
        let in_full = match function {
            Some(function) => format!("{name}, {function}"),
            None => name.clone(),
        };
        Some(Speaker { name, in_full })
    }

    fn people(&self, meeting: &Value) -> People {
        let mut people = People::default();
        for office in list(&meeting["offices"]) {
            let Some(name) = self.person(&office["name"]) else {
                continue;
            };
            match (office.get("group"), office["role"].as_str()) {
                (None, _) => people.of_meeting.push(name),
                (_, Some("vice-chair")) => people.vice_chairs.push(name),
                _ => people.of_groups.push(name),
            }
        }
        let speakers = list(&meeting["speakers"]).iter();
        people.speakers = speakers
            .filter_map(|speaker| self.speaker(speaker))
            .collect();
        people
    }

    fn after(&self, meeting: &Value, starts: Option<DateTime<FixedOffset>>) -> Option<After> {
        let asked = &meeting["asked"];
        if asked.get("starts").is_some() || !self.is_held(meeting) {
            return None;
        }
        let earlier = list(&asked["after"])
            .iter()
            .filter_map(|id| self.of("meetings", id));
        let earlier: Vec<_> = earlier.filter(|meeting| self.is_held(meeting)).collect();
        let end = |meeting: &&Value| moment(&self.standing(meeting).last()?["ends"]);
        let last = earlier.iter().filter_map(end).max()?;
        Some(After {
            at_once: Some(last) == starts,
            by_hour: false,
            names: self.in_sentence(&earlier),
        })
    }

    /// The meetings that have to end by an hour before a sitting.
    fn by_hour(&self, sitting: &Value) -> Option<After> {
        let condition = sitting.get("condition")?;
        let earlier = list(&condition["after"]).iter();
        let earlier: Vec<_> = earlier.filter_map(|id| self.of("meetings", id)).collect();
        Some(After {
            at_once: true,
            by_hour: true,
            names: self.in_sentence(&earlier),
        })
    }

    /// The names of meetings in a sentence: those of their groups in full, or their acronyms.
    fn in_sentence(&self, meetings: &[&Value]) -> Vec<Vec<String>> {
        let names = |meeting: &&Value| {
            let groups = self.groups(meeting);
            let named = groups.into_iter().filter_map(|group| {
                let name = self.text(&group["name"]);
                name.or_else(|| self.text(&group["acronym"]))
            });
            let all = named.chain(self.text(&meeting["title"]));
            all.map(|name| squashed(&name)).collect()
        };
        meetings.iter().map(names).collect()
    }

    fn follows(&self, reason: &Value) -> Option<Vec<String>> {
        let earlier = self.of("meetings", &reason["meeting"])?;
        (reason["kind"] == "follows").then(|| self.names(earlier, false))
    }

    /// True if a meeting takes up one that was adjourned.
    fn takes_up(&self, meeting: &Value) -> bool {
        let earlier = self.of("meetings", &meeting["record"]["resumes"]);
        earlier.is_some_and(|meeting| meeting["record"].get("adjourned").is_some())
    }

    fn sittings(&self, meeting: &Value) -> Vec<Occurrence> {
        let standing = self.standing_of(meeting);
        let is_held = standing == Standing::Held;
        let mut all = self.standing(meeting).iter();
        let estimated = all
            .find(|sitting| sitting["estimated"] == true)
            .and_then(|sitting| sitting["ordinal"].as_u64());
        let sitting = |sitting: &Value| {
            let starts = moment(&sitting["starts"]);
            let ordinal = sitting["ordinal"].as_u64().expect("an ordinal");
            let numbers = list(&sitting["numbers"]).iter().map(|of| {
                let number = of["number"].as_u64();
                (word(&of["group"]), number.unwrap_or(0))
            });
            Occurrence {
                key: key("meeting", &word(&meeting["id"]), ordinal),
                kind: Kind::Sitting,
                day: day(&sitting["day"]),
                starts,
                ends: moment(&sitting["ends"]),
                standing,
                names: self.names(meeting, true),
                short: self.names(meeting, false),
                // A meeting that is not held has no number, even where it was planned to have one.
                numbers: numbers.filter(|_| is_held).collect(),
                room: match sitting.get("facilities") {
                    Some(facilities) => self.own_room(facilities),
                    None => self.room(meeting),
                },
                people: self.people(meeting),
                ordinal,
                takes_up: ordinal == 1 && is_held && self.takes_up(meeting),
                after: self
                    .by_hour(sitting)
                    .or_else(|| self.after(meeting, starts)),
                estimated,
                follows: self.follows(&sitting["reason"]).filter(|_| is_held),
                is_of_all: false,
                is_unsettled: false,
            }
        };
        self.standing(meeting).iter().map(sitting).collect()
    }

    fn events(&self, event: &Value) -> Vec<Occurrence> {
        let names: Vec<_> = self
            .text(&event["title"])
            .iter()
            .map(|name| squashed(name))
            .collect();
        let occurrence = |held: &Value| Occurrence {
            key: key("event", &word(&event["id"]), &held["ordinal"]),
            kind: Kind::Event,
            day: day(&held["day"]),
            starts: held.get("starts").and_then(moment),
            ends: held.get("ends").and_then(moment),
            standing: if event["status"] == "cancelled" {
                Standing::Cancelled
            } else {
                Standing::Held
            },
            names: names.clone(),
            short: names.clone(),
            room: self.own_room(held).or_else(|| self.room(event)),
            is_of_all: event.get("track").is_none(),
            is_unsettled: event["status"] == "tbc" || event["time"] == "tbc",
            ordinal: 1,
            ..Occurrence::default()
        };
        list(&event["occurrences"]).iter().map(occurrence).collect()
    }

    fn closed(&self) -> Vec<Occurrence> {
        let days = list(&self.json["days"]).iter();
        let all = days.flat_map(|of| {
            list(&of["closed"])
                .iter()
                .map(|closed| (&of["date"], closed))
        });
        let closed = all.map(|(date, closed)| {
            let names: Vec<_> = self
                .text(&closed["text"])
                .iter()
                .map(|name| squashed(name))
                .collect();
            let track = closed.get("track").map(word).unwrap_or_default();
            Occurrence {
                key: key("closed", &track, word(date)),
                kind: Kind::Closed,
                day: day(date),
                short: names.clone(),
                names,
                ordinal: 1,
                ..Occurrence::default()
            }
        });
        closed.collect()
    }

    fn deadlines(&self) -> Vec<Occurrence> {
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        let mut rules: BTreeMap<String, Occurrence> = BTreeMap::new();
        let dated = list(&self.json["deadlines"]).iter().map(|deadline| {
            let title = word(&deadline["title"][word(&self.json["languages"][0])]);
            let is_repeated = deadline.get("before-each").is_some();
            let id = match deadline.get("before").filter(|_| is_repeated) {
                Some(meeting) => format!("{title}\n{}", word(meeting)),
                None => title.clone(),
            };
            let number = alike.entry(id.clone()).or_default();
            *number += 1;
            let one = self.deadline(deadline, key("deadline", &id, *number));
            if !is_repeated {
                return one;
            }
            let rule = Occurrence {
                key: key("deadline", &title, 1),
                kind: Kind::DeadlineRule,
                is_unsettled: true,
                day: NaiveDate::default(),
                starts: None,
                ..one.clone()
            };
            rules.insert(title, rule);
            Occurrence {
                kind: Kind::RepeatedDeadline,
                ..one
            }
        });
        let mut all: Vec<_> = dated.collect();
        all.extend(rules.into_values());
        all
    }

    fn deadline(&self, deadline: &Value, key: String) -> Occurrence {
        let names: Vec<_> = self
            .text(&deadline["title"])
            .iter()
            .map(|name| squashed(name))
            .collect();
        let shown = if self.is_planned() { "planned" } else { "date" };
        let day = deadline.get(shown).map(day);
        let time = deadline
            .get("time")
            .map(|time| NaiveTime::parse_from_str(&word(time), "%H:%M").expect("an hour"));
        Occurrence {
            key,
            kind: Kind::Deadline,
            day: day.unwrap_or_default(),
            starts: day
                .zip(time)
                .map(|(day, time)| self.earliest(day.and_time(time))),
            is_unsettled: day.is_none(),
            short: names.clone(),
            names,
            ordinal: 1,
            ..Occurrence::default()
        }
    }

    /// The first moment at which the clocks of the place show a time.
    fn earliest(&self, local: NaiveDateTime) -> DateTime<FixedOffset> {
        let zone: chrono_tz::Tz = self.schedule.plan().time_zone().parse().expect("a zone");
        let moment = zone.from_local_datetime(&local).earliest();
        moment.expect("the clocks show it").fixed_offset()
    }
}
