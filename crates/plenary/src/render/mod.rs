//! Renderers of an [`Annex`] or a [`Schedule`]. None can fail.

mod calendar;
mod changes;
mod clock;
mod csv;
#[cfg(feature = "html")]
mod html;
mod identifier;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "html")]
mod json_ld;
mod markdown;
mod piece;
mod plain_text;
#[cfg(feature = "schedule-xml")]
mod schedule_xml;
mod summary;
mod text;

pub(crate) use csv::is_formula;
#[cfg(feature = "json")]
pub use json::output_schema;
pub use piece::{Group, Piece};

use crate::{annex::Annex, keywords::Output, schedule::Schedule, text::Language, view::View};

impl Schedule {
    /// Renders the schedule in one of the forms and one of its [`languages`](crate::Plan::languages). Returns
    /// none in another language or in one that is not [finished](crate::Plan::finished_languages), or in a form whose feature is off or that another crate writes, as
    /// `plenary-docx` does [`Output::Docx`].
    ///
    /// ```
    /// use plenary::{Language, Output};
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let page = schedule.render(Output::Html, Language::English).unwrap_or_default();
    /// assert!(page.starts_with("<!DOCTYPE html>"));
    /// assert_eq!(schedule.render(Output::Html, Language::French), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn render(&self, output: Output, language: Language) -> Option<String> {
        let view = self.view(language)?;
        draw(&view, &[output]).pop()?
    }
}

/// Draws a view in several forms; none for a form that another crate writes.
///
/// The annex takes more memory than anything else on the way, so that the forms that do not need it are
/// drawn once it is dropped.
fn draw(view: &View<'_>, outputs: &[Output]) -> Vec<Option<String>> {
    let annex = view.marked_annex();
    let mut drawn: Vec<_> = outputs
        .iter()
        .map(|output| match output {
            #[cfg(feature = "schedule-xml")]
            Output::ScheduleXml => Some(schedule_xml::draw(view, &annex)),
            other => draw_annex(&annex, *other),
        })
        .collect();
    let description = calendar::description(view, &annex);
    drop(annex);
    for (output, text) in outputs.iter().zip(&mut drawn) {
        match output {
            Output::Csv => *text = Some(csv::draw(view)),
            #[cfg(feature = "json")]
            Output::Json => *text = Some(view.schedule.to_json()),
            Output::Calendar => *text = Some(calendar::draw(view.clone(), &description)),
            _ => {}
        }
    }
    drawn
}

/// Draws one of the forms that show the annex.
fn draw_annex(annex: &Annex, output: Output) -> Option<String> {
    let mut text = match output {
        Output::Markdown => annex.to_markdown(),
        #[cfg(feature = "html")]
        Output::Html => annex.to_html(),
        #[cfg(feature = "html")]
        Output::Fragment => annex.to_fragment(),
        Output::Text => annex.to_text(),
        _ => return None,
    };
    // It stays in memory while the other forms are made.
    text.shrink_to_fit();
    Some(text)
}

/// A file that is kept beside a source.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct File {
    /// Its name, without a folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl File {
    /// Returns a file of this name and content.
    pub fn new(name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: content.into(),
        }
    }

    /// Returns its content, if it is text.
    ///
    /// ```
    /// assert_eq!(plenary::File::new("csp12.md", "# CSP12").text(), Some("# CSP12"));
    /// ```
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        str::from_utf8(&self.bytes).ok()
    }
}

impl Schedule {
    /// Renders every file that the schedule keeps: its [`outputs`](crate::Plan::outputs) in each of its
    /// [finished languages](crate::Plan::finished_languages), without forms whose feature is off or that another
    /// crate writes. `stem` is the name of the source without `.toml`.
    ///
    /// ```
    /// let source = plenary::open("csp12.toml")?;
    /// let schedule = plenary::compile(&source)?.value;
    /// let names: Vec<_> = schedule.files("csp12").into_iter().map(|f| f.name).collect();
    /// assert_eq!(names, ["csp12.md", "csp12.html"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn files(&self, stem: &str) -> Vec<File> {
        let plan = self.plan();
        let mut files = Vec::new();
        for (i, language) in plan.languages().iter().enumerate() {
            let Some(view) = self.view(*language) else {
                continue;
            };
            let tag = (i > 0).then_some(*language);
            let outputs: Vec<_> = plan
                .outputs()
                .iter()
                .copied()
                .filter(|output| i == 0 || output.is_by_language())
                .collect();
            let drawn = outputs.iter().zip(draw(&view, &outputs));
            files.extend(
                drawn.filter_map(|(output, text)| {
                    Some(File::new(output.file_name(stem, tag), text?))
                }),
            );
        }
        files
    }
}
