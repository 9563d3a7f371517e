//! The kinds of fault: a name, a number that is never used for anything else, and a page.

use std::{fmt, str::FromStr};

use super::Severity;
use crate::text::serde_as_text;

/// Declares every code once: name, number, severity; the page is the file of that number.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $number:literal, $severity:ident;)*) => {
        /// The kind of a fault. Printed as its number, `P0201`.
        ///
        /// The first two digits are its subject: `P00` the text of the source, `P01` keys and values,
        /// `P02` names and people, `P03` days, sessions and placing, `P04` the texts of the page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(
                $(#[$doc])*
                ///
                #[doc = include_str!(concat!("../../codes/", $number, ".md"))]
                $name,
            )*
        }

        impl Code {
            /// Every code, in order of number.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Returns the number, such as `P0201`.
            #[must_use]
            pub const fn number(self) -> &'static str {
                match self { $(Self::$name => $number,)* }
            }

            /// Returns the name in Rust, such as `UnknownGroup`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// Returns the page that explains the code, in Markdown: what it says, why it matters, a
            /// source that has it, and the same source put right.
            #[must_use]
            pub const fn page(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../codes/", $number, ".md")),)*
                }
            }

            /// Returns the weight of a fault of this kind.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// The text is not TOML.
    NotToml = "P0001", Error;
    /// Bytes that are no UTF-8.
    NotUtf8 = "P0002", Error;
    /// A character that is not seen.
    InvisibleCharacter = "P0003", Error;
    /// A character that turns the order of a text round.
    BidiControl = "P0004", Error;
    /// Notation that only the newest TOML has.
    NewerToml = "P0005", Error;
    /// More text than any schedule has.
    TooLong = "P0006", Error;
    /// Marks of a merge of Git that is not finished.
    UnfinishedMerge = "P0007", Error;
    /// A key that nobody knows.
    UnknownKey = "P0101", Error;
    /// A key that has to be there is not.
    MissingKey = "P0102", Error;
    /// A value of another kind than the key asks for.
    WrongType = "P0103", Error;
    /// A day that no calendar has, or a date written another way.
    BadDate = "P0104", Error;
    /// Hours that no clock shows, or a range written another way.
    BadHours = "P0105", Error;
    /// A session that ends before it begins.
    EndBeforeStart = "P0106", Error;
    /// A duration that cannot be read.
    BadDuration = "P0107", Error;
    /// A text with nothing in it.
    EmptyText = "P0108", Error;
    /// HTML, an image or an unsafe link in a text.
    UnsafeMarkdown = "P0109", Error;
    /// A word where only a few others are known.
    UnknownValue = "P0110", Error;
    /// A time zone that is not in the tz database.
    UnknownTimeZone = "P0111", Error;
    /// Texts that lack one of the languages, but not the first.
    MissingTranslation = "P0112", Warning;
    /// A text in a language that the schedule does not have.
    UnlistedLanguage = "P0113", Note;
    /// One key written twice.
    DuplicateKey = "P0114", Error;
    /// A value that belongs to another key.
    OtherKey = "P0115", Error;
    /// A moment that cannot be read.
    BadMoment = "P0116", Error;
    /// An address that leads nowhere.
    BadAddress = "P0117", Error;
    /// A deadline of which the day is told by no key, or by two.
    DeadlineDay = "P0118", Error;
    /// Items of an agenda that are not in order of time.
    AgendaOrder = "P0119", Error;
    /// A last version that is not at hand.
    NoEarlier = "P0120", Error;
    /// A document that is not kept beside the schedule.
    NotBeside = "P0121", Error;
    /// A text that is not written in the first language.
    NotInFirstLanguage = "P0122", Error;
    /// An agenda of which only some items have a duration.
    AgendaDurations = "P0123", Error;
    /// A key that speaks of another, which is not there.
    LoneKey = "P0125", Error;
    /// A meeting whose id is the word for all meetings, and a deadline that has this word.
    AmbiguousEach = "P0126", Error;
    /// A group that is not declared.
    UnknownGroup = "P0201", Error;
    /// A group declared twice.
    DuplicateGroup = "P0202", Error;
    /// Two meetings with one id.
    DuplicateMeeting = "P0203", Error;
    /// An office that nobody holds.
    VacantOffice = "P0204", Note;
    /// A group for which no meeting is asked.
    GroupNeverMeets = "P0205", Warning;
    /// A name that is nearly the word `vacant`.
    NearlyVacant = "P0206", Error;
    /// News of a meeting that is not in the plan.
    UnknownMeeting = "P0207", Error;
    /// An `[[allow]]` that allows nothing.
    UselessWaiver = "P0208", Warning;
    /// A track that is not declared.
    UnknownTrack = "P0209", Error;
    /// A meeting that resumes what is not to be resumed there.
    BadResumption = "P0210", Error;
    /// A suspended or adjourned meeting that nothing resumes.
    NotResumed = "P0211", Warning;
    /// A room that is not declared.
    UnknownRoom = "P0213", Error;
    /// A group that meets with itself, or twice with another.
    BadJointMeeting = "P0214", Error;
    /// A meeting that is not open to all and is shown to everyone.
    ClosedLivestream = "P0215", Warning;
    /// Two rooms with one name.
    DuplicateRoom = "P0216", Error;
    /// A meeting for which the sessions are too short.
    DoesNotFit = "P0301", Error;
    /// Two sessions at one time.
    OverlappingSessions = "P0302", Error;
    /// The last day comes before the first.
    LastDayBeforeFirst = "P0303", Error;
    /// A session opens or closes while the clocks change.
    ClockChange = "P0304", Error;
    /// More days than a schedule has.
    TooManyDays = "P0305", Error;
    /// A few minutes of a meeting alone in a session.
    Sliver = "P0306", Warning;
    /// Days at the end on which nothing is held.
    UnusedDays = "P0307", Note;
    /// A session on a Saturday or a Sunday.
    WeekendSession = "P0308", Warning;
    /// A meeting without a record in a schedule as held.
    NoRecord = "P0309", Error;
    /// A session longer than anyone sits.
    LongSession = "P0310", Warning;
    /// A day or a moment outside the schedule's days.
    OutsideDays = "P0311", Error;
    /// A day that is closed, and on which something is held.
    ClosedDay = "P0312", Error;
    /// Keys of a meeting that exclude each other.
    ContradictoryKeys = "P0313", Error;
    /// Meetings that wait for one another.
    Cycle = "P0314", Error;
    /// A meeting pinned to a moment at which there is no session.
    PinOutside = "P0315", Error;
    /// Two meetings pinned to one time.
    PinsOverlap = "P0316", Error;
    /// A pinned meeting that begins before what it waits for has ended.
    PinTooEarly = "P0317", Error;
    /// A meeting that is not held on its day.
    OffItsDay = "P0318", Error;
    /// A meeting that fits into no session whole.
    NeverWhole = "P0319", Error;
    /// Records of a meeting that contradict each other.
    RecordsDisagree = "P0320", Error;
    /// A meeting that ended before it began.
    EndedBeforeBegun = "P0321", Error;
    /// A meeting that ended when no session was held.
    OutsideSessions = "P0322", Error;
    /// A record of a meeting, and none of one before it.
    RecordGap = "P0323", Note;
    /// A record of what is still to come.
    RecordOfFuture = "P0324", Error;
    /// A session that was agreed and is not used.
    UnusedSession = "P0325", Warning;
    /// Two meetings in one room at one time.
    RoomTaken = "P0326", Error;
    /// A person who is needed in two meetings at one time.
    PersonTwice = "P0327", Warning;
    /// A group that meets in two places at one time.
    BodyTwice = "P0328", Warning;
    /// More meetings with interpretation at one time than there are teams.
    TooFewInterpreters = "P0329", Warning;
    /// A side event while a meeting is held.
    SideEventOverMeeting = "P0330", Warning;
    /// An event in a room that is taken.
    EventInTakenRoom = "P0331", Warning;
    /// An item of an agenda at an hour when its meeting does not sit.
    AgendaOutside = "P0332", Warning;
    /// A session that was held beyond its planned close, when no meeting was on.
    OvertimeOfNobody = "P0333", Error;
    /// A meeting without room in the plan, of which the planned times are shown.
    NotPlanned = "P0334", Error;
    /// Two pinned meetings with less than the change-over between them.
    PinsTooNear = "P0335", Warning;
    /// A pinned meeting that was last, and behind which another goes on.
    PinNotLast = "P0336", Warning;
    /// A meeting of so many sessions that begins late in its first, and runs on into another.
    BegunLate = "P0337", Warning;
    /// Interpretation for longer than one team works.
    LongInterpretation = "P0341", Warning;
    /// Interpretation when no team is there.
    LateInterpretation = "P0342", Warning;
    /// News in a schedule that was issued, and no moment up to which it goes.
    NoAsOf = "P0343", Warning;
    /// An agenda that asks more time than its meeting has.
    AgendaTooLong = "P0344", Warning;
    /// A meeting with another room or interpretation than that of its session or its day.
    OwnFacilities = "P0345", Note;
    /// A meeting shows the condition of its `start-by`, and has none in the plan.
    UntoldCondition = "P0347", Warning;
    /// A deadline that is counted from a meeting to a day on which nobody meets.
    DeadlineOffDays = "P0349", Warning;
    /// An item that was concluded when its meeting did not sit.
    ConcludedOutside = "P0350", Error;
    /// A text that names another conference.
    OtherConference = "P0401", Error;
    /// A weekday that is not the one of its date.
    WrongWeekday = "P0402", Warning;
    /// A name that speaks of other days.
    OtherDays = "P0403", Warning;
    /// An abbreviation of the zone that is not in use on the days.
    WrongZone = "P0404", Warning;
    /// One thing spelt in two ways.
    TwoSpellings = "P0405", Warning;
    /// A hyphen in a range.
    HyphenInRange = "P0406", Warning;
    /// A date of issue after the first day.
    IssuedLate = "P0407", Warning;
    /// A title that names another status.
    OtherStatus = "P0408", Warning;
    /// Hours of twelve beside hours of twenty-four.
    MixedClocks = "P0409", Warning;
    /// Something open in a final schedule.
    NotSettled = "P0410", Error;
    /// A revision issued before what it revises.
    RevisedEarly = "P0412", Warning;
    /// A call for nominations where no office is vacant.
    NothingVacant = "P0413", Warning;
    /// A deadline after the last day.
    LateDeadline = "P0414", Warning;
    /// A document issued after the first day.
    LateDocument = "P0415", Warning;
    /// A list of those who hold an office, of whom there are none.
    NoOffice = "P0416", Warning;
    /// Other times under the mark of the version that was issued.
    UnmarkedRevision = "P0417", Warning;
    /// A last version that has errors.
    UnsoundEarlier = "P0418", Error;
    /// A last version of another conference.
    OtherEarlier = "P0419", Warning;
    /// A meeting with another id than it was issued with.
    OtherId = "P0420", Warning;
    /// A text that is the same in two languages.
    NotTranslated = "P0421", Warning;
    /// The kept issue has another number or day than the schedule says.
    OtherIssue = "P0422", Error;
    /// Something that readers would see has not been issued.
    NotIssued = "P0423", Note;
    /// A title before a name that has no certain form in another language.
    ForeignHonorific = "P0430", Warning;
    /// An original in a language that the schedule does not have.
    UnlistedOriginal = "P0431", Error;
}

