//! The sessions kept in reserve, for a form without tables.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Item, ListedDay, Times};
use crate::{
    plan::Session,
    text::Inline,
    time::Hours,
    view::{End, View},
};

/// Lists the sessions that can be used if needed.
pub(super) fn compose(view: &View<'_>) -> Vec<ListedDay> {
    let mut days: BTreeMap<NaiveDate, Vec<&Session>> = BTreeMap::new();
    for session in view.sessions() {
        if !session.is_usable() {
            days.entry(session.day).or_default().push(session);
        }
    }
    let listed = |(day, mut sessions): (NaiveDate, Vec<&Session>)| {
        sessions.sort_by_key(|session| session.opens);
        let items = sessions.into_iter().map(|session| item(session, view));
        ListedDay {
            day,
            name: view.catalogue.dates.weekday_and_date(day),
            note: None,
            items: items.collect(),
        }
    };
    days.into_iter().map(listed).collect()
}

fn item(session: &Session, view: &View<'_>) -> Item {
    let (opens, closes) = (session.opens, session.closes);
    let hours = Hours::since(session.day, opens.naive_local(), closes.naive_local());
    let times = Times {
        ordinal: 0,
        starts: opens,
        ends: Some(closes),
        ends_next_day: hours.ends_next_day(),
        end: End::Shown,
        numbers: Vec::new(),
    };
    Item {
        times: vec![times],
        name: vec![Inline::text(view.catalogue.times.if_needed)],
        place: view.localizer.track(session.track),
        ..Item::default()
    }
}
