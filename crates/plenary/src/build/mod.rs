//! A plan put together in Rust.

mod around;
mod details;
mod event;
mod group;
mod meeting;

use chrono::NaiveDate;

pub use crate::document::RoomBuilder;
pub use around::{DeadlineBuilder, DocumentBuilder};
pub use details::AgendaBuilder;
pub use event::EventBuilder;
pub use meeting::MeetingBuilder;

use crate::{
    check::check,
    document::{Day, Document, Frame, Group, Heading, Session, Slot, Track, push},
    fault::{Faults, Report, Warned},
    keywords::{DayHeading, Layout, Output, Rolling, Show, Status},
    plan::{News, Plan},
    text::{Language, Wording},
    time::{Hours, Minutes},
};

/// Gathers a plan key by key, under the names that the keys have in a source.
///
/// [`PlanBuilder::build`] judges it as a source is judged; its faults have paths and no spans.
///
/// ```
/// use chrono::NaiveDate;
/// use plenary::{Duration, GroupBuilder, MeetingBuilder, News, Plan};
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
#[derive(Debug, Clone)]
#[must_use]
pub struct PlanBuilder(Document);

/// A working group of a [`PlanBuilder`], or a sub-working group of another.
#[derive(Debug, Clone)]
#[must_use]
pub struct GroupBuilder(Group);

/// A day of a [`PlanBuilder`] or a [`TrackBuilder`] that differs from the others.
#[derive(Debug, Clone)]
#[must_use]
pub struct DayBuilder(Day);

/// A track of a [`PlanBuilder`].
#[derive(Debug, Clone)]
#[must_use]
pub struct TrackBuilder(Track);

impl Plan {
    /// A plan made in Rust: the conference, the name of its meetings, and a zone of the tz
    /// database.
    pub fn builder(
        conference: impl Into<Wording>,
        name: impl Into<Wording>,
        time_zone: impl Into<String>,
    ) -> PlanBuilder {
        PlanBuilder::new(conference.into(), name.into(), time_zone.into())
    }
}

impl PlanBuilder {
    fn new(conference: Wording, name: Wording, time_zone: String) -> Self {
        Self(Document {
            heading: Heading {
                conference: Slot::Given(conference),
                name: Slot::Given(name),
                ..Heading::default()
            },
            frame: Frame {
                time_zone: Slot::Given(time_zone),
                ..Frame::default()
            },
            ..Document::default()
        })
    }

    /// The languages, the one of plain strings first; English alone unless this is called.
    pub fn languages(mut self, languages: impl IntoIterator<Item = Language>) -> Self {
        let languages = languages.into_iter().map(Slot::Given).collect();
        self.0.languages = Slot::Given(languages);
        self
    }

    /// Which files are kept; Markdown and HTML unless this is called.
    pub fn outputs(mut self, outputs: impl IntoIterator<Item = Output>) -> Self {
        let outputs = outputs.into_iter().map(Slot::Given).collect();
        self.0.outputs = Slot::Given(outputs);
        self
    }

    /// The document beside the schedule from which its Word documents take their look.
    pub fn docx_reference(mut self, name: impl Into<String>) -> Self {
        self.0.docx_reference = Slot::Given(name.into());
        self
    }

    /// Whether the successive sittings of a meeting in one day share a cell of the table.
    pub fn join_sittings(mut self, join: bool) -> Self {
        self.0.join_sittings = Slot::Given(join);
        self
    }

    /// Which times the annex shows; the current ones unless this is called.
    pub fn show(mut self, show: Show) -> Self {
        self.0.show = Slot::Given(show);
        self
    }

    /// How the annex lays out its days and tracks; chosen by the number of tracks unless this is
    /// called.
    pub fn layout(mut self, layout: Layout) -> Self {
        self.0.layout = Slot::Given(layout);
        self
    }

    /// How days are headed; by weekday, with the date where weekdays recur, unless this is called.
    pub fn day_headings(mut self, headings: DayHeading) -> Self {
        self.0.day_headings = Slot::Given(headings);
        self
    }

    /// Whether the annex says between when meetings begin.
    pub fn forecast(mut self, forecast: bool) -> Self {
        self.0.forecast = Slot::Given(forecast);
        self
    }

    /// Who convenes the meetings.
    pub fn organisation(mut self, organisation: impl Into<Wording>) -> Self {
        self.0.heading.organisation = Slot::Given(organisation.into());
        self
    }

    /// The title of the annex, instead of the derived one.
    pub fn title(mut self, title: impl Into<Wording>) -> Self {
        self.0.heading.title = Slot::Given(title.into());
        self
    }

    /// Who issues the schedule.
    pub fn secretariat(mut self, secretariat: impl Into<Wording>) -> Self {
        self.0.heading.secretariat = Slot::Given(secretariat.into());
        self
    }

    /// The president of the conference, or `"vacant"`.
    pub fn president(mut self, president: impl Into<Wording>) -> Self {
        self.0.heading.president = Slot::Given(president.into());
        self
    }

    /// The date of issue.
    pub fn issued(mut self, issued: NaiveDate) -> Self {
        self.0.heading.issued = Slot::Given(issued);
        self
    }

    /// How settled the schedule is.
    pub fn status(mut self, status: Status) -> Self {
        self.0.heading.status = Slot::Given(status);
        self
    }

    /// Where the meetings are.
    pub fn venue(mut self, venue: impl Into<Wording>) -> Self {
        self.0.heading.venue = Slot::Given(venue.into());
        self
    }

