//! Summary that `check` prints of a sound schedule: its days, and the time that is planned and free.

use plenary::{Balance, Minutes, Plan};

/// Returns the days with their weekdays, and the balance: a line for people.
pub(crate) fn line(name: &str, plan: &Plan, balance: &Balance) -> String {
    format!("{name}: {}; {balance}\n", days(plan))
}

/// Returns the weekday is said, so that a date of last year is seen.
fn days(plan: &Plan) -> String {
    let (first, last) = (plan.first_day(), plan.last_day());
    let whole = "%A %-d %B %Y";
    if first == last {
        return first.format(whole).to_string();
    }
    format!("{} to {}", first.format("%A %-d %B"), last.format(whole))
}

/// Returns a line for each group: how much time it asks for.
pub(crate) fn by_group(balance: &Balance) -> String {
    let line = |(group, minutes): &(Option<String>, Minutes)| {
        let group = group.as_deref().unwrap_or("without a group");
        format!("  {group}: {minutes}\n")
    };
    balance.by_group.iter().map(line).collect()
}
