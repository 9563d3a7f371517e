//! The Markdown says what the annex says, whoever reads it.

use chrono::NaiveDate;
use comrak::nodes::NodeValue;
use plenary::{
    Address, Annex, Duration, Language, Moment, News, Plan, Schedule,
    annex::{Heading, Item, ListedChanges, ListedDay},
    build::{AgendaBuilder, DeadlineBuilder, DocumentBuilder, GroupBuilder, MeetingBuilder},
    plan::Role,
    text::plain,
};
use plenary_tests::github;
use proptest::prelude::*;

use crate::{
    cases::schedules,
    grid::{brackets, by_comrak, by_pulldown, of_annex, text_of, words},
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
        let markdown = annex.to_markdown();
        assert_eq!(by_pulldown(&markdown), expected, "{name} by pulldown-cmark");
        assert_eq!(by_comrak(&markdown), expected, "{name} by comrak");
    }
}

#[test]
fn titles_and_notes_read_as_written() {
    for (name, schedule) in schedules() {
        let annex = schedule.annex();
        assert_eq!(
            around_the_table(&annex.to_markdown()),
            around(&annex),
            "{name}"
        );
    }
}

/// Returns the texts of an annex around its tables, block by block.
fn around(annex: &Annex) -> Vec<String> {
    let heading = &annex.heading;
    let mark = heading.note.map_or("", |_| "*");
    let mut around: Vec<_> = heading.symbol.iter().cloned().collect();
    around.extend(heading.original.clone());
    around.push(format!("{}{mark}", plain(&heading.title)));
    let french = annex.language == Language::French;
    around.extend(heading.status.map(|status| format!("{status:?}")));
    around.extend(issue(heading));
    let (before, behind) = match heading.draft_of {
        Some(_) => (&heading.unissued, &None),
        None => (&heading.changes, &heading.unissued),
    };
    around.extend(before.as_ref().map(listed_changes));
    let as_of = heading
        .as_of
        .map(|known| known.format("Situation as of %-d %B %Y, %H:%M").to_string());
    around.extend(as_of);
    around.extend(behind.as_ref().map(listed_changes));
    around.extend(heading.details.iter().map(|line| plain(line)));
    if annex.tables.len() > 1 {
        around.extend(annex.tables.iter().filter_map(|table| {
            let mark = table.note.as_ref().map_or("", |note| &note.mark);
            Some(format!("{}{mark}", table.days.as_ref()?))
        }));
    }
    if annex.tables.is_empty() {
        around.extend(annex.list.iter().flat_map(listed));
    }
    let notes = annex.notes.iter();
    around.extend(notes.map(|note| format!("{} {}", note.mark, plain(&note.content))));
    let colon = if french { "\u{a0}: " } else { ": " };
    for section in &annex.sections {
        around.push(section.heading.clone());
        around.extend(section.paragraphs.iter().map(|paragraph| plain(paragraph)));
        around.extend(section.rows.iter().map(|row| {
            let (term, details) = (plain(&row.term), plain(&row.details));
            let colon = if details.is_empty() { "" } else { colon };
            format!("{term}{colon}{details}")
        }));
    }
    around.iter().map(|block| words(block)).collect()
}

/// Returns the lines of the issue of a heading.
fn issue(heading: &Heading) -> Vec<String> {
    if let Some(next) = heading.draft_of {
        return vec![format!("Draft of Rev.{next}, not issued")];
    }
    let Some(revision) = heading.revision.filter(|revision| revision.number > 0) else {
        return Vec::new();
    };
    let day = |day: NaiveDate| day.format("%-d %B %Y").to_string();
    let issued = revision.issued.map(|issued| format!(", {}", day(issued)));
    let replaced = heading
        .replaces
        .map(|replaced| format!(" (replaces the version of {})", day(replaced)));
    let line = format!(
        "Rev.{}{}{}",
        revision.number,
        issued.unwrap_or_default(),
        replaced.unwrap_or_default()
    );
    let reissued = revision.reissued.map(day);
    let reissue = reissued.map(|day| format!("* Reissued for technical reasons on {day}."));
    [line].into_iter().chain(reissue).collect()
}

/// Returns the line of changes of a heading.
fn listed_changes(listed: &ListedChanges) -> String {
    let since = listed.since.map(|day| day.format("%-d %B %Y").to_string());
    let heading = since.map_or("Changes".to_owned(), |day| {
        format!("Changes since the version of {day}")
    });
    format!("{heading}: {}", plain(&listed.line))
}

