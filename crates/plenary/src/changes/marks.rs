//! The changes that forms mark, and their marks beside sittings and events.

use super::{
    Base, Changes, Subject,
    between::between,
    changes,
    saying::{Beside, Saying},
    version::times,
};
use crate::{
    schedule::Placed,
    terms::Show,
    text::Inline,
    view::{Inlines, View},
};

impl Changes {
    /// Compares a view with the version that was issued before, if there is one.
    pub(crate) fn since_issue(view: &View<'_>) -> Option<Self> {
        let earlier = view.schedule.earlier.as_ref()?;
        Some(changes(&earlier.view_or_first(view.language()), view))
    }

    /// Compares the planned times of a view with its own, if there is news; planned times have none.
    pub(crate) fn since_plan(view: &View<'_>) -> Option<Self> {
        let mut meetings = view.schedule.meetings.iter();
        if view.is_planned() || !meetings.any(Placed::has_moved) {
            return None;
        }
        Some(Self {
            base: Base::Planned,
            ..Self::of_times(&view.showing(Show::Planned), view)
        })
    }

    /// Compares when things are held, be it written or not, without any texts.
    pub(crate) fn of_times(earlier: &View<'_>, later: &View<'_>) -> Self {
        let versions = (&times(earlier), &times(later));
        between(
            versions,
            false,
            (later.language(), later.plan().frame.weekdays_recur()),
        )
    }

    /// The changes that the forms of a view mark: those since the version that was issued before, else
    /// those since the plan, where the schedule shows them.
    pub(crate) fn marked_by(view: &View<'_>) -> Option<Self> {
        let since_plan = || Self::since_plan(view).filter(|_| view.show == Show::Changes);
        Self::since_issue(view).or_else(since_plan)
    }

    /// True if they are those since an issued version.
    pub(crate) fn is_since_issue(&self) -> bool {
        self.base == Base::Issued
    }

    /// Adds the mark of a change to the remark of a sitting or an event: before that of a sitting, and
    /// behind that of an event.
    pub(crate) fn with_mark(&self, of: Option<&Subject>, ordinal: usize, own: Inlines) -> Inlines {
        let mark = of.and_then(|of| self.mark(of, ordinal));
        let mark = mark.map(|mark| vec![Inline::text(mark)]);
        let (mut first, second) = match (mark, of) {
            (None, _) => return own,
            (Some(mark), Some(Subject::Event(_))) => (own, mark),
            (Some(mark), _) => (mark, own),
        };
        if !first.is_empty() && !second.is_empty() {
            first.push(Inline::text("; "));
        }
        first.extend(second);
        first
    }

    fn mark(&self, of: &Subject, ordinal: usize) -> Option<String> {
        let changed = self.changed.get(*self.places.get(of)?)?;
        let beside = match of {
            Subject::Event(_) => Beside {
                is_first: true,
                is_last: true,
                starts: None,
            },
            // That it is not held says enough.
            _ if changed.is_called_off => return None,
            _ => Beside {
                is_first: ordinal == 1,
                is_last: ordinal == changed.whens.len(),
                starts: changed.whens.get(ordinal.checked_sub(1)?)?.starts,
            },
        };
        Saying::of(self).beside(changed, beside)
    }
}
