//! Addresses that were probably meant.

use crate::text::Address;

/// Returns the address that was probably meant.
pub(crate) fn address(text: &str) -> Option<Address> {
    let bare = text.trim();
    if let Some((scheme, rest)) = bare.split_once(':')
        && ["https", "http", "mailto"].contains(&&*scheme.to_lowercase())
    {
        let address = format!("{}:{}", scheme.to_lowercase(), rest.trim());
        return address.replace(' ', "%20").parse().ok();
    }
    if is_mail(bare) {
        return format!("mailto:{bare}").parse().ok();
    }
    is_host(bare).then(|| format!("https://{bare}").parse().ok())?
}

fn is_mail(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('/'))
}

/// True if a text begins with the name of a computer, and not with that of a file.
fn is_host(text: &str) -> bool {
    let (host, path) = text.split_once('/').unwrap_or((text, ""));
    let is_name = host
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
    let has_domain = host
        .rsplit_once('.')
        .is_some_and(|(_, last)| last.len() > 1 && last.bytes().all(|b| b.is_ascii_alphabetic()));
    is_name && has_domain && (host.starts_with("www.") || !path.is_empty())
}
