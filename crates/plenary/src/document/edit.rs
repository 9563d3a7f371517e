//! Changes that record in a source what has happened; every other byte of it stays.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    change::{Change, RecordKey},
    edit_day::{Extras, delete_of_day, line_of_day},
    edit_item,
    entries::delete_span,
    table_editor::{Patch, TableEditor},
};
use crate::{
    check::{GroupIndex, unknown_group},
    fault::{Code, Fault, Faults, Report, path_to},
    plan::Plan,
    source::Source,
    suggest::nearest,
};

/// Returns a text as a TOML value; a table by language stays as it is.
pub(super) fn wording(text: &str) -> String {
    if is_by_language(text) {
        return text.to_owned();
    }
    text_to_toml(text)
}

/// Returns a text as a change has it: its characters, or its table by language as it is written in a source.
pub(super) fn text_of(value: &Spanned<DeValue<'_>>, source: &str) -> Option<String> {
    let versions = match value.get_ref() {
        DeValue::String(text) => return Some(text.clone().into_owned()),
        DeValue::Table(versions) => versions,
        _ => return None,
    };
    let written = source.get(value.span()).filter(|raw| is_by_language(raw));
    let version = |(language, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let (language, text): (&std::borrow::Cow<'_, str>, _) =
            (language.get_ref(), value.get_ref());
        Some(format!("{language} = {}", text_to_toml(text.as_str()?)))
    };
    let joined = || {
        let versions: Option<Vec<_>> = versions.iter().map(version).collect();
        Some(format!("{{ {} }}", versions?.join(", ")))
    };
    written.map(str::to_owned).or_else(joined)
}

/// True if a text is a table by language: `{ en = "…", fr = "…" }`, on one line and nothing behind it.
pub(super) fn is_by_language(text: &str) -> bool {
    let trimmed = text.trim();
    if !trimmed.starts_with('{') || trimmed.contains(char::is_control) {
        return false;
    }
    let line = format!("text = {trimmed}");
    let Ok(table) = DeTable::parse(&line) else {
        return false;
    };
    let value = table.get_ref().get("text");
    value.is_some_and(|value| value.get_ref().is_table() && value.span().end == line.len())
}

/// Returns a text in quotation marks, with the escapes of TOML.
pub(super) fn text_to_toml(text: &str) -> String {
    let mut typed = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => typed.extend(['\\', c]),
            '\n' => typed.push_str("\\n"),
            '\t' => typed.push_str("\\t"),
            _ if c.is_control() => typed.extend(format!("\\u{:04X}", u32::from(c)).chars()),
            _ => typed.push(c),
        }
    }
    typed + "\""
}

/// Writes what has happened into a source: a line under its meeting, or under its day. Comments and layout
/// stay.
///
/// It stands in the place of an earlier line of the same key, and of one that cannot be true beside it: of
/// `took`, `ended`, `suspended` and `adjourned` a meeting has one, and one of `cancelled` and `postponed`. An
/// [extra session](Change::Extra) is added to the others of its day. What is taken back goes with its line,
/// and with the heading of its day if nothing else stands under it.
///
/// # Errors
/// The faults of the source, as [`read`](crate::read); P0207, P0209 and P0201 for a meeting or an item of
/// its agenda, a track and a group that it does not have.
///
/// ```
/// use plenary::{edit::Change, Minutes, Source};
/// let source = plenary::open("csp12.toml")?;
/// let change = Change::Took("WGETI/exchange".to_owned(), Minutes(270));
/// let after = plenary::edit::record(&source, &[change])?;
/// assert!(after.text().contains("duration = \"2 sessions\"\ntook = \"4h30m\"\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn record(source: &Source, changes: &[Change]) -> Result<Source, Report> {
    let after = suppose(source, changes)?;
    Ok(after.with_text(after.text().to_owned()))
}

/// Returns a source as if this had happened, for looking.
///
/// Its text is that of [`record`]; but what is added is in no file, and faults do not show it: they name
/// the option of the command that says it, at the place «the command line».
///
/// # Errors
/// As [`record`].
///
/// ```
/// use plenary::{edit::Change, Minutes, Source};
/// let source = plenary::open("csp12.toml")?;
/// let change = Change::Took("WGTR".to_owned(), Minutes(6000));
/// let report = plenary::compile(&plenary::edit::suppose(&source, &[change])?).unwrap_err();
/// assert!(report.to_string().contains("--> the command line"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn suppose(source: &Source, changes: &[Change]) -> Result<Source, Report> {
    if changes.is_empty() {
        return Ok(source.clone());
    }
    let (plan, _) = crate::read(source)?.value;
    let mut after = source.clone();
    for change in changes {
        let target = match find_names(change, &plan) {
            Ok(target) => target,
            Err(mut fault) => {
                fault.place.given_by(&change.option());
                return Err(Report::located(source, Faults::from([*fault])));
            }
        };
        let mut patch = patch(after.text(), change, target);
        while let Some((at, with)) = patch {
            after = after.patched(&at, &with, &change.option());
            patch = rest(after.text(), change, target.meeting);
        }
    }
    Ok(after)
}

