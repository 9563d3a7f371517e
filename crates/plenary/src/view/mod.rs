//! Views of a schedule in one language: times, cancellations, numbers, people, places and order. Every
//! form and every comparison draws from here, and none decides any of it again.

mod conditions;
mod event;
mod inlines;
mod items;
mod lines;
mod localizer;
mod numbers;
mod occurrence;
mod occurrences;
mod paper;
mod remarks;
mod reserve;
mod sections;
mod situation;
mod title;

#[cfg(feature = "json")]
pub(crate) use conditions::ByHour;
pub(crate) use event::{hours as event_hours, is_unsettled};
pub(crate) use inlines::{Inlines, capitalized, join, join_comma, link_to, text};
pub(crate) use items::{Listed, ListedItem};
#[cfg(feature = "json")]
pub(crate) use lines::{NamedOffice, named_offices};
pub(crate) use localizer::Localizer;
#[cfg(feature = "schedule-xml")]
pub(crate) use localizer::person;
pub use numbers::MeetingNumber;
#[cfg(feature = "json")]
pub(crate) use numbers::Number;
pub(crate) use numbers::line as numbers_line;
pub use occurrence::{End, Occurrence, OccurrenceKind};
pub(crate) use occurrences::Neighbours;
pub(crate) use reserve::Reserve;
pub use sections::{ListedDeadline, Section, SectionRow};
pub use situation::Situation;

use crate::{
    keywords::Show,
    locale::{Catalogue, catalogue},
    plan::{CalledOff, Plan, Session},
    schedule::{Placed, Schedule, Standing, State},
    text::{Language, Text, plain},
    time::Moment,
};

/// A schedule as one reader is shown it, in one language.
///
/// It borrows the schedule. Its [`occurrences`](View::occurrences) are in order of time.
#[derive(Debug, Clone)]
pub struct View<'s> {
    pub(crate) schedule: &'s Schedule,
    pub(crate) show: Show,
    pub(crate) catalogue: &'static Catalogue,
    pub(crate) localizer: Localizer<'s>,
    occurrences: Vec<Occurrence<'s>>,
    /// The day to which it is limited, if it is a paper of the day.
    paper: Option<paper::Paper>,
}

impl Schedule {
    /// Returns the view in one of the plan's [finished languages](Plan::finished_languages), with the times
    /// that the plan [shows](Plan::shows); none in another language, and none if a text is missing in it.
    ///
    /// ```
    /// use plenary::Language;
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let view = schedule.view(Language::English).ok_or("not in English")?;
    /// assert_eq!(view.occurrences().len(), 8);
    /// assert!(schedule.view(Language::French).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn view(&self, language: Language) -> Option<View<'_>> {
        let finished = self.plan.is_finished_in(language);
        finished.then(|| View::of(self, language, self.plan.page.show))
    }

    /// Returns the view in a language if the plan has all texts in it, else in the first language of the plan.
    #[must_use]
    pub fn view_or_first(&self, language: Language) -> View<'_> {
        self.view(language).unwrap_or_else(|| self.first_view())
    }

    /// Returns the name of an occurrence as its readers know it, without marks of Markdown: of a sitting
    /// the acronym and the full name of its groups and the title, of an event and a deadline the title,
    /// of a closed day the reason.
    ///
    /// The language need not be one of the plan's: names are then in the first of those.
    ///
    /// ```
    /// use plenary::Language;
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let situation = schedule.at(schedule.moment("Wednesday 16:00")?);
    /// let name = schedule.name_of(&situation.under_way[0], Language::English);
    /// assert_eq!(name, "WGTU: Working Group on Treaty Universalization");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn name_of(&self, occurrence: &Occurrence<'_>, language: Language) -> String {
        let localizer = Localizer::of(&self.plan, language);
        match occurrence.kind {
            OccurrenceKind::Sitting { placed, .. } => {
                plain(&localizer.acronym_and_name(&placed.meeting))
            }
            OccurrenceKind::Event(event) => plain(localizer.text(&event.title)),
            OccurrenceKind::Deadline(deadline) => plain(localizer.text(&deadline.title)),
            OccurrenceKind::Closed(closed) => plain(localizer.text(&closed.reason)),
        }
    }

    /// Returns the place of an occurrence as its readers know it: the room, or the track if no room is given.
    /// None if there is neither.
    ///
    /// The language need not be one of the plan's: names are then in the first of those.
    ///
    /// ```
    /// use plenary::{Language, Source};
    /// let text = plenary::starting_file().replace("[[meeting]]", "[[meeting]]\nroom = \"Room XX\"");
    /// let schedule = plenary::compile(&Source::new("csp13.toml", text))?.value;
    /// let view = schedule.view_or_first(Language::English);
    /// let place = schedule.place_of(&view.occurrences()[0], Language::English);
    /// assert_eq!(place.as_deref(), Some("Room XX"));
    /// # Ok::<(), plenary::Report>(())
    /// ```
    #[must_use]
    pub fn place_of(&self, occurrence: &Occurrence<'_>, language: Language) -> Option<String> {
        let localizer = Localizer::of(&self.plan, language);
        let place = match (occurrence.room, occurrence.track) {
            (Some(room), _) => localizer.room(room),
            (None, Some(track)) => localizer.track_name(track),
            (None, None) => Inlines::new(),
        };
        (!place.is_empty()).then(|| plain(&place))
    }

    /// Returns the view in the first language of the plan.
    pub(crate) fn first_view(&self) -> View<'_> {
        let first = self.plan.languages.first().copied();
        View::of(
            self,
            first.unwrap_or(Language::English),
            self.plan.page.show,
        )
    }
}

