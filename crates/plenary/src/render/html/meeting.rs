//! What a cell and the list say of one meeting.

use maud::{Markup, html as markup};

use super::{Inlines, clock, mark, moment, range};
use crate::{
    annex::{End, Entry, Item, Times},
    text::Inline,
    time::Hours,
    words::Words,
};

pub(super) fn table_entry(entry: &Entry, words: &Words) -> Markup {
    markup! {
        p {
            @if let Some(hours) = entry.hours { (hours_until(hours, entry.end, words)) " " }
            @if !entry.acronym.is_empty() { strong { (Inlines(&entry.acronym)) } }
            @if !entry.acronym.is_empty() && !entry.name.is_empty() { " " }
            @if entry.name.is_empty() {
                (after_name(entry, words))
            } @else {
                span class="plenary-name" { (Inlines(&entry.name)) (after_name(entry, words)) }
            }
            (remark(&entry.remark))
            @if let Some(number) = entry.number { br; ((words.numbers)(&[number])) }
            (lines(&entry.lines))
        }
    }
}

/// The mark of its note, that it goes on, and what there is to know in a word each.
fn after_name(entry: &Entry, words: &Words) -> Markup {
    markup! {
        (mark(entry.note.as_ref(), words))
        @if entry.continued { " " (words.continued) }
        (flags(&entry.flags))
    }
}

fn flags(flags: &[&str]) -> Markup {
    markup! { @if !flags.is_empty() { " (" (flags.join(", ")) ")" } }
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

pub(super) fn list_item(item: &Item, words: &Words) -> Markup {
    let numbers: Vec<_> = item.times.iter().filter_map(|times| times.number).collect();
    markup! {
        (times(&item.times, words))
        @if !item.times.is_empty() { (words.colon) }
        @if !item.acronym.is_empty() { strong { (Inlines(&item.acronym)) } }
        @if !item.acronym.is_empty() && !item.name.is_empty() { " " }
        (Inlines(&item.name))
        (mark(item.note.as_ref(), words))
        @if item.continued { " " (words.continued) }
        (flags(&item.flags))
        @if !item.place.is_empty() { ", " (Inlines(&item.place)) }
        (remark(&item.remark))
        @if !numbers.is_empty() { br; ((words.numbers)(&numbers)) }
        (lines(&item.lines))
    }
}

fn times(all: &[Times], words: &Words) -> Markup {
    let last = all.len().saturating_sub(1);
    markup! {
        @for (i, times) in all.iter().enumerate() {
            @if i > 0 && i == last { (words.and) } @else if i > 0 { ", " }
            (moment(times.starts))
            @if let Some(ends) = times.ends.filter(|_| shows_hour(times.end)) {
                "–" (moment(ends))
                @if times.ends_next_day { " (" (words.next_day) ")" }
            }
            (after_end(times.end, words))
        }
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
