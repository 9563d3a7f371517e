//! Durations that were probably meant.

use crate::time::Duration;

/// Reads `90 minutes`, `1:30`, `one and a half sessions`, `1,5 sessions`, `rest of session` and
/// their like.
pub(crate) fn duration(typed: &str) -> Option<Duration> {
    let lower = typed.trim().trim_end_matches('.').to_lowercase();
    if is_rest(&lower) {
        return Some(Duration::RestOfSession);
    }
    if let Some((hours, minutes)) = lower.split_once(':') {
        return format!("{}h{}m", hours.trim(), minutes.trim()).parse().ok();
    }
    let split = words(&lower);
    let mut words = split.iter().map(String::as_str).peekable();
    let (mut minutes, mut sessions) = (0, 0);
    while words.peek().is_some() {
        let thousandths = amount(&mut words)?;
        match words.next().map(unit) {
            Some(Some(Unit::Session)) => sessions += thousandths,
            Some(Some(Unit::Hour)) => minutes += thousandths * 60 / 1000,
            Some(Some(Unit::Minute)) => minutes += thousandths / 1000,
            // As in `1h30`.
            None if minutes > 0 => minutes += thousandths / 1000,
            _ => return None,
        }
    }
    match (minutes, sessions) {
        (1.., 0) => Some(Duration::minutes(minutes)),
        (0, thousandths @ 1..) => Some(Duration::Sessions { thousandths }),
        _ => None,
    }
}

/// True for `rest`, `the rest of the session`, `remainder of session` and their like.
fn is_rest(lower: &str) -> bool {
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    let mut rest = false;
    words.all(|word| match word {
        "rest" | "remainder" | "reste" => {
            rest = true;
            true
        }
        "" | "the" | "of" | "a" | "session" | "de" | "la" | "séance" => true,
        _ => false,
    }) && rest
}

enum Unit {
    Session,
    Hour,
    Minute,
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "session" | "sessions" | "sesion" | "sesions" | "séance" | "séances" => {
            Some(Unit::Session)
        }
        "h" | "hr" | "hrs" | "hour" | "hours" | "heure" | "heures" => Some(Unit::Hour),
        "m" | "min" | "mins" | "minute" | "minutes" => Some(Unit::Minute),
        _ => None,
    }
}

/// Splits a text into numbers and words: `1h30m` is four.
fn words(text: &str) -> Vec<String> {
    let kind = |c: char| match c {
        '0'..='9' | '.' | ',' | '/' => 1,
        '½' => 2,
        c if c.is_alphabetic() => 3,
        _ => 0,
    };
    let chars: Vec<char> = text.chars().collect();
    let runs = chars.chunk_by(|a, b| kind(*a) == kind(*b));
    let known = runs.filter(|run| kind(run[0]) > 0);
    known.map(|run| run.iter().collect()).collect()
}

/// Reads a number in thousandths: `2`, `1.5`, `1/2`, `½`, `two`, `half a`, `one and a half`.
fn amount<'a>(words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> Option<u32> {
    let first = words.next()?;
    if first == "half" || first == "½" {
        words.next_if(|word| ["a", "an"].contains(word));
        return Some(500);
    }
    let whole = number(first)?;
    if ["a", "an"].contains(&first) && words.next_if_eq(&"half").is_some() {
        return Some(500);
    }
    if words.next_if_eq(&"½").is_some() {
        return Some(whole + 500);
    }
    if words.next_if_eq(&"and").is_some() {
        words.next_if(|word| ["a", "an"].contains(word));
        return words.next_if_eq(&"half").map(|_| whole + 500);
    }
    Some(whole)
}

/// Reads a number in digits or in words, in thousandths.
fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    if let Some(place) = WORDS.iter().position(|number| *number == word) {
        return u32::try_from(place + 1).ok().map(|number| number * 1000);
    }
    match word {
        "a" | "an" => return Some(1000),
        "1/2" => return Some(500),
        _ => {}
    }
    let plain = word.replace(',', ".");
    let (whole, places) = plain.split_once('.').unwrap_or((&plain, "0"));
    let whole: u32 = if whole.is_empty() {
        0
    } else {
        whole.parse().ok()?
    };
    let places: u32 = format!("{places:0<3}").get(..3)?.parse().ok()?;
    (whole < 1000).then_some(whole * 1000 + places)
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn notations() {
        for (typed, meant) in [
            ("90 minutes", "1h30m"),
            ("3 hours", "3h"),
            ("4.5 hours", "4h30m"),
            ("half an hour", "30m"),
            ("1 h 30 min", "1h30m"),
            ("1h30", "1h30m"),
            ("1:30", "1h30m"),
            ("1.5h", "1h30m"),
            ("1,5 sessions", "1.5 sessions"),
            ("1½ sessions", "1.5 sessions"),
            ("½ session", "0.5 sessions"),
            (".5 session", "0.5 sessions"),
            ("1/2 session", "0.5 sessions"),
            ("half a session", "0.5 sessions"),
            ("a half session", "0.5 sessions"),
            ("one and a half sessions", "1.5 sessions"),
            ("one session", "1 session"),
            ("2 Sessions", "2 sessions"),
            ("2 sessions.", "2 sessions"),
            ("1.5 sesions", "1.5 sessions"),
            ("Rest of session", "rest of the session"),
            ("the rest of the session", "rest of the session"),
        ] {
            let found = duration(typed).map(|duration| duration.to_string());
            assert_eq!(found.as_deref(), Some(meant), "{typed}");
        }
        for typed in [
            "half a day",
            "90",
            "1 day",
            "morning",
            "",
            "2 sessions 30 m",
            "1..2h",
        ] {
            assert_eq!(duration(typed), None, "{typed}");
        }
    }
}
