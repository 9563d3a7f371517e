//! Completions for shells, and the manual pages.

use clap::{Args as Arguments, Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::{
    args::Args,
    outcome::{Failure, Outcome, print},
};

const NAME: &str = "plenary";

/// Arguments of `completions`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary completions bash > ~/.local/share/bash-completion/completions/plenary
  plenary completions fish > ~/.config/fish/completions/plenary.fish
  plenary completions powershell >> $PROFILE")]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// Arguments of `manual`.
#[derive(Debug, Arguments)]
#[command(after_help = "\
Examples:
  plenary manual > plenary.1
  plenary manual render > plenary-render.1")]
pub(crate) struct ManualArgs {
    /// Print the page of this command [default: the page of plenary]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Prints the completions of a shell.
pub(crate) fn completions(args: &CompletionsArgs) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), NAME, &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Well)
}

/// Returns the manual page of everything, or of one command.
pub(crate) fn page(args: &ManualArgs) -> Result<Outcome, Failure> {
    let mut all = Args::command();
    all.build();
    let page = match &args.command {
        None => all,
        Some(name) => named(&all, name)?,
    };
    let mut roff = Vec::new();
    Man::new(page).render(&mut roff).map_err(Failure::Output)?;
    print(&String::from_utf8_lossy(&roff))?;
    Ok(Outcome::Well)
}

fn named(all: &Command, name: &str) -> Result<Command, Failure> {
    let known: Vec<_> = all
        .get_subcommands()
        .map(Command::get_name)
        .filter(|known| *known != "help")
        .collect();
    let command = all.find_subcommand(name).cloned().ok_or_else(|| {
        let names = known.join(", ");
        Failure::Usage(format!("no command `{name}`: write one of {names}"))
    })?;
    Ok(command.display_name(format!("{NAME}-{name}")))
}
