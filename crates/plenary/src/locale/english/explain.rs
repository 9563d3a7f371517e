//! English sentences about a schedule.

use chrono::{NaiveDate, NaiveDateTime};

use super::dates::{DATES, after, at_after, day, day_and_clock};
use crate::{
    locale::explain::{
        CauseClauses, HeldSentences, MeetingEnd, MovedLines, OverviewLines, ReasonClauses,
        RecordLines, Sentences, SessionClauses, StartSentences,
    },
    plan::CalledOff,
    schedule::State,
    time::{Duration, clock},
};

pub(super) const SENTENCES: Sentences = Sentences {
    name: str::to_owned,
    it: "it",
    called_off: |id, how| format!("{id} {}", is_called_off(how)),
    is_called_off: |name, how| format!("{name} {}", is_called_off(how)),
    before_reason: |how| match how {
        CalledOff::Cancelled => ": ",
        CalledOff::Postponed => " ",
    },
    instead_of: |is, was| format!("{is} instead of {was}"),
    start: START,
    held: HeldSentences {
        was_opened: "It was opened",
        was_held: "It was held",
        is_held: "It is held",
        part_of: |took, whole| format!("{took} of {whole}"),
        because: ", as ",
        ended_because: "; it ended then, as ",
    },
    reasons: REASONS,
    causes: CAUSES,
    sessions: SESSIONS,
    overview: OVERVIEW,
    moved: MovedLines {
        before: |id| format!("{id} "),
        added: |starts| match starts {
            Some(starts) => format!("is added, {starts}"),
            None => "is added".to_owned(),
        },
        gone: "is gone",
        called_off: is_called_off,
        reinstated: "is held again",
        no_session: |minutes| format!("finds no session for {minutes}"),
        moves: |(was, is), ends| {
            let until = ends.map(|ends| format!(" and ends {}", day_and_clock(ends)));
            let (was, is) = (day_and_clock(was), day_and_clock(is));
            format!("moves from {was} to {is}{}", until.unwrap_or_default())
        },
        ends: |was, is| {
            let old = if was.date_naive() == is.date_naive() {
                clock(was)
            } else {
                day_and_clock(was)
            };
            format!("ends {} instead of {old}", day_and_clock(is))
        },
    },
    record: RECORD,
};

/// Returns the verb for a meeting that is not held.
const fn is_called_off(how: CalledOff) -> &'static str {
    match how {
        CalledOff::Cancelled => "is cancelled",
        CalledOff::Postponed => "is postponed",
    }
}

const START: StartSentences = StartSentences {
    starts: |id, has_begun, moment| {
        let verb = if has_begun { "started" } else { "starts" };
        format!("{id} {verb} on {moment}")
    },
    no_session: |id| format!("{id} finds no session"),
    moved: |start, (starts, was), by, causes| {
        let was = after(starts, was);
        format!("{start} instead of {was} ({by}), because {causes}")
    },
    by: |minutes, of_meeting_time, is_earlier| {
        let of = if of_meeting_time {
            " of meeting time"
        } else {
            ""
        };
        let word = if is_earlier { "earlier" } else { "later" };
        format!("{minutes}{of} {word}")
    },
    as_planned: |is_planned| {
        if is_planned {
            ", as planned: "
        } else {
            ", as issued: "
        }
    },
    takes_up: |was_suspended, id, stopped| {
        let verb = if was_suspended {
            "resumes"
        } else {
            "continues"
        };
        format!("it {verb} {id}, which {stopped}")
    },
    not_planned: "; it was not planned, as there was no room for it",
    now_there_is: "; now there is, because ",
    left_day: |on| {
        let on = day(on);
        format!("It is to be held on {on}, and is not held on that day alone.")
    },
    whatever: "It begins then, whatever the others take.",
    between: |earliest, latest| {
        let from = super::dates::moment(earliest);
        match latest {
            Some(latest) => {
                let latest = after(earliest, latest);
                format!("It begins from {from}, at the latest {latest}.")
            }
            None => format!(
                "It begins from {from}; the latest start is not known, as not all fits if every meeting takes its longest."
            ),
        }
    },
};

