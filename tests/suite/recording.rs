//! Records written into sources, and taken back.

use plenary::{
    Code, Language, Minutes, News, Plan, Schedule, Source,
    chrono::{NaiveDate, NaiveDateTime},
    edit::{self, Change, RecordKey, RecordSentences},
};
use proptest::prelude::*;

use crate::cases::{source, sources, text};

fn letter() -> Source {
    let text = text("schedules/att-csp12-working-groups.toml");
    Source::new("csp12.toml", text)
}

fn at(typed: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(typed, "%Y-%m-%d %H:%M").expect("a moment")
}

fn day(typed: &str) -> NaiveDate {
    typed.parse().expect("a day")
}

fn wgtu() -> String {
    "WGTU".to_owned()
}

fn recorded(source: &Source, change: &Change) -> Source {
    let after = edit::record(source, std::slice::from_ref(change));
    after.unwrap_or_else(|report| panic!("{change:?}: {report}"))
}

fn news(source: &Source) -> (Plan, News) {
    plenary::read(source).expect("it is sound").value
}

/// Changes of every kind, of every meeting, day and track of a source.
fn changes(plan: &Plan) -> Vec<Change> {
    let noon = plan.first_day().and_hms_opt(12, 0, 0).expect("noon");
    let of_meeting = |id: &String| {
        [
            Change::Took(id.clone(), Minutes(95)),
            Change::Ended(id.clone(), noon),
            Change::Extended(id.clone(), Minutes(25)),
            Change::Suspended(id.clone(), noon),
            Change::Adjourned(id.clone(), noon),
            Change::Cancelled(id.clone(), "no \"quorum\" # é".to_owned()),
            Change::Postponed(
                id.clone(),
                "{ en = \"later\", fr = \"plus tard\" }".to_owned(),
            ),
        ]
    };
    let meetings = plan.meetings().iter().map(|meeting| meeting.id.clone());
    let hours = |typed: &str| typed.parse().expect("hours");
    let group = plan.groups().first().map(|group| group.id.clone());
    let tracks = plan.tracks().iter().map(|track| track.key.clone());
    let days = [plan.first_day(), plan.last_day()];
    let of_days = tracks.chain([None]).flat_map(|track| {
        days.into_iter().flat_map({
            let group = group.clone();
            move |day| {
                [
                    Change::Held(track.clone(), day, vec![hours("10:25-13:10")]),
                    Change::Held(track.clone(), day, Vec::new()),
                    Change::Extra(track.clone(), day, hours("20:30-21:45"), group.clone()),
                    Change::Extra(track.clone(), day, hours("21:45-22:00"), None),
                ]
            }
        })
    });
    let meetings: Vec<_> = meetings.collect();
    meetings
        .iter()
        .flat_map(of_meeting)
        .chain(of_days)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    /// What is recorded and taken back leaves the bytes of the file but for `as-of`; where a record
    /// replaces another that was typed in another way, it leaves the same news.
    #[test]
    fn a_record_that_is_taken_back_leaves_no_trace(
        file in any::<prop::sample::Index>(),
        first in any::<prop::sample::Index>(),
        second in any::<prop::sample::Index>(),
    ) {
        let paths = ["schedules", "tests/schedules", "tests/rolling"].map(sources).concat();
        let path: &std::path::PathBuf = file.get(&paths[..]);
        let before = source(path);
        let (plan, old) = news(&before);
        let all = changes(&plan);
        let (one, two) = (first.get(&all[..]), second.get(&all[..]));
        let undo = one.undo(&before).expect("it is sound").expect("it can be taken back");
        // It may be recorded already.
        prop_assume!(undo != *one);
        let after = recorded(&before, one);
        prop_assert_ne!(after.text(), before.text());
        // A text in one language alone may be a fault; then it is not written.
        prop_assume!(plenary::read(&after).is_ok());
        let back = recorded(&after, &undo);
        if undo.takes_back() {
            prop_assert_eq!(back.text(), before.text(), "{:?}", one);
        } else {
            prop_assert_eq!(news(&back).1, old, "{:?}", one);
        }
        // Two records, taken back in turn; the second may replace the first.
        if let (Ok(_), Ok(Some(undo_two))) = (plenary::read(&after), two.undo(&after)) {
            let both = recorded(&after, two);
            if plenary::read(&both).is_ok() {
                let back = recorded(&both, &undo_two);
                if undo_two.takes_back() {
                    prop_assert_eq!(back.text(), after.text(), "{:?}, {:?}", one, two);
                } else {
                    prop_assert_eq!(news(&back), news(&after), "{:?}, {:?}", one, two);
                }
            }
        }
    }
}

