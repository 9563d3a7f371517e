//! Places of keys, values, headings and names in every source of the repository.

use plenary::{
    Source,
    edit::{LocationKind, Locations, Reference, ReferenceKind},
    report::{Lines, Step, Unit},
};

use crate::cases::{root, source, sources};

const FOLDERS: [&str; 4] = [
    "schedules",
    "tests/schedules",
    "tests/rolling",
    "tests/faults",
];

/// Every source of the repository that is text.
fn all() -> Vec<Source> {
    let paths = FOLDERS.map(sources).concat();
    let text = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).ok()?;
        Some(Source::new(path.to_string_lossy(), text))
    };
    paths.iter().filter_map(text).collect()
}

#[test]
fn every_part_is_found_again_by_its_path_and_by_its_bytes() {
    let mut counted = 0;
    for source in all() {
        let locations = Locations::of(&source);
        let parses = source.text().parse::<toml::Table>().is_ok();
        for location in locations.all() {
            let name = format!("{}: {location:?}", source.name());
            let written = &source.text()[location.span.clone()];
            let of_path = match location.kind {
                LocationKind::Heading => locations.heading(&location.path),
                LocationKind::Key => locations.key(&location.path),
                LocationKind::Value => locations.value(&location.path),
                _ => None,
            };
            // A group may be named by several headings.
            assert!(
                of_path.is_some_and(|first| first.start <= location.span.start),
                "{name}"
            );
            let inside = locations
                .at(location.span.start)
                .expect("something stands there");
            let is_within = location.span.contains(&inside.span.start);
            assert!(
                is_within || inside.span == location.span,
                "{name}: {inside:?}"
            );
            if let (LocationKind::Key, Some(Step::Key(key))) =
                (location.kind, location.path.steps().last())
                && parses
            {
                assert!(
                    written.trim_matches(['"', '\'']) == key || written.contains('\\'),
                    "{name}"
                );
            }
            if location.kind == LocationKind::Heading {
                assert!(written.starts_with('[') && written.ends_with(']'), "{name}");
                assert_eq!(
                    locations.table_at(location.span.end),
                    location.path,
                    "{name}"
                );
            }
            counted += 1;
        }
    }
    assert!(counted > 5_000, "only {counted} parts");
}

#[test]
fn a_place_and_a_byte_are_one_in_every_unit() {
    for source in all() {
        for unit in [Unit::Byte, Unit::CodePoint, Unit::Utf16] {
            let lines = Lines::in_units(&source, unit);
            let bytes = source.text().char_indices().map(|(byte, _)| byte);
            // A byte order mark has no column.
            for byte in bytes.skip(usize::from(source.text().starts_with('\u{feff}'))) {
                let position = lines.position(byte);
                assert_eq!(
                    lines.offset(position),
                    Some(byte),
                    "{}: {unit:?}",
                    source.name()
                );
            }
        }
    }
    let source = Source::new("otter", "🦦é\r\nx");
    let columns = |unit| {
        let lines = Lines::in_units(&source, unit);
        [4, 6].map(|byte| lines.position(byte).column)
    };
    assert_eq!(columns(Unit::Byte), [5, 7]);
    assert_eq!(columns(Unit::CodePoint), [2, 3]);
    assert_eq!(columns(Unit::Utf16), [3, 4]);
    let inside = plenary::report::Position::new(1, 2);
    assert_eq!(Lines::in_units(&source, Unit::Utf16).offset(inside), None);
}

