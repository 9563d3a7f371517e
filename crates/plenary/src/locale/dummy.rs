//! A language of a test: this file, its module and its line in `languages!` are all that it takes.
//!
//! A real language has every word of its own; this one has those of English but where a test looks.

use chrono::Weekday;

use super::{Catalogue, Dates, Direction, Grid, Sentences, Signs, english::CATALOGUE as ENGLISH};
use crate::text::{Inline, Language};

pub(super) const CATALOGUE: Catalogue = Catalogue {
    language: Language::Dummy,
    regional_tag: "qaa-ZZ",
    names: &["dummy"],
    is_linted: false,
    direction: Direction::RightToLeft,
    signs: Signs {
        colon: " = ",
        emphasis: Inline::Strong,
        ..ENGLISH.signs
    },
    dates: Dates {
        weekdays: ["Una", "Dua", "Tria", "Quada", "Quina", "Sexa", "Septa"],
        months: [
            "primo", "sego", "terto", "quarto", "quinto", "sexto", "septo", "octo", "nono", "deco",
            "undo", "dozo",
        ],
        weekday_named: |small| {
            let mut names = CATALOGUE.dates.weekdays.iter();
            let place = names.position(|name| name.to_lowercase() == small)?;
            Weekday::try_from(u8::try_from(place).ok()?).ok()
        },
        short_weekday_named: |small| (small == "un").then_some(Weekday::Mon),
        month_named: |small| {
            let place = CATALOGUE
                .dates
                .months
                .iter()
                .position(|name| *name == small)?;
            u32::try_from(place + 1).ok()
        },
        months_are_words: false,
        clock: |time| time.format("%H~%M").to_string(),
        ..ENGLISH.dates
    },
    grid: Grid {
        time: "Horo",
        ..ENGLISH.grid
    },
    sentences: Sentences {
        name: |id| format!("<{id}>"),
        ..ENGLISH.sentences
    },
    ..ENGLISH
};

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use crate::{Code, Language, Schedule, Source, Warned, typed};

    /// Compiles a schedule of two meetings in the dummy language and English, with this note.
    fn compiled(note: &str) -> Warned<Schedule> {
        let text = format!(
            r#"
            languages = ["qaa", "en"]
            conference = "C1"
            name = {{ qaa = "kunveno", en = "meeting" }}
            note = {note}
            time-zone = "Europe/Zurich"
            first-day = 2026-03-16
            last-day = 2026-03-17
            sessions = ["10:00-13:00"]
            side-events = "tbc"
            [groups.A]
            [groups.B]
            [[meeting]]
            group = "A"
            duration = "2h"
            [[meeting]]
            group = "B"
            duration = "1h"
            "#
        );
        crate::compile(&Source::new("case.toml", text)).expect("it is sound")
    }

    #[test]
    fn a_schedule_is_written_and_explained_in_it() {
        let schedule = compiled("{ qaa = 'x', en = 'x' }").value;
        let render = |output| {
            schedule
                .render(output, Language::Dummy)
                .expect("it is written in it")
        };
        let page = render(crate::Output::Markdown);
        assert!(page.contains("16–17 terto 2026"), "{page}");
        assert!(page.contains("| Una | Dua |"), "{page}");
        assert!(page.contains("**tbc**"), "{page}");
        let why = schedule.why("B", Language::Dummy).unwrap_or_default();
        assert!(why.contains(", as planned: <A> ends at 12:00."), "{why}");
        let overview = schedule.overview(Language::Dummy);
        assert!(overview.starts_with("A = "), "{overview}");
        assert_eq!(Language::Dummy.regional_tag(), "qaa-ZZ");
    }

    #[cfg(feature = "html")]
    #[test]
    fn a_page_is_laid_out_in_its_direction() {
        let schedule = compiled("{ qaa = 'x', en = 'x' }").value;
        let page = schedule
            .render(crate::Output::Html, Language::Dummy)
            .expect("it is written in it");
        assert!(page.contains("lang=\"qaa\" dir=\"rtl\""), "{page}");
        assert!(page.contains("<th scope=\"col\">Horo</th>"), "{page}");
    }

    #[test]
    fn its_days_and_months_are_read() {
        assert_eq!(typed::month("TERTO"), Some(3));
        assert_eq!(
            [typed::weekday("dua"), typed::weekday("un")],
            [Some(Weekday::Tue), Some(Weekday::Mon)]
        );
        assert_eq!(typed::dates("Dua 17 terto 2026")[0].day, Some(17));
        assert!(
            "quada 10:30"
                .parse::<crate::schedule::TypedMoment>()
                .is_ok()
        );
    }

    #[test]
    fn lint_says_nothing_of_its_texts() {
        let wrong = |language: &str, other: &str| {
            let note = format!(
                "{{ {language} = 'Una 17 terto 2026, Monday 17 March 2026', {other} = 'x' }}"
            );
            let warnings = compiled(&note).warnings;
            warnings
                .faults()
                .iter()
                .filter(|fault| fault.code == Code::WrongWeekday)
                .count()
        };
        assert_eq!((wrong("en", "qaa"), wrong("qaa", "en")), (2, 0));
    }

    #[test]
    fn its_name_in_place_of_its_tag_is_mended() {
        let source = Source::new("case.toml", "languages = [\"Dummy\"]\n");
        let report = crate::compile(&source)
            .expect_err("no such tag")
            .to_string();
        assert!(report.contains("write `\"qaa\"`"), "{report}");
    }
}
