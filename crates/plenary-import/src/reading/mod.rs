//! Makes the draft of a schedule from a page.

mod calendar;
mod cell;
mod collect;
mod conditions;
mod details;
mod events;
mod frame;
mod grid;
mod groups;
mod heading;
mod meetings;
mod sittings;
mod spans;
mod speakers;

use std::collections::BTreeSet;

use self::{
    calendar::{Calendar, Timetable, read_calendar},
    collect::{Contents, PageEvent, Sitting, collect},
};
pub(crate) use self::{
    cell::{Entry, entries},
    grid::{Column, Table},
};
use crate::{
    Options, Problem,
    dates::named_days,
    draft::{Draft, Track},
    hours::TimeSpan,
    names::Names,
    sheet::{Notes, Sheet},
    text::Line,
};

/// The position of a cell on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CellPosition {
    pub(crate) table: usize,
    pub(crate) row: usize,
    pub(crate) column: usize,
}

/// The draft that is made of a page.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) draft: Draft,
    /// Notices of what the page does not give.
    pub(crate) assumed: Vec<String>,
}

/// Reads a page. Cells in `literal` are taken as events with all their lines as the title.
pub(crate) fn read(
    sheet: &Sheet,
    options: &Options,
    literal: &BTreeSet<CellPosition>,
) -> Result<Reading, Problem> {
    let tables: Vec<_> = sheet.tables.iter().filter_map(Table::read).collect();
    if tables.is_empty() {
        return Err(Problem::NoTable);
    }
    if sheet.title.is_empty() {
        return Err(Problem::NoTitle);
    }
    let calendar = read_calendar(sheet, tables, options)?;
    let mut all = collect(&calendar, literal, sheet.titled);
    if all.sittings.is_empty() {
        all = collect(&calendar, &BTreeSet::new(), true);
    }
    if all.sittings.is_empty() {
        return Err(Problem::NoMeeting);
    }
    let mut builder = DraftBuilder {
        calendar: &calendar,
        notes: Notes::of(sheet),
        draft: Draft::default(),
        assumed: Vec::new(),
    };
    builder.heading(sheet, options);
    builder.contents(all);
    builder.full_names(&sheet.full_names);
    Ok(Reading {
        draft: builder.draft,
        assumed: builder.assumed,
    })
}

/// A builder of the draft of a schedule.
struct DraftBuilder<'a> {
    calendar: &'a Calendar,
    notes: Notes<'a>,
    draft: Draft,
    assumed: Vec<String>,
}

