//! The duration that was probably meant.

use crate::time::Duration;

/// Reads `90 minutes`, `1:30`, `two sessions`, `1,5 sessions`, `1 h 30 min` and their like.
pub(crate) fn duration(typed: &str) -> Option<Duration> {
    let lower = typed.trim().trim_end_matches('.').to_lowercase();
    let plain = lower.replace(',', ".").replace('½', ".5");
    let words: Vec<String> = plain.split_whitespace().map(in_digits).collect();
    let joined = words.join(" ");
    candidates(&joined)
        .into_iter()
        .find_map(|text| text.parse().ok())
}

fn candidates(text: &str) -> Vec<String> {
    let units = [
        ("hours", "h"),
        ("hour", "h"),
        ("heures", "h"),
        ("heure", "h"),
        ("hrs", "h"),
        ("hr", "h"),
        ("minutes", "m"),
        ("minute", "m"),
        ("mins", "m"),
        ("min", "m"),
    ];
    let short = units.iter().fold(text.to_owned(), |text, (long, short)| {
        text.replace(long, short)
    });
    let sessions = text
        .replace("sesion", "session")
        .replace("séance", "session");
    let half_hours = short
        .strip_suffix(".5h")
        .map(|hours| format!("{}h30m", hours.trim()));
    let by_colon = text.split_once(':').map(|(h, m)| format!("{h}h{m}m"));
    let without_unit = short.contains('h').then(|| format!("{short}m"));
    let compact = Some(short.replace(' ', ""));
    [compact, without_unit, half_hours, by_colon, Some(sessions)]
        .into_iter()
        .flatten()
        .collect()
}

/// A number in words as digits.
fn in_digits(word: &str) -> String {
    let words = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let place = words.iter().position(|number| *number == word);
    match (place, word) {
        (Some(place), _) => (place + 1).to_string(),
        (None, "half") => "0.5".to_owned(),
        (None, "a" | "an") => "1".to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn notations() {
        for (typed, meant) in [
            ("90 minutes", "1h30m"),
            ("3 hours", "3h"),
            ("1 h 30 min", "1h30m"),
            ("1h30", "1h30m"),
            ("1:30", "1h30m"),
            ("1.5h", "1h30m"),
            ("1,5 sessions", "1.5 sessions"),
            ("one session", "1 session"),
            ("2 Sessions", "2 sessions"),
            ("2 sessions.", "2 sessions"),
            ("1.5 sesions", "1.5 sessions"),
        ] {
            let found = duration(typed).map(|duration| duration.to_string());
            assert_eq!(found.as_deref(), Some(meant), "{typed}");
        }
        for typed in ["half a day", "90", "-1 sessions", "morning", ""] {
            assert_eq!(duration(typed), None, "{typed}");
        }
    }
}
