//! The word that was probably meant.

/// The candidate nearest to what was typed, if it is near enough to be a slip.
pub(crate) fn nearest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let typed = folded(typed);
    let most = 1 + typed.chars().count() / 4;
    let distance = |word: &str| strsim::osa_distance(&typed, &folded(word));
    let scored = candidates.into_iter().map(|word| (distance(word), word));
    scored
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Without what people do not see as different: capitals, and which dash joins words.
fn folded(word: &str) -> String {
    word.to_lowercase().replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_found_and_a_stranger_is_not() {
        let keys = ["duration", "group", "time-zone"];
        assert_eq!(nearest("durration", keys), Some("duration"));
        assert_eq!(nearest("Time_Zone", keys), Some("time-zone"));
        assert_eq!(nearest("timezone", keys), Some("time-zone"));
        assert_eq!(nearest("room", keys), None);
    }
}
