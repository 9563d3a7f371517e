//! Changes of the clocks of a zone.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Moment, Zone, database::Clocks};

/// The state of a zone's clocks from a moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Observance {
    /// The local time at which it begins, by the clocks that it changes.
    pub(crate) begins: NaiveDateTime,
    /// The seconds by which the clocks were before UTC until then.
    pub(crate) offset_before: i32,
    /// The seconds by which the clocks are before UTC from then on.
    pub(crate) offset: i32,
    pub(crate) is_summer_time: bool,
    /// The name, such as `CEST`; none where it is only a number.
    pub(crate) name: Option<String>,
}

/// The longest time in which the clocks of a zone change at most once: there and back within it
/// would not be seen.
const STEP: TimeDelta = TimeDelta::days(3);

impl Zone {
    /// Returns the states of the clocks from the beginning of one year to the end of another: first
    /// that at the beginning, then one for every change.
    pub(crate) fn observances(self, first_year: i32, last_year: i32) -> Vec<Observance> {
        let new_year = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
        let years = new_year(first_year).zip(new_year(last_year + 1));
        let Some((first, last)) = years else {
            return Vec::new();
        };
        let first = self.earliest(first.and_time(NaiveTime::MIN));
        let last = self.earliest(last.and_time(NaiveTime::MIN)).naive_utc();
        let mut at = first.naive_utc();
        let mut shown = self.clocks(at);
        let mut observances = vec![observance(at, shown, shown)];
        while at < last {
            let next = at + STEP;
            if self.clocks(next) == shown {
                at = next;
            } else {
                at = self.change(at, next, shown);
                let before = std::mem::replace(&mut shown, self.clocks(at));
                observances.push(observance(at, before, shown));
            }
        }
        observances
    }

    /// Returns the first second at which the clocks no longer show `shown`, which they show at
    /// `from` and not at `to`.
    fn change(self, from: NaiveDateTime, to: NaiveDateTime, shown: Clocks) -> NaiveDateTime {
        let (mut from, mut to) = (from, to);
        while to - from > TimeDelta::seconds(1) {
            let middle = from + TimeDelta::seconds((to - from).num_seconds() / 2);
            if self.clocks(middle) == shown {
                from = middle;
            } else {
                to = middle;
            }
        }
        to
    }

    /// Returns the local time of a moment; none if the clocks have shown it before, as they do
    /// twice in the night in which they go back.
    pub(crate) fn clock(self, moment: Moment) -> Option<NaiveDateTime> {
        let offset = moment.offset().local_minus_utc();
        let at = |days: i64| {
            self.clocks(moment.naive_utc() + TimeDelta::days(days))
                .offset
        };
        if [at(-1), at(1)] == [offset; 2] {
            return Some(moment.naive_local());
        }
        let local = self.local(moment).naive_local();
        (self.earliest(local) == moment).then_some(local)
    }
}

fn observance(utc: NaiveDateTime, before: Clocks, shown: Clocks) -> Observance {
    // In some zones the database calls the time of winter daylight saving time, as it is behind.
    let is_summer_time = if before.is_daylight_saving == shown.is_daylight_saving {
        shown.is_daylight_saving
    } else {
        shown.offset > before.offset
    };
    Observance {
        begins: utc + TimeDelta::seconds(before.offset.into()),
        offset_before: before.offset,
        offset: shown.offset,
        is_summer_time,
        name: Some(shown.name.to_owned()).filter(|name| is_name(name)),
    }
}

/// True if an abbreviation is a name: the tz database calls some by their number.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeDelta};

    use super::{Observance, Zone};

    /// Returns the offset that the observances give for an instant, as a reader of a calendar takes
    /// it.
    fn offset(observances: &[Observance], utc: chrono::NaiveDateTime) -> Option<i32> {
        let begins = |observance: &Observance| {
            observance.begins - TimeDelta::seconds(observance.offset_before.into())
        };
        let begun = observances
            .iter()
            .filter(|observance| begins(observance) <= utc);
        begun
            .max_by_key(|observance| begins(observance))
            .map(|observance| observance.offset)
    }

    #[test]
    fn no_change_of_any_zone_is_missed() {
        let day = NaiveDate::from_ymd_opt(1990, 1, 2).expect("a day");
        let first = day.and_hms_opt(0, 0, 0).expect("midnight");
        let last = NaiveDate::from_ymd_opt(2037, 12, 31).expect("a day");
        let days = (last - first.date()).num_days();
        for name in Zone::names() {
            let Some(zone) = Zone::named(name) else {
                continue;
            };
            let observances = zone.observances(1990, 2037);
            let begins: Vec<_> = observances
                .iter()
                .map(|observance| observance.begins)
                .collect();
            assert!(begins.is_sorted(), "{name}: {begins:?}");
            let mut next = 0;
            let utc_of = |observance: &Observance| {
                observance.begins - TimeDelta::seconds(observance.offset_before.into())
            };
            for day in 0..days {
                let utc = first + TimeDelta::days(day);
                while observances
                    .get(next + 1)
                    .is_some_and(|observance| utc_of(observance) <= utc)
                {
                    next += 1;
                }
                assert_eq!(
                    observances[next].offset,
                    zone.clocks(utc).offset,
                    "{name} at {utc}"
                );
            }
        }
    }

    #[test]
    fn each_change_is_known_to_the_second() {
        let zone = Zone::named("Europe/Zurich").expect("a zone");
        let observances = zone.observances(2025, 2027);
        let said: Vec<_> = observances
            .iter()
            .map(|observance| {
                format!(
                    "{} {:?} {}",
                    observance.begins,
                    observance.name,
                    observance.offset / 3600
                )
            })
            .collect();
        let expected = [
            "2025-01-01 00:00:00 Some(\"CET\") 1",
            "2025-03-30 02:00:00 Some(\"CEST\") 2",
            "2025-10-26 03:00:00 Some(\"CET\") 1",
            "2026-03-29 02:00:00 Some(\"CEST\") 2",
            "2026-10-25 03:00:00 Some(\"CET\") 1",
            "2027-03-28 02:00:00 Some(\"CEST\") 2",
            "2027-10-31 03:00:00 Some(\"CET\") 1",
        ];
        assert_eq!(said, expected);
        let utc = |text: &str| text.parse().expect("a moment");
        let at = |text| offset(&observances, utc(text));
        assert_eq!(at("2026-03-29T00:59:59"), Some(3600));
        assert_eq!(at("2026-03-29T01:00:00"), Some(7200));
    }

    #[test]
    fn the_second_of_two_like_hours_has_no_clock_of_its_own() {
        let zone = Zone::named("Europe/Zurich").expect("a zone");
        let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).expect("a moment");
        let clock = |text: &str| zone.clock(at(text)).map(|local| local.to_string());
        let first = Some("2026-10-25 02:30:00".to_owned());
        assert_eq!(clock("2026-10-25T00:30:00+00:00"), first);
        assert_eq!(clock("2026-10-25T01:30:00+00:00"), None);
    }
}
