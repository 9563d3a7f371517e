//! The text of one cell, item or line as a stream of pieces, from which every form is drawn: the order
//! in which a meeting is described stands here alone.

mod headings;

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};

use crate::{
    annex::{Entry, Item, NoteMark, Times},
    changes::ChangeNote,
    locale::{Catalogue, catalogue},
    plan::Resumption,
    text::{Inline, Language},
    time::{Hours, Moment},
    view::{End, MeetingNumber, numbers_line},
};

/// A piece of the text of one cell, item or line.
///
/// ```
/// use plenary::render::Piece;
///
/// let source = plenary::open("csp12.toml")?;
/// let annex = plenary::compile(&source)?.value.annex();
/// let header = annex.tables[0].rows[0].header.pieces(annex.language);
/// let [opens, closes] = ["10:00:00", "13:00:00"].map(|time| time.parse().map(Piece::Time));
/// assert_eq!(header, [opens?, Piece::Dash, closes?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Piece<'a> {
    /// Words that Plenary brings, and signs between texts.
    Words(Cow<'a, str>),
    /// A time of day, in four digits: `10:00`.
    Time(NaiveTime),
    /// A moment, written as its time of day; a machine reads its day and its offset too.
    Moment(Moment),
    /// The dash between the two times of a range.
    Dash,
    /// A text of the schedule.
    Text(&'a [Inline]),
    /// A text that stands out: an acronym.
    Strong(Cow<'a, [Inline]>),
    /// A text struck through: what is called off.
    Struck(Cow<'a, [Inline]>),
    /// A text struck through: what no longer holds since the last version. Words before it say so.
    Deleted(Cow<'a, str>),
    /// A text in brackets: that a meeting is cancelled.
    Remark(&'a [Inline]),
    /// The mark of a note.
    Mark(&'a NoteMark),
    /// A new line.
    Break,
    /// The gap between an acronym and the name behind it: in a cell a new line, where it has room.
    Gap {
        /// True in a cell.
        in_cell: bool,
    },
    /// The start of pieces that belong together.
    Start(Group),
    /// The end of these pieces.
    End(Group),
}

/// Sign between a condition in the place of hours and a name: the condition may have a colon of its own.
const BEHIND_CONDITION: &str = " – ";

/// Pieces that belong together, for forms that mark them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Group {
    /// The name of a meeting or an event in a cell, with what is attached to it.
    Name,
    /// The place of an item, with the comma before it.
    Place,
    /// The hours of one more sitting of an item, by its number among those of its meeting.
    Sitting(usize),
    /// Brackets with what has changed, and with the remark behind it.
    Changes,
    /// Words for a day.
    Day(NaiveDate),
    /// Words for a moment.
    Moment(Moment),
}

/// A writer of pieces in their order.
struct Pieces<F> {
    take: F,
    catalogue: &'static Catalogue,
}

/// Gathers the pieces that a function gives one after the other.
fn all<'a>(tell: impl FnOnce(&mut dyn FnMut(Piece<'a>))) -> Vec<Piece<'a>> {
    let mut list = Vec::new();
    tell(&mut |piece| list.push(piece));
    list
}

impl<'a, F: FnMut(Piece<'a>)> Pieces<F> {
    fn new(language: Language, take: F) -> Self {
        let catalogue = catalogue(language);
        Self { take, catalogue }
    }

    fn add(&mut self, piece: Piece<'a>) {
        (self.take)(piece);
    }

    fn say(&mut self, words: impl Into<Cow<'a, str>>) {
        self.add(Piece::Words(words.into()));
    }

    /// Adds a text, unless it is empty.
    fn text(&mut self, text: &'a [Inline]) {
        if !text.is_empty() {
            self.add(Piece::Text(text));
        }
    }

    /// Adds an acronym, unless it is empty, struck through if the meeting is called off.
    fn acronym(&mut self, acronym: &'a [Inline], is_off: bool) {
        if acronym.is_empty() {
            return;
        }
        self.add(if is_off {
            Piece::Struck(vec![Inline::Strong(acronym.to_vec())].into())
        } else {
            Piece::Strong(acronym.into())
        });
    }