impl DraftBuilder<'_> {
    fn heading(&mut self, sheet: &Sheet, options: &Options) {
        let heading = &mut self.draft.heading;
        let assumed = heading::title(sheet, self.calendar, self.notes, heading);
        self.assumed.extend(assumed);
        let mut tables = self
            .calendar
            .tables
            .iter()
            .map(|timetable| &timetable.table);
        heading.language = tables.find_map(Table::foreign_language);
        let zone = sheet
            .time_zone
            .clone()
            .or_else(|| options.time_zone.clone());
        if zone.is_none() {
            let notice = "the page says no time zone: UTC is written; `--time-zone Europe/Zurich` says another";
            self.assumed.push(notice.to_owned());
        }
        let venue = sheet.venue.as_deref();
        heading.venue = venue.map(|venue| Line::plainly(venue).markdown());
        heading.time_zone = zone.unwrap_or_else(|| "UTC".to_owned());
        (self.draft.first_day, self.draft.last_day) = (self.calendar.first, self.calendar.last);
        heading::under_title(sheet, &mut self.draft);
    }

    /// Adds tracks, days, meetings and events.
    fn contents(&mut self, mut all: Contents) {
        self.tracks();
        self.day_notes();
        let (frame, outside) = frame::frame(self.calendar, &mut all);
        all.events.extend(outside.into_iter().map(literal_event));
        self.assumed.extend(sittings::guess_ends(&mut all.sittings));
        let page = &mut self.draft.page;
        let is_cut = |sitting: &Sitting| !sitting.ends && sitting.entry.condition.is_none();
        page.starts_only = all.sittings.iter().any(is_cut);
        page.marks_continued = all.sittings.iter().any(|sitting| sitting.entry.continued);
        page.joins_sittings = all.joins_sittings;
        page.side_events.clone_from(&all.side_events);
        let sittings = std::mem::take(&mut all.sittings);
        let (meetings, overlapping) = sittings::join(sittings, &frame, page.marks_continued);
        all.events
            .extend(overlapping.into_iter().map(literal_event));
        frame::declare(&frame, self.calendar, &all, &mut self.draft);
        let notices = meetings::add_meetings(&meetings, self.calendar, self.notes, &mut self.draft);
        self.assumed.extend(notices);
        events::add_events(self.calendar, &frame, &all, self.notes, &mut self.draft);
        self.layout();
        self.sort_tracks();
        self.report_revision_marks();
    }

    /// Reports titles that hold the mark of a revision, which is no part of them.
    fn report_revision_marks(&mut self) {
        let marks = [
            "(previously ",
            "(originally ",
            "(added",
            "(reinstated",
            "(changed",
            "(not planned before",
            "(suspended ",
            "(adjourned ",
            "(cancelled",
            "(postponed",
        ];
        let is_marked = |title: &&String| marks.iter().any(|mark| title.contains(mark));
        let meetings = self.draft.meetings.iter();
        let titles = meetings.filter_map(|meeting| meeting.title.as_ref());
        let notices = titles.filter(is_marked).map(|title| {
            let one_line = title.replace('\n', " ");
            format!("`{one_line}` says what has changed: take it out of the title, and write `cancelled` or `postponed` instead if that is so")
        });
        self.assumed.extend(notices);
    }

    /// Sets the full names of groups.
    fn full_names(&mut self, names: &[(String, String)]) {
        for group in &mut self.draft.groups {
            let acronym = group.acronym.as_ref().unwrap_or(&group.key);
            let name = names.iter().find(|(known, _)| known == acronym);
            group.name = name.map(|(_, name)| Line::plainly(name).markdown());
        }
    }

    /// Puts the tracks and their meetings into the order of the columns.
    fn sort_tracks(&mut self) {
        let order = &self.calendar.order;
        let by_column = |track: usize| order.iter().position(|other| *other == track);
        let unsorted = std::mem::take(&mut self.draft.tracks);
        let mut numbered: Vec<_> = unsorted.into_iter().enumerate().collect();
        numbered.sort_by_key(|(track, _)| by_column(*track));
        self.draft.tracks = numbered.into_iter().map(|(_, track)| track).collect();
        let tracks = &self.draft.tracks;
        let by_key = |key: Option<&String>| tracks.iter().position(|track| Some(&track.key) == key);
        let meetings = &mut self.draft.meetings;
        meetings.sort_by_key(|meeting| by_key(meeting.track.as_ref()));
    }

    fn tracks(&mut self) {
        if self.calendar.tracks.len() < 2 {
            return;
        }
        let mut names = Names::default();
        for head in &self.calendar.tracks {
            let name = head.name.markdown();
            let key = names.key(&head.name.plain());
            let note = self.notes.markdown(head.mark.as_deref());
            self.draft.tracks.push(Track {
                name: (name != key && !name.is_empty()).then_some(name),
                key,
                note,
                ..Track::default()
            });
        }
    }

    /// Adds the notes on days, whose marks are in the heads of columns, or in the headings of tables of
    /// one day.
    fn day_notes(&mut self) {
        for Timetable { table, places } in &self.calendar.tables {
            let marks: Vec<_> = if self.calendar.by_day {
                let place = places.first().into_iter();
                place.map(|place| (&table.mark, place.day)).collect()
            } else {
                let columns = table.columns.iter().zip(places);
                columns
                    .map(|(column, place)| (&column.mark, place.day))
                    .collect()
            };
            for (mark, day) in marks {
                if let Some(note) = self.notes.markdown(mark.as_deref()) {
                    self.draft.days.entry(day).or_default().note = Some(note);
                }
            }
        }
    }

    /// Sets the layout and the headings of days, unless they are the usual ones.
    fn layout(&mut self) {
        if self.calendar.by_day {
            let few = self.draft.tracks.len() < 3;
            self.draft.page.layout = few.then_some("day");
            return;
        }
        let days = (self.calendar.last - self.calendar.first).num_days() + 1;
        let tables = self.calendar.tables.iter();
        let heads: Vec<_> = tables
            .flat_map(|timetable| &timetable.table.columns)
            .map(|column| named_days(&column.head.plain()))
            .collect();
        let have_weekdays = heads.iter().all(|head| head.weekday.is_some());
        let have_dates = heads.iter().all(|head| !head.days.is_empty());
        self.draft.page.day_headings = match (have_weekdays, have_dates, days > 7) {
            (true, false, false) | (true, true, true) => None,
            (true, true, false) => Some("both"),
            (false, true, _) => Some("date"),
            _ => Some("weekday"),
        };
    }
}

/// Returns a sitting that is in no session, as an event with all its lines as the title.
fn literal_event(sitting: Sitting) -> PageEvent {
    PageEvent {
        places: vec![sitting.place],
        for_all: false,
        row: Some(sitting.session),
        when: sitting.entry.when.or(Some(TimeSpan {
            from: sitting.hours.from,
            to: Some(sitting.hours.to),
        })),
        entry: sitting.entry,
        literal: true,
        is_side_event: false,
    }
}