impl Code {
    /// True if a fault of this kind can be less than an error. A note may speak of another
    /// conference where a title may not.
    pub(crate) fn can_be_allowed(self) -> bool {
        self.severity() != Severity::Error || self == Self::OtherConference
    }

    /// True if a schedule is made beside a fault of this kind, so that all the rest can be said, and
    /// ways out can be tried on it.
    pub(crate) fn leaves_a_schedule(self) -> bool {
        matches!(
            self,
            Self::DoesNotFit | Self::OffItsDay | Self::NeverWhole | Self::OutsideSessions
        )
    }

    /// True if a schedule with a fault of this kind can be looked at: what is recorded is not in
    /// doubt, and some of it does not fit.
    pub(crate) fn is_unfit(self) -> bool {
        self.leaves_a_schedule() && self != Self::OutsideSessions
    }

    /// Returns the first line of the page, without its number.
    #[must_use]
    pub fn title(self) -> &'static str {
        let heading = self.page().lines().next().unwrap_or_default();
        heading.split_once(": ").map_or(heading, |(_, title)| title)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}

serde_as_text!(Code);

/// No code has this number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no code `{0}`")]
pub struct UnknownCode(String);

impl FromStr for Code {
    type Err = UnknownCode;

    /// Reads a number, in capitals or not.
    ///
    /// ```
    /// use plenary::Code;
    /// assert_eq!("p0201".parse(), Ok(Code::UnknownGroup));
    /// ```
    fn from_str(number: &str) -> Result<Self, UnknownCode> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.number().eq_ignore_ascii_case(number))
            .ok_or_else(|| UnknownCode(number.to_owned()))
    }
}
