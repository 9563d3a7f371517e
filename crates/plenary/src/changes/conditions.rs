//! Changes of the conditions on which meetings begin.

use super::{
    change::{What, When},
    phrase::Phrase,
    version::Part,
    writer::ChangeWriter,
};
use crate::locale::DayDetail;

/// The condition on which a meeting begins.
#[derive(Debug, Default)]
pub(super) struct Condition {
    /// The words; empty if there is no condition, or if it is met.
    pub(super) text: Phrase,
    /// True if it stands in the place of the hours of the first sitting.
    pub(super) is_instead: bool,
    /// True if it is no longer told once it is met.
    pub(super) ends_when_met: bool,
}

impl Condition {
    /// Returns the words that stand in the place of hours; empty if the hours stand.
    fn instead(&self) -> &str {
        if self.is_instead { &self.text.text } else { "" }
    }
}

/// Returns the change of the condition on which a meeting begins. A condition that is met is no longer told,
/// and has not changed.
pub(super) fn change(then: &Part, now: &Part) -> Option<What> {
    let is_met = |part: &Part| part.condition.ends_when_met && part.condition.text.is_empty();
    let has_changed = then.condition.text != now.condition.text && !is_met(then) && !is_met(now);
    has_changed.then(|| What::Said {
        from: then.condition.text.text.clone(),
        to: now.condition.text.text.clone(),
    })
}

/// Returns the conditions before and now that stand in the place of hours. Leaves out the change of the
/// condition where a change of times tells it.
pub(super) fn instead(
    then: Option<&Part>,
    now: Option<&Part>,
    what: &mut Vec<What>,
) -> [String; 2] {
    let instead = [then, now].map(|part| {
        let held = part.filter(|part| part.called_off.is_none());
        held.map_or_else(String::new, |part| part.condition.instead().to_owned())
    });
    let is_moved = what.iter().any(|what| matches!(what, What::Moved { .. }));
    if let (Some(then), Some(now), true) = (then, now, is_moved)
        && instead.iter().any(|condition| !condition.is_empty())
    {
        let told = change(then, now);
        what.retain(|what| Some(what) != told.as_ref());
    }
    instead
}

impl ChangeWriter {
    /// Returns `Wednesday 18 March, immediately after the conclusion of Committee A (previously at 15:00)`:
    /// the beginning, where it is or was a condition.
    pub(super) fn moved_by_condition(
        &self,
        from: &[When],
        to: &[When],
        [was, is]: &[String; 2],
    ) -> String {
        let (Some(first), Some(now)) = (from.first(), to.first()) else {
            return self.some_times(from, to);
        };
        let same_day = first.day == now.day;
        let comma = self.catalogue.signs.comma;
        let begin = match &**is {
            "" => self.begin(now),
            condition => [&self.begin(now), comma, condition].concat(),
        };
        let (preposition, day) = self.before(first, None, DayDetail::WeekdayAndDate);
        let before = match (&**was, first.starts) {
            ("", Some(starts)) if same_day => {
                let (preposition, clock) = (self.catalogue.marks.at)(starts, DayDetail::Nothing);
                [preposition, &clock].concat()
            }
            (condition, None) if same_day => condition.to_owned(),
            (condition, None) if condition != is => [preposition, &day, comma, condition].concat(),
            _ => [preposition, &day].concat(),
        };
        format!("{begin} ({}{before})", self.catalogue.marks.previously)
    }
}