const REASONS: ReasonClauses = ReasonClauses {
    ends: |end, (said, ends)| {
        let verb = match end {
            MeetingEnd::Recorded => "ended",
            MeetingEnd::Suspended => "was suspended",
            MeetingEnd::Adjourned => "was adjourned",
            MeetingEnd::Overdue => "should have ended",
            MeetingEnd::ToCome => "ends",
        };
        format!("{verb} {}", at_after(said, ends))
    },
    comes_before: "comes before it",
    no_session_left: "no session is left",
    waits_for: |has_begun, id, ends| format!("it {} for {id}, which {ends}", waits(has_begun)),
    opens: "it is the first, and the session opens then",
    continues: "it goes on",
    rule_and_end: |rule, end| format!("{end}, and {rule}"),
    and: ", and ",
    change_over: |gap| format!("`change-over` is {gap}"),
    pinned: "it is pinned to that moment",
    not_before: |moments| match moments {
        Some((said, moment)) => format!("it is not to begin before {}", after(said, moment)),
        None => "it is not to begin before".to_owned(),
    },
    on_day: "it is to be held on that day",
    as_planned: "it never begins earlier than planned",
    undivided: |has_begun| {
        if has_begun {
            "it waited for a session into which it fits whole"
        } else {
            "it waits for a session into which it fits whole"
        }
    },
    start_by: |by| {
        let hour = by.map_or_else(String::new, |by| format!(" {by}"));
        format!("inside a session it begins only up to{hour}")
    },
    too_little_left: "too little is left of that session",
    next_session: "what an early end gives up is used from the next session on",
    planned_time: |clock| {
        format!("{clock} is its planned time, before which it may not begin inside a session")
    },
    behind: |id| format!("it is held behind {id}, which is pinned"),
    pinned_takes: |id, is_over, said, (starts, ends)| {
        let verb = if is_over { "took" } else { "takes" };
        let (from, to) = (after(said, starts), after(starts, ends));
        format!("the pinned meeting {id} {verb} {from} to {to}")
    },
    event_takes: |title, (starts, ends)| {
        let (from, to) = (after(ends, starts), clock(ends));
        format!("{title} takes {from} to {to}")
    },
    an_event: "an event takes the time before",
    not_held: |id| format!("{id} is not held"),
    other_hours: "the sessions were held at other hours than planned",
};

const fn waits(has_begun: bool) -> &'static str {
    if has_begun { "waited" } else { "waits" }
}

const CAUSES: CauseClauses = CauseClauses {
    since: |number| match number {
        0 => "since the first issue".to_owned(),
        number => format!("since Rev.{number}"),
    },
    order: "the order has changed",
    plan: "the plan has changed",
    sessions: |on| format!("the sessions of {} have changed", day(on)),
    added: |name| format!("{name} was added"),
    removed: |name| format!("{name} was taken out"),
    after: |takes| format!(", after {takes}"),
    stopped: |was_suspended, moment| {
        let verb = if was_suspended {
            "suspended"
        } else {
            "adjourned"
        };
        format!("was {verb} on {moment}")
    },
    takes_up_rest: |id| format!(", and {id} takes up the rest"),
    took: |name, length| format!("{name} took {length}"),
    takes: |name, length| format!("{name} takes {length}"),
    taken_back: ", as its record has been taken back",
    extended: |name, more| format!("{name} is extended by {more}"),
    not_extended: |name| format!("{name} is no longer extended"),
    length_of_its_own: |id, resumed, takes| {
        format!("{id}, which resumes {resumed}, has a duration of its own, {takes}")
    },
    duration: |id| format!("the duration of {id} has changed"),
    from_to: |was, is| format!(" from {} to {}", length(was), length(is)),
    keys: |keys, id| match keys {
        [] => format!("the keys of {id} have changed"),
        [one] => format!("`{one}` of {id} has changed"),
        several => {
            let keys = several.join("` and `");
            format!("`{keys}` of {id} have changed")
        }
    },
    rule: |key| format!("`{key}` has changed"),
    change_over: |was, is| format!("`change-over` has changed from {was} to {is}"),
    no_longer: " in what was issued, and is not any more",
};

/// Returns a duration in the words of lengths.
fn length(duration: Duration) -> String {
    match duration {
        Duration::Time(minutes) => minutes.to_string(),
        other => other.to_string(),
    }
}

