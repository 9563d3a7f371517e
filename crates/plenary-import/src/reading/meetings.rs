//! The meetings, in the order in which they are held.

use super::{
    calendar::Laid,
    collect::Sitting,
    groups::{Groups, Who},
    joined::Joined,
    notes::Notes,
    said::{Spoken, spoken},
};
use crate::{
    draft::{AgendaItem, Draft, Meeting, Start},
    names::Names,
    text::{Line, plain},
};

/// Writes the meetings and their groups.
pub(crate) fn meetings(joined: &[Joined], laid: &Laid, notes: Notes<'_>, draft: &mut Draft) {
    let mut sittings: Vec<&Sitting> = joined.iter().flat_map(|own| &own.sittings).collect();
    sittings.sort_by_key(|own| (own.place.day, own.hours.from, own.place.track));
    let groups = Groups::of(&sittings);
    let mut writer = Writer {
        groups: &groups,
        names: Names::default(),
        called: Vec::new(),
    };
    let written: Vec<_> = joined
        .iter()
        .map(|own| writer.meeting(own, notes))
        .collect();
    let called = writer.called;
    for (meeting, (mut written, after)) in joined.iter().zip(written) {
        let track = meeting.sittings.first().filter(|_| laid.tracks.len() > 1);
        let track = track.and_then(|own| draft.tracks.get(own.place.track));
        written.track = track.map(|track| track.key.clone());
        if let Some(name) = after {
            let id = called
                .iter()
                .find(|(own, _)| *own == name)
                .map(|(_, id)| id);
            match id {
                Some(id) => written.start = Start::After(id.clone()),
                None => written.said.agenda.insert(0, closure(&name)),
            }
        }
        draft.meetings.push(written);
    }
    draft.groups = groups.written();
    if draft.groups.is_empty() {
        let key = Names::default().key(&draft.heading.conference);
        draft.groups.push(crate::draft::Group {
            key,
            ..Default::default()
        });
    }
}

/// What is said of a meeting that begins after what is no meeting.
fn closure(name: &str) -> AgendaItem {
    let says = format!("immediately after the closure of {name}");
    AgendaItem {
        at: None,
        item: None,
        title: Some(Line::plainly(&says).markdown()),
    }
}

struct Writer<'g> {
    groups: &'g Groups,
    names: Names,
    /// What meetings are called in a sentence, and their ids.
    called: Vec<(String, String)>,
}

impl Writer<'_> {
    /// A meeting, and the name of the one after which it begins.
    fn meeting(&mut self, joined: &Joined, notes: Notes<'_>) -> (Meeting, Option<String>) {
        let Some(first) = joined.sittings.first() else {
            return (Meeting::default(), None);
        };
        let who = self.groups.who(first);
        let name = Some(&first.entry.name)
            .filter(|name| !name.is_empty())
            .cloned();
        let title = who.as_ref().map_or(name, |who| who.title.clone());
        let title = title.map(|title| continued(title, first, joined));
        let numbered = who
            .as_ref()
            .is_some_and(|who| self.groups.are_numbered(&who.group));
        let Spoken { said, title, after } = spoken(first, title, numbered, notes);
        let id = self.id(who.as_ref(), title.as_ref(), first);
        let Who { group, with, .. } = who.unwrap_or(Who {
            group: String::new(),
            with: Vec::new(),
            title: None,
        });
        let meeting = Meeting {
            id,
            group: Some(group).filter(|group| !group.is_empty()),
            with,
            title: title.as_ref().map(Line::markdown),
            track: None,
            duration: duration(joined),
            start: joined.start.clone(),
            said,
        };
        (meeting, after)
    }

    /// A word for a meeting, unless its group is one.
    fn id(&mut self, who: Option<&Who>, title: Option<&Line>, sitting: &Sitting) -> Option<String> {
        let title = title.map(Line::plain);
        let called = called(sitting, title.as_deref());
        let Some(who) = who else {
            let id = self.names.id(&title.unwrap_or_default());
            self.called.push((called, id.clone()));
            return Some(id);
        };
        let first = self.names.free(&who.group);
        let id = if first == who.group {
            first
        } else if let Some(title) = title {
            self.names.id(&title)
        } else {
            first.replace('/', "-")
        };
        self.called.push((called, id.clone()));
        (id != who.group).then_some(id)
    }
}

/// What a meeting is called in the middle of a sentence.
fn called(sitting: &Sitting, title: Option<&str>) -> String {
    let acronym = sitting.entry.acronym.as_deref();
    match (acronym, title) {
        (Some(acronym), Some(title)) => format!("{acronym} ({title})"),
        (acronym, title) => acronym.or(title).unwrap_or_default().to_owned(),
    }
}

/// The title of a meeting that is said to go on, and of which the beginning is not on the page.
fn continued(title: Line, first: &Sitting, joined: &Joined) -> Line {
    let goes_on = first.entry.continued && !joined.sittings.is_empty();
    if !goes_on {
        return title;
    }
    let says = plain(&first.entry.whole);
    let words = crate::words::CONTINUED
        .iter()
        .find(|words| says.contains(**words));
    let mut title = title;
    title.push(" ", &crate::text::Style::default());
    title.push(words.unwrap_or(&""), &crate::text::Style::default());
    title
}

/// How long a meeting is: in sessions, if it takes them whole.
fn duration(joined: &Joined) -> String {
    let whole = joined.sittings.iter().all(|own| own.hours == own.session);
    let pinned = matches!(joined.start, Start::Pinned(..));
    let number = joined.sittings.len();
    if whole && !pinned {
        return if number == 1 {
            "1 session".to_owned()
        } else {
            format!("{number} sessions")
        };
    }
    let minutes: u32 = joined
        .sittings
        .iter()
        .map(|own| u32::from(own.hours.minutes()))
        .sum();
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}m"),
        (hours, 0) => format!("{hours}h"),
        (hours, minutes) => format!("{hours}h{minutes:02}m"),
    }
}
