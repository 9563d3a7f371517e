//! The table `[revision]`: the last issue of the schedule.

use chrono::NaiveDate;
use toml::de::DeValue;

use super::{
    headings::fields,
    level::Level,
    number::IssueNumber,
    reader::{PathRef, wrong_type},
    schema::{self, Schema},
    table::prelude::*,
};
use crate::fault::{Code, Fault};

table! {
    /// The table `[revision]`. A revision that is given has a number.
    struct Revision {}

    /// The number of the issue: 0 for the first, 1 for the first revision.
    number: u32 as IssueNumber = "number", Needed, "1";

    /// The day on which it was issued.
    issued: NaiveDate = "issued", Optional, "2026-02-12";

    /// The file of the issue before, in the same folder. The changes from it to this issue are marked
    /// and listed.
    since: String = "since", Optional, r#""csp12-rev0.toml""#;

    /// The file of this issue, in the same folder, as `plenary issue` kept it. Every difference from
    /// it has not been issued.
    as_issued: String = "as-issued", Optional, r#""csp12-rev1.toml""#;

    /// The day on which this issue went out again, since the paper was wrong.
    reissued: NaiveDate = "reissued", Optional, "2026-02-14";

    /// The number of corrections of this issue and those before it together. Calendars count them.
    corrections: u32 = "corrections", Optional, "1";
}

impl Value for Revision {
    const FORM: &'static str = "a heading `[revision]`";

    fn read(value: &DeValue<'_>, at: &PathRef<'_>, found: &mut Reading) -> Slot<Self> {
        let DeValue::Table(table) = value else {
            return wrong_type(value, at, found);
        };
        let revision: Self = fields(table, Level::Revision, *at, found);
        match revision.number {
            Slot::Given(_) => Slot::Given(revision),
            Slot::Bad => Slot::Bad,
            Slot::Absent => {
                found.push(no_number(at));
                Slot::Bad
            }
        }
    }

    fn schema() -> Schema {
        schema::table(Level::Revision)
    }
}

fn no_number(at: &PathRef<'_>) -> Fault {
    let path = at.path();
    Fault::new(Code::MissingKey, "`number` is missing", path.clone())
        .missing(path.then("number"))
        .label("no `number` under this")
        .help("add a line such as `number = 1` under it")
}