#[test]
fn a_record_stands_in_the_place_of_one_that_cannot_be_true_beside_it() {
    let ended = Change::Ended(wgtu(), at("2026-03-18 16:30"));
    let source = recorded(&letter(), &Change::Took(wgtu(), Minutes(90)));
    let after = recorded(&source, &ended);
    let replaced = source
        .text()
        .replace("took = \"1h30m\"", "ended = \"2026-03-18 16:30\"");
    assert_eq!(after.text(), replaced);
    let undo = ended.undo(&source).expect("it is sound");
    assert_eq!(undo, Some(Change::Took(wgtu(), Minutes(90))));
    assert_eq!(recorded(&after, &Change::Took(wgtu(), Minutes(90))), source);
    // Equals signs below each other stay so.
    let aligned = source.text().replace("took = ", "took     = ");
    let below = Source::new("csp12.toml", aligned);
    let after = recorded(&below, &ended);
    assert!(after.text().contains("\nended    = \"2026-03-18 16:30\"\n"));
    assert_eq!(recorded(&after, &Change::Took(wgtu(), Minutes(90))), below);

    // A meeting that is opened and not held keeps both.
    let cancelled = recorded(&source, &Change::Cancelled(wgtu(), "no quorum".to_owned()));
    assert!(
        cancelled
            .text()
            .contains("took = \"1h30m\"\ncancelled = \"no quorum\"")
    );
    let postponed = recorded(
        &cancelled,
        &Change::Postponed(wgtu(), "to CSP13".to_owned()),
    );
    assert!(
        postponed
            .text()
            .contains("took = \"1h30m\"\npostponed = \"to CSP13\"")
    );

    // Of two by hand, one goes.
    let both = letter().text().replacen(
        "duration",
        "took = \"2h\"\nended = \"2026-03-16 12:00\"\nduration",
        1,
    );
    let id = || "WGETI/exchange".to_owned();
    let after = recorded(
        &Source::new("csp12.toml", both),
        &Change::Took(id(), Minutes(180)),
    );
    assert!(after.text().contains("took = \"3h\"\nduration") && !after.text().contains("ended ="));
}

#[test]
fn extra_sessions_of_one_day_are_kept_in_one_list() {
    let extra = |hours: &str, group: Option<&str>| {
        let hours = hours.parse().expect("hours");
        Change::Extra(None, day("2026-03-17"), hours, group.map(str::to_owned))
    };
    let one = recorded(&letter(), &extra("18:30-20:30", Some("WGTU")));
    let line = |source: &Source| {
        let mut lines = source.text().lines();
        lines
            .find(|line| line.starts_with("extra"))
            .map(str::to_owned)
    };
    let written = |text: &str| Some(format!("extra = [{text}]"));
    let of_wgtu = "{ time = \"18:30-20:30\", for = \"WGTU\" }";
    assert_eq!(line(&one), written(of_wgtu));
    let two = recorded(&one, &extra("20:30-21:00", None));
    assert_eq!(line(&two), written(&format!("{of_wgtu}, \"20:30-21:00\"")));
    let for_all = recorded(&two, &extra("18:30-20:30", None));
    assert_eq!(line(&for_all), written("\"18:30-20:30\", \"20:30-21:00\""));
    let undo = extra("18:30-20:30", None).undo(&two).expect("it is sound");
    assert_eq!(undo, Some(extra("18:30-20:30", Some("WGTU"))));
    let back = |source: &Source, hours: &str| {
        let hours = hours.parse().expect("hours");
        recorded(
            source,
            &Change::TakeBackExtra(None, day("2026-03-17"), hours),
        )
    };
    assert_eq!(
        line(&back(&for_all, "20:30-21:00")),
        written("\"18:30-20:30\"")
    );
    assert_eq!(
        line(&back(&for_all, "18:30-20:30")),
        written("\"20:30-21:00\"")
    );
    let none = back(&back(&for_all, "18:30-20:30"), "20:30-21:00");
    assert_eq!(none, letter());
}

