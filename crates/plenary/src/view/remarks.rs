//! What stands in brackets beside an occurrence, whatever has changed: that it is cancelled or
//! postponed, that it is to be confirmed, between when it may begin.

use super::{Inlines, Occurrence, View};
use crate::{
    schedule::{Forecast, Placed},
    text::Inline,
    time::{Moment, clock},
};

impl View<'_> {
    /// Returns the remark beside an occurrence; mostly nothing.
    pub(crate) fn remark(&self, own: &Occurrence<'_>) -> Inlines {
        if let Some(event) = own.event() {
            let status = self.event_status(event).map(Inline::text);
            return status.into_iter().collect();
        }
        let Some(placed) = own.placed() else {
            return Inlines::new();
        };
        let called_off = placed.record.called_off();
        if let Some((how, text)) = called_off.filter(|_| own.called_off.is_some()) {
            let mut remark = vec![Inline::text(self.catalogue.called_off_because(how))];
            remark.extend_from_slice(self.localizer.said(text));
            return remark;
        }
        let forecast = self.forecast(own).and_then(|own| self.bounds(placed, own));
        forecast.map(Inline::text).into_iter().collect()
    }

    /// The bounds of the start of a meeting, where the plan shows them and it is yet to begin.
    pub(crate) fn forecast(&self, own: &Occurrence<'_>) -> Option<Forecast> {
        let placed = own.placed().filter(|_| own.is_first)?;
        let is_shown = self.plan().shows_forecast() && !self.is_planned();
        let is_shown = is_shown && !self.has_begun(placed);
        placed.forecast.filter(|_| is_shown)
    }

    /// `from 10:00, at the latest Wednesday 15:00`; nothing where both are the same.
    fn bounds(&self, placed: &Placed, forecast: Forecast) -> Option<String> {
        let latest = forecast
            .latest
            .filter(|latest| *latest > forecast.earliest)?;
        let day = |moment: Moment| moment.date_naive();
        let until = if day(latest) == day(forecast.earliest) {
            clock(latest)
        } else {
            self.moment(latest)
        };
        let from = if placed.current.starts().map(day) == Some(day(forecast.earliest)) {
            clock(forecast.earliest)
        } else {
            self.moment(forecast.earliest)
        };
        let catalogue = self.catalogue;
        Some(format!(
            "{}{from}{}{until}",
            catalogue.times.from, catalogue.times.at_the_latest
        ))
    }

    /// `Wednesday 15:00`, with the date where weekdays recur.
    fn moment(&self, moment: Moment) -> String {
        let several = self.plan().frame.weekdays_recur();
        let day = self
            .catalogue
            .dates
            .day_inside(moment.date_naive(), several);
        [&day, " ", &*clock(moment)].concat()
    }
}
