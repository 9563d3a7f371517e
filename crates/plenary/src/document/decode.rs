//! Sources made from bytes, and the faults of bytes that are no text.

use crate::{
    fault::{Code, Fault, Path, Report},
    source::Source,
};

impl Source {
    /// Makes a source from bytes, which have to be UTF-8.
    ///
    /// ```
    /// let latin = b"venue = \"Gen\xe8ve\"";
    /// let report = plenary::Source::from_bytes("csp12.toml", latin).unwrap_err();
    /// assert!(report.to_string().contains("error[P0002]"));
    /// ```
    ///
    /// # Errors
    /// P0002 at the first byte that is not, P0006 if there are more than
    /// [`Source::MOST_BYTES`].
    pub fn from_bytes(name: impl Into<String>, bytes: &[u8]) -> Result<Self, Report> {
        let name = name.into();
        if bytes.len() > Self::MOST_BYTES {
            return Err(Report::located(&Self::new(name, ""), vec![too_long()]));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(name, text)),
            Err(error) => Err(not_utf8(name, bytes, error.valid_up_to())),
        }
    }

    /// The most bytes that a source is read from: 16 MiB, in which a hundred
    /// thousand meetings find room.
    pub const MOST_BYTES: usize = 16 * 1024 * 1024;
}

/// Returns the fault of a text that is longer than any source.
pub(super) fn too_long() -> Fault {
    let most = Source::MOST_BYTES;
    let message = format!("the file has more than {most} bytes, the most that a schedule can have");
    Fault::new(Code::TooLong, message, Path::default())
        .help("give the schedule itself: a conference needs a few thousand bytes")
}

/// Reports the first byte that is no UTF-8, shown in what can be read of the text.
fn not_utf8(name: String, bytes: &[u8], at: usize) -> Report {
    let source = Source::new(name, String::from_utf8_lossy(bytes));
    let byte = bytes.get(at).copied().unwrap_or_default();
    let meant = match byte {
        0xa0..=0xff => format!(", which is {} in an older encoding", char::from(byte)),
        _ => String::new(),
    };
    let message = format!(
        "the text is not UTF-8: byte {} is 0x{byte:02X}{meant}",
        at + 1
    );
    let fault = Fault::new(Code::NotUtf8, message, Path::default())
        .span(Some(at..at + char::REPLACEMENT_CHARACTER.len_utf8()))
        .label("no character")
        .help("save the file again, and choose the encoding UTF-8");
    Report::located(&source, vec![fault])
}
