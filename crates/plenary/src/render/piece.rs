//! What is said of one thing, piece by piece, for a form that writes it one after the other.

use std::borrow::Cow;

use chrono::NaiveTime;

use crate::{
    annex::{Annex, Entry, Heading, Item, NoteMark, RowHeader, Times},
    plan::Resumption,
    text::{Inline, Language},
    time::Hours,
    view::{End, MeetingNumber, SectionRow, numbers_line},
    words::{Words, words},
};

/// A piece of what is said of one thing.
///
/// ```
/// use plenary::Piece;
///
/// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
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
    /// What stands between the two times of a range.
    Dash,
    /// A text of the schedule.
    Text(&'a [Inline]),
    /// What stands out: an acronym.
    Strong(Cow<'a, [Inline]>),
    /// What no longer holds, struck through: what is called off.
    Struck(Cow<'a, [Inline]>),
    /// What belongs in brackets: that a meeting is cancelled, that it has moved.
    Remark(&'a [Inline]),
    /// The mark of a note.
    Mark(&'a NoteMark),
    /// A new line.
    Break,
}

impl<'a> Piece<'a> {
    fn own(words: impl Into<Cow<'a, str>>) -> Self {
        Self::Words(words.into())
    }
}

/// What takes pieces one after the other, as they are put in order.
struct Pieces<F> {
    take: F,
    words: &'static Words,
}

/// All pieces that are given to what `tell` is given.
fn all<'a>(tell: impl FnOnce(&mut dyn FnMut(Piece<'a>))) -> Vec<Piece<'a>> {
    let mut list = Vec::new();
    tell(&mut |piece| list.push(piece));
    list
}

impl<'a, F: FnMut(Piece<'a>)> Pieces<F> {
    fn new(language: Language, take: F) -> Self {
        let words = words(language);
        Self { take, words }
    }

    fn add(&mut self, piece: Piece<'a>) {
        (self.take)(piece);
    }

    fn say(&mut self, words: impl Into<Cow<'a, str>>) {
        self.add(Piece::own(words));
    }

    /// A text, unless it is empty.
    fn text(&mut self, text: &'a [Inline]) {
        if !text.is_empty() {
            self.add(Piece::Text(text));
        }
    }

    /// An acronym, unless it is empty; of what is called off struck through.
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

    /// A name, unless it is empty; of what is called off struck through.
    fn name(&mut self, name: &'a [Inline], is_off: bool) {
        if is_off && !name.is_empty() {
            self.add(Piece::Struck(name.into()));
        } else {
            self.text(name);
        }
    }

    /// A range of hours of one day.
    fn hours(&mut self, hours: Hours) {
        self.add(Piece::Time(hours.opens()));
        self.add(Piece::Dash);
        self.add(Piece::Time(hours.closes()));
        self.next_day(hours.ends_next_day());
    }

    fn next_day(&mut self, is_said: bool) {
        if is_said {
            self.say(format!(" ({})", self.words.next_day));
        }
    }

    fn end(&mut self, end: End) {
        match end {
            End::Said | End::Unsaid => {}
            End::OrLater => self.say(format!(" {}", self.words.or_later)),
            End::Open => self.say(format!(", {}", self.words.open_ended)),
        }
    }

    fn times(&mut self, times: &'a Times) {
        self.add(Piece::Time(times.starts.time()));
        if let Some(ends) = times.ends.filter(|_| times.end.is_hour()) {
            self.add(Piece::Dash);
            self.add(Piece::Time(ends.time()));
            self.next_day(times.ends_next_day);
        }
        self.end(times.end);
    }

    /// The mark of its note, that it goes on, and what there is to know in a word each.
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
            self.say(format!(" {}", self.words.continued));
        }
        if let Some(how) = resumption {
            self.say(format!(" {}", (self.words.resumption)(how)));
        }
        for (i, flag) in flags.iter().enumerate() {
            self.say(if i == 0 { " (" } else { ", " });
            self.text(flag);
        }
        if !flags.is_empty() {
            self.say(")");
        }
    }

    fn remark(&mut self, remark: &'a [Inline]) {
        if !remark.is_empty() {
            self.add(Piece::Remark(remark));
        }
    }

    /// Which meeting of its bodies it is, and what stands under it, a line each.
    fn under<'n>(
        &mut self,
        numbers: impl IntoIterator<Item = &'n MeetingNumber>,
        lines: &'a [Vec<Inline>],
    ) {
        let numbers = numbers_line(numbers, self.words);
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
    /// What a cell says of it, in a language whose annex it is of.
    #[must_use]
    pub fn pieces(&self, language: Language) -> Vec<Piece<'_>> {
        all(|take| self.each_piece(language, take))
    }

    /// The same, one after the other.
    pub(super) fn each_piece<'a>(&'a self, language: Language, take: impl FnMut(Piece<'a>)) {
        let mut pieces = Pieces::new(language, take);
        if let Some(hours) = self.hours {
            if self.end.is_hour() {
                pieces.hours(hours);
            } else {
                pieces.add(Piece::Time(hours.opens()));
            }
            pieces.end(self.end);
            pieces.say(" ");
        }
        let is_off = self.called_off.is_some();
        pieces.acronym(&self.acronym, is_off);
        if !self.acronym.is_empty() && !self.name.is_empty() {
            pieces.add(Piece::Break);
        }
        pieces.name(&self.name, is_off);
        let goes_on = (self.continued, self.resumption);
        pieces.after_name(self.note.as_ref(), goes_on, &self.flags);
        pieces.remark(&self.remark);
        pieces.under(&self.numbers, &self.lines);
    }
}

