//! How the dates of a text are found: from each month outwards.

use std::ops::Range;

use super::{
    dates::{Date, Link, Weekday},
    terms::{JOINS, LABEL, LISTS, MONTH, SMALL, SUFFIX, WEEKDAY},
    tokens::Token,
};

/// A text in which dates are looked for.
pub(super) struct Finder<'t> {
    pub(super) text: &'t str,
    pub(super) list: &'t [Token],
}

/// A day before or behind its month.
struct Day {
    weekday: Option<Weekday>,
    of_month: u32,
    number: Range<usize>,
    first: usize,
    end: usize,
    link: Link,
}

impl Finder<'_> {
    /// Every date, in order.
    pub(super) fn run(&self, into: &mut Vec<Date>) {
        for (place, token) in self.list.iter().enumerate() {
            if token.is(MONTH) {
                self.around(place, into);
            }
        }
    }

    /// The dates of one month: `16, 17 and 18 March 2026`.
    fn around(&self, month: usize, into: &mut Vec<Date>) {
        let floor = into.last().map_or(0, |date| date.end);
        let mut days = self.days_before(month, floor);
        if days.is_empty() {
            days = self.days_after(month, floor);
        }
        let end = days.last().map_or(month, |day| day.end).max(month + 1);
        let year = self.year(end);
        let end = if year.is_some() { end + 1 } else { end };
        let first = days.first().map_or(month, |day| day.first);
        let link = self.link_to(into.last(), first);
        let whole = Whole {
            month: self.list[month],
            year,
            span: self.list[first].start..self.list[end - 1].end,
            end,
        };
        if days.is_empty() && year.is_some() {
            into.push(whole.date(None, link));
        }
        if let Some(last) = days.last_mut().filter(|day| day.weekday.is_none()) {
            last.weekday = self.weekday_behind(end);
        }
        for (i, day) in days.into_iter().enumerate() {
            let link = if i == 0 { link } else { day.link };
            into.push(whole.date(Some(day), link));
        }
        inherit_year(into);
    }

    fn gap(&self, place: usize) -> &str {
        match (self.list.get(place), self.list.get(place + 1)) {
            (Some(one), Some(other)) => &self.text[one.end..other.start],
            _ => "",
        }
    }

    fn is_blank(&self, place: usize) -> bool {
        let gap = self.gap(place);
        !gap.is_empty()
            && gap
                .chars()
                .all(|c| c.is_whitespace() || c == '*' || c == '_')
    }

    /// The days before a month, in order.
    fn days_before(&self, month: usize, floor: usize) -> Vec<Day> {
        let mut days = Vec::new();
        let mut end = month;
        while let Some(mut day) = self.day_ending(end, floor) {
            let joiner = self.joiner(day.first, floor);
            day.link = joiner.map_or(Link::Alone, |(_, link)| link);
            days.push(day);
            let Some((before, _)) = joiner else { break };
            end = before;
        }
        days.reverse();
        days
    }

    /// The day whose last token stands just before `end`: `Tuesday the 16th of`.
    fn day_ending(&self, end: usize, floor: usize) -> Option<Day> {
        let mut at = end.checked_sub(1)?;
        if self.list.get(at)?.means(self.text, SMALL) && self.is_blank(at) {
            at = at.checked_sub(1)?;
        }
        if self.list.get(at)?.is(SUFFIX) {
            at = at.checked_sub(1).filter(|at| self.gap(*at).is_empty())?;
        }
        let number = self.list.get(at).filter(|_| at >= floor)?;
        let day = number.number(2).filter(|day| (1..=31).contains(day))?;
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

    /// The end of a number and of the ending of an ordinal behind it.
    fn end_of_number(&self, at: usize) -> usize {
        let next = self.list.get(at + 1);
        let ending = next.filter(|next| next.is(SUFFIX) && self.gap(at).is_empty());
        ending.map_or(self.list[at].end, |ending| ending.end)
    }

    /// Whether a number belongs to the word before it: `Group 3`.
    fn is_numbered(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.list.get(before));
        before.is_some_and(|before| before.means(self.text, LABEL)) && self.is_blank(at - 1)
    }

    /// The weekday before a number, and where the date then begins.
    fn weekday_before(&self, at: usize, floor: usize) -> (Option<Weekday>, usize) {
        let Some(mut before) = at.checked_sub(1) else {
            return (None, at);
        };
        if self.list[before].means(self.text, SMALL) && before > 0 {
            before -= 1;
        }
        let token = self.list[before];
        let near = self
            .gap(before)
            .trim()
            .trim_matches(['*', '_', '.', ','])
            .is_empty();
        if before < floor || !token.means(self.text, WEEKDAY) || !near {
            return (None, at);
        }
        (Some(self.weekday(&token)), before)
    }

    fn weekday(&self, token: &Token) -> Weekday {
        Weekday {
            number: token.meaning(self.text).value,
            span: token.start..token.end,
        }
    }

    /// `(Tuesday)` behind a date.
    fn weekday_behind(&self, end: usize) -> Option<Weekday> {
        let token = self
            .list
            .get(end)
            .filter(|token| token.means(self.text, WEEKDAY))?;
        let gap = self.gap(end - 1);
        let closed = self.text[token.end..].starts_with(')');
        (gap.ends_with('(') && closed).then(|| self.weekday(token))
    }

    /// What joins the date that begins here to one before it, and where that one ends.
    fn joiner(&self, first: usize, floor: usize) -> Option<(usize, Link)> {
        let before = first.checked_sub(1).filter(|before| *before >= floor)?;
        let gap = self.gap(before).trim();
        match gap {
            "-" | "–" | "—" | "\u{2011}" | "\u{2212}" => return Some((first, Link::To)),
            "," | "&" => return Some((first, Link::Listed)),
            "" => {}
            _ => return None,
        }
        let token = self.list[before];
        if token.means(self.text, JOINS) {
            Some((before, Link::To))
        } else if token.means(self.text, LISTS) {
            Some((before, Link::Listed))
        } else {
            None
        }
    }

    /// How the date that begins at `first` is joined to the last one found.
    fn link_to(&self, last: Option<&Date>, first: usize) -> Link {
        let Some(last) = last else { return Link::Alone };
        match self.joiner(first, last.end.saturating_sub(1)) {
            Some((end, link)) if end == last.end => link,
            _ => Link::Alone,
        }
    }

    /// The days behind a month: `March 16–19`.
    fn days_after(&self, month: usize, floor: usize) -> Vec<Day> {
        let mut days = Vec::new();
        let (mut weekday, first) = self.weekday_before(month, floor);
        let mut at = month + 1;
        let mut link = Link::Alone;
        while let Some(number) = self.list.get(at) {
            let joined = if days.is_empty() {
                self.is_blank(month)
            } else {
                true
            };
            let day = number
                .number(2)
                .filter(|day| joined && (1..=31).contains(day));
            let next = self.text[number.end..].chars().next();
            let after = self.text[number.end..].chars().nth(1);
            let clock = next.is_some_and(|c| ":.h".contains(c))
                && after.is_some_and(|c| c.is_ascii_digit());
            let Some(day) = day.filter(|_| !clock) else {
                break;
            };
            let suffixed = self.end_of_number(at) > number.end;
            let end = if suffixed { at + 2 } else { at + 1 };
            days.push(Day {
                weekday: weekday.take(),
                of_month: day,
                number: number.start..self.end_of_number(at),
                first,
                end,
                link,
            });
            match self.gap(end - 1).trim() {
                "-" | "–" | "—" => link = Link::To,
                _ => break,
            }
            at = end;
        }
        days
    }

    /// The year that stands behind a date.
    fn year(&self, end: usize) -> Option<i32> {
        let token = self.list.get(end)?;
        let gap = self.gap(end - 1).trim_start_matches(['*', '_', ',']);
        let apart = !gap.is_empty() && gap.chars().all(char::is_whitespace);
        let year = token
            .number(4)
            .filter(|_| apart && token.end - token.start == 4)?;
        i32::try_from(year)
            .ok()
            .filter(|year| (1900..2200).contains(year))
    }
}

/// The year of a range or of a list stands behind its end only.
fn inherit_year(dates: &mut [Date]) {
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

/// What the days of one month share.
struct Whole {
    month: Token,
    year: Option<i32>,
    span: Range<usize>,
    end: usize,
}

impl Whole {
    fn date(&self, day: Option<Day>, link: Link) -> Date {
        let number = match &day {
            Some(day) => day.number.clone(),
            None => self.month.start..self.month.end,
        };
        let (weekday, day) = day.map_or((None, None), |day| (day.weekday, Some(day.of_month)));
        let named = match &weekday {
            // In brackets behind the date.
            Some(weekday) if weekday.span.start > number.end => number.start..weekday.span.end + 1,
            Some(weekday) => weekday.span.start..number.end,
            None => number,
        };
        Date {
            weekday,
            day,
            month: self.month.term().value.into(),
            year: self.year,
            link,
            named,
            span: self.span.clone(),
            end: self.end,
        }
    }
}
