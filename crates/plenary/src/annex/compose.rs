//! From a schedule to the annex in one language.

use super::{Annex, Heading, Note, list, table};
use crate::{
    plan::{Meeting, Plan},
    schedule::Schedule,
    text::{Inline, Language, Text},
    words::{Words, words},
};

impl Schedule {
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

fn compose(schedule: &Schedule, language: Language) -> Annex {
    let plan = &schedule.plan;
    let words = words(language);
    let voice = Voice { plan, language };
    let note = plan.note.as_ref().map(|note| Note {
        mark: "*".to_owned(),
        content: note.in_language(language).to_vec(),
    });
    Annex {
        language,
        heading: heading(plan, &voice, words),
        table: table::compose(schedule, &voice, words),
        notes: note.into_iter().collect(),
        list: list::compose(schedule, &voice, words),
    }
}

fn heading(plan: &Plan, voice: &Voice<'_>, words: &Words) -> Heading {
    Heading {
        title: title(plan, voice, words),
        note: plan.note.as_ref().map(|_| 0),
        organisation: voice.read(plan.organisation.as_ref()),
        venue: voice.read(plan.venue.as_ref()),
        secretariat: voice.read(plan.secretariat.as_ref()),
        issued: plan.issued,
        time_zone: plan.time_zone().to_owned(),
    }
}

/// The title written by hand, or the one made of status, name and dates.
fn title(plan: &Plan, voice: &Voice<'_>, words: &Words) -> Vec<Inline> {
    if plan.title.is_some() {
        return voice.read(plan.title.as_ref());
    }
    let dates = words.dates(plan.first_day, plan.last_day);
    let before = Inline::Text((words.schedule_of)(plan.status).to_owned());
    let after = Inline::Text(format!("{}{dates}", words.before_dates));
    let mut title = vec![before];
    title.extend(voice.read(Some(&plan.name)));
    title.push(after);
    title
}

/// How a plan speaks in one language.
pub(super) struct Voice<'p> {
    pub(super) plan: &'p Plan,
    language: Language,
}

impl Voice<'_> {
    pub(super) fn read(&self, text: Option<&Text>) -> Vec<Inline> {
        text.map_or_else(Vec::new, |text| text.in_language(self.language).to_vec())
    }

    /// The acronym of the working group that a meeting is of, or belongs to.
    pub(super) fn acronym(&self, meeting: &Meeting) -> Vec<Inline> {
        let group = self.plan.group_of(meeting);
        let group = group.map(|group| self.plan.working_group(group));
        self.read(group.map(|group| &group.acronym))
    }

    /// What a cell says after the acronym: the sub-working group, and the meeting's own title.
    pub(super) fn short_name(&self, meeting: &Meeting) -> Vec<Inline> {
        let group = self.plan.group_of(meeting);
        let group = group.filter(|group| group.parent.is_some());
        let name = group.map(|group| group.name.as_ref().unwrap_or(&group.acronym));
        joined(self.read(name), self.read(meeting.title.as_ref()))
    }

    /// Who meets, in full, and the meeting's own title.
    pub(super) fn full_name(&self, meeting: &Meeting) -> Vec<Inline> {
        let group = self.plan.group_of(meeting);
        let name = group.and_then(|group| match group.parent {
            Some(_) => group.name.as_ref().or(Some(&group.acronym)),
            None => group.name.as_ref(),
        });
        joined(self.read(name), self.read(meeting.title.as_ref()))
    }
}

/// Two texts as one, with a colon between them where both say something.
fn joined(mut first: Vec<Inline>, second: Vec<Inline>) -> Vec<Inline> {
    if !first.is_empty() && !second.is_empty() {
        first.push(Inline::Text(": ".to_owned()));
    }
    first.extend(second);
    first
}
