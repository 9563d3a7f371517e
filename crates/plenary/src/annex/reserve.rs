//! What stands in the tables beside meetings and events, for a form without tables: the sessions
//! kept in reserve, and what is said of side events.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{End, Item, ListedDay, Times, remarks::Remarks};
use crate::{
    plan::{Session, SideEvents},
    text::Inline,
    time::Hours,
};

/// The sessions that can be used if needed.
pub(super) fn compose(remarks: Remarks<'_>) -> Vec<ListedDay> {
    let mut days: BTreeMap<NaiveDate, Vec<&Session>> = BTreeMap::new();
    let schedule = remarks.schedule;
    for session in schedule.sessions_by(schedule.plan.page.show) {
        if !session.is_usable() {
            days.entry(session.day).or_default().push(session);
        }
    }
    let listed = |(day, mut sessions): (NaiveDate, Vec<&Session>)| {
        sessions.sort_by_key(|session| session.opens);
        let items = sessions.into_iter().map(|session| item(session, remarks));
        ListedDay {
            day,
            name: remarks.words.weekday_and_date(day),
            note: None,
            items: items.collect(),
        }
    };
    days.into_iter().map(listed).collect()
}

fn item(session: &Session, remarks: Remarks<'_>) -> Item {
    let (opens, closes) = (session.opens, session.closes);
    let hours = Hours::since(session.day, opens.naive_local(), closes.naive_local());
    let times = Times {
        ordinal: 0,
        starts: opens,
        ends: Some(closes),
        ends_next_day: hours.ends_next_day(),
        end: End::Said,
        numbers: Vec::new(),
    };
    Item {
        times: vec![times],
        name: vec![Inline::text(remarks.words.if_needed)],
        place: remarks.voice.track(session.track),
        ..Item::default()
    }
}

/// What the row of side events says on every day.
pub(super) fn side_events(remarks: Remarks<'_>) -> Vec<Inline> {
    match &remarks.schedule.plan.heading.side_events {
        None => Vec::new(),
        Some(SideEvents::ToBeConfirmed) => {
            vec![Inline::text(remarks.words.to_be_confirmed)]
        }
        Some(SideEvents::Text(text)) => remarks.voice.read(Some(text)),
    }
}
