//! Texts and times as XML.

use chrono::NaiveDate;
use maud::{PreEscaped, Render};

use crate::{
    render::clock::{push_date, push_moment},
    time::Moment,
};

/// Ends a line of the output, so that a change of a schedule shows as a change of few lines.
pub(super) const NL: PreEscaped<&str> = PreEscaped("\n");

/// A text without what no XML document can hold.
pub(super) struct Clean<'t>(pub(super) &'t str);

impl Render for Clean<'_> {
    fn render_to(&self, out: &mut String) {
        let strange =
            |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        if self.0.contains(strange) {
            let known: String = self.0.chars().filter(|c| !strange(*c)).collect();
            known.render_to(out);
        } else {
            self.0.render_to(out);
        }
    }
}

pub(super) fn date(day: NaiveDate) -> String {
    let mut text = String::with_capacity(10);
    push_date(day, &mut text);
    text
}

pub(super) fn moment(moment: Moment) -> String {
    let mut text = String::with_capacity(25);
    push_moment(moment, ":00", &mut text);
    text
}
