//! What is known of the days, and has no place in a calendar.

use chrono::NaiveDate;

use super::{
    event::{is_unsettled, room},
    in_one, text,
};
use crate::{
    annex::{
        event,
        remarks::Remarks,
        voice::{Line, Voice},
    },
    plan::{ClosedDay, Event, SideEvents},
    schedule::Schedule,
    text::{Inline, Language},
    time::EventTime,
    words::words,
};

/// Events that are to be confirmed, side events, and days on which nothing is held, a line each.
pub(crate) fn unsettled(schedule: &Schedule, language: Language) -> Vec<Line> {
    let voice = Voice::apart(&schedule.plan, language);
    let remarks = Remarks {
        schedule,
        voice: &voice,
        words: words(language),
        since: None,
    };
    let events = schedule
        .plan
        .events
        .iter()
        .filter(|event| is_unsettled(event));
    let events = events.flat_map(|event| event.days.iter().map(move |day| (event, *day)));
    let events = events.map(|(event, day)| of_event(event, day, remarks));
    let closed = schedule.plan.frame.closed.iter();
    let closed = closed.map(|closed| of_closed(closed, remarks));
    let side_events = side_events(&voice, language);
    closed.chain(side_events).chain(events).collect()
}

/// `Tuesday 8 September 2026, 13:15–14:45: Seeds of tomorrow, Conference Room 4 (tbc)`.
fn of_event(event: &Event, day: NaiveDate, remarks: Remarks<'_>) -> Line {
    let (voice, words) = (remarks.voice, remarks.words);
    let mut line = vec![Inline::text(words.full_date(day) + &hours(event))];
    line.push(text(words.colon));
    let host = event.host.as_ref().map(|host| {
        let mut line = vec![text(words.hosted_by)];
        line.extend_from_slice(voice.said(host));
        line
    });
    let title = voice.read(Some(&event.title));
    line.extend(in_one([
        title,
        host.unwrap_or_default(),
        room(event, remarks),
    ]));
    line.push(text(" ("));
    line.extend(event::remark(event, words).map(text));
    line.push(text(")"));
    line.extend(event.note.as_ref().into_iter().flat_map(|note| {
        let note = voice.read(Some(note));
        [vec![text(". ")], note].concat()
    }));
    line.extend(
        event
            .link
            .as_ref()
            .map(|link| Inline::text(format!(" {link}"))),
    );
    line
}

/// `, 13:15–14:45`; nothing if no hours are known.
fn hours(event: &Event) -> String {
    match event.time {
        Some(EventTime::Hours(hours)) => {
            let (opens, closes) = (hours.opens(), hours.closes());
            format!(", {}–{}", opens.format("%H:%M"), closes.format("%H:%M"))
        }
        Some(EventTime::From(from)) => from.format(", %H:%M").to_string(),
        Some(EventTime::Tbc) | None => String::new(),
    }
}

/// `Wednesday 17 March 2027: Official holiday`.
fn of_closed(closed: &ClosedDay, remarks: Remarks<'_>) -> Line {
    let (voice, words) = (remarks.voice, remarks.words);
    let day = vec![Inline::text(words.full_date(closed.day))];
    let track = closed.track.map(|track| voice.track(track));
    let mut line = in_one([day, track.unwrap_or_default()]);
    line.push(text(words.colon));
    line.extend_from_slice(voice.said(&closed.reason));
    line
}

/// What the row of side events says, as a line.
fn side_events(voice: &Voice<'_>, language: Language) -> Option<Line> {
    let words = words(language);
    let mut line = vec![text(words.side_events), text(words.colon)];
    match voice.plan.side_events()? {
        SideEvents::ToBeConfirmed => line.push(text(words.to_be_confirmed)),
        SideEvents::Text(own) => line.extend_from_slice(voice.said(own)),
    }
    Some(line)
}
