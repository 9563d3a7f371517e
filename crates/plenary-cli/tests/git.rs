//! Versions that git keeps.

mod place;

use std::{path::Path, process::Command};

use place::{Place, letter, plenary};

fn git(folder: &Path, arguments: &[&str]) {
    let done = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
        .args(arguments)
        .output()
        .expect("git runs");
    assert!(done.status.success(), "{done:?}");
}

#[test]
fn a_commit_and_a_file_name_an_earlier_version() {
    let place = Place::empty();
    let (root, folder) = (place.path(""), place.path("schedules"));
    std::fs::create_dir(&folder).expect("a folder in it");
    place.write("schedules/csp12.toml", &letter());
    git(&root, &["init", "--quiet"]);
    git(&root, &["add", "."]);
    git(&root, &["commit", "--quiet", "--message", "issued"]);
    let later = letter().replace("\"3 sessions\"", "\"2 sessions\"");
    place.write("schedules/csp12.toml", &later);

    let says = "WGTU: Wednesday 15:00 → Wednesday 10:00\n";
    let from_here = plenary(&folder, &["diff", "HEAD:csp12.toml", "csp12.toml"]);
    assert!(from_here.both().contains(says), "{from_here:?}");
    from_here.is_well();
    let from_top = plenary(
        &folder,
        &["diff", "HEAD:schedules/csp12.toml", "csp12.toml"],
    );
    assert_eq!(from_top, from_here);
    let marked = plenary(
        &folder,
        &["render", "csp12.toml", "--since", "HEAD:csp12.toml"],
    );
    let says = "**WGTU** (previously at <del>15:00</del>)";
    assert!(marked.both().contains(says), "{marked:?}");
    let unknown = plenary(&folder, &["diff", "HEAD~9:csp12.toml", "csp12.toml"]);
    assert_eq!(
        unknown.both(),
        "plenary: there is no file `HEAD~9:csp12.toml`, neither here nor in git: \
         invalid object name 'HEAD~9'\n"
    );
    assert_eq!(unknown.code, Some(2));
    let option = plenary(&folder, &["diff", "--", "--output=x:y", "csp12.toml"]);
    assert_eq!(option.code, Some(2), "{option:?}");
    assert!(!folder.join("x").exists());
}

#[test]
fn findings_for_programs_are_named_from_the_top_of_the_repository() {
    let place = Place::empty();
    let (root, folder) = (
        place.path("repository"),
        place.path("repository/plans/spring"),
    );
    std::fs::create_dir_all(&folder).expect("folders");
    git(&place.path(""), &["init", "--quiet", "repository"]);
    let faulty = letter().replace("2026-03-19", "2026-03-09");
    place.write("repository/plans/spring/csp 12.toml", &faulty);
    place.write("elsewhere.toml", &faulty);

    let named = |from: &Path, typed: &str| {
        let annotations = plenary(from, &["check", "--format", "github", typed]);
        let log = plenary(from, &["check", "--format", "sarif", typed]);
        assert_eq!(annotations.code, Some(1), "{annotations:?}");
        (annotations.both(), log.both())
    };
    let whole = folder.join("csp 12.toml");
    for (from, typed) in [
        (&folder, "csp 12.toml"),
        (&root, "plans/spring/csp 12.toml"),
        (
            &place.path(""),
            "repository/plans/../plans/spring/csp 12.toml",
        ),
        (&place.path(""), whole.to_str().expect("UTF-8")),
    ] {
        let (annotations, log) = named(from, typed);
        let file = "::error file=plans/spring/csp 12.toml,line=";
        assert!(annotations.contains(file), "{typed}: {annotations}");
        let uri = r#""uri": "plans/spring/csp%2012.toml""#;
        assert!(log.contains(uri), "{typed}: {log}");
    }
    let (annotations, log) = named(&place.path(""), "elsewhere.toml");
    assert!(
        annotations.contains(" file=elsewhere.toml,"),
        "{annotations}"
    );
    assert!(log.contains(r#""uri": "elsewhere.toml""#), "{log}");
    // People are shown the path that they have typed, and so are programs that read JSON.
    let text = plenary(&folder, &["check", "csp 12.toml"]).both();
    assert!(text.contains(" --> csp 12.toml:"), "{text}");
    let json = plenary(&folder, &["check", "--format", "json", "csp 12.toml"]).both();
    assert!(json.contains(r#""csp 12.toml""#), "{json}");
}

#[test]
fn a_linked_work_tree_has_a_top_of_its_own() {
    let place = Place::empty();
    let (root, tree) = (place.path("main"), place.path("main/trees/rooms"));
    git(&place.path(""), &["init", "--quiet", "main"]);
    place.write("main/csp12.toml", &letter());
    place.write("main/csp12.md", "old\n");
    git(&root, &["add", "."]);
    git(&root, &["commit", "--quiet", "--message", "issued"]);
    git(&root, &["worktree", "add", "--quiet", "trees/rooms"]);

    let missing = plenary(
        &root,
        &["check", "--format", "github", "trees/rooms/csp12.toml"],
    );
    let stale = "::error file=csp12.md,title=out of date::";
    assert!(missing.both().contains(stale), "{missing:?}");
    assert_eq!(
        plenary(&tree, &["check", "--format", "github", "csp12.toml"]).code,
        Some(1)
    );
}
