//! From a schedule to the annex in one language.

use super::{
    Annex, Heading, Note, list, marks, remarks::Remarks, reserve, sections, shown::shown,
    since::Since, table, voice::Voice,
};
use crate::{
    fault::Report,
    plan::Plan,
    schedule::{Schedule, unplanned},
    terms::{Layout, Show, Status},
    text::{Inline, Language, plain},
    words::{Words, words},
};

impl Schedule {
    /// Returns the same schedule, of which the annex shows other times than its source asks for.
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

    /// The same schedule, of which the annex says, or does not, between when meetings begin.
    #[must_use]
    pub fn with_forecast(mut self, forecast: bool) -> Self {
        self.plan.page.forecast = forecast;
        self
    }

    /// The annex in the first language of the plan.
    #[must_use]
    pub fn annex(&self) -> Annex {
        let first = self.plan.languages.first().copied();
        compose(self, first.unwrap_or(Language::English))
    }

    /// The annex in one of the plan's languages; none in another.
    #[must_use]
    pub fn annex_in(&self, language: Language) -> Option<Annex> {
        let known = self.plan.languages.contains(&language);
        known.then(|| compose(self, language))
    }
}

/// What an annex reads out, as briefly as its tables and without what is said of changes: for
/// comparing.
pub(crate) fn read_out(schedule: &Schedule, language: Language) -> Annex {
    let mut plain = schedule.clone();
    plain.earlier = None;
    plain.plan.page.layout = Some(Layout::List);
    plain.plan.page.forecast = false;
    plain.plan.common.show_offices = false;
    if plain.plan.page.show == Show::Changes {
        plain.plan.page.show = Show::Current;
    }
    let mut annex = compose(&plain, language);
    let voice = Voice::of(&plain.plan, language);
    for item in annex.list.iter_mut().flat_map(|day| &mut day.items) {
        let place = item.meeting.as_ref().and_then(|id| voice.places.get(&**id));
        if let Some(meeting) = place.and_then(|place| plain.plan.meetings.get(*place)) {
            item.name = voice.short_name(meeting);
        }
    }
    annex
}

fn compose(schedule: &Schedule, language: Language) -> Annex {
    let plan = &schedule.plan;
    let words = words(language);
    let voice = Voice::of(plan, language);
    let sittings = shown(schedule);
    let since = Since::of(schedule, language);
    let remarks = Remarks {
        schedule,
        voice: &voice,
        words,
        since: since.as_ref(),
    };
    let note = plan.heading.note.as_ref().map(|note| Note {
        mark: "*".to_owned(),
        content: note.in_language(language).to_vec(),
        is_marked: true,
    });
    let mut annex = Annex {
        language,
        heading: heading(remarks),
        notice: notice(schedule, words),
        tables: table::compose(remarks, &sittings),
        notes: note.into_iter().collect(),
        sections: sections::compose(remarks),
        list: list::compose(&sittings, remarks),
        reserve: reserve::compose(remarks),
        side_events: reserve::side_events(remarks),
    };
    marks::assign(&mut annex, &voice);
    annex
}

/// Which meetings find no session, and how much of each; and which are not held on their day.
fn notice(schedule: &Schedule, words: &Words) -> Vec<Inline> {
    let lacking = schedule.lacking.iter();
    let lacking = lacking.map(|lack| {
        let id = &schedule.meetings[lack.meeting].meeting.id;
        format!("{id} ({})", lack.minutes)
    });
    let off = schedule.off_their_day().filter_map(|placed| {
        let day = words.day_inside(placed.meeting.start.on?, true);
        Some(format!("{} ({day})", placed.meeting.id))
    });
    let parts = [
        (words.does_not_fit, lacking.collect::<Vec<_>>()),
        (words.off_its_day, off.collect()),
    ];
    let mut notice = Vec::new();
    for (says, which) in parts.into_iter().filter(|(_, which)| !which.is_empty()) {
        if !notice.is_empty() {
            notice.push(Inline::text("; "));
        }
        notice.push(Inline::Strong(vec![Inline::text(says)]));
        notice.push(Inline::text(format!("{}{}", words.colon, which.join(", "))));
    }
    notice
}

fn heading(remarks: Remarks<'_>) -> Heading {
    let Remarks {
        schedule,
        voice,
        words,
        since,
    } = remarks;
    let plan = &schedule.plan;
    let title = title(plan, voice, words);
    Heading {
        status: status(plan, &title, words),
        revision: plan.heading.revision,
        changes: since.map_or_else(Vec::new, |since| since.line(words)),
        as_of: schedule.now.filter(|_| plan.page.show != Show::Planned),
        title,
        note: plan.heading.note.as_ref().map(|_| 0),
        organisation: voice.read(plan.heading.organisation.as_ref()),
        venue: voice.read(plan.heading.venue.as_ref()),
        details: voice.everywhere.lines(voice, words),
        secretariat: voice.read(plan.heading.secretariat.as_ref()),
        issued: plan.heading.issued,
        time_zone: plan.time_zone().to_owned(),
    }
}

/// The status that a title written by hand leaves out; what is final is not marked.
fn status(plan: &Plan, title: &[Inline], words: &Words) -> Option<Status> {
    plan.heading.title.as_ref()?;
    let status = plan.heading.status.filter(|own| *own != Status::Final)?;
    let word = (words.status)(status).to_lowercase();
    let said = plain(title).to_lowercase().contains(&word);
    (!said).then_some(status)
}

/// The title in one language.
pub(crate) fn title_in(plan: &Plan, language: Language) -> Vec<Inline> {
    title(plan, &Voice::of(plan, language), words(language))
}

/// The title written by hand, or the one made of status, name and dates.
fn title(plan: &Plan, voice: &Voice<'_>, words: &Words) -> Vec<Inline> {
    if plan.heading.title.is_some() {
        return voice.read(plan.heading.title.as_ref());
    }
    let dates = words.dates(plan.frame.first_day, plan.frame.last_day);
    let before = Inline::text((words.schedule_of)(plan.heading.status));
    let after = Inline::text(format!("{}{dates}", words.before_dates));
    let mut title = vec![before];
    title.extend_from_slice(voice.said(&plan.heading.name));
    title.push(after);
    title
}
