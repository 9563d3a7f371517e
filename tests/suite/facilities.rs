//! The room, the livestream and the interpretation of sittings: of the meeting, its session, its day, its track.

use plenary::{
    Language, News, Plan, Schedule, Source,
    build::{DayBuilder, GroupBuilder, MeetingBuilder, SessionBuilder, TrackBuilder},
    changes::What,
    chrono::NaiveDate,
    edit::{self, Change},
    plan::{Extra, Interpretation, Venue},
    schedule::{Place, Sitting},
};

const HEAD: &str = "conference = 'BRG7'\nname = 'BRG7 meetings'\ntime-zone = 'Europe/Zurich'\n\
    first-day = 2026-09-14\nlast-day = 2026-09-16\n";

fn source(top: &str, rest: &str) -> Source {
    let groups = "[groups.A]\nlivestream = 'https://example.org/group'\n[groups.B]\n";
    let text = format!("{HEAD}{top}\n{groups}{rest}").replace('\'', "\"");
    Source::new("brg7.toml", text)
}

fn compile(top: &str, rest: &str) -> Schedule {
    let compiled = plenary::compile(&source(top, rest));
    compiled.expect("the schedule is sound").value
}

/// The codes of a schedule, without those of groups and days that nothing uses.
fn codes(top: &str, rest: &str) -> Vec<String> {
    let codes = |faults: &[plenary::Fault]| {
        let codes = faults.iter().map(|fault| fault.code.number().to_owned());
        codes
            .filter(|code| !["P0205", "P0307"].contains(&&**code))
            .collect()
    };
    match plenary::compile(&source(top, rest)) {
        Ok(warned) => codes(warned.warnings.faults()),
        Err(report) => codes(report.faults()),
    }
}

/// The room, the interpretation and the livestream of each sitting of a meeting.
fn facilities(schedule: &Schedule, id: &str) -> Vec<[String; 3]> {
    let placed = schedule.meeting(id).expect("a meeting");
    let room = |room: &Venue| room.name.to_string();
    let spoken = |spoken: &Interpretation| match spoken {
        Interpretation::Languages(languages) => languages.to_string(),
        _ => "none".to_owned(),
    };
    let of = |sitting: &Sitting| {
        [
            schedule.room_of(placed, sitting).map(room),
            schedule.interpretation_of(placed, sitting).map(spoken),
            schedule
                .livestream_of(placed, sitting)
                .map(ToString::to_string),
        ]
        .map(Option::unwrap_or_default)
    };
    placed.current.sittings.iter().map(of).collect()
}

fn rooms(schedule: &Schedule, id: &str) -> Vec<String> {
    let all = facilities(schedule, id).into_iter();
    all.map(|[room, _, _]| room).collect()
}

const HOURS: &str = "sessions = ['10:00-13:00', '15:00-18:00']";

fn meeting(group: &str, length: &str) -> String {
    format!("[[meeting]]\ngroup = '{group}'\ntrack = 'X'\nduration = '{length}'\n")
}

/// The keys of a level, each parted from the next by `between`.
fn keys(level: usize, between: &str) -> String {
    let livestream = format!("livestream = 'https://example.org/{level}'");
    let keys = [
        format!("room = 'R{level}'"),
        format!("interpretation = 'I{level}'"),
        livestream,
    ];
    // The schedule has no room.
    keys[usize::from(level == 0)..].join(between) + if between == "\n" { "\n" } else { "" }
}

