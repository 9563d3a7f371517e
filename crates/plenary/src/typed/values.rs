//! Hours and moments that stand where a source has one notation for them.

use chrono::{NaiveDateTime, NaiveTime};

use super::{ClockRange, date};
use crate::time::Hours;

/// Reads `10.00 to 13h30`, `2-5 pm`, `1000-1300`, `21:30-25:30` and their like.
pub(crate) fn hours(typed: &str) -> Option<Hours> {
    let range = ClockRange::read_whole(typed)?;
    let mut end = range.to?;
    let counts_on = end.half.is_none() && (24..30).contains(&end.hour);
    if counts_on {
        end.hour -= 24;
    }
    let (from, to) = (range.opens()?, end.minutes()?);
    let next_day = if range.next_day || counts_on {
        "+1"
    } else {
        ""
    };
    let written = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let range = format!("{}-{}{next_day}", written(from), written(to));
    range.parse().ok()
}

/// Reads several ranges in one text: `10:00-13:00, 15:00-18:00`.
pub(crate) fn several_hours(typed: &str) -> Option<Vec<Hours>> {
    let parts = typed
        .split([',', ';', '&'])
        .flat_map(|part| part.split(" and "));
    let read = |part: &str| part.trim().parse().ok().or_else(|| hours(part));
    let all: Option<Vec<_>> = parts.map(read).collect();
    all.filter(|all| all.len() > 1)
}

/// Reads `11.30`, `11h30`, `2:30 pm`.
pub(crate) fn time(typed: &str) -> Option<NaiveTime> {
    let range = ClockRange::read_whole(typed)?;
    let minutes = range.opens().filter(|_| range.to.is_none())?;
    NaiveTime::from_hms_opt(u32::from(minutes / 60), u32::from(minutes % 60), 0)
}

/// Reads `16 March 2026, 16.40`, `2026-03-16 at 4:40 pm`: a day, and an hour after it.
pub(crate) fn moment(typed: &str) -> Option<NaiveDateTime> {
    let plain = typed.trim().replace([',', ';'], " ").replace(" at ", " ");
    let gaps = plain.match_indices([' ', 'T']);
    let mut halves = gaps.map(|(at, _)| (&plain[..at], &plain[at + 1..]));
    halves.find_map(|(day, hour)| Some(date(day)?.certain()?.and_time(time(hour)?)))
}

#[cfg(test)]
mod tests {
    use super::{hours, several_hours};

    #[test]
    fn notations() {
        for (typed, meant) in [
            ("10.00-13.00", "10:00-13:00"),
            ("10h00 to 13h30", "10:00-13:30"),
            ("10 am - 1 pm", "10:00-13:00"),
            ("10 a.m.-1.30 p.m.", "10:00-13:30"),
            ("10-1 pm", "10:00-13:00"),
            ("2-5pm", "14:00-17:00"),
            ("2.30-5 pm", "14:30-17:00"),
            ("1000-1300", "10:00-13:00"),
            ("10-13", "10:00-13:00"),
            ("21:30-25:30", "21:30-01:30+1"),
            ("22:00-01:30 next day", "22:00-01:30+1"),
            ("22:00-01:30 (+1)", "22:00-01:30+1"),
        ] {
            let found = hours(typed).map(|hours| hours.to_string());
            assert_eq!(found.as_deref(), Some(meant), "{typed}");
        }
        for typed in [
            "25:00-26:00",
            "morning",
            "10:00",
            "1 pm-10 am",
            "12:00-14:00 lunch",
        ] {
            assert_eq!(hours(typed), None, "{typed}");
        }
    }

    #[test]
    fn several() {
        let found = several_hours("9:00-12:00 and 2-5 pm").expect("two ranges");
        let found: Vec<_> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found, ["09:00-12:00", "14:00-17:00"]);
        assert_eq!(several_hours("10:00-13:00"), None);
    }
}
