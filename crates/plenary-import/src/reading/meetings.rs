//! The meetings of a draft, in the order in which they are held.

use super::{
    calendar::Calendar,
    collect::Sitting,
    conditions,
    details::DetailsReader,
    groups::{Groups, Participants},
    sittings::PageMeeting,
};
use crate::{
    draft::{AgendaItem, Draft, Group, Meeting, Start},
    names::Names,
    sheet::Notes,
    text::{Line, Style, join_plain},
    words::CONTINUED,
};

/// Adds the meetings and their groups to a draft.
pub(crate) fn add_meetings(
    meetings: &[PageMeeting],
    calendar: &Calendar,
    notes: Notes<'_>,
    draft: &mut Draft,
) -> Vec<String> {
    let groups = Groups::of(&in_order_of_time(meetings));
    let mut writer = MeetingWriter {
        groups: &groups,
        names: Names::default(),
        ids: Vec::new(),
    };
    let drafts: Vec<_> = meetings
        .iter()
        .map(|meeting| writer.meeting(meeting, notes))
        .collect();
    let ids = writer.ids;
    let mut notices = Vec::new();
    for (meeting, (mut written, after)) in meetings.iter().zip(drafts) {
        written.track = meeting
            .sittings
            .first()
            .filter(|_| calendar.tracks.len() > 1)
            .and_then(|first| draft.tracks.get(first.place.track))
            .map(|track| track.key.clone());
        if let Some(name) = after {
            match ids.iter().find(|(known, _)| *known == name) {
                Some((_, id)) => written.start = Start::After(id.clone()),
                None => written.details.agenda.insert(0, after_item(&name)),
            }
        }
        notices.extend(conditions::set(&mut written, meeting, &ids));
        draft.meetings.push(written);
    }
    conditions::shorten_awaited(&mut draft.meetings);
    draft.groups = groups.into_drafts();
    if draft.groups.is_empty() {
        let key = Names::default().key(&draft.heading.conference);
        draft.groups.push(Group {
            key,
            ..Group::default()
        });
    }
    notices
}

/// Returns the sittings of all meetings in order of time.
fn in_order_of_time(meetings: &[PageMeeting]) -> Vec<&Sitting> {
    let sittings = meetings.iter().flat_map(|meeting| &meeting.sittings);
    let mut ordered: Vec<_> = sittings.collect();
    ordered.sort_by_key(|sitting| {
        let place = sitting.place;
        (place.day, sitting.hours.from, place.track)
    });
    ordered
}

/// Returns the item of an agenda for a meeting that begins after something that is no meeting.
fn after_item(name: &str) -> AgendaItem {
    let text = format!("immediately after the conclusion of {name}");
    AgendaItem {
        at: None,
        item: None,
        title: Some(Line::plainly(&text).markdown()),
    }
}

/// A writer of meetings, with the names that have been given so far.
struct MeetingWriter<'g> {
    groups: &'g Groups,
    names: Names,
    /// The names of meetings in a sentence, with their ids.
    ids: Vec<(String, String)>,
}

impl MeetingWriter<'_> {
    /// Returns a meeting, and the name of the one after which it begins.
    fn meeting(&mut self, meeting: &PageMeeting, notes: Notes<'_>) -> (Meeting, Option<String>) {
        let Some(first) = meeting.sittings.first() else {
            return (Meeting::default(), None);
        };
        let participants = self.groups.participants(first);
        let name = Some(&first.entry.name).filter(|name| !name.is_empty());
        let title_alone = participants
            .as_ref()
            .map_or(name, |participants| participants.title.as_ref())
            .map(|title| with_continued(title, first));
        let numbered = participants
            .as_ref()
            .is_some_and(|participants| self.groups.are_numbered(&participants.group));
        let DetailsReader {
            details,
            title,
            after,
        } = DetailsReader::read(first, title_alone, numbered, notes);
        let id = self.id(participants.as_ref(), title.as_ref(), first);
        let Participants { group, with, .. } = participants.unwrap_or(Participants {
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
            duration: duration(meeting),
            start: meeting.start.clone(),
            details,
        };
        (meeting, after)
    }

    /// Returns the id of a meeting, unless the key of its group is free for that.
    fn id(
        &mut self,
        participants: Option<&Participants>,
        title: Option<&Line>,
        sitting: &Sitting,
    ) -> Option<String> {
        let plain_title = title.map(Line::plain);
        let name = name_in_sentence(sitting, plain_title.as_deref());
        let Some(participants) = participants else {
            let id = self.names.id(&plain_title.unwrap_or_default());
            self.ids.push((name, id.clone()));
            return Some(id);
        };
        let first = self.names.free(&participants.group);
        let id = if first == participants.group {
            first
        } else if let Some(title) = plain_title {
            self.names.id(&title)
        } else {
            first.replace('/', "-")
        };
        self.ids.push((name, id.clone()));
        (id != participants.group).then_some(id)
    }
}

/// Returns the name of a meeting in the middle of a sentence.
fn name_in_sentence(sitting: &Sitting, title: Option<&str>) -> String {
    let acronym = sitting.entry.acronym.as_deref();
    match (acronym, title) {
        (Some(acronym), Some(title)) => format!("{acronym} ({title})"),
        (acronym, title) => acronym.or(title).unwrap_or_default().to_owned(),
    }
}

/// Returns a title, with the words for a meeting that goes on if its first sitting on the page has them.
fn with_continued(title: &Line, first: &Sitting) -> Line {
    let mut whole = title.clone();
    if first.entry.continued {
        let text = join_plain(&first.entry.whole);
        let words = CONTINUED.iter().find(|words| text.contains(**words));
        whole.push(" ", &Style::default());
        whole.push(words.unwrap_or(&""), &Style::default());
    }
    whole
}

/// Returns the duration of a meeting: in sessions, if it takes them whole.
fn duration(meeting: &PageMeeting) -> String {
    let mut sittings = meeting.sittings.iter();
    let whole = sittings.all(|sitting| sitting.hours == sitting.session);
    let pinned = matches!(meeting.start, Start::Pinned(..));
    let number = meeting.sittings.len();
    if whole && !pinned {
        return if number == 1 {
            "1 session".to_owned()
        } else {
            format!("{number} sessions")
        };
    }
    let minutes: u32 = meeting
        .sittings
        .iter()
        .map(|sitting| u32::from(sitting.hours.minutes()))
        .sum();
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}m"),
        (hours, 0) => format!("{hours}h"),
        (hours, minutes) => format!("{hours}h{minutes:02}m"),
    }
}