/// The places of the meeting and of the item that a change speaks of, if it speaks of one.
#[derive(Debug, Clone, Copy, Default)]
struct Target {
    meeting: Option<usize>,
    item: Option<usize>,
}

/// Finds what a change speaks of.
///
/// # Errors
/// The fault of a meeting, an item, a track or a group that the plan does not have.
fn find_names(change: &Change, plan: &Plan) -> Result<Target, Box<Fault>> {
    if let Some((Some(track), _)) = change.day() {
        let declared = plan.frame.tracks.iter();
        let keys: Vec<_> = declared.filter_map(|track| track.key.as_deref()).collect();
        if !keys.contains(&track) {
            return Err(Box::new(unknown_track(track, &keys)));
        }
    }
    if let Change::Extra(_, _, _, Some(group)) = change {
        let groups = GroupIndex::of(&plan.groups);
        if !groups.places.contains_key(&**group) {
            let fault = unknown_group(group, &groups, path_to!["groups"], 0);
            return Err(Box::new(fault));
        }
    }
    let Some(id) = change.meeting() else {
        return Ok(Target::default());
    };
    let ids: Vec<&str> = plan.meetings.iter().map(|meeting| &*meeting.id).collect();
    let Some(meeting) = ids.iter().position(|known| *known == id) else {
        return Err(Box::new(unknown(id, &ids)));
    };
    let item = match change.item() {
        Some(item) => Some(edit_item::find(plan, meeting, item)?),
        None => None,
    };
    let meeting = Some(meeting);
    Ok(Target { meeting, item })
}

fn unknown_track(track: &str, keys: &[&str]) -> Fault {
    let message = format!("no track is called `{track}`");
    let fault = Fault::new(Code::UnknownTrack, message, path_to!["tracks"]);
    let same = |key: &&&str| key.to_lowercase() == track.to_lowercase();
    let near = keys.iter().find(same).copied();
    match near.or_else(|| nearest(track, keys.iter().copied())) {
        Some(near) => fault.help(format!("write `{near}`")),
        None if keys.is_empty() => fault.help("the schedule has no tracks, so give the day alone"),
        None => fault.help(format!("the tracks are {}", keys.join(", "))),
    }
}

fn unknown(id: &str, ids: &[&str]) -> Fault {
    let message = format!("no meeting has the id `{id}`");
    let fault = Fault::new(Code::UnknownMeeting, message, path_to!["meeting"]);
    let same = |known: &&&str| known.to_lowercase() == id.to_lowercase();
    let near = ids.iter().find(same).copied();
    match near.or_else(|| nearest(id, ids.iter().copied())) {
        Some(near) => fault.help(format!("write `{near}`")),
        None => fault.help(format!("the meetings are {}", ids.join(", "))),
    }
}

/// Returns the patch that adds a line, replaces one, or takes one back.
fn patch(text: &str, change: &Change, target: Target) -> Option<Patch> {
    let (table, _) = DeTable::parse_recoverable(text);
    let root = table.get_ref();
    let place = target.meeting;
    if change.item().is_some() {
        return edit_item::patch(text, &of_meeting(root, place?)?, target.item?, change);
    }
    match (change, change.day()) {
        (Change::TakeBack(_, key), _) => {
            let meeting = of_meeting(root, place?)?;
            return delete(&meeting, key.name(), text);
        }
        (Change::TakeBackHeld(..), Some(of)) => return delete_of_day(root, of, "held", text),
        (Change::TakeBackExtra(_, _, hours), Some(of)) => {
            let extra = Extras::of(root, of)?;
            return extra.delete(root, of, &hours.to_string(), text);
        }
        (Change::Extra(_, _, hours, _), Some(of)) => {
            let with = change.value();
            return match Extras::of(root, of) {
                Some(extra) => Some(extra.add(&hours.to_string(), &with, text)),
                None => Some(line_of_day(root, of, "extra", &format!("[{with}]"), text)),
            };
        }
        (Change::Held(..), Some(of)) => {
            return Some(line_of_day(root, of, "held", &change.value(), text));
        }
        _ => {}
    }
    let (key, value) = (change.key(), change.value());
    let Some(place) = place else {
        return Some(TableEditor::top(root).change(text, key, &value));
    };
    let meeting = of_meeting(root, place)?;
    let mut others = change.record_key()?.replaced().skip(1);
    let instead = if meeting.has(key) {
        None
    } else {
        others.find_map(|other| meeting.replace(text, other.name(), (key, &value)))
    };
    Some(instead.unwrap_or_else(|| meeting.change(text, key, &value)))
}

