//! Time zones: from local times to instants and back, through the tz database.

use chrono::{
    Datelike, MappedLocalTime, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Weekday,
};
use chrono_tz::{OffsetName, Tz};
use serde::{Serialize, Serializer};

use super::Moment;

/// A time zone of the tz database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Zone(Tz);

/// A local time that a change of the clocks skips or repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClockChange {
    Skipped,
    Repeated,
}

impl Zone {
    /// The regular expression of all names that [`Zone::named`] knows.
    pub(crate) const PATTERN: &str = "^([A-Za-z]+(/[A-Za-z_-]+)+|UTC)$";

    /// Returns the zone of this name, such as `Europe/Zurich`.
    ///
    /// Abbreviations and offsets from UTC, such as `EST` and `Etc/GMT+5`, have no summer time, and
    /// stand for no place: of these only `UTC` is known.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let is_place = name.contains('/') && !name.starts_with("Etc/") || name == "UTC";
        is_place.then(|| name.parse().ok().map(Self)).flatten()
    }

    pub(crate) fn name(self) -> &'static str {
        self.0.name()
    }

    pub(super) fn tz(self) -> Tz {
        self.0
    }

    /// Returns the names of all zones.
    pub(crate) fn names() -> Vec<&'static str> {
        chrono_tz::TZ_VARIANTS
            .iter()
            .map(|zone| zone.name())
            .collect()
    }

    /// Returns the instant of a local time, unless a change of the clocks skips or repeats it.
    pub(crate) fn instant(self, local: NaiveDateTime) -> Result<Moment, ClockChange> {
        match self.0.from_local_datetime(&local) {
            MappedLocalTime::Single(moment) => Ok(moment.fixed_offset()),
            MappedLocalTime::None => Err(ClockChange::Skipped),
            MappedLocalTime::Ambiguous(..) => Err(ClockChange::Repeated),
        }
    }

    /// Returns the first instant at which the clocks show a local time, or the first later one that
    /// they show.
    pub(crate) fn earliest(self, local: NaiveDateTime) -> Moment {
        let mut candidate = local;
        loop {
            match self.0.from_local_datetime(&candidate) {
                MappedLocalTime::Single(moment) | MappedLocalTime::Ambiguous(moment, _) => {
                    return moment.fixed_offset();
                }
                MappedLocalTime::None => candidate += TimeDelta::minutes(1),
            }
        }
    }

    /// True if nobody works in the zone on a day.
    pub(crate) fn is_free(self, day: NaiveDate) -> bool {
        match day.weekday() {
            Weekday::Sat => true,
            Weekday::Sun => !WORK_ON_SUNDAY.contains(&self.name()),
            _ => false,
        }
    }

    /// True if a day belongs to a weekend that lies wholly between two other days.
    pub(crate) fn is_weekend_between(
        self,
        day: NaiveDate,
        first: NaiveDate,
        last: NaiveDate,
    ) -> bool {
        let free = |day: &NaiveDate| self.is_free(*day);
        let begins = day.iter_days().rev().take_while(free).last();
        let ends = day.iter_days().take_while(free).last();
        let bounds = begins.zip(ends);
        bounds.is_some_and(|(begins, ends)| first < begins && ends < last)
    }

    /// Returns the name of the zone's time at noon of a day, such as `CET`; a number where it has
    /// no name.
    pub(crate) fn abbreviation(self, day: NaiveDate) -> Option<String> {
        let noon = day.and_hms_opt(12, 0, 0)?;
        let offset = self.0.offset_from_local_datetime(&noon).earliest()?;
        offset.abbreviation().map(str::to_owned)
    }

    /// True if the zone's time has a name on some day of a year.
    pub(crate) fn has_abbreviation(self, name: &str, year_of: NaiveDate) -> bool {
        let days = [1, 7]
            .iter()
            .filter_map(|month| year_of.with_day(1)?.with_month(*month));
        let mut names = days.filter_map(|day| self.abbreviation(day));
        names.any(|known| known == name)
    }

    /// Returns true if the clocks are put forward at noon of a day; none if they are not changed in
    /// that year.
    pub(crate) fn is_summer_time(self, day: NaiveDate) -> Option<bool> {
        let offset = |day: NaiveDate| {
            let noon = day.and_hms_opt(12, 0, 0)?;
            let offset = self.0.offset_from_local_datetime(&noon).earliest()?;
            Some(offset.fix().local_minus_utc())
        };
        let first = day.with_day(1)?;
        let (winter, summer) = (offset(first.with_month(1)?)?, offset(first.with_month(7)?)?);
        (winter != summer).then(|| offset(day) > Some(winter.min(summer)))
    }

    /// Returns the instant so many minutes of real time after another.
    pub(crate) fn after(self, moment: Moment, minutes: u32) -> Moment {
        let later = moment + TimeDelta::minutes(i64::from(minutes));
        let offset = self.0.offset_from_utc_datetime(&later.naive_utc()).fix();
        later.with_timezone(&offset)
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// The zones in which the week begins on Sunday.
const WORK_ON_SUNDAY: [&str; 21] = [
    "Africa/Algiers",
    "Africa/Cairo",
    "Africa/Djibouti",
    "Africa/Khartoum",
    "Africa/Mogadishu",
    "Africa/Tripoli",
    "Asia/Aden",
    "Asia/Amman",
    "Asia/Baghdad",
    "Asia/Bahrain",
    "Asia/Damascus",
    "Asia/Dhaka",
    "Asia/Gaza",
    "Asia/Hebron",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Asia/Kuwait",
    "Asia/Muscat",
    "Asia/Qatar",
    "Asia/Riyadh",
    "Indian/Maldives",
];
