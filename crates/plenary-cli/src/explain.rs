//! `plenary explain`: the pages of the codes.

use plenary::Code;

use crate::{
    args::ExplainArgs,
    outcome::{Failure, Outcome, print},
};

pub(crate) fn run(args: &ExplainArgs) -> Result<Outcome, Failure> {
    let parsed: Result<Vec<Code>, _> = args.codes.iter().map(|code| code.parse()).collect();
    let codes = parsed.map_err(|unknown| {
        Failure::Usage(format!("{unknown}: `plenary explain --list` lists them"))
    })?;
    let mut pages: Vec<String> = codes.iter().map(|code| code.page().to_owned()).collect();
    if args.list {
        let line = |code: &Code| format!("{code}  {}\n", code.title());
        pages.push(Code::ALL.iter().map(line).collect());
    }
    print(&pages.join("\n"))?;
    Ok(Outcome::Well)
}
