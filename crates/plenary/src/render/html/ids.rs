//! Ids of the items of a page, to which addresses lead. They are the same in every version of a
//! schedule, whatever the time of an item.

use chrono::NaiveDate;

use crate::{
    annex::Item,
    render::{clock::push_date, identifier},
    view::ListedDeadline,
};

/// Returns the id of a part of an item: a sitting of a meeting, or a day of an event. Ids of different
/// parts differ in the ordinal.
pub(super) fn part(item: &Item, ordinal: usize) -> Option<String> {
    let (kind, id) = match (&item.meeting, &item.event) {
        (Some(meeting), _) => ("meeting", meeting),
        (None, Some(event)) => ("event", event),
        (None, None) => return None,
    };
    Some(numbered(kind, id, ordinal))
}

/// Returns the id of an item, which is that of the first of its parts; none of what is no longer held then,
/// which has its id where it is held.
pub(super) fn item(item: &Item, day: NaiveDate) -> Option<String> {
    if item.is_gone {
        return None;
    }
    // A session kept in reserve has none.
    let is_closed = item.times.is_empty();
    part(item, item.ordinal).or_else(|| is_closed.then(|| closed(item, day)))
}

/// Returns the id of a day on which nothing is held, at all or in one track.
fn closed(item: &Item, day: NaiveDate) -> String {
    let mut id = "plenary-closed-".to_owned();
    push_date(day, &mut id);
    if let Some(track) = &item.track {
        id.push('-');
        id.push_str(&identifier::id(track));
    }
    id
}

/// Returns the id of a deadline, which calendars know by its title too.
pub(super) fn deadline(deadline: &ListedDeadline) -> String {
    numbered("deadline", &deadline.title, deadline.ordinal)
}

/// Returns `plenary-meeting-WGETI_exchange-1`.
fn numbered(kind: &str, id: &str, ordinal: usize) -> String {
    format!("plenary-{kind}-{}-{ordinal}", identifier::id(id))
}
