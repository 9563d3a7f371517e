//! Time zones: from local times to instants and back, through the tz database.

use std::fmt;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Weekday};

use super::{
    Moment,
    database::{self, Clocks, Entry},
};

/// A time zone of the tz database.
#[derive(Clone, Copy)]
pub(crate) struct Zone(Entry);

/// A local time that a change of the clocks skips or repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClockChange {
    Skipped,
    Repeated,
}

/// The instants at which the clocks show a local time: the first and the last, mostly the same.
type Instants = Option<(Moment, Moment)>;

impl Zone {
    /// The regular expression of all names that [`Zone::named`] knows.
    pub(crate) const PATTERN: &str = "^([A-Za-z]+(/[A-Za-z_-]+)+|UTC)$";

    /// Returns the zone of this name, such as `Europe/Zurich`.
    ///
    /// Abbreviations and offsets from UTC, such as `EST` and `Etc/GMT+5`, have no summer time, and
    /// stand for no place: of these only `UTC` is known.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let is_place = name.contains('/') && !name.starts_with("Etc/") || name == "UTC";
        let mut known = database::all();
        known.find(|entry| is_place && entry.name == name).map(Self)
    }

    pub(crate) fn name(self) -> &'static str {
        self.0.name
    }

    /// Returns the names of all zones.
    pub(crate) fn names() -> Vec<&'static str> {
        let mut names: Vec<_> = database::all().map(|entry| entry.name).collect();
        names.sort_unstable();
        names
    }

    /// Returns the state of the clocks at an instant.
    pub(super) fn clocks(self, utc: NaiveDateTime) -> Clocks {
        self.0.clocks(utc)
    }

    /// Returns the instants at which the clocks show a local time; none if a change skips it.
    fn instants(self, local: NaiveDateTime) -> Instants {
        // No zone is further from UTC, and none changes its clocks twice so soon.
        let at = |hours: i64| self.clocks(local + TimeDelta::hours(hours)).offset;
        let offsets = [at(-30), at(30)];
        if offsets[0] == offsets[1] {
            let [offset, _] = offsets;
            let only = moment(local - TimeDelta::seconds(offset.into()), offset)?;
            return Some((only, only));
        }
        let shown = |offset: i32| {
            let utc = local - TimeDelta::seconds(offset.into());
            let is_shown = self.clocks(utc).offset == offset;
            is_shown.then(|| moment(utc, offset)).flatten()
        };
        let [first, last] = offsets.map(shown);
        let earlier = first.or(last)?;
        let later = last.or(first)?;
        Some((earlier.min(later), earlier.max(later)))
    }

    /// Returns the instant of a local time, unless a change of the clocks skips or repeats it.
    pub(crate) fn instant(self, local: NaiveDateTime) -> Result<Moment, ClockChange> {
        match self.instants(local) {
            Some((first, last)) if first == last => Ok(first),
            Some(_) => Err(ClockChange::Repeated),
            None => Err(ClockChange::Skipped),
        }
    }

    /// Returns the first instant at which the clocks show a local time, or the first later one that
    /// they show.
    pub(crate) fn earliest(self, local: NaiveDateTime) -> Moment {
        let mut candidate = local;
        loop {
            match self.instants(candidate) {
                Some((first, _)) => return first,
                None => candidate += TimeDelta::minutes(1),
            }
        }
    }

    /// Returns an instant by the clocks of the zone.
    pub(crate) fn local(self, moment: Moment) -> Moment {
        let utc = moment.naive_utc();
        self::moment(utc, self.clocks(utc).offset).unwrap_or(moment)
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
        let noon = self.earliest(day.and_hms_opt(12, 0, 0)?);
        Some(self.clocks(noon.naive_utc()).name.to_owned())
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
            let noon = self.earliest(day.and_hms_opt(12, 0, 0)?);
            Some(noon.offset().local_minus_utc())
        };
        let first = day.with_day(1)?;
        let (winter, summer) = (offset(first.with_month(1)?)?, offset(first.with_month(7)?)?);
        (winter != summer).then(|| offset(day) > Some(winter.min(summer)))
    }

    /// Returns the instant so many minutes of real time after another.
    pub(crate) fn after(self, moment: Moment, minutes: u32) -> Moment {
        self.local(moment + TimeDelta::minutes(i64::from(minutes)))
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Zone {}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Returns the instant of a time in UTC, by clocks that are so many seconds before UTC.
fn moment(utc: NaiveDateTime, offset: i32) -> Option<Moment> {
    let zone = FixedOffset::east_opt(offset)?;
    Some(zone.from_utc_datetime(&utc))
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
