//! A meeting or an event of a day: its hours in a column of their own, and beside them what is said
//! of it.

use chrono::NaiveDate;

use super::{
    clocks::offset,
    paper::{Columns, Paper},
};
use crate::{
    annex::{Item, Times},
    locale::Catalogue,
    render::{
        clock::{clock_of, push_clock},
        piece::{Group, Piece},
        plain_text::{LinkStyle, has_right_to_left, left_to_right, push_piece, to_plain_text},
    },
    time::Moment,
    view::End,
};

/// Style of links in a mail.
pub(super) const STYLE: LinkStyle = LinkStyle {
    alone: ("<", ">"),
    beside: ("<", ">"),
    isolates: true,
};

/// The day on which something is listed.
#[derive(Clone, Copy)]
pub(super) struct Day {
    pub(super) date: NaiveDate,
    /// The first moment of which it is said how far the clocks are ahead, where they are changed.
    pub(super) ahead: Option<Moment>,
}

/// Behind `10:00–13:00`.
const BESIDE_HOURS: Columns = Columns {
    first: 13,
    rest: 15,
};

/// Writes an item. Hours after the clocks were changed, or before, have their offset.
pub(super) fn held(item: &Item, day: Day, catalogue: &Catalogue, paper: &mut Paper) {
    let description = description(item, catalogue);
    let hours = hours(&item.times, day, catalogue);
    // An item without hours begins with a sign, lest it seem to belong to the item above.
    let mut lead = match &*hours {
        "" => "–".to_owned(),
        hours if has_right_to_left(&description) => left_to_right(hours),
        hours => hours.to_owned(),
    };
    for line in description.lines() {
        paper.put(&lead, BESIDE_HOURS, line);
        lead.clear();
    }
}

/// Describes an item behind its hours, a line each: its place has a line of its own, the second.
fn description(item: &Item, catalogue: &Catalogue) -> String {
    let (mut text, mut place, mut in_place) = (String::new(), String::new(), false);
    item.each_piece_after_hours(catalogue.language, |piece| match piece {
        Piece::Start(Group::Place) => in_place = true,
        Piece::End(Group::Place) => in_place = false,
        Piece::Break if !place.is_empty() => {
            text.push('\n');
            text.push_str(std::mem::take(&mut place).trim_start_matches(", "));
            text.push('\n');
        }
        piece if in_place => push_piece(&piece, STYLE, catalogue, &mut place),
        piece => push_piece(&piece, STYLE, catalogue, &mut text),
    });
    if !place.is_empty() {
        text.push('\n');
        text.push_str(place.trim_start_matches(", "));
    }
    text
}

/// Returns the hours of each sitting.
fn hours(all: &[Times], day: Day, catalogue: &Catalogue) -> String {
    let last = all.len().saturating_sub(1);
    let mut text = String::new();
    for (i, times) in all.iter().enumerate() {
        if i > 0 {
            let is_hour = all[i - 1].condition.is_empty();
            let signs = &catalogue.signs;
            text.push_str(if is_hour {
                signs.before(i == last)
            } else {
                signs.semicolon
            });
        }
        push_times(times, day, catalogue, &mut text);
    }
    text
}

fn push_times(times: &Times, day: Day, catalogue: &Catalogue, out: &mut String) {
    if !times.condition.is_empty() {
        out.push_str(&to_plain_text(&times.condition, STYLE));
        push_end(times.end, catalogue, out);
        return;
    }
    let starts_next_day = times.starts.date_naive() > day.date;
    let before = about(times.starts, starts_next_day, day, catalogue);
    push_clock(clock_of(times.starts), out);
    match times.ends.filter(|_| times.end.is_hour()) {
        Some(ends) => {
            let behind = about(ends, times.ends_next_day, day, catalogue);
            // A text of both is written once.
            out.push_str(if before == behind { "" } else { &before });
            out.push('–');
            push_clock(clock_of(ends), out);
            out.push_str(&behind);
        }
        None => out.push_str(&before),
    }
    push_end(times.end, catalogue, out);
}

fn push_end(end: End, catalogue: &Catalogue, out: &mut String) {
    match end {
        End::Shown | End::Hidden => {}
        End::OrLater => out.extend([" ", catalogue.times.or_later]),
        End::Open => out.extend([", ", catalogue.times.open_ended]),
    }
}

/// Returns a note on a moment: that it is on the next day, and its offset from UTC if that differs from the
/// offset at the start of the day.
fn about(moment: Moment, next_day: bool, day: Day, catalogue: &Catalogue) -> String {
    let ahead = day.ahead.map(|first| first.offset() != moment.offset());
    let offset = ahead.unwrap_or(false).then(|| offset(moment));
    let day_after = next_day.then(|| catalogue.times.next_day.to_owned());
    let about: Vec<_> = [day_after, offset].into_iter().flatten().collect();
    if about.is_empty() {
        return String::new();
    }
    format!(" ({})", about.join(", "))
}
