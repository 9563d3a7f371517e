//! The archive of a release, downloaded from a server on this machine.
#![cfg(target_os = "linux")]

mod place;

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use place::{PLENARY, Place, Said};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const VERSION: &str = env!("CARGO_PKG_VERSION");
const ADDRESS: &str = env!("CARGO_PKG_REPOSITORY");
const TARGET: &str = "x86_64-unknown-linux-musl";

/// Answers requests for the files of a folder, whatever the path before their names; returns the address.
fn serve(folder: PathBuf) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has a port");
    thread::spawn(move || {
        for stream in listener.incoming() {
            answer(stream.expect("somebody asks"), &folder);
        }
    });
    format!("http://{address}/plenary")
}

fn answer(mut stream: TcpStream, folder: &Path) {
    let mut lines = BufReader::new(stream.try_clone().expect("it can be read")).lines();
    let request = lines.next().expect("a request").expect("a line");
    let rest = lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty());
    rest.for_each(drop);
    let releases = format!("/plenary/releases/download/v{VERSION}/");
    let path = request.split(' ').nth(1).unwrap_or_default();
    let name = path.strip_prefix(&releases).unwrap_or_default();
    let (status, body) = match fs::read(folder.join(name)) {
        Ok(body) => ("200 OK", body),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    let written = stream.write_all(head.as_bytes());
    written
        .and_then(|()| stream.write_all(&body))
        .expect("it is read");
}

/// Returns what `.github/package` prints.
fn package(arguments: &[&str]) -> String {
    let mut script = Command::new(format!("{ROOT}/.github/package"));
    let printed = Said::of(script.args(arguments));
    printed.is_well();
    printed.out.trim_end().to_owned()
}

/// Packs the command that is tested, as the release does, with the sums.
fn release(folder: &Path) {
    let built = Path::new(PLENARY).parent().expect("it is in a folder");
    let (built, out) = (
        built.to_str().expect("UTF-8"),
        folder.to_str().expect("UTF-8"),
    );
    package(&[TARGET, built, out]);
    let sums = Command::new("bash")
        .current_dir(folder)
        .args(["-c", "sha256sum -- * > SHA256SUMS"])
        .status();
    assert!(sums.expect("bash runs").success());
}

/// Returns what cargo-binstall asks for, by the templates of the command's `Cargo.toml`.
fn binstall(target: &str, address: &str) -> (String, String) {
    let manifest = fs::read_to_string(format!("{}/Cargo.toml", env!("CARGO_MANIFEST_DIR")));
    let manifest: toml::Table = manifest.expect("it is there").parse().expect("TOML");
    let metadata = &manifest["package"]["metadata"]["binstall"];
    let of_target = metadata["overrides"].get(target);
    let template = |key| {
        let special = of_target.and_then(|of_target| of_target.get(key));
        special.unwrap_or(&metadata[key]).as_str().expect("a text")
    };
    let ending = if target.contains("windows") {
        ".exe"
    } else {
        ""
    };
    let fill = |template: &str| {
        let filled = template
            .replace("{ repo }", address)
            .replace("{ version }", VERSION)
            .replace("{ target }", target)
            .replace("{ bin }", "plenary")
            .replace("{ binary-ext }", ending);
        assert!(!filled.contains('{'), "{filled}");
        filled
    };
    (fill(template("pkg-url")), fill(template("bin-dir")))
}

/// Returns the lines of the README that download the archive, and those that unpack it.
fn lines_of_readme() -> String {
    let readme = fs::read_to_string(format!("{ROOT}/README.md")).expect("it is there");
    let lines = readme.lines();
    let mine = lines.filter(|line| line.starts_with("curl ") || line.starts_with("tar "));
    mine.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_archive_of_the_readme_is_downloaded_and_runs() {
    let place = Place::empty();
    fs::create_dir(place.path("server")).expect("a folder");
    release(&place.path("server"));
    let address = serve(place.path("server"));

    let lines = lines_of_readme();
    assert!(lines.contains(ADDRESS), "{lines}");
    place
        .shell(&format!("set -e\n{}", lines.replace(ADDRESS, &address)))
        .is_well();
    let sums = format!(
        "curl -fsSLO {address}/releases/download/v{VERSION}/SHA256SUMS && sha256sum --check SHA256SUMS"
    );
    place.shell(&sums).is_well();
    let (archive, command) = binstall(TARGET, &address);
    assert!(
        lines.replace(ADDRESS, &address).contains(&archive),
        "{archive}"
    );
    let printed = Said::of(Command::new(place.path(&command)).arg("--version"));
    let version = format!("plenary {VERSION} (tz database ");
    assert!(printed.out.starts_with(&version), "{}", printed.out);
    let folder = format!("plenary-{VERSION}-{TARGET}");
    let manual = place.read(&format!("{folder}/man/plenary-explain.1"));
    assert!(manual.contains("plenary explain"), "{manual}");
    for name in ["LICENSE-MIT", "LICENSE-APACHE", "completions/plenary.fish"] {
        assert!(place.path(&format!("{folder}/{name}")).exists(), "{name}");
    }
}

/// The names that `.github/package` gives, for which cargo-binstall and the action ask, for each target of the
/// release.
#[test]
fn everything_names_the_archives_alike() {
    let release = fs::read_to_string(format!("{ROOT}/.github/workflows/release.yml"));
    let release = release.expect("it is there");
    let targets: Vec<_> = release
        .lines()
        .filter_map(|line| line.split_once("target: "))
        .map(|(_, target)| target.trim_end_matches([' ', '}']))
        .filter(|target| !target.contains('$'))
        .collect();
    assert_eq!(targets.len(), 5, "{targets:?}");
    // Without this script the action builds the command.
    let action = fs::read_to_string(format!("{ROOT}/.github/actions/check/run")).ok();
    for target in targets {
        let name = package(&["--name", target]);
        let (archive, command) = binstall(target, ADDRESS);
        assert_eq!(
            archive,
            format!("{ADDRESS}/releases/download/v{VERSION}/{name}")
        );
        let asked = name.replace(VERSION, "$1");
        assert!(
            action.as_ref().is_none_or(|action| action.contains(&asked)),
            "{asked}"
        );
        let folder = name.trim_end_matches(".tar.gz").trim_end_matches(".zip");
        assert!(
            command.starts_with(&format!("{folder}/plenary")),
            "{command}"
        );
    }
}
