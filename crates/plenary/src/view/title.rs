//! Title and heading above the tables, and the row of side events.

use super::{Inlines, View, inlines::link_to};
use crate::{
    keywords::Status,
    text::{Inline, plain},
};

impl View<'_> {
    /// Returns the title of a paper of the day, the one written by hand, or the one made of status, name and
    /// dates.
    pub(crate) fn title(&self) -> Inlines {
        if let Some(paper) = self.paper {
            return paper.title(self.catalogue);
        }
        let plan = self.plan();
        if plan.heading.title.is_some() {
            return self.localizer.read(plan.heading.title.as_ref());
        }
        let dates = self
            .catalogue
            .dates
            .range(plan.frame.first_day, plan.frame.last_day);
        let before = Inline::text((self.catalogue.heading.schedule_of)(plan.heading.status));
        let after = Inline::text(format!("{}{dates}", self.catalogue.heading.before_dates));
        let mut title = vec![before];
        title.extend_from_slice(self.localizer.text(&plan.heading.name));
        title.push(after);
        title
    }

    /// Returns the status if a title written by hand leaves it out; none for a final schedule.
    pub(crate) fn status(&self) -> Option<Status> {
        let plan = self.plan();
        plan.heading
            .title
            .as_ref()
            .filter(|_| self.paper.is_none())?;
        let status = plan
            .heading
            .status
            .filter(|status| *status != Status::Final)?;
        let word = (self.catalogue.heading.status)(status).to_lowercase();
        let is_there = plain(&self.title()).to_lowercase().contains(&word);
        (!is_there).then_some(status)
    }

    /// Returns a warning of the meetings that find no session, with the time that each lacks, and of those
    /// that are not held on their day; mostly empty.
    pub(crate) fn notice(&self) -> Inlines {
        let catalogue = self.catalogue;
        let schedule = self.schedule;
        if self.paper.is_some() && self.occurrences.is_empty() {
            return vec![Inline::text(catalogue.paper.no_meetings)];
        }
        let shortfall = schedule.shortfall.iter().map(|lack| {
            let id = &schedule.meetings[lack.meeting].meeting.id;
            format!("{id} ({})", lack.minutes)
        });
        let off = schedule.off_their_day().filter_map(|placed| {
            let day = catalogue.dates.day_inside(placed.meeting.start.on?, true);
            Some(format!("{} ({day})", placed.meeting.id))
        });
        let parts = [
            (
                catalogue.heading.does_not_fit,
                shortfall.collect::<Vec<_>>(),
            ),
            (catalogue.heading.off_its_day, off.collect()),
        ];
        let mut notice = Inlines::new();
        for (label, which) in parts.into_iter().filter(|(_, which)| !which.is_empty()) {
            if !notice.is_empty() {
                notice.push(Inline::text("; "));
            }
            notice.push(Inline::Strong(vec![Inline::text(label)]));
            notice.push(Inline::text(format!(
                "{}{}",
                catalogue.signs.colon,
                which.join(", ")
            )));
        }
        notice
    }

    /// Returns the lines that hold for every meeting.
    pub(crate) fn details(&self) -> Vec<Inlines> {
        let (localizer, catalogue) = (&self.localizer, self.catalogue);
        let labelled = |label: &str, content: Inlines| {
            let mut line = vec![Inline::text(format!("{label}{}", catalogue.signs.colon))];
            line.extend(content);
            line
        };
        let common = localizer.common;
        let livestream = common.livestream.map(|address| {
            let printed = vec![Inline::text(address.as_str().to_owned())];
            labelled(
                catalogue.meeting.livestream,
                vec![link_to(address, printed)],
            )
        });
        let spoken = common
            .interpretation
            .map(|spoken| localizer.interpretation(spoken));
        let building = common
            .building
            .map(|building| labelled(catalogue.heading.building, localizer.read(Some(building))));
        let lines = [livestream, spoken, building];
        lines.into_iter().flatten().collect()
    }

    /// Returns the text of the row of side events, the same on every day; empty without such a row.
    pub(crate) fn side_events(&self) -> Inlines {
        use crate::plan::SideEvents;
        match self.plan().side_events() {
            None => Inlines::new(),
            Some(SideEvents::ToBeConfirmed) => {
                vec![Inline::text(self.catalogue.times.to_be_confirmed)]
            }
            Some(SideEvents::Text(text)) => self.localizer.read(Some(text)),
        }
    }
}
