//! Faults in plain lines, for programs that do without the lines of the source.

use super::{COMMAND_LINE, Fault, Label, Lines, Report, Severity, Stale, escape_for_display};

impl Report {
    /// The faults, a few lines for each.
    pub(super) fn drawn(&self) -> String {
        let lines = self.source().map(Lines::of);
        let faults = self.shown().into_iter();
        let faults = faults.map(|fault| self.in_lines(fault, lines.as_ref()));
        let stale = self.stale.iter().map(out_of_date);
        let escape_for_display = faults.chain(self.left_out()).chain(stale);
        escape_for_display.collect::<Vec<_>>().join("\n\n")
    }

    fn in_lines(&self, fault: &Fault, lines: Option<&Lines<'_>>) -> String {
        let weight = match fault.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let mut escape_for_display = format!("{weight}[{}]: {}", fault.code, fault.message);
        for label in fault.labels() {
            let place = self.place(label, lines);
            let colon = if label.text.is_empty() { "" } else { ": " };
            escape_for_display = format!("{said}\n  --> {place}{colon}{}", label.text);
        }
        for help in &fault.help {
            escape_for_display = format!("{said}\n  = help: {}", help.message);
        }
        escape_for_display
    }

    /// `csp12.toml:12:12`, or the path where there is no text.
    fn place(&self, label: &Label, lines: Option<&Lines<'_>>) -> String {
        if label.on_command_line {
            return COMMAND_LINE.to_owned();
        }
        let name = escape_for_display(self.name().unwrap_or_default());
        match (&label.span, lines) {
            (Some(span), Some(lines)) => {
                let at = lines.range(span).start;
                format!("{name}:{}:{}", at.line, at.column)
            }
            (None, Some(_)) => name,
            _ => escape_for_display(label.path.to_string()),
        }
    }
}

fn out_of_date(stale: &Stale) -> String {
    format!(
        "error: {}\n  = help: to mend it: {}",
        stale.message(),
        stale.fix
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_fault_is_said_with_its_place_and_its_cure() {
        let source = crate::Source::new("csp12.toml", "first-day = 16.03.2026\n");
        let report = crate::compile(&source)
            .expect_err("it has faults")
            .to_string();
        let place = "\n  --> csp12.toml:1:13: ";
        let fault = report.split("\n\n").find(|fault| fault.contains(place));
        let fault = fault.expect("the date is refused");
        assert!(fault.starts_with("error[P0104]: "), "{fault}");
        assert!(fault.contains("\n  = help: "), "{fault}");
    }
}
