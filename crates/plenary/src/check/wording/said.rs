//! Every text of a plan, with the way to it.

use crate::{
    document::{Around, Document, Group, Slot},
    fault::{Path, at},
    text::{Language, Wording},
};

/// One version of one text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'d> {
    pub(super) spot: Spot<'d>,
    pub(super) text: &'d str,
    pub(super) language: Language,
    /// Whether the text is written by language, so that the language is a step of its path.
    tagged: bool,
}

/// Where a text stands; its path is only made for a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot<'d> {
    Top(&'static str),
    Group(&'d str, &'static str),
    Subgroup(&'d str, &'d str),
    Meeting(usize),
    Event(usize, &'static str),
    Deadline(usize),
    Document(usize),
}

impl Said<'_> {
    pub(super) fn path(&self) -> Path {
        let path = match self.spot {
            Spot::Top(key) => at![key],
            Spot::Group(group, key) => at!["groups", group.to_owned(), key],
            Spot::Subgroup(group, subgroup) => {
                let (group, subgroup) = (group.to_owned(), subgroup.to_owned());
                at!["groups", group, "subgroups", subgroup, "name"]
            }
            Spot::Meeting(place) => at!["meeting", place, "title"],
            Spot::Event(place, key) => at!["event", place, key],
            Spot::Deadline(place) => at!["deadline", place, "title"],
            Spot::Document(place) => at!["document", place, "title"],
        };
        if self.tagged {
            path.then(self.language.tag())
        } else {
            path
        }
    }

    /// Whether it says what the whole schedule is.
    pub(super) fn is_heading(&self) -> bool {
        matches!(self.spot, Spot::Top("name" | "title"))
    }

    /// Whether it is prose, in which other conferences and other days have their place.
    pub(super) fn is_prose(&self) -> bool {
        matches!(
            self.spot,
            Spot::Top("note" | "side-events" | "nominations")
                | Spot::Deadline(_)
                | Spot::Document(_)
        )
    }
}

/// Every text but the names of people; prose comes last, so that it is measured by the names.
pub(super) fn each<'d>(document: &'d Document, visit: impl FnMut(Said<'d>)) {
    let mut list = List {
        first: first_language(document),
        visit,
    };
    let heading = &document.heading;
    for (key, slot) in [
        ("organisation", &heading.organisation),
        ("name", &heading.name),
        ("title", &heading.title),
        ("secretariat", &heading.secretariat),
        ("venue", &heading.venue),
    ] {
        list.add(Spot::Top(key), slot);
    }
    for group in document.groups.as_given().into_iter().flatten() {
        list.group(group);
    }
    for (place, meeting) in document
        .meetings
        .as_given()
        .into_iter()
        .flatten()
        .enumerate()
    {
        list.add(Spot::Meeting(place), &meeting.title);
    }
    for (place, event) in document.events.as_given().into_iter().flatten().enumerate() {
        list.add(Spot::Event(place, "title"), &event.title);
        list.add(Spot::Event(place, "host"), &event.host);
        list.add(Spot::Event(place, "room"), &event.room);
    }
    list.around(&document.around);
    list.add(Spot::Top("side-events"), &heading.side_events);
    list.add(Spot::Top("note"), &heading.note);
}

fn first_language(document: &Document) -> Language {
    let languages = document.languages.as_given();
    let first = languages.and_then(|languages| languages.first()?.as_given().copied());
    first.unwrap_or(Language::English)
}

struct List<V> {
    first: Language,
    visit: V,
}

impl<'d, V: FnMut(Said<'d>)> List<V> {
    fn group(&mut self, group: &'d Group) {
        self.add(Spot::Group(&group.key, "acronym"), &group.acronym);
        self.add(Spot::Group(&group.key, "name"), &group.name);
        for subgroup in &group.subgroups {
            self.add(Spot::Subgroup(&group.key, &subgroup.key), &subgroup.name);
        }
    }

    fn around(&mut self, around: &'d Around) {
        let deadlines = around.deadlines.as_given().into_iter().flatten();
        for (place, deadline) in deadlines.enumerate() {
            self.add(Spot::Deadline(place), &deadline.title);
        }
        let documents = around.documents.as_given().into_iter().flatten();
        for (place, document) in documents.enumerate() {
            self.add(Spot::Document(place), &document.title);
        }
        self.add(Spot::Top("nominations"), &around.nominations);
    }

    fn add(&mut self, spot: Spot<'d>, written: &'d Slot<Wording>) {
        match written {
            Slot::Given(Wording::Plain(text)) => self.visit(spot, text, None),
            Slot::Given(Wording::ByLanguage(versions)) => {
                for (language, text) in versions {
                    self.visit(spot, text, Some(*language));
                }
            }
            Slot::Absent | Slot::Bad => {}
        }
    }

    fn visit(&mut self, spot: Spot<'d>, text: &'d str, language: Option<Language>) {
        (self.visit)(Said {
            spot,
            text,
            language: language.unwrap_or(self.first),
            tagged: language.is_some(),
        });
    }
}
