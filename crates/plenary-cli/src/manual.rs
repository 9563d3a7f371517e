//! What the command says of itself to shells and to `man`.

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::{
    args::Args,
    outcome::{Failure, Outcome, print},
};

const NAME: &str = "plenary";

/// What lets a shell complete what is typed.
pub(crate) fn completions(shell: Shell) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), NAME, &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Well)
}

/// The manual page of everything, or of one command.
pub(crate) fn page(command: Option<&str>) -> Result<Outcome, Failure> {
    let mut all = Args::command();
    all.build();
    let page = match command {
        None => all,
        Some(name) => named(&all, name)?,
    };
    let mut roff = Vec::new();
    Man::new(page).render(&mut roff).map_err(Failure::Output)?;
    print(&String::from_utf8_lossy(&roff))?;
    Ok(Outcome::Well)
}

fn named(all: &Command, name: &str) -> Result<Command, Failure> {
    let known = all.get_subcommands().map(Command::get_name);
    let known: Vec<_> = known.filter(|known| *known != "help").collect();
    let command = all.find_subcommand(name).cloned().ok_or_else(|| {
        let known = known.join(", ");
        Failure::Usage(format!("no command `{name}`: write one of {known}"))
    })?;
    Ok(command.display_name(format!("{NAME}-{name}")))
}
