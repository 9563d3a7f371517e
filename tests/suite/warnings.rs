//! Warnings that are right: what is warned of, what is left alone, and that each cure works.

use plenary::{Code, Report, Source};

use crate::{
    cases::{source, sources},
    faults::said_of,
};

fn said(text: &str) -> Report {
    said_of(&Source::new("case.toml", text))
}

fn codes(text: &str) -> Vec<&'static str> {
    let report = said(text);
    report
        .faults()
        .iter()
        .map(|fault| fault.code.number())
        .collect()
}

/// A schedule with interpretation; `top` stands above the headings, `rest` behind them.
fn interpreted(top: &str, rest: &str) -> String {
    format!(
        r#"
        conference = "RC8"
        name = "RC8 meetings"
        time-zone = "Africa/Nairobi"
        interpretation = "English and French"
        {top}
        [groups.WGR]
        name = "Working Group on Rivers"
        [groups.WGL]
        name = "Working Group on Lakes"
        {rest}
        "#
    )
}

const WEEK: &str = "first-day = 2026-09-10\nlast-day = 2026-09-14\n";
const HOURS: &str = "sessions = [\"10:00-13:00\", \"15:00-18:00\"]\n";

fn meetings(rivers: &str, lakes: &str) -> String {
    format!(
        "[[meeting]]\ngroup = \"WGR\"\nduration = \"{rivers}\"\n\
         [[meeting]]\ngroup = \"WGL\"\nduration = \"{lakes}\"\n"
    )
}

#[test]
fn interpreters_are_warned_of_once_for_a_track() {
    let evenings = "[days.2026-09-10]\nextra = [\"18:00-19:00\"]\n\
        [days.2026-09-11]\nextra = [\"18:00-19:00\"]\n[days.2026-09-14]\nextra = [\"19:00-20:00\"]\n";
    let top = format!("{WEEK}{HOURS}{evenings}");
    let report = said(&interpreted(&top, &meetings("14h", "7h")));
    let messages: Vec<_> = report
        .faults()
        .iter()
        .map(|fault| &*fault.message)
        .collect();
    assert_eq!(
        messages,
        [
            "interpretation goes on for 4 h on Thursday 10 September, 15:00–19:00, the first of 2 times",
            "`WGL` is interpreted until 20:00 on Monday 14 September",
        ]
    );
}

#[test]
fn what_interpreters_are_there_for_is_left_alone() {
    let whole = meetings("3 sessions", "3 sessions");
    let afternoon = "sessions = [\"16:00-19:00\"]\n";
    let day = "[days.2026-09-10]\nsessions = [\"09:00-12:15\", \"16:00-19:00\"]\n";
    let rest = "[[event]]\ntitle = \"Coffee\"\nkind = \"break\"\ntime = \"11:00-11:30\"\n";
    let extra = "[days.2026-09-10]\nextra = [\"18:00-19:30\"]\n";
    for (top, rest) in [
        (format!("{WEEK}{HOURS}"), whole.clone()),
        // The hours of every day, though they are late, and weekends that are as other days.
        (
            format!("{WEEK}{afternoon}"),
            meetings("1 session", "1 session"),
        ),
        (
            format!("{WEEK}weekends = true\n{HOURS}"),
            meetings("5 sessions", "5 sessions"),
        ),
        // Three hours and a quarter, and a session that ends when those of every day do.
        (format!("{WEEK}{afternoon}{day}"), meetings("6h15m", "3h")),
        // A break of half an hour is a rest.
        (
            format!("{WEEK}sessions = [\"09:00-13:00\"]\n"),
            rest.to_owned() + &meetings("1 session", "1 session"),
        ),
        // Over by the moment of the last record.
        (
            format!("{WEEK}{HOURS}as-of = \"2026-09-10 19:30\"\n{extra}"),
            meetings("7h30m", "3h"),
        ),
        // Nobody is asked to interpret.
        (
            format!("{WEEK}{HOURS}{extra}"),
            meetings("6h", "1h30m") + "interpretation = \"none\"\n",
        ),
        (
            format!("{WEEK}{HOURS}{extra}"),
            meetings("6h", "1h30m") + "cancelled = \"no interpreters\"\n",
        ),
    ] {
        let text = interpreted(&top, &rest);
        let found = codes(&text);
        let asked = ["P0341", "P0342"];
        assert!(
            !found.iter().any(|code| asked.contains(code)),
            "{}",
            said(&text)
        );
    }
}

