//! Times of day as people type them.

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// Time of day as it is typed: `10:00`, `10.30`, `10h`, `10 heures 30`, `1000`, `3 p.m.`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    pub(crate) hour: u16,
    pub(crate) minute: u16,
    pub(crate) sign: Sign,
    pub(crate) half: Option<Half>,
    /// Number of digits typed for the hour, or for hour and minute.
    pub(crate) hour_digits: usize,
    minute_digits: usize,
}

/// Half of a day by a clock of twelve hours: `a.m.` and `p.m.`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    Morning,
    Afternoon,
}

/// Sign between an hour and its minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Absent,
    Colon,
    Stop,
    /// The letter `h`, or the French word.
    Hour,
}

/// One time of day, or two as the ends of a range: `10:00–13:00`, `22:00 to 01:00 (next day)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClockRange {
    /// The first time.
    pub from: Clock,
    /// The time behind a dash or its word.
    pub to: Option<Clock>,
    /// True if words behind the end put it on the next day.
    pub next_day: bool,
    /// Number of bytes that were read.
    pub length: usize,
}

impl Clock {
    /// Reads the time with which a text begins, and returns it with the number of bytes read.
    ///
    /// ```
    /// let (clock, length) = plenary::typed::Clock::read("3.30 p.m. sharp").ok_or("no time")?;
    /// assert_eq!((clock.minutes(), length), (Some(15 * 60 + 30), 9));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<(Self, usize)> {
        let mut scan = Scan { text, at: 0 };
        let clock = scan.clock()?;
        Some((clock, scan.at))
    }

    /// True if it can be nothing but a time: its minutes are typed apart, or the half of the day is.
    #[must_use]
    pub fn is_certain(self) -> bool {
        let with_minutes = self.minute_digits == 2 || self.sign == Sign::Hour;
        self.half.is_some() || self.sign != Sign::Absent && with_minutes
    }

    /// Returns the minutes after midnight, 1440 at most; nothing if no clock shows it.
    #[must_use]
    pub fn minutes(self) -> Option<u16> {
        let hour = match self.half {
            Some(Half::Morning) if self.hour > 12 => return None,
            Some(Half::Morning) => self.hour % 12,
            Some(Half::Afternoon) if self.hour < 12 => self.hour + 12,
            _ => self.hour,
        };
        let whole = hour.checked_mul(60)?.checked_add(self.minute)?;
        (self.minute < 60 && whole <= DAY).then_some(whole)
    }

    /// Returns the time in the half of the day that the end of its range is in: in `2-5 pm` the one
    /// word speaks of both, in `10-1 pm` of the end alone.
    fn in_half_of(self, end: Self) -> Self {
        let earlier = self.hour % 12 < end.hour % 12;
        let half = match (self.half, end.half) {
            (None, Some(half)) if earlier && self.hour <= 12 => Some(half),
            (None, Some(Half::Afternoon)) if self.hour <= 12 => Some(Half::Morning),
            _ => self.half,
        };
        Self { half, ..self }
    }
}

