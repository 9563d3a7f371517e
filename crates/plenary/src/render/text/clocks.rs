//! Which time the hours of a page are, said once.

use crate::{
    annex::{Annex, Times},
    locale::Catalogue,
    time::{Moment, Zone},
};

/// The clocks of a schedule.
pub(super) struct Clocks {
    /// The first moment, and every moment at which the clocks were changed.
    since: Vec<Moment>,
}

impl Clocks {
    pub(super) fn of(annex: &Annex) -> Self {
        let days = annex.list.iter().chain(&annex.reserve);
        let times = days.flat_map(|day| &day.items).flat_map(|item| &item.times);
        let both = |times: &Times| [Some(times.starts), times.ends];
        let mut all: Vec<Moment> = times.flat_map(both).flatten().collect();
        all.sort_unstable();
        let zone = Zone::named(&annex.heading.time_zone);
        let changes = all.windows(2).filter_map(|pair| match pair {
            [before, after] => changed(zone, *before, *after),
            _ => None,
        });
        Self {
            since: all.first().copied().into_iter().chain(changes).collect(),
        }
    }

    /// True if the clocks are changed between the first and the last hour of the schedule.
    pub(super) fn change(&self) -> bool {
        self.since.len() > 1
    }

    /// Returns `All times: Europe/Zurich (UTC+1; from 29 March 2026, 03:00: UTC+2)`.
    pub(super) fn line(&self, zone: &str, catalogue: &Catalogue) -> String {
        let offsets: Vec<_> = self
            .since
            .iter()
            .enumerate()
            .map(|(i, moment)| {
                let offset = offset(*moment);
                if i == 0 {
                    return offset;
                }
                let (from, colon) = (catalogue.heading.from_date, catalogue.signs.colon);
                let date = catalogue.dates.date(moment.date_naive());
                format!("{from}{date}{}{colon}{offset}", moment.format(", %H:%M"))
            })
            .collect();
        let label = format!("{}{}", catalogue.heading.all_times, catalogue.signs.colon);
        match offsets.join("; ") {
            known if known.is_empty() || known == zone => format!("{label}{zone}"),
            known => format!("{label}{zone} ({known})"),
        }
    }
}

/// Returns the first moment after a change of the clocks between two others.
fn changed(zone: Option<Zone>, before: Moment, after: Moment) -> Option<Moment> {
    if before.offset() == after.offset() {
        return None;
    }
    let minutes = u32::try_from((after - before).num_minutes()).ok()?;
    let Some(zone) = zone else {
        return Some(after);
    };
    let (mut old, mut new) = (0, minutes);
    while new - old > 1 {
        let middle = u32::midpoint(old, new);
        if zone.after(before, middle).offset() == before.offset() {
            old = middle;
        } else {
            new = middle;
        }
    }
    Some(zone.after(before, new))
}

/// Returns the offset from UTC: `UTC+5:45`.
pub(super) fn offset(moment: Moment) -> String {
    let minutes = moment.offset().local_minus_utc() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    match (hours, rest) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}
