//! Names in headings, ids, and the names of files.

use plenary::{Report, Schedule, Source};

use super::{forms::forms, hostile};

/// A schedule whose group, sub-working group, track, room, meeting, event and document are called by a
/// name.
fn called(name: &str) -> Result<Schedule, Report> {
    let typed = serde_json::to_string(name).expect("it can be typed");
    let below = serde_json::to_string(&format!("{name}/{name}")).expect("it can be typed");
    let text = format!(
        "conference = \"X1\"\nname = \"X1 meetings\"\ntime-zone = \"UTC\"\nfirst-day = 2026-03-16\n\
         last-day = 2026-03-16\nsessions = [\"10:00-13:00\"]\n\
         [tracks.{typed}]\nroom = {typed}\n[rooms.{typed}]\nbuilding = \"B\"\n\
         [groups.{typed}.subgroups.{typed}]\n\
         [[meeting]]\ngroup = {below}\nid = {typed}\ntrack = {typed}\nduration = \"1h\"\n\
         [[meeting]]\ngroup = {typed}\nid = \"second\"\ntrack = {typed}\nduration = \"1h\"\nafter = [{typed}]\n\
         [[event]]\nid = {typed}\ntitle = \"E\"\ntime = \"11:00-11:10\"\ntrack = {typed}\n\
         [[document]]\nsymbol = {typed}\n"
    );
    plenary::compile(&Source::new("names.toml", text)).map(|warned| warned.value)
}

#[test]
fn a_name_changes_no_frame() {
    let calm = forms(&called("calm").unwrap_or_else(|report| panic!("{report}")));
    let mut tried = 0;
    for text in hostile() {
        // In headings nothing is Markdown, and there is one line.
        let name = text.typed.trim();
        let long = name.len() > 200;
        let unseen = text.refused.as_deref().is_some_and(|code| code != "P0109");
        let lines = name.contains(['\n', '\r', '\t']);
        match called(name) {
            Ok(schedule) => {
                assert!(
                    !long && !unseen && !lines,
                    "{}: accepted as a name",
                    text.name
                );
                for (form, calm) in forms(&schedule).iter().zip(&calm) {
                    assert_eq!(
                        form.frame, calm.frame,
                        "{} as {}: {}",
                        text.name, form.name, form.whole
                    );
                }
                tried += 1;
            }
            Err(report) => {
                let refused = long || unseen || lines || name.contains('/');
                assert!(refused, "{}: {report}", text.name);
                assert!(
                    !report
                        .to_string()
                        .contains(|c: char| c.is_control() && c != '\n')
                );
            }
        }
    }
    assert!(tried > 50, "only {tried} names were tried");
}

#[test]
fn a_last_version_is_read_from_the_folder_of_its_file_only() {
    let names = |since: &str| {
        let since = toml::Value::from(since).to_string();
        let text = format!("[revision]\nnumber = 1\nsince = {since}\n");
        plenary::earlier_name(&Source::new("x.toml", text))
    };
    for beside in [
        "x-rev0.toml",
        "last/x-rev0.toml",
        "./x-rev0.toml",
        "réunion d'été.toml",
        "..x.toml",
    ] {
        assert_eq!(names(beside).as_deref(), Some(beside));
    }
    for outside in [
        "/etc/passwd",
        "/dev/zero",
        "../x.toml",
        "a/../../x.toml",
        "..",
        "",
        "C:\\x.toml",
        "C:x.toml",
        "\\\\server\\x.toml",
        "a\\..\\x.toml",
        "a//x.toml",
        "../../.ssh/id_rsa",
    ] {
        assert_eq!(names(outside), None, "{outside}");
    }
}

#[test]
fn a_look_is_taken_from_the_folder_of_its_file_only() {
    let read = |name: &str| {
        let text = crate::cases::text("schedules/att-csp12-working-groups.toml");
        let name = toml::Value::from(name).to_string();
        let text = format!("docx-reference = {name}\n{text}");
        plenary::read(&Source::new("x.toml", text))
    };
    for beside in ["letterhead.docx", "looks/letterhead.docx", "./été.docx"] {
        let (plan, _) = read(beside).expect(beside).value;
        assert_eq!(plan.docx_reference(), Some(beside));
    }
    for outside in [
        "/etc/passwd",
        "../x.docx",
        "a/../../x.docx",
        "",
        "C:\\x.docx",
    ] {
        let said = read(outside).expect_err(outside).to_string();
        assert!(said.contains("error[P0121]"), "{said}");
    }
}

#[test]
fn the_name_of_a_lost_version_is_no_command() {
    let text = crate::cases::text("schedules/att-csp12-working-groups.toml");
    for (name, stands_there) in [("csp12-rev0.toml", true), ("x;rm *.toml", false)] {
        let revision = format!("\n[revision]\nnumber = 1\nas-issued = \"{name}\"\n");
        let report = plenary::compile(&Source::new("x.toml", text.clone() + &revision));
        let said = report.expect_err("it is not there").to_string();
        assert!(
            said.contains("help: put the file back: from a backup"),
            "{said}"
        );
        assert_eq!(said.contains("git checkout -- "), stands_there, "{said}");
    }
}

#[test]
fn a_last_version_outside_is_a_fault_that_says_so() {
    let text = crate::cases::text("schedules/att-csp12-working-groups.toml");
    let text = text + "\n[revision]\nnumber = 1\nsince = \"../csp12-rev0.toml\"\n";
    let report = plenary::compile(&Source::new("x.toml", text)).expect_err("it leads out");
    let said = report.to_string();
    assert!(
        said.contains(
            "error[P0120]: the last version, `../csp12-rev0.toml`, is not kept beside this one"
        ),
        "{said}"
    );
    assert!(
        said.contains("leads out of the folder of this file, and is not read"),
        "{said}"
    );
}

#[test]
fn the_name_of_a_file_is_obeyed_by_nothing() {
    for name in [
        "a\u{1b}[2J.toml",
        "a\n::error::b.toml",
        "a\u{202e}b.toml",
        "a\u{9b}1m.toml",
        "a%0A,b:c.toml",
    ] {
        let report = plenary::compile(&Source::new(name, "first-day = 1"))
            .expect_err("there is nothing in it");
        let drawn = report.to_string();
        let obeyed = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!drawn.contains(obeyed), "{drawn:?}");
        assert!(!drawn.lines().any(|line| line.starts_with("::")), "{drawn}");
        let annotations = report.to_github();
        assert_eq!(
            annotations.lines().count(),
            report.faults().len(),
            "{annotations}"
        );
        assert!(
            annotations
                .lines()
                .all(|line| line.starts_with("::error file=a")),
            "{annotations}"
        );
        let lines = report.to_json_lines();
        let line: serde_json::Value =
            serde_json::from_str(lines.lines().next().expect("a line")).expect("JSON");
        assert_eq!(line["file"], name);
        serde_json::from_str::<serde_json::Value>(&plenary::report::sarif(&[report]))
            .expect("it is JSON");
    }
}
