//! Sheets for translators: printed, saved as spreadsheets save them, broken, and taken back.

use plenary::{
    Code, Language, Source,
    sheet::{BadSheet, Reason, Sheet, TakeError, Taken, take},
};

use crate::cases::{self, text};

const FRENCH: Language = Language::French;

fn letter() -> Source {
    Source::new(
        "csp12.toml",
        text("schedules/att-csp12-working-groups.toml"),
    )
}

/// The language into which a source is translated.
fn other(source: &Source) -> Language {
    let sheet = Sheet::of(source, FRENCH).expect("it is sound");
    if sheet.first == FRENCH {
        Language::English
    } else {
        FRENCH
    }
}

/// Writes rows as a spreadsheet does: every cell in quotation marks.
fn table(rows: &[[&str; 3]], separator: char) -> String {
    let line = |row: &[&str; 3]| {
        let cells = row.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        cells.join(&separator.to_string()) + "\r\n"
    };
    rows.iter().map(line).collect()
}

/// A sheet of these rows, with a head.
fn sheet(rows: &[[&str; 3]]) -> String {
    table(&[&[["path", "en", "fr"]], rows].concat(), ',')
}

fn taken(sheet: &[u8]) -> Taken {
    take(&letter(), FRENCH, sheet).expect("it can be taken")
}

fn refused(sheet: &[u8]) -> String {
    let error = take(&letter(), FRENCH, sheet).expect_err("it is refused");
    assert!(matches!(error, TakeError::Sheet(_)), "{error}");
    error.to_string()
}

const WGTU: &str = "Working Group on Treaty Universalization";
const ROW: [&str; 3] = [
    "groups.WGTU.name",
    WGTU,
    "Groupe de travail sur l'universalisation",
];

/// Returns a sheet that translates every text, each in its own words.
fn translated(before: &Sheet) -> String {
    let head = ["path", before.first.tag(), before.language.tag()];
    let mut rows = vec![head.map(str::to_owned)];
    for (i, row) in before.rows.iter().enumerate() {
        let lines = if row.text.contains('\n') {
            "une\nligne"
        } else {
            "une ligne"
        };
        let translation = format!("Texte {i}, d'\"abord\" {lines}\\ ; à l’été : {i}");
        let is_known = rows
            .iter()
            .any(|[path, text, _]| *path == row.path && *text == row.text);
        if !is_known {
            rows.push([row.path.clone(), row.text.clone(), translation]);
        }
    }
    let rows: Vec<_> = rows
        .iter()
        .map(|row| row.each_ref().map(String::as_str))
        .collect();
    table(&rows, ';')
}

/// Returns the number of lines that are remarks.
fn remarks(source: &Source) -> usize {
    let lines = source.text().lines();
    lines.filter(|line| line.starts_with('#')).count()
}

#[test]
fn every_schedule_is_translated_by_its_sheet() {
    let paths = ["schedules", "tests/schedules"]
        .map(cases::sources)
        .concat();
    for path in paths {
        let source = cases::source(&path);
        let to = other(&source);
        let before = Sheet::of(&source, to).expect("it is sound");
        let what = source.name();
        let taken = take(&source, to, translated(&before).as_bytes());
        let taken = taken.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(taken.left.is_empty(), "{what}: {:?}", taken.left);
        assert!(taken.missing.is_empty(), "{what}: {:?}", taken.missing);
        assert_eq!(taken.unchanged, 0, "{what}");
        let after = Sheet::of(&taken.source, to).expect("it is sound");
        assert_eq!(after.rows.len(), before.rows.len(), "{what}");
        for (now, was) in after.rows.iter().zip(&before.rows) {
            assert_eq!((&now.path, &now.text), (&was.path, &was.text), "{what}");
            assert!(now.translation.is_some(), "{what}: {}", now.path);
        }
        assert_eq!(remarks(&taken.source), remarks(&source), "{what}");
        let again = take(&taken.source, to, after.to_csv(b',').as_bytes());
        let again = again.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(again.source.text(), taken.source.text(), "{what}");
        assert_eq!(again.unchanged, after.rows.len(), "{what}");
    }
}

#[test]
fn paths_are_the_same_wherever_blocks_stand() {
    let source = letter();
    let (head, queue) = source
        .text()
        .split_once("[[meeting]]")
        .expect("it has meetings");
    let mut blocks: Vec<_> = queue.split("[[meeting]]").collect();
    blocks.reverse();
    let moved = format!("{head}[[meeting]]{}", blocks.join("\n[[meeting]]"));
    let moved = moved.replace("group = \"WGTU\"", "group = \"WGTU\"\nnote = \"Lunch.\"");
    let sheet = Sheet::of(&Source::new("csp12.toml", moved), FRENCH).expect("it is sound");
    assert!(
        sheet.rows.iter().any(|row| row.path == "meeting.WGTU.note"),
        "{sheet:?}"
    );
    let every_key = cases::source(&cases::root().join("tests/schedules/every-key.toml"));
    let sheet = Sheet::of(&every_key, FRENCH).expect("it is sound");
    let mut paths: Vec<_> = sheet.rows.iter().map(|row| &row.path).collect();
    paths.sort();
    let all = paths.len();
    paths.dedup();
    assert_eq!(paths.len(), all, "{paths:?}");
}

