//! A value that is neither in quotation marks nor anything else that TOML knows.

use chrono::{Datelike, Months, NaiveDate};

use super::index::Lines;
use crate::{
    fault::{Code, Fault, Path},
    source::Span,
    suggest::{self, MeantDate},
};

pub(super) fn fault(span: Span, lines: &Lines<'_>, text: &str) -> Fault {
    let typed = text.get(span.clone()).unwrap_or_default().trim();
    let line = lines.line_at(span.start).map_or("", |line| line.content);
    let at =
        |code, message: String| Fault::new(code, message, Path::default()).span(Some(span.clone()));
    if typed.is_empty() {
        return at(Code::NotToml, "nothing stands after the `=`".to_owned())
            .label("no value")
            .help("write the value, or delete the line");
    }
    if let Some(meant) = suggest::date(typed) {
        return bad_date(at(Code::BadDate, not_a_date(typed, meant)), meant);
    }
    let hours = typed.starts_with(|c: char| c.is_ascii_digit()) && typed.contains(':');
    if hours {
        let fault = at(
            Code::BadHours,
            format!("`{typed}` is not in quotation marks"),
        );
        return fault
            .label("hours stand in quotation marks")
            .write(format!("\"{typed}\""))
            .machine_applicable(true);
    }
    let asks_for_a_date = ["issued", "first-day", "last-day"]
        .iter()
        .any(|key| line.starts_with(key));
    if asks_for_a_date {
        return at(Code::BadDate, format!("`{typed}` is not a date"))
            .label("not a date")
            .help("write year-month-day without quotation marks, such as `2026-03-16`");
    }
    let fault = at(
        Code::NotToml,
        format!("`{typed}` is not in quotation marks"),
    );
    match typed.to_lowercase().as_str() {
        choice @ ("true" | "false") => fault
            .label("written in small letters")
            .write(choice)
            .machine_applicable(true),
        _ => fault
            .label("a text stands in straight quotation marks")
            .write(format!("\"{}\"", without_quotes(typed)))
            .machine_applicable(true),
    }
}

/// Returns the text between quotation marks of any shape.
fn without_quotes(typed: &str) -> &str {
    typed.trim_matches(['“', '”', '„', '«', '»', '‘', '’', '\'', '"', '\u{a0}', ' '])
}

fn not_a_date(typed: &str, meant: MeantDate) -> String {
    match meant {
        MeantDate::NoSuchDay(day, month) => {
            format!("there is no {day} {}", month.format("%B %Y"))
        }
        MeantDate::NoSuchMonth(month) => format!("a year has no month {month}"),
        _ => format!("`{typed}` is not written as a date"),
    }
}

/// Adds what is wrong with a date, and which day was probably meant.
pub(in super::super) fn bad_date(fault: Fault, meant: MeantDate) -> Fault {
    let for_day = |day: NaiveDate| format!("write `{day}` for {}", day.format("%-d %B %Y"));
    let written = "dates are written year-month-day, without quotation marks";
    match meant {
        MeantDate::NoSuchDay(day, month) => {
            let next = month.checked_add_months(Months::new(1));
            let last = next.and_then(|next| next.pred_opt()).unwrap_or(month);
            let (name, days) = (month.format("%B %Y"), last.day());
            let over = next.and_then(|next| next.with_day(day.checked_sub(days)?));
            let labelled = fault
                .label(format!("the days of {name} are 1 to {days}"))
                .edit(for_day(last), last.to_string());
            match over {
                Some(over) => labelled.edit(for_day(over), over.to_string()),
                None => labelled,
            }
        }
        MeantDate::NoSuchMonth(_) => fault
            .label("not a date")
            .help("write year-month-day, such as `2026-03-16`"),
        MeantDate::Day(day) => fault
            .label(written)
            .edit(for_day(day), day.to_string())
            .machine_applicable(true),
        MeantDate::Either(day, other) => fault
            .label(written)
            .edit(for_day(day), day.to_string())
            .edit(for_day(other), other.to_string()),
    }
}
