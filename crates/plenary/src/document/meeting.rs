//! The table `[[meeting]]`: a meeting of a group, its length, its place, and what has happened.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{
    agenda::{AgendaBuilder, AgendaItem},
    headings::Listed,
    level::Level,
    speaker::{Speaker, SpeakerBuilder},
    table::prelude::*,
    words::AccessWording,
};
use crate::{
    keywords::{Attendance, Rolling, StartForm},
    text::{Address, Livestream, Wording},
    time::{Duration, Minutes},
};

table! {
    /// A `[[meeting]]`.
    struct Meeting {}

    /// A meeting of a [`PlanBuilder`](crate::build::PlanBuilder).
    builder MeetingBuilder;

    /// The group that meets: the acronym in the heading of a group, such as `"WGTU"`; of a
    /// sub-working group, the acronym, a slash and its word, such as `"WGETI/exchange"`. A meeting
    /// without a group has a `title` and an `id`.
    group: String = "group", Optional, r#""WGETI/exchange""#;

    /// The length of the meeting: `"2 sessions"`, `"1.5 sessions"`, `"4h30m"`, `"45m"`, or `"rest of
    /// the session"`. Needed, except under a meeting that `resumes` another.
    duration: Duration = "duration", Optional, r#""2 sessions""#,
        set "This is for a meeting that takes up another; all others are made with a duration.";

    /// The title of the meeting, beside its group or instead of one.
    title: Wording = "title", Optional, r#""Opening of the session""#, set_into;

    /// A word that no other meeting has. If you leave it out: the acronym of its group. If a group
    /// has several meetings, all but the first need an `id`, except a meeting that `resumes` another.
    id: String = "id", Optional, r#""WGTU-2""#, set_into;

    /// The track in which it is held, where there are several.
    track: String = "track", Optional, r#""A""#, set_into;

    /// The meeting is pinned: it begins at this moment. Only `held` moves it: if its session really
    /// opened later, it begins at that opening.
    starts: NaiveDateTime = "starts", Optional, r#""2026-03-18 10:00""#, set "The moment is in local time.";

    /// It is held on this day. If there is not enough time on that day, that is a fault.
    on: NaiveDate = "on", Optional, "2026-03-19", set;

    /// It does not begin before this moment.
    not_before: NaiveDateTime = "not-before", Optional, r#""2026-03-18 10:00""#,
        set "The moment is in local time.";

    /// It does not begin before these meetings have ended, in whatever track.
    after: Vec<Slot<String>> = "after", Optional, r#"["WGETI/issues"]"#, set_each_into(String);

    /// `true`: it begins only where it can be held in one piece of a session.
    undivided: bool = "undivided", Default("false"), "true", set;

    /// Inside a session it does not begin after this hour; at the opening of a session it may always
    /// begin. Readers are told when it begins otherwise.
    start_by: NaiveTime = "start-by", Optional, r#""11:30""#, set;

    /// The form in which its start is shown, until it has begun: `"hour"`, or `"condition"`, which is
    /// the sentence of `after` or `start-by` without an hour. Calendars and data have an estimate.
    start_shown: StartForm = "start-shown", Default(r#""hour""#), r#""condition""#, set;

    /// The shortest time that it may take, for the forecast.
    at_least: Duration = "at-least", Optional, r#""1 session""#, set;

    /// The longest time that it may take, for the forecast.
    at_most: Duration = "at-most", Optional, r#""3 sessions""#, set;

    /// The effect on it if the meeting before ends early, instead of the `rolling` of its sub-working
    /// group, its group or the schedule: `"at-once"`, `"next-session"` or `"as-planned"`.
    rolling: Rolling = "rolling", Optional, r#""as-planned""#, set;

    /// The time that it has taken, once it is over: `"4h30m"`. The meetings after it move.
    took: Minutes = "took", Optional, r#""4h30m""#;

    /// The moment at which it ended, once it is over. The meetings after it move.
    ended: NaiveDateTime = "ended", Optional, r#""2026-03-16 16:40""#;

    /// The time that it needs in addition; it is not over.
    extended: Minutes = "extended", Optional, r#""2h""#;

    /// The moment at which it stopped. A later block with `resumes` takes it up.
    suspended: NaiveDateTime = "suspended", Optional, r#""2026-03-16 16:40""#;

    /// As `suspended`, but the block that `resumes` it is a new meeting, with the next number.
    adjourned: NaiveDateTime = "adjourned", Optional, r#""2026-03-16 17:20""#;

    /// The `id` of the suspended or adjourned meeting that is taken up here.
    resumes: String = "resumes", Optional, r#""WGETI/exchange""#;

    /// The reason why it is not held. It is shown as cancelled. It takes no time, unless `took` or
    /// `ended` says that it was opened.
    cancelled: Wording = "cancelled", Optional, r#""no quorum""#;

    /// The time until which it is put off, such as `"to CSP13"`. Otherwise it works as `cancelled`,
    /// but is shown as postponed.
    postponed: Wording = "postponed", Optional, r#""to CSP13""#;

    /// Its own room, instead of its track's.
    room: Wording = "room", Optional, r#""Room XX""#, set_into;

    /// The address of a page with more about it.
    link: Address = "link", Optional, r#""https://indico.un.org""#, set;

    /// The address at which it can be watched, instead of the `livestream` of its track, its group or
    /// the schedule; or `"none"`. A meeting that is informal, or not open to all, has a livestream
    /// only if it is written here.
    livestream: Livestream = "livestream", Optional, r#""https://media.un.org""#,
        set_into "Takes an [`Address`](crate::Address) or a [`Livestream`](crate::text::Livestream).";

    /// The languages of the interpretation, instead of those of its track or the schedule; or
    /// `"none"`.
    interpretation: Wording = "interpretation", Optional, r#""none""#, set_into;

    /// The form of attendance: `"in-person"`, `"hybrid"` or `"virtual"`.
    format: Attendance = "format", Optional, r#""hybrid""#, set;

    /// The access: `"open"` to everyone, `"closed"`, or a text of two or more words that says to whom
    /// it is open. With such a text it counts as not open to everyone.
    access: Wording as AccessWording = "access", Optional, r#""closed""#, set_into;

    /// The chair, instead of the chair of the group: a name, or `"vacant"`.
    chair: Wording = "chair", Optional, r#""Ms. Marie DUPONT""#, set_into;

    /// The speakers: a list of names, or of tables in braces with a name and a function.
    speakers: Vec<Slot<Speaker>> = "speakers", Optional, r#"["Mr. John SMITH"]"#;

    /// `true`: it is an informal consultation, marked as such and not numbered.
    informal: bool = "informal", Default("false"), "true", set;

    /// The groups with which it is a joint meeting.
    with: Vec<Slot<String>> = "with", Optional, r#"["WGTR"]"#, set_each_into(String);

    /// `true`: its end is shown as open; placing does not change.
    open_end: bool = "open-end", Default("false"), "true", set "It may go on after its end.";

    /// A note on the meeting, which stands under the table.
    note: Wording = "note", Optional, r#""Working lunch.""#, set_into;

    /// The items that are dealt with, in order: texts, or items in braces that say more.
    agenda: Vec<Slot<AgendaItem>>
        = "agenda", Optional, r#"["Adoption of the report"]"#, set_each(AgendaBuilder);
}

impl Listed for Meeting {
    const LEVEL: Level = Level::Meeting;
    const KEY: &'static str = "meeting";
    const FORM: &'static str = "a heading `[[meeting]]` for each meeting";
    const IS_NEEDED: bool = true;

    fn unreadable() -> Self {
        Self {
            id: Slot::Bad,
            group: Slot::Bad,
            title: Slot::Bad,
            duration: Slot::Bad,
            ..Self::default()
        }
    }
}

impl Meeting {
    /// True if something is written of what has happened.
    pub(crate) fn is_recorded(&self) -> bool {
        !(self.took.is_absent()
            && self.ended.is_absent()
            && self.extended.is_absent()
            && self.suspended.is_absent()
            && self.adjourned.is_absent()
            && self.cancelled.is_absent()
            && self.postponed.is_absent())
    }
}

impl MeetingBuilder {
    /// Makes a meeting of a group, `WGTU` or `WGETI/exchange`, which gives it its id too.
    pub fn of(group: impl Into<String>, duration: Duration) -> Self {
        Self(Meeting {
            group: Slot::Given(group.into()),
            duration: Slot::Given(duration),
            ..Meeting::default()
        })
    }

    /// Makes a meeting of no group.
    pub fn titled(id: impl Into<String>, title: impl Into<Wording>, duration: Duration) -> Self {
        Self(Meeting {
            id: Slot::Given(id.into()),
            title: Slot::Given(title.into()),
            duration: Slot::Given(duration),
            ..Meeting::default()
        })
    }

    /// Sets the key `speakers`.
    ///
    /// Each is a name, or a [`SpeakerBuilder`] with a function too.
    ///
    /// ```
    /// use plenary::{Duration, build::{MeetingBuilder, SpeakerBuilder}};
    /// let smith = SpeakerBuilder::new("Mr. John SMITH").function("Director-General, WHO");
    /// MeetingBuilder::of("WGTU", Duration::sessions(1)).speakers([smith, "Ms. Marie DUPONT".into()]);
    /// MeetingBuilder::of("WGTR", Duration::sessions(1)).speakers(["Ms. Marie DUPONT"]);
    /// ```
    pub fn speakers<T: Into<SpeakerBuilder>>(
        mut self,
        speakers: impl IntoIterator<Item = T>,
    ) -> Self {
        let all = speakers.into_iter().map(Into::<SpeakerBuilder>::into);
        self.0.speakers = slots(all.map(Into::into));
        self
    }

    /// Makes a block for what a suspended meeting has left, at this place in the order.
    pub fn resuming(meeting: impl Into<String>) -> Self {
        Self(Meeting {
            resumes: Slot::Given(meeting.into()),
            ..Meeting::default()
        })
    }
}