#[test]
fn a_day_keeps_its_heading_while_something_stands_under_it() {
    let held = Change::Held(None, day("2026-03-17"), Vec::new());
    let back = Change::TakeBackHeld(None, day("2026-03-17"));
    for under in [
        "[days.2026-03-17]\nnote = \"The cafeteria is closed.\"\n",
        "[days.2026-03-17] # a holiday in some cantons\n# nothing yet\nnote = \"N\"\n",
        "[days]\n2026-03-17 = { note = \"N\" }\n",
        "[days]\n2026-03-17.note = \"N\"\n",
    ] {
        let before = letter().text().replace(
            "\n[groups.WGETI]\n",
            &format!("\n{under}\n[groups.WGETI]\n"),
        );
        let source = Source::new("csp12.toml", before);
        let after = recorded(&source, &held);
        assert_ne!(after, source, "{under}");
        assert_eq!(recorded(&after, &back).text(), source.text(), "{under}");
    }
    // Line ends of another system, and a file without one at its end.
    for text in [
        letter().text().replace('\n', "\r\n"),
        letter().text().trim_end().to_owned(),
    ] {
        let source = Source::new("csp12.toml", text);
        let wgtr = || "WGTR".to_owned();
        for (change, back) in [
            (held.clone(), back.clone()),
            (
                Change::Took(wgtr(), Minutes(60)),
                Change::TakeBack(wgtr(), RecordKey::Took),
            ),
        ] {
            let after = recorded(&source, &change);
            assert_eq!(recorded(&after, &back), source);
        }
    }
}

#[test]
fn a_crafted_name_writes_no_lines_of_its_own() {
    let hours = || "18:30-20:30".parse().expect("hours");
    let first = day("2027-03-15");
    let rooms = Source::new("rooms.toml", text("tests/schedules/rooms.toml"));
    let crafted = "Z\".days.\"2027-03-15\"]\nnote=\"evil\"\n[tracks.\"Z2";
    for track in [crafted, "nope", "b"] {
        for change in [
            Change::Held(Some(track.to_owned()), first, Vec::new()),
            Change::Extra(Some(track.to_owned()), first, hours(), None),
            Change::TakeBackHeld(Some(track.to_owned()), first),
        ] {
            let report = edit::record(&rooms, &[change]).expect_err("no such track");
            assert_eq!(report.faults()[0].code, Code::UnknownTrack);
        }
    }
    let unknown = edit::record(
        &rooms,
        &[Change::Held(Some("b".to_owned()), first, Vec::new())],
    );
    assert!(unknown.unwrap_err().to_string().contains("write `B`"));
    for group in [crafted, "nope", "sound"] {
        let change = Change::Extra(None, first, hours(), Some(group.to_owned()));
        let report = edit::record(&rooms, &[change]).expect_err("no such group");
        assert_eq!(report.faults()[0].code, Code::UnknownGroup);
    }
    // A text that looks like a table by language is one, or is a text.
    for reason in [
        "{ en = \"x\" }\nevil = 1\nlast = {}",
        "{ en = \"x\" } evil = {}",
        "{ en = \"x\"\n}",
        "{}, evil = {}",
        "\"\nevil = 1\n\"",
        "'\nevil = 1\n'''",
        "a\u{0}b\u{7f}\rc",
    ] {
        let change = Change::Cancelled("LAMPS".to_owned(), reason.to_owned());
        let after = recorded(&rooms, &change);
        assert_eq!(
            after.text().lines().count(),
            rooms.text().lines().count() + 1,
            "{reason:?}"
        );
        let undo = Change::TakeBack("LAMPS".to_owned(), RecordKey::Cancelled);
        if plenary::read(&after).is_ok() {
            assert_eq!(recorded(&after, &undo), rooms);
        }
    }
}

#[test]
fn a_text_is_restored_as_it_was_written() {
    let before = text("schedules/att-csp12-working-groups.toml");
    for written in [
        "cancelled = \"no *quorum*, \\\"again\\\"\"",
        "cancelled = { en = \"no quorum\" }",
        "cancelled.en = \"no quorum\"",
    ] {
        let text = before.replace("group = \"WGTU\"", &format!("group = \"WGTU\"\n{written}"));
        let source = Source::new("csp12.toml", text);
        let change = Change::Cancelled(wgtu(), "too late".to_owned());
        let undo = change
            .undo(&source)
            .expect("it is sound")
            .expect("a reason");
        let after = recorded(&source, &change);
        assert!(
            after.text().contains("cancelled = \"too late\"\n"),
            "{written}: {}",
            after.text()
        );
        assert_eq!(news(&recorded(&after, &undo)), news(&source), "{written}");
        let none = recorded(&source, &Change::TakeBack(wgtu(), RecordKey::Cancelled));
        assert_eq!(none.text(), before, "{written}");
        let postponed = recorded(&source, &Change::Postponed(wgtu(), "to CSP13".to_owned()));
        let record = news(&postponed).1.of("WGTU").cloned().expect("a record");
        assert!(
            record.cancelled.is_none() && record.postponed.is_some(),
            "{written}"
        );
    }
}

