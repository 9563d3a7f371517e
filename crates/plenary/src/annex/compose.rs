//! Composition of the annex from a schedule or a view.

use chrono::NaiveDate;

use super::{Annex, Heading, Note, NoteId, list, notes, table};
use crate::{
    changes::Changes,
    fault::Report,
    keywords::Show,
    schedule::{Schedule, unplanned},
    text::{Language, Text},
    view::View,
};

impl Schedule {
    /// Returns the schedule with an annex that shows other times than its source asks for.
    ///
    /// # Errors
    /// If the planned times are asked for and a meeting has none, since it had no room in the plan
    /// without the news (P0334).
    pub fn showing(mut self, show: Show) -> Result<Self, Report> {
        self.plan.page.show = show;
        let faults: Vec<_> = unplanned::judge(&self).into_iter().collect();
        if faults.is_empty() {
            return Ok(self);
        }
        Err(Report::without_source(faults))
    }

    /// Returns the schedule with an annex that shows the bounds of the starts of meetings, or not.
    #[must_use]
    pub fn with_forecast(mut self, forecast: bool) -> Self {
        self.plan.page.forecast = forecast;
        self
    }

    /// Returns the annex in the first language of the plan.
    #[must_use]
    pub fn annex(&self) -> Annex {
        self.first_view().marked_annex()
    }

    /// Returns the annex in one of the plan's [finished languages](crate::Plan::finished_languages); none in
    /// another.
    #[must_use]
    pub fn annex_in(&self, language: Language) -> Option<Annex> {
        self.view(language).as_ref().map(View::marked_annex)
    }
}

impl View<'_> {
    /// Returns the annex, without marks of changes: see [`Annex::marked`].
    #[must_use]
    pub fn annex(&self) -> Annex {
        let note = self.plan().heading.note.as_ref().map(|note| Note {
            mark: "*".to_owned(),
            content: self.localizer.read(Some(note)),
            is_marked: true,
        });
        let (list, reserve) = list::compose_all(self);
        let mut annex = Annex {
            language: self.language(),
            heading: heading(self),
            notice: self.notice(),
            tables: table::compose(self),
            notes: note.into_iter().collect(),
            sections: self.sections(self.show == Show::Changes),
            list,
            reserve,
            side_events: self.side_events(),
        };
        notes::assign(&mut annex, self);
        annex
    }

    /// Returns the annex, marked with the changes that its schedule marks.
    #[must_use]
    pub fn marked_annex(&self) -> Annex {
        let changes = Changes::marked_by(self);
        changes.iter().fold(self.annex(), Annex::marked)
    }
}

fn heading(view: &View<'_>) -> Heading {
    let (plan, localizer) = (view.plan(), &view.localizer);
    Heading {
        title: view.title(),
        status: view.status(),
        subtitle: view.subtitle(),
        symbol: symbol(view),
        original: original(view),
        revision: plan.heading.revision,
        replaces: replaced(view),
        draft_of: draft_of(view),
        changes: None,
        as_of: view.now(),
        unissued: None,
        note: plan.heading.note.as_ref().map(|_| NoteId::new(0)),
        organisation: localizer.read(plan.heading.organisation.as_ref()),
        venue: localizer.read(plan.heading.venue.as_ref()),
        details: view.details(),
        secretariat: localizer.read(publisher(view)),
        issued: issued(view),
        time_zone: plan.time_zone().to_owned(),
    }
}

/// Returns the number of the revision of which a view is a draft.
fn draft_of(view: &View<'_>) -> Option<u32> {
    let next = || view.plan().revision().map_or(0, |revision| revision.number) + 1;
    view.schedule.is_draft().then(next)
}

/// Returns the symbol with the suffix of the revision, `ATT/CSP12/2026/INF.1/Rev.1`.
fn symbol(view: &View<'_>) -> Option<String> {
    let plan = view.plan();
    let issue = plan.revision().map_or(0, |revision| revision.number);
    let symbol = plan.symbol()?;
    Some(match draft_of(view).unwrap_or(issue) {
        0 => symbol.to_owned(),
        number => format!("{symbol}{}{number}", plan.revision_mark()),
    })
}

/// Returns the line that names the language of the original, on a page in another.
fn original(view: &View<'_>) -> Option<String> {
    let catalogue = view.catalogue;
    let original = view.plan().original()?;
    let name = (catalogue.language_name)(original);
    let line = [catalogue.heading.original, catalogue.signs.colon, name].concat();
    (original != view.language()).then_some(line)
}

/// Returns the day of the version that the last issue replaced, if it is a revision.
fn replaced(view: &View<'_>) -> Option<NaiveDate> {
    let revision = view
        .plan()
        .revision()
        .filter(|revision| revision.number > 0)?;
    let earlier = view.schedule.earlier()?.plan.day_of_issue();
    earlier.filter(|day| Some(*day) != revision.issued)
}

/// Returns the secretariat that issued the page; a draft was issued by nobody.
fn publisher<'v>(view: &View<'v>) -> Option<&'v Text> {
    let is_issued = draft_of(view).is_none();
    view.schedule.plan.secretariat().filter(|_| is_issued)
}

/// Returns the day on which the page was issued; a draft was not, and a paper of the day is of its day.
fn issued(view: &View<'_>) -> Option<NaiveDate> {
    let is_issued = draft_of(view).is_none() && view.paper_day().is_none();
    view.plan().day_of_issue().filter(|_| is_issued)
}
