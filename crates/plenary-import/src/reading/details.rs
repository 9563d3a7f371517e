//! The lines under a meeting: its room, its people, its links, its agenda.

use super::{
    cell::{at_once_after, is_numbers},
    collect::Sitting,
    speakers,
};
use crate::{
    draft::{AgendaItem, Details},
    hours,
    sheet::Notes,
    text::{Line, is_address},
    words,
};

/// A reader of the details of a meeting.
#[derive(Debug, Default)]
pub(crate) struct DetailsReader {
    pub(crate) details: Details,
    /// The title, without the words in brackets that are details.
    pub(crate) title: Option<Line>,
    /// The name of the meeting after which this one begins.
    pub(crate) after: Option<String>,
}

impl DetailsReader {
    /// Reads the title of a meeting and the lines under its first sitting. Numbers of meetings are left
    /// out if the group is `numbered`.
    pub(crate) fn read(
        first: &Sitting,
        title: Option<Line>,
        numbered: bool,
        notes: Notes<'_>,
    ) -> Self {
        let mut reader = Self {
            title,
            ..Self::default()
        };
        reader.take_flags();
        for line in &first.entry.under {
            reader.line(line, numbered);
        }
        reader.details.open_end = first.entry.open_end;
        reader.details.note = notes.markdown(first.entry.mark.as_deref());
        reader
    }

    /// Takes the words in brackets at the end of the title, if all of them are known.
    fn take_flags(&mut self) {
        let Some(text) = self.title.as_ref().map(Line::plain) else {
            return;
        };
        let Some((_, inside)) = text
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once('('))
        else {
            return;
        };
        let mut details = Details::default();
        for word in inside.split(", ") {
            match word {
                "informal consultations" => details.informal = true,
                "open" => details.access = Some("open"),
                "closed" | "closed meeting" => details.access = Some("closed"),
                "in person" => details.format = Some("in-person"),
                "hybrid" => details.format = Some("hybrid"),
                "virtual" => details.format = Some("virtual"),
                _ => return,
            }
        }
        let without = self
            .title
            .as_ref()
            .and_then(|title| title.without_last(&format!("({inside})")));
        if let Some(without) = without {
            self.title = Some(without).filter(|title| !title.is_empty());
            self.details = details;
        }
    }

    fn line(&mut self, line: &Line, numbered: bool) {
        let text = line.plain();
        let details = &mut self.details;
        if is_numbers(&text) && numbered {
            return;
        }
        if let Some(name) = at_once_after(&text) {
            self.after = Some(name.to_owned());
        } else if let (Some(_), None) = (text.strip_prefix("Chair: "), &details.chair) {
            details.chair = Some(line.without_first("Chair: ".len()).markdown());
        } else if text.starts_with("Speaker: ") {
            details.speakers = speakers::one(&line.without_first("Speaker: ".len()));
        } else if text.starts_with("Speakers: ") {
            details.speakers = speakers::several(&line.without_first("Speakers: ".len()));
        } else if text.starts_with("Interpretation: ") {
            details.interpretation = Some(line.without_first("Interpretation: ".len()).markdown());
        } else if text == "no interpretation" {
            details.interpretation = Some("none".to_owned());
        } else if text == "no livestream" {
            details.livestream = Some("none".to_owned());
        } else if !self.links(line) {
            self.item(line, &text);
        }
    }

    /// Reads a line of links; false if there is anything else in it.
    fn links(&mut self, line: &Line) -> bool {
        let (mut livestream, mut more) = (None, None);
        for run in line.runs() {
            match (
                run.text.trim(),
                run.style.link.as_ref().map(|link| link.to.clone()),
            ) {
                ("Livestream", Some(to)) if is_address(&to) => livestream = Some(to),
                ("Link", Some(to)) if is_address(&to) => more = Some(to),
                ("·", None) => {}
                _ => return false,
            }
        }
        self.details.livestream = livestream.or(self.details.livestream.take());
        self.details.link = more.or(self.details.link.take());
        true
    }

    fn item(&mut self, line: &Line, text: &str) {
        let agenda = &mut self.details.agenda;
        let hour = hours::first(text)
            .filter(|(when, length)| when.to.is_none() && text[*length..].starts_with(" Item "));
        let (at, start) = hour.map_or((None, 0), |(when, length)| {
            (Some(hours::clock(when.from)), length + 1)
        });
        if let Some(item) = text[start..].strip_prefix("Item ") {
            let (number, title_start) = match item.split_once(": ") {
                Some((number, _)) => (number, Some(start + "Item ".len() + number.len() + 2)),
                None => (item, None),
            };
            agenda.push(AgendaItem {
                at,
                item: Some(number.to_owned()),
                title: title_start.map(|from| line.without_first(from).markdown()),
            });
        } else if agenda.is_empty() && self.details.room.is_none() && words::is_room(text) {
            self.details.room = Some(line.markdown());
        } else {
            let title = Some(line.markdown());
            agenda.push(AgendaItem {
                at: None,
                item: None,
                title,
            });
        }
    }
}
