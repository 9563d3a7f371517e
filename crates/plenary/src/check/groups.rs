//! Groups, sub-working groups, and the people in their offices.

use std::collections::HashSet;

use super::{
    access::access,
    texts::{Texts, strange_name},
};
use crate::{
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, Path, path_to},
    keywords::Role,
    locale::honorifics,
    plan::{Group, GroupId, Heading, Holder, Office},
    suggest::{self, nearest},
    text::{Language, Wording, plain},
};

/// Judges the groups in the order of the source, each followed by its sub-working groups.
pub(super) fn check(
    written: Option<Vec<raw::Group>>,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<Group> {
    let mut groups = GroupList::default();
    for group in written.unwrap_or_default() {
        let at = path_to!["groups", group.key.clone()];
        let parent = GroupId::new(groups.list.len());
        for subgroup in add(group, None, &at, &mut groups, texts, faults) {
            let below = at.then("subgroups").then(subgroup.key.clone());
            let too_low = add(subgroup, Some(parent), &below, &mut groups, texts, faults);
            if !too_low.is_empty() {
                faults.push(too_deep(&below));
            }
        }
    }
    groups.list
}

/// The groups so far.
#[derive(Default)]
struct GroupList {
    list: Vec<Group>,
    ids: HashSet<String>,
}

/// Adds a group, and returns its sub-working groups as they are written.
fn add(
    written: raw::Group,
    parent: Option<GroupId>,
    at: &Path,
    groups: &mut GroupList,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<raw::Group> {
    let id = match parent.and_then(|parent| groups.list.get(parent.index())) {
        Some(parent) => format!("{}/{}", parent.id, written.key),
        None => written.key.clone(),
    };
    faults.extend(strange_name(&written.key, || at.clone()));
    faults.extend(bad_id(&id, &mut groups.ids, at));
    let acronym = match written.acronym.given() {
        Some(acronym) => texts.name(acronym, || at.then("acronym"), faults),
        None => Some(texts.as_typed(&written.key)),
    };
    let name = texts.one(written.name.given(), || at.then("name"), faults);
    let offices = offices(written.offices, &id, at, texts, faults);
    let access = access(written.access, || at.then("access"), texts, faults);
    groups.list.push(Group {
        acronym: acronym.unwrap_or_else(|| texts.as_typed(&written.key)),
        id,
        parent,
        name,
        offices,
        rolling: written.rolling.as_given().copied(),
        access: access.given(),
        livestream: written.livestream.given(),
        numbered_from: numbered_from(&written.numbered_from, at, faults),
    });
    written.subgroups.given().unwrap_or_default()
}

/// Returns the warning of a list of offices with nothing to list: no office at all, or none that is
/// vacant where nominations are sought.
pub(super) fn nothing_to_list(
    (listed, sought): (bool, bool),
    heading: Option<&Heading>,
    groups: &[Group],
) -> Option<Fault> {
    let offices = groups.iter().flat_map(|group| &group.offices);
    let of_groups = offices.map(|office| &office.holder);
    let mut holders = heading?.president.iter().chain(of_groups);
    if sought {
        let vacant = holders.any(|holder| *holder == Holder::Vacant);
        return (!vacant).then(nothing_vacant);
    }
    (listed && holders.next().is_none()).then(no_office)
}

fn nothing_vacant() -> Fault {
    let message = "nominations are asked for, and no office is vacant";
    Fault::new(Code::NothingVacant, message, path_to!["nominations"])
        .label("for which office?")
        .help("write `\"vacant\"` for the office that is to be filled, or delete `nominations`")
}

fn no_office() -> Fault {
    let message = "who holds which office is to be listed, and no office is declared";
    Fault::new(Code::NoOffice, message, path_to!["office-holders"])
        .label("nobody to list")
        .help("add an office, such as `chair = \"vacant\"` under a group, or delete the line")
}

/// Returns the path of the table in which a group is declared.
pub(super) fn place_of(group: &Group, groups: &[Group]) -> Path {
    match group.parent.and_then(|parent| groups.get(parent.index())) {
        Some(parent) => {
            let key = group.id[parent.id.len() + 1..].to_owned();
            path_to!["groups", parent.id.clone(), "subgroups", key]
        }
        None => path_to!["groups", group.id.clone()],
    }
}

/// Returns the number of the first sitting of a group.
fn numbered_from(written: &Slot<u32>, at: &Path, faults: &mut Faults) -> Option<u32> {
    let number = written.as_given().copied()?;
    if number == 0 {
        let message = "the sittings of a group are numbered from 0";
        let fault = Fault::new(Code::WrongType, message, at.then("numbered-from"));
        faults.push(fault.help("write a whole number from 1 on"));
    }
    Some(number)
}

/// Returns the fault of a sub-working group below a sub-working group: only a program can make one.
fn too_deep(at: &Path) -> Fault {
    let message = "a sub-working group has no sub-working groups";
    Fault::new(Code::UnknownKey, message, at.then("subgroups"))
        .help("put them under the working group")
}

fn bad_id(id: &str, ids: &mut HashSet<String>, at: &Path) -> Option<Fault> {
    if id.is_empty() || id.ends_with('/') {
        let fault = Fault::new(Code::EmptyText, "a group has no key", at.clone());
        return Some(fault.help("write its acronym into the heading, such as `[groups.WGTU]`"));
    }
    let again = !ids.insert(id.to_owned());
    again.then(|| {
        let message = format!("the group `{id}` is declared twice");
        Fault::new(Code::DuplicateGroup, message, at.clone())
            .label("here again")
            .help("give one of the two its own acronym, or delete it")
    })
}

fn offices(
    written: Vec<raw::Office>,
    group: &str,
    at: &Path,
    texts: &Texts,
    faults: &mut Faults,
) -> Vec<Office> {
    let office = |office: raw::Office| {
        let key = at.then(office.role.key());
        let path = match office.place {
            Some(place) => key.then(place),
            None => key,
        };
        let whose = format!("{} of {group}", office.role);
        let holder = holder(office.holder, &whose, path, texts, faults)?;
        let role = office.role;
        Some(Office { role, holder })
    };
    written.into_iter().filter_map(office).collect()
}

/// Reads the president of the conference.
pub(super) fn president(
    written: Option<Wording>,
    texts: &Texts,
    faults: &mut Faults,
) -> Option<Holder> {
    let role = Role::President;
    holder(
        written?,
        &role.to_string(),
        path_to![role.key()],
        texts,
        faults,
    )
}

/// Reads the holder of an office: a name, or the word `vacant`.
pub(super) fn holder(
    wording: Wording,
    office: &str,
    at: Path,
    texts: &Texts,
    faults: &mut Faults,
) -> Option<Holder> {
    faults.extend(foreign_honorific(&wording, &at, &texts.languages));
    let name = texts.name(wording, || at.clone(), faults)?;
    let versions: Vec<String> = name.versions().map(|(_, inlines)| plain(inlines)).collect();
    let vacant = versions
        .iter()
        .filter(|version| *version == "vacant")
        .count();
    if (1..versions.len()).contains(&vacant) {
        let message =
            format!("the office of {office} is vacant in one language, and not in another");
        let fault = Fault::new(Code::NearlyVacant, message, at).label("who holds it?");
        faults.push(fault.help("write one name, or `\"vacant\"`, for all languages"));
        return Some(Holder::Vacant);
    }
    let written = versions.into_iter().next().unwrap_or_default();
    if written == "vacant" {
        let message = format!("the office of {office} is vacant");
        let fault = Fault::new(Code::VacantOffice, message, at).label("nobody yet");
        faults.push(fault.help("write the name here when it is known"));
        return Some(Holder::Vacant);
    }
    if let Some(message) = not_a_person(&written) {
        let help = "write `\"vacant\"`; for a person of that name write the first name too";
        faults.push(
            Fault::new(Code::NearlyVacant, message, at)
                .label("would stand as the name of a person")
                .edit(help, "\"vacant\"")
                .machine_applicable(suggest::distance(written.trim(), "vacant") == 0),
        );
    }
    Some(Holder::Person(name))
}

/// Returns the warning of a title before a name that another page would show in a foreign language.
pub(super) fn foreign_honorific(
    wording: &Wording,
    at: &Path,
    languages: &[Language],
) -> Option<Fault> {
    let Wording::Plain(name) = wording else {
        return None;
    };
    let (first, others) = languages.split_first()?;
    let (other, title) = others.iter().find_map(|other| {
        let title = honorifics::untranslated(name, *first, *other)?;
        Some((other, title))
    })?;
    let message = format!("`{title}` stands before a name on the page in `{other}` too");
    let version = |language: &Language| {
        let name = honorifics::guess(name, *first, *language);
        let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
        format!("{language} = \"{escaped}\"")
    };
    let versions: Vec<_> = languages.iter().map(version).collect();
    let help = format!("write the name in each language, with the title as it is in `{other}`");
    let edit = format!("{{ {} }}", versions.join(", "));
    Some(
        Fault::new(Code::ForeignHonorific, message, at.clone())
            .label(format!("in `{first}`"))
            .edit(help, edit)
            .or_allow("a title that is the same in all languages"),
    )
}

/// Returns the message for a name that means nobody, or that is nearly the word `vacant`.
fn not_a_person(name: &str) -> Option<String> {
    const NOBODY: [&str; 10] = [
        "tbc",
        "tbd",
        "tba",
        "n.n.",
        "nn",
        "n/a",
        "none",
        "to be confirmed",
        "to be announced",
        "to be determined",
    ];
    let bare = name.trim().to_lowercase();
    let is_mark = !bare.is_empty() && !bare.contains(char::is_alphanumeric);
    if NOBODY.contains(&&*bare) || is_mark {
        return Some(format!("`{name}` names nobody"));
    }
    let near = !name.contains(char::is_whitespace) && nearest(name, ["vacant"]).is_some();
    near.then(|| format!("`{name}` is nearly the word `vacant`"))
}