/// Returns the lines of the list for a day.
fn listed(day: &ListedDay) -> Vec<String> {
    let joined = |texts: &[String]| {
        let filled = texts.iter().filter(|text| !text.is_empty());
        filled.cloned().collect::<Vec<_>>().join(" ")
    };
    let item = |item: &Item| {
        let time = |at: Moment| at.format("%H:%M").to_string();
        let times = item
            .times
            .iter()
            .map(|times| {
                let ends = times.ends.map(|ends| format!("–{}", time(ends)));
                format!("{}{}", time(times.starts), ends.unwrap_or_default())
            })
            .collect::<Vec<_>>()
            .join(" and ");
        let times = if times.is_empty() { times } else { times + ":" };
        let name = joined(&[plain(&item.acronym), plain(&item.name)]);
        let name = if item.continued {
            name + " (continued)"
        } else {
            name
        };
        let place = match plain(&item.place) {
            place if place.is_empty() => place,
            place => format!(", {place}"),
        };
        let remark = brackets(&item.changes, &item.remark);
        joined(&[times, name + &place, remark])
    };
    let items = day.items.iter().map(item);
    [day.name.clone()].into_iter().chain(items).collect()
}

/// The headings, the paragraphs, and the items of lists.
fn around_the_table(markdown: &str) -> Vec<String> {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &github());
    let blocks = root.children().flat_map(|node| {
        let value = &node.data.borrow().value;
        match value {
            NodeValue::Heading(_) | NodeValue::Paragraph => vec![text_of(node)],
            NodeValue::List(_) => node.children().map(text_of).collect(),
            NodeValue::Table(_) => Vec::new(),
            other => panic!("a block that no annex has: {other:?}"),
        }
    });
    blocks.collect()
}

/// A schedule in which a text stands wherever a text can stand. The text is escaped, so that it
/// is meant as it is.
fn with_text(text: &str) -> Option<Schedule> {
    with_markdown(&text.chars().map(escaped).collect::<String>())
}

/// A schedule in which Markdown stands wherever it can stand.
fn with_markdown(typed: &str) -> Option<Schedule> {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 16)?;
    let address: Address = "https://example.org/a_b(c)".parse().ok()?;
    let plan = Plan::builder("CSP12", typed, "Europe/Zurich")
        .days(day, day)
        .sessions(["10:00-13:00".parse().ok()?])
        .side_events(typed)
        .note(typed)
        .nominations(typed)
        .president(typed)
        .deadline(DeadlineBuilder::new(typed).on(day).link(address.clone()))
        .document(DocumentBuilder::titled(typed))
        .document(DocumentBuilder::titled(typed).link(address).issued(day))
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

fn escaped(c: char) -> String {
    if c.is_ascii_punctuation() {
        format!("\\{c}")
    } else {
        c.to_string()
    }
}

/// Each takes as long as the one before it: what takes the square of their number is not waited for.
#[test]
fn definitions_are_words_however_many_there_are() {
    let many = 1000;
    let schedule = with_markdown(&"[a]: b\n\n".repeat(many)).expect("it is a text");
    let title = schedule.meetings()[0]
        .meeting
        .title
        .as_ref()
        .expect("it has one")
        .in_language(Language::English);
    assert_eq!(plain(title), vec!["[a]: b"; many].join(" "));
    let code = with_markdown("`c\n[a]: b`").expect("it is a text");
    let title = code.meetings()[0]
        .meeting
        .title
        .as_ref()
        .expect("it has one")
        .in_language(Language::English);
    assert_eq!(plain(title), "c [a]: b");
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
        let markdown = annex.to_markdown();
        let expected = of_annex(&annex, "SIDE EVENTS");
        prop_assert!(expected[1][1].contains(&words(&text)), "{text:?} is not in {expected:?}");
        prop_assert_eq!(&by_pulldown(&markdown), &expected, "pulldown-cmark of {}", markdown);
        prop_assert_eq!(&by_comrak(&markdown), &expected, "comrak of {}", markdown);
        prop_assert_eq!(around_the_table(&markdown), around(&annex), "around in {}", markdown);
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
        let markdown = annex.to_markdown();
        let expected = of_annex(&annex, "SIDE EVENTS");
        prop_assert_eq!(&by_pulldown(&markdown), &expected, "pulldown-cmark of {}", markdown);
        prop_assert_eq!(&by_comrak(&markdown), &expected, "comrak of {}", markdown);
        prop_assert_eq!(around_the_table(&markdown), around(&annex), "around in {}", markdown);
    }
}

#[test]
fn a_day_on_which_one_track_alone_is_closed_has_a_column() {
    let source = plenary::Source::new(
        "closed.toml",
        "conference = \"C\"\nname = \"C meetings\"\ntime-zone = \"UTC\"\n\
         first-day = 2026-04-23\nlast-day = 2026-04-26\nsessions = [\"08:00-08:30\"]\n\
         [groups.G]\n[tracks.A]\n[tracks.B]\nsessions = [\"08:00-08:53\"]\n\
         [tracks.B.days.2026-04-25]\nclosed = \"Works in the hall\"\n\
         [[meeting]]\ngroup = \"G\"\ntrack = \"B\"\nduration = \"1 session\"\n",
    );
    let schedule = plenary::compile(&source).unwrap_or_else(|report| panic!("{report}"));
    let annex = schedule.value.annex().to_markdown();
    assert!(annex.contains("| Saturday |"), "{annex}");
    assert!(annex.contains("Works in the hall"), "{annex}");
}
