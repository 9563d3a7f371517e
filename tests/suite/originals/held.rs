//! Sittings and events of a compiled schedule.

use plenary::{
    Language, Schedule, Show, Text,
    annex::Item,
    chrono::{NaiveDate, NaiveTime},
    plan::{Event, EventStatus, Holder, Meeting, Session, TrackId},
    schedule::{Consideration, Placed, Sitting},
    text::{Livestream, plain},
    view::MeetingNumber,
};

/// A sitting, or an event on a day.
#[derive(Debug)]
pub(super) struct Held {
    /// Which meeting or event of which source it is.
    pub(super) id: String,
    pub(super) day: NaiveDate,
    /// None, where nobody has set it.
    pub(super) starts: Option<NaiveTime>,
    pub(super) ends: Option<NaiveTime>,
    /// Names of the place where it is held.
    pub(super) places: Vec<String>,
    /// The names and the acronyms of its groups, its numbers in figures and in words, and its id.
    pub(super) group: String,
    /// Its title, if it is not called by its group.
    pub(super) title: String,
    pub(super) continued: bool,
    pub(super) cancelled: bool,
    /// Its other texts: chairs, and address of the livestream.
    pub(super) details: Vec<String>,
    /// The items that it takes up.
    pub(super) items: Vec<String>,
    /// Its place among all sittings of its session, and how many there are.
    pub(super) place: (usize, usize),
    /// Seconds by which its clock is ahead of UTC.
    pub(super) offset: Option<i32>,
}

/// All that is held, in the words of a language; in whole slots, each sitting has the hours of its session. Else what
/// goes on without a break is one.
pub(super) fn of(schedule: &Schedule, language: Language, in_slots: bool) -> Vec<Held> {
    let reader = Reader { schedule, language };
    let mut held = Vec::new();
    for placed in schedule.meetings() {
        let sittings = &placed.current.sittings;
        if in_slots {
            let each = sittings.iter();
            held.extend(each.map(|sitting| reader.in_slot(placed, sitting)));
        } else {
            let one = sittings.chunk_by(|one, next| one.ends == next.starts);
            held.extend(one.map(|sittings| reader.in_hours(placed, sittings)));
        }
    }
    let events = schedule.plan().events().iter();
    held.extend(events.flat_map(|event| reader.event(event)));
    held
}

/// A schedule that is read in a language.
struct Reader<'s> {
    schedule: &'s Schedule,
    language: Language,
}

