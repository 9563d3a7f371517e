//! Reasons why no schedule can be made of a page.

use plenary_opc::{Error, Limit};

/// A reason why no schedule can be made of a page, printed with the remedy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// The file is neither a Word document nor text.
    #[error(
        "the file is neither a Word document (.docx) nor text in UTF-8: save it as one of them"
    )]
    NotText,
    /// The file is an archive, and no Word document.
    #[error(
        "the file is an archive, and no Word document: save the annex as a Word document (.docx)"
    )]
    NotWord,
    /// The file is XML, and no schedule.
    #[error("the file is XML, and no `schedule.xml`: its root has no `conference`")]
    NotSchedule,
    /// A `schedule.xml` holds no event with a day and an hour.
    #[error("the schedule holds no event with a day and an hour")]
    NoEvent,
    /// The file is a web page.
    #[error(
        "the file is a web page: open it in a word processor, and save it as a Word document (.docx)"
    )]
    WebPage,
    /// The file is damaged.
    #[error("the file is damaged ({0}): open it in the program that wrote it, and save it again")]
    Damaged(String),
    /// The file is too long.
    #[error("the file has more than 16 MiB: take the pages with the annex alone")]
    TooLong,
    /// The file holds more than any annex.
    #[error(
        "the file holds more than 10000 meetings and events, or 300 rows or columns in a table: take the pages with the annex alone"
    )]
    TooMuch,
    /// The archive or the XML goes beyond a limit.
    #[error("the file has {0}: take the pages with the annex alone")]
    PastLimit(Limit),
    /// No table has rows with hours.
    #[error(
        "no table has hours at the beginning of its rows, such as `10:00–13:00`: type them into the first column"
    )]
    NoTable,
    /// Nothing stands above the table.
    #[error(
        "nothing stands above the table: type a title, such as `Draft schedule of CSP12 meetings: 16–19 March 2026`"
    )]
    NoTitle,
    /// Nothing in the table is a meeting.
    #[error("no cell of the table holds a meeting: type its group in bold, such as `**WGTU**`")]
    NoMeeting,
    /// A day without a year.
    #[error(
        "the page does not say in which year `{0}` is: add `--year 2026`, or type it into the title"
    )]
    NoYear(String),
    /// A day that no calendar has.
    #[error("no calendar has the day that `{0}` names: look at its day and its month")]
    NoSuchDay(String),
    /// A column, by its head, whose day the page does not give.
    #[error(
        "the page does not say which day `{0}` is: add `--first-day 2026-03-16`, or type the days into the title"
    )]
    NoDay(String),
    /// The days are too far apart.
    #[error(
        "the days are more than a year apart: look at the dates in the title and above the tables"
    )]
    LongerThanAYear,
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::TooMuch(limit) => Self::PastLimit(limit),
            Error::NotAnArchive => Self::Damaged("its archive has no end".to_owned()),
            other => Self::Damaged(other.to_string()),
        }
    }
}
