//! From what a page says to a schedule.

mod calendar;
mod cell;
mod collect;
mod ends;
mod events;
mod frame;
mod grid;
mod groups;
mod heading;
mod joined;
mod meetings;
mod notes;
mod runs;
mod said;

use std::collections::BTreeSet;

use self::{
    calendar::{Laid, laid},
    collect::{Collected, Happening, Sitting, collect},
    notes::Notes,
};
pub(crate) use self::{
    cell::{Entry, entries},
    grid::{Column, Table},
};
use crate::{
    Options, Problem,
    draft::{Draft, Track},
    names::Names,
    sheet::Sheet,
    text::Line,
};

/// A cell of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    pub(crate) table: usize,
    pub(crate) row: usize,
    pub(crate) column: usize,
}

/// What is made of a page.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) draft: Draft,
    /// What the page does not say.
    pub(crate) assumed: Vec<String>,
}

/// Reads a page. The cells in `literal` are taken as events, as they stand.
pub(crate) fn read(
    sheet: &Sheet,
    options: &Options,
    literal: &BTreeSet<At>,
) -> Result<Read, Problem> {
    let tables: Vec<_> = sheet.tables.iter().filter_map(Table::read).collect();
    if tables.is_empty() {
        return Err(Problem::NoTable);
    }
    if sheet.title.is_empty() {
        return Err(Problem::NoTitle);
    }
    let laid = laid(sheet, tables, options)?;
    let mut all = collect(&laid, literal, sheet.titled);
    if all.sittings.is_empty() {
        all = collect(&laid, &BTreeSet::new(), true);
    }
    if all.sittings.is_empty() {
        return Err(Problem::NoMeeting);
    }
    let mut reading = Reading {
        laid: &laid,
        notes: Notes::of(sheet),
        draft: Draft::default(),
        assumed: Vec::new(),
    };
    reading.heading(sheet, options);
    reading.held(all);
    reading.full_names(&sheet.full_names);
    Ok(Read {
        draft: reading.draft,
        assumed: reading.assumed,
    })
}

struct Reading<'a> {
    laid: &'a Laid,
    notes: Notes<'a>,
    draft: Draft,
    assumed: Vec<String>,
}

