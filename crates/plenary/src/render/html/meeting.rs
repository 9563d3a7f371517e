//! What a cell and the list say of one meeting.

use chrono::NaiveDate;
use maud::{Markup, html as markup};

use super::{Inlines, clock, day, ids, mark, moment, range};
use crate::{
    annex::{Entry, Item, Times},
    plan::Resumption,
    text::Inline,
    time::Hours,
    view::{End, MeetingNumber, numbers_line},
    words::Words,
};

pub(super) fn table_entry(entry: &Entry, words: &Words) -> Markup {
    markup! {
        p {
            @if let Some(hours) = entry.hours { (hours_until(hours, entry.end, words)) " " }
            @let is_off = entry.called_off.is_some();
            @if !entry.acronym.is_empty() { (acronym(&entry.acronym, is_off)) }
            @if !entry.acronym.is_empty() && !entry.name.is_empty() { " " }
            @if entry.name.is_empty() {
                (after_name(entry, words))
            } @else {
                span class="plenary-name" { (name(&entry.name, is_off)) (after_name(entry, words)) }
            }
            (remark(&entry.remark))
            (numbers(&entry.numbers, words))
            (lines(&entry.lines))
        }
    }
}

/// An acronym; of what is called off struck through.
fn acronym(acronym: &[Inline], is_off: bool) -> Markup {
    let strong = markup! { strong { (Inlines(acronym)) } };
    markup! { @if is_off { s { (strong) } } @else { (strong) } }
}

/// A name; of what is called off struck through.
fn name(name: &[Inline], is_off: bool) -> Markup {
    markup! {
        @if is_off && !name.is_empty() { s { (Inlines(name)) } } @else { (Inlines(name)) }
    }
}

/// The mark of its note, that it goes on, and what there is to know in a word each.
fn after_name(entry: &Entry, words: &Words) -> Markup {
    markup! {
        (mark(entry.note.as_ref(), words))
        @if entry.continued { " " (words.continued) }
        (resumption(entry.resumption, words))
        (flags(&entry.flags))
    }
}

fn resumption(how: Option<Resumption>, words: &Words) -> Markup {
    markup! { @if let Some(how) = how { " " ((words.resumption)(how)) } }
}

fn flags(flags: &[Vec<Inline>]) -> Markup {
    markup! {
        @for (i, flag) in flags.iter().enumerate() {
            @if i == 0 { " (" } @else { ", " }
            (Inlines(flag))
        }
        @if !flags.is_empty() { ")" }
    }
}

/// Which meeting of its bodies it is, in a line of its own.
fn numbers<'n>(numbers: impl IntoIterator<Item = &'n MeetingNumber>, words: &Words) -> Markup {
    let line = numbers_line(numbers, words);
    markup! { @if !line.is_empty() { br; (line) } }
}

fn remark(remark: &[Inline]) -> Markup {
    markup! {
        @if !remark.is_empty() {
            " " span class="plenary-remark" { "(" (Inlines(remark)) ")" }
        }
    }
}

/// What stands under a meeting.
fn lines(lines: &[Vec<Inline>]) -> Markup {
    markup! { @for line in lines { br; (Inlines(line)) } }
}

/// What the list says of an item of a day. What has no hours has the day for a machine alone: the
/// heading above tells it.
pub(super) fn list_item(item: &Item, of: NaiveDate, words: &Words) -> Markup {
    markup! {
        li id=(ids::item(item, of)) {
            @if item.times.is_empty() { (day(of, "")) } @else { (times(item, words)) (words.colon) }
            (said(item, words))
        }
    }
}

fn said(item: &Item, words: &Words) -> Markup {
    markup! {
        @let is_off = item.called_off.is_some();
        @if !item.acronym.is_empty() { (acronym(&item.acronym, is_off)) }
        @if !item.acronym.is_empty() && !item.name.is_empty() { " " }
        (name(&item.name, is_off))
        (mark(item.note.as_ref(), words))
        @if item.continued { " " (words.continued) }
        (resumption(item.resumption, words))
        (flags(&item.flags))
        @if !item.place.is_empty() { ", " (Inlines(&item.place)) }
        (remark(&item.remark))
        (numbers(item.times.iter().flat_map(|times| &times.numbers), words))
        (lines(&item.lines))
    }
}

/// The hours of each sitting of a day. The first has the id of the item, every other its own.
fn times(item: &Item, words: &Words) -> Markup {
    let last = item.times.len().saturating_sub(1);
    markup! {
        @for (i, one) in item.times.iter().enumerate() {
            @if i == 0 {
                (times_of_one(one, words))
            } @else {
                @if i == last { (words.and) } @else { ", " }
                span id=[ids::part(item, one.ordinal)] { (times_of_one(one, words)) }
            }
        }
    }
}

fn times_of_one(times: &Times, words: &Words) -> Markup {
    markup! {
        (moment(times.starts))
        @if let Some(ends) = times.ends.filter(|_| shows_hour(times.end)) {
            "–" (moment(ends))
            @if times.ends_next_day { " (" (words.next_day) ")" }
        }
        (after_end(times.end, words))
    }
}

/// The hours of a meeting, as much of them as is said.
fn hours_until(hours: Hours, end: End, words: &Words) -> Markup {
    markup! {
        @if shows_hour(end) { (range(hours, words)) } @else { (clock(hours.opens_at())) }
        (after_end(end, words))
    }
}

fn shows_hour(end: End) -> bool {
    matches!(end, End::Said | End::OrLater)
}

fn after_end(end: End, words: &Words) -> Markup {
    markup! {
        @match end {
            End::Said | End::Unsaid => {}
            End::OrLater => { " " (words.or_later) }
            End::Open => { ", " (words.open_ended) }
        }
    }
}