    /// The first and the last day.
    pub fn days(mut self, first: NaiveDate, last: NaiveDate) -> Self {
        self.0.frame.first_day = Slot::Given(first);
        self.0.frame.last_day = Slot::Given(last);
        self
    }

    /// The hours of the sessions of every day.
    pub fn sessions(mut self, hours: impl IntoIterator<Item = Hours>) -> Self {
        self.0.frame.sessions = sessions(hours, false);
        self
    }

    /// More sessions of every day, after those so far, which are kept in reserve.
    pub fn if_needed(mut self, hours: impl IntoIterator<Item = Hours>) -> Self {
        extend(&mut self.0.frame.sessions, sessions(hours, true));
        self
    }

    /// Whether there are sessions on weekends between the first and the last day too.
    pub fn weekends(mut self, weekends: bool) -> Self {
        self.0.frame.weekends = Slot::Given(weekends);
        self
    }

    /// A day that differs from the others, on every track.
    pub fn day(mut self, day: DayBuilder) -> Self {
        push(&mut self.0.frame.days, day.0);
        self
    }

    /// One more track; a schedule that has one needs it on every meeting.
    pub fn track(mut self, track: TrackBuilder) -> Self {
        push(&mut self.0.frame.tracks, track.0);
        self
    }

    /// What an early end does to the meetings that follow; at once unless this is called.
    pub fn rolling(mut self, rolling: Rolling) -> Self {
        self.0.rules.rolling = Slot::Given(rolling);
        self
    }

    /// So short before the end of a session no meeting begins.
    pub fn no_start_in_last(mut self, minutes: Minutes) -> Self {
        self.0.rules.no_start_in_last = Slot::Given(minutes);
        self
    }

    /// The time between two meetings of one session.
    pub fn change_over(mut self, minutes: Minutes) -> Self {
        self.0.rules.change_over = Slot::Given(minutes);
        self
    }

    /// What the row of side events says: `"tbc"`, or a text.
    pub fn side_events(mut self, side_events: impl Into<Wording>) -> Self {
        self.0.heading.side_events = Slot::Given(side_events.into());
        self
    }

    /// The note under the table.
    pub fn note(mut self, note: impl Into<Wording>) -> Self {
        self.0.heading.note = Slot::Given(note.into());
        self
    }

    /// One more group.
    pub fn group(mut self, group: GroupBuilder) -> Self {
        push(&mut self.0.groups, group.0);
        self
    }

    /// One more meeting, after those so far.
    pub fn meeting(mut self, meeting: MeetingBuilder) -> Self {
        push(&mut self.0.meetings, meeting.0);
        self
    }

    /// One more event, which stands at a fixed time and is not placed.
    pub fn event(mut self, event: EventBuilder) -> Self {
        push(&mut self.0.events, event.0);
        self
    }

    /// Judges what was gathered.
    ///
    /// # Errors
    /// Every fault of the plan: P01, P02, P04, and P0302 to P0305 of its days and sessions.
    pub fn build(self) -> Result<Warned<Plan>, Report> {
        let mut faults = Faults::new();
        let checked = check(self.0, None, &mut faults);
        let plan = checked.map(|(plan, _): (Plan, News)| plan);
        Report::without_source(faults).judge(plan)
    }
}

impl DayBuilder {
    /// A day with hours of its own.
    pub fn new(day: NaiveDate, hours: impl IntoIterator<Item = Hours>) -> Self {
        Self(Day {
            key: day.to_string(),
            date: day,
            sessions: sessions(hours, false),
            ..Day::default()
        })
    }

    /// A day on which nothing is held, and why.
    pub fn closed(day: NaiveDate, reason: impl Into<Wording>) -> Self {
        Self(Day {
            key: day.to_string(),
            date: day,
            closed: Slot::Given(reason.into()),
            ..Day::default()
        })
    }

    /// More sessions, after those so far, which are kept in reserve.
    pub fn if_needed(mut self, hours: impl IntoIterator<Item = Hours>) -> Self {
        extend(&mut self.0.sessions, sessions(hours, true));
        self
    }
}

impl TrackBuilder {
    /// A track with this key.
    pub fn new(key: impl Into<String>) -> Self {
        Self(Track {
            key: key.into(),
            ..Track::default()
        })
    }

    /// What it is called, if not by its key.
    pub fn name(mut self, name: impl Into<Wording>) -> Self {
        self.0.name = Slot::Given(name.into());
        self
    }

    /// Where its meetings are.
    pub fn room(mut self, room: impl Into<Wording>) -> Self {
        self.0.room = Slot::Given(room.into());
        self
    }

    /// The hours of its days, instead of those of the schedule.
    pub fn sessions(mut self, hours: impl IntoIterator<Item = Hours>) -> Self {
        self.0.sessions = sessions(hours, false);
        self
    }

    /// A day of its own that differs from the others.
    pub fn day(mut self, day: DayBuilder) -> Self {
        push(&mut self.0.days, day.0);
        self
    }
}

fn sessions(hours: impl IntoIterator<Item = Hours>, if_needed: bool) -> Slot<Vec<Slot<Session>>> {
    let session = |hours: Hours| {
        Slot::Given(Session {
            if_needed,
            ..hours.into()
        })
    };
    Slot::Given(hours.into_iter().map(session).collect())
}

fn extend<T>(list: &mut Slot<Vec<T>>, more: Slot<Vec<T>>) {
    for element in more.given().into_iter().flatten() {
        push(list, element);
    }
}
