//! The search for a least set.

/// The most numbers of which each is tried alone.
pub(super) const MOST_ALONE: usize = 128;

/// Returns the first number up to `count` of which alone `holds` is true, if there is one, else what
/// [`minimal`] does.
pub(super) fn least(count: usize, mut holds: impl FnMut(&[usize]) -> bool) -> Vec<usize> {
    let mut alone = 0..if count > MOST_ALONE { 0 } else { count };
    match alone.find(|one| holds(&[*one])) {
        Some(one) => vec![one],
        None => minimal(count, holds),
    }
}

/// Returns the numbers up to `count` without those that can be left out, such that `holds` is true of
/// them and false without any one of them. It is true of all of them, and not of none.
///
/// Halves are left out before quarters and so on, the last first, so that a few of many are found in
/// about as many steps as they are, times the logarithm of how many there are.
pub(super) fn minimal(count: usize, mut holds: impl FnMut(&[usize]) -> bool) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..count).collect();
    let mut size = count;
    loop {
        size = size.div_ceil(2);
        let before = kept.len();
        let mut end = before;
        while end > 0 {
            let start = end.saturating_sub(size);
            let rest = [&kept[..start], &kept[end..]].concat();
            if !rest.is_empty() && holds(&rest) {
                kept = rest;
            }
            end = start;
        }
        if size <= 1 && kept.len() == before {
            return kept;
        }
    }
}
