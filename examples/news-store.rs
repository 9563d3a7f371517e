//! Keeps the news in a file of JSON, which stands for a database: reads it, adds how long a meeting took,
//! stores it again, and says what has moved.
//!
//! `cargo run -p plenary-examples --example news-store -- schedules/att-csp12-working-groups.toml news.json WGTU 90m`

use std::{error::Error, fs, io::ErrorKind};

use plenary::{Language, Minutes, News};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [path, store, meeting, took] = &arguments[..] else {
        return Err("usage: news-store FILE STORE MEETING TOOK".into());
    };
    let took: Minutes = took.parse()?;
    let source = plenary::open(path)?;
    let (plan, recorded) = plenary::read(&source)?.value;
    let before = load(store)?.unwrap_or(recorded);
    let after = before.clone().took(meeting, took);

    let earlier = plenary::place(plan.clone(), &before).map_err(|report| report.attach(&source))?;
    let later = plenary::place(plan, &after).map_err(|report| report.attach(&source))?;
    fs::write(store, serde_json::to_string(&after)?)?;
    for line in later.value.moved_since(&earlier.value, Language::English) {
        println!("{line}");
    }
    Ok(())
}

/// Returns the stored news; none before the first run, when those of the source count.
fn load(store: &str) -> Result<Option<News>, Box<dyn Error>> {
    match fs::read_to_string(store) {
        Ok(stored) => Ok(Some(serde_json::from_str(&stored)?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}
