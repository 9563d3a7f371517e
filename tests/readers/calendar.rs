//! A small reader of iCalendar, which knows nothing of how a calendar is written, and lets nothing
//! pass that RFC 5545 does not allow.

use plenary::chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};

/// A component with its properties and its parts.
#[derive(Debug, Default)]
pub struct Component {
    /// The name behind `BEGIN`.
    pub name: String,
    /// The lines that belong to no part.
    pub properties: Vec<Property>,
    /// The components within it.
    pub parts: Vec<Component>,
}

/// A content line.
#[derive(Debug, Clone)]
pub struct Property {
    /// The name, in capitals.
    pub name: String,
    /// The names and the values of its parameters.
    pub parameters: Vec<(String, String)>,
    /// The value as it stands.
    pub value: String,
}

/// Returns the calendar that a file holds.
#[must_use]
pub fn read(file: &str) -> Component {
    let mut open = vec![Component::default()];
    for line in unfolded(file) {
        let property = property(&line);
        match property.name.as_str() {
            "BEGIN" => open.push(Component {
                name: property.value,
                ..Component::default()
            }),
            "END" => {
                let closed = open.pop().expect("something is open");
                assert_eq!(closed.name, property.value);
                open.last_mut()
                    .expect("it is in another")
                    .parts
                    .push(closed);
            }
            _ => open
                .last_mut()
                .expect("something is open")
                .properties
                .push(property),
        }
    }
    let [mut file] = <[Component; 1]>::try_from(open).expect("all is closed");
    assert!(file.properties.is_empty() && file.parts.len() == 1);
    file.parts.remove(0)
}

/// The content lines of a file, each of which is of 75 octets at most, and ends as lines do.
fn unfolded(file: &str) -> Vec<String> {
    let content = file.strip_suffix("\r\n").expect("the last line ends");
    let mut lines: Vec<String> = Vec::new();
    for line in content.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        let unseen = line.chars().find(|c| c.is_control());
        assert_eq!(unseen, None, "{line:?}");
        assert!(!line.ends_with(' '), "a blank that is easily lost: {line}");
        match line.strip_prefix(' ') {
            Some(more) => lines.last_mut().expect("a line before").push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

fn property(line: &str) -> Property {
    let end = line
        .find([';', ':'])
        .unwrap_or_else(|| panic!("no value: {line}"));
    let (name, mut rest) = line.split_at(end);
    let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    assert!(!name.is_empty() && name.chars().all(is_name), "{line}");
    let mut parameters = Vec::new();
    while let Some(parameter) = rest.strip_prefix(';') {
        let (name, value) = parameter.split_once('=').expect("a parameter has a value");
        let (value, behind) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').expect("a quotation ends"),
            None => value.split_at(value.find([';', ':']).expect("a value follows")),
        };
        parameters.push((name.to_owned(), decoded(value)));
        rest = behind;
    }
    let value = rest
        .strip_prefix(':')
        .unwrap_or_else(|| panic!("no value: {line}"));
    Property {
        name: name.to_owned(),
        parameters,
        value: value.to_owned(),
    }
}

/// A parameter by RFC 6868.
fn decoded(value: &str) -> String {
    let marked = value
        .replace("^^", "\u{0}")
        .replace("^'", "\"")
        .replace("^n", "\n");
    assert!(!marked.contains('^'), "{value}");
    marked.replace('\u{0}', "^")
}

/// The texts of a value, between which stand commas.
fn texts(value: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        let text = texts.last_mut().expect("there is always one");
        match c {
            '\\' => text.push(match rest.next() {
                Some(c @ ('\\' | ';' | ',')) => c,
                Some('n') => '\n',
                other => panic!("no escape: {other:?} in {value}"),
            }),
            ';' => panic!("not escaped: {value}"),
            ',' => texts.push(String::new()),
            c => text.push(c),
        }
    }
    texts
}

impl Property {
    /// Returns the value of a parameter.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let mut all = self.parameters.iter();
        let (_, value) = all.find(|(key, _)| key == name)?;
        Some(value)
    }

    /// Returns the value as the one text that it has to be.
    #[must_use]
    pub fn text(&self) -> String {
        let [text] = <[String; 1]>::try_from(self.texts()).expect("it is one text");
        text
    }

    /// Returns the texts of the value, between which stand commas.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        texts(&self.value)
    }
}