#[test]
fn a_name_of_a_sound_schedule_is_declared_once() {
    let mut counted = std::collections::BTreeMap::new();
    for path in ["schedules", "tests/schedules"].map(sources).concat() {
        let source = source(&path);
        let locations = Locations::of(&source);
        let references = locations.references();
        let has_rooms = references
            .iter()
            .any(|one| one.kind == ReferenceKind::Room && one.is_declaration());
        for one in references {
            *counted.entry(one.kind.name()).or_insert(0) += 1;
            let is_free = match one.kind {
                ReferenceKind::Room => !has_rooms || one.path.to_string().starts_with("event"),
                ReferenceKind::Document => true,
                _ => false,
            };
            assert!(
                is_free || one.declaration.is_some(),
                "{}: {one:?}",
                path.display()
            );
            let written = &source.text()[one.span.clone()];
            let last = one.name.rsplit('/').next().unwrap_or_default();
            assert!(
                written.contains(last) || written.contains('\\'),
                "{}: {one:?}",
                path.display()
            );
        }
    }
    let kinds: Vec<_> = counted.keys().copied().collect();
    assert_eq!(
        kinds,
        ["document", "group", "meeting", "room", "track"],
        "{counted:?}"
    );
}

/// Writes another name wherever something is named.
fn renamed(source: &Source, references: &[&Reference], name: &str) -> Source {
    let mut text = source.text().to_owned();
    for one in references.iter().rev() {
        let written = &text[one.span.clone()];
        let quoted = written.starts_with(['"', '\'']);
        let with = if quoted {
            format!("\"{name}\"")
        } else {
            name.to_owned()
        };
        text.replace_range(one.span.clone(), &with);
    }
    Source::new(source.name(), text)
}

#[test]
fn a_name_can_be_changed_wherever_it_stands() {
    let mut counted = 0;
    for path in ["schedules", "tests/schedules"].map(sources).concat() {
        let source = source(&path);
        if source.earlier().is_some() || source.text().contains("[[allow]]") {
            continue;
        }
        let before = plenary::compile(&source).unwrap_or_else(|report| panic!("{report}"));
        let locations = Locations::of(&source);
        let declared = locations.references().iter().filter(|one| {
            let own_id = one.path.steps().last() == Some(&Step::from("id"));
            let is_track = one.kind == ReferenceKind::Track;
            one.is_declaration() && (is_track || own_id)
        });
        for declaration in declared {
            let alike =
                |one: &&Reference| (one.kind, &one.name) == (declaration.kind, &declaration.name);
            let references: Vec<_> = locations.references().iter().filter(alike).collect();
            let after = plenary::compile(&renamed(&source, &references, "Renamed"));
            let after = after.unwrap_or_else(|report| panic!("{}: {report}", declaration.name));
            let times = |schedule: &plenary::Schedule| -> Vec<_> {
                let meetings = schedule.meetings().iter();
                meetings.map(|placed| placed.current.starts()).collect()
            };
            assert_eq!(
                times(&before.value),
                times(&after.value),
                "{}",
                declaration.name
            );
            counted += 1;
        }
    }
    assert!(counted > 20, "only {counted} names were changed");
}

#[test]
fn the_places_of_the_letter_are_where_a_reader_sees_them() {
    let source = plenary::open(root().join("schedules/att-csp12-working-groups.toml"));
    let source = source.expect("the schedule is there");
    let locations = Locations::of(&source);
    let text = source.text();
    let at = |needle: &str| text.find(needle).expect("it stands there");
    let said = |byte: usize| {
        let here = locations.at(byte).expect("something stands there");
        (here.path.to_string(), here.kind, &text[here.span])
    };
    let sessions = at("15:00-18:00");
    assert_eq!(
        said(sessions),
        (
            "sessions[2]".to_owned(),
            LocationKind::Value,
            "\"15:00-18:00\""
        )
    );
    let heading = at("[groups.WGETI.subgroups.issues]");
    assert_eq!(
        said(heading),
        (
            "groups.WGETI.subgroups.issues".to_owned(),
            LocationKind::Heading,
            "[groups.WGETI.subgroups.issues]"
        )
    );
    assert_eq!(
        locations.table_at(at("# Rolling basis")).to_string(),
        "groups.WGTR"
    );
    let names = locations.references().iter();
    let uses: Vec<_> = names
        .filter(|one| one.name == "WGETI/issues" && !one.is_declaration())
        .map(|one| (one.kind, one.declaration.as_ref().map(ToString::to_string)))
        .collect();
    let declaration = Some("groups.WGETI.subgroups.issues".to_owned());
    assert_eq!(uses, [(ReferenceKind::Group, declaration)]);
}
