//! The keys of the tables that say what stands around the table of the annex.

use std::marker::PhantomData;

use chrono::{NaiveDate, NaiveTime};

use super::{Entry, Key, Presence};
use crate::text::{Address, Wording};

keys! { revision:
    /// Which revision it is: 1 for the first.
    NUMBER = "number": u32, Needed, "1";

    /// The day on which the revision is issued.
    ISSUED = "issued": NaiveDate, Optional, "2026-02-12";

    /// The file of the last version, beside this one: the changes since then are marked and listed.
    SINCE = "since": String, Optional, r#""csp12-rev0.toml""#;
}

keys! { deadline:
    /// What is to be done.
    TITLE = "title": Wording, Needed, r#""Registration of delegates""#;

    /// The last day. Write `on` or `before`, not both.
    ON = "on": NaiveDate, Optional, "2026-03-06";

    /// The `id` of the meeting before which it is to be done, instead of `on`: the day moves with
    /// that meeting.
    BEFORE = "before": String, Optional, r#""WGTU""#;

    /// How many days before that meeting begins.
    DAYS_BEFORE = "days-before": u32, Default("1"), "2";

    /// By which hour of that day.
    TIME = "time": NaiveTime, Optional, r#""18:30""#;

    /// Where to do it: an address on the web, or `mailto:` and a mail address.
    LINK = "link": Address, Optional, r#""mailto:speakers@example.org""#;
}

keys! { document:
    /// What it is called. A document without a `symbol` needs it.
    TITLE = "title": Wording, Optional, r#""Draft agenda of the Working Group""#;

    /// The symbol by which it is cited.
    SYMBOL = "symbol": String, Optional, r#""ATT/CSP12/WG/2026/1""#;

    /// The day on which it is issued.
    ISSUED = "issued": NaiveDate, Optional, "2026-02-16";

    /// Where it can be read: an address on the web, or `mailto:` and a mail address.
    LINK = "link": Address, Optional, r#""https://example.org/csp12/agenda.pdf""#;
}