impl ClockRange {
    /// Reads the time or the range with which a text begins.
    ///
    /// ```
    /// let range = plenary::typed::ClockRange::read("from 2 to 5 p.m.").ok_or("no time")?;
    /// assert_eq!((range.opens(), range.closes()), (Some(14 * 60), Some(17 * 60)));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut scan = Scan { text, at: 0 };
        scan.word(&["from", "de"]);
        let from = scan.clock()?;
        let to = scan.end();
        let next_day = to.is_some() && scan.next_day();
        Some(Self {
            from: to.map_or(from, |to| from.in_half_of(to)),
            to,
            next_day,
            length: scan.at,
        })
    }

    /// Reads a text that is a time or a range and nothing else.
    #[must_use]
    pub fn read_whole(text: &str) -> Option<Self> {
        let range = Self::read(text)?;
        let rest = text.get(range.length..)?;
        rest.trim().is_empty().then_some(range)
    }

    /// True if it can be nothing but hours.
    #[must_use]
    pub fn is_certain(self) -> bool {
        match self.to {
            None => self.from.is_certain(),
            Some(to) => {
                let is_long = self.from.hour_digits == 4 && to.hour_digits == 4;
                is_long || self.from.is_certain() || to.is_certain()
            }
        }
    }

    /// Returns when it begins, in minutes after midnight.
    #[must_use]
    pub fn opens(self) -> Option<u16> {
        self.from.minutes()
    }

    /// Returns when it ends, in minutes after midnight, whichever the day.
    #[must_use]
    pub fn closes(self) -> Option<u16> {
        self.to?.minutes()
    }
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_spaces(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Goes past one of some words, if it stands here behind any spaces.
    fn word(&mut self, words: &[&str]) -> bool {
        let rest = self.rest().trim_start();
        let ends = |word: &&&str| {
            let start = rest.get(..word.len());
            let after = rest.get(word.len()..).and_then(|rest| rest.chars().next());
            let is_alike = start.is_some_and(|start| start.eq_ignore_ascii_case(word));
            is_alike && after.is_none_or(|c| !c.is_alphanumeric())
        };
        let found = words.iter().find(ends).map(|word| word.len());
        let start = self.text.len() - rest.len();
        self.at = found.map_or(self.at, |length| start + length);
        found.is_some()
    }

    /// Reads digits, and returns the number with how many they are.
    fn number(&mut self) -> Option<(u16, usize)> {
        let rest = self.rest();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest[..digits].parse().ok()?;
        self.at += digits;
        Some((number, digits))
    }

    fn clock(&mut self) -> Option<Clock> {
        self.skip_spaces();
        let (number, hour_digits) = self.number()?;
        let (hour, (minute, minute_digits), sign) = match hour_digits {
            1 | 2 => {
                let (sign, minute) = self.minute();
                (number, minute, sign)
            }
            4 => (number / 100, (number % 100, 2), Sign::Absent),
            _ => return None,
        };
        Some(Clock {
            hour,
            minute,
            sign,
            half: self.half(),
            hour_digits,
            minute_digits,
        })
    }

    /// Reads what stands behind an hour: `:30`, `.30`, `h30`, `h`, ` heures 30`. Returns the sign, and
    /// the minute with how many digits it has.
    fn minute(&mut self) -> (Sign, (u16, usize)) {
        let (start, sign) = (self.at, self.sign());
        let behind_sign = self.at;
        if sign == Sign::Hour {
            self.skip_spaces();
        }
        match (sign, self.number()) {
            (Sign::Absent, _) => self.at = start,
            (_, Some((minute, digits @ 1..=2))) => return (sign, (minute, digits)),
            (Sign::Hour, _) => {
                self.at = behind_sign;
                return (sign, (0, 0));
            }
            _ => self.at = start,
        }
        (Sign::Absent, (0, 0))
    }

    fn sign(&mut self) -> Sign {
        let sign = match self.rest().bytes().next() {
            Some(b':') => Sign::Colon,
            Some(b'.') => Sign::Stop,
            Some(b'h' | b'H') if self.is_hour_letter() => Sign::Hour,
            _ if self.word(&["heures", "heure", "h"]) => return Sign::Hour,
            _ => return Sign::Absent,
        };
        self.at += 1;
        sign
    }

    /// True if the letter here stands between digits, or ends its word.
    fn is_hour_letter(&self) -> bool {
        let next = self.rest().chars().nth(1);
        next.is_none_or(|c| !c.is_alphabetic())
    }

    fn half(&mut self) -> Option<Half> {
        if self.word(&["a.m.", "a.m", "am"]) {
            return Some(Half::Morning);
        }
        self.word(&["p.m.", "p.m", "pm"]).then_some(Half::Afternoon)
    }

    /// Reads a dash, or a word for one, and the time behind it.
    fn end(&mut self) -> Option<Clock> {
        let start = self.at;
        self.skip_spaces();
        let dash = |c: &char| matches!(c, '-' | '–' | '—' | '‐' | '‑' | '−' | '/');
        let found = match self.rest().chars().next().filter(dash) {
            Some(dash) => {
                self.at += dash.len_utf8();
                true
            }
            None => self.word(&["to", "à"]),
        };
        let end = found.then(|| self.clock()).flatten();
        if end.is_none() {
            self.at = start;
        }
        end
    }

    fn next_day(&mut self) -> bool {
        const WORDS: [&str; 6] = [
            "(next day)",
            "next day",
            "(le lendemain)",
            "(jour suivant)",
            "(+1)",
            "+1",
        ];
        self.word(&WORDS)
    }
}

#[cfg(test)]
mod tests {
    use super::ClockRange;

    fn minutes(text: &str) -> Option<(Option<u16>, Option<u16>)> {
        let range = ClockRange::read_whole(text)?;
        Some((range.opens(), range.closes()))
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for text in [
            "10:00–13:00",
            "10:00 - 13:00",
            "10.00 – 13.00",
            "10h00 -13h00",
            "1000-1300",
            "10 a.m.-1 p.m.",
            "10-1 PM",
            "10:00 to 13:00",
            "de 10 heures à 13 heures",
            "10 h – 13 h 00",
            "10-13",
        ] {
            assert_eq!(minutes(text), Some((Some(600), Some(780))), "{text}");
        }
        assert_eq!(minutes("3-6 p.m."), Some((Some(900), Some(1080))));
        assert_eq!(minutes("12 am"), Some((Some(0), None)));
        assert_eq!(minutes("10 hours"), None);
    }

    #[test]
    fn what_may_be_another_number_is_uncertain() {
        for text in ["3", "3-6 things", "1.1: Item", "10"] {
            let range = ClockRange::read(text).expect("a number");
            assert!(!range.is_certain(), "{text}");
        }
        for text in ["10h", "10 h", "1000-1300", "3-6 pm", "10.30"] {
            let range = ClockRange::read(text).expect("hours");
            assert!(range.is_certain(), "{text}");
        }
    }
}