    /// Adds a name, unless it is empty, struck through if the meeting is called off.
    fn name(&mut self, name: &'a [Inline], is_off: bool) {
        if is_off && !name.is_empty() {
            self.add(Piece::Struck(name.into()));
        } else {
            self.text(name);
        }
    }

    /// Adds a range of hours of one day.
    fn hours(&mut self, hours: Hours) {
        self.add(Piece::Time(hours.opens()));
        self.add(Piece::Dash);
        self.add(Piece::Time(hours.closes()));
        self.next_day(hours.ends_next_day());
    }

    fn next_day(&mut self, is_said: bool) {
        if is_said {
            self.say(format!(" ({})", self.catalogue.times.next_day));
        }
    }

    fn end(&mut self, end: End) {
        match end {
            End::Shown | End::Hidden => {}
            End::OrLater => self.say(format!(" {}", self.catalogue.times.or_later)),
            End::Open => self.say(format!(", {}", self.catalogue.times.open_ended)),
        }
    }

    fn group(&mut self, group: Group, write: impl FnOnce(&mut Self)) {
        self.add(Piece::Start(group));
        write(self);
        self.add(Piece::End(group));
    }

    fn day(&mut self, day: NaiveDate) {
        self.group(Group::Day(day), |pieces| {
            pieces.say(pieces.catalogue.dates.date(day));
        });
    }

    fn times(&mut self, times: &'a Times) {
        if !times.condition.is_empty() {
            self.text(&times.condition);
            self.end(times.end);
            return;
        }
        self.add(Piece::Moment(times.starts));
        if let Some(ends) = times.ends.filter(|_| times.end.is_hour()) {
            self.add(Piece::Dash);
            self.add(Piece::Moment(ends));
            self.next_day(times.ends_next_day);
        }
        self.end(times.end);
    }

    /// Adds the mark of its note, the word for continued, and its flags.
    fn after_name(
        &mut self,
        note: Option<&'a NoteMark>,
        (continued, resumption): (bool, Option<Resumption>),
        flags: &'a [Vec<Inline>],
    ) {
        if let Some(mark) = note {
            self.add(Piece::Mark(mark));
        }
        if continued {
            self.say(format!(" {}", self.catalogue.meeting.continued));
        }
        if let Some(how) = resumption {
            self.say(format!(" {}", (self.catalogue.meeting.resumption)(how)));
        }
        for (i, flag) in flags.iter().enumerate() {
            self.say(if i == 0 { " (" } else { ", " });
            self.text(flag);
        }
        if !flags.is_empty() {
            self.say(")");
        }
    }

    /// Adds what has changed and the remark, in brackets.
    fn remark(&mut self, changes: &'a [ChangeNote], remark: &'a [Inline]) {
        if changes.is_empty() {
            if !remark.is_empty() {
                self.add(Piece::Remark(remark));
            }
            return;
        }
        self.say(" ");
        self.group(Group::Changes, |pieces| {
            for (i, note) in changes.iter().enumerate() {
                pieces.say(if i == 0 {
                    "("
                } else {
                    pieces.catalogue.signs.semicolon
                });
                pieces.say(&*note.words);
                if !note.before.is_empty() {
                    pieces.add(Piece::Deleted((&*note.before).into()));
                }
            }
            if !remark.is_empty() {
                pieces.say(pieces.catalogue.signs.semicolon);
                pieces.text(remark);
            }
            pieces.say(")");
        });
    }

    /// Adds the acronym and the gap behind it.
    fn lead(&mut self, acronym: &'a [Inline], is_off: bool, gap: Option<Piece<'a>>) {
        self.acronym(acronym, is_off);
        if let (Some(gap), false) = (gap, acronym.is_empty()) {
            self.add(gap);
        }
    }

    /// Its number by each body, and the lines under it.
    fn under<'n>(
        &mut self,
        numbers: impl IntoIterator<Item = &'n MeetingNumber>,
        lines: &'a [Vec<Inline>],
    ) {
        let numbers = numbers_line(numbers, self.catalogue);
        if !numbers.is_empty() {
            self.add(Piece::Break);
            self.say(numbers);
        }
        for line in lines {
            self.add(Piece::Break);
            self.text(line);
        }
    }
}

