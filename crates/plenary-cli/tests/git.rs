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
    let says = "**WGTU** (▲ earlier: was Wednesday 15:00)";
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
