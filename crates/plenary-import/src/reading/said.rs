//! What a cell says of a meeting beside its name.

use super::{cell::is_numbers, notes::Notes};
use crate::{
    draft::{AgendaItem, Said},
    hours,
    reading::collect::Sitting,
    text::{Line, is_address},
    words,
};

/// What is said of a meeting, the title without its words in brackets, and after which others it
/// begins.
#[derive(Debug, Default)]
pub(crate) struct Spoken {
    pub(crate) said: Said,
    pub(crate) title: Option<Line>,
    pub(crate) after: Option<String>,
}

pub(crate) fn spoken(
    first: &Sitting,
    title: Option<Line>,
    numbered: bool,
    notes: Notes<'_>,
) -> Spoken {
    let mut spoken = Spoken {
        title,
        ..Spoken::default()
    };
    spoken.flags();
    for line in &first.entry.under {
        spoken.line(line, numbered);
    }
    spoken.said.open_end = first.entry.open_end;
    spoken.said.note = first.entry.mark.as_ref().and_then(|mark| notes.take(mark));
    spoken
}

impl Spoken {
    /// Takes the words in brackets at the end of the title, if all of them are known.
    fn flags(&mut self) {
        let Some(says) = self.title.as_ref().map(Line::plain) else {
            return;
        };
        let Some((_, inside)) = says
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once('('))
        else {
            return;
        };
        let mut said = Said::default();
        for word in inside.split(", ") {
            match word {
                "informal consultations" => said.informal = true,
                "open" => said.access = Some("open"),
                "closed" => said.access = Some("closed"),
                "in person" => said.format = Some("in-person"),
                "hybrid" => said.format = Some("hybrid"),
                "virtual" => said.format = Some("virtual"),
                _ => return,
            }
        }
        let without = self
            .title
            .as_ref()
            .and_then(|title| title.without_last(&format!("({inside})")));
        if let Some(without) = without {
            self.title = Some(without).filter(|title| !title.is_empty());
            self.said = said;
        }
    }

    fn line(&mut self, line: &Line, numbered: bool) {
        let says = line.plain();
        let said = &mut self.said;
        if is_numbers(&says) && numbered {
            return;
        }
        if let Some(name) = says.strip_prefix("immediately after the closure of ") {
            self.after = Some(name.to_owned());
        } else if let (Some(_), None) = (says.strip_prefix("Chair: "), &said.chair) {
            said.chair = Some(line.without_first("Chair: ".len()).markdown());
        } else if let Some(names) = says
            .strip_prefix("Speaker: ")
            .or(says.strip_prefix("Speakers: "))
        {
            said.speakers = speakers(names);
        } else if says.starts_with("Interpretation: ") {
            said.interpretation = Some(line.without_first("Interpretation: ".len()).markdown());
        } else if says == "no interpretation" {
            said.interpretation = Some("none".to_owned());
        } else if says == "no livestream" {
            said.livestream = Some("none".to_owned());
        } else if !self.links(line) {
            self.item(line, &says);
        }
    }

    /// Takes a line of links, if all of them are known.
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
        self.said.livestream = livestream.or(self.said.livestream.take());
        self.said.link = more.or(self.said.link.take());
        true
    }

    fn item(&mut self, line: &Line, says: &str) {
        let agenda = &mut self.said.agenda;
        let hour = hours::first(says).filter(|(when, _)| when.to.is_none());
        let hour = hour.filter(|(_, length)| says[*length..].starts_with(" Item "));
        let (at, start) = hour.map_or((None, 0), |(when, length)| {
            (Some(hours::clock(when.from)), length + 1)
        });
        if let Some(item) = says[start..].strip_prefix("Item ") {
            let (number, title) = match item.split_once(": ") {
                Some((number, _)) => (number, Some(start + "Item ".len() + number.len() + 2)),
                None => (item, None),
            };
            let title = title.map(|from| line.without_first(from).markdown());
            let item = Some(number.to_owned());
            agenda.push(AgendaItem { at, item, title });
        } else if agenda.is_empty() && self.said.room.is_none() && words::is_room(says) {
            self.said.room = Some(line.markdown());
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

/// Names in a row, with a word before the last.
fn speakers(names: &str) -> Vec<String> {
    let (first, last) = names.rsplit_once(" and ").unwrap_or(("", names));
    let names = first
        .split(", ")
        .chain([last])
        .filter(|name| !name.is_empty());
    names.map(|name| Line::plainly(name).markdown()).collect()
}