impl<'s> View<'s> {
    pub(crate) fn of(schedule: &'s Schedule, language: Language, show: Show) -> Self {
        let mut view = Self {
            schedule,
            show,
            catalogue: catalogue(language),
            localizer: Localizer::of(&schedule.plan, language),
            occurrences: Vec::new(),
            paper: None,
        };
        view.occurrences = occurrences::of(&view);
        view
    }

    /// Returns the view with the planned times, or with the current ones.
    pub(crate) fn showing(&self, show: Show) -> Self {
        Self::of(self.schedule, self.localizer.language, show)
    }

    /// Returns the view for a form in which each occurrence is read apart from the others, such as a
    /// calendar: each has the facts that tables have once for all.
    pub(crate) fn standalone(self) -> Self {
        Self {
            localizer: self.localizer.standalone(),
            ..self
        }
    }

    /// Returns the language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.localizer.language
    }

    /// Returns the schedule.
    #[must_use]
    pub fn schedule(&self) -> &'s Schedule {
        self.schedule
    }

    pub(crate) fn plan(&self) -> &'s Plan {
        &self.schedule.plan
    }

    /// Returns the occurrences in order of time; on one day those without an hour come first.
    #[must_use]
    pub fn occurrences(&self) -> &[Occurrence<'s>] {
        &self.occurrences
    }

    /// Returns the sittings in order of time.
    pub(crate) fn sittings(&self) -> impl Iterator<Item = &Occurrence<'s>> {
        self.occurrences()
            .iter()
            .filter(|occurrence| occurrence.placed().is_some())
    }

    /// Returns the characters of a text in the language.
    pub(crate) fn plain(&self, text: &Text) -> String {
        plain(self.localizer.text(text))
    }

    /// True if the view shows the planned times, without news.
    pub(crate) fn is_planned(&self) -> bool {
        self.show == Show::Planned
    }

    /// Returns the moment up to which the news goes; planned times have none.
    pub(crate) fn now(&self) -> Option<Moment> {
        self.schedule.now.filter(|_| !self.is_planned())
    }

    /// Returns the sessions: as planned, or current.
    pub(crate) fn sessions(&self) -> &'s [Session] {
        if self.is_planned() {
            &self.plan().frame.sessions
        } else {
            &self.schedule.sessions
        }
    }

    /// Returns the standing in which a meeting is shown: the planned one if it is not held and was not
    /// opened.
    pub(crate) fn standing(&self, placed: &'s Placed) -> &'s Standing {
        placed.standing(self.show)
    }

    /// Returns the way in which a meeting is called off, if it is; planned times have no news.
    pub(crate) fn called_off(&self, placed: &Placed) -> Option<CalledOff> {
        let called_off = placed.record.called_off().filter(|_| !self.is_planned());
        called_off.map(|(how, _)| how)
    }

    /// True if nothing moves a meeting any more, as far as it is known.
    pub(crate) fn is_settled(&self, placed: &Placed) -> bool {
        !self.is_planned() && placed.record.is_settled()
    }

    /// True if a meeting has begun, as far as it is known.
    pub(crate) fn has_begun(&self, placed: &Placed) -> bool {
        !self.is_planned() && self.schedule.has_begun(placed)
    }

    /// Returns how far a sitting has come by [`View::now`]; without it, a sitting is over if nothing more
    /// is to be recorded of its meeting.
    pub(crate) fn state(&self, occurrence: &Occurrence<'_>) -> State {
        let hours = occurrence.starts.zip(occurrence.ends);
        if let Some(((starts, ends), now)) = hours.zip(self.now()) {
            return State::of(starts, ends, now);
        }
        match occurrence.placed() {
            Some(placed) if self.is_settled(placed) => State::Over,
            _ => State::ToCome,
        }
    }
}
