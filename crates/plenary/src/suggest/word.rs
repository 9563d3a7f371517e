//! Words that were probably meant.

/// The longest word in which a slip is looked for, since that takes the square of its length.
const LONGEST: usize = 100;

/// Returns the candidate nearest to what was typed, if it is near enough to be a slip.
pub(crate) fn nearest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = typed.chars().count();
    let most = match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        10..=LONGEST => 3,
        _ => return candidates.into_iter().find(|word| *word == typed),
    };
    let near = |word: &&str| word.chars().count().abs_diff(length) <= most;
    let scored = candidates
        .into_iter()
        .take(MOST_NAMES)
        .filter(near)
        .map(|word| (distance(typed, word), word));
    scored
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Returns the candidate nearest to what was typed, unless so many faults were found before that
/// nobody fixes this one by it: each search takes as long as there are candidates.
pub(crate) fn nearest_after<'a>(
    faults: usize,
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if is_advised(faults) {
        nearest(typed, candidates)
    } else {
        None
    }
}

/// True if the fault that comes after so many others says what was probably meant.
pub(crate) const fn is_advised(faults: usize) -> bool {
    faults < MOST_ADVISED
}

/// The most faults with such advice, ten times as many as are printed.
const MOST_ADVISED: usize = 1000;

/// The most names among which one is looked for: more than any conference has.
pub(crate) const MOST_NAMES: usize = 10_000;

/// Counts the slips of the hand between two words. Capitals, and which dash joins words, are
/// none, since people do not see them as different.
pub(crate) fn distance(typed: &str, word: &str) -> usize {
    let folded = |word: &str| word.to_lowercase().replace(['_', ' '], "-");
    strsim::osa_distance(&folded(typed), &folded(word))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_found_and_a_stranger_is_not() {
        let keys = ["duration", "group", "name", "time-zone", "took"];
        assert_eq!(nearest("durration", keys), Some("duration"));
        assert_eq!(nearest("Time_Zone", keys), Some("time-zone"));
        assert_eq!(nearest("timezone", keys), Some("time-zone"));
        assert_eq!(nearest("room", keys), None);
        assert_eq!(nearest("date", keys), None);
    }
}
