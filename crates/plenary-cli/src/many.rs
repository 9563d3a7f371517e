//! Runs over many schedules, one after the other, with a progress bar.

use std::{
    env,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{
    findings::{Findings, Messages},
    outcome::Failure,
    tally::{Tally, Verdict},
};

/// Does the work for each path, writes its messages, and counts the verdicts.
pub(crate) fn each(
    paths: &[PathBuf],
    findings: &mut Findings,
    mut work: impl FnMut(&Path, &mut Messages) -> Result<Verdict, Failure>,
) -> Result<Tally, Failure> {
    let progress = Progress::new(paths.len());
    let mut tally = Tally::default();
    for path in paths {
        let mut messages = Messages::default();
        let verdict = work(path, &mut messages);
        if !messages.is_empty() {
            progress.aside(|| findings.tell(messages))?;
        }
        tally.add(verdict?);
        progress.step();
    }
    Ok(tally)
}

/// Duration after which a run shows its bar.
const SOON: Duration = Duration::from_secs(1);

/// A bar on the standard error, if that is a terminal and it takes a while. It goes when it is dropped.
struct Progress {
    bar: Option<ProgressBar>,
    since: Instant,
}

impl Progress {
    fn new(of: usize) -> Self {
        let watched =
            io::stderr().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb");
        let hidden =
            || ProgressBar::with_draw_target(Some(of as u64), ProgressDrawTarget::hidden());
        Self {
            bar: watched.then(|| hidden().with_style(style())),
            since: Instant::now(),
        }
    }

    /// Counts one more schedule as done.
    fn step(&self) {
        let Some(bar) = &self.bar else { return };
        if bar.is_hidden() && self.since.elapsed() > SOON {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.inc(1);
    }

    /// Prints something where the bar stands now.
    fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn style() -> ProgressStyle {
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} schedules");
    style.unwrap_or_else(|_| ProgressStyle::default_bar())
}
