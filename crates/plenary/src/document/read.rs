//! From a source to a [`Document`].

use toml::de::{DeArray, DeTable, DeValue};

use super::{
    Around, Document, Frame, Heading, Meeting, Record, Rules, Slot, Start,
    decode::too_long,
    details::details,
    frame::{Days, Tracks},
    groups::Groups,
    keys::{details::top_details, meeting, top},
    level::Level,
    limits,
    reader::{PathRef, Reading, Table, Value, wrong_type},
    schema::{Schema, table},
    syntax,
    words::ZoneName,
};
use crate::{
    fault::{Code, Fault, Faults, Part, Report, Waiver},
    source::Source,
};

/// What reading found: the document, unless the text is no TOML, and the faults so far.
pub(crate) struct ParsedSource<'s> {
    source: &'s Source,
    table: DeTable<'s>,
    pub(crate) document: Option<Document>,
    pub(crate) faults: Faults,
}

impl ParsedSource<'_> {
    /// What the source is called.
    pub(crate) fn name(&self) -> &str {
        self.source.name()
    }

    /// Finds the places of these faults in the source, and of those that are allowed.
    pub(crate) fn report(&self, mut faults: Faults, mut waived: Vec<(Fault, Waiver)>) -> Report {
        let allowed = waived.iter_mut().map(|(fault, _)| fault);
        let all = faults.iter_mut().chain(allowed);
        super::locate::locate(all, &self.table, self.source.text());
        if let Some(draft) = self.source.draft() {
            let allowed = waived.iter_mut().map(|(fault, _)| fault);
            let all = faults.iter_mut().chain(allowed);
            all.for_each(|fault| fault.stand_in_file(draft));
        }
        Report::located(self.source, faults).with_waived(waived)
    }
}

/// Finds the places of faults in the source that the plan was read from.
///
/// [`read`](crate::read) and [`compile`](crate::compile) do so themselves; this is for the report
/// of [`place`](crate::place), which knows no source.
///
/// ```
/// use plenary::{Minutes, News, Source};
/// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
/// let (plan, _) = plenary::read(&source)?.value;
/// let report = plenary::place(plan, &News::default().took("WGTR", Minutes(600))).unwrap_err();
/// let report = plenary::attach_source(report, &source);
/// assert!(report.to_string().contains("att-csp12-working-groups.toml:"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn attach_source(report: Report, source: &Source) -> Report {
    read(source).report(report.into_faults(), Vec::new())
}

/// Reads a source: P00 and P01.
pub(crate) fn read(source: &Source) -> ParsedSource<'_> {
    let mut found = Reading::default();
    let mut text = source.text();
    if text.len() > Source::MOST_BYTES {
        found.push(too_long());
        text = "";
    } else if syntax::is_no_toml(text) {
        // All else that the parser could say comes of it.
        found.faults = syntax::strange_characters(text);
        text = "";
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let table = table.into_inner();
    let sound = found.faults.is_empty() && syntax::judge(&errors, &table, text, &mut found);
    let document = sound.then(|| document(&table, &mut found));
    ParsedSource {
        source,
        table,
        document,
        faults: found.faults,
    }
}

fn document(table: &DeTable<'_>, found: &mut Reading) -> Document {
    let mut keys = Table::open(table, Level::Top, PathRef::Top);
    let document = Document {
        languages: keys.take_key(top::LANGUAGES, found),
        outputs: keys.take_key(top::OUTPUTS, found),
        docx_reference: keys.take_key(top::DOCX_REFERENCE, found),
        join_sittings: keys.take_key(top::JOIN_SITTINGS, found),
        show: keys.take_key(top::SHOW, found),
        layout: keys.take_key(top::LAYOUT, found),
        day_headings: keys.take_key(top::DAY_HEADINGS, found),
        forecast: keys.take_key(top::FORECAST, found),
        interpretation_teams: keys.take_key(top_details::INTERPRETATION_TEAMS, found),
        show_offices: keys.take_key(top_details::SHOW_OFFICES, found),
        show_ends: keys.take_key(top_details::SHOW_ENDS, found),
        mark_continued: keys.take_key(top_details::MARK_CONTINUED, found),
        rooms: keys.take_key(top_details::ROOMS, found).map(Into::into),
        heading: heading(&mut keys, found),
        frame: Frame {
            time_zone: keys
                .take_key(top::TIME_ZONE, found)
                .map(|ZoneName(name)| name),
            first_day: keys.take_key(top::FIRST_DAY, found),
            last_day: keys.take_key(top::LAST_DAY, found),
            sessions: keys.take_key(top::SESSIONS, found),
            weekends: keys.take_key(top::WEEKENDS, found),
            days: keys.take_key(top::DAYS, found).map(|Days(days)| days),
            tracks: keys
                .take_key(top::TRACKS, found)
                .map(|Tracks(tracks)| tracks),
            as_of: keys.take_key(top::AS_OF, found),
        },
        rules: Rules {
            rolling: keys.take_key(top::ROLLING, found),
            no_start_in_last: keys.take_key(top::NO_START_IN_LAST, found),
            change_over: keys.take_key(top::CHANGE_OVER, found),
        },
        groups: keys
            .take_key(top::GROUPS, found)
            .map(|Groups(groups)| groups),
        meetings: keys.take_key(top::MEETINGS, found),
        events: keys.take_key(top::EVENTS, found),
        around: Around::take(&mut keys, found),
        allows: keys.take_key(top::ALLOWS, found),
    };
    keys.finish(found);
    document
}