const SESSIONS: SessionClauses = SessionClauses {
    in_track: |key| format!(" in {key}"),
    goes_on: |hours, (opens, closes)| {
        let (on, until) = (day(opens.date_naive()), after(opens, closes));
        format!("the session {hours} of {on} goes on until {until}, as time was added to it")
    },
    extra: |opens, closes| extra(opens.date_naive(), &clock(opens), &after(opens, closes)),
    extra_hours: |on, hours| {
        let text = hours.to_string();
        let (from, to) = text.split_once('-').unwrap_or((&text, ""));
        extra(on, from, to)
    },
    for_group: |group| format!(" for {group}"),
    opened: |hours, on| {
        let on = day(on);
        format!("the session {hours} of {on}, which was kept in reserve, was opened")
    },
    none_held: |on, track| format!("no session was held on {}{track}", day(on)),
    not_held: |hours, on, track| format!("the session {hours} of {}{track} was not held", day(on)),
    held: |hours, on, track, held| {
        format!("the session {hours} of {}{track} was held {held}", day(on))
    },
    held_unplanned: |on, track, held| {
        let on = day(on);
        format!("a session was held on {on}{track} {held} that was not planned")
    },
    from_to: |opens, closes| format!("from {} to {}", clock(opens), after(opens, closes)),
    and: " and ",
};

fn extra(on: NaiveDate, from: &str, to: &str) -> String {
    format!(
        "an extra session is held on {} from {from} to {to}",
        day(on)
    )
}

const OVERVIEW: OverviewLines = OverviewLines {
    as_of: |moment| format!("as of {moment}:"),
    state: |state| match state {
        State::Over => "over",
        State::UnderWay => "under way",
        State::Paused => "paused",
        State::Next => "next",
        State::ToCome => "to come",
        State::Cancelled | State::Postponed => "",
    },
    room: |name| format!("; in {name}"),
    goes_on: |moment| format!("; goes on {moment}"),
    from: |moment| format!("from {moment}"),
    not_recorded: |id| format!("not recorded: {id} must be over by now"),
    no_session: "finds no session",
    opened: "; opened ",
    planned: |span| format!(" (planned {span})"),
    not_planned: " (not planned)",
    follows: |id| format!("follows {id}"),
    first: "the first",
    off_its_day: |on| format!("; not on {}, its day", day(on)),
};

const RECORD: RecordLines = RecordLines {
    nothing_moves: "nothing moves",
    replaces: |is, was| format!("{is} replaces {was}"),
    is_there: |is| format!("{is} is recorded already"),
    extended_in_all: |total, before| {
        let (total, before) = (total.to_toml(), before.to_toml());
        format!("extended by {total} in all ({before} before)")
    },
    recorded: |is_back, as_of| {
        let done = if is_back { "taken back" } else { "recorded" };
        format!("{done}, as of {}", date_and_clock(as_of))
    },
    complete: |as_of| format!("as of {}", date_and_clock(as_of)),
    to_take_back: "to take it back: ",
    facilities_are_lost: "this brings back the hours alone: type its room, livestream and interpretation into the file again",
    to_update: "to update its files: ",
    not_until_it_fits: |look, paper| {
        format!(
            "its files cannot be written until the meetings fit: the error above says what to write; to look at them: {look}; at the paper of the day: {paper}"
        )
    },
    taken_as: |typed, on, at| {
        let hour = at.map(|at| format!(", {}", (DATES.clock)(at)));
        format!(
            "{typed} is taken as {}{}",
            day(on),
            hour.unwrap_or_default()
        )
    },
    still_to_come: |at, now| {
        let (at, now) = (date_and_clock(at), date_and_clock(now));
        format!("{at} is still to come: by the clock of this computer it is {now}")
    },
    is_later_already: |before, taken| {
        let (before, taken) = (date_and_clock(before), date_and_clock(taken));
        format!(
            "the schedule is as of {before} already, and each record is later than the one before: {taken} is taken; if that is wrong, correct `as-of` at the top"
        )
    },
    stays_called_off: |id, how, command| {
        format!("{id} stays {how}: it was opened, and is not held; if it was held: {command}")
    },
    opens_earlier: |id, is, was, is_issued| {
        let done = if is_issued { "issued" } else { "planned" };
        format!(
            "{id} would now open on {}, and was {done} for {}: to be announced",
            day(is),
            day(was)
        )
    },
    keeps_the_day: |keys| {
        let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
        match &*keys {
            [first, rest @ ..] => {
                let others = rest.iter().map(|key| format!(", or {key}"));
                let others: String = others.collect();
                format!("; to keep the day: {first} under its [[meeting]]{others}")
            }
            [] => String::new(),
        }
    },
};

/// Returns `16 March 2026, 16:40`.
fn date_and_clock(at: NaiveDateTime) -> String {
    format!("{}, {}", DATES.date(at.date()), (DATES.clock)(at.time()))
}
