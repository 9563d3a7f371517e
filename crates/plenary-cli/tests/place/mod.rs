//! A folder with schedules in it, and the answers of the command there.
#![allow(dead_code, reason = "each test takes what it needs")]

#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::{
    ffi::OsStr,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

pub(crate) const PLENARY: &str = env!("CARGO_BIN_EXE_plenary");

/// The moment that it is for the command: Thursday 19 March 2026, 18:30 in Geneva.
pub(crate) const CLOCK: (&str, &str) = ("SOURCE_DATE_EPOCH", "1773941400");

/// The schedule of the letter, which is sound, with the files that any schedule has.
pub(crate) fn letter() -> String {
    let path = "../../schedules/att-csp12-working-groups.toml";
    let letter = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    let outputs = "outputs = [\"markdown\", \"html\", \"docx\"]\n";
    letter.expect("it is there").replace(outputs, "")
}

/// A folder of its own for a test, with the schedule `csp12.toml` in it.
pub(crate) struct Place(TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self::empty();
        place.write("csp12.toml", &letter());
        place
    }

    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("it can be written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("it can be read")
    }

    pub(crate) fn fifo(&self, name: &str) {
        let made = Command::new("mkfifo").arg(self.path(name)).status();
        assert!(made.expect("mkfifo runs").success());
    }

    #[cfg(unix)]
    pub(crate) fn allow(&self, name: &str, mode: u32) {
        let rights = fs::Permissions::from_mode(mode);
        fs::set_permissions(self.path(name), rights).expect("rights can be set");
    }

    /// The names of all that is there.
    pub(crate) fn names(&self) -> Vec<String> {
        self.names_in("")
    }

    pub(crate) fn names_in(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).expect("a folder");
        let name = |entry: io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        let mut names: Vec<_> = entries
            .map(|entry| name(entry).to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Every file with its text, in order of the names.
    pub(crate) fn texts(&self) -> Vec<(String, String)> {
        let names = self.names().into_iter();
        names
            .map(|name| {
                let text = self.read(&name);
                (name, text)
            })
            .collect()
    }

    /// The command, in this folder.
    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(PLENARY);
        command.current_dir(self.0.path()).args(line.split(' '));
        command.env(CLOCK.0, CLOCK.1);
        command
    }

    pub(crate) fn run(&self, line: &str) -> Said {
        Said::of(&mut self.command(line))
    }

    /// A line of the shell, in which `$P` is the command.
    pub(crate) fn shell_command(&self, line: &str) -> Command {
        let mut shell = Command::new("bash");
        shell.current_dir(self.0.path()).env("P", PLENARY);
        shell.env(CLOCK.0, CLOCK.1);
        shell.args(["-c", line]);
        shell
    }

    pub(crate) fn shell(&self, line: &str) -> Said {
        Said::of(&mut self.shell_command(line))
    }
}

/// Runs the command in a folder.
pub(crate) fn plenary(folder: &Path, words: &[impl AsRef<OsStr>]) -> Said {
    let mut command = Command::new(PLENARY);
    command.env(CLOCK.0, CLOCK.1);
    Said::of(command.current_dir(folder).args(words))
}

/// Both streams, and the exit code.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) error: String,
    pub(crate) code: Option<i32>,
}

impl Said {
    pub(crate) fn of(command: &mut Command) -> Self {
        Self::from(command.output().expect("it runs"))
    }

    /// Returns both streams, one behind the other.
    pub(crate) fn both(&self) -> String {
        format!("{}{}", self.out, self.error)
    }

    /// Could not be done, for this reason.
    pub(crate) fn is_refused(&self, why: &str) {
        assert_eq!(self.code, Some(2), "{self:?}");
        let mut lines = self.error.lines();
        let said = |line: &str| line.starts_with("plenary: ") && line.contains(why);
        assert!(lines.any(said), "{why}: {self:?}");
    }

    pub(crate) fn is_well(&self) {
        assert_eq!(self.code, Some(0), "{self:?}");
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("it prints text");
        Self {
            out: text(output.stdout),
            error: text(output.stderr),
            code: output.status.code(),
        }
    }
}

/// Says aloud that something cannot be tested here.
pub(crate) fn skipped(what: &str) {
    let _ = writeln!(io::stderr(), "skipped, for this machine cannot: {what}");
}

pub(crate) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id runs");
    id.stdout == b"0\n"
}

/// The command as somebody for whom rights hold: root is made to heed them.
pub(crate) fn heeding_rights(command: Command) -> Option<Command> {
    if !is_root() {
        return Some(command);
    }
    let powerless = ["--bounding-set=-all", "--inh-caps=-all"];
    let can = Command::new("setpriv").args(powerless).arg("true").status();
    if !can.is_ok_and(|status| status.success()) {
        skipped("rights that hold for root, with setpriv");
        return None;
    }
    let mut heeding = Command::new("setpriv");
    heeding
        .args(powerless)
        .arg(command.get_program())
        .args(command.get_args())
        .current_dir(command.get_current_dir().expect("a folder"));
    Some(heeding)
}

/// Runs a line of the shell where it can mount file systems; none if there is no such place.
pub(crate) fn where_mounts_can_be(place: &Place, line: &str) -> Option<Said> {
    for how in ["-rm", "-m"] {
        let probe = Command::new("unshare")
            .args([how, "mount", "-t", "tmpfs", "none", "/mnt"])
            .output();
        if probe.is_ok_and(|done| done.status.success()) {
            return Some(place.shell(&format!("unshare {how} bash -c '{line}'")));
        }
    }
    skipped("mount a file system, with unshare");
    None
}