impl Reader<'_> {
    fn session(&self, sitting: &Sitting) -> &Session {
        self.schedule.session(sitting.session).expect("a session")
    }

    fn in_hours(&self, placed: &Placed, sittings: &[Sitting]) -> Held {
        let (first, last) = (&sittings[0], &sittings[sittings.len() - 1]);
        let meeting = &placed.meeting;
        let title = self.title(meeting);
        Held {
            id: self.id(&meeting.id),
            day: self.session(first).day,
            starts: Some(first.starts.time()),
            ends: Some(last.ends.time()),
            places: self.places_of_sitting(meeting, first),
            group: self.group(meeting, first),
            continued: first.is_continued() || title.contains("(cont'd)"),
            title,
            cancelled: placed.is_called_off(),
            details: self.details(meeting),
            items: self.items(placed, sittings),
            place: (1, 1),
            offset: Some(first.starts.offset().local_minus_utc()),
        }
    }

    fn in_slot(&self, placed: &Placed, sitting: &Sitting) -> Held {
        let session = self.session(sitting);
        let all = self.schedule.meetings().iter();
        let beside: Vec<_> = all
            .flat_map(|placed| &placed.current.sittings)
            .filter(|other| other.session == sitting.session)
            .collect();
        let before = beside.iter().filter(|other| other.starts < sitting.starts);
        Held {
            starts: Some(session.hours.opens()),
            ends: Some(session.hours.closes()),
            place: (before.count() + 1, beside.len()),
            ..self.in_hours(placed, std::slice::from_ref(sitting))
        }
    }

    fn id(&self, meeting: &str) -> String {
        format!("{meeting} of {}", self.schedule.plan().first_day())
    }

    /// Returns the acronyms and the names of the groups that meet, with their numbers, and the id.
    fn group(&self, meeting: &Meeting, sitting: &Sitting) -> String {
        let groups = self.schedule.plan().groups_of(meeting);
        let names = groups.flat_map(|group| [Some(&group.acronym), group.name.as_ref()]);
        let mut said: Vec<String> = names.map(|text| self.said(text)).collect();
        said.push(meeting.id.clone());
        for number in self.numbers(meeting, sitting) {
            let word = self.ordinals()[number.number as usize - 1];
            let figures = format!("{}th meeting of the", number.number);
            said.extend([word.to_owned(), figures, "séance".to_owned()]);
            said.extend(number.resumption.map(|_| "resumed".to_owned()));
        }
        said.join(" ")
    }

    /// Returns the title of a meeting, or the name of its group if nothing numbers it.
    fn title(&self, meeting: &Meeting) -> String {
        let group = self.schedule.plan().group_of(meeting);
        let is_numbered = group.is_some_and(|group| group.numbered_from.is_some());
        let name = group.and_then(|group| group.name.as_ref().or(Some(&group.acronym)));
        match &meeting.title {
            Some(title) => self.text(title),
            None if is_numbered => String::new(),
            None => self.said(name),
        }
    }

    fn ordinals(&self) -> &'static [&'static str] {
        match self.language {
            Language::French => &FRENCH_ORDINALS,
            _ => &ORDINALS,
        }
    }

    /// Returns the numbers of a sitting, as delegates read them.
    fn numbers(&self, meeting: &Meeting, sitting: &Sitting) -> Vec<MeetingNumber> {
        let view = self.schedule.view(self.language).expect("its language");
        let list = view.annex().list;
        let mut items = list.iter().flat_map(|day| &day.items);
        let times = items.find_map(|item: &Item| {
            let of_meeting = item.meeting.as_ref() == Some(&meeting.id);
            let mut times = item.times.iter().filter(|_| of_meeting);
            times.find(|times| times.starts == sitting.starts)
        });
        times.map_or_else(Vec::new, |times| times.numbers.clone())
    }

    fn details(&self, meeting: &Meeting) -> Vec<String> {
        let details = meeting.details();
        let chair = details.chair.iter().map(|chair| match chair {
            Holder::Person(name) => self.text(name),
            _ => "vacant".to_owned(),
        });
        let others = self.schedule.plan().groups_of(meeting).skip(1);
        let groups = others.map(|group| self.text(&group.acronym));
        let addresses = details
            .livestream
            .iter()
            .filter_map(Livestream::address)
            .chain(&details.link);
        let rest = addresses
            .map(ToString::to_string)
            .chain(details.note.iter().map(|note| self.text(note)));
        chair.chain(groups).chain(rest).collect()
    }

    /// Returns the items that sittings take up, each with its documents.
    fn items(&self, placed: &Placed, sittings: &[Sitting]) -> Vec<String> {
        let all = self
            .schedule
            .considerations(&placed.meeting.id, Show::Current);
        let of_sittings = placed.current.sittings.iter().zip(all);
        let parts = of_sittings
            .filter(|(sitting, _)| sittings.contains(sitting))
            .flat_map(|(_, parts)| parts);
        parts.map(|part| self.item(&part)).collect()
    }

    fn item(&self, part: &Consideration) -> String {
        let meeting = &self.schedule.meetings()[part.meeting].meeting;
        let item = &meeting.details().agenda[part.item];
        let mut said = vec![
            self.said(item.item.as_ref()),
            self.said(item.title.as_ref()),
        ];
        // Documents stand once on a page.
        let documents = item.documents.iter().filter(|_| !part.is_continued);
        said.extend(documents.map(|document| self.text(&document.symbol)));
        said.join(" ")
    }

    /// Returns its own room; or its track and the room of its session.
    fn places_of_sitting(&self, meeting: &Meeting, sitting: &Sitting) -> Vec<String> {
        let view = self.schedule.view(self.language).expect("its language");
        let mut occurrences = view.occurrences().iter();
        let room = occurrences
            .find(|one| one.id == *meeting.id && one.starts == Some(sitting.starts))
            .and_then(|one| one.room)
            .map(|room| self.text(&room.name));
        match &meeting.details().room {
            Some(_) => room.into_iter().collect(),
            None => self.track(meeting.track).into_iter().chain(room).collect(),
        }
    }

    /// Returns the key and the name of a track.
    fn track(&self, place: TrackId) -> Vec<String> {
        let track = &self.schedule.plan().tracks()[place];
        let names = [
            track.key.clone(),
            track.name.as_ref().map(|name| self.text(name)),
        ];
        names.into_iter().flatten().collect()
    }

    fn event(&self, event: &Event) -> Vec<Held> {
        let time = event.time.expect("it has a time");
        let link = event.link.iter().map(ToString::to_string);
        let note = event.note.iter().map(|note| self.text(note));
        let details: Vec<_> = link.chain(note).collect();
        let on = |day: &NaiveDate| Held {
            id: self.id(&event.id),
            day: *day,
            starts: time.opens(),
            ends: time.hours().map(plenary::Hours::closes),
            places: self.places_of_event(event),
            group: String::new(),
            title: self.text(&event.title),
            continued: false,
            cancelled: event.status == Some(EventStatus::Cancelled),
            details: details.clone(),
            items: Vec::new(),
            place: (1, 1),
            offset: None,
        };
        event.days.iter().map(on).collect()
    }

    fn places_of_event(&self, event: &Event) -> Vec<String> {
        let track = event.track.map(|place| self.track(place));
        let tracks = self.schedule.plan().tracks();
        let of_track = event.track.and_then(|place| tracks[place].room.as_ref());
        let rooms = of_track.into_iter().chain(&event.room);
        let names = rooms.map(|room| self.text(&room.name));
        track.unwrap_or_default().into_iter().chain(names).collect()
    }

    fn said(&self, one: Option<&Text>) -> String {
        one.map(|one| self.text(one)).unwrap_or_default()
    }

    fn text(&self, one: &Text) -> String {
        plain(one.in_language(self.language))
    }
}

const ORDINALS: [&str; 15] = [
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
    "Thirteenth",
    "Fourteenth",
    "Fifteenth",
];

const FRENCH_ORDINALS: [&str; 15] = [
    "Première",
    "Deuxième",
    "Troisième",
    "Quatrième",
    "Cinquième",
    "Sixième",
    "Septième",
    "Huitième",
    "Neuvième",
    "Dixième",
    "Onzième",
    "Douzième",
    "Treizième",
    "Quatorzième",
    "Quinzième",
];
