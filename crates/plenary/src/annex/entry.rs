//! What a cell and the list say of one sitting.

use super::{End, Entry, MeetingNumber, lines::Lines, remarks::Remarks, shown::Shown, voice::Line};
use crate::{
    plan::{Access, Meeting, Resumption},
    terms::Show,
    text::Inline,
    time::Hours,
};

/// What a cell says of a sitting in a row of these hours, under a column that says in which track
/// it is held, or does not.
pub(super) fn entry(
    shown: &Shown<'_>,
    (row, says_track): (Hours, bool),
    remarks: Remarks<'_>,
) -> Entry {
    let meeting = &shown.placed.meeting;
    let hours = shown.hours();
    let end = end(shown, remarks);
    let own = hours != row || matches!(end, End::OrLater | End::Open);
    let marks_continued = remarks.schedule.plan.marks_continued();
    Entry {
        meeting: Some(meeting.id.clone()),
        hours: own.then_some(hours),
        end,
        acronym: remarks.voice.acronym(meeting),
        name: remarks.voice.short_name(meeting),
        resumption: resumption(shown),
        numbers: MeetingNumber::of(shown, remarks.voice),
        called_off: shown.called_off,
        continued: marks_continued && shown.sitting.is_continued(),
        flags: flags(meeting, remarks),
        remark: remarks.of(shown),
        lines: Lines { remarks, shown }.of_cell(says_track),
        ..Entry::default()
    }
}

/// What is said of the end of a sitting.
pub(super) fn end(shown: &Shown<'_>, remarks: Remarks<'_>) -> End {
    let plan = &remarks.schedule.plan;
    let over = plan.page.show != Show::Planned && shown.placed.record.is_settled();
    let open = shown.placed.meeting.details().open_end && shown.is_last && !over;
    match (plan.shows_ends(), open) {
        (true, false) => End::Said,
        (true, true) => End::OrLater,
        (false, false) => End::Unsaid,
        (false, true) => End::Open,
    }
}

/// Returns how a sitting takes up what another meeting left, unless its number says so.
pub(super) fn resumption(shown: &Shown<'_>) -> Option<Resumption> {
    shown.resumption.filter(|_| shown.numbers.is_empty())
}

/// Flags of a meeting: a word each, but for a text that says who may attend.
pub(super) fn flags(meeting: &Meeting, remarks: Remarks<'_>) -> Vec<Line> {
    let words = remarks.words;
    let details = meeting.details();
    let word = |word: &'static str| vec![Inline::text(word)];
    let informal = details.informal.then(|| word(words.informal));
    let access = remarks.schedule.plan.access_of(meeting);
    let access = access.map(|access| match access {
        Access::Open => word(words.open),
        Access::Closed => word(words.closed),
        Access::Limited(text) => remarks.voice.read(Some(text)),
    });
    let format = details.format.map(|format| word((words.format)(format)));
    [informal, access, format].into_iter().flatten().collect()
}

/// Whether two sittings of successive sessions can share a cell: those of one meeting, of which
/// nothing is to be said apart.
pub(super) fn joins(one: &Entry, other: &Entry) -> bool {
    let whole = |entry: &Entry| {
        entry.hours.is_none() && entry.remark.is_empty() && entry.numbers.is_empty()
    };
    let same = one == other || one.meeting.is_some() && one.meeting == other.meeting;
    same && whole(one) && whole(other)
}
