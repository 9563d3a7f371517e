//! Reading of the texts around the table.

use std::collections::HashSet;

use super::{Reading, with_urls};
use crate::{
    changes::{change::Subject, phrase::Phrase, version::Version},
    text::{Inline, Text},
};

impl<'v> Reading<'v> {
    /// Reads the texts around the table.
    pub(super) fn page(&self, version: &mut Version) {
        let (view, catalogue, plan) = (self.view, self.view.catalogue, self.view.plan());
        let read = |text: Option<&Text>| view.localizer.read(text);
        let zone = vec![Inline::text(plan.time_zone().to_owned())];
        let words = &catalogue.changes;
        let mark = match plan.revision_mark() {
            "/Rev." => "",
            other => other,
        };
        let symbol = plan
            .symbol()
            .map(|symbol| Inline::text([symbol, mark].concat()));
        for (label, text) in [
            (("symbol", words.symbol), Vec::from_iter(symbol)),
            (("title", words.title), view.title()),
            (("venue", words.venue), read(plan.venue())),
            (
                ("organisation", words.organisation),
                read(plan.organisation()),
            ),
            (("secretariat", words.secretariat), read(plan.secretariat())),
        ] {
            version.text(Subject::Page, label, with_urls(&text));
        }
        self.original(version);
        for line in view.details() {
            version.text(Subject::Page, ("", ""), with_urls(&line));
        }
        let status = view
            .status()
            .map(catalogue.heading.status)
            .unwrap_or_default();
        version.text(Subject::Page, ("", ""), with_urls(&[Inline::text(status)]));
        for note in self.other_notes() {
            let label = ("note", catalogue.heading.note);
            version.text(Subject::Page, label, with_urls(view.localizer.text(note)));
        }
        let label = ("time-zone", words.time_zone);
        version.text(Subject::Page, label, with_urls(&zone));
        let label = ("side-events", catalogue.grid.side_events);
        version.text(Subject::Page, label, with_urls(&view.side_events()));
    }

    /// Reads the language of the original, which pages in other languages name.
    fn original(&self, version: &mut Version) {
        let catalogue = self.view.catalogue;
        let plan = self.view.plan();
        let Some(original) = plan.original() else {
            return;
        };
        if plan.languages().iter().all(|other| *other == original) {
            return;
        }
        let is_named = original != self.view.language();
        let name = is_named.then(|| (catalogue.language_name)(original).to_owned());
        let part = version.part(Subject::Page, "original");
        part.name = Phrase::new(catalogue.heading.original);
        // The empty line of the page in that language is compared by those of the others.
        part.lines.push(name.unwrap_or_default().into());
    }

    /// Returns the notes that stand beside no day, meeting or event of the list, each once.
    fn other_notes(&self) -> Vec<&'v Text> {
        let (view, plan) = (self.view, self.view.plan());
        let occurrences = view.occurrences().iter();
        let days = occurrences
            .clone()
            .filter_map(|occurrence| view.day_note(occurrence.day, None));
        let listed =
            occurrences.filter_map(|occurrence| view.listed_note(occurrence, occurrence.day));
        let mut known: HashSet<_> = days.chain(listed).collect();
        let tracks = plan.tracks().iter().filter_map(|track| track.note.as_ref());
        let days = plan.day_notes().iter().map(|note| &note.note);
        let meetings = plan
            .meetings()
            .iter()
            .filter_map(|meeting| meeting.details().note.as_ref());
        let events = plan.events().iter().filter_map(|event| event.note.as_ref());
        let rest = tracks
            .chain(days)
            .chain(meetings)
            .chain(events)
            .filter(|note| known.insert(note));
        plan.note().into_iter().chain(rest).collect()
    }
}