impl Item {
    /// What the list says of it, in a language whose annex it is of.
    #[must_use]
    pub fn pieces(&self, language: Language) -> Vec<Piece<'_>> {
        all(|take| self.each_piece(language, take))
    }

    /// The same, one after the other.
    pub(super) fn each_piece<'a>(&'a self, language: Language, take: impl FnMut(Piece<'a>)) {
        let mut pieces = Pieces::new(language, take);
        let last = self.times.len().saturating_sub(1);
        for (i, times) in self.times.iter().enumerate() {
            if i > 0 {
                pieces.say(if i == last { pieces.words.and } else { ", " });
            }
            pieces.times(times);
        }
        if !self.times.is_empty() {
            pieces.say(pieces.words.colon);
        }
        let is_off = self.called_off.is_some();
        pieces.acronym(&self.acronym, is_off);
        if !self.acronym.is_empty() {
            pieces.say(" ");
        }
        pieces.name(&self.name, is_off);
        let goes_on = (self.continued, self.resumption);
        pieces.after_name(self.note.as_ref(), goes_on, &self.flags);
        if !self.place.is_empty() {
            pieces.say(", ");
            pieces.text(&self.place);
        }
        pieces.remark(&self.remark);
        let numbers = self.times.iter().flat_map(|times| &times.numbers);
        pieces.under(numbers, &self.lines);
    }
}

impl RowHeader {
    /// What stands at the head of a row, in a language.
    #[must_use]
    pub fn pieces(self, language: Language) -> Vec<Piece<'static>> {
        let mut list = Vec::new();
        let mut pieces = Pieces::new(language, |piece| list.push(piece));
        match self {
            Self::Hours(hours) => pieces.hours(hours),
            Self::From(hours) => pieces.add(Piece::Time(hours.opens())),
            Self::AllDay => pieces.say(pieces.words.all_day),
            Self::SideEvents => {
                let name = vec![Inline::text(pieces.words.side_events)];
                pieces.add(Piece::Strong(name.into()));
            }
        }
        list
    }
}

impl SectionRow {
    /// What a section lists, in a language whose annex it is of.
    #[must_use]
    pub fn pieces(&self, language: Language) -> Vec<Piece<'_>> {
        all(|take| self.each_piece(language, take))
    }

    /// The same, one after the other.
    pub(super) fn each_piece<'a>(&'a self, language: Language, take: impl FnMut(Piece<'a>)) {
        let mut pieces = Pieces::new(language, take);
        pieces.text(&self.term);
        if !self.details.is_empty() {
            pieces.say(pieces.words.colon);
            pieces.text(&self.details);
        }
    }
}

impl Heading {
    /// What stands under the title, a line each: the status, the revision with what has changed, and
    /// up to when it is known what has happened.
    #[must_use]
    pub fn under_title(&self, language: Language) -> Vec<Vec<Piece<'_>>> {
        let words = words(language);
        let lines = under_title(self, words).into_iter();
        let pieces = lines.map(|(line, changes)| {
            let colon = (!changes.is_empty()).then(|| Piece::own(words.colon));
            let changes = colon.into_iter().chain([Piece::Text(changes)]);
            [Piece::own(line)].into_iter().chain(changes).collect()
        });
        pieces.collect()
    }
}

/// What stands under the title, a line each, and what has changed behind it.
pub(super) fn under_title<'a>(heading: &'a Heading, words: &Words) -> Vec<(String, &'a [Inline])> {
    let status = heading
        .status
        .map(|status| (words.status)(status).to_owned());
    let as_of = heading.as_of.map(|moment| {
        let day = words.date(moment.date_naive());
        format!("{}{day}{}", words.as_of, moment.format(", %H:%M"))
    });
    let alone = |line: String| (line, &[][..]);
    let revision = revision(heading, words).map(|line| (line, &*heading.changes));
    let lines = [status.map(alone), revision, as_of.map(alone)];
    lines.into_iter().flatten().collect()
}

/// Which revision it is; a word where it is only known that something has changed.
fn revision(heading: &Heading, words: &Words) -> Option<String> {
    let name = heading.revision.map(|revision| {
        let issued = revision.issued.map(|day| words.date(day));
        let issued = issued.map_or_else(String::new, |day| format!(", {day}"));
        format!("Rev.{}{issued}", revision.number)
    });
    name.or_else(|| (!heading.changes.is_empty()).then(|| words.changes.to_owned()))
}

impl Annex {
    /// Which time its hours are: `Local time, Europe/Zurich`.
    #[must_use]
    pub fn local_time(&self) -> String {
        let zone = &self.heading.time_zone;
        format!("{}{zone}", words(self.language).local_time)
    }
}
