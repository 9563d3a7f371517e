//! The search for dates in a text: from each month outwards.

use std::ops::Range;

use chrono::Weekday;

use super::{
    dates::{Link, NamedWeekday, TypedDate},
    tokens::{Token, Tokens},
    words::{
        dates, full_weekday, is_function_word, is_numbered, is_ordinal_ending, joins_ends,
        joins_several, short_weekday,
    },
};

/// Kind of text in which dates are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// Sentences: `may` is a month with a capital only, and in «Group 3» or «March 16, 17 delegates»
    /// a number is no day.
    Prose,
    /// A heading or a cell, in whichever letters: numbers beside a month are days.
    Heading,
}

/// Text in which dates are looked for.
pub(super) struct Finder<'t> {
    text: &'t str,
    tokens: &'t Tokens,
    list: &'t [Token],
    kind: Text,
}

/// Day before or behind its month.
struct Day {
    weekday: Option<NamedWeekday>,
    of_month: u32,
    number: Range<usize>,
    first: usize,
    end: usize,
    link: Link,
}

impl<'t> Finder<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t Tokens, kind: Text) -> Self {
        Self {
            text,
            tokens,
            list: tokens.as_slice(),
            kind,
        }
    }

    /// Finds every date, in order.
    pub(super) fn run(&self, into: &mut Vec<TypedDate>) {
        for (place, word) in self.tokens.words() {
            if let Some(month) = self.month_at(place, word) {
                self.of_month(place, month, into);
            }
        }
    }

    fn month_at(&self, place: usize, word: &str) -> Option<u32> {
        dates().find_map(|dates| {
            let month = (dates.month_named)(word)?;
            (!dates.months_are_words || self.may_be_name(place)).then_some(month)
        })
    }

    /// True unless a word is in small letters in prose, where a name begins with a capital.
    fn may_be_name(&self, place: usize) -> bool {
        let text = &self.text[self.list[place].start..];
        self.kind == Text::Heading || text.starts_with(|c: char| c.is_ascii_uppercase())
    }

    fn weekday_at(&self, place: usize) -> Option<Weekday> {
        let word = self.word(place);
        let singular = || full_weekday(word.strip_suffix('s')?);
        let short = || short_weekday(word).filter(|_| self.may_be_name(place));
        full_weekday(word).or_else(singular).or_else(short)
    }

    /// Finds the dates of one month: `16, 17 and 18 March 2026`.
    fn of_month(&self, place: usize, month: u32, into: &mut Vec<TypedDate>) {
        let floor = into.last().map_or(0, |date| date.end);
        let mut days = self.days_before(place, floor);
        if days.is_empty() {
            days = self.days_after(place, floor);
        }
        let end = days.last().map_or(place, |day| day.end).max(place + 1);
        let year = self.year(end);
        let end = if year.is_some() { end + 1 } else { end };
        let first = days.first().map_or(place, |day| day.first);
        let link = self.link_to(into.last(), first);
        let shared = Shared {
            name: self.list[place].start..self.list[place].end,
            month,
            year,
            span: self.list[first].start..self.list[end - 1].end,
            end,
        };
        if days.is_empty() && year.is_some() {
            into.push(shared.date(None, link));
        }
        if let Some(last) = days.last_mut().filter(|day| day.weekday.is_none()) {
            last.weekday = self.weekday_behind(end);
        }
        for (i, day) in days.into_iter().enumerate() {
            let link = if i == 0 { link } else { day.link };
            into.push(shared.date(Some(day), link));
        }
        inherit_year(into);
    }

    /// Returns the word at a place in small letters; nothing for what is no word.
    fn word(&self, place: usize) -> &str {
        let token = self.list.get(place);
        token.map_or("", |token| self.tokens.word(token))
    }

    fn gap(&self, place: usize) -> &str {
        match (self.list.get(place), self.list.get(place + 1)) {
            (Some(one), Some(other)) => &self.text[one.end..other.start],
            _ => "",
        }
    }

    fn is_space(&self, place: usize) -> bool {
        let gap = self.gap(place);
        !gap.is_empty()
            && gap
                .chars()
                .all(|c| c.is_whitespace() || c == '*' || c == '_')
    }

    /// Returns the days before a month, in order.
    fn days_before(&self, month: usize, floor: usize) -> Vec<Day> {
        let mut days = Vec::new();
        let mut end = month;
        while let Some(mut day) = self.day_ending(end, floor) {
            let joint = self.joint(day.first, floor);
            day.link = joint.map_or(Link::Alone, |(_, link)| link);
            days.push(day);
            let Some((before, _)) = joint else { break };
            end = before;
        }
        days.reverse();
        days
    }

    /// Returns the day whose last token stands just before `end`: `Tuesday the 16th of`.
    fn day_ending(&self, end: usize, floor: usize) -> Option<Day> {
        let mut at = end.checked_sub(1)?;
        if is_function_word(self.word(at)) && self.is_space(at) {
            at = at.checked_sub(1)?;
        }
        if is_ordinal_ending(self.word(at)) {
            at = at.checked_sub(1).filter(|at| self.gap(*at).is_empty())?;
        }
        let number = self.list.get(at).filter(|_| at >= floor)?;
        let day = day_of(number)?;
        let before = self.text[..number.start].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || ":./№".contains(c)) {
            return None;
        }
        let (weekday, first) = self.weekday_before(at, floor);
        if weekday.is_none() && self.is_numbered(at) {
            return None;
        }
        Some(Day {
            weekday,
            of_month: day,
            number: number.start..self.end_of_number(at),
            first,
            end,
            link: Link::Alone,
        })
    }

    /// Returns the end of a number and of the ending of an ordinal behind it.
    fn end_of_number(&self, at: usize) -> usize {
        let ending = self
            .list
            .get(at + 1)
            .filter(|_| is_ordinal_ending(self.word(at + 1)));
        let glued = ending.filter(|_| self.gap(at).is_empty());
        glued.unwrap_or(&self.list[at]).end
    }

    /// True if a number belongs to the word before it: `Group 3`.
    fn is_numbered(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|_| self.kind == Text::Prose);
        before.is_some_and(|before| is_numbered(self.word(before)) && self.is_space(before))
    }

    /// Returns the weekday before a number, and where the date then begins.
    fn weekday_before(&self, at: usize, floor: usize) -> (Option<NamedWeekday>, usize) {
        let Some(mut before) = at.checked_sub(1) else {
            return (None, at);
        };
        if is_function_word(self.word(before)) && before > 0 {
            before -= 1;
        }
        let gap = self.gap(before).trim();
        let is_near = gap.trim_matches(['*', '_', '.', ',']).is_empty();
        match self.named_weekday(before) {
            Some(weekday) if before >= floor && is_near => (Some(weekday), before),
            _ => (None, at),
        }
    }

    fn named_weekday(&self, place: usize) -> Option<NamedWeekday> {
        let (day, token) = (self.weekday_at(place)?, self.list[place]);
        let span = token.start..token.end;
        Some(NamedWeekday { day, span })
    }

    /// Returns the weekday of `(Tuesday)` behind a date.
    fn weekday_behind(&self, end: usize) -> Option<NamedWeekday> {
        let weekday = self.named_weekday(end)?;
        let opens = self.gap(end - 1).ends_with('(');
        let closes = self.text[weekday.span.end..].starts_with(')');
        (opens && closes).then_some(weekday)
    }

    /// Returns what joins the date that begins here to one before it, and where that one ends.
    fn joint(&self, first: usize, floor: usize) -> Option<(usize, Link)> {
        let before = first.checked_sub(1).filter(|before| *before >= floor)?;
        if let Some(link) = self.joining_sign(before) {
            return Some((first, link));
        }
        let is_apart = self.gap(before).trim().is_empty();
        let link = joining_word(self.word(before)).filter(|_| is_apart)?;
        Some((before, link))
    }

    /// Returns the link between dates that the sign between two tokens makes.
    fn joining_sign(&self, place: usize) -> Option<Link> {
        match self.gap(place).trim() {
            "-" | "–" | "—" | "\u{2011}" | "\u{2212}" => Some(Link::To),
            "," | "&" => Some(Link::Listed),
            _ => None,
        }
    }

    /// Returns the link of the date that begins at `first` to the last one found.
    fn link_to(&self, last: Option<&TypedDate>, first: usize) -> Link {
        let Some(last) = last else { return Link::Alone };
        match self.joint(first, last.end.saturating_sub(1)) {
            Some((end, link)) if end == last.end => link,
            _ => Link::Alone,
        }
    }

    /// Returns the days behind a month: `March 16–19`.
    fn days_after(&self, month: usize, floor: usize) -> Vec<Day> {
        let mut days = Vec::new();
        let (mut weekday, first) = self.weekday_before(month, floor);
        let mut next = Some((month + 1, Link::Alone)).filter(|_| self.is_space(month));
        while let Some((at, link)) = next {
            let number = self.list.get(at).filter(|number| !self.is_hour(number));
            let Some((number, of_month)) =
                number.and_then(|number| Some((number, day_of(number)?)))
            else {
                break;
            };
            let span = number.start..self.end_of_number(at);
            let end = if span.end > self.list[at].end {
                at + 2
            } else {
                at + 1
            };
            days.push(Day {
                weekday: weekday.take(),
                of_month,
                number: span,
                first,
                end,
                link,
            });
            next = self.next_after(end);
        }
        days
    }

    /// Returns where the next day behind a month may stand, and how it is joined. In prose a number
    /// behind a comma counts something else.
    fn next_after(&self, end: usize) -> Option<(usize, Link)> {
        let sign = self.joining_sign(end - 1).map(|link| (end, link));
        let word = || Some((end + 1, joining_word(self.word(end))?));
        match self.kind {
            Text::Prose => sign.filter(|(_, link)| *link == Link::To),
            Text::Heading => sign.or_else(word),
        }
    }

    /// True if a number is the hour of `10:30`, `10.30` or `10h30`.
    fn is_hour(&self, number: &Token) -> bool {
        let mut rest = self.text[number.end..].chars();
        let sign = rest.next();
        sign.is_some_and(|c| ":.h".contains(c)) && rest.next().is_some_and(|c| c.is_ascii_digit())
    }

    /// Returns the year that stands behind a date.
    fn year(&self, end: usize) -> Option<i32> {
        let token = self.list.get(end)?;
        let gap = self.gap(end - 1).trim_start_matches(['*', '_', ',']);
        let is_apart = !gap.is_empty() && gap.chars().all(char::is_whitespace);
        token.year().filter(|_| is_apart)
    }
}

