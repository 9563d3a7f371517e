//! The reading of a source, which makes a [`Document`] of it.

use toml::de::DeTable;

use super::{
    Document,
    decode::too_long,
    headings::fields,
    level::Level,
    reader::{PathRef, Reading},
    syntax,
};
use crate::{
    fault::{Fault, Faults, Report, Waiver},
    source::Source,
};

/// The result of reading: the document, unless the text is no TOML, and the faults so far.
pub(crate) struct ParsedSource<'s> {
    source: &'s Source,
    table: DeTable<'s>,
    pub(crate) document: Option<Document>,
    pub(crate) faults: Faults,
}

impl ParsedSource<'_> {
    /// Returns the name of the source.
    pub(crate) fn name(&self) -> &str {
        self.source.name()
    }

    /// Finds the places of these faults in the source, and of those that are allowed.
    pub(crate) fn report(&self, mut faults: Faults, mut waived: Vec<(Fault, Waiver)>) -> Report {
        let allowed = waived.iter_mut().map(|(fault, _)| fault);
        let all = faults.iter_mut().chain(allowed);
        super::locate::locate(all, &self.table, self.source.text());
        if let Some(draft) = self.source.draft() {
            let allowed = waived.iter_mut().map(|(fault, _)| fault);
            let all = faults.iter_mut().chain(allowed);
            all.for_each(|fault| fault.stand_in_file(draft));
        }
        Report::located(self.source, faults).with_waived(waived)
    }
}

impl Report {
    /// Finds the places of faults in the source that the plan was read from.
    ///
    /// [`read`](crate::read) and [`compile`](crate::compile) do so themselves; this is for the report
    /// of [`place`](crate::place), which knows no source.
    ///
    /// ```
    /// use plenary::{Minutes, News, Source};
    /// let source = plenary::open("csp12.toml")?;
    /// let (plan, _) = plenary::read(&source)?.value;
    /// let report = plenary::place(plan, &News::default().took("WGTR", Minutes(600))).unwrap_err();
    /// let report = report.attach(&source);
    /// assert!(report.to_string().contains("csp12.toml:"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn attach(self, source: &Source) -> Report {
        read(source).report(self.into_faults(), Vec::new())
    }
}

/// Reads a source, and reports the faults of P00 and P01.
pub(crate) fn read(source: &Source) -> ParsedSource<'_> {
    let mut found = Reading::default();
    let mut text = source.text();
    let merges = syntax::unfinished_merges(text);
    if text.len() > Source::MOST_BYTES {
        found.push(too_long());
        text = "";
    } else if !merges.is_empty() {
        // Two versions of one text contradict each other in all that follows.
        found.faults = merges;
        text = "";
    } else if syntax::is_not_toml(text) {
        // All else that the parser could say comes of it.
        found.faults = syntax::strange_characters(text);
        text = "";
    }
    let (parsed, errors) = DeTable::parse_recoverable(text);
    let table = parsed.into_inner();
    let sound = found.faults.is_empty() && syntax::judge(&errors, &table, text, &mut found);
    let document = sound.then(|| fields(&table, Level::Top, PathRef::Top, &mut found));
    ParsedSource {
        source,
        table,
        document,
        faults: found.faults,
    }
}
