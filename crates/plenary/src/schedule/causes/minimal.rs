//! The search for a least set.

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
