//! The hours of a session that were probably meant.

use chrono::{NaiveDateTime, NaiveTime};

use crate::time::Hours;

/// Reads `10.00 to 13h30`, `2-5 pm`, `1000-1300`, `21:30-25:30` and their like.
pub(crate) fn hours(typed: &str) -> Option<Hours> {
    let lower = typed.to_lowercase();
    let lower = lower.replace("a.m.", "am").replace("p.m.", "pm");
    let dashed = lower
        .replace(" to ", "-")
        .replace(['—', '−', '/', '–'], "-");
    let (from, to) = dashed.split_once('-')?;
    let (to, next_day) = without_next_day(to);
    let (from, to) = (Clock::read(from)?, Clock::read(to)?);
    let from = if from.half.is_none() {
        from.in_half_of(to)
    } else {
        from
    };
    let (to, next_day) = match to.hour {
        24..30 if to.half.is_none() => (
            Clock {
                hour: to.hour - 24,
                ..to
            },
            true,
        ),
        _ => (to, next_day),
    };
    let next_day = if next_day { "+1" } else { "" };
    format!("{}-{}{next_day}", from.to_toml(), to.to_toml())
        .parse()
        .ok()
}

/// Reads `11.30`, `11h30`, `2:30 pm`.
pub(crate) fn time(typed: &str) -> Option<NaiveTime> {
    let lower = typed.to_lowercase();
    let lower = lower.replace("a.m.", "am").replace("p.m.", "pm");
    NaiveTime::parse_from_str(&Clock::read(&lower)?.to_toml(), "%H:%M").ok()
}

/// Reads `16 March 2026, 16.40`, `2026-03-16 at 4:40 pm`: a day, and an hour after it.
pub(crate) fn moment(typed: &str) -> Option<NaiveDateTime> {
    let typed = typed.trim().replace([',', ';'], " ").replace(" at ", " ");
    let blanks = typed.match_indices([' ', 'T']);
    let mut halves = blanks.map(|(at, _)| (&typed[..at], &typed[at + 1..]));
    let read = |(day, hour): (&str, &str)| {
        let day = super::date(day)?.certain()?;
        Some(day.and_time(time(hour.trim())?))
    };
    halves.find_map(read)
}

/// Several ranges in one text: `10:00-13:00, 15:00-18:00`.
pub(crate) fn several_hours(typed: &str) -> Option<Vec<Hours>> {
    let parts = typed
        .split([',', ';', '&'])
        .flat_map(|part| part.split(" and "));
    let read = |part: &str| part.trim().parse().ok().or_else(|| hours(part));
    let all: Option<Vec<_>> = parts.map(read).collect();
    all.filter(|all| all.len() > 1)
}

/// The end without the words that put it on the next day.
fn without_next_day(to: &str) -> (&str, bool) {
    let marks = ["(+1)", "+1", "(next day)", "next day"];
    let stripped = marks.iter().find_map(|mark| to.trim().strip_suffix(mark));
    stripped.map_or((to, false), |to| (to, true))
}

/// A time of day as it was typed.
#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    half: Option<Half>,
}

#[derive(Clone, Copy)]
enum Half {
    Am,
    Pm,
}

impl Clock {
    fn read(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let (digits, half) = if let Some(digits) = typed.strip_suffix("am") {
            (digits, Some(Half::Am))
        } else if let Some(digits) = typed.strip_suffix("pm") {
            (digits, Some(Half::Pm))
        } else {
            (typed, None)
        };
        let digits = digits.trim().replace(['.', 'h'], ":");
        let (hour, minute) = match digits.split_once(':') {
            Some((hour, "")) => (hour, "0"),
            Some((hour, minute)) => (hour, minute),
            None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
            None => (&*digits, "0"),
        };
        Some(Self {
            hour: hour.trim().parse().ok()?,
            minute: minute.trim().parse().ok()?,
            half,
        })
    }

    /// In `2-5 pm` the one word speaks of both.
    fn in_half_of(self, other: Self) -> Self {
        let earlier = self.hour % 12 < other.hour % 12;
        match other.half {
            Some(half) if earlier && self.hour <= 12 => Self {
                half: Some(half),
                ..self
            },
            Some(Half::Pm) if self.hour <= 12 => Self {
                half: Some(Half::Am),
                ..self
            },
            _ => self,
        }
    }

    fn to_toml(self) -> String {
        let hour = match self.half {
            Some(Half::Am) => self.hour % 12,
            Some(Half::Pm) => self.hour % 12 + 12,
            None => self.hour,
        };
        format!("{hour:02}:{:02}", self.minute)
    }
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
