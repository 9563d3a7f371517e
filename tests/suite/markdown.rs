//! The Markdown says what the annex says, whoever reads it.

use comrak::nodes::NodeValue;
use plenary::{
    AgendaBuilder, Duration, GroupBuilder, Language, MeetingBuilder, News, Plan, Schedule,
    markdown, plain,
};
use proptest::prelude::*;

use crate::{
    cases::schedules,
    grid::{by_comrak, by_pulldown, github, of_annex, text_of, words},
};

#[test]
fn two_parsers_read_the_same_grid() {
    for (name, schedule) in schedules() {
        let annex = schedule.annex();
        let side_events = match annex.language {
            Language::French => "ÉVÉNEMENTS PARALLÈLES",
            _ => "SIDE EVENTS",
        };
        let expected = of_annex(&annex, side_events);
        let markdown = markdown(&annex);
        assert_eq!(by_pulldown(&markdown), expected, "{name} by pulldown-cmark");
        assert_eq!(by_comrak(&markdown), expected, "{name} by comrak");
    }
}

#[test]
fn titles_and_notes_read_as_written() {
    for (name, schedule) in schedules() {
        let annex = schedule.annex();
        let title = plain(&annex.heading.title);
        let mark = annex.heading.note.map_or("", |_| "*");
        let notes = annex
            .notes
            .iter()
            .map(|note| format!("{} {}", note.mark, plain(&note.content)));
        let mut expected = vec![words(&format!("{title}{mark}"))];
        let details = annex.heading.details.iter();
        expected.extend(details.map(|line| words(&plain(line))));
        let tracks = annex.tables.iter().map(|table| {
            let mark = table.note.as_ref().map_or("", |note| &note.mark);
            format!("{}{mark}", plain(&table.track))
        });
        expected.extend(tracks.filter(|track| !track.is_empty()));
        expected.extend(notes.map(|note| words(&note)));
        assert_eq!(around_the_table(&markdown(&annex)), expected, "{name}");
    }
}

/// The heading and the paragraphs.
fn around_the_table(markdown: &str) -> Vec<String> {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &github());
    let around = root.children().filter(|node| {
        let value = &node.data.borrow().value;
        assert!(
            matches!(
                value,
                NodeValue::Heading(_) | NodeValue::Table(_) | NodeValue::Paragraph
            ),
            "a block that no annex has: {value:?}"
        );
        !matches!(value, NodeValue::Table(_))
    });
    around.map(text_of).collect()
}

/// A schedule in which a text stands wherever a text can stand. The text is escaped, so that it
/// is meant as it is.
fn with_text(text: &str) -> Option<Schedule> {
    with_markdown(&text.chars().map(escaped).collect::<String>())
}

/// A schedule in which Markdown stands wherever it can stand.
fn with_markdown(typed: &str) -> Option<Schedule> {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 16)?;
    let plan = Plan::builder("CSP12", typed, "Europe/Zurich")
        .days(day, day)
        .sessions(["10:00-13:00".parse().ok()?])
        .side_events(typed)
        .note(typed)
        .group(
            GroupBuilder::new("A")
                .acronym(typed)
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

fn escaped(c: char) -> String {
    if c.is_ascii_punctuation() {
        format!("\\{c}")
    } else {
        c.to_string()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Whatever characters a text is made of, it is read as itself.
    #[test]
    fn any_text_reads_as_itself(
        text in "([a-c1 ]|[|*_~`<>&\\[\\]()!#@:$.\\\\/\"'^+=-]|www\\.|https://|é|中|م){1,14}",
    ) {
        let Some(schedule) = with_text(&text) else {
            return Ok(());
        };
        let annex = schedule.annex();
        let markdown = markdown(&annex);
        let expected = of_annex(&annex, "SIDE EVENTS");
        prop_assert!(expected[1][1].contains(&words(&text)), "{text:?} is not in {expected:?}");
        prop_assert_eq!(&by_pulldown(&markdown), &expected, "pulldown-cmark of {}", markdown);
        prop_assert_eq!(&by_comrak(&markdown), &expected, "comrak of {}", markdown);
        let around = around_the_table(&markdown);
        let title = format!("{}*", plain(&annex.heading.title));
        let note = format!("* {}", plain(&annex.notes[0].content));
        prop_assert_eq!(around, vec![words(&title), words(&note)], "around in {}", markdown);
    }

    /// Marks that touch, nest and overlap are written so that the words stay the words.
    #[test]
    fn any_marks_keep_their_words(
        text in "([ab ]|[*_]{1,3}|&nbsp;|`c`|\\[d\\]\\(e\\)|\n){2,16}",
    ) {
        let Some(schedule) = with_markdown(&text) else {
            return Ok(());
        };
        let annex = schedule.annex();
        let markdown = markdown(&annex);
        let expected = of_annex(&annex, "SIDE EVENTS");
        prop_assert_eq!(&by_pulldown(&markdown), &expected, "pulldown-cmark of {}", markdown);
        prop_assert_eq!(&by_comrak(&markdown), &expected, "comrak of {}", markdown);
    }
}
