//! `plenary explain`: codes, keys of the source, and pages, as text for a terminal.

mod draw;
mod keys;
mod markdown;

use clap::Args;
use console::Term;
use plenary::Code;

use self::keys::{Key, KeyTable};
use crate::outcome::{Failure, Outcome, print_styled};

/// The pages, by the words that name them, with their titles.
const PAGES: [(&str, &str, &str); 3] = [
    ("guide", "The guide", plenary::GUIDE),
    ("language", "The source language", plenary::language::PAGE),
    ("rolling", "Rolling basis", plenary::rolling::PAGE),
];

/// The width of a text that is not printed on a terminal.
const WIDTH: usize = 80;

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  plenary explain P0201                      what a fault means, and how to fix it
  plenary explain start-by                   what a key holds
  plenary explain meeting.note days.note     a key of one table, and one of another
  plenary explain language                   all keys
  plenary explain rolling                    how meetings are placed, and how they move
  plenary explain guide                      the command, its files, and the library

Without its table a key is explained for every table that can have it.")]
pub(crate) struct ExplainArgs {
    /// Codes of faults, keys of schedules, or pages
    #[arg(value_name = "CODE|KEY|PAGE", required_unless_present = "list")]
    words: Vec<String>,

    /// List all codes with their titles, all keys, and all pages
    #[arg(long)]
    list: bool,
}

pub(crate) fn run(args: &ExplainArgs) -> Result<Outcome, Failure> {
    let tables = KeyTable::all();
    let mut pages = Vec::new();
    for word in &args.words {
        let found = explained(word, &tables);
        if found.is_empty() {
            return Err(Failure::Usage(unknown(word, &tables)));
        }
        pages.extend(found);
    }
    if args.list {
        pages.push(list(&tables));
    }
    let blocks = markdown::read(&pages.join("\n"));
    print_styled(&draw::draw(&blocks, width()))?;
    Ok(Outcome::Well)
}

/// Returns the width of the terminal on which the standard output is shown.
fn width() -> usize {
    let size = Term::stdout().size_checked();
    size.map_or(WIDTH, |(_, columns)| usize::from(columns))
}

/// Returns all that a word names, in Markdown: a code, a key in each table that can have it, a page.
fn explained(word: &str, tables: &[KeyTable]) -> Vec<String> {
    let code = word.to_uppercase().parse::<Code>();
    let mut found: Vec<_> = code.iter().map(|code| code.page().to_owned()).collect();
    let bare = word.trim_matches(['[', ']']);
    let keys = keys(tables).filter(|key| key.is_meant_by(bare));
    found.extend(keys.map(|key| key.page(tables)));
    let pages = PAGES.iter().filter(|(name, ..)| *name == word);
    found.extend(pages.map(|(_, title, page)| format!("# {title}\n\n{page}")));
    found
}

fn keys(tables: &[KeyTable]) -> impl Iterator<Item = Key<'_>> {
    tables.iter().flat_map(KeyTable::keys)
}

/// Returns the codes with their titles, the keys by their tables, and the pages, in Markdown.
fn list(tables: &[KeyTable]) -> String {
    let row = |(left, right): (String, String)| format!("| {left} | {right} |\n");
    let head = |left: &str, right: &str| format!("| {left} | {right} |\n| --- | --- |\n");
    let codes = Code::ALL
        .iter()
        .map(|code| row((code.to_string(), code.title().to_owned())));
    let keys = tables.iter().map(|table| {
        let names: Vec<_> = table.keys().map(|key| key.name).collect();
        row((table.title().to_owned(), names.join(", ")))
    });
    let pages = PAGES
        .iter()
        .map(|(name, title, _)| row(((*name).to_owned(), (*title).to_owned())));
    format!(
        "{}{}\n{}{}\n{}{}",
        head("code", "what it says"),
        codes.collect::<String>(),
        head("table", "its keys"),
        keys.collect::<String>(),
        head("page", "its title"),
        pages.collect::<String>(),
    )
}

/// Says that a word names nothing, and which words are like it.
fn unknown(word: &str, tables: &[KeyTable]) -> String {
    let similar = similar(word, tables).into_iter().take(3);
    let quoted: Vec<_> = similar.map(|word| format!("`{word}`")).collect();
    let advice = match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => format!("did you mean {only}? "),
        Some((last, others)) => format!("did you mean {} or {last}? ", others.join(", ")),
    };
    format!(
        "no code, key or page is called `{word}`; {advice}`plenary explain --list` lists them all"
    )
}

/// Returns the words that are like one, the nearest first.
fn similar(word: &str, tables: &[KeyTable]) -> Vec<String> {
    let typed = word.to_lowercase();
    let codes = Code::ALL.iter().map(Code::to_string);
    let pages = PAGES.iter().map(|(name, ..)| (*name).to_owned());
    let keys = keys(tables).map(|key| {
        let path = key.path();
        match path.split_once('.') {
            Some((_, name)) if !typed.contains('.') => name.to_owned(),
            _ => path,
        }
    });
    let mut near: Vec<_> = keys
        .chain(pages)
        .chain(codes)
        .map(|name| (strsim::osa_distance(&typed, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= 1 + name.len() / 5 || is_part(&typed, name))
        .collect();
    near.sort();
    near.dedup();
    near.into_iter().map(|(_, name)| name).collect()
}

/// True for the beginning of a name.
fn is_part(typed: &str, name: &str) -> bool {
    typed.len() > 2 && name.starts_with(typed)
}
