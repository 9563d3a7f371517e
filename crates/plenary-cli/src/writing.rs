//! `render --write`: the files of all sources, or of none.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    fs,
    path::{Path, PathBuf},
};

use plenary::Schedule;

use crate::{
    args::RenderArgs,
    docx,
    files::{self, Hold, Prepared},
    findings::{self, Findings, Stream},
    held_back,
    many::each,
    outcome::{self, Failure, Outcome, print},
    render,
    schema::Outdated,
    tally::{counted, is_many},
};

/// Writes every file beside its place, and puts them all in their places once all are ready.
pub(crate) fn run(args: &RenderArgs) -> Result<Outcome, Failure> {
    let sources = files::sources(&args.files)?;
    let out_dir = args.out_dir.as_deref();
    if let Some(folder) = out_dir {
        files::one_source_each(&sources, folder)?;
    }
    let made = out_dir.map(OutDir::new).transpose()?;
    let writing = Writing::new(&sources, out_dir);
    let mut findings = Findings::new(args.format, Stream::Error);
    let mut all = All::default();
    let done = each(&sources, &mut findings, |path, messages| {
        let (schedule, verdict) = render::compile(path, args, messages);
        match schedule {
            Some(schedule) if !all.in_vain => {
                all.take(path, writing.ready(path, &schedule)?)?;
                all.left_out
                    .extend(held_back::left_out(path, out_dir, &schedule)?);
                all.take_schema(path, &writing)?;
            }
            Some(_) => {}
            None => all = All::IN_VAIN,
        }
        Ok(verdict)
    });
    let tally =
        done.map_err(|failure| Failure::Usage(format!("{failure}; nothing has been written")))?;
    findings.finish()?;
    if tally.outcome() == Outcome::Well {
        made.into_iter().for_each(OutDir::keep);
        if findings::for_people(args.format) {
            outcome::tell_all(&all.left_out)?;
        }
        all.put()?;
    } else if tally.number() > 1 && findings::for_people(args.format) {
        outcome::tell(&format!("nothing is written of {}", tally.of_sources()))?;
    }
    Ok(tally.outcome())
}

/// Settings that all sources of a run share.
struct Writing<'a> {
    out_dir: Option<&'a Path>,
    /// The sources, wherever links to them stand.
    sources: BTreeSet<PathBuf>,
    hold: Hold,
}

impl<'a> Writing<'a> {
    fn new(sources: &[PathBuf], out_dir: Option<&'a Path>) -> Self {
        let whole = sources
            .iter()
            .filter_map(|path| fs::canonicalize(path).ok());
        let folders: BTreeSet<_> = sources
            .iter()
            .map(|source| files::folder(source, out_dir))
            .collect();
        Self {
            out_dir,
            sources: whole.collect(),
            hold: Hold::on(folders),
        }
    }

    fn ready(
        &self,
        source: &Path,
        schedule: &Schedule,
    ) -> Result<Vec<(Prepared, PathBuf)>, Failure> {
        let folder = files::folder(source, self.out_dir);
        let mut ready = Vec::new();
        for file in docx::files(source, folder, schedule)? {
            let place = files::place(&folder.join(&file.name))?;
            if self.sources.contains(&place) {
                return Err(over_a_source(&folder.join(&file.name)));
            }
            ready.push((Prepared::new(&self.hold, folder, &file)?, place));
        }
        Ok(ready)
    }
}

/// Refuses to write over what is being read: a source that is called `csp12.md`.
fn over_a_source(file: &Path) -> Failure {
    let file = file.display();
    Failure::Usage(format!(
        "`{file}` is a source itself: let its name end in `.toml`"
    ))
}

/// All files that are ready, and which source they are of.
#[derive(Default)]
struct All {
    files: Vec<Prepared>,
    sources: Vec<PathBuf>,
    owners: BTreeMap<PathBuf, usize>,
    /// Lines on the languages in which nothing is made.
    left_out: Vec<String>,
    /// A source has errors, so that nothing will be put in its place.
    in_vain: bool,
}

