//! The sessions that a case has by what is said of its days and tracks.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use plenary::{
    Hours,
    plan::{SessionKind, TrackId},
};

use super::{Case, Second, Special, build::after_each_other};
use crate::clocks::ZONES;

/// The sessions of a day, and those that are kept in reserve.
type OfDay = (Vec<Hours>, Vec<Hours>);

impl Case {
    /// Returns the sessions track by track and day by day: the track, the day, the hours and the kind.
    pub(crate) fn expected_sessions(&self) -> Vec<(TrackId, NaiveDate, Hours, SessionKind)> {
        let mut expected = Vec::new();
        for track in 0..=usize::from(self.second.is_some()) {
            for day in (0..self.days).map(|day| self.day(day)) {
                let (sessions, reserve) = self.sessions_of(track, day);
                let planned = sessions
                    .into_iter()
                    .map(|hours| (hours, SessionKind::Planned));
                let all = planned.chain(
                    reserve
                        .into_iter()
                        .map(|hours| (hours, SessionKind::IfNeeded)),
                );
                expected.extend(all.map(|(hours, kind)| (TrackId::new(track), day, hours, kind)));
            }
        }
        expected
    }

    fn sessions_of(&self, track: usize, day: NaiveDate) -> OfDay {
        let said = |of: &[(u64, Special)]| {
            let mut of_day = of.iter().filter(|(place, _)| self.day(*place) == day);
            of_day.next().map(|(_, special)| special.clone())
        };
        let second = self.second.as_ref().filter(|_| track == 1);
        let of_track = second.and_then(|second| said(&second.special));
        let own_hours = second.and_then(|Second { hours, .. }| hours.as_ref());
        // A track's word on the day goes first; a closed day is closed for all others.
        if let Some(Special::Own(hours)) = of_track {
            return hours.hours();
        }
        let common = said(&self.special);
        if [&of_track, &common]
            .iter()
            .any(|said| matches!(said, Some(Special::Closed)))
        {
            return OfDay::default();
        }
        // Hours of a day are those of tracks that have none of their own, on weekends too.
        match (common, own_hours) {
            (Some(Special::Own(hours)), None) => hours.hours(),
            _ if self.is_free(day) => OfDay::default(),
            (_, Some(hours)) => (after_each_other(9 * 60, hours).0, Vec::new()),
            (_, None) => self.common.hours(),
        }
    }

    /// True if a day is one of a weekend between the first day and the last. In Cairo and Kathmandu
    /// people work on Sundays.
    fn is_free(&self, day: NaiveDate) -> bool {
        let sundays = ZONES[self.zone] == "Europe/Zurich";
        let saturday = match day.weekday() {
            Weekday::Sat => day,
            Weekday::Sun if sundays => day - Days::new(1),
            _ => return false,
        };
        let last = saturday + Days::new(u64::from(sundays));
        self.first_day() < saturday && last < self.day(self.days - 1)
    }
}
