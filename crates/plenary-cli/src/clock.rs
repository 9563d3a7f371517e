//! The clock of the machine, and the environment variable that stands in for it: read here only.

use std::{
    env,
    time::{SystemTime, UNIX_EPOCH},
};

use plenary::{
    Plan,
    chrono::{DateTime, NaiveDateTime, Timelike, Utc},
};

use crate::outcome::Failure;

/// The variable of reproducible builds: the moment to take for now, in seconds since 1970 in UTC.
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// Returns the moment that it is, by the variable `SOURCE_DATE_EPOCH` if it is set, else by the clock.
///
/// # Errors
/// If the variable is no number of seconds, or if the moment lies beyond the years that dates have.
pub(crate) fn now() -> Result<DateTime<Utc>, Failure> {
    let seconds = match env::var_os(VARIABLE) {
        Some(typed) => typed.to_str().and_then(|typed| typed.trim().parse().ok()),
        None => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .ok()
            .and_then(|since| i64::try_from(since.as_secs()).ok()),
    };
    let moment = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    moment.ok_or_else(|| {
        let message = format!(
            "it cannot be told what time it is: set the clock, or write seconds since 1970 into `{VARIABLE}`"
        );
        Failure::Usage(message)
    })
}

/// Returns the moment that it is by the clocks of a plan's time zone, to the minute.
///
/// # Errors
/// As [`now`].
pub(crate) fn local(plan: &Plan) -> Result<NaiveDateTime, Failure> {
    let local = plan.local_time(now()?).naive_local();
    Ok(local.with_second(0).unwrap_or(local))
}
