//! From the name of a source to the reference by which other programs find the file.

use std::fmt::Write;

/// The name with forward slashes, and without the steps that lead nowhere.
///
/// A backslash is taken for the separator that it is on Windows, whatever the machine, so that a
/// name gives the same bytes everywhere.
pub(super) fn tidy(name: &str) -> String {
    let name = name.replace('\\', "/");
    let name = name.strip_prefix("//?/").unwrap_or(&name);
    let root: String = name.chars().take_while(|c| *c == '/').collect();
    let steps = name.split('/');
    let steps: Vec<_> = steps.filter(|step| !["", "."].contains(step)).collect();
    root + &steps.join("/")
}

/// The name as a URI, and whether it is one that has to be resolved.
pub(super) fn uri(name: &str) -> (String, bool) {
    let name = tidy(name);
    if name.starts_with("//") {
        (format!("file:{}", encoded(&name)), false)
    } else if name.starts_with('/') {
        (format!("file://{}", encoded(&name)), false)
    } else if let Some((drive, rest)) = on_a_drive(&name) {
        (format!("file:///{drive}:{}", encoded(rest)), false)
    } else {
        (encoded(&name), true)
    }
}

/// The letter of a drive and the rest, as in `C:/meetings`.
fn on_a_drive(name: &str) -> Option<(char, &str)> {
    let (drive, rest) = name.split_once(':')?;
    let letter = drive.chars().next().filter(char::is_ascii_alphabetic)?;
    (drive.len() == 1 && rest.starts_with('/')).then_some((letter, rest))
}

/// Every byte that is not unreserved in RFC 3986, but for slashes, as `%C3`.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
