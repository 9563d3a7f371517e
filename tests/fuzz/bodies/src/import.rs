//! Any bytes as an annex: what is said to be the same annex is, and comes back once more.

use plenary::Source;
use plenary_import::{Imported, Options, import as read};

/// Makes a schedule of a page, and one of the page of that.
///
/// # Panics
/// If the annex of a source is not what was read, though it is said to be.
pub fn import(bytes: &[u8]) {
    let Ok(imported) = read(bytes, &Options::default()) else {
        return;
    };
    if imported.unread.is_empty() {
        let again = read(page(&imported).as_bytes(), &options(&imported))
            .expect("an annex of Plenary can be read");
        let first = again.unread.first().map(ToString::to_string);
        assert!(first.is_none(), "{first:?}");
    }
}

/// The annex of a source that is said to give one.
fn page(imported: &Imported) -> String {
    let source = Source::new("imported.toml", imported.source.as_str());
    let schedule = plenary::compile(&source).expect("what is the same compiles");
    schedule.value.annex().to_markdown()
}

/// The year, which an annex need not say.
fn options(imported: &Imported) -> Options {
    let day = imported.source.split_once("\nfirst-day = ");
    let mut options = Options::default();
    options.first_day = day.and_then(|(_, rest)| rest.get(..10)?.parse().ok());
    options
}