#[test]
fn the_first_level_that_has_a_key_decides() {
    // The schedule, the track, the day, the day of the track, the session, the meeting.
    for last in 0..6 {
        let given = |level: usize, head: &str| {
            let of_level = (level <= last).then(|| keys(level, "\n"));
            of_level.map_or_else(String::new, |keys| format!("{head}{keys}"))
        };
        let session = match last {
            4.. => format!("{{ time = '10:00-13:00', {} }}", keys(4, ", ")),
            _ => "'10:00-13:00'".to_owned(),
        };
        let track = format!("[tracks.X]\n{}", given(1, ""));
        let rest = [
            given(2, "[days.2026-09-14]\n"),
            track,
            given(3, "[tracks.X.days.2026-09-14]\n"),
            meeting("B", "1 session"),
            given(5, ""),
        ];
        let top = format!("sessions = [{session}]\n{}", given(0, ""));
        let schedule = compile(&top, &rest.concat());
        let room = if last > 0 {
            format!("R{last}")
        } else {
            String::new()
        };
        let others = [format!("I{last}"), format!("https://example.org/{last}")];
        let [spoken, livestream] = others;
        assert_eq!(
            facilities(&schedule, "B"),
            [[room, spoken, livestream]],
            "level {last}"
        );
    }
}

#[test]
fn the_livestream_of_a_group_comes_behind_that_of_its_track() {
    let of_group = compile(HOURS, &format!("[tracks.X]\n{}", meeting("A", "1 session")));
    assert_eq!(
        facilities(&of_group, "A")[0][2],
        "https://example.org/group"
    );
    let day = "[tracks.X]\n[days.2026-09-14]\nlivestream = 'none'\n";
    let of_day = compile(HOURS, &format!("{day}{}", meeting("A", "1 session")));
    assert_eq!(facilities(&of_day, "A")[0][2], "");
    let closed = "access = 'closed'\n";
    let session = "sessions = [{ time = '10:00-13:00', livestream = 'https://example.org/s' }]";
    let not_open = compile(
        session,
        &format!("[tracks.X]\n{}{closed}", meeting("A", "1 session")),
    );
    assert_eq!(facilities(&not_open, "A")[0][2], "");
}

#[test]
fn another_room_does_not_cut_a_meeting_in_two() {
    let sessions = "sessions = ['10:00-13:00', { time = '15:00-18:00', room = 'XX' }]";
    let rest = format!("[tracks.X]\nroom = 'XVII'\n{}", meeting("A", "2 sessions"));
    let schedule = compile(&format!("{sessions}\njoin-sittings = true"), &rest);
    assert_eq!(rooms(&schedule, "A"), ["XVII", "XX"]);
    let markdown = schedule.annex().to_markdown();
    assert_eq!(markdown.matches("XX").count(), 1, "{markdown}");
    let same = compile(&format!("{HOURS}\njoin-sittings = true"), &rest);
    assert!(same.annex().to_markdown().contains("(continued)"));
    let sittings = |schedule: &Schedule| {
        let placed = &schedule.meetings()[0].current;
        placed
            .sittings
            .iter()
            .map(|one| (one.starts, one.ends))
            .collect::<Vec<_>>()
    };
    assert_eq!(sittings(&schedule), sittings(&same));
}

#[test]
fn a_day_that_is_not_of_a_track_leaves_it_in_its_room() {
    let day = "[days.2026-09-14]\nroom = 'XX'\n[tracks.X]\nroom = 'XVII'\n";
    let meets = meeting("A", "1 session");
    assert_eq!(
        rooms(&compile(HOURS, &format!("{day}{meets}")), "A"),
        ["XX"]
    );
    let own_hours = format!("{day}sessions = ['09:00-12:00']\n{meets}");
    assert_eq!(rooms(&compile(HOURS, &own_hours), "A"), ["XX"]);
    let own_day = format!("{day}[tracks.X.days.2026-09-14]\nsessions = ['09:00-12:00']\n{meets}");
    assert_eq!(rooms(&compile(HOURS, &own_day), "A"), ["XVII"]);
}

#[test]
fn a_session_that_was_held_at_other_hours_keeps_what_it_had() {
    let sessions = "sessions = ['10:00-13:00', { time = '15:00-18:00', room = 'XX' }]\nas-of = '2026-09-14 20:00'";
    let day =
        "[days.2026-09-14]\nheld = ['10:30-13:00', '15:30-18:30']\n[tracks.X]\nroom = 'XVII'\n";
    let schedule = compile(sessions, &format!("{day}{}", meeting("A", "2 sessions")));
    assert_eq!(rooms(&schedule, "A")[..2], ["XVII", "XX"]);
}

