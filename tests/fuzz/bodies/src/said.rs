//! Any bytes: all that can be said of them is said, and can be read.

use plenary::{Language, Output, Report, Schedule, Source, edit::Locations, report::Lines};

const OUTPUTS: [Output; 8] = [
    Output::Markdown,
    Output::Html,
    Output::Fragment,
    Output::Text,
    Output::Calendar,
    Output::Json,
    Output::Csv,
    Output::ScheduleXml,
];

/// Compiles any bytes, and draws all that comes of it.
///
/// # Panics
/// If something is said that does not hold.
pub fn text(bytes: &[u8]) {
    let source = match Source::from_bytes("fuzz.toml", bytes) {
        Ok(source) => source,
        Err(report) => return drawn(&report),
    };
    match plenary::compile(&source) {
        Ok(warned) => {
            drawn(&warned.warnings);
            rendered(&warned.value);
        }
        Err(report) => {
            drawn(&report);
            if let Ok(warned) = plenary::compile_overfull(&source) {
                rendered(&warned.value);
            }
            let (best, schedule) = plenary::compile_best_effort(&source);
            assert_eq!(best.to_string(), report.to_string());
            schedule.iter().for_each(rendered);
        }
    }
    located(&source);
    let _ = plenary::edit::snapshot(&source);
}

/// Everything that stands in a source, and its names.
fn located(source: &Source) {
    let locations = Locations::of(source);
    for location in locations.all() {
        assert!(source.text().get(location.span.clone()).is_some());
        assert!(locations.at(location.span.start).is_some());
    }
    for reference in locations.references() {
        assert!(source.text().get(reference.span.clone()).is_some());
    }
}

/// Everything that a report can be written as.
pub(crate) fn drawn(report: &Report) {
    assert!(!report.to_string().is_empty() || report.is_empty());
    let _ = report.to_ansi();
    let _ = report.to_github();
    for line in report.to_json_lines().lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("a line is JSON");
    }
    let sarif = plenary::report::sarif(std::slice::from_ref(report));
    serde_json::from_str::<serde_json::Value>(&sarif).expect("SARIF is JSON");
    places_are_places(report);
}

fn places_are_places(report: &Report) {
    let Some(source) = report.source() else {
        return;
    };
    let lines = Lines::of(source);
    for fault in report.faults() {
        let labels = std::iter::once(&fault.place).chain(&fault.others);
        for span in labels.filter_map(|label| label.span.clone()) {
            assert!(source.text().get(span.clone()).is_some(), "{fault:?}");
            let start = lines.position(span.start);
            assert_eq!(lines.offset(start), Some(span.start), "{fault:?}");
        }
    }
}

/// Everything that a schedule can be written as.
fn rendered(schedule: &Schedule) {
    for language in schedule.plan().languages() {
        for output in OUTPUTS {
            let rendered = schedule.render(output, *language);
            assert!(rendered.is_some_and(|text| !text.is_empty()), "{output:?}");
        }
    }
    told(schedule);
}

/// Everything that is told of a schedule in words.
pub(crate) fn told(schedule: &Schedule) {
    for placed in schedule.meetings() {
        let id = &placed.meeting.id;
        let why = |language: &Language| schedule.why(id, *language);
        assert!(Language::ALL.iter().map(why).all(|why| why.is_some()));
        let _ = (
            schedule.causes(&placed.meeting.id),
            schedule.moved_by(placed),
        );
    }
    for language in Language::ALL {
        let _ = schedule.overview(*language);
    }
    let summary = plenary::schedule::Summary::of(schedule);
    let _ = (summary.to_string(), summary.to_markdown());
    serde_json::from_str::<serde_json::Value>(&summary.to_json()).expect("a summary is JSON");
    let _ = plenary::schedule::Balance::of(schedule).to_string();
    let moments = schedule.sessions().iter().map(|session| session.opens);
    for moment in moments.take(2) {
        let _ = (schedule.states(moment), schedule.unrecorded(moment));
        let _ = schedule.at(moment);
    }
    let tracks = 0..schedule.plan().tracks().len();
    for track in tracks.map(plenary::plan::TrackId::new) {
        let _ = schedule.free(plenary::schedule::Place::Track(track));
    }
    for placed in schedule.meetings().iter().take(2) {
        let room = schedule.plan().room_of(&placed.meeting);
        let _ = room.map(|room| schedule.free(plenary::schedule::Place::Room(room)));
    }
}