#[test]
fn a_text_under_a_heading_is_replaced_and_taken_back() {
    let before = text("schedules/att-csp12-working-groups.toml");
    let block = "group = \"WGTU\"\nduration = \"1 session\"\n";
    let headed = format!("{block}[meeting.cancelled]\nen = \"no quorum\"\n");
    let source = Source::new("csp12.toml", before.replace(block, &headed));
    let none = recorded(&source, &Change::TakeBack(wgtu(), RecordKey::Cancelled));
    assert_eq!(none.text(), before);
    for change in [
        Change::Cancelled(wgtu(), "too late".to_owned()),
        Change::Postponed(wgtu(), "to CSP13".to_owned()),
    ] {
        let after = recorded(&source, &change);
        assert_eq!(after, recorded(&none, &change));
    }
}

#[test]
fn it_is_told_what_a_record_replaces() {
    let english = RecordSentences::new(Language::English);
    let told = |before: &[Change], change: &Change| {
        let source = edit::record(&letter(), before).expect("it is sound");
        let undo = change
            .undo(&source)
            .expect("it is sound")
            .expect("a change");
        english.replaces(change, &undo)
    };
    let took = |minutes| Change::Took(wgtu(), Minutes(minutes));
    let more = |minutes| Change::Extended(wgtu(), Minutes(minutes));
    let held = |hours: &[&str]| {
        let hours = hours.iter().map(|hours| hours.parse().expect("hours"));
        Change::Held(None, day("2026-03-17"), hours.collect())
    };
    let ended = Change::Ended(wgtu(), at("2026-03-18 16:30"));
    for (before, change, sentence) in [
        (None, took(270), None),
        (Some(took(300)), took(270), Some("took 4h30m replaces 5h")),
        (
            Some(took(300)),
            took(300),
            Some("took 5h is recorded already"),
        ),
        (
            Some(took(300)),
            ended,
            Some("ended 2026-03-18 16:30 replaces took 5h"),
        ),
        (
            Some(more(60)),
            more(180),
            Some("extended by 3h in all (1h before)"),
        ),
        (Some(more(180)), more(60), Some("extended 1h replaces 3h")),
        (
            Some(held(&[])),
            held(&["10:00-13:00"]),
            Some("held 10:00-13:00 replaces held none"),
        ),
    ] {
        assert_eq!(told(before.as_slice(), &change).as_deref(), sentence);
    }
}

/// Returns a source with a line under a meeting, instead of an earlier one of its key.
fn with_line(source: &Source, place: usize, line: &str) -> Source {
    let key = line.split(" = ").next().unwrap_or_default();
    let mut blocks: Vec<_> = source
        .text()
        .split("[[meeting]]")
        .map(str::to_owned)
        .collect();
    let block = &mut blocks[place + 1];
    let kept = block.lines().filter(|old| !old.starts_with(key));
    let kept = kept.collect::<Vec<_>>().join("\n") + "\n";
    *block = kept.replacen('\n', &format!("\n{line}\n"), 1);
    Source::new(source.name(), blocks.join("[[meeting]]"))
}

/// Returns the sentences of meetings that open earlier, each with the keys that it offers.
fn earlier(schedule: &Schedule) -> Vec<(String, Vec<String>)> {
    let sentences = schedule.opens_earlier(schedule.earlier(), Language::English);
    let keys = |sentence: String| {
        let keys = sentence.split('`').skip(1).step_by(2).map(str::to_owned);
        (sentence.clone(), keys.collect())
    };
    sentences.into_iter().map(keys).collect()
}

fn opens(schedule: &Schedule, id: &str) -> Option<NaiveDate> {
    let starts = schedule.meeting(id)?.current.starts()?;
    Some(starts.date_naive())
}

