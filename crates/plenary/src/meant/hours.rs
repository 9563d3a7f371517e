//! The hours of a session that were probably meant.

use crate::time::Hours;

/// Reads `10.00 to 13h30`, `10 am - 1 pm`, `1000-1300` and their like.
pub(crate) fn hours(typed: &str) -> Option<Hours> {
    let lower = typed
        .to_lowercase()
        .replace("a.m.", "am")
        .replace("p.m.", "pm");
    let dashed = lower
        .replace(" to ", "-")
        .replace(['—', '−', '/', '–'], "-");
    let (from, to) = dashed.split_once('-')?;
    let both = format!("{}-{}", clock(from)?, clock(to)?);
    both.parse().ok()
}

/// A time of day as hours and minutes.
fn clock(typed: &str) -> Option<String> {
    let plain = typed.replace(['.', 'h'], ":");
    let plain = plain.trim().trim_end_matches("m:").trim_end_matches('m');
    let (digits, half) = match plain.strip_suffix(['a', 'p']) {
        Some(digits) => (
            digits.trim_end_matches([':', ' ']),
            plain.chars().next_back(),
        ),
        None => (plain, None),
    };
    let (hour, minute) = match digits.split_once(':') {
        Some((hour, minute)) => (hour, minute),
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, ""),
    };
    let hour: u32 = hour.trim().parse().ok()?;
    let hour = match half {
        Some('a') => hour % 12,
        Some(_) => hour % 12 + 12,
        None => hour,
    };
    let minute = minute.trim();
    let minute = if minute.is_empty() { "00" } else { minute };
    Some(format!("{hour:02}:{minute}"))
}

#[cfg(test)]
mod tests {
    use super::hours;

    #[test]
    fn notations() {
        for (typed, meant) in [
            ("10.00-13.00", "10:00-13:00"),
            ("10h00 to 13h30", "10:00-13:30"),
            ("10 am - 1 pm", "10:00-13:00"),
            ("10 a.m.-1.30 p.m.", "10:00-13:30"),
            ("1000-1300", "10:00-13:00"),
            ("10-13", "10:00-13:00"),
        ] {
            let found = hours(typed).map(|hours| hours.to_string());
            assert_eq!(found.as_deref(), Some(meant), "{typed}");
        }
        for typed in ["25:00-26:00", "morning", "10:00", "1 pm-10 am"] {
            assert_eq!(hours(typed), None, "{typed}");
        }
    }
}
