//! Comparison of two rendered web pages by the events that each holds as data.

use chrono::DateTime;
use serde_json::Value;

use super::{
    between::between,
    change::{Changes, Subject, When},
    phrase::Phrase,
    version::{Part, Version},
};
use crate::{plan::CalledOff, text::Language, time::Moment};

/// Marks around the data in a page.
const DATA: (&str, &str) = ("<script type=\"application/ld+json\">", "</script>");

impl Changes {
    /// Compares two web pages that [`Annex::to_html`](crate::Annex::to_html) made: when meetings and events are held, and how
    /// they are called. Returns none if either is no such page.
    ///
    /// ```
    /// use plenary::{Language, Minutes, News};
    /// let source = plenary::open("csp12.toml")?;
    /// let (plan, news) = plenary::read(&source)?.value;
    /// let was = plenary::place(plan.clone(), &news)?.value.annex().to_html();
    /// let news = news.took("WGETI/exchange", Minutes(180));
    /// let is = plenary::place(plan, &news)?.value.annex().to_html();
    /// let changes = plenary::Changes::of_page(&was, &is, Language::English).ok_or("no page")?;
    /// assert_eq!(
    ///     changes.changed[2].says,
    ///     "WGTU: Working Group on Treaty Universalization: Wednesday 15:00 → Wednesday 10:00"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of_page(was: &str, is: &str, language: Language) -> Option<Changes> {
        let (before, after) = (version(was)?, version(is)?);
        let all = before.all.iter().chain(&after.all);
        let days: Vec<_> = all
            .flat_map(|part| &part.whens)
            .map(|when| when.day)
            .collect();
        let span = days.iter().max().zip(days.iter().min());
        let several = span.is_some_and(|(last, first)| (*last - *first).num_days() > 6);
        Some(between((before, after), true, (language, several)))
    }
}

fn version(page: &str) -> Option<Version> {
    let (_, data) = page.split_once(DATA.0)?;
    let (data, _) = data.split_once(DATA.1)?;
    let data: Value = serde_json::from_str(data).ok()?;
    let mut version = Version::default();
    version.by_name = true;
    for event in data.get("subEvent")?.as_array()? {
        add(&mut version, event)?;
    }
    Some(version)
}

fn add(version: &mut Version, event: &Value) -> Option<()> {
    let text = |key: &str| event.get(key).and_then(Value::as_str);
    let name = text("name")?;
    let starts = moment(text("startDate")?)?;
    let part: &mut Part = version.part(Subject::Meeting(name.to_owned()), "");
    part.name = Phrase::new(name);
    part.called_off = match text("eventStatus")?.rsplit('/').next() {
        Some("EventCancelled") => Some(CalledOff::Cancelled),
        Some("EventPostponed") => Some(CalledOff::Postponed),
        _ => None,
    };
    part.whens.push(When {
        day: starts.date_naive(),
        starts: Some(starts),
        ends: text("endDate").and_then(moment),
    });
    Some(())
}

fn moment(written: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(written).ok()
}