impl Reading<'_> {
    fn heading(&mut self, sheet: &Sheet, options: &Options) {
        let heading = &mut self.draft.heading;
        let assumed = heading::title(sheet, self.laid, self.notes, heading);
        self.assumed.extend(assumed);
        let mut tables = self.laid.tables.iter().map(|own| &own.table);
        heading.language = tables.find_map(Table::foreign_language);
        let zone = sheet
            .time_zone
            .clone()
            .or_else(|| options.time_zone.clone());
        if zone.is_none() {
            let says = "the page says no time zone: UTC is written; `--time-zone Europe/Zurich` says another";
            self.assumed.push(says.to_owned());
        }
        let venue = sheet.venue.as_deref();
        heading.venue = venue.map(|venue| Line::plainly(venue).markdown());
        heading.time_zone = zone.unwrap_or_else(|| "UTC".to_owned());
        (self.draft.first_day, self.draft.last_day) = (self.laid.first, self.laid.last);
        heading::under_title(sheet, &mut self.draft);
    }

    fn held(&mut self, mut all: Collected) {
        self.tracks();
        self.days();
        let (frame, outside) = frame::frame(self.laid, &mut all);
        all.happenings.extend(outside.into_iter().map(as_it_stands));
        self.assumed.extend(ends::guess(&mut all.sittings));
        let page = &mut self.draft.page;
        page.starts_only = all.sittings.iter().any(|own| !own.ends);
        page.marks_continued = all.sittings.iter().any(|own| own.entry.continued);
        page.joins_sittings = all.joins_sittings;
        page.side_events.clone_from(&all.side_events);
        let sittings = std::mem::take(&mut all.sittings);
        let (joined, outside) = joined::join(sittings, &frame, page.marks_continued);
        all.happenings.extend(outside.into_iter().map(as_it_stands));
        frame::declare(&frame, self.laid, &all, &mut self.draft);
        meetings::meetings(&joined, self.laid, self.notes, &mut self.draft);
        events::events(self.laid, &frame, &all, self.notes, &mut self.draft);
        self.layout();
        self.order();
        self.marks_of_change();
    }

    /// Says which titles hold what was said of a change, which is no part of them.
    fn marks_of_change(&mut self) {
        let marked = |title: &&String| title.contains(['✕', '✚', '▲', '▼', '◆']);
        let titles = self
            .draft
            .meetings
            .iter()
            .filter_map(|own| own.title.as_ref());
        let says = titles.filter(marked).map(|title| {
            let title = title.replace('\n', " ");
            format!("`{title}` says what has changed: take it out of the title, and write `cancelled` or `postponed` instead if that is so")
        });
        self.assumed.extend(says);
    }

    /// What groups are called in full.
    fn full_names(&mut self, names: &[(String, String)]) {
        for group in &mut self.draft.groups {
            let acronym = group.acronym.as_ref().unwrap_or(&group.key);
            let name = names.iter().find(|(own, _)| own == acronym);
            group.name = name.map(|(_, name)| Line::plainly(name).markdown());
        }
    }

    /// The tracks, and their meetings, in the order of the columns.
    fn order(&mut self) {
        let tracks = std::mem::take(&mut self.draft.tracks);
        let mut numbered: Vec<_> = tracks.into_iter().enumerate().collect();
        let place = |track: usize| self.laid.order.iter().position(|own| *own == track);
        numbered.sort_by_key(|(track, _)| place(*track));
        self.draft.tracks = numbered.into_iter().map(|(_, track)| track).collect();
        let tracks = &self.draft.tracks;
        let place =
            |key: &Option<String>| tracks.iter().position(|own| Some(&own.key) == key.as_ref());
        self.draft
            .meetings
            .sort_by_key(|meeting| place(&meeting.track));
    }

    fn tracks(&mut self) {
        if self.laid.tracks.len() < 2 {
            return;
        }
        let mut names = Names::default();
        for head in &self.laid.tracks {
            let name = head.name.markdown();
            let key = names.key(&head.name.plain());
            let note = head.mark.as_ref().and_then(|mark| self.notes.take(mark));
            self.draft.tracks.push(Track {
                name: (name != key && !name.is_empty()).then_some(name),
                key,
                note,
                ..Track::default()
            });
        }
    }

    /// The notes on days.
    fn days(&mut self) {
        for own in &self.laid.tables {
            let columns = own.table.columns.iter().zip(&own.places);
            let columns = columns.filter(|_| !self.laid.by_day);
            let marks = columns.map(|(column, place)| (&column.mark, place.day));
            let whole = own.places.first().filter(|_| self.laid.by_day);
            let whole = whole.map(|place| (&own.table.mark, place.day));
            for (mark, day) in marks.chain(whole) {
                if let Some(note) = mark.as_ref().and_then(|mark| self.notes.take(mark)) {
                    self.draft.days.entry(day).or_default().note = Some(note);
                }
            }
        }
    }

    /// How days are laid out and headed, where that is not as they would be.
    fn layout(&mut self) {
        if self.laid.by_day {
            let few = self.draft.tracks.len() < 3;
            self.draft.page.layout = few.then_some("day");
            return;
        }
        let days = (self.laid.last - self.laid.first).num_days() + 1;
        let heads = self.laid.tables.iter().flat_map(|own| &own.table.columns);
        let named: Vec<_> = heads
            .map(|column| crate::dates::named(&column.head.plain()))
            .collect();
        let weekday = named.iter().all(|head| head.weekday.is_some());
        let date = named.iter().all(|head| !head.days.is_empty());
        self.draft.page.day_headings = match (weekday, date, days > 7) {
            (true, false, false) | (true, true, true) => None,
            (true, true, false) => Some("both"),
            (false, true, _) => Some("date"),
            _ => Some("weekday"),
        };
    }
}

/// A sitting that finds no session, as an event.
fn as_it_stands(sitting: Sitting) -> Happening {
    Happening {
        places: vec![sitting.place],
        for_all: false,
        row: Some(sitting.session),
        when: sitting.entry.when.or(Some(crate::hours::When {
            from: sitting.hours.from,
            to: Some(sitting.hours.to),
        })),
        entry: sitting.entry,
        literal: true,
        is_side_event: false,
    }
}