impl All {
    /// Nothing is ready any more, nor need be.
    const IN_VAIN: Self = Self {
        files: Vec::new(),
        sources: Vec::new(),
        owners: BTreeMap::new(),
        left_out: Vec::new(),
        in_vain: true,
    };

    fn take(&mut self, source: &Path, files: Vec<(Prepared, PathBuf)>) -> Result<(), Failure> {
        let owner = self.sources.len();
        self.sources.push(source.to_owned());
        for (file, place) in files {
            if let Some(other) = self.owners.insert(place, owner) {
                let other = &self.sources[other];
                return Err(files::same_files(
                    other,
                    source,
                    files::folder(&file.path, None),
                ));
            }
            self.files.push(file);
        }
        Ok(())
    }

    /// Takes the schema beside a source, once, if another version has written it.
    fn take_schema(&mut self, source: &Path, writing: &Writing<'_>) -> Result<(), Failure> {
        let outdated = Outdated::of(source);
        let Some(schema) = outdated.filter(|schema| schema.is_rendered) else {
            return Ok(());
        };
        let owner = self.sources.len().saturating_sub(1);
        if writing.out_dir.is_none()
            && let Entry::Vacant(place) = self.owners.entry(files::place(&schema.place)?)
        {
            place.insert(owner);
            let folder = files::folder(source, None);
            let prepared = Prepared::new(&writing.hold, folder, &schema.file)?;
            self.files.push(prepared);
        }
        Ok(())
    }

    /// Puts the files in their places, and says which. What could not be printed is as well written.
    fn put(self) -> Result<(), Failure> {
        let schedules = self.sources.len();
        let (brief, all) = (is_many(schedules), self.files.len());
        let (mut lines, mut written) = (Vec::new(), 0);
        for file in self.files {
            let path = file.path.display().to_string();
            let changed = file.put().map_err(|failure| {
                Failure::Usage(format!(
                    "{failure}; {written} of {all} files have been written"
                ))
            })?;
            written += usize::from(changed);
            if changed {
                lines.push(format!("{path}: written\n"));
            } else if !brief {
                lines.push(format!("{path}: up to date\n"));
            }
        }
        if schedules > 1 {
            let schedules = counted(schedules, "schedule");
            lines.push(format!("{schedules}: {}\n", of_files(written, all)));
        }
        print(&lines.concat())
    }
}

/// The files of one schedule, ready to be put in their places.
pub(crate) struct Ready {
    all: All,
    /// The folder is held until then.
    _hold: Hold,
}

impl Ready {
    /// Writes the files of a schedule beside their places.
    pub(crate) fn of(source: &Path, schedule: &Schedule) -> Result<Self, Failure> {
        let writing = Writing::new(&[source.to_owned()], None);
        let mut all = All::default();
        all.take(source, writing.ready(source, schedule)?)?;
        Ok(Self {
            all,
            _hold: writing.hold,
        })
    }

    /// Puts the files in their places, and says which.
    pub(crate) fn put(self) -> Result<(), Failure> {
        self.all.put()
    }
}

fn of_files(written: usize, all: usize) -> String {
    match (written, all - written) {
        (0, _) => format!("{} up to date", counted(all, "file")),
        (_, 0) => format!("{} written", counted(all, "file")),
        (_, rest) => format!("{} written, {rest} up to date", counted(written, "file")),
    }
}

/// The folder that files are written into, with those above it that are made for it. They go again if
/// nothing is written.
struct OutDir {
    made: Vec<PathBuf>,
}

impl OutDir {
    fn new(folder: &Path) -> Result<Self, Failure> {
        let missing = folder.ancestors().filter(|above| {
            let named = !above.as_os_str().is_empty();
            named && above.symlink_metadata().is_err()
        });
        let made = missing.map(Path::to_owned).collect();
        let folders = Self { made };
        fs::create_dir_all(folder).map_err(|error| Failure::file("make", folder, error))?;
        Ok(folders)
    }

    fn keep(mut self) {
        self.made.clear();
    }
}

impl Drop for OutDir {
    fn drop(&mut self) {
        for folder in &self.made {
            // One that others have put something into meanwhile stays.
            let _ = fs::remove_dir(folder);
        }
    }
}
