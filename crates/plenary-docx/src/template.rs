//! Documents of others, from which a look is taken.

mod merge;
mod read;

use std::io;

use plenary::Annex;

use plenary_opc::{Limit, Relation, relations_of, resolve};

pub(crate) use {merge::Styles, read::main_part};

use crate::{
    document::{document, footnotes},
    package::{Part, pack, relations_file},
    parts::{self, NUMBERING, SETTINGS, STYLES},
    runs::Runs,
    section::Paper,
};

/// The look of a document: styles, page set-up, header and footer.
///
/// [`Template::default`] is Plenary's look.
///
/// ```
/// use plenary_docx::Template;
///
/// let source = plenary::Source::new("cl3.toml", plenary::starting_file());
/// let annex = plenary::compile(&source)?.value.annex();
/// // Any document of the secretariat; here one that Plenary has made.
/// let letterhead = plenary_docx::docx(&annex)?;
/// let template = Template::read(&letterhead)?;
/// assert_eq!(plenary_docx::words(&template.docx(&annex)?)?, plenary_docx::words(&letterhead)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The name of the part with the page.
    main: String,
    /// The parts that every document with this look has.
    parts: Vec<Part>,
    /// The relations of the page to these parts.
    relations: Vec<Relation>,
    styles: Styles,
    paper: Paper,
}

/// A reason why no look can be taken from a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadTemplate {
    /// The file is no Word document at all.
    #[error("it is no Word document: save it as `Word Document (.docx)`")]
    NotAWordDocument,
    /// The document is in the strict variant of the format.
    #[error("it is a `Strict Open XML Document`: save it as `Word Document (.docx)`")]
    Strict,
    /// A part of the document, by its name, is broken.
    #[error("its part `{0}` cannot be read: open it in Word, and save it again")]
    Broken(String),
    /// The document goes beyond a limit.
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
        template.add_part("numbering", NUMBERING.to_owned());
        template.add_part("settings", SETTINGS.to_owned());
        template.add_part("styles", STYLES.to_owned());
        template
    }
}

impl Template {
    /// Reads the look of a document or a document template (`.docx`, `.dotx`); its text is not taken
    /// over.
    ///
    /// # Errors
    /// [`BadTemplate`] if it is no such document, a broken one, or one beyond the limits.
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
        let notes = footnotes(annex, &mut runs);
        let links: Vec<_> = runs.relations().collect();
        let notes_name = resolve(&self.main, "footnotes.xml");
        let to_notes = [Relation::new("footnotes", "footnotes", "footnotes.xml")];
        let of_page = [&self.relations[..], &to_notes, &links].concat();
        let of_package = self.package_relations();
        let mut parts = vec![
            Part::relations("_rels/.rels", relations_file(&of_package)),
            Part::word(&*self.main, "document.main", page),
            Part::relations(relations_of(&self.main), relations_file(&of_page)),
            Part::relations(relations_of(&notes_name), relations_file(&links)),
            Part::word(notes_name, "footnotes", notes),
            Part::new(PROPERTIES, PROPERTIES_KIND, parts::properties(annex)),
        ];
        let tag = annex.language.regional_tag();
        parts.extend(self.parts.iter().map(|part| with_language(part, tag)));
        pack(&parts)
    }

    /// Returns the relations of the package to the page and to the properties.
    fn package_relations(&self) -> [Relation; 2] {
        [
            Relation::new("document", "officeDocument", &*self.main),
            Relation::new("properties", "core-properties", PROPERTIES),
        ]
    }

    /// Adds a part of a kind, to which the page is related.
    fn add_part(&mut self, kind: &str, text: String) {
        let target = format!("{kind}.xml");
        let name = resolve(&self.main, &target);
        self.parts.push(Part::word(name, kind, text));
        self.relations.push(Relation::new(kind, kind, target));
    }
}

const PROPERTIES: &str = "docProps/core.xml";
const PROPERTIES_KIND: &str = "application/vnd.openxmlformats-package.core-properties+xml";

/// Returns a part in which texts are taken to be in a language, if it is that of the styles.
fn with_language(part: &Part, tag: &str) -> Part {
    let mut changed = part.clone();
    if part.kind.ends_with(".styles+xml") {
        let text = str::from_utf8(&part.bytes).ok();
        if let Some(text) = text.and_then(|text| merge::set_language(text, tag)) {
            changed.bytes = text.into_bytes();
        }
    }
    changed
}
