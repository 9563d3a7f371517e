//! What a cell and the list say of one meeting.

use super::writer::{STRONG, Writer};
use crate::{
    annex::{End, Entry, Item, Times},
    render::clock::{clock_of, push_clock},
    text::Inline,
    time::Hours,
    words::Words,
};

pub(super) fn table_entry(entry: &Entry, words: &Words, out: &mut Writer) {
    if let Some(hours) = entry.hours {
        hours_until(hours, entry.end, words, out);
        out.raw(" ");
    }
    if !entry.acronym.is_empty() {
        out.marked(STRONG, &entry.acronym, None);
        if !entry.name.is_empty() {
            out.line_break();
        }
    }
    out.inlines(&entry.name);
    after_name(entry, words, out);
    remark(&entry.remark, out);
    if let Some(number) = entry.number {
        out.line_break();
        out.text(&(words.numbers)(&[number]));
    }
    lines(&entry.lines, out);
}

/// What stands under a meeting.
fn lines(lines: &[Vec<Inline>], out: &mut Writer) {
    for line in lines {
        out.line_break();
        out.inlines(line);
    }
}

/// The mark of its note, that it goes on, and what there is to know in a word each.
fn after_name(entry: &Entry, words: &Words, out: &mut Writer) {
    out.mark(entry.note.as_ref());
    if entry.continued {
        out.raw(" ");
        out.text(words.continued);
    }
    flags(&entry.flags, out);
}

fn flags(flags: &[&str], out: &mut Writer) {
    if !flags.is_empty() {
        out.text(&format!(" ({})", flags.join(", ")));
    }
}

fn remark(remark: &[Inline], out: &mut Writer) {
    if !remark.is_empty() {
        out.raw(" (");
        out.inlines(remark);
        out.raw(")");
    }
}

/// The hours of a meeting, as much of them as is said.
fn hours_until(hours: Hours, end: End, words: &Words, out: &mut Writer) {
    match end {
        End::Said | End::OrLater => out.hours(hours, words),
        End::Unsaid | End::Open => push_clock(hours.opens_at(), &mut out.text),
    }
    after_end(end, words, out);
}

fn after_end(end: End, words: &Words, out: &mut Writer) {
    match end {
        End::Said | End::Unsaid => {}
        End::OrLater => out.text(&format!(" {}", words.or_later)),
        End::Open => out.text(&format!(", {}", words.open_ended)),
    }
}

pub(super) fn list_item(item: &Item, words: &Words, out: &mut Writer) {
    let last = item.times.len().saturating_sub(1);
    for (i, times) in item.times.iter().enumerate() {
        if i > 0 {
            out.text(if i == last { words.and } else { ", " });
        }
        one_time(times, words, out);
    }
    if !item.times.is_empty() {
        out.text(words.colon);
    }
    if !item.acronym.is_empty() {
        out.marked(STRONG, &item.acronym, None);
        out.raw(" ");
    }
    out.inlines(&item.name);
    out.mark(item.note.as_ref());
    if item.continued {
        out.raw(" ");
        out.text(words.continued);
    }
    flags(&item.flags, out);
    if !item.place.is_empty() {
        out.raw(", ");
        out.inlines(&item.place);
    }
    remark(&item.remark, out);
    let numbers: Vec<_> = item.times.iter().filter_map(|times| times.number).collect();
    if !numbers.is_empty() {
        out.line_break();
        out.text(&(words.numbers)(&numbers));
    }
    lines(&item.lines, out);
}

fn one_time(times: &Times, words: &Words, out: &mut Writer) {
    push_clock(clock_of(times.starts), &mut out.text);
    let shown = matches!(times.end, End::Said | End::OrLater);
    if let Some(ends) = times.ends.filter(|_| shown) {
        out.raw("–");
        push_clock(clock_of(ends), &mut out.text);
        if times.ends_next_day {
            out.raw(" (");
            out.text(words.next_day);
            out.raw(")");
        }
    }
    after_end(times.end, words, out);
}
