//! The tags that stand in Markdown.

use super::Reader;

impl Reader {
    /// A tag in a line. What nobody expects here is left out, and its text is kept.
    pub(super) fn tag(&mut self, tag: &str) {
        let name = tag.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
        let closes = tag.starts_with("</");
        let count = match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "br" | "p" | "div" | "li" => return self.end_line(),
            "b" | "strong" => &mut self.bold,
            "i" | "em" => &mut self.italic,
            "sup" => &mut self.raised,
            _ => return,
        };
        *count = if closes {
            count.saturating_sub(1)
        } else {
            *count + 1
        };
    }

    /// A block of tags: its text, but for remarks.
    pub(super) fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some((text, tag)) = rest.split_once('<') {
            self.text(text);
            if let Some((_, after)) = tag
                .strip_prefix("!--")
                .and_then(|tag| tag.split_once("-->"))
            {
                rest = after;
                continue;
            }
            let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
            self.tag(&format!("<{tag}>"));
            rest = after;
        }
        self.text(rest);
    }
}