/// Returns the next patch of a change that has been written: it deletes a line that cannot be true beside
/// it, until there is none.
fn rest(text: &str, change: &Change, place: Option<usize>) -> Option<Patch> {
    let (table, _) = DeTable::parse_recoverable(text);
    let meeting = of_meeting(table.get_ref(), place?)?;
    let mut others = change.record_key()?.replaced().skip(1);
    others.find_map(|other: RecordKey| delete(&meeting, other.name(), text))
}

/// Returns the patch that deletes a key of a table; none if it is not there.
pub(super) fn delete(of: &TableEditor<'_, '_>, key: &str, text: &str) -> Option<Patch> {
    delete_span(&of.entry(text, key)?, text)
}

pub(super) fn of_meeting<'t, 'i>(
    root: &'t DeTable<'i>,
    place: usize,
) -> Option<TableEditor<'t, 'i>> {
    let meetings = root.get("meeting")?.get_ref().as_array()?;
    TableEditor::of(meetings.get(place)?)
}

#[cfg(test)]
mod tests {
    use super::{Change, record};
    use crate::{Minutes, Source};

    fn after(text: &str, changes: &[Change]) -> String {
        let source = Source::new("test.toml", text);
        let after = record(&source, changes).expect("the source is sound");
        after.text().to_owned()
    }

    const HEAD: &str = "conference = \"X1\"\nname = \"X1 meetings\"\ntime-zone = \"UTC\"\n\
        first-day = 2026-03-16\nlast-day = 2026-03-17\nsessions = [\n  \"10:00-13:00\",\n] # hours\n";

    #[test]
    fn lines_are_put_where_they_belong() {
        let tail = "\n[groups.G.name]\nen = \"G\"\n\n[[meeting]] # first\ngroup = \"G\"\n\
            duration = \"1h\" # one\n\n# then\n[[meeting]]\ngroup = \"G\"\nid = \"b\"\n\
            title.en = \"T\"\nduration = \"1h\"";
        let text = format!("{HEAD}{tail}");
        let took = |id: &str| Change::Took(id.to_owned(), Minutes(90));
        assert_eq!(
            after(&text, &[took("G")]),
            text.replace("# one\n", "# one\ntook = \"1h30m\"\n")
        );
        assert_eq!(
            after(&text, &[took("b")]),
            format!("{text}\ntook = \"1h30m\"")
        );
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 16).expect("a day");
        let held = Change::Held(None, day, vec!["10:20-13:00".parse().expect("hours")]);
        let block = "] # hours\n\n[days.\"2026-03-16\"]\nheld = [\"10:20-13:00\"]\n";
        let once = text.replace("] # hours\n", block);
        assert_eq!(after(&text, std::slice::from_ref(&held)), once);
        assert_eq!(after(&once, &[held]), once);
        let as_of = Change::AsOf(day.and_hms_opt(12, 0, 0).expect("a time"));
        let line = "] # hours\nas-of = \"2026-03-16 12:00\"\n";
        assert_eq!(after(&text, &[as_of]), text.replace("] # hours\n", line));
    }

    #[test]
    fn meetings_in_braces_and_other_line_ends() {
        let text = format!(
            "{HEAD}meeting = [{{ group = \"G\", duration = \"1h\" }}]\n[groups.G]\nname = \"G\"\n"
        );
        let change = [Change::Cancelled(
            "G".to_owned(),
            "no \"quorum\"".to_owned(),
        )];
        let with = text.replace("\"1h\" }", "\"1h\", cancelled = \"no \\\"quorum\\\"\" }");
        assert_eq!(after(&text, &change), with);
        let text = format!("{HEAD}[groups.G]\n[[meeting]]\ngroup = \"G\"\nduration = \"1h\"\n")
            .replace('\n', "\r\n");
        let took = [Change::Took("G".to_owned(), Minutes(45))];
        assert_eq!(after(&text, &took), format!("{text}took = \"45m\"\r\n"));
    }
}
