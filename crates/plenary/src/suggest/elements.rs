//! The elements of a list that is typed as one text.

/// Splits a text at the words for *and*; without any, at commas. What stands in brackets is not split.
pub(crate) fn elements(text: &str) -> Vec<&str> {
    let by_word = split(text, &[" and ", " et ", " & "]);
    if by_word.len() > 1 {
        let parts = by_word.into_iter();
        return parts.flat_map(|part| split(part, &[";"])).collect();
    }
    split(text, &[",", ";"])
}

fn split<'t>(text: &'t str, separators: &[&str]) -> Vec<&'t str> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && at >= from => {
                let mut found = separators.iter();
                if let Some(separator) = found.find(|one| text[at..].starts_with(**one)) {
                    parts.push(&text[from..at]);
                    from = at + separator.len();
                }
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::elements;

    #[test]
    fn what_stands_in_brackets_is_not_split() {
        for (text, expected) in [
            ("A", &["A"][..]),
            ("A, B;C", &["A", " B", "C"]),
            ("A and B; C & D", &["A", "B", " C", "D"]),
            (
                "Ms. A (Trinidad and Tobago), Mr. B (Iran, Islamic Republic of)",
                &[
                    "Ms. A (Trinidad and Tobago)",
                    " Mr. B (Iran, Islamic Republic of)",
                ],
            ),
            ("Ms. A (France) et M. B", &["Ms. A (France)", "M. B"]),
        ] {
            assert_eq!(elements(text), expected, "{text}");
        }
    }
}
