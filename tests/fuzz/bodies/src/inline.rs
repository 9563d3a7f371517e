//! Any text as a title, in every form: what is seen is what the source says.

use chrono::NaiveDate;
use plenary::{
    Duration, News, Plan, Schedule,
    build::{AgendaBuilder, DeadlineBuilder, DocumentBuilder, GroupBuilder, MeetingBuilder},
    plan::Role,
    text::plain,
};

use crate::{data, feeds, markdown, page};

/// Puts a text wherever a text can stand, and looks for it in every form.
pub fn inline(bytes: &[u8]) {
    let Ok(typed) = std::str::from_utf8(bytes) else {
        return;
    };
    // A text is a line or a few; what makes one of many thousands slow makes one of these slow.
    if let Some(schedule) = with_text(typed).filter(|_| bytes.len() < 4096) {
        seen(&schedule);
    }
}

fn with_text(typed: &str) -> Option<Schedule> {
    let day = NaiveDate::from_ymd_opt(2026, 3, 16)?;
    let plan = Plan::builder("CSP12", typed, "Europe/Zurich")
        .days(day, day)
        .sessions(["10:00-13:00".parse().ok()?])
        .side_events(typed)
        .note(typed)
        .nominations(typed)
        .president(typed)
        .deadline(DeadlineBuilder::new(typed).on(day))
        .document(DocumentBuilder::titled(typed))
        .group(
            GroupBuilder::new("A")
                .acronym(typed)
                .office(Role::Chair, "vacant")
                .subgroup(GroupBuilder::new("B").name(typed)),
        )
        .meeting(
            MeetingBuilder::of("A/B", Duration::minutes(60))
                .title(typed)
                .room(typed)
                .speakers([typed])
                .agenda([AgendaBuilder::new(typed).document(typed)]),
        )
        .build()
        .ok()?;
    Some(plenary::place(plan.value, &News::default()).ok()?.value)
}

fn seen(schedule: &Schedule) {
    let annex = schedule.annex();
    let language = annex.language;
    let title = schedule.meetings()[0]
        .meeting
        .title
        .as_ref()
        .expect("it has a title")
        .in_language(language);
    let title = markdown::without_blanks(&plain(title));
    data::json(schedule);
    let read = [
        markdown::read(&annex.to_markdown(), &annex),
        page::read(&annex.to_html()),
        page::read(&annex.to_fragment()),
        markdown::without_blanks(&data::csv(schedule, language)),
        markdown::without_blanks(&data::xml(schedule, language)),
    ];
    for read in read {
        assert!(read.contains(&title), "{title:?} is not in {read:?}");
    }
    feeds::mail(&annex);
    feeds::calendar(schedule, language);
}