#[test]
fn a_text_in_lines_stays_one_in_toml_1_0() {
    let note = letter()
        .text()
        .split("note = \"\"\"")
        .nth(1)
        .map(str::to_owned)
        .expect("a note");
    let text = Sheet::of(&letter(), FRENCH).expect("it is sound");
    let row = text
        .rows
        .iter()
        .find(|row| row.path == "note")
        .expect("a note");
    let long = "Le projet de programme peut être modifié. ".repeat(5);
    let taken = taken(sheet(&[["note", &row.text, &long]]).as_bytes());
    let after = taken.source.text();
    assert!(
        after.contains(&format!("note = {{ en = \"\"\"{}", &note[..40])),
        "{after}"
    );
    assert!(after.contains(", fr = \"\"\"\nLe projet"), "{after}");
    // Line ends stand within strings alone.
    let table = after
        .split("note = {")
        .nth(1)
        .and_then(|rest| rest.split("\"\"\" }").next());
    let outside: String = table.expect("a table").split("\"\"\"").step_by(2).collect();
    assert!(!outside.contains('\n'), "{outside}");
    assert!(
        after.lines().all(|line| line.chars().count() < 140),
        "{after}"
    );
}

#[test]
fn what_excel_in_french_saves_is_read() {
    let fr = "Groupe de travail à l’été, œuvre : « oui » ; non";
    let semicolons = table(&[["path", "en", "fr"], ["groups.WGTU.name", WGTU, fr]], ';');
    let byte = |c: char| match c {
        '’' => 0x92,
        'œ' => 0x9c,
        other => u8::try_from(u32::from(other)).expect("Latin-1"),
    };
    let narrow: Vec<u8> = semicolons.chars().map(byte).collect();
    let tabs = semicolons.replace("\";\"", "\"\t\"");
    let wide: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(tabs.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = format!("\u{feff}{semicolons}").into_bytes();
    let told = format!("sep=;\r\n{semicolons}").into_bytes();
    for bytes in [narrow, wide, marked, told, semicolons.into_bytes()] {
        let taken = taken(&bytes);
        assert!(
            taken.source.text().contains(&format!("fr = \"{fr}\"")),
            "{taken:?}"
        );
    }
}

#[test]
fn no_cell_is_a_formula() {
    let letter = letter().text().replace(WGTU, "=HYPERLINK(\\\"x\\\")");
    let source = Source::new(
        "csp12.toml",
        letter.replace("Arms Trade Treaty", "'-1 Treaty"),
    );
    let before = Sheet::of(&source, FRENCH).expect("it is sound");
    let csv = before.to_csv(b',');
    assert!(
        csv.contains(",\"'=HYPERLINK(\"\"x\"\")\",,missing\r\n"),
        "{csv}"
    );
    assert!(
        csv.contains("organisation,''-1 Treaty,,missing\r\n"),
        "{csv}"
    );
    let csv = csv
        .replace("Treaty,,", "Treaty,'-1 Traité,")
        .replace(")\",,", ")\",'=1,");
    let taken = take(&source, FRENCH, csv.as_bytes()).expect("it can be taken");
    assert!(taken.left.is_empty(), "{:?}", taken.left);
    let after = taken.source.text();
    assert!(after.contains("fr = \"-1 Traité\""), "{after}");
    assert!(after.contains("fr = \"=1\""), "{after}");
}

#[test]
fn a_row_is_left_if_it_is_not_certain_of_which_text_it_is() {
    let rows = [
        ["groups.WGTR.name", "An older name", "Un nom"],
        ["groups.WGXX.name", WGTU, "Groupe"],
        ["groups.WGTU.name", WGTU, ""],
        ROW,
    ];
    let taken = taken(sheet(&rows).as_bytes());
    let left: Vec<_> = taken
        .left
        .iter()
        .map(|left| (left.row, &*left.path, left.reason))
        .collect();
    let changed = (2, "groups.WGTR.name", Reason::TextChanged);
    assert_eq!(
        left,
        [changed, (3, "groups.WGXX.name", Reason::UnknownPath)]
    );
    assert_eq!(taken.taken, ["groups.WGTU.name"]);
    assert!(taken.missing.contains(&"groups.WGTR.name".to_owned()));
    assert_eq!(taken.to_list, Some(vec![Language::English, FRENCH]));
}

#[test]
fn what_was_lost_in_saving_is_left() {
    let letter = letter().text().replace(WGTU, "Treaty → Universalization");
    let source = Source::new("csp12.toml", letter);
    let narrow = |en: &str, fr: &[u8]| {
        let head = format!("path;en;fr\r\ngroups.WGTU.name;{en};");
        [head.as_bytes(), fr, b"\xe9\r\n"].concat()
    };
    for (en, fr) in [
        ("Treaty ? Universalization", &b"Trait"[..]),
        ("Treaty ? Universalization", b"15?heures"),
    ] {
        let lost = take(&source, FRENCH, &narrow(en, fr)).expect("it can be read");
        assert_eq!(lost.left[0].reason, Reason::CharactersLost);
    }
    let lost = taken(&narrow(WGTU, b"15?heures"));
    assert_eq!(lost.left[0].reason, Reason::CharactersLost);
    let question = taken(&narrow(WGTU, b"Quoi ? https://example.org/?a=1 "));
    assert!(question.left.is_empty(), "{:?}", question.left);
}

#[test]
fn broken_sheets_are_refused_whole() {
    let good = sheet(&[ROW]);
    assert!(refused(b"PK\x03\x04").contains("workbook"));
    assert!(refused(b"\xff\xfep\0x").contains("cannot be read"));
    assert!(refused(b"path;en;fr\r\n\x81\xe9").contains("cannot be read"));
    assert!(refused(b"").contains("no column `path`"));
    assert!(refused(good.replace("\"fr\"", "\"french\"").as_bytes()).contains("no column `fr`"));
    let doubled = sheet(&[ROW, [ROW[0], ROW[1], "Autre"]]);
    assert!(refused(doubled.as_bytes()).contains("rows 2 and 3 translate `groups.WGTU.name`"));
    let more = format!("path,en,fr\r\ngroups.WGTU.name,{WGTU},Groupe de travail, universel\r\n");
    assert!(refused(more.as_bytes()).contains("row 2 has more cells"));
    let open =
        format!("path,en,fr\r\ngroups.WGTU.name,{WGTU},\"Groupe\r\ngroups.WGTR.name,x,y\r\n");
    assert!(refused(open.as_bytes()).contains("a quotation mark is open"));
    let bad = BadSheet::MoreCells(2);
    assert_eq!(bad.clone(), bad);
}

#[test]
fn translations_are_judged_and_one_fault_keeps_all_out() {
    for (fr, code) in [
        ("<b>Groupe</b>", Code::UnsafeMarkdown),
        ("[Groupe](javascript:alert(1))", Code::UnsafeMarkdown),
        ("Groupe \u{202e}de", Code::BidiControl),
        ("Gro\u{200b}upe", Code::InvisibleCharacter),
    ] {
        let rows = [ROW, ["organisation", "Arms Trade Treaty", fr]];
        let error = take(&letter(), FRENCH, sheet(&rows).as_bytes()).expect_err("it is at fault");
        let TakeError::Source(report) = error else {
            panic!("{error}");
        };
        assert!(report.iter().any(|fault| fault.code == code), "{report}");
        assert!(
            report
                .to_string()
                .contains("row 3 of the sheet, `organisation`"),
            "{report}"
        );
    }
}

#[test]
fn layout_and_remarks_stay() {
    let text = letter().text().replace(
        &format!("name = \"{WGTU}\""),
        &format!("  name =   \"{WGTU}\"   # the third"),
    );
    let source = Source::new("csp12.toml", text.replace('\n', "\r\n"));
    let taken = take(&source, FRENCH, sheet(&[ROW]).as_bytes()).expect("it can be taken");
    let both = format!(
        "  name =   {{ en = \"{WGTU}\", fr = \"{}\" }}   # the third\r\n",
        ROW[2]
    );
    let wanted = source
        .text()
        .replace(&format!("  name =   \"{WGTU}\"   # the third\r\n"), &both);
    assert_eq!(taken.source.text(), wanted);
    let french = |written: &str| {
        let named = letter()
            .text()
            .replace(&format!("name = \"{WGTU}\""), written);
        let taken = take(
            &Source::new("csp12.toml", named),
            FRENCH,
            sheet(&[ROW]).as_bytes(),
        );
        taken.expect("it can be taken").source.text().to_owned()
    };
    let fr = ROW[2];
    let dotted = french(&format!("name.en = \"{WGTU}\" # dots"));
    assert!(
        dotted.contains(&format!(
            "name.en = \"{WGTU}\" # dots\nname.fr = \"{fr}\"\n"
        )),
        "{dotted}"
    );
    let other = french(&format!("name = {{ fr = \"Ancien\", en = '{WGTU}' }}"));
    assert!(
        other.contains(&format!("name = {{ fr = \"{fr}\", en = '{WGTU}' }}")),
        "{other}"
    );
    let heading = french(&format!("[groups.WGTU.name]\nen = \"{WGTU}\""));
    assert!(
        heading.contains(&format!("en = \"{WGTU}\"\nfr = \"{fr}\"\n")),
        "{heading}"
    );
}
