//! One plan from a source and from Rust, and both as data.

use chrono::NaiveDate;
use plenary::{
    Code, Duration, Language, Minutes, News, Output, Plan, Status,
    build::{GroupBuilder, MeetingBuilder, PlanBuilder},
    plan::Role,
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

fn pretty<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).expect("every key is a text")
}

#[test]
fn a_schedule_and_its_annex_are_data() {
    let plan = builder().build().expect("it is sound").value;
    let news = News::default().took("WGETI/exchange", Minutes(270));
    let schedule = plenary::place(plan, &news).expect("it fits").value;
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("schedule-as-data", pretty(&schedule));
        insta::assert_snapshot!("annex-as-data", pretty(&schedule.annex()));
    });
}
