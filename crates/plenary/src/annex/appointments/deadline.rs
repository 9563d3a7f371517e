//! By when something is to be done.

use std::collections::BTreeMap;

use super::{Appointment, Key, Kind, Relation, When, text};
use crate::{
    annex::{lines::leading, remarks::Remarks},
    plan::{Deadline, Due, Plan},
    schedule::DatedDeadline,
    terms::Show,
    text::{Address, Inline, Language, Text, plain},
    words::order_words,
};

/// Every deadline that has a day.
pub(super) fn appointments(
    remarks: Remarks<'_>,
    language: Language,
) -> impl Iterator<Item = Appointment> {
    let plan = &remarks.schedule.plan;
    let day = |dated: &DatedDeadline| match plan.page.show {
        Show::Planned => dated.planned,
        Show::Current | Show::Changes => dated.current,
    };
    let keys = keys(plan);
    let dated = remarks.schedule.deadlines_by(day).into_iter();
    dated.filter_map(move |dated| {
        let deadline = plan.deadlines().get(dated.deadline)?;
        let zone = plan.frame.time_zone;
        let day = day(&dated)?;
        let at = |time| When::From(zone.earliest(day.and_time(time)));
        let when = deadline.time.map_or(When::Day(day), at);
        let key = keys.get(dated.deadline)?.clone();
        Some(appointment(deadline, key, when, remarks, language))
    })
}

/// Deadlines have no ids: each is known by its title, and which of those with that title it is.
pub(in crate::annex) fn keys(plan: &Plan) -> Vec<Key> {
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    let keys = plan.deadlines().iter().map(|own| {
        let title = title(plan, &own.title);
        let number = alike.entry(title.clone()).or_default();
        *number += 1;
        Key::new(Kind::Deadline, &title, *number)
    });
    keys.collect()
}

/// The title in the first language, so that it is the same in all.
fn title(plan: &Plan, title: &Text) -> String {
    let first = plan.languages().first();
    first.map_or_else(String::new, |own| plain(title.in_language(*own)))
}

fn appointment(
    deadline: &Deadline,
    key: Key,
    when: When,
    remarks: Remarks<'_>,
    language: Language,
) -> Appointment {
    let words = order_words(language);
    let mut title = vec![text(words.deadline), text(remarks.words.colon)];
    title.extend_from_slice(remarks.voice.said(&deadline.title));
    let link = deadline.link.as_ref();
    let linked = link.map(|link| vec![leading(link, vec![text(remarks.words.link)])]);
    Appointment {
        key,
        when,
        cancelled: false,
        takes_time: false,
        title,
        categories: vec![vec![text(remarks.words.deadlines)]],
        place: link
            .map(|link| vec![Inline::text(bare(link).to_owned())])
            .unwrap_or_default(),
        bodies: Vec::new(),
        lines: linked.into_iter().collect(),
        link: link.cloned(),
        livestream: None,
        related: prepared(deadline, remarks).into_iter().collect(),
    }
}

/// An address as it is read.
fn bare(address: &Address) -> &str {
    let typed = address.as_str();
    typed.strip_prefix("mailto:").unwrap_or(typed)
}

/// The meeting that the deadline is before.
fn prepared(deadline: &Deadline, remarks: Remarks<'_>) -> Option<(Relation, Key)> {
    let Due::Before { meeting, .. } = deadline.due else {
        return None;
    };
    let placed = remarks.schedule.meetings.get(meeting)?;
    placed.standing(remarks.schedule.plan.page.show).starts()?;
    let key = Key::new(Kind::Sitting, &placed.meeting.id, 1);
    Some((Relation::Parent, key))
}
