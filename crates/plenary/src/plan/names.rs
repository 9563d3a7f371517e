//! Languages in which not every text is written, and the names of the texts.

use super::{AgendaItem, Plan};
use crate::{
    document::key_in_braces,
    fault::{Path, Step},
    text::{Language, Text, plain},
};

/// A language in which not every text of a plan is written. Nothing is made in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnfinishedLanguage {
    /// The language; never the first of the plan.
    pub language: Language,
    /// The texts that lack it, by paths of ids and titles, such as `groups.WGETI.name` or `meeting.WGTU.note`.
    pub missing: Vec<String>,
}

impl Plan {
    /// Returns the languages in which a text is missing, in the order of [`languages`](Plan::languages).
    ///
    /// No view and no file is made in such a language, since a text is never replaced by another language.
    /// The first language is never among them.
    ///
    /// ```
    /// use plenary::{Language, Source};
    /// let text = format!("languages = [\"en\", \"fr\"]\n{}", plenary::starting_file());
    /// let schedule = plenary::compile(&Source::new("csp13.toml", text))?.value;
    /// let unfinished = schedule.plan().unfinished_languages();
    /// assert_eq!(unfinished[0].language, Language::French);
    /// assert!(unfinished[0].missing.contains(&"name".to_owned()));
    /// assert!(schedule.view(Language::French).is_none());
    /// # Ok::<(), plenary::Report>(())
    /// ```
    #[must_use]
    pub fn unfinished_languages(&self) -> &[UnfinishedLanguage] {
        &self.unfinished
    }

    /// Returns the languages in which every text is written, the one of plain strings first.
    pub fn finished_languages(&self) -> impl Iterator<Item = Language> + Clone {
        let languages = self.languages.iter().copied();
        languages.filter(|language| self.is_finished_in(*language))
    }

    /// True for a language of the plan in which every text is written.
    #[must_use]
    pub fn is_finished_in(&self, language: Language) -> bool {
        let mut unfinished = self.unfinished.iter();
        self.languages.contains(&language) && unfinished.all(|of| of.language != language)
    }
}

/// Names of the texts of a plan. They go by ids and titles, so that they stay when a block of the
/// source moves.
pub(crate) struct TextNames<'p> {
    plan: &'p Plan,
}

impl<'p> TextNames<'p> {
    /// Makes the names of a plan that was read without errors: its lists are those of the source.
    pub(crate) fn of(plan: &'p Plan) -> Self {
        Self { plan }
    }

    /// Returns the name of the text at a path, which in the first language says this.
    pub(crate) fn name(&self, path: &Path, text: &str) -> String {
        let mut parts: Vec<String> = Vec::new();
        let steps = path.steps();
        for (i, step) in steps.iter().enumerate() {
            let part = match step {
                Step::Key(key) => key.clone().into_owned(),
                Step::Index(place) => {
                    let element = self.element(&steps[..i], *place);
                    element.unwrap_or_else(|| text.to_owned())
                }
            };
            parts.push(if i == 0 { part } else { quoted(&part) });
        }
        parts.extend(key_in_braces(path).map(str::to_owned));
        parts.join(".")
    }

    /// Returns the id or the title of an element of the list at a path; none for a list of names, whose
    /// elements are called by themselves.
    fn element(&self, list: &[Step], place: usize) -> Option<String> {
        match list {
            [Step::Key(list)] => match &**list {
                "meeting" => Some(self.plan.meetings.get(place)?.id.clone()),
                "event" => Some(self.plan.events.get(place)?.id.clone()),
                "deadline" => counted(&self.plan.deadlines, place, |one| self.first(&one.title)),
                "document" => counted(&self.plan.documents, place, |one| {
                    let title = || one.title.as_ref().map(|title| self.first(title));
                    one.symbol.clone().or_else(title).unwrap_or_default()
                }),
                _ => None,
            },
            [Step::Key(_), Step::Index(meeting), Step::Key(list)] if list == "agenda" => {
                let agenda = &self.plan.meetings.get(*meeting)?.details().agenda;
                counted(agenda, place, |item| self.item(item))
            }
            // A speaker who is a name alone is called by the name as it is typed.
            [Step::Key(_), Step::Index(meeting), Step::Key(list)] if list == "speakers" => {
                let speakers = &self.plan.meetings.get(*meeting)?.details().speakers;
                let has_keys = speakers.get(place)?.function.is_some();
                let name = has_keys.then(|| counted(speakers, place, |one| self.first(&one.name)));
                name.flatten()
            }
            _ => None,
        }
    }

    /// Returns the number of an item, or its title.
    fn item(&self, item: &AgendaItem) -> String {
        let text = item.item.as_ref().or(item.title.as_ref());
        text.map(|text| self.first(text)).unwrap_or_default()
    }

    fn first(&self, text: &Text) -> String {
        let first = self.plan.languages.first();
        first.map_or_else(String::new, |first| plain(text.in_language(*first)))
    }
}

impl Plan {
    /// Returns the place of an item in the agenda of a meeting, from 0, by its number or its title, as they are in
    /// any of the languages.
    ///
    /// ```
    /// let text = plenary::starting_file().replace("[[meeting]]", "[[meeting]]\nagenda = [\"Opening\"]");
    /// let (plan, _) = plenary::read(&plenary::Source::new("csp13.toml", text))?.value;
    /// let first = plan.meetings()[0].id.as_str();
    /// assert_eq!(plan.item_of(first, "Opening"), Some(0));
    /// assert_eq!(plan.item_of(first, "Closure"), None);
    /// # Ok::<(), plenary::Report>(())
    /// ```
    #[must_use]
    pub fn item_of(&self, meeting: &str, item: &str) -> Option<usize> {
        let typed = item.trim();
        let names = self.item_names(meeting);
        let called = names.iter().position(|name| name == typed);
        called.or_else(|| {
            let mut agenda = self.agenda_of(meeting).iter();
            agenda.position(|item| {
                let texts = [&item.item, &item.title].into_iter().flatten();
                let mut versions = texts.flat_map(|text| {
                    let languages = self.languages.iter();
                    languages.map(|language| plain(text.in_language(*language)))
                });
                versions.any(|version| version.eq_ignore_ascii_case(typed))
            })
        })
    }

    /// Returns the numbers of the items of a meeting, or their titles; a number in brackets tells apart those
    /// that would be called the same.
    pub(crate) fn item_names(&self, meeting: &str) -> Vec<String> {
        let names = TextNames::of(self);
        let agenda = self.agenda_of(meeting);
        let places = 0..agenda.len();
        places
            .filter_map(|place| counted(agenda, place, |item| names.item(item)))
            .collect()
    }

    fn agenda_of(&self, meeting: &str) -> &[AgendaItem] {
        let mut meetings = self.meetings.iter();
        let found = meetings.find(|known| known.id == meeting);
        found.map_or(&[], |meeting| &meeting.details().agenda)
    }
}

/// Returns the key of an element, with a number if elements before it have the same.
fn counted<T>(list: &[T], place: usize, key: impl Fn(&T) -> String) -> Option<String> {
    let this = key(list.get(place)?);
    let before = list[..place].iter().filter(|one| key(one) == this).count();
    Some(match before {
        0 => this,
        more => format!("{this} ({})", more + 1),
    })
}

/// Returns a step of a name; in quotation marks if it holds what would part it.
fn quoted(part: &str) -> String {
    if part.contains(['.', '"', '\n']) {
        format!("\"{}\"", part.replace(['"', '\n'], " "))
    } else {
        part.to_owned()
    }
}
