//! Documents of others, from which a look is taken.

mod lists;
mod merged;
mod read;
mod settings;

use std::io;

use plenary::{Annex, Language};

use plenary_opc::{Limit, Relation, relations_of, resolve};

pub(crate) use read::main_part;

use crate::{
    document::document,
    footnotes,
    package::{Part, pack},
    parts::{self, NUMBERING, SETTINGS, STYLES},
    relation,
    runs::Runs,
    section::Paper,
    styles::Styles,
};

/// What a document takes its look from: styles, page set-up, header and footer.
///
/// [`Template::default`] is Plenary's own look.
///
/// ```
/// use plenary_docx::Template;
///
/// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
/// let annex = plenary::compile(&source)?.value.annex();
/// // Any document of the secretariat's own; here one that Plenary has made.
/// let letterhead = plenary_docx::docx(&annex)?;
/// let template = Template::read(&letterhead)?;
/// assert_eq!(plenary_docx::words(&template.docx(&annex)?)?, plenary_docx::words(&letterhead)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The name of the part that is the page.
    main: String,
    /// What is taken over as it is.
    parts: Vec<Part>,
    /// What the page needs of it.
    relations: Vec<Relation>,
    styles: Styles,
    paper: Paper,
}

/// Why no look can be taken from a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadTemplate {
    /// It is no Word document at all.
    #[error("it is no Word document: save it as `Word Document (.docx)`")]
    NotAWordDocument,
    /// It is in the strict variant of the format.
    #[error("it is a `Strict Open XML Document`: save it as `Word Document (.docx)`")]
    Strict,
    /// A part of it is broken.
    #[error("its part `{0}` cannot be read: open it in Word, and save it again")]
    Broken(String),
    /// There is more in it than in any document.
    #[error("it has {0}: take a document with the look alone, without pages of text")]
    TooMuch(Limit),
}

impl Default for Template {
    fn default() -> Self {
        let mut template = Self {
            main: "word/document.xml".to_owned(),
            parts: Vec::new(),
            relations: Vec::new(),
            styles: Styles::default(),
            paper: Paper::default(),
        };
        template.put("numbering", NUMBERING.to_owned());
        template.put("settings", SETTINGS.to_owned());
        template.put("styles", STYLES.to_owned());
        template
    }
}

impl Template {
    /// Reads the look of a document or a document template (`.docx`, `.dotx`), of which nothing else is
    /// taken over.
    ///
    /// # Errors
    /// If it is no such document, a broken one, or one with more in it than any document has.
    pub fn read(document: &[u8]) -> Result<Self, BadTemplate> {
        read::template(document)
    }

    /// Writes an annex as a Word document with this look.
    ///
    /// # Errors
    /// If the document would be larger than an archive can be, 4 GiB.
    pub fn docx(&self, annex: &Annex) -> io::Result<Vec<u8>> {
        let mut runs = Runs::new(annex, &self.styles);
        let page = document(annex, &self.paper, &mut runs);
        let notes = footnotes::part(annex, &mut runs);
        let links: Vec<_> = runs.relations().collect();
        let notes_name = resolve(&self.main, "footnotes.xml");
        let to_notes = [Relation::new("footnotes", "footnotes", "footnotes.xml")];
        let of_page = [&self.relations[..], &to_notes, &links].concat();
        let mut parts = vec![
            Part::relations("_rels/.rels", relation::write(&self.whole())),
            Part::word(&*self.main, "document.main", page),
            Part::relations(relations_of(&self.main), relation::write(&of_page)),
            Part::relations(relations_of(&notes_name), relation::write(&links)),
            Part::word(notes_name, "footnotes", notes),
            Part::new(PROPERTIES, PROPERTIES_KIND, parts::properties(annex)),
        ];
        let tag = tag(annex.language);
        parts.extend(self.parts.iter().map(|part| in_language(part, &tag)));
        pack(&parts)
    }

    /// What a document consists of.
    fn whole(&self) -> [Relation; 2] {
        [
            Relation::new("document", "officeDocument", &*self.main),
            Relation::new("properties", "core-properties", PROPERTIES),
        ]
    }

    /// Adds a part that every document has.
    fn put(&mut self, kind: &str, text: String) {
        let target = format!("{kind}.xml");
        let name = resolve(&self.main, &target);
        self.parts.push(Part::word(name, kind, text));
        self.relations.push(Relation::new(kind, kind, target));
    }
}

const PROPERTIES: &str = "docProps/core.xml";
const PROPERTIES_KIND: &str = "application/vnd.openxmlformats-package.core-properties+xml";

/// Returns the language as Word names it.
fn tag(language: Language) -> String {
    match language.tag() {
        "en" => "en-GB".to_owned(),
        other => format!("{other}-{}", other.to_uppercase()),
    }
}

/// Returns a part in which texts are taken to be in a language, if it is that of the styles.
fn in_language(part: &Part, tag: &str) -> Part {
    let mut part = part.clone();
    if part.kind.ends_with(".styles+xml") {
        let text = str::from_utf8(&part.bytes).ok();
        if let Some(text) = text.and_then(|text| merged::in_language(text, tag)) {
            part.bytes = text.into_bytes();
        }
    }
    part
}
