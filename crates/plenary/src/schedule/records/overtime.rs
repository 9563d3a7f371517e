//! Sessions that were held longer than planned, while no meeting was under way.

use super::Checker;
use crate::{
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{News, Session},
    schedule::{current, timeline::Minute},
    time::{Hours, Moment, clock, describe},
};

impl Checker<'_> {
    /// Returns the faults of sessions that were held beyond their planned close when nobody had the
    /// floor at that close.
    pub(super) fn overtime(&self, news: &News) -> Faults {
        let timeline = self.input.timeline;
        let sessions = timeline.sessions.iter().enumerate();
        let held =
            sessions.filter_map(|(place, session)| Some((place, session, session.overtime?)));
        let nobodys =
            held.filter(|(place, _, (close, _))| !self.has_floor(*place, timeline.minute(*close)));
        let fault = |(place, session, overtime): (usize, &Session, (Moment, Moment))| {
            let close = timeline.minute(overtime.0);
            let is_open = timeline
                .open(place)
                .any(|interval| interval.overtime.is_none() && interval.to == close);
            nobodys_time(
                session,
                overtime,
                is_open,
                self.path_of_hours(session, news),
            )
        };
        nobodys.map(fault).collect()
    }

    /// True if a meeting is under way in a session up to a minute.
    fn has_floor(&self, session: usize, at: Minute) -> bool {
        let placements = self.current.placements.iter();
        let mut parts = placements.flat_map(|placement| placement.parts.iter());
        parts.any(|part| part.session == session && part.from < at && at <= part.to)
    }

    /// Returns the path of the hours of a session that was held.
    fn path_of_hours(&self, session: &Session, news: &News) -> Path {
        let record = current::record_of(self.input.timeline.plan, session.track, session.day, news);
        let place = record.and_then(|record| {
            let mut hours = record.held.iter().flatten();
            let place = hours.position(|hours| {
                let opens = hours.on(session.day).map(|(opens, _)| opens);
                opens == Some(session.opens.naive_local())
            });
            Some(current::path(record).then("held").then(place?))
        });
        place.unwrap_or_else(|| path_to!["days", session.day.to_string(), "held"])
    }
}

/// Returns the fault of overtime that belongs to no meeting; `is_open` is true if a meeting could
/// have the floor up to the close.
fn nobodys_time(
    session: &Session,
    (close, end): (Moment, Moment),
    is_open: bool,
    at: Path,
) -> Fault {
    let (opens, closes) = (session.opens.naive_local(), close.naive_local());
    let hours = Hours::since(session.day, opens, closes);
    let message = format!(
        "the session was held until {}, and no meeting was on at its planned close, on {}",
        clock(end),
        describe(close)
    );
    let fault = Fault::new(Code::OvertimeOfNobody, message, at)
        .label(format!("whose time is it from {} on?", clock(close)))
        .edit(
            format!("if the session ended then, write `\"{hours}\"`"),
            format!("\"{hours}\""),
        );
    fault.help(if is_open {
        let ended = end.format("%Y-%m-%d %H:%M");
        format!("if a meeting went on, write `ended = \"{ended}\"` under it")
    } else {
        "if a meeting went on, let the event at the close end earlier".to_owned()
    })
}