/// The sources of a page of a code, and of the files that have it.
fn with(code: Code) -> Vec<String> {
    let page = code
        .page()
        .split("```toml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let files = sources("tests/faults").into_iter().filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(code.number())
    });
    // Not all of them are UTF-8.
    let texts = files.filter_map(|path| std::fs::read_to_string(path).ok());
    page.into_iter().map(str::to_owned).chain(texts).collect()
}

#[test]
fn the_lines_that_mean_a_warning_allow_it() {
    let mut tried = 0;
    for code in Code::ALL {
        for text in with(*code) {
            for fault in said(&text).faults() {
                for help in &fault.help {
                    let Some((_, lines)) = help.message.split_once("at the end of the file:\n")
                    else {
                        continue;
                    };
                    let allowed = format!("{text}\n{lines}\n");
                    let left = said(&allowed);
                    let is_another = |other: &plenary::Fault| {
                        other.code == fault.code && other.place.path != fault.place.path
                    };
                    assert!(left.faults().iter().all(is_another), "{left}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried >= 10, "{tried}");
}

#[test]
fn a_meeting_without_interpretation_is_the_cure() {
    for code in [Code::LongInterpretation, Code::LateInterpretation] {
        for text in with(code) {
            let report = said(&text);
            let without = |fault: &plenary::Fault| {
                let mut help = fault.help.iter();
                help.any(|help| help.message.starts_with("if it is held without"))
            };
            if report.faults().iter().any(without) {
                let cured = format!("{}interpretation = \"none\"\n", last_meeting(&text));
                assert!(said(&cured).is_empty(), "{}", said(&cured));
            }
        }
    }
}

/// The text up to the end of the second meeting, of which the warning speaks.
fn last_meeting(text: &str) -> String {
    let mut parts = text.splitn(4, "[[meeting]]");
    let [before, one, two] =
        [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default);
    format!("{before}[[meeting]]{one}[[meeting]]{}\n", two.trim_end())
}

#[test]
fn a_break_of_half_an_hour_is_the_cure_of_long_sessions() {
    let path = "P0341-sessions-of-four-hours-in-a-track.toml";
    let path = crate::cases::root().join("tests/faults").join(path);
    let text = source(&path).text().to_owned();
    assert_eq!(codes(&text), ["P0341"]);
    let cured = text.replace("\"11:00-11:15\"", "\"11:00-11:30\"");
    assert!(said(&cured).is_empty(), "{}", said(&cured));
}

const IDLE: &str = r#"
    conference = "ROTA3"
    name = "ROTA3 Technical Advisory Committee meetings"
    time-zone = "Pacific/Auckland"
    issued = 2026-07-01
    first-day = 2026-08-17
    last-day = 2026-08-17
    sessions = ["09:00-12:00"]
    [groups.KAURI]
    [groups.TUI]
    [groups.WETA]
    [[meeting]]
    group = "KAURI"
    duration = "2h"
    [[allow]]
    code = "P0205"
    reason = "they meet by correspondence"
"#;

#[test]
fn an_allow_without_a_place_allows_every_fault_of_its_code() {
    let report = said(IDLE);
    assert!(report.is_empty(), "{report}");
    assert_eq!(report.waived().len(), 2);
    let one = "[[allow]]\ncode = \"P0205\"\nat = \"groups.TUI\"\nreason = \"by mail\"\n";
    let report = said(&format!("{IDLE}{one}"));
    assert!(report.is_empty(), "{report}");
    let reasons = report
        .waived()
        .iter()
        .map(|(fault, waiver)| (fault.place.path.to_string(), &*waiver.reason));
    assert_eq!(
        reasons.collect::<Vec<_>>(),
        [
            ("groups.TUI".to_owned(), "by mail"),
            ("groups.WETA".to_owned(), "they meet by correspondence"),
        ]
    );
}

#[test]
fn an_allow_holds_until_its_last_day_by_the_days_of_the_source() {
    let until = |day: &str| format!("{IDLE}until = {day}\n");
    assert!(said(&until("2026-07-01")).is_empty());
    let over = ["P0205", "P0205", "P0208"];
    assert_eq!(codes(&until("2026-06-30")), over);
    let as_of = until("2026-08-16").replace("issued =", "as-of = \"2026-08-17 09:30\"\nissued =");
    assert_eq!(codes(&as_of), over);
    let revision = "[revision]\nnumber = 1\nissued = 2026-08-03\n[groups.KAURI]";
    let revised = |day: &str| until(day).replace("[groups.KAURI]", revision);
    assert_eq!(codes(&revised("2026-08-02")), over);
    assert!(said(&revised("2026-08-03")).is_empty());
    let undated = until("2026-07-01").replace("issued = 2026-07-01", "");
    assert_eq!(codes(&undated), over);
}

fn french(note: &str, zone: &str, day: &str) -> Vec<&'static str> {
    codes(&format!(
        r#"
        languages = ["fr"]
        conference = "RC8"
        name = "Réunions de la RC8"
        note = "{note}"
        time-zone = "{zone}"
        first-day = {day}
        last-day = {day}
        sessions = ["10:00-13:00"]
        [groups.GTR]
        [[meeting]]
        group = "GTR"
        duration = "1 session"
        "#
    ))
}

#[test]
fn french_hours_are_left_alone_where_they_are_right() {
    for (note, zone, day) in [
        ("Heures en HNEC.", "Europe/Paris", "2026-02-12"),
        ("Heures en HAEC.", "Europe/Zurich", "2026-05-12"),
        ("Heures en HEEC.", "Europe/Zurich", "2026-05-12"),
        ("10 heures (HNE).", "America/Toronto", "2026-02-12"),
        ("10 heures (HAT).", "America/St_Johns", "2026-07-14"),
        // Of another place, and of a zone without summer time.
        ("10 heures (HNE).", "Europe/Paris", "2026-05-12"),
        ("10 heures (HNEC).", "Africa/Nairobi", "2026-05-12"),
        ("10 heures, heure d'été.", "Africa/Nairobi", "2026-02-12"),
        (
            "10 heures, heure d'été de Londres.",
            "Europe/Paris",
            "2026-02-12",
        ),
        ("10 heures (heure d’été).", "Europe/Paris", "2026-05-12"),
        (
            "Attention au passage à l'heure d'été.",
            "Europe/Paris",
            "2026-02-12",
        ),
        (
            "La session d'été a été préparée en hiver.",
            "Europe/Paris",
            "2026-02-12",
        ),
        (
            "Heures en HNEC, puis en HAEC.",
            "Europe/Paris",
            "2026-05-12",
        ),
        ("Le 12 février 2027, HNEC.", "Europe/Paris", "2026-05-12"),
    ] {
        let found = french(note, zone, day);
        assert!(!found.contains(&"P0404"), "{note} in {zone} on {day}");
    }
}

#[test]
fn texts_that_may_be_the_same_are_left_alone() {
    let text = |key: &str, words: &str| {
        format!(
            r#"
            conference = "RC8"
            name = {{ en = "RC8 meetings", fr = "Réunions de la RC8" }}
            languages = ["en", "fr"]
            time-zone = "Africa/Nairobi"
            first-day = 2026-09-07
            last-day = 2026-09-07
            sessions = ["10:00-13:00"]
            {key} = {{ en = "{words}", fr = "{words}" }}
            [groups.WGR.name]
            en = "Rivers"
            fr = "Fleuves"
            [[meeting]]
            group = "WGR"
            duration = "1 session"
            "#
        )
    };
    for (key, words, same) in [
        ("note", "RC8: Clean Rivers", false),
        ("note", "RC8 2026/12 – 14:30 Clean Rivers", false),
        ("note", "RC8: Clean Rivers Alliance", true),
        (
            "venue",
            "Kenyatta International Convention Centre, Nairobi",
            false,
        ),
        ("president", "Ms. Marie Amina Anne NJOROGE", false),
        ("secretariat", "Secretariat of the Rivers Convention", true),
    ] {
        let found = codes(&text(key, words));
        assert_eq!(found.contains(&"P0421"), same, "{key}: {words}");
    }
}
