//! Every form of a schedule, read back by a reader that knows nothing of how it is written.

use plenary::Schedule;
use plenary_docx::Template;

use crate::{data, docx, feeds, markdown, page};

/// Renders a schedule in every form and language, and reads each.
pub fn forms(bytes: &[u8]) {
    if let Some(schedule) = crate::compiled(&crate::source(bytes)) {
        read(&schedule);
    }
}

pub(crate) fn read(schedule: &Schedule) {
    data::json(schedule);
    for language in schedule.plan().languages() {
        let annex = schedule
            .annex_in(*language)
            .expect("a language of the plan");
        markdown::read(&annex.to_markdown(), &annex);
        page::read(&annex.to_html());
        page::read(&annex.to_fragment());
        docx::read(&annex, &Template::default());
        feeds::mail(&annex);
        feeds::calendar(schedule, *language);
        data::csv(schedule, *language);
        data::xml(schedule, *language);
    }
}
