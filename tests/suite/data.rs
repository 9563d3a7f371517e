//! One plan from a source and from Rust.

use chrono::{NaiveDate, NaiveTime};
use plenary::{
    Code, Duration, Hours, Language, Minutes, News, Output, Plan, Status,
    build::{
        AgendaBuilder, DeadlineBuilder, EventBuilder, GroupBuilder, MeetingBuilder, PlanBuilder,
    },
    plan::Role,
    time::EventTime,
};

use crate::cases::{root, text};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).expect("a day of March")
}

fn builder() -> PlanBuilder {
    let note = text("tests/letter/note.txt")
        .trim()
        .trim_start_matches("* ")
        .replace("on a rolling basis", "**on a rolling basis**");
    let vacant = "vacant";
    let exchange = "Sub-working Group on exchange of national implementation practices";
    let issues = "Sub-working Group on current and emerging implementation issues";
    Plan::builder("CSP12", "CSP12 Working Group meetings", "Europe/Zurich")
        .organisation("Arms Trade Treaty")
        .secretariat("ATT Secretariat")
        .president("Ms. Tsholofelo TSHEOLE")
        .issued(NaiveDate::from_ymd_opt(2026, 1, 16).expect("a day of January"))
        .status(Status::Draft)
        .venue("Centre International de Conférences Genève (CICG), Geneva, Switzerland")
        .days(day(16), day(19))
        .sessions(["10:00-13:00", "15:00-18:00"].map(|hours| hours.parse().expect("hours")))
        .side_events("tbc")
        .outputs([Output::Markdown, Output::Html, Output::Docx])
        .note(note)
        .group(
            GroupBuilder::new("WGETI")
                .name("Working Group on Effective Treaty Implementation")
                .office(Role::Chair, vacant)
                .subgroup(GroupBuilder::new("exchange").name(exchange))
                .subgroup(
                    GroupBuilder::new("issues")
                        .name(issues)
                        .office(Role::Facilitator, vacant),
                ),
        )
        .group(GroupBuilder::new("WGTU").name("Working Group on Treaty Universalization"))
        .group(GroupBuilder::new("WGTR").name("Working Group on Transparency and Reporting"))
        .meeting(MeetingBuilder::of("WGETI/exchange", Duration::sessions(2)))
        .meeting(MeetingBuilder::of("WGETI/issues", Duration::sessions(3)))
        .meeting(MeetingBuilder::of("WGTU", Duration::sessions(1)))
        .meeting(MeetingBuilder::of("WGTR", Duration::sessions(2)))
}

#[test]
fn a_plan_in_rust_is_the_plan_of_the_source() {
    let path = root().join("schedules/att-csp12-working-groups.toml");
    let source = plenary::open(path).expect("the schedule is there");
    let (read, news) = plenary::read(&source).expect("it is sound").value;
    let built = builder().build().expect("it is sound");
    assert_eq!(built.value, read);
    assert_eq!(news, News::default());
    assert_eq!(built.warnings.faults().len(), 2);
}

#[test]
fn faults_in_rust_have_paths_and_no_spans() {
    let report = builder()
        .title("CSP11 Working Group meetings")
        .languages([Language::English, Language::French])
        .meeting(MeetingBuilder::of("WGTUU", Duration::minutes(0)))
        .meeting(MeetingBuilder::of("WGTR", Duration::minutes(30)))
        .build()
        .expect_err("it has faults");
    assert!(
        report
            .faults()
            .iter()
            .all(|fault| fault.place.span.is_none())
    );
    let unknown = report
        .faults()
        .iter()
        .find(|fault| fault.code == Code::UnknownGroup)
        .expect("WGTUU is nobody");
    assert_eq!(unknown.place.path.to_string(), "meeting[5].group");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("faults-in-rust", report.to_string());
    });
}

#[test]
fn news_of_a_stranger_is_a_fault() {
    let plan = builder().build().expect("it is sound").value;
    let report = plenary::place(plan, &News::default().took("WGTRR", Minutes(60)))
        .expect_err("WGTRR is no meeting");
    assert_eq!(report.faults()[0].code, Code::UnknownMeeting);
    assert_eq!(report.faults()[0].help[0].message, "write `WGTR`");
}

#[test]
fn times_in_rust_are_in_whole_minutes() {
    let time = |minute, second| NaiveTime::from_hms_opt(10, minute, second).expect("a time");
    let moment = day(16).and_time(time(0, 30));
    let agenda = [AgendaBuilder::new("Opening").at(time(0, 1))];
    let meeting = MeetingBuilder::of("WGTR", Duration::minutes(30)).id("late");
    let report = builder()
        .meeting(meeting.starts(moment).start_by(time(15, 59)).agenda(agenda))
        .event(
            EventBuilder::new("Photo")
                .on([day(16)])
                .time(EventTime::From(time(0, 2))),
        )
        .deadline(DeadlineBuilder::new("Papers").on(day(2)).time(time(0, 3)))
        .build()
        .expect_err("it has seconds");
    let seconds: Vec<_> = report
        .iter()
        .filter(|fault| fault.code == Code::BadMoment)
        .map(|fault| fault.message.as_str())
        .collect();
    assert_eq!(
        seconds,
        [
            "`event[1].time` is 10:00:02, which is not in whole minutes",
            "`agenda[1].at` of meeting 5 is 10:00:01, which is not in whole minutes",
            "`starts` of meeting 5 is 10:00:30, which is not in whole minutes",
            "`start-by` of meeting 5 is 10:15:59, which is not in whole minutes",
            "`time` of deadline 1 is 10:00:03, which is not in whole minutes",
        ]
    );
    let plan = builder().build().expect("it is sound").value;
    let report = plenary::place(plan, &News::default().ended("WGTU", moment)).expect_err("seconds");
    assert_eq!(report.faults()[0].code, Code::BadMoment);
    assert!(Hours::new(time(0, 0), time(0, 0)).is_err());
    assert!(Hours::new(time(0, 0), time(1, 30)).is_err());
    let night = Hours::new(time(0, 0), NaiveTime::MIN).expect("they end on the next day");
    assert_eq!(night.to_string(), "10:00-24:00");
}
