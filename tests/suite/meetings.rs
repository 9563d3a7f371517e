//! Facts about meetings beside their time, where a snapshot does not show why.

use plenary::{
    Address, Annex, Duration, Plan, Schedule, Show, Source,
    annex::{Cell, Entry, Times},
    build::{
        AgendaBuilder, DayBuilder, GroupBuilder, MeetingBuilder, PlanBuilder, RoomBuilder,
        SpeakerBuilder, TrackBuilder,
    },
    chrono::{NaiveDate, NaiveTime},
    plan::{Attendance, GroupId},
    text::plain,
    view::End,
};

const HEAD: &str = r#"
    conference = "CL9"
    name = "meetings"
    time-zone = "Europe/Zurich"
    first-day = 2027-03-15
    last-day = 2027-03-16
    sessions = ["10:00-13:00", "15:00-18:00"]
"#;

fn compile(top: &str, rest: &str) -> Schedule {
    let text = format!("{HEAD}\n{top}\n{rest}");
    let compiled = plenary::compile(&Source::new("case", text));
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

fn entries(annex: &Annex) -> Vec<&Entry> {
    let rows = annex.tables.iter().flat_map(|table| &table.rows);
    let cells = rows.flat_map(|row| &row.cells);
    let entries = cells.flat_map(|cell| match cell {
        Cell::Entries(entries) => entries.iter().collect(),
        Cell::Joined { entry, .. } => vec![&**entry],
        _ => Vec::new(),
    });
    entries.collect()
}

fn lines(entry: &Entry) -> Vec<String> {
    entry.lines.iter().map(|line| plain(line)).collect()
}

fn address(typed: &str) -> Address {
    typed.parse().expect("it is an address")
}

fn built_meeting() -> MeetingBuilder {
    let agenda = AgendaBuilder::new("Report")
        .item("4")
        .at(NaiveTime::from_hms_opt(10, 0, 0).expect("an hour"))
        .document("CL9/2")
        .link(address("https://example.org/2"));
    MeetingBuilder::of("A", Duration::sessions(1))
        .track("T")
        .room("Old Hall")
        .link(address("https://example.org/a"))
        .livestream(address("https://example.org/live"))
        .interpretation("none")
        .format(Attendance::Hybrid)
        .access("open")
        .chair("Ms. Marie DUPONT")
        .speakers([
            SpeakerBuilder::new("Mr. John SMITH").function("Director-General, WHO"),
            "Ms. Ana LÓPEZ (Spain)".into(),
        ])
        .informal(true)
        .with(["B"])
        .open_end(true)
        .note("A note.")
        .agenda([AgendaBuilder::new("Opening"), agenda])
}

const READ_MEETING: &str = r#"
    [[meeting]]
    group = "A"
    duration = "1 session"
    track = "T"
    room = "Old Hall"
    link = "https://example.org/a"
    livestream = "https://example.org/live"
    interpretation = "none"
    format = "hybrid"
    access = "open"
    chair = "Ms. Marie DUPONT"
    speakers = [{ name = "Mr. John SMITH", function = "Director-General, WHO" }, "Ms. Ana LÓPEZ (Spain)"]
    informal = true
    with = ["B"]
    open-end = true
    note = "A note."
    agenda = ["Opening", { title = "Report", item = "4", at = "10:00", document = "CL9/2", link = "https://example.org/2" }]
"#;

fn built_top() -> PlanBuilder {
    let day = |day| NaiveDate::from_ymd_opt(2027, 3, day).expect("a day");
    let hours = ["10:00-13:00", "15:00-18:00"].map(|hours| hours.parse().expect("hours"));
    let hall = RoomBuilder::new("H")
        .name("Hall")
        .also(["Old Hall"])
        .building("Palace")
        .link(address("https://example.org/hall"));
    let track = TrackBuilder::new("T")
        .room("H")
        .livestream(address("https://example.org/t"))
        .interpretation("French")
        .note("A track.");
    Plan::builder("CL9", "meetings", "Europe/Zurich")
        .days(day(15), day(16))
        .sessions(hours)
        .livestream(address("https://example.org/all"))
        .interpretation("English")
        .show_offices(true)
        .show_ends(false)
        .mark_continued(true)
        .room(hall)
        .day(DayBuilder::usual(day(15)).note("The first day."))
        .track(track)
        .group(GroupBuilder::new("A").access("closed").numbered_from(5))
        .group(GroupBuilder::new("B"))
}

const READ_TOP: &str = r#"
    livestream = "https://example.org/all"
    interpretation = "English"
    show-offices = true
    show-ends = false
    mark-continued = true
    rooms.H = { name = "Hall", also = ["Old Hall"], building = "Palace", link = "https://example.org/hall" }
    days.2027-03-15.note = "The first day."
    tracks.T = { room = "H", livestream = "https://example.org/t", interpretation = "French", note = "A track." }
    groups.A = { access = "closed", numbered-from = 5 }
    groups.B = {}
"#;

#[test]
fn a_plan_built_in_rust_is_the_one_that_is_read() {
    let built = built_top()
        .meeting(built_meeting())
        .build()
        .unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(&built.value, compile(READ_TOP, READ_MEETING).plan());
}

const NUMBERED: &str = r#"
    [groups.A]
    numbered-from = 7
    [[meeting]]
    group = "A"
    duration = "1 session"
    cancelled = "nobody came"
    [[meeting]]
    group = "A"
    id = "A2"
    duration = "1.5 sessions"
    open-end = true
"#;

/// The first numbers of the sittings, and what is said of their ends.
fn numbers(schedule: &Schedule) -> Vec<(Option<u32>, End)> {
    let annex = schedule.annex();
    let items = annex.list.iter().flat_map(|day| &day.items);
    let times = items.flat_map(|item| &item.times);
    let number = |times: &Times| times.numbers.first().map(|first| first.number);
    times.map(|times| (number(times), times.end)).collect()
}

#[test]
fn what_is_cancelled_has_a_number_only_where_the_plan_is_shown() {
    let schedule = compile("", NUMBERED);
    let cancelled = (None, End::Shown);
    let held = [(Some(7), End::Shown), (Some(8), End::OrLater)];
    assert_eq!(numbers(&schedule), [&[cancelled], &held[..]].concat());
    let planned = schedule.showing(Show::Planned).expect("all is planned");
    let numbers: Vec<_> = numbers(&planned)
        .into_iter()
        .map(|(number, _)| number)
        .collect();
    assert_eq!(numbers, [Some(7), Some(8), Some(9)]);
}

#[test]
fn an_end_that_is_recorded_is_not_open() {
    let over = NUMBERED.replace("open-end", "took = \"4h\"\nopen-end");
    let schedule = compile("", &over);
    assert!(numbers(&schedule).iter().all(|(_, end)| *end == End::Shown));
}

#[test]
fn numbered_sittings_share_no_cell() {
    let one =
        "[groups.A]\nnumbered-from = 7\n[[meeting]]\ngroup = \"A\"\nduration = \"2 sessions\"";
    let joined = |source: &str| {
        let annex = compile("join-sittings = true", source).annex();
        entries(&annex).len()
    };
    assert_eq!(joined(one), 2);
    assert_eq!(joined(&one.replace("numbered-from = 7", "")), 1);
    let with_agenda = one.replace("numbered-from = 7", "") + "\nagenda = [\"Report\"]";
    assert_eq!(joined(&with_agenda), 1);
}

#[test]
fn what_is_the_same_everywhere_is_said_once() {
    let meeting =
        |more: &str| format!("[[meeting]]\ngroup = \"A\"\nduration = \"1 session\"\n{more}\n");
    let live = "livestream = \"https://example.org/live\"";
    let source = |second: &str| {
        format!(
            "[groups.A]\n{}{}id = \"A2\"\n",
            meeting(live),
            meeting(second)
        )
    };
    let said = |second: &str| {
        let annex = compile("", &source(second)).annex();
        let above = annex.heading.details.len();
        let beside = entries(&annex)
            .iter()
            .filter(|entry| !entry.lines.is_empty())
            .count();
        (above, beside)
    };
    assert_eq!(said(live), (1, 0));
    assert_eq!(said(""), (0, 1));
    assert_eq!(said("access = \"closed\""), (1, 0));
}

#[test]
fn what_takes_up_another_is_held_as_that_was() {
    let schedule = compile(
        "",
        r#"
        [groups.A]
        [groups.B]
        [[meeting]]
        group = "A"
        with = ["B"]
        duration = "2 sessions"
        format = "virtual"
        room = "Hall"
        agenda = ["Report"]
        suspended = "2027-03-15 12:00"
        [[meeting]]
        resumes = "A"
    "#,
    );
    let annex = schedule.annex();
    let entries = entries(&annex);
    let rest = entries.last().expect("an entry");
    assert_eq!(plain(&rest.acronym), "A / B");
    assert_eq!(
        rest.flags
            .iter()
            .map(|flag| plain(flag))
            .collect::<Vec<_>>(),
        ["virtual"]
    );
    assert_eq!(lines(rest), ["Hall", "Report"]);
}

#[test]
fn no_note_is_lost() {
    let schedule = compile(
        "days.2027-03-16.note = \"of all\"\ntracks.T.days.2027-03-16.note = \"of one\"",
        r#"
        [groups.A]
        [[meeting]]
        group = "A"
        track = "T"
        duration = "1 session"
    "#,
    );
    let annex = schedule.annex();
    let notes: Vec<_> = annex
        .notes
        .iter()
        .map(|note| (plain(&note.content), note.is_marked))
        .collect();
    let expected = [("of one".to_owned(), true), ("of all".to_owned(), false)];
    assert_eq!(notes, expected);
    let html = annex.to_html();
    let ids: Vec<_> = html.match_indices("id=\"plenary-noted-").collect();
    assert_eq!(ids.len(), 1);
}

#[test]
fn a_resumed_meeting_is_as_it_was_unless_it_says_otherwise() {
    let groups = "[groups.SOUND]\nname = \"Sound\"\n[groups.LAMPS]\nname = \"Lamps\"\n[groups.BUOYS]\nname = \"Buoys\"";
    let first = "[[meeting]]\ngroup = \"SOUND\"\nwith = [\"LAMPS\"]\ninformal = true\nduration = \"2h\"\nsuspended = \"2027-03-15 11:00\"";
    let resumed = |more: &str| {
        let rest =
            format!("{groups}\n{first}\n[[meeting]]\nid = \"rest\"\nresumes = \"SOUND\"\n{more}");
        let schedule = compile("", &rest);
        let details = schedule.plan().meetings()[1].details().clone();
        (details.informal, details.with)
    };
    assert_eq!(resumed(""), (true, vec![GroupId::new(1)]));
    assert_eq!(resumed("with = [\"BUOYS\"]"), (true, vec![GroupId::new(2)]));
    assert_eq!(resumed("group = \"BUOYS\""), (true, vec![]));
}

/// No link stands in another, where a page would lead elsewhere than it says.
#[test]
fn words_that_lead_elsewhere_have_the_address_after_them() {
    let rooms =
        "[rooms.XX]\nname = \"Room [XX](https://a.example/)\"\nlink = \"https://b.example/\"";
    let item = "{ title = \"Report\", document = \"[A/1](https://c.example/)\", link = \"https://d.example/\" }";
    let meeting = format!(
        "[groups.A]\n[[meeting]]\ngroup = \"A\"\nduration = \"1h\"\nroom = \"XX\"\nagenda = [{item}]"
    );
    let annex = compile(rooms, &meeting).annex();
    let expected = ["Room XX (b.example)", "Report (A/1 (d.example))"];
    assert_eq!(lines(entries(&annex)[0]), expected);
    let page = annex.to_fragment();
    assert!(
        page.contains("<a href=\"https://c.example/\">A/1</a> (<a href=\"https://d.example/\">")
    );
}
