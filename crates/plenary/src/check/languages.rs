//! The languages of a schedule, and the texts that lack one of them.

use super::{empty_list, without_doubles};
use crate::{
    document::Slot,
    fault::{Code, Fault, Faults, Part, Path},
    plan::{Plan, TextNames, UnfinishedLanguage},
    text::Language,
};

/// Returns the languages of a schedule: English alone, unless it lists others.
pub(super) fn languages(asked: &Slot<Vec<Slot<Language>>>, faults: &mut Faults) -> Vec<Language> {
    let Slot::Given(asked) = asked else {
        return vec![Language::English];
    };
    if asked.is_empty() {
        faults.push(empty_list("languages", "[\"en\"]"));
    }
    without_doubles(asked, "languages", Language::tag, faults)
}

/// True if every language of the list could be read.
pub(super) fn all_known(asked: &Slot<Vec<Slot<Language>>>) -> bool {
    match asked {
        Slot::Absent => true,
        Slot::Bad => false,
        Slot::Given(languages) => {
            let known = |slot: &Slot<_>| slot.as_given().is_some();
            !languages.is_empty() && languages.iter().all(known)
        }
    }
}

/// Texts that are not there in every language, in the order in which they are read.
#[derive(Default)]
pub(super) struct Gaps {
    lacking: Vec<Gap>,
    early: Vec<(Language, Path)>,
}

/// A text that lacks a language.
struct Gap {
    language: Language,
    path: Path,
    /// Tags of the languages in which it is written; none for a plain string.
    tags: Option<Vec<&'static str>>,
    /// The text in the first language.
    text: String,
}

impl Gaps {
    /// Records a text that lacks a language.
    pub(super) fn lacks(
        &mut self,
        language: Language,
        path: Path,
        versions: Option<&[(Language, String)]>,
        text: &str,
    ) {
        self.lacking.push(Gap {
            language,
            path,
            tags: versions.map(tags),
            text: text.to_owned(),
        });
    }

    /// Records a text in a language that is not listed.
    pub(super) fn is_early(&mut self, language: Language, path: Path) {
        self.early.push((language, path));
    }

    /// Returns a note for each language that is written and not listed, at its first text.
    pub(super) fn notes(&self, languages: &[Language]) -> Faults {
        let mut notes = Faults::new();
        for language in Language::ALL {
            let mut places = self.early.iter().filter(|(early, _)| early == language);
            if let Some((_, first)) = places.next() {
                notes.push(unlisted(*language, (first, places.count()), languages));
            }
        }
        notes
    }

    /// Returns the languages that some text lacks, with the names of these texts. Without a sound plan the
    /// names are paths.
    pub(super) fn unfinished(
        &self,
        languages: &[Language],
        plan: Option<&Plan>,
    ) -> Vec<UnfinishedLanguage> {
        let names = plan.map(TextNames::of);
        let name = |gap: &Gap| match &names {
            Some(names) => names.name(&gap.path, &gap.text),
            None => gap.path.to_string(),
        };
        let of = |language: &Language| {
            let gaps = self.lacking.iter().filter(|gap| gap.language == *language);
            let missing: Vec<_> = gaps.map(name).collect();
            let language = *language;
            (!missing.is_empty()).then_some(UnfinishedLanguage { language, missing })
        };
        languages.iter().filter_map(of).collect()
    }

    /// Returns a warning for each unfinished language, at the first text that lacks it.
    pub(super) fn warnings(
        &self,
        unfinished: &[UnfinishedLanguage],
        first: Option<&Language>,
        source: Option<&str>,
    ) -> Faults {
        let warning = |of: &UnfinishedLanguage| {
            let gap = self
                .lacking
                .iter()
                .find(|gap| gap.language == of.language)?;
            Some(unfinished_fault(of, gap, *first?, source))
        };
        unfinished.iter().filter_map(warning).collect()
    }
}

fn tags(versions: &[(Language, String)]) -> Vec<&'static str> {
    versions.iter().map(|(tag, _)| tag.tag()).collect()
}

/// The most texts that a warning names.
const MOST_NAMED: usize = 5;

fn unfinished_fault(
    unfinished: &UnfinishedLanguage,
    gap: &Gap,
    first: Language,
    source: Option<&str>,
) -> Fault {
    let language = unfinished.language;
    let message = match &unfinished.missing[..] {
        [_] => format!("{} is not written in `{language}`", gap.path.in_words()),
        several => format!("{} texts are not written in `{language}`", several.len()),
    };
    let version = gap.path.then(language.tag());
    let fault = Fault::new(Code::MissingTranslation, message, version.clone());
    let labelled = match &gap.tags {
        None => fault.label(format!("in `{first}` only")).help(format!(
            "put the text into braces, once for each language: `{{ {first} = \"…\", {language} = \"…\" }}`"
        )),
        Some(tags) => fault
            .missing(version)
            .label(format!("in `{}` only", tags.join("`, `")))
            .help(format!("add `{language} = \"…\"` between the braces")),
    };
    let listed = match list(&unfinished.missing) {
        Some(list) => labelled.help(list),
        None => labelled,
    };
    let file = source.map_or_else(|| "FILE".to_owned(), typed);
    listed.help(format!(
        "nothing is made in `{language}` until then; `plenary texts {file} --to {language}` prints a sheet for \
         the translator"
    ))
}

/// Returns the names of several texts; of many the first.
fn list(missing: &[String]) -> Option<String> {
    let first = missing
        .iter()
        .take(MOST_NAMED)
        .map(|name| format!("`{name}`"));
    let named = first.collect::<Vec<_>>().join(", ");
    match missing.len() {
        0 | 1 => None,
        all if all > MOST_NAMED => Some(format!("they are {named}, and {} more", all - MOST_NAMED)),
        _ => Some(format!("they are {named}")),
    }
}

/// Returns the name of a file as it is typed in a command.
fn typed(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:\\".contains(c);
    if name.chars().all(is_plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', r"'\''"))
    }
}

/// Returns the fault of a text that is not written in the first language, which stands for all others
/// in ids and sheets.
pub(super) fn without_first(first: Language, versions: &[(Language, String)], at: Path) -> Fault {
    let message = format!(
        "{} is not written in `{first}`, the first language",
        at.in_words()
    );
    let version = at.then(first.tag());
    let label = if versions.is_empty() {
        "in no language".to_owned()
    } else {
        format!("in `{}` only", tags(versions).join("`, `"))
    };
    Fault::new(Code::NotInFirstLanguage, message, at)
        .missing(version)
        .label(label)
        .help(format!("add `{first} = \"…\"` between the braces"))
}

fn unlisted(language: Language, (first, more): (&Path, usize), languages: &[Language]) -> Fault {
    let all = languages.iter().chain([&language]);
    let tags: Vec<_> = all.map(|tag| format!("\"{tag}\"")).collect();
    let message = if more == 0 {
        format!(
            "{} is written in `{language}`, in which no annex is made",
            first.in_words()
        )
    } else {
        format!(
            "{} texts are written in `{language}`, in which no annex is made",
            more + 1
        )
    };
    Fault::new(Code::UnlistedLanguage, message, first.then(language.tag()))
        .part(Part::Key)
        .label("not one of `languages`")
        .help(format!(
            "to have an annex in `{language}`, write `languages = [{}]` at the top; or delete what is in `{language}`",
            tags.join(", ")
        ))
}
