//! The items of agendas: which sitting takes up which, whatever the durations, the hours and the news.

use plenary::{
    Language, Minutes, News, Schedule, Show, Source,
    chrono::NaiveDateTime,
    edit::{self, Change},
    schedule::{Consideration, ItemOutcome},
};
use proptest::prelude::*;

const HEAD: &str = r#"
conference = "OMC3"
name = "OMC3 meetings"
time-zone = "Europe/Athens"
first-day = 2026-11-10
last-day = 2026-11-11
sessions = ["10:00-13:00", "15:00-18:00"]
outputs = []

[groups.OIL]
name = "Committee on Oil Grades"

[[meeting]]
group = "OIL"
duration = "4 sessions"
"#;

/// The hours of [`HEAD`], in minutes since the midnight of the first day.
const SITTINGS: [(i64, i64); 4] = [(600, 780), (900, 1080), (2040, 2220), (2340, 2520)];

fn source(rest: &str) -> Source {
    Source::new("case.toml", format!("{HEAD}{rest}"))
}

fn schedule(rest: &str) -> Schedule {
    let compiled = plenary::compile(&source(rest));
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

fn minute(part: &Consideration) -> Option<i64> {
    let midnight = "2026-11-10T00:00:00".parse::<NaiveDateTime>();
    let midnight = midnight.expect("a moment");
    part.starts
        .map(|starts| (starts.naive_local() - midnight).num_minutes())
}

/// Returns the items as `(place, minute, is continued)`, sitting by sitting.
fn listed(schedule: &Schedule, show: Show) -> Vec<Vec<(usize, Option<i64>, bool)>> {
    let sittings = schedule.considerations("OIL", show).into_iter();
    let one = |part: &Consideration| (part.item, minute(part), part.is_continued);
    sittings
        .map(|parts| parts.iter().map(one).collect())
        .collect()
}

fn agenda(lengths: &[u32]) -> String {
    let items = lengths.iter().enumerate();
    let items: Vec<_> = items
        .map(|(place, length)| format!("{{ item = \"{}\", duration = \"{length}m\" }}", place + 1))
        .collect();
    format!("agenda = [{}]\n", items.join(", "))
}

/// Returns the minutes of meeting time before a minute.
fn spent(minute: i64) -> i64 {
    let parts = SITTINGS.iter();
    parts
        .map(|(from, to)| (minute.min(*to) - from).max(0))
        .sum()
}

proptest! {
    /// A second way to the same hours: in meeting time, each item begins where the lengths before it end.
    #[test]
    fn items_follow_one_another_through_the_sittings(
        lengths in prop::collection::vec(1_u32..200, 1..8),
    ) {
        let schedule = schedule(&agenda(&lengths));
        let parts: Vec<_> = listed(&schedule, Show::Current).concat();
        let mut sum = 0;
        for (place, length) in lengths.iter().enumerate() {
            let first = parts.iter().find(|(item, _, _)| *item == place);
            let first = first.expect("every item is listed");
            prop_assert!(!first.2);
            // An item that finds no time has no hour.
            prop_assert_eq!(first.1.map(spent), (sum < 720).then_some(sum));
            sum += i64::from(*length);
        }
        // An item that is under way at the end of a sitting goes on at the start of the next.
        let sittings = listed(&schedule, Show::Current);
        for (parts, (from, _)) in sittings.iter().zip(SITTINGS) {
            prop_assert_eq!(parts[0].1, Some(from));
        }
        for pair in sittings.windows(2) {
            let last = pair[0].last().expect("an item").0;
            let (item, _, is_continued) = pair[1][0];
            prop_assert!(is_continued && item == last || item == last + 1);
        }
    }

    /// Whatever is concluded and when, every item is listed, and in the plan all stand as before.
    #[test]
    fn no_item_is_lost(
        lengths in prop::collection::vec(1_u32..200, 1..6),
        done in prop::collection::vec((0_usize..6, 1_i64..720), 0..4),
        is_timed in any::<bool>(),
    ) {
        let items = if is_timed {
            agenda(&lengths)
        } else {
            agenda(&lengths).replace(", duration", ", note").replace("duration", "note")
        };
        let items = items.replacen("note = \"4 sessions", "duration = \"4 sessions", 1);
        let (plan, _) = plenary::read(&source(&items)).expect("a plan").value;
        let mut news = News::default();
        for (item, at) in done.iter().filter(|(item, _)| *item < lengths.len()) {
            news = news.done("OIL", *item, moment(*at));
        }
        let before = plenary::place(plan.clone(), &News::default()).expect("fits").value;
        let after = plenary::place(plan, &news).expect("fits").value;
        let parts = listed(&after, Show::Current).concat();
        for place in 0..lengths.len() {
            prop_assert!(parts.iter().any(|(item, _, _)| *item == place));
        }
        prop_assert_eq!(listed(&after, Show::Planned), listed(&before, Show::Planned));
    }
}

/// Returns the moment at which so many minutes of meeting time have been spent.
fn moment(spent_minutes: i64) -> NaiveDateTime {
    let mut left = spent_minutes;
    let mut minute = 0;
    for (from, to) in SITTINGS {
        minute = to.min(from + left);
        left -= to - from;
        if left <= 0 {
            break;
        }
    }
    let midnight = "2026-11-10T00:00:00".parse::<NaiveDateTime>();
    midnight.expect("a moment") + plenary::chrono::TimeDelta::minutes(minute)
}

#[test]
fn without_durations_a_sitting_lists_what_is_not_concluded_before_it() {
    let items = "agenda = [\"A\", { title = \"B\", done = \"2026-11-10 12:10\" }, \"C\"]\n";
    let schedule = schedule(items);
    let places = |show| -> Vec<Vec<usize>> {
        let sittings = listed(&schedule, show);
        let place =
            |parts: &Vec<(usize, Option<i64>, bool)>| parts.iter().map(|part| part.0).collect();
        sittings.iter().map(place).collect()
    };
    let rest = || vec![0, 2];
    assert_eq!(
        places(Show::Current),
        [vec![0, 1, 2], rest(), rest(), rest()]
    );
    let all = || vec![0, 1, 2];
    assert_eq!(places(Show::Planned), [all(), all(), all(), all()]);
    // The first of those that are open is under way when the sitting ends.
    let marked =
        |parts: &Vec<(usize, Option<i64>, bool)>| parts.iter().map(|part| part.2).collect();
    let marks: Vec<Vec<bool>> = listed(&schedule, Show::Current)
        .iter()
        .map(marked)
        .collect();
    assert_eq!(marks[1], [true, false]);
}

#[test]
fn what_was_concluded_at_the_very_end_leaves_nothing_under_way() {
    let items = "agenda = [{ title = \"A\", done = \"2026-11-10 13:00\" }, \"B\"]\n";
    assert_eq!(
        listed(&schedule(items), Show::Current)[1],
        [(1, None, false)]
    );
}

#[test]
fn an_hour_is_kept_and_the_others_flow_round_it() {
    let items = "agenda = [{ title = \"A\", duration = \"2h\" }, { title = \"B\", at = \"11:00\", \
                 duration = \"30m\" }, { title = \"C\", duration = \"1h\" }]\n";
    let sittings = listed(&schedule(items), Show::Current);
    let first = [
        (0, Some(600), false),
        (1, Some(660), false),
        (0, Some(690), true),
        (2, Some(750), false),
    ];
    assert_eq!(sittings[0], first);
    // The last takes what is left.
    assert_eq!(sittings[3], [(2, Some(2340), true)]);
}

#[test]
fn an_hour_that_has_passed_is_taken_up_next() {
    let items = "agenda = [{ title = \"A\", duration = \"2h\", done = \"2026-11-10 12:00\" }, \
                 { title = \"B\", at = \"11:00\", duration = \"30m\" }, { title = \"C\", duration = \"1h\" }]\n";
    let sittings = listed(&schedule(items), Show::Current);
    assert_eq!(
        sittings[0],
        [
            (0, Some(600), false),
            (1, Some(720), false),
            (2, Some(750), false)
        ]
    );
}

#[test]
fn what_was_left_at_the_end_is_said_only_where_conclusions_are_recorded() {
    let ended = "ended = \"2026-11-10 12:30\"\n";
    let outcomes = |agenda: &str| -> Vec<Option<ItemOutcome>> {
        let sittings = schedule(&format!("{ended}{agenda}")).considerations("OIL", Show::Current);
        sittings[0].iter().map(|part| part.outcome).collect()
    };
    assert_eq!(outcomes("agenda = [\"A\", \"B\"]\n"), [None, None]);
    let some = "agenda = [{ title = \"A\", done = \"2026-11-10 12:10\" }, \"B\", \"C\"]\n";
    let left = [
        None,
        Some(ItemOutcome::NotConcluded),
        Some(ItemOutcome::NotTakenUp),
    ];
    assert_eq!(outcomes(some), left);
    let at_the_end = some.replace("12:10", "12:30");
    let left = [
        None,
        Some(ItemOutcome::NotTakenUp),
        Some(ItemOutcome::NotTakenUp),
    ];
    assert_eq!(outcomes(&at_the_end), left);
}

#[test]
fn the_rest_goes_to_the_meeting_that_resumes() {
    let items = "suspended = \"2026-11-10 11:00\"\nagenda = [{ title = \"A\", duration = \"30m\" }, \
                 { title = \"B\", duration = \"1h\" }, { title = \"C\", duration = \"1h\" }]\n\n\
                 [[meeting]]\nresumes = \"OIL\"\ngroup = \"OIL\"\n";
    let schedule = schedule(items);
    let resumed = schedule.considerations("OIL-resumed", Show::Current);
    let first: Vec<_> = resumed[0]
        .iter()
        .map(|part| (part.item, minute(part), part.is_continued))
        .collect();
    assert_eq!(first, [(1, Some(660), true), (2, Some(690), false)]);
    let own = schedule.meetings()[0].meeting.id.as_str();
    assert_eq!(own, "OIL");
    assert!(
        resumed
            .iter()
            .flatten()
            .all(|part| part.meeting.index() == 0)
    );
}

#[test]
fn an_item_that_moved_names_those_that_took_another_time() {
    let items = "agenda = [{ item = \"4\", duration = \"40m\", done = \"2026-11-10 11:20\" }, \
                 { item = \"5\", duration = \"1h\" }, { item = \"6\", duration = \"1h\" }]\n";
    let schedule = schedule(items);
    let why = |item, language| schedule.why_item("OIL", item, language);
    assert_eq!(
        why(2, Language::English).as_deref(),
        Some(
            "Item 6 begins on Tuesday 10 November at about 12:20 instead of 11:40, because item 4 took \
             40 minutes longer.\n"
        )
    );
    assert_eq!(
        why(2, Language::French).as_deref(),
        Some(
            "Le point 6 commence le mardi 10 novembre vers 12\u{a0}h\u{a0}20 au lieu de 11\u{a0}h\u{a0}40, car le \
             point 4 a duré 40 minutes de plus.\n"
        )
    );
    let concluded = "Item 4 was concluded on Tuesday 10 November at 11:20.\n";
    assert_eq!(why(0, Language::English).as_deref(), Some(concluded));
    assert_eq!(why(3, Language::English), None);
    let of_meeting = schedule.why("OIL", Language::English).expect("a meeting");
    assert!(
        of_meeting.contains("Item 5 begins on Tuesday 10 November at 11:20 instead of 10:40"),
        "{of_meeting}"
    );
}

#[test]
fn an_item_is_recorded_and_taken_back_without_a_trace() {
    for items in [
        "agenda = [\"Opening\", { item = \"4\", title = \"Grades\" }]\n",
        "\n[[meeting.agenda]]\ntitle = \"Opening\"\n\n[[meeting.agenda]]\nitem = \"4\"\ntitle = \"Grades\"\n",
    ] {
        let before = source(items);
        for item in ["Opening", "4", "grades"] {
            let at = moment(60);
            let done = Change::Done("OIL".to_owned(), item.to_owned(), at);
            let undo = done.undo(&before).expect("sound").expect("taken back");
            assert_eq!(
                undo,
                Change::TakeBackDone("OIL".to_owned(), item.to_owned())
            );
            let after = edit::record(&before, &[done]).expect("an item");
            let (_, news) = plenary::read(&after).expect("sound").value;
            let record = news.of("OIL").expect("a record");
            assert_eq!(record.done.values().collect::<Vec<_>>(), [&at]);
            assert_eq!(edit::record(&after, &[undo]).expect("sound"), before);
        }
    }
    let unknown = Change::Done("OIL".to_owned(), "9".to_owned(), moment(60));
    let report =
        edit::record(&source("agenda = [\"Opening\"]\n"), &[unknown]).expect_err("no such item");
    assert!(
        report
            .to_string()
            .contains("the agenda of `OIL` has no item `9`"),
        "{report}"
    );
}

#[test]
fn an_item_at_a_place_that_the_agenda_does_not_have_is_a_fault() {
    let (plan, _) = plenary::read(&source("agenda = [\"Opening\"]\n"))
        .expect("a plan")
        .value;
    let news = News::default().done("OIL", 1, moment(60));
    let report = plenary::place(plan, &news).expect_err("there is one item");
    assert!(report.to_string().contains("has 1 item"), "{report}");
}

#[test]
fn the_length_of_an_item_is_no_bound_of_its_meeting() {
    let placed = schedule(&agenda(&[30]));
    assert_eq!(placed.meetings()[0].current.takes, Minutes(720));
}

/// An hour of a later item ends none, where it is recorded of any when it was concluded.
#[test]
fn an_item_that_is_not_concluded_goes_on_behind_an_hour() {
    let items = |done: &str| {
        format!(
            r#"agenda = [{{ item = "1", {done} }}, {{ item = "2" }}, {{ item = "3", at = "15:00" }}, {{ item = "4" }}]"#
        )
    };
    let places = |done: &str| -> Vec<Vec<_>> {
        let sittings = listed(&schedule(&items(done)), Show::Current).into_iter();
        let two = sittings.take(2);
        two.map(|parts| parts.into_iter().map(|(item, _, _)| item).collect())
            .collect()
    };
    assert_eq!(places("title = \"Opening\""), [vec![0, 1], vec![2, 3]]);
    let done = "done = \"2026-11-10 11:00\"";
    assert_eq!(places(done), [vec![0, 1], vec![1, 2, 3]]);
}

/// Returns why an item of the committee begins when it does.
fn why(schedule: &Schedule, item: usize) -> String {
    let why = schedule.why_item("OIL", item, Language::English);
    why.expect("there is such an item")
}

#[test]
fn a_reason_is_given_only_where_it_accounts_for_the_delay() {
    // The second item was concluded first: how long it took is not known.
    let out_of_order = agenda(&[60, 60, 60]).replacen(
        "item = \"2\"",
        "item = \"2\", done = \"2026-11-10 11:50\"",
        1,
    );
    assert_eq!(
        why(&schedule(&out_of_order), 0),
        "Item 1 begins on Tuesday 10 November at 11:50 instead of 10:00, because item 2 was concluded on Tuesday 10 \
         November at 11:50.\n"
    );
    let adjourned = agenda(&[60, 120, 120]).replacen(
        "item = \"1\"",
        "item = \"1\", done = \"2026-11-10 11:30\"",
        1,
    ) + "adjourned = \"2026-11-10 12:30\"\n[[meeting]]\nresumes = \"OIL\"\nnot-before = \"2026-11-10 15:30\"\n";
    let two_sessions = source(&adjourned)
        .text()
        .replace("4 sessions", "2 sessions");
    let adjourned = plenary::compile(&Source::new("case.toml", two_sessions));
    let adjourned = adjourned.unwrap_or_else(|report| panic!("{report}")).value;
    assert_eq!(
        why(&adjourned, 2),
        "Item 3 begins on Tuesday 10 November at about 16:30 instead of 15:00, because item 1 took 30 minutes longer \
         and OIL stopped on Tuesday 10 November at 12:30.\n"
    );
    let cancelled = agenda(&[60, 60]) + "cancelled = \"no quorum\"\n";
    assert_eq!(
        why(&schedule(&cancelled), 1),
        "Item 2 is not taken up: OIL is not held.\n"
    );
    let markdown = schedule(&cancelled).annex().to_markdown();
    assert!(
        markdown.contains("Item 2") && !markdown.contains("about"),
        "{markdown}"
    );
}

#[test]
fn what_a_cancelled_resumption_leaves_is_told() {
    let schedule = schedule(
        r#"suspended = "2026-11-10 12:30"
        agenda = [{ item = "1", done = "2026-11-10 11:30" }, { item = "2" }, { item = "3" }]
        [[meeting]]
        resumes = "OIL"
        cancelled = "no quorum"
        "#,
    );
    let sittings = schedule.considerations("OIL", Show::Current);
    let outcomes: Vec<_> = sittings[0].iter().map(|part| part.outcome).collect();
    assert_eq!(
        outcomes,
        [
            None,
            Some(ItemOutcome::NotConcluded),
            Some(ItemOutcome::NotTakenUp)
        ]
    );
}
