//! Changes of a view from the versions that were issued.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{
    between::between,
    change::{Base, Changed, Changes, Subject, What},
    version::read_times,
};
use crate::{keywords::Show, schedule::Schedule, text::Language, view::View};

/// Changes that forms mark, by the issue that made them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct IssueChanges {
    /// The changes that the last issue made. If that issue was not kept, they go to the view itself.
    pub(crate) by_issue: Option<Changes>,
    /// The changes from the last issue, as it was kept, to the view.
    pub(crate) since_issue: Option<Changes>,
}

impl IssueChanges {
    /// Compares a view with the versions that its schedule has. A draft marks only what has not been issued,
    /// and a reissued paper nothing that its issue changed.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let schedule = view.schedule;
        let earlier = schedule.earlier();
        let Some(issued) = schedule.issued() else {
            return Self {
                by_issue: earlier.map(|earlier| Changes::from_version(earlier, view)),
                since_issue: None,
            };
        };
        let since_issue = Changes::from_version(issued, view);
        if schedule.is_draft() {
            return Self {
                by_issue: None,
                since_issue: Some(since_issue.on(Base::Draft)),
            };
        }
        let revision = view.plan().revision();
        let number = revision.map_or(0, |revision| revision.number);
        let is_reissued = revision.is_some_and(|revision| revision.reissued.is_some());
        let issued_view = version_beside(issued, view);
        let by_issue = earlier.filter(|_| !is_reissued).map(|earlier| {
            let changes = Changes::from_version(earlier, &issued_view);
            changes.on(Base::Revision(number)).before(&since_issue)
        });
        Self {
            by_issue,
            since_issue: Some(since_issue.on(Base::Situation(number))),
        }
    }
}

impl Changes {
    /// Compares a view with an issued version, in the language of the view if that has it, and with the
    /// planned times if the view has those.
    fn from_version(earlier: &Schedule, view: &View<'_>) -> Self {
        Self::between(&version_beside(earlier, view), view)
    }

    /// Compares the times of meetings and events, shown or not, without any texts.
    pub(crate) fn of_times(earlier: &View<'_>, later: &View<'_>) -> Self {
        let versions = (read_times(earlier), read_times(later));
        between(
            versions,
            false,
            (later.language(), later.plan().frame.weekdays_recur()),
        )
    }

    /// Returns the changes of meetings, events and texts of one day: held on it now, or before.
    pub(super) fn on_day(mut self, day: NaiveDate) -> Self {
        let touches = |changed: &Changed| {
            let times = changed.what.iter().flat_map(What::times);
            changed.of == Subject::Day(day)
                || changed
                    .whens
                    .iter()
                    .chain(times)
                    .any(|when| when.day == day)
        };
        self.changed.retain(touches);
        self.index();
        self
    }

    fn on(self, base: Base) -> Self {
        Self { base, ..self }
    }

    /// Returns the changes with the marks of all that has changed again on the first sitting, since the
    /// other sittings are no longer those that they speak of.
    fn before(mut self, later: &Self) -> Self {
        let again: HashSet<_> = later.changed.iter().map(|changed| &changed.of).collect();
        for changed in &mut self.changed {
            if again.contains(&changed.of) {
                changed.whens.truncate(1);
                changed.has_changed_again = true;
            }
        }
        self
    }
}

impl Schedule {
    /// True if readers of some language would see another plan than was issued, whatever has happened.
    pub(crate) fn plan_was_edited(&self) -> bool {
        let Some(issued) = self.issued() else {
            return false;
        };
        let is_edited = |language: Language| {
            let planned = View::of(self, language, Show::Planned);
            !Changes::from_version(issued, &planned).changed.is_empty()
        };
        self.plan.finished_languages().any(is_edited)
    }
}

/// Returns the view of an earlier version that is compared with a view.
fn version_beside<'s>(earlier: &'s Schedule, view: &View<'_>) -> View<'s> {
    let show = if view.is_planned() {
        Show::Planned
    } else {
        Show::Current
    };
    earlier.view_or_first(view.language()).showing(show)
}