fn heading(keys: &mut Table<'_, '_>, found: &mut Reading) -> Heading {
    Heading {
        organisation: keys.take_key(top::ORGANISATION, found),
        conference: keys.take_key(top::CONFERENCE, found),
        name: keys.take_key(top::NAME, found),
        title: keys.take_key(top::TITLE, found),
        secretariat: keys.take_key(top::SECRETARIAT, found),
        president: keys.take_key(top::PRESIDENT, found),
        issued: keys.take_key(top::ISSUED, found),
        revision: keys.take_key(top::REVISION, found),
        status: keys.take_key(top::STATUS, found),
        venue: keys.take_key(top::VENUE, found),
        side_events: keys.take_key(top::SIDE_EVENTS, found),
        note: keys.take_key(top::NOTE, found),
        livestream: keys.take_key(top_details::LIVESTREAM, found),
        interpretation: keys.take_key(top_details::INTERPRETATION, found),
    }
}

/// The tables under the names of a table, in the order of the source.
pub(super) fn named<T: Value, U>(
    value: &DeValue<'_>,
    mut one: impl FnMut(&str, &DeTable<'_>, PathRef<'_>, &mut Reading) -> Option<U>,
    at: &PathRef<'_>,
    found: &mut Reading,
) -> Slot<Vec<U>> {
    let Some(table) = value.as_table() else {
        return wrong_type::<T>(value, at, found).map(|_| Vec::new());
    };
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let read = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let key: &std::borrow::Cow<'_, str> = key.get_ref();
        let at = at.key(key);
        if let Some(fault) = limits::long_name(key, &at) {
            found.push(fault);
            return None;
        }
        match value.get_ref() {
            DeValue::Table(table) => one(key, table, at, found),
            other => {
                wrong_type::<T>(other, &at, found);
                None
            }
        }
    };
    Slot::Given(entries.into_iter().filter_map(read).collect())
}

impl Value for Vec<Meeting> {
    const FORM: &'static str = "a heading `[[meeting]]` for each meeting";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        headed(
            value,
            "meeting",
            one_meeting,
            Meeting::unreadable,
            at,
            found,
        )
    }

    fn schema() -> Schema {
        let meetings = Schema::of("array").with("items", table(Level::Meeting));
        meetings.with("minItems", 1)
    }
}

/// The tables under the headings `[[key]]`.
pub(super) fn headed<T>(
    value: &DeValue<'_>,
    key: &str,
    one: fn(&DeTable<'_>, PathRef<'_>, &mut Reading) -> T,
    unreadable: fn() -> T,
    at: &PathRef<'_>,
    found: &mut Reading,
) -> Slot<Vec<T>>
where
    Vec<T>: Value,
{
    if let Some(array) = value.as_array() {
        return Slot::Given(tables(array, one, unreadable, at, found));
    }
    if !value.is_table() {
        return wrong_type(value, at, found);
    }
    let message = format!("the heading `[{key}]` has single brackets");
    let fault = Fault::new(Code::WrongType, message, at.path()).part(Part::Key);
    found.push(
        fault
            .label(format!("one {key}, not one of several"))
            .edit(format!("write `[[{key}]]`"), format!("[{key}]"))
            .machine_applicable(true),
    );
    Slot::Bad
}

/// The tables of a list; something that says no more where an element is none.
fn tables<T>(
    array: &DeArray<'_>,
    one: fn(&DeTable<'_>, PathRef<'_>, &mut Reading) -> T,
    unreadable: fn() -> T,
    at: &PathRef<'_>,
    found: &mut Reading,
) -> Vec<T>
where
    Vec<T>: Value,
{
    let element = |(i, element): (usize, &toml::Spanned<DeValue<'_>>)| {
        let at = at.index(i);
        match element.get_ref() {
            DeValue::Table(table) => one(table, at, found),
            other => {
                wrong_type::<Vec<T>>(other, &at, found);
                unreadable()
            }
        }
    };
    array.iter().enumerate().map(element).collect()
}

fn one_meeting(table: &DeTable<'_>, at: PathRef<'_>, found: &mut Reading) -> Meeting {
    let mut keys = Table::open(table, Level::Meeting, at);
    let meeting = Meeting {
        id: keys.take_key(meeting::ID, found),
        group: keys.take_key(meeting::GROUP, found),
        title: keys.take_key(meeting::TITLE, found),
        track: keys.take_key(meeting::TRACK, found),
        duration: keys.take_key(meeting::DURATION, found),
        at_least: keys.take_key(meeting::AT_LEAST, found),
        at_most: keys.take_key(meeting::AT_MOST, found),
        start: Start {
            pinned: keys.take_key(meeting::STARTS, found),
            on: keys.take_key(meeting::ON, found),
            not_before: keys.take_key(meeting::NOT_BEFORE, found),
            after: keys.take_key(meeting::AFTER, found),
            undivided: keys.take_key(meeting::UNDIVIDED, found),
            by: keys.take_key(meeting::START_BY, found),
            rolling: keys.take_key(meeting::ROLLING, found),
        },
        resumes: keys.take_key(meeting::RESUMES, found),
        details: details(&mut keys, found),
        record: record(&mut keys, found),
    };
    keys.finish(found);
    meeting
}

fn record(keys: &mut Table<'_, '_>, found: &mut Reading) -> Record {
    Record {
        took: keys.take_key(meeting::TOOK, found),
        ended: keys.take_key(meeting::ENDED, found),
        extended: keys.take_key(meeting::EXTENDED, found),
        suspended: keys.take_key(meeting::SUSPENDED, found),
        adjourned: keys.take_key(meeting::ADJOURNED, found),
        cancelled: keys.take_key(meeting::CANCELLED, found),
        postponed: keys.take_key(meeting::POSTPONED, found),
    }
}