impl Component {
    /// The properties of a name.
    pub fn all<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Property> {
        self.properties
            .iter()
            .filter(move |property| property.name == name)
    }

    /// The property of a name, of which there is at most one.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Property> {
        let mut all = self.properties.iter().filter(|line| line.name == name);
        let property = all.next();
        assert!(all.next().is_none(), "more than one {name}");
        property
    }

    /// Returns the text of a property, empty without it.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.property(name).map(Property::text).unwrap_or_default()
    }

    /// Returns the value of a property as it stands, empty without it.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.property(name).map_or("", |property| &property.value)
    }

    /// The parts of a kind.
    pub fn parts<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Component> {
        self.parts.iter().filter(move |part| part.name == name)
    }

    /// Returns the events.
    pub fn events(&self) -> impl Iterator<Item = &Component> {
        self.parts("VEVENT")
    }

    /// The event of a UID.
    #[must_use]
    pub fn event(&self, uid: &str) -> &Component {
        let mut events = self.events();
        let event = events.find(|event| event.text("UID") == uid);
        event.unwrap_or_else(|| panic!("no {uid}"))
    }

    /// Returns the only time zone; one without offsets if there is none.
    #[must_use]
    pub fn zone(&self) -> Zone {
        let mut zones = self.parts("VTIMEZONE");
        let zone = zones.next().map_or_else(Zone::default, Zone::of);
        assert!(zones.next().is_none());
        zone
    }
}

/// A time zone as it stands in a calendar.
#[derive(Debug, Default)]
pub struct Zone {
    /// The `TZID`.
    pub name: String,
    /// The moment at which each offset begins, in order, and the offset.
    offsets: Vec<(NaiveDateTime, FixedOffset)>,
}

impl Zone {
    fn of(component: &Component) -> Self {
        let offset = |part: &Component| {
            let begins = local(part.value("DTSTART"));
            let before = utc_offset(part.value("TZOFFSETFROM"));
            let begins = begins - TimeDelta::seconds(before.local_minus_utc().into());
            (begins, utc_offset(part.value("TZOFFSETTO")))
        };
        let mut offsets: Vec<_> = component.parts.iter().map(offset).collect();
        offsets.sort_by_key(|(begins, _)| *begins);
        Self {
            name: component.text("TZID"),
            offsets,
        }
    }

    /// The offset at an instant; none before the first that is told.
    #[must_use]
    pub fn offset(&self, utc: NaiveDateTime) -> Option<FixedOffset> {
        let begun = self.offsets.iter().take_while(|(begins, _)| *begins <= utc);
        begun.last().map(|(_, offset)| *offset)
    }

    /// The first instant at which the clocks show a local time, which is UTC without a zone.
    #[must_use]
    pub fn instant(&self, local: NaiveDateTime) -> DateTime<Utc> {
        if self.offsets.is_empty() {
            return Utc.from_utc_datetime(&local);
        }
        let instants = self.offsets.iter().filter_map(|(_, offset)| {
            let utc = local - TimeDelta::seconds(offset.local_minus_utc().into());
            (self.offset(utc) == Some(*offset)).then_some(utc)
        });
        let first = instants
            .min()
            .unwrap_or_else(|| panic!("no clock shows {local}"));
        Utc.from_utc_datetime(&first)
    }

    /// The instant of a property.
    #[must_use]
    pub fn moment(&self, property: &Property) -> DateTime<Utc> {
        if let Some(zone) = property.parameter("TZID") {
            assert_eq!(zone, self.name);
            return self.instant(local(&property.value));
        }
        let utc = property.value.strip_suffix('Z');
        Utc.from_utc_datetime(&local(utc.expect("it is UTC")))
    }
}

/// Returns the day of a `DATE`.
#[must_use]
pub fn day(value: &str) -> NaiveDate {
    NaiveDate::parse_from_str(value, "%Y%m%d").unwrap_or_else(|_| panic!("no day: {value}"))
}

fn local(value: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S")
        .unwrap_or_else(|_| panic!("no moment: {value}"))
}

fn utc_offset(value: &str) -> FixedOffset {
    let (sign, digits) = value.split_at(1);
    let two = |from: usize| {
        digits
            .get(from..from + 2)
            .map_or(0, |two| two.parse().expect("digits"))
    };
    let seconds: i32 = two(0) * 3600 + two(2) * 60 + two(4);
    let east = if sign == "-" { -seconds } else { seconds };
    FixedOffset::east_opt(east).expect("less than a day")
}
