//! From an [`Annex`] to text. No renderer can fail.

mod clock;
mod html;
mod json_ld;
mod markdown;
mod said;
mod schedule_xml;
mod text;

use serde::Serialize;

pub use html::{fragment, html};
pub use markdown::markdown;
pub use schedule_xml::schedule_xml;
pub use text::text;

use crate::{annex::Annex, schedule::Schedule, terms::Output, text::Language};

/// Renders a schedule in one of the forms and one of its [`languages`](crate::Plan::languages);
/// nothing in another language.
///
/// ```
/// use plenary::{Language, Output, render};
/// let source = plenary::Source::read("../../schedules/att-csp12-working-groups.toml")?;
/// let schedule = plenary::compile(&source)?.value;
/// let page = render(&schedule, Output::Html, Language::English).unwrap_or_default();
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert_eq!(render(&schedule, Output::Html, Language::French), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn render(schedule: &Schedule, output: Output, language: Language) -> Option<String> {
    let annex = schedule.annex_in(language)?;
    Some(draw(schedule, &annex, output))
}

fn draw(schedule: &Schedule, annex: &Annex, output: Output) -> String {
    match output {
        Output::Markdown => markdown(annex),
        Output::Html => html(annex),
        Output::Fragment => fragment(annex),
        Output::Text => text(annex),
        Output::ScheduleXml => schedule_xml::draw(schedule, annex),
    }
}

/// A file that is kept beside a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct File {
    /// Its name, without a folder.
    pub name: String,
    /// All that is in it.
    pub text: String,
}

impl File {
    /// A file of this name and text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
        }
    }
}

/// Every file that a schedule keeps: its [`outputs`](crate::Plan::outputs) in each of its
/// [`languages`](crate::Plan::languages). `stem` is the name of the source without `.toml`.
///
/// ```
/// let source = plenary::Source::read("../../schedules/att-csp12-working-groups.toml")?;
/// let schedule = plenary::compile(&source)?.value;
/// let names: Vec<_> = plenary::files(&schedule, "csp12").into_iter().map(|f| f.name).collect();
/// assert_eq!(names, ["csp12.md", "csp12.html"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn files(schedule: &Schedule, stem: &str) -> Vec<File> {
    let plan = schedule.plan();
    let mut files = Vec::new();
    for (i, language) in plan.languages().iter().enumerate() {
        let Some(annex) = schedule.annex_in(*language) else {
            continue;
        };
        let tag = (i > 0).then_some(*language);
        files.extend(plan.outputs().iter().map(|output| File {
            name: output.file_name(stem, tag),
            text: draw(schedule, &annex, *output),
        }));
    }
    files
}