fn day_of(number: &Token) -> Option<u32> {
    number.number(2).filter(|day| (1..=31).contains(day))
}

fn joining_word(word: &str) -> Option<Link> {
    if joins_ends(word) {
        Some(Link::To)
    } else {
        joins_several(word).then_some(Link::Listed)
    }
}

/// Gives the dates of a range or of a list the year that stands behind its end only.
fn inherit_year(dates: &mut [TypedDate]) {
    for i in (1..dates.len()).rev() {
        let [.., one, other] = &mut dates[..=i] else {
            return;
        };
        if other.link == Link::Alone || one.year.is_some() {
            continue;
        }
        let over_new_year = one.month > other.month;
        one.year = other
            .year
            .map(|year| if over_new_year { year - 1 } else { year });
    }
}

/// Parts that the days of one month share.
struct Shared {
    name: Range<usize>,
    month: u32,
    year: Option<i32>,
    span: Range<usize>,
    end: usize,
}

impl Shared {
    fn date(&self, day: Option<Day>, link: Link) -> TypedDate {
        let number = day.as_ref().map_or(&self.name, |day| &day.number).clone();
        let of_month = day.as_ref().map(|day| day.of_month);
        let weekday = day.and_then(|day| day.weekday);
        let named = match &weekday {
            // In brackets behind the date.
            Some(weekday) if weekday.span.start > number.end => number.start..weekday.span.end + 1,
            Some(weekday) => weekday.span.start..number.end,
            None => number,
        };
        TypedDate {
            day: of_month,
            month: self.month,
            year: self.year,
            span: self.span.clone(),
            weekday,
            link,
            named,
            end: self.end,
        }
    }
}
