//! The keys at the top of a schedule, and its tables.

use chrono::{NaiveDate, NaiveDateTime};

use super::{
    allow::Allow,
    day::{Day, DayBuilder},
    deadline::{Deadline, DeadlineBuilder},
    event::{Event, EventBuilder},
    group::{Group, GroupBuilder},
    headings::ByWord,
    listed_document::{DocumentBuilder, ListedDocument},
    meeting::{Meeting, MeetingBuilder},
    revision::Revision,
    room::{Room, RoomBuilder},
    session::{Session, SessionBuilder, add_in_reserve},
    table::prelude::*,
    track::{Track, TrackBuilder},
    words::ZoneName,
};
use crate::{
    keywords::{DayHeading, Layout, Output, Rolling, Show, Status},
    text::{Language, Livestream, Wording},
    time::{Hours, Minutes},
};

table! {
    /// The keys at the top of a schedule, and its tables.
    struct Document {}

    /// Gathers a plan key by key, under the names that the keys have in a source.
    ///
    /// [`PlanBuilder::build`] judges it as a source is judged; its faults have paths and no spans.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use plenary::{build::{GroupBuilder, MeetingBuilder}, Duration, News, Plan};
    ///
    /// let day = NaiveDate::from_ymd_opt(2026, 3, 16).ok_or("no such day")?;
    /// let plan = Plan::builder("CSP12", "CSP12 Working Group meetings", "Europe/Zurich")
    ///     .days(day, day)
    ///     .sessions(["10:00-13:00".parse()?])
    ///     .group(GroupBuilder::new("WGTU").name("Working Group on Treaty Universalization"))
    ///     .meeting(MeetingBuilder::of("WGTU", Duration::sessions(1)))
    ///     .build()?
    ///     .value;
    /// let schedule = plenary::place(plan, &News::default())?.value;
    /// assert_eq!(schedule.meetings()[0].current.sittings[0].starts.to_string(), "2026-03-16 10:00:00 +01:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    builder PlanBuilder;

    /// The conference that the meetings prepare.
    conference: Wording = "conference", Needed, r#""CSP12""#;

    /// The name of all the meetings together; the title is made from it.
    name: Wording = "name", Needed, r#""CSP12 Working Group meetings""#;

    /// A title instead of the one that is made of `status`, `name` and the days.
    title: Wording = "title", Optional, r#""Timetable of the CSP12 week""#, set_into;

    /// The treaty or the organisation whose meetings they are.
    organisation: Wording = "organisation", Optional, r#""Arms Trade Treaty""#, set_into;

    /// The secretariat that issues the schedule.
    secretariat: Wording = "secretariat", Optional, r#""ATT Secretariat""#, set_into;

    /// The president of the conference: a name, or `"vacant"`.
    president: Wording = "president", Optional, r#""Ms. Tsholofelo TSHEOLE""#, set_into;

    /// The day on which the schedule is issued: year, month and day, without quotation marks.
    issued: NaiveDate = "issued", Optional, "2026-01-16", set;

    /// The last issue of the schedule, under a heading `[revision]`. `plenary issue` writes it.
    revision: Revision = "revision", Optional, "{ number = 1, issued = 2026-02-12 }";

    /// The symbol of the paper, which stands above its title; `/Rev.1` is added to that of a revision.
    symbol: String = "symbol", Optional, r#""ATT/CSP12/2026/INF.1""#, set_into;

    /// The signs between the symbol and the number of a revision.
    revision_mark: String = "revision-mark", Default(r#""/Rev.""#), r#"".Rev""#, set_into;

    /// The language in which the paper was written, one of `languages`: `"en"` or `"fr"`. Pages in another
    /// language say so under the symbol: `Original: English`.
    original: Language = "original", Optional, r#""en""#, set;

    /// The status of the schedule: `"draft"`, `"provisional"`, `"indicative"`, `"tentative"`,
    /// `"final"`, or `"as-held"` for the archive. `"as-held"` requires `took`, `ended`, `suspended`
    /// or `adjourned` under every meeting that was held.
    status: Status = "status", Optional, r#""draft""#, set;

    /// The time zone of the venue: a continent and a city, as in the tz database.
    time_zone: String as ZoneName = "time-zone", Needed, r#""Europe/Zurich""#;

    /// The place where the meetings are held.
    venue: Wording = "venue", Optional, r#""Palais des Nations, Geneva""#, set_into;

    /// The first day: year, month and day, without quotation marks.
    first_day: NaiveDate = "first-day", Needed, "2026-03-16";

    /// The last day; if there is only one, the same as the first.
    last_day: NaiveDate = "last-day", Needed, "2026-03-19";

    /// The hours in which there can be meetings, the same on every day, in order. Over midnight:
    /// `"22:00-01:00+1"`, where `+1` is the day after. In reserve: `{ time = "18:30-20:30", if-needed =
    /// true }`. In another room: `{ time = "15:00-18:00", room = "Room XX" }`.
    sessions: Vec<Slot<Session>>
        = "sessions", Needed, r#"["10:00-13:00", "15:00-18:00"]"#, set_each(Hours);

    /// The effect on the next meeting when one ends early. `"at-once"`: it begins at once.
    /// `"next-session"`: it waits for the opening of a session or for its planned time, whichever
    /// comes first. `"as-planned"`: it waits for its planned time.
    rolling: Rolling = "rolling", Default(r#""at-once""#), r#""next-session""#, set;

    /// An event or a pinned meeting divides a session into pieces. A meeting begins only if at least
    /// this time is left in its piece, or if the whole meeting fits. A session whose pieces are all
    /// shorter can be used from the first minute of its longest piece.
    no_start_in_last: Minutes = "no-start-in-last", Optional, r#""30m""#, set;

    /// The time between two meetings of one session.
    change_over: Minutes = "change-over", Optional, r#""10m""#, set;

    /// The news is complete up to this moment. `plenary record` writes it; write a later one with news
    /// that you type by hand.
    as_of: NaiveDateTime = "as-of", Optional, r#""2026-03-17 11:00""#;

    /// Adds a row for side events: `"tbc"`, or a text that stands in it on every day.
    side_events: Wording = "side-events", Optional, r#""tbc""#, set_into;

    /// The note under the table; the star of the title leads to it.
    note: Wording
        = "note", Optional, r#""The meetings are held **on a rolling basis**.""#, set_into;

    /// `true`: the annex lists all offices and who holds them. Vacant offices are listed too.
    office_holders: bool = "office-holders", Default("false"), "true", set;

    /// The way to be nominated for the vacant offices. With this key the annex also lists the
    /// offices, as with `office-holders`.
    nominations: Wording = "nominations", Optional,
        r#""Nominations may be sent to the Secretariat.""#, set_into;

    /// The languages of the annex: `"en"`, `"fr"`. A text for which you give no language is in the
    /// first of these. While a text is missing in another one, nothing is made in that language.
    languages: Vec<Slot<Language>>
        = "languages", Default(r#"["en"]"#), r#"["en", "fr"]"#, set_each(Language);

    /// The files that are kept beside the source: `"markdown"`, `"html"`, and `"fragment"`, which is
    /// HTML to put into a page; `"text"`, for a mail; `"ics"`, a calendar; `"json"`, the compiled
    /// schedule for programs; `"csv"`, a row for each sitting and event; `"schedule-xml"`, for
    /// conference apps; and `"docx"`, a Word document. Write `[]` if you want no files, as for an old
    /// version that is kept for comparison.
    outputs: Vec<Slot<Output>>
        = "outputs", Default(r#"["markdown", "html"]"#), r#"["html"]"#, set_each(Output);

    /// A Word file beside the source. The Word documents of the schedule take their styles, page
    /// set-up, header and footer from it.
    docx_reference: String = "docx-reference", Optional, r#""letterhead.docx""#, set_into;

    /// `true`: the sittings of one meeting on one day stand in one cell.
    join_sittings: bool = "join-sittings", Default("false"), "true", set;

    /// The times that the annex shows: `"current"`; those that were `"planned"`; or `"changes"`, the
    /// current ones with a mark on everything that has moved.
    show: Show = "show", Default(r#""current""#), r#""changes""#, set;

    /// `true`: the annex shows the earliest and the latest start of each meeting, by their `at-least`
    /// and `at-most`.
    forecast: bool = "forecast", Default("false"), "true", set;

    /// The layout of the days in the annex: `"week"`, days as columns; `"day"`, a table for each day
    /// with tracks as columns; `"list"`, no table. If you leave it out, it is `"day"` with more than
    /// two tracks, else `"week"`.
    layout: Layout = "layout", Optional, r#""day""#, set;

    /// The heads of days: by `"weekday"`, by `"date"`, or by `"both"`.
    day_headings: DayHeading = "day-headings", Optional, r#""both""#,
        set "Unless this is called, they are headed by weekday, with the date where weekdays recur.";

    /// `true`: Saturdays and Sundays have sessions as other days. `false`: a weekend between the
    /// first and the last day is free, except days with `sessions` of their own.
    weekends: bool = "weekends", Default("false"), "true", set;

    /// The days that differ from the others, each under a heading `[days.2026-03-20]`.
    days: Vec<Day> as ByWord<Day>
        = "days", Optional, r#"{ 2026-03-20 = { closed = "Official holiday" } }"#,
        add(day: DayBuilder) "A day that is given here is so on every track.";

    /// The tracks, if meetings are held in several rooms at one time. Each stands under a heading
    /// `[tracks.A]`.
    tracks: Vec<Track> as ByWord<Track>
        = "tracks", Optional, r#"{ A = { room = "Room XX" } }"#,
        add(track: TrackBuilder) "A schedule that has one needs it on every meeting.";

    /// The groups that meet, each under a heading `[groups.ACRONYM]`.
    groups: Vec<Group> as ByWord<Group> = "groups", Needed,
        r#"{ WGTU = { name = "Working Group on Treaty Universalization" } }"#, add(group: GroupBuilder);

    /// The meetings in the order in which they are held, each under a heading `[[meeting]]`.
    meetings: Vec<Meeting> = "meeting", Needed,
        r#"[{ group = "WGTU", duration = "2 sessions" }]"#, add(meeting: MeetingBuilder);

    /// The events, which are no meetings and have fixed times, each under a heading `[[event]]`:
    /// ceremonies, breaks, receptions, side events.
    events: Vec<Event> = "event", Optional,
        r#"[{ title = "Lunch break", kind = "break", time = "13:00-15:00" }]"#,
        add(event: EventBuilder) "It is not placed.";

    /// The deadlines, each under a heading `[[deadline]]`.
    deadlines: Vec<Deadline> = "deadline", Optional,
        r#"[{ title = "Registration", on = 2026-03-06 }]"#, add(deadline: DeadlineBuilder);

    /// The documents of the meetings, each under a heading `[[document]]`.
    documents: Vec<ListedDocument> = "document", Optional,
        r#"[{ symbol = "ATT/CSP12/WG/2026/1", title = "Draft agenda" }]"#, add(document: DocumentBuilder);

    /// The warnings and notes that you accept, each under a heading `[[allow]]`.
    allows: Vec<Allow> = "allow", Optional,
        r#"[{ code = "P0205", reason = "meets by correspondence" }]"#;

    /// The address at which the whole conference can be watched; or `"none"`. It is not for informal
    /// meetings, nor for meetings that are not open to all: these need `livestream` in their own
    /// block.
    livestream: Livestream = "livestream", Optional, r#""https://media.un.org""#,
        set_into "Takes an [`Address`](crate::Address) or a [`Livestream`](crate::text::Livestream).";

    /// The languages of the interpretation, or `"none"`. Each is interpreted into all the others.
    interpretation: Wording = "interpretation", Optional, r#""English, French""#, set_into;

    /// The number of meetings that can be interpreted at once; more at one time are a warning.
    interpretation_teams: u32 = "interpretation-teams", Optional, "2", set;

    /// `true` names the chair, the facilitator and the rapporteur under each meeting.
    show_offices: bool = "show-offices", Default("false"), "true", set;

    /// `false`: the hours at which meetings end are not shown.
    show_ends: bool = "show-ends", Default("true"), "false", set;

    /// `true` marks a sitting in which a meeting goes on from an earlier session.
    mark_continued: bool = "mark-continued", Default("false"), "true", set;

    /// The rooms, if several meetings share a room. Each stands under a heading `[rooms.WORD]`.
    rooms: Vec<Room> as ByWord<Room>
        = "rooms", Optional, r#"{ XX = { name = "Room XX" } }"#,
        add(room: RoomBuilder) "A schedule that has one knows no others.";
}

impl PlanBuilder {
    /// Makes a plan of what it cannot do without.
    pub(crate) fn new(conference: Wording, name: Wording, time_zone: String) -> Self {
        Self(Document {
            conference: Slot::Given(conference),
            name: Slot::Given(name),
            time_zone: Slot::Given(time_zone),
            ..Document::default()
        })
    }

    /// Returns the document with all that was gathered.
    pub(crate) fn into_document(self) -> Document {
        self.0
    }

    /// Sets the keys `first-day` and `last-day`.
    pub fn days(mut self, first: NaiveDate, last: NaiveDate) -> Self {
        self.0.first_day = Slot::Given(first);
        self.0.last_day = Slot::Given(last);
        self
    }

    /// Adds sessions of every day, after those so far, which are kept in reserve.
    pub fn if_needed(mut self, hours: impl IntoIterator<Item = Hours>) -> Self {
        add_in_reserve(&mut self.0.sessions, hours);
        self
    }

    /// Adds a session of every day after those so far.
    pub fn session(mut self, session: SessionBuilder) -> Self {
        session.add_to(&mut self.0.sessions);
        self
    }

    /// Sets the table `revision`: the number of the issue, and the day on which it was issued;
    /// [`Schedule::since`](crate::Schedule::since) takes the version before it, and
    /// [`Schedule::as_issued`](crate::Schedule::as_issued) the one that was issued.
    pub fn revision(mut self, number: u32, issued: Option<NaiveDate>) -> Self {
        self.0.revision = Slot::Given(Revision {
            number: Slot::Given(number),
            issued: issued.map_or(Slot::Absent, Slot::Given),
            ..Revision::default()
        });
        self
    }
}