#[test]
fn each_key_that_is_offered_keeps_the_day() {
    let mut tried = 0;
    for path in ["schedules", "tests/schedules"].map(sources).concat() {
        let source = source(&path);
        let (plan, _) = news(&source);
        let is_listed = source.text().matches("[[meeting]]").count() == plan.meetings().len();
        for meeting in plan.meetings().iter().take(6).filter(|_| is_listed) {
            let took = Change::Took(meeting.id.clone(), Minutes(20));
            let after = recorded(&source, &took);
            let Ok(placed) = plenary::compile_alone(&after) else {
                continue;
            };
            for (sentence, keys) in earlier(&placed.value) {
                let id = sentence.split(" would").next().unwrap_or_default();
                let placed = placed.value.meeting(id).expect("a meeting");
                let place = plan.meetings().iter().position(|meeting| meeting.id == id);
                let planned = placed.planned.starts().map(|starts| starts.date_naive());
                for key in keys {
                    let kept = with_line(&after, place.expect("a meeting"), &key);
                    let kept =
                        plenary::compile_alone(&kept).unwrap_or_else(|report| panic!("{report}"));
                    assert_eq!(
                        opens(&kept.value, id),
                        planned,
                        "{}: {key}\n{sentence}",
                        path.display()
                    );
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 40, "{tried} keys");
}

#[test]
fn a_meeting_is_named_that_opens_on_an_earlier_day_than_issued() {
    let after = recorded(
        &letter(),
        &Change::Cancelled(wgtu(), "no quorum".to_owned()),
    );
    let schedule = plenary::compile(&after).expect("it fits").value;
    let names = |schedule: &Schedule, issued: Option<&Schedule>, language| {
        schedule.opens_earlier(issued, language)
    };
    let english = names(&schedule, None, Language::English);
    assert_eq!(
        english,
        [
            "WGTR would now open on Wednesday 18 March, and was issued for Thursday 19 March: to be announced; \
         to keep the day: `not-before = \"2026-03-19 10:00\"` under its [[meeting]], or `rolling = \"as-planned\"`"
        ]
    );
    let french = names(&schedule, None, Language::French);
    assert!(french[0].starts_with(
        "La réunion WGTR s’ouvrirait désormais le mercredi 18 mars, et non le jeudi 19 mars"
    ));
    // If it was issued so, there is nothing to announce.
    assert_eq!(
        names(&schedule, Some(&schedule), Language::English),
        Vec::<String>::new()
    );
    // It has begun, or is over.
    let later = recorded(&after, &Change::AsOf(at("2026-03-18 16:00")));
    let later = plenary::compile(&later).expect("it fits").value;
    assert_eq!(names(&later, None, Language::English), Vec::<String>::new());
    // A draft that was never issued was planned.
    let draft = letter().text().replace("issued = 2026-01-16\n", "");
    let draft = recorded(
        &Source::new("csp12.toml", draft),
        &Change::Took(wgtu(), Minutes(90)),
    );
    let draft = plenary::compile(&draft).expect("it fits").value;
    assert!(names(&draft, None, Language::English)[0].contains("and was planned for Thursday"));
}

#[test]
fn news_by_hand_in_an_issued_schedule_needs_its_moment() {
    let codes = |source: &Source| {
        let warned = plenary::compile(source).expect("it fits");
        let codes = warned.warnings.iter().map(|fault| fault.code);
        codes.filter(|code| *code == Code::NoAsOf).count()
    };
    let took = Change::Took("WGETI/exchange".to_owned(), Minutes(270));
    let by_hand = recorded(&letter(), &took);
    assert_eq!(codes(&by_hand), 1);
    let fault = plenary::compile(&by_hand).expect("it fits").warnings;
    let help = fault
        .iter()
        .find(|fault| fault.code == Code::NoAsOf)
        .map(|fault| fault.help[0].message.clone());
    assert!(help.is_some_and(|help| help.contains("as-of = \"2026-03-16 16:30\"")));
    let noted = recorded(&by_hand, &Change::AsOf(at("2026-03-16 16:30")));
    assert_eq!(codes(&noted), 0);
    assert_eq!(codes(&letter()), 0);
    let draft = by_hand.text().replace("issued = 2026-01-16\n", "");
    assert_eq!(codes(&Source::new("csp12.toml", draft)), 0);
    // News that the kept issue did not have needs a later moment.
    let issued = noted.text().to_owned() + "\n[revision]\nnumber = 0\nas-issued = \"kept.toml\"\n";
    let source = |text: &str| {
        let source = Source::new("csp12.toml", text);
        source.as_issued(Source::new("kept.toml", noted.text()))
    };
    assert_eq!(codes(&source(&issued)), 0);
    let more = issued.replace(
        "group = \"WGTU\"\n",
        "group = \"WGTU\"\ncancelled = \"no quorum\"\n",
    );
    assert_eq!(codes(&source(&more)), 1);
    let later = more.replace("16:30\"\n", "16:31\"\n");
    assert_eq!(codes(&source(&later)), 0);
    // What is supposed is not recorded.
    let supposed = edit::suppose(&letter(), &[took]).expect("it is sound");
    assert_eq!(codes(&supposed), 0);
}