#[test]
fn an_extra_session_has_its_own_or_that_of_the_one_that_it_touches() {
    let with = |extra: &str| {
        let sessions = "sessions = ['10:00-13:00', { time = '15:00-18:00', room = 'XX' }]\nas-of = '2026-09-14 20:00'";
        let day = format!("[days.2026-09-14]\nextra = [{extra}]\n[tracks.X]\nroom = 'XVII'\n");
        let group = meeting("A", "2 sessions");
        let text = format!("{day}{group}extended = '1h'\n");
        let text = text.replace("[tracks.X]", "[tracks.X]\n");
        let schedule = compile(sessions, &text);
        let numbers = schedule.sessions().len();
        (rooms(&schedule, "A"), numbers)
    };
    let (touching, sessions) = with("'18:00-19:00'");
    assert_eq!(
        (&touching[..], sessions),
        (&["XVII", "XX"].map(str::to_owned)[..], 6)
    );
    let (elsewhere, sessions) = with("{ time = '18:00-19:00', room = 'VII' }");
    assert_eq!(
        (&elsewhere[..], sessions),
        (&["XVII", "XX", "VII"].map(str::to_owned)[..], 7)
    );
    let (spoken, _) = with("{ time = '18:00-19:00', interpretation = 'none' }");
    assert_eq!(spoken, ["XVII", "XX", "XX"]);
    let (apart, _) = with("'19:00-20:00'");
    assert_eq!(apart, ["XVII", "XX", "XVII"]);
    let (for_one, _) = with("{ time = '18:00-19:00', for = 'A' }");
    assert_eq!(for_one, ["XVII", "XX", "XX"]);
}

#[test]
fn an_extra_session_without_interpretation_keeps_the_number() {
    let top = "sessions = ['10:00-13:00']\ninterpretation = 'English'\nas-of = '2026-09-14 20:00'";
    let day = "[days.2026-09-14]\nextra = [{ time = '13:00-14:00', interpretation = 'none' }]\n";
    let rest =
        format!("{day}[groups.C]\nnumbered-from = 5\n[[meeting]]\ngroup = 'C'\nduration = '4h'\n");
    let annex = compile(top, &rest).annex().to_markdown();
    assert_eq!(annex.matches("5th meeting").count(), 2, "{annex}");
    assert!(!annex.contains("6th meeting"), "{annex}");
}

const TWO_TRACKS: &str = "[tracks.X]\nroom = 'XVII'\n[tracks.Y]\nroom = 'XX'\n";

fn two_meetings() -> String {
    meeting("A", "2 sessions") + &meeting("B", "2 sessions").replace("'X'", "'Y'")
}

#[test]
fn two_meetings_in_one_room_are_found_by_their_sittings() {
    let two = two_meetings();
    assert!(codes(HOURS, &format!("{TWO_TRACKS}{two}")).is_empty());
    let day = format!("[days.2026-09-14]\nroom = 'VII'\n{TWO_TRACKS}{two}");
    assert_eq!(codes(HOURS, &day), ["P0326"]);
    let other_day = day.replace("09-14]\nroom", "09-15]\nroom");
    assert!(codes(HOURS, &other_day).is_empty());
    // They exchange their rooms.
    let x = "[tracks.X.days.2026-09-14]\nroom = 'XX'\n";
    assert_eq!(codes(HOURS, &format!("{TWO_TRACKS}{x}{two}")), ["P0326"]);
    let y = "[tracks.Y.days.2026-09-14]\nroom = 'XVII'\n";
    assert!(codes(HOURS, &format!("{TWO_TRACKS}{x}{y}{two}")).is_empty());
}

#[test]
fn teams_of_interpreters_are_counted_by_sitting() {
    let top = format!("{HOURS}\ninterpretation = 'English'\ninterpretation-teams = 1");
    let two = format!("{TWO_TRACKS}{}", two_meetings());
    assert_eq!(codes(&top, &two), ["P0329"]);
    let without = format!("[tracks.Y.days.2026-09-14]\ninterpretation = 'none'\n{two}");
    assert!(codes(&top, &without).is_empty());
}