impl Entry {
    /// Returns the pieces of a cell, in the language of its annex.
    #[must_use]
    pub fn pieces(&self, language: Language) -> Vec<Piece<'_>> {
        all(|take| self.each_piece(language, take))
    }

    /// Gives the pieces one after the other.
    pub(super) fn each_piece<'a>(&'a self, language: Language, take: impl FnMut(Piece<'a>)) {
        let mut pieces = Pieces::new(language, take);
        self.hours(&mut pieces);
        let is_off = self.called_off.is_some();
        let has_name = !self.name.is_empty();
        let gap = has_name.then_some(Piece::Gap { in_cell: true });
        pieces.lead(&self.acronym, is_off, gap);
        let goes_on = (self.continued, self.resumption);
        let named = |pieces: &mut Pieces<_>| {
            pieces.name(&self.name, is_off);
            pieces.after_name(self.note.as_ref(), goes_on, &self.flags);
        };
        if has_name {
            pieces.group(Group::Name, named);
        } else {
            named(&mut pieces);
        }
        pieces.remark(&self.changes, &self.remark);
        pieces.under(&self.numbers, &self.lines);
    }

    fn hours<'a>(&'a self, pieces: &mut Pieces<impl FnMut(Piece<'a>)>) {
        if !self.condition.is_empty() {
            pieces.text(&self.condition);
            pieces.end(self.end);
            pieces.say(BEHIND_CONDITION);
        }
        let Some(hours) = self.hours else {
            return;
        };
        let clock = |moment: Option<Moment>, time: NaiveTime| {
            moment.map_or(Piece::Time(time), Piece::Moment)
        };
        pieces.add(clock(self.starts, hours.opens()));
        if self.end.is_hour() {
            pieces.add(Piece::Dash);
            pieces.add(clock(self.ends, hours.closes()));
            pieces.next_day(hours.ends_next_day());
        }
        pieces.end(self.end);
        pieces.say(" ");
    }
}

impl Item {
    /// Returns the pieces of an item of the list, in the language of its annex.
    #[must_use]
    pub fn pieces(&self, language: Language) -> Vec<Piece<'_>> {
        all(|take| self.each_piece(language, take))
    }

    /// Gives the pieces one after the other.
    pub(super) fn each_piece<'a>(&'a self, language: Language, mut take: impl FnMut(Piece<'a>)) {
        let mut pieces = Pieces::new(language, &mut take);
        let last = self.times.len().saturating_sub(1);
        for (i, times) in self.times.iter().enumerate() {
            if i == 0 {
                pieces.times(times);
                continue;
            }
            let signs = &pieces.catalogue.signs;
            pieces.say(if self.times[i - 1].condition.is_empty() {
                signs.before(i == last)
            } else {
                signs.semicolon
            });
            pieces.group(Group::Sitting(times.ordinal), |pieces| pieces.times(times));
        }
        match self.times.last() {
            None => {}
            Some(times) if !times.condition.is_empty() => pieces.say(BEHIND_CONDITION),
            Some(_) => pieces.say(pieces.catalogue.signs.colon),
        }
        self.each_piece_after_hours(language, take);
    }

    /// Gives the pieces behind the hours one after the other, for a form that has a place of its own
    /// for these.
    pub(super) fn each_piece_after_hours<'a>(
        &'a self,
        language: Language,
        take: impl FnMut(Piece<'a>),
    ) {
        let mut pieces = Pieces::new(language, take);
        let is_off = self.called_off.is_some();
        let gap = Piece::Gap { in_cell: false };
        pieces.lead(
            &self.acronym,
            is_off,
            (!self.name.is_empty()).then_some(gap),
        );
        pieces.name(&self.name, is_off);
        let goes_on = (self.continued, self.resumption);
        pieces.after_name(self.note.as_ref(), goes_on, &self.flags);
        if !self.place.is_empty() {
            pieces.group(Group::Place, |pieces| {
                pieces.say(", ");
                pieces.text(&self.place);
            });
        }
        pieces.remark(&self.changes, &self.remark);
        let numbers = self.times.iter().flat_map(|times| &times.numbers);
        pieces.under(numbers, &self.lines);
    }
}
