//! The meetings day by day, as a screen reader or a narrow screen gives them.

use chrono::NaiveDate;

use super::{
    Item, ListedDay, Times,
    entry::{end, flags},
    lines::Lines,
    remarks::Remarks,
    shown::Shown,
};
use crate::{time::Hours, words::Words};

pub(super) fn compose(
    sittings: &[Shown<'_>],
    remarks: Remarks<'_>,
    words: &Words,
) -> Vec<ListedDay> {
    let mut list: Vec<ListedDay> = Vec::new();
    for shown in sittings {
        let day = shown.session.day;
        if list.last().is_none_or(|listed| listed.day != day) {
            list.push(listed_day(day, words));
        }
        if let Some(listed) = list.last_mut() {
            add(listed, shown, remarks);
        }
    }
    list
}

fn listed_day(day: NaiveDate, words: &Words) -> ListedDay {
    ListedDay {
        day,
        name: words.weekday_and_date(day),
        note: None,
        items: Vec::new(),
    }
}

/// Adds a sitting to its meeting's item of that day.
fn add(listed: &mut ListedDay, shown: &Shown<'_>, remarks: Remarks<'_>) {
    let (starts, ends) = (shown.sitting.starts, shown.sitting.ends);
    let times = Times {
        starts,
        ends,
        hours: Hours::since(listed.day, starts.naive_local(), ends.naive_local()),
        end: end(shown, remarks),
        number: shown.number,
    };
    let remark = remarks.of(shown);
    let meeting = &shown.placed.meeting;
    match listed.items.last_mut() {
        Some(item) if item.meeting == meeting.id => {
            item.times.push(times);
            if item.remark.is_empty() {
                item.remark = remark;
            }
        }
        _ => listed.items.push(Item {
            times: vec![times],
            remark,
            ..item(shown, remarks)
        }),
    }
}

/// What is said of a meeting on one day, whenever it sits.
fn item(shown: &Shown<'_>, remarks: Remarks<'_>) -> Item {
    let meeting = &shown.placed.meeting;
    let (voice, plan) = (remarks.voice, &remarks.schedule.plan);
    Item {
        meeting: meeting.id.clone(),
        times: Vec::new(),
        acronym: voice.acronym(meeting),
        name: voice.full_name(meeting),
        room: voice.place(meeting),
        continued: shown.sitting.is_continued(),
        note: None,
        flags: flags(meeting, remarks),
        format: meeting.details().format,
        livestream: plan.livestream_of(meeting).cloned(),
        cancelled: shown.placed.is_cancelled(),
        remark: Vec::new(),
        lines: Lines { remarks, shown }.of_list(),
    }
}