#[test]
fn free_time_of_a_room_goes_by_the_sittings_in_it() {
    let x = "[tracks.X.days.2026-09-14]\nsessions = ['10:00-13:00', { time = '15:00-18:00', room = 'VII' }]\n";
    let schedule = compile(HOURS, &format!("{TWO_TRACKS}{x}{}", meeting("A", "5h")));
    let free = |place: usize| {
        let placed = &schedule.meetings()[0];
        let room = schedule.room_of(placed, &placed.current.sittings[place]);
        let free = schedule.free(Place::Room(room.expect("a room")));
        free.iter()
            .map(|free| free.starts.format("%d %H:%M").to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(free(1), ["14 17:00"]);
    assert_eq!(free(0)[..2], ["15 10:00", "15 15:00"]);
}

#[test]
fn a_meeting_with_a_room_of_its_own_is_named_and_both_ways_out_work() {
    let top = "sessions = ['10:00-13:00', { time = '15:00-18:00', room = 'XX' }]";
    let rest = format!(
        "[tracks.X]\nroom = 'XVII'\n{}room = 'VII'\n",
        meeting("A", "2 sessions")
    );
    let source = source(top, &rest);
    let warned = plenary::compile(&source).expect("it is sound");
    let mut notes = warned.warnings.faults().iter();
    let note = notes
        .find(|note| note.code.number() == "P0345")
        .expect("a note");
    assert_eq!(note.severity, plenary::Severity::Note);
    let edits: Vec<_> = note
        .help
        .iter()
        .filter_map(|help| help.edit.as_ref())
        .collect();
    assert_eq!(edits.len(), 2);
    for edit in edits {
        let mut text = source.text().to_owned();
        text.replace_range(edit.span.clone().expect("a place"), &edit.replacement);
        let after = plenary::compile(&Source::new("brg7.toml", text)).expect("it is sound");
        assert!(
            !after.warnings.to_string().contains("P0345"),
            "{}",
            after.warnings
        );
    }
    let same = rest.replace("room = 'VII'", "room = 'XX'");
    assert_eq!(codes(top, &same), [""; 0]);
    let first_alone = rest.replace("2 sessions", "1 session");
    assert_eq!(codes(top, &first_alone), [""; 0]);
}

fn what(earlier: &Schedule, later: &Schedule) -> (Vec<What>, String) {
    let views = [earlier, later].map(|one| one.view(Language::English).expect("in English"));
    let mut changes = plenary::Changes::between(&views[0], &views[1]).changed;
    assert_eq!(changes.len(), 1);
    let only = changes.remove(0);
    (only.what, only.sentence)
}

#[test]
fn a_sitting_that_is_held_elsewhere_is_told() {
    let rest = format!("[tracks.X]\nroom = 'XVII'\n{}", meeting("A", "2 sessions"));
    let before = compile(HOURS, &rest);
    let afternoon = compile(
        "sessions = ['10:00-13:00', { time = '15:00-18:00', room = 'XX' }]",
        &rest,
    );
    let (one, sentence) = what(&before, &afternoon);
    assert!(
        matches!(&one[..], [What::PlaceAt { from, to, .. }] if (&**from, &**to) == ("X, XVII", "X, XX"))
    );
    assert_eq!(
        sentence,
        "A: Monday 14 September at 15:00, place: X, XX (previously X, XVII)"
    );
    let (back, _) = what(&afternoon, &before);
    assert!(matches!(&back[..], [What::PlaceAt { to, .. }] if &**to == "X, XVII"));
    let day = compile(HOURS, &format!("[days.2026-09-14]\nroom = 'XX'\n{rest}"));
    let (whole, _) = what(&before, &day);
    assert!(matches!(&whole[..], [What::Place { .. }]));
    let marked = afternoon.clone().since(before).annex().to_markdown();
    // The sentence and the mark say the room from which it has moved, the morning its own.
    assert_eq!(marked.matches("XVII").count(), 3, "{marked}");
}

#[test]
fn an_event_is_marked_on_the_day_on_which_it_is_elsewhere() {
    let lunch = "[[event]]\ntitle = 'Lunch'\nkind = 'break'\ntrack = 'X'\ntime = '13:00-15:00'\n";
    let rest = format!(
        "[tracks.X]\nroom = 'XVII'\n{}{lunch}",
        meeting("A", "1 session")
    );
    let before = compile(HOURS, &rest);
    let tuesday = compile(HOURS, &format!("[days.2026-09-15]\nroom = 'XX'\n{rest}"));
    let (one, _) = what(&before, &tuesday);
    assert!(
        matches!(&one[..], [What::PlaceAt { at, .. }] if at.day.to_string() == "2026-09-15"),
        "{one:?}"
    );
    let annex = tuesday.since(before).annex();
    for page in [annex.to_markdown(), annex.to_text()] {
        assert_eq!(page.matches("Lunch (previously").count(), 1, "{page}");
    }
}

#[test]
fn a_record_of_an_extra_session_keeps_its_room() {
    let rest = format!(
        "[days.2026-09-14]\nextra = [{{ time = '19:00-20:00', room = {{ en = 'XX' }}, interpretation = 'none' }}]\n[tracks.X]\n{}",
        meeting("A", "7h")
    );
    let source = source(&format!("{HOURS}\nas-of = '2026-09-14 12:00'"), &rest);
    let day = NaiveDate::from_ymd_opt(2026, 9, 14).expect("a day");
    let hours = "19:00-20:00".parse().expect("hours");
    let change = Change::Extra(None, day, hours, Some("A".to_owned()));
    let after = edit::record(&source, &[change]).expect("it can be recorded");
    let line = "{ time = \"19:00-20:00\", for = \"A\", room = { en = \"XX\" }, interpretation = \"none\" }";
    assert!(after.text().contains(line), "{}", after.text());
    let for_all = Change::Extra(None, day, hours, None);
    let back = edit::record(&after, &[for_all]).expect("it can be recorded");
    assert_eq!(back.text(), source.text());
}

#[test]
fn more_time_is_offered_with_the_rooms_of_the_day() {
    let top =
        "sessions = ['10:00-13:00', { time = '15:00-18:00', room = 'XX', livestream = 'none' }]";
    let rest = format!("[tracks.X]\n{}", meeting("A", "19h"));
    let report = plenary::compile(&source(top, &rest)).expect_err("it does not fit");
    let text = report.to_string();
    let longer = "{ time = \"15:00-19:00\", room = \"XX\", livestream = \"none\" }";
    assert!(text.contains(longer), "{text}");
}

#[test]
fn a_plan_built_in_rust_has_the_rooms_of_one_that_is_read() {
    let text = format!(
        "{HEAD}sessions = ['10:00-13:00', {{ time = '15:00-18:00', room = 'XX', interpretation = 'none' }}]\n\
         [days.2026-09-15]\nroom = 'VII'\nlivestream = 'none'\n[tracks.X]\nsessions = [{{ time = '09:00-12:00', room = 'V' }}]\n\
         [groups.A]\n[[meeting]]\ngroup = 'A'\ntrack = 'X'\nduration = '1h'\n"
    );
    let read = plenary::read(&Source::new("brg7.toml", text.replace('\'', "\"")));
    let day = |day| NaiveDate::from_ymd_opt(2026, 9, day).expect("a day");
    let hours = |typed: &str| typed.parse().expect("hours");
    let afternoon = SessionBuilder::new(hours("15:00-18:00"))
        .room("XX")
        .interpretation("none");
    let built = Plan::builder("BRG7", "BRG7 meetings", "Europe/Zurich")
        .days(day(14), day(16))
        .session(SessionBuilder::new(hours("10:00-13:00")))
        .session(afternoon)
        .day(
            DayBuilder::usual(day(15))
                .room("VII")
                .livestream(plenary::text::Livestream::NotProvided),
        )
        .track(TrackBuilder::new("X").session(SessionBuilder::new(hours("09:00-12:00")).room("V")))
        .group(GroupBuilder::new("A"))
        .meeting(MeetingBuilder::of("A", plenary::Duration::Time(plenary::Minutes(60))).track("X"))
        .build();
    assert_eq!(built.expect("sound").value, read.expect("sound").value.0);
}

#[test]
fn rooms_of_extra_sessions_are_news_that_can_be_stored() {
    let day = NaiveDate::from_ymd_opt(2026, 9, 14).expect("a day");
    let mut evening = Extra::new("19:00-20:00".parse().expect("hours"));
    evening.room = Some("XX".into());
    evening.interpretation = Some(Interpretation::NotProvided);
    let news = News::default().extra_session(None, day, evening);
    let stored = serde_json::to_string(&news).expect("JSON");
    assert_eq!(serde_json::from_str::<News>(&stored).expect("news"), news);
    let rooms = "[rooms.XVII]\n[tracks.X]\nroom = 'XVII'\n";
    let rest = format!("{rooms}{}", meeting("A", "7h"));
    let (plan, _) = plenary::read(&source(HOURS, &rest)).expect("sound").value;
    let report = plenary::place(plan, &news).expect_err("no such room");
    assert_eq!(report.faults()[0].code.number(), "P0213");
    let declared = source(
        HOURS,
        &rest.replace("[rooms.XVII]", "[rooms.XVII]\n[rooms.XX]"),
    );
    let (plan, _) = plenary::read(&declared).expect("sound").value;
    let schedule = plenary::place(plan, &news).expect("placed").value;
    assert_eq!(self::rooms(&schedule, "A")[2], "XX");
}

#[test]
fn a_session_in_reserve_stands_once_and_only_where_somebody_meets() {
    let top = "sessions = ['10:00-13:00', { time = '18:30-20:30', if-needed = true, room = 'XX' }]";
    let tracks = "[tracks.X]\nroom = 'XVII'\n[tracks.Y]\nroom = 'XVIII'\n[tracks.Z]\nsessions = ['09:00-12:00', { time = '12:00-13:00', if-needed = true }]\n";
    let meets = two_meetings().replace("2 sessions", "1 session");
    for layout in ["week", "day"] {
        let schedule = compile(
            &format!("{top}\nlayout = '{layout}'"),
            &format!("{tracks}{meets}"),
        );
        let annex = schedule.annex();
        let markdown = annex.to_markdown();
        assert_eq!(markdown.matches("if necessary").count(), 2, "{markdown}");
        assert_eq!(markdown.matches("XX").count(), 1, "{markdown}");
        let days: Vec<_> = annex.reserve.iter().map(|day| day.items.len()).collect();
        assert_eq!(days, [2]);
    }
    let event = "[[event]]\ntitle = 'Excursion'\nkind = 'event'\non = 2026-09-15\n";
    let with_event = compile(top, &format!("{tracks}{meets}{event}"));
    assert_eq!(with_event.annex().reserve.len(), 2);
    let cancelled = compile(
        top,
        &format!("{tracks}{meets}{event}status = 'cancelled'\n"),
    );
    assert_eq!(cancelled.annex().reserve.len(), 1);
    let json = with_event.to_json();
    assert_eq!(json.matches("\"if-needed\"").count(), 18);
}

#[test]
fn an_event_in_a_declared_room_has_its_name_in_every_language() {
    let rest = "[rooms.XX]\nname = { en = 'Room XX', fr = 'Salle XX' }\n[[event]]\ntitle = { en = 'Talk', fr = 'Causerie' }\n\
                kind = 'side-event'\non = 2026-09-14\ntime = '13:15-14:15'\nroom = 'XX'\n";
    let source = format!(
        "conference = 'BRG7'\nname = {{ en = 'BRG7 meetings', fr = 'réunions de la BRG7' }}\ntime-zone = 'Europe/Zurich'\n\
         languages = ['en', 'fr']\nfirst-day = 2026-09-14\nlast-day = 2026-09-14\nsessions = ['10:00-13:00']\n\
         outputs = []\n{rest}[groups.A]\n[[meeting]]\ngroup = 'A'\nduration = '1 session'\n"
    );
    let compiled = plenary::compile(&Source::new("brg7.toml", source)).expect("it is sound");
    assert!(compiled.warnings.is_empty(), "{}", compiled.warnings);
    let french = compiled
        .value
        .annex_in(Language::French)
        .expect("it is finished");
    assert!(
        french.to_markdown().contains("Salle XX"),
        "{}",
        french.to_markdown()
    );
}

#[test]
fn a_list_without_tables_has_the_sessions_in_reserve() {
    let hours = "sessions = ['10:00-13:00', { time = '18:00-20:00', if-needed = true, room = 'IX' }]\nlayout = 'list'";
    let schedule = compile(hours, &format!("[tracks.X]\n{}", meeting("A", "1 session")));
    let annex = schedule.annex();
    for form in [annex.to_markdown(), annex.to_html(), annex.to_text()] {
        assert_eq!(form.matches("if necessary").count(), 1, "{form}");
    }
}

#[test]
fn an_added_sitting_was_nowhere_before() {
    let rest = format!("[tracks.X]\nroom = 'XVII'\n{}", meeting("A", "3 sessions"));
    let before = compile(HOURS, &rest);
    let extra = "[days.2026-09-14]\nextra = [{ time = '18:30-19:30', room = 'IX' }]\n";
    let after = compile(HOURS, &format!("{extra}{rest}"));
    let marked = after.since(before).annex().to_markdown();
    assert!(
        marked.contains("IX") && !marked.contains("previously X, XVII"),
        "{marked}"
    );
}

/// The advice to hold a session without interpretation leaves its room to it.
#[test]
fn advice_about_interpretation_keeps_the_room() {
    let source = format!(
        "conference = 'BRG7'\nname = 'BRG7 meetings'\ntime-zone = 'Europe/Zurich'\ninterpretation = 'English, French'\n\
         first-day = 2026-09-14\nlast-day = 2026-09-14\nsessions = ['15:00-18:00']\noutputs = []\n\
         [days.2026-09-14]\nextra = [{{ time = '18:30-19:30', room = 'Room IX' }}]\n[tracks.X]\nroom = 'Room I'\n\
         [groups.A]\n{}",
        meeting("A", "4h")
    );
    let compiled = plenary::compile(&Source::new("brg7.toml", source)).expect("it is sound");
    let advice = r#"{ time = "18:30-19:30", room = "Room IX", interpretation = "none" }"#;
    let warnings = compiled.warnings.to_string();
    assert!(warnings.contains(advice), "{warnings}");
}

/// An event is in the room of its session or its track, and a meeting of another track may not be.
#[test]
fn an_event_and_a_meeting_in_one_room_are_seen() {
    let event =
        "[[event]]\ntitle = 'Wrap-up'\non = 2026-09-14\ntime = '15:30-16:00'\ntrack = 'Y'\n";
    let warnings = |sessions: &str, rooms: [&str; 2]| {
        let source = format!(
            "conference = 'BRG7'\nname = 'BRG7 meetings'\ntime-zone = 'Europe/Zurich'\nfirst-day = 2026-09-14\n\
             last-day = 2026-09-14\nsessions = {sessions}\noutputs = []\n[tracks.X]\nroom = '{}'\n[tracks.Y]\n\
             room = '{}'\n[groups.A]\n{}{event}",
            rooms[0],
            rooms[1],
            meeting("A", "3h")
        );
        let compiled = plenary::compile(&Source::new("brg7.toml", source)).expect("it is sound");
        compiled.warnings.to_string()
    };
    let in_one_session = "[{ time = '15:00-18:00', room = 'Room XX' }]";
    let said = warnings(in_one_session, ["Room I", "Room II"]);
    assert!(
        said.contains("both in Room XX on Monday 14 September at 15:30"),
        "{said}"
    );
    let said = warnings("['15:00-18:00']", ["Room I", "Room I"]);
    assert!(said.contains("both in Room I on"), "{said}");
    let said = warnings("['15:00-18:00']", ["Room I", "Room II"]);
    assert!(!said.contains("P0331"), "{said}");
}
